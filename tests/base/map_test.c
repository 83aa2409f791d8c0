#include "test.h"

#include "base/map.h"
#include "base/vec.h"

static void
finds_what_was_put_and_keeps_the_order(void **state)
{
	struct test *t = *state;
	struct map m = { 0 };
	char key[16];

	for (int i = 0; i < 1000; i++) {
		snprintf(key, sizeof(key), "key-%d", i);
		map_put(&m, t->arena, key, arena_strdup(t->arena, key));
	}
	assert_int_equal(m.n, 1000);
	for (int i = 0; i < 1000; i++) {
		snprintf(key, sizeof(key), "key-%d", i);
		assert_string_equal(map_find(&m, key), key);
		assert_string_equal(m.entries[i].key, key);
	}
	assert_null(map_find(&m, "key-1000"));
}

static void
putting_again_replaces(void **state)
{
	struct test *t = *state;
	struct map m = { 0 };

	map_put(&m, t->arena, "a", "one");
	map_put(&m, t->arena, "a", "two");
	assert_int_equal(m.n, 1);
	assert_string_equal(map_find(&m, "a"), "two");
}

static void
an_empty_map_has_nothing(void **state)
{
	struct map m = { 0 };

	(void)state;
	assert_null(map_find(&m, ""));
	assert_null(map_nearest(&m, "a"));
}

static void
nearest_forgives_a_slip_and_no_more(void **state)
{
	struct test *t = *state;
	struct map m = { 0 };

	map_put(&m, t->arena, "order.issued", "");
	map_put(&m, t->arena, "order.expires", "");
	assert_string_equal(map_nearest(&m, "order.isued"), "order.issued");
	assert_string_equal(map_nearest(&m, "order.expries"), "order.expires");
	assert_null(map_nearest(&m, "children"));
}

static void
vec_keeps_what_is_pushed(void **state)
{
	struct test *t = *state;
	struct vec v = { 0 };
	static const char mark[100];

	for (int i = 0; i < 100; i++)
		vec_push(&v, t->arena, &mark[i]);
	assert_int_equal(v.n, 100);
	for (int i = 0; i < 100; i++)
		assert_ptr_equal(v.at[i], &mark[i]);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(finds_what_was_put_and_keeps_the_order),
		TEST(putting_again_replaces),
		TEST(an_empty_map_has_nothing),
		TEST(nearest_forgives_a_slip_and_no_more),
		TEST(vec_keeps_what_is_pushed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
