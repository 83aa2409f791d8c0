#include "test_xml.h"

#include "base/date.h"
#include "job/job_int.h"

static const struct job_where where = { "forms", "checklists", NULL };

/* The style of the Oregon example's papers in another jurisdiction. */
static struct layout_style
style_in(struct test *t, const char *jurisdiction)
{
	struct job_program *p = job_program_open(t->arena, t->diags, &where);
	struct job_options o = { .jurisdiction = jurisdiction,
	    .today = date_parse("2026-11-21") };
	struct layout_style s;
	struct rules *r;

	assert_non_null(p);
	r = job_rules(p, t->arena, t->diags,
	    job_answers(p, t->arena, t->diags,
	    "examples/or-protected-terminate.xml"), &o);
	assert_non_null(r);
	assert_true(job_style(r, t->diags, true, &s));
	return s;
}

static void
the_page_of_each_court(void **state)
{
	static const struct {
		const char	*jurisdiction;
		int32_t		 first_top, top, size, corner;
		enum layout_caption caption;
		bool		 justify, plain_first;
	} rows[] = {
		/* Nothing known: what satisfies every court. */
		{ "vt", 216, 108, 13, 0, LAYOUT_CAPTION_RULED, true, false },
		{ "va", 216, 108, 13, 0, LAYOUT_CAPTION_RULED, true, false },
		/* Known from copies only, and all of it milder than that. */
		{ "il", 216, 108, 13, 0, LAYOUT_CAPTION_RULED, true, false },
		{ "ny", 216, 108, 13, 0, LAYOUT_CAPTION_RULED, true, false },
		/* Official. */
		{ "wa", 216, 72, 13, 0, LAYOUT_CAPTION_RULED, true, false },
		{ "az", 144, 108, 13, 0, LAYOUT_CAPTION_RULED, true, true },
		{ "ut", 108, 108, 13, 0, LAYOUT_CAPTION_RULED, true, false },
		{ "fl", 72, 72, 13, 216, LAYOUT_CAPTION_RULED, true, false },
		{ "co", 108, 108, 12, 0, LAYOUT_CAPTION_BOXED, false, false },
	};
	struct test *t = *state;

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct layout_style s = style_in(t, rows[i].jurisdiction);

		assert_int_equal(s.first_top, rows[i].first_top * 1000);
		assert_int_equal(s.top, rows[i].top * 1000);
		assert_int_equal(s.size, rows[i].size * 1000);
		assert_int_equal(s.leading, 0);
		assert_int_equal(s.spacing, 2000);
		assert_int_equal(s.clear_width, rows[i].corner * 1000);
		assert_int_equal(s.clear_height, rows[i].corner * 1000);
		assert_int_equal(s.caption, rows[i].caption);
		assert_int_equal(s.justify, rows[i].justify);
		assert_int_equal(s.plain_first, rows[i].plain_first);
		/* Arizona asks for half an inch: an inch is no less. */
		assert_int_equal(s.left, 72000);
		assert_int_equal(s.right, 72000);
		assert_int_equal(s.bottom, 72000);
		assert_int_equal(s.number_pitch, 0);
	}
	assert_int_equal(style_in(t, "fl").later_width, 216000);
	assert_int_equal(style_in(t, "fl").later_height, 72000);
}

/* Three numbers to the inch, and 28 of them to the page. */
static void
numbered_lines_keep_step(void **state)
{
	static const char *const codes[] = { "or", "ca" };
	struct test *t = *state;

	for (size_t i = 0; i < 2; i++) {
		struct layout_style s = style_in(t, codes[i]);

		assert_int_equal(s.number_pitch, 24000);
		assert_int_equal(s.size, 12000);
		assert_int_equal((s.height - s.bottom - s.number_top) /
		    s.number_pitch, 27);
	}
	assert_int_equal(style_in(t, "ca").court_top, 240000);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(the_page_of_each_court),
		TEST(numbered_lines_keep_step),
	};

	return cmocka_run_group_tests(tests, test_xml_open,
	    test_xml_close);
}
