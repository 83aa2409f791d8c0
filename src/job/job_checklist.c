#include "base/arena.h"
#include "base/buf.h"
#include "base/str.h"
#include "checklist/checklist.h"
#include "job/job_int.h"

static bool
write_pdf(struct job_program *p, struct arena *a, struct diags *d,
    const struct job_options *o, const struct doc_node *root, struct buf *out,
    size_t *pages)
{
	struct pdf_info info = { .title = lang_say(o->lang, "Checklist"),
	    .lang = o->lang == LANG_ES ? "es-US" : "en-US",
	    .producer = JOB_PRODUCER,
	    .level = o->pdfa_1a ? PDF_A1A : PDF_A2A };
	struct layout_style style = job_sheet_style(o);
	struct layout *laid = layout_flow(a, d, root, &style, p->metrics);

	if (laid == NULL)
		return false;
	*pages = laid->n;
	return render_pdf(a, d, laid, p->fonts, &info, out);
}

static void
write_html(struct arena *a, const struct job_options *o,
    const struct doc_node *root, struct buf *out)
{
	render_html(a, root, lang_say(o->lang, "Checklist"), o->lang, out);
}

static struct doc_node *
plan_root(struct job_program *p, struct arena *a, struct diags *d,
    const struct rules *rules, struct plan **plan)
{
	struct doc_node *root = doc_root_new(a);

	*plan = checklist_plan(a, p->checklist, rules);
	if (*plan == NULL || checklist_doc(a, *plan, root) == NULL ||
	    !fill_guard(a, d, rules, root, AUDIENCE_SELF))
		return NULL;
	return root;
}

bool
job_checklist_files(struct job *j)
{
	struct buf pdf = { 0 }, text = { 0 }, html = { 0 }, pocket = { 0 };
	struct doc_node *root;
	struct plan *plan;
	size_t pages = 0;
	bool ok;

	root = plan_root(j->program, j->arena, j->diags, j->own, &plan);
	ok = root != NULL && write_pdf(j->program, j->arena, j->diags,
	    j->options, root, &pdf, &pages);
	ok = ok && job_pocket_pdf(j->program, j->arena, j->diags, plan,
	    j->options, &pocket);
	if (ok) {
		render_text(j->arena, root, &text);
		write_html(j->arena, j->options, root, &html);
		ok = job_file_add(j, "checklist.pdf", &pdf, pages) &&
		    job_file_add(j, "checklist.txt", &text, 0) &&
		    job_file_add(j, "checklist.html", &html, 0) &&
		    job_file_add(j, "pocket.pdf", &pocket, 1);
	}
	buf_free(&pdf);
	buf_free(&text);
	buf_free(&html);
	buf_free(&pocket);
	return ok;
}

bool
job_checklist(struct job_program *p, struct arena *a, struct diags *d,
    const char *path, const char *format, const struct job_options *o,
    struct buf *out)
{
	struct rules *rules = job_rules(p, a, d, path, o);
	struct doc_node *root;
	struct plan *plan;
	size_t pages;

	if (rules == NULL)
		return false;
	rules->lang = o->lang;
	if (o->explain != NULL)
		checklist_explain(a, p->checklist, rules, o->explain);
	root = plan_root(p, a, d, rules, &plan);
	if (root == NULL)
		return false;
	if (o->pocket)
		return str_eq(format, "pdf") ? job_program_fonts(p, d) &&
		    job_pocket_pdf(p, a, d, plan, o, out) :
		    job_pocket_text(a, d, plan, out);
	if (str_eq(format, "json"))
		checklist_json(a, plan, out);
	else if (str_eq(format, "pdf"))
		return job_program_fonts(p, d) &&
		    write_pdf(p, a, d, o, root, out, &pages);
	else if (str_eq(format, "html"))
		write_html(a, o, root, out);
	else
		render_text(a, root, out);
	return true;
}
