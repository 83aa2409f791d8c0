/*
 * Inlines become lines.  The texts of a paragraph are joined, so that a break
 * is judged across the places where the style changes; then cut into
 * fragments (one word, or a part of it, in one style), fragments are gathered
 * into atoms (what stands between two possible breaks), and atoms into lines.
 *
 * Runs of blanks count as one, and none stands at the beginning of a line.
 */
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/utf8.h"
#include "layout/layout_int.h"

#define BLANK_DEFAULT	108000
#define BLANK_LEAST	36000
#define BLANK_DROP	1500		/* a blank's rule under the baseline */

static void *
grown(struct layout_job *job, void *old, size_t n, size_t *cap, size_t size)
{
	size_t more = *cap ? *cap * 2 : 4;
	void *p;

	if (n < *cap)
		return old;
	p = arena_array(job->scratch, more, size);
	if (*cap > 0)
		memcpy(p, old, *cap * size);
	*cap = more;
	return p;
}

static enum layout_face
face_of(unsigned style)
{
	if (style & DOC_BOLD)
		return style & DOC_ITALIC ? LAYOUT_BOLD_ITALIC : LAYOUT_BOLD;
	return style & DOC_ITALIC ? LAYOUT_ITALIC : LAYOUT_REGULAR;
}

static int32_t
size_of(int32_t size, unsigned style)
{
	return style & DOC_SMALL ? size * 5 / 6 : size;
}

static int32_t
scaled(const struct layout_job *job, enum layout_face face, int32_t size,
    int64_t units)
{
	int64_t em = job->em[face], v = units * size;

	return (int32_t)((v + (v < 0 ? -em : em) / 2) / em);
}

/* Name the first character of a node that no font has, once. */
static void
report_missing(struct layout_job *job, const struct doc_node *n,
    const char *at)
{
	const char *p = at;
	uint32_t c = utf8_next(&p);
	char shown[8] = { 0 };

	job->failed = true;
	if (job->missing_at == n || job->missing >= 100)
		return;
	job->missing_at = n;
	job->missing++;
	memcpy(shown, at, (size_t)(p - at));
	if (n->field != NULL)
		diag_add(job->diags, DIAG_MISSING_GLYPH, n->origin,
		    "write it in letters of the Latin alphabet, as it stands "
		    "on the order, or leave the answer blank and write it by "
		    "hand", "the fonts have no U+%04X '%s', a character of "
		    "the answer '%s'", c, shown, n->field);
	else
		diag_add(job->diags, DIAG_MISSING_GLYPH, n->origin,
		    "replace the character in the definition",
		    "the fonts have no U+%04X '%s'", c, shown);
}

static const struct layout_run *
shape(struct layout_job *job, const struct doc_node *n, enum layout_face face,
    const char *text, size_t len)
{
	const struct layout_run *r = job->fonts->shape(job->fonts->ctx, face,
	    text, len);

	if (r->missing != SIZE_MAX)
		report_missing(job, n, text + r->missing);
	return r;
}

int32_t
layout_width(struct layout_job *job, const struct doc_node *n,
    const char *text, unsigned style)
{
	enum layout_face face = face_of(style);

	return scaled(job, face, size_of(job->style->size, style),
	    shape(job, n, face, text, strlen(text))->advance);
}

/* --- fragments and atoms --- */

static struct layout_frag *
add_frag(struct layout_job *job, const struct layout_frag *f)
{
	struct layout_work *w = &job->work;

	w->frags = grown(job, w->frags, w->nfrags, &w->frag_cap,
	    sizeof(*w->frags));
	w->frags[w->nfrags] = *f;
	return &w->frags[w->nfrags++];
}

/* The fragments since the last atom become one. */
static void
add_atom(struct layout_job *job, size_t from, bool must)
{
	struct layout_work *w = &job->work;
	struct layout_atom *a;

	w->atoms = grown(job, w->atoms, w->natoms + 1, &w->atom_cap,
	    sizeof(*w->atoms));
	a = &w->atoms[w->natoms++];
	*a = (struct layout_atom){ .frag = from, .must = must };
	for (size_t i = from; i < w->nfrags; i++) {
		a->full += w->frags[i].w;
		a->width = w->frags[i].blank == w->frags[i].w ? a->width :
		    a->full - w->frags[i].blank;
	}
	a[1].frag = w->nfrags;
}

/* Measure a piece of text and count its blanks. */
static void
measure(struct layout_job *job, struct layout_frag *f)
{
	size_t solid = f->len;
	int64_t blank = 0;

	while (solid > 0 && f->text[solid - 1] == ' ')
		solid--;
	if (f->len > solid + 1)		/* a run of blanks counts as one */
		f->len = solid + 1;
	f->run = shape(job, f->node, f->face, f->text, f->len);
	f->w = scaled(job, f->face, f->size, f->run->advance);
	f->spaces = 0;
	for (size_t i = 0; i < f->len; i++)
		f->spaces += f->text[i] == ' ';
	for (size_t i = f->run->n; solid < f->len && i > 0; i--)
		if (f->run->glyphs[i - 1].cluster >= solid)
			blank += f->run->glyphs[i - 1].advance;
	f->blank = solid == 0 ? f->w : scaled(job, f->face, f->size, blank);
}

/*
 * A word that is wider than the column is cut between clusters.  Shaping the
 * pieces afresh may undo a kerning at the cut: `slack` allows for that.
 */
static void
cut_text(struct layout_job *job, struct layout_frag f, int32_t limit,
    size_t *from, int32_t *used)
{
	const struct layout_run *r = f.run;
	bool back = r->n > 1 && r->glyphs[0].cluster >
	    r->glyphs[r->n - 1].cluster;
	const char *text = f.text;
	size_t start = 0, len = f.len;
	int64_t w = 0;

	for (size_t k = 0; k < r->n;) {
		const struct layout_glyph *g = &r->glyphs[back ? r->n - 1 - k :
		    k];
		size_t at = g->cluster;
		int64_t units = 0;

		for (; k < r->n; k++) {	/* all glyphs of this cluster */
			g = &r->glyphs[back ? r->n - 1 - k : k];
			if (g->cluster != at)
				break;
			units += g->advance;
		}
		if (*used + scaled(job, f.face, f.size, w + units) > limit &&
		    text[at] != ' ' && (at > start || *used > 0)) {
			if (at > start) {
				f.text = text + start;
				f.len = at - start;
				measure(job, &f);
				add_frag(job, &f);
			}
			add_atom(job, *from, false);
			*from = job->work.nfrags;
			*used = 0;
			start = at;
			w = 0;
		}
		w += units;
	}
	f.text = text + start;
	f.len = len - start;
	measure(job, &f);
	*used += add_frag(job, &f)->w;
}

/* Close an atom; cut it first if it is wider than a line. */
static void
close_atom(struct layout_job *job, size_t from, bool must, int32_t limit)
{
	struct layout_work *w = &job->work;
	struct layout_frag *old;
	size_t n = w->nfrags - from;
	int32_t full = 0, used = 0, slack = job->style->size / 8;

	for (size_t i = from; i < w->nfrags; i++)
		full += w->frags[i].w;
	if (n == 0 || full - w->frags[w->nfrags - 1].blank <= limit) {
		add_atom(job, from, must);
		return;
	}
	old = arena_array(job->scratch, n, sizeof(*old));
	memcpy(old, w->frags + from, n * sizeof(*old));
	w->nfrags = from;
	for (size_t i = 0; i < n; i++) {
		if (used + old[i].w - old[i].blank <= limit - slack) {
			used += add_frag(job, &old[i])->w;
		} else if (old[i].run != NULL) {
			cut_text(job, old[i], limit - slack, &from, &used);
		} else {
			if (w->nfrags > from)
				add_atom(job, from, false);
			from = w->nfrags;
			used = add_frag(job, &old[i])->w;
		}
	}
	add_atom(job, from, must);
}

/* --- the paragraph's text --- */

/* One inline's place in the joined text. */
struct piece {
	const struct doc_node *node;
	const char	*text;		/* of DOC_TEXT, leading blanks skipped */
	size_t		 len;		/* bytes in the joined text */
};

static size_t
piece_of(const struct doc_node *n, bool after_blank, struct piece *p)
{
	p->node = n;
	p->text = n->text;
	p->len = 1;
	if (n->kind == DOC_TEXT) {
		while (after_blank && *p->text == ' ')
			p->text++;
		p->len = strlen(p->text);
	}
	return p->len;
}

/* A box stays with the first word of what it is the box of. */
static void
hold_boxes(struct layout_work *w, const struct layout_para *para)
{
	size_t at = 0;
	struct piece p;

	for (const struct doc_node *n = para->first; n != para->end;
	    n = n->next) {
		at += piece_of(n, at == 0 || w->text[at - 1] == ' ' ||
		    w->text[at - 1] == '\n', &p);
		if (n->kind == DOC_BOX && n->next != para->end &&
		    w->text[at] == ' ' && w->breaks[at] == LAYOUT_BREAK_MAY)
			w->breaks[at] = LAYOUT_BREAK_NO;
	}
}

/*
 * Join the inlines.  A blank or box stands in the text as a letter, so that
 * what is written against it is not parted from it.
 */
static size_t
join(struct layout_job *job, const struct layout_para *para)
{
	struct layout_work *w = &job->work;
	size_t len = 0, need = 0;
	struct piece p;

	for (const struct doc_node *n = para->first; n != para->end; n = n->next)
		need += piece_of(n, false, &p);
	if (need > w->text_cap) {
		w->text_cap = need * 2;
		w->text = arena_alloc(job->scratch, w->text_cap);
		w->breaks = arena_alloc(job->scratch, w->text_cap);
	}
	for (const struct doc_node *n = para->first; n != para->end;
	    n = n->next) {
		bool after = len == 0 || w->text[len - 1] == ' ' ||
		    w->text[len - 1] == '\n';

		piece_of(n, after, &p);
		if (n->kind == DOC_TEXT)
			memcpy(w->text + len, p.text, p.len);
		else
			w->text[len] = n->kind == DOC_BREAK ? '\n' : 'x';
		len += p.len;
	}
	layout_breaks(w->text, len, w->breaks);
	hold_boxes(w, para);
	return len;
}

static struct layout_frag
object_frag(const struct layout_para *para, const struct doc_node *n,
    int32_t limit)
{
	struct layout_frag f = { .node = n, .size = size_of(para->size,
	    para->style) };

	f.w = f.size * 9 / 8;	/* a box, with a little room on both sides */
	if (n->kind == DOC_BLANK) {
		f.w = n->width ? n->width : BLANK_DEFAULT;
		f.w = f.w < BLANK_LEAST ? BLANK_LEAST : f.w;
		f.w = f.w > limit ? limit : f.w;
	}
	return f;
}

/* Cut one inline at the breaks inside it; *from is its atom's first piece. */
static void
cut_piece(struct layout_job *job, const struct layout_para *para,
    const struct piece *p, size_t at, size_t *from, int32_t limit)
{
	struct layout_work *w = &job->work;
	unsigned style = p->node->style | para->style;
	struct layout_frag f = { .node = p->node, .face = face_of(style),
	    .size = size_of(para->size, style) };
	size_t start = 0;

	for (size_t i = 0; i < p->len; i++) {
		char brk = w->breaks[at + i];
		bool must = brk == LAYOUT_BREAK_MUST && w->text[at + i] == '\n';
		bool may = must || brk == LAYOUT_BREAK_MAY;

		if (!may && i + 1 < p->len)
			continue;
		f.text = p->text + start;
		f.len = i + 1 - start - must;
		start = i + 1;
		if (p->node->kind != DOC_TEXT && p->node->kind != DOC_BREAK) {
			struct layout_frag o = object_frag(para, p->node,
			    limit);

			add_frag(job, &o);
		} else if (p->node->kind == DOC_TEXT && f.len > 0) {
			measure(job, &f);
			add_frag(job, &f);
		}
		if (may) {
			close_atom(job, *from, must, limit);
			*from = w->nfrags;
		}
	}
}

static void
atoms(struct layout_job *job, const struct layout_para *para)
{
	struct layout_work *w = &job->work;
	int32_t limit = para->width - (para->indent > 0 ? para->indent : 0);
	size_t at = 0, from = 0;
	struct piece p;

	w->nfrags = w->natoms = 0;
	join(job, para);
	for (const struct doc_node *n = para->first; n != para->end;
	    n = n->next) {
		bool after = at == 0 || w->text[at - 1] == ' ' ||
		    w->text[at - 1] == '\n';

		piece_of(n, after, &p);
		cut_piece(job, para, &p, at, &from, limit);
		at += p.len;
	}
	if (w->nfrags > from)
		close_atom(job, from, false, limit);
}

/* --- lines --- */

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
	it->face = face_of(m->style);
	it->size = size_of(job->style->size, m->style);
	it->text = m->text;
	it->len = strlen(m->text);
	it->run = shape(job, m->node, it->face, it->text, it->len);
	it->w = scaled(job, it->face, it->size, it->run->advance);
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

	atoms(job, para);
	if (w->natoms == 0)
		return;
	w->size = tallest(w, para);
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
	g->marks = grown(job, g->marks, g->nmarks, &g->mark_cap,
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
