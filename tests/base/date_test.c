#include "test.h"

#include "base/date.h"

static void
every_day_comes_back(void **state)
{
	int32_t day = date_from_ymd(1800, 1, 1);
	int weekday = date_weekday(day);

	(void)state;
	assert_int_equal(weekday, 3);	/* a Wednesday */
	for (; day <= date_from_ymd(2999, 12, 31); day++) {
		struct date_ymd d = date_to_ymd(day);

		assert_int_equal(date_from_ymd(d.year, d.month, d.day), day);
		assert_int_equal(date_weekday(day), weekday);
		weekday = (weekday + 1) % 7;
	}
}

static void
days_that_do_not_exist_are_none(void **state)
{
	static const char *const bad[] = { "2026-02-30", "2025-02-29",
	    "1900-02-29", "2026-13-01", "2026-00-10", "2026-04-31",
	    "2026-1-05", "2026-01-5", "26-01-05", "2026-01-05 ", "",
	    "2026/01/05", "1799-12-31", "3000-01-01", "2026-01-0x" };

	(void)state;
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		assert_int_equal(date_parse(bad[i]), DATE_NONE);
	assert_int_not_equal(date_parse("2024-02-29"), DATE_NONE);
	assert_int_equal(date_parse("1970-01-01"), 0);
}

static void
months_end_where_they_end(void **state)
{
	struct test *t = *state;
	static const struct { const char *from; int n; const char *to; }
	    rows[] = {
		{ "2026-01-31", 1, "2026-02-28" },
		{ "2024-01-31", 1, "2024-02-29" },
		{ "2024-02-29", 12, "2025-02-28" },
		{ "2026-03-15", -3, "2025-12-15" },
		{ "2025-11-21", 12, "2026-11-21" },
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		assert_string_equal(date_iso(t->arena, date_add_months(
		    date_parse(rows[i].from), rows[i].n)), rows[i].to);
	assert_int_equal(date_add_months(date_parse("2999-12-01"), 1),
	    DATE_NONE);
}

static void
dates_read_as_people_write_them(void **state)
{
	struct test *t = *state;

	assert_string_equal(date_long(t->arena, date_parse("2026-03-06")),
	    "March 6, 2026");
	assert_int_equal(date_weekday(date_parse("2026-03-06")), 5);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(every_day_comes_back),
		TEST(days_that_do_not_exist_are_none),
		TEST(months_end_where_they_end),
		TEST(dates_read_as_people_write_them),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
