#include "definitions.h"

#define T "terminate.xml"
#define SERVED "$order.served = 'yes'"
#define REMOVE "action = 'remove'\">, to go"

static void
unknown_names_are_found_where_they_stand(void **state)
{
	static const struct bad rows[] = {
		{ T, SERVED, "@$order.servd = 'yes'", DIAG_UNKNOWN_VARIABLE,
		    "did you mean '$order.served'?" },
		{ T, SERVED, "$order.served = 'yes' and\n @$order.kindd = "
		    "'final'", DIAG_UNKNOWN_VARIABLE, "'$order.kind'" },
		{ T, SERVED, "$order.county = 'Cañón' and @$nothing.like = 'x'",
		    DIAG_UNKNOWN_VARIABLE, NULL },
		{ T, SERVED, "$order.served = 'yes' or @befor($order.issued, "
		    "'2025-01-01')", DIAG_UNKNOWN_FUNCTION, "'before'" },
		{ T, SERVED, "@text()", DIAG_BAD_EXPRESSION, NULL },
		{ T, SERVED, "count($terms[@actionn = 'remove']) &gt; 1",
		    DIAG_UNKNOWN_MEMBER, "'action'" },
		{ T, SERVED, "@action = 'remove'", DIAG_UNKNOWN_MEMBER,
		    "for-each" },
		{ T, SERVED, "count(@$order.kind) = 1", DIAG_UNKNOWN_MEMBER,
		    "only lists" },
		{ T, REMOVE, "@acton = 'remove'\">, to go",
		    DIAG_UNKNOWN_MEMBER, "'action'" },
		{ T, SERVED, "@$law.order.tem = 'x'", DIAG_UNKNOWN_TOPIC,
		    "'law.order.term'" },
	};
	struct test *t = *state;

	defs_bad_all(t, rows);
}

static void
a_broken_expression_is_refused(void **state)
{
	static const struct bad rows[] = {
		{ T, SERVED, "$order.served = @= 'yes'", DIAG_BAD_EXPRESSION,
		    NULL },
		{ T, SERVED, "$filer = 'protected' and @//order",
		    DIAG_BAD_EXPRESSION, NULL },
	};
	struct test *t = *state;

	defs_bad_all(t, rows);
}

static void
words_are_compared_with_choices(void **state)
{
	static const struct bad rows[] = {
		{ T, "$filer = 'protected'\">I", "$filer = '@protectd'\">I",
		    DIAG_UNKNOWN_CHOICE, "'protected'" },
		{ T, SERVED, "'@fnal' = $order.kind", DIAG_UNKNOWN_CHOICE,
		    "'final'" },
		{ T, SERVED, "$order.served = '@true'", DIAG_UNKNOWN_CHOICE,
		    "yes no" },
		{ T, REMOVE, "action != '@drop'\">, to go",
		    DIAG_UNKNOWN_CHOICE, "change remove" },
		{ T, SERVED, "count($terms[action = '@removed']) = 1",
		    DIAG_UNKNOWN_CHOICE, "'remove'" },
	};
	struct test *t = *state;

	defs_bad_all(t, rows);
}

static void
the_clock_is_for_gates(void **state)
{
	static const struct bad rows[] = {
		{ T, SERVED, "after(@$today, $order.issued)",
		    DIAG_CLOCK_IN_PAPER, "only gates" },
		{ T, "audience=\"court other-party self\"", "audience=\"court\""
		    " when=\"before($order.issued, @$today)\"",
		    DIAG_CLOCK_IN_PAPER, NULL },
	};
	struct test *t = *state;

	defs_bad_all(t, rows);
	defs_fine(t, T, "$order.kind = 'temporary'",
	    "before($order.issued, $today)");
}

static void
quiet_traps_are_refused(void **state)
{
	static const struct bad rows[] = {
		{ T, SERVED, "@$order.served", DIAG_BAD_EXPRESSION,
		    "$order.served = 'yes'" },
		{ T, SERVED, "not(@$order.served)", DIAG_BAD_EXPRESSION, NULL },
		{ T, SERVED, "$filer = 'protected' and (@$order.served)",
		    DIAG_BAD_EXPRESSION, NULL },
		{ T, SERVED, "@$order.issued or $filer = 'protected'",
		    DIAG_BAD_EXPRESSION, "answered($order.issued)" },
		{ T, SERVED, "@$movant.name", DIAG_BAD_EXPRESSION, NULL },
		{ T, REMOVE, "@action\">, to go", DIAG_BAD_EXPRESSION, NULL },
		{ T, SERVED, "@$order.issued &lt; '2025-01-01'",
		    DIAG_BAD_EXPRESSION, "before(" },
		{ T, SERVED, "'2025-01-01' &gt;= @$order.issued",
		    DIAG_BAD_EXPRESSION, "before(" },
		{ T, SERVED, "before(@$order.kind, '2025-01-01')",
		    DIAG_BAD_EXPRESSION, "its type is choice" },
		{ T, SERVED, "after('2025-01-01', @$order.county)",
		    DIAG_BAD_EXPRESSION, "its type is text" },
		{ T, SERVED, "@before($order.issued)", DIAG_BAD_EXPRESSION,
		    "movant-form(5)" },
		{ T, SERVED, "before(@add-days($order.issued), '2025-01-01')",
		    DIAG_BAD_EXPRESSION, "movant-form(5)" },
	};
	struct test *t = *state;

	defs_bad_all(t, rows);
}

static void
what_is_the_same_for_everyone_is_refused(void **state)
{
	static const struct bad rows[] = {
		{ T, SERVED, "@$order.served = false()", DIAG_BAD_EXPRESSION,
		    "'yes' or 'no'" },
		{ T, SERVED, "true() != @$order.served", DIAG_BAD_EXPRESSION,
		    "'yes' or 'no'" },
		{ T, SERVED, "@$order.issued = true()", DIAG_BAD_EXPRESSION,
		    "answered()" },
		{ T, SERVED, "@$movant.name = true()", DIAG_BAD_EXPRESSION,
		    NULL },
		{ T, REMOVE, "@action = true()\">, to go",
		    DIAG_BAD_EXPRESSION, NULL },
		{ T, SERVED, "$order.issued = '@2025-02-30'", DIAG_BAD_DATE,
		    "year-month-day" },
		{ T, SERVED, "'@soon' != $order.issued", DIAG_BAD_DATE, NULL },
		{ T, SERVED, "before($order.issued, '@2026-02-30')",
		    DIAG_BAD_DATE, NULL },
		{ T, SERVED, "after(add-days('@x', 3), $order.issued)",
		    DIAG_BAD_DATE, NULL },
		{ T, SERVED, "@1", DIAG_BAD_EXPRESSION, "compare" },
		{ T, SERVED, "@'x'", DIAG_BAD_EXPRESSION, NULL },
		{ T, SERVED, "$filer = 'protected' or @'restrained'",
		    DIAG_BAD_EXPRESSION, NULL },
		{ T, SERVED, "not(@0)", DIAG_BAD_EXPRESSION, NULL },
		{ T, SERVED, "starts-with(@$filer, 'protectd')",
		    DIAG_BAD_EXPRESSION, "by = or !=" },
		{ T, SERVED, "contains(@$order.served, 'y')",
		    DIAG_BAD_EXPRESSION, NULL },
		{ T, SERVED, "count($terms[contains(@action, 'rem')]) = 1",
		    DIAG_BAD_EXPRESSION, NULL },
	};
	struct test *t = *state;

	defs_bad_all(t, rows);
}

static void
what_is_meant_is_accepted(void **state)
{
	static const char *const fine[] = {
		"$order.served = 'yes' and not($order.kind = 'final')",
		"answered($order.issued) and answered($terms)",
		"before(add-months($order.issued, 12), '2026-01-01')",
		"days-between($order.issued, '2026-01-01') &gt; 30",
		"count($terms[action = 'remove' and answered(current)]) &gt; 1",
		"$terms[action = 'remove']",
		"count($children[birth-year &gt; 2010]) &gt;= 2",
		"contains($reason.why, 'and') or $movant.name = 'A'",
		"string-length($law.waiting) &gt; 0",
		"answered($law.waiting) and not(answered($law.waiting))",
		"$law.page.line-numbers = 'yes'",
		"string-length(concat($order.county, ' County')) &lt; 40",
		"true()",
		"$terms[1]/action = 'remove'",
		"$order.issued = '2025-03-14'",
		"before('2025-01-01', $order.issued)",
		"contains($reason.why, '2025-02-30') and 1 = count($terms)",
		"$filer = substring('protected', 1)",
		"($filer = 'protected')",
	};
	struct test *t = *state;

	for (size_t i = 0; i < sizeof(fine) / sizeof(fine[0]); i++)
		defs_fine(t, T, SERVED, fine[i]);
}

static void
a_checklist_may_ask_without_a_catalogue(void **state)
{
	struct test *t = *state;
	struct form_catalog *c = defs_read(t, NULL, NULL);
	struct form_scope s = { c->dictionary, NULL, NULL, NULL, false };
	struct pos p = { "x.xml", 7, 3 };
	struct xml_attr at = { .name = "when", .value = "answered($law.waiting)",
	    .pos = p, .value_pos = p };

	assert_null(form_expr(t->arena, t->diags, &s, &at));
	assert_diag(t->diags, DIAG_UNKNOWN_TOPIC, 7, 12);
	s.base = c->base;
	assert_non_null(form_expr(t->arena, t->diags, &s, &at));
}

/* Fields are known by then; what may be said before the answers is not. */
static void
fields_are_known(void **state)
{
	struct test *t = *state;
	struct form_catalog *c = defs_read(t, NULL, NULL);
	const struct form_dictionary *d = c->dictionary;
	struct form_scope s = { d, c->base, NULL, NULL, true };
	struct xml_attr at = { .name = "when", .value = "$filer = 'protected' "
	    "and answered($filing) and answered($terms) and "
	    "before($today, $order.issued)" };
	const struct xml_expr *e = form_expr(t->arena, t->diags, &s, &at);
	const struct xml_names *names;
	size_t known = 0;

	assert_non_null(e);
	names = xml_expr_names(e);
	for (size_t i = 0; i < names->n; i++) {
		const struct xml_name *n = &names->at[i];

		known += n->known != NULL;
		assert_ptr_equal(n->known, strcmp(n->name, "filer") == 0 ||
		    strcmp(n->name, "order.issued") == 0 ?
		    form_field(d, n->name) : NULL);
	}
	assert_int_equal(known, 2);
}

/* In Spanish, and in another state, the text of a topic is another. */
static void
the_text_of_a_topic_is_not_looked_into(void **state)
{
	static const struct bad rows[] = {
		{ T, SERVED, "@$law.waiting = 'a year'", DIAG_TEXT_COMPARED,
		    "answered()" },
		{ T, SERVED, "'a year' != @$law.waiting", DIAG_TEXT_COMPARED,
		    NULL },
		{ T, SERVED, "@$law.waiting = $order.county",
		    DIAG_TEXT_COMPARED, NULL },
		{ T, SERVED, "contains(@$law.waiting, 'year')",
		    DIAG_TEXT_COMPARED, NULL },
		{ T, SERVED, "normalize-space(@$law.waiting) = 'a year'",
		    DIAG_TEXT_COMPARED, NULL },
		{ T, SERVED, "concat(@$law.waiting, '') = 'a year'",
		    DIAG_TEXT_COMPARED, NULL },
		{ T, SERVED, "number(@$law.waiting) &gt; 3",
		    DIAG_TEXT_COMPARED, NULL },
		{ T, SERVED, "@$law.waiting", DIAG_TEXT_COMPARED, NULL },
		/* What is computed may be the text of a topic. */
		{ T, SERVED, "@$movant.term = 'petitioner'",
		    DIAG_TEXT_COMPARED, NULL },
	};
	struct test *t = *state;

	defs_bad_all(t, rows);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		DEFS(unknown_names_are_found_where_they_stand),
		DEFS(a_broken_expression_is_refused),
		DEFS(words_are_compared_with_choices),
		DEFS(the_clock_is_for_gates),
		DEFS(quiet_traps_are_refused),
		DEFS(what_is_the_same_for_everyone_is_refused),
		DEFS(what_is_meant_is_accepted),
		DEFS(fields_are_known),
		DEFS(a_checklist_may_ask_without_a_catalogue),
		DEFS(the_text_of_a_topic_is_not_looked_into),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
