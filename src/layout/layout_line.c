/*
 * Atoms become lines, and lines slugs: alignment, baselines, and the marks
 * that stand beside a first line.
 */
#include <string.h>

#include "base/arena.h"
#include "layout/layout_int.h"

#define BLANK_DROP	1500		/* a blank's rule under the baseline */

/* Fill an item with a mark that stands beside a line. */
static void
mark_item(struct layout_job *job, const struct layout_mark *m, int32_t base,
    struct layout_item *it)
{
	it->node = it->block = m->node;
	it->label = true;
	it->x = m->x;
	it->y = base;
	if (m->text == NULL) {
		it->kind = LAYOUT_BOX;
		it->w = it->h = job->style->size * 3 / 4;
		it->y = base + job->style->size * 45 / 1000;
		it->ticked = m->node->ticked;
		it->label = false;
		return;
	}
	it->kind = LAYOUT_TEXT;
	it->face = layout_face_of(m->style);
	it->size = layout_size_of(job->style->size, m->style);
	it->text = m->text;
	it->len = strlen(m->text);
	it->run = layout_shape(job, m->node, it->face, it->text, it->len);
	it->w = layout_scaled(it->size, it->run->advance);
}

static void
take_marks(struct layout_job *job, struct layout_galley *g,
    struct layout_slug *s, int32_t base)
{
	for (size_t i = 0; i < g->nmarks; i++)
		mark_item(job, &g->marks[i], base, &s->items[s->n++]);
	g->nmarks = 0;
}

static void
frag_item(const struct layout_frag *f, const struct layout_para *para,
    int32_t x, int32_t base, struct layout_item *it)
{
	it->node = f->node;
	it->block = para->block;
	it->x = x;
	it->y = base;
	it->w = f->w;
	it->size = f->size;
	if (f->run != NULL) {
		it->kind = LAYOUT_TEXT;
		it->face = f->face;
		it->text = f->text;
		it->len = f->len;
		it->run = f->run;
	} else if (f->node->kind == DOC_BOX) {
		it->kind = LAYOUT_BOX;
		it->x += f->size / 4;
		it->w = it->h = f->size * 3 / 4;
		it->y = base + f->size * 45 / 1000;
		it->ticked = f->node->ticked;
	} else {
		it->kind = LAYOUT_RULE;
		it->y = base + BLANK_DROP;
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

/*
 * The fragments of a line, the leftmost at x.  The blanks' extra is shared out
 * so that the line ends to the thousandth where it should: a fragment stands
 * where the blanks before it put it, and what its own blanks cannot share
 * evenly comes after it, or before the last one.  The items are in the order
 * in which they are read, wherever they stand.
 */
static void
set_frags(const struct layout_work *w, const struct layout_para *para,
    const struct measure *m, size_t from, size_t to, int32_t x, int32_t base,
    struct layout_slug *s)
{
	int32_t natural = x, seen = 0;

	for (size_t k = from; k < to; k++) {
		size_t i = m->order != NULL ? m->order[k - from] : k;
		const struct layout_frag *f = &w->frags[i];
		struct layout_item *it = &s->items[s->n + i - from];
		int32_t inner = f->spaces - (i + 1 == to && f->blank > 0);
		int32_t start = share(m, seen), end = share(m, seen + inner);
		int32_t each = inner > 0 ? (end - start) / inner : 0;

		if (inner > 0 && end - start < each * inner)
			each--;
		if (k + 1 == to)
			start = end - each * inner;
		frag_item(f, para, natural + start, base, it);
		it->word_space = it->kind == LAYOUT_TEXT ? each : 0;
		natural += f->w;
		seen += f->spaces;
		it->w += each * inner;
		if (i + 1 == to)
			it->w -= f->blank;
	}
	s->n += to - from;
}

/* The atoms from..to-1 as one slug. */
static void
set_line(struct layout_job *job, struct layout_galley *g,
    const struct layout_para *para, size_t from, size_t to, bool first,
    bool last)
{
	const struct layout_work *w = &job->work;
	size_t f0 = w->atoms[from].frag, f1 = w->atoms[to].frag;
	struct measure m = measure(w, from, to);
	int32_t x, base, leading = job->style->leading;
	int32_t room = para->width - (first ? para->indent : 0);
	int32_t size = w->size;
	struct layout_slug *s = layout_append(job, g, LAYOUT_LINE,
	    para->frame);

	s->height = (int32_t)((int64_t)leading * size / job->style->size);
	base = (s->height - (int32_t)((int64_t)(job->ascent + job->descent) *
	    size / job->style->size)) / 2 + (int32_t)((int64_t)job->ascent *
	    size / job->style->size);
	s->base = base;
	s->items = arena_array(job->scratch, f1 - f0 + g->nmarks,
	    sizeof(*s->items));
	take_marks(job, g, s, base);
	x = para->left + (first ? para->indent : 0);
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
	m.order = layout_visual(job, f0, f1);
	set_frags(w, para, &m, f0, f1, x, base, s);
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
fit(struct layout_job *job, const struct layout_para *para)
{
	static const enum layout_setting settings[] = {
		[DOC_LEFT] = LAYOUT_RAGGED,
		[DOC_CENTER] = LAYOUT_BALANCED,
		[DOC_RIGHT] = LAYOUT_RAGGED,
		[DOC_JUSTIFY] = LAYOUT_JUSTIFIED,
	};
	struct layout_work *w = &job->work;
	struct layout_measure m = { settings[para->align],
	    para->width - para->indent, para->width, w->size, w->blank };

	if (w->natoms >= w->end_cap) {
		w->end_cap = w->natoms * 2;
		w->ends = arena_array(job->scratch, w->end_cap,
		    sizeof(*w->ends));
		w->nodes = arena_array(job->scratch, w->end_cap,
		    sizeof(*w->nodes));
	}
	return layout_fit(w->atoms, w->natoms, &m, w->nodes, w->ends);
}

void
layout_lines(struct layout_job *job, struct layout_galley *g,
    const struct layout_para *para)
{
	struct layout_work *w = &job->work;
	size_t lines, from = 0, at = g->n;

	layout_atoms(job, para);
	if (w->natoms == 0)
		return;
	w->size = tallest(w, para);
	if (g->nmarks > 0 && w->size < job->style->size)
		w->size = job->style->size;	/* marks are not small */
	lines = fit(job, para);
	for (size_t i = 0; i < lines; i++) {
		bool last = i + 1 == lines || w->atoms[w->ends[i] - 1].must;

		set_line(job, g, para, from, w->ends[i], i == 0, last);
		from = w->ends[i];
		g->at[g->n - 1].before = i == 0 ? para->before : para->gap;
		g->at[g->n - 1].after = i + 1 == lines ? para->after : 0;
	}
	if (lines > 1) {
		layout_bind(g, at + 1, LAYOUT_LINES);
		layout_bind(g, g->n - 1, LAYOUT_LINES);
	}
}

void
layout_mark(struct layout_job *job, struct layout_galley *g,
    const struct layout_column *c, const struct doc_node *n, const char *text,
    int32_t x)
{
	g->marks = layout_grown(job, g->marks, g->nmarks, &g->mark_cap,
	    sizeof(*g->marks));
	g->marks[g->nmarks++] = (struct layout_mark){ n, text, x, c->style };
}

void
layout_mark_line(struct layout_job *job, struct layout_galley *g,
    const struct layout_column *c)
{
	struct layout_slug *s;

	if (g->nmarks == 0)
		return;
	s = layout_append(job, g, LAYOUT_LINE, c->frame);
	s->height = job->style->leading;
	s->base = (s->height - job->ascent - job->descent) / 2 + job->ascent;
	s->items = arena_array(job->scratch, g->nmarks, sizeof(*s->items));
	take_marks(job, g, s, s->base);
}
