/*
 * Text as it is compared: words without case and accents, and the same run
 * together, each word of an address in the one form that it is known by.  So a
 * value is found however it is spaced, punctuated or shortened.
 */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"
#include "fill/fill_int.h"

/* Bytes that may stand between two groups of one number. */
#define NUMBER_GAP	8
#define WORD_LEAST	2
#define WORD_MOST	12

/* In order of word.  No form is longer than its word; "at", "dot" go. */
static const struct short_form { const char *word, *form; } shorts[] = {
	{ "alley", "al" }, { "aly", "al" }, { "annex", "anx" },
	{ "apartment", "apt" }, { "at", "" }, { "ave", "av" },
	{ "aven", "av" }, { "avenue", "av" }, { "beach", "bch" },
	{ "blvd", "bl" }, { "boul", "bl" }, { "boulevard", "bl" },
	{ "branch", "br" }, { "bridge", "brg" }, { "building", "bldg" },
	{ "bypass", "byp" }, { "center", "ctr" }, { "centre", "ctr" },
	{ "circ", "cir" }, { "circle", "cir" }, { "corner", "cor" },
	{ "county", "co" }, { "court", "ct" }, { "cove", "cv" },
	{ "creek", "crk" }, { "crescent", "cres" }, { "crossing", "xing" },
	{ "crt", "ct" }, { "doctor", "dr" }, { "dot", "" }, { "drive", "dr" },
	{ "drv", "dr" }, { "east", "e" }, { "eighth", "8th" },
	{ "eleventh", "11th" }, { "estate", "est" }, { "estates", "est" },
	{ "expressway", "expy" }, { "expwy", "expy" }, { "extension", "ext" },
	{ "fifth", "5th" }, { "first", "1st" }, { "floor", "fl" },
	{ "fork", "frk" }, { "fort", "ft" }, { "fourth", "4th" },
	{ "freeway", "fwy" }, { "garden", "gdn" }, { "gardens", "gdn" },
	{ "gdns", "gdn" }, { "glen", "gln" }, { "green", "grn" },
	{ "grove", "grv" }, { "harbor", "hbr" }, { "harbour", "hbr" },
	{ "height", "ht" }, { "heights", "ht" }, { "highway", "hwy" },
	{ "hill", "hl" }, { "hills", "hls" }, { "hiway", "hwy" },
	{ "hts", "ht" }, { "island", "is" }, { "junction", "jct" },
	{ "lake", "lk" }, { "landing", "lndg" }, { "lane", "ln" },
	{ "lne", "ln" }, { "mdws", "mdw" }, { "meadow", "mdw" },
	{ "meadows", "mdw" }, { "mount", "mt" }, { "mountain", "mt" },
	{ "mtn", "mt" }, { "ninth", "9th" }, { "north", "n" },
	{ "northeast", "ne" }, { "northwest", "nw" }, { "parkway", "pky" },
	{ "pkway", "pky" }, { "pkwy", "pky" }, { "place", "pl" },
	{ "plaza", "plz" }, { "pob", "box" }, { "point", "pt" },
	{ "prkwy", "pky" }, { "ridge", "rdg" }, { "river", "rvr" },
	{ "road", "rd" }, { "room", "rm" }, { "route", "rt" }, { "rte", "rt" },
	{ "saint", "st" }, { "second", "2nd" }, { "seventh", "7th" },
	{ "sixth", "6th" }, { "south", "s" }, { "southeast", "se" },
	{ "southwest", "sw" }, { "spgs", "spg" }, { "spring", "spg" },
	{ "springs", "spg" }, { "square", "sq" }, { "str", "st" },
	{ "street", "st" }, { "strt", "st" }, { "suite", "ste" },
	{ "tenth", "10th" }, { "terr", "ter" }, { "terrace", "ter" },
	{ "third", "3rd" }, { "tpke", "tpk" }, { "trail", "tr" },
	{ "trailer", "trlr" }, { "trl", "tr" }, { "trnpk", "tpk" },
	{ "turnpike", "tpk" }, { "twelfth", "12th" }, { "valley", "vly" },
	{ "view", "vw" }, { "way", "wy" }, { "west", "w" },
};

static bool
digit(uint32_t c)
{
	return c >= '0' && c <= '9';
}

static bool
letter(uint32_t c)
{
	return c < 0x80 ? (c | 0x20) >= 'a' && (c | 0x20) <= 'z' :
	    utf8_letter(c);
}

static bool
apostrophe(uint32_t c)
{
	return c == '\'' || c == '`' || c == 0xb4 || c == 0x2bc ||
	    c == 0x2018 || c == 0x2019;
}

/* ---- words ---- */

/* Where the reading of a text stands.  Without room it only counts. */
struct scan {
	struct fill_fold *f;
	bool		 room;
	size_t		 cps;		/* characters so far */
	bool		 open;		/* inside a word */
	bool		 digits;	/* of digits */
};

static void
scan_char(struct scan *s, uint32_t c, size_t at, size_t end)
{
	bool digits = digit(c);
	struct fill_word *w;

	if (!s->open || digits != s->digits) {
		s->f->n++;
		s->open = true;
		s->digits = digits;
		if (s->room) {
			w = &s->f->words[s->f->n - 1];
			*w = (struct fill_word){ .at = at, .cp = s->cps,
			    .hash = 2166136261u, .digits = digits };
		}
	}
	if (s->room) {
		w = &s->f->words[s->f->n - 1];
		w->end = end;
		w->n++;
		w->hash = (w->hash ^ c) * 16777619u;
		s->f->cp[s->cps] = c;
	}
	s->cps++;
}

/* O'Brien is one word; of "Anna's" the s is apart. */
static bool
joins(const char *next)
{
	uint32_t c = utf8_next(&next);

	if (!letter(c))
		return false;
	return (c != 's' && c != 'S') || letter(utf8_next(&next));
}

static void
scan_text(struct scan *s, const char *text)
{
	const char *p = text;
	uint32_t out[UTF8_FOLD];
	size_t n;

	while (*p != '\0') {
		size_t at = (size_t)(p - text), end;
		uint32_t c = utf8_next(&p);

		end = (size_t)(p - text);
		if (apostrophe(c)) {
			s->open = s->open && !s->digits && joins(p);
			continue;
		}
		if (c < 0x80) {
			out[0] = c >= 'A' && c <= 'Z' ? c + 0x20 : c;
			n = 1;
		} else {
			utf8_fold(c, out, &n);
		}
		for (size_t i = 0; i < n; i++) {
			if (digit(out[i]) || letter(out[i]))
				scan_char(s, out[i], at, end);
			else
				s->open = false;
		}
	}
}

/* ---- words run together ---- */

static int
by_word(const void *key, const void *row)
{
	return strcmp(key, ((const struct short_form *)row)->word);
}

/* The one form of a word, or NULL: it stays as it is. */
static const char *
short_form(const struct fill_fold *f, const struct fill_word *w)
{
	char word[WORD_MOST + 1];
	const struct short_form *row;

	if (w->digits || w->n < WORD_LEAST || w->n > WORD_MOST)
		return NULL;
	for (size_t i = 0; i < w->n; i++) {
		if (f->cp[w->cp + i] >= 0x80)
			return NULL;
		word[i] = (char)f->cp[w->cp + i];
	}
	word[w->n] = '\0';
	row = bsearch(word, shorts, sizeof(shorts) / sizeof(shorts[0]),
	    sizeof(shorts[0]), by_word);
	return row != NULL ? row->form : NULL;
}

bool
fill_word_is(const struct fill_fold *f, size_t i, const char *words)
{
	const struct fill_word *w = &f->words[i];

	const uint32_t *cp = f->cp + w->cp;
	const char *p = words;

	/* Asked often, and mostly in vain: go by the first letter. */
	for (; cp[0] < 0x80 && (p = strchr(p, (int)cp[0])) != NULL; p++) {
		size_t j = 1;

		if (p > words && p[-1] != ' ')
			continue;
		while (j < w->n && cp[j] == (unsigned char)p[j])
			j++;
		if (j == w->n && (p[j] == ' ' || p[j] == '\0'))
			return true;
	}
	return false;
}

bool
fill_stop(const struct fill_fold *f, size_t i)
{
	const char *s, *to;

	if (i + 1 >= f->n)
		return true;
	s = f->text + f->words[i].end;
	to = f->text + f->words[i + 1].at;
	for (; s < to; s++) {
		if (strchr("!?;", *s) != NULL || (*s == '\n' &&
		    s + 1 < to && s[1] == '\n'))
			return true;
		/* Not "acct. no. 12", "D. O. B. 3/3/2015", "St. Mary". */
		if (*s == '.' && s + 1 < to && s[1] <= ' ' &&
		    s[1] >= '\0' && f->words[i].n > 1 &&
		    (*to < 'a' || *to > 'z') && (*to < '0' || *to > '9') &&
		    !fill_word_is(f, i, "acct acc no num nr lic st mr mrs "
		    "ms dr sr sra"))
			return true;
	}
	return false;
}

/* "box no. 12", "unit number 3": the word says nothing. */
static bool
says_number(const struct fill_fold *f, size_t i)
{
	return i + 1 < f->n && f->words[i + 1].digits &&
	    fill_word_is(f, i, "no num nr number");
}

static void
run_together(struct fill_fold *f)
{
	for (size_t i = 0; i < f->n; i++) {
		const struct fill_word *w = &f->words[i];
		const char *form = short_form(f, w);
		size_t n = form != NULL ? strlen(form) : w->n;

		if (says_number(f, i))
			continue;
		for (size_t j = 0; j < n; j++) {
			f->line[f->nline] = form != NULL ?
			    (unsigned char)form[j] : f->cp[w->cp + j];
			f->owner[f->nline++] = (uint32_t)i;
		}
	}
}

struct fill_fold
fill_fold(struct arena *a, const char *text)
{
	struct fill_fold f = { .text = text };
	struct scan count = { .f = &f }, keep = { .f = &f, .room = true };

	scan_text(&count, text);
	f.words = arena_array(a, f.n, sizeof(*f.words));
	f.cp = arena_array(a, count.cps, sizeof(*f.cp));
	f.line = arena_array(a, count.cps, sizeof(*f.line));
	f.owner = arena_array(a, count.cps, sizeof(*f.owner));
	f.n = 0;
	scan_text(&keep, text);
	run_together(&f);
	return f;
}

/* ---- looking for one ---- */

/* Does a word begin at i?  The end of the text counts as well. */
static bool
edge(const struct fill_fold *f, size_t i)
{
	return i == 0 || i == f->nline || f->owner[i] != f->owner[i - 1];
}

size_t
fill_find(const struct fill_fold *hay, const struct fill_fold *needle,
    unsigned edges)
{
	size_t n = needle->nline;

	if (n == 0)
		return FILL_NONE;
	for (size_t i = 0; i + n <= hay->nline; i++) {
		if (hay->line[i] != needle->line[0] || memcmp(hay->line + i,
		    needle->line, n * sizeof(*hay->line)) != 0)
			continue;
		if ((edges & FILL_BEGIN) != 0 && !edge(hay, i))
			continue;
		if ((edges & FILL_END) != 0 && !edge(hay, i + n))
			continue;
		return hay->words[hay->owner[i]].at;
	}
	return FILL_NONE;
}

/* Is the word another group of the number that the word before is part of? */
static bool
same_number(const struct fill_fold *f, size_t word)
{
	return word < f->n && f->words[word].digits &&
	    f->words[word].at - f->words[word - 1].end <= NUMBER_GAP;
}

/* Do the digits stand at this place, in groups of whatever size? */
static bool
digits_at(const struct fill_fold *f, size_t word, size_t from,
    const char *digits)
{
	const struct fill_word *w = &f->words[word];

	for (; *digits != '\0'; digits++) {
		if (from == w->n) {
			if (!same_number(f, ++word))
				return false;
			w = &f->words[word];
			from = 0;
		}
		if (f->cp[w->cp + from++] != (unsigned char)*digits)
			return false;
	}
	return true;
}

/* "5550142", "555-0142" and "555 01 42", but not "5-550-142". */
static bool
local_groups(const struct fill_fold *f, size_t word)
{
	size_t n = f->words[word].n;

	if (n != 3 && n != 7)
		return false;
	if (n == 3 && (n += f->words[word + 1].n) == 5)
		n += f->words[word + 2].n;
	return n == 7;
}

size_t
fill_find_digits(const struct fill_fold *hay, const char *digits, bool local)
{
	if (*digits == '\0')
		return FILL_NONE;
	for (size_t i = 0; i < hay->n; i++) {
		const struct fill_word *w = &hay->words[i];

		if (!w->digits)
			continue;
		for (size_t j = 0; j < (local ? 1 : w->n); j++) {
			if (hay->cp[w->cp + j] != (unsigned char)digits[0] ||
			    !digits_at(hay, i, j, digits))
				continue;
			if (!local || local_groups(hay, i))
				return w->at;
		}
	}
	return FILL_NONE;
}
