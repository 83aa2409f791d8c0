/*
 * date-cases FILE [FORMS]: run every worked example of a file; FORMS is the
 * folder of definitions whose calendars the cases name, by default that of the
 * source.  One line for each that fails, a count at the end; status 1 when any
 * fails or none is there.
 */
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "base/date.h"
#include "base/io.h"
#include "base/limits.h"
#include "base/str.h"
#include "date_cases.h"
#include "form/form.h"

struct run {
	struct arena	*arena;
	const struct form_catalog *catalog;
	const char	*id;
	size_t		 passed, failed;
	bool		 wrong;		/* the case that runs */
};

__attribute__((format(printf, 2, 3))) static void
wrong(struct run *r, const char *fmt, ...)
{
	va_list ap;

	printf("%s: ", r->id ? r->id : "a case without id");
	va_start(ap, fmt);
	vprintf(fmt, ap);
	va_end(ap);
	printf("\n");
	r->wrong = true;
}

static const char *
iso(struct run *r, int32_t day)
{
	return day == DATE_NONE ? "none" : date_iso(r->arena, day);
}

/* Nothing came out: right if that one message was wanted. */
static void
told(struct run *r, struct diags *d, const struct json *want)
{
	const char *error = cases_text(want, "error");

	if (error != NULL && diags_length(d) == 1 &&
	    str_eq(diag_name(diags_at(d, 0)->code), error))
		return;
	for (size_t i = 0; i < diags_length(d); i++)
		wrong(r, "%s", diags_at(d, i)->message);
}

/* A day came out: wrong if a message was wanted. */
static bool
wants_error(struct run *r, const struct json *want)
{
	const char *error = cases_text(want, "error");

	if (error != NULL)
		wrong(r, "a result, not the message '%s'", error);
	return error != NULL;
}

/* Each step that is expected is there, in order; others may stand between. */
static void
check_steps(struct run *r, const struct json *steps,
    const struct calendar_result *got)
{
	size_t at = 0;

	if (steps == NULL)
		return;
	for (const struct json *s = steps->first; s != NULL; s = s->next) {
		const char *name = cases_text(s, "step");
		const char *date = cases_text(s, "date");
		const struct calendar_step *g = NULL;

		for (; at < got->steps.n; at++) {
			g = got->steps.at[at];
			if (name == NULL ||
			    str_eq(calendar_step_name(g->kind), name))
				break;
		}
		if (at == got->steps.n) {
			wrong(r, "there is no step '%s'", name ? name : "");
			return;
		}
		if (date != NULL && !str_eq(iso(r, g->day), date))
			wrong(r, "step '%s' is %s, not %s",
			    calendar_step_name(g->kind), iso(r, g->day), date);
		at++;
	}
}

static void
check_timely(struct run *r, const struct json *want,
    const struct calendar_result *got)
{
	const char *on = cases_text(want, "mailing_on");
	const char *timely = cases_text(want, "timely");
	int32_t day = on ? date_parse(on) : DATE_NONE;
	bool is;

	if (timely == NULL)
		return;
	if (day == DATE_NONE) {
		wrong(r, "timely without mailing_on");
		return;
	}
	is = day <= got->day;
	if (is != str_eq(timely, "true"))
		wrong(r, "on %s is %s, not %s", on, is ? "in time" : "late",
		    str_eq(timely, "true") ? "in time" : "late");
}

/* The calendar of that name; complains of one that is not known. */
static const struct calendar_set *
named(struct run *r, const char *name)
{
	const struct law_holidays *h = name == NULL ? NULL :
	    form_calendar_named(&r->catalog->calendars, name);

	if (h == NULL)
		wrong(r, "unknown calendar '%s'", name ? name : "");
	return h ? &h->set : NULL;
}

/* Holidays by name, where the case gives them so; false: none of that name. */
static bool
name_holidays(struct run *r, const struct json *in, struct calendar_count *c)
{
	const struct json *list = cases_member(in, "holidays");
	const struct json *back = cases_member(in, "holidays_backward");

	if (list != NULL && list->kind == JSON_STRING)
		c->open = named(r, list->text);
	else if (list == NULL && cases_text(in, "calendar") != NULL)
		c->open = named(r, cases_text(in, "calendar"));
	if (back != NULL && back->kind == JSON_STRING)
		c->open_back = named(r, back->text);
	return !r->wrong;
}

static void
run_case(struct run *r, const struct json *k)
{
	const struct json *want = cases_member(k, "expected");
	struct diags *d = diags_new(r->arena);
	const char *date = cases_text(want, "date");
	const char *weekday = cases_text(want, "weekday"), *fault, *name;
	struct calendar_count c;
	struct calendar_result got;

	fault = cases_count(r->arena, k, &c);
	if (fault == NULL && date == NULL &&
	    cases_text(want, "error") == NULL)
		fault = "no expected date";
	if (fault != NULL) {
		wrong(r, "%s", fault);
		return;
	}
	if (!name_holidays(r, cases_member(k, "inputs"), &c))
		return;
	if (!calendar_count(r->arena, d, &c, &got)) {
		told(r, d, want);
		return;
	}
	if (wants_error(r, want))
		return;
	if (!str_eq(iso(r, got.day), date))
		wrong(r, "%s, not %s", iso(r, got.day), date);
	name = date_day_name(got.day, LANG_EN);
	if (weekday != NULL && !str_eq(name, weekday))
		wrong(r, "a %s, not a %s", name, weekday);
	check_steps(r, cases_member(want, "steps"), &got);
	check_timely(r, want, &got);
}

/* The case's own list of holidays, else the set that it names, else the
 * federal one. */
static const struct calendar_set *
hour_set(struct run *r, const struct json *in)
{
	const struct json *list = cases_member(in, "holidays");
	const char *name = cases_text(in, "calendar");
	struct calendar_set *s;

	if (list != NULL && list->kind == JSON_STRING)
		return named(r, list->text);
	if (list == NULL)
		return named(r, name ? name : "federal");
	return cases_set(r->arena, list, &s) ? NULL : s;
}

static void
run_hours(struct run *r, const struct json *k)
{
	const struct json *in = cases_member(k, "inputs");
	const struct json *want = cases_member(k, "expected");
	const char *at = cases_text(want, "end");
	const char *fault = cases_time(cases_text(in, "start"),
	    &(struct calendar_time){ 0 });
	const struct calendar_set *set = hour_set(r, in);
	struct diags *d = diags_new(r->arena);
	struct calendar_time start, end, expected;
	struct calendar_set every = { .from = 1800, .to = 2999 };
	int32_t hours;
	const char *direction = cases_text(in, "direction");

	if (fault == NULL && cases_text(want, "error") == NULL)
		fault = cases_time(at, &expected);
	if (fault == NULL && !cases_number(in, "hours", &hours))
		fault = "no whole number of hours";
	if (fault != NULL || set == NULL) {
		wrong(r, "%s", fault ? fault : "no holidays");
		return;
	}
	cases_time(cases_text(in, "start"), &start);
	/* Older than the calendars: an example that lists no holidays says
	 * that none is in the way. */
	if (!calendar_covers(set, start.day))
		set = &every;
	if (!calendar_hours(d, cases_text(in, "timezone"),
	    str_eq(direction, "before") ? CALENDAR_BEFORE : CALENDAR_AFTER,
	    start, hours, set, &end)) {
		told(r, d, want);
		return;
	}
	if (wants_error(r, want))
		return;
	if (end.day != expected.day || end.minute != expected.minute)
		wrong(r, "%sT%02d:%02d, not %s", iso(r, end.day),
		    end.minute / 60, end.minute % 60, at);
}

static void
run_holidays(struct run *r, const struct json *k)
{
	const char *name = cases_text(k, "calendar");
	const struct json *want = cases_member(k, "expected");
	struct diags *d = diags_new(r->arena);
	const struct calendar_set *set = named(r, name);
	const struct calendar_day *got;
	struct buf a = { 0 }, b = { 0 };
	int32_t year;
	size_t n;

	if (set == NULL || !cases_number(k, "year", &year) || want == NULL) {
		if (set != NULL)
			wrong(r, "no year, or no dates");
		return;
	}
	got = calendar_year(r->arena, d, set, (int)year, &n);
	if (got == NULL) {
		told(r, d, want);
		return;
	}
	if (wants_error(r, want))
		return;
	for (size_t i = 0; i < n; i++)
		buf_printf(&a, " %s", iso(r, got[i].day));
	for (const struct json *s = want->first; s != NULL; s = s->next)
		buf_printf(&b, " %s", cases_day(s) ? cases_day(s) : "");
	if (!str_eq(a.data ? a.data : "", b.data ? b.data : ""))
		wrong(r, "%s, not%s", a.data ? a.data : "", b.data ? b.data :
		    "");
	buf_free(&a);
	buf_free(&b);
}

static void
run_list(struct run *r, const struct json *root, const char *name,
    void (*run)(struct run *, const struct json *))
{
	const struct json *list = cases_member(root, name);
	size_t passed = 0, all = 0;

	for (const struct json *k = list ? list->first : NULL; k != NULL;
	    k = k->next) {
		r->id = cases_text(k, "id");
		r->wrong = false;
		run(r, k);
		all++;
		passed += !r->wrong;
	}
	printf("%s: %zu of %zu pass\n", name, passed, all);
	r->passed += passed;
	r->failed += all - passed;
}

int
main(int argc, char **argv)
{
	struct run r = { .arena = arena_open() };
	struct diags *d = diags_new(r.arena);
	struct json *root = NULL;
	struct buf out = { 0 };
	size_t len;
	char *data;

	if (argc < 2 || argc > 3) {
		fprintf(stderr, "usage: date-cases FILE [FORMS]\n");
		return 2;
	}
	xml_open();
	data = io_read(r.arena, d, argv[1], LIMIT_FILE_BYTES, &len);
	if (data != NULL)
		root = json_read(r.arena, d, argv[1], data, len);
	if (root != NULL)
		r.catalog = form_catalog_read(r.arena, d,
		    argc == 3 ? argv[2] : DATE_CASES_FORMS);
	diags_print(d, &out);
	if (out.len > 0)
		fprintf(stderr, "%s", out.data);
	if (root != NULL && r.catalog != NULL) {
		run_list(&r, root, "cases", run_case);
		run_list(&r, root, "hour_cases", run_hours);
		run_list(&r, root, "holiday_cases", run_holidays);
	}
	buf_free(&out);
	arena_close(r.arena);
	xml_close();
	return r.failed == 0 && r.passed > 0 ? 0 : 1;
}
