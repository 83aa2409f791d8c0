#include "layout_help.h"

static struct doc_node *
one_paper(struct test *t, struct doc_node **paper)
{
	struct doc_node *root = doc_root_new(t->arena);

	*paper = add_paper(t, root, "motion");
	return root;
}

static void
keeps_the_blank_at_a_line_end(void **state)
{
	struct test *t = *state;
	struct doc_node *paper, *root = one_paper(t, &paper);
	struct layout *l;

	for (int i = 0; i < 4; i++)
		add_para(t, paper, words);
	l = flow(t, root);
	for (size_t k = 0; k + 1 < l->pages[0].n; k++) {
		const struct layout_item *a = &l->pages[0].items[k];
		const struct layout_item *b = a + 1;

		if (b->node == NULL || a->block != b->block)
			continue;
		assert_int_equal(a->text[a->len - 1], ' ');
	}
}

static void
draws_boxes(void **state)
{
	struct test *t = *state;
	struct doc_node *paper, *root = one_paper(t, &paper), *p, *box;
	const struct layout_item *it = NULL;
	struct layout *l;

	p = add(t, paper, DOC_PARA);
	box = add(t, p, DOC_BOX);
	box->ticked = true;
	doc_text(t->arena, p, " granted", 0, NULL, here);
	l = flow(t, root);
	for (size_t k = 0; k < l->pages[0].n; k++)
		if (l->pages[0].items[k].node == box)
			it = &l->pages[0].items[k];
	assert_non_null(it);
	assert_int_equal(it->kind, LAYOUT_BOX);
	assert_int_equal(it->x, 72000);
	assert_int_equal(it->w, 9000);
	assert_int_equal(it->h, 9000);
	assert_true(it->ticked);
}

/*
 * Every line of a block ends at 540000, but the last one, and its blanks have
 * given no more than a fifth and taken no more than half again as much as
 * they have.  Returns how many.
 */
static int
check_even(const struct layout_page *p, const struct doc_node *block)
{
	const struct layout_item *last = NULL;
	int lines = 0;

	for (size_t k = 0; k < p->n; k++) {
		const struct layout_item *it = &p->items[k];

		if (it->block != block || it->label)
			continue;
		assert_in_range(it->word_space + 1200, 0, 1200 + 9000);
		if (last != NULL && it->y == last->y)
			assert_in_range(it->x - last->x - last->w + 1201, 0,
			    1201 + 9001);
		if (last != NULL && it->y != last->y) {
			assert_int_equal(last->x + last->w, 540000);
			lines++;
		}
		last = it;
	}
	assert_non_null(last);
	assert_int_equal(last->word_space, 0);
	assert_true(last->x + last->w <= 540000);
	return lines;
}

static void
justifies_all_but_the_last_line(void **state)
{
	struct test *t = *state;
	struct doc_node *paper, *root = one_paper(t, &paper), *p;
	struct layout *l;

	p = add_para(t, paper, words);
	p->align = DOC_JUSTIFY;
	doc_text(t->arena, p, words, 0, NULL, here);
	doc_text(t->arena, p, "Exhibit A and March 14, 2025 ", DOC_BOLD,
	    NULL, here);
	doc_text(t->arena, p, words, 0, NULL, here);
	l = flow(t, root);
	assert_int_equal(check_even(&l->pages[0], p), 4);
}

/* Its blanks could bear it, but where a paragraph ends is to be seen. */
static void
leaves_a_last_line_that_is_nearly_full(void **state)
{
	struct test *t = *state;
	struct doc_node *paper, *root = one_paper(t, &paper), *p;
	const struct layout_item *last = NULL;
	struct layout *l;

	p = add_para(t, paper, "some word more some word more some word more "
	    "some word more some word more");
	p->align = DOC_JUSTIFY;
	l = flow(t, root);
	for (size_t k = 0; k < l->pages[0].n; k++)
		if (l->pages[0].items[k].block == p)
			last = &l->pages[0].items[k];
	assert_non_null(last);
	assert_int_equal(last->y, l->pages[0].items[0].y);
	assert_int_equal(last->x + last->w, 72000 + 74 * 6000);
}

static void
justifies_running_text_by_style(void **state)
{
	struct test *t = *state;
	struct layout_style st = layout_style_default();
	struct doc_node *paper, *root = one_paper(t, &paper), *p[5], *cell;
	struct doc_node *table, *item;
	struct layout *l;

	st.justify = true;
	p[0] = add(t, paper, DOC_HEADING);
	p[1] = add_para(t, paper, words);
	p[1]->spaced = true;
	p[1]->label = "1.";
	item = add(t, add(t, paper, DOC_LIST), DOC_ITEM);
	item->label = "(a)";
	p[2] = item;
	p[3] = add_para(t, paper, words);
	p[3]->align = DOC_RIGHT;
	table = add(t, paper, DOC_TABLE);
	cell = add(t, add(t, table, DOC_ROW), DOC_CELL);
	add(t, table->first, DOC_CELL);
	p[4] = add_para(t, cell, words);
	for (int i = 0; i < 5; i++)
		for (int k = 0; k < 3; k++)
			doc_text(t->arena, p[i], words, 0, NULL, here);
	l = flow_styled(t, root, &st);
	check_text(root, l, t);
	assert_true(check_even(&l->pages[0], p[1]) >= 4);
	assert_true(check_even(&l->pages[0], p[2]) >= 4);
	for (size_t k = 0; k < l->pages[0].n; k++) {
		const struct layout_item *it = &l->pages[0].items[k];

		if (it->block == p[0] || it->block == p[3] ||
		    it->block == p[4])
			assert_int_equal(it->word_space, 0);
	}
}

/* A word that leaves too wide blanks: the line stays ragged. */
static void
leaves_holes_ragged(void **state)
{
	struct test *t = *state;
	struct doc_node *paper, *root = one_paper(t, &paper), *p;
	const struct layout_item *it;
	struct layout *l;

	p = add_para(t, paper, arena_printf(t->arena, "two words %070d end",
	    7));
	p->align = DOC_JUSTIFY;
	l = flow(t, root);
	it = find_text(&l->pages[0], "two words");
	assert_int_equal(it->x, 72000);
	assert_int_equal(it->w, 9 * 6000);
	assert_int_equal(find_text(&l->pages[0], "0000")->y, it->y - 13800);
}

static void
aligns(void **state)
{
	struct test *t = *state;
	struct doc_node *paper, *root = one_paper(t, &paper);
	struct layout *l;

	add_para(t, paper, "middle")->align = DOC_CENTER;
	add_para(t, paper, "right")->align = DOC_RIGHT;
	l = flow(t, root);
	assert_int_equal(find_text(&l->pages[0], "middle")->x,
	    72000 + (468000 - 36000) / 2);
	assert_int_equal(find_text(&l->pages[0], "right")->x, 540000 - 30000);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(keeps_the_blank_at_a_line_end),
		TEST(draws_boxes),
		TEST(justifies_all_but_the_last_line),
		TEST(leaves_a_last_line_that_is_nearly_full),
		TEST(justifies_running_text_by_style),
		TEST(leaves_holes_ragged),
		TEST(aligns),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
