#include <inttypes.h>

#include "test.h"

/* Whether there is room already or not, up to the last byte of it. */
static void
printed_at_any_length(void **state)
{
	struct test *t = *state;
	struct buf one = { 0 }, all = { 0 };
	size_t at = 0;

	for (size_t n = 0; n < 600; n++) {
		char *text = arena_alloc(t->arena, n + 1);

		memset(text, 'a' + (int)(n % 26), n);
		buf_clear(&one);
		buf_printf(&one, "%s", text);
		assert_int_equal(one.len, n);
		assert_string_equal(one.data, text);
		buf_free(&one);
		buf_printf(&one, "<%s>", text);
		assert_int_equal(one.len, n + 2);
		assert_memory_equal(one.data + 1, text, n);
		assert_int_equal(one.data[n + 1], '>');
		buf_printf(&all, "%s", text);
		assert_int_equal(all.len, at + n);
		assert_string_equal(all.data + at, text);
		at += n;
	}
	buf_free(&one);
	buf_free(&all);
}

static void
written_in_place(void **state)
{
	struct buf b = { 0 };
	char *p = buf_room(&b, 0);

	(void)state;
	buf_wrote(&b, p);
	assert_string_equal(b.data, "");
	for (size_t n = 0; n < 600; n++) {
		size_t len = b.len;

		p = buf_room(&b, n);
		assert_true(b.cap > len + n);
		memset(p, 'x', n);
		buf_wrote(&b, p + n);
		assert_int_equal(b.len, len + n);
		assert_int_equal(strlen(b.data), len + n);
	}
	buf_free(&b);
}

static void
numbers(void **state)
{
	static const uint64_t some[] = { 0, 9, 10, 99, 100, UINT32_MAX,
	    (uint64_t)UINT32_MAX + 1, 9999999999999999999u,
	    10000000000000000000u, UINT64_MAX };
	struct buf b = { 0 };
	char want[32];

	(void)state;
	for (size_t i = 0; i < sizeof(some) / sizeof(some[0]); i++) {
		buf_clear(&b);
		buf_number(&b, some[i]);
		snprintf(want, sizeof(want), "%" PRIu64, some[i]);
		assert_string_equal(b.data, want);
	}
	buf_free(&b);
}

/* It is the arena's then: nothing is freed twice, nothing is lost. */
static void
given_away(void **state)
{
	struct test *t = *state;
	struct arena_mark mark = arena_mark(t->arena);
	struct buf b = { 0 };
	char *first, *none;

	buf_str(&b, "first");
	first = buf_give(&b, t->arena);
	assert_null(b.data);
	assert_int_equal(b.len, 0);
	assert_int_equal(b.cap, 0);
	none = buf_give(&b, t->arena);
	assert_string_equal(none, "");
	buf_str(&b, "second");
	assert_string_equal(first, "first");
	assert_string_equal(b.data, "second");
	buf_free(&b);
	arena_rewind(t->arena, mark);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(printed_at_any_length),
		TEST(written_in_place),
		TEST(numbers),
		TEST(given_away),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
