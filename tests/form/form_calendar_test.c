#include "base/date.h"
#include "definitions.h"

#define C "calendars/wa.xml"
#define ON(s) date_parse(s)

static const struct law_calendar *
wa(struct test *t)
{
	return map_find(&defs_read(t, NULL, NULL)->calendars, "wa");
}

static void
a_calendar_is_read(void **state)
{
	struct test *t = *state;
	const struct law_calendar *c = wa(t);
	const struct law_counting *k;
	const struct law_service *s;

	assert_non_null(c);
	assert_string_equal(c->name, "Washington");
	assert_int_equal(c->countings.n, 2);
	assert_int_equal(c->holidays.n, 2);
	k = form_calendar_counting(c, CALENDAR_BEFORE, CALENDAR_DAYS);
	assert_string_equal(k->id, "back");
	assert_int_equal(k->rule.roll, CALENDAR_ROLL_SAME);
	assert_int_equal(k->rule.short_under, 7);
	assert_false(k->rule.start_open);
	assert_string_equal(k->back->set.id, "city");
	assert_int_equal(k->ground.confidence, LAW_OFFICIAL);
	assert_string_equal(k->says.es,
	    "Los plazos cortos saltan los fines de semana.");
	s = form_calendar_service(k, "electronic");
	assert_int_equal(s->days.add, 2);
	assert_int_equal(s->days.unit, CALENDAR_COURT_DAYS);
	assert_int_equal(s->days.mode, CALENDAR_CONTINUE);
	assert_null(form_calendar_service(k, "hand"));
	k = form_calendar_counting(c, CALENDAR_AFTER, CALENDAR_COURT_DAYS);
	assert_string_equal(k->id, "on");
	assert_true(k->rule.start_open);
	assert_null(k->back);
	assert_null(form_calendar_counting(NULL, CALENDAR_AFTER,
	    CALENDAR_DAYS));
}

static void
its_holidays_are_kept(void **state)
{
	static const char *const days[] = { "2026-01-01", "2026-02-03",
	    "2026-11-03", "2026-11-26", "2026-11-27" };
	struct test *t = *state;
	const struct law_calendar *c = wa(t);
	const struct law_holidays *city = c->holidays.at[0];
	const struct law_holidays *courts = c->holidays.at[1];
	const struct calendar_day *got;
	size_t n;

	got = calendar_year(t->arena, t->diags, &courts->set, 2026, &n);
	assert_int_equal(n, 5);
	for (size_t i = 0; i < n; i++)
		assert_int_equal(got[i].day, ON(days[i]));
	assert_string_equal(got[1].name.es, "Tormenta");
	assert_string_equal(got[2].name.es, "Election");
	/* Easter 2025 is 20 April; the rule ends with that year. */
	assert_non_null(calendar_holiday(&courts->set, ON("2025-04-18")));
	assert_null(calendar_holiday(&courts->set, ON("2026-04-03")));
	assert_null(calendar_holiday(&courts->set, ON("2021-04-02")));
	/* A holiday of its own mind: Saturday to Monday. */
	assert_non_null(calendar_holiday(&city->set, ON("2027-01-01")));
	assert_non_null(city->when);
	assert_null(courts->when);
}

static void
holidays_are_found_by_name(void **state)
{
	struct test *t = *state;
	const struct map *m = &defs_read(t, NULL, NULL)->calendars;

	assert_string_equal(form_calendar_named(m, "washington courts, RCW")
	    ->set.id, "courts");
	assert_string_equal(form_calendar_named(m, "Washington")->set.id,
	    "courts");
	assert_string_equal(form_calendar_named(m, "Washington City Courts")
	    ->set.id, "city");
	assert_null(form_calendar_named(m, "Washingtonia"));
	assert_null(form_calendar_named(m, "Wash"));
	assert_null(form_calendar_named(m, ""));
}

static void
what_is_wrong_is_told_where(void **state)
{
	static const struct bad rows[] = {
		{ C, "after=\"thanks\"", "after=\"@thank\"", DIAG_BAD_VALUE,
		    "stands above" },
		{ C, "back=\"city\"", "back=\"@town\"", DIAG_BAD_VALUE,
		    "id of one of" },
		{ C, "<holidays id=\"courts\"", "@<holidays id=\"city\"",
		    DIAG_DUPLICATE, "another id" },
		{ C, "<service method=\"electronic\"",
		    "@<service method=\"mail\"", DIAG_DUPLICATE, "keep one" },
		{ C, "$restrained.name = 'City'",
		    "@$restraned.name = 'City'", DIAG_UNKNOWN_VARIABLE,
		    "restrained.name" },
		{ C, "easter=\"-2\"", "easter=\"@-\"", DIAG_BAD_VALUE,
		    "-60 to 60" },
		{ C, "easter=\"-2\"", "easter=\"@--2\"", DIAG_BAD_VALUE,
		    "-60 to 60" },
		{ C, "to=\"2030\"", "to=\"@2019\"", DIAG_BAD_VALUE, "2020" },
		{ C, "month=\"1\" day=\"1\"/>", "month=\"2\" day=\"@30\"/>",
		    DIAG_BAD_VALUE, "1 to 29" },
		{ C, "code=\"wa\"", "code=\"@wb\"", DIAG_BAD_VALUE,
		    "name the file" },
		{ C, "<closed date=\"2026-02-03\"",
		    "<closed date=\"@2026-02-30\"", DIAG_BAD_VALUE,
		    "a date that exists" },
	};

	defs_bad_all(*state, rows);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		DEFS(a_calendar_is_read),
		DEFS(its_holidays_are_kept),
		DEFS(holidays_are_found_by_name),
		DEFS(what_is_wrong_is_told_where),
	};

	DEFS_MAIN(tests);
}
