/*
 * What one packet's documents have in common.  A motion stands in the court's
 * bundle, in the other party's and in the filer's: its pages are drawn and
 * deflated once.  Codes are the glyph numbers of the face (pdf_embed), so that
 * the content of a page does not depend on the document that it stands in; only
 * the structure tree does, and that is noted anew.
 *
 * Pages are known by where their items lie in memory.  They are forgotten
 * between packets (pdf_fonts_trim), and only kept where the caller says that
 * the documents belong to one packet (pdf_info.shared).
 */
#include <string.h>

#include "base/arena.h"
#include "base/str.h"
#include "render/pdf/pdf_int.h"

static void
drop(void *object)
{
	arena_close(object);
}

void
pdf_share_open(struct pdf_share *s, struct arena *arena)
{
	s->arena = arena_open();
	s->first = NULL;
	arena_defer(arena, drop, s->arena);
}

void
pdf_share_forget(struct pdf_share *s)
{
	arena_rewind(s->arena, (struct arena_mark){ 0 });
	s->first = NULL;
}

bool
pdf_share_may(const struct pdf_doc *d)
{
	for (size_t i = 0; i < PDF_SLOTS; i++)
		if (d->subsets[i].ambiguous || (i >= LAYOUT_FACES &&
		    d->subsets[i].slots != NULL))
			return false;
	return d->tags != NULL;
}

static const struct pdf_kept *
find(const struct pdf_share *s, const struct layout_page *page)
{
	const struct pdf_kept *k = s->first;

	while (k != NULL && (k->items != page->items || k->n != page->n))
		k = k->next;
	return k;
}

/* Would the same elements begin in the same places here? */
static bool
agrees(const struct pdf_tags *t, const struct pdf_kept *k)
{
	for (size_t i = 0; i < k->nnotes; i++) {
		const struct pdf_elem *e = pdf_tag_find(t, k->notes[i].item);

		if (!str_eq(e != NULL ? e->type : NULL, k->notes[i].type))
			return false;
	}
	return true;
}

const struct pdf_kept *
pdf_share_find(struct pdf_doc *d, const struct layout_page *page, size_t n)
{
	const struct pdf_kept *k = find(&d->fonts->share, page);
	struct pdf_elem *e;

	if (k == NULL || !agrees(d->tags, k))
		return NULL;
	for (size_t i = 0; i < k->nnotes; i++) {
		e = pdf_tag_find(d->tags, k->notes[i].item);
		if (e != NULL)
			pdf_tag_mark(d->tags, e, n);
	}
	return k;
}

void
pdf_share_keep(struct pdf_share *s, const struct layout_page *page,
    const struct pdf_notes *notes, const struct pdf_deflated *content)
{
	struct pdf_kept *k;

	if (notes->odd || find(s, page) != NULL)
		return;
	k = arena_alloc(s->arena, sizeof(*k));
	k->items = page->items;
	k->n = page->n;
	k->nnotes = notes->b.len / sizeof(*k->notes);
	k->notes = arena_array(s->arena, k->nnotes, sizeof(*k->notes));
	if (k->nnotes > 0)
		memcpy(k->notes, notes->b.data, notes->b.len);
	k->content = *content;
	k->content.data = arena_alloc(s->arena, content->len + 1);
	memcpy(k->content.data, content->data, content->len);
	k->next = s->first;
	s->first = k;
}
