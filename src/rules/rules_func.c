/*
 * Functions that movant offers to expressions beside XPath's own: dates.  Each
 * gets its arguments as text and answers false when one is no date or number,
 * which makes the condition unknown; nothing here knows what day it is.
 */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/date.h"
#include "rules/rules_int.h"

#define MOST_STEPS	200000		/* days, months or years to add */

static bool
two_dates(const char *const *args, int32_t *a, int32_t *b)
{
	*a = date_parse(args[0]);
	*b = date_parse(args[1]);
	return *a != DATE_NONE && *b != DATE_NONE;
}

/* A whole number; XPath writes "30", a person may have typed "30 " or "-2". */
static bool
whole(const char *s, int *n)
{
	char *end;
	long v;

	if (*s == '\0' || strlen(s) > 12)
		return false;
	v = strtol(s, &end, 10);
	while (*end == ' ')
		end++;
	if (*end != '\0' || v < -MOST_STEPS || v > MOST_STEPS)
		return false;
	*n = (int)v;
	return true;
}

static bool
boolean(struct xml_result *r, bool value)
{
	r->kind = XML_RESULT_BOOLEAN;
	r->boolean = value;
	return true;
}

static bool
date(struct arena *a, struct xml_result *r, int32_t day)
{
	if (day == DATE_NONE || day < date_from_ymd(1800, 1, 1) ||
	    day > date_from_ymd(2999, 12, 31))
		return false;
	r->kind = XML_RESULT_STRING;
	r->string = date_iso(a, day);
	return true;
}

static bool
before(struct arena *arena, const char *const *args, struct xml_result *r)
{
	int32_t a, b;

	(void)arena;
	return two_dates(args, &a, &b) && boolean(r, a < b);
}

static bool
after(struct arena *arena, const char *const *args, struct xml_result *r)
{
	int32_t a, b;

	(void)arena;
	return two_dates(args, &a, &b) && boolean(r, a > b);
}

static bool
days_between(struct arena *arena, const char *const *args,
    struct xml_result *r)
{
	int32_t a, b;

	(void)arena;
	if (!two_dates(args, &a, &b))
		return false;
	r->kind = XML_RESULT_NUMBER;
	r->number = (double)(b - a);
	return true;
}

static bool
add_days(struct arena *arena, const char *const *args, struct xml_result *r)
{
	int32_t day = date_parse(args[0]);
	int n;

	return day != DATE_NONE && whole(args[1], &n) &&
	    date(arena, r, day + n);
}

/* Years 1800 to 2999 leave 14,400 months; more cannot be a date. */
static bool
add_steps(struct arena *arena, const char *const *args, struct xml_result *r,
    int months)
{
	int32_t day = date_parse(args[0]);
	int n;

	if (day == DATE_NONE || !whole(args[1], &n) || n > 14400 / months ||
	    n < -14400 / months)
		return false;
	return date(arena, r, date_add_months(day, n * months));
}

static bool
add_months(struct arena *arena, const char *const *args, struct xml_result *r)
{
	return add_steps(arena, args, r, 1);
}

static bool
add_years(struct arena *arena, const char *const *args, struct xml_result *r)
{
	return add_steps(arena, args, r, 12);
}

const struct xml_func rules_funcs[] = {
	{ "before", 2, before },
	{ "after", 2, after },
	{ "add-days", 2, add_days },
	{ "add-months", 2, add_months },
	{ "add-years", 2, add_years },
	{ "days-between", 2, days_between },
	{ NULL, 0, NULL },
};
