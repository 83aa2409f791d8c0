/*
 * Days as other programs write them.  Some can only be one day: the year comes
 * first, or the month is a word.  Of 3/4/2026 a whole column or file must tell
 * which number is the month.  Spreadsheets also count days in one number.
 */
#include <string.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/str.h"
#include "carrier/carrier_int.h"

static size_t
digits(const char *s)
{
	return strspn(s, "0123456789");
}

static bool
number(const char **s, size_t most, int *n)
{
	size_t len = digits(*s);

	if (len < 1 || len > most)
		return false;
	*n = 0;
	for (; len > 0; len--)
		*n = *n * 10 + (*(*s)++ - '0');
	return true;
}

/* Blanks and at most one of these between two parts; false when none is. */
static bool
separator(const char **s, const char *marks)
{
	const char *from = *s;

	while (str_space(**s))
		(*s)++;
	if (**s != '\0' && strchr(marks, **s) != NULL)
		(*s)++;
	while (str_space(**s))
		(*s)++;
	return *s > from;
}

/*
 * Nothing more, or a time of day, which spreadsheets and databases add and
 * nobody asks for: "00:00:00", "T00:00:00.000-05:00", "1:30 PM".  A number alone
 * may be anything: then this is no date.
 */
static bool
ends(const char *s)
{
	int ignored;

	if (*s == 'T' && digits(s + 1) > 0)
		s++;
	while (str_space(*s))
		s++;
	if (*s == '\0')
		return true;
	if (!number(&s, 2, &ignored) || *s != ':')
		return false;
	return s[strspn(s, "0123456789: .,+-APMapmZ")] == '\0';
}

/* A year of two digits: 69 is 1969 and 68 is 2068, as elsewhere. */
static bool
year(const char **s, int *y, bool *short_year)
{
	size_t n = digits(*s);

	if ((n != 4 && n != 2) || !number(s, 4, y))
		return false;
	*short_year = n == 2;
	if (n == 2)
		*y += *y < 69 ? 2000 : 1900;
	return true;
}

/* ---- dates with the year last ---- */

bool
carrier_date_parse(const char *s, struct carrier_date *d)
{
	while (str_space(*s))
		s++;
	return number(&s, 2, &d->first) && separator(&s, "/-.") &&
	    number(&s, 2, &d->second) && separator(&s, "/-.") &&
	    year(&s, &d->year, &d->short_year) && ends(s);
}

const char *
carrier_date_iso(struct arena *a, const struct carrier_date *d,
    enum carrier_dates order)
{
	bool month_first = order == CARRIER_DATES_MDY;
	int32_t day = date_from_ymd(d->year, month_first ? d->first : d->second,
	    month_first ? d->second : d->first);

	return day == DATE_NONE ? NULL : date_iso(a, day);
}

void
carrier_prove(struct carrier_proof *p, const char *text, struct pos pos)
{
	struct carrier_date d;
	bool of_two = false;

	if (carrier_date_serial(text) != DATE_NONE && p->serials++ == 0)
		p->serial_pos = pos;
	if (carrier_date_words(text, &of_two) == DATE_NONE &&
	    carrier_date_parse(text, &d))
		of_two = d.short_year;
	if (of_two && p->short_years++ == 0)
		p->short_pos = pos;
	/* 5/5/2013 is the same day either way. */
	if (!carrier_date_parse(text, &d) || d.first == d.second)
		return;
	if (p->dates++ == 0)
		p->first = pos;
	if (d.first > 12 && d.second <= 12 && p->day_first++ == 0)
		p->day_pos = pos;
	if (d.second > 12 && d.first <= 12 && p->month_first++ == 0)
		p->month_pos = pos;
}

/* ---- numbers of days ---- */

/*
 * Excel and others count from 30 December 1899.  What is far from today is
 * more likely something else: taken are the years 1954 to 2119.
 */
int32_t
carrier_date_serial(const char *s)
{
	int n;

	while (str_space(*s))
		s++;
	if (digits(s) != 5 || !number(&s, 5, &n) || n < 20000 || n > 80000)
		return DATE_NONE;
	if (*s == '.')
		s += 1 + digits(s + 1);
	while (str_space(*s))
		s++;
	return *s == '\0' ? date_from_ymd(1899, 12, 30) + n : DATE_NONE;
}

/* ---- dates that can be one day only ---- */

/* "2025-03-14", "2025/3/4", "20250314": no one puts the day second. */
static int32_t
year_first(const char *s)
{
	size_t n = digits(s);
	int y, m, d;

	if (n == 8 && number(&s, 8, &y)) {
		d = y % 100;
		m = y / 100 % 100;
		y /= 10000;
	} else if (n != 4 || !number(&s, 4, &y) || !separator(&s, "/-.") ||
	    !number(&s, 2, &m) || !separator(&s, "/-.") ||
	    !number(&s, 2, &d)) {
		return DATE_NONE;
	}
	return ends(s) ? date_from_ymd(y, m, d) : DATE_NONE;
}

/* Letters from s as small ones; how many there are. */
static size_t
word(const char *s, char *small, size_t room)
{
	size_t n = 0;

	for (; (*s >= 'a' && *s <= 'z') || (*s >= 'A' && *s <= 'Z') ||
	    (unsigned char)*s >= 0x80; s++) {
		if (n + 1 >= room)
			return 0;
		small[n++] = *s >= 'A' && *s <= 'Z' ? (char)(*s - 'A' + 'a') :
		    *s;
	}
	small[n] = '\0';
	return n;
}

/* A month in English or Spanish, whole or its first three letters. */
static bool
month(const char **s, int *m)
{
	static const char *const names[24] = {
		"january", "february", "march", "april", "may", "june", "july",
		"august", "september", "october", "november", "december",
		"enero", "febrero", "marzo", "abril", "mayo", "junio", "julio",
		"agosto", "septiembre", "octubre", "noviembre", "diciembre",
	};
	char found[16];
	size_t n = word(*s, found, sizeof(found));

	for (int i = 0; i < 24; i++)
		if (str_eq(found, names[i]) || str_eq(found, "sept") ||
		    (n == 3 && strncmp(found, names[i], 3) == 0)) {
			*m = str_eq(found, "sept") ? 9 : i % 12 + 1;
			*s += n + (n < 5 && (*s)[n] == '.');
			return true;
		}
	return false;
}

/* "Saturday, ", "lunes ": a weekday says nothing that is not said. */
static void
skip_weekday(const char **s)
{
	static const char days[] = "monday tuesday wednesday thursday friday "
	    "saturday sunday mon tue tues wed thu thur thurs fri sat sun lunes "
	    "martes mi\xC3\xA9rcoles jueves viernes s\xC3\xA1" "bado domingo";
	char found[16];
	size_t n = word(*s, found, sizeof(found));

	if (n > 0 && str_has_word(days, found)) {
		*s += n;
		(void)separator(s, ",.");
	}
}

/* "de" of a Spanish date, "st" and "th" of an English one. */
static void
skip_word(const char **s, const char *words)
{
	char found[16];
	size_t n = word(*s, found, sizeof(found));

	if (n > 0 && str_has_word(words, found)) {
		*s += n;
		while (str_space(**s))
			(*s)++;
	}
}

/* "March 14, 2026", "4-Mar-26", "14 de marzo de 2026". */
int32_t
carrier_date_words(const char *s, bool *short_year)
{
	int y, m, d;

	while (str_space(*s))
		s++;
	skip_weekday(&s);
	if (month(&s, &m)) {
		if (!separator(&s, "-/,") || !number(&s, 2, &d))
			return DATE_NONE;
		skip_word(&s, "st nd rd th");
	} else {
		if (!number(&s, 2, &d))
			return DATE_NONE;
		skip_word(&s, "st nd rd th");
		(void)separator(&s, "-/.");
		skip_word(&s, "de of");
		if (!month(&s, &m))
			return DATE_NONE;
	}
	(void)separator(&s, "-/,");
	skip_word(&s, "de del");
	return year(&s, &y, short_year) && ends(s) ? date_from_ymd(y, m, d) :
	    DATE_NONE;
}

const char *
carrier_date_spell(struct arena *a, const char *text)
{
	const char *s = text;
	bool short_year;
	int32_t day;

	while (str_space(*s))
		s++;
	day = year_first(s);
	if (day == DATE_NONE)
		day = carrier_date_words(s, &short_year);
	return day == DATE_NONE ? text : date_iso(a, day);
}
