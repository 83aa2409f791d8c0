/*
 * Galleys become pages: slugs get their place, frames and grids their rules,
 * and every page its footer.
 */
#include <string.h>

#include "base/arena.h"
#include "base/limits.h"
#include "layout/layout_int.h"

#define FOOT_RULE	15000		/* under the bottom margin */
#define FOOT_LINES	3
#define FOOT_GAP	18000		/* short title to page number */

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
	const struct layout_table *ruled;	/* grid whose foot is at `foot` */
	int32_t		 foot;
	bool		 artifact;	/* repeated rows */
};

static struct layout_item *
new_item(struct sheet *p)
{
	if (p->n == p->cap) {
		size_t cap = p->cap ? p->cap * 2 : 512;
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
rule_row(struct sheet *p, const struct layout_table *t, int32_t top,
    int32_t bottom)
{
	int32_t left = t->edges[0], right = t->edges[t->ncolumns];

	if (t->grid == LAYOUT_CAPTION_GRID) {
		rule(p, t->edges[1], top, 0, bottom - top);
		rule(p, left, bottom, t->edges[1] - left, 0);
	}
	if (t->grid != LAYOUT_GRID)
		return;
	if (p->ruled != t || p->foot != top)
		rule(p, left, top, right - left, 0);
	for (size_t i = 0; i <= t->ncolumns; i++)
		rule(p, t->edges[i], top, 0, bottom - top);
	rule(p, left, bottom, right - left, 0);
	p->ruled = t;
	p->foot = bottom;
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
	int32_t bottom = down + t->pad;

	for (size_t i = 0; i < t->ncolumns; i++) {
		struct layout_cell *c = &r->cells[i];
		struct layout_cut cut = { c->galley.n, false, 0 };
		size_t from = c->done;
		int32_t foot;

		if (split) {
			cut = layout_cut(p->job, &c->galley, from,
			    height - 2 * t->pad, page - 2 * t->pad, force);
			c->done = cut.to;
		}
		foot = place(p, &c->galley, from, cut, down + t->pad,
		    page - 2 * t->pad, force);
		bottom = foot > bottom ? foot : bottom;
	}
	rule_row(p, t, down, bottom + t->pad);
	return bottom + t->pad;
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
		down += layout_gap(g, from, i);
		top = down;
		if (s->kind == LAYOUT_LINE)
			place_line(p, s, down);
		else if (s->kind == LAYOUT_ROW)
			place_row(p, s->row, down, 0, page, false, false);
		down += s->height;
		extend(p, s->frame, top, down);
	}
	if (!cut.split)
		return down;
	s = &g->at[cut.to];
	top = down + layout_gap(g, from, cut.to);
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
	for (size_t i = 0; i < p->nframes; i++) {
		const struct framed *d = &p->frames[i];
		int32_t left = d->frame->left, w = d->frame->width;

		rule(p, left, d->top, w, 0);
		rule(p, left, d->top, 0, d->bottom - d->top);
		rule(p, left + w, d->top, 0, d->bottom - d->top);
		rule(p, left, d->bottom, w, 0);
	}
}

/* --- footers --- */

/* The short title, broken into lines once for all pages of a paper. */
static void
footer_title(struct layout_job *job, const struct doc_node *paper,
    struct layout_galley *g, int32_t number_width)
{
	const struct layout_style *st = job->style;
	const char *text = paper->short_title ? paper->short_title :
	    paper->title;
	struct doc_node *n;
	struct layout_para p;

	if (text == NULL)
		return;
	n = doc_add(job->arena, NULL, DOC_PARA, paper->origin);
	doc_text(job->arena, n, text, 0, NULL, paper->origin);
	p = (struct layout_para){ .block = n, .first = n->first,
	    .left = st->left, .width = st->width - st->left - st->right -
	    number_width - FOOT_GAP, .size = st->footer_size };
	layout_lines(job, g, &p);
	if (g->n > FOOT_LINES)
		g->n = FOOT_LINES;
}

static int32_t
number_width(struct layout_job *job, const struct doc_node *paper,
    const char *text)
{
	return (int32_t)((int64_t)layout_width(job, paper, text, 0) *
	    job->style->footer_size / job->style->size);
}

static size_t
footer_size(const struct layout_galley *title)
{
	size_t n = 2;

	for (size_t i = 0; i < title->n; i++)
		n += title->at[i].n;
	return n;
}

/* Rule, short title at the left, page number at the right. */
static void
footer(struct layout_job *job, struct layout_page *page,
    const struct layout_galley *title)
{
	const struct layout_style *st = job->style;
	char *text = arena_printf(job->arena, "Page %d of %d", page->number,
	    page->of);
	int32_t y = st->bottom - FOOT_RULE, w = number_width(job, page->paper,
	    text);
	struct layout_item *it = &page->items[page->n++];

	*it = (struct layout_item){ .kind = LAYOUT_RULE, .x = st->left,
	    .y = y, .w = st->width - st->left - st->right, .footer = true };
	y -= st->footer_size * 6 / 5;
	for (size_t i = 0; i < title->n; i++) {
		for (size_t k = 0; k < title->at[i].n; k++) {
			it = &page->items[page->n++];
			*it = title->at[i].items[k];
			it->y = y - (int32_t)i * st->footer_size * 6 / 5;
			it->node = it->block = NULL;
			it->footer = true;
		}
	}
	it = &page->items[page->n++];
	*it = (struct layout_item){ .kind = LAYOUT_TEXT,
	    .x = st->width - st->right - w, .y = y, .w = w,
	    .face = LAYOUT_REGULAR, .size = st->footer_size, .text = text,
	    .len = strlen(text), .footer = true };
	it->run = job->fonts->shape(job->fonts->ctx, it->face, text, it->len);
}

/* --- pages --- */

static size_t
skip_room(const struct layout_galley *g, size_t i)
{
	while (i < g->n && g->at[i].kind == LAYOUT_ROOM)
		i++;
	return i;
}

/* Fill one page from slug `from`; returns the first slug that is left. */
static size_t
fill_page(struct sheet *p, struct layout_galley *g, size_t from, int number)
{
	const struct layout_style *st = p->job->style;
	int32_t down = number == 1 && !p->job->sheet ? st->first_top : st->top;
	int32_t page = p->job->room;
	struct layout_cut cut;
	int32_t start;

	p->n = p->nframes = 0;
	p->ruled = NULL;
	start = down = repeat_header(p, &g->at[from], down, page);
	page -= down - (number == 1 && !p->job->sheet ? st->first_top :
	    st->top);
	cut = layout_cut(p->job, g, from, st->height - st->bottom - down, page,
	    true);
	place(p, g, from, cut, start, page, true);
	rule_frames(p);
	if (cut.split && !row_left(g->at[cut.to].row))
		cut.to++;
	return cut.to;
}

static void
finish_page(struct layout_job *job, const struct sheet *p,
    const struct doc_node *paper, int number, size_t foot)
{
	struct layout_page *page = arena_alloc(job->arena, sizeof(*page));

	page->paper = paper;
	page->number = number;
	page->items = arena_array(job->arena, p->n + foot,
	    sizeof(*page->items));
	page->n = p->n;
	if (p->n > 0)
		memcpy(page->items, p->items, p->n * sizeof(*page->items));
	vec_push(&job->pages, job->arena, page);
}

bool
layout_paper(struct layout_job *job, const struct doc_node *paper,
    struct layout_galley *g)
{
	struct sheet p = { .job = job };
	struct layout_galley title = { 0 };
	size_t from = skip_room(g, 0), before = job->pages.n, foot;
	int number = 0;

	footer_title(job, paper, &title, number_width(job, paper,
	    "Page 0000 of 0000"));
	foot = footer_size(&title);
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
		finish_page(job, &p, paper, number, foot);
		from = skip_room(g, from);
	} while (from < g->n);
	for (size_t i = before; i < job->pages.n; i++) {
		struct layout_page *page = job->pages.at[i];

		page->of = number;
		footer(job, page, &title);
	}
	return !job->failed;
}
