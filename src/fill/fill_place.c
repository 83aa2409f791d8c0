/*
 * What in an address tells where it is.  People write them in many shapes: the
 * unit first or last, somebody's name above, all on one line, a house with a
 * name.  Towns, states and ZIP codes alone tell too little to be looked for.
 */
#include <string.h>

#include "base/arena.h"
#include "base/str.h"
#include "fill/fill_int.h"

#define PARTS		16
#define NAME_WORDS	2	/* of "June Smith", "Harbor House Shelter" */
#define NAME_LETTERS	8
#define PAIR_LEAST	5	/* of "12 Elm", "Elm St" */
#define STREET_LEAST	4	/* of "1 Elm" */
#define WHOLE_LEAST	6

static const char units[] = "apartment apt unit suite ste lot trailer trlr "
    "building bldg room rm floor fl space spc flat no num number";
static const char streets[] = "street str st avenue ave av road rd drive dr "
    "lane ln boulevard blvd court ct circle cir place pl terrace ter trail "
    "trl way parkway pkwy pky highway hwy square sq alley loop row path pike "
    "turnpike tpke crossing xing calle camino avenida route rte expressway "
    "freeway crescent close mews plaza plz run walk";
static const char directions[] = "north south east west n s e w ne nw se sw "
    "northeast northwest southeast southwest";
static const char ordinals[] = "st nd rd th";
/* After a number they are a date or an amount, whoever lives there. */
static const char amounts[] = "january february march april may june july "
    "august september october november december jan feb mar apr jun jul aug "
    "sep sept oct nov dec day days week weeks month months year years hour "
    "hours minute minutes mile miles feet yards people children times other "
    "more and percent dollars am pm";
static const char states[] = "al ak az ar ca co ct de fl ga hi id il in ia "
    "ks ky la me md ma mi mn ms mo mt ne nv nh nj nm ny nc nd oh ok or pa ri "
    "sc sd tn tx ut vt va wa wv wi wy dc pr vi gu as mp us usa united states";

struct place {
	struct arena	*arena;
	void		(*add)(void *, const char *, enum fill_weight);
	void		*context;
	size_t		 added;
	struct fill_fold parts[PARTS];
	size_t		 n;
};

/* Words from up to to, as they stand in the part. */
static char *
piece(const struct place *p, const struct fill_fold *f, size_t from, size_t to)
{
	return arena_strndup(p->arena, f->text + f->words[from].at,
	    f->words[to - 1].end - f->words[from].at);
}

static void
add(struct place *p, const char *text, size_t least, enum fill_weight weight)
{
	if (fill_fold(p->arena, text).nline < least)
		return;
	p->add(p->context, text, weight);
	p->added++;
}

static bool
ordinal(const struct fill_fold *f, size_t i)
{
	return f->words[i].digits && i + 1 < f->n &&
	    f->words[i + 1].at == f->words[i].end &&
	    fill_word_is(f, i + 1, ordinals);
}

static bool
has_digits(const struct fill_fold *f)
{
	for (size_t i = 0; i < f->n; i++)
		if (f->words[i].digits)
			return true;
	return false;
}

/* ---- parts ---- */

/* "c/o", "Attn:": how many words they take. */
static size_t
care_of(const struct fill_fold *f)
{
	if (f->n > 2 && ((fill_word_is(f, 0, "c") && fill_word_is(f, 1, "o")) ||
	    (fill_word_is(f, 0, "care") && fill_word_is(f, 1, "of"))))
		return 2;
	return f->n > 1 && fill_word_is(f, 0, "attn attention") ? 1 : 0;
}

/* A unit at word i: "Apt 4B", "Building B"; the words it takes, or 0. */
static size_t
unit(const struct fill_fold *f, size_t i)
{
	const struct fill_word *w = &f->words[i + 1];

	if (!fill_word_is(f, i, units) || i + 1 >= f->n ||
	    (!w->digits && w->n > 1))
		return 0;
	return i + 2 < f->n && w[1].at == w->end && w[1].n == 1 ? 3 : 2;
}

/* A line or what stands between two commas, without its unit. */
static void
part_add(struct place *p, const char *text)
{
	const char *hash = strchr(text, '#');
	struct fill_fold f;
	size_t from, to, n;

	if (hash != NULL && hash > text && strstr(text, "ox") == NULL)
		text = arena_strndup(p->arena, text, (size_t)(hash - text));
	f = fill_fold(p->arena, text);
	from = care_of(&f);
	if (from < f.n)
		from += unit(&f, from);
	for (to = from; to < f.n && (to == from || unit(&f, to) == 0); to++)
		;
	/* "2nd Floor" */
	n = to - from;
	if (n == 0 || p->n == PARTS ||
	    (n <= 3 && fill_word_is(&f, to - 1, "floor fl")) ||
	    (hash == text && n == 1))
		return;
	p->parts[p->n++] = fill_fold(p->arena, piece(p, &f, from, to));
}

/* "WA 98000", "Example Heights WA 98000-1234": no house number in it. */
static bool
town(const struct fill_fold *f)
{
	size_t n = f->n;

	if (n > 1 && f->words[n - 1].digits && f->words[n - 1].n == 4 &&
	    f->words[n - 2].digits && f->words[n - 2].n == 5)
		n--;
	if (n > 0 && f->words[n - 1].digits && f->words[n - 1].n == 5)
		n--;
	for (size_t i = 0; i < n; i++)
		if (f->words[i].digits)
			return false;
	return n < f->n || (n > 0 && fill_word_is(f, n - 1, states));
}

/* How many of the parts are more than towns. */
static size_t
parts_kept(const struct place *p)
{
	size_t n = p->n;
	bool named = false;

	for (size_t i = p->n; i > 0; i--)
		if (has_digits(&p->parts[i - 1]) && !town(&p->parts[i - 1]))
			return i;
	/* no house number at all: the last is a town unless it is a street */
	while (n > 0 && town(&p->parts[n - 1])) {
		named = p->parts[n - 1].n > 2;
		n--;
	}
	if (n > 0 && !named && (n < p->n ||
	    !fill_word_is(&p->parts[n - 1], p->parts[n - 1].n - 1, streets)))
		n--;
	return n;
}

/* ---- what is looked for ---- */

/* House number and street as one is apt to say them: "4127 Hollowbrook". */
static void
add_pair(struct place *p, const struct fill_fold *f, size_t from, size_t name)
{
	size_t i = name;

	while (i < f->n && (f->words[i].n < 3 || f->words[i].digits ||
	    fill_word_is(f, i, directions)))
		i++;
	if (i == f->n || fill_word_is(f, i, amounts))
		return;
	add(p, piece(p, f, from, i + 1), PAIR_LEAST, FILL_STOP);
	if (i > name)
		add(p, arena_printf(p->arena, "%s %s", piece(p, f, from, name),
		    piece(p, f, i, i + 1)), PAIR_LEAST, FILL_STOP);
}

/* A street from its house number on. */
static void
add_street(struct place *p, const struct fill_fold *f, size_t from, size_t name)
{
	size_t end = name + 1;

	while (end < f->n && !fill_word_is(f, end, streets))
		end++;
	if (end < f->n) {
		/* The street without its number: it may be the talk of town. */
		add(p, piece(p, f, name, end + 1), PAIR_LEAST, FILL_ASK);
		add(p, piece(p, f, from, end + 1), STREET_LEAST, FILL_STOP);
	} else if (name < f->n && !fill_word_is(f, name, amounts)) {
		add(p, piece(p, f, from, f->n), STREET_LEAST, FILL_STOP);
	}
	add_pair(p, f, from, name);
}

/* The number of a post office box at word i, or 0. */
static bool
add_box(struct place *p, const struct fill_fold *f)
{
	for (size_t i = 0; i + 1 < f->n; i++) {
		size_t n = i + 1;

		if (!fill_word_is(f, i, "box pob apartado"))
			continue;
		while (n < f->n && !f->words[n].digits)
			n++;
		if (n == f->n)
			continue;
		/* "box 7" alone is on every court form */
		if (f->words[n].n > 2)
			add(p, arena_printf(p->arena, "box %s", piece(p, f, n,
			    f->n)), STREET_LEAST, FILL_STOP);
		else
			add(p, piece(p, f, 0, f->n), WHOLE_LEAST, FILL_STOP);
		return true;
	}
	return false;
}

static void
add_part(struct place *p, const struct fill_fold *f)
{
	if (add_box(p, f))
		return;
	for (size_t i = 0; i < f->n; i++) {
		size_t from = i;

		if (!f->words[i].digits || ordinal(f, i))
			continue;
		while (i + 1 < f->n && f->words[i + 1].digits &&
		    !ordinal(f, i + 1))
			i++;
		if (i + 1 < f->n) {
			add_street(p, f, from, i + 1);
			return;
		}
	}
	if (has_digits(f))
		add(p, f->text, WHOLE_LEAST, FILL_STOP);
	else if (f->n >= NAME_WORDS)
		add(p, f->text, NAME_LETTERS, FILL_ANSWER);
}

void
fill_place(struct arena *a, const char *address,
    void (*fn)(void *, const char *, enum fill_weight), void *context)
{
	struct place p = { .arena = a, .add = fn, .context = context };
	size_t kept;

	for (const char *s = address; *s != '\0'; s += *s != '\0') {
		size_t n = strcspn(s, "\r\n,;");

		part_add(&p, str_fold(a, arena_strndup(a, s, n)));
		s += n;
	}
	kept = parts_kept(&p);
	for (size_t i = 0; i < kept; i++)
		add_part(&p, &p.parts[i]);
	if (p.added == 0 && kept > 0 && has_digits(&p.parts[0]))
		add(&p, address, WHOLE_LEAST, FILL_STOP);
}
