/* How other programs spell values, as movant does. */
#include <string.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/str.h"
#include "carrier/carrier_int.h"

static bool
same(struct arena *a, const char *x, const char *y)
{
	return str_eq(carrier_plain_name(a, x), carrier_plain_name(a, y));
}

int
carrier_yes_no(const char *text)
{
	static const char *const words[2][8] = {
		{ "no", "n", "false", "f", "0", "No", NULL },
		{ "yes", "y", "true", "t", "1", "s", "si", "s\xC3\xAD" },
	};

	while (str_space(*text))
		text++;
	for (int v = 0; v < 2; v++)
		for (size_t i = 0; i < 8 && words[v][i] != NULL; i++) {
			const char *w = words[v][i], *t = text;

			while (*w != '\0' && (*w == *t || (*t >= 'A' &&
			    *t <= 'Z' && *t - 'A' + 'a' == *w)))
				w++, t++;
			while (str_space(*t))
				t++;
			if (*w == '\0' && *t == '\0')
				return v;
		}
	return -1;
}

static const char *
spell_choice(struct arena *a, const struct form_field *f, const char *text)
{
	for (size_t i = 0; i < f->nchoices; i++)
		if (same(a, f->choices[i].value, text))
			return f->choices[i].value;
	for (size_t i = 0; i < f->nchoices; i++) {
		const struct form_choice *c = &f->choices[i];

		if ((c->label.en != NULL && same(a, c->label.en, text)) ||
		    (c->label.es != NULL && same(a, c->label.es, text)))
			return c->value;
		for (size_t k = 0; k < c->aliases.n; k++)
			if (same(a, c->aliases.at[k], text))
				return c->value;
	}
	return text;
}

static size_t
digits(const char *s)
{
	return strspn(s, "0123456789");
}

/* "5.0000000" is 5, as HotDocs writes it; "2.50" stays what it is. */
static const char *
spell_number(struct arena *a, const char *text)
{
	char *copy = str_trim(a, text);
	char *point = strchr(copy, '.');
	size_t n = strlen(copy);

	if (point == NULL || point == copy || strlen(point + 1) < 4 ||
	    digits(point + 1) != strlen(point + 1))
		return text;
	while (copy[n - 1] == '0')
		n--;
	copy[copy[n - 1] == '.' ? n - 1 : n] = '\0';
	return copy;
}

/* "1:30 PM", "13:30:00" */
static const char *
spell_time(struct arena *a, const char *text)
{
	const char *t = str_trim(a, text);
	size_t h = digits(t);
	int hour = 0;
	const char *end;

	if (h < 1 || h > 2 || t[h] != ':' || digits(t + h + 1) != 2)
		return text;
	for (size_t i = 0; i < h; i++)
		hour = hour * 10 + (t[i] - '0');
	end = t + h + 3;
	if (*end == ':' && digits(end + 1) == 2)
		end += 3;
	while (str_space(*end))
		end++;
	end = carrier_plain_name(a, end);
	if (*end != '\0') {
		bool noon = hour == 12, pm = *end == 'p';

		if (hour < 1 || hour > 12 || !str_has_word("am pm a_m p_m",
		    end))
			return text;
		hour = (noon ? 0 : hour) + (pm ? 12 : 0);
	}
	return arena_printf(a, "%02d:%.2s", hour, t + h + 1);
}

/* "2025-03-14T00:00:00-05:00", "2025-03-14 00:00:00": the day of it. */
static const char *
spell_date(struct arena *a, const char *text)
{
	char *t = str_trim(a, text);

	if (strlen(t) > 10 && (t[10] == 'T' || t[10] == ' ') &&
	    digits(t + 11) == 2 && t[13] == ':') {
		t[10] = '\0';
		if (date_parse(t) != DATE_NONE)
			return t;
	}
	return text;
}

/* Letters that the post uses; names as carrier_plain_name has them. */
static const struct {
	const char	*code, *name;
} states[] = {
	{ "al", "alabama" }, { "ak", "alaska" }, { "az", "arizona" },
	{ "ar", "arkansas" }, { "ca", "california" }, { "co", "colorado" },
	{ "ct", "connecticut" }, { "de", "delaware" },
	{ "dc", "district_of_columbia" }, { "fl", "florida" },
	{ "ga", "georgia" }, { "hi", "hawaii" }, { "id", "idaho" },
	{ "il", "illinois" }, { "in", "indiana" }, { "ia", "iowa" },
	{ "ks", "kansas" }, { "ky", "kentucky" }, { "la", "louisiana" },
	{ "me", "maine" }, { "md", "maryland" }, { "ma", "massachusetts" },
	{ "mi", "michigan" }, { "mn", "minnesota" }, { "ms", "mississippi" },
	{ "mo", "missouri" }, { "mt", "montana" }, { "ne", "nebraska" },
	{ "nv", "nevada" }, { "nh", "new_hampshire" }, { "nj", "new_jersey" },
	{ "nm", "new_mexico" }, { "ny", "new_york" },
	{ "nc", "north_carolina" }, { "nd", "north_dakota" }, { "oh", "ohio" },
	{ "ok", "oklahoma" }, { "or", "oregon" }, { "pa", "pennsylvania" },
	{ "ri", "rhode_island" }, { "sc", "south_carolina" },
	{ "sd", "south_dakota" }, { "tn", "tennessee" }, { "tx", "texas" },
	{ "ut", "utah" }, { "vt", "vermont" }, { "va", "virginia" },
	{ "wa", "washington" }, { "wv", "west_virginia" },
	{ "wi", "wisconsin" }, { "wy", "wyoming" }, { "as", "american_samoa" },
	{ "gu", "guam" }, { "mp", "northern_mariana_islands" },
	{ "pr", "puerto_rico" }, { "vi", "virgin_islands" },
};

static const char *
spell_place(struct arena *a, const char *text)
{
	const char *plain = carrier_plain_name(a, text);

	for (size_t i = 0; i < sizeof(states) / sizeof(*states); i++)
		if (str_eq(plain, states[i].name))
			return states[i].code;
	return text;
}

const char *
carrier_spell(struct arena *a, const struct form_field *f, const char *text)
{
	int yes;

	switch (f->type) {
	case FORM_TYPE_YES_NO:
		yes = carrier_yes_no(text);
		return yes < 0 ? text : yes ? "yes" : "no";
	case FORM_TYPE_CHOICE:
		return spell_choice(a, f, text);
	case FORM_TYPE_NUMBER:
	case FORM_TYPE_MONEY:
		return spell_number(a, text);
	case FORM_TYPE_TIME:
		return spell_time(a, text);
	case FORM_TYPE_DATE:
		return spell_date(a, text);
	default:
		return f->list == NULL && str_eq(f->name, "jurisdiction") ?
		    spell_place(a, text) : text;
	}
}

/* ---- dates with the year last ---- */

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

static bool
separator(const char **s)
{
	const char *from = *s;

	while (str_space(**s))
		(*s)++;
	if (**s != '\0' && strchr("/-.", **s) != NULL)
		(*s)++;
	while (str_space(**s))
		(*s)++;
	return *s > from;
}

bool
carrier_date_parse(const char *s, struct carrier_date *d)
{
	int ignored;

	while (str_space(*s))
		s++;
	if (!number(&s, 2, &d->first) || !separator(&s) ||
	    !number(&s, 2, &d->second) || !separator(&s) || digits(s) != 4 ||
	    !number(&s, 4, &d->year))
		return false;
	while (str_space(*s))
		s++;
	/* A time of day behind it is what spreadsheets add; it is not asked. */
	if (number(&s, 2, &ignored) && *s == ':')
		s += strspn(s, "0123456789: APMapm.");
	return *s == '\0';
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
