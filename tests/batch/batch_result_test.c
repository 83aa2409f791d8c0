#include "test.h"

#include "base/str.h"
#include "batch/batch_int.h"

static void
reads_what_it_wrote(void **state)
{
	struct test *t = *state;
	struct batch_file files[] = { { "court.pdf", 1234, 5 },
	    { "manifest.json", 99, 0 } };
	struct batch_warning warnings[] = { { "caution", 2 } };
	struct batch_error errors[] = { { "bad-date", "order.issued",
	    "Order \"date\"", 12 }, { "crashed", NULL, NULL, 0 } };
	const char *reasons[] = { "criminal" };
	struct batch_result r = { .row = UINT64_C(9000000000), .file = "a,b.csv",
	    .line = 7, .id = "=A 1", .status = BATCH_REFUSED,
	    .filing = "terminate", .folder = "=A 1", .files = files,
	    .nfiles = 2, .packet = "00", .blanks = 3, .reasons = reasons,
	    .nreasons = 1, .warnings = warnings, .nwarnings = 1,
	    .errors = errors, .nerrors = 2 };
	struct buf one = { 0 }, two = { 0 };
	struct batch_result *back;

	batch_result_line(t->arena, &r, &one);
	assert_ptr_equal(strchr(one.data, '\n'), one.data + one.len - 1);
	back = batch_result_read(t->arena, t->diags, "x", one.data, one.len);
	assert_non_null(back);
	assert_true(back->row == r.row && back->errors[0].column == 12);
	assert_null(back->jurisdiction);
	batch_result_line(t->arena, back, &two);
	assert_string_equal(one.data, two.data);
	buf_free(&one);
	buf_free(&two);
}

/* A file may be called anything; the results stay UTF-8 and one line. */
static void
keeps_odd_bytes_out(void **state)
{
	struct test *t = *state;
	struct batch_result r = { .row = 1, .file = "caf\xE9.xml",
	    .id = "a\nb\xE2\x80\xAE", .status = BATCH_FAILED };
	struct buf b = { 0 };
	struct batch_result *back;

	batch_result_line(t->arena, &r, &b);
	back = batch_result_read(t->arena, t->diags, "x", b.data, b.len);
	assert_non_null(back);
	assert_string_equal(back->file, "caf?.xml");
	assert_string_equal(back->id, "a?b?");
	buf_free(&b);
}

/* What lacks a quotation mark is no id of a megabyte in every table. */
static void
cuts_long_ids(void **state)
{
	struct test *t = *state;
	struct buf id = { 0 }, b = { 0 };
	struct batch_result r = { .row = 1, .file = "a.csv",
	    .status = BATCH_FAILED }, *back;

	buf_char(&id, 'x');
	for (int i = 0; i < 1000; i++)
		buf_str(&id, "\xC3\xA9");
	r.id = id.data;
	batch_result_line(t->arena, &r, &b);
	back = batch_result_read(t->arena, t->diags, "x", b.data, b.len);
	assert_non_null(back);
	assert_int_equal(strlen(back->id), 199 + 3);
	assert_memory_equal(back->id, id.data, 199);
	assert_string_equal(back->id + 199, "...");
	buf_free(&id);
	buf_free(&b);
}

static void
refuses_other_lines(void **state)
{
	static const char *const bad[] = { "", "{}", "[]", "7", "{\"row\": 1",
	    "{\"row\": 0, \"file\": \"a\", \"id\": \"b\", \"status\": \"failed\"}",
	    "{\"row\": 1, \"file\": \"a\", \"id\": \"b\", \"status\": \"well\"}",
	    "{\"row\": -1, \"file\": \"a\", \"id\": \"b\", \"status\": \"failed\"}",
	    "{\"row\": 1, \"file\": 2, \"id\": \"b\", \"status\": \"failed\"}",
	    NULL };
	struct test *t = *state;

	for (size_t i = 0; bad[i] != NULL; i++) {
		t->diags = diags_new(t->arena);
		assert_null(batch_result_read(t->arena, t->diags, "x", bad[i],
		    strlen(bad[i])));
		assert_true(diags_failed(t->diags));
	}
}

/* Lists of another shape are read as far as they are lists. */
static void
survives_other_lists(void **state)
{
	static const char line[] = "{\"row\": 1, \"file\": \"a\", \"id\": \"b\","
	    " \"status\": \"failed\", \"files\": [1, null, {\"name\": []}],"
	    " \"reasons\": [{}, \"x\"], \"warnings\": {}, \"errors\": [[], {}],"
	    " \"blanks\": \"many\"}";
	struct test *t = *state;
	struct batch_result *r = batch_result_read(t->arena, t->diags, "x",
	    line, strlen(line));

	assert_non_null(r);
	assert_int_equal(r->nfiles, 3);
	assert_string_equal(r->files[0].name, "");
	assert_int_equal(r->nreasons, 1);
	assert_int_equal(r->nwarnings, 0);
	assert_int_equal(r->nerrors, 2);
	assert_int_equal(r->blanks, 0);
}

static void
counts_by_what_matters(void **state)
{
	struct test *t = *state;
	struct batch_summary *s = batch_summary_new(t->arena);
	struct batch_error e[] = { { "bad-date", NULL, "Date", 3 },
	    { "bad-date", NULL, "Date", 3 } };
	struct batch_result r = { .row = 1, .file = "f", .id = "a",
	    .status = BATCH_DRAFTED, .filing = "modify",
	    .jurisdiction = "wa" };
	struct buf b = { 0 };

	batch_summary_add(s, &r);
	batch_summary_add(s, &r);
	r.status = BATCH_FAILED;
	r.errors = e;
	r.nerrors = 2;
	batch_summary_add(s, &r);
	batch_summary_text(s, &b);
	assert_string_equal(b.data, "3 rows: 2 drafted, 1 failed\n"
	    "by jurisdiction: wa 2\nby filing: modify 2\nerrors\n"
	    "  1 row  bad-date: column 3 'Date'\n");
	buf_free(&b);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(reads_what_it_wrote),
		TEST(keeps_odd_bytes_out),
		TEST(cuts_long_ids),
		TEST(refuses_other_lines),
		TEST(survives_other_lists),
		TEST(counts_by_what_matters),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
