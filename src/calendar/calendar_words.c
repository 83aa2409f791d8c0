/* Days and periods in the words of people. */
#include "base/arena.h"
#include "base/date.h"
#include "calendar/calendar.h"

static const char *const weekdays_en[] = { "Sunday", "Monday", "Tuesday",
	"Wednesday", "Thursday", "Friday", "Saturday" };
static const char *const weekdays_es[] = { "domingo", "lunes", "martes",
	"miércoles", "jueves", "viernes", "sábado" };
static const char *const months_es[] = { "enero", "febrero", "marzo", "abril",
	"mayo", "junio", "julio", "agosto", "septiembre", "octubre",
	"noviembre", "diciembre" };

const char *
calendar_weekday(int32_t day)
{
	return weekdays_en[date_weekday(day)];
}

char *
calendar_day_en(struct arena *a, int32_t day)
{
	return arena_printf(a, "%s, %s", calendar_weekday(day),
	    date_long(a, day));
}

char *
calendar_day_es(struct arena *a, int32_t day)
{
	struct date_ymd d = date_to_ymd(day);

	return arena_printf(a, "%s %d de %s de %d",
	    weekdays_es[date_weekday(day)], d.day, months_es[d.month - 1],
	    d.year);
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
