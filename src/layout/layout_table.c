/*
 * Tables: shares of the width become edges, rows become slugs of cells.  The
 * rows marked as header at the top of the table are repeated on each page.
 */
#include <string.h>

#include "base/arena.h"
#include "layout/layout_int.h"

#define CELL_PAD	5000		/* left and right, when ruled */
#define GAP_HALF	5000		/* of the gap between unruled columns */
#define ROW_PAD		2500
#define CELL_NARROWEST	18000		/* a letter and a half */

static size_t
children(const struct doc_node *n)
{
	size_t count = 0;

	for (const struct doc_node *c = n->first; c != NULL; c = c->next)
		count++;
	return count;
}

/* Columns of the table: as declared, or as many as its longest row has. */
static size_t
count_columns(const struct doc_node *n)
{
	size_t most = n->ncolumns ? n->ncolumns : 1;

	for (const struct doc_node *r = n->first; r != NULL; r = r->next) {
		size_t cells = children(r);

		most = cells > most ? cells : most;
	}
	return most;
}

/*
 * Edges from the shares.  A column too narrow to hold a letter gets that much;
 * the widest one gives it.
 */
static void
set_edges(struct layout_table *t, const struct layout_column *c,
    const struct doc_node *n, int32_t least)
{
	size_t cols = t->ncolumns, widest = 0;
	int32_t used = 0, *w = t->edges + 1;

	for (size_t i = 0; i < cols; i++) {
		w[i] = i < n->ncolumns && cols == n->ncolumns ?
		    (int32_t)((int64_t)c->width * n->columns[i] / 1000) :
		    c->width / (int32_t)cols;
		w[i] = w[i] < least ? least : w[i];
		used += w[i];
		widest = w[i] > w[widest] ? i : widest;
	}
	/* Shares that do not add up: even columns. */
	if (w[widest] + c->width - used < least || used > 2 * c->width)
		for (size_t i = 0; i < cols; i++)
			w[i] = c->width / (int32_t)cols;
	else
		w[widest] += c->width - used;
	t->edges[0] = c->left;
	for (size_t i = 1; i <= cols; i++)
		t->edges[i] += t->edges[i - 1];
}

/* The blocks of one cell into its own galley. */
static void
set_cell(struct layout_job *job, struct layout_row *r, size_t i,
    const struct layout_column *c, const struct doc_node *cell, bool header)
{
	const struct layout_table *t = r->table;
	int32_t l = CELL_PAD, e = CELL_PAD;
	struct layout_column own = *c;

	if (t->grid == LAYOUT_NO_GRID) {
		l = i == 0 ? 0 : GAP_HALF;
		e = i + 1 == t->ncolumns ? 0 : GAP_HALF;
	}
	own.left = t->edges[i] + l;
	own.width = t->edges[i + 1] - t->edges[i] - l - e;
	own.frame = NULL;
	own.flush = own.small = true;
	if (header || cell->header)
		own.style |= DOC_BOLD;
	layout_blocks(job, &r->cells[i].galley, own, cell);
	layout_mark_line(job, &r->cells[i].galley, &own);
}

static struct layout_row *
set_row(struct layout_job *job, struct layout_table *t,
    const struct layout_column *c, const struct doc_node *n)
{
	struct layout_row *r = arena_alloc(job->scratch, sizeof(*r));
	size_t i = 0;

	r->table = t;
	r->header = n->header;
	r->cells = arena_array(job->scratch, t->ncolumns, sizeof(*r->cells));
	for (const struct doc_node *k = n->first; k != NULL; k = k->next)
		set_cell(job, r, i++, c, k, n->header);
	return r;
}

static void
append_row(struct layout_job *job, struct layout_galley *g,
    const struct layout_column *c, struct layout_row *r)
{
	struct layout_slug *s = layout_append(job, g, LAYOUT_ROW, c->frame);

	s->row = r;
	s->height = layout_row_height(r);
}

void
layout_table(struct layout_job *job, struct layout_galley *g,
    struct layout_column c, const struct doc_node *n)
{
	struct layout_table *t = arena_alloc(job->scratch, sizeof(*t));
	int32_t least = CELL_NARROWEST + 2 * CELL_PAD;
	struct layout_series rows = { 0 };
	size_t from = g->n;
	bool top = true;

	t->grid = n->rules ? LAYOUT_GRID : LAYOUT_NO_GRID;
	t->pad = t->foot = ROW_PAD;
	t->ncolumns = count_columns(n);
	if (t->ncolumns > (size_t)(c.width / least)) {
		diag_add(job->diags, DIAG_TOO_LARGE, n->origin,
		    "split the table, or use fewer columns",
		    "a table of %zu columns; %d fit here", t->ncolumns,
		    (int)(c.width / least));
		job->failed = true;
		return;
	}
	t->edges = arena_array(job->scratch, t->ncolumns + 1,
	    sizeof(*t->edges));
	set_edges(t, &c, n, least);
	for (const struct doc_node *k = n->first; k != NULL; k = k->next) {
		struct layout_row *r = set_row(job, t, &c, k);

		top = top && k->header;
		if (!top)
			layout_next_item(&rows, g);
		append_row(job, g, &c, r);
		if (top) {
			g->at[g->n - 1].bind = LAYOUT_NEXT;
			append_row(job, &t->header, &c, r);
		}
		if (k->keep_next)
			layout_bind(g, g->n, LAYOUT_NEXT);
	}
	if (g->n == from)
		return;
	layout_last_item(job, g, &rows);
	g->at[from].before = job->style->leading / 2;
	g->at[g->n - 1].after = job->style->leading / 2;
}
