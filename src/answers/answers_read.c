#include <string.h>

#include "answers/answers.h"
#include "base/str.h"
#include "base/utf8.h"

struct answers *
answers_read(struct arena *a, struct diags *d, const char *file,
    const char *data, size_t len)
{
	size_t at = 0, bad;

	if (len >= 3 && memcmp(data, "\xEF\xBB\xBF", 3) == 0)
		at = 3;
	while (at < len && str_space(data[at]))
		at++;
	/* A file in UTF-16 begins with neither; its reader says what it is. */
	if ((at < len && data[at] == '<') || !utf8_valid(data, len, &bad))
		return answers_read_xml(a, d, file, data, len);
	if (at < len && (data[at] == '{' || data[at] == '['))
		return answers_read_json(a, d, file, data, len);
	diag_add(d, DIAG_UNKNOWN_CARRIER, (struct pos){ file, 1, 1 },
	    "answers are XML that begins with '<', JSON that begins with '{', "
	    "or a spreadsheet as CSV",
	    at < len ? "these are no answers in a shape that is known" :
	    "the file is empty");
	return NULL;
}
