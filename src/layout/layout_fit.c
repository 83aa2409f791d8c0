/*
 * Where lines end, weighed over the whole paragraph: every way to break it
 * has a cost, that of its lines, and the cheapest is taken (total fit, in the
 * manner of Knuth and Plass).
 *
 * For each place where a line may end, the best way to come there is found
 * from the best ways to come to the places where that line can begin.  Those
 * are the places within one line's width, so that the work grows with the
 * length of the paragraph and not with its square.
 *
 * Only integers, and of two equal ways the one that fills the earlier line.
 */
#include "layout/layout_int.h"

/* Narrower than so many ems, and ragged: lines are just filled. */
#define NARROW		20
/* No line begins so many atoms before its end; beyond this, just fill. */
#define LONGEST		1024

/*
 * Ragged lines cost the square of the room they leave, in sixteenths of an em;
 * the other costs say how much ragged room each evil is worth.
 */
#define SIXTEENTHS	16
#define EMS(n)		((int64_t)(n) * SIXTEENTHS * (n) * SIXTEENTHS)
#define RAGGED_LINE	EMS(8)		/* so that no line is made for nothing */
#define RAGGED_SOFT	EMS(6)		/* a joint that should hold */
#define RAGGED_INSIDE	EMS(2)		/* a break inside a word */
#define RAGGED_RUNT	EMS(8)		/* a last line of a word */

/*
 * Justified lines cost (10 + badness)², badness being 100 when blanks are as
 * wide or narrow as they should be at the most, and growing with the cube.
 */
#define JUST_SOFT	250000
#define JUST_INSIDE	2500
#define JUST_RUNT	200000
#define JUST_HOLE	20000000	/* too wide blanks: left ragged */

struct fit {
	const struct layout_atom *atoms;
	const struct layout_measure *m;
	struct layout_node *nodes;
	size_t		 start, end;	/* atoms between two forced ends */
	int32_t		 first;		/* width of the line at start */
	int32_t		 stretch, shrink;	/* of a blank */
};

int32_t
layout_shrink(int32_t blank)
{
	return blank / 5;
}

int32_t
layout_stretch(int32_t blank)
{
	return blank + blank / 2;
}

/* Room that is left on a line of the atoms from..to-1. */
static int64_t
slack_of(const struct fit *f, size_t from, size_t to)
{
	return (from == f->start ? f->first : f->m->rest) -
	    (f->nodes[to - 1].at + f->atoms[to - 1].width - f->nodes[from].at);
}

/* Blanks inside a line. */
static int64_t
blanks_of(const struct fit *f, size_t from, size_t to)
{
	return f->nodes[to - 1].blanks + f->atoms[to - 1].inner -
	    f->nodes[from].blanks;
}

static int64_t
ragged(const struct fit *f, int64_t slack)
{
	int64_t q = slack < 0 ? 0 : slack * SIXTEENTHS / f->m->size;

	q = q > 4096 ? 4096 : q;
	return q * q;
}

static int64_t
loose(const struct fit *f, int64_t slack, int64_t blanks)
{
	int64_t most, r, bad;

	if (slack > blanks * f->stretch)
		return JUST_HOLE + 64 * ragged(f, slack);
	/* badness 100 is a third of all that is allowed */
	most = blanks * (slack < 0 ? f->shrink : f->stretch / 3);
	if (most == 0)
		return 100;
	r = (slack < 0 ? -slack : slack) * 100 / most;
	bad = 10 + r * r * r / 10000;
	return bad * bad;
}

/* What a line costs, not its end. */
static int64_t
line_cost(const struct fit *f, size_t from, size_t to, int64_t slack)
{
	bool last = to == f->end, even = f->m->setting == LAYOUT_JUSTIFIED;
	bool runt = last && from > f->start && slack > f->m->rest * 5 / 6;

	if (f->m->setting == LAYOUT_BALANCED)
		return RAGGED_LINE + ragged(f, slack);
	if (even)
		return last && slack >= 0 ? 100 + (runt ? JUST_RUNT : 0) :
		    loose(f, slack, blanks_of(f, from, to));
	return RAGGED_LINE + (last ? runt ? RAGGED_RUNT : 0 :
	    ragged(f, slack));
}

static int64_t
end_cost(const struct fit *f, size_t to)
{
	const struct layout_atom *a = &f->atoms[to - 1];
	bool even = f->m->setting == LAYOUT_JUSTIFIED;

	if (to == f->end)
		return 0;
	if (a->soft)
		return even ? JUST_SOFT : RAGGED_SOFT;
	if (a->full == a->width)
		return even ? JUST_INSIDE : RAGGED_INSIDE;
	return 0;
}

static bool
fits(const struct fit *f, size_t from, size_t to, int64_t slack)
{
	return slack >= 0 || from + 1 == to || (f->shrink > 0 &&
	    -slack <= f->shrink * blanks_of(f, from, to));
}

/* Which of the places low..to-1 is cheapest to come to, if not `known`? */
static size_t
cheapest(const struct fit *f, size_t low, size_t to, size_t known)
{
	if (known >= low)
		return f->nodes[to - 1].cost < f->nodes[known].cost ? to - 1 :
		    known;
	for (size_t i = known = low; i < to; i++)
		if (f->nodes[i].cost < f->nodes[known].cost)
			known = i;
	return known;
}

/*
 * The best way to an end: where its last line begins.  Lines that begin later
 * leave more room; when that alone costs too much, they need no look.
 */
static void
best_way(const struct fit *f, size_t low, size_t to, int64_t least)
{
	int64_t best = INT64_MAX;

	for (size_t from = low; from < to; from++) {
		int64_t slack = slack_of(f, from, to), cost;

		if (!fits(f, from, to, slack))
			continue;
		cost = line_cost(f, from, to, slack);
		if (cost + least >= best && slack >= 0 && to != f->end &&
		    from > f->start)
			break;
		cost += f->nodes[from].cost;
		if (cost < best) {
			best = cost;
			f->nodes[to].from = from;
		}
	}
	f->nodes[to].cost = best + end_cost(f, to);
}

/* Find the best way to every end; false when there are too many. */
static bool
weigh(const struct fit *f)
{
	size_t low = f->start, known = low;

	f->nodes[low].cost = 0;
	for (size_t to = low + 1; to <= f->end; to++) {
		while (!fits(f, low, to, slack_of(f, low, to)))
			low++;
		if (to - low > LONGEST)
			return false;
		known = cheapest(f, low, to, known);
		best_way(f, low, to, f->nodes[known].cost);
	}
	return true;
}

static size_t
follow(const struct fit *f, size_t *ends)
{
	size_t lines = 0;

	for (size_t to = f->end; to > f->start; to = f->nodes[to].from)
		lines++;
	for (size_t to = f->end, i = lines; i > 0; to = f->nodes[to].from)
		ends[--i] = to;
	return lines;
}

/* Each line takes what it can. */
static size_t
fill(const struct fit *f, size_t *ends)
{
	size_t lines = 0, from = f->start;

	for (size_t to = from + 1; to <= f->end; to++)
		if (to - 1 > from && slack_of(f, from, to) < 0) {
			ends[lines++] = to - 1;
			from = to - 1;
		}
	ends[lines++] = f->end;
	return lines;
}

/* The atoms between two forced ends. */
static size_t
part(const struct fit *f, size_t *ends)
{
	if (slack_of(f, f->start, f->end) >= 0) {
		ends[0] = f->end;
		return 1;
	}
	if ((f->m->setting == LAYOUT_RAGGED && f->m->rest / NARROW <
	    f->m->size) || !weigh(f))
		return fill(f, ends);
	return follow(f, ends);
}

size_t
layout_fit(const struct layout_atom *atoms, size_t n,
    const struct layout_measure *m, struct layout_node *nodes, size_t *ends)
{
	struct fit f = { .atoms = atoms, .m = m, .nodes = nodes,
	    .first = m->first };
	size_t lines = 0;

	if (m->setting == LAYOUT_JUSTIFIED) {
		f.stretch = layout_stretch(m->blank);
		f.shrink = layout_shrink(m->blank);
	}
	nodes[0] = (struct layout_node){ 0 };
	for (size_t i = 0; i < n; i++) {
		nodes[i + 1].at = nodes[i].at + atoms[i].full;
		nodes[i + 1].blanks = nodes[i].blanks + atoms[i].inner +
		    (atoms[i].full > atoms[i].width);
		if (!atoms[i].must && i + 1 < n)
			continue;
		f.end = i + 1;
		lines += part(&f, ends + lines);
		f.start = i + 1;
		f.first = m->rest;
	}
	return lines;
}
