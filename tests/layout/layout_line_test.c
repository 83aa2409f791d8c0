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

static void
justifies_all_but_the_last_line(void **state)
{
	struct test *t = *state;
	struct doc_node *paper, *root = one_paper(t, &paper), *p;
	const struct layout_item *last = NULL;
	struct layout *l;
	int full = 0;

	p = add_para(t, paper, words);
	p->align = DOC_JUSTIFY;
	doc_text(t->arena, p, words, 0, NULL, here);
	l = flow(t, root);
	for (size_t k = 0; k < l->pages[0].n; k++) {
		const struct layout_item *it = &l->pages[0].items[k];

		if (it->block != p)
			continue;
		if (last != NULL && it->y != last->y) {
			/* less than a thousandth for each blank is lost */
			assert_in_range(540000 - (last->x + last->w), 0, 20);
			full += last->word_space > 0;
		}
		last = it;
	}
	assert_true(full >= 1);
	assert_int_equal(last->word_space, 0);
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
		TEST(aligns),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
