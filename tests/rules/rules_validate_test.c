#include "rules/case.h"

#include "base/limits.h"

static bool
check(struct test *t, const char *json)
{
	return rules_validate(case_rules(t, json), t->diags);
}

static const char *
message(const struct test *t, enum diag_code code)
{
	for (size_t i = 0; i < diags_length(t->diags); i++)
		if (diags_at(t->diags, i)->code == code)
			return diags_at(t->diags, i)->message;
	return "";
}

static const char *
hint(const struct test *t, enum diag_code code)
{
	for (size_t i = 0; i < diags_length(t->diags); i++)
		if (diags_at(t->diags, i)->code == code)
			return diags_at(t->diags, i)->hint;
	return "";
}

static void
good_and_empty(void **state)
{
	struct test *t = *state;

	assert_true(check(t, "{}"));
	assert_true(check(t, "{\"jurisdiction\":\"wa\",\"filer\":\"protected\","
	    "\"order\":{\"issued\":\"2025-01-02\",\"expires\":\"2026-01-02\"},"
	    "\"terms\":[{\"current\":\"a\\nb\",\"action\":\"remove\"}],"
	    "\"why\":null}"));
	assert_no_errors(t->diags);
}

static void
unknown_names(void **state)
{
	struct test *t = *state;

	assert_false(check(t, "{\"order\":{\"isued\":\"2025-01-02\"}}"));
	assert_string_equal(message(t, DIAG_UNKNOWN_FIELD),
	    "unknown field 'order.isued'");
	assert_string_equal(hint(t, DIAG_UNKNOWN_FIELD),
	    "did you mean 'order.issued'?");
	assert_diag(t->diags, DIAG_UNKNOWN_FIELD, 1, 11);
}

static void
unknown_members_and_lists(void **state)
{
	struct test *t = *state;

	assert_false(check(t, "{\"terms\":[{\"curent\":\"x\"}]}"));
	assert_string_equal(hint(t, DIAG_UNKNOWN_FIELD),
	    "did you mean 'current'?");
}

static void
an_unknown_list(void **state)
{
	struct test *t = *state;

	assert_false(check(t, "{\"term\":[{\"current\":\"x\"}]}"));
	assert_string_equal(hint(t, DIAG_UNKNOWN_FIELD),
	    "did you mean 'terms'?");
}

static void
lists_are_not_values(void **state)
{
	struct test *t = *state;

	assert_false(check(t, "{\"terms\":\"all of them\",\"why\":[]}"));
	assert_int_equal(diags_count(t->diags, DIAG_ERROR), 2);
	assert_diag(t->diags, DIAG_WRONG_TYPE, 1, 2);
}

static void
computed_values_are_not_asked(void **state)
{
	struct test *t = *state;

	assert_false(check(t, "{\"movant\":{\"name\":\"Ana Secret\"}}"));
	assert_string_equal(message(t, DIAG_UNKNOWN_FIELD),
	    "'movant.name' is not asked");
}

static void
types_at_their_place(void **state)
{
	struct test *t = *state;

	assert_false(check(t, "{\n\"order\": {\"issued\": \"2026-02-30\"},\n"
	    "\"terms\": [{}, {\"action\": \"remov\"}]}"));
	assert_diag(t->diags, DIAG_BAD_DATE, 2, 21);
	assert_string_equal(message(t, DIAG_BAD_DATE),
	    "there is no 30 February 2026 in 'order.issued'");
	assert_diag(t->diags, DIAG_WRONG_TYPE, 3, 26);
	assert_string_equal(message(t, DIAG_WRONG_TYPE),
	    "'remov' is none of the choices of 'terms.2.action'");
}

static void
constraints(void **state)
{
	struct test *t = *state;

	assert_false(check(t, "{\"order\":{\"issued\":\"2026-03-01\",\n"
	    "\"expires\":\"2025-03-01\"},\n"
	    "\"terms\":[{\"since\":\"1999-12-31\"}]}"));
	assert_diag(t->diags, DIAG_CONSTRAINT, 2, 11);
	assert_diag(t->diags, DIAG_CONSTRAINT, 3, 19);
	diags_sort(t->diags);
	assert_string_equal(message(t, DIAG_CONSTRAINT),
	    "'order.expires': the order ends before it was made");
	assert_string_equal(hint(t, DIAG_CONSTRAINT), "look at the order");
}

/* A constraint that cannot be decided is not broken. */
static void
constraints_unknown(void **state)
{
	struct test *t = *state;

	assert_true(check(t, "{\"order\":{\"expires\":\"2025-03-01\"}}"));
}

static void
nothing_is_quoted(void **state)
{
	struct test *t = *state;
	struct buf b = { 0 };

	assert_false(check(t, "{\"age\":\"hunter2\",\"protected\":{\"email\":"
	    "\"hunter2\",\"phone\":\"hunter2\"},\"hearing\":{\"time\":"
	    "\"hunter2\"},\"fee\":\"hunter2\",\"order\":{\"issued\":"
	    "\"hunter2\",\"pending\":\"hunter2\"}}"));
	diags_print(t->diags, &b);
	assert_null(strstr(b.data, "hunter2"));
	assert_int_equal(diags_count(t->diags, DIAG_ERROR), 7);
	buf_free(&b);
}

/* The shipped dictionary, with one thing wrong in these answers. */
static bool
shipped(struct test *t, const char *json, const char *wrong)
{
	const struct form_catalog *c = form_catalog_read(t->arena, t->diags,
	    "forms");
	bool ok;

	assert_non_null(c);
	t->diags = diags_new(t->arena);
	ok = rules_validate(case_bind(t, c, json), t->diags);
	if (!ok && strstr(message(t, DIAG_CONSTRAINT), wrong) == NULL)
		print_error("for %s: %s\n", json, message(t, DIAG_CONSTRAINT));
	return ok;
}

static void
the_shipped_dictionary(void **state)
{
	static const struct { const char *json, *wrong; } bad[] = {
		{ "{\"changes\":[{\"date\":\"2026-03-07\"}]}", "after today" },
		{ "{\"changes\":[{\"date\":\"1925-03-07\"}]}", "before" },
		{ "{\"exhibits\":[{\"date\":\"2062-03-07\"}]}",
		    "after today" },
		{ "{\"exhibits\":[{\"date\":\"1825-03-07\"}]}",
		    "too long ago" },
		{ "{\"programs\":[{\"completed\":\"2027-03-07\"}]}",
		    "after today" },
		{ "{\"programs\":[{\"completed\":\"1927-03-07\"}]}",
		    "too long ago" },
		{ "{\"children\":[{\"birth-year\":2016.5}]}", "not a year" },
		{ "{\"children\":[{\"birth-year\":16}]}", "not a year" },
		{ "{\"children\":[{\"birth-year\":2030}]}", "after this year" },
		{ "{\"order\":{\"issued\":\"2025-03-14\"},\"children\":"
		    "[{\"birth-year\":1985}]}", "grown up" },
		{ "{\"order\":{\"expires\":\"2026-04-01\"},\"hearing\":"
		    "{\"date\":\"2026-04-02\"}}", "after the day" },
	};
	static const char *const good[] = {
		"{\"changes\":[{\"date\":\"2026-03-06\"},{}],"
		    "\"exhibits\":[{\"date\":\"2025-03-07\"}],"
		    "\"programs\":[{\"completed\":\"2026-01-07\"}]}",
		"{\"order\":{\"issued\":\"2025-03-14\"},\"children\":"
		    "[{\"birth-year\":2026},{\"birth-year\":2007},{}]}",
		/* An old order: its children are grown up by now. */
		"{\"order\":{\"issued\":\"1999-03-14\"},\"children\":"
		    "[{\"birth-year\":1985}]}",
		"{\"order\":{\"expires\":\"2026-04-01\"},\"hearing\":"
		    "{\"date\":\"2026-04-01\"}}",
	};
	struct test *t = *state;

	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		assert_false(shipped(t, bad[i].json, bad[i].wrong));
		assert_non_null(strstr(message(t, DIAG_CONSTRAINT),
		    bad[i].wrong));
		assert_non_null(hint(t, DIAG_CONSTRAINT));
	}
	for (size_t i = 0; i < sizeof(good) / sizeof(good[0]); i++)
		assert_true(shipped(t, good[i], ""));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(good_and_empty),
		TEST(unknown_names),
		TEST(unknown_members_and_lists),
		TEST(an_unknown_list),
		TEST(lists_are_not_values),
		TEST(computed_values_are_not_asked),
		TEST(types_at_their_place),
		TEST(constraints),
		TEST(constraints_unknown),
		TEST(nothing_is_quoted),
		TEST(the_shipped_dictionary),
	};
	int status;

	xml_open();
	status = cmocka_run_group_tests(tests, NULL, NULL);
	xml_close();
	return status;
}
