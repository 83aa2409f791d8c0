/*
 * The packet of a case whose filing is not open: no paper for a court, but a
 * sheet that says why, what to do instead, and which filings are open.
 */
#include "base/arena.h"
#include "base/buf.h"
#include "base/str.h"
#include "job/job_int.h"

/* The filing that was wanted, then those that are open; *n of them. */
static struct triage_filing *
worth_a_line(struct job *j, size_t *n)
{
	size_t all;
	struct triage_filing *f = rules_triage(j->rules, NULL, &all), *out;

	out = arena_array(j->arena, all, sizeof(*out));
	*n = 0;
	for (size_t i = 0; i < all; i++)
		if (str_eq(f[i].filing->id, j->rules->law_case.filing))
			out[(*n)++] = f[i];
	if (*n == 0 || out[0].state != TRIAGE_NOT_OPEN)
		return NULL;
	j->filing = out[0].filing;
	j->triage = &out[0];
	for (size_t i = 0; i < all; i++)
		if (f[i].state == TRIAGE_OPEN ||
		    f[i].state == TRIAGE_OFFICIAL_FORM)
			out[(*n)++] = f[i];
	return out;
}

static bool
add_sheet(struct job *j, const struct doc_node *root)
{
	struct layout_style style = job_sheet_style(j->options);
	struct layout *pages;
	struct buf text = { 0 };

	pages = layout_flow(j->arena, j->diags, root, &style,
	    j->program->metrics);
	if (pages == NULL || !job_pdf(j, pages, "refusal.pdf",
	    root->first->short_title, j->rules->lang))
		return false;
	render_text(NULL, root, &text);
	job_file_add(j, "refusal.txt", &text, 0);
	buf_free(&text);
	return true;
}

struct job_packet *
job_refusal(struct job_program *p, struct arena *a, struct diags *d,
    const struct answers *answers, const struct job_options *o)
{
	/* What binding and triage say has been told by the draft. */
	struct job j = { .program = p, .arena = a, .diags = diags_new(a),
	    .options = o };
	struct triage_filing *f;
	struct doc_node *root;
	size_t n;

	if (!job_program_fonts(p, d))
		return NULL;
	j.rules = job_rules(p, a, j.diags, answers, o);
	if (j.rules == NULL)
		return NULL;
	j.rules->lang = o->lang;
	f = worth_a_line(&j, &n);
	if (f == NULL)
		return NULL;
	root = job_triage_doc(a, j.rules, f, n);
	j.diags = d;
	if (!fill_guard(a, d, j.rules, root, AUDIENCE_SELF) ||
	    !add_sheet(&j, root) || !job_manifest(&j))
		return NULL;
	return job_packet(&j);
}
