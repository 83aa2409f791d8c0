/*
 * What matters: a walk over everything that a filing is made of, with what has
 * been answered so far.  A branch that is decided against is not entered; one
 * that hangs on a question not asked yet is, and the question matters; one that
 * hangs on questions which were skipped goes the way that fill takes then.
 */
#include <string.h>

#include "base/arena.h"
#include "base/str.h"
#include "interview/interview_int.h"

#define DEPTH	24

struct need {
	struct arena	*arena;
	const struct rules *rules;
	const struct form_dictionary *dictionary;
	struct map	*live;
	struct map	 seen;		/* law and computed names walked */
	const struct form_list *list;	/* of the enclosing for-each */
	const struct answers_item *item;
	size_t		 nth;		/* of the item, from 1 */
	int		 depth;
};

/* SKIPPED: not to be known any more, for the person gave no answer. */
enum word { NO, YES, MAYBE, SKIPPED };

static void need_nodes(struct need *, const struct form_node *);
static void need_name(struct need *, const char *);

static bool
settled(const struct need *n, const char *name)
{
	return map_find(n->rules->settled, name) != NULL;
}

static void
matters(struct need *n, const char *name)
{
	if (map_find(n->live, name) == NULL)
		map_put(n->live, n->arena, name, "");
}

static enum word need_expr(struct need *, const struct xml_expr *);

/* A field that is shown hangs on what keeps it from some readers. */
static void
need_field(struct need *n, const struct form_field *f)
{
	if (map_find(n->live, f->name) != NULL)
		return;
	matters(n, f->name);
	for (size_t i = 0; i < f->restricts.n; i++) {
		const struct form_restrict *x = f->restricts.at[i];

		if (x->unless != NULL)
			need_expr(n, x->unless);
	}
}

static void
need_member(struct need *n, const char *member)
{
	matters(n, n->list->name);
	if (n->nth > 0)
		matters(n, arena_printf(n->arena, "%s.%zu.%s", n->list->name,
		    n->nth, member));
	else
		matters(n, arena_printf(n->arena, "%s.%s", n->list->name,
		    member));
}

static bool
first_time(struct need *n, const char *name)
{
	if (map_find(&n->seen, name) != NULL)
		return false;
	map_put(&n->seen, n->arena, name, "");
	return true;
}

static void
need_computed(struct need *n, const struct form_computed *c)
{
	if (n->depth >= DEPTH || !first_time(n, c->name))
		return;
	n->depth++;
	for (size_t i = 0; i < c->ntakes; i++) {
		const struct form_take *t = &c->takes[i];
		enum word w = t->when ? need_expr(n, t->when) : YES;

		if (w == NO)
			continue;
		if (w != SKIPPED)
			need_name(n, t->from);
		if (w != MAYBE)
			break;
	}
	n->depth--;
}

static void
need_law(struct need *n, const char *topic)
{
	struct form_ref ref = { FORM_REF_LAW, topic, NULL };
	struct rules_value v;

	if (n->depth >= DEPTH || !first_time(n, arena_printf(n->arena,
	    "law.%s", topic)))
		return;
	n->depth++;
	v = rules_value(n->rules, &ref, NULL, NULL, 0);
	need_nodes(n, v.body);
	n->depth--;
}

static void
need_name(struct need *n, const char *name)
{
	const struct form_computed *c = map_find(&n->dictionary->computed,
	    name);
	const struct form_field *f = form_field(n->dictionary, name);

	if (str_starts(name, "law."))
		need_law(n, name + strlen("law."));
	else if (c != NULL)
		need_computed(n, c);
	else if (f != NULL)
		need_field(n, f);
	else if (form_list(n->dictionary, name) != NULL)
		matters(n, name);
}

/* A name that kept a condition from being decided; may it still be asked? */
static bool
need_blank(struct need *n, const char *name)
{
	const char *dot = strchr(name, '.'), *last = strrchr(name, '.');
	const char *list;

	if (n->list != NULL && form_member(n->list, name) != NULL) {
		need_member(n, name);
		return true;
	}
	if (str_starts(name, "law."))
		return !settled(n, "jurisdiction");
	if (form_field(n->dictionary, name) != NULL ||
	    form_list(n->dictionary, name) != NULL) {
		if (settled(n, name))
			return false;
		need_name(n, name);
		return true;
	}
	if (dot == NULL)
		return false;
	list = arena_strndup(n->arena, name, (size_t)(dot - name));
	if (form_list(n->dictionary, list) == NULL)
		return false;
	matters(n, list);
	matters(n, arena_printf(n->arena, "%s%s", list, last));
	return !settled(n, list);
}

/*
 * The members of lists that an expression names, for the items to come; open:
 * it is not decided yet, and so hangs on the lists themselves.
 */
static void
need_list_members(struct need *n, const struct xml_names *names, bool open)
{
	for (size_t i = 0; i < names->n; i++)
		if (names->at[i].kind == XML_NAME_ELEMENT &&
		    names->at[i].list != NULL) {
			if (open)
				matters(n, names->at[i].list);
			matters(n, arena_printf(n->arena, "%s.%s",
			    names->at[i].list, names->at[i].name));
		}
}

static enum word
need_expr(struct need *n, const struct xml_expr *e)
{
	const struct xml_names *names = xml_expr_names(e);
	struct vec blanks = { 0 };
	enum verdict v;
	bool open = false;

	if (n->depth >= DEPTH)
		return MAYBE;
	n->depth++;
	v = rules_verdict(n->rules, e, n->item, &blanks);
	need_list_members(n, names, v == VERDICT_UNKNOWN);
	if (v == VERDICT_UNKNOWN) {
		for (size_t i = 0; i < blanks.n; i++)
			open = need_blank(n, blanks.at[i]) || open;
		/* Only the first blank behind a computed name is told. */
		for (size_t i = 0; open && i < names->n; i++)
			if (names->at[i].kind == XML_NAME_VARIABLE &&
			    map_find(&n->dictionary->computed,
			    names->at[i].name) != NULL)
				need_name(n, names->at[i].name);
	}
	n->depth--;
	if (v != VERDICT_UNKNOWN)
		return v == VERDICT_YES ? YES : NO;
	return open ? MAYBE : SKIPPED;
}

static void
need_choose(struct need *n, const struct form_node *choose)
{
	const struct form_node *other = NULL, *unknown = NULL;
	bool maybe = false, skipped = false;

	for (const struct form_node *c = choose->first; c != NULL;
	    c = c->next) {
		enum word w;

		if (c->kind == FORM_OTHERWISE)
			other = c;
		if (c->kind == FORM_UNKNOWN)
			unknown = c;
		if (c->kind != FORM_WHEN)
			continue;
		w = need_expr(n, c->expr);
		if (w == YES || w == MAYBE)
			need_nodes(n, c->first);
		if (w == YES)
			return;
		maybe = maybe || w == MAYBE;
		skipped = skipped || w == SKIPPED;
	}
	if (!skipped && other != NULL)
		need_nodes(n, other->first);
	if ((maybe || skipped) && unknown != NULL)
		need_nodes(n, unknown->first);
}

/* For each item that is there; of a list not asked yet, once for any. */
static void
need_each(struct need *n, const struct form_list *list,
    const struct form_node *body)
{
	const struct answers_list *given = answers_list_find(
	    n->rules->answers, list->name);
	struct need outer = *n;

	matters(n, list->name);
	n->list = list;
	for (size_t i = 0; given != NULL && i < given->n; i++) {
		n->item = given->items[i];
		n->nth = i + 1;
		need_nodes(n, body);
	}
	if (given == NULL) {
		n->item = NULL;
		n->nth = 0;
		need_nodes(n, body);
	}
	n->list = outer.list;
	n->item = outer.item;
	n->nth = outer.nth;
}

static void
need_ref(struct need *n, const struct form_ref *ref)
{
	if (ref->name == NULL)
		return;
	if (ref->kind == FORM_REF_MEMBER && n->list == ref->field->list)
		need_member(n, ref->name);
	else if (ref->kind == FORM_REF_LAW)
		need_law(n, ref->name);
	else if (ref->kind != FORM_REF_MEMBER)
		need_name(n, ref->name);
}

static void
need_node(struct need *n, const struct form_node *x)
{
	enum word w = YES;

	need_ref(n, &x->ref);
	if (x->kind == FORM_CHOOSE) {
		need_choose(n, x);
		return;
	}
	if (x->kind == FORM_FOR_EACH) {
		if (x->by != NULL)
			matters(n, arena_printf(n->arena, "%s.%s",
			    x->list->name, x->by->name));
		need_each(n, x->list, x->first);
		return;
	}
	if (x->expr != NULL)
		w = need_expr(n, x->expr);
	if (x->kind == FORM_IF && (w == NO || w == SKIPPED))
		return;
	if (x->part != NULL)
		need_nodes(n, x->part->body);
	need_nodes(n, x->first);
}

static void
need_nodes(struct need *n, const struct form_node *x)
{
	if (n->depth >= DEPTH)
		return;
	n->depth++;
	for (; x != NULL; x = x->next)
		need_node(n, x);
	n->depth--;
}

/* ---- what a filing is made of ---- */

static enum word
need_scope(struct need *n, const struct law_scope *s)
{
	struct vec blanks = { 0 };
	enum verdict v = rules_scope(n->rules, s, &blanks);
	bool open = false;

	for (size_t i = 0; i < blanks.n; i++)
		open = need_blank(n, blanks.at[i]) || open;
	return v == VERDICT_NO ? NO : v == VERDICT_YES ? YES :
	    open ? MAYBE : SKIPPED;
}

static void
need_gates(struct need *n, const struct vec *gates)
{
	for (size_t i = 0; i < gates->n; i++) {
		const struct form_gate *g = gates->at[i];

		if (need_scope(n, &g->scope) == NO)
			continue;
		if (g->when == NULL || need_expr(n, g->when) == YES) {
			need_nodes(n, g->because);
			need_nodes(n, g->instead);
		}
	}
}

static void
need_document(struct need *n, const struct form_document *d)
{
	const struct form_list *outer = n->list;
	enum word w = YES;

	if (d->each != NULL) {
		need_each(n, d->each, d->title);
		need_each(n, d->each, d->body);
		if (d->when != NULL) {
			n->list = d->each;
			need_expr(n, d->when);
			n->list = outer;
		}
		return;
	}
	if (d->when != NULL)
		w = need_expr(n, d->when);
	if (w == NO || w == SKIPPED)
		return;
	need_nodes(n, d->title);
	need_nodes(n, d->short_title);
	need_nodes(n, d->body);
}

/* Is it certain already that the filing is not open? */
static bool
closed(const struct need *n, const struct form_filing *f)
{
	for (size_t i = 0; i < f->gates.n; i++) {
		const struct form_gate *g = f->gates.at[i];

		if (g->kind == FORM_GATE_REFUSE && g->when != NULL &&
		    rules_verdict(n->rules, g->when, NULL, NULL) ==
		    VERDICT_YES)
			return true;
	}
	return false;
}

static void
need_filing(struct need *n, const struct form_filing *f)
{
	if (closed(n, f))
		return;
	need_gates(n, &f->gates);
	for (size_t i = 0; i < f->requires.n; i++) {
		const struct form_require *q = f->requires.at[i];
		enum word w = q->when ? need_expr(n, q->when) : YES;

		if (w == YES || w == MAYBE)
			need_name(n, q->name);
	}
	for (size_t i = 0; i < f->documents.n; i++)
		need_document(n, f->documents.at[i]);
}

/* What is required only in a case that is not this one is not asked at all. */
static void
leave_out(struct need *n, const struct form_filing *f)
{
	for (size_t i = 0; i < f->requires.n; i++) {
		const struct form_require *q = f->requires.at[i];

		if (q->when != NULL && rules_verdict(n->rules, q->when, NULL,
		    NULL) == VERDICT_NO)
			map_put(n->live, n->arena, q->name, NULL);
	}
}

static void
need_step(struct need *n, const struct checklist_step *s)
{
	const struct form_node *texts[] = { s->title, s->body, s->where,
	    s->why, s->due, s->pocket_text };
	const struct law_topic *t;

	if (s->filings != NULL && n->rules->law_case.filing != NULL &&
	    !str_has_word(s->filings, n->rules->law_case.filing))
		return;
	if (need_scope(n, &s->scope) == NO ||
	    (s->when != NULL && need_expr(n, s->when) == NO))
		return;
	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
		need_nodes(n, texts[i]);
	if (s->on != NULL)
		need_name(n, s->on);
	if (s->fact != NULL)
		need_law(n, s->fact);
	if (s->deadline == NULL)
		return;
	if (!form_law_fact(n->rules->pack, s->deadline, &n->rules->law_case))
		return;
	t = form_law_topic(n->rules->catalog->base, s->deadline);
	if (t != NULL && t->event != NULL)
		need_name(n, t->event);
	if (str_eq(s->deadline, "deadline.serve"))
		need_name(n, "service.planned");
}

static void
need_steps(struct need *n, const struct checklist *c)
{
	for (size_t i = 0; c != NULL && i < c->phases.n; i++) {
		const struct checklist_phase *p = c->phases.at[i];

		if (p->filing != NULL && n->rules->law_case.filing != NULL &&
		    !str_has_word(p->filing, n->rules->law_case.filing))
			continue;
		for (size_t k = 0; k < p->steps.n; k++)
			need_step(n, p->steps.at[k]);
	}
}

/* Gates of the state, its own forms, and the days on which it is closed. */
static void
need_state(struct need *n)
{
	const struct law_calendar *c = map_find(&n->rules->catalog->calendars,
	    n->rules->pack->code);

	for (const struct law_pack *p = n->rules->pack; p != NULL;
	    p = p->base) {
		need_gates(n, &p->gates);
		for (size_t i = 0; i < p->forms.n; i++) {
			const struct law_form *f = p->forms.at[i];

			if (need_scope(n, &f->scope) != NO)
				need_nodes(n, f->worksheet);
		}
	}
	for (size_t i = 0; c != NULL && i < c->holidays.n; i++) {
		const struct law_holidays *h = c->holidays.at[i];

		if (h->when != NULL)
			need_expr(n, h->when);
	}
}

void
interview_need(const struct rules *r, const struct form_filing *filing,
    const struct checklist *steps, struct map *live)
{
	static const char *const always[] = { "filer", "filing",
	    "jurisdiction", "order.kind" };
	const struct map *all = &r->catalog->filings;
	struct need n = { .arena = r->arena, .rules = r,
	    .dictionary = r->catalog->dictionary, .live = live };

	for (size_t i = 0; i < sizeof(always) / sizeof(always[0]); i++)
		need_name(&n, always[i]);
	need_state(&n);
	need_steps(&n, steps);
	for (size_t i = 0; i < all->n; i++)
		if (filing == NULL || all->entries[i].value == filing)
			need_filing(&n, all->entries[i].value);
	if (filing != NULL)
		leave_out(&n, filing);
}
