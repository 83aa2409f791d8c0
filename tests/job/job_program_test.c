/* One program, answers from many states. */
#include "test_xml.h"

#include "base/date.h"
#include "checklist/checklist.h"
#include "job/job_int.h"

#define ANSWERS "examples/or-protected-terminate.xml"

static const struct job_where where = { "forms", "checklists", NULL };

/* Triage and checklist, in an arena that is gone afterwards. */
static char *
made(struct test *t, struct job_program *p, const char *code)
{
	struct job_options o = { .jurisdiction = code,
	    .today = date_parse("2026-11-21") };
	struct arena *a = arena_open();
	struct diags *d = diags_new(a);
	struct buf b = { 0 };
	const struct answers *x = job_answers(p, a, d, ANSWERS);
	char *s;

	job_triage(p, a, d, x, "text", &o, &b);
	assert_true(job_checklist(p, a, d, x, "text", &o, &b));
	assert_true(job_checklist(p, a, d, x, "json", &o, &b));
	s = arena_strdup(t->arena, b.data);
	buf_free(&b);
	arena_close(a);
	return s;
}

static void
many_states_in_one_process(void **state)
{
	static const struct { const char *code; size_t packs; } rows[] = {
		{ "or", 2 }, { "wa", 3 }, { "OR", 3 }, { "tribal", 3 },
		{ "ca", 4 }, { "qq", 4 }, { "wa", 4 }, { "vt", 5 },
		{ "or", 5 },
	};
	struct test *t = *state;
	struct job_program *all = job_program_read(t->arena, t->diags, &where);
	struct job_program *p = job_program_open(t->arena, t->diags, &where);
	const struct law_pack *or = NULL;

	assert_non_null(all);
	assert_non_null(p);
	assert_null(p->checklist);
	assert_int_equal(p->catalog->packs.n, 1);
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		assert_string_equal(made(t, p, rows[i].code),
		    made(t, all, rows[i].code));
		assert_int_equal(p->catalog->packs.n, rows[i].packs);
		/* A pack stands where it was first read. */
		if (or == NULL)
			or = map_find(&p->catalog->packs, "or");
		assert_ptr_equal(map_find(&p->catalog->packs, "or"), or);
	}
}

static void
steps_are_read_once(void **state)
{
	struct test *t = *state;
	struct job_program *p = job_program_open(t->arena, t->diags, &where);
	const struct checklist *core = job_steps(p, t->diags, "us");
	const struct checklist *wa, *or;
	size_t local = 0;

	assert_true(form_law_need(p->catalog, t->diags, "wa"));
	assert_true(form_law_need(p->catalog, t->diags, "or"));
	wa = job_steps(p, t->diags, "wa");
	or = job_steps(p, t->diags, "or");
	assert_no_errors(t->diags);
	assert_ptr_equal(job_steps(p, t->diags, "us"), core);
	assert_ptr_equal(job_steps(p, t->diags, "wa"), wa);
	assert_ptr_equal(job_steps(p, t->diags, "or"), or);
	assert_int_equal(wa->phases.n, core->phases.n);
	/* Steps of the core are shared; behind them stand those of the state,
	 * and of no other. */
	for (size_t i = 0; i < core->phases.n; i++) {
		const struct checklist_phase *c = core->phases.at[i];
		const struct checklist_phase *w = wa->phases.at[i];

		for (size_t k = 0; k < c->steps.n; k++) {
			assert_ptr_equal(w->steps.at[k], c->steps.at[k]);
			assert_null(((const struct checklist_step *)
			    c->steps.at[k])->jurisdiction);
		}
		for (size_t k = c->steps.n; k < w->steps.n; k++, local++)
			assert_string_equal(((const struct checklist_step *)
			    w->steps.at[k])->jurisdiction, "wa");
	}
	assert_true(local > 0);
}

/* Each packet is told, and none is made from half of the steps. */
static void
bad_steps_are_told_each_time(void **state)
{
	static const struct job_where nowhere = { "forms", "forms", NULL };
	struct test *t = *state;
	struct job_program *p = job_program_open(t->arena, t->diags, &nowhere);

	assert_no_errors(t->diags);
	for (int i = 0; i < 2; i++) {
		t->diags = diags_new(t->arena);
		assert_null(job_steps(p, t->diags, i ? "us" : "wa"));
		assert_int_equal(diags_length(t->diags), 1);
		assert_int_equal(diags_at(t->diags, 0)->code, DIAG_NOT_FOUND);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(many_states_in_one_process),
		TEST(steps_are_read_once),
		TEST(bad_steps_are_told_each_time),
	};

	return cmocka_run_group_tests(tests, test_xml_open, test_xml_close);
}
