/* Pictures: their dictionaries, and JPEG 2000 data as far as it tells of colour. */
#include <string.h>

#include "base/str.h"
#include "verify/verify_colour.h"
#include "verify/verify_drawing.h"

static bool
has_filter(struct verify *v, const struct verify_obj *image, const char *name)
{
	const struct verify_obj *f = verify_get(v, image, "Filter");

	for (size_t i = 0; f->kind == VERIFY_ARRAY && i < f->len; i++)
		if (verify_is_name(verify_item(v, f, i), name))
			return true;
	return verify_is_name(f, name);
}

static void
check_bits(struct verify *v, const struct verify_obj *image, const char *where)
{
	const struct verify_obj *bits = verify_get(v, image,
	    "BitsPerComponent");
	bool mask = verify_true(verify_get(v, image, "ImageMask"));
	long long n = bits->integer;

	if (bits->kind == VERIFY_INT && (mask ? n != 1 : n != 1 && n != 2 &&
	    n != 4 && n != 8 && n != 16))
		verify_fail(v, VERIFY_IMAGE_BITS, where,
		    "a picture has %lld bits a colour", n);
}

void
verify_image(struct verify *v, const struct verify_obj *o, const char *where)
{
	const struct verify_obj *intent = verify_get(v, o, "Intent");
	const char *data;
	size_t len;

	if (verify_has(o, "Alternates"))
		verify_fail(v, VERIFY_ALTERNATES, where,
		    "a picture has alternates");
	if (verify_has(o, "OPI"))
		verify_fail(v, VERIFY_IMAGE_OPI, where,
		    "a picture stands for one outside the file");
	if (verify_true(verify_get(v, o, "Interpolate")))
		verify_fail(v, VERIFY_INTERPOLATE, where,
		    "a picture asks to be smoothed");
	if (!verify_rendering_intent(intent))
		verify_fail(v, VERIFY_RENDERING_INTENT, where,
		    "there is no rendering intent '%s'", verify_name(intent));
	if (!has_filter(v, o, "JPXDecode"))
		check_bits(v, o, where);
	else if (verify_stream(v, o, &data, &len))
		verify_jpx(v, data, len, verify_has(o, "ColorSpace"), where);
}

static void
check_inline_filter(struct verify *v, const struct verify_obj *f,
    const char *where)
{
	static const char known[] = "ASCIIHexDecode ASCII85Decode FlateDecode "
	    "RunLengthDecode CCITTFaxDecode DCTDecode AHx A85 Fl RL CCF DCT";

	if (f->kind == VERIFY_ARRAY) {
		for (size_t i = 0; i < f->len; i++)
			check_inline_filter(v, verify_item(v, f, i), where);
		return;
	}
	if (f->kind == VERIFY_NAME && (str_has_word("LZWDecode LZW", f->text) ||
	    !str_has_word(known, f->text)))
		verify_fail(v, VERIFY_INLINE_FILTER, where,
		    "an inline image is packed by '%s'", f->text);
}

void
verify_inline_image(struct verify *v, const struct verify_obj *o,
    const char *where)
{
	check_inline_filter(v, verify_get(v, o, "F"), where);
	check_inline_filter(v, verify_get(v, o, "Filter"), where);
	if (verify_true(verify_get(v, o, "I")) ||
	    verify_true(verify_get(v, o, "Interpolate")))
		verify_fail(v, VERIFY_INTERPOLATE, where,
		    "an inline image asks to be smoothed");
	if (!verify_rendering_intent(verify_get(v, o, "Intent")))
		verify_fail(v, VERIFY_RENDERING_INTENT, where,
		    "an inline image has an unknown rendering intent");
}

/* --- JPEG 2000 --- */

/* What the boxes and the head of the code stream tell. */
struct jpx {
	unsigned	 channels, bits;
	unsigned	 specs, best;	/* colour specifications; approx 1 */
	unsigned	 method, space;	/* of the one that counts */
	bool		 varied;	/* a box of bits by component */
	unsigned	 opacity;	/* channels that are no colour */
	unsigned	 columns;	/* of the palette */
};

static unsigned long
number(const unsigned char *p, size_t n)
{
	unsigned long x = 0;

	while (n-- > 0)
		x = x << 8 | *p++;
	return x;
}

static void
colour_spec(struct jpx *j, const unsigned char *p, size_t n)
{
	unsigned method = p[0], space = 0;

	if (n < 3)
		return;
	if (method == 1 && n >= 7)
		space = (unsigned)number(p + 3, 4);
	if (p[2] == 1)
		j->best++;
	if (j->specs++ == 0 || p[2] == 1) {
		j->method = method;
		j->space = space;
	}
}

static void
one_box(struct jpx *j, const char *type, const unsigned char *p, size_t n)
{
	if (memcmp(type, "ihdr", 4) == 0 && n >= 11) {
		j->channels = (unsigned)number(p + 8, 2);
		j->bits = p[10] == 255 ? 0 : (p[10] & 127u) + 1;
	} else if (memcmp(type, "bpcc", 4) == 0) {
		j->varied = true;
	} else if (memcmp(type, "colr", 4) == 0 && n > 0) {
		colour_spec(j, p, n);
	} else if (memcmp(type, "pclr", 4) == 0 && n >= 3) {
		j->columns = p[2];
	} else if (memcmp(type, "cdef", 4) == 0) {
		for (size_t i = 2; i + 6 <= n; i += 6)
			if (number(p + i + 2, 2) != 0)
				j->opacity++;
	} else if (memcmp(type, "jp2c", 4) == 0 && j->channels == 0 &&
	    n >= 43 && number(p, 4) == 0xff4fff51) {
		j->channels = (unsigned)number(p + 38, 2);
		j->bits = (p[40] & 127u) + 1;
	}
}

static void
boxes(struct jpx *j, const unsigned char *p, size_t n, int depth)
{
	while (n >= 8) {
		size_t len = number(p, 4), head = 8;

		if (len == 1 && n >= 16) {
			len = number(p + 8, 8);
			head = 16;
		}
		if (len == 0 || len > n)
			len = n;
		if (len < head)
			return;
		if (memcmp(p + 4, "jp2h", 4) == 0 && depth == 0)
			boxes(j, p + head, len - head, 1);
		else
			one_box(j, (const char *)p + 4, p + head, len - head);
		p += len;
		n -= len;
	}
}

void
verify_jpx(struct verify *v, const void *data, size_t len, bool space,
    const char *where)
{
	struct jpx j = { 0 };
	unsigned colours;

	if (len >= 4 && number(data, 4) == 0xff4fff51)
		one_box(&j, "jp2c", data, len);
	else
		boxes(&j, data, len, 0);
	colours = j.columns > 0 ? j.columns : j.channels;
	colours -= j.opacity < colours ? j.opacity : 0;
	if (colours != 1 && colours != 3 && colours != 4)
		verify_fail(v, VERIFY_JPX_CHANNELS, where,
		    "JPEG 2000 data has %u colours", colours);
	if (j.varied || j.bits < 1 || j.bits > 38)
		verify_fail(v, VERIFY_JPX_DEPTH, where,
		    "JPEG 2000 data has colours of different depth");
	if (space)
		return;
	if (j.specs != 1 && j.best != 1)
		verify_fail(v, VERIFY_JPX_SPACES, where,
		    "JPEG 2000 data has %u colour specifications", j.specs);
	if (j.method < 1 || j.method > 3)
		verify_fail(v, VERIFY_JPX_METHOD, where,
		    "the colours of JPEG 2000 data are specified by method %u",
		    j.method);
	if (j.space == 19)
		verify_fail(v, VERIFY_JPX_CIEJAB, where,
		    "JPEG 2000 data is in the colour space CIEJab");
}
