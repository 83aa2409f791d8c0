/* Which filings are open to this person, as text and as JSON. */
#include "base/arena.h"
#include "base/buf.h"
#include "base/str.h"
#include "job/job_int.h"
#include "json/json.h"

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

/* The word that tells how a reason weighs. */
static const char *
weight(const struct triage_reason *r)
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
		if (str_eq(leads[i].word, weight(r)))
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
		return str_eq(weight(r), "refused");
	return r->verdict == VERDICT_YES || str_eq(weight(r), "may-apply");
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
	if (r->gate->ground.source != NULL)
		para(a, item, NULL, arena_printf(a, "%s %s%s%s (%s %s)",
		    lang_say(lang, "Source:"), r->gate->ground.source->title,
		    r->gate->ground.cite ? ", " : "",
		    r->gate->ground.cite ? r->gate->ground.cite : "",
		    lang_say(lang, "checked"), r->gate->ground.checked));
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
		para(a, paper, NULL, form_line(a, rules, f->form));
	list = doc_add(a, paper, DOC_LIST, (struct pos){ 0 });
	for (size_t i = 0; i < f->nreasons; i++)
		if (f->reasons[i].verdict == VERDICT_YES &&
		    worth_telling(f, &f->reasons[i]))
			reason_text(a, list, &f->reasons[i], rules->lang);
	questions_text(a, list, rules, f);
}

/* The pack whose law was asked: not one that knows the page only. */
static const struct law_pack *
law_of(const struct rules *rules)
{
	return rules->pack->page_only ? rules->pack->base : rules->pack;
}

static void
triage_text(struct arena *a, const struct rules *rules,
    const struct triage_filing *f, size_t n, struct buf *out)
{
	struct doc_node *root = doc_root_new(a), *paper, *title;

	paper = doc_add(a, root, DOC_PAPER, (struct pos){ 0 });
	paper->audience = AUDIENCE_SELF;
	paper->sheet = true;
	title = doc_add(a, paper, DOC_TITLE, (struct pos){ 0 });
	doc_text(a, title, arena_printf(a, "%s %s", lang_say(rules->lang,
	    "What can be filed:"), law_of(rules)->name), 0, NULL,
	    (struct pos){ 0 });
	for (size_t i = 0; i < n; i++)
		filing_text(a, paper, rules, &f[i]);
	para(a, paper, NULL, lang_say(rules->lang, "The order stays in force "
	    "until a judge signs a new one. This is general information, not "
	    "legal advice."));
	render_text(a, root, out);
}

static void
reason_json(struct json_writer *w, const struct triage_reason *r)
{
	json_object(w);
	json_pair(w, "gate", r->gate->id);
	json_pair(w, "weight", weight(r));
	json_pair(w, "because", r->because);
	json_pair(w, "instead", r->instead);
	json_key(w, "blanks");
	json_array(w);
	for (size_t i = 0; i < r->blanks.n; i++)
		json_string(w, r->blanks.at[i]);
	json_end(w);
	json_pair(w, "source", r->gate->ground.source ?
	    r->gate->ground.source->title : NULL);
	json_end(w);
}

static void
triage_json(struct arena *a, const struct rules *rules,
    const struct triage_filing *f, size_t n, struct buf *out)
{
	struct json_writer *w = json_writer_new(a);

	json_object(w);
	json_pair(w, "jurisdiction", law_of(rules)->code);
	json_key(w, "filings");
	json_array(w);
	for (size_t i = 0; i < n; i++) {
		json_object(w);
		json_pair(w, "id", f[i].filing->id);
		json_pair(w, "state", states[f[i].state].word);
		json_pair(w, "official_form", f[i].form ? f[i].form->title : NULL);
		json_key(w, "reasons");
		json_array(w);
		for (size_t k = 0; k < f[i].nreasons; k++)
			reason_json(w, &f[i].reasons[k]);
		json_end(w);
		json_end(w);
	}
	json_end(w);
	json_end(w);
	json_writer_take(w, out);
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
    const char *path, const char *format, const struct job_options *o,
    struct buf *out)
{
	struct rules *rules = job_rules(p, a, d, path, o);
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
		triage_json(a, rules, f, n, out);
	else
		triage_text(a, rules, f, n, out);
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
