/*
 * Which filings are open to this person, which are not, why, and what to do
 * instead.  The gates of a filing are the tool's own rules; those of a pack are
 * law and say what they rest on: a ground that is not official never refuses,
 * it is something to confirm.
 */
#include <string.h>

#include "base/arena.h"
#include "base/audience.h"
#include "base/lang.h"
#include "base/str.h"
#include "rules/rules_int.h"

/*
 * Scope in three values.  form_law_scoped answers no for a blank role, which is
 * right for facts; a refusal that may hold must not vanish for want of a role.
 */
static enum verdict
scope_part(struct arena *a, const char *words, const char *value,
    const char *name, struct vec *blanks)
{
	if (words == NULL)
		return VERDICT_YES;
	if (value != NULL)
		return str_has_word(words, value) ? VERDICT_YES : VERDICT_NO;
	rules_push_once(blanks, a, name);
	return VERDICT_UNKNOWN;
}

static enum verdict
both(enum verdict a, enum verdict b)
{
	if (a == VERDICT_NO || b == VERDICT_NO)
		return VERDICT_NO;
	return a == VERDICT_YES && b == VERDICT_YES ? VERDICT_YES :
	    VERDICT_UNKNOWN;
}

enum verdict
rules_scope(const struct rules *r, const struct law_scope *s,
    struct vec *blanks)
{
	const struct law_case *c = &r->law_case;
	enum verdict v;

	v = scope_part(r->arena, s->filing, c->filing, "filing", blanks);
	v = both(v, scope_part(r->arena, s->role, c->role, "filer", blanks));
	return both(v, scope_part(r->arena, s->order, c->order, "order.kind",
	    blanks));
}

/* May a ground refuse, or change what is filed? */
static bool
firm(const struct law_ground *g)
{
	return g->source == NULL || g->confidence == LAW_OFFICIAL;
}

const char *
rules_unsure(enum lang lang)
{
	return lang_say(lang, "Confirm with the clerk that this holds in your "
	    "court.");
}

/* Refusals that hold, that may hold, that want confirming; then the rest. */
static int
rank(const struct triage_reason *x)
{
	switch (x->gate->kind) {
	case FORM_GATE_REFUSE:
		if (x->confirm)
			return 2;
		return x->verdict == VERDICT_YES ? 0 : 1;
	case FORM_GATE_CAUTION:
		return 3;
	default:
		return 4;
	}
}

/* Keep reasons in order of rank, and of the definitions inside a rank. */
static void
reason_add(struct triage_filing *t, const struct triage_reason *x)
{
	size_t i = t->nreasons++;

	for (; i > 0 && rank(&t->reasons[i - 1]) > rank(x); i--)
		t->reasons[i] = t->reasons[i - 1];
	t->reasons[i] = *x;
}

static void
try_gate(const struct rules *r, struct triage_filing *t,
    const struct form_gate *g)
{
	struct triage_reason x = { .gate = g };
	struct vec blanks = { 0 };
	enum verdict v;

	x.verdict = rules_scope(r, &g->scope, &blanks);
	if (x.verdict == VERDICT_NO)
		return;
	v = g->when == NULL ? VERDICT_YES :
	    rules_verdict(r, g->when, NULL, &blanks);
	x.verdict = both(x.verdict, v);
	if (x.verdict == VERDICT_NO)
		return;
	if (x.verdict == VERDICT_UNKNOWN)
		x.blanks = blanks;
	x.unsure = !firm(&g->ground);
	x.confirm = g->kind == FORM_GATE_REFUSE && x.unsure;
	x.because = rules_text(r, g->because, AUDIENCE_SELF);
	if (g->instead != NULL)
		x.instead = rules_text(r, g->instead, AUDIENCE_SELF);
	reason_add(t, &x);
	if (g->kind != FORM_GATE_REFUSE || x.confirm)
		return;
	if (x.verdict == VERDICT_YES)
		t->state = TRIAGE_NOT_OPEN;
	else if (t->state != TRIAGE_NOT_OPEN)
		t->state = TRIAGE_CANNOT_SAY;
}

static void
try_gates(const struct rules *r, struct triage_filing *t,
    const struct vec *gates)
{
	for (size_t i = 0; i < gates->n; i++)
		try_gate(r, t, gates->at[i]);
}

static struct triage_filing
triage(const struct rules *bound, const struct form_filing *f)
{
	const struct law_pack *pack = bound->pack;
	struct rules r = *bound;
	struct triage_filing t = { .filing = f, .state = TRIAGE_OPEN };
	size_t n = f->gates.n;

	/* The question is about this filing, whatever the answers name. */
	r.law_case.filing = f->id;
	for (const struct law_pack *p = pack; p != NULL; p = p->base)
		n += p->gates.n;
	t.reasons = arena_array(r.arena, n, sizeof(*t.reasons));
	try_gates(&r, &t, &f->gates);
	for (const struct law_pack *p = pack; p != NULL; p = p->base)
		try_gates(&r, &t, &p->gates);
	t.form = form_law_form(pack, &r.law_case);
	if (t.form != NULL)
		t.form_fact = form_law_fact(pack, LAW_FORM_TOPIC, &r.law_case);
	if (t.state == TRIAGE_OPEN && t.form != NULL && t.form->exclusive &&
	    firm(&t.form->ground))
		t.state = TRIAGE_OFFICIAL_FORM;
	return t;
}

struct triage_filing *
rules_triage(const struct rules *r, const char *filing, size_t *n)
{
	const struct map *all = &r->catalog->filings;
	struct triage_filing *out = arena_array(r->arena, all->n,
	    sizeof(*out));

	*n = 0;
	for (size_t i = 0; i < all->n; i++) {
		const struct form_filing *f = all->entries[i].value;

		if (filing == NULL || strcmp(f->id, filing) == 0)
			out[(*n)++] = triage(r, f);
	}
	return out;
}
