#include "test.h"

#include "base/date.h"
#include "calendar/calendar.h"

#define ON(s) date_parse(s)

static const struct calendar_holiday rules[] = {
	{ .name = { "New Year's Day", "Año Nuevo" }, .kind = CALENDAR_FIXED,
	    .month = 1, .day = 1, .saturday = -1, .sunday = 1 },
	{ .name = { "Christmas", "Navidad" }, .kind = CALENDAR_FIXED,
	    .month = 12, .day = 25, .saturday = -1, .sunday = 1 },
};
static const struct calendar_set set = { .id = "test", .from = 2024,
    .to = 2029, .holidays = rules, .nholidays = 2 };
static const struct calendar_rule same = { CALENDAR_ROLL_SAME, false, 0 };
static const struct calendar_rule stay = { CALENDAR_ROLL_NONE, false, 0 };
static const struct calendar_rule on = { CALENDAR_ROLL_FORWARD, false, 0 };
static const struct calendar_rule seven = { CALENDAR_ROLL_SAME, false, 7 };
static const struct calendar_rule open_start = { CALENDAR_ROLL_SAME, true, 0 };

static struct calendar_result
count(struct test *t, const char *event, enum calendar_direction way,
    int32_t n, enum calendar_unit unit, const struct calendar_rule *rule)
{
	struct calendar_count c = { .rule = rule, .direction = way,
	    .unit = unit, .count = n, .event = ON(event), .open = &set };
	struct calendar_result r;

	assert_true(calendar_count(t->arena, t->diags, &c, &r));
	assert_int_equal(diags_length(t->diags), 0);
	return r;
}

/* Days worked out on a paper calendar. */
static void
counts_both_ways(void **state)
{
	static const struct {
		const char *event;
		enum calendar_direction way;
		int32_t n;
		enum calendar_unit unit;
		const struct calendar_rule *rule;
		const char *want;
	} rows[] = {
		{ "2026-03-02", CALENDAR_AFTER, 0, CALENDAR_DAYS, &same,
		    "2026-03-02" },
		{ "2026-03-07", CALENDAR_AFTER, 0, CALENDAR_DAYS, &same,
		    "2026-03-09" },
		{ "2026-03-07", CALENDAR_BEFORE, 0, CALENDAR_DAYS, &same,
		    "2026-03-06" },
		{ "2026-03-07", CALENDAR_AFTER, 0, CALENDAR_COURT_DAYS, &stay,
		    "2026-03-07" },
		/* Over a new year that is kept on 31 December. */
		{ "2027-12-30", CALENDAR_AFTER, 1, CALENDAR_COURT_DAYS, &same,
		    "2028-01-03" },
		{ "2028-01-03", CALENDAR_BEFORE, 1, CALENDAR_COURT_DAYS, &same,
		    "2027-12-30" },
		{ "2027-12-24", CALENDAR_AFTER, 7, CALENDAR_DAYS, &same,
		    "2028-01-03" },
		/* Leap day. */
		{ "2024-02-28", CALENDAR_AFTER, 1, CALENDAR_DAYS, &same,
		    "2024-02-29" },
		{ "2024-03-01", CALENDAR_BEFORE, 1, CALENDAR_DAYS, &same,
		    "2024-02-29" },
		{ "2024-02-29", CALENDAR_AFTER, 1, CALENDAR_YEARS, &stay,
		    "2025-02-28" },
		{ "2025-01-31", CALENDAR_AFTER, 1, CALENDAR_MONTHS, &stay,
		    "2025-02-28" },
		{ "2025-03-31", CALENDAR_BEFORE, 1, CALENDAR_MONTHS, &stay,
		    "2025-02-28" },
	};
	struct test *t = *state;
	struct calendar_result r;

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		r = count(t, rows[i].event, rows[i].way, rows[i].n,
		    rows[i].unit, rows[i].rule);
		assert_string_equal(date_iso(t->arena, r.day), rows[i].want);
	}
	r = count(t, "2026-03-02", CALENDAR_AFTER, 5, CALENDAR_DAYS, &stay);
	assert_int_equal(r.day, ON("2026-03-07"));
	assert_true(r.closed);
	assert_false(r.rolled);
	/* Closed for a holiday, not a weekend. */
	r = count(t, "2026-12-21", CALENDAR_AFTER, 4, CALENDAR_DAYS, &stay);
	assert_int_equal(r.day, ON("2026-12-25"));
	assert_true(r.closed);
	r = count(t, "2026-03-16", CALENDAR_BEFORE, 2, CALENDAR_DAYS, &on);
	assert_int_equal(r.day, ON("2026-03-16"));
	assert_true(r.rolled);
	assert_false(r.closed);
}

static void
short_periods_skip_closed_days(void **state)
{
	struct test *t = *state;
	struct calendar_result r = count(t, "2026-03-16", CALENDAR_BEFORE, 6,
	    CALENDAR_DAYS, &seven);

	assert_int_equal(r.day, ON("2026-03-06"));
	assert_int_equal(((struct calendar_step *)r.steps.at[0])->kind,
	    CALENDAR_STEP_SHORT);
	r = count(t, "2026-03-16", CALENDAR_BEFORE, 7, CALENDAR_DAYS, &seven);
	assert_int_equal(r.day, ON("2026-03-09"));
	assert_int_equal(((struct calendar_step *)r.steps.at[0])->kind,
	    CALENDAR_STEP_BASE);
}

static void
day_one_is_an_open_day(void **state)
{
	struct test *t = *state;
	struct calendar_result r = count(t, "2026-04-10", CALENDAR_AFTER, 10,
	    CALENDAR_DAYS, &open_start);

	assert_int_equal(r.day, ON("2026-04-22"));
	assert_int_equal(((struct calendar_step *)r.steps.at[0])->day,
	    ON("2026-04-13"));
	/* Back from a Monday: day one is Friday. */
	r = count(t, "2026-04-13", CALENDAR_BEFORE, 1, CALENDAR_DAYS,
	    &open_start);
	assert_int_equal(r.day, ON("2026-04-10"));
	r = count(t, "2026-04-09", CALENDAR_AFTER, 0, CALENDAR_DAYS,
	    &open_start);
	assert_int_equal(r.day, ON("2026-04-09"));
}

static void
service_adds_in_its_own_way(void **state)
{
	struct test *t = *state;
	struct calendar_service s = { { "Mail", "El correo" }, 3,
	    CALENDAR_DAYS, CALENDAR_AFTER_ROLL };
	struct calendar_count c = { .rule = &same, .count = 14,
	    .direction = CALENDAR_AFTER, .event = ON("2026-06-06"),
	    .service = &s, .open = &set };
	struct calendar_result r;

	/* 20 June is a Saturday: Monday 22, then three days. */
	assert_true(calendar_count(t->arena, t->diags, &c, &r));
	assert_int_equal(r.day, ON("2026-06-25"));
	s.mode = CALENDAR_WITH_PERIOD;	/* 17 days, a Tuesday */
	assert_true(calendar_count(t->arena, t->diags, &c, &r));
	assert_int_equal(r.day, ON("2026-06-23"));
	s.mode = CALENDAR_CONTINUE;
	s.unit = CALENDAR_COURT_DAYS;
	assert_true(calendar_count(t->arena, t->diags, &c, &r));
	assert_int_equal(r.day, ON("2026-06-24"));
	c.direction = CALENDAR_BEFORE;
	c.event = ON("2026-06-24");	/* 10 June, then 9, 8, 5 */
	assert_true(calendar_count(t->arena, t->diags, &c, &r));
	assert_int_equal(r.day, ON("2026-06-05"));
}

static void
every_step_is_told(void **state)
{
	struct test *t = *state;
	struct calendar_count c = { .rule = &same, .count = 4,
	    .direction = CALENDAR_BEFORE, .event = ON("2026-12-29"),
	    .event_name = { "the hearing", "la audiencia" }, .open = &set };
	struct calendar_result r;
	const struct calendar_step *s;

	assert_true(calendar_count(t->arena, t->diags, &c, &r));
	assert_int_equal(r.steps.n, 2);
	s = r.steps.at[0];
	assert_string_equal(s->words.en, "Count 4 days back from the hearing "
	    "on Tuesday, December 29, 2026: Friday, December 25, 2026.");
	assert_string_equal(s->words.es, "Cuente 4 días hacia atrás desde la "
	    "audiencia, martes 29 de diciembre de 2026: viernes 25 de "
	    "diciembre de 2026.");
	s = r.steps.at[1];
	assert_true(s->moved);
	assert_string_equal(s->words.en, "That is a court holiday "
	    "(Christmas). The day moves back to Thursday, December 24, 2026.");
	assert_string_equal(s->words.es, "Es un día feriado del tribunal "
	    "(Navidad). El día pasa hacia atrás al jueves 24 de diciembre de "
	    "2026.");
}

static void
holidays_left_out_are_named(void **state)
{
	struct test *t = *state;
	struct calendar_result r = count(t, "2026-12-28", CALENDAR_BEFORE, 2,
	    CALENDAR_COURT_DAYS, &stay);
	const struct calendar_step *s = r.steps.at[0];

	assert_int_equal(r.day, ON("2026-12-23"));
	assert_string_equal(s->words.en, "Count 2 court days back from Monday, "
	    "December 28, 2026: Wednesday, December 23, 2026. Not counted: "
	    "weekends, and Friday, December 25, 2026 (Christmas).");
	r = count(t, "2026-12-16", CALENDAR_BEFORE, 2, CALENDAR_COURT_DAYS,
	    &stay);
	s = r.steps.at[0];
	assert_string_equal(s->words.es, "Cuente 2 días hábiles del tribunal "
	    "hacia atrás desde el miércoles 16 de diciembre de 2026: lunes 14 "
	    "de diciembre de 2026.");
}

/* Weekends are closed in every year; only other days need to be known. */
static void
a_weekend_needs_no_list(void **state)
{
	struct test *t = *state;

	assert_int_equal(count(t, "2023-12-30", CALENDAR_AFTER, 1,
	    CALENDAR_COURT_DAYS, &same).day, ON("2024-01-02"));
}

static void
another_set_counts_back(void **state)
{
	struct test *t = *state;
	const struct calendar_set none = { .id = "none", .from = 2024,
	    .to = 2029 };
	struct calendar_count c = { .rule = &same, .count = 4,
	    .direction = CALENDAR_BEFORE, .event = ON("2026-12-29"),
	    .open = &set, .open_back = &none };
	struct calendar_result r;

	assert_true(calendar_count(t->arena, t->diags, &c, &r));
	assert_int_equal(r.day, ON("2026-12-25"));
	c.direction = CALENDAR_AFTER;
	c.event = ON("2026-12-21");
	assert_true(calendar_count(t->arena, t->diags, &c, &r));
	assert_int_equal(r.day, ON("2026-12-28"));
}

static void
a_shut_office_moves_on(void **state)
{
	struct test *t = *state;
	const int32_t shut[] = { date_parse("2026-12-24"),
		date_parse("2026-12-28") };
	struct calendar_count c = { .rule = &same, .count = 4,
	    .direction = CALENDAR_BEFORE, .event = ON("2026-12-29"),
	    .open = &set, .shut = shut, .nshut = 2 };
	struct calendar_result r;

	/* 25 is a holiday, back to 24, which is shut: 29. */
	assert_true(calendar_count(t->arena, t->diags, &c, &r));
	assert_int_equal(r.day, ON("2026-12-29"));
}

static void
assert_refused(struct test *t, const char *event, enum calendar_direction way,
    int32_t n, enum calendar_unit unit, enum diag_code code)
{
	struct diags *d = diags_new(t->arena);
	struct calendar_count c = { .rule = &same, .direction = way,
	    .unit = unit, .count = n, .open = &set, .event = ON(event) };
	struct calendar_result r;

	assert_false(calendar_count(t->arena, d, &c, &r));
	assert_int_equal(diags_length(d), 1);
	assert_int_equal(diags_at(d, 0)->code, code);
	assert_int_equal(r.day, DATE_NONE);
}

static void
it_does_not_guess(void **state)
{
	struct test *t = *state;

	assert_refused(t, "2029-12-20", CALENDAR_AFTER, 20, CALENDAR_DAYS,
	    DIAG_CALENDAR_YEAR);
	assert_refused(t, "2024-01-05", CALENDAR_BEFORE, 10,
	    CALENDAR_COURT_DAYS, DIAG_CALENDAR_YEAR);
	assert_refused(t, "2024-01-05", CALENDAR_AFTER, CALENDAR_MOST,
	    CALENDAR_COURT_DAYS, DIAG_CALENDAR_YEAR);
	assert_refused(t, "2024-01-05", CALENDAR_AFTER, CALENDAR_MOST + 1,
	    CALENDAR_DAYS, DIAG_BAD_VALUE);
	assert_refused(t, "2024-01-05", CALENDAR_AFTER, INT32_MAX,
	    CALENDAR_YEARS, DIAG_BAD_VALUE);
	assert_refused(t, "2024-01-05", CALENDAR_AFTER, -1, CALENDAR_DAYS,
	    DIAG_BAD_VALUE);
	assert_refused(t, "2024-01-05", CALENDAR_AFTER, INT32_MIN,
	    CALENDAR_MONTHS, DIAG_BAD_VALUE);
	assert_refused(t, "2026-02-30", CALENDAR_AFTER, 1, CALENDAR_DAYS,
	    DIAG_BAD_VALUE);
	assert_refused(t, "2999-12-31", CALENDAR_AFTER, 1, CALENDAR_YEARS,
	    DIAG_BAD_VALUE);
	assert_refused(t, "1800-01-01", CALENDAR_BEFORE, 1, CALENDAR_DAYS,
	    DIAG_BAD_VALUE);
}

/* A period in months asks no court whether it is open. */
static void
without_holidays(void **state)
{
	struct test *t = *state;
	struct calendar_count c = { .rule = &stay, .count = 24,
	    .unit = CALENDAR_MONTHS, .event = ON("2010-05-31") };
	struct calendar_result r;

	assert_true(calendar_count(t->arena, t->diags, &c, &r));
	assert_int_equal(r.day, ON("2012-05-31"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(counts_both_ways),
		TEST(short_periods_skip_closed_days),
		TEST(day_one_is_an_open_day),
		TEST(service_adds_in_its_own_way),
		TEST(every_step_is_told),
		TEST(holidays_left_out_are_named),
		TEST(a_weekend_needs_no_list),
		TEST(another_set_counts_back),
		TEST(a_shut_office_moves_on),
		TEST(it_does_not_guess),
		TEST(without_holidays),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
