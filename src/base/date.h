/*
 * Calendar dates as day numbers: days since 1970-01-01 in the proleptic
 * Gregorian calendar.  No clock, no time zone, no locale.
 */
#ifndef BASE_DATE_H
#define BASE_DATE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/lang.h"

struct arena;

#define DATE_NONE	INT32_MIN

struct date_ymd {
	int	year;
	int	month;		/* 1 to 12 */
	int	day;		/* 1 to 31 */
};

/* DATE_NONE when there is no such day; years 1800 to 2999 only. */
int32_t	 date_from_ymd(int year, int month, int day);
struct date_ymd date_to_ymd(int32_t);
/* Read exactly YYYY-MM-DD; DATE_NONE if it is not that, or no such day. */
int32_t	 date_parse(const char *);
/* 0 Sunday to 6 Saturday. */
int	 date_weekday(int32_t);
/*
 * The same day n months later; the last day of the month when that month is
 * shorter (31 January + 1 month is 28 or 29 February).
 */
int32_t	 date_add_months(int32_t, int n);
char	*date_iso(struct arena *, int32_t);	/* 2026-03-06 */
char	*date_long(struct arena *, int32_t);	/* March 6, 2026 */
/* The same in a language: "6 de marzo de 2026". */
char	*date_in(struct arena *, int32_t, enum lang);
/* The day of the week in a language: "Friday", "viernes". */
const char *date_day_name(int32_t, enum lang);

#endif
