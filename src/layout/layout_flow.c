/*
 * Blocks become slugs.  Each kind has its own function in a table; distances
 * are parts of the leading, so that a change of type size keeps the picture.
 */
#include "base/arena.h"
#include "base/limits.h"
#include "layout/layout_int.h"

#define SIGN_ROOM	28000
#define SIGN_WIDTH	216000
#define LINES_APART	24000
#define FRAME_PAD	8000
#define LIST_HANG	18000
#define JUSTIFY_EMS	24		/* narrower columns stay ragged */

/* n/8 of a line. */
static int32_t
eighths(const struct layout_job *job, int n)
{
	return job->style->leading * n / 8;
}

/* Indent a column; false when it would become too narrow. */
static bool
narrow(struct layout_column *c, int32_t by)
{
	if (c->width - by < LAYOUT_NARROWEST)
		return false;
	c->left += by;
	c->width -= by;
	return true;
}

/* Stand at the numbers of line-numbered paper, not between two. */
static void
at_numbers(struct layout_galley *g, size_t from, size_t to)
{
	for (size_t i = from; i < to && i < g->n; i++)
		g->at[i].whole = true;
}

static struct layout_para
para_in(const struct layout_job *job, const struct layout_column *c,
    const struct doc_node *n)
{
	return (struct layout_para){ .block = n, .first = n->first,
	    .left = c->left, .width = c->width, .size = job->style->size,
	    .style = c->style, .align = n->align, .frame = c->frame };
}

/* The lines of a running text. */
static void
run_on(struct layout_job *job, struct layout_galley *g,
    struct layout_para *p)
{
	if (job->style->justify && p->align == DOC_LEFT &&
	    p->width / JUSTIFY_EMS >= p->size)
		p->align = DOC_JUSTIFY;
	layout_lines(job, g, p);
}

static void
title(struct layout_job *job, struct layout_galley *g,
    struct layout_column *c, const struct doc_node *n)
{
	struct layout_para p = para_in(job, c, n);
	size_t from = g->n;

	if (n == job->titled)		/* stands in the caption */
		return;
	p.align = DOC_CENTER;
	p.style |= DOC_BOLD;
	p.before = p.after = eighths(job, 8);
	layout_lines(job, g, &p);
	at_numbers(g, from, from + 1);
	layout_bind(g, g->n, LAYOUT_NEXT);
	g->lead = 2;
}

static void
heading(struct layout_job *job, struct layout_galley *g,
    struct layout_column *c, const struct doc_node *n)
{
	static const struct {
		unsigned style;
		int before, after;
	} levels[] = {
		{ DOC_BOLD, 12, 5 },
		{ DOC_BOLD, 12, 4 },
		{ DOC_BOLD | DOC_ITALIC, 10, 3 },
	};
	struct layout_para p = para_in(job, c, n);
	int level = n->level < 1 ? 1 : n->level > 3 ? 3 : n->level;
	size_t from = g->n;

	if (n->parent != NULL && n->parent->kind == DOC_CHECK) {
		p.style |= DOC_BOLD;
		p.before = p.after = eighths(job, c->small ? 1 : 4);
		run_on(job, g, &p);
		layout_bind(g, g->n, LAYOUT_NEXT);
		return;
	}
	if (level == 1)
		p.align = DOC_CENTER;
	p.style |= levels[level - 1].style;
	p.before = eighths(job, levels[level - 1].before);
	p.after = eighths(job, levels[level - 1].after);
	layout_lines(job, g, &p);
	if (g->n == from)
		return;
	for (size_t i = from; i < g->n; i++)
		g->at[i].bind = LAYOUT_NEXT;
	at_numbers(g, from, from + 1);
	g->lead = 2;
}

/* Where a paragraph's number stands and its first line begins. */
static void
number(struct layout_job *job, struct layout_galley *g,
    const struct layout_column *c, const struct doc_node *n,
    struct layout_para *p)
{
	int32_t at = p->indent, w = layout_width(job, n, n->label, c->style);
	int32_t tab = n->spaced ? LAYOUT_INDENT : LAYOUT_INDENT * 2 / 3;

	layout_mark(job, g, c, n, n->label, c->left + at);
	while (tab < w + job->style->size / 2)
		tab += LAYOUT_INDENT / 2;
	if (c->width - at - tab < LAYOUT_NARROWEST) {
		layout_mark_line(job, g, c);
	} else if (n->spaced) {
		p->indent = at + tab;
	} else {		/* single spaced: the number hangs */
		p->indent = 0;
		p->left += at + tab;
		p->width -= at + tab;
	}
}

/* "The order:": does the last line end with a colon? */
static bool
introduces(const struct layout_galley *g)
{
	const struct layout_slug *s = g->n > 0 ? &g->at[g->n - 1] : NULL;
	const struct layout_item *it;
	size_t len;

	if (s == NULL || s->kind != LAYOUT_LINE || s->n == 0)
		return false;
	it = &s->items[s->n - 1];
	if (it->kind != LAYOUT_TEXT)
		return false;
	for (len = it->len; len > 0 && it->text[len - 1] == ' '; len--)
		;
	return len > 0 && it->text[len - 1] == ':';
}

static void
para(struct layout_job *job, struct layout_galley *g,
    struct layout_column *c, const struct doc_node *n)
{
	struct layout_para p = para_in(job, c, n);
	bool ragged = n->align == DOC_LEFT || n->align == DOC_JUSTIFY;
	size_t from = g->n;

	if (n->spaced) {
		p.gap = (int32_t)((int64_t)job->style->leading *
		    (job->style->spacing - 1000) / 1000);
		p.before = p.after = p.gap > eighths(job, 4) ? p.gap :
		    eighths(job, 4);
	} else {
		p.before = p.after = eighths(job, c->small ? 1 : 4);
	}
	if (ragged && (n->indent || (n->spaced && !c->flush)) &&
	    p.width - LAYOUT_INDENT >= LAYOUT_NARROWEST)
		p.indent = LAYOUT_INDENT;
	if (n->label != NULL)
		number(job, g, c, n, &p);
	run_on(job, g, &p);
	if (n->label != NULL)		/* a number without a text */
		layout_mark_line(job, g, c);
	if (n->spaced)
		at_numbers(g, from, g->n);
	if (n->keep_next)
		layout_bind(g, g->n, LAYOUT_NEXT);
	else if (introduces(g))
		layout_bind(g, g->n, LAYOUT_LINES);
}

/* Let the blocks of a node stand beside a mark, hanging. */
static void
hang(struct layout_job *job, struct layout_galley *g,
    struct layout_column c, const struct doc_node *n, const char *text,
    int32_t by)
{
	layout_mark(job, g, &c, n, text, c.left);
	if (!narrow(&c, by))
		layout_mark_line(job, g, &c);
	c.flush = true;
	layout_blocks(job, g, c, n);
	layout_mark_line(job, g, &c);
}

/* Where the text of an item begins beside its label. */
static int32_t
hang_by(struct layout_job *job, const struct layout_column *c,
    const struct doc_node *item)
{
	int32_t w = item->label == NULL ? 0 : layout_width(job, item,
	    item->label, c->style) + job->style->size / 2;

	return w < LIST_HANG ? LIST_HANG : w;
}

static void
set_item(struct layout_job *job, struct layout_galley *g,
    struct layout_column c, const struct doc_node *n, int32_t by)
{
	if (n->indent)
		narrow(&c, LAYOUT_INDENT);
	c.flush = true;
	if (n->label != NULL)
		hang(job, g, c, n, n->label, by);
	else
		layout_blocks(job, g, c, n);
}

/* An item that stands outside a list. */
static void
item(struct layout_job *job, struct layout_galley *g,
    struct layout_column *c, const struct doc_node *n)
{
	set_item(job, g, *c, n, hang_by(job, c, n));
}

static void
list(struct layout_job *job, struct layout_galley *g,
    struct layout_column *c, const struct doc_node *n)
{
	struct layout_series s = { 0 };
	int32_t by = LIST_HANG;

	for (const struct doc_node *i = n->first; i != NULL; i = i->next) {
		int32_t w = hang_by(job, c, i);

		by = w > by ? w : by;
	}
	if (!c->flush)
		narrow(c, job->sheet ? LIST_HANG / 2 : LAYOUT_INDENT);
	c->small = true;
	for (const struct doc_node *i = n->first; i != NULL; i = i->next) {
		layout_next_item(&s, g);
		set_item(job, g, *c, i, by);
	}
	layout_last_item(job, g, &s);
	if (g->n > 0 && g->at[g->n - 1].after < eighths(job, 4))
		g->at[g->n - 1].after = eighths(job, 4);
}

static void
check(struct layout_job *job, struct layout_galley *g,
    struct layout_column *c, const struct doc_node *n)
{
	size_t from = g->n;

	if (n->indent)
		narrow(c, LAYOUT_INDENT);
	hang(job, g, *c, n, NULL, job->style->size * 3 / 2);
	/* more than one block: the parts are nearer than the steps */
	if (g->n > from && n->first != n->last && !doc_inline(n->first->kind))
		g->at[from].before = eighths(job, 8);
}

/* Is there a line to sign on among these blocks? */
static bool
signs(const struct doc_node *top)
{
	for (const struct doc_node *n = top; n != NULL; n = doc_walk(top, n))
		if (n->kind == DOC_SIGN)
			return true;
	return false;
}

static void
keep(struct layout_job *job, struct layout_galley *g,
    struct layout_column *c, const struct doc_node *n)
{
	size_t from = g->n;

	layout_blocks(job, g, *c, n);
	if (layout_height(g, from, g->n) <= job->room)
		layout_together(g, from);
	if (signs(n) && g->n > from)
		layout_bind(g, from, LAYOUT_CARRY);
}

/* Room inside a frame; it stays with the text. */
static void
pad(struct layout_job *job, struct layout_galley *g,
    const struct layout_frame *f)
{
	struct layout_slug *s = layout_append(job, g, LAYOUT_LINE, f);

	s->height = FRAME_PAD / 2;
}

static void
notice(struct layout_job *job, struct layout_galley *g,
    struct layout_column *c, const struct doc_node *n)
{
	struct layout_frame *f = arena_alloc(job->scratch, sizeof(*f));
	size_t from = g->n;

	*f = (struct layout_frame){ c->frame, c->left, c->width };
	if (narrow(c, 2 * FRAME_PAD))
		c->left -= FRAME_PAD;
	c->frame = f;
	c->flush = true;
	pad(job, g, f);
	g->at[from].before = eighths(job, 5);
	layout_blocks(job, g, *c, n);
	layout_bind(g, from + 1, LAYOUT_TOGETHER);
	layout_bind(g, g->n, LAYOUT_TOGETHER);
	pad(job, g, f);
	g->at[g->n - 1].after = eighths(job, 5);
	/* a short warning is read in one piece */
	if (layout_height(g, from, g->n) <= job->room / 3)
		layout_together(g, from);
}

static void
rule_slug(struct layout_job *job, struct layout_galley *g,
    const struct layout_column *c, const struct doc_node *n, int32_t height,
    int32_t width)
{
	struct layout_slug *s = layout_append(job, g, LAYOUT_LINE, c->frame);

	s->height = s->base = height;
	s->items = arena_alloc(job->scratch, sizeof(*s->items));
	s->n = 1;
	s->items[0] = (struct layout_item){ .kind = LAYOUT_RULE,
	    .x = c->left, .y = height, .w = width, .node = n, .block = n };
}

static void
sign(struct layout_job *job, struct layout_galley *g,
    struct layout_column *c, const struct doc_node *n)
{
	int32_t width = n->width > 0 ? n->width : SIGN_WIDTH;
	struct layout_para p = para_in(job, c, n);
	size_t at = g->n;
	struct doc_node *label;

	layout_mark_line(job, g, c);
	width = width > c->width ? c->width : width;
	rule_slug(job, g, c, n, SIGN_ROOM, width);
	layout_bind(g, at, LAYOUT_CARRY);
	if (n->label == NULL)
		return;
	g->at[at].after = eighths(job, 1);
	label = doc_add(job->arena, NULL, DOC_TEXT, n->origin);
	label->text = n->label;
	p.first = label;
	p.style |= DOC_SMALL;
	p.align = DOC_LEFT;
	layout_lines(job, g, &p);
	for (size_t i = at; i + 1 < g->n; i++)
		g->at[i].bind = LAYOUT_TOGETHER;
	for (size_t i = at + 1; i < g->n; i++)	/* the node is the tree's */
		for (size_t k = 0; k < g->at[i].n; k++)
			g->at[i].items[k].node = n;
	g->at[g->n - 1].after = eighths(job, 2);
}

static void
lines(struct layout_job *job, struct layout_galley *g,
    struct layout_column *c, const struct doc_node *n)
{
	int32_t count = n->count > 0 ? n->count : 1;
	size_t at;

	layout_mark_line(job, g, c);
	at = g->n;
	if (count > LIMIT_PAGES * 30)
		count = LIMIT_PAGES * 30;
	for (int32_t i = 0; i < count; i++)
		rule_slug(job, g, c, n, LINES_APART, c->width);
	at_numbers(g, at, g->n);
	/* like lines of text, and not without what they are for */
	layout_bind(g, at, LAYOUT_LINES);
	if (count > 1) {
		layout_bind(g, at + 1, LAYOUT_LINES);
		layout_bind(g, g->n - 1, LAYOUT_LINES);
	}
	g->at[g->n - 1].after = eighths(job, 4);
}

static void
space(struct layout_job *job, struct layout_galley *g,
    struct layout_column *c, const struct doc_node *n)
{
	int64_t h = (int64_t)job->style->leading * n->count / 1000;

	if (h <= 0)
		return;
	if (h > job->room)
		h = job->room;
	layout_append(job, g, LAYOUT_ROOM, c->frame)->height = (int32_t)h;
}

static void
plain(struct layout_job *job, struct layout_galley *g,
    struct layout_column *c, const struct doc_node *n)
{
	layout_blocks(job, g, *c, n);
}

static void
table(struct layout_job *job, struct layout_galley *g,
    struct layout_column *c, const struct doc_node *n)
{
	layout_mark_line(job, g, c);
	layout_table(job, g, *c, n);
}

static void
caption(struct layout_job *job, struct layout_galley *g,
    struct layout_column *c, const struct doc_node *n)
{
	layout_caption(job, g, *c, n);
}

typedef void block_fn(struct layout_job *, struct layout_galley *,
    struct layout_column *, const struct doc_node *);

static block_fn *const kinds[] = {
	[DOC_ROOT] = plain,
	[DOC_PAPER] = plain,
	[DOC_CAPTION] = caption,
	[DOC_CAPTION_FILER] = plain,
	[DOC_CAPTION_COURT] = plain,
	[DOC_CAPTION_LEFT] = plain,
	[DOC_CAPTION_RIGHT] = plain,
	[DOC_TITLE] = title,
	[DOC_HEADING] = heading,
	[DOC_PARA] = para,
	[DOC_LIST] = list,
	[DOC_ITEM] = item,
	[DOC_TABLE] = table,
	[DOC_ROW] = plain,
	[DOC_CELL] = plain,
	[DOC_KEEP] = keep,
	[DOC_NOTICE] = notice,
	[DOC_CHECK] = check,
	[DOC_SIGN] = sign,
	[DOC_LINES] = lines,
	[DOC_SPACE] = space,
};

/* Inlines that stand among blocks without a paragraph of their own. */
static const struct doc_node *
loose(struct layout_job *job, struct layout_galley *g,
    const struct layout_column *c, const struct doc_node *parent,
    const struct doc_node *n)
{
	struct layout_para p = para_in(job, c, parent);

	p.first = n;
	while (n != NULL && doc_inline(n->kind))
		n = n->next;
	p.end = n;
	p.before = p.after = eighths(job, c->small ? 1 : 4);
	run_on(job, g, &p);
	return n;
}

void
layout_blocks(struct layout_job *job, struct layout_galley *g,
    struct layout_column c, const struct doc_node *parent)
{
	const struct doc_node *n = parent->first;
	struct layout_series checks = { 0 };

	if (++c.depth > LAYOUT_DEPTH) {
		if (!job->failed)
			diag_add(job->diags, DIAG_TOO_DEEP, parent->origin,
			    "use fewer lists, tables and notices inside each "
			    "other", "blocks are nested more than %d deep",
			    LAYOUT_DEPTH);
		job->failed = true;
		return;
	}
	while (n != NULL) {
		if (doc_inline(n->kind)) {
			n = loose(job, g, &c, parent, n);
		} else {
			struct layout_column own = c;

			if (n->kind == DOC_CHECK)
				layout_next_item(&checks, g);
			else
				layout_last_item(job, g, &checks);
			kinds[n->kind](job, g, &own, n);
			n = n->next;
		}
	}
}

static void
measure_fonts(struct layout_job *job)
{
	int32_t a, d;

	job->fonts->metrics(job->fonts->ctx, LAYOUT_REGULAR, &a, &d);
	job->ascent = layout_scaled(job->style->size, a);
	job->descent = layout_scaled(job->style->size, d);
}

static void
paper(struct layout_job *job, const struct doc_node *n,
    const struct layout_style *given)
{
	struct layout_style own = layout_style_of(given, n->sheet);
	struct layout_column c = { .left = own.left,
	    .width = own.width - own.left - own.right };
	struct layout_galley g = { 0 };
	struct layout_footer footer;

	job->style = &own;
	job->sheet = n->sheet;
	measure_fonts(job);
	layout_number_start(job);
	job->room = own.height - own.top - own.bottom;
	layout_blocks(job, &g, c, n);
	if (!job->failed)
		layout_footer_new(job, n, &footer);
	if (!job->failed) {
		if (own.bottom < footer.height)
			own.bottom = footer.height;
		job->room = own.height - own.top - own.bottom;
		if (job->unit != 0)
			layout_snap(&g, job->unit, job->sink);
		if (!layout_paper(job, n, &g, &footer))
			job->failed = true;
	}
	job->style = NULL;
}

struct layout *
layout_flow(struct arena *a, struct diags *diags, const struct doc_node *root,
    const struct layout_style *style, const struct layout_fonts *fonts)
{
	struct layout_job job = { .arena = a, .scratch = arena_open(),
	    .diags = diags, .fonts = fonts };
	struct layout *l = NULL;

	if (root->kind == DOC_PAPER)
		paper(&job, root, style);
	else
		for (const struct doc_node *n = root->first; n; n = n->next)
			paper(&job, n, style);
	if (!job.failed) {
		l = arena_alloc(a, sizeof(*l));
		l->n = job.pages.n;
		l->pages = arena_array(a, l->n, sizeof(*l->pages));
		for (size_t i = 0; i < l->n; i++)
			l->pages[i] = *(struct layout_page *)job.pages.at[i];
	}
	arena_close(job.scratch);
	return l;
}
