#include "test_xml.h"

#include "base/date.h"
#include "base/str.h"
#include "job/job_int.h"

static const struct job_where where = { "forms", "checklists", NULL };

/* A job with one file of this size, as the court of the jurisdiction sees it. */
static void
limits(struct test *t, const char *jurisdiction, const char *name, size_t len)
{
	struct job_options o = { .jurisdiction = jurisdiction,
	    .today = date_parse("2026-11-21") };
	struct job_file f = { .name = name, .len = len };
	struct job j = { .arena = t->arena, .options = &o };

	j.program = job_program_open(t->arena, t->diags, &where);
	j.rules = job_rules(j.program, t->arena, t->diags,
	    job_answers(j.program, t->arena, t->diags,
	    "examples/or-protected-terminate.xml"), &o);
	assert_non_null(j.rules);
	t->diags = j.diags = diags_new(t->arena);
	vec_push(&j.files, t->arena, &f);
	job_limits(&j);
}

static void
large_files_are_named(void **state)
{
	static const struct {
		const char	*jurisdiction, *name;
		size_t		 len;
		const char	*says;		/* NULL = nothing */
	} rows[] = {
		{ "vt", "court.pdf", 5000000, NULL },
		{ "vt", "court.pdf", 5000001, "court.pdf has 5.1 MB; many "
		    "courts take 5 MB at most" },
		{ "vt", "self.pdf", 60000000, NULL },
		{ "vt", "sealed.pdf", 6200000, "sealed.pdf has 6.2 MB; many "
		    "courts take 5 MB at most" },
		{ "fl", "court.pdf", 50000000, "court.pdf has 50.0 MB; many "
		    "courts take 5 MB at most" },
		{ "fl", "court.pdf", 50000001, "court.pdf has 50.1 MB; this "
		    "court takes 50 MB at most" },
		{ "ut", "court.pdf", 7000001, "court.pdf has 7.1 MB; a source "
		    "that is not official says that this court takes 7 MB at "
		    "most" },
	};
	struct test *t = *state;

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		limits(t, rows[i].jurisdiction, rows[i].name, rows[i].len);
		assert_int_equal(diags_length(t->diags), rows[i].says != NULL);
		if (rows[i].says == NULL)
			continue;
		assert_int_equal(diags_at(t->diags, 0)->code,
		    DIAG_OVER_LIMIT);
		assert_string_equal(diags_at(t->diags, 0)->message,
		    rows[i].says);
	}
}

/* Short, of harmless letters and words, and the same for everybody. */
static void
file_names_tell_nothing(void **state)
{
	static const char *const words[] = { "protect", "restrain", "abuse",
	    "violence", "victim" };

	(void)state;
	for (const char *const *n = job_file_names; *n != NULL; n++) {
		assert_true(strlen(*n) <= 40);
		assert_int_equal(strspn(*n, "abcdefghijklmnopqrstuvwxyz-"),
		    strcspn(*n, "."));
		assert_ptr_equal(strchr(*n, '.'), strrchr(*n, '.'));
		for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
			assert_null(strstr(*n, words[i]));
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(large_files_are_named),
		TEST(file_names_tell_nothing),
	};

	return cmocka_run_group_tests(tests, test_xml_open,
	    test_xml_close);
}
