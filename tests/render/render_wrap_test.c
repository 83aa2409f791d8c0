#include "test.h"

#include "base/memo.h"
#include "render/render_int.h"

static void
wraps_kept(struct test *t, struct memo *kept, const char *text, int width,
    enum doc_align align, int first, const char *expected)
{
	struct buf b = { 0 };
	struct render_lines l = { .arena = t->arena, .kept = kept, .out = &b,
	    .width = width };

	render_wrap(&l, text, align, first);
	for (size_t i = 0; i < b.len; i++)
		if (b.data[i] == '\n')
			b.data[i] = '/';
	assert_string_equal(b.data ? b.data : "", expected);
	buf_free(&b);
}

/* The text in lines of `width`, joined by "/"; the same each time. */
static void
wraps(struct test *t, const char *text, int width, enum doc_align align,
    int first, const char *expected)
{
	struct memo kept;

	memo_open(&kept, t->arena);
	wraps_kept(t, NULL, text, width, align, first, expected);
	wraps_kept(t, &kept, text, width, align, first, expected);
	wraps_kept(t, &kept, text, width, align, first, expected);
}

static void
wraps_and_aligns(void **state)
{
	struct test *t = *state;

	wraps(t, "one two three", 9, DOC_LEFT, 0, "one two/three/");
	wraps(t, "one two three", 9, DOC_LEFT, 3, "one/two three/");
	wraps(t, "one two", 7, DOC_LEFT, 0, "one two/");
	wraps(t, "ab", 6, DOC_CENTER, 0, "  ab/");
	wraps(t, "ab ", 6, DOC_RIGHT, 0, "    ab/");
	wraps(t, "a\nb\n\nc", 6, DOC_LEFT, 0, "a/b//c/");
	wraps(t, "", 6, DOC_LEFT, 0, "");
}

static void
counts_columns_not_bytes(void **state)
{
	struct test *t = *state;

	wraps(t, "Nuñez José ñ", 10, DOC_LEFT, 0, "Nuñez José/ñ/");
	assert_int_equal(render_columns(t->arena, "ñandú", 3), 2);
}

static void
chops_long_words(void **state)
{
	struct test *t = *state;

	wraps(t, "ññññññ a", 4, DOC_LEFT, 0, "ññññ/ññ a/");
	wraps(t, "ab cdefghij", 4, DOC_LEFT, 0, "ab/cdef/ghij/");
	/* held words where they are joined */
	wraps(t, "a § 2265 b", 5, DOC_LEFT, 0, "a/§/2265/b/");
}

static void
hangs_a_mark(void **state)
{
	struct test *t = *state;
	struct buf b = { 0 };
	struct render_lines l = { .arena = t->arena, .out = &b, .width = 12,
	    .left = 6, .mark = "[ ]", .mark_at = 2 };

	render_wrap(&l, "one two", DOC_LEFT, 0);
	l.mark = "4.";
	render_flush_mark(&l);
	render_flush_mark(&l);
	assert_string_equal(b.data, "  [ ] one\n      two\n  4.\n");
	buf_free(&b);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(wraps_and_aligns),
		TEST(counts_columns_not_bytes),
		TEST(chops_long_words),
		TEST(hangs_a_mark),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
