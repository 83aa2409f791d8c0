#include "test.h"

#include "layout/layout_int.h"

static void
fills_lines_first_fit(void **state)
{
	const struct layout_atom atoms[] = {
		{ .full = 60, .width = 50 }, { .full = 60, .width = 50 },
		{ .full = 60, .width = 50 }, { .full = 60, .width = 50 },
	};
	size_t ends[4];

	(void)state;
	/* 60 + 50 fits in 110, 60 + 60 + 50 does not */
	assert_int_equal(layout_fit(atoms, 4, 110, 110, ends), 2);
	assert_int_equal(ends[0], 2);
	assert_int_equal(ends[1], 4);
	assert_int_equal(layout_fit(atoms, 4, 109, 110, ends), 3);
	assert_int_equal(ends[0], 1);
	assert_int_equal(ends[1], 3);
	assert_int_equal(layout_fit(atoms, 4, 50, 230, ends), 2);
	assert_int_equal(ends[0], 1);
}

static void
ends_lines_where_it_must(void **state)
{
	const struct layout_atom atoms[] = {
		{ .full = 10, .width = 10, .must = true },
		{ .full = 0, .width = 0, .must = true },
		{ .full = 10, .width = 10 },
	};
	size_t ends[3];

	(void)state;
	assert_int_equal(layout_fit(atoms, 3, 100, 100, ends), 3);
	assert_int_equal(ends[0], 1);
	assert_int_equal(ends[1], 2);
	assert_int_equal(ends[2], 3);
	assert_int_equal(layout_fit(atoms, 1, 100, 100, ends), 1);
	assert_int_equal(layout_fit(atoms, 0, 100, 100, ends), 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(fills_lines_first_fit),
		TEST(ends_lines_where_it_must),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
