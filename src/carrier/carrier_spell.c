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

static size_t
digits(const char *s)
{
	return strspn(s, "0123456789");
}

/* Without blanks around it, and in small letters where they are ASCII. */
static const char *
lowered(struct arena *a, const char *text)
{
	char *low = str_trim(a, text);

	for (char *p = low; *p != '\0'; p++)
		if (*p >= 'A' && *p <= 'Z')
			*p = (char)(*p - 'A' + 'a');
	return low;
}

/* Programs write the words of their own language, whatever the text is in. */
int
carrier_yes_no(struct arena *a, const char *text)
{
	static const char no[] = "no n false f 0 0.0 off unchecked falso "
	    "falsch faux";
	static const char yes[] = "yes y true t 1 1.0 -1 on checked s si "
	    "s\xC3\xAD verdadero wahr vrai";
	const char *low = lowered(a, text);

	return str_has_word(no, low) ? 0 : str_has_word(yes, low) ? 1 : -1;
}

/* In a list to tick off a mark means yes; what guards a person needs a word. */
static const char *
spell_yes_no(struct arena *a, const char *text)
{
	static const char ticks[] = "x \xE2\x9C\x93 \xE2\x9C\x94 "
	    "\xE2\x98\x91";
	int yes = carrier_yes_no(a, text);

	if (yes < 0 && str_has_word(ticks, lowered(a, text)))
		yes = 1;
	return yes < 0 ? text : yes ? "yes" : "no";
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

/*
 * Words that stand for nothing.  They are told from answers by what is asked:
 * nobody is called n/a, but Null is a surname and Na a first name.
 */
bool
carrier_says_nothing(struct arena *a, const struct form_field *f,
    enum carrier_part part, const char *text)
{
	static const char marks[] = "#n/a (null) (blank) - -- ?";
	static const char more[] = "n/a na nan null nil none unknown unk tbd "
	    "unanswered not_applicable not_known not_provided no_aplica "
	    "desconocido";
	const char *low = lowered(a, text);
	bool mark = str_has_word(marks, low);
	bool any = mark || str_has_word(more, carrier_plain_name(a, low));

	if (!any)
		return false;
	switch (f->type) {
	case FORM_TYPE_CHOICE:
		return spell_choice(a, f, text) == text;
	case FORM_TYPE_TEXT:
	case FORM_TYPE_LONG_TEXT:
		return mark;
	case FORM_TYPE_NAME:
	case FORM_TYPE_ADDRESS:
		return mark || (part != PART_WHOLE && str_eq(low, "n/a")) ||
		    ((part == PART_MIDDLE || part == PART_SUFFIX ||
		    part == PART_STREET2 || part == PART_UNIT) &&
		    str_eq(low, "none"));
	default:
		return true;
	}
}

/*
 * What a spreadsheet shows in place of a value: a formula that fails, a column
 * too narrow, a long number that lost its digits.  NULL when it is none.
 */
const char *
carrier_damage(const char *text)
{
	static const char *const errors[] = { "#REF!", "#VALUE!", "#NAME?",
	    "#DIV/0!", "#NUM!", "#NULL!", "#SPILL!", "#CALC!", "#ERROR!" };
	size_t n;

	text += strspn(text, " \t");
	for (size_t i = 0; i < sizeof(errors) / sizeof(errors[0]); i++)
		if (str_starts(text, errors[i]))
			return "a formula failed there";
	if (str_starts(text, "Err:") && digits(text + 4) == 3)
		return "a formula failed there";
	n = strspn(text, "#");
	if (n > 2 && text[n] == '\0')
		return "the column was too narrow to show it";
	n = digits(text);
	if (n > 0 && text[n] == '.')
		n += 1 + digits(text + n + 1);
	if (n > 0 && str_starts(text + n, "E+") && digits(text + n + 2) == 2 &&
	    text[n + 4] == '\0')
		return "the long number has lost its last digits";
	return NULL;
}

/*
 * "5.0000000" is 5, as HotDocs writes it, and "5.0" as programs do that know no
 * whole numbers; "2.50" stays what it is.  "2,017" has been made pretty.
 */
static const char *
spell_number(struct arena *a, const struct form_field *f, const char *text)
{
	char *copy = str_trim(a, text);
	char *point = strchr(copy, '.');
	size_t n = strlen(copy), decimals = point ? digits(point + 1) : 0;

	if (f->type == FORM_TYPE_NUMBER && point == NULL && n > 4 && n < 8 &&
	    copy[n - 4] == ',' && digits(copy) == n - 4 &&
	    digits(copy + n - 3) == 3) {
		memmove(copy + n - 4, copy + n - 3, 4);
		return copy;
	}
	if (point == NULL || point == copy || decimals == 0 ||
	    point[1 + decimals] != '\0' || (decimals < 4 &&
	    (f->type == FORM_TYPE_MONEY || strspn(point + 1, "0") != decimals)))
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

bool
carrier_is_place(struct arena *a, const char *text)
{
	const char *plain = carrier_plain_name(a, text);

	for (size_t i = 0; i < sizeof(states) / sizeof(*states); i++)
		if (str_eq(plain, states[i].code) ||
		    str_eq(plain, states[i].name))
			return true;
	return str_eq(plain, "tribal");
}

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
	switch (f->type) {
	case FORM_TYPE_YES_NO:
		return spell_yes_no(a, text);
	case FORM_TYPE_CHOICE:
		return spell_choice(a, f, text);
	case FORM_TYPE_NUMBER:
	case FORM_TYPE_MONEY:
		return spell_number(a, f, text);
	case FORM_TYPE_TIME:
		return spell_time(a, text);
	case FORM_TYPE_DATE:
		return carrier_date_spell(a, text);
	default:
		return f->list == NULL && str_eq(f->name, "jurisdiction") ?
		    spell_place(a, text) : text;
	}
}
