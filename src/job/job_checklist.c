#include "base/arena.h"
#include "base/buf.h"
#include "base/str.h"
#include "calendar/calendar.h"
#include "checklist/checklist.h"
#include "job/job_int.h"

static bool
write_pdf(struct job_program *p, struct arena *a, struct diags *d,
    const struct job_options *o, const struct doc_node *root, struct buf *out,
    size_t *pages)
{
	struct pdf_info info = { .title = lang_say(o->lang, "Checklist"),
	    .lang = lang_here(o->lang),
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

/*
 * The days for a calendar.  Whoever shares the calendar reads them, so that
 * they are held against what the other party may see; only the titles of steps
 * are what the person asked for.
 */
static bool
write_ics(struct arena *a, struct diags *d, const struct plan *plan,
    const struct vec *events, bool step_titles, struct buf *out)
{
	struct doc_node *root = doc_root_new(a);
	struct doc_node *paper = doc_add(a, root, DOC_PAPER, (struct pos){ 0 });

	for (size_t i = 0; i < events->n; i++) {
		const struct calendar_event *e = events->at[i];
		const char *said[] = { e->title, e->place, e->note };

		for (size_t k = step_titles ? 1 : 0; k < 3; k++)
			doc_text(a, doc_add(a, paper, DOC_PARA,
			    (struct pos){ 0 }), said[k], 0, NULL,
			    (struct pos){ 0 });
	}
	if (!fill_guard(a, d, plan->rules, root, AUDIENCE_OTHER))
		return false;
	calendar_ics(a, events, plan->rules->today, out);
	return true;
}

static bool
add_calendar(struct job *j, const struct plan *plan)
{
	struct vec events = checklist_events(j->arena, plan, false);
	struct buf ics = { 0 };
	bool ok;

	if (events.n == 0)
		return true;
	ok = write_ics(j->arena, j->diags, plan, &events, false, &ics) &&
	    job_file_add(j, "calendar.ics", &ics, 0);
	buf_free(&ics);
	return ok;
}

static struct doc_node *
plan_root(const struct checklist *steps, struct arena *a, struct diags *d,
    const struct rules *rules, struct plan **plan)
{
	struct doc_node *root = doc_root_new(a);

	*plan = checklist_plan(a, steps, rules);
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

	root = plan_root(j->steps, j->arena, j->diags, j->own, &plan);
	ok = root != NULL && write_pdf(j->program, j->arena, j->diags,
	    j->options, root, &pdf, &pages);
	ok = ok && job_pocket_pdf(j->program, j->arena, j->diags, plan,
	    j->options, &pocket);
	if (ok) {
		render_text(&j->program->wrapped, root, &text);
		write_html(j->arena, j->options, root, &html);
		ok = job_file_add(j, "checklist.pdf", &pdf, pages) &&
		    job_file_add(j, "checklist.txt", &text, 0) &&
		    job_file_add(j, "checklist.html", &html, 0) &&
		    add_calendar(j, plan) &&
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
    const struct answers *answers, const char *format,
    const struct job_options *o, struct buf *out)
{
	struct rules *rules = job_rules(p, a, d, answers, o);
	const struct checklist *steps;
	struct doc_node *root;
	struct plan *plan;
	struct vec events;
	size_t pages;

	steps = rules ? job_steps(p, d, rules->pack->code) : NULL;
	if (steps == NULL)
		return false;
	rules->lang = o->lang;
	if (o->explain != NULL)
		checklist_explain(a, steps, rules, o->explain);
	root = plan_root(steps, a, d, rules, &plan);
	if (root == NULL)
		return false;
	if (o->pocket)
		return str_eq(format, "pdf") ? job_program_fonts(p, d) &&
		    job_pocket_pdf(p, a, d, plan, o, out) :
		    job_pocket_text(a, d, plan, out);
	if (str_eq(format, "ics")) {
		events = checklist_events(a, plan, o->step_titles);
		return write_ics(a, d, plan, &events, o->step_titles, out);
	}
	if (str_eq(format, "json"))
		return checklist_json(a, steps, plan, out);
	if (str_eq(format, "pdf"))
		return job_program_fonts(p, d) &&
		    write_pdf(p, a, d, o, root, out, &pages);
	else if (str_eq(format, "html"))
		write_html(a, o, root, out);
	else
		render_text(NULL, root, out);
	return true;
}
