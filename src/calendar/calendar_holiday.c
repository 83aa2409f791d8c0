/* Which days a court is closed, from the rules of its holidays. */
#include <stdlib.h>

#include "base/arena.h"
#include "base/date.h"
#include "calendar/calendar.h"

/*
 * Gauss's rule in the form of the Gregorian computus ("Anonymous Gregorian
 * algorithm", Nature 1876): exact for every year since 1583.
 */
int32_t
calendar_easter(int year)
{
	int golden = year % 19, century = year / 100, rest = year % 100;
	int moon = (19 * golden + century - century / 4 -
	    (century - (century + 8) / 25 + 1) / 3 + 15) % 30;
	int sunday = (32 + 2 * (century % 4) + 2 * (rest / 4) - moon -
	    rest % 4) % 7;
	int late = (golden + 11 * moon + 22 * sunday) / 451;
	int n = moon + sunday - 7 * late + 114;

	return date_from_ymd(year, n / 31, n % 31 + 1);
}

bool
calendar_weekend(int32_t day)
{
	int w = date_weekday(day);

	return w == 0 || w == 6;
}

bool
calendar_covers(const struct calendar_set *s, int32_t day)
{
	int year = date_to_ymd(day).year;

	return year >= s->from && year <= s->to;
}

static int32_t
nth(const struct calendar_holiday *h, int year)
{
	int32_t first;

	if (h->nth == 0) {
		int32_t next = h->month == 12 ?
		    date_from_ymd(year, 12, 31) + 1 :
		    date_from_ymd(year, h->month + 1, 1);

		return next - 1 - (date_weekday(next - 1) - h->weekday + 7) % 7;
	}
	first = date_from_ymd(year, h->month, 1);
	return first + (h->weekday - date_weekday(first) + 7) % 7 +
	    7 * (h->nth - 1);
}

/* The holiday's own day in a year, before it is moved; DATE_NONE: not kept. */
static int32_t
own_day(const struct calendar_holiday *h, int year)
{
	int32_t day;

	if ((h->since != 0 && year < h->since) ||
	    (h->until != 0 && year > h->until))
		return DATE_NONE;
	switch (h->kind) {
	case CALENDAR_FIXED:
		return date_from_ymd(year, h->month, h->day);
	case CALENDAR_NTH:
		return nth(h, year) + h->offset;
	case CALENDAR_EASTER:
		return calendar_easter(year) + h->offset;
	case CALENDAR_RELATIVE:
		day = own_day(h->other, year);
		return day == DATE_NONE ? DATE_NONE : day + h->offset;
	}
	return DATE_NONE;
}

static int32_t
kept_day(const struct calendar_holiday *h, int year)
{
	int32_t day = own_day(h, year);

	if (day == DATE_NONE)
		return DATE_NONE;
	if (date_weekday(day) == 6)
		return day + h->saturday;
	return date_weekday(day) == 0 ? day + h->sunday : day;
}

static bool
removed(const struct calendar_set *s, int32_t day)
{
	for (size_t i = 0; i < s->nremoved; i++)
		if (s->removed[i] == day)
			return true;
	return false;
}

const struct calendar_text *
calendar_holiday(const struct calendar_set *s, int32_t day)
{
	int year = date_to_ymd(day).year;

	for (size_t i = 0; i < s->nextra; i++)
		if (s->extra[i].day == day)
			return &s->extra[i].name;
	if (removed(s, day))
		return NULL;
	/* A holiday of next year may be kept at the end of this one, and one
	 * of last year at the beginning. */
	for (int y = year + 1; y >= year - 1; y--)
		for (size_t i = 0; i < s->nholidays; i++)
			if (y >= 1800 && y <= 2999 &&
			    kept_day(&s->holidays[i], y) == day)
				return &s->holidays[i].name;
	return NULL;
}

bool
calendar_closed(const struct calendar_set *s, int32_t day)
{
	return calendar_weekend(day) || calendar_holiday(s, day) != NULL;
}

static void
not_covered(struct diags *d, const struct calendar_set *s, int year)
{
	diag_add(d, DIAG_CALENDAR_YEAR, s->pos,
	    "add the court holidays of that year to this file, or ask the "
	    "clerk for the date", "the holidays of %d are not known; '%s' has "
	    "those of %d to %d", year, s->id ? s->id : "the list", s->from,
	    s->to);
}

static int
by_day(const void *a, const void *b)
{
	const struct calendar_day *x = a, *y = b;

	return (x->day > y->day) - (x->day < y->day);
}

/* Put a day unless it is there; the first that gives it names it. */
static void
put(struct calendar_day *all, size_t *n, int32_t day,
    const struct calendar_text *name)
{
	for (size_t i = 0; i < *n; i++)
		if (all[i].day == day)
			return;
	all[(*n)++] = (struct calendar_day){ day, *name };
}

const struct calendar_day *
calendar_year(struct arena *a, struct diags *d, const struct calendar_set *s,
    int year, size_t *n)
{
	struct calendar_day *all = arena_array(a, s->nextra +
	    3 * s->nholidays, sizeof(*all));

	*n = 0;
	if (year < s->from || year > s->to) {
		not_covered(d, s, year);
		return NULL;
	}
	for (size_t i = 0; i < s->nextra; i++)
		if (date_to_ymd(s->extra[i].day).year == year)
			put(all, n, s->extra[i].day, &s->extra[i].name);
	for (size_t i = 0; i < 3 * s->nholidays; i++) {
		const struct calendar_holiday *h = &s->holidays[i / 3];
		int y = year - 1 + (int)(i % 3);
		int32_t day = y < 1800 || y > 2999 ? DATE_NONE : kept_day(h, y);

		if (day != DATE_NONE && date_to_ymd(day).year == year &&
		    !removed(s, day))
			put(all, n, day, &h->name);
	}
	qsort(all, *n, sizeof(*all), by_day);
	return all;
}

int32_t
calendar_next_open(struct diags *d, const struct calendar_set *s, int32_t day,
    int direction)
{
	do
		day += direction;
	while (calendar_weekend(day) || (calendar_covers(s, day) &&
	    calendar_holiday(s, day) != NULL));
	if (calendar_covers(s, day))
		return day;
	not_covered(d, s, date_to_ymd(day).year);
	return DATE_NONE;
}
