/*
 * Text as it is compared: words without case and accents, and the same run
 * together, each word of an address in the one form that it is known by.  So a
 * value is found however it is spaced, punctuated or shortened.
 */
#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"
#include "fill/fill_int.h"

/* Bytes that may stand between two groups of one number. */
#define NUMBER_GAP	8
#define WORD		5	/* bytes that one takes, and the blank behind */

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

/* Where the reading of a text stands. */
struct scan {
	struct arena	*arena;
	struct fill_fold *f;
	const char	*at;		/* what is read next */
	size_t		 ncp;		/* characters so far */
	size_t		 cps, words;	/* how many there is room for */
	size_t		 more;		/* of cps: beyond one for each byte */
	bool		 open;		/* inside a word */
	bool		 digits;	/* of digits */
};

/* "box no. 12", "unit number 3": the word says nothing. */
static bool
says_number(const struct fill_fold *f, size_t i)
{
	return fill_word_is(f, i, "no num nr number");
}

/* The last word is whole: the line takes the one form of it. */
static void
word_close(struct scan *s, bool number)
{
	struct fill_fold *f = s->f;
	const struct fill_word *w;
	const char *form;

	if (f->n == 0)
		return;
	w = &f->words[f->n - 1];
	if (w->digits)
		return;
	form = number && says_number(f, f->n - 1) ? "" :
	    fill_short(f->cp + w->cp, w->n);
	if (form == NULL)
		return;
	f->nline = w->line;
	while (*form != '\0')
		f->line[f->nline++] = (unsigned char)*form++;
}

/* The same in an array twice as long. */
static void *
grown(struct arena *a, const void *old, size_t n, size_t size)
{
	void *p = arena_raw(a, 2 * n, size);

	memcpy(p, old, n * size);
	return p;
}

static void
room_for_words(struct scan *s)
{
	s->f->words = grown(s->arena, s->f->words, s->words,
	    sizeof(*s->f->words));
	s->words *= 2;
}

/* A character of so many bytes comes to n of them. */
static void
room_for_chars(struct scan *s, size_t bytes, size_t n)
{
	s->more += bytes;
	if (n > s->more) {
		s->f->cp = grown(s->arena, s->f->cp, s->cps,
		    sizeof(*s->f->cp));
		s->f->line = grown(s->arena, s->f->line, s->cps,
		    sizeof(*s->f->line));
		s->more += s->cps;
		s->cps *= 2;
	}
	s->more -= n;
}

static struct fill_word *
word_at(struct scan *s, size_t at, bool digits)
{
	struct fill_fold *f = s->f;

	if (!s->open || digits != s->digits) {
		word_close(s, digits);
		if (f->n == s->words)
			room_for_words(s);
		f->words[f->n++] = (struct fill_word){ .at = at, .cp = s->ncp,
		    .line = f->nline, .hash = 2166136261u, .digits = digits };
		s->open = true;
		s->digits = digits;
	}
	return &f->words[f->n - 1];
}

static bool
plain_letter(char c)
{
	return (unsigned char)((c | 0x20) - 'a') < 26;
}

static bool
plain_digit(char c)
{
	return (unsigned char)(c - '0') < 10;
}

/* Plain letters, or digits, that follow one another. */
static void
scan_run(struct scan *s)
{
	struct fill_fold *f = s->f;
	const char *p = s->at;
	bool digits = plain_digit(*p);
	struct fill_word *w = word_at(s, (size_t)(p - f->text), digits);
	uint32_t *cp = f->cp + s->ncp, *line = f->line + f->nline;
	uint32_t hash = w->hash;
	size_t n = 0;

	for (; digits ? plain_digit(*p) : plain_letter(*p); p++) {
		/* of a digit that bit is set already */
		uint32_t c = (uint32_t)*p | 0x20;

		hash = (hash ^ c) * 16777619u;
		cp[n] = line[n] = c;
		n++;
	}
	w->hash = hash;
	w->n += (uint32_t)n;
	w->end = (size_t)(p - f->text);
	s->ncp += n;
	f->nline += n;
	s->at = p;
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

/* Any other character, which may stand for several. */
static void
scan_other(struct scan *s)
{
	struct fill_fold *f = s->f;
	size_t at = (size_t)(s->at - f->text), n;
	uint32_t c = utf8_next(&s->at), out[UTF8_FOLD];

	if (apostrophe(c)) {
		s->open = s->open && !s->digits && joins(s->at);
		return;
	}
	if (c < 0x80) {
		s->open = false;
		return;
	}
	utf8_fold(c, out, &n);
	room_for_chars(s, (size_t)(s->at - f->text) - at, n);
	for (size_t i = 0; i < n; i++) {
		struct fill_word *w;

		if (!digit(out[i]) && !letter(out[i])) {
			s->open = false;
			continue;
		}
		w = word_at(s, at, digit(out[i]));
		w->end = (size_t)(s->at - f->text);
		w->n++;
		w->hash = (w->hash ^ out[i]) * 16777619u;
		f->cp[s->ncp++] = f->line[f->nline++] = out[i];
	}
}

struct fill_fold
fill_fold(struct arena *a, const char *text)
{
	struct fill_fold f = { .text = text };
	size_t len = strlen(text);
	struct scan s = { .arena = a, .f = &f, .at = text,
	    .cps = len + UTF8_FOLD, .words = len / WORD + 4,
	    .more = UTF8_FOLD };

	f.words = arena_raw(a, s.words, sizeof(*f.words));
	f.cp = arena_raw(a, s.cps, sizeof(*f.cp));
	f.line = arena_raw(a, s.cps, sizeof(*f.line));
	while (*s.at != '\0') {
		if (plain_letter(*s.at) || plain_digit(*s.at))
			scan_run(&s);
		else
			scan_other(&s);
	}
	word_close(&s, false);
	return f;
}

/* ---- words as they are ---- */

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

/* ---- looking for one ---- */

/* The word that character i of the line is of. */
static size_t
owner(const struct fill_fold *f, size_t i)
{
	size_t low = 0, high = f->n;

	/* Of words that begin at one place the last is not empty. */
	while (high - low > 1) {
		size_t mid = low + (high - low) / 2;

		if (f->words[mid].line <= i)
			low = mid;
		else
			high = mid;
	}
	return low;
}

/* Does a word begin at i?  The end of the text counts as well. */
static bool
edge(const struct fill_fold *f, size_t i)
{
	return i == f->nline || f->words[owner(f, i)].line == i;
}

/* Does the needle stand at character i of the line? */
static bool
stands_at(const struct fill_fold *hay, const struct fill_fold *needle,
    size_t i, unsigned edges)
{
	size_t n = needle->nline;

	return i + n <= hay->nline && memcmp(hay->line + i, needle->line,
	    n * sizeof(*hay->line)) == 0 && ((edges & FILL_END) == 0 ||
	    edge(hay, i + n));
}

size_t
fill_find(const struct fill_fold *hay, const struct fill_fold *needle,
    unsigned edges)
{
	const uint32_t *line = hay->line, first = needle->nline > 0 ?
	    needle->line[0] : 0;
	size_t i = 0, last = hay->nline - needle->nline;

	if (needle->nline == 0 || needle->nline > hay->nline)
		return FILL_NONE;
	/* "at" and its like are empty: the word behind stands there */
	for (size_t w = 0; (edges & FILL_BEGIN) != 0 && w < hay->n &&
	    (i = hay->words[w].line) <= last; w++)
		if (line[i] == first && stands_at(hay, needle, i, edges))
			return hay->words[owner(hay, i)].at;
	for (i = 0; (edges & FILL_BEGIN) == 0 && i <= last; i++)
		if (line[i] == first && stands_at(hay, needle, i, edges))
			return hay->words[owner(hay, i)].at;
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
