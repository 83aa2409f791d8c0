/*
 * The steps of one person: which apply, and what the law lets each one say.  A
 * step that may apply is kept and says so; a step is never dropped because a
 * question was not answered.
 */
#include <string.h>

#include "base/arena.h"
#include "base/audience.h"
#include "base/str.h"
#include "checklist/checklist_int.h"

static const struct {
	const char	*who, *words;
} people[] = {
	{ "you", "You" },
	{ "advocate", "An advocate, or you with one" },
	{ "server", "The person who serves the papers" },
	{ "clerk", "You, with the court clerk" },
	{ "court", "The court" },
	{ "judge", "The judge" },
	{ "agency", "You, with the police or the agency that keeps the "
	    "records" },
};

const char checklist_who_words[] =
    "you advocate server clerk court judge agency";

const char *
checklist_who(const char *who)
{
	for (size_t i = 0; i < sizeof(people) / sizeof(people[0]); i++)
		if (strcmp(people[i].who, who) == 0)
			return people[i].words;
	return who;
}

enum verdict
checklist_applies(const struct rules *r, const struct checklist_step *s,
    struct vec *blanks)
{
	enum verdict scope, when = VERDICT_YES;

	if (s->jurisdiction != NULL &&
	    strcmp(s->jurisdiction, r->pack->code) != 0)
		return VERDICT_NO;
	/* The form itself has a step then, with its number and address. */
	if (s->fact != NULL && strcmp(s->fact, CHECKLIST_FORM_TOPIC) == 0 &&
	    r->law_case.filing != NULL &&
	    form_law_form(r->pack, &r->law_case) != NULL)
		return VERDICT_NO;
	scope = rules_scope(r, &s->scope, blanks);
	if (scope == VERDICT_NO)
		return VERDICT_NO;
	if (s->when != NULL)
		when = rules_verdict(r, s->when, NULL, blanks);
	if (when == VERDICT_NO || scope == when)
		return when;
	return VERDICT_UNKNOWN;
}

/* "RCW 7.105.500, Washington State Legislature, checked 2026-11-21" */
void
checklist_ground(struct arena *a, struct plan_step *p,
    const struct law_ground *g)
{
	if (g->source == NULL)
		return;
	p->ground = g->confidence == LAW_OFFICIAL ? PLAN_OFFICIAL :
	    PLAN_CONFIRM;
	p->source = arena_printf(a, "%s%s%s%s%s%s", g->cite ? g->cite : "",
	    g->cite ? ", " : "", g->source->title,
	    g->checked ? ", checked " : "", g->checked ? g->checked : "",
	    g->confidence == LAW_OFFICIAL ? "" : " (source not official)");
	p->url = g->source->url;
}

/* The three faces of a step that rests on a topic of law. */
void
checklist_face(struct arena *a, const struct rules *r, struct plan_step *p,
    const char *topic)
{
	const struct law_fact *f = form_law_fact(r->pack, topic, &r->law_case);
	const struct law_topic *t;
	const char *text;

	if (f == NULL) {
		t = form_law_topic(r->catalog->base, topic);
		p->ground = PLAN_ASK;
		p->law = t != NULL && t->ask.en != NULL ? t->ask.en :
		    "Ask the clerk what the rule is here.";
		p->source = p->url = NULL;
		return;
	}
	text = rules_text(r, f->body, AUDIENCE_SELF);
	checklist_ground(a, p, &f->ground);
	p->law = p->ground == PLAN_OFFICIAL ? text :
	    arena_printf(a, "Confirm with the clerk: %s", text);
}

static const char *
text_of(const struct rules *r, const struct form_node *n)
{
	const char *text;

	if (n == NULL)
		return NULL;
	text = rules_text(r, n, AUDIENCE_SELF);
	return *text != '\0' ? text : NULL;
}

static struct plan_step *
step_new(struct arena *a, const struct rules *r,
    const struct checklist_step *s)
{
	struct plan_step *p = arena_alloc(a, sizeof(*p));

	p->step = s;
	p->id = s->id;
	p->who = checklist_who(s->who);
	p->title = text_of(r, s->title);
	p->body = text_of(r, s->body);
	p->where = text_of(r, s->where);
	p->why = text_of(r, s->why);
	p->due = text_of(r, s->due);
	if (p->title == NULL)
		p->title = s->id;
	checklist_ground(a, p, &s->ground);
	if (s->ground.source != NULL && p->ground == PLAN_CONFIRM)
		p->law = "Confirm with the clerk that this holds in your "
		    "court.";
	if (s->fact != NULL)
		checklist_face(a, r, p, s->fact);
	return p;
}

static const char *
plan_title(struct arena *a, const struct rules *r)
{
	const struct form_filing *f = r->law_case.filing == NULL ? NULL :
	    map_find(&r->catalog->filings, r->law_case.filing);

	if (f == NULL || f->title.en == NULL)
		return "Checklist: ending or changing a protection order";
	return arena_printf(a, "Checklist: %s", f->title.en);
}

struct plan *
checklist_plan(struct arena *a, struct diags *d, const struct checklist *l,
    const struct rules *r)
{
	struct plan *plan = arena_alloc(a, sizeof(*plan));
	bool added = false;

	(void)d;
	plan->rules = r;
	plan->title = plan_title(a, r);
	for (size_t i = 0; i < l->phases.n; i++) {
		const struct checklist_phase *ph = l->phases.at[i];
		struct plan_phase *out = arena_alloc(a, sizeof(*out));

		out->phase = ph;
		if (strcmp(ph->id, "before") == 0 ||
		    (!added && i + 1 == l->phases.n)) {
			checklist_law_steps(a, r, &out->steps);
			added = true;
		}
		for (size_t j = 0; j < ph->steps.n; j++) {
			struct vec blanks = { 0 };
			enum verdict v = checklist_applies(r, ph->steps.at[j],
			    &blanks);
			struct plan_step *p;

			if (v == VERDICT_NO)
				continue;
			p = step_new(a, r, ph->steps.at[j]);
			p->maybe = v == VERDICT_UNKNOWN;
			if (p->maybe)
				p->blanks = blanks;
			vec_push(&out->steps, a, p);
		}
		if (out->steps.n > 0)
			vec_push(&plan->phases, a, out);
	}
	return plan;
}
