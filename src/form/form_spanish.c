/*
 * Spanish beside the English: which texts have it, and whether the two still
 * say the same.  No program reads Spanish, so a person does, once: the pairs
 * that were read stand in a file, forms/spanish.lock, by their hash.  When one
 * text of a pair changes, its hash is in no list, and the pair is read again.
 *
 * A folder without that file promises no Spanish, and is not asked for any.
 */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/hash.h"
#include "base/str.h"
#include "form/form_int.h"

#define HEX	16	/* digits of a hash that are kept */
#define SHOWN	44	/* bytes of the English beside it */

/* ---- what has to have Spanish ---- */

/* Is there a word in it, and not only numbers, marks and initials? */
static bool
has_words(const char *s)
{
	size_t run = 0;

	for (; *s != '\0'; s++) {
		run = *s >= 'a' && *s <= 'z' ? run + 1 : 0;
		if (run == 2)
			return true;
	}
	return false;
}

bool
form_says(const struct form_node *n)
{
	for (; n != NULL; n = n->next)
		if (n->kind == FORM_TEXT && has_words(n->text))
			return true;
	return false;
}

void
form_pair_add(struct arena *a, struct vec *pairs, struct pos pos,
    const char *what, const char *en, const char *es)
{
	struct form_pair *p;

	if (en == NULL || !has_words(en))
		return;
	p = arena_alloc(a, sizeof(*p));
	*p = (struct form_pair){ pos, what, en, es };
	vec_push(pairs, a, p);
}

void
form_pairs_of(struct arena *a, const struct form_node *n, const char *what,
    struct vec *pairs)
{
	if (n != NULL && n->es != NULL) {
		form_pair_add(a, pairs, n->pos, what, form_plain(a, n),
		    form_plain(a, n->es));
		return;
	}
	if (form_says(n)) {
		form_pair_add(a, pairs, n->pos, what, form_plain(a, n), NULL);
		return;
	}
	for (; n != NULL; n = n->next) {
		form_pair_add(a, pairs, n->pos, "the label", n->label,
		    n->label_es);
		form_pairs_of(a, n->first, what, pairs);
	}
}

static void
of_text(struct arena *a, const struct form_text *t, const char *what,
    struct vec *pairs)
{
	form_pair_add(a, pairs, t->pos, what, t->en, t->es);
}

static void
of_field(struct arena *a, const struct form_field *f, struct vec *pairs)
{
	of_text(a, &f->label, "the label", pairs);
	of_text(a, &f->help, "the help", pairs);
	for (size_t i = 0; i < f->nchoices; i++)
		of_text(a, &f->choices[i].label, "the choice", pairs);
	for (size_t i = 0; i < f->constraints.n; i++) {
		const struct form_constraint *x = f->constraints.at[i];

		form_pair_add(a, pairs, x->pos, "the message", x->message,
		    x->message_es);
		if (x->hint != NULL)
			form_pair_add(a, pairs, x->pos, "the hint", x->hint,
			    x->hint_es);
	}
}

static void
of_dictionary(struct arena *a, const struct form_dictionary *d,
    struct vec *pairs)
{
	for (size_t i = 0; i < d->groups.n; i++) {
		const struct form_group *g = d->groups.entries[i].value;

		of_text(a, &g->label, "the label", pairs);
	}
	for (size_t i = 0; i < d->fields.n; i++)
		of_field(a, d->fields.entries[i].value, pairs);
	for (size_t i = 0; i < d->lists.n; i++) {
		const struct form_list *l = d->lists.entries[i].value;

		of_text(a, &l->label, "the label", pairs);
		of_text(a, &l->help, "the help", pairs);
		for (size_t k = 0; k < l->members.n; k++)
			of_field(a, l->members.entries[k].value, pairs);
	}
}

static void
of_gates(struct arena *a, const struct vec *gates, struct vec *pairs)
{
	for (size_t i = 0; i < gates->n; i++) {
		const struct form_gate *g = gates->at[i];

		form_pairs_of(a, g->because, "the reason", pairs);
		form_pairs_of(a, g->instead, "what to do", pairs);
	}
}

static void
of_filing(struct arena *a, const struct form_filing *f, struct vec *pairs)
{
	of_text(a, &f->title, "the title", pairs);
	of_text(a, &f->summary, "the summary", pairs);
	of_gates(a, &f->gates, pairs);
	for (size_t i = 0; i < f->documents.n; i++) {
		const struct form_document *d = f->documents.at[i];

		form_pairs_of(a, d->title, "the title", pairs);
		form_pairs_of(a, d->short_title, "the short title", pairs);
		form_pairs_of(a, d->body, "the text", pairs);
	}
}

static void
of_pack(struct arena *a, const struct form_catalog *c,
    const struct law_pack *p, struct vec *pairs)
{
	for (size_t i = 0; i < p->topics.n; i++) {
		const struct law_topic *t = p->topics.entries[i].value;

		of_text(a, &t->ask, "the question", pairs);
		if (t->type == LAW_TEXT && !t->names)
			form_pairs_of(a, t->fallback, "the wording", pairs);
	}
	for (size_t i = 0; i < p->facts.n; i++) {
		const struct law_fact *f = p->facts.at[i];
		const struct law_topic *t = form_law_topic(c->base, f->topic);

		if (t != NULL && t->type == LAW_TEXT && !t->names)
			form_pairs_of(a, f->body, "the fact", pairs);
	}
	of_gates(a, &p->gates, pairs);
	for (size_t i = 0; i < p->forms.n; i++) {
		const struct law_form *f = p->forms.at[i];

		form_pairs_of(a, f->worksheet, "the worksheet", pairs);
	}
}

void
form_pairs(struct arena *a, const struct form_catalog *c, struct vec *pairs)
{
	of_dictionary(a, c->dictionary, pairs);
	for (size_t i = 0; i < c->filings.n; i++)
		of_filing(a, c->filings.entries[i].value, pairs);
	for (size_t i = 0; i < c->parts.n; i++) {
		const struct form_part *p = c->parts.entries[i].value;

		form_pairs_of(a, p->body, "the text", pairs);
	}
	for (size_t i = 0; i < c->packs.n; i++)
		of_pack(a, c, c->packs.entries[i].value, pairs);
}

/* ---- the file of pairs that were read ---- */

/* The beginning of a text on one line, whole characters only. */
static const char *
beginning(struct arena *a, const char *text)
{
	const char *line = str_fold(a, text);
	size_t n = strlen(line) < SHOWN ? strlen(line) : SHOWN;

	while (n > 0 && ((unsigned char)line[n] & 0xc0) == 0x80)
		n--;
	return arena_strndup(a, line, n);
}

static const char *
hash_of(struct arena *a, const struct form_pair *p)
{
	const char *both = arena_printf(a, "%s\n%s", p->en, p->es);

	return arena_strndup(a, hash_hex(a, both, strlen(both)), HEX);
}

void
form_spanish_check(struct arena *a, struct diags *d, const struct vec *pairs,
    const char *lock)
{
	struct map known = { 0 };

	for (const char *s = lock; *s != '\0'; s += strcspn(s, "\n"),
	    s += *s == '\n')
		if (strcspn(s, " \n") == HEX)
			map_put(&known, a, arena_strndup(a, s, HEX), "");
	for (size_t i = 0; i < pairs->n; i++) {
		const struct form_pair *p = pairs->at[i];

		if (p->es == NULL)
			diag_add(d, DIAG_MISSING_TRANSLATION, p->pos,
			    "write it in <es> at the end of the line, in "
			    "label-es, or in the same element with "
			    "xml:lang=\"es\"", "%s has no Spanish: \"%s\"",
			    p->what, beginning(a, p->en));
		else if (map_find(&known, hash_of(a, p)) == NULL)
			diag_add(d, DIAG_STALE_TRANSLATION, p->pos,
			    "read both; when they say the same, run 'movant "
			    "check --confirm-spanish'", "%s or its Spanish has "
			    "changed: \"%s\"", p->what, beginning(a, p->en));
	}
}

static int
by_bytes(const void *x, const void *y)
{
	return strcmp(*(const char *const *)x, *(const char *const *)y);
}

char *
form_spanish_lock(struct arena *a, const struct vec *pairs)
{
	const char **lines = arena_array(a, pairs->n + 1, sizeof(*lines));
	struct buf b = { 0 };
	size_t n = 0;
	char *out;

	for (size_t i = 0; i < pairs->n; i++) {
		const struct form_pair *p = pairs->at[i];

		if (p->es != NULL)
			lines[n++] = arena_printf(a, "%s %s", hash_of(a, p),
			    beginning(a, p->en));
	}
	qsort(lines, n, sizeof(*lines), by_bytes);
	buf_str(&b, "Pairs of English and Spanish that a person has compared; "
	    "see movant-form(5).\n");
	for (size_t i = 0; i < n; i++)
		if (i == 0 || strcmp(lines[i], lines[i - 1]) != 0)
			buf_printf(&b, "%s\n", lines[i]);
	out = buf_copy(&b, a);
	buf_free(&b);
	return out;
}
