/*
 * The caption as one ruled box: at the left, one under the other, the court,
 * the parties and who files; at the right the room for the court, then the
 * number of the case; over the whole width at the bottom the title.
 */
#include <string.h>

#include "base/arena.h"
#include "layout/layout_int.h"

#define INSET		6000		/* rules to text, at the sides */
#define PAD		3000		/* the same, above and below */
#define COURT_WIDTH	180000		/* at least 2.5 by 1.75 in */
#define COURT_HEIGHT	126000

/* A rule from side to side of a cell. */
static void
divide(struct layout_job *job, struct layout_galley *g, int32_t left,
    int32_t width)
{
	struct layout_slug *s = layout_append(job, g, LAYOUT_LINE, NULL);

	s->height = 3 * PAD;
	s->items = arena_alloc(job->scratch, sizeof(*s->items));
	s->items[0] = (struct layout_item){ .kind = LAYOUT_RULE,
	    .x = left, .y = s->height * 2 / 3, .w = width };
	s->n = 1;
}

/* One part of the left column under the one before it. */
static void
part(struct layout_job *job, struct layout_galley *g,
    struct layout_column c, const struct doc_node *n)
{
	if (n == NULL || n->first == NULL)
		return;
	if (g->n > 0)
		divide(job, g, c.left, c.width);
	c.left += INSET;
	c.width -= 2 * INSET;
	c.flush = c.small = true;
	layout_blocks(job, g, c, n);
	layout_mark_line(job, g, &c);
}

static struct layout_row *
new_row(struct layout_job *job, size_t columns, enum layout_grid grid)
{
	struct layout_table *t = arena_alloc(job->scratch, sizeof(*t));
	struct layout_row *r = arena_alloc(job->scratch, sizeof(*r));

	t->grid = grid;
	t->ncolumns = columns;
	t->pad = t->foot = PAD;
	t->splits = true;
	t->edges = arena_array(job->scratch, columns + 1, sizeof(*t->edges));
	r->table = t;
	r->cells = arena_array(job->scratch, columns, sizeof(*r->cells));
	return r;
}

static struct layout_slug *
append_row(struct layout_job *job, struct layout_galley *g,
    const struct layout_column *c, struct layout_row *r)
{
	struct layout_slug *s = layout_append(job, g, LAYOUT_ROW, c->frame);

	s->row = r;
	s->height = layout_row_height(r);
	return s;
}

/* The words in the court's room; plain ones when the font lacks the marks. */
static void
court_words(struct layout_job *job, struct layout_galley *g, int32_t left,
    int32_t width)
{
	static const char marked[] = "\u25B2 COURT USE ONLY \u25B2";
	static const char plain[] = "COURT USE ONLY";
	const struct layout_style *st = job->style;
	struct layout_slug *s = layout_append(job, g, LAYOUT_LINE, NULL);
	struct layout_item it = { .kind = LAYOUT_TEXT, .face = LAYOUT_BOLD,
	    .size = st->size, .text = marked };

	it.run = job->fonts->shape(job->fonts->ctx, it.face, it.text,
	    strlen(it.text));
	if (it.run->missing != SIZE_MAX) {
		it.text = plain;
		it.run = job->fonts->shape(job->fonts->ctx, it.face, it.text,
		    strlen(it.text));
	}
	it.len = strlen(it.text);
	it.w = layout_scaled(it.size, it.run->advance);
	it.x = left + (width - it.w) / 2;
	s->height = st->leading;
	s->base = it.y = (st->leading - job->ascent - job->descent) / 2 +
	    job->ascent;
	s->items = arena_alloc(job->scratch, sizeof(it));
	s->items[0] = it;
	s->n = 1;
}

/* The right column; its foot is level with that of the left one. */
static void
case_side(struct layout_job *job, struct layout_galley *g,
    struct layout_column c, const struct doc_node *n, int32_t height)
{
	struct layout_slug *room = layout_append(job, g, LAYOUT_ROOM, NULL);
	int32_t least = COURT_HEIGHT;

	room->height = least;
	court_words(job, g, c.left, c.width);
	part(job, g, c, n);
	height += least - layout_height(g, 0, g->n);
	if (height > least && height < job->room / 2)
		g->at[0].height = height;
}

void
layout_caption_box(struct layout_job *job, struct layout_galley *g,
    struct layout_column c, const struct doc_node *n)
{
	static const enum doc_kind parts[] = { DOC_CAPTION_COURT,
	    DOC_CAPTION_LEFT, DOC_CAPTION_FILER };
	struct layout_row *r = new_row(job, 2, LAYOUT_BOX_GRID);
	int32_t *edges = r->table->edges, width = c.width * 2 / 5;
	struct layout_column left = c, right = c;
	size_t at = g->n;

	if (width < COURT_WIDTH)
		width = COURT_WIDTH < c.width * 3 / 4 ? COURT_WIDTH :
		    c.width / 2;
	left.width = c.width - width;
	right.left += left.width;
	right.width = width;
	edges[0] = left.left;
	edges[1] = right.left;
	edges[2] = right.left + right.width;
	for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++)
		part(job, &r->cells[0].galley, left,
		    layout_caption_part(n, parts[i]));
	case_side(job, &r->cells[1].galley, right, layout_caption_part(n,
	    DOC_CAPTION_RIGHT), layout_height(&r->cells[0].galley, 0,
	    r->cells[0].galley.n));
	append_row(job, g, &c, r)->not_above = job->style->court_top -
	    layout_number_slack(job);
	if (n->next != NULL && n->next->kind == DOC_TITLE) {
		struct layout_para p = { .block = n->next,
		    .first = n->next->first, .left = c.left + INSET,
		    .width = c.width - 2 * INSET, .size = job->style->size,
		    .style = DOC_BOLD, .align = DOC_CENTER };

		r = new_row(job, 1, LAYOUT_GRID);
		r->table->edges[0] = c.left;
		r->table->edges[1] = c.left + c.width;
		r->table->pad = r->table->foot = 2 * PAD;
		layout_lines(job, &r->cells[0].galley, &p);
		append_row(job, g, &c, r);
		job->titled = n->next;
	}
	g->at[at].before = 0;
	g->at[g->n - 1].after = job->style->leading * 3 / 2;
}
