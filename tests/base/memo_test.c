#include "test.h"

#include "base/memo.h"

static void
finds_what_was_kept(void **state)
{
	struct test *t = *state;
	struct memo m;

	memo_open(&m, t->arena);
	for (int i = 0; i < 2000; i++) {
		char *key = arena_printf(m.arena, "%d of two thousand", i);

		assert_null(memo_find(&m, key, strlen(key)));
		memo_keep(&m, key, strlen(key), key);
	}
	for (int i = 0; i < 2000; i++) {
		char *key = arena_printf(t->arena, "%d of two thousand", i);

		assert_string_equal(memo_find(&m, key, strlen(key)), key);
	}
	assert_null(memo_find(&m, "2000 of two thousand", 20));
}

/* Same beginning, same length, NULs inside, nothing at all. */
static void
takes_no_key_for_another(void **state)
{
	static const struct {
		const char	*key;
		size_t		 len;
	} keys[] = { { "", 0 }, { "\0", 1 }, { "\0\0", 2 }, { "a", 1 },
	    { "12345678", 8 }, { "12345678\0", 9 }, { "12345678a", 9 },
	    { "12345678\0\0\0\0\0\0\0\0", 16 }, { "1234567", 7 } };
	struct test *t = *state;
	struct memo m;
	int values[9];

	memo_open(&m, t->arena);
	for (size_t i = 0; i < 9; i++) {
		assert_null(memo_find(&m, keys[i].key, keys[i].len));
		memo_keep(&m, keys[i].key, keys[i].len, &values[i]);
	}
	for (size_t i = 0; i < 9; i++)
		assert_ptr_equal(memo_find(&m, keys[i].key, keys[i].len),
		    &values[i]);
}

static void
forgets_when_it_holds_too_much(void **state)
{
	struct test *t = *state;
	struct memo m;

	memo_open(&m, t->arena);
	memo_keep(&m, "key", 3, arena_alloc(m.arena, 100000));
	assert_false(memo_trim(&m, 1u << 20));
	assert_non_null(memo_find(&m, "key", 3));
	assert_true(memo_trim(&m, 1000));
	assert_null(memo_find(&m, "key", 3));
	memo_keep(&m, "key", 3, arena_strdup(m.arena, "again"));
	assert_string_equal(memo_find(&m, "key", 3), "again");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(finds_what_was_kept),
		TEST(takes_no_key_for_another),
		TEST(forgets_when_it_holds_too_much),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
