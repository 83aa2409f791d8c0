/*
 * What a step shows of the law behind it, and the words for who does it.
 */
#include <string.h>

#include "base/arena.h"
#include "base/audience.h"
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

void
checklist_ground(struct arena *a, const struct rules *r, struct plan_step *p,
    const struct law_ground *g)
{
	if (g->source == NULL)
		return;
	p->ground = g->confidence == LAW_OFFICIAL ? PLAN_OFFICIAL :
	    PLAN_CONFIRM;
	p->source = checklist_grounded(a, r->lang, g);
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
		p->law = t != NULL && t->ask.en != NULL ?
		    form_text_in(&t->ask, r->lang) : lang_say(r->lang,
		    "Ask the clerk what the rule is here.");
		p->source = p->url = NULL;
		return;
	}
	text = rules_text(r, f->body, AUDIENCE_SELF);
	checklist_ground(a, r, p, &f->ground);
	p->law = p->ground == PLAN_OFFICIAL ? text :
	    arena_printf(a, "%s %s", lang_say(r->lang,
	    "Confirm with the clerk:"), text);
}
