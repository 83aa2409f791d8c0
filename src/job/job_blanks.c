/* What is still blank, and the sheet that lists it for the preparer. */
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/str.h"
#include "job/job_int.h"

static struct job_blank *
blank_of(struct job *j, const char *name, const char *label)
{
	struct job_blank *b;

	for (size_t i = 0; i < j->blanks.n; i++) {
		b = j->blanks.at[i];
		if (str_eq(b->name, name))
			return b;
	}
	b = arena_alloc(j->arena, sizeof(*b));
	b->name = name;
	b->label = label;
	vec_push(&j->blanks, j->arena, b);
	return b;
}

static void
shown_on(struct job *j, struct job_blank *b, const char *document)
{
	for (size_t i = 0; i < b->documents.n; i++)
		if (str_eq(b->documents.at[i], document))
			return;
	vec_push(&b->documents, j->arena, document);
}

static void
collect_required(struct job *j)
{
	const struct form_dictionary *dictionary =
	    j->program->catalog->dictionary;

	for (size_t i = 0; i < j->filing->requires.n; i++) {
		const struct form_require *r = j->filing->requires.at[i];
		const struct form_field *f = form_field(dictionary, r->name);
		const struct form_list *list = form_list(dictionary, r->name);
		const struct answer *a = answers_find(j->rules->answers,
		    r->name);
		const struct answers_list *l = answers_list_find(
		    j->rules->answers, r->name);

		if ((a != NULL && a->text != NULL) || (l != NULL && l->n > 0))
			continue;
		if (r->when != NULL && rules_verdict(j->rules, r->when, NULL,
		    NULL) != VERDICT_YES)
			continue;
		blank_of(j, r->name, f && f->label.en ? f->label.en :
		    list && list->label.en ? list->label.en : r->name);
	}
}

static char *
papers_of(struct arena *a, const struct job_blank *b)
{
	struct buf out = { 0 };
	char *s;

	for (size_t i = 0; i < b->documents.n; i++)
		buf_printf(&out, "%s%s", i > 0 ? ", " : "",
		    (const char *)b->documents.at[i]);
	if (b->documents.n == 0)
		buf_str(&out, "the filing");
	s = buf_copy(&out, a);
	buf_free(&out);
	return s;
}

bool
job_blanks(struct job *j)
{
	struct pos pos = { answers_file(j->rules->answers), 0, 0 };

	for (size_t i = 0; i < j->fill.blanks.n; i++) {
		const struct fill_blank *f = j->fill.blanks.at[i];

		shown_on(j, blank_of(j, f->name, f->label), f->document);
	}
	collect_required(j);
	for (size_t i = 0; i < j->blanks.n; i++) {
		const struct job_blank *b = j->blanks.at[i];
		char *papers = papers_of(j->arena, b);

		if (j->options->final)
			diag_add(j->diags, DIAG_MISSING_ANSWER, pos,
			    "answer it, or leave out --final to print a ruled "
			    "blank", "'%s' is blank; needed for: %s",
			    b->name, papers);
		else
			diag_add(j->diags, DIAG_BLANK_LEFT, pos, NULL,
			    "'%s' is blank in %s", b->name, papers);
	}
	return !j->options->final || j->blanks.n == 0;
}

static struct doc_node *
line(struct arena *a, struct doc_node *parent, const char *text,
    unsigned style)
{
	struct doc_node *p = doc_add(a, parent, DOC_PARA, (struct pos){ 0 });

	doc_text(a, p, text, style, NULL, (struct pos){ 0 });
	return p;
}

static void
row(struct arena *a, struct doc_node *table, bool header, const char *what,
    const char *where, const char *name)
{
	const char *cells[] = { what, where, name };
	struct doc_node *r = doc_add(a, table, DOC_ROW, (struct pos){ 0 });

	r->header = header;
	for (int i = 0; i < 3; i++) {
		struct doc_node *c = doc_add(a, r, DOC_CELL,
		    (struct pos){ 0 });

		c->header = header;
		line(a, c, cells[i], header ? DOC_BOLD : i == 2 ? DOC_SMALL :
		    0);
	}
}

/* The question behind a blank, in the language of the sheet. */
static const char *
label_of(const struct job *j, const struct job_blank *b)
{
	const struct form_dictionary *d = j->program->catalog->dictionary;
	const struct form_field *f = form_field(d, b->name);
	const struct form_list *l = form_list(d, b->name);
	const char *dot = strchr(b->name, '.'), *last = strrchr(b->name, '.');

	if (f == NULL && l == NULL && dot != NULL && (l = form_list(d,
	    arena_strndup(j->arena, b->name, (size_t)(dot - b->name)))) !=
	    NULL) {
		f = form_member(l, last + 1);
		l = NULL;
	}
	if (f != NULL && f->label.en != NULL)
		return form_text_in(&f->label, j->own->lang);
	if (l != NULL && l->label.en != NULL)
		return form_text_in(&l->label, j->own->lang);
	return b->label != NULL ? b->label : b->name;
}

struct doc_node *
job_cover(struct job *j)
{
	static const int32_t columns[] = { 460, 300, 240 };
	struct arena *a = j->arena;
	struct doc_node *root = doc_root_new(a), *paper, *title, *table;
	enum lang lang = j->own->lang;

	paper = doc_add(a, root, DOC_PAPER, (struct pos){ 0 });
	paper->id = "preparer";
	paper->title = lang_say(lang, "For the Preparer: What Is Still Blank");
	paper->short_title = lang_say(lang, "Preparer's list");
	if (lang != LANG_EN)
		paper->lang = lang_tag(lang);
	paper->audience = AUDIENCE_SELF;
	paper->sheet = true;
	title = doc_add(a, paper, DOC_TITLE, (struct pos){ 0 });
	doc_text(a, title, paper->title, 0, NULL, (struct pos){ 0 });
	line(a, paper, lang_say(lang, "This packet is a draft. Each answer "
	    "below is missing; the papers show a ruled line in its place. "
	    "Fill the lines in by hand in ink, or add the answers and draft "
	    "again. Take this sheet out before filing: it is not for the "
	    "court."), 0);
	table = doc_add(a, paper, DOC_TABLE, (struct pos){ 0 });
	table->columns = columns;
	table->ncolumns = 3;
	table->rules = true;
	row(a, table, true, lang_say(lang, "What is missing"), lang_say(lang,
	    "Papers that show it"), lang_say(lang, "Name"));
	for (size_t i = 0; i < j->blanks.n; i++) {
		const struct job_blank *b = j->blanks.at[i];

		row(a, table, false, label_of(j, b),
		    papers_of(a, b), b->name);
	}
	return root;
}
