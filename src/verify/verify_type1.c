/*
 * Type 1 programs: the encoding in the clear part, names and widths of the
 * glyphs in the encrypted one.
 */
#include <string.h>

#include "base/arena.h"
#include "base/str.h"
#include "base/vec.h"
#include "verify/verify_font.h"
#include "verify/verify_lex.h"

#define GLYPHS_MOST	65536

/* The cipher of Type 1, for the file and for each charstring. */
static void
decrypt(const unsigned char *in, size_t n, unsigned key, unsigned char *out)
{
	for (size_t i = 0; i < n; i++) {
		out[i] = (unsigned char)(in[i] ^ key >> 8);
		key = ((in[i] + key) * 52845 + 22719) & 0xffff;
	}
}

static const unsigned char *
find(const unsigned char *p, size_t n, const char *word)
{
	size_t m = strlen(word);

	for (size_t i = 0; i + m <= n; i++)
		if (p[i] == (unsigned char)word[0] &&
		    memcmp(p + i, word, m) == 0)
			return p + i;
	return NULL;
}

static void
read_codes(struct arena *a, struct verify_outlines *o,
    const unsigned char *clear, size_t n)
{
	const unsigned char *at = find(clear, n, "/Encoding");
	struct verify_lex l;
	struct verify_word w, code = { .kind = VERIFY_W_END };

	if (at == NULL)
		return;
	verify_lex_open(&l, at + 9, n - (size_t)(at + 9 - clear));
	w = verify_lex_word(&l);
	if (verify_lex_is(&w, "StandardEncoding"))
		for (int c = 0; c < 256; c++)
			o->codes[c] = verify_code_name("StandardEncoding", c);
	/* dup 65 /A put ... readonly def */
	while (w.kind != VERIFY_W_END && !verify_lex_is(&w, "def")) {
		if (w.kind == VERIFY_W_NAME && code.kind == VERIFY_W_INT &&
		    code.integer >= 0 && code.integer < 256)
			o->codes[code.integer] = arena_strndup(a, w.text,
			    w.len);
		code = w;
		w = verify_lex_word(&l);
	}
	verify_lex_close(&l);
}

/* The operand of hsbw or sbw that is the width. */
static double
charstring_width(const unsigned char *p, size_t n)
{
	double v[24] = { 0 };
	int count = 0;

	for (size_t i = 0; i < n;) {
		int b = p[i++];
		double x = 0;

		if (b == 13)
			return v[1];
		if (b == 12 && i < n && p[i] == 7)
			return v[2];
		if (b == 12 && i < n && p[i] == 12 && count >= 2) {
			i++;		/* div */
			count--;
			if (v[count] > 0 || v[count] < 0)
				v[count - 1] /= v[count];
			continue;
		}
		if (b < 32)
			return -1;
		if (b <= 246) {
			x = b - 139;
		} else if (b <= 254 && i < n) {
			x = b < 251 ? (b - 247) * 256 + p[i] + 108 :
			    -(b - 251) * 256 - p[i] - 108;
			i++;
		} else if (i + 4 <= n) {
			x = (int32_t)((uint32_t)p[i] << 24 |
			    (uint32_t)p[i + 1] << 16 |
			    (uint32_t)p[i + 2] << 8 | p[i + 3]);
			i += 4;
		}
		if (count < 24)
			v[count++] = x;
	}
	return -1;
}

static void
add_glyph(struct arena *a, struct vec *all, const struct verify_word *name,
    const unsigned char *data, size_t n, size_t skip)
{
	struct verify_outline *g = arena_alloc(a, sizeof(*g));
	unsigned char *plain = arena_alloc(a, n + 1);

	decrypt(data, n, 4330, plain);
	g->name = arena_strndup(a, name->text, name->len);
	g->cid = -1;
	g->width = n > skip ? charstring_width(plain + skip, n - skip) : -1;
	vec_push(all, a, g);
}

/* /name 123 RD <123 bytes> ND */
static void
read_glyphs(struct arena *a, struct vec *all, const unsigned char *p,
    size_t n, size_t skip)
{
	struct verify_lex l;

	verify_lex_open(&l, p, n);
	while (all->n < GLYPHS_MOST) {
		struct verify_word name = verify_lex_word(&l), len;
		char *kept;

		if (name.kind == VERIFY_W_END || verify_lex_is(&name, "end"))
			break;
		if (name.kind != VERIFY_W_NAME)
			continue;
		kept = arena_strndup(a, name.text, name.len);
		len = verify_lex_word(&l);
		if (len.kind != VERIFY_W_INT || len.integer < 0)
			continue;
		verify_lex_word(&l);
		l.at++;
		if (l.at > n || (unsigned long long)len.integer > n - l.at)
			break;
		name.text = kept;
		add_glyph(a, all, &name, p + l.at, (size_t)len.integer, skip);
		l.at += (size_t)len.integer;
	}
	verify_lex_close(&l);
}

/* The encrypted part, as bytes whatever it is written in. */
static const unsigned char *
encrypted(struct arena *a, const unsigned char *p, size_t *n)
{
	unsigned char *out;
	size_t m = 0;
	int half = -1;

	while (*n > 0 && verify_space(*p)) {
		p++;
		--*n;
	}
	for (size_t i = 0; i < 4; i++)
		if (i >= *n || str_hex(p[i]) < 0)
			return p;
	out = arena_alloc(a, *n / 2 + 1);
	for (size_t i = 0; i < *n; i++) {
		int d = str_hex(p[i]);

		if (d < 0)
			continue;
		if (half >= 0)
			out[m++] = (unsigned char)(half << 4 | d);
		half = half >= 0 ? -1 : d;
	}
	*n = m;
	return out;
}

static size_t
random_bytes(const unsigned char *p, size_t n)
{
	const unsigned char *at = find(p, n, "/lenIV");
	struct verify_lex l;
	struct verify_word w;

	if (at == NULL)
		return 4;
	verify_lex_open(&l, at + 6, n - (size_t)(at + 6 - p));
	w = verify_lex_word(&l);
	verify_lex_close(&l);
	return w.kind == VERIFY_W_INT && w.integer >= 0 && w.integer < 16 ?
	    (size_t)w.integer : 4;
}

struct verify_outlines *
verify_type1_read(struct arena *a, const void *bytes, size_t len)
{
	struct verify_outlines *o = arena_alloc(a, sizeof(*o));
	const unsigned char *p = bytes, *cut = find(p, len, "eexec"), *at;
	unsigned char *plain;
	struct vec all = { 0 };
	size_t n;

	if (cut == NULL)
		return NULL;
	read_codes(a, o, p, (size_t)(cut - p));
	n = len - (size_t)(cut + 5 - p);
	at = encrypted(a, cut + 5, &n);
	plain = arena_alloc(a, n + 1);
	decrypt(at, n, 55665, plain);
	at = find(plain, n, "/CharStrings");
	if (at == NULL)
		return NULL;
	read_glyphs(a, &all, at + 12, n - (size_t)(at + 12 - plain),
	    random_bytes(plain, n));
	o->n = all.n;
	o->at = arena_array(a, o->n, sizeof(*o->at));
	for (size_t i = 0; i < o->n; i++)
		o->at[i] = *(struct verify_outline *)all.at[i];
	return o->n > 0 ? o : NULL;
}
