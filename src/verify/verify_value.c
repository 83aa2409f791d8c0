/* Questions about single values. */
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/str.h"
#include "base/utf8.h"
#include "verify/verify_int.h"

bool
verify_is_dict(const struct verify_obj *o)
{
	return o->kind == VERIFY_DICT || o->kind == VERIFY_STREAM;
}

bool
verify_is_name(const struct verify_obj *o, const char *name)
{
	return o->kind == VERIFY_NAME && str_eq(o->text, name);
}

const char *
verify_name(const struct verify_obj *o)
{
	return o->kind == VERIFY_NAME ? o->text : "";
}

bool
verify_true(const struct verify_obj *o)
{
	return o->kind == VERIFY_BOOL && o->truth;
}

bool
verify_number(const struct verify_obj *o)
{
	return o->kind == VERIFY_INT || o->kind == VERIFY_REAL;
}

const struct verify_obj *
verify_device(const char *family)
{
	static const struct verify_obj devices[] = {
		{ .kind = VERIFY_NAME, .text = "DeviceGray", .len = 10 },
		{ .kind = VERIFY_NAME, .text = "DeviceRGB", .len = 9 },
		{ .kind = VERIFY_NAME, .text = "DeviceCMYK", .len = 10 },
		{ .kind = VERIFY_NAME, .text = "Pattern", .len = 7 },
	};

	for (size_t i = 0; i < sizeof(devices) / sizeof(devices[0]); i++)
		if (str_eq(family, devices[i].text))
			return &devices[i];
	return &verify_none;
}

/* PDFDocEncoding where it is not Latin-1: 0x18 to 0x1f and 0x80 to 0xa0. */
static uint32_t
pdfdoc(unsigned char c)
{
	static const uint16_t low[8] = { 0x2d8, 0x2c7, 0x2c6, 0x2d9, 0x2dd,
	    0x2db, 0x2da, 0x2dc };
	static const uint16_t high[33] = { 0x2022, 0x2020, 0x2021, 0x2026,
	    0x2014, 0x2013, 0x192, 0x2044, 0x2039, 0x203a, 0x2212, 0x2030,
	    0x201e, 0x201c, 0x201d, 0x2018, 0x2019, 0x201a, 0x2122, 0xfb01,
	    0xfb02, 0x141, 0x152, 0x160, 0x178, 0x17d, 0x131, 0x142, 0x153,
	    0x161, 0x17e, 0xfffd, 0x20ac };

	if (c >= 0x18 && c <= 0x1f)
		return low[c - 0x18];
	if (c >= 0x80 && c <= 0xa0)
		return high[c - 0x80];
	return c;
}

static void
utf16(struct buf *b, const unsigned char *s, size_t n, bool big)
{
	for (size_t i = 0; i + 1 < n; i += 2) {
		uint32_t c = big ? (uint32_t)s[i] << 8 | s[i + 1] :
		    (uint32_t)s[i + 1] << 8 | s[i];

		if (c >= 0xd800 && c < 0xdc00 && i + 3 < n) {
			uint32_t low = big ? (uint32_t)s[i + 2] << 8 |
			    s[i + 3] : (uint32_t)s[i + 3] << 8 | s[i + 2];

			if (low >= 0xdc00 && low < 0xe000) {
				c = 0x10000 + ((c - 0xd800) << 10) +
				    (low - 0xdc00);
				i += 2;
			}
		}
		if (c >= 0xd800 && c < 0xe000)
			c = 0xfffd;
		if (c != 0)
			buf_utf8(b, c);
	}
}

const char *
verify_text(struct verify *v, const struct verify_obj *o)
{
	const unsigned char *s = (const unsigned char *)o->text;
	struct buf b = { 0 };
	const char *text;

	if (o->kind != VERIFY_STRING)
		return "";
	if (o->len >= 2 && ((s[0] == 0xfe && s[1] == 0xff) ||
	    (s[0] == 0xff && s[1] == 0xfe)))
		utf16(&b, s + 2, o->len - 2, s[0] == 0xfe);
	else if (o->len >= 3 && memcmp(s, "\xef\xbb\xbf", 3) == 0 &&
	    utf8_valid(o->text + 3, o->len - 3, NULL))
		buf_add(&b, s + 3, o->len - 3);
	else
		for (size_t i = 0; i < o->len; i++)
			if (s[i] != 0)
				buf_utf8(&b, pdfdoc(s[i]));
	text = b.data != NULL ? buf_copy(&b, v->arena) : "";
	buf_free(&b);
	return text;
}
