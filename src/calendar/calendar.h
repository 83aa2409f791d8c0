/*
 * Counting days as courts do: which days a court is closed, and the day on
 * which a period ends.  Pure: no clock, no time zone of the machine, no answers;
 * forms/calendars/ and movant-form(5) hold the rules of each court as data.
 *
 * A *set* is the holidays of one court, computed from rules, for the years it
 * states and no other: to count through a year that is not stated is an error
 * (calendar-year), because a holiday that is missed is a late paper.
 *
 *	struct calendar_count c = { .rule = &rule, .event = hearing,
 *	    .direction = CALENDAR_BEFORE, .unit = CALENDAR_DAYS, .count = 5,
 *	    .open = set };
 *	if (calendar_count(arena, diags, &c, &result))
 *		... result.day, and how it came about in result.steps
 *
 * The event's own day is never counted.
 */
#ifndef CALENDAR_CALENDAR_H
#define CALENDAR_CALENDAR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/diag.h"
#include "base/vec.h"

struct arena;
struct buf;

/* English and Spanish. */
struct calendar_text {
	const char	*en, *es;
};

/* ---- holidays ---- */

enum calendar_kind {
	CALENDAR_FIXED,		/* month, day */
	CALENDAR_NTH,		/* offset days from the nth weekday of the
				 * month; 0 = the last */
	CALENDAR_EASTER,	/* offset days from Western Easter Sunday */
	CALENDAR_RELATIVE	/* offset days from another holiday's own day */
};

/* Where a holiday is kept that falls on a Saturday or a Sunday. */
#define CALENDAR_STAY	0	/* else: days to move, -1 Friday, 1 Monday */

struct calendar_holiday {
	const char	*id;		/* NULL = nothing refers to it */
	struct calendar_text name;
	enum calendar_kind kind;
	int		 month, day;
	int		 weekday, nth;	/* 0 Sunday to 6; 1 to 4 */
	int		 offset;	/* of all but FIXED */
	const struct calendar_holiday *other;	/* of RELATIVE, an earlier one */
	int		 saturday, sunday;	/* CALENDAR_STAY, or days to move */
	int		 since, until;	/* years of its own day; 0 = no bound */
};

/* A single day that the rules do not give. */
struct calendar_day {
	int32_t		 day;
	struct calendar_text name;
};

struct calendar_set {
	const char	*id;
	struct calendar_text name;
	int		 from, to;	/* years covered, both included */
	const struct calendar_holiday *holidays;
	size_t		 nholidays;
	const struct calendar_day *extra;	/* closed though no rule says so */
	size_t		 nextra;
	const int32_t	*removed;	/* open though a rule says closed */
	size_t		 nremoved;
	struct pos	 pos;		/* where it is defined, for messages */
};

/* Western Easter Sunday of a year of the Gregorian calendar. */
int32_t		 calendar_easter(int year);
bool		 calendar_covers(const struct calendar_set *, int32_t day);
/*
 * The name of the holiday that is kept on the day, NULL when there is none.  A
 * New Year's Day kept on 31 December is found in the year before.  The day must
 * be covered.
 */
const struct calendar_text *calendar_holiday(const struct calendar_set *,
		    int32_t day);
bool		 calendar_weekend(int32_t day);
/* A weekend or a holiday of the set. */
bool		 calendar_closed(const struct calendar_set *, int32_t day);
/*
 * All holidays kept in a year, weekends too, in order of date, each day once;
 * *n of them.  NULL and calendar-year when the year is not covered.
 */
const struct calendar_day *calendar_year(struct arena *, struct diags *,
		    const struct calendar_set *, int year, size_t *n);

/* ---- counting ---- */

enum calendar_direction { CALENDAR_AFTER, CALENDAR_BEFORE };

enum calendar_unit {
	CALENDAR_DAYS,		/* every day */
	CALENDAR_COURT_DAYS,	/* only days on which the court is open */
	CALENDAR_MONTHS,	/* the same day of the month: date_add_months */
	CALENDAR_YEARS		/* twelve of those */
};

enum calendar_roll {
	CALENDAR_ROLL_NONE,	/* a last day that is closed stays */
	CALENDAR_ROLL_SAME,	/* keep going the way the count was going */
	CALENDAR_ROLL_FORWARD	/* always to a later day */
};

enum calendar_mode {
	CALENDAR_AFTER_ROLL,	/* finish the period and its roll, then add */
	CALENDAR_WITH_PERIOD,	/* add to the period, then roll */
	CALENDAR_CONTINUE	/* go on in the days' own unit, then roll */
};

/* Days that a way of serving papers adds. */
struct calendar_service {
	struct calendar_text method;	/* "Mail", "El correo": begins a sentence */
	int32_t		 add;
	enum calendar_unit unit;	/* DAYS or COURT_DAYS */
	enum calendar_mode mode;
};

struct calendar_rule {
	enum calendar_roll roll;
	/* Day one is the next day that the court is open (Florida). */
	bool		 start_open;
	/* In periods of DAYS shorter than this, closed days do not count; 0:
	 * there is no such rule. */
	int32_t		 short_under;
};

struct calendar_count {
	const struct calendar_rule *rule;
	enum calendar_direction direction;
	enum calendar_unit unit;
	int32_t		 count;		/* 0 to CALENDAR_MOST */
	int32_t		 event;
	struct calendar_text event_name; /* "the hearing"; NULL: its date only */
	const struct calendar_service *service;	/* NULL = none */
	const struct calendar_set *open;
	const struct calendar_set *open_back;	/* counting back; NULL = open */
	/* Days on which the clerk could not be reached: always to a later day. */
	const int32_t	*shut;
	size_t		 nshut;
};

#define CALENDAR_MOST	36525		/* longest period in days; a century */

enum calendar_step_kind {
	CALENDAR_STEP_SHORT,	/* a note: closed days do not count */
	CALENDAR_STEP_START,	/* day one is not the next day */
	CALENDAR_STEP_BASE,	/* the period counted out */
	CALENDAR_STEP_ROLL,	/* where the last day went, or that it stayed */
	CALENDAR_STEP_SERVICE,	/* days added for the way of serving */
	CALENDAR_STEP_SHUT	/* the clerk could not be reached */
};

struct calendar_step {
	enum calendar_step_kind kind;
	int32_t		 day;		/* reached; of a note DATE_NONE */
	bool		 moved;		/* it is not the day before the step */
	struct calendar_text words;	/* one sentence or two; NULL when there
					 * is nothing to tell */
};

struct calendar_result {
	int32_t		 day;
	struct vec	 steps;		/* struct calendar_step */
	bool		 rolled;	/* a roll moved it */
	bool		 closed;	/* the court is closed on the day */
};

/*
 * The last day of the period.  False and calendar-year (a year not covered) or
 * bad-value (a count that is too long, a day outside 1800 to 2999).
 */
bool		 calendar_count(struct arena *, struct diags *,
		    const struct calendar_count *, struct calendar_result *);
/* "base_count", as files of worked examples call it. */
const char	*calendar_step_name(enum calendar_step_kind);
/*
 * The nearest day before (-1) or after (1) the given one on which the court is
 * open; DATE_NONE and calendar-year when the set ends first.
 */
int32_t		 calendar_next_open(struct diags *, const struct calendar_set *,
		    int32_t day, int direction);

/* ---- hours ---- */

struct calendar_time {
	int32_t		 day;
	int		 minute;	/* of the day, 0 to 1439 */
};

/*
 * Hours counted one by one from a local time, clock changes and all; an end on
 * a closed day is the same time of the next open day in the same direction.
 * The zones and the years of clock changes are movant's own table, the
 * machine's is not asked; what is not in it is an error (calendar-zone,
 * calendar-year), and so is a time that the clock skipped (bad-value).
 */
bool		 calendar_hours(struct diags *, const char *zone,
		    enum calendar_direction, struct calendar_time start,
		    int32_t hours, const struct calendar_set *,
		    struct calendar_time *end);

/* ---- files for calendar programs ---- */

struct calendar_event {
	const char	*id;		/* the same each time; letters, digits */
	int32_t		 day;
	int		 minute;	/* of the day; -1 = the whole day */
	const char	*title, *place, *note;	/* place, note: or NULL */
	bool		 busy;		/* it takes the person's time */
	bool		 early;		/* an alarm a week before, too */
};

/*
 * Events (struct calendar_event) as iCalendar, RFC 5545.  Times float: they
 * are local wherever the event is, no zone is named.  Each event has an alarm
 * one day before, on whole days at nine in the morning.  It is private, and a
 * file made later replaces the event of the same id.
 */
void		 calendar_ics(struct arena *, const struct vec *events,
		    int32_t today, struct buf *);

/* ---- words ---- */

/* "Friday, March 6, 2026"; "viernes 6 de marzo de 2026". */
char		*calendar_day_en(struct arena *, int32_t);
char		*calendar_day_es(struct arena *, int32_t);
/* "5 court days", "1 day", in both languages. */
struct calendar_text calendar_period(struct arena *, int32_t count,
		    enum calendar_unit);

#endif
