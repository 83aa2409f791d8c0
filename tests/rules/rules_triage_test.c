#include "rules/case.h"

static struct triage_filing
ask(struct test *t, const struct form_catalog *c, const char *filing,
    const char *json)
{
	size_t n;
	struct triage_filing *x = rules_triage(case_bind(t, c, json), filing,
	    &n);

	assert_int_equal(n, 1);
	assert_string_equal(x->filing->id, filing);
	return *x;
}

static const struct triage_reason *
reason(const struct triage_filing *t, const char *id)
{
	for (size_t i = 0; i < t->nreasons; i++)
		if (strcmp(t->reasons[i].gate->id, id) == 0)
			return &t->reasons[i];
	return NULL;
}

#define KNOWN "\"jurisdiction\":\"us\",\"filer\":\"protected\"," \
	"\"pressure\":\"no\",\"order\":{\"kind\":\"final\",\"pending\":\"no\"}"

static void
open_with_a_choice(void **state)
{
	struct test *t = *state;
	const struct form_catalog *c = case_catalog(t, "<para>x</para>", NULL);
	struct triage_filing x = ask(t, c, "terminate", "{" KNOWN "}");

	assert_int_equal(x.state, TRIAGE_OPEN);
	assert_int_equal(x.nreasons, 1);
	assert_string_equal(x.reasons[0].gate->id, "keep");
	assert_string_equal(x.reasons[0].because, "You may keep it.");
	assert_null(x.reasons[0].instead);
	assert_null(x.form);
}

static void
refused_by_own_rule(void **state)
{
	struct test *t = *state;
	const struct form_catalog *c = case_catalog(t, "<para>x</para>", NULL);
	struct triage_filing x = ask(t, c, "terminate", "{\"order\":{\"kind\":"
	    "\"criminal\"},\"filer\":\"protected\",\"pressure\":\"yes\","
	    "\"note\":\"911\"}");

	assert_int_equal(x.state, TRIAGE_NOT_OPEN);
	/* refusals, cautions, choices */
	assert_string_equal(x.reasons[0].gate->id, "criminal");
	assert_int_equal(x.reasons[0].verdict, VERDICT_YES);
	assert_string_equal(x.reasons[0].instead, "Ask the prosecutor.");
	assert_string_equal(x.reasons[1].gate->id, "pressed");
	assert_string_equal(x.reasons[1].instead, "Call 911.");
}

static void
cannot_say_names_the_blank(void **state)
{
	struct test *t = *state;
	const struct form_catalog *c = case_catalog(t, "<para>x</para>", NULL);
	struct triage_filing x = ask(t, c, "terminate", "{\"filer\":"
	    "\"protected\"}");
	const struct triage_reason *r = reason(&x, "criminal");

	assert_int_equal(x.state, TRIAGE_CANNOT_SAY);
	assert_non_null(r);
	assert_int_equal(r->verdict, VERDICT_UNKNOWN);
	assert_int_equal(r->blanks.n, 1);
	assert_string_equal(r->blanks.at[0], "order.kind");
	assert_non_null(reason(&x, "pressed"));
}

/* An unknown caution or choice does not close a filing. */
static void
unknown_cautions_are_open(void **state)
{
	struct test *t = *state;
	const struct form_catalog *c = case_catalog(t, "<para>x</para>", NULL);
	struct triage_filing x = ask(t, c, "terminate", "{\"filer\":"
	    "\"restrained\",\"order\":{\"kind\":\"final\"}}");

	assert_int_equal(x.state, TRIAGE_OPEN);
	assert_int_equal(reason(&x, "pressed")->verdict, VERDICT_UNKNOWN);
}

static void
law_refuses_on_official_ground(void **state)
{
	struct test *t = *state;
	const struct form_catalog *c = case_catalog(t, "<para>x</para>", NULL);
	struct triage_filing x = ask(t, c, "terminate", "{\"jurisdiction\":"
	    "\"wa\",\"filer\":\"restrained\",\"order\":{\"kind\":\"final\","
	    "\"issued\":\"2025-06-01\"}}");

	assert_int_equal(x.state, TRIAGE_NOT_OPEN);
	assert_string_equal(x.reasons[0].gate->id, "too-soon");
	assert_string_equal(x.reasons[0].gate->ground.cite, "RCW 2");
	/* a year later it is open; for the protected person it always is */
	x = ask(t, c, "terminate", "{\"jurisdiction\":\"wa\",\"filer\":"
	    "\"restrained\",\"order\":{\"kind\":\"final\",\"issued\":"
	    "\"2025-03-06\"}}");
	assert_int_equal(x.state, TRIAGE_OPEN);
	x = ask(t, c, "terminate", "{\"jurisdiction\":\"wa\",\"filer\":"
	    "\"protected\",\"order\":{\"kind\":\"final\",\"issued\":"
	    "\"2025-06-01\"}}");
	assert_int_equal(x.state, TRIAGE_OPEN);
}

/* Without a role, a refusal for one role may still hold. */
static void
scope_of_a_blank_role(void **state)
{
	struct test *t = *state;
	const struct form_catalog *c = case_catalog(t, "<para>x</para>", NULL);
	struct triage_filing x = ask(t, c, "terminate", "{\"jurisdiction\":"
	    "\"wa\",\"order\":{\"kind\":\"final\",\"issued\":\"2025-06-01\"}}");

	assert_int_equal(x.state, TRIAGE_CANNOT_SAY);
	assert_string_equal(reason(&x, "too-soon")->blanks.at[0], "filer");
}

static void
secondary_ground_confirms(void **state)
{
	struct test *t = *state;
	const struct form_catalog *c = case_catalog(t, "<para>x</para>", NULL);
	struct triage_filing x = ask(t, c, "modify", "{\"jurisdiction\":"
	    "\"wa\",\"filer\":\"protected\",\"filing\":\"terminate\","
	    "\"order\":{\"pending\":\"yes\"}}");
	const struct triage_reason *r = reason(&x, "maybe-soon");

	/* the case is the filing asked about, not the one in the answers */
	assert_non_null(r);
	assert_true(r->confirm);
	assert_true(r->unsure);
	assert_int_equal(r->verdict, VERDICT_YES);
	assert_int_equal(x.state, TRIAGE_OPEN);
	/* a caution of others is unsure, one of the base pack is not */
	assert_true(reason(&x, "heard")->unsure);
	assert_false(reason(&x, "heard")->confirm);
	assert_non_null(reason(&x, "care"));
	assert_false(reason(&x, "care")->unsure);
	/* its own form, which need not be used, and what others say of it */
	assert_string_equal(x.form->number, "W 1");
	assert_non_null(x.form_fact);
	assert_int_equal(x.form_fact->ground.confidence, LAW_SECONDARY);
	assert_null(ask(t, c, "terminate", "{\"jurisdiction\":\"ca\"}")
	    .form_fact);
	x = ask(t, c, "modify", "{\"jurisdiction\":\"wa\",\"filer\":"
	    "\"protected\"}");
	assert_int_equal(x.state, TRIAGE_OPEN);
	assert_int_equal(reason(&x, "maybe-soon")->verdict, VERDICT_UNKNOWN);
}

static void
official_forms(void **state)
{
	struct test *t = *state;
	const struct form_catalog *c = case_catalog(t, "<para>x</para>", NULL);
	struct triage_filing x = ask(t, c, "terminate", "{\"jurisdiction\":"
	    "\"ca\",\"filer\":\"protected\",\"order\":{\"kind\":\"final\"}}");

	assert_int_equal(x.state, TRIAGE_OFFICIAL_FORM);
	assert_string_equal(x.form->number, "DV-400");
	/* refused stays refused */
	x = ask(t, c, "terminate", "{\"jurisdiction\":\"ca\",\"filer\":"
	    "\"protected\",\"order\":{\"kind\":\"criminal\"}}");
	assert_int_equal(x.state, TRIAGE_NOT_OPEN);
	/* a ground that is not official changes no paper */
	x = ask(t, c, "withdraw", "{\"jurisdiction\":\"ca\",\"filer\":"
	    "\"protected\"}");
	assert_int_equal(x.state, TRIAGE_OPEN);
	assert_non_null(x.form);
}

static void
all_filings_in_order(void **state)
{
	struct test *t = *state;
	const struct rules *r = case_rules(t, "{\"filer\":\"restrained\"}");
	size_t n;
	struct triage_filing *x = rules_triage(r, NULL, &n);

	assert_int_equal(n, 3);
	for (size_t i = 0; i < n; i++)
		assert_ptr_equal(x[i].filing,
		    r->catalog->filings.entries[i].value);
	for (size_t i = 0; i < n; i++)
		if (strcmp(x[i].filing->id, "withdraw") == 0)
			assert_int_equal(x[i].state, TRIAGE_NOT_OPEN);
	rules_triage(r, "appeal", &n);
	assert_int_equal(n, 0);
}

/* A refusal that costs too much to decide is told as an error. */
static void
a_costly_refusal_is_not_lost(void **state)
{
	struct test *t = *state;
	const struct form_catalog *c = case_catalog(t, "<para>x</para>", NULL);
	const struct form_filing *f = map_find(&c->filings, "terminate");
	struct form_gate *g = f->gates.at[f->gates.n - 1];
	struct triage_filing x;
	struct buf b = { 0 };

	assert_string_equal(g->id, "criminal");
	g->when = xml_expr_compile(t->arena, t->diags, "count($terms[count("
	    "$terms[count($terms[current != '']) > 0]) > 0]) > 0",
	    (struct pos){ "terminate.xml", 5, 30 });
	buf_str(&b, "{" KNOWN ",\"terms\":[{\"current\":\"c\"}");
	for (int i = 1; i < 500; i++)
		buf_str(&b, ",{\"current\":\"c\"}");
	buf_str(&b, "]}");
	x = ask(t, c, "terminate", b.data);
	buf_free(&b);
	assert_int_equal(x.state, TRIAGE_CANNOT_SAY);
	assert_diag(t->diags, DIAG_TOO_LARGE, 5, 30);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(open_with_a_choice),
		TEST(refused_by_own_rule),
		TEST(cannot_say_names_the_blank),
		TEST(unknown_cautions_are_open),
		TEST(law_refuses_on_official_ground),
		TEST(scope_of_a_blank_role),
		TEST(secondary_ground_confirms),
		TEST(official_forms),
		TEST(all_filings_in_order),
		TEST(a_costly_refusal_is_not_lost),
	};
	int status;

	xml_open();
	status = cmocka_run_group_tests(tests, NULL, NULL);
	xml_close();
	return status;
}
