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

/* Orders its neighbours only, or may break a line; nobody reads it back. */
static bool
unread(uint32_t c)
{
	return c == 0xAD || c == 0x61C || c == 0x200B || c == 0x200E ||
	    c == 0x200F || (c >= 0x202A && c <= 0x202E) ||
	    (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF;
}

uint32_t
pdf_read_next(const char **p, const char *end)
{
	while (*p < end) {
		uint32_t c = utf8_next(p);

		if (c == 0xA0 || c == 0x202F)	/* readers search for blanks */
			return ' ';
		if (c == 0 || !unread(c))
			return c;
	}
	return 0;
}

/* The text as it is read back; in place unless something is left out. */
static const char *
read_as(struct arena *arena, const char *text, size_t *len)
{
	const char *p = text, *end = text + *len;
	bool plain = true;
	struct buf b = { 0 };
	uint32_t c;

	if (*len == 1)
		return text;
	while (plain && p < end) {
		c = utf8_next(&p);
		plain = c != 0xA0 && c != 0x202F && !unread(c);
	}
	if (plain)
		return text;
	for (p = text; (c = pdf_read_next(&p, end)) != 0;)
		buf_utf8(&b, c);
	*len = b.len;
	text = buf_copy(&b, arena);
	buf_free(&b);
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
	if (run->back) {
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

/* Every code must stand for something: this is no blank and not seen. */
static const char nothing[] = "\u200B";
#define NOTHING_LEN	3

/* A glyph that shares its text with others, or has none. */
static void
claim_nothing(struct arena *arena, struct pdf_subset *s, uint32_t gid)
{
	struct pdf_glyph *g = claim(arena, s, gid);

	if (g->len == 0) {
		g->text = nothing;
		g->len = NOTHING_LEN;
	}
}

/*
 * Is the glyph noted with a text of one byte that is this one?  Nearly always,
 * and told faster than by a claim.
 */
static inline bool
is_claimed(const struct pdf_subset *s, uint32_t gid, const char *text,
    size_t len)
{
	const struct pdf_glyph *g;

	if (len != 1 || gid >= s->face->glyphs || s->slots[gid] == 0)
		return false;
	g = &s->list[s->slots[gid] - 1];
	return g->len == 1 && g->text[0] == text[0];
}

/* False when the glyph already stands for something else. */
static bool
claim_text(struct arena *arena, struct pdf_subset *s, uint32_t gid,
    const char *text, size_t len)
{
	struct pdf_glyph *g = claim(arena, s, gid);

	text = read_as(arena, text, &len);
	if (g->len != 0 && g->text != nothing)
		return g->len == len && memcmp(g->text, text, len) == 0;
	if (len == 0) {
		claim_nothing(arena, s, gid);
		return false;
	}
	g->text = text;
	g->len = len;
	return true;
}

/* The glyph of the character at *p, which is stepped over. */
static uint32_t
own_glyph(const struct pdf_face *face, const char **p)
{
	hb_codepoint_t gid;

	if (!hb_font_get_nominal_glyph(face->font, utf8_next(p), &gid))
		return 0;
	return gid;
}

/* The character of a text that this glyph draws; NULL when there is none. */
static const char *
drawn_from(const struct pdf_face *face, uint32_t gid, const char *text,
    size_t len, size_t *bytes)
{
	const char *p = text;

	while (p < text + len) {
		const char *at = p;

		if (own_glyph(face, &p) == gid) {
			*bytes = (size_t)(p - at);
			return at;
		}
	}
	return NULL;
}

/* The characters of a text that none of the glyphs draws as it is. */
static const char *
left_over(struct arena *arena, const struct pdf_face *face,
    const struct layout_glyph *g, size_t n, const char *text, size_t *len)
{
	const char *p = text, *end = text + *len;
	struct buf b = { 0 };

	while (p < end) {
		const char *at = p;
		uint32_t gid = own_glyph(face, &p);
		size_t i = 0;

		while (i < n && g[i].gid != gid)
			i++;
		if (i == n)
			buf_add(&b, at, (size_t)(p - at));
	}
	*len = b.len;
	text = buf_copy(&b, arena);
	buf_free(&b);
	return text;
}

/*
 * The glyphs of a cluster that has several: those of one character stand for
 * it, the first other one for what is left, and the rest for nothing.
 */
static void
use_several(struct arena *arena, struct pdf_subset *s,
    const struct layout_glyph *g, size_t n, const char *text, size_t len)
{
	size_t left = len, bytes;
	const char *rest = left_over(arena, s->face, g, n, text, &left), *c;

	for (size_t i = 0; i < n; i++) {
		c = drawn_from(s->face, g[i].gid, text, len, &bytes);
		if (c != NULL) {
			claim_text(arena, s, g[i].gid, c, bytes);
		} else if (left > 0) {
			claim_text(arena, s, g[i].gid, rest, left);
			left = 0;
		} else {
			claim_nothing(arena, s, g[i].gid);
		}
	}
}

static void
use_cluster(struct arena *arena, struct pdf_subset *s,
    const struct layout_run *run, size_t from, size_t to, const char *text,
    size_t len)
{
	/* The common case, and told at once. */
	if (to - from == 1) {
		if (!is_claimed(s, run->glyphs[from].gid, text, len) &&
		    !claim_text(arena, s, run->glyphs[from].gid, text, len))
			s->ambiguous = true;
		return;
	}
	use_several(arena, s, run->glyphs + from, to - from, text, len);
	if (!pdf_subset_agrees(s, run, from, to, text, len))
		s->ambiguous = true;
}

bool
pdf_subset_agrees(const struct pdf_subset *s, const struct layout_run *run,
    size_t from, size_t to, const char *text, size_t len)
{
	const char *p = text, *end = text + len;

	for (size_t k = from; k < to; k++) {
		size_t i = run->back ? to - 1 - (k - from) : k;
		const struct pdf_glyph *g =
		    pdf_subset_find(s, run->glyphs[i].gid);
		const char *q = g->text;

		while (q < g->text + g->len)
			if (utf8_next(&q) != pdf_read_next(&p, end))
				return false;
	}
	return pdf_read_next(&p, end) == 0;
}

/* A document's first text in a face. */
static void
begin(struct arena *arena, struct pdf_subset *s, const struct pdf_face *face)
{
	if (s->slots != NULL)
		return;
	s->face = face;
	s->slots = arena_array(arena, face->glyphs, sizeof(*s->slots));
	claim(arena, s, 0);
}

void
pdf_subset_claim(struct arena *arena, struct pdf_subset *s,
    const struct pdf_face *face, const struct pdf_glyph *g)
{
	begin(arena, s, face);
	if (!claim_text(arena, s, g->gid, g->text, g->len))
		s->ambiguous = true;
}

void
pdf_subset_use(struct arena *arena, struct pdf_subset *s,
    const struct pdf_face *face, const char *text, size_t len,
    const struct layout_run *run, size_t from, size_t to)
{
	size_t end, next;

	begin(arena, s, face);
	for (size_t i = from; i < to; i = next) {
		size_t start = run->glyphs[i].cluster;

		next = pdf_cluster_end(run, i, len, &end);
		if (start > end)
			start = end;
		use_cluster(arena, s, run, i, next, text + start,
		    end - start);
	}
}

/* Who uses one of these uses others in the next document. */
static const char *const kin[] = {
	"abcdefghijklmnopqrstuvwxyz",
	"ABCDEFGHIJKLMNOPQRSTUVWXYZ",
	"0123456789",
	"!\"#$%&'()*+,-./:;?@\u00A7\u2013\u2014\u2018\u2019\u201C\u201D",
	"\u00C0\u00C1\u00C2\u00C3\u00C4\u00C5\u00C6\u00C7\u00C8\u00C9\u00CA"
	"\u00CB\u00CC\u00CD\u00CE\u00CF\u00D1\u00D2\u00D3\u00D4\u00D5\u00D6"
	"\u00D8\u00D9\u00DA\u00DB\u00DC\u00DD\u00DF\u00E0\u00E1\u00E2\u00E3"
	"\u00E4\u00E5\u00E6\u00E7\u00E8\u00E9\u00EA\u00EB\u00EC\u00ED\u00EE"
	"\u00EF\u00F1\u00F2\u00F3\u00F4\u00F5\u00F6\u00F8\u00F9\u00FA\u00FB"
	"\u00FC\u00FD\u00FF",
};

#define KINDS	(sizeof(kin) / sizeof(kin[0]))

struct pdf_kin {
	const char	*text;
	size_t		 len;
	uint32_t	 gid;		/* 0: the face has it not */
	unsigned	 group;
};

struct pdf_kin *
pdf_kin(struct arena *arena, const struct pdf_face *face)
{
	struct pdf_kin *all, *k;
	size_t n = 1;

	for (unsigned i = 0; i < KINDS; i++)
		n += strlen(kin[i]);
	all = k = arena_array(arena, n, sizeof(*all));
	for (unsigned i = 0; i < KINDS; i++)
		for (const char *p = kin[i]; *p != '\0'; k++) {
			k->text = p;
			k->gid = own_glyph(face, &p);
			k->len = (size_t)(p - k->text);
			k->group = i;
		}
	return all;
}

unsigned
pdf_kin_of(const struct pdf_kin *k, const struct pdf_glyph *g)
{
	for (; k->text != NULL; k++)
		if (k->gid == g->gid && k->gid != 0 && k->len == g->len &&
		    memcmp(k->text, g->text, g->len) == 0)
			return 1u << k->group;
	return 0;
}

void
pdf_subset_kinds(struct arena *arena, struct pdf_subset *s,
    const struct pdf_face *face, const struct pdf_kin *k, unsigned kinds)
{
	kinds &= ~s->kinds;
	if (kinds == 0)
		return;
	begin(arena, s, face);
	for (; k->text != NULL; k++)
		if ((kinds & 1u << k->group) != 0 && k->gid != 0 &&
		    !claim_text(arena, s, k->gid, k->text, k->len))
			s->ambiguous = true;
	s->kinds |= kinds;
}

void
pdf_subset_round(struct arena *arena, struct pdf_subset *s,
    const struct pdf_kin *all)
{
	bool used[KINDS] = { false };

	for (const struct pdf_kin *k = all; k->text != NULL; k++)
		if (k->gid != 0 && s->slots[k->gid] != 0)
			used[k->group] = true;
	for (const struct pdf_kin *k = all; k->text != NULL; k++)
		if (used[k->group] && k->gid != 0 && s->slots[k->gid] == 0)
			claim_text(arena, s, k->gid, k->text, k->len);
}

static size_t
seen_slot(const struct pdf_seen *s, const struct layout_run *run)
{
	uint64_t h = (uint64_t)(uintptr_t)run * UINT64_C(0x9E3779B97F4A7C15);
	size_t i = (size_t)(h >> 32) & (s->nslots - 1);

	while (s->slots[i] != NULL && s->slots[i] != run)
		i = (i + 1) & (s->nslots - 1);
	return i;
}

bool
pdf_seen_first(struct arena *arena, struct pdf_seen *s,
    const struct layout_run *run)
{
	const struct layout_run **old = s->slots;
	size_t n = s->nslots, i;

	if (2 * (s->n + 1) > n) {
		s->nslots = n ? n * 2 : 512;
		s->slots = arena_array(arena, s->nslots, sizeof(*s->slots));
		for (i = 0; i < n; i++)
			if (old[i] != NULL)
				s->slots[seen_slot(s, old[i])] = old[i];
	}
	i = seen_slot(s, run);
	if (s->slots[i] != NULL)
		return false;
	s->slots[i] = run;
	s->n++;
	return true;
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
