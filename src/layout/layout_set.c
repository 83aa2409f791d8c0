/*
 * Atoms become set lines: broken, aligned, and every piece at its distance
 * from the column's left edge and the line's base.  Nothing here depends on
 * where the paragraph will stand, or on whose answers stand around it, so that
 * a set paragraph serves again wherever the same words are set the same way
 * (layout_memo).
 */
#include <string.h>

#include "base/arena.h"
#include "layout/layout_int.h"

#define BLANK_DROP	1500		/* a blank's rule under the base */

static void
frag_item(const struct layout_frag *f, int32_t x, struct layout_item *it)
{
	it->x = x;
	it->w = f->w;
	it->size = f->size;
	if (f->run != NULL) {
		it->kind = LAYOUT_TEXT;
		it->face = f->face;
		it->len = f->len;
		it->run = f->run;
	} else if (f->node->kind == DOC_BOX) {
		it->kind = LAYOUT_BOX;
		it->x += f->size / 4;
		it->w = it->h = f->size * 3 / 4;
		it->y = f->size * 45 / 1000;
	} else {
		it->kind = LAYOUT_RULE;
		it->y = BLANK_DROP;
	}
}

/* A line being set: how wide it is, and what its blanks take more. */
struct measure {
	int32_t		 width;		/* natural */
	int32_t		 blanks;	/* U+0020, but a trailing one */
	int32_t		 extra;		/* shared out among them */
	const size_t	*order;		/* of its fragments, NULL = as read */
};

static struct measure
measure(const struct layout_work *w, size_t from, size_t to)
{
	struct measure m = { 0 };

	for (size_t i = from; i < to; i++) {
		const struct layout_atom *a = &w->atoms[i];
		bool trailing = a->full > a->width;

		m.width += i + 1 < to ? a->full : a->width;
		m.blanks += a->inner + (i + 1 < to && trailing);
	}
	return m;
}

/* Make a line as wide as the room, if its blanks bear it. */
static void
justify(struct measure *m, int32_t room, int32_t blank)
{
	int32_t more = room - m->width;

	if (m->blanks > 0 && more <= m->blanks * layout_stretch(blank) &&
	    more >= -m->blanks * layout_shrink(blank))
		m->extra = more;	/* else a hole; better ragged */
}

/* What the first n blanks of a line take more. */
static int32_t
share(const struct measure *m, int32_t n)
{
	return m->blanks == 0 ? 0 : (int32_t)((int64_t)m->extra * n /
	    m->blanks);
}

/* The line that is being set. */
struct setting {
	struct layout_job *job;
	struct arena	*arena;		/* of the set */
	struct memo	*memo;		/* it is kept in, or NULL */
	struct layout_set_line *line;
};

/* The fragments from..to-1, which are of one text, as one run. */
static const struct layout_run *
join_runs(const struct setting *s, const struct layout_frag *frags,
    size_t from, size_t to)
{
	/* What a page shows lives as long as the page. */
	struct arena *a = s->memo ? s->arena : s->job->arena;
	struct layout_run *run;
	size_t n = 0, k = 0;

	if (to == from + 1 && s->memo == NULL)
		return frags[from].run;
	for (size_t i = from; i < to; i++)
		n += frags[i].run->n;
	run = arena_alloc(a, sizeof(*run));
	run->glyphs = arena_array(a, n, sizeof(*run->glyphs));
	run->n = n;
	run->missing = SIZE_MAX;
	run->back = frags[from].run->back;
	if (s->memo != NULL)
		run->id = layout_memo_run(s->job->fonts->memo, s->memo);
	for (size_t i = from; i < to; i++) {
		const struct layout_run *r = frags[i].run;
		uint32_t at = (uint32_t)(frags[i].text - frags[from].text);

		for (size_t g = 0; g < r->n; g++, k++) {
			run->glyphs[k] = r->glyphs[g];
			run->glyphs[k].cluster += at;
		}
		run->advance += r->advance;
	}
	return run;
}

/* Does the text go on from one fragment to the next as one stretch? */
static bool
goes_on(const struct layout_frag *f)
{
	return f[0].run != NULL && f[1].run != NULL && f[0].nth == f[1].nth &&
	    f[0].size == f[1].size && f[0].face == f[1].face &&
	    f[0].text + f[0].len == f[1].text && !f[0].run->back &&
	    !f[1].run->back;
}

/*
 * Words of one text that stand at their natural distance are one item: less to
 * place, to mark and to draw.  Returns behind the last one.
 */
static size_t
stretch_end(const struct setting *s, const struct measure *m, size_t from,
    size_t to)
{
	const struct layout_frag *frags = s->job->work.frags;
	size_t end = from + 1;

	if (m->extra == 0 && m->order == NULL && frags[from].run != NULL)
		while (end < to && goes_on(&frags[end - 1]))
			end++;
	return end;
}

/*
 * The fragments of a line, the leftmost at x.  The blanks' extra is shared out
 * so that the line ends to the thousandth where it should: a fragment stands
 * where the blanks before it put it, and what its own blanks cannot share
 * evenly comes after it, or before the last one.  The items are in the order
 * in which they are read, wherever they stand.
 */
static void
set_frags(const struct setting *s, const struct measure *m, size_t from,
    size_t to, int32_t x)
{
	const struct layout_frag *frags = s->job->work.frags;
	int32_t natural = x, seen = 0;

	for (size_t k = from, end; k < to; k = end) {
		size_t i = m->order != NULL ? m->order[k - from] : k;
		const struct layout_frag *f = &frags[i];
		struct layout_set_item *si = &s->line->items[m->order != NULL ?
		    i - from : s->line->n];
		int32_t inner = f->spaces - (i + 1 == to && f->blank > 0);
		int32_t start = share(m, seen), stop = share(m, seen + inner);
		int32_t each = inner > 0 ? (stop - start) / inner : 0;

		end = stretch_end(s, m, k, to);
		if (inner > 0 && stop - start < each * inner)
			each--;
		if (k + 1 == to)
			start = stop - each * inner;
		frag_item(f, natural + start, &si->item);
		si->nth = f->nth;
		si->from = f->run != NULL ? (size_t)(f->text - f->node->text) :
		    0;
		si->item.word_space = f->run != NULL ? each : 0;
		natural += f->w;
		seen += f->spaces;
		si->item.w += each * inner;
		for (size_t j = k + 1; j < end; j++) {
			si->item.w += frags[j].w;
			si->item.len += frags[j].len;
			natural += frags[j].w;
			seen += frags[j].spaces;
		}
		if (f->run != NULL)
			si->item.run = join_runs(s, frags, i, i + end - k);
		if (i + end - k == to)
			si->item.w -= frags[to - 1].blank;
		s->line->n++;
	}
}

/* The atoms from..to-1 as one line. */
static void
set_line(struct setting *s, const struct layout_para *para, size_t from,
    size_t to, bool first, bool last)
{
	struct layout_work *w = &s->job->work;
	size_t f0 = w->atoms[from].frag, f1 = w->atoms[to].frag;
	struct measure m = measure(w, from, to);
	int32_t x = first ? para->indent : 0, room = para->width - x;

	s->line->items = arena_array(s->arena, f1 - f0,
	    sizeof(*s->line->items));
	if (f1 > f0 && w->frags[f0].node->kind == DOC_BOX) {
		x -= w->frags[f0].size / 4;	/* its own room */
		room += w->frags[f0].size / 4;
	}
	if (para->align == DOC_CENTER)
		x += (room - m.width) / 2;
	else if (para->align == DOC_RIGHT)
		x += room - m.width;
	else if (para->align == DOC_JUSTIFY && (!last || m.width > room))
		justify(&m, room, w->blank);
	m.order = layout_visual(s->job, f0, f1);
	set_frags(s, &m, f0, f1, x);
}

/* All in small type: the lines are closer. */
static int32_t
tallest(const struct layout_work *w, const struct layout_para *para)
{
	int32_t size = 0;

	for (size_t i = 0; i < w->nfrags; i++)
		size = w->frags[i].size > size ? w->frags[i].size : size;
	return size ? size : para->size;
}

/* Break the atoms into lines; how many. */
static size_t
fit(struct layout_job *job, const struct layout_para *para, int32_t size)
{
	static const enum layout_setting settings[] = {
		[DOC_LEFT] = LAYOUT_RAGGED,
		[DOC_CENTER] = LAYOUT_BALANCED,
		[DOC_RIGHT] = LAYOUT_RAGGED,
		[DOC_JUSTIFY] = LAYOUT_JUSTIFIED,
	};
	struct layout_work *w = &job->work;
	struct layout_measure m = { settings[para->align],
	    para->width - para->indent, para->width, size, w->blank };

	if (w->natoms >= w->end_cap) {
		w->end_cap = w->natoms * 2;
		w->ends = arena_array(job->scratch, w->end_cap,
		    sizeof(*w->ends));
		w->nodes = arena_array(job->scratch, w->end_cap,
		    sizeof(*w->nodes));
	}
	return layout_fit(w->atoms, w->natoms, &m, w->nodes, w->ends);
}

static struct layout_set *
make(struct layout_job *job, const struct layout_para *para, int32_t least,
    struct memo *memo)
{
	struct arena *a = memo != NULL ? memo->arena : job->scratch;
	struct layout_work *w = &job->work;
	struct layout_set *set = arena_alloc(a, sizeof(*set));
	struct setting s = { job, a, memo, NULL };
	size_t from = 0;

	layout_atoms(job, para);
	if (w->natoms == 0)
		return set;
	set->size = tallest(w, para);
	if (set->size < least)
		set->size = least;
	set->n = fit(job, para, set->size);
	set->lines = arena_array(a, set->n, sizeof(*set->lines));
	for (size_t i = 0; i < set->n; i++) {
		bool last = i + 1 == set->n || w->atoms[w->ends[i] - 1].must;

		s.line = &set->lines[i];
		set_line(&s, para, from, w->ends[i], i == 0, last);
		from = w->ends[i];
	}
	return set;
}

const struct layout_set *
layout_set_para(struct layout_job *job, const struct layout_para *para,
    int32_t least)
{
	struct layout_memo *m = job->fonts->memo;
	struct layout_set *set;
	struct memo *memo;

	if (m == NULL || job->failed)
		return make(job, para, least, NULL);
	memo = layout_memo_for(m, para, least);
	set = memo_find(memo, m->key.data, m->key.len);
	if (set == NULL) {
		set = make(job, para, least, memo);
		/* else a character is missing: tell it wherever it stands */
		if (!job->failed)
			memo_keep(memo, m->key.data, m->key.len, set);
	}
	return set;
}
