/*
 * Streams unpacked, within bounds: a few kilobytes of deflate can stand for
 * gigabytes, so the filters are undone here and not by the reader of objects,
 * which knows no limit.
 */
#include <string.h>

#include <libdeflate.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/limits.h"
#include "base/str.h"
#include "verify/verify_int.h"

#define FILTERS_MOST	8		/* of one stream */

struct bytes {
	const unsigned char *at;
	size_t		 len;
};

static unsigned char *
room(struct verify *v, size_t n)
{
	if (n > LIMIT_PDF_DECODED || v->spent > LIMIT_PDF_DECODED - n)
		return NULL;
	v->spent += n;
	return arena_alloc(v->arena, n + 1);
}

static void
free_inflater(void *d)
{
	libdeflate_free_decompressor(d);
}

static bool
inflate(struct verify *v, struct bytes *b)
{
	size_t guess = b->len * 4 + 1024, got = 0;

	for (;;) {
		struct arena_mark mark = arena_mark(v->arena);
		struct libdeflate_decompressor *d;
		unsigned char *out = room(v, guess);
		enum libdeflate_result r;

		if (out == NULL)
			return false;
		d = libdeflate_alloc_decompressor();
		arena_defer(v->arena, free_inflater, d);
		r = libdeflate_zlib_decompress(d, b->at, b->len, out, guess,
		    &got);
		/* Viewers do not mind a wrong checksum. */
		if (r == LIBDEFLATE_BAD_DATA && b->len > 2)
			r = libdeflate_deflate_decompress(d, b->at + 2,
			    b->len - 2, out, guess, &got);
		if (r == LIBDEFLATE_SUCCESS) {
			v->spent -= guess - got;
			b->at = out;
			b->len = got;
			return true;
		}
		v->spent -= guess;
		arena_rewind(v->arena, mark);
		if (r != LIBDEFLATE_INSUFFICIENT_SPACE)
			return false;
		guess *= 4;
	}
}

static bool
ascii_hex(struct verify *v, struct bytes *b)
{
	unsigned char *out = room(v, b->len / 2 + 1);
	size_t n = 0;
	int half = -1;

	if (out == NULL)
		return false;
	for (size_t i = 0; i < b->len && b->at[i] != '>'; i++) {
		int d = str_hex(b->at[i]);

		if (d < 0)
			continue;
		if (half < 0) {
			half = d;
			continue;
		}
		out[n++] = (unsigned char)(half << 4 | d);
		half = -1;
	}
	if (half >= 0)
		out[n++] = (unsigned char)(half << 4);
	*b = (struct bytes){ out, n };
	return true;
}

static bool
ascii85(struct verify *v, struct bytes *b)
{
	unsigned char *out = room(v, b->len * 4 + 4);
	uint32_t group = 0;
	size_t n = 0;
	int have = 0;

	if (out == NULL)
		return false;
	for (size_t i = 0; i < b->len && b->at[i] != '~'; i++) {
		unsigned char c = b->at[i];

		if (c == 'z' && have == 0) {
			memset(out + n, 0, 4);
			n += 4;
		} else if (c >= '!' && c <= 'u') {
			group = group * 85 + (c - '!');
			if (++have < 5)
				continue;
			for (int k = 3; k >= 0; k--)
				out[n++] = (unsigned char)(group >> (8 * k));
			group = 0;
			have = 0;
		}
	}
	if (have > 1) {
		for (int k = have; k < 5; k++)
			group = group * 85 + 84;
		for (int k = 3; k > 4 - have; k--)
			out[n++] = (unsigned char)(group >> (8 * k));
	}
	*b = (struct bytes){ out, n };
	return true;
}

static bool
run_length(struct verify *v, struct bytes *b)
{
	unsigned char *out;
	size_t n = 0, most = 0;

	for (size_t i = 0; i < b->len && b->at[i] != 128;) {
		size_t run = b->at[i] < 128 ? b->at[i] + 1u :
		    257u - b->at[i];

		most += run;
		i += b->at[i] < 128 ? run + 1 : 2;
	}
	out = room(v, most);
	if (out == NULL)
		return false;
	for (size_t i = 0; i < b->len && b->at[i] != 128;) {
		unsigned char c = b->at[i++];

		if (c < 128) {
			size_t run = c + 1u;

			if (run > b->len - i)
				run = b->len - i;
			memcpy(out + n, b->at + i, run);
			n += run;
			i += run;
		} else if (i < b->len) {
			memset(out + n, b->at[i++], 257u - c);
			n += 257u - c;
		}
	}
	*b = (struct bytes){ out, n };
	return true;
}

/* Codes of one LZW stream: each is an earlier run of the output plus one. */
struct lzw {
	size_t		 from[4096], length[4096];
	int		 next, bits, early;
};

static bool
lzw_add(struct lzw *z, struct buf *out, int code, size_t *prev,
    size_t *prev_len)
{
	size_t start = out->len, from, len;

	if (code < 256) {
		buf_char(out, (char)code);
		len = 1;
	} else {
		if (code >= z->next && (code > z->next || *prev_len == 0))
			return false;
		if (code == z->next) {
			z->from[code] = *prev;
			z->length[code] = *prev_len + 1;
		}
		from = z->from[code];
		len = z->length[code];
		if (out->len + len > LIMIT_PDF_DECODED / 4)
			return false;
		for (size_t i = 0; i < len; i++)
			buf_char(out, out->data[from + i]);
	}
	if (*prev_len > 0 && z->next < 4096) {
		z->from[z->next] = *prev;
		z->length[z->next++] = *prev_len + 1;
	}
	*prev = start;
	*prev_len = len;
	while (z->bits < 12 && z->next + z->early >= 1 << z->bits)
		z->bits++;
	return true;
}

static bool
lzw(struct verify *v, struct bytes *b, int early)
{
	struct lzw *z = arena_alloc(v->arena, sizeof(*z));
	struct buf out = { 0 };
	size_t bit = 0, prev = 0, prev_len = 0;
	bool ok = true;
	unsigned char *copy;

	*z = (struct lzw){ .next = 258, .bits = 9, .early = early };
	while (ok && bit + (size_t)z->bits <= b->len * 8) {
		int code = 0;

		for (int i = 0; i < z->bits; i++, bit++)
			code = code << 1 |
			    (b->at[bit >> 3] >> (7 - (bit & 7)) & 1);
		if (code == 257)
			break;
		if (code == 256) {
			z->next = 258;
			z->bits = 9;
			prev_len = 0;
			continue;
		}
		ok = lzw_add(z, &out, code, &prev, &prev_len);
	}
	copy = ok ? room(v, out.len) : NULL;
	if (copy != NULL) {
		if (out.len > 0)
			memcpy(copy, out.data, out.len);
		*b = (struct bytes){ copy, out.len };
	}
	buf_free(&out);
	return copy != NULL;
}

static long long
parameter(struct verify *v, const struct verify_obj *parms, const char *key,
    long long otherwise)
{
	const struct verify_obj *o = verify_get(v, parms, key);

	return o->kind == VERIFY_INT ? o->integer : otherwise;
}

static unsigned char
paeth(int a, int b, int c)
{
	int pa = b > c ? b - c : c - b, pb = a > c ? a - c : c - a;
	int pc = a + b - 2 * c;

	if (pc < 0)
		pc = -pc;
	if (pa <= pb && pa <= pc)
		return (unsigned char)a;
	return (unsigned char)(pb <= pc ? b : c);
}

static void
png_row(unsigned char *row, const unsigned char *up, size_t n, size_t bpp,
    int how)
{
	for (size_t i = 0; i < n; i++) {
		int a = i >= bpp ? row[i - bpp] : 0, b = up ? up[i] : 0;
		int c = up != NULL && i >= bpp ? up[i - bpp] : 0;

		switch (how) {
		case 1:
			row[i] = (unsigned char)(row[i] + a);
			break;
		case 2:
			row[i] = (unsigned char)(row[i] + b);
			break;
		case 3:
			row[i] = (unsigned char)(row[i] + (a + b) / 2);
			break;
		case 4:
			row[i] = (unsigned char)(row[i] + paeth(a, b, c));
			break;
		default:
			break;
		}
	}
}

/* PNG's predictors; TIFF's matters only to pictures, which stay packed. */
static bool
predict(struct verify *v, struct bytes *b, const struct verify_obj *parms)
{
	long long colours = parameter(v, parms, "Colors", 1);
	long long bits = parameter(v, parms, "BitsPerComponent", 8);
	long long columns = parameter(v, parms, "Columns", 1);
	size_t row, bpp, rows;
	unsigned char *out;

	if (parameter(v, parms, "Predictor", 1) < 10)
		return true;
	if (colours < 1 || colours > 64 || bits < 1 || bits > 16 ||
	    columns < 1 || columns > 1 << 24)
		return false;
	row = (size_t)(colours * bits * columns + 7) / 8;
	bpp = (size_t)(colours * bits + 7) / 8;
	rows = (b->len + row) / (row + 1);
	out = room(v, rows * row);
	if (out == NULL)
		return false;
	for (size_t i = 0; i < rows; i++) {
		const unsigned char *in = b->at + i * (row + 1);
		size_t left = b->len - i * (row + 1) - 1;
		size_t n = left < row ? left : row;

		memcpy(out + i * row, in + 1, n);
		png_row(out + i * row, i > 0 ? out + (i - 1) * row : NULL,
		    row, bpp, in[0]);
	}
	*b = (struct bytes){ out, rows * row };
	return true;
}

static bool
undo(struct verify *v, struct bytes *b, const char *filter,
    const struct verify_obj *parms)
{
	if (str_eq(filter, "FlateDecode") || str_eq(filter, "Fl"))
		return inflate(v, b) && predict(v, b, parms);
	if (str_eq(filter, "LZWDecode") || str_eq(filter, "LZW"))
		return lzw(v, b, (int)parameter(v, parms, "EarlyChange", 1)) &&
		    predict(v, b, parms);
	if (str_eq(filter, "ASCIIHexDecode") || str_eq(filter, "AHx"))
		return ascii_hex(v, b);
	if (str_eq(filter, "ASCII85Decode") || str_eq(filter, "A85"))
		return ascii85(v, b);
	if (str_eq(filter, "RunLengthDecode") || str_eq(filter, "RL"))
		return run_length(v, b);
	/* A picture's own coding, or a name that another check reports. */
	return true;
}

static bool
decode(struct verify *v, const struct verify_obj *o, struct bytes *b)
{
	const struct verify_obj *f = verify_get(v, o, "Filter");
	const struct verify_obj *p = verify_get(v, o, "DecodeParms");
	size_t n = f->kind == VERIFY_ARRAY ? f->len : 1;

	if (n > FILTERS_MOST)
		return false;
	if (b->len == 0)
		return true;
	for (size_t i = 0; i < n; i++) {
		const struct verify_obj *one = f->kind == VERIFY_ARRAY ?
		    verify_item(v, f, i) : f;

		if (!undo(v, b, verify_name(one), p->kind == VERIFY_ARRAY ?
		    verify_item(v, p, i) : p))
			return false;
	}
	return true;
}

bool
verify_stream(struct verify *v, const struct verify_obj *o, const char **data,
    size_t *len)
{
	/* What is remembered does not change what the value is. */
	struct verify_obj *note = (struct verify_obj *)o;
	struct bytes b = { NULL, 0 };

	*data = "";
	*len = 0;
	if (o->kind != VERIFY_STREAM)
		return false;
	if (!o->decoded) {
		note->decoded = true;
		note->broken = !verify_stream_raw(v, o, &b.at, &b.len) ||
		    !decode(v, o, &b);
		if (note->broken)
			verify_fail(v, VERIFY_STREAM_BROKEN,
			    verify_where(v, o, 0),
			    "the data of a stream cannot be unpacked");
		note->data = (const char *)b.at;
		note->data_len = b.len;
	}
	if (o->broken)
		return false;
	*data = o->data;
	*len = o->data_len;
	return true;
}
