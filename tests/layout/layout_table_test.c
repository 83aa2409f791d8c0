#include "layout_help.h"

static struct doc_node *
add_table(struct test *t, struct doc_node *parent, size_t columns)
{
	struct doc_node *n = add(t, parent, DOC_TABLE);
	int32_t *shares = arena_array(t->arena, columns, sizeof(*shares));

	for (size_t i = 0; i < columns; i++)
		shares[i] = 1000 / (int32_t)columns;
	n->columns = shares;
	n->ncolumns = columns;
	n->rules = true;
	return n;
}

static struct doc_node *
add_row(struct test *t, struct doc_node *table, const char *text, bool header)
{
	struct doc_node *r = add(t, table, DOC_ROW);

	r->header = header;
	for (size_t i = 0; i < table->ncolumns; i++)
		add_para(t, add(t, r, DOC_CELL), text);
	return r;
}

static void
stands_in_columns(void **state)
{
	struct test *t = *state;
	struct doc_node *root = doc_root_new(t->arena);
	struct doc_node *table, *r;
	const struct layout_item *it;
	struct layout *l;
	int rules = 0;

	table = add_table(t, add_paper(t, root, "motion"), 3);
	r = add_row(t, table, words, true);
	add_row(t, table, words, false);
	l = flow(t, root);
	for (size_t k = 0; k < l->pages[0].n; k++) {
		int column = 0;

		it = &l->pages[0].items[k];
		rules += it->kind == LAYOUT_RULE;
		if (it->node == NULL)
			continue;
		for (const struct doc_node *c = it->block->parent->parent->
		    first; c != it->block->parent; c = c->next)
			column++;
		/* thirds of 468 points less the padding of 5 */
		assert_true(it->x >= 72000 + column * 156000 - 4000);
		assert_true(it->x + it->w <= 72000 + (column + 1) * 156000);
		assert_int_equal(it->face, it->block->parent->parent == r ?
		    LAYOUT_BOLD : LAYOUT_REGULAR);
	}
	/* a grid: 3 + 4 + 4 rules, and the footer's */
	assert_int_equal(rules, 11 + 1);
}

static void
repeats_header_rows(void **state)
{
	struct test *t = *state;
	struct doc_node *root = doc_root_new(t->arena), *table;
	struct layout *l;

	table = add_table(t, add_paper(t, root, "motion"), 2);
	add_row(t, table, "Head", true);
	add_row(t, table, "Second head", true);
	for (int i = 0; i < 60; i++)
		add_row(t, table, words, false);
	l = flow(t, root);
	assert_true(l->n > 3);
	for (size_t i = 0; i < l->n; i++) {
		const struct layout_item *it = &l->pages[i].items[0];

		assert_memory_equal(it->text, "Head", 4);
		assert_true(i == 0 ? it->node != NULL : it->node == NULL);
		assert_non_null(find_text(&l->pages[i], "Second"));
	}
}

static void
does_not_split_rows_that_fit(void **state)
{
	struct test *t = *state;
	struct doc_node *root = doc_root_new(t->arena), *table, *rows[30];
	struct layout *l;

	table = add_table(t, add_paper(t, root, "motion"), 2);
	for (int i = 0; i < 30; i++) {
		rows[i] = add(t, table, DOC_ROW);
		add_lines(t, add(t, rows[i], DOC_CELL), 1 + i % 7);
		add_lines(t, add(t, rows[i], DOC_CELL), 7 - i % 7);
	}
	l = flow(t, root);
	for (int i = 0; i < 30; i++) {
		const struct doc_node *a = rows[i]->first->first;
		const struct doc_node *b = rows[i]->last->first;
		int at = page_of(l, a);

		assert_int_equal(page_of(l, b), at);
		assert_int_equal(lines_on(l, (size_t)at, a), 1 + i % 7);
		assert_int_equal(lines_on(l, (size_t)at, b), 7 - i % 7);
	}
}

/* Cells of one row are read side by side, so count instead of compare. */
static void
continues_a_cell_higher_than_a_page(void **state)
{
	struct test *t = *state;
	struct layout_style st = layout_style_default();
	struct doc_node *root = doc_root_new(t->arena), *table, *r, *left,
	    *right, *after;
	struct layout *l;
	int n = 0, m = 0;

	table = add_table(t, add_paper(t, root, "motion"), 2);
	add_row(t, table, "Head", true);
	r = add(t, table, DOC_ROW);
	left = add_lines(t, add(t, r, DOC_CELL), 200);
	right = add_lines(t, add(t, r, DOC_CELL), 90);
	after = add_row(t, table, "after", false);
	l = flow_styled(t, root, &st);
	for (size_t i = 0; i < l->n; i++) {
		n += lines_on(l, i, left);
		m += lines_on(l, i, right);
		assert_true(lines_on(l, i, left) > 4);
		assert_memory_equal(l->pages[i].items[0].text, "Head", 4);
	}
	assert_int_equal(n, 200);
	assert_int_equal(m, 90);
	assert_int_equal(page_of(l, left), 0);
	assert_int_equal(page_of(l, after->first->first), (int)l->n - 1);
}

/* Higher than a low first page, but not than the others. */
static void
splits_a_row_on_a_low_first_page(void **state)
{
	struct test *t = *state;
	struct layout_style st = layout_style_default();
	struct doc_node *root = doc_root_new(t->arena), *table, *p;
	struct layout *l;

	st.first_top = 300000;
	table = add_table(t, add_paper(t, root, "motion"), 1);
	p = add_lines(t, add(t, add(t, table, DOC_ROW), DOC_CELL), 40);
	l = flow_styled(t, root, &st);
	check_text(root, l, t);
	assert_int_equal(lines_on(l, 0, p) + lines_on(l, 1, p), 40);
}

static void
splits_tables_in_tables(void **state)
{
	struct test *t = *state;
	struct layout_style st = layout_style_default();
	struct doc_node *root = doc_root_new(t->arena), *table, *inner;
	struct doc_node *p[3];
	struct layout *l;

	table = add_table(t, add_paper(t, root, "motion"), 2);
	inner = add_table(t, add(t, add(t, table, DOC_ROW), DOC_CELL), 1);
	for (int i = 0; i < 3; i++)
		p[i] = add_lines(t, add(t, add(t, inner, DOC_ROW), DOC_CELL),
		    70);
	l = flow_styled(t, root, &st);
	for (int i = 0; i < 3; i++) {
		int n = 0;

		for (size_t k = 0; k < l->n; k++)
			n += lines_on(l, k, p[i]);
		assert_int_equal(n, 70);
	}
}

static void
evens_out_poor_shares(void **state)
{
	static const int32_t shares[] = { 10, 980, 10 };
	static const int32_t wild[] = { 5000, 5000 };
	struct test *t = *state;
	struct doc_node *root = doc_root_new(t->arena), *paper, *table;

	paper = add_paper(t, root, "motion");
	table = add_table(t, paper, 3);
	table->columns = shares;
	add_row(t, table, words, false);
	table = add_table(t, paper, 2);
	table->columns = wild;
	add_row(t, table, words, false);
	table = add(t, paper, DOC_TABLE);	/* no shares at all */
	table->ncolumns = 0;
	for (int i = 0; i < 3; i++) {		/* 0, 1, 2 cells */
		struct doc_node *r = add(t, table, DOC_ROW);

		for (int k = 0; k < i; k++)
			add_para(t, add(t, r, DOC_CELL), words);
	}
	flow(t, root);
}

static void
refuses_a_thousand_columns(void **state)
{
	struct test *t = *state;
	struct layout_style st = layout_style_default();
	struct layout_fonts fonts = layout_mono(t->arena);
	struct doc_node *root = doc_root_new(t->arena), *table;

	table = add_table(t, add_paper(t, root, "motion"), 1000);
	add_row(t, table, "x", false);
	assert_null(layout_flow(t->arena, t->diags, root, &st, &fonts));
	assert_diag(t->diags, DIAG_TOO_LARGE, 7, 3);
	assert_non_null(strstr(diags_at(t->diags, 0)->message, "1000"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(stands_in_columns),
		TEST(repeats_header_rows),
		TEST(does_not_split_rows_that_fit),
		TEST(continues_a_cell_higher_than_a_page),
		TEST(splits_a_row_on_a_low_first_page),
		TEST(splits_tables_in_tables),
		TEST(evens_out_poor_shares),
		TEST(refuses_a_thousand_columns),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
