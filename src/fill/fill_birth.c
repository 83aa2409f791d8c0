/*
 * Dates of birth in text.  A date is one when a word beside it says so: "born
 * on March 3, 2015", "DOB 3/3/15", "nació el 3 de marzo de 2015", "March 3 is
 * her birthday".  All other dates of a story are what the court has to read,
 * so what stands between word and date is looked at with care.
 */
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/utf8.h"
#include "fill/fill_int.h"

#define REACH		7	/* words from the label to its date */
#define REACH_BACK	5
#define NAMES_MOST	2	/* between two dates of one list */
#define NO_WORD		SIZE_MAX

static const char months[] = "january february march april may june july "
    "august september october november december jan feb mar apr jun jul aug "
    "sep sept oct nov dec enero febrero marzo abril mayo junio julio agosto "
    "septiembre setiembre octubre noviembre diciembre ene abr ago dic";
static const char breaks[] = "he she they i we you who when after before then "
    "since because and but until once cuando despues antes luego porque "
    "y e pero ella ellos ellas yo desde hasta";
static const char verbs[] = "is was were has had es fue era";
static const char parties[] = "party parties cake gift gifts present presents "
    "card dinner fiesta regalo pastel certificate";
static const char fillers[] = "of de del the in";

/* A date as it stands: its words and, when it has one, that of its year. */
struct date {
	size_t		 from, to;	/* words; to is behind the last */
	size_t		 year;
	bool		 day, month;
	bool		 run;		/* "03032015" */
};

/* A word or words that call a date one of birth. */
struct label {
	size_t		 from, to;
	bool		 verb;		/* "born": what follows is a story */
};

struct birth {
	const struct fill_fold *f;
	struct date	*dates;
	size_t		 n;
	bool		*hit;		/* of each date */
};

/* ---- dates ---- */

static int
value(const struct fill_fold *f, size_t i)
{
	int v = 0;

	if (i >= f->n || !f->words[i].digits || f->words[i].n > 4)
		return -1;
	for (size_t j = 0; j < f->words[i].n; j++)
		v = v * 10 + (int)(f->cp[f->words[i].cp + j] - '0');
	return v;
}

static bool
is_year(const struct fill_fold *f, size_t i)
{
	int v = value(f, i);

	return v >= 1900 && v < 2100 && f->words[i].n == 4;
}

/* A year of four digits, or two behind an apostrophe. */
static bool
any_year(const struct fill_fold *f, size_t i)
{
	const char *text = f->text;

	if (is_year(f, i))
		return true;
	return value(f, i) >= 0 && f->words[i].n == 2 && f->words[i].at > 0 &&
	    (text[f->words[i].at - 1] == '\'' ||
	    (unsigned char)text[f->words[i].at - 1] == 0x99);
}

static bool
is_day(const struct fill_fold *f, size_t i)
{
	int v = value(f, i);

	return v >= 1 && v <= 31 && f->words[i].n <= 2;
}

/* Is there but one mark, and blanks, in front of word i? */
static bool
mark(const struct fill_fold *f, size_t i)
{
	const char *s = f->text + f->words[i - 1].end;
	const char *to = f->text + f->words[i].at;
	int n = 0;

	while (s < to) {
		uint32_t c = utf8_next(&s);

		if (c > ' ' && (++n > 1 || (c < 0x80 &&
		    strchr("/-._", (int)c) == NULL)))
			return false;
	}
	return n == 1;
}

/* "3/3/2015", "2015-03-03", "3.3.15", "3/3" */
static bool
numeric(const struct fill_fold *f, size_t i, struct date *d)
{
	bool three = i + 2 < f->n && f->words[i + 1].digits &&
	    f->words[i + 2].digits && mark(f, i + 1) && mark(f, i + 2);

	*d = (struct date){ i, i + 3, i + 2, true, true, false };
	if (three && is_day(f, i) && is_day(f, i + 1) &&
	    value(f, i + 2) >= 0 && (f->words[i + 2].n == 2 ||
	    is_year(f, i + 2)))
		return true;
	d->year = i;
	if (three && is_year(f, i) && is_day(f, i + 1) && is_day(f, i + 2))
		return true;
	*d = (struct date){ i, i + 2, NO_WORD, true, true, false };
	return is_day(f, i) && is_day(f, i + 1) && mark(f, i + 1) &&
	    f->text[f->words[i].end] == '/' &&
	    (i + 2 == f->n || !f->words[i + 2].digits || !mark(f, i + 2));
}

/* Past "of", "de", "the" and the "rd" of "3rd". */
static size_t
past(const struct fill_fold *f, size_t i)
{
	if (i < f->n && f->words[i].at == f->words[i - 1].end &&
	    fill_word_is(f, i, "st nd rd th ro do o"))
		i++;
	while (i < f->n && fill_word_is(f, i, fillers) &&
	    !fill_word_is(f, i, "in"))
		i++;
	return i;
}

/* "March 3, 2015", "March 2015", "3rd of March, 2015", "3 de marzo" */
static bool
worded(const struct fill_fold *f, size_t i, struct date *d)
{
	size_t j;

	*d = (struct date){ i, i + 1, NO_WORD, false, true, false };
	if (fill_word_is(f, i, months)) {
		j = past(f, i + 1);
		if (is_day(f, j)) {
			d->day = true;
			d->to = j + 1;
		}
	} else if (is_day(f, i)) {
		j = past(f, i + 1);
		if (j >= f->n || !fill_word_is(f, j, months))
			return false;
		d->day = true;
		d->to = j + 1;
	} else {
		return false;
	}
	if (d->to < f->n && f->words[d->to].at == f->words[d->to - 1].end &&
	    fill_word_is(f, d->to, "st nd rd th"))
		d->to++;
	j = past(f, d->to);
	if (j < f->n && any_year(f, j) && !fill_stop(f, j - 1)) {
		d->year = j;
		d->to = j + 1;
	}
	return d->day || d->year != NO_WORD;
}

/* "03032015", "20150303": only where it is called a date. */
static bool
run(const struct fill_fold *f, size_t i, struct date *d)
{
	*d = (struct date){ i, i + 1, NO_WORD, true, true, true };
	return f->words[i].digits && (f->words[i].n == 8 ||
	    f->words[i].n == 6);
}

static bool
date_at(const struct fill_fold *f, size_t i, struct date *d)
{
	if (numeric(f, i, d) || worded(f, i, d) || run(f, i, d))
		return true;
	*d = (struct date){ i, i + 1, i, false, false, false };
	return is_year(f, i);
}

static void
find_dates(struct arena *a, struct birth *b)
{
	struct date d;

	b->dates = arena_raw(a, b->f->n, sizeof(*b->dates));
	for (size_t i = 0; i < b->f->n; i++)
		if (date_at(b->f, i, &d)) {
			b->dates[b->n++] = d;
			i = d.to - 1;
		}
	b->hit = arena_array(a, b->n, sizeof(*b->hit));
}

/* ---- what calls it so ---- */

/* Do these words stand one after the other, each of its set? */
static bool
phrase(const struct fill_fold *f, size_t i, const char *const *sets, size_t n)
{
	for (size_t j = 0; j < n; j++)
		if (i + j >= f->n || !fill_word_is(f, i + j, sets[j]))
			return false;
	return true;
}

static bool
label_at(const struct fill_fold *f, size_t i, struct label *l)
{
	static const struct { const char *sets[3]; size_t n; bool verb; }
	rows[] = {
		{ { "dob dobs birthday birthdays birthdate birthdates bday "
		    "cumpleanos nacimiento nacimientos" }, 1, false },
		{ { "d", "o", "b" }, 3, false },
		{ { "birth", "date dates day days year years" }, 2, false },
		{ { "of", "birth births" }, 2, false },
		{ { "b", "day" }, 2, false },
		{ { "born nacio nacieron nacido nacida nacidos nacidas naci" },
		    1, true },
		{ { "gave", "birth" }, 2, true },
		{ { "birth", "of" }, 2, true },
	};

	for (size_t r = 0; r < sizeof(rows) / sizeof(rows[0]); r++)
		if (phrase(f, i, rows[r].sets, rows[r].n)) {
			*l = (struct label){ i, i + rows[r].n, rows[r].verb };
			return l->to >= f->n ||
			    !fill_word_is(f, l->to, parties);
		}
	return false;
}

/* ---- which dates they mean ---- */

/* Does the way from the label to word "to" leave the matter? */
static bool
leaves(const struct fill_fold *f, const struct label *l, size_t to)
{
	for (size_t i = l->to; i < to; i++)
		if (fill_stop(f, i - 1) || fill_word_is(f, i, breaks) ||
		    fill_word_is(f, i, parties) || (l->verb && i > l->to &&
		    fill_word_is(f, i, verbs)))
			return true;
	return fill_stop(f, to - 1);
}

static bool
capital(const struct fill_fold *f, size_t i)
{
	char c = f->text[f->words[i].at];

	return ((c >= 'A' && c <= 'Z') || (unsigned char)c >= 0x80) &&
	    !fill_word_is(f, i, "on in the el en") &&
	    !fill_word_is(f, i, breaks);
}

/* "3/3/2015 and 5/4/2017", "3/3/2015, Ana 5/4/2017": one list. */
static bool
goes_on(const struct fill_fold *f, const struct date *d, const struct date *e)
{
	size_t i = d->to;

	if (!e->month)
		return false;
	if (i < e->from && fill_word_is(f, i, "and y e"))
		i++;
	if (e->from - i > NAMES_MOST)
		return false;
	for (size_t j = d->to; j <= e->from; j++)
		if (fill_stop(f, j - 1))
			return false;
	for (; i < e->from; i++)
		if (!capital(f, i))
			return false;
	return true;
}

static bool
ahead(struct birth *b, const struct label *l, size_t k)
{
	while (k < b->n && b->dates[k].run && (l->verb ||
	    b->dates[k].from > l->to + 2))
		k++;
	if (k == b->n || b->dates[k].from - l->to > REACH ||
	    leaves(b->f, l, b->dates[k].from))
		return false;
	b->hit[k] = true;
	while (k + 1 < b->n && goes_on(b->f, &b->dates[k], &b->dates[k + 1]))
		b->hit[++k] = true;
	return true;
}

/* "March 3, 2015 is her birthday", "on March 3 our son was born" */
static void
behind(struct birth *b, const struct label *l, size_t k)
{
	const struct fill_fold *f = b->f;

	if (k == 0 || b->dates[k - 1].to > l->from || b->dates[k - 1].run ||
	    l->from - b->dates[k - 1].to > REACH_BACK ||
	    !b->dates[k - 1].month || (l->verb && !fill_word_is(f, l->from - 1,
	    "was were is been fue") && !fill_word_is(f, l->from,
	    "gave nacio nacieron naci")))
		return;
	for (size_t i = b->dates[k - 1].to; i <= l->from; i++)
		if (fill_stop(f, i - 1) || (i < l->from &&
		    fill_word_is(f, i, breaks) && !(l->verb && i + 2 >=
		    l->from)))
			return;
	b->hit[k - 1] = true;
}

static void
find_births(struct birth *b)
{
	size_t k = 0;
	struct label l;

	for (size_t i = 0; i < b->f->n; i++) {
		if (!label_at(b->f, i, &l))
			continue;
		while (k < b->n && b->dates[k].from < l.to)
			k++;
		if (!ahead(b, &l, k))
			behind(b, &l, k);
		i = l.to - 1;
	}
}

/* ---- what stays ---- */

static void
put_date(struct buf *b, const struct fill_fold *f, const struct date *d,
    bool none)
{
	const struct fill_word *y = &f->words[d->year != NO_WORD ? d->year : 0];

	buf_str(b, d->day ? "XX/XX" : d->month ? "XX" : "");
	if (d->year == NO_WORD)
		return;
	buf_str(b, d->month ? "/" : "");
	for (size_t i = 0; i < y->n; i++)
		buf_utf8(b, none ? 'X' : f->cp[y->cp + i]);
}

char *
fill_birth_cut(struct arena *a, const struct fill_fold *f, bool none)
{
	struct birth b = { .f = f };
	struct buf out = { 0 };
	size_t done = 0;
	char *copy = NULL;

	find_dates(a, &b);
	if (b.n > 0)
		find_births(&b);
	for (size_t i = 0; i < b.n; i++) {
		const struct date *d = &b.dates[i];

		/* The year alone is what may stay. */
		if (!b.hit[i] || (!d->month && !none))
			continue;
		buf_add(&out, f->text + done, f->words[d->from].at - done);
		put_date(&out, f, d, none);
		done = f->words[d->to - 1].end;
	}
	if (done > 0) {
		buf_str(&out, f->text + done);
		copy = buf_copy(&out, a);
	}
	buf_free(&out);
	return copy;
}
