/* Encodings: UTF-8 and UTF-16, with or without a byte-order mark; "&lt;". */
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/str.h"
#include "carrier/carrier_int.h"

#define MALFORMED	'\xFF'

/* One unit of UTF-16; surrogates wait in left for their second half. */
static void
take_unit(struct carrier_decoder *d, unsigned unit, struct buf *out)
{
	unsigned high = (unsigned)d->left[2] << 8 | d->left[3];

	if (high != 0) {
		d->left[2] = d->left[3] = 0;
		if (unit >= 0xDC00 && unit <= 0xDFFF) {
			buf_utf8(out, 0x10000 + ((high - 0xD800) << 10) +
			    (unit - 0xDC00));
			return;
		}
		buf_char(out, MALFORMED);
	}
	if (unit >= 0xD800 && unit <= 0xDBFF) {
		d->left[2] = (unsigned char)(unit >> 8);
		d->left[3] = (unsigned char)unit;
	} else if (unit >= 0xDC00 && unit <= 0xDFFF) {
		buf_char(out, MALFORMED);
	} else if (unit == 0) {
		buf_char(out, '\0');
	} else {
		buf_utf8(out, unit);
	}
}

static void
take_utf16(struct carrier_decoder *d, const unsigned char *s, size_t n,
    struct buf *out)
{
	for (size_t i = 0; i < n; i++) {
		unsigned char a = d->left[0];

		if (d->nleft == 0) {
			d->left[0] = s[i];
			d->nleft = 1;
			continue;
		}
		d->nleft = 0;
		take_unit(d, d->mode == DECODE_LE ? (unsigned)s[i] << 8 | a :
		    (unsigned)a << 8 | s[i], out);
	}
}

/* UTF-16 without its mark: letters of ASCII have a NUL beside them. */
static int
mode_of(const unsigned char *l, size_t n)
{
	if (n >= 2 && l[0] == 0xFF && l[1] == 0xFE)
		return DECODE_LE;
	if (n >= 2 && l[0] == 0xFE && l[1] == 0xFF)
		return DECODE_BE;
	if (n == 4 && l[1] == 0 && l[3] == 0 && l[0] != 0 && l[2] != 0 &&
	    l[0] < 0x80)
		return DECODE_LE;
	if (n == 4 && l[0] == 0 && l[2] == 0 && l[1] != 0 && l[3] != 0 &&
	    l[1] < 0x80)
		return DECODE_BE;
	return DECODE_UTF8;
}

/* The first four bytes decide; fewer of them may have come yet. */
static void
start(struct carrier_decoder *d, bool end, struct buf *out)
{
	unsigned char l[4];
	size_t n = d->nleft, used = 0;

	if (n < 4 && !end)
		return;
	memcpy(l, d->left, sizeof(l));
	d->mode = mode_of(l, n);
	d->nleft = 0;
	memset(d->left, 0, sizeof(d->left));
	if (d->mode == DECODE_UTF8) {
		if (n >= 3 && memcmp(l, "\xEF\xBB\xBF", 3) == 0)
			used = 3;
		buf_add(out, l + used, n - used);
	} else {
		if (l[0] >= 0xFE)
			used = 2;
		d->utf16 = true;
		take_utf16(d, l + used, n - used, out);
	}
}

static void
take_windows(const char *data, size_t n, struct buf *out)
{
	for (size_t i = 0; i < n; i++)
		if ((unsigned char)data[i] < 0x80)
			buf_char(out, data[i]);
		else
			carrier_windows_char((unsigned char)data[i], out);
}

void
carrier_decode(struct carrier_decoder *d, const char *data, size_t n,
    bool end, struct buf *out)
{
	size_t i = 0;

	for (; d->mode == DECODE_START && i < n; i++) {
		d->left[d->nleft++] = (unsigned char)data[i];
		start(d, false, out);
	}
	if (d->mode == DECODE_START && end)
		start(d, true, out);
	if (d->mode == DECODE_UTF8)
		buf_add(out, data + i, n - i);
	else if (d->mode == DECODE_WINDOWS)
		take_windows(data, n, out);
	else if (d->mode != DECODE_START)
		take_utf16(d, (const unsigned char *)data + i, n - i, out);
	if (end && d->utf16 && (d->nleft > 0 || d->left[2] != 0))
		buf_char(out, MALFORMED);
}

/* ---- references ---- */

static const struct {
	const char	*ref;
	char		 c;
} refs[] = {
	{ "&amp;", '&' }, { "&lt;", '<' }, { "&gt;", '>' },
	{ "&quot;", '"' }, { "&apos;", '\'' }, { "&#39;", '\'' },
};
#define NREFS	(sizeof(refs) / sizeof(refs[0]))

static size_t
ref_at(const char *text)
{
	size_t i = 0;

	while (i < NREFS && !str_starts(text, refs[i].ref))
		i++;
	return i;
}

char *
carrier_unescape(struct arena *a, const char *text)
{
	struct buf b = { 0 };
	char *copy;

	while (*text != '\0') {
		size_t i = ref_at(text);

		buf_char(&b, i < NREFS ? refs[i].c : *text);
		text += i < NREFS ? strlen(refs[i].ref) : 1;
	}
	copy = buf_copy(&b, a);
	buf_free(&b);
	return copy;
}

char *
carrier_escape(struct arena *a, const char *text)
{
	struct buf b = { 0 };
	char *copy;

	for (; *text != '\0'; text++) {
		size_t i = 0;

		while (i < 3 && refs[i].c != *text)
			i++;
		if (i < 3)
			buf_str(&b, refs[i].ref);
		else
			buf_char(&b, *text);
	}
	copy = buf_copy(&b, a);
	buf_free(&b);
	return copy;
}

bool
carrier_escaped(const char *text)
{
	for (; (text = strchr(text, '&')) != NULL; text++)
		if (ref_at(text) == NREFS)
			return false;
	return true;
}
