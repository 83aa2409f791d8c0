/*
 * CFF programs: which glyphs there are, by name or identifier, and how wide.
 * A charstring is followed only until its width is known.
 */
#include <string.h>

#include "base/arena.h"
#include "verify/verify_font.h"

#define CALLS_DEEP	10
#define STACK_MOST	48
#define STEPS_MOST	20000000	/* bytes of charstrings followed */

struct index {
	const unsigned char *at;	/* of the offsets */
	const unsigned char *data;	/* one before the first byte */
	size_t		 n;
	int		 size;		/* of an offset */
	size_t		 data_len;
};

struct cff {
	struct arena	*arena;
	const unsigned char *bytes;
	size_t		 len;
	struct index	 strings, global, chars, fonts;
	bool		 by_cid;
	double		 scale;		/* of a unit in thousandths */
	const unsigned char *select;	/* FDSelect */
};

/* What a dictionary says; offsets 0 = not said. */
struct dict {
	double		 charset, encoding, chars, private_size, private_at;
	double		 fd_array, fd_select, subrs, default_width;
	double		 nominal_width, matrix;
	bool		 ros;
};

/* Private data: of the font, or of one of its parts. */
struct private {
	struct index	 subrs;
	double		 normal, nominal;
};

static bool
number(const unsigned char *p, size_t n, size_t *x)
{
	*x = 0;
	while (n-- > 0)
		*x = *x << 8 | *p++;
	return true;
}

/* An INDEX at this offset; *end is what follows. */
static bool
read_index(const struct cff *f, size_t at, struct index *x, size_t *end)
{
	size_t last;

	memset(x, 0, sizeof(*x));
	if (at > f->len || f->len - at < 2)
		return false;
	number(f->bytes + at, 2, &x->n);
	*end = at + 2;
	if (x->n == 0)
		return true;
	if (f->len - at < 3)
		return false;
	x->size = f->bytes[at + 2];
	if (x->size < 1 || x->size > 4 ||
	    (x->n + 1) * (size_t)x->size > f->len - at - 3)
		return false;
	x->at = f->bytes + at + 3;
	x->data = x->at + (x->n + 1) * (size_t)x->size - 1;
	x->data_len = f->len - (size_t)(x->data - f->bytes);
	number(x->at + x->n * (size_t)x->size, (size_t)x->size, &last);
	if (last > x->data_len)
		return false;
	*end = (size_t)(x->data - f->bytes) + last;
	return true;
}

static const unsigned char *
item(const struct index *x, size_t i, size_t *len)
{
	size_t from, to;

	*len = 0;
	if (i >= x->n)
		return NULL;
	number(x->at + i * (size_t)x->size, (size_t)x->size, &from);
	number(x->at + (i + 1) * (size_t)x->size, (size_t)x->size, &to);
	if (from < 1 || to < from || to > x->data_len)
		return NULL;
	*len = to - from;
	return x->data + from;
}

/* A real number of a dictionary: nibbles. */
static size_t
real(const unsigned char *p, size_t n, double *x)
{
	double unit = 1, value = 0;
	int exponent = 0, e = 0;
	bool dot = false, minus = false;
	size_t i;

	for (i = 0; i < n * 2; i++) {
		int d = i % 2 == 0 ? p[i / 2] >> 4 : p[i / 2] & 15;

		if (d == 15)
			break;
		if (d == 14)
			minus = true;
		else if (d == 10)
			dot = true;
		else if (d == 11 || d == 12)
			e = d == 11 ? 1 : -1;
		else if (d < 10 && e != 0)
			exponent = exponent < 99 ? exponent * 10 + d : 99;
		else if (d < 10) {
			value = value * 10 + d;
			if (dot)
				unit *= 10;
		}
	}
	for (; e != 0 && exponent > 0; exponent--)
		value = e > 0 ? value * 10 : value / 10;
	*x = (minus ? -value : value) / unit;
	return i / 2 + 1;
}

static void
entry(struct dict *d, int op, const double *v, int n)
{
	double last = n > 0 ? v[n - 1] : 0;

	switch (op) {
	case 15: d->charset = last; break;
	case 16: d->encoding = last; break;
	case 17: d->chars = last; break;
	case 18:
		d->private_size = n > 1 ? v[0] : 0;
		d->private_at = last;
		break;
	case 19: d->subrs = last; break;
	case 20: d->default_width = last; break;
	case 21: d->nominal_width = last; break;
	case 1200 + 7: d->matrix = n > 0 ? v[0] : 0; break;
	case 1200 + 30: d->ros = true; break;
	case 1200 + 36: d->fd_array = last; break;
	case 1200 + 37: d->fd_select = last; break;
	default: break;
	}
}

static void
read_dict(const unsigned char *p, size_t n, struct dict *d)
{
	double v[STACK_MOST];
	int count = 0;

	memset(d, 0, sizeof(*d));
	for (size_t i = 0; p != NULL && i < n;) {
		int b = p[i++];
		double x = 0;

		if (b <= 21) {
			if (b == 12)
				b = 1200 + (i < n ? p[i++] : 0);
			entry(d, b, v, count);
			count = 0;
			continue;
		}
		if (b == 28 && i + 2 <= n) {
			x = (int16_t)(p[i] << 8 | p[i + 1]);
			i += 2;
		} else if (b == 29 && i + 4 <= n) {
			x = (int32_t)((uint32_t)p[i] << 24 |
			    (uint32_t)p[i + 1] << 16 |
			    (uint32_t)p[i + 2] << 8 | p[i + 3]);
			i += 4;
		} else if (b == 30) {
			i += real(p + i, n - i, &x);
		} else if (b >= 32 && b <= 246) {
			x = b - 139;
		} else if (b >= 247 && b <= 254 && i < n) {
			x = b < 251 ? (b - 247) * 256 + p[i] + 108 :
			    -(b - 251) * 256 - p[i] - 108;
			i++;
		}
		/* Offsets and widths; anything beyond is nonsense. */
		if (x > 2e9 || x < -2e9)
			x = -1;
		if (count < STACK_MOST)
			v[count++] = x;
	}
}

static void
read_private(const struct cff *f, const struct dict *d, struct private *p)
{
	struct dict own;
	size_t at = d->private_at > 0 ? (size_t)d->private_at : 0, end;
	size_t n = d->private_size > 0 ? (size_t)d->private_size : 0;

	memset(p, 0, sizeof(*p));
	if (at == 0 || at > f->len || n > f->len - at)
		return;
	read_dict(f->bytes + at, n, &own);
	p->normal = own.default_width;
	p->nominal = own.nominal_width;
	if (own.subrs > 0)
		read_index(f, at + (size_t)own.subrs, &p->subrs, &end);
}

/* --- charstrings --- */

struct run {
	const struct cff *f;
	const struct private *p;
	double		 stack[STACK_MOST], width;
	int		 n;
	bool		 done;
	size_t		*steps;		/* of the whole font */
};

static void follow(struct run *, const unsigned char *, size_t, int depth);

static void
call(struct run *r, const struct index *subrs, int depth)
{
	int bias = subrs->n < 1240 ? 107 : subrs->n < 33900 ? 1131 : 32768;
	double which = r->n > 0 ? r->stack[--r->n] + bias : -1;
	const unsigned char *p;
	size_t len;

	if (which < 0 || which >= (double)subrs->n || depth >= CALLS_DEEP) {
		r->done = true;
		return;
	}
	p = item(subrs, (size_t)which, &len);
	if (p != NULL)
		follow(r, p, len, depth + 1);
}

/* An operator that clears the stack: one operand too many is the width. */
static void
clear(struct run *r, int op)
{
	bool extra;

	switch (op) {
	case 21:
		extra = r->n > 2;
		break;
	case 4: case 22:
		extra = r->n > 1;
		break;
	case 14:
		extra = r->n == 1 || r->n == 5;
		break;
	case 1: case 3: case 18: case 19: case 20: case 23:
		extra = r->n % 2 == 1;
		break;
	default:
		extra = false;
	}
	if (extra)
		r->width = r->p->nominal + r->stack[0];
	r->done = true;
}

static void
follow(struct run *r, const unsigned char *p, size_t n, int depth)
{
	for (size_t i = 0; i < n && !r->done &&
	    ++*r->steps < STEPS_MOST;) {
		int b = p[i++];
		double x = 0;

		if (b == 10 || b == 29) {
			call(r, b == 10 ? &r->p->subrs : &r->f->global, depth);
			continue;
		}
		if (b == 11)
			return;
		if (b < 28 || b == 30 || b == 31) {
			clear(r, b);
			return;
		}
		if (b == 28 && i + 2 <= n) {
			x = (int16_t)(p[i] << 8 | p[i + 1]);
			i += 2;
		} else if (b >= 32 && b <= 246) {
			x = b - 139;
		} else if (b >= 247 && b <= 254 && i < n) {
			x = b < 251 ? (b - 247) * 256 + p[i] + 108 :
			    -(b - 251) * 256 - p[i] - 108;
			i++;
		} else if (b == 255 && i + 4 <= n) {
			x = (int16_t)(p[i] << 8 | p[i + 1]);
			i += 4;
		}
		if (r->n < STACK_MOST)
			r->stack[r->n++] = x;
	}
}

/* --- glyphs --- */

static const char *
sid_name(const struct cff *f, size_t sid)
{
	const unsigned char *p;
	size_t len;

	if (sid < 391)
		return verify_cff_string((unsigned)sid);
	p = item(&f->strings, sid - 391, &len);
	return p != NULL ? arena_strndup(f->arena, (const char *)p, len) : "";
}

static void
set_glyph(const struct cff *f, struct verify_outlines *o, size_t glyph,
    size_t id)
{
	o->at[glyph].cid = f->by_cid ? (int)id : -1;
	o->at[glyph].name = f->by_cid ? "" : sid_name(f, id);
}

static bool
read_charset(const struct cff *f, struct verify_outlines *o, size_t at)
{
	size_t glyph = 1, format, id, left;

	if (o->n > 0)
		set_glyph(f, o, 0, 0);
	if (at <= 2) {		/* predefined: the standard strings */
		for (; glyph < o->n; glyph++)
			set_glyph(f, o, glyph, glyph);
		return true;
	}
	if (at >= f->len)
		return false;
	format = f->bytes[at++];
	while (glyph < o->n) {
		size_t size = format == 0 ? 2 : format == 1 ? 3 : 4;

		if (format > 2 || size > f->len - at)
			return false;
		number(f->bytes + at, 2, &id);
		number(f->bytes + at + 2, size - 2, &left);
		at += size;
		for (size_t k = 0; k <= left && glyph < o->n; k++)
			set_glyph(f, o, glyph++, id + k);
	}
	return true;
}

static void
index_cids(const struct cff *f, struct verify_outlines *o)
{
	uint32_t *index = arena_array(f->arena, 65536, sizeof(*index));

	for (size_t i = o->n; i > 0; i--)
		if (o->at[i - 1].cid >= 0 && o->at[i - 1].cid < 65536)
			index[o->at[i - 1].cid] = (uint32_t)i;
	o->index = index;
}

static void
read_codes(const struct cff *f, struct verify_outlines *o, size_t at)
{
	size_t n, glyph = 1;
	int format;

	if (at <= 1 || at + 2 > f->len) {
		for (int c = 0; c < 256; c++)
			o->codes[c] = verify_code_name("StandardEncoding", c);
		return;
	}
	format = f->bytes[at] & 127;
	n = f->bytes[at + 1];
	at += 2;
	for (size_t i = 0; i < n; i++) {
		size_t first, more = 0;

		if (at + (format == 0 ? 1 : 2) > f->len)
			return;
		first = f->bytes[at++];
		if (format == 1)
			more = f->bytes[at++];
		for (size_t k = 0; k <= more && glyph < o->n; k++, glyph++)
			if (first + k < 256)
				o->codes[first + k] = o->at[glyph].name;
	}
}

/* Which part of the font a glyph belongs to. */
static size_t
part_of(const struct cff *f, size_t glyph)
{
	const unsigned char *p = f->select;
	size_t left = p != NULL ? f->len - (size_t)(p - f->bytes) : 0, n;

	if (left < 3)
		return 0;
	if (p[0] == 0)
		return 1 + glyph < left ? p[1 + glyph] : 0;
	number(p + 1, 2, &n);
	for (size_t i = 0; i < n && 3 + i * 3 + 5 <= left; i++) {
		size_t from, to;

		number(p + 3 + i * 3, 2, &from);
		number(p + 6 + i * 3, 2, &to);
		if (glyph >= from && glyph < to)
			return p[5 + i * 3];
	}
	return 0;
}

static void
read_widths(struct cff *f, struct verify_outlines *o, const struct dict *top)
{
	size_t n = f->by_cid && f->fonts.n > 0 ? f->fonts.n : 1, len;
	size_t steps = 0;
	struct private *parts = arena_array(f->arena, n, sizeof(*parts));

	for (size_t i = 0; i < n; i++) {
		struct dict d = *top;
		const unsigned char *p;

		if (f->by_cid) {
			p = item(&f->fonts, i, &len);
			read_dict(p, len, &d);
			if (d.matrix > 0 && top->matrix <= 0)
				f->scale = d.matrix * 1000;
		}
		read_private(f, &d, &parts[i]);
	}
	for (size_t g = 0; g < o->n; g++) {
		size_t part = f->by_cid ? part_of(f, g) : 0;
		struct run r = { .f = f, .p = &parts[part < n ? part : 0],
		    .steps = &steps };
		const unsigned char *p = item(&f->chars, g, &len);

		r.width = r.p->normal;
		if (p != NULL)
			follow(&r, p, len, 0);
		o->at[g].width = r.width * f->scale;
	}
}

struct verify_outlines *
verify_cff_read(struct arena *a, const void *bytes, size_t len)
{
	struct verify_outlines *o = arena_alloc(a, sizeof(*o));
	struct cff f = { .arena = a, .bytes = bytes, .len = len, .scale = 1 };
	struct index names, tops;
	struct dict top;
	const unsigned char *p;
	size_t end, n;

	if (len < 4 || !read_index(&f, f.bytes[2], &names, &end) ||
	    !read_index(&f, end, &tops, &end) ||
	    !read_index(&f, end, &f.strings, &end) ||
	    !read_index(&f, end, &f.global, &end))
		return NULL;
	p = item(&tops, 0, &n);
	read_dict(p, n, &top);
	if (p == NULL || top.chars <= 0 || top.charset < 0 ||
	    top.encoding < 0 || top.fd_array < 0 || top.fd_select < 0 ||
	    !read_index(&f, (size_t)top.chars, &f.chars, &end))
		return NULL;
	f.by_cid = o->by_cid = top.ros;
	if (top.matrix > 0)
		f.scale = top.matrix * 1000;
	if (f.by_cid && !read_index(&f, (size_t)top.fd_array, &f.fonts, &end))
		return NULL;
	if (f.by_cid && top.fd_select > 0 && top.fd_select < (double)len)
		f.select = f.bytes + (size_t)top.fd_select;
	o->n = f.chars.n;
	o->at = arena_array(a, o->n, sizeof(*o->at));
	if (!read_charset(&f, o, (size_t)top.charset))
		return NULL;
	if (f.by_cid)
		index_cids(&f, o);
	else
		read_codes(&f, o, (size_t)top.encoding);
	read_widths(&f, o, &top);
	return o;
}
