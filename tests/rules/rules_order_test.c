#include "test_xml.h"
#include "rules/case.h"

#include "base/audience.h"
#include "base/buf.h"

#define TERM(since, text) "{\"since\":\"" since "\",\"current\":\"" text "\"}"

/* The order of the terms of these answers, "3 1 2". */
static const char *
order(struct test *t, const struct form_catalog *c, const char *terms,
    bool by)
{
	struct rules *r = case_bind(t, c, arena_printf(t->arena,
	    "{\"terms\":[%s]}", terms));
	const struct answers_list *l = answers_list_find(r->answers, "terms");
	const struct form_list *list = form_list(c->dictionary, "terms");
	struct buf places = { 0 }, out = { 0 };
	const size_t *at = rules_order(&places, l, by ?
	    form_member(list, "since") : NULL);
	char *text;

	for (size_t i = 0; i < l->n; i++)
		buf_printf(&out, "%s%zu", i > 0 ? " " : "",
		    (at != NULL ? at[i] : i) + 1);
	text = arena_strdup(t->arena, out.len > 0 ? out.data : "");
	buf_free(&places);
	buf_free(&out);
	return text;
}

static void
by_date_and_blank_last(void **state)
{
	static const struct { const char *terms, *order; } rows[] = {
		{ "", "" },
		{ TERM("2025-01-01", "a"), "1" },
		{ TERM("2025-03-01", "a") "," TERM("2024-12-31", "b") ","
		    TERM("2025-01-01", "c"), "2 3 1" },
		/* Equal ones as given; without a date last, as given. */
		{ "{\"current\":\"x\"}," TERM("2025-01-01", "a") ","
		    "{\"current\":\"y\"}," TERM("2025-01-01", "b") ","
		    TERM("2024-01-01", "c"), "5 2 4 1 3" },
	};
	struct test *t = *state;
	const struct form_catalog *c = case_catalog(t, "<para>x</para>", NULL);

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		assert_string_equal(order(t, c, rows[i].terms, true),
		    rows[i].order);
	assert_string_equal(order(t, c, rows[2].terms, false), "1 2 3");
}

/* What is written goes by it, and <number/> stays the place in the answers. */
static void
texts_go_by_it(void **state)
{
	struct test *t = *state;
	const struct form_catalog *c = case_catalog(t, "<para><for-each "
	    "in=\"$terms\" by=\"since\"><number/><value of=\"current\"/> "
	    "</for-each></para>", NULL);
	const struct form_filing *f = map_find(&c->filings, "terminate");
	const struct form_document *d = f->documents.at[0];
	struct rules *r = case_bind(t, c, "{\"terms\":["
	    TERM("2025-03-01", "a") "," TERM("2024-12-31", "b") "]}");

	assert_string_equal(rules_text(r, d->body->first, AUDIENCE_SELF),
	    "2b 1a");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(by_date_and_blank_last),
		TEST(texts_go_by_it),
	};

	return cmocka_run_group_tests(tests, test_xml_open, test_xml_close);
}
