#include "test.h"

#include "doc/doc.h"

static const struct pos here = { "forms/test.xml", 7, 3 };

/* A table from cells: NULL ends a row, "*" before a text makes a heading. */
static struct doc_node *
paper(struct test *t, const char *const *cells, size_t n, bool head)
{
	struct doc_node *root = doc_root_new(t->arena);
	struct doc_node *p = doc_add(t->arena, root, DOC_PAPER, here);
	struct doc_node *table = doc_add(t->arena, p, DOC_TABLE, here);
	struct doc_node *row = NULL;

	for (size_t i = 0; i < n; i++) {
		struct doc_node *c;
		const char *s = cells[i];

		if (s == NULL) {
			row = NULL;
			continue;
		}
		if (row == NULL) {
			row = doc_add(t->arena, table, DOC_ROW, here);
			row->header = head && row == table->first;
		}
		c = doc_add(t->arena, row, DOC_CELL, here);
		c->header = s[0] == '*';
		s += c->header;
		if (*s != '\0')
			doc_text(t->arena, doc_add(t->arena, c, DOC_PARA,
			    here), s, 0, "a.field", here);
	}
	doc_add(t->arena, p, DOC_PARA, here);
	doc_text(t->arena, p->last, "After.", 0, NULL, here);
	return p;
}

static size_t
count(const struct doc_node *top, enum doc_kind kind)
{
	size_t n = 0;

	for (const struct doc_node *d = top; d != NULL; d = doc_walk(top, d))
		n += d->kind == kind;
	return n;
}

#define COUNT(a)	(sizeof(a) / sizeof((a)[0]))

/* A row of headings names the cells under it. */
static void
columns_are_named(void **state)
{
	struct test *t = *state;
	static const char *const cells[] = { "*Date", "*What", NULL,
	    "May 1", "He moved.", NULL, "May 2", "", NULL };
	struct doc_node *p = paper(t, cells, COUNT(cells), true);

	doc_stack(t->arena, p);
	assert_string_equal(doc_plain(t->arena, p),
	    "Date: May 1\nWhat: He moved.\nDate: May 2\nWhat: \nAfter.");
	assert_int_equal(count(p, DOC_TABLE), 0);
	assert_int_equal(count(p, DOC_CELL), 0);
	assert_int_equal(count(p, DOC_KEEP), 2);
	/* An empty cell was room to write in, and still is. */
	assert_int_equal(count(p, DOC_BLANK), 1);
	assert_string_equal(p->first->next->first->last->label, "What");
	/* What was printed keeps its origin. */
	assert_string_equal(p->first->first->first->next->next->field,
	    "a.field");
}

/* A row that names itself needs no names of columns. */
static void
rows_are_named(void **state)
{
	struct test *t = *state;
	static const char *const cells[] = { "*Change 1", "*Contact", NULL,
	    "*Why", "We share a child.", NULL };
	struct doc_node *p = paper(t, cells, COUNT(cells), true);

	doc_stack(t->arena, p);
	assert_string_equal(doc_plain(t->arena, p),
	    "Change 1: Contact\nWhy: We share a child.\nAfter.");
	assert_true(p->first->first->keep_next);
	assert_false(p->first->next->first->keep_next);
}

/* Neither: cells follow one another. */
static void
nothing_is_named(void **state)
{
	struct test *t = *state;
	static const char *const cells[] = { "One", "Two", NULL, "Three",
	    NULL };
	struct doc_node *p = paper(t, cells, COUNT(cells), false);

	doc_stack(t->arena, p);
	assert_string_equal(doc_plain(t->arena, p),
	    "One\nTwo\nThree\nAfter.");
}

/* Cells with several blocks, tables in tables, and tables in other blocks. */
static void
cells_hold_blocks(void **state)
{
	struct test *t = *state;
	static const char *const outer[] = { "*Head", NULL, "Cell", NULL };
	static const char *const inner[] = { "*Name", "Inner", NULL };
	struct doc_node *p = paper(t, outer, COUNT(outer), true), *cell, *n;
	struct doc_node *q = paper(t, inner, COUNT(inner), false);

	cell = p->first->last->first;
	doc_move(q->first, cell);
	n = doc_add(t->arena, cell, DOC_CHECK, here);
	doc_text(t->arena, doc_add(t->arena, n, DOC_PARA, here), "Tick", 0,
	    NULL, here);
	n = doc_add(t->arena, p, DOC_NOTICE, here);
	doc_move(paper(t, inner, COUNT(inner), false)->first, n);
	doc_stack(t->arena, p);
	assert_string_equal(doc_plain(t->arena, p), "Head:\nCell\nName: Inner\n"
	    "Tick\nAfter.\nName: Inner");
	assert_int_equal(count(p, DOC_TABLE), 0);
	assert_int_equal(count(p, DOC_CHECK), 1);
	assert_int_equal(p->last->kind, DOC_NOTICE);
	for (const struct doc_node *d = p; d != NULL; d = doc_walk(p, d))
		for (const struct doc_node *c = d->first; c; c = c->next)
			assert_ptr_equal(c->parent, d);
}

static void
empty_ones_are_survived(void **state)
{
	struct test *t = *state;
	struct doc_node *p = paper(t, NULL, 0, true);

	doc_add(t->arena, p->first, DOC_ROW, here)->header = true;
	doc_add(t->arena, p->first, DOC_ROW, here);
	doc_stack(t->arena, p);
	doc_stack(t->arena, doc_root_new(t->arena));
	assert_string_equal(doc_plain(t->arena, p), "After.");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(columns_are_named),
		TEST(rows_are_named),
		TEST(nothing_is_named),
		TEST(cells_hold_blocks),
		TEST(empty_ones_are_survived),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
