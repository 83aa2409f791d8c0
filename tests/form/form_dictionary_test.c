#include "definitions.h"

static void
names_are_looked_up(void **state)
{
	struct test *t = *state;
	const struct form_dictionary *d = defs_read(t, NULL, NULL)->dictionary;

	assert_int_equal(form_field(d, "order.issued")->type, FORM_TYPE_DATE);
	assert_null(form_field(d, "terms"));
	assert_null(form_field(d, "movant.name"));
	assert_non_null(form_list(d, "terms"));
	assert_non_null(form_member(form_list(d, "terms"), "current"));
	assert_null(form_member(form_list(d, "terms"), "name"));
}

static void
choices_have_labels(void **state)
{
	struct test *t = *state;
	const struct form_dictionary *d = defs_read(t, NULL, NULL)->dictionary;
	const struct form_field *f = form_field(d, "filer");

	assert_string_equal(form_choice_label(f, "protected", LANG_EN),
	    "The protected person");
	assert_string_equal(form_choice_label(f, "other", LANG_EN), "other");
}

static void
misspelt_names_have_neighbours(void **state)
{
	struct test *t = *state;
	const struct form_dictionary *d = defs_read(t, NULL, NULL)->dictionary;
	const char *near;

	assert_string_equal(form_nearest(d, "order.isued"), "order.issued");
	assert_string_equal(form_nearest(d, "childern"), "children");
	assert_string_equal(form_nearest(d, "curent"), "current");
	/* Nobody can answer a computed value. */
	near = form_nearest(d, "movant.nam");
	assert_true(near == NULL || strcmp(near, "movant.name") != 0);
	assert_null(form_nearest(d, "zzzzzzzzzzzzzzzzzzzz"));
	assert_null(form_nearest(d, ""));
}

static void
types_have_names(void **state)
{
	(void)state;
	for (int i = 0; i < FORM_TYPE_COUNT; i++)
		assert_non_null(form_type_name((enum form_type)i));
	assert_string_equal(form_type_name(FORM_TYPE_YES_NO), "yes-no");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		DEFS(names_are_looked_up),
		DEFS(choices_have_labels),
		DEFS(misspelt_names_have_neighbours),
		DEFS(types_have_names),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
