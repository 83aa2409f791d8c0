/* From the JSON of a worked example to what calendar.h takes. */
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/str.h"
#include "date_cases.h"

const struct json *
cases_member(const struct json *o, const char *name)
{
	if (o == NULL || o->kind != JSON_OBJECT)
		return NULL;
	for (o = o->first; o != NULL; o = o->next)
		if (strcmp(o->name, name) == 0)
			return o->kind == JSON_NULL ? NULL : o;
	return NULL;
}

const char *
cases_text(const struct json *o, const char *name)
{
	const struct json *m = cases_member(o, name);

	return m != NULL && (m->kind == JSON_STRING || m->kind == JSON_NUMBER ||
	    m->kind == JSON_BOOLEAN) ? m->text : NULL;
}

/* Index among the words, 0 when the member is missing; false when other. */
static bool
word(const struct json *o, const char *name, const char *const *words, int *at)
{
	const char *s = cases_text(o, name);

	*at = 0;
	if (s == NULL)
		return true;
	for (int i = 0; words[i] != NULL; i++)
		if (strcmp(words[i], s) == 0) {
			*at = i;
			return true;
		}
	return false;
}

bool
cases_number(const struct json *o, const char *name, int32_t *n)
{
	const char *s = cases_text(o, name);
	char *end;
	long v;

	if (s == NULL)
		return false;
	v = strtol(s, &end, 10);
	if (end == s || *end != '\0' || v < -1000000 || v > 1000000)
		return false;
	*n = (int32_t)v;
	return true;
}

const char *
cases_day(const struct json *d)
{
	return d->kind == JSON_STRING ? d->text : cases_text(d, "date");
}

static const char *
dates(struct arena *a, const struct json *list, int32_t **days, size_t *n)
{
	*n = 0;
	if (list == NULL)
		return NULL;
	if (list->kind != JSON_ARRAY)
		return "a list of dates is no list";
	*days = arena_array(a, list->n, sizeof(**days));
	for (const struct json *d = list->first; d != NULL; d = d->next) {
		const char *s = cases_day(d);
		int32_t day = s != NULL ? date_parse(s) : DATE_NONE;

		if (day == DATE_NONE)
			return "a list of dates has one that is no date";
		(*days)[(*n)++] = day;
	}
	return NULL;
}

const char *
cases_set(struct arena *a, const struct json *list, struct calendar_set **out)
{
	struct calendar_set *s = arena_alloc(a, sizeof(*s));
	struct calendar_day *extra;
	int32_t *days = NULL;
	const char *fault = dates(a, list, &days, &s->nextra);

	extra = arena_array(a, s->nextra, sizeof(*extra));
	for (size_t i = 0; i < s->nextra; i++)
		extra[i] = (struct calendar_day){ days[i], { "listed",
		    "listado" } };
	s->id = "case";
	s->extra = extra;
	s->from = 1800;
	s->to = 2999;
	*out = s;
	return fault;
}

static const char *
service(struct arena *a, const struct json *o, struct calendar_count *c)
{
	static const char *const units[] = { "calendar_days", "court_days",
	    NULL };
	static const char *const modes[] = { "after_roll", "with_period",
	    "continue_back", NULL };
	struct calendar_service *s = arena_alloc(a, sizeof(*s));
	int unit, mode;

	/* A way of serving that adds nothing need not say so. */
	if (o == NULL || cases_member(o, "add") == NULL)
		return NULL;
	if (!cases_number(o, "add", &s->add))
		return "service without a number of days";
	if (!word(o, "unit", units, &unit) || !word(o, "mode", modes, &mode))
		return "unknown unit or mode of service";
	s->unit = unit == 0 ? CALENDAR_DAYS : CALENDAR_COURT_DAYS;
	s->mode = (enum calendar_mode)mode;
	s->method.en = cases_text(o, "method");
	s->method.es = s->method.en;
	c->service = s;
	return NULL;
}

static const char *
parameters(struct arena *a, const struct json *p, struct calendar_count *c)
{
	static const char *const directions[] = { "after", "before", NULL };
	static const char *const units[] = { "calendar_days", "court_days",
	    "months", "years", NULL };
	static const char *const rolls[] = { "none", "same_direction",
	    "forward", NULL };
	static const char *const starts[] = { "next_day", "next_court_day",
	    NULL };
	struct calendar_rule *rule = arena_alloc(a, sizeof(*rule));
	int direction, unit, roll, start;

	if (!cases_number(p, "count", &c->count))
		return "no count";
	if (!word(p, "direction", directions, &direction) ||
	    !word(p, "unit", units, &unit) || !word(p, "roll", rolls, &roll) ||
	    !word(p, "start", starts, &start))
		return "unknown direction, unit, roll or start";
	rule->roll = (enum calendar_roll)roll;
	rule->start_open = start == 1;
	if (cases_member(p, "short_period_lt") != NULL &&
	    !cases_number(p, "short_period_lt", &rule->short_under))
		return "short_period_lt is no number";
	c->direction = (enum calendar_direction)direction;
	c->unit = (enum calendar_unit)unit;
	c->rule = rule;
	return NULL;
}

/* The list of dates of that name; NULL when it is the name of a calendar. */
static const struct json *
listed(const struct json *in, const char *name)
{
	const struct json *l = cases_member(in, name);

	return l != NULL && l->kind == JSON_STRING ? NULL : l;
}

const char *
cases_count(struct arena *a, const struct json *k, struct calendar_count *c)
{
	const struct json *in = cases_member(k, "inputs");
	const char *event = cases_text(in, "event_date"), *fault;
	struct calendar_set *open, *back;
	int32_t *shut = NULL;

	memset(c, 0, sizeof(*c));
	if (event == NULL || (c->event = date_parse(event)) == DATE_NONE)
		return "event_date is no date";
	fault = parameters(a, cases_member(k, "parameters"), c);
	if (fault == NULL)
		fault = service(a, cases_member(in, "service"), c);
	if (fault == NULL)
		fault = cases_set(a, listed(in, "holidays"), &open);
	if (fault == NULL)
		fault = cases_set(a, listed(in, "holidays_backward"), &back);
	if (fault == NULL)
		fault = dates(a, cases_member(in, "clerk_inaccessible"), &shut,
		    &c->nshut);
	if (fault != NULL)
		return fault;
	c->open = open;
	if (cases_member(in, "holidays_backward") != NULL)
		c->open_back = back;
	c->shut = shut;
	return NULL;
}

static bool
two(const char *s, int *n)
{
	*n = (s[0] - '0') * 10 + s[1] - '0';
	return s[0] >= '0' && s[0] <= '9' && s[1] >= '0' && s[1] <= '9';
}

const char *
cases_time(const char *s, struct calendar_time *t)
{
	char day[11];
	int hour, minute;

	if (s == NULL || (strlen(s) != 16 && strlen(s) != 19))
		return "no time";
	memcpy(day, s, 10);
	day[10] = '\0';
	t->day = date_parse(day);
	if (t->day == DATE_NONE || s[10] != 'T' || s[13] != ':' ||
	    !two(s + 11, &hour) || !two(s + 14, &minute) || hour > 23 ||
	    minute > 59)
		return "no time";
	t->minute = 60 * hour + minute;
	return NULL;
}
