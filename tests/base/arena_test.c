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
	assert_int_equal(arena_held(t->arena), held);
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

/* The memory of one job is the memory of the next, cleared. */
static void
a_rewound_arena_takes_the_same_blocks(void **state)
{
	enum { BLOCKS = 20, HALF = 40000 };
	struct test *t = *state;
	struct arena_mark m = arena_mark(t->arena);
	unsigned char *first[BLOCKS];
	size_t same = 0;

	for (int i = 0; i < BLOCKS; i++) {
		first[i] = arena_alloc(t->arena, HALF);
		memset(first[i], 0xEE, HALF);
	}
	arena_rewind(t->arena, m);
	for (int i = 0; i < BLOCKS; i++) {
		unsigned char *p = arena_alloc(t->arena, HALF);

		for (int k = 0; k < BLOCKS; k++)
			same += p == first[k];
		for (int k = 0; k < HALF; k++)
			assert_int_equal(p[k], 0);
	}
	assert_int_equal(same, BLOCKS);
}

/* What is cleared in one go ends where the block ends. */
static void
small_pieces_fill_a_block_to_its_end(void **state)
{
	struct test *t = *state;

	for (size_t n = 1; n <= 96; n += 5) {
		unsigned char *last = NULL;

		for (size_t i = 0; i < (128u << 10) / n; i++) {
			unsigned char *p = arena_alloc(t->arena, n);

			for (size_t k = 0; k < n; k++)
				assert_int_equal(p[k], 0);
			if (last != NULL)
				assert_int_equal(last[n - 1], 0xEE);
			memset(p, 0xEE, n);
			last = p;
		}
	}
}

static void
printf_of_any_length(void **state)
{
	struct test *t = *state;
	char text[600];

	for (size_t n = 0; n < sizeof(text); n++) {
		char *s;

		memset(text, 'x', n);
		text[n] = '\0';
		s = arena_printf(t->arena, "%s", text);
		assert_string_equal(s, text);
	}
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
		TEST(a_rewound_arena_takes_the_same_blocks),
		TEST(small_pieces_fill_a_block_to_its_end),
		TEST(printf_of_any_length),
		TEST(printf_makes_a_copy),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
