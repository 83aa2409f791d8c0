#include "form/form_int.h"
#include "definitions.h"

static struct xml_node *
node(struct test *t, const char *attrs)
{
	char *text = arena_printf(t->arena, "<step xmlns=\"urn:movant:1\"%s/>",
	    attrs);
	struct xml_node *x = xml_read(t->arena, t->diags, "x.xml", text,
	    strlen(text));

	assert_non_null(x);
	return x;
}

static void
unknown_attributes_are_told(void **state)
{
	struct test *t = *state;

	assert_true(form_attrs_known(t->diags, node(t, " who=\"you\""),
	    "id who"));
	assert_false(form_attrs_known(t->diags, node(t, " whom=\"you\""),
	    "id who"));
	assert_diag(t->diags, DIAG_UNKNOWN_ATTRIBUTE, 1, 28);
	assert_string_equal(diags_at(t->diags, 0)->hint,
	    "did you mean 'who'?");
	assert_string_equal(diags_at(t->diags, 0)->message,
	    "unknown attribute 'whom' on <step>");
}

static void
needed_attributes_are_told(void **state)
{
	struct test *t = *state;

	assert_string_equal(form_attr_need(t->diags, node(t, " id=\"a\""),
	    "id"), "a");
	assert_null(form_attr_need(t->diags, node(t, ""), "id"));
	assert_diag(t->diags, DIAG_MISSING_ATTRIBUTE, 1, 1);
	assert_null(form_attr_need(t->diags, node(t, " id=\" \""), "id"));
	assert_diag(t->diags, DIAG_BAD_VALUE, 1, 32);
}

static void
hints_name_the_nearest_or_all(void **state)
{
	char hint[FORM_HINT_BYTES];
	char *many;
	struct test *t = *state;

	assert_string_equal(form_hint("left right", "rihgt", hint),
	    "did you mean 'right'?");
	assert_string_equal(form_hint("left right", "zzzzz", hint),
	    "known here: left right");
	assert_null(form_hint("", "x", hint));
	/* Longer than a hint: cut, never past the end. */
	many = arena_alloc(t->arena, 5001);
	memset(many, 'a', 5000);
	assert_true(strlen(form_hint(many, "x", hint)) < FORM_HINT_BYTES);
}

static void
numbers_have_bounds(void **state)
{
	struct test *t = *state;
	struct form_read r = { t->arena, t->diags, false, NULL };

	assert_int_equal(form_int(&r, node(t, " n=\"7\""), "n", 1, 9, 3), 7);
	assert_int_equal(form_int(&r, node(t, ""), "n", 1, 9, 3), 3);
	assert_false(r.failed);
	assert_int_equal(form_int(&r, node(t, " n=\"10\""), "n", 1, 9, 3), 3);
	assert_true(r.failed);
	assert_int_equal(form_int(&r, node(t, " n=\"4294967299\""), "n", 1, 9,
	    3), 3);
	assert_int_equal(form_int(&r, node(t, " n=\"2147483648\""), "n", 1,
	    1 << 29, 3), 3);
}

static void
decimals_are_thousandths(void **state)
{
	static const struct {
		const char *value;
		int32_t milli;
	} rows[] = {
		{ "1", 1000 }, { "1.5", 1500 }, { "0.125", 125 },
		{ "0", -7 }, { "1.", -7 }, { ".5", -7 }, { "1.2345", -7 },
		{ "99999999999999", -7 }, { "1e3", -7 }, { " 1", -7 },
	};
	struct test *t = *state;
	struct form_read r = { t->arena, t->diags, false, NULL };

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		assert_int_equal(form_milli(&r, node(t, arena_printf(t->arena,
		    " n=\"%s\"", rows[i].value)), "n", 40000, -7),
		    rows[i].milli);
}

static void
readers_are_words(void **state)
{
	struct test *t = *state;
	struct form_read r = { t->arena, t->diags, false, NULL };

	assert_int_equal(form_readers(&r, node(t, " audience=\"court\n self\""),
	    15), 5);
	assert_int_equal(form_readers(&r, node(t, ""), 15), 15);
	assert_false(r.failed);
	form_readers(&r, node(t, " audience=\"court cuort\""), 15);
	assert_diag(t->diags, DIAG_BAD_VALUE, 1, 44);
}

static void
names_are_lower_case(void **state)
{
	static const char *const fine[] = { "a", "a.b-c", "a1", "x9.y" };
	static const char *const bad[] = { "A", "a b", "1a", "-a", "a-", "a.",
	    "a..b", "a--b", "a_b", "á" };
	struct test *t = *state;
	struct form_read r = { t->arena, t->diags, false, NULL };
	char *big = arena_alloc(t->arena, 200);

	for (size_t i = 0; i < sizeof(fine) / sizeof(fine[0]); i++)
		assert_non_null(form_name(&r, node(t, arena_printf(t->arena,
		    " id=\"%s\"", fine[i])), "id"));
	assert_false(r.failed);
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		assert_null(form_name(&r, node(t, arena_printf(t->arena,
		    " id=\"%s\"", bad[i])), "id"));
	memset(big, 'a', 190);
	assert_null(form_name(&r, node(t, arena_printf(t->arena, " id=\"%s\"",
	    big)), "id"));
}

static void
empty_is_not_absent(void **state)
{
	struct test *t = *state;
	struct form_read r = { t->arena, t->diags, false, NULL };

	assert_int_equal(form_enum(&r, node(t, ""), "a", "x y", 1), 1);
	assert_false(r.failed);
	assert_int_equal(form_enum(&r, node(t, " a=\"\""), "a", "x y", 1), 1);
	assert_true(r.failed);
	assert_diag(t->diags, DIAG_BAD_VALUE, 1, 31);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		DEFS(unknown_attributes_are_told),
		DEFS(needed_attributes_are_told),
		DEFS(hints_name_the_nearest_or_all),
		DEFS(numbers_have_bounds),
		DEFS(decimals_are_thousandths),
		DEFS(readers_are_words),
		DEFS(names_are_lower_case),
		DEFS(empty_is_not_absent),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
