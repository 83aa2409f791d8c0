#include "layout_help.h"

static void
shows_pages_and_items(void **state)
{
	struct test *t = *state;
	struct layout_style st = layout_style_default();
	struct layout_fonts fonts = layout_mono(t->arena);
	struct doc_node *root = doc_root_new(t->arena), *paper, *n;
	struct buf b = { 0 };

	paper = add_paper(t, root, "motion");
	n = add_para(t, paper, "Hi there");
	n->label = "1.";
	n = add(t, paper, DOC_CHECK);
	n->ticked = true;
	layout_dump(layout_flow(t->arena, t->diags, root, &st, &fonts), &b);
	assert_string_equal(b.data,
	    "page 1 of 1 \"motion\"\n"
	    "  text 72.000 709.500 w 12.000 regular 12.000 label \"1.\" (para)\n"
	    "  text 96.000 709.500 w 48.000 regular 12.000 \"Hi there\" (para)\n"
	    "  box 72.000 688.260 w 9.000 ticked (check)\n"
	    "  text 278.500 52.750 w 55.000 regular 10.000 \"Page 1 of 1\" "
	    "(footer)\n"
	    "  rule 72.000 47.250 w 468.000 h 0.000 (footer)\n"
	    "  text 72.000 36.250 w 30.000 regular 10.000 \"Motion\" (footer)\n");
	buf_free(&b);
}

int
main(void)
{
	const struct CMUnitTest tests[] = { TEST(shows_pages_and_items) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
