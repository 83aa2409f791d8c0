#include "definitions.h"

static void
short_words_read_easily(void **state)
{
	(void)state;
	assert_int_equal(form_grade(""), 0);
	assert_true(form_grade("The cat sat on the mat.") < 10);
	assert_true(form_grade("You do not have to file. You can stop at any "
	    "time. Ask an advocate to help you.") < 60);
}

static void
long_words_do_not(void **state)
{
	(void)state;
	assert_true(form_grade("Notwithstanding the aforementioned provisions,"
	    " jurisdictional determinations necessitate comprehensive "
	    "evidentiary consideration.") > 200);
}

static void
the_formula_is_kept(void **state)
{
	(void)state;
	/* 6 words, 1 sentence, 6 syllables: 0.39*6 + 11.8 - 15.59 = -1.45 */
	assert_int_equal(form_grade("The cat sat on the mat."), -14);
	/* 10 words, 2 sentences, 13 syllables: 1.95 + 15.34 - 15.59 = 1.7 */
	assert_int_equal(form_grade("The order ends today. The judge must "
	    "sign the paper."), 17);
	/* An abbreviated number does not end a sentence. */
	assert_int_equal(form_grade("He paid 3.50 to her"),
	    form_grade("He paid to her"));
}

static void
the_last_e_is_counted_as_it_is_said(void **state)
{
	(void)state;
	/* 8 words, 8 syllables, 1 sentence: 3.12 + 11.8 - 15.59 = -0.67 */
	assert_int_equal(form_grade("The file has a rule for one role."), -6);
	/* 5 words, 8 syllables: 1.95 + 18.88 - 15.59 = 5.24 */
	assert_int_equal(form_grade("Judges able to change pages."), 52);
}

static void
a_value_is_a_word_whatever_its_name(void **state)
{
	(void)state;
	assert_int_equal(form_grade("It ends on [order.expires]."),
	    form_grade("It ends on [respondent.identification]."));
	assert_int_equal(form_grade("It ends on [order.expires]."),
	    form_grade("It ends on Monday."));
	/* An open bracket is no value. */
	assert_true(form_grade("It ends on [respondent identification.") >
	    form_grade("It ends on [respondent.identification]."));
}

static void
the_texts_of_a_choice_are_sentences(void **state)
{
	(void)state;
	assert_int_equal(form_grade("You file it today.You go."),
	    form_grade("You file it today. You go."));
	assert_int_equal(form_grade("It ends on [a].You go."),
	    form_grade("It ends on [a]. You go."));
	/* A citation stays whole. */
	assert_int_equal(form_grade("See C.R.S. and go"),
	    form_grade("See C R S. and go"));
}

static void
it_grows_with_the_length_of_sentences(void **state)
{
	(void)state;
	assert_true(form_grade("You file it. You wait. You go.") <
	    form_grade("You file it, you wait, you go."));
}

static void
huge_texts_do_not_overflow(void **state)
{
	struct test *t = *state;
	char *text = arena_alloc(t->arena, (1 << 20) + 1);

	memset(text, 'a', 1 << 20);
	assert_true(form_grade(text) >= -155);
	for (int i = 0; i < 1 << 20; i += 2)
		text[i] = ' ';
	assert_true(form_grade(text) > 1000);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		DEFS(short_words_read_easily),
		DEFS(long_words_do_not),
		DEFS(the_formula_is_kept),
		DEFS(the_last_e_is_counted_as_it_is_said),
		DEFS(a_value_is_a_word_whatever_its_name),
		DEFS(the_texts_of_a_choice_are_sentences),
		DEFS(it_grows_with_the_length_of_sentences),
		DEFS(huge_texts_do_not_overflow),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
