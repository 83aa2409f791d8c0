/* The sheet of a case whose filing is not open. */
#include "test_xml.h"

#include <string.h>

#include "answers/answers.h"
#include "base/date.h"
#include "base/str.h"
#include "job/job.h"

static const struct job_where where = { "forms", "checklists", NULL };

static struct job_packet *
refusal(struct test *t, const char *json, enum lang lang)
{
	struct job_program *p = job_program_open(t->arena, t->diags, &where);
	struct job_options o = { .today = date_parse("2026-11-21"),
	    .lang = lang };

	assert_non_null(p);
	return job_refusal(p, t->arena, t->diags, answers_read(t->arena,
	    t->diags, "a.json", json, strlen(json)), &o);
}

static const char *
text_of(const struct job_packet *k, const char *name)
{
	for (size_t i = 0; i < k->n; i++)
		if (str_eq(k->files[i].name, name))
			return k->files[i].data;
	return NULL;
}

#define CRIMINAL "{\"filing\":\"terminate\",\"filer\":\"protected\"," \
	"\"jurisdiction\":\"wa\",\"protected\":{\"name\":\"Ana Roe\"}," \
	"\"order\":{\"kind\":\"criminal\"}}"

static void
it_tells_why_and_what_is_open(void **state)
{
	struct test *t = *state;
	struct job_packet *k = refusal(t, CRIMINAL, LANG_EN);
	const char *sheet;

	assert_non_null(k);
	assert_no_errors(t->diags);
	assert_string_equal(k->filing, "terminate");
	assert_string_equal(k->jurisdiction, "wa");
	assert_int_equal(k->n, 3);
	sheet = text_of(k, "refusal.txt");
	assert_non_null(strstr(sheet, "You cannot file this now."));
	assert_non_null(strstr(sheet, "Why not"));
	/* The way that is open comes behind what was wanted. */
	assert_non_null(strstr(strstr(sheet, "What to do"), "prosecutor"));
	assert_memory_equal(text_of(k, "refusal.pdf"), "%PDF-", 5);
	assert_non_null(strstr(text_of(k, "manifest.json"),
	    "\"state\": \"refused\""));
	assert_null(strstr(text_of(k, "manifest.json"), "Ana Roe"));
}

static void
it_speaks_the_language_of_the_person(void **state)
{
	struct test *t = *state;
	struct job_packet *k = refusal(t, CRIMINAL, LANG_ES);

	assert_non_null(k);
	assert_non_null(strstr(text_of(k, "refusal.txt"),
	    "Qué se puede presentar"));
}

static void
an_open_filing_has_none(void **state)
{
	struct test *t = *state;

	assert_null(refusal(t, "{\"filing\":\"terminate\",\"filer\":"
	    "\"protected\",\"jurisdiction\":\"wa\",\"order\":{\"kind\":"
	    "\"final\"}}", LANG_EN));
	assert_null(refusal(t, "{}", LANG_EN));
	assert_no_errors(t->diags);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(it_tells_why_and_what_is_open),
		TEST(it_speaks_the_language_of_the_person),
		TEST(an_open_filing_has_none),
	};

	return cmocka_run_group_tests(tests, test_xml_open,
	    test_xml_close);
}
