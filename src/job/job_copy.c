/*
 * Copies to read.  A court takes English; a person who reads Spanish should know
 * what they sign.  Each paper of theirs is filled once more in Spanish, says on
 * every page that it is not for filing, and goes into a file of its own.
 */
#include "base/arena.h"
#include "job/job_int.h"

static const struct pos nowhere;

/* What it is stands above everything else, in both languages. */
static void
mark(struct job *j, struct doc_node *paper)
{
	struct doc_node *notice = doc_add(j->arena, paper, DOC_NOTICE,
	    nowhere), *para = doc_add(j->arena, notice, DOC_PARA, nowhere), *n;
	struct doc_node *before;

	n = doc_text(j->arena, para, lang_say(j->own->lang, "Copy to read. "
	    "Do not file it and do not serve it. The court takes the paper in "
	    "English, and that is the one to sign."), DOC_BOLD, NULL, nowhere);
	n->lang = lang_tag(j->own->lang);
	doc_add(j->arena, para, DOC_BREAK, nowhere);
	n = doc_text(j->arena, para, "Reading copy. Not for filing.", 0, NULL,
	    nowhere);
	n->lang = "en";
	if (paper->first == notice)
		return;
	for (before = paper->first; before->next != notice;)
		before = before->next;
	before->next = NULL;
	paper->last = before;
	notice->next = paper->first;
	paper->first = notice;
}

bool
job_copy_add(struct job *j, const struct form_document *doc, size_t nth)
{
	struct job_paper *p = arena_alloc(j->arena, sizeof(*p));
	struct layout_style style = layout_style_default();
	struct doc_node *root = doc_root_new(j->arena), *paper;
	bool failed = false;

	j->fill.rules = j->own;
	paper = fill_document(&j->fill, doc, nth, root, &failed);
	j->fill.rules = j->rules;
	if (paper == NULL)
		return !failed;
	paper->lang = lang_tag(j->own->lang);
	paper->short_title = arena_printf(j->arena, "%s: %s", lang_say(
	    j->own->lang, "Not for filing"), paper->short_title);
	paper->title = paper->short_title;
	paper->sheet = true;
	mark(j, paper);
	if (!fill_guard(j->arena, j->diags, j->own, root, AUDIENCE_SELF))
		return false;
	p->root = root;
	p->paper = paper;
	p->layout = layout_flow(j->arena, j->diags, root, &style,
	    j->program->metrics);
	if (p->layout == NULL)
		return false;
	vec_push(&j->copies, j->arena, p);
	return true;
}

bool
job_copies(struct job *j)
{
	struct layout all = job_gather(j, &j->copies, AUDIENCE_SELF);

	return all.n == 0 || job_pdf(j, &all, "reading-copy.pdf", lang_say(
	    j->own->lang, "Copy to read, not for filing"), j->own->lang);
}
