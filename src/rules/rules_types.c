/*
 * Does an answer fit the type of its field?  One checker a type, in a table.
 * Messages name the field and never what was answered; the exceptions are a
 * date that does not exist and a word that is none of the choices.
 */
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/date.h"
#include "base/limits.h"
#include "base/str.h"
#include "base/utf8.h"
#include "rules/rules_int.h"

static bool
digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Read up to most digits; how many there were. */
static size_t
digits(const char **s, size_t most, int *value)
{
	size_t n = 0;

	for (*value = 0; n < most && digit(**s); n++)
		*value = *value * 10 + (*(*s)++ - '0');
	return n;
}

static bool
wrong(struct rules_fault *f, const char *message, const char *hint)
{
	f->code = DIAG_WRONG_TYPE;
	f->message = message;
	f->hint = hint;
	return false;
}

/* ---- text ---- */

static bool
short_enough(struct arena *a, const char *name, const char *text,
    struct rules_fault *f)
{
	if (strlen(text) <= LIMIT_LINE_BYTES)
		return true;
	f->code = DIAG_TOO_LARGE;
	f->message = arena_printf(a, "'%s' is longer than %d bytes", name,
	    LIMIT_LINE_BYTES);
	f->hint = "shorten it; long stories belong in the questions that ask "
	    "for them";
	return false;
}

/*
 * Letters that leave the line empty: the fillers of Hangul.  Spaces, soft
 * hyphens and marks of no width are no letters to begin with.
 */
static bool
drawn(uint32_t c)
{
	return (c < 0x80 && digit((char)c)) || (utf8_letter(c) &&
	    c != 0x115f && c != 0x1160 && c != 0x3164 && c != 0xffa0);
}

/* An answer that shows nothing would stand where a blank should be seen. */
static bool
says_something(struct arena *a, const char *name, const char *text,
    struct rules_fault *f)
{
	const char *s = text;
	uint32_t c;

	while ((c = utf8_next(&s)) != 0)
		if (drawn(c))
			return true;
	return *text == '\0' || wrong(f, arena_printf(a,
	    "'%s' holds no letter and no digit", name),
	    "write it out, or leave it blank");
}

static bool
line_fits(struct arena *a, const struct form_field *field, const char *name,
    const char *text, struct rules_fault *f)
{
	(void)field;
	if (!short_enough(a, name, text, f) ||
	    !says_something(a, name, text, f))
		return false;
	if (strpbrk(text, "\r\n") == NULL)
		return true;
	return wrong(f, arena_printf(a, "'%s' has more than one line", name),
	    "put it on one line");
}

static bool
long_text_fits(struct arena *a, const struct form_field *field,
    const char *name, const char *text, struct rules_fault *f)
{
	(void)field;
	if (strlen(text) <= LIMIT_ANSWER_BYTES)
		return says_something(a, name, text, f);
	f->code = DIAG_TOO_LARGE;
	f->message = arena_printf(a, "'%s' is too long", name);
	f->hint = "shorten it, or attach it as an exhibit";
	return false;
}

static bool
address_fits(struct arena *a, const struct form_field *field,
    const char *name, const char *text, struct rules_fault *f)
{
	(void)field;
	return short_enough(a, name, text, f) &&
	    says_something(a, name, text, f);
}

/* ---- dates and times ---- */

static bool
date_fits(struct arena *a, const struct form_field *field, const char *name,
    const char *text, struct rules_fault *f)
{
	static const char *const months[] = { "January", "February", "March",
		"April", "May", "June", "July", "August", "September",
		"October", "November", "December" };
	const char *s = text;
	int y, m, d;

	(void)field;
	if (date_parse(text) != DATE_NONE)
		return true;
	f->code = DIAG_BAD_DATE;
	f->hint = "write year-month-day, like 2026-03-06";
	if (digits(&s, 4, &y) != 4 || *s++ != '-' || digits(&s, 2, &m) != 2 ||
	    *s++ != '-' || digits(&s, 2, &d) != 2 || *s != '\0') {
		f->message = arena_printf(a, "'%s' is not a date", name);
		return false;
	}
	if (m < 1 || m > 12)
		f->message = arena_printf(a, "there is no month %d in '%s'", m,
		    name);
	else if (y < 1800 || y > 2999)
		f->message = arena_printf(a,
		    "the year %d in '%s' cannot be right", y, name);
	else
		f->message = arena_printf(a, "there is no %d %s %d in '%s'", d,
		    months[m - 1], y, name);
	f->hint = "look the date up and correct it; year-month-day, "
	    "like 2026-03-06";
	return false;
}

bool
rules_time(const char *s, int *hour, int *minute)
{
	return digits(&s, 2, hour) == 2 && *s++ == ':' &&
	    digits(&s, 2, minute) == 2 && *s == '\0' && *hour < 24 &&
	    *minute < 60;
}

static bool
time_fits(struct arena *a, const struct form_field *field, const char *name,
    const char *text, struct rules_fault *f)
{
	int h, m;

	(void)field;
	return rules_time(text, &h, &m) ||
	    wrong(f, arena_printf(a, "'%s' is not a time of day", name),
	    "write hours and minutes of the 24-hour clock, like 09:00 or "
	    "13:30");
}

/* ---- words ---- */

static bool
yes_no_fits(struct arena *a, const struct form_field *field, const char *name,
    const char *text, struct rules_fault *f)
{
	(void)field;
	return strcmp(text, "yes") == 0 || strcmp(text, "no") == 0 ||
	    wrong(f, arena_printf(a, "'%s' is neither yes nor no", name),
	    "write yes or no, or leave it blank");
}

static const char *
choices_hint(struct arena *a, const struct form_field *field)
{
	struct buf b = { 0 };
	char *out;

	buf_str(&b, "use ");
	for (size_t i = 0; i < field->nchoices; i++) {
		if (i > 0)
			buf_str(&b, i + 1 < field->nchoices ? ", " : " or ");
		buf_printf(&b, "'%s'", field->choices[i].value);
	}
	out = buf_copy(&b, a);
	buf_free(&b);
	return out;
}

/*
 * A word that is almost a choice is shown, so that the slip is seen.  Anything
 * else may be an address or a name in the wrong place, and is not repeated.
 */
static bool
near_choice(const struct form_field *field, const char *text)
{
	for (size_t i = 0; i < field->nchoices; i++) {
		const char *word = field->choices[i].value;
		size_t most = strlen(word) > 6 ? 2 : 1;

		if (strlen(text) > 3 && str_distance(text, word, most) <= most)
			return true;
	}
	return false;
}

static bool
choice_fits(struct arena *a, const struct form_field *field, const char *name,
    const char *text, struct rules_fault *f)
{
	for (size_t i = 0; i < field->nchoices; i++)
		if (strcmp(field->choices[i].value, text) == 0)
			return true;
	if (near_choice(field, text))
		wrong(f, arena_printf(a, "'%s' is none of the choices of '%s'",
		    text, name), NULL);
	else
		wrong(f, arena_printf(a,
		    "the answer to '%s' is none of its choices", name), NULL);
	f->hint = choices_hint(a, field);
	return false;
}

/* ---- numbers ---- */

static bool
number_fits(struct arena *a, const struct form_field *field, const char *name,
    const char *text, struct rules_fault *f)
{
	const char *s = text + (*text == '-');
	size_t n = strspn(s, "0123456789");

	(void)field;
	if (n > 0 && s[n] == '.' && digit(s[n + 1]))
		n += 1 + strspn(s + n + 1, "0123456789");
	return (n > 0 && n <= 15 && s[n] == '\0') ||
	    wrong(f, arena_printf(a, "'%s' is not a number", name),
	    "write digits only, like 12");
}

/*
 * money: "$"? digits ("," three digits)* ("." two digits)?
 */
bool
rules_money(const char *s, int64_t *cents)
{
	int64_t v = 0;
	size_t n = 0, group = 0;
	bool commas = false;

	if (*s == '$')
		s++;
	for (; digit(*s) || *s == ','; s++) {
		if (*s == ',') {
			if (group == 0 || (commas ? group != 3 : group > 3))
				return false;
			commas = true;
			group = 0;
			continue;
		}
		v = v * 10 + (*s - '0');
		group++;
		if (++n > 15)
			return false;
	}
	if (n == 0 || (commas && group != 3))
		return false;
	v *= 100;
	if (*s == '.') {
		if (!digit(s[1]) || !digit(s[2]))
			return false;
		v += (s[1] - '0') * 10 + (s[2] - '0');
		s += 3;
	}
	*cents = v;
	return *s == '\0';
}

static bool
money_fits(struct arena *a, const struct form_field *field, const char *name,
    const char *text, struct rules_fault *f)
{
	int64_t cents;

	(void)field;
	return rules_money(text, &cents) ||
	    wrong(f, arena_printf(a, "'%s' is not an amount of money", name),
	    "write dollars and cents, like 120.00");
}

/* ---- ways to reach someone: light checks, for slips ---- */

static bool
phone_fits(struct arena *a, const struct form_field *field, const char *name,
    const char *text, struct rules_fault *f)
{
	size_t n = 0;

	(void)field;
	for (const char *s = text; *s != '\0'; s++)
		n += digit(*s);
	return (n >= 7 && n <= 20 && strlen(text) <= 60 &&
	    text[strspn(text, "0123456789+-.()/ extEXT,;#")] == '\0') ||
	    wrong(f, arena_printf(a, "'%s' is not a telephone number", name),
	    "write it with its area code, like 206-555-0100");
}

static bool
email_fits(struct arena *a, const struct form_field *field, const char *name,
    const char *text, struct rules_fault *f)
{
	const char *at = strchr(text, '@');
	const char *dot = at ? strrchr(at, '.') : NULL;

	(void)field;
	return (at != NULL && at > text && strchr(at + 1, '@') == NULL &&
	    dot != NULL && dot > at + 1 && dot[1] != '\0' &&
	    strpbrk(text, " \t\r\n,;<>") == NULL && strlen(text) <= 254) ||
	    wrong(f, arena_printf(a, "'%s' is not an e-mail address", name),
	    "write it like name@example.org");
}

static bool (*const checkers[FORM_TYPE_COUNT])(struct arena *,
    const struct form_field *, const char *, const char *,
    struct rules_fault *) = {
	[FORM_TYPE_TEXT] = line_fits,
	[FORM_TYPE_LONG_TEXT] = long_text_fits,
	[FORM_TYPE_NAME] = line_fits,
	[FORM_TYPE_DATE] = date_fits,
	[FORM_TYPE_TIME] = time_fits,
	[FORM_TYPE_YES_NO] = yes_no_fits,
	[FORM_TYPE_CHOICE] = choice_fits,
	[FORM_TYPE_NUMBER] = number_fits,
	[FORM_TYPE_MONEY] = money_fits,
	[FORM_TYPE_PHONE] = phone_fits,
	[FORM_TYPE_EMAIL] = email_fits,
	[FORM_TYPE_ADDRESS] = address_fits,
};

bool
rules_fits(struct arena *a, const struct form_field *field, const char *name,
    const char *text, struct rules_fault *fault)
{
	return checkers[field->type](a, field, name, text, fault);
}
