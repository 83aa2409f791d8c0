/* What can be filed, and where. */
#include "base/arena.h"
#include "base/audience.h"
#include "base/str.h"
#include "cli/cli.h"
#include "form/form.h"
#include "json/json.h"

static void
count_facts(const struct law_pack *p, size_t *official, size_t *secondary)
{
	*official = *secondary = 0;
	for (size_t i = 0; i < p->facts.n; i++) {
		const struct law_fact *f = p->facts.at[i];

		if (f->ground.confidence == LAW_OFFICIAL)
			++*official;
		else
			++*secondary;
	}
}

static void
catalog_text(const struct form_catalog *k, struct buf *out)
{
	buf_str(out, "Filings\n");
	for (size_t i = 0; i < k->filings.n; i++) {
		const struct form_filing *f = k->filings.entries[i].value;

		buf_printf(out, "  %-12s %s\n", f->id, f->title.en);
	}
	buf_str(out, "\nJurisdictions (facts of law: official, secondary)\n");
	for (size_t i = 0; i < k->packs.n; i++) {
		const struct law_pack *p = k->packs.entries[i].value;
		size_t official, secondary;

		count_facts(p, &official, &secondary);
		buf_printf(out, "  %-4s %-24s %3zu %3zu\n", p->code, p->name,
		    official, secondary);
	}
}

static void
catalog_json(struct arena *a, const struct form_catalog *k, struct buf *out)
{
	struct json_writer *w = json_writer_new(a);

	json_object(w);
	json_key(w, "filings");
	json_array(w);
	for (size_t i = 0; i < k->filings.n; i++) {
		const struct form_filing *f = k->filings.entries[i].value;

		json_object(w);
		json_pair(w, "id", f->id);
		json_pair(w, "title", f->title.en);
		json_pair(w, "version", f->version);
		json_end(w);
	}
	json_end(w);
	json_key(w, "jurisdictions");
	json_array(w);
	for (size_t i = 0; i < k->packs.n; i++) {
		const struct law_pack *p = k->packs.entries[i].value;
		size_t official, secondary;

		count_facts(p, &official, &secondary);
		json_object(w);
		json_pair(w, "code", p->code);
		json_pair(w, "name", p->name);
		json_pair(w, "version", p->version);
		json_key(w, "official");
		json_integer(w, (long long)official);
		json_key(w, "secondary");
		json_integer(w, (long long)secondary);
		json_end(w);
	}
	json_end(w);
	json_end(w);
	json_writer_take(w, out);
}

/* The short title names no party and holds no value; not all have one. */
static char *
name_of(struct arena *a, const struct form_document *d)
{
	return form_plain(a, d->short_title ? d->short_title : d->title);
}

static void
filing_text(struct arena *a, const struct form_filing *f, struct buf *out)
{
	buf_printf(out, "%s\n%s\n\n", f->title.en,
	    f->summary.en ? f->summary.en : "");
	for (size_t i = 0; i < f->documents.n; i++) {
		const struct form_document *d = f->documents.at[i];

		buf_printf(out, "  %-16s %-26s %s\n", d->id,
		    audience_words(a, d->audience), name_of(a, d));
	}
}

static void
filing_json(struct arena *a, const struct form_filing *f, struct buf *out)
{
	struct json_writer *w = json_writer_new(a);

	json_object(w);
	json_pair(w, "id", f->id);
	json_key(w, "documents");
	json_array(w);
	for (size_t i = 0; i < f->documents.n; i++) {
		const struct form_document *d = f->documents.at[i];

		json_object(w);
		json_pair(w, "id", d->id);
		json_pair(w, "audience", audience_words(a, d->audience));
		if (d->each != NULL)
			json_pair(w, "each", d->each->name);
		json_pair(w, "title", name_of(a, d));
		json_end(w);
	}
	json_end(w);
	json_end(w);
	json_writer_take(w, out);
}

bool
cli_list(struct cli *c)
{
	struct job_program *p = cli_definitions(c);
	bool json = str_eq(c->format, "json"), ok;
	const char *what = c->nargs == 1 ? c->args[0] : c->facts ?
	    "jurisdictions" : NULL;
	struct buf out = { 0 };

	if (p == NULL)
		return false;
	if (what != NULL && (str_eq(what, "jurisdictions") ||
	    map_find(&p->catalog->packs, what) != NULL)) {
		cli_list_law(c, p->catalog, str_eq(what, "jurisdictions") ?
		    NULL : what, &out);
	} else if (what != NULL) {
		const struct form_filing *f = map_find(&p->catalog->filings,
		    what);

		if (f == NULL || c->facts) {
			diag_add(c->diags, DIAG_UNKNOWN_FILING,
			    (struct pos){ 0 }, "'movant list' shows them",
			    c->facts ? "'%s' is no jurisdiction with facts" :
			    "there is no filing or jurisdiction '%s'", what);
			return false;
		}
		if (json)
			filing_json(c->arena, f, &out);
		else
			filing_text(c->arena, f, &out);
	} else if (json) {
		catalog_json(c->arena, p->catalog, &out);
	} else {
		catalog_text(p->catalog, &out);
	}
	ok = cli_print(c, &out);
	buf_free(&out);
	return ok;
}
