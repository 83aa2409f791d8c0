/*
 * Triage while people answer: what the gates of the chosen filing say is told
 * as soon as it is certain, and a filing that is closed is left for another.
 */
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/str.h"
#include "interview/interview_int.h"

static enum interview_weight
weight(const struct triage_reason *x)
{
	if (x->confirm)
		return INTERVIEW_ASK_CLERK;
	switch (x->gate->kind) {
	case FORM_GATE_REFUSE:
		return INTERVIEW_NOT_OPEN;
	case FORM_GATE_CAUTION:
		return INTERVIEW_CAUTION;
	default:
		return INTERVIEW_CHOICE;
	}
}

/* "(prosecutor-letter)" is for the command line; here filings have numbers. */
static const char *
without_ids(struct interview *v, const char *text)
{
	const struct map *filings = &v->sources.catalog->filings;
	struct buf b = { 0 };
	const char *out;

	buf_str(&b, "");
	while (*text != '\0') {
		size_t n = strcspn(text, " "), id = strcspn(text, ")");

		if (text[0] == ' ' && text[1] == '(' && id > 2 &&
		    text[id] == ')' && map_find(filings, arena_strndup(
		    v->scratch, text + 2, id - 2)) != NULL) {
			text += id + 1;
			continue;
		}
		n += n == 0;
		buf_add(&b, text, n);
		text += n;
	}
	out = buf_copy(&b, v->arena);
	buf_free(&b);
	return out;
}

static void
tell(struct interview *v, const struct triage_reason *x)
{
	struct interview_notice *n = arena_alloc(v->arena, sizeof(*n));

	n->weight = weight(x);
	n->because = without_ids(v, x->because);
	n->instead = x->instead ? without_ids(v, x->instead) : NULL;
	vec_push(&v->notices, v->arena, n);
}

/* A gate that has been told is not told again while it holds. */
static void
note(struct interview *v, const struct map *before,
    const struct triage_filing *t, const struct triage_reason *x)
{
	const char *key = arena_printf(v->scratch, "%s %s", t->filing->id,
	    x->gate->id);

	if (map_find(before, key) == NULL)
		tell(v, x);
	map_put(&v->told, v->arena, key, "");
}

/* Is a filing named in what to do instead: "... (prosecutor-letter)"? */
static bool
advised(struct interview *v, const struct triage_filing *closed,
    const char *id)
{
	const char *word = arena_printf(v->scratch, "(%s)", id);

	for (size_t i = 0; i < closed->nreasons; i++)
		if (closed->reasons[i].verdict == VERDICT_YES &&
		    closed->reasons[i].instead != NULL &&
		    strstr(closed->reasons[i].instead, word) != NULL)
			return true;
	return false;
}

static bool
may_be_open(const struct triage_filing *all, size_t n, const char *id)
{
	for (size_t i = 0; i < n; i++)
		if (str_eq(all[i].filing->id, id))
			return all[i].state != TRIAGE_NOT_OPEN;
	return false;
}

/*
 * Filings that may be open: first those that the refusal itself names, then as
 * they were first offered.
 */
static void
offer(struct interview *v, const struct triage_filing *closed)
{
	const struct form_field *f = form_field(v->sources.catalog->dictionary,
	    "filing");
	size_t n;
	const struct triage_filing *all = rules_triage(v->rules, NULL, &n);

	v->instead = arena_array(v->scratch, f->nchoices,
	    sizeof(*v->instead));
	v->ninstead = 0;
	for (int first = 1; first >= 0; first--)
		for (size_t i = 0; i < f->nchoices; i++) {
			const char *id = f->choices[i].value;

			if (str_eq(id, closed->filing->id) ||
			    !may_be_open(all, n, id) ||
			    advised(v, closed, id) != (first == 1))
				continue;
			v->instead[v->ninstead++] = (struct interview_choice){
			    id, form_choice_label(f, id, v->options.lang) };
		}
}

void
interview_judge(struct interview *v)
{
	struct map told = v->told;
	struct triage_filing *t;
	size_t n;

	v->refused = false;
	if (v->filing == NULL)
		return;
	/* What is not asked yet decides nothing, not even by being blank. */
	t = rules_triage(v->rules, v->filing->id, &n);
	/* What no longer holds may be told again when it does. */
	memset(&v->told, 0, sizeof(v->told));
	for (size_t i = 0; n > 0 && i < t->nreasons; i++) {
		const struct triage_reason *x = &t->reasons[i];

		/* Of a filing that is closed, no other way to use it. */
		if (x->verdict == VERDICT_YES && (t->state !=
		    TRIAGE_NOT_OPEN || weight(x) != INTERVIEW_CHOICE))
			note(v, &told, t, x);
	}
	if (n > 0 && t->state == TRIAGE_NOT_OPEN) {
		v->refused = true;
		offer(v, t);
	}
}
