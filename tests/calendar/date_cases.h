/*
 * Worked examples of dates: a JSON file with "cases" (an event, the parameters
 * of a rule, the day and the steps that must come out), "hour_cases" and
 * "holiday_cases" (all holidays of a court in a year, by the court's name).
 * The holidays of a case are a list of dates, or the name of a calendar.
 * What must fail has no date but "error", the name of the message.
 * Members that are not known are passed over; those that may be missing have
 * the value that does nothing.
 */
#ifndef TESTS_CALENDAR_DATE_CASES_H
#define TESTS_CALENDAR_DATE_CASES_H

#include "base/arena.h"
#include "base/diag.h"
#include "calendar/calendar.h"
#include "json/json.h"

/* The member of an object, or NULL. */
const struct json *cases_member(const struct json *, const char *name);
/* Its text when it is a string or number, else NULL. */
const char	*cases_text(const struct json *, const char *name);
/* A whole number of at most six digits; false when there is none. */
bool		 cases_number(const struct json *, const char *name,
		    int32_t *);
/* A day of a list: a text, or the "date" of an object; NULL when neither. */
const char	*cases_day(const struct json *);
/* Fill in a count from "parameters" and "inputs"; what is wrong, or NULL. */
const char	*cases_count(struct arena *, const struct json *case_,
		    struct calendar_count *);
/* "2026-03-20T10:17"; what is wrong, or NULL. */
const char	*cases_time(const char *, struct calendar_time *);
/* A list of dates as extra days of a set that covers every year. */
const char	*cases_set(struct arena *, const struct json *list,
		    struct calendar_set **);

#endif
