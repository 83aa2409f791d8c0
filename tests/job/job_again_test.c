/*
 * What a program keeps between packets (words, cut faces, laws, steps) never
 * shows: a packet made alone has the same bytes as the fiftieth of a batch.
 */
#include "test_xml.h"

#include <glob.h>

#include "base/date.h"
#include "job/job.h"

#define PACKETS_LEAST	50
#define MUCH		(2u << 20)	/* more than is kept */

static const struct job_where where = { "forms", "checklists", NULL };

/* NULL when it was refused. */
static struct job_packet *
drafted(struct test *t, struct job_program *p, const char *path,
    const struct job_options *o)
{
	struct arena *a = t->arena;
	struct diags *d = diags_new(a);

	return job_draft(p, a, d, job_answers(p, a, d, path), o);
}

static struct job_packet *
alone(struct test *t, const char *path, const struct job_options *o)
{
	return drafted(t, job_program_open(t->arena, diags_new(t->arena),
	    &where), path, o);
}

static void
assert_same(const struct job_packet *a, const struct job_packet *b)
{
	assert_int_equal(a != NULL, b != NULL);
	if (a == NULL)
		return;
	assert_int_equal(a->n, b->n);
	for (size_t i = 0; i < a->n; i++) {
		assert_string_equal(a->files[i].name, b->files[i].name);
		assert_int_equal(a->files[i].len, b->files[i].len);
		assert_memory_equal(a->files[i].data, b->files[i].data,
		    a->files[i].len);
	}
}

/* In this order, then backwards, so that each follows different ones. */
static void
a_packet_of_a_batch_is_as_if_alone(void **state)
{
	static const enum lang langs[] = { LANG_EN, LANG_ES };
	struct test *t = *state;
	size_t made = 0, drawn = 0;
	struct job_program *p;
	glob_t g;

	assert_int_equal(glob("examples/*", 0, NULL, &g), 0);
	p = job_program_open(t->arena, t->diags, &where);
	assert_non_null(p);
	for (size_t round = 0; made < PACKETS_LEAST; round++) {
		struct job_options o = { .lang = langs[round % 2],
		    .today = date_parse("2026-11-21") };

		for (size_t i = 0; i < g.gl_pathc; i++, made++) {
			const char *path = g.gl_pathv[round % 2 == 0 ? i :
			    g.gl_pathc - 1 - i];
			struct job_packet *k = drafted(t, p, path, &o);

			drawn += k != NULL;
			assert_same(k, alone(t, path, &o));
		}
	}
	assert_true(drawn * 2 > made);
	globfree(&g);
}

/* What was kept is let go when it has grown, whoever makes the papers. */
static void
what_is_kept_stays_small(void **state)
{
	static const char path[] = "examples/wa-protected-terminate.xml";
	const struct job_options drafts = { .today = date_parse("2026-11-21") },
	    looks = { .today = drafts.today, .final = true };
	struct test *t = *state;
	struct job_program *p = job_program_open(t->arena, t->diags, &where);
	const struct answers *as;

	assert_non_null(p);
	as = job_answers(p, t->arena, t->diags, path);
	for (int look = 0; look < 2; look++) {
		memo_keep(&p->wrapped, "old", 3,
		    arena_alloc(p->wrapped.arena, MUCH));
		if (look)
			job_validate(p, t->arena, diags_new(t->arena), as,
			    &looks);
		else
			job_draft(p, t->arena, diags_new(t->arena), as,
			    &drafts);
		assert_null(memo_find(&p->wrapped, "old", 3));
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_packet_of_a_batch_is_as_if_alone),
		TEST(what_is_kept_stays_small),
	};

	return cmocka_run_group_tests(tests, test_xml_open, test_xml_close);
}
