/*
 * The font objects: each face in use is cut down to the glyphs of the document
 * and embedded as a composite font whose codes are the subset's glyph numbers.
 */
#include <stdio.h>
#include <string.h>

#include <hb-subset.h>

#include "base/arena.h"
#include "base/hash.h"
#include "base/utf8.h"
#include "render/pdf/pdf_int.h"

#define CUTS_HELD	(4u << 20)	/* bytes that a trim leaves alone */
#define CODES_A_BLOCK	100	/* what one bfchar block may hold */

static int64_t
to_millionths(const struct pdf_face *f, int64_t units)
{
	return (units * 1000000 + (units < 0 ? -f->em : f->em) / 2) / f->em;
}

static int32_t
to_thousandths(const struct pdf_face *f, int32_t units)
{
	return units * 1000 / f->em;
}

/*
 * Number the glyphs as HarfBuzz did and read the widths of all of them.  Those
 * of the first faces keep their own numbers, so that a page has the same codes
 * in every document; the holes between them take a handful of bytes.  A face of
 * many thousand glyphs is numbered afresh.
 */
static void
number(struct arena *a, const struct pdf_subset *s,
    const hb_subset_plan_t *plan, struct pdf_cut *c)
{
	const hb_map_t *to_new = hb_subset_plan_old_to_new_glyph_mapping(plan);
	const hb_map_t *to_old = hb_subset_plan_new_to_old_glyph_mapping(plan);
	size_t n = hb_map_get_population(to_old);

	for (size_t i = 0; i < s->n; i++)
		s->list[i].cid = hb_map_get(to_new, s->list[i].gid);
	c->widths = arena_array(a, c->nwidths, sizeof(*c->widths));
	c->glyphs = arena_array(a, n, sizeof(*c->glyphs));
	for (size_t i = 0; i < c->nwidths; i++) {
		hb_codepoint_t old = hb_map_get(to_old, (hb_codepoint_t)i);

		c->widths[i] = PDF_NO_WIDTH;
		if (old == HB_MAP_VALUE_INVALID)
			continue;
		c->glyphs[c->nglyphs++] = old;
		c->widths[i] = to_millionths(s->face,
		    hb_font_get_glyph_h_advance(s->face->font, old));
	}
}

/* The subset as font file bytes; NULL when HarfBuzz gave up. */
static hb_blob_t *
cut(struct arena *a, const struct pdf_subset *s, bool first,
    struct pdf_cut *c)
{
	hb_subset_input_t *input = hb_subset_input_create_or_fail();
	hb_subset_plan_t *plan = NULL;
	hb_face_t *face = NULL;
	hb_blob_t *blob = NULL;

	if (input == NULL)
		return NULL;
	hb_subset_input_set_flags(input, HB_SUBSET_FLAGS_NO_HINTING |
	    HB_SUBSET_FLAGS_NOTDEF_OUTLINE | (first ?
	    HB_SUBSET_FLAGS_RETAIN_GIDS : 0));
	for (size_t i = 0; i < s->n; i++)
		hb_set_add(hb_subset_input_glyph_set(input), s->list[i].gid);
	plan = hb_subset_plan_create_or_fail(s->face->outlines, input);
	if (plan != NULL)
		face = hb_subset_plan_execute_or_fail(plan);
	if (face != NULL) {
		blob = hb_face_reference_blob(face);
		/* with the parts that accented letters are made of */
		c->nwidths = hb_face_get_glyph_count(face);
		number(a, s, plan, c);
	}
	hb_face_destroy(face);
	hb_subset_plan_destroy(plan);
	hb_subset_input_destroy(input);
	return blob;
}

/* "ABCDEF+Name"; the letters come from the glyphs chosen, not from chance. */
static const char *
tagged_name(struct arena *a, const struct pdf_face *f, const struct pdf_cut *c)
{
	unsigned char sum[HASH_BYTES];
	char tag[7] = { 0 };

	hash_sha256(c->glyphs, c->nglyphs * sizeof(*c->glyphs), sum);
	for (int i = 0; i < 6; i++)
		tag[i] = (char)('A' + sum[i] % 26);
	return arena_printf(a, "%s+%s", tag, f->name);
}

/* "/W [0 [500 250] 36 [722]]": those that are there, in rows without holes. */
static void
widths(const struct pdf_cut *c, struct buf *w)
{
	bool row = false;

	buf_str(w, "/W [");
	for (size_t i = 0; i < c->nwidths; i++) {
		bool here = c->widths[i] != PDF_NO_WIDTH;

		if (row && !here)
			buf_char(w, ']');
		if (here && !row) {
			buf_char(w, '\n');
			pdf_number(w, (int64_t)i, 0);
			buf_str(w, " [");
		} else if (here) {
			buf_char(w, i % 16 == 0 ? '\n' : ' ');
		}
		if (here)
			pdf_number(w, c->widths[i], 3);
		row = here;
	}
	buf_str(w, row ? "]]" : "]");
}

static void
code_line(struct buf *b, const struct pdf_glyph *g)
{
	const char *p = g->text, *end = g->text + g->len;

	buf_char(b, '<');
	pdf_utf16_hex(b, g->cid);
	buf_str(b, "> <");
	while (p < end)
		pdf_utf16_hex(b, utf8_next(&p));
	buf_str(b, ">\n");
}

/* Which text each code stands for, for searching and copying. */
static void
to_unicode(const struct pdf_subset *s, struct buf *b)
{
	static const char head[] =
	    "/CIDInit /ProcSet findresource begin\n"
	    "12 dict begin\nbegincmap\n"
	    "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) "
	    "/Supplement 0>> def\n"
	    "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
	    "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n";
	static const char tail[] =
	    "endcmap\nCMapName currentdict /CMap defineresource pop\n"
	    "end\nend\n";
	struct buf block = { 0 };
	unsigned n = 0;

	buf_str(b, head);
	for (size_t gid = 0; gid <= s->face->glyphs; gid++) {
		const struct pdf_glyph *g = gid < s->face->glyphs &&
		    s->slots[gid] != 0 ? &s->list[s->slots[gid] - 1] : NULL;

		if (n > 0 && (gid == s->face->glyphs || n == CODES_A_BLOCK)) {
			buf_printf(b, "%u beginbfchar\n%sendbfchar\n", n,
			    block.data);
			buf_clear(&block);
			n = 0;
		}
		if (g != NULL && g->len > 0) {
			code_line(&block, g);
			n++;
		}
	}
	buf_str(b, tail);
	buf_free(&block);
}

/* ---- faces that were cut before ---- */

/* What the cut depends on: the glyphs and the text that each stands for. */
static void
key_of(const struct pdf_subset *s, struct buf *b)
{
	static const uint16_t unused[4];

	for (size_t gid = 0; gid < s->face->glyphs; gid++) {
		const struct pdf_glyph *g;
		uint32_t head[2];

		/* Four at a time: nearly all are unused. */
		if (gid + 4 <= s->face->glyphs && memcmp(s->slots + gid,
		    unused, sizeof(unused)) == 0) {
			gid += 3;
			continue;
		}
		if (s->slots[gid] == 0)
			continue;
		g = &s->list[s->slots[gid] - 1];
		head[0] = (uint32_t)gid;
		head[1] = (uint32_t)g->len;
		buf_add(b, head, sizeof(head));
		buf_add(b, g->text, g->len);
	}
}

static struct pdf_deflated
keep(struct arena *a, const struct pdf_deflated *x)
{
	struct pdf_deflated y = *x;

	y.data = arena_alloc(a, x->len + 1);
	memcpy(y.data, x->data, x->len);
	return y;
}

/* In the arena, with everything but the key; NULL when it cannot be done. */
static struct pdf_cut *
cut_new(struct pdf_doc *d, struct arena *a, const struct pdf_subset *s,
    bool first)
{
	struct pdf_cut *c = arena_alloc(a, sizeof(*c));
	hb_blob_t *blob = cut(a, s, first, c);
	struct pdf_deflated x;
	struct buf b = { 0 };
	unsigned len;
	const char *data;

	if (blob == NULL)
		return NULL;
	data = hb_blob_get_data(blob, &len);
	c->length = len;
	pdf_deflate(d, data, len, &x);
	c->file = keep(a, &x);
	hb_blob_destroy(blob);
	c->name = tagged_name(a, s->face, c);
	to_unicode(s, &b);
	pdf_deflate(d, b.data, b.len, &x);
	c->to_unicode = keep(a, &x);
	buf_clear(&b);
	widths(c, &b);
	c->w = buf_copy(&b, a);
	buf_free(&b);
	return c;
}

const struct pdf_kin *
pdf_cuts_kin(struct pdf_fonts *fonts, enum layout_face face)
{
	struct pdf_cuts *all = &fonts->cuts;

	if (all->kin[face] == NULL)
		all->kin[face] = pdf_kin(all->arena, &fonts->faces[face]);
	return all->kin[face];
}

/*
 * Most documents have most letters, and the next client's have the same: what
 * was cut for the same glyphs and texts is taken again.
 */
static const struct pdf_cut *
cut_for(struct pdf_doc *d, struct pdf_subset *s, unsigned slot)
{
	struct pdf_cuts *all = &d->fonts->cuts;
	struct buf key = { 0 };
	struct pdf_cut *c;

	if (slot >= LAYOUT_FACES)
		return cut_new(d, d->arena, s, false);
	pdf_subset_round(d->arena, s, pdf_cuts_kin(d->fonts, slot));
	key_of(s, &key);
	for (c = all->first; c != NULL; c = c->next)
		if (c->slot == slot && c->nkey == key.len &&
		    memcmp(c->key, key.data, key.len) == 0)
			break;
	if (c == NULL && (c = cut_new(d, all->arena, s, true)) != NULL) {
		c->slot = slot;
		c->nkey = key.len;
		c->key = buf_copy(&key, all->arena);
		c->next = all->first;
		all->first = c;
	}
	for (size_t i = 0; i < s->n; i++)
		s->list[i].cid = s->list[i].gid;
	buf_free(&key);
	return c;
}

static void
drop(void *arena)
{
	arena_close(arena);
}

void
pdf_cuts_open(struct pdf_cuts *all, struct arena *a)
{
	*all = (struct pdf_cuts){ .arena = arena_open() };
	arena_defer(a, drop, all->arena);
}

void
pdf_cuts_trim(struct pdf_cuts *all)
{
	if (arena_held(all->arena) <= CUTS_HELD)
		return;
	arena_rewind(all->arena, (struct arena_mark){ 0 });
	*all = (struct pdf_cuts){ .arena = all->arena };
}

/* ---- the objects ---- */

static void
named(struct buf *b, const char *key, const char *name)
{
	buf_str(b, key);
	buf_str(b, name);
}

static void
numbered(struct buf *b, const char *key, int64_t value)
{
	buf_str(b, key);
	pdf_number(b, value, 0);
}

static void
referring(struct buf *b, const char *key, unsigned id)
{
	buf_str(b, key);
	pdf_reference(b, id);
}

/* A bit for each glyph that is there: all of them. */
static void
cid_set(struct pdf_doc *d, unsigned id, const struct pdf_cut *c)
{
	struct buf b = { 0 };

	for (size_t i = 0; i < c->nwidths / 8; i++)
		buf_char(&b, (char)0xFF);
	if (c->nwidths % 8 > 0)
		buf_char(&b, (char)(0xFF00 >> c->nwidths % 8));
	pdf_write_plain(d, id, "", b.data, b.len);
	buf_free(&b);
}

/* Metrics in it are thousandths of an em.  set: 0 for none. */
static void
descriptor(struct pdf_doc *d, unsigned id, const struct pdf_face *f,
    const struct pdf_cut *c, unsigned file, unsigned set)
{
	struct buf *b = pdf_write_object(d, id);

	named(b, "/Type/FontDescriptor/FontName/", c->name);
	/* Serif, symbolic (own glyph numbers), italic. */
	numbered(b, "/Flags ", 2 | 4 | (f->slant != 0 ? 64 : 0));
	for (int i = 0; i < 4; i++)
		numbered(b, i == 0 ? "/FontBBox[" : " ",
		    to_thousandths(f, f->box[i]));
	numbered(b, "]/ItalicAngle ", f->slant);
	numbered(b, "/Ascent ", to_thousandths(f, f->ascent));
	numbered(b, "/Descent ", -to_thousandths(f, f->descent));
	numbered(b, "/CapHeight ", to_thousandths(f, f->cap_height));
	/* Asked for by the standard, measured by nobody. */
	numbered(b, "/StemV ", strstr(f->name, "Bold") ? 140 : 80);
	referring(b, "/FontFile2 ", file);
	if (set != 0)
		referring(b, "/CIDSet ", set);
	pdf_write_end(d);
}

static void
descendant(struct pdf_doc *d, unsigned id, const struct pdf_cut *c,
    unsigned descriptor)
{
	struct buf *b = pdf_write_object(d, id);

	named(b, "/Type/Font/Subtype/CIDFontType2/BaseFont/", c->name);
	buf_str(b, "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)"
	    "/Supplement 0>>/CIDToGIDMap/Identity");
	referring(b, "/FontDescriptor ", descriptor);
	buf_str(b, c->w);
	pdf_write_end(d);
}

/* The number of the font's object. */
static unsigned
write_face(struct pdf_doc *d, const struct pdf_face *f,
    const struct pdf_cut *c)
{
	bool set = d->level == PDF_A1A;
	unsigned font = pdf_write_number(d, set ? 6 : 5), low = font + 1,
	    desc = font + 2, file = font + 3, map = font + 4;
	char entries[64];
	struct buf *b = pdf_write_object(d, font);

	named(b, "/Type/Font/Subtype/Type0/BaseFont/", c->name);
	referring(b, "/Encoding/Identity-H/DescendantFonts[", low);
	referring(b, "]/ToUnicode ", map);
	pdf_write_end(d);
	descendant(d, low, c, desc);
	descriptor(d, desc, f, c, file, set ? font + 5 : 0);
	snprintf(entries, sizeof(entries), "/Length1 %zu/Filter/FlateDecode",
	    c->length);
	pdf_write_plain(d, file, entries, c->file.data, c->file.len);
	pdf_write_stream(d, map, &c->to_unicode);
	if (set)
		cid_set(d, font + 5, c);
	return font;
}

void
pdf_embed_write(struct pdf_doc *d)
{
	HPDF_Dict fonts = pdf_dict(d);
	char key[16];

	for (unsigned i = 0; i < PDF_SLOTS; i++) {
		const struct pdf_subset *s = &d->subsets[i];

		if (s->cut == NULL)
			continue;
		snprintf(key, sizeof(key), "F%u", i);
		pdf_put(d, fonts, key, pdf_handle(d, write_face(d, s->face,
		    s->cut)));
	}
	pdf_put(d, d->resources, "Font", fonts);
}

bool
pdf_embed(struct pdf_doc *d)
{
	for (unsigned i = 0; i < PDF_SLOTS; i++) {
		struct pdf_subset *s = &d->subsets[i];

		if (s->slots == NULL)
			continue;
		s->cut = cut_for(d, s, i);
		if (s->cut == NULL)
			return false;
		s->widths = s->cut->widths;
		s->nwidths = s->cut->nwidths;
	}
	return true;
}
