#include "layout_help.h"

static struct doc_node *
one_paper(struct test *t, struct doc_node **paper)
{
	struct doc_node *root = doc_root_new(t->arena);

	*paper = add_paper(t, root, "motion");
	return root;
}

static void
breaks_across_styles(void **state)
{
	struct test *t = *state;
	struct doc_node *paper, *root = one_paper(t, &paper), *p;
	const struct layout_item *it;
	struct layout *l;

	p = add_para(t, paper, "the name (");
	doc_text(t->arena, p, "Ana", DOC_BOLD, NULL, here);
	doc_text(t->arena, p, "), small ", 0, NULL, here);
	doc_text(t->arena, p, "note", DOC_SMALL | DOC_ITALIC, NULL, here);
	l = flow(t, root);
	it = find_text(&l->pages[0], "Ana");
	assert_int_equal(it->face, LAYOUT_BOLD);
	assert_int_equal(it->w, 18000);
	assert_int_equal(it->x, 72000 + 60000);
	it = find_text(&l->pages[0], "note");
	assert_int_equal(it->face, LAYOUT_ITALIC);
	assert_int_equal(it->size, 10000);
	assert_int_equal(it->w, 20000);
}

static void
joins_runs_of_blanks(void **state)
{
	struct test *t = *state;
	struct doc_node *paper, *root = one_paper(t, &paper), *p;
	const struct layout_item *it;
	struct layout *l;

	p = add_para(t, paper, "  one  ");
	doc_text(t->arena, p, " two", 0, NULL, here);
	add(t, p, DOC_BREAK);
	doc_text(t->arena, p, " three", 0, NULL, here);
	l = flow(t, root);
	assert_int_equal(find_text(&l->pages[0], "one")->x, 72000);
	it = find_text(&l->pages[0], "two");
	assert_int_equal(it->x, 72000 + 4 * 6000);
	assert_int_equal(find_text(&l->pages[0], "three")->x, 72000);
}

static void
cuts_words_wider_than_the_column(void **state)
{
	struct test *t = *state;
	struct doc_node *paper, *root = one_paper(t, &paper), *p;
	struct buf b = { 0 };

	for (int i = 0; i < 200; i++)
		buf_str(&b, "ñ");
	add_para(t, paper, b.data)->spaced = true;
	p = add_para(t, paper, "short, then (");
	doc_text(t->arena, p, b.data, DOC_BOLD, NULL, here);
	doc_text(t->arena, p, ") and on.", 0, NULL, here);
	for (int i = 0; i < 100000; i++)
		buf_str(&b, "ñ");
	add_para(t, paper, b.data);
	flow(t, root);
	buf_free(&b);
}

/* A long name in a narrow cell: "…DORF" and "F," is no way to end it. */
static void
leaves_no_last_letter_alone(void **state)
{
	static const int32_t narrow[] = { 160, 840 };
	static const char name[] = "WOLFESCHLEGELSTEINHAUSENBERGERDORFF,";
	struct test *t = *state;

	for (size_t n = sizeof(name) - 1; n > 14; n--) {
		struct doc_node *paper, *root = one_paper(t, &paper), *row, *p;
		struct doc_node *table = add(t, paper, DOC_TABLE);
		const struct layout_item *last = NULL;
		struct layout *l;

		table->columns = narrow;
		table->ncolumns = 2;
		row = add(t, table, DOC_ROW);
		p = add_para(t, add(t, row, DOC_CELL), name +
		    sizeof(name) - 1 - n);
		add_para(t, add(t, row, DOC_CELL), "done");
		l = flow(t, root);
		for (size_t k = 0; k < l->pages[0].n; k++)
			if (l->pages[0].items[k].block == p)
				last = &l->pages[0].items[k];
		assert_non_null(last);
		assert_true(last->len >= 4);
		assert_true(last->len < n);
	}
}

/* A date too wide for its cell ends its line at a blank, not in a number. */
static void
parts_held_words_where_they_are_joined(void **state)
{
	static const int32_t narrow[] = { 160, 840 };
	struct test *t = *state;
	struct doc_node *paper, *root = one_paper(t, &paper), *table, *row, *p;
	const struct layout_item *last = NULL;
	struct layout *l;
	int lines = 0;

	table = add(t, paper, DOC_TABLE);
	table->columns = narrow;
	table->ncolumns = 2;
	row = add(t, table, DOC_ROW);
	p = add_para(t, add(t, row, DOC_CELL), "September 30, 2025");
	add_para(t, add(t, row, DOC_CELL), "done");
	l = flow(t, root);
	for (size_t k = 0; k < l->pages[0].n; k++) {
		const struct layout_item *it = &l->pages[0].items[k];

		if (it->block != p)
			continue;
		if (last != NULL && last->y != it->y) {
			assert_int_equal(last->text[last->len - 1], ' ');
			lines++;
		}
		last = it;
	}
	assert_int_equal(lines, 1);
}

static void
holds_a_blank_like_a_word(void **state)
{
	struct test *t = *state;
	struct doc_node *paper, *root = one_paper(t, &paper), *p, *blank[3];
	const int32_t widths[3] = { 5000, 100000, 900000 };
	/* the widest leaves room for what stands before and behind it */
	const int32_t drawn[3] = { 36000, 100000, 468000 - 7 * 6000 - 1500 };
	struct layout *l;
	size_t seen = 0;

	for (int i = 0; i < 3; i++) {
		p = add_para(t, paper, "Date: ");
		blank[i] = add(t, p, DOC_BLANK);
		blank[i]->width = widths[i];
		blank[i]->label = "never printed";
		doc_text(t->arena, p, ".", 0, NULL, here);
	}
	l = flow(t, root);
	for (size_t k = 0; k < l->pages[0].n; k++) {
		const struct layout_item *it = &l->pages[0].items[k];

		for (int i = 0; i < 3; i++)
			if (it->kind == LAYOUT_RULE && it->node == blank[i]) {
				assert_int_equal(it->w, drawn[i]);
				assert_int_equal(it->h, 0);
				seen++;
			}
	}
	assert_int_equal(seen, 3);
	assert_null(find_text(&l->pages[0], "never"));
}

/* The word before it goes along when a blank goes to the next line. */
static void
holds_a_blank_to_its_word(void **state)
{
	struct test *t = *state;
	struct doc_node *paper, *root = one_paper(t, &paper), *p, *blank;
	const struct layout_item *word, *it;
	struct layout *l;

	p = add_para(t, paper, "words that fill a line up to here or so "
	    "Done on: ");
	blank = add(t, p, DOC_BLANK);
	blank->width = 200000;
	l = flow(t, root);
	word = find_text(&l->pages[0], "Done");
	it = word + 1;	/* "Done on: " is one piece */
	assert_ptr_equal(it->node, blank);
	assert_int_equal(word->x, 72000);
	assert_int_equal(it->y, word->y - 1500);
}

static void
names_field_and_character_of_a_missing_glyph(void **state)
{
	struct test *t = *state;
	struct layout_style st = layout_style_default();
	struct layout_fonts fonts = layout_mono(t->arena);
	struct doc_node *paper, *root = one_paper(t, &paper);
	const struct diag *d;

	add_para(t, paper, "a \xEE\x80\x81 private sign \xEE\x80\x82");
	paper->short_title = "bad \xEE\x80\x83";
	assert_null(layout_flow(t->arena, t->diags, root, &st, &fonts));
	assert_diag(t->diags, DIAG_MISSING_GLYPH, 7, 3);
	/* the second one of the same text is not worth a line */
	assert_int_equal(diags_length(t->diags), 1);
	d = diags_at(t->diags, 0);
	assert_non_null(strstr(d->message, "'reason.why'"));
	assert_non_null(strstr(d->message, "U+E001 '\xEE\x80\x81'"));
	assert_non_null(d->hint);
}

static void
reports_a_footer_without_glyphs(void **state)
{
	struct test *t = *state;
	struct layout_style st = layout_style_default();
	struct layout_fonts fonts = layout_mono(t->arena);
	struct doc_node *paper, *root = one_paper(t, &paper);

	add_para(t, paper, "fine");
	paper->short_title = "bad \xEE\x80\x83";
	assert_null(layout_flow(t->arena, t->diags, root, &st, &fonts));
	assert_diag(t->diags, DIAG_MISSING_GLYPH, 7, 3);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(breaks_across_styles),
		TEST(joins_runs_of_blanks),
		TEST(cuts_words_wider_than_the_column),
		TEST(leaves_no_last_letter_alone),
		TEST(parts_held_words_where_they_are_joined),
		TEST(holds_a_blank_like_a_word),
		TEST(holds_a_blank_to_its_word),
		TEST(names_field_and_character_of_a_missing_glyph),
		TEST(reports_a_footer_without_glyphs),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
