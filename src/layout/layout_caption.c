/*
 * The caption of a court paper: who files at the left of the clerk's corner,
 * the court in the middle, below it the parties, and beside them the number of
 * the case and the name of the paper.  What stands between the two sides is
 * the style's: a rule, or a column of parentheses.
 */
#include "base/arena.h"
#include "layout/layout_int.h"

#define GUTTER		14000		/* text to the rule between the columns */
#define FOOT		4000		/* text to the rule under the parties */
#define CORNER_GAP	9000		/* who files to the clerk's corner */

const struct doc_node *
layout_caption_part(const struct doc_node *caption, enum doc_kind kind)
{
	for (const struct doc_node *n = caption->first; n; n = n->next)
		if (n->kind == kind)
			return n;
	return NULL;
}

/*
 * Who files, beside the corner when there is room.  Lines are close, as in an
 * address.
 */
static void
filer(struct layout_job *job, struct layout_galley *g,
    struct layout_column c, const struct doc_node *n)
{
	const struct layout_style *st = job->style;
	int32_t width = st->width - st->clear_width - CORNER_GAP - c.left;
	bool beside = width >= 2 * LAYOUT_INCH;
	size_t from = g->n;

	if (beside && width < c.width)
		c.width = width;
	c.flush = c.small = true;
	layout_blocks(job, g, c, n);
	for (size_t i = from; i < g->n; i++)
		g->at[i].beside = beside;
	if (g->n > from)
		g->at[g->n - 1].after = st->leading * 3 / 2;
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
	if (g->n > from) {
		g->at[from].whole = true;
		g->at[g->n - 1].after = job->style->leading * 3 / 2;
	}
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
	layout_mark_line(job, &cell->galley, &c);
}

/* A ")" in the middle of every line of the taller side. */
static void
parens(struct layout_job *job, struct layout_row *r, int32_t mid)
{
	const struct layout_style *st = job->style;
	int32_t base = (st->leading - job->ascent - job->descent) / 2 +
	    job->ascent;
	int32_t unit = job->unit != 0 ? job->unit : st->leading, height = 0;
	struct layout_item it = { .kind = LAYOUT_TEXT, .y = base,
	    .face = LAYOUT_REGULAR, .size = st->size, .text = ")", .len = 1 };

	for (int i = 0; i < 3; i++) {
		struct layout_galley *g = &r->cells[i].galley;
		int32_t h;

		layout_snap(g, unit, job->unit != 0 ? job->sink :
		    st->leading - base);
		h = layout_height(g, 0, g->n);
		height = h > height ? h : height;
	}
	it.run = job->fonts->shape(job->fonts->ctx, it.face, it.text, it.len);
	it.w = layout_scaled(it.size, it.run->advance);
	it.x = mid - it.w / 2;
	for (int32_t h = 0; h < height; h += st->leading) {
		struct layout_slug *s = layout_append(job,
		    &r->cells[1].galley, LAYOUT_LINE, NULL);

		s->height = st->leading;
		s->base = base;
		s->items = arena_alloc(job->scratch, sizeof(it));
		s->items[0] = it;
		s->n = 1;
	}
}

/* The parties, what parts them from the case, and the case. */
static void
sides(struct layout_job *job, struct layout_galley *g,
    struct layout_column c, const struct doc_node *n)
{
	bool paren = job->style->caption == LAYOUT_CAPTION_PAREN;
	struct layout_table *t = arena_alloc(job->scratch, sizeof(*t));
	struct layout_row *r = arena_alloc(job->scratch, sizeof(*r));
	int32_t mid = c.left + c.width / 2;
	struct layout_slug *s;

	t->grid = paren ? LAYOUT_PAREN_GRID : LAYOUT_CAPTION_GRID;
	t->ncolumns = paren ? 3 : 2;
	t->pad = paren ? 0 : FOOT;
	t->foot = FOOT;
	t->splits = true;
	t->edges = arena_array(job->scratch, t->ncolumns + 1,
	    sizeof(*t->edges));
	t->edges[0] = c.left;
	t->edges[1] = paren ? mid - GUTTER / 2 : mid;
	t->edges[2] = mid + GUTTER / 2;
	t->edges[t->ncolumns] = c.left + c.width;
	r->table = t;
	r->cells = arena_array(job->scratch, t->ncolumns, sizeof(*r->cells));
	side(job, &r->cells[0], c, c.left, mid - GUTTER,
	    layout_caption_part(n, DOC_CAPTION_LEFT));
	side(job, &r->cells[t->ncolumns - 1], c, mid + GUTTER,
	    c.left + c.width, layout_caption_part(n, DOC_CAPTION_RIGHT));
	if (paren)
		parens(job, r, mid);
	s = layout_append(job, g, LAYOUT_ROW, c.frame);
	s->row = r;
	s->height = layout_row_height(r);
	s->after = job->style->leading * 3 / 2;
}

void
layout_caption(struct layout_job *job, struct layout_galley *g,
    struct layout_column c, const struct doc_node *n)
{
	const struct doc_node *who = layout_caption_part(n, DOC_CAPTION_FILER);
	const struct doc_node *top = layout_caption_part(n, DOC_CAPTION_COURT);
	size_t from = g->n, at;

	if (job->style->caption == LAYOUT_CAPTION_BOXED && !job->sheet) {
		layout_caption_box(job, g, c, n);
	} else {
		if (who != NULL)
			filer(job, g, c, who);
		at = g->n;
		if (top != NULL)
			court(job, g, &c, top);
		sides(job, g, c, n);
		g->at[at].not_above = job->style->court_top -
		    layout_number_slack(job);
	}
	/* with the title and the first lines of the text */
	layout_together(g, from);
	layout_bind(g, g->n, LAYOUT_NEXT);
	g->lead = 2;
}
