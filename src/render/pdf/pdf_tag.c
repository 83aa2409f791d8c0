/*
 * The elements of the structure tree and what they hold: which node of the
 * document they stand for, which content of which page is theirs.
 *
 * Kids stand in reading order.  Elements that hold blocks get theirs when they
 * are made; what stands inside a line (a link, a blank) joins its paragraph
 * when its first content is drawn, between the content before and after it.
 */
#include <string.h>

#include "base/arena.h"
#include "doc/doc.h"
#include "render/pdf/pdf_int.h"

static struct pdf_kid *
add_kid(struct pdf_tags *t, struct pdf_elem *parent)
{
	struct pdf_kid *k = arena_alloc(t->arena, sizeof(*k));

	if (parent->last != NULL)
		parent->last->next = k;
	else
		parent->first = k;
	parent->last = k;
	return k;
}

/* Put an element among its parent's kids, once. */
static void
hold(struct pdf_tags *t, struct pdf_elem *e)
{
	if (e->held || e->parent == NULL)
		return;
	e->held = true;
	add_kid(t, e->parent)->elem = e;
}

struct pdf_elem *
pdf_tag_inline(struct pdf_tags *t, struct pdf_elem *parent, const char *type)
{
	struct pdf_elem *e = arena_alloc(t->arena, sizeof(*e));

	e->type = type;
	e->parent = parent;
	return e;
}

struct pdf_elem *
pdf_tag_elem(struct pdf_tags *t, struct pdf_elem *parent, const char *type)
{
	struct pdf_elem *e = pdf_tag_inline(t, parent, type);

	hold(t, e);
	return e;
}

static size_t
slot_of(const struct pdf_tags *t, const struct doc_node *n)
{
	/* Nodes stand far apart in memory: mix the high bits in. */
	uint64_t h = (uint64_t)(uintptr_t)n * UINT64_C(0x9E3779B97F4A7C15);
	size_t i = (size_t)(h >> 32) & (t->nslots - 1);

	while (t->slots[i].node != NULL && t->slots[i].node != n)
		i = (i + 1) & (t->nslots - 1);
	return i;
}

static void
grow(struct pdf_tags *t)
{
	struct pdf_tag_slot *old = t->slots;
	size_t n = t->nslots;

	t->nslots = n ? n * 2 : 256;
	t->slots = arena_array(t->arena, t->nslots, sizeof(*t->slots));
	for (size_t i = 0; i < n; i++)
		if (old[i].node != NULL)
			t->slots[slot_of(t, old[i].node)] = old[i];
}

void
pdf_tag_put(struct pdf_tags *t, const struct doc_node *n,
    struct pdf_elem *text, struct pdf_elem *aside)
{
	struct pdf_tag_slot *s;

	if (2 * (t->n + 1) > t->nslots)
		grow(t);
	s = &t->slots[slot_of(t, n)];
	if (s->node == NULL)
		t->n++;
	*s = (struct pdf_tag_slot){ n, text, aside };
}

static const struct pdf_tag_slot *
find(const struct pdf_tags *t, const struct doc_node *n)
{
	static const struct pdf_tag_slot none;

	return n == NULL || t->nslots == 0 ? &none : &t->slots[slot_of(t, n)];
}

struct pdf_elem *
pdf_tag_find(const struct pdf_tags *t, const struct layout_item *item)
{
	const struct doc_node *n = item->node;
	const struct pdf_tag_slot *s = find(t, n);

	if (n == NULL)
		return NULL;
	if (s->main == NULL && item->block != NULL)
		s = find(t, n = item->block);
	while (s->main == NULL && n != NULL)
		s = find(t, n = n->parent);
	if (s->aside != NULL && (item->label || (item->kind == LAYOUT_BOX &&
	    n->kind == DOC_CHECK)))
		return s->aside;
	return s->main;
}

int
pdf_tag_mark(struct pdf_tags *t, struct pdf_elem *e, size_t page)
{
	struct pdf_marks *m = &t->pages[page];
	struct pdf_kid *k;

	if (m->n == m->cap) {
		size_t cap = m->cap ? m->cap * 2 : 64;
		struct pdf_elem **of = arena_array(t->arena, cap, sizeof(*of));

		if (m->n > 0)
			memcpy(of, m->of, m->n * sizeof(*of));
		m->of = of;
		m->cap = cap;
	}
	hold(t, e);
	k = add_kid(t, e);
	k->page = page;
	k->mcid = (int)m->n;
	m->of[m->n++] = e;
	return k->mcid;
}

void
pdf_tag_link(struct pdf_tags *t, struct pdf_elem *e, size_t page,
    const struct layout_item *item)
{
	struct pdf_link *l = t->nlinks > 0 ? &t->links[t->nlinks - 1] : NULL;

	/* The words of a line are one piece. */
	if (l != NULL && l->elem == e && l->page == page &&
	    l->base == item->y && item->x >= l->left) {
		l->right = item->x + item->w;
		return;
	}
	if (t->nlinks == t->link_cap) {
		size_t cap = t->link_cap ? t->link_cap * 2 : 16;
		struct pdf_link *at = arena_array(t->arena, cap, sizeof(*at));

		if (t->nlinks > 0)
			memcpy(at, t->links, t->nlinks * sizeof(*at));
		t->links = at;
		t->link_cap = cap;
	}
	t->links[t->nlinks++] = (struct pdf_link){ .elem = e, .page = page,
	    .left = item->x, .right = item->x + item->w, .base = item->y,
	    .size = item->size };
}

void
pdf_tag_targets(struct pdf_tags *t, const struct doc_node *paper)
{
	const struct doc_node *n;

	t->targets = (struct map){ 0 };
	for (n = paper; n != NULL; n = doc_walk(paper, n))
		if (n->kind == DOC_ITEM && n->label != NULL && n->id != NULL &&
		    map_find(&t->targets, n->id) == NULL)
			map_put(&t->targets, t->arena, n->id, n);
}

const struct doc_node *
pdf_tag_target(const struct pdf_tags *t, const struct doc_node *text)
{
	return text->href[0] == '#' ? map_find(&t->targets, text->href + 1) :
	    NULL;
}

bool
pdf_tag_place(struct pdf_tags *t, size_t page, const struct layout_item *item)
{
	struct pdf_place *p;

	if (!item->label || item->node == NULL || item->node->id == NULL ||
	    item->node->kind != DOC_ITEM)
		return false;
	p = arena_alloc(t->arena, sizeof(*p));
	*p = (struct pdf_place){ .id = item->node->id, .page = page,
	    .left = item->x, .top = item->y + item->size };
	vec_push(&t->places, t->arena, p);
	return true;
}

const struct pdf_place *
pdf_tag_placed(const struct pdf_tags *t, const char *id)
{
	for (size_t i = 0; i < t->places.n; i++) {
		const struct pdf_place *p = t->places.at[i];

		if (strcmp(p->id, id) == 0)
			return p;
	}
	return NULL;
}

void
pdf_tag_annotation(struct pdf_tags *t, const struct pdf_link *l,
    unsigned id)
{
	struct pdf_kid *k = add_kid(t, l->elem);

	k->page = l->page;
	k->mcid = -1;
	k->annotation = id;
}
