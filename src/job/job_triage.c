/* Which filings are open to this person, as text. */
#include "base/arena.h"
#include "base/buf.h"
#include "base/str.h"
#include "job/job_int.h"

static const struct {
	const char	*word;		/* JSON */
	const char	*line;		/* text */
} states[] = {
	[TRIAGE_OPEN] = { "open", /* said: */ "You can file this." },
	[TRIAGE_OFFICIAL_FORM] = { "official-form", /* said: */
	    "You can file this, but only on the court's own form." },
	[TRIAGE_CANNOT_SAY] = { "cannot-say", /* said: */
	    "We cannot say yet: an answer is missing." },
	[TRIAGE_NOT_OPEN] = { "not-open", /* said: */
	    "You cannot file this now." },
};

const char *
job_triage_state(enum triage_state state)
{
	return states[state].word;
}

const char *
job_triage_weight(const struct triage_reason *r)
{
	if (r->verdict == VERDICT_UNKNOWN)
		return r->gate->kind == FORM_GATE_REFUSE && !r->confirm ?
		    "may-apply" : "may-matter";
	if (r->gate->kind == FORM_GATE_CHOICE)
		return "choice";
	if (r->confirm)
		return "confirm";
	return r->gate->kind == FORM_GATE_REFUSE ? "refused" : "caution";
}

static const char *
lead(const struct triage_reason *r, enum lang lang)
{
	static const struct { const char *word, *lead; } leads[] = {
		{ "refused", /* said: */ "Why not" },
		{ "choice", /* said: */ "Another choice" },
		{ "confirm", /* said: */ "Confirm with the clerk" },
		{ "caution", /* said: */ "Take care" },
	};

	for (size_t i = 0; i < sizeof(leads) / sizeof(leads[0]); i++)
		if (str_eq(leads[i].word, job_triage_weight(r)))
			return lang_say(lang, leads[i].lead);
	return lang_say(lang, "Note");
}

/*
 * A caution that only might matter is noise on a page for people, and of a
 * filing that is closed only the reasons why matter.
 */
static bool
worth_telling(const struct triage_filing *f, const struct triage_reason *r)
{
	if (f->state == TRIAGE_NOT_OPEN)
		return str_eq(job_triage_weight(r), "refused");
	return r->verdict == VERDICT_YES || str_eq(job_triage_weight(r), "may-apply");
}

static struct doc_node *
para(struct arena *a, struct doc_node *parent, const char *strong,
    const char *text)
{
	struct doc_node *p = doc_add(a, parent, DOC_PARA, (struct pos){ 0 });

	if (strong != NULL)
		doc_text(a, p, strong, DOC_BOLD, NULL, (struct pos){ 0 });
	if (text != NULL)
		doc_text(a, p, text, 0, NULL, (struct pos){ 0 });
	return p;
}

static bool
has_name(const struct vec *names, const char *name)
{
	for (size_t i = 0; i < names->n; i++)
		if (str_eq(names->at[i], name))
			return true;
	return false;
}

/*
 * The questions that would decide, each once.  The reasons themselves are
 * written for the case that they apply ("You said that ..."), so they must not
 * be shown of a blank.
 */
static void
questions_text(struct arena *a, struct doc_node *list,
    const struct rules *rules, const struct triage_filing *f)
{
	const struct form_dictionary *d = rules->catalog->dictionary;
	struct doc_node *item = NULL;
	struct vec asked = { 0 };

	for (size_t i = 0; i < f->nreasons; i++) {
		const struct triage_reason *r = &f->reasons[i];

		if (r->verdict == VERDICT_YES || !worth_telling(f, r))
			continue;
		for (size_t k = 0; k < r->blanks.n; k++)
			if (!has_name(&asked, r->blanks.at[k]))
				vec_push(&asked, a, r->blanks.at[k]);
	}
	if (asked.n == 0)
		return;
	item = doc_add(a, list, DOC_ITEM, (struct pos){ 0 });
	item->label = "-";
	para(a, item, NULL, lang_say(rules->lang, asked.n == 1 ?
	    "It depends on an answer that is blank:" :
	    "It depends on answers that are blank:"));
	for (size_t i = 0; i < asked.n; i++) {
		const char *name = asked.at[i];
		const struct form_field *q = form_field(d, name);

		para(a, item, NULL, arena_printf(a, "%s (%s)",
		    q && q->label.en ? form_text_in(&q->label, rules->lang) :
		    name, name));
	}
}

/* "Source: Code of Washington, RCW 1 (checked 2026-11-21)" */
static const char *
source_line(struct arena *a, const struct law_ground *g, enum lang lang)
{
	bool firm = g->confidence == LAW_OFFICIAL;

	return arena_printf(a, "%s %s%s%s (%s %s)%s%s", lang_say(lang,
	    "Source:"), g->source->title, g->cite ? ", " : "", g->cite ?
	    g->cite : "", lang_say(lang, "checked"), g->checked, firm ? "" :
	    " ", firm ? "" : lang_say(lang, "(source not official)"));
}

static void
reason_text(struct arena *a, struct doc_node *list,
    const struct triage_reason *r, enum lang lang)
{
	struct doc_node *item = doc_add(a, list, DOC_ITEM, (struct pos){ 0 });

	item->label = "-";
	para(a, item, NULL, arena_printf(a, "%s: %s", lead(r, lang),
	    r->because));
	if (r->instead != NULL)
		para(a, item, NULL, arena_printf(a, "%s %s", lang_say(lang,
		    "What to do:"), r->instead));
	/* A refusal that is not sure begins with these words. */
	if (r->unsure && !r->confirm)
		para(a, item, rules_unsure(lang), NULL);
	if (r->gate->ground.source != NULL)
		para(a, item, NULL, source_line(a, &r->gate->ground, lang));
}

/* The form that the court publishes, or may: a number that others wrote of is
 * something to confirm, here as on the checklist. */
static const char *
form_line(struct arena *a, const struct rules *rules, const struct law_form *f)
{
	bool firm = f->ground.source == NULL ||
	    f->ground.confidence == LAW_OFFICIAL;

	return arena_printf(a, "%s %s%s%s.", lang_say(rules->lang, firm ?
	    "The court's own form:" : "This court may have its own form. "
	    "Confirm with the clerk:"), f->number ? f->number : "",
	    f->number ? ", " : "", f->title);
}

/* The form, and what else is known of it, each with its source. */
static void
form_text(struct arena *a, struct doc_node *paper, const struct rules *rules,
    const struct triage_filing *t)
{
	const struct law_fact *fact = t->form_fact;
	const char *source = NULL, *other;
	enum lang lang = rules->lang;

	para(a, paper, NULL, form_line(a, rules, t->form));
	if (t->form->ground.source != NULL) {
		source = source_line(a, &t->form->ground, lang);
		para(a, paper, NULL, source);
	}
	if (fact == NULL)
		return;
	para(a, paper, fact->ground.confidence == LAW_OFFICIAL ? NULL :
	    arena_printf(a, "%s ", lang_say(lang, "Confirm with the clerk:")),
	    rules_text(rules, fact->body, AUDIENCE_SELF));
	other = source_line(a, &fact->ground, lang);
	if (!str_eq(source, other))
		para(a, paper, NULL, other);
}

static void
filing_text(struct arena *a, struct doc_node *paper,
    const struct rules *rules, const struct triage_filing *f)
{
	struct doc_node *h = doc_add(a, paper, DOC_HEADING,
	    (struct pos){ 0 }), *list;

	h->level = 2;
	doc_text(a, h, form_text_in(&f->filing->title, rules->lang), 0, NULL,
	    (struct pos){ 0 });
	para(a, paper, lang_say(rules->lang, states[f->state].line), NULL);
	if (f->form != NULL)
		form_text(a, paper, rules, f);
	list = doc_add(a, paper, DOC_LIST, (struct pos){ 0 });
	for (size_t i = 0; i < f->nreasons; i++)
		if (f->reasons[i].verdict == VERDICT_YES &&
		    worth_telling(f, &f->reasons[i]))
			reason_text(a, list, &f->reasons[i], rules->lang);
	questions_text(a, list, rules, f);
}

struct doc_node *
job_triage_doc(struct arena *a, const struct rules *rules,
    const struct triage_filing *f, size_t n)
{
	struct doc_node *root = doc_root_new(a), *paper, *title;

	paper = doc_add(a, root, DOC_PAPER, (struct pos){ 0 });
	paper->id = "triage";
	paper->short_title = lang_say(rules->lang, "What can be filed");
	paper->title = arena_printf(a, "%s: %s", paper->short_title,
	    rules->pack->name);
	if (rules->lang != LANG_EN)
		paper->lang = lang_tag(rules->lang);
	paper->audience = AUDIENCE_SELF;
	paper->sheet = true;
	title = doc_add(a, paper, DOC_TITLE, (struct pos){ 0 });
	doc_text(a, title, paper->title, 0, NULL, (struct pos){ 0 });
	for (size_t i = 0; i < n; i++)
		filing_text(a, paper, rules, &f[i]);
	para(a, paper, NULL, lang_say(rules->lang, "The order stays in force "
	    "until a judge signs a new one. This is general information, not "
	    "legal advice."));
	return root;
}

static void
explain(const struct rules *rules, const struct triage_filing *f, size_t n,
    struct buf *out)
{
	for (size_t i = 0; i < n; i++) {
		buf_printf(out, "filing %s: %s\n", f[i].filing->id,
		    states[f[i].state].word);
		job_explain_gates(rules, &f[i], out);
	}
}

bool
job_triage(struct job_program *p, struct arena *a, struct diags *d,
    const struct answers *answers, const char *format,
    const struct job_options *o, struct buf *out)
{
	struct rules *rules = job_rules(p, a, d, answers, o);
	struct triage_filing *f;
	const struct answer *asked;
	const char *wanted;
	size_t n;

	if (rules == NULL)
		return false;
	rules->lang = o->lang;
	f = rules_triage(rules, NULL, &n);
	if (o->explain != NULL)
		explain(rules, f, n, o->explain);
	if (str_eq(format, "json"))
		job_triage_json(a, rules, f, n, out);
	else
		render_text(NULL, job_triage_doc(a, rules, f, n), out);
	wanted = rules->law_case.filing;
	asked = answers_find(rules->answers, "filing");
	for (size_t i = 0; i < n; i++)
		if (wanted != NULL && str_eq(f[i].filing->id, wanted) &&
		    f[i].state == TRIAGE_NOT_OPEN) {
			diag_add(d, DIAG_REFUSED, asked->pos, "the reasons "
			    "are listed above", "the filing '%s' is not open "
			    "to this person", wanted);
			return false;
		}
	return !diags_failed(d);
}
