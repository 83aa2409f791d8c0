/* The one table of what is escaped in XML and HTML. */
#include <stddef.h>

#include "base/buf.h"
#include "base/markup.h"

bool
markup_entity(struct buf *b, uint32_t c)
{
	/* &apos; is no entity of HTML 4, the number is one of all. */
	static const struct { char c; const char *entity; } table[] = {
		{ '&', "&amp;" }, { '<', "&lt;" }, { '>', "&gt;" },
		{ '"', "&quot;" }, { '\'', "&#39;" },
	};

	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++)
		if ((uint32_t)table[i].c == c) {
			buf_str(b, table[i].entity);
			return true;
		}
	return false;
}
