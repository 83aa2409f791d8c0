/*
 * Tables for large type.  A column that is wide enough at 12 point is a column
 * of broken words at 18; so each row becomes lines under one another, every
 * cell behind the heading of its column or of its row.
 */
#include "base/arena.h"
#include "doc/doc.h"

/* A row on its way to becoming lines. */
struct stack {
	struct arena	*arena;
	struct doc_node	*keep;		/* takes the blocks of the row */
	struct doc_node	*para;		/* takes the next line, or NULL */
	const char	*after;		/* heading that waits for its cell */
};

static struct doc_node *
cell_of(const struct doc_node *row, size_t i)
{
	struct doc_node *c = row != NULL ? row->first : NULL;

	while (c != NULL && i-- > 0)
		c = c->next;
	return c;
}

/* Begin a line, in the open paragraph or in a new one. */
static struct doc_node *
fresh_line(struct stack *s, const struct doc_node *cell)
{
	if (s->para == NULL)
		s->para = doc_add(s->arena, s->keep, DOC_PARA, cell->origin);
	else
		doc_add(s->arena, s->para, DOC_BREAK, cell->origin);
	return s->para;
}

static void
put_heading(struct stack *s, const struct doc_node *cell)
{
	const char *text = doc_plain(s->arena, cell);
	struct doc_node *para = fresh_line(s, cell);

	doc_text(s->arena, para, arena_printf(s->arena, "%s:", text), DOC_BOLD,
	    NULL, cell->origin);
	s->after = text;
}

/* The only paragraph of a cell, when a line can take what stands in it. */
static struct doc_node *
only_para(const struct doc_node *cell)
{
	struct doc_node *p = cell->first;

	return p != NULL && p->next == NULL && p->kind == DOC_PARA &&
	    p->label == NULL ? p : NULL;
}

static void
put_cell(struct stack *s, struct doc_node *cell)
{
	struct doc_node *from = only_para(cell), *next, *b;

	if (from == NULL && cell->first != NULL &&
	    doc_inline(cell->first->kind))
		from = cell;
	if (from == NULL && cell->first != NULL) {
		while (cell->first != NULL)
			doc_move(cell->first, s->keep);
		s->para = NULL;
		s->after = NULL;
		return;
	}
	if (s->after == NULL)
		fresh_line(s, cell);
	else
		doc_text(s->arena, s->para, " ", 0, NULL, cell->origin);
	if (from == NULL || from->first == NULL) {
		/* An empty cell is room to write in. */
		b = doc_add(s->arena, s->para, DOC_BLANK, cell->origin);
		b->label = s->after != NULL ? s->after : "to fill in";
	}
	for (struct doc_node *n = from != NULL ? from->first : NULL; n != NULL;
	    n = next) {
		next = n->next;
		doc_move(n, s->para);
	}
	s->after = NULL;
}

/* One row under parent; labels is the row of headings, or NULL. */
static void
put_row(struct arena *a, struct doc_node *parent, struct doc_node *row,
    const struct doc_node *labels)
{
	struct stack s = { .arena = a };
	struct doc_node *next, *label;
	size_t i = 0;

	s.keep = doc_add(a, parent, DOC_KEEP, row->origin);
	for (struct doc_node *c = row->first; c != NULL; c = next, i++) {
		next = c->next;
		label = cell_of(labels, i);
		if (label != NULL)
			put_heading(&s, label);
		if (label == NULL && c->header && next != NULL)
			put_heading(&s, c);
		else
			put_cell(&s, c);
	}
	if (row->header && s.para != NULL)
		s.para->keep_next = true;
}

/* Do the rows of a table name themselves, in their first cell? */
static bool
names_rows(const struct doc_node *table)
{
	for (const struct doc_node *r = table->first; r != NULL; r = r->next)
		if (!r->header && r->first != NULL && r->first->header)
			return true;
	return false;
}

static void
put_table(struct arena *a, struct doc_node *parent, struct doc_node *table)
{
	const struct doc_node *labels = NULL;

	if (table->first != NULL && table->first->header && !names_rows(table))
		labels = table->first;
	for (struct doc_node *r = table->first; r != NULL; r = r->next)
		if (r != labels)
			put_row(a, parent, r, labels);
}

void
doc_stack(struct arena *a, struct doc_node *top)
{
	struct doc_node *last = top->last, *trash = NULL, *next;

	/* Each child goes to the end in its turn, a table as its rows. */
	for (struct doc_node *n = top->first; n != NULL; n = next) {
		next = n == last ? NULL : n->next;
		if (doc_inline(n->kind))
			return;		/* a line: no table in it */
		doc_stack(a, n);
		if (n->kind != DOC_TABLE) {
			doc_move(n, top);
			continue;
		}
		put_table(a, top, n);
		if (trash == NULL)
			trash = doc_root_new(a);
		doc_move(n, trash);
	}
}
