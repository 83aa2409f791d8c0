/* The papers of the filing: filled, guarded, laid out once each. */
#include "base/arena.h"
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

	for (unsigned bit = AUDIENCE_COURT; bit <= AUDIENCE_SEALED; bit <<= 1)
		if ((readers & bit) != 0 && !fill_guard(j->arena, j->diags,
		    j->rules, root, bit))
			return false;
	p->root = root;
	p->paper = root->first;
	p->layout = layout_flow(j->arena, j->diags, root, &style,
	    j->program->metrics);
	if (p->layout == NULL)
		return false;
	vec_push(&j->papers, j->arena, p);
	return true;
}

static bool
one(struct job *j, const struct form_document *doc)
{
	struct doc_node *root = doc_root_new(j->arena);
	bool failed = false;

	if (fill_document(&j->fill, doc, root, &failed) == NULL)
		return !failed;
	return job_paper_add(j, root);
}

static bool
worksheet(struct job *j)
{
	struct doc_node *root = doc_root_new(j->arena);
	bool failed = false;

	if (fill_worksheet(&j->fill, j->triage->form, root, &failed) == NULL)
		return !failed;
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

		if (!wanted(j, doc) || (official && !(doc->sheet &&
		    doc->audience == AUDIENCE_SELF)))
			continue;
		if (!one(j, doc))
			ok = false;
	}
	/* behind the guide, which says what to do with it */
	if (ok && official)
		ok = worksheet(j);
	return ok && !diags_failed(j->diags);
}
