/*
 * Numbers that identify a person, cut to what the court lets stand: social
 * security numbers and bank cards by their groups, long runs, and what is
 * called an account, a licence or a passport.  Dates, telephones, ZIP codes,
 * plates of cars and the numbers of cases stay.
 */
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/utf8.h"
#include "fill/fill_int.h"

#define KEPT		4	/* characters that remain */
#define SECURITY	9	/* of a social security number */
#define ACCOUNT_LEAST	6
#define LICENCE_LEAST	5
#define MIXED_LEAST	7	/* letters and digits: "WDLABCD456DG" */
#define ZIP		5
#define IBAN_LEAST	12
#define CONTEXT		3	/* words before it that say what it is */
#define FAR		6	/* the same in one sentence */
#define GROUPS_MOST	5
#define GAP_MOST	5	/* characters between two groups */
#define MASK_MOST	40

enum kind { SSN, ACCOUNT, LICENCE };

static const char ssns[] = "ssn ssns itin itins tin ein taxpayer social";
static const char accounts[] = "account accounts acct acc acctno routing "
    "iban policy cuenta cuentas card cards visa mastercard amex tarjeta";
static const char licences[] = "license licence licenses licences lic dl dln "
    "licencia passport passports pasaporte alien uscis";
static const char cards[] = "id identification";
static const char plates[] = "plate plates tag tags placa placas";
static const char cases[] = "case docket cause matter file caso expediente "
    "report incident badge warrant denuncia";
static const char phones[] = "phone telephone tel cell mobile call called "
    "calls text texted fax telefono celular";
static const char endings[] = "ending ends end last four digits termina "
    "terminada terminado ultimos cuatro";
static const char years[] = "in since until year by of en desde de";

static const struct { size_t size[GROUPS_MOST]; enum kind kind; } shapes[] = {
	{ { 3, 2, 4 }, SSN },
	{ { 4, 4, 4, 4 }, ACCOUNT },		/* bank cards */
	{ { 4, 6, 5 }, ACCOUNT },
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

/* How many words before it, up to most, one says what it is; or 0. */
static size_t
called(const struct fill_fold *f, size_t i, const char *words, size_t most)
{
	for (size_t n = 1; n <= most && n <= i; n++) {
		if (most > CONTEXT && fill_stop(f, i - n))
			return 0;
		if (fill_word_is(f, i - n, words) &&
		    !fill_word_is(f, i - n + 1, plates))
			return n;
	}
	return 0;
}

/* Is it called this, and no number of a case? */
static bool
is_called(const struct fill_fold *f, size_t i, const char *words)
{
	size_t it = called(f, i, words, FAR);
	size_t other = called(f, i, cases, CONTEXT);

	return it > 0 && (other == 0 || it < other);
}

/* A long number in one run. */
static bool
long_run(const struct fill_fold *f, size_t i)
{
	size_t n = f->words[i].n, at = f->words[i].at;

	if (n < SECURITY || called(f, i, cases, CONTEXT) > 0)
		return false;
	return (n != 10 && n != 11) || (called(f, i, phones, CONTEXT) == 0 &&
	    (at == 0 || f->text[at - 1] != '+'));
}

/* Groups that go on from word i: how many, their digits, the least group. */
static size_t
groups(const struct fill_fold *f, size_t i, size_t *sum, size_t *least)
{
	size_t n = 1;

	*sum = *least = f->words[i].n;
	while (i + n < f->n && f->words[i + n].digits && inside(f, i + n)) {
		*sum += f->words[i + n].n;
		if (f->words[i + n].n < *least)
			*least = f->words[i + n].n;
		n++;
	}
	return n;
}

/* "account 1234-5678": groups that are neither a date nor a telephone. */
static size_t
grouped(const struct fill_fold *f, size_t i, size_t atleast)
{
	size_t sum, least, n = groups(f, i, &sum, &least);

	if (n == 1)
		return sum >= atleast ? 1 : 0;
	if (called(f, i, "iban", FAR) > 0 && sum >= IBAN_LEAST)
		return n;
	if (least < 3 || sum < 8 || (n == 2 && f->words[i].n == ZIP))
		return 0;
	return f->words[i].n == 3 && f->words[i + n - 1].n == 4 &&
	    sum == 10 ? 0 : n;
}

/* ---- letters and digits: "D123-4567-8901", "WDLABCD456DG" ---- */

/* Does word i stand against the one before, or a hyphen from it? */
static bool
joined(const struct fill_fold *f, size_t i)
{
	size_t end = f->words[i - 1].end, at = f->words[i].at;

	return at == end || (at == end + 1 && f->text[end] == '-');
}

/* Words of one token that begins here and mixes the two, or 0. */
static size_t
mixed(const struct fill_fold *f, size_t i)
{
	size_t n = 1, length = f->words[i].n, digits = 0;

	if (i > 0 && joined(f, i))
		return 0;
	if (f->words[i].digits)
		digits = f->words[i].n;
	while (i + n < f->n && joined(f, i + n)) {
		length += f->words[i + n].n;
		if (f->words[i + n].digits)
			digits += f->words[i + n].n;
		n++;
	}
	return digits > 1 && digits < length && length >= MIXED_LEAST ? n : 0;
}

/* ---- what is left of a number that somebody cut already ---- */

/* "***-**-6789", or crosses for stars: marks stand in front of it. */
static bool
masked(const struct fill_fold *f, size_t i)
{
	size_t at = f->words[i].at;
	int marks = 0;

	while (at > 0 && strchr("xX*#- ", f->text[at - 1]) != NULL) {
		marks += f->text[at - 1] != '-' && f->text[at - 1] != ' ';
		at--;
	}
	return marks > 1;
}

static bool
year(const struct fill_fold *f, size_t i)
{
	const uint32_t *cp = f->cp + f->words[i].cp;

	return i > 0 && fill_word_is(f, i - 1, years) &&
	    ((cp[0] == '1' && cp[1] == '9') || (cp[0] == '2' && cp[1] == '0'));
}

/* The last digits of something, named as such; of what kind? */
static bool
remains(const struct fill_fold *f, size_t i, enum kind *kind)
{
	size_t sum, least;
	bool end;

	if (groups(f, i, &sum, &least) != 1 || sum != KEPT)
		return false;
	end = masked(f, i) || called(f, i, endings, CONTEXT) > 0;
	*kind = is_called(f, i, accounts) ? ACCOUNT :
	    is_called(f, i, licences) ? LICENCE : SSN;
	if (*kind != SSN)
		return end;
	return masked(f, i) || (is_called(f, i, ssns) && !year(f, i) &&
	    (end || called(f, i, "social", FAR) == 0 ||
	    called(f, i, "security", FAR) > 0));
}

/* ---- all of them ---- */

/* What a word before it names: the words of it, or 0. */
static size_t
named(const struct fill_fold *f, size_t i, enum kind *kind)
{
	size_t sum, least, n = f->words[i].digits ?
	    groups(f, i, &sum, &least) : 0;

	*kind = SSN;
	if (n > 0 && sum == SECURITY && is_called(f, i, ssns))
		return n;
	if (n > 0 && sum == SECURITY && is_called(f, i, cards))
		return n;
	*kind = LICENCE;
	if (is_called(f, i, licences) || is_called(f, i, cards)) {
		n = mixed(f, i);
		return n > 0 || !f->words[i].digits ? n :
		    grouped(f, i, is_called(f, i, cards) ? ACCOUNT_LEAST :
		    LICENCE_LEAST);
	}
	*kind = ACCOUNT;
	if (!is_called(f, i, accounts))
		return 0;
	n = mixed(f, i);
	return n > 0 || !f->words[i].digits ? n : grouped(f, i, ACCOUNT_LEAST);
}

/* The words of an identifier at word i, or 0. */
static size_t
identifier(const struct fill_fold *f, size_t i, enum fill_runs runs,
    enum kind *kind)
{
	size_t n;

	for (size_t s = 0; f->words[i].digits &&
	    s < sizeof(shapes) / sizeof(shapes[0]); s++) {
		n = shaped(f, i, shapes[s].size);
		*kind = shapes[s].kind;
		if (n > 0 && (i + n == f->n || *kind == SSN ||
		    called(f, i, "iban", FAR) == 0))
			return n;
	}
	/* Of letters alone no word is one, whatever it is called. */
	if (!f->words[i].digits && mixed(f, i) == 0)
		return 0;
	n = named(f, i, kind);
	if (n > 0 || !f->words[i].digits)
		return n;
	/* a whole answer that is nothing else */
	*kind = f->words[i].n == SECURITY ? SSN : ACCOUNT;
	if (runs == FILL_SHAPES)
		return f->n == 1 && *kind == SSN ? 1 : 0;
	return long_run(f, i) ? 1 : 0;
}

/*
 * What is printed in place of a number: an X for each digit that was cut, and
 * of a Social Security number that keeps its last four: XXX-XX-6789.
 */
static void
put_cut(struct buf *b, const struct fill_fold *f, size_t i, size_t n,
    enum kind kind, bool none)
{
	size_t from = f->words[i].cp;
	size_t to = f->words[i + n - 1].cp + f->words[i + n - 1].n;
	bool security = kind == SSN && to - from == SECURITY;

	/* Characters of words that follow one another do so as well. */
	buf_str(b, security ? "XXX-XX-" : none ? "" : "XXXX");
	if (security)
		from = to - KEPT;
	for (size_t j = none ? from : to - KEPT; j < to &&
	    j - from < MASK_MOST; j++) {
		if (none)
			buf_char(b, 'X');
		else
			buf_utf8(b, f->cp[j] >= 'a' && f->cp[j] <= 'z' ?
			    f->cp[j] - 0x20 : f->cp[j]);
	}
}

char *
fill_number_cut(struct arena *a, const struct fill_fold *f,
    enum fill_runs runs, const struct fill_privacy *law, bool *cut, bool *gone)
{
	const bool none[] = { [SSN] = law->ssn, [ACCOUNT] = law->account,
	    [LICENCE] = law->licence };
	struct buf b = { 0 };
	size_t done = 0;
	enum kind kind;
	char *out = NULL;

	*cut = *gone = false;
	for (size_t i = 0; i < f->n && runs != FILL_KEEP; i++) {
		size_t n = identifier(f, i, runs, &kind);

		if (n == 0 && f->words[i].digits && remains(f, i, &kind) &&
		    none[kind])
			n = 1;
		if (n == 0)
			continue;
		buf_add(&b, f->text + done, f->words[i].at - done);
		put_cut(&b, f, i, n, kind, none[kind]);
		*(none[kind] ? gone : cut) = true;
		i += n - 1;
		done = f->words[i].end;
	}
	if (*cut || *gone) {
		buf_str(&b, f->text + done);
		out = buf_copy(&b, a);
	}
	buf_free(&b);
	return out;
}
