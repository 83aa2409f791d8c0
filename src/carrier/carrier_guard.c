/*
 * Programs that write for Excel put ="00123" into a CSV, so that no zero gets
 * lost.  As CSV that is broken: a quotation mark stands within a field.  What is
 * meant is in no doubt.
 */
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "carrier/carrier_csv_int.h"

static bool
field_ends(const char *p, size_t n, size_t i, char separator)
{
	return i == n || p[i] == separator || p[i] == '\r' || p[i] == '\n';
}

/* Behind a field in quotation marks that begins at i; 0 when it has no end. */
static size_t
behind_quoted(const char *p, size_t n, size_t i)
{
	for (i++; i < n; i++) {
		if (p[i] != '"')
			continue;
		if (i + 1 == n || p[i + 1] != '"')
			return i + 1;
		i++;
	}
	return 0;
}

/* A field from *at on, mended into out; *at is where it ends. */
static enum carrier_mend
mend_field(const char *p, size_t n, size_t *at, char separator,
    struct buf *out)
{
	size_t from = *at, i = from;

	if (i + 1 < n && p[i] == '=' && p[i + 1] == '"') {
		for (i += 2; i < n && strchr("\"\r\n", p[i]) == NULL; i++)
			continue;
		if (i >= n || p[i] != '"')
			return MEND_NOT;
		buf_str(out, "\"=\"\"");
		buf_add(out, p + from + 2, i - from - 2);
		buf_str(out, "\"\"\"");
		*at = i + 1;
		return MEND_DONE;
	}
	if (i < n && p[i] == '"') {
		i = behind_quoted(p, n, i);
		if (i == 0)
			return MEND_MORE;
	} else {
		while (!field_ends(p, n, i, separator) && p[i] != '"')
			i++;
	}
	buf_add(out, p + from, i - from);
	*at = i;
	return MEND_DONE;
}

enum carrier_mend
carrier_mend_guards(const char *p, size_t n, char separator, struct buf *out)
{
	enum carrier_mend done;
	size_t i = 0;

	buf_clear(out);
	while (n > 0 && (p[n - 1] == '\n' || p[n - 1] == '\r'))
		n--;
	for (;;) {
		done = mend_field(p, n, &i, separator, out);
		if (done != MEND_DONE)
			return done;
		if (i == n)
			return MEND_DONE;
		if (p[i] != separator)
			return MEND_NOT;
		buf_char(out, p[i++]);
	}
}

/*
 * The text that a cell is written for.  "'=1+1" stands for "=1+1": that is how
 * our own cells are written.  ="00123" stands for 00123.
 */
const char *
carrier_csv_plain_cell(struct arena *a, const char *text)
{
	size_t n = strspn(text, "'"), len = strlen(text);

	if (n > 0 && text[n] != '\0' && strchr("=+-@\t\r", text[n]))
		return text + 1;
	if (len > 2 && text[0] == '=' && text[1] == '"' &&
	    strcspn(text + 2, "\"") == len - 3)
		return arena_strndup(a, text + 2, len - 3);
	return text;
}
