#include "layout_grow.h"

#include "layout/layout_int.h"

static char *
dumped(struct test *t, const struct doc_node *root,
    const struct layout_fonts *fonts, bool justify)
{
	struct layout_style st = layout_style_default();
	struct layout *l;
	struct buf b = { 0 };
	char *s;

	st.justify = justify;
	l = layout_flow(t->arena, t->diags, root, &st, fonts);
	assert_non_null(l);
	layout_dump(l, &b);
	s = buf_copy(&b, t->arena);
	buf_free(&b);
	return s;
}

/* Nothing on a page tells whether its paragraphs were set before. */
static void
pages_are_the_same_with_and_without(void **state)
{
	struct test *t = *state;
	struct layout_fonts none = layout_mono(t->arena), with = none;

	with.memo = layout_memo_open(t->arena);
	for (unsigned run = 0; run < 150; run++) {
		struct doc_node *root = doc_root_new(t->arena), *paper;
		bool justify = run % 3 == 0;
		char *want;

		seed = run + 1;
		paper = add_paper(t, root, "any");
		for (unsigned i = chance(20); i > 0; i--)
			grow(t, paper, 0);
		want = dumped(t, root, &none, justify);
		assert_string_equal(dumped(t, root, &with, justify), want);
		assert_string_equal(dumped(t, root, &with, justify), want);
	}
	assert_true(with.memo->sets.n > 100);
}

static void
the_same_words_are_set_once(void **state)
{
	struct test *t = *state;
	struct layout_fonts fonts = layout_mono(t->arena);
	struct doc_node *root = doc_root_new(t->arena), *paper;
	struct layout_style st = layout_style_default();
	struct layout *l;
	const struct layout_item *a, *b;

	fonts.memo = layout_memo_open(t->arena);
	paper = add_paper(t, root, "motion");
	add_lines(t, paper, 3)->label = "1.";
	add_lines(t, paper, 3)->label = "2.";
	add_lines(t, paper, 3)->indent = true;
	l = layout_flow(t->arena, t->diags, root, &st, &fonts);
	a = &l->pages[0].items[1];
	b = &l->pages[0].items[5];
	assert_string_equal(a->text, "line 00");
	assert_string_equal(b->text, "line 00");
	assert_ptr_equal(a->run, b->run);
	assert_int_not_equal(a->run->id, 0);
	assert_ptr_not_equal(a->node, b->node);
	assert_int_not_equal(a->y, b->y);
	/* another indent is another shape */
	assert_int_not_equal(l->pages[0].items[8].run->id, a->run->id);
}

/* What one client said is set once, and not kept for the next one. */
static void
answers_are_not_kept(void **state)
{
	struct test *t = *state;
	struct layout_fonts fonts = layout_mono(t->arena);
	struct doc_node *root = doc_root_new(t->arena), *paper, *n;
	struct layout_style st = layout_style_default();
	struct layout *l;

	fonts.memo = layout_memo_open(t->arena);
	paper = add_paper(t, root, "motion");
	paper->case_number = "No. 25-2";
	n = add_para(t, paper, "Ana Roe");
	doc_text(t->arena, n, " asks.", 0, NULL, here);
	l = layout_flow(t->arena, t->diags, root, &st, &fonts);
	assert_int_equal(fonts.memo->sets.n, 1);	/* the footer's title */
	assert_int_equal(fonts.memo->answers.n, 2);	/* and its number */
	assert_int_equal(l->pages[0].items[0].run->id, 0);
	assert_ptr_equal(l->pages[0].items[0].run,
	    layout_flow(t->arena, t->diags, root, &st, &fonts)->pages[0].
	    items[0].run);
	layout_memo_trim(fonts.memo);
	assert_int_equal(fonts.memo->sets.n, 1);
	assert_int_equal(fonts.memo->answers.n, 0);
}

static void
a_missing_character_is_told_each_time(void **state)
{
	struct test *t = *state;
	struct layout_fonts fonts = layout_mono(t->arena);
	struct layout_style st = layout_style_default();

	fonts.memo = layout_memo_open(t->arena);
	for (size_t i = 0; i < 2; i++) {
		struct doc_node *root = doc_root_new(t->arena), *paper, *n;
		struct diags *diags = diags_new(t->arena);

		paper = add_paper(t, root, "motion");
		n = add(t, paper, DOC_PARA);
		doc_text(t->arena, n, "no \xEE\x80\x80 here", 0, NULL, here);
		assert_null(layout_flow(t->arena, diags, root, &st, &fonts));
		assert_int_equal(diags_length(diags), 1);
	}
	assert_int_equal(fonts.memo->sets.n, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(pages_are_the_same_with_and_without),
		TEST(the_same_words_are_set_once),
		TEST(answers_are_not_kept),
		TEST(a_missing_character_is_told_each_time),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
