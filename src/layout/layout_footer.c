/*
 * Footers.  That of a court paper satisfies every court at once: in the middle
 * the number of the page, under it a rule, under the rule the short title and
 * the number of the case.  A sheet has a plain one.
 */
#include <string.h>

#include "base/arena.h"
#include "layout/layout_int.h"

#define LEAST_EDGE	29000		/* 0.4 in under the last descender */
#define TEXT_GAP	6000		/* text of the page to the footer */
#define RULE_UNDER	5500		/* rule to the baseline over it */
#define SPARE		8000		/* the most that is left under it */
#define COLUMNS_APART	18000
#define LINES		3

/* of a sheet */
#define SHEET_RULE	15000		/* under the bottom margin */

static int32_t
leading(const struct layout_style *st)
{
	return st->footer_size * 6 / 5;
}

/* From the rule to the baseline under it. */
static int32_t
rule_over(const struct layout_style *st)
{
	return st->footer_size * 11 / 10;
}

/* From the baseline of the page number to the text of the page. */
static int32_t
above(const struct layout_style *st)
{
	return st->footer_size * 4 / 5 + TEXT_GAP;
}

/* Width of a text in the footer's size. */
static int32_t
width_of(struct layout_job *job, const char *text)
{
	const struct layout_run *run = job->fonts->shape(job->fonts->ctx,
	    LAYOUT_REGULAR, text, strlen(text));

	return layout_scaled(job->style->footer_size, run->advance);
}

static struct layout_item
text_item(struct layout_job *job, char *text, int32_t y)
{
	struct layout_item it = { .kind = LAYOUT_TEXT, .y = y,
	    .face = LAYOUT_REGULAR, .size = job->style->footer_size,
	    .text = text, .len = strlen(text), .footer = true };

	it.run = job->fonts->shape(job->fonts->ctx, it.face, text, it.len);
	it.w = layout_scaled(it.size, it.run->advance);
	return it;
}

/* A text broken into lines, once for all pages of a paper. */
static void
set(struct layout_job *job, struct layout_galley *g,
    const struct doc_node *paper, const char *text, bool answer, int32_t left,
    int32_t width, enum doc_align align)
{
	struct doc_node *n;
	struct layout_para p;

	if (text == NULL)
		return;
	n = doc_add(job->arena, NULL, DOC_PARA, paper->origin);
	doc_text(job->arena, n, text, 0, NULL, paper->origin);
	p = (struct layout_para){ .block = n, .first = n->first,
	    .left = left, .width = width, .align = align,
	    .size = job->style->footer_size, .answer = answer };
	layout_lines(job, g, &p);
	if (g->n > LINES)
		g->n = LINES;
}

/* As many lines as a sheet's margin has room for. */
static void
trim(struct layout_galley *g, const struct layout_style *st)
{
	int32_t left = st->bottom - SHEET_RULE - leading(st) - LEAST_EDGE -
	    st->footer_size / 5;
	size_t n = left < 0 ? 1 : (size_t)(left / leading(st)) + 1;

	if (g->n > n)
		g->n = n;
}

void
layout_footer_new(struct layout_job *job, const struct doc_node *paper,
    struct layout_footer *f)
{
	const struct layout_style *st = job->style;
	const char *title = paper->short_title ? paper->short_title :
	    paper->title;
	const char *number = paper->sheet ? "Page 0000 of 0000" :
	    paper->case_number;
	int32_t width = st->width - st->left - st->right, beside = 0;

	memset(f, 0, sizeof(*f));
	f->lang = paper->lang;
	if (number != NULL) {
		beside = width_of(job, number) + 1;
		if (beside > width / 2)
			beside = width / 2;
		if (!paper->sheet)
			set(job, &f->number, paper, number, true,
			    st->width - st->right - beside, beside, DOC_RIGHT);
		beside += COLUMNS_APART;
	}
	set(job, &f->title, paper, title, false, st->left, width - beside,
	    DOC_LEFT);
	f->lines = f->title.n > f->number.n ? f->title.n : f->number.n;
	if (paper->sheet) {
		trim(&f->title, st);
		return;
	}
	f->height = LEAST_EDGE + st->footer_size / 5 + above(st);
	if (f->lines > 0)
		f->height += rule_over(st) + RULE_UNDER +
		    leading(st) * (int32_t)(f->lines - 1);
}

static size_t
count(const struct layout_galley *g)
{
	size_t n = 0;

	for (size_t i = 0; i < g->n; i++)
		n += g->at[i].n;
	return n;
}

size_t
layout_footer_items(const struct layout_footer *f)
{
	return 2 + count(&f->title) + count(&f->number);
}

/* Lines of a text from the first baseline downwards. */
static void
place(struct layout_job *job, struct layout_page *page,
    const struct layout_galley *g, int32_t y)
{
	for (size_t i = 0; i < g->n; i++) {
		for (size_t k = 0; k < g->at[i].n; k++) {
			struct layout_item *it = &page->items[page->n++];

			*it = g->at[i].items[k];
			it->y = y - (int32_t)i * leading(job->style);
			it->node = it->block = NULL;
			it->footer = true;
		}
	}
}

static void
rule(struct layout_job *job, struct layout_page *page, int32_t y)
{
	const struct layout_style *st = job->style;

	page->items[page->n++] = (struct layout_item){ .kind = LAYOUT_RULE,
	    .x = st->left, .y = y, .w = st->width - st->left - st->right,
	    .footer = true };
}

/* Rule, short title at the left, page number at the right. */
static void
sheet(struct layout_job *job, struct layout_page *page,
    const struct layout_footer *f, char *text)
{
	const struct layout_style *st = job->style;
	int32_t y = st->bottom - SHEET_RULE;
	struct layout_item *it;

	rule(job, page, y);
	y -= leading(st);
	place(job, page, &f->title, y);
	it = &page->items[page->n++];
	*it = text_item(job, text, y);
	it->x = st->width - st->right - it->w;
}

static void
court(struct layout_job *job, struct layout_page *page,
    const struct layout_footer *f, char *text)
{
	const struct layout_style *st = job->style;
	int32_t spare = (st->bottom - f->height) / 2;
	int32_t y = f->height - above(st) + (spare > SPARE ? SPARE : spare);
	struct layout_item *it;

	if (page->number > 1 || !st->plain_first) {
		it = &page->items[page->n++];
		*it = text_item(job, text, y);
		it->x = st->left + (st->width - st->left - st->right -
		    it->w) / 2;
	}
	y -= RULE_UNDER;
	if (f->lines == 0)
		return;
	rule(job, page, y);
	y -= rule_over(st);
	place(job, page, &f->title, y);
	place(job, page, &f->number, y);
}

void
layout_footer_page(struct layout_job *job, struct layout_page *page,
    const struct layout_footer *f)
{
	char *text = arena_printf(job->arena, f->lang != NULL &&
	    strcmp(f->lang, "es") == 0 ?
	    "P\303\241gina %d de %d" : "Page %d of %d", page->number,
	    page->of);

	if (job->sheet)
		sheet(job, page, f, text);
	else
		court(job, page, f, text);
}
