/*
 * The plan as JSON, each text in English and Spanish.  Keys are a promise to
 * programs: none is ever left out, and a change of what one means changes
 * SCHEMA.  movant-checklist(5) describes all of them.
 */
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/date.h"
#include "base/str.h"
#include "checklist/checklist_int.h"
#include "json/json.h"

#define SCHEMA	"movant-checklist/2"

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
write_flag(struct json_writer *w, const char *key, bool flag)
{
	json_key(w, key);
	json_boolean(w, flag);
}

/* "title", "title_es" */
static void
write_both(struct json_writer *w, struct arena *a, const char *key,
    const char *en, const char *es)
{
	json_pair(w, key, en);
	json_pair(w, arena_printf(a, "%s_es", key), es);
}

/* ---- what stands behind a statement ---- */

static void
write_sources(struct json_writer *w, const struct plan_step *s)
{
	json_key(w, "sources");
	json_array(w);
	for (size_t i = 0; i < s->sources.n; i++) {
		const struct plan_source *x = s->sources.at[i];

		form_law_json(w, x->ground, x->url);
	}
	json_end(w);
}

/* ---- days ---- */

/* "5 court-days before the event" as a number and two words. */
static void
write_period(struct json_writer *w, const struct rules *r,
    const struct plan_date *p)
{
	const struct law_topic *t = p->topic == NULL ? NULL :
	    form_law_topic(r->catalog->base, p->topic);
	struct law_value v;

	json_key(w, "period");
	if (t == NULL || p->fact == NULL ||
	    !form_law_value(t, p->fact->body, &v)) {
		json_string(w, NULL);
		return;
	}
	json_object(w);
	json_key(w, "number");
	json_integer(w, v.number);
	json_pair(w, "unit", form_law_unit(v.unit));
	json_pair(w, "direction", t->before ? "before" : "after");
	json_end(w);
}

static void
write_count(struct json_writer *w, struct arena *a, const struct vec *lines)
{
	json_key(w, "count");
	json_array(w);
	for (size_t i = 0; i < lines->n; i++) {
		const struct calendar_text *t = lines->at[i];

		json_object(w);
		write_both(w, a, "words", t->en, t->es);
		json_end(w);
	}
	json_end(w);
}

static void
write_date(struct json_writer *w, struct arena *a, const struct rules *r,
    const struct plan_date *p)
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
	write_flag(w, "rolled", p->rolled);
	write_flag(w, "closed", p->closed);
	write_flag(w, "confirm", p->confirm);
	write_period(w, r, p);
	write_count(w, a, &p->lines);
	checklist_date_grounds(p, g);
	for (size_t i = 0; i < CHECKLIST_GROUNDS; i++) {
		json_key(w, keys[i]);
		form_law_json(w, g[i], NULL);
	}
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
		write_both(w, a, "words", x->words.en, x->words.es);
		json_end(w);
	}
	json_end(w);
}

/* ---- steps ---- */

/* The Spanish of one text; what has none is null, not English. */
static const char *
spanish(const struct plan_step *es, enum plan_text which, const char *text)
{
	return es->english & which ? NULL : text;
}

static void
write_texts(struct json_writer *w, struct arena *a,
    const struct plan_step *en, const struct plan_step *es)
{
	write_both(w, a, "title", en->title, spanish(es, PLAN_TITLE,
	    es->title));
	write_both(w, a, "body", en->body, spanish(es, PLAN_BODY, es->body));
	write_both(w, a, "where", en->where, spanish(es, PLAN_WHERE,
	    es->where));
	write_both(w, a, "due", en->due, spanish(es, PLAN_DUE, es->due));
	write_both(w, a, "why", en->why, spanish(es, PLAN_WHY, es->why));
	write_both(w, a, "law", en->law ? checklist_law(a, en) : NULL,
	    spanish(es, PLAN_LAW, es->law ? checklist_law(a, es) : NULL));
}

/* "G-42 G-43" */
static void
write_words(struct json_writer *w, struct arena *a, const char *key,
    const char *words)
{
	json_key(w, key);
	json_array(w);
	for (const char *p = words; p != NULL && *p != '\0';) {
		size_t n = strcspn(p, " \t\n");

		if (n > 0)
			json_string(w, arena_strndup(a, p, n));
		p += n;
		p += strspn(p, " \t\n");
	}
	json_end(w);
}

static void
write_step(struct json_writer *w, struct arena *a, const struct rules *r,
    const struct plan_step *en, const struct plan_step *es)
{
	json_object(w);
	json_pair(w, "id", en->id);
	json_pair(w, "who", en->by);
	write_both(w, a, "who_words", en->who, es->who);
	write_texts(w, a, en, es);
	write_date(w, a, r, en->date);
	json_pair(w, "ground", grounds[en->ground]);
	write_sources(w, en);
	write_words(w, a, "guidance", en->step ? en->step->guidance : NULL);
	write_flag(w, "maybe", en->maybe);
	json_key(w, "unanswered");
	json_array(w);
	for (size_t i = 0; i < en->blanks.n; i++)
		json_string(w, en->blanks.at[i]);
	json_end(w);
	json_end(w);
}

static void
write_phase(struct json_writer *w, struct arena *a, const struct rules *r,
    const struct plan_phase *en, const struct plan_phase *es)
{
	json_object(w);
	json_pair(w, "id", en->phase->id);
	write_both(w, a, "title", en->phase->title.en, en->phase->title.es);
	json_key(w, "steps");
	json_array(w);
	for (size_t i = 0; i < en->steps.n; i++)
		write_step(w, a, r, en->steps.at[i], es->steps.at[i]);
	json_end(w);
	json_end(w);
}

/* Which steps there are, and their order, does not hang on the language. */
static void
write_plan(struct json_writer *w, struct arena *a, const struct plan *en,
    const struct plan *es)
{
	const struct rules *r = en->rules;

	json_object(w);
	json_pair(w, "schema", SCHEMA);
	write_both(w, a, "title", en->title, es->title);
	json_pair(w, "filing", r->law_case.filing);
	json_pair(w, "role", r->law_case.role);
	json_pair(w, "order", r->law_case.order);
	json_pair(w, "jurisdiction", r->pack->code);
	json_pair(w, "law", r->pack->version);
	write_day(w, a, "made", r->today);
	write_alerts(w, a, en);
	json_key(w, "phases");
	json_array(w);
	for (size_t i = 0; i < en->phases.n; i++)
		write_phase(w, a, r, en->phases.at[i], es->phases.at[i]);
	json_end(w);
	json_end(w);
}

bool
checklist_json(struct arena *a, const struct checklist *l,
    const struct plan *plan, struct buf *out)
{
	struct json_writer *w = json_writer_new(a);
	struct rules other = *plan->rules;
	const struct plan *twin;

	other.lang = plan->rules->lang == LANG_EN ? LANG_ES : LANG_EN;
	twin = checklist_plan(a, l, &other);
	if (twin == NULL)
		return false;
	if (plan->rules->lang == LANG_EN)
		write_plan(w, a, plan, twin);
	else
		write_plan(w, a, twin, plan);
	json_writer_take(w, out);
	return true;
}
