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

/* Is the filing one of the words?  None chosen, or no words: yes. */
static bool
filing_in(const struct rules *r, const char *words)
{
	return words == NULL || r->law_case.filing == NULL ||
	    str_has_word(words, r->law_case.filing);
}

bool
checklist_law_phase(const struct rules *r, const struct checklist_phase *p)
{
	return (strcmp(p->id, "before") == 0 || strcmp(p->id, "sheet") == 0) &&
	    filing_in(r, p->filing);
}

enum verdict
checklist_applies(const struct rules *r, const struct checklist_step *s,
    struct vec *blanks)
{
	enum verdict scope, when = VERDICT_YES;

	if (s->jurisdiction != NULL &&
	    strcmp(s->jurisdiction, r->pack->code) != 0)
		return VERDICT_NO;
	if (!filing_in(r, s->filings))
		return VERDICT_NO;
	/* The form itself has a step then, with its number and address. */
	if (s->fact != NULL && strcmp(s->fact, LAW_FORM_TOPIC) == 0 &&
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

static const char *
text_of(const struct rules *r, const struct form_node *n, struct plan_step *p,
    enum plan_text which)
{
	const char *text;

	if (n == NULL)
		return NULL;
	text = rules_text(r, n, AUDIENCE_SELF);
	if (*text == '\0')
		return NULL;
	if (checklist_english(r, n))
		p->english |= which;
	return text;
}

/*
 * The line for the pocket.  It is written as if the other party read it too:
 * what that person may not see is a blank.
 */
static void
set_pocket(struct arena *a, const struct rules *r, struct plan_step *p)
{
	const struct checklist_step *s = p->step;
	unsigned readers = AUDIENCE_SELF | AUDIENCE_OTHER;
	const struct form_node *es;
	struct rules in_es = *r;

	es = s->pocket_es != NULL ? s->pocket_es :
	    s->pocket_text != NULL ? s->pocket_text->es : NULL;
	if (s->pocket == POCKET_NONE)
		return;
	p->pocket = rules_text(r, r->lang == LANG_ES && es != NULL ? es :
	    s->pocket_text, readers);
	if (s->pocket == POCKET_CALL)
		p->pocket = arena_printf(a, "%s%s%s", p->pocket,
		    *p->pocket != '\0' ? " " : "", p->law ?
		    checklist_law(a, p) : "");
	if (*p->pocket == '\0')
		p->pocket = NULL;
	in_es.lang = LANG_ES;
	if (r->lang == LANG_EN && es != NULL && p->pocket != NULL)
		p->pocket_es = rules_text(&in_es, es, readers);
	if (p->pocket_es != NULL && *p->pocket_es == '\0')
		p->pocket_es = NULL;
}

/* NULL when its day cannot be counted, which has been told. */
static struct plan_step *
step_new(struct arena *a, const struct rules *r,
    const struct checklist_step *s)
{
	struct plan_step *p = arena_alloc(a, sizeof(*p));
	struct plan_date *date;

	p->step = s;
	p->id = s->id;
	checklist_by(r, p, s->who);
	p->title = text_of(r, s->title, p, PLAN_TITLE);
	p->body = text_of(r, s->body, p, PLAN_BODY);
	p->where = text_of(r, s->where, p, PLAN_WHERE);
	p->why = text_of(r, s->why, p, PLAN_WHY);
	p->due = text_of(r, s->due, p, PLAN_DUE);
	if (p->title == NULL)
		p->title = s->id;
	checklist_ground(a, p, &s->ground, NULL);
	if (s->ground.source != NULL && p->ground == PLAN_CONFIRM)
		p->law = rules_unsure(r->lang);
	if (s->fact != NULL)
		checklist_face(a, r, p, s->fact);
	if (!checklist_date(r, s, &date))
		return NULL;
	p->date = date;
	set_pocket(a, r, p);
	return p;
}

/* "Before you file" is no day for who files nothing. */
static void
nothing_is_filed(const struct vec *steps)
{
	for (size_t i = 0; i < steps->n; i++)
		((struct plan_step *)steps->at[i])->due = NULL;
}

static const char *
plan_title(struct arena *a, const struct rules *r)
{
	const struct form_filing *f = r->law_case.filing == NULL ? NULL :
	    map_find(&r->catalog->filings, r->law_case.filing);

	if (f == NULL || f->title.en == NULL)
		return lang_say(r->lang, "Checklist: ending or changing a "
		    "protection order");
	return arena_printf(a, "%s: %s", lang_say(r->lang, "Checklist"),
	    form_text_in(&f->title, r->lang));
}

struct plan *
checklist_plan(struct arena *a, const struct checklist *l,
    const struct rules *r)
{
	struct plan *plan = arena_alloc(a, sizeof(*plan));
	bool added = false, ok = true;

	plan->rules = r;
	plan->title = plan_title(a, r);
	for (size_t i = 0; i < l->phases.n; i++) {
		const struct checklist_phase *ph = l->phases.at[i];
		struct plan_phase *out = arena_alloc(a, sizeof(*out));

		out->phase = ph;
		if (!added && (checklist_law_phase(r, ph) ||
		    i + 1 == l->phases.n)) {
			checklist_law_steps(a, r, &out->steps);
			if (strcmp(ph->id, "sheet") == 0)
				nothing_is_filed(&out->steps);
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
			ok = ok && p != NULL;
			if (p == NULL)
				continue;
			p->maybe = v == VERDICT_UNKNOWN;
			if (p->maybe)
				p->blanks = blanks;
			vec_push(&out->steps, a, p);
		}
		if (out->steps.n > 0)
			vec_push(&plan->phases, a, out);
	}
	checklist_alerts(a, plan);
	return ok ? plan : NULL;
}
