#include "checklist/steps.h"

static void
by_role_and_condition(void **state)
{
	struct test *t = *state;
	struct steps s = steps_plan(t, "{\"filer\":\"protected\",\"order\":"
	    "{\"pending\":\"no\"},\"protected\":{\"hidden\":\"no\"}}");
	const struct plan_step *p = steps_find(s.plan, "always");

	assert_string_equal(p->who, "You");
	assert_string_equal(p->title, "Keep to the order");
	assert_string_equal(p->body, "It is in force.");
	assert_string_equal(p->where, "At home");
	assert_string_equal(p->why, "It is the law.");
	assert_string_equal(p->due, "Today.");
	assert_null(p->law);
	assert_int_equal(p->ground, PLAN_PLAIN);
	assert_false(p->maybe);
	assert_non_null(steps_find(s.plan, "mine"));
	assert_null(steps_find(s.plan, "theirs"));
	assert_null(steps_find(s.plan, "pending"));
	assert_null(steps_find(s.plan, "wa-rule"));
	/* a phase without steps is no phase */
	assert_int_equal(s.plan->phases.n, 2);
	assert_string_equal(s.plan->title,
	    "Checklist: ending or changing a protection order");
}

/* A phase of some filings is left out for others, its local steps as well. */
static void
a_phase_for_some_filings(void **state)
{
	static const struct { const char *filing; bool there; } rows[] = {
		{ "terminate", true }, { "modify", true },
		{ "withdraw", false }, { NULL, true },
	};
	struct test *t = *state;
	const struct form_catalog *c = case_catalog(t, "<para>x</para>", NULL);
	struct checklist *l = steps_read(t, c, HEAD "<checklist" NS ">"
	    "<phase id=\"before\" filing=\"terminate modify\"><title>B</title>"
	    "<step id=\"a\" who=\"you\"><title>A</title></step></phase>"
	    "<phase id=\"file\"><title>F</title><step id=\"b\" who=\"you\">"
	    "<title>B</title></step></phase></checklist>", steps_wa);

	assert_no_errors(t->diags);
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct rules *r = case_bind(t, c, rows[i].filing == NULL ?
		    "{\"jurisdiction\":\"wa\"}" : arena_printf(t->arena,
		    "{\"jurisdiction\":\"wa\",\"filing\":\"%s\"}",
		    rows[i].filing));
		const struct plan *p = checklist_plan(t->arena, l, r);

		assert_int_equal(steps_find(p, "a") != NULL, rows[i].there);
		assert_int_equal(steps_find(p, "wa-rule") != NULL,
		    rows[i].there);
		assert_non_null(steps_find(p, "b"));
	}
}

static void
unknown_is_kept(void **state)
{
	struct test *t = *state;
	struct steps s = steps_plan(t, "{}");
	const struct plan_step *p = steps_find(s.plan, "theirs");

	assert_true(p->maybe);
	assert_string_equal(p->blanks.at[0], "filer");
	p = steps_find(s.plan, "mine");
	assert_true(p->maybe);
	p = steps_find(s.plan, "pending");
	assert_true(p->maybe);
	assert_int_equal(p->blanks.n, 1);
	assert_string_equal(p->blanks.at[0], "order.pending");
	assert_string_equal(p->title, "Go to the renewal in case ____");
}

static void
faces(void **state)
{
	struct test *t = *state;
	struct steps s = steps_plan(t, "{\"jurisdiction\":\"wa\"}");
	const struct plan_step *p = steps_find(s.plan, "fee");

	assert_int_equal(p->ground, PLAN_OFFICIAL);
	assert_string_equal(p->law, "There is no fee.");
	assert_string_equal(steps_source(t, p, 0),
	    "RCW 1, Revised Code, checked 2026-11-21");
	assert_string_equal(steps_url(p, 0), "https://example.gov/rcw");
	p = steps_find(s.plan, "wait");
	assert_int_equal(p->ground, PLAN_CONFIRM);
	assert_string_equal(p->lead, "Confirm with the clerk:");
	assert_string_equal(p->law, "Wait a year.");
	assert_string_equal(steps_source(t, p, 0),
	    "A help site, checked 2026-11-21 (source not official)");
	p = steps_find(s.plan, "wa-rule");
	assert_int_equal(p->ground, PLAN_OFFICIAL);
	assert_string_equal(steps_source(t, p, 0),
	    "RCW 9, Revised Code, checked 2026-11-21");
	assert_null(p->law);
	p = steps_find(s.plan, "wa-site");
	assert_int_equal(p->ground, PLAN_CONFIRM);
	assert_non_null(strstr(p->law, "Confirm with the clerk"));
	assert_string_equal(steps_url(p, 0), "https://example.org/x");
	/* nothing known: the clerk is asked, and no source is claimed */
	s = steps_plan(t, "{}");
	p = steps_find(s.plan, "fee");
	assert_int_equal(p->ground, PLAN_ASK);
	assert_string_equal(p->law, "Ask the clerk: what is the fee?");
	assert_int_equal(p->sources.n, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(by_role_and_condition),
		TEST(a_phase_for_some_filings),
		TEST(unknown_is_kept),
		TEST(faces),
	};

	STEPS_MAIN(tests);
}
