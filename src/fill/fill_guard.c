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
#include "base/date.h"
#include "base/str.h"
#include "base/utf8.h"
#include "fill/fill_int.h"

/*
 * Fields that hold the number of the case, by the last part of their name:
 * nothing in it may be cut.
 */
static const char *const case_numbers[] = { "case-number", "docket-number",
    "cause-number" };

/* ---- children's names ---- */

static void
put_initials(struct buf *b, const struct fill_hit *h)
{
	const char *blank = "";

	for (size_t i = 0; i < FILL_CHILD_WORDS; i++) {
		if ((h->groups >> i & 1) == 0)
			continue;
		buf_str(b, blank);
		buf_str(b, h->child->initials[i]);
		blank = " ";
	}
}

/* In order; of two that begin together the longer one first. */
static int
by_place(const void *pa, const void *pb)
{
	const struct fill_hit *a = pa, *b = pb;

	if (a->from != b->from)
		return a->from < b->from ? -1 : 1;
	return a->to == b->to ? 0 : a->to > b->to ? -1 : 1;
}

static char *
apply_cuts(struct arena *a, const char *text, struct fill_hit *hits, size_t n,
    bool letters)
{
	struct buf b = { 0 };
	size_t done = 0;
	char *out;

	qsort(hits, n, sizeof(*hits), by_place);
	for (size_t i = 0; i < n; i++) {
		if (hits[i].kind != FILL_CLEAR || hits[i].from < done)
			continue;
		buf_add(&b, text + done, hits[i].from - done);
		done = hits[i].to;
		if (letters) {
			buf_str(&b, fill_letters(a, arena_strndup(a, text +
			    hits[i].from, hits[i].to - hits[i].from)));
			continue;
		}
		put_initials(&b, &hits[i]);
		/* Initials bring their own full stop. */
		done += text[hits[i].to] == '.';
	}
	buf_str(&b, text + done);
	out = b.len > 0 ? buf_copy(&b, a) : arena_strdup(a, "");
	buf_free(&b);
	return out;
}

static const struct { const char *what, *verb, *hint; }
cautions[FILL_HIT_COUNT] = {
	[FILL_UNSURE] = { "part of the name", "may stand",
	    "courts ask for initials; write initials if it is the child" },
	[FILL_FIRST] = { "the first name", "may stand",
	    "courts ask for initials; write initials if it is the child" },
	[FILL_SAME] = { "the name", "is a party's too and stands in full",
	    "write initials where the child is meant" },
};

/* Where the court wants the letter X. */
static const char letters_hint[] =
    "this court asks for the letter X where the child is meant";

/* Each child and kind once a field. */
static void
cautions_add(struct fill *f, const struct rules_value *v,
    const struct fill_hit *hits, size_t n)
{
	const struct vec *children = &f->watch->children;

	for (size_t i = 0; i < children->n; i++) {
		const struct fill_child *c = children->at[i];
		unsigned kinds = 0;

		for (size_t j = 0; j < n; j++)
			if (hits[j].child == c)
				kinds |= 1u << hits[j].kind;
		for (int k = 0; k < FILL_HIT_COUNT; k++)
			if ((kinds >> k & 1) != 0 &&
			    cautions[k].what != NULL)
				diag_add(f->diags, DIAG_CAUTION, v->pos,
				    f->watch->privacy.letters ?
				    letters_hint : cautions[k].hint,
				    "%s in '%s' %s in '%s'",
				    cautions[k].what, c->name,
				    cautions[k].verb, v->name);
	}
}

/* What a person may write a story into, or name somebody in. */
static bool
free_text(const struct form_field *f)
{
	return !f->minor && (f->type == FORM_TYPE_TEXT ||
	    f->type == FORM_TYPE_LONG_TEXT ||
	    (f->type == FORM_TYPE_NAME && f->list != NULL));
}

/* Which field, and never what stood in it. */
static void
tell_masked(struct fill *f, const struct rules_value *v, const char *what,
    const char *how)
{
	diag_add(f->diags, DIAG_MASKED, v->pos,
	    "read that part of the paper again", "%s in '%s' %s", what,
	    v->name, how);
}

static char *
mask_children(struct fill *f, const struct rules_value *v, char *text)
{
	struct arena_mark mark = arena_mark(f->arena);
	struct fill_fold fold;
	struct fill_hit *hits;
	bool clear = false;
	bool letters = f->watch->privacy.letters;
	struct buf kept = { 0 };
	size_t n;

	if (f->watch->children.n == 0)
		return text;
	fold = fill_fold(f->arena, text);
	hits = fill_child_find(f->arena, f->watch, &fold, &n);
	if (n > 0)
		buf_add(&kept, hits, n * sizeof(*hits));
	arena_rewind(f->arena, mark);
	hits = (struct fill_hit *)(void *)kept.data;
	for (size_t i = 0; i < n; i++)
		clear = clear || hits[i].kind == FILL_CLEAR;
	if (n > 0)
		cautions_add(f, v, hits, n);
	if (clear && free_text(v->field)) {
		text = apply_cuts(f->arena, text, hits, n, letters);
		tell_masked(f, v, "a child's name", letters ?
		    "became the letter X" : "was cut to initials");
	}
	buf_free(&kept);
	return text;
}

/* ---- identifiers ---- */

static bool
case_number(const char *name)
{
	const char *dot = strrchr(name, '.');
	const char *last = dot != NULL ? dot + 1 : name;

	for (size_t i = 0; i < sizeof(case_numbers) /
	    sizeof(case_numbers[0]); i++)
		if (strcmp(last, case_numbers[i]) == 0)
			return true;
	return false;
}

/* A story may hold any number; one line may be a number that is asked for. */
static enum fill_runs
runs_in(const struct rules_value *v)
{
	if (case_number(v->name))
		return FILL_KEEP;
	return v->field->type == FORM_TYPE_LONG_TEXT || v->field->list != NULL ?
	    FILL_RUNS : FILL_SHAPES;
}

static char *
cut_numbers(struct fill *f, const struct rules_value *v, char *text)
{
	const struct fill_privacy *law = &f->watch->privacy;
	enum fill_runs runs = runs_in(v);
	struct fill_fold fold;
	bool shorter, gone;
	char *cut;

	if (runs == FILL_KEEP || (strpbrk(text, "0123456789") == NULL &&
	    utf8_length(text) == strlen(text)))
		return text;
	fold = fill_fold(f->arena, text);
	cut = fill_birth_cut(f->arena, &fold, law->birth);
	if (cut != NULL) {
		tell_masked(f, v, "a date of birth", law->birth ?
		    "was taken out" : "was cut to its year");
		text = cut;
		fold = fill_fold(f->arena, text);
	}
	cut = fill_number_cut(f->arena, &fold, runs, law, &shorter, &gone);
	if (shorter)
		tell_masked(f, v, "an identifier",
		    "was cut to its last four digits");
	if (gone)
		tell_masked(f, v, "an identifier", "was taken out");
	return cut != NULL ? cut : text;
}

/* The answer to a question for a date of birth. */
static char *
cut_birth_field(struct fill *f, char *text)
{
	int32_t day = date_parse(text);

	if (f->watch->privacy.birth)
		return arena_strdup(f->arena, "XX/XX/XXXX");
	return day == DATE_NONE ? text : arena_printf(f->arena, "%d",
	    date_to_ymd(day).year);
}

/* ---- free text ---- */

/* What may be chance: said once a field.  True when it was. */
static bool
ask_about(struct fill *f, const struct rules_value *v,
    const struct fill_fold *fold)
{
	const struct vec *secrets = &f->watch->secrets;
	const char *last = NULL;

	for (size_t i = 0; i < secrets->n; i++) {
		const struct fill_secret *s = secrets->at[i];

		if (s->weight != FILL_ASK || str_eq(s->name, last) ||
		    strcmp(s->name, v->name) == 0 ||
		    fill_watch_at(s, fold) == FILL_NONE)
			continue;
		last = s->name;
		diag_add(f->diags, DIAG_CAUTION, v->pos,
		    "take it out if it tells where somebody lives",
		    "the street in '%s' may stand in '%s'", s->name, v->name);
	}
	return last != NULL;
}

/* Does something confidential stand in the text?  Then leak, and true. */
static bool
leaks(struct fill *f, const struct rules_value *v, const char *text)
{
	struct arena_mark mark = arena_mark(f->arena);
	struct fill_fold fold;
	const struct fill_secret *s;

	if (f->watch->secrets.n == 0)
		return false;
	fold = fill_fold(f->arena, text);
	s = fill_watch_find(f->watch, &fold, v->name, FILL_ANSWER);
	if (s == NULL) {
		/* A folded text takes forty bytes a character: seldom kept. */
		if (!ask_about(f, v, &fold))
			arena_rewind(f->arena, mark);
		return false;
	}
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
	char *out;

	if (v->field == NULL)
		return arena_strdup(f->arena, text);
	if (f->watch == NULL || f->watch->readers != readers)
		f->watch = fill_watch_of(f->rules, readers);
	if (leaks(f, v, text))
		return NULL;
	out = arena_strdup(f->arena, text);
	if ((readers & AUDIENCE_OPEN) != 0 && fill_birth_field(v))
		return cut_birth_field(f, out);
	if ((readers & AUDIENCE_OPEN) == 0 ||
	    v->field->minor || (v->field->type != FORM_TYPE_NAME &&
	    !free_text(v->field)))
		return out;
	return cut_numbers(f, v, mask_children(f, v, out));
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
	size_t *start;

	if (text == NULL)
		return;
	start = arena_alloc(r->arena, sizeof(*start));
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
	read_piece(r, n, n->case_number);
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

/* A paper as it is read. */
struct folded {
	const struct doc_node *paper;
	struct reading	 reading;
	struct fill_fold fold;
};

struct guard {
	struct arena	*arena;
	struct diags	*diags;
	const struct doc_node *root;
	struct vec	 papers;	/* struct folded, when one was needed */
	const struct folded *at;
	bool		 ok;
};

static void
found(struct guard *g, const char *what, const char *name, size_t at)
{
	const struct doc_node *n = node_at(&g->at->reading, at);

	g->ok = false;
	diag_add(g->diags, DIAG_LEAK, n->origin, n->field == NULL ?
	    "this paper cannot be made for these readers; report it" :
	    arena_printf(g->arena, "look at the answer '%s'", n->field),
	    "the %s '%s' stands in the paper '%s'", what, name,
	    g->at->paper->id != NULL ? g->at->paper->id : "");
}

static void
guard_paper(struct guard *g, const struct fill_watch *w)
{
	const struct fill_child *last = NULL;
	struct fill_hit *hits;
	size_t n, at;

	for (size_t i = 0; i < w->secrets.n; i++) {
		const struct fill_secret *s = w->secrets.at[i];

		if (s->weight < FILL_STOP)
			continue;
		at = fill_watch_at(s, &g->at->fold);
		if (at != FILL_NONE)
			found(g, "confidential", s->name, at);
	}
	hits = fill_child_find(g->arena, w, &g->at->fold, &n);
	for (size_t i = 0; i < n; i++) {
		/* Blocks that follow one another turn no name round. */
		if (hits[i].kind != FILL_CLEAR || hits[i].turned ||
		    hits[i].child == last)
			continue;
		last = hits[i].child;
		found(g, "full name", last->name, hits[i].from);
	}
}

/*
 * An address to follow on a court's paper: courts turn such files away, and
 * whoever follows it tells somebody that it was read.
 */
static bool
links(struct diags *d, const struct doc_node *root, unsigned reader)
{
	if (reader == AUDIENCE_SELF)
		return false;
	for (const struct doc_node *n = root; n != NULL; n = doc_walk(root, n))
		if (n->href != NULL) {
			diag_add(d, DIAG_LEAK, n->origin, "this paper cannot "
			    "be made for these readers; report it",
			    "a web address to follow stands in a paper that "
			    "others read");
			return true;
		}
	return false;
}

/* Read all papers, once for all readers. */
static void
fold_papers(struct guard *g)
{
	const struct doc_node *root = g->root;

	for (const struct doc_node *p = root->kind == DOC_PAPER ? root :
	    root->first; p != NULL; p = p == root ? NULL : p->next) {
		struct folded *f = arena_alloc(g->arena, sizeof(*f));

		f->paper = p;
		f->reading.arena = g->arena;
		for (const struct doc_node *n = p; n != NULL;
		    n = doc_walk(p, n))
			read_node(&f->reading, n);
		f->fold = fill_fold(g->arena, f->reading.text.data != NULL ?
		    f->reading.text.data : "");
		vec_push(&g->papers, g->arena, f);
	}
}

static void
guard_reader(struct guard *g, const struct fill_watch *w)
{
	if (w->secrets.n == 0 && w->children.n == 0)
		return;
	if (g->papers.n == 0)
		fold_papers(g);
	for (size_t i = 0; i < g->papers.n; i++) {
		g->at = g->papers.at[i];
		guard_paper(g, w);
	}
}

bool
fill_guard(struct arena *a, struct diags *d, const struct rules *rules,
    const struct doc_node *root, unsigned readers)
{
	struct arena_mark mark;
	struct guard g = { .arena = a, .diags = d, .root = root, .ok = true };

	/* What is watched for is kept with the rules: it stays. */
	for (unsigned bit = AUDIENCE_COURT; bit <= AUDIENCE_LAST; bit <<= 1)
		if ((readers & bit) != 0)
			fill_watch_of(rules, bit);
	mark = arena_mark(a);
	for (unsigned bit = AUDIENCE_COURT; g.ok && bit <= AUDIENCE_LAST;
	    bit <<= 1) {
		if ((readers & bit) == 0)
			continue;
		g.ok = !links(d, root, bit);
		if (g.ok)
			guard_reader(&g, fill_watch_of(rules, bit));
	}
	for (size_t i = 0; i < g.papers.n; i++)
		buf_free(&((struct folded *)g.papers.at[i])->reading.text);
	/* What was found may stand in this arena; else all can go. */
	if (g.ok)
		arena_rewind(a, mark);
	return g.ok;
}
