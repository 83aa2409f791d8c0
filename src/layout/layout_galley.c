/*
 * The galley: appending slugs, measuring them, and choosing where a page ends.
 */
#include <string.h>

#include "base/arena.h"
#include "layout/layout_int.h"

static int32_t
larger(int32_t a, int32_t b)
{
	return a > b ? a : b;
}

struct layout_slug *
layout_append(struct layout_job *job, struct layout_galley *g,
    enum layout_slug_kind kind, const struct layout_frame *frame)
{
	struct layout_slug *s;

	if (g->n == g->cap) {
		size_t cap = g->cap ? g->cap * 2 : 8;
		struct layout_slug *at = arena_array(job->scratch, cap,
		    sizeof(*at));

		if (g->n > 0)
			memcpy(at, g->at, g->n * sizeof(*at));
		g->at = at;
		g->cap = cap;
	}
	s = &g->at[g->n++];
	memset(s, 0, sizeof(*s));
	s->kind = kind;
	s->frame = frame;
	if (kind == LAYOUT_ROOM) {
		/* bare room does not part what belongs together */
		if (g->n > 1)
			s->bind = g->at[g->n - 2].bind;
	} else if (g->lead > 0 && --g->lead > 0) {
		s->bind = LAYOUT_NEXT;
	}
	return s;
}

void
layout_bind(struct layout_galley *g, size_t before, enum layout_bind bind)
{
	for (size_t i = before; i > 0; i--) {
		struct layout_slug *s = &g->at[i - 1];

		if (s->bind < bind)
			s->bind = bind;
		if (s->kind != LAYOUT_ROOM)
			return;
	}
}

void
layout_together(struct layout_galley *g, size_t from)
{
	for (size_t i = from; i + 1 < g->n; i++)
		g->at[i].bind = LAYOUT_TOGETHER;
}

void
layout_next_item(struct layout_series *s, const struct layout_galley *g)
{
	if (s->n > 0 && g->n == s->last)	/* the one before was empty */
		return;
	if (s->n == 0)
		s->first = g->n;
	else if (s->n == 1)
		s->second = g->n;
	s->last = g->n;
	s->n++;
}

void
layout_last_item(const struct layout_job *job, struct layout_galley *g,
    struct layout_series *s)
{
	int32_t small = 4 * job->style->leading;

	bool head = s->n > 1 && layout_height(g, s->first, s->second) <= small;
	bool tail = s->n > 1 && layout_height(g, s->last, g->n) <= small;

	if (s->n > 2 ? head : head && tail)
		layout_bind(g, s->second, LAYOUT_LINES);
	if (s->n > 2 && tail)
		layout_bind(g, s->last, LAYOUT_LINES);
	s->n = 0;
}

int32_t
layout_gap(const struct layout_galley *g, size_t from, size_t at)
{
	if (at == from)
		return 0;
	return larger(g->at[at - 1].after, g->at[at].before);
}

int32_t
layout_height(const struct layout_galley *g, size_t from, size_t to)
{
	int32_t h = 0;

	for (size_t i = from; i < to; i++)
		h += layout_gap(g, from, i) + g->at[i].height;
	return h;
}

int32_t
layout_row_height(const struct layout_row *r)
{
	int32_t h = 0;

	for (size_t i = 0; i < r->table->ncolumns; i++) {
		const struct layout_cell *c = &r->cells[i];

		h = larger(h, layout_height(&c->galley, c->done, c->galley.n));
	}
	return h + r->table->pad + r->table->foot;
}

int32_t
layout_lead(const struct layout_job *job, const struct layout_galley *g,
    size_t from, size_t at, int32_t y)
{
	const struct layout_slug *s = &g->at[at];
	int32_t top = y + layout_gap(g, from, at);

	if (!s->beside)
		top = larger(top, s->frame ? job->rules : job->clear);
	if (job->first)
		top = larger(top, s->not_above);
	return layout_number_place(job, s, top) - y;
}

/*
 * May a row that does not fit start here, cut?  One that is higher than any
 * page, one that has this page to itself (a first page may be lower), and a
 * caption that begins the page: its court would stand there alone.
 */
static bool
may_split(const struct layout_job *job, const struct layout_slug *s,
    int32_t left, int32_t page, bool alone, bool begins)
{
	if (s->kind != LAYOUT_ROW)
		return false;
	return alone || ((s->height > page || (begins &&
	    s->row->table->splits)) && left >= 4 * job->style->leading);
}

/* Lower edge of a slug with its rules. */
static int32_t
foot(const struct layout_slug *s, int32_t top)
{
	return top + s->height + (s->kind == LAYOUT_ROW ?
	    s->row->table->drop : 0);
}

struct layout_cut
layout_cut(const struct layout_job *job, const struct layout_galley *g,
    size_t from, int32_t top, int32_t bottom, int32_t page, bool force)
{
	struct layout_cut cut = { from, false, 0 };
	enum layout_bind weakest = LAYOUT_TOGETHER;
	int32_t y = top;

	for (size_t i = from; i < g->n; i++) {
		const struct layout_slug *s = &g->at[i];
		int32_t at = y + layout_lead(job, g, from, i, y);

		/* the last place among those that hold least */
		if (i > from && g->at[i - 1].bind <= weakest) {
			weakest = g->at[i - 1].bind;
			cut.to = i;
		}
		if (foot(s, at) <= bottom) {
			y = at + s->height;
			continue;
		}
		if (may_split(job, s, bottom - at, page, i == from &&
		    (force || s->height > page),
		    weakest == LAYOUT_TOGETHER)) {
			cut.to = i;
			cut.split = true;
			cut.left = bottom - at;
		} else if (i == from && force) {
			cut.to = i + 1;
		}
		return cut;
	}
	cut.to = g->n;
	return cut;
}
