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
	/* It adds to the time to serve, and to no other. */
	m = make(t, WA "\"order.served-on\":\"2026-03-02\","
	    "\"service.planned\":\"mail\"}", "2026-03-03");
	assert_string_equal(day_of(t, date_of(&m, "ask")), "2026-04-01");
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
	/* Nothing moves it, so the Saturday needs no word. */
	assert_int_equal(p->lines.n, 1);
	assert_int_equal(m.plan->alerts.n, 1);
	x = m.plan->alerts.at[0];
	assert_string_equal(x->id, "wait");
	assert_string_equal(x->words.en, "The first day to ask is tomorrow, "
	    "Saturday, February 28, 2026.");
	m = make(t, "{\"jurisdiction\":\"id\",\"order.issued\":"
	    "\"2024-02-29\"}", "2026-02-28");
	assert_int_equal(m.plan->alerts.n, 0);
	m = make(t, "{\"jurisdiction\":\"id\",\"prior.ruling-date\":"
	    "\"2026-08-31\"}", "2026-11-21");
	assert_string_equal(day_of(t, date_of(&m, "later")), "2027-02-28");
	assert_alert(m.plan, 0, "wait", "The first day to ask again is Sunday, "
	    "February 28, 2027, 99 days from today.");
}

/* What stands at the top of a list on one day: all of it, in order. */
struct top {
	const char	*answers, *today;
	struct {
		const char *id, *en, *es;	/* es: or NULL, not looked at */
	} alerts[4];
};

#define HEARING(day) WA "\"hearing.date\":\"" day "\"}"

static void
assert_tops(struct test *t, const struct top *rows, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		struct made m = make(t, rows[i].answers, rows[i].today);
		size_t k = 0;

		for (; k < 4 && rows[i].alerts[k].id != NULL; k++) {
			const struct plan_alert *x;

			assert_alert(m.plan, k, rows[i].alerts[k].id,
			    rows[i].alerts[k].en);
			x = m.plan->alerts.at[k];
			if (rows[i].alerts[k].es != NULL)
				assert_string_equal(x->words.es,
				    rows[i].alerts[k].es);
		}
		assert_int_equal(m.plan->alerts.n, k);
	}
}

static void
a_last_day_is_told_at_the_top(void **state)
{
	static const struct top rows[] = {
		/* Sixty days before it, and not sooner. */
		{ HEARING("2026-05-11"), "2026-03-04", { { NULL } } },
		{ HEARING("2026-05-11"), "2026-03-05", { { "soon", "Have the "
		    "papers served by Monday, May 4, 2026, 60 days from "
		    "today.", NULL } } },
		{ HEARING("2026-03-09"), "2026-02-25", { { "soon", "Have the "
		    "papers served by Monday, March 2, 2026, 5 days from "
		    "today.", "Haga entregar los documentos a más tardar el "
		    "lunes 2 de marzo de 2026, dentro de 5 días." } } },
		{ HEARING("2026-03-09"), "2026-03-01", { { "soon", "Have the "
		    "papers served by tomorrow, Monday, March 2, 2026.",
		    "Haga entregar los documentos a más tardar mañana, lunes "
		    "2 de marzo de 2026." } } },
		{ HEARING("2026-03-09"), "2026-03-02", { { "soon", "Have the "
		    "papers served today, Monday, March 2, 2026. It is the "
		    "last day.", "Haga entregar los documentos hoy, lunes 2 "
		    "de marzo de 2026. Es el último día." },
		    { "event", "The hearing is Monday, March 9, 2026, 7 days "
		    "from today.", NULL } } },
		{ HEARING("2026-03-09"), "2026-03-03", { { "missed", "The "
		    "last day to serve the papers was Monday, March 2, 2026. "
		    "Not done by then? Ask the clerk for a new hearing date.",
		    NULL }, { "event", "The hearing is Monday, March 9, 2026, "
		    "6 days from today.", NULL } } },
		/* A count that rests on a rule that is not official. */
		{ "{\"jurisdiction\":\"wa\",\"order.court\":\"City Court\","
		    "\"hearing.date\":\"2026-03-09\"}", "2026-02-25", { {
		    "soon", "Have the papers served by Friday, February 27, "
		    "2026, 2 days from today. Confirm this day with the "
		    "clerk.", "Haga entregar los documentos a más tardar el "
		    "viernes 27 de febrero de 2026, dentro de 2 días. "
		    "Confirme este día con el secretario del tribunal." } } },
		{ WA "\"order.served-on\":\"2026-03-02\"}", "2026-04-10",
		    { { "missed", "The last day to ask for a hearing was "
		    "Wednesday, April 1, 2026. Not done by then? Ask the "
		    "clerk what you can still do.", NULL } } },
	};
	struct test *t = *state;
	struct made m;

	assert_tops(t, rows, sizeof(rows) / sizeof(rows[0]));
	m = make(t, HEARING("2026-03-09"), "2026-03-02");
	assert_int_equal(date_of(&m, "serve")->better, DATE_NONE);
}

static void
a_hearing_is_told_at_the_top(void **state)
{
	static const struct top rows[] = {
		{ HEARING("2026-03-09"), "2026-03-08", { { "missed", "The "
		    "last day to serve the papers was Monday, March 2, 2026. "
		    "Not done by then? Ask the clerk for a new hearing date.",
		    NULL }, { "event", "The hearing is tomorrow, Monday, "
		    "March 9, 2026.", "La audiencia es mañana, lunes 9 de "
		    "marzo de 2026." } } },
		{ HEARING("2026-03-09"), "2026-03-09", { { "missed", "The "
		    "last day to serve the papers was Monday, March 2, 2026. "
		    "Not done by then? Ask the clerk for a new hearing date.",
		    NULL }, { "event", "The hearing is today, Monday, March 9, "
		    "2026.", "La audiencia es hoy, lunes 9 de marzo de "
		    "2026." } } },
		/* Over: nothing else is of use. */
		{ HEARING("2026-03-09"), "2026-03-10", { { "past", "The date "
		    "given for the hearing is past: Monday, March 9, 2026. "
		    "Check it, or ask the clerk for a new date.", "La fecha "
		    "que dio para la audiencia ya pasó: lunes 9 de marzo de "
		    "2026. Revísela, o pida una nueva fecha al secretario "
		    "del tribunal." } } },
		/* A doubtful day first, then what is counted from it. */
		{ HEARING("2026-03-08"), "2026-02-10", { { "closed", "The "
		    "date given for the hearing is Sunday, March 8, 2026. "
		    "That is a weekend, when the court is closed. Check the "
		    "date with the clerk. Other days on this list are counted "
		    "from it.", "La fecha que dio para la audiencia es el "
		    "domingo 8 de marzo de 2026. Es fin de semana y el "
		    "tribunal está cerrado. Revise la fecha con el secretario "
		    "del tribunal. Otros días de esta lista se cuentan desde "
		    "esa fecha." }, { "soon", "Have the papers served by "
		    "Monday, March 2, 2026, 20 days from today.", NULL } } },
		{ HEARING("2027-01-01"), "2026-03-10", { { "closed", "The "
		    "date given for the hearing is Friday, January 1, 2027. "
		    "The court is closed on that day (New Year). Check the "
		    "date with the clerk. Other days on this list are counted "
		    "from it.", NULL } } },
		/* By a list that is not official. */
		{ "{\"jurisdiction\":\"wa\",\"order.court\":\"City Court\","
		    "\"hearing.date\":\"2026-03-03\"}", "2026-02-01", { {
		    "closed", "The date given for the hearing is Tuesday, "
		    "March 3, 2026. The court may be closed on that day (City "
		    "Day). Check the date with the clerk. Other days on this "
		    "list are counted from it.", NULL }, { "soon", "Have the "
		    "papers served by Tuesday, February 24, 2026, 23 days "
		    "from today. Confirm this day with the clerk.", NULL } } },
		/* Of this court no list is known. */
		{ "{\"jurisdiction\":\"id\",\"hearing.date\":"
		    "\"2026-03-10\"}", "2026-03-08", { { "event", "The "
		    "hearing is Tuesday, March 10, 2026, 2 days from today.",
		    NULL } } },
	};

	assert_tops(*state, rows, sizeof(rows) / sizeof(rows[0]));
}

/* A wait in court days does ask when the court is open, and by which rule. */
static void
a_wait_of_court_days_needs_the_court(void **state)
{
	struct test *t = *state;
	struct made m = make(t, "{\"jurisdiction\":\"ut\",\"order.issued\":"
	    "\"2026-12-21\"}", "2026-12-22");
	const struct plan_date *p = date_of(&m, "wait");

	/* Eight days to the end of the year, the first is closed. */
	assert_string_equal(day_of(t, p), "2027-01-05");
	assert_int_equal(p->better, date_parse("2027-01-06"));
	assert_true(p->first);
	assert_true(p->confirm);
}

/* A day to spare that lies before the event spares nothing. */
static void
no_better_day_before_the_event(void **state)
{
	struct test *t = *state;
	struct made m = make(t, "{\"jurisdiction\":\"ut\",\"order.served-on\":"
	    "\"2026-03-07\"}", "2026-03-01");
	const struct plan_date *p = date_of(&m, "ask");

	/* Saturday and a day: Monday.  The open day before it is Friday. */
	assert_string_equal(day_of(t, p), "2026-03-09");
	assert_int_equal(p->better, DATE_NONE);
	m = make(t, "{\"jurisdiction\":\"ut\",\"order.served-on\":"
	    "\"2026-03-04\"}", "2026-03-01");
	assert_string_equal(date_iso(t->arena, date_of(&m, "ask")->better),
	    "2026-03-04");
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
	/* In the year of the list's gap itself it may not be over. */
	m = make(t, WA "\"order.served-on\":\"2025-03-02\"}", "2025-02-25");
	assert_null(m.plan);
	assert_int_equal(diags_at(t->diags, 0)->code, DIAG_CALENDAR_YEAR);
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
	/* Where no day is counted, no list of holidays is a ground. */
	m = make(t, "{\"jurisdiction\":\"or\",\"hearing.date\":"
	    "\"2026-03-09\"}", "2026-02-20");
	checklist_explain(t->arena, m.list, m.rules, &b);
	assert_non_null(strstr(b.data, "\t    from CR 6, Civil Rules, checked "
	    "2026-11-21\n\t    the period is at "));
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
		TEST(a_last_day_is_told_at_the_top),
		TEST(a_hearing_is_told_at_the_top),
		TEST(a_wait_of_court_days_needs_the_court),
		TEST(no_better_day_before_the_event),
		TEST(a_year_that_is_missing_is_an_error),
		TEST(what_is_long_over_is_not_counted),
		TEST(the_count_is_explained),
	};

	STEPS_MAIN(tests);
}
