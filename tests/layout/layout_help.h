/*
 * Building small documents, and the properties that every layout has: all text
 * placed once and in order, nothing outside the margins, the same twice.
 */
#ifndef TESTS_LAYOUT_HELP_H
#define TESTS_LAYOUT_HELP_H

#include "test.h"

#include "doc/doc.h"
#include "layout/layout.h"

static const struct pos here = { "forms/test.xml", 7, 3 };

static const char words[] = "The parties have had no contact of any kind "
    "since the order was issued and the children live with their aunt. ";

static inline struct doc_node *
add(struct test *t, struct doc_node *parent, enum doc_kind kind)
{
	return doc_add(t->arena, parent, kind, here);
}

static inline struct doc_node *
add_para(struct test *t, struct doc_node *parent, const char *text)
{
	struct doc_node *n = add(t, parent, DOC_PARA);

	doc_text(t->arena, n, text, 0, "reason.why", here);
	return n;
}

/* A paragraph of about so many lines of 78 mono characters. */
static inline struct doc_node *
add_lines(struct test *t, struct doc_node *parent, int lines)
{
	struct doc_node *n = add(t, parent, DOC_PARA);

	for (int i = 0; i < lines; i++) {
		doc_text(t->arena, n, arena_printf(t->arena, "line %02d", i),
		    0, NULL, here);
		if (i + 1 < lines)
			add(t, n, DOC_BREAK);
	}
	return n;
}

static inline struct doc_node *
add_paper(struct test *t, struct doc_node *root, const char *id)
{
	struct doc_node *n = add(t, root, DOC_PAPER);

	n->id = id;
	n->title = "Motion to Terminate";
	n->short_title = "Motion";
	return n;
}

static inline void
squeeze(struct buf *b, const char *s, size_t len)
{
	for (size_t i = 0; i < len; i++)
		if (s[i] != ' ' && s[i] != '\n')
			buf_char(b, s[i]);
}

/* What the pages say is what the tree says. */
static inline void
check_text(const struct doc_node *root, const struct layout *l,
    struct test *t)
{
	struct buf placed = { 0 }, said = { 0 };
	const char *plain = doc_plain(t->arena, root);

	buf_str(&placed, "");
	buf_add(&placed, "", 0);
	for (size_t i = 0; i < l->n; i++)
		for (size_t k = 0; k < l->pages[i].n; k++) {
			const struct layout_item *it = &l->pages[i].items[k];

			if (it->kind == LAYOUT_TEXT && it->node != NULL)
				squeeze(&placed, it->text, it->len);
		}
	squeeze(&said, plain, strlen(plain));
	buf_char(&placed, '.');
	buf_char(&said, '.');
	assert_string_equal(placed.data, said.data);
	buf_free(&placed);
	buf_free(&said);
}

/* Line numbers and the rules beside them: in the side margins, an artifact. */
static inline bool
is_beside(const struct layout_item *it, const struct layout_style *st)
{
	return it->node == NULL && st->number_pitch != 0 &&
	    (it->x + it->w < st->left || it->x > st->width - st->right);
}

static inline void
check_margins(const struct layout *l, const struct layout_style *st)
{
	for (size_t i = 0; i < l->n; i++) {
		const struct layout_page *p = &l->pages[i];
		int32_t top = p->number == 1 && !p->paper->sheet ?
		    st->first_top : st->top;

		for (size_t k = 0; k < p->n; k++) {
			const struct layout_item *it = &p->items[k];

			if (is_beside(it, st))
				continue;
			assert_true(it->x >= st->left);
			assert_true(it->x + it->w <= st->width - st->right);
			if (it->footer) {
				assert_true(it->y >= 29000);
				continue;
			}
			assert_true(it->y >= st->bottom);
			/* a box is a hair higher than capitals */
			if (it->y + it->h - (it->kind == LAYOUT_BOX ? 600 : 0) >
			    st->height - top ||
			    (it->kind == LAYOUT_TEXT && it->y + it->size *
			    2 / 3 > st->height - top))
				fail_msg("\"%s\" page %zu: kind %d at %d %d is "
				    "in the top margin", p->paper->id, i + 1,
				    (int)it->kind, it->x, it->y);
		}
	}
}

static inline void
check_numbers(const struct layout *l)
{
	int number = 0;

	for (size_t i = 0; i < l->n; i++) {
		const struct layout_page *p = &l->pages[i];

		if (i > 0 && p->paper != l->pages[i - 1].paper) {
			assert_int_equal(number, l->pages[i - 1].of);
			number = 0;
		}
		assert_int_equal(p->number, ++number);
		assert_true(p->number <= p->of);
	}
}

/* Lay out in mono and hold it to its promises; the tree has no split row. */
static inline struct layout *
flow_styled(struct test *t, const struct doc_node *root,
    const struct layout_style *st)
{
	struct layout_fonts fonts = layout_mono(t->arena);
	struct layout *l = layout_flow(t->arena, t->diags, root, st, &fonts);
	struct layout *again = layout_flow(t->arena, t->diags, root, st,
	    &fonts);
	struct buf a = { 0 }, b = { 0 };

	assert_no_errors(t->diags);
	assert_non_null(l);
	layout_dump(l, &a);
	layout_dump(again, &b);
	assert_string_equal(a.data ? a.data : "", b.data ? b.data : "");
	buf_free(&a);
	buf_free(&b);
	check_margins(l, st);
	check_numbers(l);
	return l;
}

static inline struct layout *
flow(struct test *t, const struct doc_node *root)
{
	struct layout_style st = layout_style_default();
	struct layout *l = flow_styled(t, root, &st);

	check_text(root, l, t);
	return l;
}

/* Page (from 0) of the first item of a block, or -1. */
static inline int
page_of(const struct layout *l, const struct doc_node *block)
{
	for (size_t i = 0; i < l->n; i++)
		for (size_t k = 0; k < l->pages[i].n; k++)
			if (l->pages[i].items[k].block == block)
				return (int)i;
	return -1;
}

/* Lines of a block on a page: different baselines. */
static inline int
lines_on(const struct layout *l, size_t page, const struct doc_node *block)
{
	const struct layout_page *p = &l->pages[page];
	int32_t y = 0;
	int n = 0;

	for (size_t k = 0; k < p->n; k++) {
		const struct layout_item *it = &p->items[k];

		if (it->block != block || it->kind != LAYOUT_TEXT ||
		    (n > 0 && it->y == y))
			continue;
		y = it->y;
		n++;
	}
	return n;
}

/* The first text item that begins so, or NULL. */
static inline const struct layout_item *
find_text(const struct layout_page *p, const char *text)
{
	for (size_t k = 0; k < p->n; k++)
		if (p->items[k].kind == LAYOUT_TEXT &&
		    strncmp(p->items[k].text, text, strlen(text)) == 0)
			return &p->items[k];
	return NULL;
}

#endif
