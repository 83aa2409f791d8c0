/*
 * Triage as JSON, in both languages whichever was asked for.  No member is ever
 * left out; movant(1) describes them.
 */
#include "base/arena.h"
#include "base/buf.h"
#include "job/job_int.h"
#include "json/json.h"

#define SCHEMA	"movant-triage/2"

static void
write_flag(struct json_writer *w, const char *key, bool flag)
{
	json_key(w, key);
	json_boolean(w, flag);
}

void
job_form_json(struct json_writer *w, const struct law_form *f)
{
	bool firm = f->ground.source == NULL ||
	    f->ground.confidence == LAW_OFFICIAL;

	json_object(w);
	json_pair(w, "number", f->number);
	json_pair(w, "title", f->title);
	json_pair(w, "url", f->url);
	write_flag(w, "only_this_form", f->exclusive && firm);
	write_flag(w, "confirm", !firm);
	json_pair(w, "confidence", f->ground.source == NULL ? NULL :
	    form_law_confidence(&f->ground));
	json_key(w, "source");
	form_law_json(w, &f->ground, NULL);
	json_end(w);
}

/* What is known of the court's forms beside their number and title. */
static void
write_says(struct json_writer *w, const struct rules *en,
    const struct rules *es, const struct law_fact *f)
{
	json_key(w, "form_says");
	if (f == NULL) {
		json_string(w, NULL);
		return;
	}
	json_object(w);
	json_pair(w, "words", rules_text(en, f->body, AUDIENCE_SELF));
	json_pair(w, "words_es", f->body->es == NULL ? NULL :
	    rules_text(es, f->body, AUDIENCE_SELF));
	write_flag(w, "confirm", f->ground.confidence != LAW_OFFICIAL);
	json_key(w, "source");
	form_law_json(w, &f->ground, NULL);
	json_end(w);
}

static void
reason_json(struct json_writer *w, const struct triage_reason *en,
    const struct triage_reason *es)
{
	const struct form_gate *g = en->gate;

	json_object(w);
	json_pair(w, "gate", g->id);
	json_pair(w, "weight", job_triage_weight(en));
	write_flag(w, "confirm", en->unsure);
	json_pair(w, "because", en->because);
	json_pair(w, "because_es", g->because->es == NULL ? NULL :
	    es->because);
	json_pair(w, "instead", en->instead);
	json_pair(w, "instead_es", g->instead == NULL ||
	    g->instead->es == NULL ? NULL : es->instead);
	json_key(w, "blanks");
	json_array(w);
	for (size_t i = 0; i < en->blanks.n; i++)
		json_string(w, en->blanks.at[i]);
	json_end(w);
	json_key(w, "source");
	form_law_json(w, &g->ground, NULL);
	json_end(w);
}

void
job_triage_json(struct arena *a, const struct rules *rules,
    const struct triage_filing *f, size_t n, struct buf *out)
{
	struct json_writer *w = json_writer_new(a);
	struct rules en = *rules, es = *rules;
	struct triage_filing *fe, *fs;

	/* The reasons are the same ones in each language, in one order. */
	en.lang = LANG_EN;
	es.lang = LANG_ES;
	fe = rules_triage(&en, NULL, &n);
	fs = rules_triage(&es, NULL, &n);
	json_object(w);
	json_pair(w, "schema", SCHEMA);
	json_pair(w, "jurisdiction", rules->pack->code);
	json_key(w, "filings");
	json_array(w);
	for (size_t i = 0; i < n; i++) {
		json_object(w);
		json_pair(w, "id", f[i].filing->id);
		json_pair(w, "title", f[i].filing->title.en);
		json_pair(w, "title_es", f[i].filing->title.es);
		json_pair(w, "state", job_triage_state(f[i].state));
		json_key(w, "official_form");
		if (f[i].form == NULL)
			json_string(w, NULL);
		else
			job_form_json(w, f[i].form);
		write_says(w, &en, &es, f[i].form_fact);
		json_key(w, "reasons");
		json_array(w);
		for (size_t k = 0; k < f[i].nreasons; k++)
			reason_json(w, &fe[i].reasons[k], &fs[i].reasons[k]);
		json_end(w);
		json_end(w);
	}
	json_end(w);
	json_end(w);
	json_writer_take(w, out);
}
