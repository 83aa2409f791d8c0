#include <locale.h>

#include "test.h"

#include "render/pdf/pdf_int.h"

static void
assert_number(int64_t value, unsigned places, const char *want)
{
	struct buf b = { 0 };

	pdf_number(&b, value, places);
	assert_string_equal(b.data, want);
	buf_free(&b);
}

static void
writes_the_shortest_decimal(void **state)
{
	(void)state;
	assert_number(0, 3, "0");
	assert_number(12000, 3, "12");
	assert_number(12300, 3, "12.3");
	assert_number(12034, 3, "12.034");
	assert_number(500, 3, "0.5");
	assert_number(5, 3, "0.005");
	assert_number(100, 0, "100");
}

static void
writes_negative_numbers(void **state)
{
	(void)state;
	assert_number(-250, 3, "-0.25");
	assert_number(-1, 3, "-0.001");
	assert_number(-72000, 3, "-72");
	assert_number(INT64_MIN, 0, "-9223372036854775808");
	assert_number(INT64_MIN, 3, "-9223372036854775.808");
	assert_number(UINT32_MAX, 0, "4294967295");
	assert_number((int64_t)UINT32_MAX + 1, 0, "4294967296");
}

static void
has_no_locale(void **state)
{
	(void)state;
	setlocale(LC_ALL, "de_DE.UTF-8");
	assert_number(1500, 3, "1.5");
	setlocale(LC_ALL, "C");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(writes_the_shortest_decimal),
		TEST(writes_negative_numbers),
		TEST(has_no_locale),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
