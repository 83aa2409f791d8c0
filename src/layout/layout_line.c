/*
 * Set lines become slugs: each gets its baseline and its place in the column,
 * the first one also the marks that stand beside it.
 */
#include <string.h>

#include "base/arena.h"
#include "layout/layout_int.h"

/* Fill an item with a mark that stands beside a line. */
static void
mark_item(struct layout_job *job, const struct layout_mark *m, int32_t base,
    struct layout_item *it)
{
	it->node = it->block = m->node;
	it->label = true;
	it->x = m->x;
	it->y = base;
	if (m->text == NULL) {
		it->kind = LAYOUT_BOX;
		it->w = it->h = job->style->size * 3 / 4;
		it->y = base + job->style->size * 45 / 1000;
		it->ticked = m->node->ticked;
		it->label = false;
		return;
	}
	it->kind = LAYOUT_TEXT;
	it->face = layout_face_of(m->style);
	it->size = layout_size_of(job->style->size, m->style);
	it->text = m->text;
	it->len = strlen(m->text);
	it->run = layout_shape(job, m->node, it->face, it->text, it->len);
	it->w = layout_scaled(it->size, it->run->advance);
}

static void
take_marks(struct layout_job *job, struct layout_galley *g,
    struct layout_slug *s, int32_t base)
{
	for (size_t i = 0; i < g->nmarks; i++)
		mark_item(job, &g->marks[i], base, &s->items[s->n++]);
	g->nmarks = 0;
}

/* Items of a set line, at their place and with this paragraph's nodes. */
static void
pour_items(const struct layout_para *para, const struct doc_node *const *nodes,
    const struct layout_set_line *l, int32_t base, struct layout_slug *s)
{
	for (size_t i = 0; i < l->n; i++) {
		const struct layout_set_item *from = &l->items[i];
		struct layout_item *it = &s->items[s->n++];

		*it = from->item;
		it->node = nodes[from->nth];
		it->block = para->block;
		it->x += para->left;
		it->y += base;
		if (it->kind == LAYOUT_BOX)
			it->ticked = it->node->ticked;
		if (it->kind == LAYOUT_TEXT)
			it->text = it->node->text + from->from;
	}
}

static void
pour_line(struct layout_job *job, struct layout_galley *g,
    const struct layout_para *para, const struct doc_node *const *nodes,
    const struct layout_set *set, const struct layout_set_line *l)
{
	const struct layout_style *st = job->style;
	struct layout_slug *s = layout_append(job, g, LAYOUT_LINE,
	    para->frame);

	s->height = (int32_t)((int64_t)st->leading * set->size / st->size);
	s->base = (s->height - (int32_t)((int64_t)(job->ascent +
	    job->descent) * set->size / st->size)) / 2 +
	    (int32_t)((int64_t)job->ascent * set->size / st->size);
	s->items = arena_array(job->scratch, l->n + g->nmarks,
	    sizeof(*s->items));
	take_marks(job, g, s, s->base);
	pour_items(para, nodes, l, s->base, s);
}

/* The inlines of a paragraph, by their number. */
static const struct doc_node *const *
nodes_of(struct layout_job *job, const struct layout_para *para)
{
	struct layout_work *w = &job->work;
	size_t n = 0;

	for (const struct doc_node *i = para->first; i != para->end;
	    i = i->next) {
		w->inlines = layout_grown(job, w->inlines, n, &w->inline_cap,
		    sizeof(*w->inlines));
		w->inlines[n++] = i;
	}
	return w->inlines;
}

void
layout_lines(struct layout_job *job, struct layout_galley *g,
    const struct layout_para *para)
{
	/* marks are not small */
	const struct layout_set *set = layout_set_para(job, para,
	    g->nmarks > 0 ? job->style->size : 0);
	const struct doc_node *const *nodes = nodes_of(job, para);
	size_t at = g->n;

	for (size_t i = 0; i < set->n; i++) {
		pour_line(job, g, para, nodes, set, &set->lines[i]);
		g->at[g->n - 1].before = i == 0 ? para->before : para->gap;
		g->at[g->n - 1].after = i + 1 == set->n ? para->after : 0;
	}
	if (set->n > 1) {
		layout_bind(g, at + 1, LAYOUT_LINES);
		layout_bind(g, g->n - 1, LAYOUT_LINES);
	}
}

void
layout_mark(struct layout_job *job, struct layout_galley *g,
    const struct layout_column *c, const struct doc_node *n, const char *text,
    int32_t x)
{
	g->marks = layout_grown(job, g->marks, g->nmarks, &g->mark_cap,
	    sizeof(*g->marks));
	g->marks[g->nmarks++] = (struct layout_mark){ n, text, x, c->style };
}

void
layout_mark_line(struct layout_job *job, struct layout_galley *g,
    const struct layout_column *c)
{
	struct layout_slug *s;

	if (g->nmarks == 0)
		return;
	s = layout_append(job, g, LAYOUT_LINE, c->frame);
	s->height = job->style->leading;
	s->base = (s->height - job->ascent - job->descent) / 2 + job->ascent;
	s->items = arena_array(job->scratch, g->nmarks, sizeof(*s->items));
	take_marks(job, g, s, s->base);
}
