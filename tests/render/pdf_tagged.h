/*
 * Documents made by hand, laid out with the program's fonts, for the tests of
 * the structure tree.
 */
#ifndef TESTS_RENDER_PDF_TAGGED_H
#define TESTS_RENDER_PDF_TAGGED_H

#include "render/pdf_page.h"

#include "doc/doc.h"
#include "render/pdf/pdf_int.h"

static const struct pos nowhere;

struct tagged {
	struct test	*test;
	struct sheet	*sheet;		/* for its fonts and files */
	struct doc_node	*root, *paper;
	struct layout	*layout;
	struct pdf_tags	*tags;
};

static inline struct tagged *
tagged_new(void **state)
{
	struct tagged *t;
	struct test *test = *state;

	t = arena_alloc(test->arena, sizeof(*t));
	t->test = test;
	t->sheet = sheet_new(test);
	t->root = doc_root_new(test->arena);
	t->paper = doc_add(test->arena, t->root, DOC_PAPER, nowhere);
	t->paper->id = "motion";
	t->paper->title = t->paper->short_title = "Motion";
	return t;
}

/* A block with a text, or without one (NULL). */
static inline struct doc_node *
put(struct tagged *t, struct doc_node *parent, enum doc_kind kind,
    const char *text)
{
	struct doc_node *n = doc_add(t->test->arena, parent, kind, nowhere);

	if (text != NULL)
		doc_text(t->test->arena, n, text, 0, NULL, nowhere);
	return n;
}

static inline struct doc_node *
text(struct tagged *t, struct doc_node *parent, const char *s,
    const char *lang)
{
	struct doc_node *n = doc_text(t->test->arena, parent, s, 0, NULL,
	    nowhere);

	n->lang = lang;
	return n;
}

static inline void
lay_out(struct tagged *t)
{
	struct layout_style style = layout_style_default();

	t->layout = layout_flow(t->test->arena, t->test->diags, t->root,
	    &style, &t->sheet->shape);
	assert_no_errors(t->test->diags);
	assert_non_null(t->layout);
}

/* The file, with its objects to be read. */
static inline void
render(struct tagged *t, enum pdf_level level, struct buf *out)
{
	struct pdf_info info = sheet_info;

	if (t->layout == NULL)
		lay_out(t);
	info.level = level;
	assert_true(render_pdf(t->test->arena, t->test->diags, t->layout,
	    t->sheet->fonts, &info, out));
	assert_no_errors(t->test->diags);
	sheet_unpack(t->test->arena, out);
}

static inline unsigned
times(const struct buf *b, const char *what)
{
	size_t n = strlen(what);
	unsigned found = 0;

	for (size_t i = 0; i + n <= b->len; i++)
		if (memcmp(b->data + i, what, n) == 0)
			found++;
	return found;
}

#endif
