/* TrueType and OpenType files: tables, cmap, widths, names. */
#include <string.h>

#include "base/arena.h"
#include "base/str.h"
#include "verify/verify_font.h"

static unsigned
u16(const unsigned char *p)
{
	return (unsigned)p[0] << 8 | p[1];
}

static uint32_t
u32(const unsigned char *p)
{
	return (uint32_t)u16(p) << 16 | u16(p + 2);
}

/* A table that is wholly in the file, or NULL. */
static const unsigned char *
table(const struct verify_sfnt *f, const char *tag, size_t *len)
{
	size_t n = u16(f->bytes + 4);

	*len = 0;
	for (size_t i = 0; i < n && 12 + i * 16 + 16 <= f->len; i++) {
		const unsigned char *e = f->bytes + 12 + i * 16;
		uint32_t at = u32(e + 8), size = u32(e + 12);

		if (memcmp(e, tag, 4) != 0)
			continue;
		if (at > f->len || size > f->len - at)
			return NULL;
		*len = size;
		return f->bytes + at;
	}
	return NULL;
}

static void
count_cmaps(struct verify_sfnt *f)
{
	size_t n = f->cmap_len >= 4 ? u16(f->cmap + 2) : 0;

	for (size_t i = 0; i < n && 4 + i * 8 + 8 <= f->cmap_len; i++) {
		const unsigned char *e = f->cmap + 4 + i * 8;

		f->ncmaps++;
		if (u16(e) == 3 && u16(e + 2) == 0)
			f->symbol = true;
		if (u16(e) == 3 && (u16(e + 2) == 1 || u16(e + 2) == 10))
			f->unicode = true;
	}
}

struct verify_sfnt *
verify_sfnt_read(struct arena *a, const void *bytes, size_t len)
{
	struct verify_sfnt *f = arena_alloc(a, sizeof(*f));
	const unsigned char *head, *hhea, *maxp, *glyf;
	size_t n, m, k, g;

	f->bytes = bytes;
	f->len = len;
	if (len < 12 || (u32(bytes) != 0x10000 && memcmp(bytes, "true", 4) != 0 &&
	    memcmp(bytes, "OTTO", 4) != 0))
		return NULL;
	head = table(f, "head", &n);
	hhea = table(f, "hhea", &m);
	maxp = table(f, "maxp", &k);
	glyf = table(f, "glyf", &g);
	f->cff = table(f, "CFF ", &f->cff_len);
	f->hmtx = table(f, "hmtx", &f->hmtx_len);
	f->cmap = table(f, "cmap", &f->cmap_len);
	f->post = table(f, "post", &f->post_len);
	f->loca = table(f, "loca", &f->loca_len);
	if (f->cff != NULL && (head == NULL || n < 54))
		return f;
	if (head == NULL || n < 54 || hhea == NULL || m < 36 || maxp == NULL ||
	    k < 6 || f->hmtx == NULL || (glyf == NULL && f->cff == NULL))
		return NULL;
	f->unit = (int)u16(head + 18);
	f->loca_long = u16(head + 50) != 0;
	f->nmetrics = (int)u16(hhea + 34);
	f->nglyphs = (int)u16(maxp + 4);
	if (f->unit == 0 || f->nmetrics == 0)
		return NULL;
	count_cmaps(f);
	return f;
}

bool
verify_sfnt_drawn(const struct verify_sfnt *f, int glyph)
{
	size_t size = f->loca_long ? 4 : 2, at = (size_t)glyph * size;

	return glyph >= 0 && f->loca != NULL && at + 2 * size <= f->loca_len &&
	    memcmp(f->loca + at, f->loca + at + size, size) != 0;
}

static int
format4(const unsigned char *t, size_t len, uint32_t code)
{
	size_t n = len >= 14 ? u16(t + 6) / 2 : 0;
	const unsigned char *ends = t + 14, *starts, *deltas, *offsets;

	if (code > 0xffff || 16 + n * 8 > len)
		return 0;
	starts = ends + n * 2 + 2;
	deltas = starts + n * 2;
	offsets = deltas + n * 2;
	for (size_t i = 0; i < n; i++) {
		unsigned start = u16(starts + i * 2);
		unsigned offset = u16(offsets + i * 2), g;
		const unsigned char *at = offsets + i * 2 + offset +
		    (code - start) * 2;

		if (code > u16(ends + i * 2))
			continue;
		if (code < start)
			return 0;
		if (offset == 0)
			return (int)((code + u16(deltas + i * 2)) & 0xffff);
		if (at < t || (size_t)(at - t) + 2 > len)
			return 0;
		g = u16(at);
		return g == 0 ? 0 : (int)((g + u16(deltas + i * 2)) & 0xffff);
	}
	return 0;
}

static int
lookup(const unsigned char *t, size_t len, uint32_t code)
{
	unsigned format = len >= 2 ? u16(t) : 99;

	if (format == 0)
		return code < 256 && len >= 262 ? t[6 + code] : 0;
	if (format == 4)
		return format4(t, len, code);
	if (format == 6 && len >= 10) {
		uint32_t first = u16(t + 6), n = u16(t + 8);

		return code >= first && code - first < n &&
		    10 + (code - first) * 2 + 2 <= len ?
		    (int)u16(t + 10 + (code - first) * 2) : 0;
	}
	if (format != 12 || len < 16)
		return 0;
	for (size_t i = 0, n = u32(t + 12); i < n && 16 + i * 12 + 12 <= len;
	    i++) {
		const unsigned char *g = t + 16 + i * 12;

		if (code >= u32(g) && code <= u32(g + 4))
			return (int)(u32(g + 8) + (code - u32(g)));
	}
	return 0;
}

int
verify_sfnt_glyph(const struct verify_sfnt *f, int platform, int encoding,
    uint32_t code)
{
	size_t n = f->cmap_len >= 4 ? u16(f->cmap + 2) : 0;

	for (size_t i = 0; i < n && 4 + i * 8 + 8 <= f->cmap_len; i++) {
		const unsigned char *e = f->cmap + 4 + i * 8;
		uint32_t at = u32(e + 4);

		if ((int)u16(e) == platform && at < f->cmap_len &&
		    (int)u16(e + 2) == encoding)
			return lookup(f->cmap + at, f->cmap_len - at, code);
	}
	return VERIFY_NO_GLYPH;
}

/* Names of the file's own are Pascal strings, in the order of their indexes. */
int
verify_sfnt_named(const struct verify_sfnt *f, const char *name)
{
	size_t n, at, want = strlen(name);
	unsigned index = 258;

	if (f->post == NULL || f->post_len < 34 || u32(f->post) != 0x20000)
		return VERIFY_NO_GLYPH;
	n = u16(f->post + 32);
	for (at = 34 + n * 2; at < f->post_len; index++) {
		size_t len = f->post[at];

		if (len > f->post_len - at - 1)
			break;
		if (len == want && memcmp(f->post + at + 1, name, len) == 0)
			for (size_t g = 0; g < n; g++)
				if (u16(f->post + 34 + g * 2) == index)
					return (int)g;
		at += len + 1;
	}
	return VERIFY_NO_GLYPH;
}

double
verify_sfnt_width(const struct verify_sfnt *f, int glyph)
{
	size_t i = glyph < f->nmetrics ? (size_t)glyph :
	    (size_t)f->nmetrics - 1;

	if (glyph < 0 || f->hmtx == NULL || f->unit == 0 ||
	    i * 4 + 2 > f->hmtx_len)
		return -1;
	return u16(f->hmtx + i * 4) * 1000.0 / f->unit;
}
