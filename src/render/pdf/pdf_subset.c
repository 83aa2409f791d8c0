/*
 * Which glyphs a document uses, and which text each stands for, so that what
 * was put in can be read, searched and copied back out.  A glyph keeps the
 * first text it was seen with; where that does not give a cluster's text back
 * (two characters that share a glyph, a mark that moved), the page wraps the
 * cluster in its actual text.
 */
#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"
#include "render/pdf/pdf_int.h"

/* No-break spaces are read back as blanks; readers search for blanks. */
static const char *
read_as(const char *text, size_t *len)
{
	if ((*len == 2 && memcmp(text, "\u00A0", 2) == 0) ||
	    (*len == 3 && memcmp(text, "\u202F", 3) == 0)) {
		*len = 1;
		return " ";
	}
	return text;
}

size_t
pdf_cluster_end(const struct layout_run *run, size_t i, size_t len,
    size_t *end)
{
	size_t j = i + 1;

	while (j < run->n && run->glyphs[j].cluster == run->glyphs[i].cluster)
		j++;
	*end = len;
	if (run->glyphs[0].cluster > run->glyphs[run->n - 1].cluster) {
		if (i > 0 && run->glyphs[i - 1].cluster < len)
			*end = run->glyphs[i - 1].cluster;
	} else if (j < run->n && run->glyphs[j].cluster < len) {
		*end = run->glyphs[j].cluster;
	}
	return j;
}

static struct pdf_glyph *
claim(struct arena *arena, struct pdf_subset *s, uint32_t gid)
{
	struct pdf_glyph *list;

	if (gid >= s->face->glyphs)
		gid = 0;
	if (s->slots[gid] != 0)
		return &s->list[s->slots[gid] - 1];
	if (s->n == s->cap) {
		s->cap = s->cap ? s->cap * 2 : 64;
		list = arena_array(arena, s->cap, sizeof(*list));
		if (s->n > 0)
			memcpy(list, s->list, s->n * sizeof(*list));
		s->list = list;
	}
	s->list[s->n] = (struct pdf_glyph){ .gid = gid, .text = "" };
	s->slots[gid] = (uint16_t)++s->n;
	return &s->list[s->n - 1];
}

const struct pdf_glyph *
pdf_subset_find(const struct pdf_subset *s, uint32_t gid)
{
	static const struct pdf_glyph none;

	if (gid >= s->face->glyphs)
		gid = 0;
	return s->slots[gid] != 0 ? &s->list[s->slots[gid] - 1] : &none;
}

/* False when the glyph already stands for something else. */
static bool
claim_text(struct arena *arena, struct pdf_subset *s, uint32_t gid,
    const char *text, size_t len)
{
	size_t before = s->n;
	struct pdf_glyph *g = claim(arena, s, gid);

	text = read_as(text, &len);
	if (s->n == before)
		return g->len == len && memcmp(g->text, text, len) == 0;
	g->text = text;
	g->len = len;
	return true;
}

/* Do n characters of the text stand for these n glyphs, one for one? */
static bool
one_for_one(const struct pdf_face *face, const struct layout_glyph *g,
    size_t n, const char *text, size_t len)
{
	const char *p = text;
	hb_codepoint_t gid;

	for (size_t i = 0; i < n; i++) {
		if (p >= text + len)
			return false;
		if (!hb_font_get_nominal_glyph(face->font, utf8_next(&p),
		    &gid) || gid != g[i].gid)
			return false;
	}
	return p == text + len;
}

static void
use_cluster(struct arena *arena, struct pdf_subset *s,
    const struct layout_run *run, size_t from, size_t to, const char *text,
    size_t len)
{
	const struct layout_glyph *g = run->glyphs;
	const char *p = text;

	/* The common case, and told at once. */
	if (to - from == 1) {
		if (!claim_text(arena, s, g[from].gid, text, len))
			s->ambiguous = true;
		return;
	}
	if (one_for_one(s->face, g + from, to - from, text, len)) {
		for (size_t i = from; i < to; i++) {
			const char *start = p;

			utf8_next(&p);
			claim_text(arena, s, g[i].gid, start,
			    (size_t)(p - start));
		}
	} else {
		claim_text(arena, s, g[from].gid, text, len);
		for (size_t i = from + 1; i < to; i++)
			claim_text(arena, s, g[i].gid, text, 0);
	}
	if (!pdf_subset_agrees(s, run, from, to, text, len))
		s->ambiguous = true;
}

bool
pdf_subset_agrees(const struct pdf_subset *s, const struct layout_run *run,
    size_t from, size_t to, const char *text, size_t len)
{
	size_t at = 0;

	text = read_as(text, &len);
	for (size_t i = from; i < to; i++) {
		const struct pdf_glyph *g =
		    pdf_subset_find(s, run->glyphs[i].gid);

		if (g->len == 0)
			continue;
		if (g->len > len - at ||
		    memcmp(text + at, g->text, g->len) != 0)
			return false;
		at += g->len;
	}
	return at == len;
}

void
pdf_subset_use(struct arena *arena, struct pdf_subset *s,
    const struct pdf_face *face, const char *text, size_t len,
    const struct layout_run *run, size_t from, size_t to)
{
	size_t end, next;

	if (s->slots == NULL) {
		s->face = face;
		s->slots = arena_array(arena, face->glyphs,
		    sizeof(*s->slots));
		claim(arena, s, 0);
	}
	for (size_t i = from; i < to; i = next) {
		size_t start = run->glyphs[i].cluster;

		next = pdf_cluster_end(run, i, len, &end);
		if (start > end)
			start = end;
		use_cluster(arena, s, run, i, next, text + start,
		    end - start);
	}
}

void
pdf_subsets_use(struct arena *arena, struct pdf_subset *subsets,
    const struct pdf_fonts *fonts, enum layout_face face, const char *text,
    size_t len, const struct layout_run *run)
{
	size_t next;

	for (size_t i = 0; i < run->n; i = next) {
		uint32_t font = run->glyphs[i].font;
		unsigned slot = pdf_slot(face, font);

		for (next = i + 1; next < run->n &&
		    run->glyphs[next].font == font; next++)
			;
		pdf_subset_use(arena, &subsets[slot],
		    pdf_face_at(fonts, slot), text, len, run, i, next);
	}
}
