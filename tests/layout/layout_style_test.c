#include "layout_court.h"
#include "layout/layout_int.h"

static void
the_default_is_sound(void **state)
{
	struct layout_style st = layout_style_default();

	(void)state;
	assert_null(layout_style_fault(&st));
}

static void
finds_what_is_wrong(void **state)
{
	static const struct {
		size_t		 offset;
		int32_t		 value;
		const char	*fault;
	} rows[] = {
		{ offsetof(struct layout_style, left), 0, "margin" },
		{ offsetof(struct layout_style, first_top), -1, "margin" },
		{ offsetof(struct layout_style, bottom), 17999, "margin" },
		{ offsetof(struct layout_style, right), 400000,
		    "two inches" },
		{ offsetof(struct layout_style, top), 600000, "two inches" },
		{ offsetof(struct layout_style, first_top), 2000000,
		    "two inches" },
		{ offsetof(struct layout_style, court_top), 600000,
		    "two inches" },
		{ offsetof(struct layout_style, size), 0, "type" },
		{ offsetof(struct layout_style, size), 100000, "type" },
		{ offsetof(struct layout_style, footer_size), 9999, "footer" },
		{ offsetof(struct layout_style, leading), 1000, "lines" },
		{ offsetof(struct layout_style, spacing), 999, "spacing" },
		{ offsetof(struct layout_style, clear_height), 600000,
		    "corner" },
		{ offsetof(struct layout_style, later_width), 700000,
		    "corner" },
		{ offsetof(struct layout_style, width), 20000000, "sheet" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct layout_style st = layout_style_default();
		const char *fault;

		*(int32_t *)(void *)((char *)&st + rows[i].offset) =
		    rows[i].value;
		fault = layout_style_fault(&st);
		assert_non_null(fault);
		assert_non_null(strstr(fault, rows[i].fault));
	}
}

static void
finds_what_is_wrong_with_numbers(void **state)
{
	static const struct {
		int32_t		 pitch, top, left;
		const char	*fault;
	} rows[] = {
		{ 24000, 80000, 72000, NULL },
		{ 11000, 80000, 72000, "do not fit" },
		{ -24000, 80000, 72000, "do not fit" },
		{ 24001, 80000, 72000, "do not fit" },
		{ 24000, 700000, 72000, "no room" },
		{ 24000, 0, 72000, "no room" },
		{ 24000, 80000, 36000, "left margin" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct layout_style st = layout_style_default();
		const char *fault;

		st.number_pitch = rows[i].pitch;
		st.number_top = rows[i].top;
		st.left = rows[i].left;
		fault = layout_style_fault(&st);
		if (rows[i].fault == NULL) {
			assert_null(fault);
			continue;
		}
		assert_non_null(fault);
		assert_non_null(strstr(fault, rows[i].fault));
	}
}

static void
leading_follows_the_size(void **state)
{
	struct layout_style st = layout_style_default();

	(void)state;
	assert_int_equal(layout_style_of(&st, false).leading, 13800);
	st.size = 13000;
	assert_int_equal(layout_style_of(&st, false).leading, 14950);
	st.leading = 13000;
	assert_int_equal(layout_style_of(&st, false).leading, 13000);
	/* on numbered paper half the pitch, or all of it for large type */
	st.number_pitch = 26000;
	assert_int_equal(layout_style_of(&st, false).leading, 13000);
	assert_int_equal(layout_style_of(&st, false).spacing, 2000);
	st.size = 14000;
	assert_int_equal(layout_style_of(&st, false).leading, 26000);
	assert_int_equal(layout_style_of(&st, false).spacing, 1000);
}

/* Spacing is between the lines and before and after the paragraph. */
static void
spacing_is_what_the_style_says(void **state)
{
	static const struct { int32_t spacing, apart; } rows[] = {
		{ 1000, 13800 }, { 1500, 20700 }, { 2000, 27600 } };
	struct test *t = *state;

	for (size_t i = 0; i < 3; i++) {
		struct layout_style st = layout_style_default();
		struct doc_node *root = doc_root_new(t->arena), *p;
		struct layout *l;

		st.spacing = rows[i].spacing;
		p = add_lines(t, add_paper(t, root, "motion"), 3);
		p->spaced = true;
		l = flow_styled(t, root, &st);
		assert_int_equal(l->pages[0].items[0].y -
		    l->pages[0].items[1].y, rows[i].apart);
	}
}

static void
a_sheet_has_none_of_it(void **state)
{
	struct layout_style st = layout_style_default(), own;

	(void)state;
	st.first_top = 216000;
	st.clear_width = st.clear_height = 200000;
	st.later_width = st.later_height = 100000;
	st.court_top = 240000;
	st.number_pitch = 24000;
	st.number_top = 80000;
	st.plain_first = true;
	own = layout_style_of(&st, true);
	assert_int_equal(own.first_top, 72000);
	assert_int_equal(own.clear_width + own.clear_height + own.later_width +
	    own.later_height + own.court_top + own.number_pitch, 0);
	assert_false(own.plain_first);
	assert_int_equal(layout_style_of(&st, false).first_top, 216000);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(the_default_is_sound),
		TEST(finds_what_is_wrong),
		TEST(finds_what_is_wrong_with_numbers),
		TEST(leading_follows_the_size),
		TEST(spacing_is_what_the_style_says),
		TEST(a_sheet_has_none_of_it),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
