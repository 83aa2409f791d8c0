/* Days of steps: counted from an official fact, an answer, a rule, holidays. */
#include "checklist/steps.h"

#define DATA "tests/checklist/data/dates/"
#define WA "{\"jurisdiction\":\"wa\",\"filing\":\"terminate\",\"order.court\":" \
	"\"Superior Court\","

struct made {
	struct plan	*plan;
	struct rules	*rules;
	struct checklist *list;
};

static struct made
make(struct test *t, const char *json, const char *today)
{
	struct made m = { 0 };
	struct form_catalog *c = form_catalog_read(t->arena, t->diags,
	    DATA "forms");
	struct answers *x = answers_read(t->arena, t->diags, "a.json", json,
	    strlen(json));

	assert_non_null(c);
	assert_non_null(x);
	m.list = checklist_read(t->arena, t->diags, DATA "checklists", c);
	m.rules = rules_new(t->arena, t->diags, c, x, NULL, date_parse(today));
	assert_no_errors(t->diags);
	m.plan = checklist_plan(t->arena, m.list, m.rules);
	return m;
}

static const struct plan_date *
date_of(const struct made *m, const char *id)
{
	const struct plan_step *s = steps_find(m->plan, id);

	assert_non_null(s);
	return s->date;
}

static const char *
day_of(struct test *t, const struct plan_date *p)
{
	return p == NULL ? "nothing" : p->day == DATE_NONE ? "none" :
	    date_iso(t->arena, p->day);
}

static const char *
words(const struct plan_date *p, size_t i)
{
	return i < p->lines.n ? ((struct calendar_text *)p->lines.at[i])->en :
	    "";
}

static void
a_day_is_counted_back(void **state)
{
	struct test *t = *state;
	struct made m = make(t, WA "\"hearing.date\":\"2026-03-09\"}",
	    "2026-02-20");
	const struct plan_date *p = date_of(&m, "serve");

	/* 6, 5, 4, 3 and 2 March. */
	assert_string_equal(day_of(t, p), "2026-03-02");
	assert_int_equal(p->better, date_parse("2026-02-27"));
	assert_string_equal(p->counting->ground.cite, "CR 6");
	assert_string_equal(p->holidays->set.id, "courts");
	assert_string_equal(p->fact->ground.cite, "RCW 1");
	assert_false(p->confirm);
	assert_string_equal(words(p, 0), "Count 5 court days back from the "
	    "hearing on Monday, March 9, 2026: Monday, March 2, 2026.");
	assert_non_null(strstr(words(p, 1), "by hand"));
	p = date_of(&m, "go");
	assert_string_equal(day_of(t, p), "2026-03-09");
	assert_string_equal(p->on, "hearing.date");
	/* Of a fact that is not official, and of hours, nothing is counted. */
	assert_null(date_of(&m, "proof"));
	assert_null(date_of(&m, "remote"));
}

static void
the_way_of_serving_adds(void **state)
{
	struct test *t = *state;
	struct made m = make(t, WA "\"hearing.date\":\"2026-03-10\","
	    "\"service.planned\":\"mail\"}", "2026-02-20");
	const struct plan_date *p = date_of(&m, "serve");

	/* 3 March; three days back is Saturday: Friday. */
	assert_string_equal(day_of(t, p), "2026-02-27");
	assert_true(p->rolled);
	assert_string_equal(words(p, 1), "Mail adds 3 days: Saturday, "
	    "February 28, 2026.");
	assert_int_equal(p->lines.n, 3);
	m = make(t, WA "\"hearing.date\":\"2026-03-10\","
	    "\"service.planned\":\"electronic\"}", "2026-02-20");
	p = date_of(&m, "serve");
	assert_string_equal(day_of(t, p), "2026-03-03");
	assert_non_null(strstr(words(p, 1), "Ask the clerk if your way"));
	m = make(t, WA "\"hearing.date\":\"2026-03-10\","
	    "\"service.planned\":\"hand\"}", "2026-02-20");
	assert_int_equal(date_of(&m, "serve")->lines.n, 1);
}

static void
each_court_has_its_holidays(void **state)
{
	struct test *t = *state;
	struct made m = make(t, "{\"jurisdiction\":\"wa\",\"order.court\":"
	    "\"City Court\",\"hearing.date\":\"2026-03-09\"}", "2026-02-20");
	const struct plan_date *p = date_of(&m, "serve");

	assert_string_equal(day_of(t, p), "2026-02-27");
	assert_true(p->confirm);
	assert_non_null(strstr(words(p, 0), "Tuesday, March 3, 2026 (City "
	    "Day)."));
	/* Which court is not known: no day. */
	m = make(t, "{\"jurisdiction\":\"wa\",\"hearing.date\":"
	    "\"2026-03-09\"}", "2026-02-20");
	assert_string_equal(day_of(t, date_of(&m, "serve")), "none");
}

static void
what_is_wanting_is_asked(void **state)
{
	struct test *t = *state;
	struct made m = make(t, WA "\"filer\":\"restrained\"}", "2026-02-20");
	const struct plan_date *p = date_of(&m, "serve");

	assert_string_equal(day_of(t, p), "none");
	assert_non_null(strstr(words(p, 0), "5 court days before the hearing. "
	    "Give the date"));
	assert_null(date_of(&m, "go"));
	/* A rule for counting without holidays, and no rule at all. */
	m = make(t, "{\"jurisdiction\":\"or\",\"hearing.date\":"
	    "\"2026-03-09\"}", "2026-02-20");
	p = date_of(&m, "serve");
	assert_string_equal(day_of(t, p), "none");
	assert_non_null(strstr(words(p, 0), "Count the days with the clerk."));
	assert_non_null(strstr(words(p, 1), "A closed day goes on."));
	assert_non_null(strstr(words(date_of(&m, "remote"), 0), "14 days"));
	m = make(t, "{\"jurisdiction\":\"id\",\"hearing.date\":"
	    "\"2026-03-09\"}", "2026-02-20");
	p = date_of(&m, "serve");
	assert_string_equal(day_of(t, p), "none");
	assert_int_equal(p->lines.n, 1);
	assert_int_equal(m.plan->alerts.n, 0);
}

static void
assert_alert(const struct plan *p, size_t i, const char *id, const char *en)
{
	const struct plan_alert *x;

	assert_true(i < p->alerts.n);
	x = p->alerts.at[i];
	assert_string_equal(x->id, id);
	assert_string_equal(x->words.en, en);
	assert_non_null(x->words.es);
}

static void
a_wait_has_a_first_day(void **state)
{
	struct test *t = *state;
	/* No calendar is needed for years; 29 February ends on the 28th. */
	struct made m = make(t, "{\"jurisdiction\":\"id\",\"order.issued\":"
	    "\"2024-02-29\"}", "2026-02-27");
	const struct plan_date *p = date_of(&m, "wait");
	const struct plan_alert *x;

	assert_string_equal(day_of(t, p), "2026-02-28");
	assert_true(p->first);
	assert_int_equal(p->better, date_parse("2026-03-01"));
	assert_null(p->counting);
	assert_int_equal(m.plan->alerts.n, 1);
	x = m.plan->alerts.at[0];
	assert_string_equal(x->id, "wait");
	assert_string_equal(x->words.en, "The first day to ask is Saturday, "
	    "February 28, 2026, tomorrow.");
	m = make(t, "{\"jurisdiction\":\"id\",\"order.issued\":"
	    "\"2024-02-29\"}", "2026-02-28");
	assert_int_equal(m.plan->alerts.n, 0);
	m = make(t, "{\"jurisdiction\":\"id\",\"prior.ruling-date\":"
	    "\"2026-08-31\"}", "2026-11-21");
	assert_string_equal(day_of(t, date_of(&m, "later")), "2027-02-28");
	assert_alert(m.plan, 0, "wait", "The first day to ask again is Sunday, "
	    "February 28, 2027, 99 days from today.");
}

static void
today_is_told_at_the_top(void **state)
{
	struct test *t = *state;
	struct made m = make(t, WA "\"hearing.date\":\"2026-03-09\"}",
	    "2026-02-25");

	assert_int_equal(m.plan->alerts.n, 1);
	assert_alert(m.plan, 0, "soon", "Have the papers served by Monday, "
	    "March 2, 2026, 5 days from today.");
	m = make(t, WA "\"hearing.date\":\"2026-03-09\"}", "2026-03-02");
	assert_alert(m.plan, 0, "soon", "Have the papers served by Monday, "
	    "March 2, 2026, today.");
	assert_int_equal(date_of(&m, "serve")->better, DATE_NONE);
	m = make(t, WA "\"hearing.date\":\"2026-03-09\"}", "2026-03-03");
	assert_int_equal(m.plan->alerts.n, 1);
	assert_alert(m.plan, 0, "missed", "The last day to serve the papers "
	    "was Monday, March 2, 2026. Not done by then? Ask the clerk for a "
	    "new hearing date.");
	m = make(t, WA "\"hearing.date\":\"2026-03-09\"}", "2026-03-10");
	assert_int_equal(m.plan->alerts.n, 1);
	assert_alert(m.plan, 0, "past", "The date given for the hearing is "
	    "past: Monday, March 9, 2026. Check it, or ask the clerk for a "
	    "new date.");
	m = make(t, WA "\"hearing.date\":\"2027-01-01\"}", "2026-03-10");
	assert_alert(m.plan, 0, "closed", "The date given for the hearing is "
	    "Friday, January 1, 2027. The court is closed on that day (New "
	    "Year). Check the date with the clerk.");
	assert_int_equal(m.plan->alerts.n, 1);
	m = make(t, WA "\"hearing.date\":\"2026-03-08\"}", "2026-02-10");
	assert_alert(m.plan, 1, "closed", "The date given for the hearing is "
	    "Sunday, March 8, 2026. The court is closed on that day "
	    "(weekend). Check the date with the clerk.");
	m = make(t, WA "\"order.served-on\":\"2026-03-02\"}", "2026-04-10");
	assert_alert(m.plan, 0, "missed", "The last day to ask for a hearing "
	    "was Wednesday, April 1, 2026. Not done by then? Ask the clerk "
	    "what you can still do.");
}

static void
a_year_that_is_missing_is_an_error(void **state)
{
	struct test *t = *state;
	struct made m = make(t, WA "\"hearing.date\":\"2028-01-03\"}",
	    "2026-02-25");
	const struct diag *d;

	/* Back from 3 January 2028 all days are of 2027. */
	assert_non_null(m.plan);
	m = make(t, WA "\"hearing.date\":\"2028-03-03\"}", "2026-02-25");
	assert_null(m.plan);
	assert_int_equal(diags_length(t->diags), 1);
	d = diags_at(t->diags, 0);
	assert_int_equal(d->code, DIAG_CALENDAR_YEAR);
	assert_string_equal(d->pos.file, DATA "forms/calendars/wa.xml");
	assert_non_null(strstr(d->message, "2028"));
	assert_non_null(strstr(d->message, "2026 to 2027"));
	assert_non_null(d->hint);
}

/* Long over: the year before the list is no error, and no day is told. */
static void
what_is_long_over_is_not_counted(void **state)
{
	struct test *t = *state;
	struct made m = make(t, WA "\"order.served-on\":\"2019-03-02\"}",
	    "2026-02-25");

	assert_non_null(m.plan);
	assert_string_equal(day_of(t, date_of(&m, "ask")), "none");
}

static void
the_count_is_explained(void **state)
{
	struct test *t = *state;
	struct made m = make(t, WA "\"hearing.date\":\"2026-03-09\"}",
	    "2026-02-25");
	struct buf b = { 0 };

	checklist_explain(t->arena, m.list, m.rules, &b);
	assert_non_null(strstr(b.data, "\tdate: 2026-03-02\n"
	    "\t    better: 2026-02-27\n"
	    "\t    hearing.date: answered at a.json:1:"));
	assert_non_null(strstr(b.data, "\t    from RCW 1, Revised Code, "
	    "checked 2026-11-21\n\t    from CR 6, Civil Rules, checked "
	    "2026-11-21\n\t    from RCW 3, Civil Rules, checked 2026-11-21\n"
	    "\t    the period is at " DATA "forms/jurisdictions/wa.xml:4:2"));
	buf_free(&b);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_day_is_counted_back),
		TEST(the_way_of_serving_adds),
		TEST(each_court_has_its_holidays),
		TEST(what_is_wanting_is_asked),
		TEST(a_wait_has_a_first_day),
		TEST(today_is_told_at_the_top),
		TEST(a_year_that_is_missing_is_an_error),
		TEST(what_is_long_over_is_not_counted),
		TEST(the_count_is_explained),
	};

	STEPS_MAIN(tests);
}
