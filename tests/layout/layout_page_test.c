#include "layout_help.h"

static void
begins_each_paper_on_a_page(void **state)
{
	struct test *t = *state;
	struct doc_node *root = doc_root_new(t->arena), *a, *b;
	struct layout *l;

	a = add_paper(t, root, "motion");
	add_lines(t, a, 100);
	b = add_paper(t, root, "order");
	add_lines(t, b, 2);
	l = flow(t, root);
	assert_int_equal(l->n, 4);
	assert_int_equal(l->pages[2].of, 3);
	assert_ptr_equal(l->pages[3].paper, b);
	assert_int_equal(l->pages[3].number, 1);
	assert_int_equal(l->pages[3].of, 1);
	/* one paper alone can be laid out as well */
	l = flow(t, b);
	assert_int_equal(l->n, 1);
}

static void
lowers_the_first_page_of_a_court_paper(void **state)
{
	struct test *t = *state;
	struct layout_style st = layout_style_default();
	struct doc_node *root = doc_root_new(t->arena), *court, *sheet;
	struct layout *l;

	st.first_top = 216000;
	court = add_paper(t, root, "motion");
	add_lines(t, court, 60);
	sheet = add_paper(t, root, "sheet");
	sheet->sheet = true;
	add_lines(t, sheet, 2);
	l = flow_styled(t, root, &st);
	check_text(root, l, t);
	assert_int_equal(l->n, 3);
	assert_int_equal(l->pages[1].items[0].y - l->pages[0].items[0].y,
	    144000);
	assert_int_equal(l->pages[2].items[0].y, l->pages[1].items[0].y);
}

static void
stops_at_the_page_limit(void **state)
{
	struct test *t = *state;
	struct layout_style st = layout_style_default();
	struct layout_fonts fonts = layout_mono(t->arena);
	struct doc_node *root = doc_root_new(t->arena), *p;

	p = add_paper(t, root, "motion");
	add(t, p, DOC_LINES)->count = 2000000000;
	add_para(t, p, words);
	assert_null(layout_flow(t->arena, t->diags, root, &st, &fonts));
	assert_diag(t->diags, DIAG_TOO_LARGE, 7, 3);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(begins_each_paper_on_a_page),
		TEST(lowers_the_first_page_of_a_court_paper),
		TEST(stops_at_the_page_limit),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
