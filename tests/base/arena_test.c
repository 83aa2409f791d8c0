#include "test.h"

static int order[4], ran;

static void
note(void *object)
{
	order[ran++] = *(int *)object;
}

static void
memory_is_zeroed_and_aligned(void **state)
{
	struct test *t = *state;

	for (size_t n = 0; n < 300; n += 7) {
		unsigned char *p = arena_alloc(t->arena, n);

		assert_int_equal((uintptr_t)p % 16, 0);
		for (size_t i = 0; i < n; i++)
			assert_int_equal(p[i], 0);
		memset(p, 0xEE, n);
	}
}

static void
a_large_piece_has_a_block_of_its_own(void **state)
{
	struct test *t = *state;
	char *p = arena_alloc(t->arena, 5 << 20);

	p[(5 << 20) - 1] = 'x';
	assert_true(arena_held(t->arena) >= 5 << 20);
}

static void
rewind_gives_memory_back_and_runs_cleanups(void **state)
{
	struct test *t = *state;
	static int a = 1, b = 2, c = 3;	/* the last cleanup runs at teardown */
	struct arena_mark m;
	size_t held;

	ran = 0;
	arena_defer(t->arena, note, &a);
	m = arena_mark(t->arena);
	arena_alloc(t->arena, 100);
	held = arena_held(t->arena);
	arena_defer(t->arena, note, &b);
	arena_alloc(t->arena, 10 << 20);
	arena_defer(t->arena, note, &c);
	arena_rewind(t->arena, m);
	assert_int_equal(ran, 2);
	assert_int_equal(order[0], 3);	/* newest first */
	assert_int_equal(order[1], 2);
	/* One ordinary block is kept for the next job. */
	assert_true(arena_held(t->arena) <= held + (64 << 10));
}

static void
a_rewound_arena_does_not_grow(void **state)
{
	struct test *t = *state;
	struct arena_mark m = arena_mark(t->arena);
	size_t held = 0;

	for (int i = 0; i < 50; i++) {
		for (int k = 0; k < 100; k++)
			arena_alloc(t->arena, 1000);
		if (i == 1)
			held = arena_held(t->arena);
		arena_rewind(t->arena, m);
	}
	assert_true(arena_held(t->arena) <= held);
}

static void
printf_makes_a_copy(void **state)
{
	struct test *t = *state;

	assert_string_equal(arena_printf(t->arena, "%s-%d", "page", 7),
	    "page-7");
	assert_string_equal(arena_strndup(t->arena, "abcdef", 3), "abc");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(memory_is_zeroed_and_aligned),
		TEST(a_large_piece_has_a_block_of_its_own),
		TEST(rewind_gives_memory_back_and_runs_cleanups),
		TEST(a_rewound_arena_does_not_grow),
		TEST(printf_makes_a_copy),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
