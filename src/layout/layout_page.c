/*
 * Galleys become pages: slugs get their place, frames and grids their rules,
 * and every page its footer.
 */
#include <string.h>

#include "base/arena.h"
#include "base/limits.h"
#include "layout/layout_int.h"

/* The part of a frame that stands on the page. */
struct framed {
	const struct layout_frame *frame;
	int32_t		 top, bottom;
};

/* A page being filled. */
struct sheet {
	struct layout_job *job;
	struct layout_item *items;
	size_t		 n, cap;
	struct framed	*frames;
	size_t		 nframes, frame_cap;
	int32_t		 foot;		/* lower edge of the last grid */
	int32_t		 foot_left, foot_right;
	bool		 artifact;	/* repeated rows */
};

static struct layout_item *
new_item(struct sheet *p)
{
	if (p->n == p->cap) {
		size_t cap = p->cap ? p->cap * 2 : 64;
		struct layout_item *items = arena_array(p->job->scratch, cap,
		    sizeof(*items));

		if (p->n > 0)
			memcpy(items, p->items, p->n * sizeof(*items));
		p->items = items;
		p->cap = cap;
	}
	memset(&p->items[p->n], 0, sizeof(p->items[0]));
	return &p->items[p->n++];
}

/* A rule of the page's own, from the upper left end; down is from the top. */
static void
rule(struct sheet *p, int32_t x, int32_t down, int32_t w, int32_t h)
{
	struct layout_item *it = new_item(p);

	it->kind = LAYOUT_RULE;
	it->x = x;
	it->y = p->job->style->height - down - h;
	it->w = w;
	it->h = h;
}

static struct framed *
frame_here(struct sheet *p, const struct layout_frame *f)
{
	for (size_t i = p->nframes; i > 0; i--)
		if (p->frames[i - 1].frame == f)
			return &p->frames[i - 1];
	return NULL;
}

/* Make the frames around a slug reach over it. */
static void
extend(struct sheet *p, const struct layout_frame *f, int32_t top,
    int32_t bottom)
{
	for (; f != NULL; f = f->outer) {
		struct framed *d = frame_here(p, f);

		if (d != NULL) {
			d->bottom = bottom;
			continue;
		}
		if (p->nframes == p->frame_cap) {
			size_t cap = p->frame_cap ? p->frame_cap * 2 : 8;
			struct framed *at = arena_array(p->job->scratch, cap,
			    sizeof(*at));

			if (p->nframes > 0)
				memcpy(at, p->frames, p->nframes *
				    sizeof(*at));
			p->frames = at;
			p->frame_cap = cap;
		}
		p->frames[p->nframes++] = (struct framed){ f, top, bottom };
	}
}

static void
place_line(struct sheet *p, const struct layout_slug *s, int32_t down)
{
	for (size_t i = 0; i < s->n; i++) {
		struct layout_item *it = new_item(p);

		*it = s->items[i];
		it->y = p->job->style->height - down - it->y;
		if (p->artifact)
			it->node = it->block = NULL;
	}
}

static void
rule_grid(struct sheet *p, const struct layout_table *t, int32_t top,
    int32_t bottom)
{
	int32_t left = t->edges[0], right = t->edges[t->ncolumns];

	if (p->foot != top || p->foot_left > left || p->foot_right < right)
		rule(p, left, top, right - left, 0);
	for (size_t i = 0; i <= t->ncolumns; i++)
		rule(p, t->edges[i], top, 0, bottom - top);
	rule(p, left, bottom, right - left, 0);
	p->foot = bottom;
	p->foot_left = left;
	p->foot_right = right;
}

static void
rule_row(struct sheet *p, const struct layout_table *t, int32_t top,
    int32_t bottom)
{
	int32_t left = t->edges[0];

	if (t->grid == LAYOUT_NO_GRID)
		return;
	bottom += t->drop;
	if (t->grid == LAYOUT_GRID || t->grid == LAYOUT_BOX_GRID) {
		rule_grid(p, t, top + t->drop, bottom);
		return;
	}
	if (t->grid == LAYOUT_CAPTION_GRID) {
		top += t->drop / 2;
		rule(p, t->edges[1], top, 0, bottom - top);
	}
	rule(p, left, bottom, t->edges[1] - left, 0);
}

/* Does an item belong to the block of who files? */
static bool
of_filer(const struct layout_item *it)
{
	const struct doc_node *n = it->block;

	while (n != NULL && n->kind != DOC_CAPTION_FILER)
		n = n->parent;
	return n != NULL;
}

/* In a box who files stands under the parties, and is read before them. */
static void
filer_first(struct sheet *p, size_t from)
{
	struct arena_mark mark = arena_mark(p->job->scratch);
	struct layout_item *rest = arena_array(p->job->scratch, p->n - from +
	    1, sizeof(*rest));
	size_t n = 0, to = from;

	for (size_t i = from; i < p->n; i++) {
		if (of_filer(&p->items[i]))
			p->items[to++] = p->items[i];
		else
			rest[n++] = p->items[i];
	}
	if (n > 0)
		memcpy(&p->items[to], rest, n * sizeof(*rest));
	arena_rewind(p->job->scratch, mark);
}

static int32_t place(struct sheet *, struct layout_galley *, size_t from,
    struct layout_cut, int32_t down, int32_t page, bool force);

/*
 * Place what is left of a row, or, when it is split, as much of it as goes
 * into the height.  Returns its lower edge.
 */
static int32_t
place_row(struct sheet *p, struct layout_row *r, int32_t down, int32_t height,
    int32_t page, bool split, bool force)
{
	const struct layout_table *t = r->table;
	int32_t bottom = down + t->pad, pads = t->pad + t->foot + t->drop;
	size_t first = p->n;

	for (size_t i = 0; i < t->ncolumns; i++) {
		struct layout_cell *c = &r->cells[i];
		struct layout_cut cut = { c->galley.n, false, 0 };
		size_t from = c->done;
		int32_t foot;

		if (split) {
			cut = layout_cut(p->job, &c->galley, from,
			    down + t->pad, down + height - t->foot - t->drop,
			    page - pads, force);
			c->done = cut.to;
		}
		foot = place(p, &c->galley, from, cut, down + t->pad,
		    page - pads, force);
		bottom = foot > bottom ? foot : bottom;
	}
	if (t->grid == LAYOUT_BOX_GRID)
		filer_first(p, first);
	rule_row(p, t, down, bottom + t->foot);
	return bottom + t->foot;
}

/* Does a row still have something to place? */
static bool
row_left(const struct layout_row *r)
{
	for (size_t i = 0; i < r->table->ncolumns; i++)
		if (r->cells[i].done < r->cells[i].galley.n)
			return true;
	return false;
}

/* Place the slugs of a cut; returns the lower edge of the last. */
static int32_t
place(struct sheet *p, struct layout_galley *g, size_t from,
    struct layout_cut cut, int32_t down, int32_t page, bool force)
{
	struct layout_slug *s;
	int32_t top;

	for (size_t i = from; i < cut.to; i++) {
		s = &g->at[i];
		down += layout_lead(p->job, g, from, i, down);
		top = down;
		if (s->kind == LAYOUT_LINE)
			place_line(p, s, down);
		else if (s->kind == LAYOUT_ROW)
			place_row(p, s->row, down, 0, page, false, false);
		down += s->height;
		extend(p, s->frame, top + s->inset, down - s->inset);
	}
	if (!cut.split)
		return down;
	s = &g->at[cut.to];
	top = down + layout_lead(p->job, g, from, cut.to, down);
	down = place_row(p, s->row, top, cut.left, page, true,
	    force && cut.to == from);
	extend(p, s->frame, top, down);
	s->height = layout_row_height(s->row);
	return down;
}

/* Repeat the heading rows of the table that a page begins in. */
static int32_t
repeat_header(struct sheet *p, const struct layout_slug *s, int32_t down,
    int32_t page)
{
	struct layout_galley *h;
	int32_t height;

	if (s->kind != LAYOUT_ROW || s->row->header)
		return down;
	h = (struct layout_galley *)&s->row->table->header;
	height = layout_height(h, 0, h->n);
	if (h->n == 0 || height > page / 3)
		return down;
	p->artifact = true;
	down = place(p, h, 0, (struct layout_cut){ h->n, false, 0 }, down,
	    page, false);
	p->artifact = false;
	extend(p, s->frame, down - height, down);
	return down;
}

static void
rule_frames(struct sheet *p)
{
	int32_t slack = layout_number_slack(p->job);

	for (size_t i = 0; i < p->nframes; i++) {
		const struct framed *d = &p->frames[i];
		int32_t left = d->frame->left, w = d->frame->width;
		int32_t top = d->top;

		/* carried on in a cell: not into the margin */
		if (top < p->job->rules && top + slack >= p->job->rules)
			top = p->job->rules;
		rule(p, left, top, w, 0);
		rule(p, left, top, 0, d->bottom - top);
		rule(p, left + w, top, 0, d->bottom - top);
		rule(p, left, d->bottom, w, 0);
	}
}

/* --- pages --- */

static size_t
skip_room(const struct layout_galley *g, size_t i)
{
	while (i < g->n && g->at[i].kind == LAYOUT_ROOM)
		i++;
	return i;
}

/* Lower edge of the clerk's corner on a page, when text would reach it. */
static int32_t
corner(const struct layout_style *st, bool first)
{
	int32_t width = first ? st->clear_width : st->later_width;
	int32_t height = first ? st->clear_height : st->later_height;

	return width > st->right ? height : 0;
}

/* Upper edge of the text; the letters begin at the margin, not their place. */
static int32_t
begin_page(struct layout_job *job, int number)
{
	const struct layout_style *st = job->style;
	int32_t slack = layout_number_slack(job), top;

	job->first = number == 1;
	top = job->first ? st->first_top : st->top;
	job->clear = corner(st, job->first);
	job->rules = top > job->clear ? top : job->clear;
	job->clear -= slack;
	top -= slack;
	return job->unit != 0 && top < job->origin ? job->origin : top;
}

/* Fill one page from slug `from`; returns the first slug that is left. */
static size_t
fill_page(struct sheet *p, struct layout_galley *g, size_t from, int number)
{
	const struct layout_style *st = p->job->style;
	int32_t top = begin_page(p->job, number), down;
	int32_t page = p->job->room;
	struct layout_cut cut;

	p->n = p->nframes = 0;
	p->foot = -1;
	down = repeat_header(p, &g->at[from], top, page);
	page -= down - top;
	cut = layout_cut(p->job, g, from, down, st->height - st->bottom, page,
	    true);
	place(p, g, from, cut, down, page, true);
	rule_frames(p);
	if (cut.split && !row_left(g->at[cut.to].row))
		cut.to++;
	return cut.to;
}

static void
finish_page(struct layout_job *job, const struct sheet *p,
    const struct doc_node *paper, int number, size_t more)
{
	struct layout_page *page = arena_alloc(job->arena, sizeof(*page));

	page->paper = paper;
	page->number = number;
	page->items = arena_array(job->arena, p->n + more,
	    sizeof(*page->items));
	page->n = p->n;
	if (p->n > 0)
		memcpy(page->items, p->items, p->n * sizeof(*page->items));
	vec_push(&job->pages, job->arena, page);
}

bool
layout_paper(struct layout_job *job, const struct doc_node *paper,
    struct layout_galley *g, const struct layout_footer *footer)
{
	struct sheet p = { .job = job };
	size_t from = skip_room(g, 0), before = job->pages.n;
	size_t more = layout_footer_items(footer) + layout_number_items(job);
	int number = 0;

	do {
		if (job->pages.n >= LIMIT_PAGES) {
			diag_add(job->diags, DIAG_TOO_LARGE, paper->origin,
			    "shorten the longest answers", "the papers take "
			    "more than %d pages", LIMIT_PAGES);
			return false;
		}
		number++;
		p.n = 0;
		if (from < g->n)
			from = fill_page(&p, g, from, number);
		finish_page(job, &p, paper, number, more);
		from = skip_room(g, from);
	} while (from < g->n);
	for (size_t i = before; i < job->pages.n; i++) {
		struct layout_page *page = job->pages.at[i];

		page->of = number;
		layout_number_page(job, page);
		layout_footer_page(job, page, footer);
	}
	return !job->failed;
}
