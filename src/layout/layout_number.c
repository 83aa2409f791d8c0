/*
 * Line-numbered pleading paper: a number beside every double-spaced line, a
 * double rule between numbers and text and a single one at the right.
 *
 * The sheet is divided into *places* half a pitch high; a line of type stands
 * on the lower edge of its place, so much above it as its descenders need.
 * Even places (0, 2, ...) have a number.
 */
#include <string.h>

#include "base/arena.h"
#include "layout/layout_int.h"

#define RULE_GAP	9000		/* text to the nearer rule */
#define RULES_APART	2500
#define NUMBER_GAP	8000		/* numbers to the farther rule */
#define CAP_HEIGHT	2 / 3		/* of the size, times */

void
layout_number_start(struct layout_job *job)
{
	const struct layout_style *st = job->style;
	int32_t base;

	job->unit = st->number_pitch / 2;
	base = (job->unit - job->ascent - job->descent) / 2 + job->ascent;
	job->sink = job->unit - base;
	job->origin = st->number_top - base;
}

/* --- galleys onto the grid --- */

static int32_t
up(int32_t v, int32_t unit)
{
	return (v + unit - 1) / unit * unit;
}

/* Half a line counts as one, less as none. */
static int32_t
nearest(int32_t v, int32_t unit)
{
	return (v + unit / 2) / unit * unit;
}

static void
snap_line(struct layout_slug *s, int32_t unit, int32_t sink)
{
	int32_t height, base = 0, by;

	/* A hair more than n places is n of them.  A rule to write on is at
	 * the foot of its room; so it is level with text beside it. */
	height = s->base == s->height ? nearest(s->height, unit) :
	    up(s->height - unit / 8, unit);
	if (s->base != 0) {
		base = height - sink;
		by = base - s->base;
	} else {
		by = (height - s->height) / 2;
		if (s->n == 0)		/* room inside a frame */
			s->inset = height / 2;
	}
	for (size_t i = 0; i < s->n; i++)
		s->items[i].y += by;
	s->height = height;
	s->base = base;
}

static void
snap_row(struct layout_row *r, int32_t unit, int32_t sink)
{
	struct layout_table *t = r->table;

	/* A rule halfway between two lines of type: the rows of a grid have a
	 * place of their own for it. */
	t->pad = t->grid == LAYOUT_GRID || t->grid == LAYOUT_BOX_GRID ?
	    unit : 0;
	t->foot = 0;
	t->drop = t->grid == LAYOUT_NO_GRID ? 0 : unit / 2;
	for (size_t i = 0; i < t->ncolumns; i++) {
		struct layout_galley *g = &r->cells[i].galley;

		/* a cell stands where its row does */
		for (size_t k = 0; k < g->n; k++) {
			g->at[k].whole = false;
			g->at[k].beside = true;
		}
		layout_snap(g, unit, sink);
	}
	/* the rows to repeat are rows of the table, and measured anew */
	for (size_t i = 0; i < t->header.n; i++)
		t->header.at[i].height = layout_row_height(t->header.at[i].
		    row);
}

void
layout_snap(struct layout_galley *g, int32_t unit, int32_t sink)
{
	for (size_t i = 0; i < g->n; i++) {
		struct layout_slug *s = &g->at[i];

		s->before = nearest(s->before, unit);
		s->after = nearest(s->after, unit);
		if (s->kind == LAYOUT_LINE) {
			snap_line(s, unit, sink);
		} else if (s->kind == LAYOUT_ROOM) {
			s->height = nearest(s->height, unit);
		} else {
			snap_row(s->row, unit, sink);
			s->height = layout_row_height(s->row);
			/* boxes to tick are not packed closer than lines */
			if (s->row->table->grid == LAYOUT_NO_GRID &&
			    s->height == unit)
				s->whole = true;
		}
	}
}

/* --- where slugs may stand --- */

int32_t
layout_number_slack(const struct layout_job *job)
{
	int32_t slack = job->unit - job->sink - job->style->size * CAP_HEIGHT;

	return job->unit == 0 || slack < 0 ? 0 : slack;
}

int32_t
layout_number_place(const struct layout_job *job, const struct layout_slug *s,
    int32_t y)
{
	int32_t step = s->whole ? 2 * job->unit : job->unit, off;

	if (job->unit == 0)
		return y;
	off = y - job->origin;
	if (s->whole)		/* its last place has the number */
		off += s->height - job->unit;
	off %= step;
	if (off < 0)
		off += step;
	return off == 0 ? y : y + step - off;
}

/* --- what is printed --- */

static int
count(const struct layout_job *job)
{
	const struct layout_style *st = job->style;
	int32_t left = st->height - st->bottom - st->number_top - job->sink;

	return st->number_pitch == 0 || left < 0 ? 0 :
	    left / st->number_pitch + 1;
}

size_t
layout_number_items(const struct layout_job *job)
{
	return job->unit == 0 ? 0 : (size_t)count(job) + 3;
}

static void
rule(struct layout_page *page, int32_t x, int32_t y, int32_t h)
{
	page->items[page->n++] = (struct layout_item){ .kind = LAYOUT_RULE,
	    .x = x, .y = y, .h = h };
}

void
layout_number_page(struct layout_job *job, struct layout_page *page)
{
	const struct layout_style *st = job->style;
	int32_t x = st->left - RULE_GAP, right = st->width - st->right;
	int32_t corner = page->number == 1 ? st->clear_height :
	    st->later_height;

	if (job->unit == 0)
		return;
	for (int i = 0; i < count(job); i++) {
		char *text = arena_printf(job->arena, "%d", i + 1);
		struct layout_item *it = &page->items[page->n++];

		*it = (struct layout_item){ .kind = LAYOUT_TEXT,
		    .face = LAYOUT_REGULAR, .size = st->size, .text = text,
		    .len = strlen(text) };
		it->run = job->fonts->shape(job->fonts->ctx, it->face, text,
		    it->len);
		it->w = layout_scaled(it->size, it->run->advance);
		it->x = x - RULES_APART - NUMBER_GAP - it->w;
		it->y = st->height - st->number_top - i * st->number_pitch;
	}
	rule(page, x - RULES_APART, 0, st->height);
	rule(page, x, 0, st->height);
	/* the corner is the clerk's alone */
	rule(page, right + (st->right > 2 * RULE_GAP ? RULE_GAP :
	    st->right / 2), 0, st->height - corner);
}
