#include "test.h"

#include "base/date.h"
#include "calendar/calendar.h"

#define ON(s) date_parse(s)

static const struct calendar_holiday thanksgiving = {
	.id = "t", .name = { "Thanksgiving", "Acción de Gracias" },
	.kind = CALENDAR_NTH, .month = 11, .weekday = 4, .nth = 4,
};
static const struct calendar_holiday rules[] = {
	{ .name = { "New Year's Day", "Año Nuevo" }, .kind = CALENDAR_FIXED,
	    .month = 1, .day = 1, .saturday = -1, .sunday = 1 },
	{ .name = { "Memorial Day", "Día de los Caídos" },
	    .kind = CALENDAR_NTH, .month = 5, .weekday = 1, .nth = 0 },
	{ .name = { "Friday after", "Viernes" }, .kind = CALENDAR_RELATIVE,
	    .other = &thanksgiving, .offset = 1 },
	{ .name = { "Good Friday", "Viernes Santo" },
	    .kind = CALENDAR_EASTER, .offset = -2 },
	{ .name = { "Juneteenth", "Juneteenth" }, .kind = CALENDAR_FIXED,
	    .month = 6, .day = 19, .saturday = -1, .sunday = 1,
	    .since = 2021 },
	{ .name = { "Old day", "Viejo" }, .kind = CALENDAR_FIXED,
	    .month = 10, .day = 1, .until = 2022 },
	{ .name = { "Last of December", "Fin" }, .kind = CALENDAR_NTH,
	    .month = 12, .weekday = 3, .nth = 0, .since = 2030 },
};
static const struct calendar_set set = {
	.id = "test", .from = 2020, .to = 2030, .holidays = rules,
	.nholidays = sizeof(rules) / sizeof(rules[0]),
};

/* Easter Sundays from the tables of the churches, early and late ones. */
static void
easter_is_known(void **state)
{
	static const char *const easters[] = { "1818-03-22", "1886-04-25",
	    "1943-04-25", "1954-04-18", "1961-04-02", "1981-04-19",
	    "2000-04-23", "2008-03-23", "2011-04-24", "2024-03-31",
	    "2025-04-20", "2026-04-05", "2027-03-28", "2038-04-25",
	    "2076-04-19", "2285-03-22" };

	(void)state;
	for (size_t i = 0; i < sizeof(easters) / sizeof(easters[0]); i++) {
		int32_t day = ON(easters[i]);

		assert_int_equal(calendar_easter(date_to_ymd(day).year), day);
	}
	for (int y = 1800; y < 2999; y++)
		assert_int_equal(date_weekday(calendar_easter(y)), 0);
}

static void
assert_year(struct test *t, const struct calendar_set *s, int year,
    const char *const *days)
{
	size_t n, i;
	const struct calendar_day *got = calendar_year(t->arena, t->diags, s,
	    year, &n);

	assert_non_null(got);
	for (i = 0; i < n && days[i] != NULL; i++)
		assert_string_equal(date_iso(t->arena, got[i].day), days[i]);
	assert_int_equal(i, n);
	assert_null(days[i]);
}

static void
rules_make_days(void **state)
{
	struct test *t = *state;

	assert_year(t, &set, 2026, (const char *const[]){ "2026-01-01",
	    "2026-04-03", "2026-05-25", "2026-06-19", "2026-11-27", NULL });
	/* The 1 January 2028 is a Saturday. */
	assert_year(t, &set, 2027, (const char *const[]){ "2027-01-01",
	    "2027-03-26", "2027-05-31", "2027-06-18", "2027-11-26",
	    "2027-12-31", NULL });
	assert_year(t, &set, 2028, (const char *const[]){ "2028-04-14",
	    "2028-05-29", "2028-06-19", "2028-11-24", NULL });
	/* 2023 began on a Sunday. */
	assert_year(t, &set, 2023, (const char *const[]){ "2023-01-02",
	    "2023-04-07", "2023-05-29", "2023-06-19", "2023-11-24", NULL });
}

/* The last day of 2028 is a Sunday: it is kept on the first of 2029. */
static void
a_holiday_is_kept_in_the_next_year(void **state)
{
	static const struct calendar_holiday eve = { .name = { "Eve", "Víspera" },
	    .kind = CALENDAR_FIXED, .month = 12, .day = 31, .sunday = 1 };
	const struct calendar_set s = { .id = "eve", .from = 2028, .to = 2029,
	    .holidays = &eve, .nholidays = 1 };

	assert_year(*state, &s, 2028, (const char *const[]){ NULL });
	assert_year(*state, &s, 2029, (const char *const[]){ "2029-01-01",
	    "2029-12-31", NULL });
	assert_non_null(calendar_holiday(&s, ON("2029-01-01")));
	assert_null(calendar_holiday(&s, ON("2028-12-31")));
}

static void
years_bound_a_holiday(void **state)
{
	(void)state;
	assert_null(calendar_holiday(&set, ON("2020-06-19")));
	assert_non_null(calendar_holiday(&set, ON("2021-06-18")));
	assert_non_null(calendar_holiday(&set, ON("2022-10-01")));
	assert_null(calendar_holiday(&set, ON("2023-10-01")));
	assert_non_null(calendar_holiday(&set, ON("2030-12-25")));
	assert_null(calendar_holiday(&set, ON("2029-12-26")));
}

static void
single_days_come_and_go(void **state)
{
	struct test *t = *state;
	const struct calendar_day extra[] = {
		{ date_parse("2026-02-03"), { "Storm", "Tormenta" } },
		{ date_parse("2026-01-01"), { "Twice", "Dos veces" } },
	};
	const int32_t gone[] = { date_parse("2026-05-25"),
		date_parse("2026-01-01") };
	struct calendar_set s = set;

	s.extra = extra;
	s.nextra = 2;
	s.removed = gone;
	s.nremoved = 2;
	assert_year(t, &s, 2026, (const char *const[]){ "2026-01-01",
	    "2026-02-03", "2026-04-03", "2026-06-19", "2026-11-27", NULL });
	assert_string_equal(calendar_holiday(&s, ON("2026-02-03"))->en,
	    "Storm");
	assert_null(calendar_holiday(&s, ON("2026-05-25")));
	/* A day that is named alone stays, whatever is taken away. */
	assert_string_equal(calendar_holiday(&s, ON("2026-01-01"))->en,
	    "Twice");
}

static void
holidays_keep_to_their_weekday(void **state)
{
	(void)state;
	for (int y = 2020; y <= 2030; y++)
		for (int32_t d = date_from_ymd(y, 1, 1);
		    d <= date_from_ymd(y, 12, 31); d++) {
			const struct calendar_text *h = calendar_holiday(&set,
			    d);

			if (h == &rules[1].name)
				assert_true(date_weekday(d) == 1 &&
				    date_to_ymd(d).day >= 25);
			if (h == &rules[2].name)
				assert_int_equal(date_weekday(d), 5);
			if (h == &rules[0].name)
				assert_false(calendar_weekend(d));
		}
}

static void
a_year_that_is_not_covered_is_an_error(void **state)
{
	struct test *t = *state;
	size_t n;

	assert_null(calendar_year(t->arena, t->diags, &set, 2019, &n));
	assert_null(calendar_year(t->arena, t->diags, &set, 2031, &n));
	assert_int_equal(diags_length(t->diags), 2);
	assert_int_equal(diags_at(t->diags, 0)->code, DIAG_CALENDAR_YEAR);
	assert_non_null(strstr(diags_at(t->diags, 1)->message, "2031"));
	assert_int_equal(calendar_next_open(t->diags, &set, ON("2030-12-31"),
	    1), DATE_NONE);
	assert_int_equal(calendar_next_open(t->diags, &set, ON("2020-01-02"),
	    -1), DATE_NONE);
	assert_int_equal(calendar_next_open(t->diags, &set, ON("2027-12-30"),
	    1), ON("2028-01-03"));
	assert_int_equal(calendar_next_open(t->diags, &set, ON("2028-01-03"),
	    -1), ON("2027-12-30"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(easter_is_known),
		TEST(rules_make_days),
		TEST(a_holiday_is_kept_in_the_next_year),
		TEST(years_bound_a_holiday),
		TEST(single_days_come_and_go),
		TEST(holidays_keep_to_their_weekday),
		TEST(a_year_that_is_not_covered_is_an_error),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
