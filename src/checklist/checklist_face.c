/*
 * What a step shows of the law behind it, and the words for who does it.
 */
#include <string.h>

#include "base/arena.h"
#include "base/audience.h"
#include "base/str.h"
#include "checklist/checklist_int.h"

static const struct {
	const char	*who, *words;
} people[] = {
	{ "you", /* said: */ "You" },
	{ "advocate", /* said: */ "An advocate, or you with one" },
	{ "server", /* said: */ "The person who serves the papers" },
	{ "clerk", /* said: */ "You, with the court clerk" },
	{ "court", /* said: */ "The court" },
	{ "judge", /* said: */ "The judge" },
	{ "agency", /* said: */ "You, with the police or the agency that "
	    "keeps the records" },
};

const char checklist_who_words[] =
    "you advocate server clerk court judge agency";

const char *
checklist_who(const char *who, enum lang lang)
{
	for (size_t i = 0; i < sizeof(people) / sizeof(people[0]); i++)
		if (strcmp(people[i].who, who) == 0)
			return lang_say(lang, people[i].words);
	return who;
}

const char *
checklist_grounded(struct arena *a, enum lang lang, const struct law_ground *g)
{
	bool firm = g->confidence == LAW_OFFICIAL;

	return arena_printf(a, "%s%s%s%s%s%s%s", g->cite ? g->cite : "",
	    g->cite ? ", " : "", g->source->title,
	    g->checked ? lang_say(lang, ", checked ") : "",
	    g->checked ? g->checked : "", firm ? "" : " ",
	    firm ? "" : lang_say(lang, "(source not official)"));
}

bool
checklist_english(const struct rules *r, const struct form_node *n)
{
	struct vec pairs = { 0 };

	if (r->lang == LANG_EN)
		return false;
	form_pairs_of(r->arena, n, "text", &pairs);
	for (size_t i = 0; i < pairs.n; i++)
		if (((const struct form_pair *)pairs.at[i])->es == NULL)
			return true;
	return false;
}

const char *
checklist_law(struct arena *a, const struct plan_step *p)
{
	return p->lead == NULL ? p->law :
	    arena_printf(a, "%s %s", p->lead, p->law);
}

void
checklist_by(const struct rules *r, struct plan_step *p, const char *by)
{
	p->by = by;
	p->who = checklist_who(by, r->lang);
}

static bool
same_ground(const struct law_ground *a, const struct law_ground *b)
{
	return a->source == b->source && a->confidence == b->confidence &&
	    str_eq(a->cite, b->cite) && str_eq(a->checked, b->checked);
}

void
checklist_ground(struct arena *a, struct plan_step *p,
    const struct law_ground *g, const char *url)
{
	struct plan_source *s;

	if (g->source == NULL)
		return;
	/* A step is as sure as the weakest of its sources. */
	if (g->confidence != LAW_OFFICIAL)
		p->ground = PLAN_CONFIRM;
	else if (p->ground == PLAN_PLAIN)
		p->ground = PLAN_OFFICIAL;
	if (url == NULL)
		url = g->source->url;
	for (size_t i = 0; i < p->sources.n; i++) {
		s = p->sources.at[i];
		if (same_ground(s->ground, g) && str_eq(s->url, url))
			return;
	}
	s = arena_alloc(a, sizeof(*s));
	s->ground = g;
	s->url = url;
	vec_push(&p->sources, a, s);
}

/* The three faces of a step that rests on a topic of law. */
void
checklist_face(struct arena *a, const struct rules *r, struct plan_step *p,
    const char *topic)
{
	const struct law_fact *f = form_law_fact(r->pack, topic, &r->law_case);
	const struct law_topic *t;

	if (f == NULL) {
		t = form_law_topic(r->catalog->base, topic);
		p->ground = PLAN_ASK;
		p->law = lang_say(r->lang,
		    "Ask the clerk what the rule is here.");
		if (t == NULL || t->ask.en == NULL)
			return;
		p->law = form_text_in(&t->ask, r->lang);
		if (t->ask.es == NULL)
			p->english |= PLAN_LAW;
		return;
	}
	p->law = rules_text(r, f->body, AUDIENCE_SELF);
	checklist_ground(a, p, &f->ground, NULL);
	if (f->ground.confidence != LAW_OFFICIAL)
		p->lead = lang_say(r->lang, "Confirm with the clerk:");
	if (checklist_english(r, f->body))
		p->english |= PLAN_LAW;
}
