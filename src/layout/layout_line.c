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

/* Blanks inside a line, not at its end. */
static int32_t
inner_spaces(const struct layout_work *w, size_t from, size_t to)
{
	int32_t n = 0;

	for (size_t i = from; i < to; i++)
		n += w->frags[i].spaces;
	return to > from && w->frags[to - 1].blank > 0 ? n - 1 : n;
}

/* The atoms from..to-1 as one slug. */
static void
set_line(struct layout_job *job, struct layout_galley *g,
    const struct layout_para *para, size_t from, size_t to, bool first,
    bool last)
{
	const struct layout_work *w = &job->work;
	size_t f0 = w->atoms[from].frag, f1 = w->atoms[to].frag;
	int32_t width = 0, x, base, stretch = 0;
	int32_t leading = job->style->leading;
	int32_t room = para->width - (first ? para->indent : 0);
	int32_t size = w->size;
	struct layout_slug *s = layout_append(job, g, LAYOUT_LINE,
	    para->frame);

	s->height = (int32_t)((int64_t)leading * size / job->style->size);
	base = (s->height - (int32_t)((int64_t)(job->ascent + job->descent) *
	    size / job->style->size)) / 2 + (int32_t)((int64_t)job->ascent *
	    size / job->style->size);
	s->items = arena_array(job->scratch, f1 - f0 + g->nmarks,
	    sizeof(*s->items));
	take_marks(job, g, s, base);
	for (size_t i = from; i < to; i++)
		width += i + 1 < to ? w->atoms[i].full : w->atoms[i].width;
	x = para->left + (first ? para->indent : 0);
	if (para->align == DOC_CENTER)
		x += (room - width) / 2;
	else if (para->align == DOC_RIGHT)
		x += room - width;
	else if (para->align == DOC_JUSTIFY && !last) {
		int32_t n = inner_spaces(w, f0, f1);

		stretch = n > 0 ? (room - width) / n : 0;
		if (stretch > size)	/* a hole; better ragged */
			stretch = 0;
	}
	for (size_t i = f0; i < f1; i++) {
		const struct layout_frag *f = &w->frags[i];
		struct layout_item *it = &s->items[s->n++];

		if (i == f0 && f->node->kind == DOC_BOX)
			x -= f->size / 4;
		frag_item(f, para, x, base, it);
		it->word_space = it->kind == LAYOUT_TEXT ? stretch : 0;
		x += f->w + f->spaces * stretch;
		if (i + 1 == f1)
			it->w -= f->blank;
	}
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
	if (w->natoms > w->end_cap) {
		w->end_cap = w->natoms * 2;
		w->ends = arena_array(job->scratch, w->end_cap,
		    sizeof(*w->ends));
	}
	lines = layout_fit(w->atoms, w->natoms, para->width - para->indent,
	    para->width, w->ends);
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
	s->items = arena_array(job->scratch, g->nmarks, sizeof(*s->items));
	take_marks(job, g, s, (s->height - job->ascent - job->descent) / 2 +
	    job->ascent);
}
