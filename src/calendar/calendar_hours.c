/*
 * Periods in hours.  The clock of the United States is a table here: the
 * Uniform Time Act as changed in 1986 (Pub. L. 99-359) and by the Energy Policy
 * Act of 2005 (Pub. L. 109-58, sec. 110), which is 15 U.S.C. 260a.  Years
 * before 1976 had exceptions by act and by order, so they are not covered.
 */
#include "base/date.h"
#include "base/str.h"
#include "calendar/calendar.h"

#define LAST	0
#define FIRST_YEAR	1976
#define LAST_YEAR	2037	/* beyond it nobody can say what the law will be */
#define CHANGE_HOUR	2	/* of local time, both ways */

/* When daylight time begins and ends: nth Sunday of a month. */
static const struct {
	int	since, begin_month, begin_nth, end_month, end_nth;
} changes[] = {
	{ 1976, 4, LAST, 10, LAST },
	{ 1987, 4, 1, 10, LAST },
	{ 2007, 3, 2, 11, 1 },
};

/*
 * Minutes east of Greenwich in standard time, and whether clocks change; since
 * is the first year for which the row holds (Indiana did not change before
 * 2006).
 */
static const struct {
	const char	*name;
	int		 offset;
	bool		 changes;
	int		 since;
} zones[] = {
	{ "America/New_York", -300, true, FIRST_YEAR },
	{ "America/Detroit", -300, true, FIRST_YEAR },
	{ "America/Indiana/Indianapolis", -300, true, 2007 },
	{ "America/Chicago", -360, true, FIRST_YEAR },
	{ "America/Denver", -420, true, FIRST_YEAR },
	{ "America/Boise", -420, true, FIRST_YEAR },
	{ "America/Phoenix", -420, false, FIRST_YEAR },
	{ "America/Los_Angeles", -480, true, FIRST_YEAR },
	{ "America/Anchorage", -540, true, 1984 },
	{ "Pacific/Honolulu", -600, false, FIRST_YEAR },
	{ "America/Puerto_Rico", -240, false, FIRST_YEAR },
	{ "UTC", 0, false, FIRST_YEAR },
};

#define NZONES	((int)(sizeof(zones) / sizeof(zones[0])))

static int32_t
sunday(int year, int month, int nth)
{
	struct calendar_holiday h = { .kind = CALENDAR_NTH, .month = month,
	    .nth = nth };
	struct calendar_set s = { .from = year, .to = year, .holidays = &h,
	    .nholidays = 1 };
	int32_t day = date_from_ymd(year, month, 1);

	while (calendar_holiday(&s, day) == NULL)
		day++;
	return day;
}

/* Is it daylight time at this minute of standard time since 1970? */
static bool
daylight(int zone, int64_t standard)
{
	int64_t day = standard / 1440 - (standard % 1440 < 0);
	int year = date_to_ymd((int32_t)day).year, row = 0;
	int64_t begin, end;

	if (!zones[zone].changes)
		return false;
	for (int i = 0; i < (int)(sizeof(changes) / sizeof(changes[0])); i++)
		if (year >= changes[i].since)
			row = i;
	begin = 1440 * (int64_t)sunday(year, changes[row].begin_month,
	    changes[row].begin_nth) + 60 * CHANGE_HOUR;
	/* Two o'clock of daylight time is one o'clock of standard time. */
	end = 1440 * (int64_t)sunday(year, changes[row].end_month,
	    changes[row].end_nth) + 60 * (CHANGE_HOUR - 1);
	return standard >= begin && standard < end;
}

/*
 * A local time in minutes of standard time.  An hour that comes twice is taken
 * the first time; false for one that the clock skipped.
 */
static bool
to_standard(int zone, int64_t local, int64_t *standard)
{
	if (daylight(zone, local - 60)) {
		*standard = local - 60;
		return true;
	}
	*standard = local;
	return !daylight(zone, local);
}

static int
find_zone(struct diags *d, const char *name)
{
	for (int i = 0; i < NZONES; i++)
		if (str_eq(zones[i].name, name))
			return i;
	diag_add(d, DIAG_CALENDAR_ZONE, (struct pos){ 0 },
	    "name a zone of the United States, like America/New_York",
	    "the clock of '%s' is not known", name ? name : "");
	return -1;
}

static bool
in_years(struct diags *d, int zone, int64_t minute)
{
	int64_t day = minute / 1440 - (minute % 1440 < 0);
	int year = date_to_ymd((int32_t)day).year;

	if (year >= zones[zone].since && year <= LAST_YEAR)
		return true;
	diag_add(d, DIAG_CALENDAR_YEAR, (struct pos){ 0 },
	    "ask the clerk when the hours end",
	    "the clock of '%s' is known for %d to %d, not for %d",
	    zones[zone].name, zones[zone].since, LAST_YEAR, year);
	return false;
}

bool
calendar_hours(struct diags *d, const char *name,
    enum calendar_direction direction, struct calendar_time start,
    int32_t hours, const struct calendar_set *set, struct calendar_time *end)
{
	int zone = find_zone(d, name), way = direction == CALENDAR_AFTER ? 1 : -1;
	int64_t local = 1440 * (int64_t)start.day + start.minute, standard;

	if (zone < 0 || !in_years(d, zone, local))
		return false;
	if (hours < 0 || hours > 24 * CALENDAR_MOST) {
		diag_add(d, DIAG_BAD_VALUE, (struct pos){ 0 },
		    "write a period that ends within a hundred years",
		    "%d hours cannot be counted", (int)hours);
		return false;
	}
	if (!to_standard(zone, local, &standard)) {
		diag_add(d, DIAG_BAD_VALUE, (struct pos){ 0 },
		    "look at the time again",
		    "there was no such time on that day: the clock skipped it");
		return false;
	}
	standard += way * 60 * (int64_t)hours;
	if (!in_years(d, zone, standard))
		return false;
	local = standard + (daylight(zone, standard) ? 60 : 0);
	end->day = (int32_t)(local / 1440 - (local % 1440 < 0));
	end->minute = (int)(local - 1440 * (int64_t)end->day);
	if (calendar_covers(set, end->day) && !calendar_closed(set, end->day))
		return true;
	/* One step back, so that the day itself is looked at as well. */
	end->day = calendar_next_open(d, set, end->day - way, way);
	return end->day != DATE_NONE;
}
