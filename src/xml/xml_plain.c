/*
 * Other programs' files.  Their DOCTYPE is blanked out before the parser sees
 * it: what is not there cannot be loaded or expanded, and places stay true.
 */
#include <string.h>

#include "base/arena.h"
#include "base/str.h"
#include "xml/xml_int.h"

/* Behind what begins here with open and ends with close; NULL: never ends. */
static char *
pass(char *at, const char *open, const char *close)
{
	char *end = strstr(at + strlen(open), close);

	return end ? end + strlen(close) : NULL;
}

/* Behind the declaration at a DOCTYPE; quotes, comments and [..] may hold '>'. */
static char *
declaration_end(char *at)
{
	size_t depth = 0;

	while (at != NULL && *at != '\0') {
		if (str_starts(at, "<!--")) {
			at = pass(at, "<!--", "-->");
		} else if (str_starts(at, "<?")) {
			at = pass(at, "<?", "?>");
		} else if (*at == '"' || *at == '\'') {
			at = strchr(at + 1, *at);
			at = at ? at + 1 : NULL;
		} else {
			depth += *at == '[' || *at == '<';
			depth -= (*at == ']' || *at == '>') && depth > 0;
			at++;
			if (depth == 0)
				return at;
		}
	}
	return NULL;
}

/* The DOCTYPE can only stand before the first element. */
static void
blank_doctype(char *text)
{
	char *at = text, *end;

	while (at != NULL && *at != '\0') {
		if (str_starts(at, "<!--")) {
			at = pass(at, "<!--", "-->");
		} else if (str_starts(at, "<?")) {
			at = pass(at, "<?", "?>");
		} else if (str_starts(at, "<!DOCTYPE")) {
			end = declaration_end(at);
			for (; at < end; at++)
				if (!str_space(*at))
					*at = ' ';
			return;
		} else if (*at == '<') {
			return;
		} else {
			at++;
		}
	}
}

struct xml_node *
xml_read_plain(struct arena *a, struct diags *d, const char *file,
    const char *data, size_t len)
{
	char *text = arena_strndup(a, data, len);

	if (memchr(data, '\0', len) == NULL)
		blank_doctype(text);
	return xml_read_as(a, d, file, text, len, true);
}
