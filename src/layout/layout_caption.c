/*
 * The caption of a court paper: the court in the middle, below it the parties
 * in a box that is open at the top and left, and beside it the number of the
 * case and the name of the paper.
 */
#include "base/arena.h"
#include "layout/layout_int.h"

#define GUTTER		14000		/* text to the rule between the columns */
#define FOOT		4000		/* text to the rule under the parties */

static const struct doc_node *
part(const struct doc_node *caption, enum doc_kind kind)
{
	for (const struct doc_node *n = caption->first; n; n = n->next)
		if (n->kind == kind)
			return n;
	return NULL;
}

/* The lines of the court's name, centred whatever they say of themselves. */
static void
court(struct layout_job *job, struct layout_galley *g,
    const struct layout_column *c, const struct doc_node *n)
{
	size_t from = g->n;

	for (const struct doc_node *k = n->first; k != NULL; k = k->next) {
		struct layout_para p = { .block = k, .first = k->first,
		    .left = c->left, .width = c->width,
		    .size = job->style->size, .align = DOC_CENTER,
		    .before = job->style->leading / 8 };

		layout_lines(job, g, &p);
	}
	for (size_t i = from; i < g->n; i++)
		g->at[i].bind = LAYOUT_TOGETHER;
	if (g->n > from)
		g->at[g->n - 1].after = job->style->leading * 3 / 2;
}

static void
side(struct layout_job *job, struct layout_cell *cell,
    struct layout_column c, int32_t from, int32_t to,
    const struct doc_node *n)
{
	if (n == NULL)
		return;
	c.left = from;
	c.width = to - from;
	c.flush = true;
	layout_blocks(job, &cell->galley, c, n);
}

void
layout_caption(struct layout_job *job, struct layout_galley *g,
    struct layout_column c, const struct doc_node *n)
{
	const struct doc_node *top = part(n, DOC_CAPTION_COURT);
	struct layout_table *t = arena_alloc(job->scratch, sizeof(*t));
	struct layout_row *r = arena_alloc(job->scratch, sizeof(*r));
	int32_t mid = c.left + c.width / 2;
	struct layout_slug *s;

	if (top != NULL)
		court(job, g, &c, top);
	t->grid = LAYOUT_CAPTION_GRID;
	t->ncolumns = 2;
	t->pad = FOOT;
	t->edges = arena_array(job->scratch, 3, sizeof(*t->edges));
	t->edges[0] = c.left;
	t->edges[1] = mid;
	t->edges[2] = c.left + c.width;
	r->table = t;
	r->cells = arena_array(job->scratch, 2, sizeof(*r->cells));
	side(job, &r->cells[0], c, c.left, mid - GUTTER,
	    part(n, DOC_CAPTION_LEFT));
	side(job, &r->cells[1], c, mid + GUTTER, t->edges[2],
	    part(n, DOC_CAPTION_RIGHT));
	s = layout_append(job, g, LAYOUT_ROW, c.frame);
	s->row = r;
	s->height = layout_row_height(r);
	s->after = job->style->leading * 3 / 2;
}
