/*
 * Names of children in text.  A name is written with and without its middle
 * names, shortened to initials, with the last name first, with a nickname in
 * quotation marks.  Where the first name and another word of the name stand
 * together it is the child; a part of it may be somebody else.
 */
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/str.h"
#include "base/utf8.h"
#include "fill/fill_int.h"

#define GAP_MOST	12	/* characters between two words of a name */
#define RUN_MOST	12	/* words of a name as it is written */

static const char suffixes[] = "jr sr ii iii iv junior senior";

enum gap {
	GAP_SOFT = 1,	/* one name may go on */
	GAP_COMMA = 2,
	GAP_QUOTE = 4,	/* a quotation mark or bracket */
};

enum { FIRST_WORD = 1, OTHER_WORD = 2 };

/* ---- the name ---- */

/* "Novak, Zofia" as "Zofia Novak". */
static const char *
first_name_first(struct arena *a, const char *name)
{
	const char *comma = strchr(name, ',');
	struct fill_fold rest;

	if (comma == NULL)
		return name;
	rest = fill_fold(a, comma + 1);
	if (rest.n == 0 || fill_word_is(&rest, 0, suffixes))
		return name;
	return arena_printf(a, "%s %.*s", str_trim(a, comma + 1),
	    (int)(comma - name), name);
}

/* Given as initials: there is nothing to hide. */
static bool
initials_only(const struct fill_child *c)
{
	const struct fill_fold *f = &c->fold;

	for (size_t i = 0; i < c->n; i++)
		if (f->words[i].n > 1 && c->n > 1)
			return false;
	if (c->n != 1 || f->words[0].n > 3)
		return c->n != 1;
	for (size_t i = f->words[0].at; i < f->words[0].end; i++)
		if (f->text[i] < 'A' || f->text[i] > 'Z')
			return false;
	return true;
}

/* Words between blanks are one group, with one initial. */
static void
group_words(struct arena *a, struct fill_child *c)
{
	const struct fill_fold *f = &c->fold;
	size_t from = 0, group = 0;

	for (size_t i = 0; i < c->n; i++) {
		const char *end = f->text + f->words[i].end;

		c->group[i] = (uint8_t)group;
		if (i + 1 < c->n && memchr(end, ' ', f->words[i + 1].at -
		    f->words[i].end) == NULL)
			continue;
		c->initials[group++] = rules_initials(a, arena_strndup(a,
		    f->text + f->words[from].at,
		    f->words[i].end - f->words[from].at));
		from = i + 1;
	}
}

static bool
same_word(const struct fill_fold *f, size_t i, const struct fill_fold *g,
    size_t j)
{
	const struct fill_word *a = &f->words[i], *b = &g->words[j];

	return a->n == b->n && a->hash == b->hash && memcmp(f->cp + a->cp,
	    g->cp + b->cp, a->n * sizeof(*f->cp)) == 0;
}

static uint32_t
with_s(uint32_t hash)
{
	return (hash ^ 's') * 16777619u;
}

static void
mark_word(struct fill_watch *w, uint32_t hash, uint8_t mark)
{
	w->words[hash % sizeof(w->words)] |= mark;
	w->words[with_s(hash) % sizeof(w->words)] |= mark;
}

void
fill_child_add(struct arena *a, struct fill_watch *w, const char *field,
    const char *name)
{
	struct fill_child *c = arena_alloc(a, sizeof(*c));
	struct fill_fold bare;

	c->name = field;
	c->fold = fill_fold(a, first_name_first(a, str_fold(a, name)));
	c->n = c->fold.n < FILL_CHILD_WORDS ? c->fold.n : FILL_CHILD_WORDS;
	c->suffix = c->n > 1 && fill_word_is(&c->fold, c->n - 1, suffixes);
	c->n -= c->suffix;
	if (c->n == 0 || initials_only(c))
		return;
	group_words(a, c);
	for (size_t i = 0; i < w->parties.n; i++) {
		const struct fill_fold *p = w->parties.at[i];

		c->common |= p->n > 0 && same_word(p, 0, &c->fold, 0);
	}
	bare = fill_fold(a, arena_strndup(a, c->fold.text,
	    c->fold.words[c->n - 1].end));
	c->same = fill_watch_party(w, &bare);
	for (size_t i = 0; i < c->n; i++)
		mark_word(w, c->fold.words[i].hash, i == 0 ? FIRST_WORD :
		    OTHER_WORD);
	vec_push(&w->children, a, c);
}

/* ---- words of a text ---- */

struct finding {
	const struct fill_watch *watch;
	const struct fill_fold *f;
	struct buf	 hits;
	bool		*party;		/* words of a party's name */
	bool		*taken;		/* words of a hit */
};

static bool
initial(const struct fill_fold *f, size_t i)
{
	return f->words[i].n == 1 && !f->words[i].digits;
}

static int
gap_char(uint32_t c)
{
	if (c == ',')
		return GAP_SOFT | GAP_COMMA;
	if (c == '"' || c == '(' || c == ')' || c == '[' || c == ']' ||
	    c == 0xab || c == 0xbb || (c >= 0x2018 && c <= 0x201f))
		return GAP_SOFT | GAP_QUOTE;
	if (c <= ' ' || c >= 0x80 || strchr("-_/*'`~.", (int)c) != NULL)
		return GAP_SOFT;
	return 0;
}

/* What stands before word i: 0 when a name ends there. */
static int
gap(const struct fill_fold *f, size_t i)
{
	const char *s = f->text + f->words[i - 1].end;
	const char *to = f->text + f->words[i].at;
	bool short_word = initial(f, i - 1) ||
	    fill_word_is(f, i - 1, suffixes);
	int kind = GAP_SOFT;

	for (int n = 0; s < to; n++) {
		uint32_t c = utf8_next(&s);
		int k = gap_char(c);

		/* a full stop ends a sentence, and an initial */
		if (k == 0 || n == GAP_MOST || c == 0x2014 ||
		    (c == '.' && s < to && !short_word))
			return 0;
		kind |= k;
	}
	return kind;
}

static bool
capital(const struct fill_fold *f, size_t i)
{
	char c = f->text[f->words[i].at];

	return (unsigned char)c >= 0x80 || (c >= 'A' && c <= 'Z');
}

/* Word i of the text is word j of the name, or its plural. */
static bool
name_word(const struct fill_fold *f, size_t i, const struct fill_child *c,
    size_t j)
{
	const struct fill_word *a = &f->words[i], *b = &c->fold.words[j];

	if (same_word(f, i, &c->fold, j))
		return true;
	return a->n == b->n + 1 && b->n > 2 && a->hash == with_s(b->hash) &&
	    memcmp(f->cp + a->cp, c->fold.cp + b->cp,
	    b->n * sizeof(*f->cp)) == 0;
}

/* The word of the name that word i is, or c->n; not one used before. */
static size_t
which(const struct fill_fold *f, size_t i, const struct fill_child *c,
    uint32_t used)
{
	size_t j = 1;

	while (j < c->n && ((used >> j & 1) != 0 || !name_word(f, i, c, j)))
		j++;
	return j;
}

static bool
an_initial_of(const struct fill_fold *f, size_t i, const struct fill_child *c)
{
	if (!initial(f, i))
		return false;
	for (size_t j = 1; j < c->n; j++)
		if (f->cp[f->words[i].cp] == c->fold.cp[c->fold.words[j].cp])
			return true;
	return false;
}

/* ---- one name ---- */

struct run {
	size_t		 from, to;	/* its first and last word */
	uint32_t	 used;		/* words of the name in it */
	bool		 turned, doubt;
};

/* Words that follow the first name. */
static void
run_on(const struct fill_fold *f, const struct fill_child *c, struct run *r)
{
	for (size_t i = r->to + 1; i < f->n && i < r->from + RUN_MOST; i++) {
		int g = gap(f, i);
		size_t j = which(f, i, c, r->used);

		if (g == 0 || ((g & GAP_COMMA) != 0 &&
		    (g & GAP_QUOTE) == 0))
			break;
		if (j < c->n) {
			r->used |= UINT32_C(1) << j;
			r->to = i;
		} else if (!an_initial_of(f, i, c) && ((g & GAP_QUOTE) == 0 ||
		    i + 1 == f->n || (gap(f, i + 1) & GAP_QUOTE) == 0)) {
			/* neither an initial nor a nickname */
			break;
		}
	}
}

/* Words before the first name: "Novak, Zofia". */
static void
run_back(const struct finding *d, const struct fill_child *c, struct run *r)
{
	const struct fill_fold *f = d->f;
	bool comma, more = r->used != 1;

	for (size_t i = r->from; i > 0; i--) {
		int g = gap(f, i);
		size_t j = which(f, i - 1, c, r->used);

		comma = (g & GAP_COMMA) != 0;
		/* "Daniel Brown, Will and I": that Brown is Daniel's */
		if (g == 0 || j == c->n || d->party[i - 1] ||
		    (comma ? r->turned : more && !r->turned))
			break;
		r->turned = true;
		r->used |= UINT32_C(1) << j;
		r->from = i - 1;
	}
	/* "my friend Bob Brown, Will and I" */
	if (r->turned && r->from > 1 && capital(f, r->from - 1) &&
	    (gap(f, r->from) & (GAP_SOFT | GAP_COMMA)) == GAP_SOFT &&
	    gap(f, r->from - 1) != 0)
		r->doubt = true;
}

static bool
all_of(const bool *set, size_t from, size_t to)
{
	while (from <= to && set[from])
		from++;
	return from > to;
}

/* "Zofia (Novak)": the bracket that was opened goes as well. */
static size_t
closing(const char *text, const struct fill_hit *h)
{
	int brackets = 0, quotes = 0;

	for (size_t i = h->from; i < h->to; i++) {
		brackets += (text[i] == '(') - (text[i] == ')');
		quotes += text[i] == '"';
	}
	return (text[h->to] == ')' && brackets > 0) ||
	    (text[h->to] == '"' && quotes % 2 != 0);
}

static void
hit_add(struct finding *d, const struct fill_child *c, const struct run *r,
    enum fill_hit_kind kind)
{
	const struct fill_word *last = &d->f->words[r->to];
	struct fill_hit h = { d->f->words[r->from].at, last->end, c, 0, kind,
	    r->turned };

	for (size_t j = 0; j < c->n; j++)
		if ((r->used >> j & 1) != 0)
			h.groups |= UINT32_C(1) << c->group[j];
	/* The s of a plural stays. */
	for (size_t j = 0; j < c->n; j++)
		if (last->n == c->fold.words[j].n + 1 &&
		    name_word(d->f, r->to, c, j))
			h.to--;
	h.to += closing(d->f->text, &h);
	if (kind == FILL_CLEAR)
		memset(d->taken + r->from, true, r->to - r->from + 1);
	buf_add(&d->hits, &h, sizeof(h));
}

/* Said in small letters it may be other words: "by the grace may I". */
static bool
doubtful(const struct fill_fold *f, const struct fill_child *c,
    const struct run *r)
{
	if (r->doubt)
		return true;
	return (r->used >> (c->n - 1) & 1) == 0 && !capital(f, r->from);
}

static void
first_name_at(struct finding *d, const struct fill_child *c, size_t i)
{
	const struct fill_fold *f = d->f;
	struct run r = { i, i, 1, false, false };

	run_on(f, c, &r);
	run_back(d, c, &r);
	if (r.used != 1 && c->suffix && r.to + 1 < f->n &&
	    gap(f, r.to + 1) != 0 && fill_word_is(f, r.to + 1, suffixes))
		r.to++;
	if (all_of(d->party, r.from, r.to)) {
		if (c->same && r.used != 1)
			hit_add(d, c, &r, FILL_SAME);
	} else if (r.used != 1) {
		hit_add(d, c, &r, doubtful(f, c, &r) ? FILL_UNSURE :
		    FILL_CLEAR);
	} else if (!c->common && capital(f, i) && f->words[i].n > 1) {
		hit_add(d, c, &r, FILL_FIRST);
	}
}

/* Two words of a name without the first: "Maria Novak". */
static void
rest_at(struct finding *d, const struct fill_child *c, size_t i)
{
	struct run r = { i, i + 1, 0, false, false };
	size_t j = which(d->f, i, c, 1);

	if (j == c->n || i + 1 == d->f->n || !capital(d->f, i) ||
	    which(d->f, i + 1, c, 1 | UINT32_C(1) << j) == c->n ||
	    (gap(d->f, i + 1) & (GAP_SOFT | GAP_COMMA)) != GAP_SOFT)
		return;
	r.used = UINT32_C(1) << j;
	if (!d->taken[i] && !all_of(d->party, i, i + 1))
		hit_add(d, c, &r, FILL_UNSURE);
}

/* ---- all names ---- */

static void
mark_party(struct finding *d, const struct fill_fold *name)
{
	const struct fill_fold *f = d->f;

	for (size_t i = 0; name->n > 1 && i + name->n <= f->n; i++) {
		size_t j = 0;

		while (j < name->n && same_word(f, i + j, name, j) &&
		    (j == 0 || gap(f, i + j) != 0))
			j++;
		if (j == name->n)
			memset(d->party + i, true, name->n);
	}
}

static void
each_child(struct finding *d, uint8_t mark,
    void (*fn)(struct finding *, const struct fill_child *, size_t))
{
	for (size_t i = 0; i < d->f->n; i++) {
		uint32_t hash = d->f->words[i].hash;

		if ((d->watch->words[hash % sizeof(d->watch->words)] &
		    mark) == 0)
			continue;
		for (size_t j = 0; j < d->watch->children.n; j++) {
			const struct fill_child *c = d->watch->children.at[j];

			if (mark == OTHER_WORD ? c->n > 2 :
			    name_word(d->f, i, c, 0))
				fn(d, c, i);
		}
	}
}

struct fill_hit *
fill_child_find(struct arena *a, const struct fill_watch *w,
    const struct fill_fold *f, size_t *n)
{
	struct finding d = { .watch = w, .f = f };
	struct fill_hit *hits;

	*n = 0;
	if (w->children.n == 0)
		return NULL;
	d.party = arena_array(a, f->n, sizeof(*d.party));
	d.taken = arena_array(a, f->n, sizeof(*d.taken));
	for (size_t i = 0; i < w->parties.n; i++)
		mark_party(&d, w->parties.at[i]);
	each_child(&d, FIRST_WORD, first_name_at);
	each_child(&d, OTHER_WORD, rest_at);
	*n = d.hits.len / sizeof(*hits);
	hits = arena_array(a, *n, sizeof(*hits));
	if (*n > 0)
		memcpy(hits, d.hits.data, d.hits.len);
	buf_free(&d.hits);
	return hits;
}
