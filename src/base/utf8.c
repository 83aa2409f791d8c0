#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/utf8.h"

/* Length of the sequence that starts here, 0 if it is not well formed. */
static size_t
sequence(const unsigned char *s, size_t left)
{
	size_t n;

	if (s[0] < 0x80)
		return 1;
	if (s[0] < 0xC2 || s[0] > 0xF4)
		return 0;
	n = s[0] < 0xE0 ? 2 : s[0] < 0xF0 ? 3 : 4;
	if (left < n)
		return 0;
	for (size_t i = 1; i < n; i++)
		if ((s[i] & 0xC0) != 0x80)
			return 0;
	if ((s[0] == 0xE0 && s[1] < 0xA0) || (s[0] == 0xED && s[1] > 0x9F) ||
	    (s[0] == 0xF0 && s[1] < 0x90) || (s[0] == 0xF4 && s[1] > 0x8F))
		return 0;
	return n;
}

bool
utf8_valid(const char *s, size_t len, size_t *bad)
{
	for (size_t i = 0; i < len;) {
		size_t n = sequence((const unsigned char *)s + i, len - i);

		if (n == 0) {
			if (bad != NULL)
				*bad = i;
			return false;
		}
		i += n;
	}
	return true;
}

uint32_t
utf8_next(const char **s)
{
	const unsigned char *p = (const unsigned char *)*s;
	uint32_t c = p[0];
	size_t n = 1;

	if (c == 0)
		return 0;
	if (c >= 0xF0) {
		c = (c & 0x07) << 18 | (p[1] & 0x3Fu) << 12 |
		    (p[2] & 0x3Fu) << 6 | (p[3] & 0x3Fu);
		n = 4;
	} else if (c >= 0xE0) {
		c = (c & 0x0F) << 12 | (p[1] & 0x3Fu) << 6 | (p[2] & 0x3Fu);
		n = 3;
	} else if (c >= 0xC0) {
		c = (c & 0x1F) << 6 | (p[1] & 0x3Fu);
		n = 2;
	}
	*s += n;
	return c;
}

char *
utf8_nfc(struct arena *a, const char *s)
{
	utf8proc_uint8_t *out;
	const char *p;
	char *copy;

	for (p = s; *p > 0; p++)
		;
	if (*p == '\0')		/* ASCII is in normal form already */
		return arena_strdup(a, s);
	out = utf8proc_NFC((const utf8proc_uint8_t *)s);
	copy = arena_strdup(a, out ? (const char *)out : s);
	free(out);
	return copy;
}

char *
utf8_upper(struct arena *a, const char *s)
{
	struct buf b = { 0 };
	uint32_t c;
	char *out;

	/* utf8proc maps one to one; the sharp s is the one that matters. */
	while ((c = utf8_next(&s)) != 0) {
		if (c == 0xDF)
			buf_str(&b, "SS");
		else
			buf_utf8(&b, (uint32_t)utf8proc_toupper(
			    (utf8proc_int32_t)c));
	}
	out = buf_copy(&b, a);
	buf_free(&b);
	return out;
}

size_t
utf8_length(const char *s)
{
	size_t n = 0;

	while (utf8_next(&s) != 0)
		n++;
	return n;
}

size_t
utf8_columns(const char *s)
{
	size_t n = 0;
	uint32_t c;

	while ((c = utf8_next(&s)) != 0) {
		int w = utf8proc_charwidth((utf8proc_int32_t)c);

		n += w > 0 ? (size_t)w : 0;
	}
	return n;
}

bool
utf8_forbidden(uint32_t c)
{
	if (c < 0x20)
		return c != '\t' && c != '\n' && c != '\r';
	return (c >= 0x7F && c < 0xA0) || (c >= 0x202A && c <= 0x202E) ||
	    (c >= 0x2066 && c <= 0x2069) || (c >= 0xFDD0 && c <= 0xFDEF) ||
	    (c & 0xFFFE) == 0xFFFE || c == 0xFEFF || c == 0x2028 || c == 0x2029;
}

size_t
utf8_plain(const char *s, const char *end)
{
	const char *p = s;

	while (p < end && ((*p >= 0x20 && *p < 0x7F) || *p == '\n' ||
	    *p == '\t'))
		p++;
	return (size_t)(p - s);
}

bool
utf8_combining(uint32_t c)
{
	return utf8proc_get_property((utf8proc_int32_t)c)->combining_class > 0;
}

size_t
utf8_grapheme(const char *s, const char *end)
{
	const char *p = s, *next;
	utf8proc_int32_t state = 0;
	uint32_t before = utf8_next(&p), c;

	for (; p < end; p = next, before = c) {
		next = p;
		c = utf8_next(&next);
		if (c == 0 || utf8proc_grapheme_break_stateful(
		    (utf8proc_int32_t)before, (utf8proc_int32_t)c, &state))
			break;
	}
	return p > s ? (size_t)(p - s) : 1;
}

bool
utf8_letter(uint32_t c)
{
	switch (utf8proc_category((utf8proc_int32_t)c)) {
	case UTF8PROC_CATEGORY_LU:
	case UTF8PROC_CATEGORY_LL:
	case UTF8PROC_CATEGORY_LT:
	case UTF8PROC_CATEGORY_LM:
	case UTF8PROC_CATEGORY_LO:
		return true;
	default:
		return false;
	}
}

/* What no decomposition takes apart, and Cyrillic that reads as Latin. */
static const struct { uint32_t c; char as[3]; } alike[] = {
	{ 0xE6, "ae" }, { 0xF0, "d" }, { 0xF8, "o" }, { 0xFE, "th" },
	{ 0x111, "d" }, { 0x127, "h" }, { 0x131, "i" }, { 0x142, "l" },
	{ 0x14B, "n" }, { 0x153, "oe" }, { 0x167, "t" }, { 0x430, "a" },
	{ 0x435, "e" }, { 0x43E, "o" }, { 0x440, "p" }, { 0x441, "c" },
	{ 0x443, "y" }, { 0x445, "x" }, { 0x455, "s" }, { 0x456, "i" },
	{ 0x458, "j" },
};

/* Where the digit zero stands in scripts that have digits of their own. */
static const uint32_t zeros[] = { 0x660, 0x6F0, 0x7C0, 0x966, 0x9E6, 0xA66,
    0xAE6, 0xB66, 0xBE6, 0xC66, 0xCE6, 0xD66, 0xE50, 0xED0, 0xF20 };

static void
look_alike(uint32_t out[UTF8_FOLD], size_t *n)
{
	if (*n != 1)
		return;
	for (size_t i = 0; i < sizeof(zeros) / sizeof(zeros[0]); i++)
		if (out[0] >= zeros[i] && out[0] <= zeros[i] + 9)
			out[0] = '0' + (out[0] - zeros[i]);
	for (size_t i = 0; i < sizeof(alike) / sizeof(alike[0]); i++) {
		if (out[0] != alike[i].c)
			continue;
		out[0] = (unsigned char)alike[i].as[0];
		if (alike[i].as[1] != '\0')
			out[(*n)++] = (unsigned char)alike[i].as[1];
		return;
	}
}

void
utf8_fold(uint32_t c, uint32_t out[UTF8_FOLD], size_t *n)
{
	utf8proc_int32_t to[UTF8_FOLD];
	utf8proc_ssize_t len;
	int last = 0;

	len = utf8proc_decompose_char((utf8proc_int32_t)c, to, UTF8_FOLD,
	    UTF8PROC_COMPAT | UTF8PROC_DECOMPOSE | UTF8PROC_CASEFOLD |
	    UTF8PROC_STRIPMARK | UTF8PROC_IGNORE, &last);
	*n = 0;
	if (len < 0 || len > UTF8_FOLD) {
		out[(*n)++] = c;
		return;
	}
	while (*n < (size_t)len) {
		out[*n] = (uint32_t)to[*n];
		(*n)++;
	}
	look_alike(out, n);
}
