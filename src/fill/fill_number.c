/*
 * Numbers that identify a person, cut to four digits: social security numbers
 * and bank cards by their groups, long runs, and what is called an account.
 * Dates, telephones, ZIP codes and the numbers of cases stay.
 */
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/utf8.h"
#include "fill/fill_int.h"

#define KEPT		4	/* digits that remain */
#define SECURITY	9	/* of a social security number */
#define ACCOUNT_LEAST	6
#define CONTEXT		3	/* words before it that say what it is */
#define GROUPS_MOST	5
#define GAP_MOST	5	/* characters between two groups */

static const char accounts[] = "account accounts acct acc acctno routing "
    "iban passport license licence dl ssn itin policy cuenta";
static const char cases[] = "case docket cause matter file caso expediente";
static const char phones[] = "phone telephone tel cell mobile call called "
    "calls text texted fax telefono celular";

static const size_t shapes[][GROUPS_MOST] = {
	{ 3, 2, 4 },		/* social security */
	{ 4, 4, 4, 4 },		/* bank cards */
	{ 4, 6, 5 },
};

/* May the gap before word i stand inside one number? */
static bool
inside(const struct fill_fold *f, size_t i)
{
	const char *s = f->text + f->words[i - 1].end;
	const char *to = f->text + f->words[i].at;
	int marks = 0, n = 0;

	while (s < to) {
		uint32_t c = utf8_next(&s), out[UTF8_FOLD];
		size_t len;

		if (n++ == GAP_MOST)
			return false;
		utf8_fold(c, out, &len);
		if (len == 0 || out[0] <= ' ')
			continue;
		/* a full stop and a blank end a sentence */
		if ((c < 0x80 && strchr("-_./", (int)c) == NULL) ||
		    (c == '.' && s < to && *s <= ' ') || ++marks > 1)
			return false;
	}
	return true;
}

/* How many words the groups of this shape take at word i, or 0. */
static size_t
shaped(const struct fill_fold *f, size_t i, const size_t *shape)
{
	size_t n = 0;

	while (n < GROUPS_MOST && shape[n] > 0) {
		if (i + n == f->n || !f->words[i + n].digits ||
		    f->words[i + n].n != shape[n] ||
		    (n > 0 && !inside(f, i + n)))
			return 0;
		n++;
	}
	return n;
}

/* Does one of the words before say that it is such a number? */
static bool
called(const struct fill_fold *f, size_t i, const char *words)
{
	for (size_t n = 1; n <= CONTEXT && n <= i; n++)
		if (fill_word_is(f, i - n, words))
			return true;
	return false;
}

/* A long number in one run. */
static bool
long_run(const struct fill_fold *f, size_t i)
{
	size_t n = f->words[i].n, at = f->words[i].at;

	if (called(f, i, accounts))
		return n >= ACCOUNT_LEAST;
	if (n < SECURITY || called(f, i, cases))
		return false;
	return (n != 10 && n != 11) || (!called(f, i, phones) &&
	    (at == 0 || f->text[at - 1] != '+'));
}

/* "account 1234-5678": groups that are neither a date nor a telephone. */
static size_t
grouped_account(const struct fill_fold *f, size_t i)
{
	size_t n = 1, sum = f->words[i].n, least = sum;

	if (!called(f, i, accounts))
		return 0;
	while (i + n < f->n && f->words[i + n].digits && inside(f, i + n)) {
		sum += f->words[i + n].n;
		if (f->words[i + n].n < least)
			least = f->words[i + n].n;
		n++;
	}
	if (n == 1 || least < 3 || sum < 8)
		return 0;
	return f->words[i].n == 3 && f->words[i + n - 1].n == 4 &&
	    sum == 10 ? 0 : n;
}

/* The words of an identifier at word i, or 0. */
static size_t
identifier(const struct fill_fold *f, size_t i, enum fill_runs runs)
{
	for (size_t s = 0; s < sizeof(shapes) / sizeof(shapes[0]); s++) {
		size_t n = shaped(f, i, shapes[s]);

		if (n > 0)
			return n;
	}
	if (runs == FILL_RUNS && long_run(f, i))
		return 1;
	/* a whole answer that is nothing else */
	if (runs == FILL_SHAPES && f->n == 1 && f->words[i].n == SECURITY)
		return 1;
	return runs == FILL_RUNS ? grouped_account(f, i) : 0;
}

static void
put_cut(struct buf *b, const struct fill_fold *f, size_t i, size_t n)
{
	size_t from = f->words[i].cp;
	size_t to = f->words[i + n - 1].cp + f->words[i + n - 1].n;

	/* Characters of words that follow one another do so as well. */
	buf_str(b, to - from == SECURITY ? "XXX-XX-" : "XXXX");
	for (size_t j = to - KEPT; j < to; j++)
		buf_utf8(b, f->cp[j]);
}

char *
fill_number_cut(struct arena *a, const char *text, enum fill_runs runs,
    bool *cut)
{
	struct fill_fold f = fill_fold(a, text);
	struct buf b = { 0 };
	size_t done = 0;
	char *out;

	for (size_t i = 0; i < f.n && runs != FILL_KEEP; i++) {
		size_t n = f.words[i].digits ? identifier(&f, i, runs) : 0;

		if (n == 0)
			continue;
		buf_add(&b, text + done, f.words[i].at - done);
		put_cut(&b, &f, i, n);
		i += n - 1;
		done = f.words[i].end;
		*cut = true;
	}
	buf_str(&b, text + done);
	out = b.len > 0 ? buf_copy(&b, a) : arena_strdup(a, "");
	buf_free(&b);
	return out;
}
