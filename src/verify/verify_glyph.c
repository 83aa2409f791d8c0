/*
 * Text as it is shown: each code of each font once, from the code to the
 * glyph, its width, and the character it stands for.
 */
#include <string.h>

#include "base/arena.h"
#include "base/str.h"
#include "verify/verify_content.h"
#include "verify/verify_font.h"

struct glyphs {
	struct verify	*v;
	const struct verify_obj *dict;	/* of the font looked up last */
	struct verify_font *font;
};

/* One code, and what is found out of it. */
struct code {
	uint32_t	 code;
	int		 bytes;
	bool		 hidden;	/* shown in mode 3, so not at all */
	const char	*where;
	long		 glyph;		/* NO_GLYPH = the font has none */
	double		 says, has;	/* widths; negative = not known */
};

static const char *
simple_name(const struct verify_font *f, uint32_t code)
{
	if (code > 255)
		return NULL;
	if (f->differences[code] != NULL)
		return f->differences[code];
	if (f->base[0] != '\0')
		return verify_code_name(f->base, (int)code);
	if (f->outlines != NULL)
		return f->outlines->codes[code];
	return verify_code_name("StandardEncoding", (int)code);
}

/* By a name, as 9.6.6.4 of the standard goes about it. */
static long
truetype_named(const struct verify_font *f, const char *name)
{
	uint32_t c = verify_name_unicode(name);
	int g = VERIFY_NO_GLYPH;

	if (c != 0 && f->sfnt->unicode)
		g = verify_sfnt_glyph(f->sfnt, 3, 1, c);
	for (int code = 0; g <= 0 && code < 256; code++)
		if (str_eq(verify_code_name("MacRomanEncoding", code), name))
			g = verify_sfnt_glyph(f->sfnt, 1, 0, (uint32_t)code);
	if (g <= 0)
		g = verify_sfnt_named(f->sfnt, name);
	return g;
}

static long
truetype_glyph(const struct verify_font *f, uint32_t code)
{
	const char *name = f->base[0] != '\0' || f->differences[code & 255] !=
	    NULL ? simple_name(f, code) : NULL;
	int g = VERIFY_NO_GLYPH;

	if (!f->symbolic && name != NULL)
		return truetype_named(f, name);
	for (uint32_t high = 0xf000; g <= 0 && high <= 0xf200; high += 0x100)
		g = verify_sfnt_glyph(f->sfnt, 3, 0, high | code);
	if (g <= 0)
		g = verify_sfnt_glyph(f->sfnt, 3, 0, code);
	if (g <= 0)
		g = verify_sfnt_glyph(f->sfnt, 1, 0, code);
	if (g <= 0 && !f->symbolic)
		g = verify_sfnt_glyph(f->sfnt, 3, 1, code);
	return g;
}

static const struct verify_outline *
outline(const struct verify_font *f, const char *name, long cid, long *glyph)
{
	const struct verify_outlines *o = f->outlines;

	*glyph = VERIFY_NO_GLYPH;
	if (name == NULL) {
		if (o->index != NULL)
			*glyph = (long)o->index[cid] - 1;
		else if (cid < (long)o->n)
			*glyph = cid;
		return *glyph >= 0 ? &o->at[*glyph] : NULL;
	}
	for (size_t i = 0; i < o->n; i++)
		if (str_eq(o->at[i].name, name)) {
			*glyph = (long)i;
			return &o->at[i];
		}
	return NULL;
}

static void
find_simple(struct verify *v, const struct verify_font *f, struct code *c)
{
	const struct verify_obj *widths = verify_get(v, f->dict, "Widths");
	long long first = verify_get(v, f->dict, "FirstChar")->integer;
	const struct verify_outline *o;
	const char *name;

	c->says = c->has = -1;
	if ((long long)c->code >= first && (long long)c->code - first <
	    (long long)widths->len)
		c->says = verify_item(v, widths, (size_t)((long long)c->code -
		    first))->number;
	else
		c->says = verify_get(v, f->descriptor, "MissingWidth")->number;
	if (f->sfnt != NULL) {
		c->glyph = truetype_glyph(f, c->code);
		if (c->glyph == 0)	/* what a cmap says of others */
			c->glyph = VERIFY_NO_GLYPH;
		if (c->glyph >= 0)
			c->has = verify_sfnt_width(f->sfnt, (int)c->glyph);
	} else if (f->outlines != NULL) {
		name = simple_name(f, c->code);
		o = outline(f, name != NULL ? name : ".notdef", 0, &c->glyph);
		if (o == NULL)
			return;
		c->has = o->width;
		c->glyph = 1;	/* a name tells .notdef, not the order */
	}
}

static void
find_composite(struct verify *v, const struct verify_font *f, struct code *c)
{
	const struct verify_range *r = f->codes->identity ? NULL :
	    verify_cmap_find(v, f->codes, c->code, c->bytes);
	long cid = f->codes->identity ? (long)c->code : r != NULL ?
	    (long)(r->value + (c->code - r->from)) : 0;
	const struct verify_outline *o;

	c->says = c->has = -1;
	if (cid > 65535) {
		verify_fail(v, VERIFY_CID_RANGE, c->where,
		    "a character has the identifier %ld", cid);
		return;
	}
	c->says = f->widths[cid];
	if (f->sfnt != NULL) {
		c->glyph = cid;
		if (f->gids != NULL)
			c->glyph = (size_t)cid * 2 + 1 < f->gids_len ?
			    (long)((unsigned char)f->gids[cid * 2] << 8 |
			    (unsigned char)f->gids[cid * 2 + 1]) : 0;
		if (c->glyph >= f->sfnt->nglyphs)
			c->glyph = VERIFY_NO_GLYPH;
		c->has = verify_sfnt_width(f->sfnt, (int)c->glyph);
	} else if (f->outlines != NULL) {
		o = outline(f, NULL, cid, &c->glyph);
		if (o != NULL)
			c->has = o->width;
	}
	if (f->cidset != NULL && ((size_t)cid / 8 >= f->cidset_len ||
	    ((unsigned char)f->cidset[cid / 8] & 0x80 >> cid % 8) == 0))
		verify_fail(v, VERIFY_CIDSET, c->where,
		    "CIDSet of '%s' does not list a character that is shown",
		    f->name);
}

/* --- what the code means --- */

static bool
private_use(uint32_t c)
{
	return (c >= 0xe000 && c <= 0xf8ff) || (c >= 0xf0000 && c <= 0xffffd) ||
	    (c >= 0x100000 && c <= 0x10fffd);
}

/* Without a map of its own, does the standard know what the code means? */
static bool
meaning_known(struct verify *v, const struct verify_font *f,
    const struct code *c)
{
	const struct verify_obj *e = verify_get(v, f->dict, "Encoding");
	const char *name;

	if (f->cid->len > 0)
		return e->kind == VERIFY_NAME && !f->codes->identity &&
		    verify_cmap_predefined(e->text);
	name = simple_name(f, c->code);
	if (str_eq(f->subtype, "TrueType") && f->symbolic)
		return false;
	return name != NULL && verify_name_listed(name);
}

static void
check_value(struct verify *v, const struct verify_content *at,
    const struct verify_font *f, const struct code *c, uint32_t value)
{
	if (value == 0 || value == 0xfeff || value == 0xfffe)
		verify_fail(v, VERIFY_UNICODE_VALUE, c->where,
		    "a character of the font '%s' stands for U+%04X", f->name,
		    (unsigned)value);
	if (private_use(value) && verify_mark_with(at, "ActualText") == NULL)
		verify_fail(v, VERIFY_UNICODE_PRIVATE, c->where,
		    "a character of the font '%s' is of the private use area",
		    f->name);
}

static void
check_meaning(struct verify *v, const struct verify_content *at,
    const struct verify_font *f, const struct code *c)
{
	const struct verify_range *r = f->unicode == NULL ? NULL :
	    verify_cmap_find(v, f->unicode, c->code, 0);

	if (r == NULL) {
		if (!meaning_known(v, f, c))
			verify_fail(v, VERIFY_UNICODE, c->where,
			    "text in the font '%s' cannot be read as "
			    "characters", f->name);
		return;
	}
	for (size_t i = 0; i + 1 < r->ntext; i++)
		check_value(v, at, f, c, r->text[i]);
	check_value(v, at, f, c, r->ntext == 0 ? 0 :
	    r->value + (c->code - r->from));
}

/* --- a code --- */

static void
check_glyph(struct verify *v, const struct verify_font *f,
    const struct code *c)
{
	const char *name = f->cid->len > 0 ? NULL : simple_name(f, c->code);
	double off = c->says - c->has;

	if (str_eq(name, ".notdef") || c->glyph == 0)
		verify_fail(v, VERIFY_NOTDEF, c->where,
		    "text in the font '%s' shows a missing character",
		    f->name);
	if (c->hidden)
		return;
	if (c->glyph == VERIFY_NO_GLYPH)
		verify_fail(v, VERIFY_GLYPH_MISSING, c->where,
		    "the font '%s' lacks a character that is shown", f->name);
	else if (c->has >= 0 && (off > 1 || off < -1))
		verify_fail(v, VERIFY_WIDTHS_DIFFER, c->where,
		    "characters of '%s' are not as wide as it says", f->name);
}

static void
check_code(struct verify *v, const struct verify_content *at,
    struct verify_font *f, struct code *c)
{
	unsigned char *done = c->hidden ? f->hidden : f->shown;
	const struct verify_range *r;

	/* A private character may have its text in one place only. */
	r = f->unicode != NULL && c->code < 65536 &&
	    (done[c->code / 8] >> c->code % 8 & 1) != 0 ?
	    NULL : f->unicode != NULL ? verify_cmap_find(v, f->unicode,
	    c->code, 0) : NULL;
	if (c->code < 65536) {
		if ((done[c->code / 8] >> c->code % 8 & 1) != 0)
			return;
		if (r == NULL || !private_use(r->value))
			done[c->code / 8] |=
			    (unsigned char)(1 << c->code % 8);
	}
	c->glyph = 1;
	if (str_eq(f->subtype, "Type3")) {
		check_meaning(v, at, f, c);
		return;
	}
	if (f->cid->len > 0 && !f->codes->unknown)
		find_composite(v, f, c);
	else if (f->cid->len == 0)
		find_simple(v, f, c);
	if (f->file->kind == VERIFY_STREAM && !f->broken &&
	    !(f->cid->len > 0 && f->codes->unknown))
		check_glyph(v, f, c);
	check_meaning(v, at, f, c);
}

static void
watch_show(void *ctx, const struct verify_content *c, const char *s, size_t n)
{
	struct glyphs *g = ctx;
	const char *where = verify_content_where(c);
	struct verify_font *f;

	if (!verify_is_dict(c->g->font))
		return;
	if (g->dict != c->g->font) {
		g->dict = c->g->font;
		g->font = verify_font(g->v, c->g->font, where);
	}
	f = g->font;
	if (f == NULL)
		return;
	if (f->file->kind != VERIFY_STREAM && c->g->render != 3 &&
	    !str_eq(f->subtype, "Type3"))
		verify_fail(g->v, VERIFY_FONT_EMBEDDED, verify_where(g->v,
		    f->dict, c->page->number), "the font '%s' is not embedded",
		    f->name);
	while (n > 0) {
		struct code one = { .hidden = c->g->render == 3,
		    .where = where, .bytes = 1 };

		if (f->cid->len > 0)
			one.bytes = verify_cmap_bytes(g->v, f->codes, s,
			    n);
		if ((size_t)one.bytes > n)
			one.bytes = (int)n;
		for (int i = 0; i < one.bytes; i++)
			one.code = one.code << 8 | (unsigned char)s[i];
		check_code(g->v, c, f, &one);
		s += one.bytes;
		n -= (size_t)one.bytes;
	}
}

void
verify_glyphs(struct verify *v)
{
	static const struct verify_watch watch = { .show = watch_show };
	struct glyphs g = { .v = v };

	verify_content_walk(v, &watch, &g);
}
