#include "form/form_int.h"
#include "definitions.h"

/* The name of a test is "$x", once in the text. */
static bool
ask(const char *text, bool (*stands)(const char *, size_t, size_t))
{
	size_t at = (size_t)(strstr(text, "$x") - text);

	return stands(text, at, at + 2);
}

static void
a_lone_value_is_seen(void **state)
{
	static const char *const alone[] = {
		"$x", " $x ", "not($x)", "not( $x )", "($x)", "(($x))",
		"$a = 'b' and $x", "$x or $a = 'b'", "boolean($x)",
		"$a = 'b' and ($x or true())", "$l[$x]", "$l[a = 'b' or $x]",
	};
	static const char *const not_alone[] = {
		"$x = 'yes'", "'yes' = $x", "answered($x)", "count($x)",
		"before($x, $y)", "before($y, $x)", "$x/a", "$x[a = 'b']",
		"concat($x, 'and')", "$x + 1 = 2", "$a = $x",
		"string-length($x) > 0",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(alone) / sizeof(alone[0]); i++)
		assert_true(ask(alone[i], form_stands_alone));
	for (size_t i = 0; i < sizeof(not_alone) / sizeof(not_alone[0]); i++)

		assert_false(ask(not_alone[i], form_stands_alone));
}

static void
order_is_seen(void **state)
{
	(void)state;
	assert_true(ask("$x < 3", form_stands_ordered));
	assert_true(ask("$x>=3", form_stands_ordered));
	assert_true(ask("3 <$x", form_stands_ordered));
	assert_true(ask("3 <= $x", form_stands_ordered));
	assert_false(ask("$x = 3", form_stands_ordered));
	assert_false(ask("3 != $x", form_stands_ordered));
	assert_false(ask("string-length($x) < 3", form_stands_ordered));
	assert_false(ask("=$x", form_stands_ordered));
}

static void
dates_are_asked_for(void **state)
{
	(void)state;
	assert_true(ask("before($x, $y)", form_stands_as_date));
	assert_true(ask("before($y, $x)", form_stands_as_date));
	assert_true(ask("before(add-days($y, 3), $x)", form_stands_as_date));
	assert_true(ask("after(')(', $x)", form_stands_as_date));
	assert_true(ask("add-days( $x , 3)", form_stands_as_date));
	assert_true(ask("count($l[days-between(a, $x) > 3])",
	    form_stands_as_date));
	assert_false(ask("add-days($y, $x)", form_stands_as_date));
	assert_false(ask("contains($x, 'a')", form_stands_as_date));
	assert_false(ask("before(string($x), $y)", form_stands_as_date));
	assert_false(ask("before($y, $l[$x])", form_stands_as_date));
	assert_false(ask("($x)", form_stands_as_date));
	assert_false(ask("$x", form_stands_as_date));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		DEFS(a_lone_value_is_seen),
		DEFS(order_is_seen),
		DEFS(dates_are_asked_for),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
