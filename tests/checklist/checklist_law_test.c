#include "checklist/steps.h"

static void
cautions(void **state)
{
	struct test *t = *state;
	struct steps s = steps_plan(t, "{\"filing\":\"terminate\",\"filer\":"
	    "\"protected\",\"pressure\":\"yes\",\"note\":\"911\",\"order\":"
	    "{\"pending\":\"yes\"}}");
	const struct plan_step *p = steps_find(s.plan, "gate.pressed");
	const struct plan_phase *before = s.plan->phases.at[1];

	assert_string_equal(s.plan->title, "Checklist: Motion to terminate");
	assert_string_equal(p->title, "Pressure");
	assert_string_equal(p->body, "Be careful. Call 911.");
	assert_int_equal(p->sources.n, 0);
	assert_null(p->step);
	assert_string_equal(before->phase->id, "before");
	assert_ptr_equal(before->steps.at[1], p);
	/* nobody knows the law of the place: that is told first */
	assert_string_equal(((const struct plan_step *)
	    before->steps.at[0])->id, "law.unknown");
	/* of the base pack, with its ground */
	p = steps_find(s.plan, "gate.care");
	assert_int_equal(p->ground, PLAN_OFFICIAL);
	assert_string_equal(steps_source(t, p, 0),
	    "1 U.S.C. 1, U.S. Code, checked 2026-11-21");
	/* a choice is triage's, and an unknown caution is no step */
	assert_null(steps_find(s.plan, "gate.keep"));
	s = steps_plan(t, "{\"filing\":\"terminate\",\"filer\":"
	    "\"protected\"}");
	assert_null(steps_find(s.plan, "gate.pressed"));
}

static void
confirm(void **state)
{
	struct test *t = *state;
	struct steps s = steps_plan(t, "{\"jurisdiction\":\"wa\",\"filing\":"
	    "\"modify\",\"order\":{\"pending\":\"yes\"}}");
	const struct plan_step *p = steps_find(s.plan, "gate.maybe-soon");

	assert_non_null(p);
	assert_int_equal(p->ground, PLAN_CONFIRM);
	assert_string_equal(p->lead, "Confirm with the clerk:");
	assert_string_equal(p->law, "A request is open.");
	assert_string_equal(checklist_law(t->arena, p),
	    "Confirm with the clerk: A request is open.");
	assert_non_null(strstr(p->body, "Ask first."));
	assert_non_null(strstr(steps_source(t, p, 0), "(source not official)"));
	assert_false(p->maybe);
	/* a caution too, but one that an official source has */
	p = steps_find(s.plan, "gate.heard");
	assert_int_equal(p->ground, PLAN_CONFIRM);
	assert_string_equal(p->title, "Papers go by mail");
	assert_string_equal(p->law,
	    "Confirm with the clerk that this holds in your court.");
	assert_null(steps_find(s.plan, "gate.care")->law);
	s = steps_plan(t, "{\"jurisdiction\":\"wa\",\"filing\":\"modify\"}");
	p = steps_find(s.plan, "gate.maybe-soon");
	assert_true(p->maybe);
	assert_string_equal(p->blanks.at[0], "order.pending");
}

static void
forms(void **state)
{
	struct test *t = *state;
	struct steps s = steps_plan(t, "{\"jurisdiction\":\"wa\",\"filing\":"
	    "\"modify\"}");
	const struct plan_step *p = steps_find(s.plan, "official-form.court");

	assert_string_equal(p->body, "This court publishes its own form: W 1, "
	    "Motion. Ask the clerk for the newest one, and whether you must "
	    "use it.");
	assert_string_equal(steps_url(p, 0), "https://example.gov/w1");
	/* what others say of it stands beside it, and is to be confirmed */
	assert_string_equal(checklist_law(t->arena, p),
	    "Confirm with the clerk: Bring W 2 too.");
	assert_int_equal(p->sources.n, 2);
	assert_string_equal(steps_url(p, 1), "https://example.org");
	assert_int_equal(p->ground, PLAN_CONFIRM);
	s = steps_plan(t, "{\"jurisdiction\":\"ca\",\"filing\":"
	    "\"terminate\"}");
	p = steps_find(s.plan, "official-form.court");
	assert_string_equal(p->title, "Get the court's own form");
	assert_non_null(strstr(p->body, "only its own form: DV-400, Request"));
	/* exclusive by hearsay is a form to ask about */
	s = steps_plan(t, "{\"jurisdiction\":\"ca\",\"filing\":"
	    "\"withdraw\"}");
	p = steps_find(s.plan, "official-form.court");
	assert_string_equal(p->title, "Ask for the court's own form");
	assert_int_equal(p->ground, PLAN_CONFIRM);
	s = steps_plan(t, "{\"jurisdiction\":\"wa\"}");
	assert_null(steps_find(s.plan, "official-form.court"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(cautions),
		TEST(confirm),
		TEST(forms),
	};

	STEPS_MAIN(tests);
}
