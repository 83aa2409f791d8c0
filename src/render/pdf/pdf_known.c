/*
 * What is known from documents before this one, whoever's they were.
 *
 * Of a stretch of text that stays (layout_run.id): which glyphs it uses, as
 * what text, and the codes that draw it from where it begins.  Both follow from
 * the run and its face alone, as the first faces keep the numbers of their
 * glyphs (pdf_embed).  Only for text of one font, read from left to right, with
 * a glyph for each character: nearly all there is.
 *
 * Of the content of a page on which no answer stands, and of objects that are
 * packed together: how they deflate.
 */
#include <string.h>

#include "base/arena.h"
#include "doc/doc.h"
#include "render/pdf/pdf_int.h"

/* Bytes that a trim leaves alone. */
#define TEXTS_HELD	(8u << 20)
#define CONTENTS_HELD	(8u << 20)
#define PACKS_HELD	(4u << 20)

static void drop(void *p) { arena_close(p); }

void
pdf_known_open(struct pdf_knowns *k, struct arena *arena)
{
	k->arena = arena_open();
	arena_defer(arena, drop, k->arena);
	memo_open(&k->contents, arena);
	memo_open(&k->packs, arena);
}

void
pdf_known_trim(struct pdf_knowns *k, uint64_t gone)
{
	memo_trim(&k->contents, CONTENTS_HELD);
	memo_trim(&k->packs, PACKS_HELD);
	if (gone == k->before && arena_held(k->arena) <= TEXTS_HELD)
		return;
	arena_rewind(k->arena, (struct arena_mark){ 0 });
	k->texts = NULL;
	k->cap = 0;
	k->before = gone;
}

/* Where a text is noted by the id of its run. */
static struct pdf_known **
place(struct pdf_knowns *k, uint64_t id)
{
	size_t i = (size_t)(id - k->before), cap = k->cap ? k->cap : 1024;
	struct pdf_known **texts;

	if (i < k->cap)
		return &k->texts[i];
	while (cap <= i)
		cap *= 2;
	texts = arena_array(k->arena, cap, sizeof(struct pdf_known *));
	if (k->cap > 0)
		memcpy(texts, k->texts, k->cap * sizeof(*texts));
	k->texts = texts;
	k->cap = cap;
	return &k->texts[i];
}

/* Is every cluster one glyph of the first font, on the baseline? */
static bool
is_plain(const struct layout_run *run)
{
	for (size_t i = 0; i < run->n; i++) {
		const struct layout_glyph *g = &run->glyphs[i];

		if (g->font != 0 || g->dy != 0 || (i > 0 &&
		    g->cluster <= g[-1].cluster))
			return false;
	}
	return !run->back && run->n > 0;
}

static bool
is_noted(const struct pdf_known *l, uint32_t gid, const char *text, size_t len)
{
	for (size_t i = 0; i < l->nuses; i++)
		if (l->uses[i].gid == gid && l->uses[i].len == len &&
		    memcmp(l->uses[i].text, text, len) == 0)
			return true;
	return false;
}

/* Note the kinds of letters, and all else once with each text of it. */
static void
note_uses(struct pdf_fonts *fonts, const struct layout_item *item,
    struct pdf_known *l)
{
	const struct pdf_kin *kin = pdf_cuts_kin(fonts, item->face);
	const struct layout_run *run = item->run;
	struct arena *a = fonts->known.arena;
	const char *text = arena_strndup(a, item->text, item->len);
	size_t end;

	l->uses = arena_array(a, run->n, sizeof(*l->uses));
	for (size_t i = 0; i < run->n; i++) {
		size_t at = run->glyphs[i].cluster;
		struct pdf_glyph g = { run->glyphs[i].gid,
		    run->glyphs[i].gid, text + at, 0 };
		unsigned kind;

		pdf_cluster_end(run, i, item->len, &end);
		if (end < at)
			continue;
		g.len = end - at;
		kind = pdf_kin_of(kin, &g);
		l->kinds |= kind;
		if (kind == 0 && !is_noted(l, g.gid, g.text, g.len))
			l->uses[l->nuses++] = g;
	}
}

struct pdf_known *
pdf_known_of(struct pdf_fonts *fonts, const struct layout_item *item)
{
	struct pdf_known **at, *l;

	if (item->run->id == 0 || item->word_space != 0)
		return NULL;
	at = place(&fonts->known, item->run->id);
	if (*at == NULL) {
		*at = l = arena_alloc(fonts->known.arena, sizeof(*l));
		l->plain = is_plain(item->run);
		if (l->plain)
			note_uses(fonts, item, l);
	}
	return (*at)->plain ? *at : NULL;
}

void
pdf_known_codes(struct pdf_fonts *fonts, struct pdf_known *l,
    const char *codes, size_t len, int64_t at)
{
	l->codes = arena_strndup(fonts->known.arena, codes, len);
	l->ncodes = len;
	l->at = at;
}

/* The foot of a court paper has the number of the case. */
static bool
has_answers(const struct layout_page *page)
{
	if (page->paper == NULL || !page->paper->sheet)
		return true;
	for (size_t i = 0; i < page->n; i++)
		if (page->items[i].node != NULL &&
		    page->items[i].node->field != NULL)
			return true;
	return false;
}

/* The bytes deflated, now or before. */
static void
deflated(struct pdf_doc *d, struct memo *m, const struct buf *b,
    struct pdf_deflated *out)
{
	struct pdf_deflated *kept = memo_find(m, b->data, b->len);

	if (kept == NULL) {
		kept = arena_alloc(m->arena, sizeof(*kept));
		pdf_deflate(d, b->data, b->len, kept);
		kept->data = memcpy(arena_alloc(m->arena, kept->len + 1),
		    kept->data, kept->len);
		memo_keep(m, b->data, b->len, kept);
	}
	*out = *kept;
}

void
pdf_known_content(struct pdf_doc *d, const struct layout_page *page,
    const struct buf *content, struct pdf_deflated *out)
{
	if (has_answers(page))
		pdf_deflate(d, content->data, content->len, out);
	else
		deflated(d, &d->fonts->known.contents, content, out);
}

void
pdf_known_pack(struct pdf_doc *d, const struct buf *objects,
    struct pdf_deflated *out)
{
	deflated(d, &d->fonts->known.packs, objects, out);
}
