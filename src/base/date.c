#include <stddef.h>

#include "base/arena.h"
#include "base/date.h"

static bool
leap(int y)
{
	return (y % 4 == 0 && y % 100 != 0) || y % 400 == 0;
}

static int
month_days(int y, int m)
{
	static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31,
	    30, 31 };

	return m == 2 && leap(y) ? 29 : days[m - 1];
}

/* Days from 1970-01-01; years are counted from March so that the leap day
 * is the last of its year. */
static int32_t
number(int y, int m, int d)
{
	int era, yoe, doy;

	y -= m <= 2;
	era = y / 400;
	yoe = y - era * 400;
	doy = (153 * (m + (m > 2 ? -3 : 9)) + 2) / 5 + d - 1;
	return era * 146097 + yoe * 365 + yoe / 4 - yoe / 100 + doy - 719468;
}

int32_t
date_from_ymd(int y, int m, int d)
{
	if (y < 1800 || y > 2999 || m < 1 || m > 12 || d < 1 ||
	    d > month_days(y, m))
		return DATE_NONE;
	return number(y, m, d);
}

struct date_ymd
date_to_ymd(int32_t day)
{
	int z = day + 719468, era = z / 146097, doe = z - era * 146097;
	int yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
	int doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
	int mp = (5 * doy + 2) / 153;
	struct date_ymd r;

	r.day = doy - (153 * mp + 2) / 5 + 1;
	r.month = mp + (mp < 10 ? 3 : -9);
	r.year = yoe + era * 400 + (r.month <= 2);
	return r;
}

static int
digits(const char *s, int n)
{
	int v = 0;

	for (int i = 0; i < n; i++) {
		if (s[i] < '0' || s[i] > '9')
			return -1;
		v = v * 10 + (s[i] - '0');
	}
	return v;
}

int32_t
date_parse(const char *s)
{
	int y, m, d;

	if ((y = digits(s, 4)) < 0 || s[4] != '-' ||
	    (m = digits(s + 5, 2)) < 0 || s[7] != '-' ||
	    (d = digits(s + 8, 2)) < 0 || s[10] != '\0')
		return DATE_NONE;
	return date_from_ymd(y, m, d);
}

int
date_weekday(int32_t day)
{
	return (int)(((day % 7) + 11) % 7);
}

int32_t
date_add_months(int32_t day, int n)
{
	struct date_ymd d = date_to_ymd(day);
	int months = d.year * 12 + d.month - 1 + n;
	int y = months / 12, m = months % 12 + 1;

	if (y < 1800 || y > 2999)
		return DATE_NONE;
	return date_from_ymd(y, m,
	    d.day > month_days(y, m) ? month_days(y, m) : d.day);
}

char *
date_iso(struct arena *a, int32_t day)
{
	struct date_ymd d = date_to_ymd(day);

	return arena_printf(a, "%04d-%02d-%02d", d.year, d.month, d.day);
}

char *
date_in(struct arena *a, int32_t day, enum lang lang)
{
	static const char *const en[] = { "January", "February", "March",
	    "April", "May", "June", "July", "August", "September", "October",
	    "November", "December" };
	static const char *const es[] = { "enero", "febrero", "marzo",
	    "abril", "mayo", "junio", "julio", "agosto", "septiembre",
	    "octubre", "noviembre", "diciembre" };
	struct date_ymd d = date_to_ymd(day);

	if (lang == LANG_ES)
		return arena_printf(a, "%d%s de %s de %d", d.day,
		    d.day == 1 ? "\302\272" : "", es[d.month - 1], d.year);
	return arena_printf(a, "%s %d, %d", en[d.month - 1], d.day, d.year);
}

char *
date_long(struct arena *a, int32_t day)
{
	return date_in(a, day, LANG_EN);
}

const char *
date_day_name(int32_t day, enum lang lang)
{
	static const char *const names[][2] = {
		{ "Sunday", "domingo" }, { "Monday", "lunes" },
		{ "Tuesday", "martes" }, { "Wednesday", "mi\303\251rcoles" },
		{ "Thursday", "jueves" }, { "Friday", "viernes" },
		{ "Saturday", "s\303\241bado" },
	};

	return names[date_weekday(day)][lang == LANG_ES];
}
