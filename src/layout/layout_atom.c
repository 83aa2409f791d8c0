/*
 * Inlines become atoms.  The texts of a paragraph are joined, so that a break
 * is judged across the places where the style changes; then cut into
 * fragments (one word, or a part of it, in one style), and fragments are
 * gathered into atoms (what stands between two possible breaks).
 *
 * Runs of blanks count as one, and none stands at the beginning of a line.
 *
 * A fragment is shaped by itself, with its blank: pairs are kerned inside it,
 * while a change of style inside a word leaves both sides as they stand alone,
 * as do two words that share a line.  So a word is shaped once, wherever it is.
 */
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/utf8.h"
#include "layout/layout_int.h"

#define BLANK_DEFAULT	108000
#define BLANK_LEAST	36000
#define BLANK_BESIDE	108000	/* shortened so far beside its label */
#define LEAST_TAIL	4	/* letters behind a cut */

void *
layout_grown(struct layout_job *job, void *old, size_t n, size_t *cap,
    size_t size)
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

enum layout_face
layout_face_of(unsigned style)
{
	if (style & DOC_BOLD)
		return style & DOC_ITALIC ? LAYOUT_BOLD_ITALIC : LAYOUT_BOLD;
	return style & DOC_ITALIC ? LAYOUT_ITALIC : LAYOUT_REGULAR;
}

int32_t
layout_size_of(int32_t size, unsigned style)
{
	return style & DOC_SMALL ? size * 5 / 6 : size;
}

int32_t
layout_scaled(int32_t size, int64_t units)
{
	int64_t v = units * size;

	return (int32_t)((v + (v < 0 ? -LAYOUT_EM : LAYOUT_EM) / 2) /
	    LAYOUT_EM);
}

/* Name the first character of a node that no font has, once. */
static void
report_missing(struct layout_job *job, const struct doc_node *n,
    const char *at)
{
	const char *p = at, *advice = NULL;
	uint32_t c = utf8_next(&p);
	char shown[8] = { 0 };

	if (job->fonts->advice != NULL)
		advice = job->fonts->advice(job->fonts->ctx, c);
	job->failed = true;
	if (job->missing_at == n || job->missing >= 100)
		return;
	job->missing_at = n;
	job->missing++;
	memcpy(shown, at, (size_t)(p - at));
	if (n->field != NULL)
		diag_add(job->diags, DIAG_MISSING_GLYPH,
		    n->given.file != NULL ? n->given : n->origin,
		    advice ? advice : "write it in letters of the Latin "
		    "alphabet, as it stands on the order, or leave the answer "
		    "blank and write it by hand", "the fonts have no U+%04X '%s', a character of "
		    "the answer '%s'", c, shown, n->field);
	else
		diag_add(job->diags, DIAG_MISSING_GLYPH, n->origin,
		    advice ? advice : "replace the character in the "
		    "definition, or in the answer that it quotes",
		    "the fonts have no U+%04X '%s'", c, shown);
}

const struct layout_run *
layout_shape(struct layout_job *job, const struct doc_node *n,
    enum layout_face face, const char *text, size_t len)
{
	const struct layout_run *r = job->fonts->shape(job->fonts->ctx, face,
	    text, len);

	if (r->missing != SIZE_MAX)
		report_missing(job, n, text + r->missing);
	return r;
}

static const struct layout_run *
shape_frag(struct layout_job *job, const struct layout_frag *f)
{
	const struct layout_run *r;

	if (f->level % 2 == 0 || job->fonts->shape_back == NULL)
		return layout_shape(job, f->node, f->face, f->text, f->len);
	r = job->fonts->shape_back(job->fonts->ctx, f->face, f->text, f->len);
	if (r->missing != SIZE_MAX)
		report_missing(job, f->node, f->text + r->missing);
	return r;
}

int32_t
layout_width(struct layout_job *job, const struct doc_node *n,
    const char *text, unsigned style)
{
	enum layout_face face = layout_face_of(style);

	return layout_scaled(layout_size_of(job->style->size, style),
	    layout_shape(job, n, face, text, strlen(text))->advance);
}

/* --- fragments and atoms --- */

static struct layout_frag *
add_frag(struct layout_job *job, const struct layout_frag *f)
{
	struct layout_work *w = &job->work;

	w->frags = layout_grown(job, w->frags, w->nfrags, &w->frag_cap,
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

	w->atoms = layout_grown(job, w->atoms, w->natoms + 1, &w->atom_cap,
	    sizeof(*w->atoms));
	a = &w->atoms[w->natoms++];
	*a = (struct layout_atom){ .frag = from, .must = must };
	for (size_t i = from; i < w->nfrags; i++) {
		a->full += w->frags[i].w;
		a->inner += w->frags[i].spaces;
		a->width = w->frags[i].blank == w->frags[i].w ? a->width :
		    a->full - w->frags[i].blank;
	}
	if (a->full > a->width)
		a->inner--;
	a[1].frag = w->nfrags;
}

/* Measure a piece of text and count its blanks. */
static void
measure(struct layout_job *job, struct layout_frag *f)
{
	struct layout_work *w = &job->work;
	size_t solid = f->len;
	int64_t blank = 0;

	while (solid > 0 && f->text[solid - 1] == ' ')
		solid--;
	if (f->len > solid + 1)		/* a run of blanks counts as one */
		f->len = solid + 1;
	f->run = shape_frag(job, f);
	f->w = layout_scaled(f->size, f->run->advance);
	f->spaces = 0;
	for (size_t i = 0; i < f->len; i++)
		f->spaces += f->text[i] == ' ';
	for (size_t i = f->run->n; solid < f->len && i > 0; i--)
		if (f->run->glyphs[i - 1].cluster >= solid)
			blank += f->run->glyphs[i - 1].advance;
	f->blank = solid == 0 ? f->w : layout_scaled(f->size, blank);
	if (f->blank > 0 && f->blank < w->blank)
		w->blank = f->blank;
}

/* Is this a place inside held words where a cut hurts least? */
static size_t
joint_after(const char *at)
{
	if (*at == ' ' || *at == '-')
		return 1;
	return strncmp(at, "\302\240", 2) == 0 ? 2 : 0;	/* U+00A0 */
}

/* One line's worth of a fragment, cut off; the atom ends with it. */
static void
cut_off(struct layout_job *job, struct layout_frag *f, const char *text,
    size_t len, size_t *from)
{
	if (len > 0) {
		f->text = text;
		f->len = len;
		measure(job, f);
		add_frag(job, f);
	}
	add_atom(job, *from, false);
	*from = job->work.nfrags;
}

/* Where the last letters of a run begin, of which a cut leaves none alone. */
static size_t
tail_of(const struct layout_run *r)
{
	size_t left = LEAST_TAIL, at = SIZE_MAX, k;

	for (k = r->n; k > 0; k--) {
		uint32_t c = r->glyphs[r->back ? r->n - k : k - 1].cluster;

		if (c == at)
			continue;
		if (left-- == 0)
			break;
		at = c;
	}
	return k > 0 ? at : 0;
}

/* How wide the next cluster is; *k goes on to the one after it. */
static int64_t
cluster_width(const struct layout_run *r, size_t *k, size_t *at)
{
	int64_t units = 0;

	for (size_t first = *k; *k < r->n; ++*k) {
		const struct layout_glyph *g = &r->glyphs[r->back ? r->n - 1 -
		    *k : *k];

		if (*k > first && g->cluster != *at)
			break;
		*at = g->cluster;
		units += g->advance;
	}
	return units;
}

/*
 * Held words that are wider than the column are cut where they are joined, a
 * single word between clusters, its last letters in one piece.  Shaping the
 * pieces afresh may undo a kerning at the cut: `slack` allows for that.
 */
static void
cut_text(struct layout_job *job, struct layout_frag f, int32_t limit,
    size_t *from, int32_t *used)
{
	const struct layout_run *r = f.run;
	const char *text = f.text;
	size_t start = 0, joint = 0, len = f.len, at = 0, tail = tail_of(r);
	int64_t w = 0, w_joint = 0, w_tail = 0;

	for (size_t k = 0; k < r->n;) {
		int64_t units = cluster_width(r, &k, &at);

		if (at == tail)
			w_tail = w;
		/* after a cut at a joint the rest may still be too wide */
		while (*used + layout_scaled(f.size, w + units) >
		    limit && text[at] != ' ' && (at > start || *used > 0)) {
			if (joint <= start) {
				bool whole = tail > start && tail < at;

				joint = whole ? tail : at;
				w_joint = whole ? w_tail : w;
			}
			cut_off(job, &f, text + start, joint - start, from);
			*used = 0;
			start = joint;
			w -= w_joint;
			w_tail -= w_joint;
			w_joint = 0;
		}
		w += units;
		if (joint_after(text + at) > 0) {
			joint = at + joint_after(text + at);
			w_joint = w;
		}
	}
	f.text = text + start;
	f.len = len - start;
	measure(job, &f);
	*used += add_frag(job, &f)->w;
}

/*
 * How much wider the pieces of a fragment may come out than they were in it.
 * From U+0580 on there are scripts whose letters look different at an end.
 */
static int32_t
slack_of(const struct layout_frag *f)
{
	for (size_t i = 0; i < f->len; i++)
		if ((unsigned char)f->text[i] >= 0xD6)
			return f->size * 3 / 4;
	return f->size / 8;
}

/*
 * "No. ____.": a blank is rather shorter than on a line of its own, when what
 * stands behind it fits too.
 */
static bool
shorten(struct layout_frag *at, size_t i, size_t n, int32_t room)
{
	if (at[i].node->kind != DOC_BLANK)
		return false;
	for (size_t k = i + 1; k < n; k++)
		room -= at[k].w;
	if (room < BLANK_BESIDE || at[i].w <= room)
		return false;
	at[i].w = room;
	return true;
}

/* Close an atom; cut it first if it is wider than a line. */
static void
close_atom(struct layout_job *job, size_t from, bool must, int32_t limit)
{
	struct layout_work *w = &job->work;
	struct layout_frag *old;
	size_t n = w->nfrags - from;
	int32_t full = 0, used = 0, slack = 0;

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
		int32_t own = slack_of(&old[i]);

		slack = own > slack ? own : slack;
		if (used + old[i].w - old[i].blank <= limit - slack) {
			used += add_frag(job, &old[i])->w;
		} else if (old[i].run != NULL) {
			cut_text(job, old[i], limit - slack, &from, &used);
		} else {
			if (!shorten(old, i, n, limit - slack - used) &&
			    w->nfrags > from) {
				add_atom(job, from, false);
				from = w->nfrags;
				used = 0;
			}
			used += add_frag(job, &old[i])->w;
		}
	}
	add_atom(job, from, must);
}

/* --- the paragraph's text --- */

/* One inline's place in the joined text. */
struct piece {
	const struct doc_node *node;
	size_t		 nth;		/* inline of the paragraph */
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

static void
hold(struct layout_work *w, size_t at)
{
	if (w->text[at] == ' ' && (w->breaks[at] == LAYOUT_BREAK_MAY ||
	    w->breaks[at] == LAYOUT_BREAK_SOFT))
		w->breaks[at] = LAYOUT_BREAK_NO;
}

/*
 * What stands before a blank, "Date: ____", stays with it: the blank after
 * the word is at `at`.  A short word brings another along, "Done on: ____".
 */
static void
hold_lead(struct layout_work *w, size_t at)
{
	size_t from = at;

	while (from > 0 && w->text[from - 1] != ' ' &&
	    w->text[from - 1] != '\n')
		from--;
	if (at > from && (at - from <= 3 || w->text[at - 1] == ':' ||
	    w->text[at - 1] == ')'))
		hold(w, at);
	if (at > from && at - from <= 3 && from > 0)
		hold(w, from - 1);
}

/*
 * A box stays with the first word of what it is the box of, a blank with the
 * word that says what to write in it.
 */
static void
hold_objects(struct layout_work *w, const struct layout_para *para)
{
	size_t at = 0;
	struct piece p;

	for (const struct doc_node *n = para->first; n != para->end;
	    n = n->next) {
		size_t start = at;

		at += piece_of(n, at == 0 || w->text[at - 1] == ' ' ||
		    w->text[at - 1] == '\n', &p);
		if (n->kind == DOC_BOX && n->next != para->end)
			hold(w, at);
		if (n->kind == DOC_BLANK && start > 0 &&
		    w->text[start - 1] == ' ')
			hold_lead(w, start - 1);
	}
}

/* Whose text is it?  Pieces of one answer that follow each other are one. */
static int
voice_of(const struct doc_node *n, const struct doc_node *last, int voice)
{
	if (n->field == NULL)
		return LAYOUT_OURS;
	if (last != NULL && last->field != NULL &&
	    strcmp(n->field, last->field) == 0)
		return voice;
	return voice == LAYOUT_ANSWER ? LAYOUT_ANSWER + 1 : LAYOUT_ANSWER;
}

/*
 * Join the inlines.  A blank or box stands in the text as a letter, so that
 * what is written against it is not parted from it.
 */
static size_t
join(struct layout_job *job, const struct layout_para *para)
{
	struct layout_work *w = &job->work;
	const struct doc_node *last = NULL;
	size_t len = 0, need = 0;
	int voice = LAYOUT_OURS;
	struct piece p;

	for (const struct doc_node *n = para->first; n != para->end; n = n->next)
		need += piece_of(n, false, &p);
	if (need > w->text_cap) {
		w->text_cap = need * 2;
		w->text = arena_alloc(job->scratch, w->text_cap);
		w->breaks = arena_alloc(job->scratch, w->text_cap);
		w->levels = arena_alloc(job->scratch, w->text_cap);
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
		voice = voice_of(n, last, voice);
		memset(w->levels + len, n->kind == DOC_TEXT ? voice :
		    LAYOUT_OBJECT, p.len);
		last = n;
		len += p.len;
	}
	layout_levels(job, len);
	layout_breaks(w->text, len, w->breaks);
	hold_objects(w, para);
	return len;
}

static struct layout_frag
object_frag(const struct layout_para *para, const struct doc_node *n,
    int32_t limit)
{
	struct layout_frag f = { .node = n, .size = layout_size_of(para->size,
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
	struct layout_frag f = { .node = p->node, .nth = p->nth,
	    .face = layout_face_of(style),
	    .size = layout_size_of(para->size, style) };
	size_t start = 0;

	for (size_t i = 0; i < p->len; i++) {
		char brk = w->breaks[at + i];
		bool must = brk == LAYOUT_BREAK_MUST && w->text[at + i] == '\n';
		bool may = must || brk == LAYOUT_BREAK_MAY ||
		    brk == LAYOUT_BREAK_SOFT;

		if (!may && i + 1 < p->len &&
		    !(w->mixed && layout_turns(w, at + i)))
			continue;
		f.text = p->text + start;
		f.len = i + 1 - start - must;
		f.level = w->mixed ? (unsigned char)w->levels[at + start] : 0;
		start = i + 1;
		if (p->node->kind != DOC_TEXT && p->node->kind != DOC_BREAK) {
			struct layout_frag o = object_frag(para, p->node,
			    limit);

			o.nth = p->nth;
			add_frag(job, &o);
		} else if (p->node->kind == DOC_TEXT && f.len > 0) {
			measure(job, &f);
			add_frag(job, &f);
		}
		if (may) {
			close_atom(job, *from, must, limit);
			w->atoms[w->natoms - 1].soft = brk ==
			    LAYOUT_BREAK_SOFT;
			*from = w->nfrags;
		}
	}
}

void
layout_atoms(struct layout_job *job, const struct layout_para *para)
{
	struct layout_work *w = &job->work;
	int32_t limit = para->width - (para->indent > 0 ? para->indent : 0);
	size_t at = 0, from = 0;
	struct piece p = { 0 };

	w->nfrags = w->natoms = 0;
	w->blank = INT32_MAX;
	join(job, para);
	for (const struct doc_node *n = para->first; n != para->end;
	    n = n->next) {
		bool after = at == 0 || w->text[at - 1] == ' ' ||
		    w->text[at - 1] == '\n';

		piece_of(n, after, &p);
		cut_piece(job, para, &p, at, &from, limit);
		at += p.len;
		p.nth++;
	}
	if (w->nfrags > from)
		close_atom(job, from, false, limit);
	if (w->blank == INT32_MAX)
		w->blank = 0;
}
