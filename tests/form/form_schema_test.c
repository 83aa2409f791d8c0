/*
 * The schemas in schemas/ and the readers agree: what data/good holds both
 * accept, and every file under data/bad both refuse.
 */
#include "answers/answers.h"
#include "definitions.h"

#define BAD "tests/form/data/bad"

static const struct {
	const char	*kind;		/* folder under bad, and schema */
	const char	*path;		/* the good file that it replaces */
} kinds[] = {
	{ "fields", "fields.xml" },
	{ "filing", "terminate.xml" },
	{ "part", "parts/sign.xml" },
	{ "jurisdiction", "jurisdictions/wa.xml" },
	{ "calendar", "calendars/wa.xml" },
	{ "answers", "../answers.xml" },
};
#define NKINDS (sizeof(kinds) / sizeof(kinds[0]))

/* Without it a schema would seem to refuse what is bad. */
static void
need_xmllint(void)
{
	if (system("xmllint --version >/dev/null 2>&1") != 0)
		fail_msg("xmllint is not installed; see scripts/install-deps");
}

static bool
schema_accepts(struct test *t, const char *kind, const char *path)
{
	return system(arena_printf(t->arena, "xmllint --noout --nonet "
	    "--relaxng schemas/%s.rng %s >/dev/null 2>&1", kind, path)) == 0;
}

static bool
reader_accepts(struct test *t, const char *kind, const char *as,
    const char *path)
{
	size_t len;
	char *text = io_read(t->arena, t->diags, path, LIMIT_FILE_BYTES, &len);

	assert_non_null(text);
	t->diags = diags_new(t->arena);
	if (strcmp(kind, "answers") == 0)
		return answers_read(t->arena, t->diags, path, text, len) !=
		    NULL;
	return defs_read(t, as, text) != NULL;
}

static void
both_accept_what_is_good(void **state)
{
	struct test *t = *state;
	static const char *const more[][2] = {
		{ "part", "parts/who.xml" },
		{ "jurisdiction", "jurisdictions/us.xml" },
		{ "jurisdiction", "jurisdictions/or.xml" },
	};

	need_xmllint();
	for (size_t i = 0; i < NKINDS; i++) {
		char *path = arena_printf(t->arena, "%s/%s", GOOD,
		    kinds[i].path);

		assert_true(reader_accepts(t, kinds[i].kind, kinds[i].path,
		    path));
		assert_true(schema_accepts(t, kinds[i].kind, path));
	}
	for (size_t i = 0; i < 3; i++)
		assert_true(schema_accepts(t, more[i][0],
		    arena_printf(t->arena, "%s/%s", GOOD, more[i][1])));
}

static void
both_refuse_what_is_bad(void **state)
{
	struct test *t = *state;
	int wrong = 0;

	need_xmllint();
	for (size_t i = 0; i < NKINDS; i++) {
		char *folder = arena_printf(t->arena, "%s/%s", BAD,
		    kinds[i].kind);
		size_t n;
		const char **names = io_list(t->arena, t->diags, folder,
		    ".xml", &n);

		assert_true(names != NULL && n > 0);
		for (size_t k = 0; k < n; k++) {
			char *path = arena_printf(t->arena, "%s/%s", folder,
			    names[k]);

			if (reader_accepts(t, kinds[i].kind, kinds[i].path,
			    path) && ++wrong)
				print_error("%s: reader accepts it\n", path);
			if (schema_accepts(t, kinds[i].kind, path) && ++wrong)
				print_error("%s: schema accepts it\n", path);
		}
	}
	assert_int_equal(wrong, 0);
}

/* What is shipped follows the schemas. */
static void
schemas_accept_what_is_shipped(void **state)
{
	static const char *const shipped[][2] = {
		{ "fields", "forms/fields.xml" },
		{ "part", "forms/parts/*.xml" },
		{ "jurisdiction", "forms/jurisdictions/*.xml" },
		{ "calendar", "forms/calendars/*.xml" },
		{ "checklist", "checklists/*.xml" },
		{ "answers", "examples/*.xml" },
		{ "filing", "$(ls forms/*.xml | grep -v /fields.xml)" },
	};
	struct test *t = *state;

	need_xmllint();
	for (size_t i = 0; i < sizeof(shipped) / sizeof(shipped[0]); i++)
		assert_true(schema_accepts(t, shipped[i][0], shipped[i][1]));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		DEFS(both_accept_what_is_good),
		DEFS(both_refuse_what_is_bad),
		DEFS(schemas_accept_what_is_shipped),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
