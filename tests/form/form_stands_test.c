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

static void
truth_and_texts_are_seen(void **state)
{
	(void)state;
	assert_true(ask("$x = false()", form_stands_beside_truth));
	assert_true(ask("$x!=true( )", form_stands_beside_truth));
	assert_true(ask("false ( ) = $x", form_stands_beside_truth));
	assert_true(ask("$a = 'b' and true() != $x and true()",
	    form_stands_beside_truth));
	assert_false(ask("$x = 'true'", form_stands_beside_truth));
	assert_false(ask("$x = $true", form_stands_beside_truth));
	assert_false(ask("true() and $x = 'a'", form_stands_beside_truth));
	assert_false(ask("count($x) = true()", form_stands_beside_truth));
	assert_false(ask("= $x", form_stands_beside_truth));
	assert_true(ask("contains($x, 'a')", form_stands_as_text));
	assert_true(ask("starts-with( $x ,'a')", form_stands_as_text));
	assert_true(ask("string-length(substring($x, 2)) > 1",
	    form_stands_as_text));
	assert_false(ask("contains($y, $x)", form_stands_as_text));
	assert_false(ask("concat($x, 'a')", form_stands_as_text));
	assert_false(ask("$x", form_stands_as_text));
}

static void
constants_are_found(void **state)
{
	static const char text[] = "$a1.2 = 'it' and b3 > 4.5 or \"x 7\" = 8";
	static const char *const found[] = { "'it'", "4.5", "\"x 7\"", "8" };
	size_t p = 0, start, end;

	(void)state;
	for (size_t i = 0; i < 4; i++) {
		assert_true(form_stands_constant(text, &p, &start, &end));
		assert_int_equal(end - start, strlen(found[i]));
		assert_memory_equal(text + start, found[i], end - start);
	}
	assert_false(form_stands_constant(text, &p, &start, &end));
	p = 0;
	assert_true(form_stands_constant("'open", &p, &start, &end));
	assert_int_equal(end, 5);
	assert_true(form_stands_in_square("$l[ 1]", 4));
	assert_false(form_stands_in_square("$l[a = 1]", 7));
	assert_false(form_stands_in_square("1", 0));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		DEFS(a_lone_value_is_seen),
		DEFS(order_is_seen),
		DEFS(dates_are_asked_for),
		DEFS(truth_and_texts_are_seen),
		DEFS(constants_are_found),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
