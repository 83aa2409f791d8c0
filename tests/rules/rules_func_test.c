#include "rules/case.h"

#include "base/str.h"

static enum verdict
ask(struct test *t, const struct rules *r, const char *text)
{
	struct xml_expr *e = xml_expr_compile(t->arena, t->diags, text,
	    (struct pos){ 0 });

	assert_no_errors(t->diags);
	return rules_verdict(r, e, NULL, NULL);
}

static const struct { const char *text; enum verdict v; } cases[] = {
	{ "before('2026-01-01', '2026-01-02')", VERDICT_YES },
	{ "before('2026-01-02', '2026-01-02')", VERDICT_NO },
	{ "after('2026-01-03', '2026-01-02')", VERDICT_YES },
	{ "add-days('2026-02-27', 2) = '2026-03-01'", VERDICT_YES },
	{ "add-days('2026-03-01', -1) = '2026-02-28'", VERDICT_YES },
	{ "add-months('2026-01-31', 1) = '2026-02-28'", VERDICT_YES },
	{ "add-years('2024-02-29', 1) = '2025-02-28'", VERDICT_YES },
	{ "days-between('2026-01-01', '2026-03-01') = 59", VERDICT_YES },
	{ "days-between('2026-03-01', '2026-01-01') = -59", VERDICT_YES },
	/* what is no date, or becomes none, cannot be known */
	{ "before('soon', '2026-01-02')", VERDICT_UNKNOWN },
	{ "after('2026-02-30', '2026-01-02')", VERDICT_UNKNOWN },
	{ "add-days('2026-01-01', 'x') = ''", VERDICT_UNKNOWN },
	{ "add-days('2026-01-01', 1.5) = ''", VERDICT_UNKNOWN },
	{ "add-days('2999-12-31', 1) = ''", VERDICT_UNKNOWN },
	{ "add-years('2026-01-01', 99999) = ''", VERDICT_UNKNOWN },
	{ "add-months('2026-01-01', -99999) = ''", VERDICT_UNKNOWN },
	{ "add-days('2026-01-01', 99999999999999999999) = ''",
	    VERDICT_UNKNOWN },
	/* a blank argument */
	{ "before($order.issued, '2026-01-02')", VERDICT_UNKNOWN },
	{ "not(before($order.issued, '2026-01-02'))", VERDICT_UNKNOWN },
};

static void
dates(void **state)
{
	struct test *t = *state;
	const struct rules *r = case_rules(t, "{}");

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		enum verdict v = ask(t, r, cases[i].text);

		if (v != cases[i].v)
			print_error("%s\n", cases[i].text);
		assert_int_equal(v, cases[i].v);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = { TEST(dates) };
	int status;

	xml_open();
	status = cmocka_run_group_tests(tests, NULL, NULL);
	xml_close();
	return status;
}
