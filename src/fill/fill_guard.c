/*
 * Free text before it is printed, and the finished bundle before it is let go.
 * The first asks what a person wrote into a story; the second trusts nobody:
 * it reads every text, title and label of the tree as the reader would.
 */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/audience.h"
#include "base/buf.h"
#include "base/str.h"
#include "base/utf8.h"
#include "fill/fill_int.h"

#define IDENTIFIER_LEAST 9	/* digits in a row that identify somebody */

static char *
from_buf(struct arena *a, struct buf *b)
{
	char *out = b->len > 0 ? buf_copy(b, a) : arena_strdup(a, "");

	buf_free(b);
	return out;
}

/* ---- identifiers ---- */

static bool
digit(char c)
{
	return c >= '0' && c <= '9';
}

static size_t
digits(const char *s)
{
	size_t n = 0;

	while (digit(s[n]))
		n++;
	return n;
}

/* Bytes of a hyphen, dot or blank between groups of digits; 0 = none. */
static size_t
separator(const char *s)
{
	if (*s == '-' || *s == ' ' || *s == '.')
		return 1;
	/* U+2010 to U+2015, U+00A0 */
	if (strncmp(s, "\xe2\x80", 2) == 0 &&
	    (unsigned char)s[2] >= 0x90 && (unsigned char)s[2] <= 0x95)
		return 3;
	return strncmp(s, "\xc2\xa0", 2) == 0 ? 2 : 0;
}

/* Groups of digits of the given sizes at s: the bytes they take, or 0. */
static size_t
groups(const char *s, const size_t *sizes, size_t n)
{
	const char *p = s;

	for (size_t i = 0; i < n; i++) {
		size_t gap = i > 0 ? separator(p) : 0;

		if (i > 0 && gap == 0)
			return 0;
		p += gap;
		if (digits(p) != sizes[i])
			return 0;
		p += sizes[i];
	}
	return (size_t)(p - s);
}

/* An identifier that begins at s: the bytes it takes, or 0. */
static size_t
identifier(const char *s, bool runs)
{
	static const size_t security[] = { 3, 2, 4 };
	static const size_t card[] = { 4, 4, 4, 4 };
	size_t n = groups(s, security, 3);

	if (n == 0)
		n = groups(s, card, 4);
	if (n == 0 && runs && digits(s) >= IDENTIFIER_LEAST)
		n = digits(s);
	return n;
}

/* Cut identifiers to their last four digits; *cut when there was one. */
static char *
cut_identifiers(struct arena *a, const char *text, bool runs, bool *cut)
{
	struct buf b = { 0 };

	while (*text != '\0') {
		size_t n = digit(*text) ? identifier(text, runs) : 0;

		if (n > 0) {
			buf_str(&b, digits(text) > IDENTIFIER_LEAST ||
			    n > 15 ? "XXXX" : "XXX-XX-");
			buf_add(&b, text + n - 4, 4);
			*cut = true;
		} else {
			n = digit(*text) ? digits(text) : 1;
			buf_add(&b, text, n);
		}
		text += n;
	}
	return from_buf(a, &b);
}

/* ---- children's names ---- */

/* Bytes of a text that give way to initials. */
struct cut {
	size_t		 from, to;
	const char	*initials;
};

static void
find_name(struct buf *cuts, const char *text, const struct fill_fold *f,
    const struct fill_fold *name, const char *initials)
{
	for (size_t at = fill_find(f, name, 0); at != FILL_NONE;
	    at = fill_find(f, name, at + name->n)) {
		const char *end = text + f->at[at + name->n - 1];
		struct cut c = { f->at[at], 0, initials };

		utf8_next(&end);
		c.to = (size_t)(end - text);
		buf_add(cuts, &c, sizeof(c));
	}
}

/* In order; of two that begin together the longer one first. */
static int
by_place(const void *pa, const void *pb)
{
	const struct cut *a = pa, *b = pb;

	if (a->from != b->from)
		return a->from < b->from ? -1 : 1;
	return a->to == b->to ? 0 : a->to > b->to ? -1 : 1;
}

static char *
apply_cuts(struct arena *a, const char *text, struct cut *cuts, size_t n)
{
	struct buf b = { 0 };
	size_t done = 0;

	qsort(cuts, n, sizeof(*cuts), by_place);
	for (size_t i = 0; i < n; i++) {
		if (cuts[i].from < done)
			continue;
		buf_add(&b, text + done, cuts[i].from - done);
		buf_str(&b, cuts[i].initials);
		/* Initials bring their own full stop. */
		done = cuts[i].to + (text[cuts[i].to] == '.');
	}
	buf_str(&b, text + done);
	return from_buf(a, &b);
}

static char *
mask_children(struct fill *f, const struct rules_value *v, char *text)
{
	struct arena_mark mark = arena_mark(f->arena);
	struct fill_fold fold = fill_fold(f->arena, text);
	struct buf cuts = { 0 };

	for (size_t i = 0; i < f->watch->children.n; i++) {
		const struct fill_child *c = f->watch->children.at[i];

		find_name(&cuts, text, &fold, &c->full, c->initials);
		find_name(&cuts, text, &fold, &c->ends, c->initials_ends);
	}
	arena_rewind(f->arena, mark);
	if (cuts.len == 0)
		return text;
	text = apply_cuts(f->arena, text, (struct cut *)(void *)cuts.data,
	    cuts.len / sizeof(struct cut));
	buf_free(&cuts);
	diag_add(f->diags, DIAG_MASKED, v->pos,
	    "read that part of the paper again",
	    "a child's name in '%s' was cut to initials", v->name);
	return text;
}

/* A first name alone, written with a capital: it may be anybody's. */
static bool
first_name(const struct fill_fold *f, const char *text,
    const struct fill_fold *name)
{
	size_t at = 0;

	while (name->n > 2 && (at = fill_find(f, name, at)) != FILL_NONE) {
		const char *s = text + f->at[at];

		if ((unsigned char)*s >= 0x80 || (*s >= 'A' && *s <= 'Z'))
			return true;
		at++;
	}
	return false;
}

static void
look_for_first_names(struct fill *f, const struct rules_value *v,
    const char *text)
{
	const struct vec *children = &f->watch->children;
	bool *seen = arena_array(f->arena, children->n, sizeof(*seen));
	struct arena_mark mark = arena_mark(f->arena);
	struct fill_fold fold = fill_fold(f->arena, text);

	for (size_t i = 0; i < children->n; i++)
		seen[i] = first_name(&fold, text,
		    &((struct fill_child *)children->at[i])->first);
	arena_rewind(f->arena, mark);
	for (size_t i = 0; i < children->n; i++)
		if (seen[i])
			diag_add(f->diags, DIAG_CAUTION, v->pos,
			    "courts ask for initials; write initials if it is "
			    "the child", "the first name in '%s' may stand in "
			    "'%s'",
			    ((struct fill_child *)children->at[i])->name,
			    v->name);
}

/* ---- free text ---- */

/* What a person may write a story into, or name somebody in. */
static bool
free_text(const struct form_field *f)
{
	return f != NULL && !f->minor && (f->type == FORM_TYPE_TEXT ||
	    f->type == FORM_TYPE_LONG_TEXT ||
	    (f->type == FORM_TYPE_NAME && f->list != NULL));
}

/* A case number is one word with many digits; a story is not one word. */
static bool
cut_runs(const struct form_field *f, const char *text)
{
	return f->type == FORM_TYPE_LONG_TEXT || strpbrk(text, " \n") != NULL;
}

/* Does something confidential stand in the text?  Then leak, and true. */
static bool
leaks(struct fill *f, const struct rules_value *v, const char *text)
{
	struct arena_mark mark = arena_mark(f->arena);
	struct fill_fold fold = fill_fold(f->arena, text);
	const struct fill_secret *s;
	size_t at;

	s = fill_watch_find(f->watch, &fold, v->name, &at);
	/* A folded text takes twelve bytes a character: not to be kept. */
	arena_rewind(f->arena, mark);
	if (s == NULL)
		return false;
	diag_add(f->diags, DIAG_LEAK, v->pos, arena_printf(f->arena,
	    "take it out of '%s'; '%s' may be seen by %s only", v->name,
	    s->name, audience_words(f->arena, s->audience)),
	    "the confidential '%s' stands in '%s'", s->name, v->name);
	f->failed = true;
	return true;
}

char *
fill_redact(struct fill *f, const struct rules_value *v, const char *text,
    unsigned readers)
{
	bool cut = false;
	char *out;

	if (v->field == NULL)
		return arena_strdup(f->arena, text);
	if (f->watch == NULL || f->watch->readers != readers)
		f->watch = fill_watch_new(f->arena, f->rules, readers);
	if (leaks(f, v, text))
		return NULL;
	out = arena_strdup(f->arena, text);
	if (!free_text(v->field) ||
	    (readers & (AUDIENCE_COURT | AUDIENCE_OTHER)) == 0)
		return out;
	out = mask_children(f, v, out);
	look_for_first_names(f, v, out);
	out = cut_identifiers(f->arena, out, cut_runs(v->field, text), &cut);
	if (cut)
		diag_add(f->diags, DIAG_MASKED, v->pos,
		    "read that part of the paper again",
		    "an identifier in '%s' was cut to its last four digits",
		    v->name);
	return out;
}

/* ---- the finished bundle ---- */

/* All that can be read in a paper, and which node each piece came from. */
struct reading {
	struct arena	*arena;
	struct buf	 text;
	struct vec	 nodes;		/* struct doc_node */
	struct vec	 starts;	/* size_t: where its piece begins */
};

static void
read_piece(struct reading *r, const struct doc_node *n, const char *text)
{
	size_t *start = arena_alloc(r->arena, sizeof(*start));

	if (text == NULL)
		return;
	*start = r->text.len;
	vec_push(&r->nodes, r->arena, n);
	vec_push(&r->starts, r->arena, start);
	buf_str(&r->text, text);
}

static void
read_node(struct reading *r, const struct doc_node *n)
{
	/* Text runs of one line follow one another; all else is apart. */
	if (n->kind != DOC_TEXT)
		buf_char(&r->text, '\n');
	read_piece(r, n, n->label);
	if (n->label != NULL)
		buf_char(&r->text, '\n');
	if (n->kind == DOC_TEXT)
		read_piece(r, n, n->text);
	if (n->kind != DOC_PAPER)
		return;
	read_piece(r, n, n->id);
	buf_char(&r->text, '\n');
	read_piece(r, n, n->title);
	buf_char(&r->text, '\n');
	read_piece(r, n, n->short_title);
	buf_char(&r->text, '\n');
}

/* The node whose piece holds a byte of the reading. */
static const struct doc_node *
node_at(const struct reading *r, size_t byte)
{
	size_t low = 0, high = r->starts.n;

	while (high - low > 1) {
		size_t mid = low + (high - low) / 2;

		if (*(size_t *)r->starts.at[mid] <= byte)
			low = mid;
		else
			high = mid;
	}
	return r->nodes.at[low];
}

struct guard {
	struct arena	*arena;
	struct diags	*diags;
	const struct doc_node *paper;
	const struct reading *reading;
	struct fill_fold fold;
	bool		 ok;
};

static void
found(struct guard *g, const char *what, const char *name, size_t at)
{
	const struct doc_node *n = node_at(g->reading, g->fold.at[at]);

	g->ok = false;
	diag_add(g->diags, DIAG_LEAK, n->origin, n->field == NULL ?
	    "this paper cannot be made for these readers; report it" :
	    arena_printf(g->arena, "look at the answer '%s'", n->field),
	    "the %s '%s' stands in the paper '%s'", what, name,
	    g->paper->id != NULL ? g->paper->id : "");
}

static void
guard_paper(struct guard *g, const struct fill_watch *w)
{
	size_t at;

	for (size_t i = 0; i < w->secrets.n; i++) {
		const struct fill_secret *s = w->secrets.at[i];

		at = s->digits != NULL ? fill_find_digits(&g->fold, s->digits) :
		    fill_find(&g->fold, &s->text, 0);
		if (at != FILL_NONE)
			found(g, "confidential", s->name, at);
	}
	for (size_t i = 0; i < w->children.n; i++) {
		const struct fill_child *c = w->children.at[i];

		at = fill_find(&g->fold, &c->full, 0);
		if (at != FILL_NONE)
			found(g, "full name", c->name, at);
	}
}

bool
fill_guard(struct arena *a, struct diags *d, const struct rules *rules,
    const struct doc_node *root, unsigned reader)
{
	const struct fill_watch *w = fill_watch_new(a, rules, reader);
	struct guard g = { .arena = a, .diags = d, .ok = true };

	for (const struct doc_node *p = root->kind == DOC_PAPER ? root :
	    root->first; p != NULL; p = p == root ? NULL : p->next) {
		struct arena_mark mark = arena_mark(a);
		struct reading r = { .arena = a };

		for (const struct doc_node *n = p; n != NULL;
		    n = doc_walk(p, n))
			read_node(&r, n);
		g.paper = p;
		g.reading = &r;
		g.fold = fill_fold(a, r.text.data);
		guard_paper(&g, w);
		buf_free(&r.text);
		/* What was found may stand in this arena; else all can go. */
		if (g.ok)
			arena_rewind(a, mark);
	}
	return g.ok;
}
