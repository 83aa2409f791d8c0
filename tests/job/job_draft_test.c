#include "test_xml.h"

#include <unistd.h>

#include "base/date.h"
#include "base/hash.h"
#include "base/io.h"
#include "base/str.h"
#include "job/job.h"
#include "json/json.h"

static const struct job_where where = { "forms", "checklists", NULL };

static struct job_options
options(const char *today)
{
	return (struct job_options){ .today = date_parse(today) };
}

static struct job_program *
program(struct test *t)
{
	struct job_program *p = job_program_open(t->arena, t->diags, &where);

	assert_no_errors(t->diags);
	assert_non_null(p);
	return p;
}

static struct job_packet *
drafted(struct test *t, struct job_program *p, const char *path,
    const struct job_options *o)
{
	return job_draft(p, t->arena, t->diags, job_answers(p, t->arena,
	    t->diags, path), o);
}

/* Draft from answers given as text. */
static struct job_packet *
draft(struct test *t, const char *answers, const struct job_options *o)
{
	char path[] = "/tmp/movant-job-XXXXXX";
	struct job_packet *k;
	int fd = mkstemp(path);

	assert_true(fd >= 0);
	assert_int_equal(write(fd, answers, strlen(answers)),
	    (ssize_t)strlen(answers));
	close(fd);
	k = drafted(t, program(t), path, o);
	unlink(path);
	return k;
}

static const struct job_file *
file(const struct job_packet *k, const char *name)
{
	for (size_t i = 0; i < k->n; i++)
		if (str_eq(k->files[i].name, name))
			return &k->files[i];
	return NULL;
}

#define CASE "\"jurisdiction\":\"wa\",\"order\":{\"court\":\"Superior " \
	"Court\",\"county\":\"King\",\"case-number\":\"1\",\"issued\":" \
	"\"2025-03-14\",\"expires\":\"2030-03-14\",\"kind\":\"final\"}," \
	"\"court\":{\"issued-order\":true}," \
	"\"restrained\":{\"name\":\"Roe Doe\"}"
#define SAFE "\"safety\":{\"voluntary\":true,\"pressure\":false}"

/* The manifest but for the checklist's sizes and sums: before, and after. */
static void
assert_same_manifest(const struct job_file *a, const struct job_file *b)
{
	const char *from = "\"name\": \"checklist.pdf\"";
	const char *to = "\"name\": \"pocket.pdf\"";
	size_t before = (size_t)(strstr(a->data, from) - a->data);

	assert_memory_equal(a->data, b->data, before + strlen(from));
	assert_string_equal(strstr(a->data, to), strstr(b->data, to));
}

/* The checklist and its calendar say on which day they were made; nothing
 * else does. */
static void
the_same_answers_give_the_same_bytes_on_another_day(void **state)
{
	struct test *t = *state;
	struct job_program *p = program(t);
	struct job_options one = options("2026-11-21");
	struct job_options two = options("2027-01-02");
	struct job_packet *a, *b;

	a = drafted(t, p, "examples/wa-protected-terminate.xml", &one);
	b = drafted(t, p, "examples/wa-protected-terminate.xml", &two);
	assert_no_errors(t->diags);
	assert_non_null(a);
	assert_non_null(b);
	assert_int_equal(a->n, b->n);
	for (size_t i = 0; i < a->n; i++) {
		assert_string_equal(a->files[i].name, b->files[i].name);
		if (str_starts(a->files[i].name, "checklist.") ||
		    str_eq(a->files[i].name, "calendar.ics"))
			continue;
		if (str_eq(a->files[i].name, "manifest.json")) {
			assert_same_manifest(&a->files[i], &b->files[i]);
			continue;
		}
		assert_int_equal(a->files[i].len, b->files[i].len);
		assert_memory_equal(a->files[i].data, b->files[i].data,
		    a->files[i].len);
	}
}

/*
 * Washington's once-in-twelve-months rule: with the date of the last motion
 * blank it is decided on some days and open on others.
 */
static void
a_gate_open_on_some_days_leaves_the_manifest_alone(void **state)
{
	struct test *t = *state;
	struct job_options first = options("2025-06-01");
	struct job_options later = options("2029-06-01");
	const char *answers = "{\"filing\":\"terminate\",\"filer\":"
	    "\"restrained\",\"prior\":{\"motion-date\":"
	    "\"2025-05-01\"}," CASE ",\"protected\":{\"name\":\"Ana Lee\"}}";
	struct job_packet *a = draft(t, answers, &first), *b;
	size_t told = diags_count(t->diags, DIAG_WARNING);

	t->diags = diags_new(t->arena);
	b = draft(t, answers, &later);
	assert_non_null(a);
	assert_non_null(b);
	/* It matters on the first day only, and is told then. */
	assert_int_equal(told, diags_count(t->diags, DIAG_WARNING) + 1);
	assert_same_manifest(file(a, "manifest.json"),
	    file(b, "manifest.json"));
}

static const struct json *
member(const struct json *object, const char *name)
{
	for (const struct json *j = object->first; j != NULL; j = j->next)
		if (str_eq(j->name, name))
			return j;
	return NULL;
}

static void
the_manifest_tells_the_truth(void **state)
{
	struct test *t = *state;
	struct job_options o = options("2026-11-21");
	struct job_packet *k = drafted(t, program(t), "examples/ma-restrained-modify.json", &o);
	const struct job_file *m;
	const struct json *root, *f;
	size_t n = 0;

	assert_non_null(k);
	m = &k->files[k->n - 1];
	assert_string_equal(m->name, "manifest.json");
	root = json_read(t->arena, t->diags, "manifest", m->data, m->len);
	assert_non_null(root);
	for (f = member(root, "files")->first; f != NULL; f = f->next, n++) {
		const struct job_file *got = file(k,
		    member(f, "name")->text);

		assert_non_null(got);
		assert_string_equal(member(f, "sha256")->text,
		    hash_hex(t->arena, got->data, got->len));
		assert_int_equal(strtoul(member(f, "bytes")->text, NULL, 10),
		    got->len);
	}
	assert_int_equal(n, k->n - 1);
	assert_string_equal(member(root, "state")->text, "draft");
}

static void
where_only_the_courts_form_may_be_filed_no_look_alike_is_made(void **state)
{
	struct test *t = *state;
	struct job_options o = options("2026-11-21");
	struct job_packet *k = drafted(t, program(t), "examples/ca-protected-terminate.xml", &o);

	assert_non_null(k);
	assert_null(file(k, "court.pdf"));
	assert_null(file(k, "other-party.pdf"));
	assert_null(file(k, "sealed.pdf"));
	assert_non_null(file(k, "self.pdf"));
	assert_non_null(file(k, "checklist.pdf"));
	/* A letter looks like no paper of the court. */
	assert_non_null(file(k, "letters.pdf"));
}

/* G-18, G-19, G-20: sheets and letters, and nothing for a court. */
static void
what_is_no_motion_makes_no_court_paper(void **state)
{
	static const struct { const char *answers; bool letters; } rows[] = {
		{ "examples/wa-protected-prosecutor-letter.xml", true },
		{ "examples/tx-restrained-let-expire.xml", false },
		{ "examples/mi-restrained-appeal.xml", false },
	};
	struct test *t = *state;
	struct job_options o = options("2026-11-21");
	struct job_program *p = program(t);

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct job_packet *k = drafted(t, p, rows[i].answers, &o);

		assert_non_null(k);
		assert_null(file(k, "court.pdf"));
		assert_null(file(k, "other-party.pdf"));
		assert_null(file(k, "sealed.pdf"));
		assert_non_null(file(k, "self.pdf"));
		assert_int_equal(file(k, "letters.pdf") != NULL,
		    rows[i].letters);
		assert_null(strstr(file(k, "checklist.txt")->data,
		    "proof of service"));
		assert_null(strstr(file(k, "checklist.txt")->data,
		    "Before you file"));
	}
}

/* G-18, G-31: the letter is not made for everyone. */
static void
a_letter_to_the_prosecutor_is_for_one_who_wants_it(void **state)
{
	static const struct { const char *filer, *safe; } rows[] = {
		{ "restrained", "\"voluntary\":true" },
		{ "protected", "\"voluntary\":false" },
	};
	struct test *t = *state;
	struct job_options o = options("2026-11-21");

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		t->diags = diags_new(t->arena);
		assert_null(draft(t, arena_printf(t->arena, "{\"filing\":"
		    "\"prosecutor-letter\",\"filer\":\"%s\",\"jurisdiction\":"
		    "\"wa\",\"order\":{\"kind\":\"criminal\"},\"safety\":{%s},"
		    "\"protected\":{\"name\":\"Ana Lee\"},\"restrained\":"
		    "{\"name\":\"Roe Doe\"}}", rows[i].filer, rows[i].safe),
		    &o));
		assert_int_equal(diags_at(t->diags, 0)->code, DIAG_REFUSED);
	}
}

/* G-10, G-13: only the protected person can withdraw. */
static void
a_restrained_person_cannot_withdraw(void **state)
{
	struct test *t = *state;
	struct job_options o = options("2026-11-21");

	assert_null(draft(t, "{\"filing\":\"withdraw\",\"filer\":"
	    "\"restrained\"," CASE "}", &o));
	assert_diag(t->diags, DIAG_REFUSED, 0, 0);
}

/* G-18 */
static void
a_criminal_order_is_refused(void **state)
{
	struct test *t = *state;
	struct job_options o = options("2026-11-21");

	assert_null(draft(t, "{\"filing\":\"terminate\",\"filer\":"
	    "\"protected\",\"order\":{\"kind\":\"criminal\"}}", &o));
	assert_diag(t->diags, DIAG_REFUSED, 0, 0);
}

static void
blanks_are_listed_in_a_draft_and_refused_in_a_final(void **state)
{
	struct test *t = *state;
	struct job_options o = options("2026-11-21");
	const char *answers = "{\"filing\":\"terminate\",\"filer\":"
	    "\"protected\"," SAFE "," CASE "}";
	struct job_packet *k = draft(t, answers, &o);

	assert_non_null(k);
	assert_diag(t->diags, DIAG_BLANK_LEFT, 0, 0);
	assert_non_null(strstr(file(k, "manifest.json")->data,
	    "\"protected.name\""));
	o.final = true;
	assert_null(draft(t, answers, &o));
	assert_diag(t->diags, DIAG_MISSING_ANSWER, 0, 0);
}

static void
answers_that_want_no_filing_are_told_so(void **state)
{
	struct test *t = *state;
	struct job_options o = options("2026-11-21");

	assert_null(draft(t, "{\"filer\":\"protected\"}", &o));
	assert_diag(t->diags, DIAG_NO_FILING, 0, 0);
}

static void
a_misspelt_document_is_told(void **state)
{
	struct test *t = *state;
	struct job_options o = options("2026-11-21");

	o.documents = "motion ordre";
	assert_null(draft(t, "{\"filing\":\"terminate\",\"filer\":"
	    "\"protected\"," SAFE "," CASE "}", &o));
	assert_diag(t->diags, DIAG_UNKNOWN_DOCUMENT, 0, 0);
}

static void
only_the_documents_asked_for_are_drafted(void **state)
{
	struct test *t = *state;
	struct job_options o = options("2026-11-21");
	struct job_packet *k;

	o.documents = "order";
	k = drafted(t, program(t), "examples/wa-protected-terminate.xml", &o);
	assert_non_null(k);
	assert_null(strstr(file(k, "manifest.json")->data,
	    "\"declaration\""));
	assert_non_null(file(k, "court.pdf"));
	assert_null(file(k, "sealed.pdf"));
}

/* The reason holds the address that is to stay secret. */
static void
a_secret_address_in_a_free_text_stops_the_packet(void **state)
{
	struct test *t = *state;
	struct job_options o = options("2026-11-21");

	assert_null(draft(t, "{\"filing\":\"terminate\",\"filer\":"
	    "\"protected\"," SAFE "," CASE ",\"protected\":{\"name\":\"Ana "
	    "Lee\",\"address\":\"17 Hidden Lane\\nSpokane, WA 99201\","
	    "\"address-confidential\":true},\"reason\":{\"change\":\"I now "
	    "live at 17  hidden lane and feel safe.\"}}", &o));
	assert_diag(t->diags, DIAG_LEAK, 0, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(the_same_answers_give_the_same_bytes_on_another_day),
		TEST(a_gate_open_on_some_days_leaves_the_manifest_alone),
		TEST(the_manifest_tells_the_truth),
		TEST(where_only_the_courts_form_may_be_filed_no_look_alike_is_made),
		TEST(what_is_no_motion_makes_no_court_paper),
		TEST(a_letter_to_the_prosecutor_is_for_one_who_wants_it),
		TEST(a_restrained_person_cannot_withdraw),
		TEST(a_criminal_order_is_refused),
		TEST(blanks_are_listed_in_a_draft_and_refused_in_a_final),
		TEST(answers_that_want_no_filing_are_told_so),
		TEST(a_misspelt_document_is_told),
		TEST(only_the_documents_asked_for_are_drafted),
		TEST(a_secret_address_in_a_free_text_stops_the_packet),
	};

	return cmocka_run_group_tests(tests, test_xml_open, test_xml_close);
}
