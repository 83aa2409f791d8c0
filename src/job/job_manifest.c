/*
 * manifest.json: what lies in the folder, made from which definitions.  No
 * date, no path and no answer stands in it, so that the same input gives the
 * same bytes and the file may be shown to anyone.
 */
#include "base/arena.h"
#include "base/buf.h"
#include "base/hash.h"
#include "base/str.h"
#include "job/job_int.h"
#include "json/json.h"

#define SCHEMA	"movant-manifest/2"

static void
write_versions(struct job *j, struct json_writer *w)
{
	const struct law_pack *pack = j->rules->pack;
	const struct form_catalog *catalog = j->program->catalog;

	json_key(w, "filing");
	json_object(w);
	json_pair(w, "id", j->filing->id);
	json_pair(w, "title", j->filing->title.en);
	json_pair(w, "version", j->filing->version);
	json_end(w);
	json_pair(w, "dictionary", catalog->dictionary->version);
	json_key(w, "law");
	json_array(w);
	for (; pack != NULL; pack = pack->base) {
		json_object(w);
		json_pair(w, "jurisdiction", pack->code);
		json_pair(w, "name", pack->name);
		json_pair(w, "version", pack->version);
		json_end(w);
	}
	json_end(w);
}

static void
write_files(struct job *j, struct json_writer *w)
{
	json_key(w, "files");
	json_array(w);
	for (size_t i = 0; i < j->files.n; i++) {
		const struct job_file *f = j->files.at[i];

		json_object(w);
		json_pair(w, "name", f->name);
		json_key(w, "bytes");
		json_integer(w, (long long)f->len);
		if (f->pages > 0) {
			json_key(w, "pages");
			json_integer(w, (long long)f->pages);
		}
		json_pair(w, "sha256", hash_hex(j->arena, f->data, f->len));
		json_end(w);
	}
	json_end(w);
}

static void
write_papers(struct job *j, struct json_writer *w)
{
	json_key(w, "documents");
	json_array(w);
	for (size_t i = 0; i < j->papers.n; i++) {
		const struct job_paper *p = j->papers.at[i];

		json_object(w);
		json_pair(w, "id", p->paper->id);
		json_pair(w, "audience", audience_words(j->arena,
		    p->paper->audience));
		json_key(w, "pages");
		json_integer(w, (long long)p->layout->n);
		json_end(w);
	}
	json_end(w);
}

/* Papers that the law of the case leaves no use for, and what it says. */
static void
write_left_out(struct job *j, struct json_writer *w)
{
	if (j->left_out.n == 0)
		return;
	json_key(w, "left_out");
	json_array(w);
	for (size_t i = 0; i < j->left_out.n; i++) {
		const struct form_document *doc = j->left_out.at[i];
		const struct law_fact *f = form_law_official(j->rules->pack,
		    doc->unless_law, &j->rules->law_case);

		json_object(w);
		json_pair(w, "id", doc->id);
		json_pair(w, "because", rules_text(j->own, f->body,
		    AUDIENCE_SELF));
		json_pair(w, "topic", f->topic);
		json_pair(w, "source", f->ground.source->title);
		json_pair(w, "checked", f->ground.checked);
		if (f->ground.cite != NULL)
			json_pair(w, "cite", f->ground.cite);
		json_end(w);
	}
	json_end(w);
}

static void
write_blanks(struct job *j, struct json_writer *w)
{
	json_key(w, "blanks");
	json_array(w);
	for (size_t i = 0; i < j->blanks.n; i++) {
		const struct job_blank *b = j->blanks.at[i];

		json_object(w);
		json_pair(w, "name", b->name);
		json_pair(w, "label", b->label);
		json_key(w, "documents");
		json_array(w);
		for (size_t k = 0; k < b->documents.n; k++)
			json_string(w, b->documents.at[k]);
		json_end(w);
		json_end(w);
	}
	json_end(w);
}

static bool
about_today(const struct job *j, const struct diag *g)
{
	for (size_t i = 0; i < j->today_only.n; i++)
		if (str_eq(g->message, j->today_only.at[i]))
			return true;
	return false;
}

/* The gate that said it, or NULL. */
static const struct triage_reason *
reason_of(const struct job *j, const struct diag *g)
{
	for (size_t i = 0; i < j->triage->nreasons; i++) {
		const struct triage_reason *r = &j->triage->reasons[i];

		if ((g->code == DIAG_CAUTION || g->code == DIAG_CONSIDER) &&
		    r->verdict == VERDICT_YES &&
		    str_eq(r->because, g->message))
			return r;
	}
	return NULL;
}

/* What a warning rests on; one of the program's own says nothing of it. */
static void
write_reason(struct json_writer *w, const struct triage_reason *r)
{
	if (r == NULL)
		return;
	json_pair(w, "gate", r->gate->id);
	json_key(w, "confirm");
	json_boolean(w, r->unsure);
	json_key(w, "source");
	form_law_json(w, &r->gate->ground, NULL);
}

static void
write_warnings(struct job *j, struct json_writer *w)
{
	json_key(w, "warnings");
	json_array(w);
	for (size_t i = 0; i < diags_length(j->diags); i++) {
		const struct diag *g = diags_at(j->diags, i);

		if (diag_level(g->code) != DIAG_WARNING || about_today(j, g))
			continue;
		json_object(w);
		json_pair(w, "code", diag_name(g->code));
		json_pair(w, "message", g->message);
		if (g->hint != NULL)
			json_pair(w, "hint", g->hint);
		write_reason(w, reason_of(j, g));
		json_end(w);
	}
	json_end(w);
}

bool
job_manifest(struct job *j)
{
	struct json_writer *w = json_writer_new(j->arena);
	const struct law_form *form = j->triage->form;
	struct buf out = { 0 };

	json_object(w);
	json_pair(w, "schema", SCHEMA);
	json_pair(w, "producer", JOB_PRODUCER);
	json_pair(w, "state", j->triage->state ==
	    TRIAGE_NOT_OPEN ? "refused" : j->options->final ? "final" :
	    "draft");
	write_versions(j, w);
	if (form != NULL) {
		json_key(w, "official_form");
		job_form_json(w, form);
	}
	write_files(j, w);
	write_papers(j, w);
	write_left_out(j, w);
	write_blanks(j, w);
	write_warnings(j, w);
	json_end(w);
	json_writer_take(w, &out);
	job_file_add(j, "manifest.json", &out, 0);
	buf_free(&out);
	return true;
}
