/*
 * What the pages of every court paper have in common: an empty corner, lines
 * that do not lie on each other, and baselines beside their numbers.
 */
#ifndef TESTS_LAYOUT_COURT_H
#define TESTS_LAYOUT_COURT_H

#include "layout_grow.h"

/* Upper edge of an item's letters; a box is a hair higher than capitals. */
static inline int32_t
item_top(const struct layout_item *it)
{
	return it->y + (it->kind == LAYOUT_TEXT ? it->size * 2 / 3 :
	    it->kind == LAYOUT_BOX ? it->h * 15 / 16 : it->h);
}

static inline void
check_corner(const struct layout *l, const struct layout_style *st)
{
	for (size_t i = 0; i < l->n; i++) {
		const struct layout_page *p = &l->pages[i];
		bool first = p->number == 1;
		int32_t left = st->width - (first ? st->clear_width :
		    st->later_width);
		int32_t foot = st->height - (first ? st->clear_height :
		    st->later_height);

		if (p->paper->sheet)
			continue;
		for (size_t k = 0; k < p->n; k++) {
			const struct layout_item *it = &p->items[k];

			if (it->x + it->w > left && item_top(it) > foot)
				fail_msg("page %zu: something at %d %d is in "
				    "the corner", i + 1, it->x, it->y);
		}
	}
}

/* Text on text: nearer than half a line, and not side by side. */
static inline bool
overlap(const struct layout_item *a, const struct layout_item *b)
{
	int32_t apart = a->y > b->y ? a->y - b->y : b->y - a->y;
	int32_t size = a->size < b->size ? a->size : b->size;

	return apart < size / 2 && a->x + a->w > b->x + 1000 &&
	    b->x + b->w > a->x + 1000;
}

static inline void
check_overlap(const struct layout *l)
{
	for (size_t i = 0; i < l->n; i++) {
		const struct layout_page *p = &l->pages[i];

		for (size_t k = 0; k < p->n; k++) {
			const struct layout_item *a = &p->items[k];

			if (a->kind != LAYOUT_TEXT)
				continue;
			for (size_t j = 0; j < k; j++)
				if (p->items[j].kind == LAYOUT_TEXT &&
				    overlap(a, &p->items[j]))
					fail_msg("page %zu: \"%.*s\" is on "
					    "\"%.*s\"", i + 1, (int)a->len,
					    a->text, (int)p->items[j].len,
					    p->items[j].text);
		}
	}
}

/* A spaced paragraph that is not in a cell or caption. */
static inline bool
at_number(const struct doc_node *n)
{
	if (n == NULL || n->kind != DOC_PARA || !n->spaced)
		return false;
	for (; n != NULL; n = n->parent)
		if (n->kind == DOC_CELL || n->kind == DOC_CAPTION)
			return false;
	return true;
}

/* Numbers 1, 2, 3 ... at the pitch, down to the bottom margin. */
static inline int
check_numbering(const struct layout_page *p, const struct layout_style *st)
{
	int n = 0;

	for (size_t k = 0; k < p->n; k++) {
		const struct layout_item *it = &p->items[k];

		if (it->kind != LAYOUT_TEXT || !is_beside(it, st))
			continue;
		n++;
		assert_int_equal(strtol(it->text, NULL, 10), n);
		assert_null(it->block);
		assert_int_equal(it->y, st->height - st->number_top - (n - 1) *
		    st->number_pitch);
		/* a rule and air part it from the text */
		assert_true(it->x + it->w <= st->left - 14400);
		assert_true(it->x >= 18000);
		assert_true(it->y >= st->bottom);
	}
	return n;
}

static inline void
check_lines(const struct layout *l, const struct layout_style *st)
{
	for (size_t i = 0; i < l->n; i++) {
		const struct layout_page *p = &l->pages[i];

		if (st->number_pitch == 0 || p->paper->sheet)
			continue;
		assert_true(check_numbering(p, st) > 0);
		for (size_t k = 0; k < p->n; k++) {
			const struct layout_item *it = &p->items[k];
			int32_t off = st->height - st->number_top - it->y;
			int32_t step = at_number(it->block) ?
			    st->number_pitch : st->number_pitch / 2;

			if (it->kind != LAYOUT_TEXT || it->footer ||
			    is_beside(it, st))
				continue;
			if (off < 0 || off % step != 0)
				fail_msg("page %zu: \"%.*s\" is %d beside its "
				    "number", i + 1, (int)it->len, it->text,
				    off % step);
		}
	}
}

static inline void
check_court(const struct layout *l, const struct layout_style *st)
{
	check_margins(l, st);
	check_corner(l, st);
	check_overlap(l);
	check_lines(l, st);
	check_numbers(l);
}

#endif
