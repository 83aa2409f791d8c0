#include "form/form_int.h"
#include "definitions.h"

static bool
never(struct test *t, const char *text, const char *role)
{
	struct law_scope s = { NULL, role, NULL };
	struct xml_expr *e = xml_expr_compile(t->arena, t->diags, text,
	    (struct pos){ "x", 1, 1 });

	assert_non_null(e);
	return form_never(t->arena, e, &s);
}

static void
contradictions_are_seen(void **state)
{
	struct test *t = *state;

	assert_true(never(t, "false()", NULL));
	assert_true(never(t, "$a = 'x' and false()", NULL));
	assert_true(never(t, "$a = 'x' and $a = 'y'", NULL));
	assert_true(never(t, "$a = 'x'\n and $b = 'z' and $a='y'", NULL));
	assert_true(never(t, "$filer = 'protected'", "restrained"));
	assert_true(never(t, "$filer='protected' and $a = 'x'", "restrained"));
}

static void
what_may_be_is_let_be(void **state)
{
	struct test *t = *state;

	assert_false(never(t, "true()", NULL));
	assert_false(never(t, "$a = 'x' or $a = 'y'", NULL));
	assert_false(never(t, "$a = 'x' and $b = 'y'", NULL));
	assert_false(never(t, "$a = 'x' and $a = 'x'", NULL));
	assert_false(never(t, "$a != 'x' and $a = 'y'", NULL));
	assert_false(never(t, "$a = 'x and $a = y'", NULL));
	assert_false(never(t, "($a = 'x' or $b = 'y') and $a = 'y'", NULL));
	assert_false(never(t, "not(false())", NULL));
	assert_false(never(t, "$filer = 'protected'", "restrained protected"));
	assert_false(never(t, "$filer = 'protected'", NULL));
	assert_false(form_never(t->arena, NULL, &(struct law_scope){ 0 }));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		DEFS(contradictions_are_seen),
		DEFS(what_may_be_is_let_be),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
