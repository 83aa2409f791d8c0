/* The plan as JSON.  Keys are a promise to programs: none is ever left out. */
#include "base/arena.h"
#include "base/buf.h"
#include "base/date.h"
#include "checklist/checklist_int.h"
#include "json/json.h"

static const char *const grounds[] = {
	[PLAN_PLAIN] = "plain",
	[PLAN_OFFICIAL] = "official",
	[PLAN_CONFIRM] = "confirm",
	[PLAN_ASK] = "ask",
};

static void
write_day(struct json_writer *w, struct arena *a, const char *key, int32_t day)
{
	json_pair(w, key, day == DATE_NONE ? NULL : date_iso(a, day));
}

static void
write_text(struct json_writer *w, const char *key,
    const struct calendar_text *t)
{
	json_key(w, key);
	json_languages(w, t->en, t->es);
}

static void
write_ground(struct json_writer *w, const char *key,
    const struct law_ground *g)
{
	json_key(w, key);
	if (g == NULL) {
		json_string(w, NULL);
		return;
	}
	json_object(w);
	json_pair(w, "cite", g->cite);
	json_pair(w, "source", g->source->title);
	json_pair(w, "url", g->source->url);
	json_pair(w, "checked", g->checked);
	json_pair(w, "confidence", g->confidence == LAW_OFFICIAL ? "official" :
	    "secondary");
	json_end(w);
}

static void
write_date(struct json_writer *w, struct arena *a, const struct plan_date *p)
{
	static const char *const keys[CHECKLIST_GROUNDS] = { "rule", "counting",
	    "holidays" };
	const struct law_ground *g[CHECKLIST_GROUNDS] = { NULL };

	json_key(w, "date");
	if (p == NULL) {
		json_string(w, NULL);
		return;
	}
	json_object(w);
	json_pair(w, "kind", p->on != NULL ? "on" : p->first ? "not-before" :
	    "by");
	write_day(w, a, "day", p->day);
	write_day(w, a, "better", p->better);
	write_day(w, a, "from", p->start);
	json_pair(w, "event", p->on != NULL ? p->on : p->event);
	json_pair(w, "topic", p->topic);
	json_pair(w, "service", p->method);
	json_key(w, "rolled");
	json_boolean(w, p->rolled);
	json_key(w, "closed");
	json_boolean(w, p->closed);
	json_key(w, "confirm");
	json_boolean(w, p->confirm);
	json_key(w, "count");
	json_array(w);
	for (size_t i = 0; i < p->lines.n; i++) {
		const struct calendar_text *t = p->lines.at[i];

		json_languages(w, t->en, t->es);
	}
	json_end(w);
	checklist_date_grounds(p, g);
	for (size_t i = 0; i < CHECKLIST_GROUNDS; i++)
		write_ground(w, keys[i], g[i]);
	json_end(w);
}

static void
write_alerts(struct json_writer *w, struct arena *a, const struct plan *plan)
{
	json_key(w, "alerts");
	json_array(w);
	for (size_t i = 0; i < plan->alerts.n; i++) {
		const struct plan_alert *x = plan->alerts.at[i];

		json_object(w);
		json_pair(w, "kind", x->id);
		write_day(w, a, "day", x->day);
		write_text(w, "words", &x->words);
		json_end(w);
	}
	json_end(w);
}

static void
write_step(struct json_writer *w, struct arena *a, const struct plan_step *s)
{
	json_object(w);
	json_pair(w, "id", s->id);
	json_pair(w, "who", s->who);
	json_pair(w, "title", s->title);
	json_pair(w, "body", s->body);
	json_pair(w, "where", s->where);
	json_pair(w, "due", s->due);
	write_date(w, a, s->date);
	json_pair(w, "why", s->why);
	json_pair(w, "ground", grounds[s->ground]);
	json_pair(w, "law", s->law);
	json_pair(w, "source", s->source);
	json_pair(w, "url", s->url);
	json_pair(w, "guidance", s->step ? s->step->guidance : NULL);
	json_key(w, "maybe");
	json_boolean(w, s->maybe);
	json_key(w, "unanswered");
	json_array(w);
	for (size_t i = 0; i < s->blanks.n; i++)
		json_string(w, s->blanks.at[i]);
	json_end(w);
	json_end(w);
}

void
checklist_json(struct arena *a, const struct plan *plan, struct buf *out)
{
	struct json_writer *w = json_writer_new(a);
	const struct rules *r = plan->rules;

	json_object(w);
	json_pair(w, "title", plan->title);
	json_pair(w, "filing", r->law_case.filing);
	json_pair(w, "role", r->law_case.role);
	json_pair(w, "order", r->law_case.order);
	json_pair(w, "jurisdiction", r->pack->code);
	json_pair(w, "law", r->pack->version);
	write_day(w, a, "made", r->today);
	write_alerts(w, a, plan);
	json_key(w, "phases");
	json_array(w);
	for (size_t i = 0; i < plan->phases.n; i++) {
		const struct plan_phase *p = plan->phases.at[i];

		json_object(w);
		json_pair(w, "id", p->phase->id);
		json_pair(w, "title", p->phase->title.en);
		json_key(w, "steps");
		json_array(w);
		for (size_t j = 0; j < p->steps.n; j++)
			write_step(w, a, p->steps.at[j]);
		json_end(w);
		json_end(w);
	}
	json_end(w);
	json_end(w);
	json_writer_take(w, out);
}
