/* Filling one paper in a test: the motion of the small catalogue. */
#ifndef TESTS_FILL_PAPER_H
#define TESTS_FILL_PAPER_H

#include "test_xml.h"
#include "rules/case.h"

#include "base/audience.h"
#include "doc/doc.h"
#include "fill/fill.h"

struct paper {
	const struct form_catalog *catalog;
	struct rules	*rules;
	struct fill	 fill;
	struct doc_node	*root;
	struct doc_node	*node;		/* NULL when it failed */
	bool		 failed;
};

static inline struct paper
paper_in(struct test *t, const struct form_catalog *c, const char *json,
    enum lang lang)
{
	const struct form_filing *f = map_find(&c->filings, "terminate");
	struct paper p = { .catalog = c };

	p.rules = case_bind(t, c, json);
	p.rules->lang = lang;
	p.root = doc_root_new(t->arena);
	fill_init(&p.fill, t->arena, t->diags, p.rules);
	p.node = fill_document(&p.fill, f->documents.at[0], 1, p.root,
	    &p.failed);
	return p;
}

static inline struct paper
paper_of(struct test *t, const struct form_catalog *c, const char *json)
{
	return paper_in(t, c, json, LANG_EN);
}

/* The motion with this body and these answers. */
static inline struct paper
paper(struct test *t, const char *body, const char *json)
{
	return paper_of(t, case_catalog(t, body, NULL), json);
}

/* What the paper says, without its title. */
static inline const char *
said(struct test *t, const struct paper *p)
{
	char *text;

	assert_non_null(p->node);
	text = doc_plain(t->arena, p->node);
	if (strncmp(text, "Motion of", 9) != 0)
		return text;
	text += strcspn(text, "\n");
	return *text == '\n' ? text + 1 : text;
}

static inline size_t
count_kind(const struct doc_node *top, enum doc_kind kind)
{
	size_t n = 0;

	for (const struct doc_node *d = top; d != NULL; d = doc_walk(top, d))
		n += d->kind == kind;
	return n;
}

static inline const struct doc_node *
find_kind(const struct doc_node *top, enum doc_kind kind)
{
	for (const struct doc_node *d = top; d != NULL; d = doc_walk(top, d))
		if (d->kind == kind)
			return d;
	return NULL;
}

static inline size_t
count_diags(const struct test *t, enum diag_code code)
{
	size_t n = 0;

	for (size_t i = 0; i < diags_length(t->diags); i++)
		n += diags_at(t->diags, i)->code == code;
	return n;
}

static inline const struct diag *
find_diag(const struct test *t, enum diag_code code)
{
	for (size_t i = 0; i < diags_length(t->diags); i++)
		if (diags_at(t->diags, i)->code == code)
			return diags_at(t->diags, i);
	fail_msg("no such diagnostic");
	return NULL;
}

/* Run the tests with the XML library open. */
#define PAPER_MAIN(tests) \
	return cmocka_run_group_tests(tests, test_xml_open, test_xml_close)

#endif
