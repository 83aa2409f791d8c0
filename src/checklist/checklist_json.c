/* The plan as JSON.  Keys are a promise to programs: none is ever left out. */
#include "base/arena.h"
#include "base/buf.h"
#include "checklist/checklist_int.h"
#include "json/json.h"

static const char *const grounds[] = {
	[PLAN_PLAIN] = "plain",
	[PLAN_OFFICIAL] = "official",
	[PLAN_CONFIRM] = "confirm",
	[PLAN_ASK] = "ask",
};

static void
write_step(struct json_writer *w, const struct plan_step *s)
{
	json_object(w);
	json_pair(w, "id", s->id);
	json_pair(w, "who", s->who);
	json_pair(w, "title", s->title);
	json_pair(w, "body", s->body);
	json_pair(w, "where", s->where);
	json_pair(w, "due", s->due);
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
			write_step(w, p->steps.at[j]);
		json_end(w);
		json_end(w);
	}
	json_end(w);
	json_end(w);
	json_writer_take(w, out);
}
