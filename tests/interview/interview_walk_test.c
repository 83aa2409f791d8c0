/* Whole sessions: what is asked is what the packet needs. */
#include "interview/session.h"

/* Dates of the examples that do not go together. */
#define DATES { "order.expires", "2030-03-14" }, \
	{ "order.issued", "2025-03-14" }

static const char *const filings[] = { "withdraw", "terminate", "modify",
    "contest", "oppose-renewal", "respond", "prosecutor-letter",
    "let-expire", "appeal" };
static const char *const kinds[] = { "final", "temporary", "criminal" };
static const char *const places[] = { "wa", "tx", "tribal" };

/*
 * Draft from the answers: no blank may be left that was never asked.
 */
static void
nothing_missing(struct test *t, struct job_program *p, struct interview *v,
    const char *what)
{
	const struct job_options o = { .today = date_parse(TODAY) };
	struct diags *d = diags_new(t->arena);
	struct vec dropped = { 0 };
	struct answers *as = interview_answers(v, t->arena, &dropped);

	assert_int_equal(dropped.n, 0);
	if (job_draft(p, t->arena, d, as, &o) == NULL)
		for (size_t i = 0; i < diags_length(d); i++)
			if (diag_level(diags_at(d, i)->code) >= DIAG_ERROR)
				fail_msg("%s: %s", what,
				    diags_at(d, i)->message);
	for (size_t i = 0; i < diags_length(d); i++)
		if (diags_at(d, i)->code == DIAG_BLANK_LEFT ||
		    diags_at(d, i)->code == DIAG_CANNOT_SAY)
			fail_msg("%s: %s", what, diags_at(d, i)->message);
}

static void
hold(struct test *t, struct job_program *p, const char *role,
    const char *filing, const char *kind, const char *place)
{
	const struct say says[] = { { "filer", role }, { "filing", filing },
	    { "order.kind", kind }, { "jurisdiction", place }, DATES,
	    { "order.renewal-pending", "yes" }, { NULL, NULL } };
	struct interview *v = session_new(t, p, LANG_EN, NULL);
	char *what = arena_printf(t->arena, "%s %s %s %s", role, filing, kind,
	    place);

	if (session_hold(t, v, says, NULL, NULL)->kind == INTERVIEW_DONE)
		nothing_missing(t, p, v, what);
}

static void
all_that_papers_need_is_asked(void **state)
{
	struct test *t = *state;
	struct job_program *p = session_program(t);

	assert_true(job_program_fonts(p, t->diags));
	for (size_t i = 0; i < 9; i++)
		for (size_t k = 0; k < 3; k++)
			for (size_t s = 0; s < (k == 0 ? 3 : 1); s++) {
				hold(t, p, "protected", filings[i], kinds[k],
				    places[s]);
				hold(t, p, "restrained", filings[i], kinds[k],
				    places[s]);
			}
}

/* Questions that an answer before them makes pointless. */
static void
what_cannot_matter_is_not_asked(void **state)
{
	static const struct {
		const char *filing, *role, *kind;
		const char *name, *typed;	/* the answer */
		const char *not_asked;
	} rows[] = {
		{ "terminate", "protected", "final", "order.served", "no",
		  "order.served-on" },
		{ "terminate", "protected", "final", "order.no-expiry", "yes",
		  "order.expires" },
		{ "terminate", "protected", "final", "prior.motion", "no",
		  "prior.motion-date" },
		{ "terminate", "protected", "final", "prior.motion", "no",
		  "prior.ruling-date" },
		{ "terminate", "protected", "final", "interpreter.needed", "no",
		  "interpreter.language" },
		{ "terminate", "protected", "final", "filer", "protected",
		  "compliance.full" },
		{ "terminate", "protected", "final", "filer", "protected",
		  "restrained.phone" },
		{ "terminate", "restrained", "final", "filer", "restrained",
		  "safety.voluntary" },
		{ "terminate", "restrained", "final", "filer", "restrained",
		  "protected.address" },
		{ "terminate", "protected", "final", "order.covers-children",
		  "no", "children" },
		{ "terminate", "protected", "final", "filing", "terminate",
		  "terms" },
		{ "terminate", "protected", "final", "filing", "terminate",
		  "contest.definition" },
		{ "terminate", "protected", "final", "jurisdiction", "ca",
		  "terms" },
		{ "contest", "restrained", "temporary", "contest.definition",
		  "no", "contest.definition-facts" },
		{ "contest", "restrained", "temporary", "contest.counter",
		  "no", "contest.counter-facts" },
		{ "respond", "protected", "final", "response.position",
		  "agree", "response.agreed" },
		{ "modify", "protected", "final", "filing", "modify",
		  "response.position" },
	};
	struct test *t = *state;
	struct job_program *p = session_program(t);
	size_t bad = 0;

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const struct say says[] = { { rows[i].name, rows[i].typed },
		    { "filer", rows[i].role }, { "filing", rows[i].filing },
		    { "order.kind", rows[i].kind }, DATES, { NULL, NULL } };
		struct buf asked = { 0 };

		buf_str(&asked, "\n");
		session_hold(t, session_new(t, p, LANG_EN, NULL), says, NULL,
		    &asked);
		if (strstr(asked.data, arena_printf(t->arena, "\n%s\n",
		    rows[i].name)) == NULL || strstr(asked.data,
		    arena_printf(t->arena, "\n%s\n", rows[i].not_asked))) {
			printf("# %s after %s\n", rows[i].not_asked,
			    rows[i].name);
			bad++;
		}
		buf_free(&asked);
	}
	assert_int_equal(bad, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(all_that_papers_need_is_asked),
		TEST(what_cannot_matter_is_not_asked),
	};

	return cmocka_run_group_tests(tests, test_xml_open,
	    test_xml_close);
}
