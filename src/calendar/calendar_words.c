/* Days and periods in the words of people. */
#include "base/arena.h"
#include "base/date.h"
#include "calendar/calendar.h"

char *
calendar_day_en(struct arena *a, int32_t day)
{
	return arena_printf(a, "%s, %s", date_day_name(day, LANG_EN),
	    date_in(a, day, LANG_EN));
}

char *
calendar_day_es(struct arena *a, int32_t day)
{
	return arena_printf(a, "%s %s", date_day_name(day, LANG_ES),
	    date_in(a, day, LANG_ES));
}

struct calendar_text
calendar_period(struct arena *a, int32_t count, enum calendar_unit unit)
{
	static const char *const words[][4] = {
		[CALENDAR_DAYS] = { "day", "days", "día", "días" },
		[CALENDAR_COURT_DAYS] = { "court day", "court days",
		    "día hábil del tribunal", "días hábiles del tribunal" },
		[CALENDAR_MONTHS] = { "month", "months", "mes", "meses" },
		[CALENDAR_YEARS] = { "year", "years", "año", "años" },
	};
	int many = count != 1;

	return (struct calendar_text){
		arena_printf(a, "%d %s", (int)count, words[unit][many]),
		arena_printf(a, "%d %s", (int)count, words[unit][2 + many]),
	};
}
