#include "test.h"

#include "base/date.h"
#include "calendar/calendar.h"

static const struct calendar_set set = { .id = "every", .from = 1800,
    .to = 2999 };

/* "2026-03-20 10:17" */
static struct calendar_time
at(const char *s)
{
	char day[11];

	memcpy(day, s, 10);
	day[10] = '\0';
	return (struct calendar_time){ date_parse(day),
	    (int)strtol(s + 11, NULL, 10) * 60 +
	    (int)strtol(s + 14, NULL, 10) };
}

static void
assert_end(struct test *t, const char *zone, const char *start, int32_t hours,
    const char *end)
{
	struct calendar_time want = at(end), got;

	assert_true(calendar_hours(t->diags, zone, hours < 0 ?
	    CALENDAR_BEFORE : CALENDAR_AFTER, at(start), hours < 0 ? -hours :
	    hours, &set, &got));
	assert_string_equal(date_iso(t->arena, got.day),
	    date_iso(t->arena, want.day));
	assert_int_equal(got.minute, want.minute);
}

static void
the_clock_changes(void **state)
{
	struct test *t = *state;
	static const struct {
		const char *zone, *start;
		int32_t hours;
		const char *end;
	} cases[] = {
		/* 8 March 2026 loses an hour, 1 November gains one. */
		{ "America/New_York", "2026-03-06 12:00", 72, "2026-03-09 13:00" },
		{ "America/Phoenix", "2026-03-06 12:00", 72, "2026-03-09 12:00" },
		{ "America/Chicago", "2026-10-30 12:00", 72, "2026-11-02 11:00" },
		{ "America/Los_Angeles", "2026-03-09 13:00", -72,
		    "2026-03-06 12:00" },
		/* The dates before 2007: first Sunday in April, last in
		 * October; before 1987 the last in April. */
		{ "America/New_York", "2006-04-01 12:00", 48, "2006-04-03 13:00" },
		{ "America/New_York", "1986-04-04 12:00", 72, "1986-04-07 12:00" },
		{ "America/New_York", "1986-04-25 12:00", 72, "1986-04-28 13:00" },
		/* One o'clock comes twice; the first is meant. */
		{ "America/New_York", "2026-11-01 01:30", 24, "2026-11-02 00:30" },
		{ "America/New_York", "2026-11-01 00:30", 2, "2026-11-02 01:30" },
		{ "America/New_York", "2026-03-02 00:00", 0, "2026-03-02 00:00" },
		{ "UTC", "2024-02-28 23:59", 24, "2024-02-29 23:59" },
		/* A Saturday: the same time on Monday, or on Friday. */
		{ "UTC", "2026-03-20 10:17", 24, "2026-03-23 10:17" },
		{ "UTC", "2026-03-23 10:17", -24, "2026-03-20 10:17" },
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		assert_end(t, cases[i].zone, cases[i].start, cases[i].hours,
		    cases[i].end);
}

static void
assert_refused(struct test *t, const char *zone, const char *start,
    int32_t hours, enum diag_code code)
{
	struct diags *d = diags_new(t->arena);
	struct calendar_time end;

	assert_false(calendar_hours(d, zone, CALENDAR_AFTER, at(start), hours,
	    &set, &end));
	assert_int_equal(diags_length(d), 1);
	assert_int_equal(diags_at(d, 0)->code, code);
}

static void
what_the_table_lacks_is_an_error(void **state)
{
	static const struct calendar_set ends = { .id = "ends", .from = 2026,
	    .to = 2030 };
	struct test *t = *state;
	struct calendar_time end;

	assert_refused(t, "Europe/Paris", "2026-03-02 00:00", 1,
	    DIAG_CALENDAR_ZONE);
	assert_refused(t, NULL, "2026-03-02 00:00", 1, DIAG_CALENDAR_ZONE);
	assert_refused(t, "America/New_York", "1975-03-02 00:00", 1,
	    DIAG_CALENDAR_YEAR);
	assert_refused(t, "America/New_York", "2037-12-31 12:00", 24,
	    DIAG_CALENDAR_YEAR);
	assert_refused(t, "America/Indiana/Indianapolis", "2005-06-01 12:00",
	    24, DIAG_CALENDAR_YEAR);
	/* 2.30 of that night did not exist. */
	assert_refused(t, "America/New_York", "2026-03-08 02:30", 1,
	    DIAG_BAD_VALUE);
	assert_refused(t, "America/New_York", "2026-03-02 00:00", -1,
	    DIAG_BAD_VALUE);
	assert_refused(t, "America/New_York", "2026-03-02 00:00", INT32_MAX,
	    DIAG_BAD_VALUE);
	assert_refused(t, "America/New_York", "2026-03-02 00:00",
	    24 * CALENDAR_MOST + 1, DIAG_BAD_VALUE);
	/* A day that the list lacks is not passed over to one that it has. */
	assert_false(calendar_hours(t->diags, "UTC", CALENDAR_BEFORE,
	    at("2031-01-02 12:00"), 24, &ends, &end));
	assert_int_equal(diags_at(t->diags, 0)->code, DIAG_CALENDAR_YEAR);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(the_clock_changes),
		TEST(what_the_table_lacks_is_an_error),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
