/*
 * What people type, brought into the form of the dictionary where only one
 * thing can be meant.  What is not understood is given back as it is; whether
 * it fits is the business of rules.
 */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/date.h"
#include "base/str.h"
#include "base/utf8.h"
#include "interview/interview_int.h"

/* Letters and digits as they are compared, runs of all else as one blank. */
static char *
folded(struct arena *a, const char *s)
{
	struct buf b = { 0 };
	uint32_t out[UTF8_FOLD], c;
	char *copy;
	size_t n;

	buf_str(&b, "");
	while ((c = utf8_next(&s)) != 0) {
		bool word = c >= 0x80 ? utf8_letter(c) || utf8_combining(c) :
		    utf8_letter(c) || (c >= '0' && c <= '9');

		if (!word) {
			if (b.len > 0 && b.data[b.len - 1] != ' ')
				buf_char(&b, ' ');
			continue;
		}
		utf8_fold(c, out, &n);
		for (size_t i = 0; i < n; i++)
			buf_utf8(&b, out[i]);
	}
	copy = str_trim(a, b.data);
	buf_free(&b);
	return copy;
}

bool
interview_same(const char *one, const char *two)
{
	struct arena *a = arena_open();
	bool same = str_eq(folded(a, one), folded(a, two));

	arena_close(a);
	return same;
}

bool
interview_within(const char *words, const char *text)
{
	struct arena *a = arena_open();
	const char *in = folded(a, words);
	bool within = strlen(in) >= 3 && strstr(arena_printf(a, " %s ",
	    folded(a, text)), arena_printf(a, " %s ", in)) != NULL;

	arena_close(a);
	return within;
}

/* Are the words typed one of those; the list ends with NULL. */
static bool
one_of(const char *typed, const char *const words[])
{
	while (*words != NULL && !interview_same(typed, *words))
		words++;
	return *words != NULL;
}

int
interview_says_yes(const char *typed)
{
	static const char *const yes[] = { "yes", "y", "si", "s", "1",
	    "right", "correcto", "correcta", "ok", NULL };
	static const char *const no[] = { "no", "n", "2", NULL };

	return one_of(typed, yes) ? 1 : one_of(typed, no) ? 0 : -1;
}

bool
interview_says_none(const char *typed, enum form_type type)
{
	static const char *const unknown[] = { "i don't know", "i dont know",
	    "don't know", "dont know", "not sure", "i am not sure", "unknown",
	    "no se", "no lo se", "no estoy seguro", "no estoy segura", NULL };
	static const char *const none[] = { "none", "n/a", "na", "no hay",
	    "no tengo", "ninguno", "ninguna", "no aplica", "no", "nope",
	    "nothing", "nada", NULL };

	if (one_of(typed, unknown))
		return true;
	return type != FORM_TYPE_YES_NO && type != FORM_TYPE_CHOICE &&
	    one_of(typed, none);
}

size_t
interview_number(const char *typed, size_t most)
{
	const char *s = typed + strspn(typed, " ");
	size_t n = 0, digits = strspn(s, "0123456789");

	if (digits == 0 || digits > 4)
		return 0;
	for (; digits > 0; digits--)
		n = 10 * n + (size_t)(*s++ - '0');
	s += *s == '.' || *s == ')';
	return s[strspn(s, " ")] == '\0' && n <= most ? n : 0;
}

/* ---- dates ---- */

static const char *const months[2][12] = {
	{ "january", "february", "march", "april", "may", "june", "july",
	  "august", "september", "october", "november", "december" },
	{ "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio",
	  "agosto", "septiembre", "octubre", "noviembre", "diciembre" },
};

/* "mar", "march", "marzo", "sept": 1 to 12, or 0. */
static int
month_of(const char *word)
{
	size_t n = strlen(word);

	for (int m = 0; n >= 3 && m < 12; m++)
		for (int l = 0; l < 2; l++)
			if (strncmp(months[l][m], word, n) == 0)
				return m + 1;
	return str_eq(word, "setiembre") ? 9 : 0;
}

/* Not more than four digits and nothing else, or -1. */
static int
number_of(const char *word)
{
	size_t n = strspn(word, "0123456789");
	int v = 0;

	if (n == 0 || n > 4)
		return -1;
	for (size_t i = 0; i < n; i++)
		v = 10 * v + (word[i] - '0');
	word += n;
	return *word == '\0' || str_eq(word, "st") || str_eq(word, "nd") ||
	    str_eq(word, "rd") || str_eq(word, "th") ? v : -1;
}

#define PARTS	3

/*
 * The words of a date without "of", "de", "del"; how many, and one more than
 * there is room for when there are too many.
 */
static size_t
parts_of(struct arena *a, const char *typed, const char *parts[PARTS])
{
	char *s = folded(a, typed);
	size_t n = 0;

	while (*s != '\0') {
		size_t len = strcspn(s, " ");
		char *word = arena_strndup(a, s, len);

		s += len + (s[len] == ' ');
		if (str_has_word("of de del the el", word))
			continue;
		if (n == PARTS)
			return PARTS + 1;
		parts[n++] = word;
	}
	return n;
}

/* "June 2025", "2025", "March 6", "6/2025": what there is belongs to a date. */
static bool
partly(const char *const part[], size_t n)
{
	bool told = false;

	for (size_t i = 0; i < n; i++) {
		if (month_of(part[i]) == 0 && number_of(part[i]) < 0)
			return false;
		told = told || month_of(part[i]) > 0 || number_of(part[i]) >
		    999;
	}
	return told && n < PARTS;
}

/* Also of a day that does not exist: rules say so. */
static const char *
iso(struct arena *a, int y, int m, int d)
{
	return arena_printf(a, "%04d-%02d-%02d", y, m, d);
}

/* 3/6/2026: month first, as courts here write it; else day first. */
static void
slashes(struct arena *a, int x, int y, int z, const char **out,
    const char **other)
{
	if (date_from_ymd(z, x, y) != DATE_NONE && x != y &&
	    date_from_ymd(z, y, x) != DATE_NONE)
		*other = iso(a, z, y, x);
	*out = date_from_ymd(z, x, y) == DATE_NONE &&
	    date_from_ymd(z, y, x) != DATE_NONE ? iso(a, z, y, x) :
	    iso(a, z, x, y);
}

enum interview_dated
interview_date(struct arena *a, const char *typed, const char **out,
    const char **other)
{
	const char *part[PARTS];
	size_t n;
	int m, x, y, z;

	*out = *other = NULL;
	if (date_parse(typed) != DATE_NONE) {
		*out = typed;
		return DATED_SURE;
	}
	n = parts_of(a, typed, part);
	if (n != PARTS)
		return n < PARTS && partly(part, n) ? DATED_PARTLY :
		    DATED_NOT;
	x = number_of(part[0]);
	y = number_of(part[1]);
	z = number_of(part[2]);
	if (y < 0 && x > 0 && z > 999 && (m = month_of(part[1])) > 0)
		*out = iso(a, z, m, x);		/* 6 March 2026 */
	else if (x < 0 && y > 0 && z > 999 && (m = month_of(part[0])) > 0)
		*out = iso(a, z, m, y);		/* March 6, 2026 */
	else if (x > 999 && y > 0 && z > 0)
		*out = iso(a, x, y, z);		/* 2026/3/6 */
	if (*out != NULL)
		return DATED_SURE;
	if (x < 1 || y < 1 || z < 0 || x > 99 || y > 99)
		return DATED_NOT;
	if (z < 100 && strlen(part[2]) == 2)
		z += 2000;
	slashes(a, x, y, z, out, other);
	return DATED_UNSURE;
}

/* ---- times, numbers ---- */

const char *
interview_time(struct arena *a, const char *typed)
{
	const char *part[8];
	char *s = folded(a, typed);
	bool pm = false, am = false;
	int h, min = 0;
	size_t n = 0;

	for (; *s != '\0' && n < 8; n++) {
		size_t len = strcspn(s, " ");
		size_t num = strspn(s, "0123456789");

		if (num > 0 && num < len)	/* "9am" */
			len = num;
		part[n] = arena_strndup(a, s, len);
		s += len + (s[len] == ' ');
	}
	for (; n > 1; n--) {
		const char *w = part[n - 1];

		if (str_eq(w, "m"))
			continue;
		if (str_eq(w, "am") || str_eq(w, "a"))
			am = true;
		else if (str_eq(w, "pm") || str_eq(w, "p"))
			pm = true;
		else
			break;
	}
	if (n < 1 || n > 2 || *s != '\0')
		return typed;
	h = number_of(part[0]);
	if (n == 2 && (strlen(part[1]) != 2 || (min = number_of(part[1])) < 0))
		return typed;
	if ((n == 1 && !am && !pm) || h < 0 || h > 23 || min > 59 ||
	    ((am || pm) && (h < 1 || h > 12)))
		return typed;
	if (am || pm)
		h = h % 12 + (pm ? 12 : 0);
	return arena_printf(a, "%02d:%02d", h, min);
}

const char *
interview_phone(struct arena *a, const char *typed)
{
	char digits[16];
	size_t n = 0;

	if (typed[strspn(typed, "0123456789 ()-.+")] != '\0')
		return typed;
	for (const char *s = typed; *s != '\0'; s++)
		if (*s >= '0' && *s <= '9') {
			if (n == 11)
				return typed;
			digits[n++] = *s;
		}
	if (n == 11 && digits[0] == '1')
		memmove(digits, digits + 1, --n);
	if (n != 10 || (typed[0] == '+' && typed[1] != '1'))
		return typed;
	return arena_printf(a, "%.3s-%.3s-%.4s", digits, digits + 3,
	    digits + 6);
}

const char *
interview_money(struct arena *a, const char *typed)
{
	const char *dot;
	char *out, *o;
	size_t n;

	out = o = arena_alloc(a, strlen(typed) + 8);
	for (const char *s = typed; *s != '\0'; s++)
		if (*s != ' ' && *s != '$')
			*o++ = *s;
	dot = strchr(out, '.');
	n = dot == NULL ? 0 : strlen(dot + 1);
	if (out[strspn(out, "0123456789,.")] != '\0' || o == out)
		return typed;
	if (dot == NULL)
		memcpy(o, ".00", sizeof(".00"));
	else if (n == 1)
		memcpy(o, "0", sizeof("0"));
	return out;
}

/* ---- places ---- */

static const struct {
	const char	*code, *name, *other;
} states[] = {
#define INTERVIEW_STATE(code, name, other) { code, name, other },
#include "interview/interview_states.def"
#undef INTERVIEW_STATE
};

bool
interview_is_state(const struct form_field *f)
{
	return str_eq(f->name, "jurisdiction");
}

const char *
interview_state(const char *typed)
{
	for (size_t i = 0; i < sizeof(states) / sizeof(states[0]); i++)
		if (interview_same(typed, states[i].code) ||
		    interview_same(typed, states[i].name) ||
		    (states[i].other != NULL &&
		    interview_same(typed, states[i].other)))
			return states[i].code;
	return NULL;
}

const char *
interview_state_name(const char *code, enum lang lang)
{
	for (size_t i = 0; i < sizeof(states) / sizeof(states[0]); i++)
		if (interview_same(code, states[i].code))
			return lang == LANG_ES && states[i].other != NULL ?
			    states[i].other : states[i].name;
	return NULL;
}
