#include "definitions.h"

#define W "jurisdictions/wa.xml"

static const struct law_case restrained = { "terminate", "restrained",
    "final" };
static const struct law_case protected = { "terminate", "protected", "final" };
static const struct law_case blank = { NULL, NULL, NULL };

static const struct law_pack *
wa(struct test *t)
{
	return map_find(&defs_read(t, NULL, NULL)->packs, "wa");
}

static const char *
fact(struct test *t, const struct law_pack *p, const char *topic,
    const struct law_case *c)
{
	const struct law_fact *f = form_law_fact(p, topic, c);

	return f ? form_plain(t->arena, f->body) : "none";
}

static void
a_scope_takes_in_a_case(void **state)
{
	static const struct law_scope all = { NULL, NULL, NULL };
	static const struct law_scope one = { "modify terminate", "restrained",
	    NULL };

	(void)state;
	assert_true(form_law_scoped(&all, &blank));
	assert_true(form_law_scoped(&all, &protected));
	assert_true(form_law_scoped(&one, &restrained));
	assert_false(form_law_scoped(&one, &protected));
	assert_false(form_law_scoped(&one, &blank));
}

static void
the_narrowest_fact_is_taken(void **state)
{
	struct test *t = *state;
	const struct law_pack *p = wa(t);

	assert_string_equal(fact(t, p, "waiting", &restrained),
	    "One motion in twelve months from [order.issued].");
	assert_string_equal(fact(t, p, "waiting", &protected),
	    "No wait is known.");
	assert_string_equal(fact(t, p, "waiting", &blank),
	    "No wait is known.");
	assert_string_equal(fact(t, p->base, "waiting", &restrained),
	    "You may have to wait.");
	assert_string_equal(fact(t, p, "order.term", &restrained), "none");
	assert_string_equal(fact(t, p, "no.such", &restrained), "none");
}

static void
official_goes_before_secondary(void **state)
{
	struct test *t = *state;
	const struct form_catalog *c = defs_fine(t, W, "<refuse id", "<fact "
	    "topic=\"waiting\" source=\"rcw\" confidence=\"official\" "
	    "checked=\"2026-11-21\">There is none.</fact><refuse id");

	assert_string_equal(fact(t, map_find(&c->packs, "wa"), "waiting",
	    &protected), "There is none.");
}

static void
papers_print_official_law_only(void **state)
{
	struct test *t = *state;
	const struct law_pack *p = wa(t);

	assert_string_equal(form_plain(t->arena, form_law_paper(p, "waiting",
	    &restrained)), "One motion in twelve months from [order.issued].");
	assert_null(form_law_paper(p, "waiting", &protected));
	assert_string_equal(form_plain(t->arena, form_law_paper(p,
	    "order.term", &protected)), "protection order");
	assert_string_equal(form_plain(t->arena, form_law_paper(p,
	    "page.first-top", &blank)), "216");
	assert_string_equal(form_plain(t->arena, form_law_paper(p->base,
	    "page.first-top", &blank)), "72");
	assert_null(form_law_paper(p, "no.such", &blank));
}

static const char *
paper(struct test *t, const struct law_pack *p, const char *topic)
{
	return form_plain(t->arena, form_law_paper(p, topic, &protected));
}

/* Of a page, what asks for more is followed though it is secondary. */
static void
a_page_is_on_the_safe_side(void **state)
{
	struct test *t = *state;
	const struct law_pack *p = map_find(&defs_read(t, NULL, NULL)->packs,
	    "or");

	assert_string_equal(paper(t, p, "page.top"), "108");
	assert_string_equal(paper(t, p, "page.clear-corner"), "216x72");
	assert_string_equal(paper(t, p, "page.line-numbers"), "yes");
	/* These two are not cautious. */
	assert_string_equal(paper(t, p, "page.first-top"), "72");
	assert_string_equal(paper(t, p, "page.number-first"), "yes");
	/* A checklist confirms them all. */
	assert_string_equal(fact(t, p, "page.top", &protected), "72");
}

static void
more_than_the_official_fact_is_followed(void **state)
{
	static const struct { const char *official, *said, *want; } rows[] = {
		{ "72", "100", "100" }, { "100", "72", "100" },
		{ "100", "100", "100" },
	};
	struct test *t = *state;

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const struct form_catalog *c = defs_fine(t, W, "<refuse id",
		    arena_printf(t->arena, "<fact topic=\"page.top\" source="
		    "\"rcw\" confidence=\"official\" checked=\"2026-11-21\">"
		    "%s</fact><fact topic=\"page.top\" source=\"rcw\" "
		    "confidence=\"secondary\" checked=\"2026-11-21\">%s</fact>"
		    "<refuse id", rows[i].official, rows[i].said));

		assert_string_equal(paper(t, map_find(&c->packs, "wa"),
		    "page.top"), rows[i].want);
	}
}

static void
topics_stand_in_the_base(void **state)
{
	struct test *t = *state;
	const struct law_pack *p = wa(t);

	assert_int_equal(form_law_topic(p, "page.first-top")->type,
	    LAW_NUMBER);
	assert_string_equal(form_law_topic(p, "waiting")->ask.en,
	    "Ask the clerk: must you wait?");
	assert_null(form_law_topic(p, "no.such"));
	assert_null(form_law_topic(NULL, "waiting"));
}

static void
an_exclusive_form_goes_first(void **state)
{
	static const struct law_case modify = { "modify", "protected", NULL };
	struct test *t = *state;
	const struct law_pack *p = wa(t);
	const struct form_catalog *c;

	assert_string_equal(form_law_form(p, &modify)->number, "CC 379");
	assert_string_equal(form_law_form(p, &protected)->number, "DV-300");
	assert_null(form_law_form(p->base, &protected));
	assert_null(form_law_form(p, &blank));
	c = defs_fine(t, W, "title=\"Motion\" filing=\"modify\"",
	    "title=\"Motion\"");
	p = map_find(&c->packs, "wa");
	assert_string_equal(form_law_form(p, &modify)->number, "CC 379");
	assert_string_equal(form_law_form(p, &protected)->number, "DV-300");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		DEFS(a_scope_takes_in_a_case),
		DEFS(the_narrowest_fact_is_taken),
		DEFS(official_goes_before_secondary),
		DEFS(papers_print_official_law_only),
		DEFS(a_page_is_on_the_safe_side),
		DEFS(more_than_the_official_fact_is_followed),
		DEFS(topics_stand_in_the_base),
		DEFS(an_exclusive_form_goes_first),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
