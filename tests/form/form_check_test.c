#include "base/date.h"
#include "definitions.h"

#define T "terminate.xml"
#define W "jurisdictions/wa.xml"
#define SPACE "<space lines=\"1.5\"/>"

/* Lint with one piece replaced; today is a day after the facts were read. */
static void
lint(struct test *t, const char *path, const char *old, const char *new,
    const char *today)
{
	struct map used = { 0 };
	struct form_catalog *c = defs_fine(t, path, old, new);

	map_put(&used, t->arena, "protected.address", "");
	form_check(t->arena, t->diags, c, &used, date_parse(today), 365);
	assert_no_errors(t->diags);
}

static void
good_definitions_give_no_warning(void **state)
{
	struct test *t = *state;

	lint(t, T, SPACE, SPACE, "2026-11-22");
	assert_int_equal(diags_length(t->diags), 0);
}

static void
what_nothing_uses_is_named(void **state)
{
	struct test *t = *state;
	struct form_catalog *c = defs_read(t, NULL, NULL);

	form_check(t->arena, t->diags, c, NULL, 0, 365);
	assert_diag(t->diags, DIAG_UNUSED_FIELD, 34, 3);
	assert_int_equal(diags_length(t->diags), 1);
	lint(t, T, "<value of=\"birth-year\"/>", "year", "2026-11-22");
	assert_diag(t->diags, DIAG_UNUSED_FIELD, 53, 4);
	lint(t, T, "<paras of=\"$reason.why\" number=\"yes\" spaced=\"yes\"/>",
	    "", "2026-11-22");
	assert_diag(t->diags, DIAG_UNUSED_FIELD, 39, 3);
	lint(t, T, "<use part=\"sign\"/>", "", "2026-11-22");
	assert_diag(t->diags, DIAG_UNUSED_PART, 2, 1);
}

static void
texts_are_complete_and_plain(void **state)
{
	struct test *t = *state;

	lint(t, T, "It will end at the hearing.", "Notwithstanding the "
	    "aforementioned considerations, the petitioner's application "
	    "necessarily constitutes a procedural irregularity requiring "
	    "judicial determination.", "2026-11-22");
	assert_diag(t->diags, DIAG_HARD_TO_READ, 5, 0);
	lint(t, T, "Granted.", "Lorem ipsum dolor.", "2026-11-22");
	assert_diag(t->diags, DIAG_PLACEHOLDER_TEXT, 36, 0);
	lint(t, T, "Granted.", "TBD", "2026-11-22");
	assert_diag(t->diags, DIAG_PLACEHOLDER_TEXT, 36, 0);
	lint(t, T, "Granted.", "stbdx", "2026-11-22");
	assert_int_equal(diags_length(t->diags), 0);
}

static void
old_facts_are_named(void **state)
{
	struct test *t = *state;

	lint(t, T, SPACE, SPACE, "2027-11-21");
	assert_int_equal(diags_length(t->diags), 0);
	lint(t, T, SPACE, SPACE, "2027-11-22");
	assert_diag(t->diags, DIAG_STALE_FACT, 4, 2);
	/* us: 1 fact; or: 5 facts; wa: 3 facts, 1 gate, 2 forms; the calendar
	 * of wa: 2 rules, 2 lists of holidays */
	assert_int_equal(diags_length(t->diags), 16);
}

static void
holidays_that_end_soon_are_named(void **state)
{
	struct test *t = *state;

	lint(t, "calendars/wa.xml", "to=\"2028\"", "to=\"2026\"",
	    "2026-11-22");
	assert_int_equal(diags_length(t->diags), 1);
	assert_diag(t->diags, DIAG_STALE_FACT, 14, 2);
	lint(t, "calendars/wa.xml", "to=\"2028\"", "to=\"2027\"",
	    "2026-11-22");
	assert_int_equal(diags_length(t->diags), 0);
}

static void
gates_that_never_apply_are_named(void **state)
{
	struct test *t = *state;

	lint(t, W, "when=\"before($today, add-months($order.issued, 12))\"",
	    "when=\"$filer = 'protected'\"", "2026-11-22");
	assert_diag(t->diags, DIAG_UNREACHABLE_STEP, 7, 2);
	lint(t, T, "$order.kind = 'temporary'", "$order.kind = 'temporary' "
	    "and $order.kind = 'final'", "2026-11-22");
	assert_diag(t->diags, DIAG_UNREACHABLE_STEP, 5, 2);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		DEFS(good_definitions_give_no_warning),
		DEFS(what_nothing_uses_is_named),
		DEFS(texts_are_complete_and_plain),
		DEFS(old_facts_are_named),
		DEFS(holidays_that_end_soon_are_named),
		DEFS(gates_that_never_apply_are_named),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
