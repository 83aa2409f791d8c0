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

#define CODES_A_BLOCK	100	/* what one bfchar block may hold */

static int64_t
to_millionths(const struct pdf_face *f, int64_t units)
{
	return (units * 1000000 + (units < 0 ? -f->em : f->em) / 2) / f->em;
}

/* Metrics in a font descriptor are thousandths of an em. */
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
number(struct pdf_doc *d, struct pdf_subset *s, const hb_subset_plan_t *plan)
{
	const hb_map_t *to_new = hb_subset_plan_old_to_new_glyph_mapping(plan);
	const hb_map_t *to_old = hb_subset_plan_new_to_old_glyph_mapping(plan);

	size_t n = hb_map_get_population(to_old);

	s->nwidths = n;
	for (size_t i = 0; i < s->n; i++) {
		s->list[i].cid = hb_map_get(to_new, s->list[i].gid);
		if (s->list[i].cid >= s->nwidths)
			s->nwidths = s->list[i].cid + 1;
	}
	s->widths = arena_array(d->arena, s->nwidths, sizeof(*s->widths));
	s->glyphs = arena_array(d->arena, n, sizeof(*s->glyphs));
	for (size_t i = 0; i < s->nwidths; i++) {
		hb_codepoint_t old = hb_map_get(to_old, (hb_codepoint_t)i);

		s->widths[i] = PDF_NO_WIDTH;
		if (old == HB_MAP_VALUE_INVALID)
			continue;
		s->glyphs[s->nglyphs++] = old;
		s->widths[i] = to_millionths(s->face,
		    hb_font_get_glyph_h_advance(s->face->font, old));
	}
}

/* The subset as font file bytes; NULL when HarfBuzz gave up. */
static hb_blob_t *
cut(struct pdf_doc *d, struct pdf_subset *s)
{
	bool first = s < d->subsets + LAYOUT_FACES;
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
		number(d, s, plan);
	}
	hb_face_destroy(face);
	hb_subset_plan_destroy(plan);
	hb_subset_input_destroy(input);
	return blob;
}

/* "ABCDEF+Name"; the letters come from the glyphs chosen, not from chance. */
static const char *
tagged_name(struct pdf_doc *d, const struct pdf_subset *s)
{
	unsigned char sum[HASH_BYTES];
	char tag[7] = { 0 };

	hash_sha256(s->glyphs, s->nglyphs * sizeof(*s->glyphs), sum);
	for (int i = 0; i < 6; i++)
		tag[i] = (char)('A' + sum[i] % 26);
	return arena_printf(d->arena, "%s+%s", tag, s->face->name);
}

/* A bit for each glyph that is there: all of them. */
static HPDF_Dict
cid_set(struct pdf_doc *d, const struct pdf_subset *s)
{
	HPDF_Dict set = pdf_stream(d);
	struct buf b = { 0 };

	for (size_t i = 0; i < s->nwidths / 8; i++)
		buf_char(&b, (char)0xFF);
	if (s->nwidths % 8 > 0)
		buf_char(&b, (char)(0xFF00 >> s->nwidths % 8));
	pdf_stream_plain(d, set, b.data, b.len);
	buf_free(&b);
	return set;
}

static HPDF_Dict
descriptor(struct pdf_doc *d, const struct pdf_subset *s, const char *name,
    const char *data, size_t len)
{
	const struct pdf_face *f = s->face;
	HPDF_Dict desc = pdf_indirect(d), file = pdf_stream(d);
	HPDF_Array box = pdf_array(d);

	for (int i = 0; i < 4; i++)
		pdf_note(d, HPDF_Array_AddNumber(box,
		    to_thousandths(f, f->box[i])));
	pdf_put_name(d, desc, "Type", "FontDescriptor");
	pdf_put_name(d, desc, "FontName", name);
	/* Serif, symbolic (own glyph numbers), italic. */
	pdf_put_int(d, desc, "Flags", 2 | 4 | (f->slant != 0 ? 64 : 0));
	pdf_put(d, desc, "FontBBox", box);
	pdf_put_int(d, desc, "ItalicAngle", f->slant);
	pdf_put_int(d, desc, "Ascent", to_thousandths(f, f->ascent));
	pdf_put_int(d, desc, "Descent", -to_thousandths(f, f->descent));
	pdf_put_int(d, desc, "CapHeight", to_thousandths(f, f->cap_height));
	/* Asked for by the standard, measured by nobody. */
	pdf_put_int(d, desc, "StemV", strstr(f->name, "Bold") ? 140 : 80);
	pdf_put_int(d, file, "Length1", (int32_t)len);
	pdf_stream_fill(d, file, data, len);
	pdf_put(d, desc, "FontFile2", file);
	if (d->level == PDF_A1A)
		pdf_put(d, desc, "CIDSet", cid_set(d, s));
	return desc;
}

/* "/W [0 [500 250] 36 [722]]": those that are there, in rows without holes. */
static void
widths(const struct pdf_subset *s, struct buf *w)
{
	bool row = false;

	buf_str(w, "/W [");
	for (size_t i = 0; i < s->nwidths; i++) {
		bool here = s->widths[i] != PDF_NO_WIDTH;

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
			pdf_number(w, s->widths[i], 3);
		row = here;
	}
	buf_str(w, row ? "]]" : "]");
}

static HPDF_Dict
descendant(struct pdf_doc *d, const struct pdf_subset *s, const char *name,
    HPDF_Dict desc)
{
	HPDF_Dict font = pdf_indirect(d), info = pdf_dict(d);
	struct buf w = { 0 };

	pdf_put_name(d, font, "Type", "Font");
	pdf_put_name(d, font, "Subtype", "CIDFontType2");
	pdf_put_name(d, font, "BaseFont", name);
	pdf_put_string(d, info, "Registry", "Adobe");
	pdf_put_string(d, info, "Ordering", "Identity");
	pdf_put_int(d, info, "Supplement", 0);
	pdf_put(d, font, "CIDSystemInfo", info);
	pdf_put(d, font, "FontDescriptor", desc);
	pdf_put_name(d, font, "CIDToGIDMap", "Identity");
	widths(s, &w);
	pdf_put_raw(d, font, &w);
	buf_free(&w);
	return font;
}

static void
code_line(struct buf *b, const struct pdf_glyph *g)
{
	const char *p = g->text, *end = g->text + g->len;

	buf_printf(b, "<%04X> <", (unsigned)g->cid);
	while (p < end)
		pdf_utf16_hex(b, utf8_next(&p));
	buf_str(b, ">\n");
}

/* Which text each code stands for, for searching and copying. */
static HPDF_Dict
to_unicode(struct pdf_doc *d, const struct pdf_subset *s)
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
	struct buf b = { 0 }, block = { 0 };
	HPDF_Dict map = pdf_stream(d);
	unsigned n = 0;

	buf_str(&b, head);
	for (size_t i = 0; i <= s->n; i++) {
		if (n > 0 && (i == s->n || n == CODES_A_BLOCK)) {
			buf_printf(&b, "%u beginbfchar\n%sendbfchar\n", n,
			    block.data);
			buf_clear(&block);
			n = 0;
		}
		if (i < s->n && s->list[i].len > 0) {
			code_line(&block, &s->list[i]);
			n++;
		}
	}
	buf_str(&b, tail);
	pdf_stream_fill(d, map, b.data, b.len);
	buf_free(&block);
	buf_free(&b);
	return map;
}

static bool
embed_face(struct pdf_doc *d, struct pdf_subset *s, HPDF_Dict fonts,
    const char *key)
{
	hb_blob_t *blob = cut(d, s);
	unsigned len;
	const char *data, *name;
	HPDF_Array kids = pdf_array(d);
	HPDF_Dict font = pdf_indirect(d);

	if (blob == NULL)
		return false;
	data = hb_blob_get_data(blob, &len);
	name = tagged_name(d, s);
	pdf_append(d, kids, descendant(d, s, name,
	    descriptor(d, s, name, data, len)));
	hb_blob_destroy(blob);
	pdf_put_name(d, font, "Type", "Font");
	pdf_put_name(d, font, "Subtype", "Type0");
	pdf_put_name(d, font, "BaseFont", name);
	pdf_put_name(d, font, "Encoding", "Identity-H");
	pdf_put(d, font, "DescendantFonts", kids);
	pdf_put(d, font, "ToUnicode", to_unicode(d, s));
	pdf_put(d, fonts, key, font);
	return true;
}

bool
pdf_embed(struct pdf_doc *d)
{
	HPDF_Dict fonts = pdf_dict(d);
	char key[16];

	for (size_t i = 0; i < PDF_SLOTS; i++) {
		if (d->subsets[i].slots == NULL)
			continue;
		snprintf(key, sizeof(key), "F%zu", i);
		if (!embed_face(d, &d->subsets[i], fonts, key))
			return false;
	}
	pdf_put(d, d->resources, "Font", fonts);
	return true;
}
