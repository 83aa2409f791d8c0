#include "test.h"

#include "base/date.h"
#include "batch/batch.h"
#include "doc/doc.h"
#include "layout/layout.h"
#include "render/render.h"
#include "report/report.h"
#include "verify/verify.h"

#define KINDS	55	/* of errors: more than are shown */
#define NAMES	20	/* filings and reasons, likewise */

/* The day on which all goes wrong: each outcome, each state and more. */
static struct batch_summary *
rich(struct test *t)
{
	struct batch_summary *s = batch_summary_new(t->arena);

	for (unsigned i = 0; i < 4000; i++) {
		struct batch_error e = { .code = arena_printf(t->arena,
		    "kind-of-an-error-%u", i % KINDS),
		    .heading = "Ünser Höme", .column = 3 };
		const char *reason = arena_printf(t->arena,
		    "criminal-order-%u", i % NAMES);
		struct batch_result r = { .row = i + 1, .file = "x.csv",
		    .id = "SECRET", .status = i / KINDS % BATCH_STATUS_COUNT,
		    .filing = arena_printf(t->arena, "prosecutor-letter-%u",
		    i % NAMES), .jurisdiction = arena_printf(t->arena, "%c%c",
		    'a' + i % 54 % 26, 'a' + i % 54 / 26) };

		if (r.status == BATCH_FAILED) {
			r.errors = &e;
			r.nerrors = 1;
		}
		if (r.status == BATCH_REFUSED) {
			r.reasons = &reason;
			r.nreasons = 1;
		}
		batch_summary_add(s, &r);
	}
	s->untold = 7;
	return s;
}

static void
all_of_it_is_one_sound_page(void **state)
{
	struct test *t = *state;
	struct pdf_fonts *fonts = pdf_fonts_open(t->arena, t->diags, NULL);
	struct batch_summary *s = rich(t);

	for (int i = 0; i < 2; i++) {
		struct report_options o = { .lang = i ? LANG_ES : LANG_EN,
		    .today = date_parse("2026-11-21") };
		struct buf pdf = { 0 }, text = { 0 };
		struct verify_report *r;

		assert_true(report_run(t->arena, t->diags, fonts, s, &o, &pdf,
		    &text));
		r = verify_bytes(t->arena, pdf.data, pdf.len);
		assert_int_equal(r->problems, 0);
		assert_int_equal(r->pages, 1);
		/* As many as there is room for, and the others counted. */
		assert_non_null(strstr(text.data, "kind-of-an-error-13 14"));
		assert_non_null(strstr(text.data, i ? ", otros " : ", others "));
		assert_non_null(strstr(text.data, i ? "21 de noviembre" :
		    "November 21, 2026"));
		assert_non_null(strstr(text.data, "criminal-order-"));
		assert_non_null(strstr(text.data, "| 4007"));
		assert_null(strstr(text.data, "SECRET"));
		/* A heading is a stranger's text. */
		assert_null(strstr(text.data, "Höme"));
		buf_free(&pdf);
		buf_free(&text);
	}
}

static void
what_did_not_happen_asks_for_nothing(void **state)
{
	struct test *t = *state;
	struct batch_summary *s = batch_summary_new(t->arena);
	struct report_options o = { .today = DATE_NONE };
	struct batch_result r = { .row = 1, .status = BATCH_DRAFTED,
	    .id = "a", .filing = "terminate", .jurisdiction = "wa" };
	const char *text;

	batch_summary_add(s, &r);
	text = doc_plain(t->arena, report_doc(t->arena, s, &o, 8));
	assert_non_null(strstr(text, "WA 1"));
	assert_non_null(strstr(text, "court.pdf"));
	assert_null(strstr(text, "--resume"));
	assert_null(strstr(text, "refusal.pdf"));
	assert_null(strstr(text, "--dry-run"));
	assert_null(strstr(text, "2026"));
	assert_null(strstr(text, "Errors by kind"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(all_of_it_is_one_sound_page),
		TEST(what_did_not_happen_asks_for_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
