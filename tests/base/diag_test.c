#include "test.h"

static const struct pos here = { "a.xml", 3, 7 };

static void
prints_place_problem_code_and_hint(void **state)
{
	struct test *t = *state;
	struct buf b = { 0 };

	diag_add(t->diags, DIAG_UNKNOWN_FIELD, here,
	    "did you mean 'order.issued'?", "unknown field '%s'", "isued");
	diag_add(t->diags, DIAG_NO_FILING, (struct pos){ 0 }, NULL, "none");
	diags_print(t->diags, &b);
	assert_string_equal(b.data,
	    "a.xml:3:7: error: unknown field 'isued' [unknown-field]\n"
	    "    hint: did you mean 'order.issued'?\n"
	    "movant: error: none [no-filing]\n");
	buf_free(&b);
}

static void
sorts_by_place_and_says_a_thing_once(void **state)
{
	struct test *t = *state;

	diag_add(t->diags, DIAG_DUPLICATE, (struct pos){ "b", 1, 1 }, NULL,
	    "x");
	diag_add(t->diags, DIAG_DUPLICATE, (struct pos){ "a", 9, 1 }, NULL,
	    "x");
	diag_add(t->diags, DIAG_DUPLICATE, (struct pos){ "a", 9, 1 }, NULL,
	    "x");
	diag_add(t->diags, DIAG_DUPLICATE, (struct pos){ "a", 2, 5 }, NULL,
	    "x");
	assert_int_equal(diags_length(t->diags), 3);
	diags_sort(t->diags);
	assert_int_equal(diags_at(t->diags, 0)->pos.line, 2);
	assert_int_equal(diags_at(t->diags, 1)->pos.line, 9);
	assert_string_equal(diags_at(t->diags, 2)->pos.file, "b");
}

static void
the_worst_decides_the_status(void **state)
{
	struct test *t = *state;

	assert_int_equal(diags_status(t->diags), 0);
	diag_add(t->diags, DIAG_CAUTION, here, NULL, "w");
	assert_false(diags_failed(t->diags));
	assert_int_equal(diags_status(t->diags), 0);
	diag_add(t->diags, DIAG_WRONG_TYPE, here, NULL, "e");
	assert_true(diags_failed(t->diags));
	assert_int_equal(diags_status(t->diags), 1);
	diag_add(t->diags, DIAG_BAD_USAGE, here, NULL, "u");
	assert_int_equal(diags_status(t->diags), 2);
	diag_add(t->diags, DIAG_WRITE_FAILED, here, NULL, "f");
	assert_int_equal(diags_status(t->diags), 3);
	assert_int_equal(diags_count(t->diags, DIAG_ERROR), 3);
}

static void
a_flood_is_counted_not_shown(void **state)
{
	struct test *t = *state;
	struct buf b = { 0 };

	for (unsigned i = 1; i <= 60; i++)
		diag_add(t->diags, DIAG_DUPLICATE, (struct pos){ "a", i, 1 },
		    NULL, "x");
	diags_print(t->diags, &b);
	assert_non_null(strstr(b.data, "a:50:1:"));
	assert_null(strstr(b.data, "a:51:1:"));
	assert_non_null(strstr(b.data, "10 more"));
	buf_free(&b);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(prints_place_problem_code_and_hint),
		TEST(sorts_by_place_and_says_a_thing_once),
		TEST(the_worst_decides_the_status),
		TEST(a_flood_is_counted_not_shown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
