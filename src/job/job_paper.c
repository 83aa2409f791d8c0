/* The papers of the filing: filled, guarded, laid out once each. */
#include "base/arena.h"
#include "base/limits.h"
#include "base/str.h"
#include "job/job_int.h"

#define LARGE_SIZE	18000	/* 1/1000 pt; what small is at it is 15 point */
#define LARGE_FOOTER	14000

static bool
wanted(const struct job *j, const struct form_document *doc)
{
	return j->options->documents == NULL ||
	    str_has_word(j->options->documents, doc->id);
}

/* Every id after --documents must be a document of the filing. */
static bool
documents_known(struct job *j)
{
	const char *s = j->options->documents;
	struct map ids = { 0 };
	bool ok = true;

	for (size_t i = 0; i < j->filing->documents.n; i++) {
		const struct form_document *doc = j->filing->documents.at[i];

		map_put(&ids, j->arena, doc->id, doc);
	}
	while (s != NULL && *s != '\0') {
		size_t n = 0;
		char *word;

		if (str_space(*s)) {
			s++;
			continue;
		}
		while (s[n] != '\0' && !str_space(s[n]))
			n++;
		word = arena_strndup(j->arena, s, n);
		s += n;
		if (map_find(&ids, word) != NULL)
			continue;
		diag_add(j->diags, DIAG_UNKNOWN_DOCUMENT,
		    (struct pos){ 0 }, arena_printf(j->arena,
		    "'movant list %s' shows the documents", j->filing->id),
		    "filing '%s' has no document '%s'", j->filing->id, word);
		ok = false;
	}
	return ok;
}

struct layout_style
job_sheet_style(const struct job_options *o)
{
	struct layout_style style = layout_style_default();

	style.justify = o->justify;
	if (o->large) {
		style.size = LARGE_SIZE;
		style.leading = LARGE_SIZE * 6 / 5;
		style.footer_size = LARGE_FOOTER;
	}
	return style;
}

/* A list of papers makes no longer packet than one paper may be. */
static bool
few_pages(struct job *j, const struct job_paper *p)
{
	size_t n = p->layout->n;

	for (size_t i = 0; i < j->papers.n; i++)
		n += ((struct job_paper *)j->papers.at[i])->layout->n;
	if (n <= LIMIT_PAGES)
		return true;
	diag_add(j->diags, DIAG_TOO_LARGE, p->paper->origin,
	    "shorten the answers, or attach them as exhibits",
	    "the packet has more than %d pages", LIMIT_PAGES);
	return false;
}

bool
job_paper_add(struct job *j, struct doc_node *root)
{
	struct job_paper *p = arena_alloc(j->arena, sizeof(*p));
	struct layout_style style = j->style;
	unsigned readers = root->first->audience;

	if (root->first->sheet) {
		struct job_options o = *j->options;

		o.large = o.large && readers == AUDIENCE_SELF;
		if (o.large)
			doc_stack(j->arena, root->first);
		style = job_sheet_style(&o);
	}

	if (!fill_guard(j->arena, j->diags, j->rules, root, readers))
		return false;
	p->root = root;
	p->paper = root->first;
	p->layout = layout_flow(j->arena, j->diags, root, &style,
	    j->program->metrics);
	if (p->layout == NULL || !few_pages(j, p))
		return false;
	vec_push(&j->papers, j->arena, p);
	return true;
}

/* For the filer alone: in the filer's language, and not for any court. */
static bool
own_sheet(const struct form_document *doc)
{
	return doc->sheet && doc->audience == AUDIENCE_SELF;
}

static bool
one(struct job *j, const struct form_document *doc, size_t nth, bool *failed)
{
	struct doc_node *root = doc_root_new(j->arena), *paper;
	bool own = own_sheet(doc);

	if (own)
		j->fill.rules = j->own;
	paper = fill_document(&j->fill, doc, nth, root, failed);
	j->fill.rules = j->rules;
	if (paper == NULL)
		return !*failed;
	if (own && j->own->lang != LANG_EN)
		paper->lang = lang_tag(j->own->lang);
	if (!job_paper_add(j, root))
		return false;
	return own || j->own->lang == LANG_EN ||
	    (doc->audience & AUDIENCE_SELF) == 0 || job_copy_add(j, doc, nth);
}

/* Does the law of the case leave no use for the paper? */
static bool
left_out(struct job *j, const struct form_document *doc)
{
	if (doc->unless_law == NULL || form_law_official(j->rules->pack,
	    doc->unless_law, &j->rules->law_case) == NULL)
		return false;
	if (doc->when == NULL || doc->each != NULL ||
	    rules_verdict(j->rules, doc->when, NULL,
	    &(struct vec){ 0 }) == VERDICT_YES)
		vec_push(&j->left_out, j->arena, doc);
	return true;
}

/* The papers of a document: one, or one for each item of a list. */
static bool
all_of(struct job *j, const struct form_document *doc)
{
	bool failed = false;
	size_t n = fill_papers(&j->fill, doc, &failed);

	for (size_t nth = 1; nth <= n && !failed; nth++)
		if (!one(j, doc, nth, &failed))
			return false;
	return !failed;
}

/*
 * Nobody at the court reads it and nobody is served with it: it is made also
 * where only the court's own form may be filed.
 */
static bool
no_court_paper(const struct form_document *doc)
{
	return doc->sheet && (doc->audience & ~(unsigned)(AUDIENCE_SELF |
	    AUDIENCE_AGENCY)) == 0;
}

static bool
worksheet(struct job *j)
{
	struct doc_node *root = doc_root_new(j->arena), *paper;
	bool failed = false;

	j->fill.rules = j->own;
	paper = fill_worksheet(&j->fill, j->triage->form, root, &failed);
	j->fill.rules = j->rules;
	if (paper == NULL)
		return !failed;
	if (j->own->lang != LANG_EN)
		paper->lang = lang_tag(j->own->lang);
	return job_paper_add(j, root);
}

/*
 * Where only the court's own form may be filed, nothing that looks like a
 * court paper is drafted: just sheets for the filer.
 */
bool
job_papers(struct job *j)
{
	bool official = j->triage->state == TRIAGE_OFFICIAL_FORM ||
	    (j->triage->form != NULL && j->triage->form->exclusive);
	bool ok = documents_known(j);

	for (size_t i = 0; i < j->filing->documents.n; i++) {
		const struct form_document *doc = j->filing->documents.at[i];

		if (!wanted(j, doc) || (official &&
		    !no_court_paper(doc)) || left_out(j, doc))
			continue;
		if (!all_of(j, doc))
			ok = false;
	}
	/* behind the guide, which says what to do with it */
	if (ok && official)
		ok = worksheet(j);
	return ok && !diags_failed(j->diags);
}
