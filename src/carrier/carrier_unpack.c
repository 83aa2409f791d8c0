/* Files that are packed, and those that are no answers at all. */
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/str.h"
#include "carrier/carrier_int.h"

/* ---- base64 ---- */

static int
digit_of(char c)
{
	static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
	    "abcdefghijklmnopqrstuvwxyz0123456789+/";
	const char *at = c ? strchr(digits, c) : NULL;

	return at ? (int)(at - digits) : -1;
}

/* Line breaks may stand anywhere, '=' at the end; false when it is no base64. */
static bool
from_base64(const char *s, size_t n, struct buf *out)
{
	unsigned bits = 0, have = 0, padding = 0;

	for (size_t i = 0; i < n; i++) {
		int v = digit_of(s[i]);

		if (str_space(s[i]))
			continue;
		if (s[i] == '=') {
			padding++;
			continue;
		}
		if (v < 0 || padding > 0)
			return false;
		bits = bits << 6 | (unsigned)v;
		have += 6;
		if (have >= 8) {
			have -= 8;
			buf_char(out, (char)(bits >> have & 0xFF));
		}
	}
	return padding <= 2 && have < 6;
}

/* ---- HotDocs ---- */

static bool
torn(const struct carrier_in *in, const char *what)
{
	diag_add(in->diags, DIAG_WRONG_SHAPE, (struct pos){ in->file, 1, 1 },
	    "download the answers once more, best as an XML file (.anx)",
	    "the answers are packed as HotDocs interviews send them, but %s",
	    what);
	return false;
}

/* Go on with what was packed, which may begin with a byte-order mark. */
static bool
use(struct carrier_in *in, const struct buf *xml)
{
	struct carrier_decoder d = { 0 };
	struct buf text = { 0 };

	carrier_decode(&d, xml->data ? xml->data : "", xml->len, true, &text);
	in->data = arena_strndup(in->arena, text.data ? text.data : "",
	    text.len);
	in->len = text.len;
	in->utf16 = d.utf16;
	buf_free(&text);
	return true;
}

static bool
unpack_envelope(struct carrier_in *in, const char *at)
{
	const char *close = strstr(at, ")]"), *from;
	struct buf xml = { 0 };
	size_t len = 0;
	bool ok;

	if (close == NULL)
		return torn(in, "their beginning is torn");
	for (const char *p = at + 8; *p >= '0' && *p <= '9'; p++)
		if (len < in->len)
			len = len * 10 + (size_t)(*p - '0');
	from = close + 2;
	if (len > strlen(from) || (from[len] != '|' && from[len] != '\0'))
		return torn(in, "a part of them is missing");
	ok = from_base64(from, len, &xml) && xml.len > 0;
	if (ok)
		use(in, &xml);
	buf_free(&xml);
	return ok || torn(in, "they are no base64");
}

#define ENVELOPE	"[HDSANS("

/* The first letters of base64 of "<?xml" and "<Answer", with a mark or not. */
bool
carrier_is_packed(const char *data, size_t n)
{
	static const char *const begins[] = { ENVELOPE, "PD94bW", "PEFuc3dl",
	    "77u/PD94bW", "77u/PEFuc3dl", "//48AD8AeABtA", "//48AEEAbgBzA" };

	for (size_t i = 0; i < sizeof(begins) / sizeof(begins[0]); i++)
		if (n >= strlen(begins[i]) && memcmp(data, begins[i],
		    strlen(begins[i])) == 0)
			return true;
	return false;
}

bool
carrier_unpack(struct carrier_in *in)
{
	const char *at = in->data + strspn(in->data, " \t\r\n");
	struct buf xml = { 0 };
	bool ok;

	if (!carrier_is_packed(at, strlen(at)))
		return true;
	if (str_starts(at, ENVELOPE))
		return unpack_envelope(in, at);
	ok = from_base64(at, strlen(at), &xml);
	if (ok)
		use(in, &xml);
	buf_free(&xml);
	return ok || torn(in, "they are no base64");
}

/* ---- what is no answers file ---- */

static const struct {
	const char	*bytes;
	size_t		 n;
	const char	*what, *hint;
} files[] = {
	{ "PK\3\4", 4, "a workbook or a zip file",
	    "open it, and save the sheet as \"CSV UTF-8\"" },
	{ "\xD0\xCF\x11\xE0", 4, "a workbook of an old Excel",
	    "open it, and save the sheet as \"CSV UTF-8\"" },
	{ "%PDF-", 5, "a PDF", "name the answers, not the papers" },
	{ "{\\rtf", 5, "a text of a word processor",
	    "save the answers as XML, JSON or CSV" },
};

/* First elements of XML that other programs call a spreadsheet or answers. */
static const struct {
	const char	*element, *what, *hint;
} roots[] = {
	{ "html", "a web page, whatever it is called",
	    "open it, and save the sheet as \"CSV UTF-8\"" },
	{ "table", "a web page, whatever it is called",
	    "open it, and save the sheet as \"CSV UTF-8\"" },
	{ "Workbook", "a workbook as XML",
	    "open it, and save the sheet as \"CSV UTF-8\"" },
	{ "componentLibrary", "a list of HotDocs' variables, with no answers",
	    "save the answers in HotDocs, as a file that ends in .anx" },
	{ "Guide", "an interview of A2J Author, with no answers",
	    "save the answers at the end of the interview" },
	{ "TEMPLATE", "an interview of A2J Author, with no answers",
	    "save the answers at the end of the interview" },
};

static bool
told(struct diags *d, const char *file, const char *what, const char *hint)
{
	diag_add(d, DIAG_UNKNOWN_CARRIER, (struct pos){ file, 1, 1 }, hint,
	    "this is %s", what);
	return true;
}

bool
carrier_foreign_bytes(struct diags *d, const char *file, const char *data,
    size_t n)
{
	for (size_t i = 0; i < sizeof(files) / sizeof(files[0]); i++)
		if (n >= files[i].n && memcmp(data, files[i].bytes,
		    files[i].n) == 0)
			return told(d, file, files[i].what, files[i].hint);
	return false;
}

bool
carrier_foreign_file(const struct carrier_in *in)
{
	const char *root = carrier_first_element(in->arena, in->data);
	const char *colon = root ? strchr(root, ':') : NULL;

	if (carrier_foreign_bytes(in->diags, in->file, in->data, in->len))
		return true;
	if (root == NULL)
		return false;
	for (size_t i = 0; i < sizeof(roots) / sizeof(roots[0]); i++)
		if (str_eq(colon ? colon + 1 : root, roots[i].element))
			return told(in->diags, in->file, roots[i].what,
			    roots[i].hint);
	return false;
}
