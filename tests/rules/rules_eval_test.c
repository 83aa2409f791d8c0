#include "rules/case.h"

#include "base/audience.h"
#include "base/str.h"

static enum verdict
ask(struct test *t, const struct rules *r, const char *text, struct vec *blanks)
{
	struct xml_expr *e = xml_expr_compile(t->arena, t->diags, text,
	    (struct pos){ 0 });

	assert_no_errors(t->diags);
	return rules_verdict(r, e, NULL, blanks);
}

static void
three_values(void **state)
{
	struct test *t = *state;
	const struct rules *r = case_rules(t,
	    "{\"filer\":\"protected\",\"order\":{\"pending\":\"no\"}}");
	static const struct { const char *text; enum verdict v; } cases[] = {
		{ "$filer = 'protected'", VERDICT_YES },
		{ "$filer = 'restrained'", VERDICT_NO },
		{ "$order.kind = 'final'", VERDICT_UNKNOWN },
		{ "not($order.kind = 'final')", VERDICT_UNKNOWN },
		{ "$filer = 'restrained' and $order.kind = 'final'",
		    VERDICT_NO },
		{ "$filer = 'protected' or $order.kind = 'final'",
		    VERDICT_YES },
		{ "answered($order.kind)", VERDICT_NO },
		{ "answered($terms)", VERDICT_NO },
		{ "count($terms) > 0", VERDICT_UNKNOWN },
		{ "$law.fee = 'x'", VERDICT_UNKNOWN },
		{ "$law.order.term = 'protection order'", VERDICT_YES },
		{ "$today = '2026-03-06'", VERDICT_YES },
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		assert_int_equal(ask(t, r, cases[i].text, NULL), cases[i].v);
}

static void
blanks_are_named(void **state)
{
	struct test *t = *state;
	const struct rules *r = case_rules(t, "{\"filer\":\"restrained\"}");
	struct vec blanks = { 0 };

	assert_int_equal(ask(t, r, "$movant.name = 'X' and $order.kind = "
	    "'final' and $movant.name = 'Y'", &blanks), VERDICT_UNKNOWN);
	assert_int_equal(blanks.n, 2);
	assert_string_equal(blanks.at[0], "restrained.name");
	assert_string_equal(blanks.at[1], "order.kind");
}

static void
lists_and_members(void **state)
{
	struct test *t = *state;
	const struct rules *r = case_rules(t, "{\"terms\":[{\"current\":\"A\","
	    "\"action\":\"remove\"},{\"current\":\"B\"}],\"children\":[]}");
	const struct answers_list *l = answers_list_find(r->answers, "terms");
	struct form_ref ref = { FORM_REF_MEMBER, "current",
		form_member(form_list(r->catalog->dictionary, "terms"),
		    "current") };
	struct xml_expr *e = xml_expr_compile(t->arena, t->diags,
	    "action = 'remove'", (struct pos){ 0 });
	struct rules_value v;

	assert_int_equal(ask(t, r, "count($terms) = 2", NULL), VERDICT_YES);
	assert_int_equal(ask(t, r, "count($children) = 0", NULL), VERDICT_YES);
	assert_int_equal(rules_verdict(r, e, l->items[0], NULL), VERDICT_YES);
	assert_int_equal(rules_verdict(r, e, l->items[1], NULL),
	    VERDICT_UNKNOWN);
	v = rules_value(r, &ref, l->items[1], "terms", 2);
	assert_string_equal(v.name, "terms.2.current");
	assert_string_equal(v.text, "B");
	assert_int_equal(v.pos.line, 1);
}

static void
computed_values_name_their_answer(void **state)
{
	struct test *t = *state;
	const struct rules *r = case_rules(t, "{\"filer\":\"protected\","
	    "\"protected\":{\"name\":\"Ana\",\"mail\":\"PO Box 1\"}}");
	struct form_ref name = case_ref(r, "movant.name");
	struct form_ref term = case_ref(r, "movant.term");
	struct form_ref address = case_ref(r, "movant.address");
	struct rules_value v = rules_value(r, &name, NULL, NULL, 0);

	assert_string_equal(v.name, "protected.name");
	assert_string_equal(v.text, "Ana");
	assert_ptr_equal(v.field, form_field(r->catalog->dictionary,
	    "protected.name"));
	v = rules_value(r, &term, NULL, NULL, 0);
	assert_string_equal(v.text, "protected person");
	assert_non_null(v.body);
	assert_null(v.field);
	/* The condition is unknown: blank, and the deciding answer is named. */
	v = rules_value(r, &address, NULL, NULL, 0);
	assert_null(v.text);
	assert_string_equal(v.name, "protected.hidden");
}

/* In an interview a blank is open until it was asked, or cannot be. */
static void
blanks_are_open_until_settled(void **state)
{
	static const struct {
		const char *answers, *settled, *text;
		enum verdict v;
	} cases[] = {
		{ "{}", "", "answered($protected.name)", VERDICT_UNKNOWN },
		{ "{}", "protected.name", "answered($protected.name)",
		    VERDICT_NO },
		{ "{}", "", "answered($movant.name)", VERDICT_UNKNOWN },
		{ "{\"filer\":\"protected\"}", "filer",
		    "answered($movant.name)", VERDICT_UNKNOWN },
		{ "{\"filer\":\"protected\"}", "protected.name",
		    "answered($movant.name)", VERDICT_NO },
		/* No take holds: there is nothing to ask. */
		{ "{\"filer\":\"neither\"}", "filer",
		    "answered($movant.name)", VERDICT_NO },
		{ "{}", "", "answered($law.fee)", VERDICT_UNKNOWN },
		{ "{}", "jurisdiction", "answered($law.fee)", VERDICT_NO },
	};
	struct test *t = *state;

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct rules r = *case_rules(t, cases[i].answers);
		struct map settled = { 0 };

		map_put(&settled, t->arena, cases[i].settled, &r);
		r.settled = &settled;
		assert_int_equal(ask(t, &r, cases[i].text, NULL), cases[i].v);
	}
}

/* An address is kept off the papers until somebody says that it need not be. */
static void
audience_needs_a_yes(void **state)
{
	struct test *t = *state;
	static const struct { const char *json; unsigned audience; } cases[] = {
		{ "{\"protected\":{\"address\":\"1 Elm\"}}",
		    AUDIENCE_SELF | AUDIENCE_SEALED },
		{ "{\"protected\":{\"address\":\"1 Elm\",\"hidden\":\"yes\"}}",
		    AUDIENCE_SELF | AUDIENCE_SEALED },
		{ "{\"protected\":{\"address\":\"1 Elm\",\"hidden\":\"no\"}}",
		    AUDIENCE_ALL },
	};
	const struct form_catalog *c = case_catalog(t, "<para>x</para>", NULL);

	for (size_t i = 0; i < 3; i++) {
		const struct rules *r = case_bind(t, c, cases[i].json);
		struct form_ref ref = case_ref(r, "protected.address");

		assert_int_equal(rules_value(r, &ref, NULL, NULL, 0).audience,
		    cases[i].audience);
	}
}

static void
packs(void **state)
{
	struct test *t = *state;
	const struct form_catalog *c = case_catalog(t, "<para>x</para>", NULL);
	struct rules *r = case_bind(t, c, "{\"jurisdiction\":\"WA\"}");

	assert_string_equal(r->pack->code, "wa");
	assert_int_equal(diags_length(t->diags), 0);
	r = case_bind(t, c, "{\"jurisdiction\":\"zz\"}");
	assert_ptr_equal(r->pack, c->base);
	assert_diag(t->diags, DIAG_NO_PACK, 1, 17);
	assert_non_null(strstr(diags_at(t->diags, 0)->message, "'zz'"));
	r = case_bind(t, c, "{}");
	assert_ptr_equal(r->pack, c->base);
	assert_int_equal(diags_length(t->diags), 2);
	/* What cannot be a state may be a secret in the wrong place. */
	t->diags = diags_new(t->arena);
	case_bind(t, c, "{\"jurisdiction\":\"206-555-0142\"}");
	assert_diag(t->diags, DIAG_NO_PACK, 1, 17);
	assert_null(strstr(diags_at(t->diags, 0)->message, "0142"));
}

static const char *
long_list(struct test *t, size_t n)
{
	struct buf b = { 0 };
	const char *json;

	buf_str(&b, "{\"terms\":[");
	for (size_t i = 0; i < n; i++)
		buf_printf(&b, "%s{\"current\":\"c%zu\"}", i > 0 ? "," : "",
		    i);
	buf_str(&b, "]}");
	json = buf_copy(&b, t->arena);
	buf_free(&b);
	return json;
}

/* A condition that is not decided for its cost is not silently unknown. */
static void
too_costly_is_an_error(void **state)
{
	struct test *t = *state;
	const struct rules *r = case_rules(t, long_list(t, 500));

	assert_int_equal(ask(t, r, "count($terms[count($terms[current != ''])"
	    " > 0]) = 500", NULL), VERDICT_YES);
	assert_int_equal(rules_verdict(r, xml_expr_compile(t->arena, t->diags,
	    "count($terms[count($terms[count($terms[current != '']) > 0]) > 0]"
	    ") > 0", (struct pos){ "x.xml", 3, 7 }), NULL, NULL),
	    VERDICT_UNKNOWN);
	assert_diag(t->diags, DIAG_TOO_LARGE, 3, 7);
}

/* A confidence that is not official prints nothing; scope is the case. */
static void
law_by_confidence_and_scope(void **state)
{
	struct test *t = *state;
	const struct form_catalog *c = case_catalog(t, "<para>x</para>", NULL);
	const struct rules *r = case_bind(t, c, "{\"jurisdiction\":\"wa\","
	    "\"order\":{\"kind\":\"final\",\"issued\":\"2025-03-14\"}}");
	struct form_ref term = { FORM_REF_LAW, "order.term", NULL };
	struct form_ref waiting = { FORM_REF_LAW, "waiting", NULL };

	assert_string_equal(rules_value(r, &term, NULL, NULL, 0).text,
	    "final order of March 14, 2025");
	assert_null(rules_value(r, &waiting, NULL, NULL, 0).text);
	r = case_bind(t, c, "{\"jurisdiction\":\"wa\"}");
	assert_string_equal(rules_value(r, &term, NULL, NULL, 0).text,
	    "protection order");
}

/* What is kept of one case is nothing to another, and changes no value. */
static void
law_is_remembered(void **state)
{
	struct test *t = *state;
	const struct form_catalog *c = case_catalog(t, "<para>x</para>", NULL);
	struct rules *r = (struct rules *)case_bind(t, c,
	    "{\"jurisdiction\":\"wa\",\"order\":{\"kind\":\"final\","
	    "\"issued\":\"2025-03-14\"}}"), other, es;
	struct form_ref term = { FORM_REF_LAW, "order.term", NULL };
	const char *said;

	rules_remember(r);
	other = es = *r;
	other.law_case.order = NULL;
	es.lang = LANG_ES;
	said = rules_value(r, &term, NULL, NULL, 0).text;
	assert_string_equal(said, "final order of March 14, 2025");
	assert_ptr_equal(rules_value(r, &term, NULL, NULL, 0).text, said);
	assert_string_equal(rules_value(&other, &term, NULL, NULL, 0).text,
	    "protection order");
	assert_ptr_not_equal(rules_value(&es, &term, NULL, NULL, 0).text,
	    said);
	assert_ptr_equal(rules_value(r, &term, NULL, NULL, 0).text, said);
}

/* --jurisdiction is what a condition sees, too. */
static void
jurisdiction_of_the_command_line(void **state)
{
	struct test *t = *state;
	const struct rules *r = case_rules(t, "{\"jurisdiction\":\"or\"}");

	assert_int_equal(ask(t, r, "$jurisdiction = 'or'", NULL), VERDICT_YES);
	r = rules_new(t->arena, t->diags, r->catalog, r->answers, "WA",
	    r->today);
	assert_int_equal(ask(t, r, "$jurisdiction = 'wa'", NULL), VERDICT_YES);
}

static void
numbers_without_commas(void **state)
{
	struct test *t = *state;
	const struct rules *r = case_rules(t, "{\"fee\":\"$1,200.50\"}");

	assert_int_equal(ask(t, r, "$fee > 1200", NULL), VERDICT_YES);
	assert_int_equal(ask(t, r, "$fee > 1201", NULL), VERDICT_NO);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(three_values),
		TEST(blanks_are_named),
		TEST(lists_and_members),
		TEST(computed_values_name_their_answer),
		TEST(blanks_are_open_until_settled),
		TEST(audience_needs_a_yes),
		TEST(packs),
		TEST(too_costly_is_an_error),
		TEST(law_by_confidence_and_scope),
		TEST(law_is_remembered),
		TEST(jurisdiction_of_the_command_line),
		TEST(numbers_without_commas),
	};
	int status;

	xml_open();
	status = cmocka_run_group_tests(tests, NULL, NULL);
	xml_close();
	return status;
}
