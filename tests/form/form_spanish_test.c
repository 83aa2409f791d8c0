/* Which texts lack Spanish, and which pairs nobody has compared. */
#include "definitions.h"

#define T "terminate.xml"
#define ENGLISH "<para>It was served.</para>"
#define BOTH "<para>It was served.<es>Fue entregada.</es></para>"

static struct vec
pairs(struct test *t, const char *old, const char *new)
{
	struct form_catalog *c = defs_fine(t, T, old, new);
	struct vec out = { 0 };

	form_pairs(t->arena, c, &out);
	return out;
}

static const struct form_pair *
pair(const struct vec *v, const char *english)
{
	for (size_t i = 0; i < v->n; i++) {
		const struct form_pair *p = v->at[i];

		if (strcmp(p->en, english) == 0)
			return p;
	}
	return NULL;
}

static void
texts_are_found_in_every_place(void **state)
{
	struct test *t = *state;
	struct vec v = pairs(t, ENGLISH, BOTH);

	assert_string_equal(pair(&v, "It was served.")->es, "Fue entregada.");
	assert_null(pair(&v, "It was not served.")->es);
	assert_string_equal(pair(&v, "Motion to terminate")->es,
	    "Moci\303\263n para terminar");
	assert_null(pair(&v, "It will end at the hearing.")->es);
	/* a line with values and conditions is one text */
	assert_null(pair(&v, "Term [number]: [current], to go.")->es);
	/* a number and a stop are no words */
	assert_null(pair(&v, "7."));
}

static size_t
count(struct test *t, const struct vec *v, const char *lock,
    enum diag_code code)
{
	size_t n = 0;

	t->diags = diags_new(t->arena);
	form_spanish_check(t->arena, t->diags, v, lock);
	for (size_t i = 0; i < diags_length(t->diags); i++)
		n += diags_at(t->diags, i)->code == code;
	return n;
}

static void
a_pair_that_changed_is_told(void **state)
{
	struct test *t = *state;
	struct vec v = pairs(t, ENGLISH, BOTH), changed;
	char *lock = form_spanish_lock(t->arena, &v);
	size_t missing = count(t, &v, lock, DIAG_MISSING_TRANSLATION);

	assert_true(missing > 0);
	assert_int_equal(count(t, &v, lock, DIAG_STALE_TRANSLATION), 0);
	changed = pairs(t, ENGLISH, "<para>It was not yet served."
	    "<es>Fue entregada.</es></para>");
	assert_int_equal(count(t, &changed, lock, DIAG_STALE_TRANSLATION), 1);
	changed = pairs(t, ENGLISH, "<para>It was served."
	    "<es>Se entreg\303\263.</es></para>");
	assert_int_equal(count(t, &changed, lock, DIAG_STALE_TRANSLATION), 1);
	/* its Spanish was lost: missing, and not stale */
	changed = pairs(t, ENGLISH, ENGLISH);
	assert_int_equal(count(t, &changed, lock, DIAG_STALE_TRANSLATION), 0);
	assert_int_equal(count(t, &changed, lock, DIAG_MISSING_TRANSLATION),
	    missing + 1);
}

static void
a_lock_of_anything_confirms_nothing(void **state)
{
	struct test *t = *state;
	struct vec v = pairs(t, ENGLISH, BOTH);
	size_t all = count(t, &v, "", DIAG_STALE_TRANSLATION);

	assert_true(all > 1);
	assert_int_equal(count(t, &v, "\n\n zzzz\n0123456789abcdef x\n",
	    DIAG_STALE_TRANSLATION), all);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		DEFS(texts_are_found_in_every_place),
		DEFS(a_pair_that_changed_is_told),
		DEFS(a_lock_of_anything_confirms_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
