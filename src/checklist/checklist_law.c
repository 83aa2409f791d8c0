/*
 * Steps that no checklist lists, because they follow from the gates and forms
 * of the law: what to take care of, what to confirm before filing, and the
 * form that the court itself publishes.
 */
#include <string.h>

#include "base/arena.h"
#include "base/audience.h"
#include "base/date.h"
#include "base/str.h"
#include "checklist/checklist_int.h"

#define TITLE_MOST	140

/*
 * A gate has no title: its first sentence is one when it is short enough.  The
 * rest, or NULL, is left in *rest.
 */
static const char *
first_sentence(struct arena *a, const char *text, const char **rest)
{
	const char *end = strstr(text, ". ");

	*rest = NULL;
	if (end == NULL)
		end = text + strlen(text);
	else
		*rest = end + 2;
	if (end - text > TITLE_MOST) {
		*rest = text;
		return NULL;
	}
	while (end > text && end[-1] == '.')
		end--;
	return arena_strndup(a, text, (size_t)(end - text));
}

static const char *
joined(struct arena *a, const char *one, const char *two)
{
	if (one == NULL || *one == '\0')
		return two;
	if (two == NULL || *two == '\0')
		return one;
	return arena_printf(a, "%s %s", one, two);
}

static struct plan_step *
step_new(struct arena *a, const struct rules *r, struct vec *steps,
    const char *id)
{
	struct plan_step *p = arena_alloc(a, sizeof(*p));

	p->id = id;
	checklist_by(r, p, "you");
	p->due = lang_say(r->lang, "Before you file.");
	vec_push(steps, a, p);
	return p;
}

static void
gate_step(struct arena *a, const struct rules *r, struct vec *steps,
    const struct triage_reason *x)
{
	struct plan_step *p = step_new(a, r, steps,
	    arena_printf(a, "gate.%s", x->gate->id));
	const char *rest, *first = first_sentence(a, x->because, &rest);
	bool because = checklist_english(r, x->gate->because);
	bool instead = checklist_english(r, x->gate->instead);

	checklist_ground(a, p, &x->gate->ground, NULL);
	p->maybe = x->verdict == VERDICT_UNKNOWN;
	p->blanks = x->blanks;
	if (x->confirm) {
		checklist_by(r, p, "clerk");
		p->title = lang_say(r->lang, "Confirm with the clerk that you "
		    "may file");
		p->lead = lang_say(r->lang, "Confirm with the clerk:");
		p->law = x->because;
		p->english = (because ? PLAN_LAW : 0) |
		    (instead ? PLAN_BODY : 0);
		p->body = joined(a, lang_say(r->lang, "If this holds in your "
		    "court, the judge can turn the request down."),
		    x->instead);
		p->why = lang_say(r->lang, "The tool has this rule from a "
		    "source that is not official. It does not stop you "
		    "because of it.");
		return;
	}
	if (x->gate->ground.source != NULL && p->ground == PLAN_CONFIRM)
		p->law = lang_say(r->lang, "Confirm with the clerk that this "
		    "holds in your court.");
	p->title = first != NULL ? first : lang_say(r->lang,
	    "Take care before you file");
	p->body = joined(a, rest, x->instead);
	if (x->unsure)
		p->law = rules_unsure(r->lang);
	p->english = (because && first != NULL ? PLAN_TITLE : 0) |
	    ((because && rest != NULL) || instead ? PLAN_BODY : 0);
}

/* "JDF 397, Motion to Modify" */
static const char *
form_name(struct arena *a, const struct law_form *f)
{
	return f->number == NULL ? f->title :
	    arena_printf(a, "%s, %s", f->number, f->title);
}

static void
form_step(struct arena *a, const struct rules *r, struct vec *steps,
    const struct law_form *f, const struct law_fact *fact)
{
	struct plan_step *p = step_new(a, r, steps, "official-form.court");
	bool firm = f->ground.source == NULL ||
	    f->ground.confidence == LAW_OFFICIAL;

	checklist_ground(a, p, &f->ground, f->url);
	checklist_by(r, p, "clerk");
	p->where = lang_say(r->lang, "The clerk's office, or the court's "
	    "website.");
	p->due = lang_say(r->lang, "Before you sign anything.");
	if (f->exclusive && firm) {
		p->title = lang_say(r->lang, "Get the court's own form");
		p->body = arena_printf(a, "%s %s. %s", lang_say(r->lang, "This "
		    "court takes only its own form:"), form_name(a, f),
		    lang_say(r->lang, "Get the newest one from the clerk or "
		    "the court's website. Copy your answers from the "
		    "worksheet."));
		p->why = lang_say(r->lang, "The clerk can turn other papers "
		    "away.");
	} else {
		p->title = lang_say(r->lang, "Ask for the court's own form");
		p->body = arena_printf(a, "%s %s. %s", lang_say(r->lang,
		    firm ? "This court publishes its own form:" : "This court "
		    "may have its own form. Confirm with the clerk:"),
		    form_name(a, f), lang_say(r->lang, "Ask the clerk for the "
		    "newest one, and whether you must use it."));
		p->why = lang_say(r->lang, "Some courts take only their own "
		    "form.");
	}
	if (fact != NULL)
		checklist_face(a, r, p, LAW_FORM_TOPIC);
}

/* Nobody knows the law of this court here: the person is told, first of all. */
static void
unknown_step(struct arena *a, const struct rules *r, struct vec *steps)
{
	struct plan_step *p = step_new(a, r, steps, "law.unknown");

	checklist_by(r, p, "clerk");
	p->title = lang_say(r->lang, "Ask the clerk for the rules of this "
	    "court");
	p->body = lang_say(r->lang, "This program has no rules for this court. "
	    "It may be a tribal court, or a place that is not on its list. The "
	    "papers use common words only. Ask the clerk about each step here, "
	    "and if the court has its own forms. A tribal court may have its "
	    "own law and its own help for you.");
	p->where = lang_say(r->lang, "The office of the court named on the "
	    "order.");
	p->ground = PLAN_ASK;
}

void
checklist_law_steps(struct arena *a, const struct rules *r, struct vec *steps)
{
	struct rules timeless = *r;
	struct triage_filing *t;
	size_t n;

	if (r->pack->base == NULL)
		unknown_step(a, r, steps);
	if (r->law_case.filing == NULL)
		return;
	/* Without a day, a gate that looks at the calendar is unknown. */
	timeless.today = DATE_NONE;
	t = rules_triage(&timeless, r->law_case.filing, &n);
	if (n == 0)
		return;
	for (size_t i = 0; i < t->nreasons; i++) {
		const struct triage_reason *x = &t->reasons[i];

		if (x->confirm || (x->gate->kind == FORM_GATE_CAUTION &&
		    x->verdict == VERDICT_YES))
			gate_step(a, r, steps, x);
	}
	if (t->form != NULL)
		form_step(a, r, steps, t->form, t->form_fact);
}
