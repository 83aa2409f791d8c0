#include "test.h"

#include "layout/layout_int.h"

#define MOST	14		/* atoms of a paragraph tried in every way */
#define BLANK	3000
#define SIZE	12000

static uint32_t seed;

static int32_t
chance(int32_t below)
{
	seed = seed * 1664525 + 1013904223;
	return (int32_t)((seed >> 8) % (uint32_t)below);
}

/* --- what lines cost, written down a second time --- */

struct line {
	int64_t		 width, room, blanks;
	bool		 first, last;
	const struct layout_atom *end;
};

static struct line
line_of(const struct layout_atom *atoms, size_t n, size_t from, size_t to,
    const struct layout_measure *m)
{
	struct line l = { .room = from == 0 ? m->first : m->rest,
	    .first = from == 0, .last = to == n, .end = &atoms[to - 1] };

	for (size_t i = from; i < to; i++) {
		bool trailing = atoms[i].full != atoms[i].width;

		l.width += i + 1 < to ? atoms[i].full : atoms[i].width;
		l.blanks += atoms[i].inner;
		l.blanks += i + 1 < to && trailing;
	}
	return l;
}

static int64_t
square(int64_t a)
{
	return a * a;
}

static int64_t
room_cost(const struct line *l, int32_t size)
{
	int64_t sixteenths = (l->room - l->width) * 16 / size;

	return sixteenths < 0 ? 0 : square(sixteenths);
}

static int64_t
looseness(const struct line *l, int32_t blank, int32_t size)
{
	int64_t slack = l->room - l->width;
	int64_t most = slack < 0 ? l->blanks * (blank / 5) :
	    l->blanks * (blank * 3 / 2 / 3), ratio;

	if (slack > l->blanks * (blank * 3 / 2))
		return 20000000 + 64 * room_cost(l, size);
	if (most == 0)
		return 100;
	ratio = (slack < 0 ? -slack : slack) * 100 / most;
	return square(10 + ratio * ratio * ratio / 10000);
}

/* Cost of one way to break; -1 when a line is too long. */
static int64_t
cost_of(const struct layout_atom *atoms, size_t n, const size_t *ends,
    size_t lines, const struct layout_measure *m)
{
	bool even = m->setting == LAYOUT_JUSTIFIED;
	int64_t sum = 0;
	size_t from = 0;

	for (size_t i = 0; i < lines; i++) {
		struct line l = line_of(atoms, n, from, ends[i], m);
		int64_t slack = l.room - l.width;
		bool runt = l.last && !l.first && slack > m->rest * 5 / 6;

		if (slack < 0 && ends[i] - from > 1 &&
		    (!even || -slack > l.blanks * (m->blank / 5)))
			return -1;
		if (even && !(l.last && slack >= 0))
			sum += looseness(&l, m->blank, m->size);
		else if (even)
			sum += 100 + (runt ? 200000 : 0);
		else if (m->setting == LAYOUT_BALANCED)
			sum += square(128) + room_cost(&l, m->size);
		else
			sum += square(128) + (l.last ? runt ? square(128) : 0 :
			    room_cost(&l, m->size));
		if (!l.last && l.end->soft)
			sum += even ? 250000 : square(96);
		else if (!l.last && l.end->full == l.end->width)
			sum += even ? 2500 : square(32);
		from = ends[i];
	}
	return sum;
}

/* The least cost of all ways there are. */
static int64_t
least(const struct layout_atom *atoms, size_t n,
    const struct layout_measure *m)
{
	int64_t best = -1;

	for (uint32_t ways = 0; ways < 1u << (n - 1); ways++) {
		size_t ends[MOST], lines = 0;
		int64_t cost;

		for (size_t i = 1; i < n; i++)
			if (ways & 1u << (i - 1))
				ends[lines++] = i;
		ends[lines++] = n;
		cost = cost_of(atoms, n, ends, lines, m);
		if (cost >= 0 && (best < 0 || cost < best))
			best = cost;
	}
	return best;
}

/* Words of up to so much width, some held, some cut, some parted softly. */
static void
make_atoms(struct layout_atom *atoms, size_t n, int32_t most)
{
	for (size_t i = 0; i < n; i++) {
		bool blank = chance(8) != 0;

		atoms[i] = (struct layout_atom){ .width = 1 + chance(most),
		    .soft = blank && chance(6) == 0 };
		if (atoms[i].width > 4 * BLANK && chance(6) == 0)
			atoms[i].inner = 1;
		atoms[i].full = atoms[i].width + (blank ? BLANK : 0);
	}
}

static size_t
fit(struct test *t, const struct layout_atom *atoms, size_t n,
    const struct layout_measure *m, size_t *ends)
{
	return layout_fit(atoms, n, m, arena_array(t->arena, n + 1,
	    sizeof(struct layout_node)), ends);
}

static void
finds_the_best_of_all_ways(void **state)
{
	static const enum layout_setting settings[] = { LAYOUT_RAGGED,
	    LAYOUT_JUSTIFIED, LAYOUT_BALANCED };
	struct test *t = *state;
	struct layout_atom atoms[MOST];
	size_t ends[MOST], several = 0;

	seed = 7;
	for (int round = 0; round < 900; round++) {
		size_t n = 2 + (size_t)chance(MOST - 2), lines;
		struct layout_measure m = { settings[round % 3], 0,
		    240000 + chance(60000), SIZE, BLANK };

		m.first = m.rest - chance(3) * 36000;
		make_atoms(atoms, n, round % 2 ? 60000 : 150000);
		lines = fit(t, atoms, n, &m, ends);
		several += lines > 2;
		if (lines > 1)	/* one line is taken without weighing */
			assert_int_equal(cost_of(atoms, n, ends, lines, &m),
			    least(atoms, n, &m));
	}
	assert_true(several > 200);
}

static size_t
fill(const struct layout_atom *atoms, size_t n,
    const struct layout_measure *m, size_t *ends)
{
	size_t lines = 0, from = 0;

	for (size_t to = 1; to <= n; to++) {
		struct line l = line_of(atoms, n, from, to, m);

		if (l.width > l.room && to - 1 > from) {
			ends[lines++] = to - 1;
			from = to - 1;
		}
	}
	ends[lines++] = n;
	return lines;
}

/* Long paragraphs: never worse than filling lines, mostly better. */
static void
is_never_worse_than_first_fit(void **state)
{
	struct test *t = *state;
	struct layout_atom *atoms = arena_array(t->arena, 400, sizeof(*atoms));
	size_t *ends = arena_array(t->arena, 400, sizeof(*ends));
	int better = 0;

	seed = 11;
	for (int round = 0; round < 200; round++) {
		struct layout_measure m = { round % 2 ? LAYOUT_JUSTIFIED :
		    LAYOUT_RAGGED, 432000, 468000, SIZE, BLANK };
		int64_t filled, weighed;
		size_t n = 30 + (size_t)chance(370), lines;

		make_atoms(atoms, n, 55000);
		lines = fit(t, atoms, n, &m, ends);
		weighed = cost_of(atoms, n, ends, lines, &m);
		lines = fill(atoms, n, &m, ends);
		filled = cost_of(atoms, n, ends, lines, &m);
		assert_true(weighed >= 0 && filled >= 0);
		assert_true(weighed <= filled);
		better += weighed < filled;
	}
	assert_true(better > 180);
}

/* --- the program's own paragraphs --- */

struct tally {
	int64_t		 weighed, filled;
	int		 paras, better, runts_weighed, runts_filled;
};

static int
runt(const struct layout_atom *atoms, size_t n, const size_t *ends,
    size_t lines, const struct layout_measure *m)
{
	struct line l = line_of(atoms, n, ends[lines - 2], n, m);

	return l.width < m->rest / 6;
}

/* Characters of a width each, as in layout_mono but narrower. */
static void
weigh_text(struct test *t, const char *text, const struct layout_measure *m,
    struct tally *sum)
{
	size_t len = strlen(text), n = 0, lines;
	char *brk = arena_alloc(t->arena, len + 1);
	struct layout_atom *atoms = arena_array(t->arena, len, sizeof(*atoms));
	size_t *ends = arena_array(t->arena, len, sizeof(*ends));
	int64_t weighed, filled;

	layout_breaks(text, len, brk);
	for (size_t i = 0; i < len; i++) {
		struct layout_atom *a = &atoms[n];
		bool blank = text[i] == ' ';

		if (brk[i] == LAYOUT_BREAK_INSIDE)
			continue;
		a->full += BLANK * 2;
		a->inner += blank && brk[i] == LAYOUT_BREAK_NO;
		a->width = blank ? a->width : a->full;
		if (brk[i] == LAYOUT_BREAK_NO && i + 1 < len)
			continue;
		a->soft = brk[i] == LAYOUT_BREAK_SOFT;
		n++;
	}
	lines = fit(t, atoms, n, m, ends);
	if (lines < 2)
		return;
	weighed = cost_of(atoms, n, ends, lines, m);
	sum->runts_weighed += runt(atoms, n, ends, lines, m);
	lines = fill(atoms, n, m, ends);
	filled = cost_of(atoms, n, ends, lines, m);
	sum->runts_filled += runt(atoms, n, ends, lines, m);
	assert_true(weighed >= 0 && weighed <= filled);
	sum->paras++;
	sum->better += weighed < filled;
	sum->weighed += weighed;
	sum->filled += filled;
}

/* What stands between two tags of a definition, blanks folded. */
static void
weigh_file(struct test *t, const char *path, const struct layout_measure *m,
    struct tally *sum)
{
	FILE *f = fopen(path, "rb");
	struct buf b = { 0 };
	int c;

	assert_non_null(f);
	while ((c = getc(f)) != EOF) {
		bool blank = c == ' ' || c == '\n' || c == '\t';

		if (c == '<') {
			if (b.len > 80)
				weigh_text(t, b.data, m, sum);
			b.len = 0;
			while (c != '>' && c != EOF)
				c = getc(f);
		} else if (!blank) {
			buf_char(&b, (char)c);
		} else if (b.len > 0 && b.data[b.len - 1] != ' ') {
			buf_char(&b, ' ');
		}
	}
	buf_free(&b);
	fclose(f);
}

static void
betters_the_programs_own_paragraphs(void **state)
{
	static const char *const files[] = { "forms/fields.xml",
	    "forms/terminate.xml", "forms/modify.xml", "forms/withdraw.xml",
	    "checklists/core.xml" };
	struct test *t = *state;

	for (int i = LAYOUT_RAGGED; i <= LAYOUT_JUSTIFIED; i++) {
		struct layout_measure m = { (enum layout_setting)i, 468000,
		    468000, SIZE, BLANK * 2 };
		struct tally sum = { 0 };

		for (size_t k = 0; k < sizeof(files) / sizeof(files[0]); k++)
			weigh_file(t, files[k], &m, &sum);
		print_message("# %d paragraphs, %d better; cost %lld, filled "
		    "%lld; short last lines %d, filled %d\n", sum.paras,
		    sum.better, (long long)sum.weighed, (long long)sum.filled,
		    sum.runts_weighed, sum.runts_filled);
		assert_true(sum.paras > 40);
		assert_true(sum.better * 5 > sum.paras);
		assert_true(sum.runts_weighed * 2 <= sum.runts_filled);
	}
}

static const struct layout_atom four[] = {
	{ .full = 60, .width = 50 }, { .full = 60, .width = 50 },
	{ .full = 60, .width = 50 }, { .full = 60, .width = 50 },
};

static struct layout_measure
narrow(int32_t first, int32_t rest)
{
	return (struct layout_measure){ LAYOUT_RAGGED, first, rest, 12, 10 };
}

static void
fills_narrow_columns(void **state)
{
	struct layout_measure m = narrow(110, 110);
	struct test *t = *state;
	size_t ends[4];

	/* 60 + 50 fits in 110, 60 + 60 + 50 does not */
	assert_int_equal(fit(t, four, 4, &m, ends), 2);
	assert_int_equal(ends[0], 2);
	assert_int_equal(ends[1], 4);
	m = narrow(109, 110);
	assert_int_equal(fit(t, four, 4, &m, ends), 3);
	assert_int_equal(ends[0], 1);
	assert_int_equal(ends[1], 3);
	m = narrow(50, 230);
	assert_int_equal(fit(t, four, 4, &m, ends), 2);
	assert_int_equal(ends[0], 1);
}

static void
ends_lines_where_it_must(void **state)
{
	const struct layout_atom atoms[] = {
		{ .full = 10, .width = 10, .must = true },
		{ .full = 0, .width = 0, .must = true },
		{ .full = 10, .width = 10 },
	};
	struct layout_measure m = narrow(100, 100);
	struct test *t = *state;
	size_t ends[3];

	for (int i = LAYOUT_RAGGED; i <= LAYOUT_BALANCED; i++) {
		m.setting = (enum layout_setting)i;
		assert_int_equal(fit(t, atoms, 3, &m, ends), 3);
		assert_int_equal(ends[0], 1);
		assert_int_equal(ends[1], 2);
		assert_int_equal(ends[2], 3);
		assert_int_equal(fit(t, atoms, 1, &m, ends), 1);
		assert_int_equal(fit(t, atoms, 0, &m, ends), 0);
	}
}

/* Paragraphs beyond reason, in time that grows with their length. */
static void
survives_long_paragraphs(void **state)
{
	const size_t n = 100000;
	struct test *t = *state;
	struct layout_atom *atoms = arena_array(t->arena, n, sizeof(*atoms));
	size_t *ends = arena_array(t->arena, n, sizeof(*ends)), lines;

	for (int round = 0; round < 6; round++) {
		struct layout_measure m = { round % 2 ? LAYOUT_JUSTIFIED :
		    LAYOUT_RAGGED, 468000, 468000, SIZE, BLANK };
		size_t from = 0;

		make_atoms(atoms, n, round < 2 ? 55000 : 2);
		for (size_t i = 0; round > 3 && i < n; i++)
			atoms[i] = (struct layout_atom){ 0 };
		lines = fit(t, atoms, n, &m, ends);
		for (size_t i = 0; i < lines; i++) {
			assert_true(ends[i] > from);
			from = ends[i];
		}
		assert_int_equal(from, n);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(finds_the_best_of_all_ways),
		TEST(is_never_worse_than_first_fit),
		TEST(betters_the_programs_own_paragraphs),
		TEST(fills_narrow_columns),
		TEST(ends_lines_where_it_must),
		TEST(survives_long_paragraphs),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
