#include "layout_court.h"

static struct layout_style
numbered(void)
{
	struct layout_style st = layout_style_default();

	st.number_pitch = 24000;
	st.number_top = 80000;
	st.bottom = 60000;
	return st;
}

/* Place of a baseline: 2 is number 1, 3 halfway to number 2. */
static int
place_of(const struct layout_item *it)
{
	int32_t off = 792000 - 80000 - it->y;

	assert_int_equal(off % 12000, 0);
	return off / 12000 + 2;
}

static void
twenty_eight_lines_an_inch_from_the_edge(void **state)
{
	struct test *t = *state;
	struct layout_style st = numbered();
	struct doc_node *root = doc_root_new(t->arena), *p;
	const struct layout_page *page;
	struct layout *l;

	p = add_lines(t, add_paper(t, root, "motion"), 60);
	p->spaced = true;
	l = flow_styled(t, root, &st);
	check_court(l, &st);
	assert_int_equal(l->n, 3);
	for (size_t i = 0; i < 2; i++) {
		page = &l->pages[i];
		assert_int_equal(check_numbering(page, &st), 28);
		assert_int_equal(lines_on(l, i, p), 28);
		/* the letters of line 1 begin an inch from the edge */
		assert_int_equal(page->items[0].y + 8000, 792000 - 72000);
	}
	assert_int_equal(check_numbering(&l->pages[2], &st), 28);
	assert_int_equal(lines_on(l, 2, p), 4);
}

static void
text_after_half_lines_is_at_a_number_again(void **state)
{
	struct test *t = *state;
	struct layout_style st = numbered();

	for (int half = 1; half < 6; half++) {
		struct doc_node *root = doc_root_new(t->arena), *paper, *p;
		struct layout *l;

		paper = add_paper(t, root, "motion");
		add_lines(t, paper, half);
		p = add_lines(t, paper, 2);
		p->spaced = true;
		l = flow_styled(t, root, &st);
		check_court(l, &st);
		assert_int_equal(place_of(&l->pages[0].items[half]),
		    2 + (half + 2) / 2 * 2);
		assert_int_equal(l->pages[0].items[half].y -
		    l->pages[0].items[half + 1].y, 24000);
	}
}

static void
the_first_page_begins_lower_and_counts_from_one(void **state)
{
	struct test *t = *state;
	struct layout_style st = numbered();
	struct doc_node *root = doc_root_new(t->arena), *p;
	struct layout *l;

	st.first_top = 144000;
	p = add_lines(t, add_paper(t, root, "motion"), 40);
	p->spaced = true;
	l = flow_styled(t, root, &st);
	check_court(l, &st);
	assert_int_equal(place_of(&l->pages[0].items[0]), 2 * 4);
	assert_int_equal(check_numbering(&l->pages[0], &st), 28);
	assert_int_equal(place_of(&l->pages[1].items[0]), 2);
}

static void
rules_stand_between_numbers_and_text(void **state)
{
	struct test *t = *state;
	struct layout_style st = numbered();
	struct doc_node *root = doc_root_new(t->arena);
	const struct layout_page *page;
	int left = 0, right = 0;
	struct layout *l;

	st.clear_width = st.clear_height = 216000;
	add_lines(t, add_paper(t, root, "motion"), 2);
	l = flow_styled(t, root, &st);
	page = &l->pages[0];
	for (size_t k = 0; k < page->n; k++) {
		const struct layout_item *it = &page->items[k];

		if (it->kind != LAYOUT_RULE || it->footer)
			continue;
		assert_null(it->node);
		assert_int_equal(it->w, 0);
		if (it->x < st.left) {
			left++;
			assert_true(it->x > find_text(page, "28")->x + 12000);
			assert_int_equal(it->h, st.height);
		} else {
			right++;
			assert_true(it->x > st.width - st.right);
			/* not in the clerk's corner */
			assert_int_equal(it->h, st.height - 216000);
		}
	}
	assert_int_equal(left, 2);
	assert_int_equal(right, 1);
}

static void
numbers_stop_at_the_bottom_margin(void **state)
{
	struct test *t = *state;
	struct layout_style st = numbered();
	struct doc_node *root = doc_root_new(t->arena);
	struct layout *l;

	st.bottom = 144000;
	add_lines(t, add_paper(t, root, "motion"), 2);
	l = flow_styled(t, root, &st);
	assert_int_equal(check_numbering(&l->pages[0], &st), 24);
}

static void
sheets_have_no_numbers(void **state)
{
	struct test *t = *state;
	struct layout_style st = numbered();
	struct doc_node *root = doc_root_new(t->arena), *sheet;
	struct layout *l;

	sheet = add_paper(t, root, "sheet");
	sheet->sheet = true;
	add_lines(t, sheet, 2);
	l = flow_styled(t, root, &st);
	assert_int_equal(check_numbering(&l->pages[0], &st), 0);
	assert_int_equal(l->pages[0].items[0].y - l->pages[0].items[1].y,
	    13800);
}

/* Larger than half the pitch: single lines take all of it. */
static void
large_type_takes_the_whole_pitch(void **state)
{
	struct test *t = *state;
	struct layout_style st = numbered();
	struct doc_node *root = doc_root_new(t->arena);
	struct layout *l;

	st.size = 13000;
	add_lines(t, add_paper(t, root, "motion"), 2);
	l = flow_styled(t, root, &st);
	check_court(l, &st);
	assert_int_equal(l->pages[0].items[0].y - l->pages[0].items[1].y,
	    24000);
}

/* A line to sign on is level with the date beside it. */
static void
rules_to_write_on_are_at_numbers(void **state)
{
	struct test *t = *state;
	struct layout_style st = numbered();
	struct doc_node *root = doc_root_new(t->arena), *paper, *row, *cell;
	const struct layout_page *page;
	int32_t last = 0;
	struct layout *l;
	int rules = 0;

	paper = add_paper(t, root, "motion");
	row = add(t, add(t, paper, DOC_TABLE), DOC_ROW);
	cell = add(t, row, DOC_CELL);
	add(t, cell, DOC_SPACE)->count = 1000;
	add_para(t, cell, "Date:");
	add(t, add(t, row, DOC_CELL), DOC_SIGN);
	add(t, paper, DOC_LINES)->count = 5;
	l = flow_styled(t, root, &st);
	check_court(l, &st);
	page = &l->pages[0];
	for (size_t k = 0; k < page->n; k++) {
		const struct layout_item *it = &page->items[k];

		if (it->kind != LAYOUT_RULE || it->node == NULL)
			continue;
		if (it->node->kind == DOC_SIGN) {
			assert_int_equal(it->y, find_text(page, "Date:")->y);
			continue;
		}
		rules++;
		assert_int_equal(place_of(it) % 2, 0);
		if (last != 0)
			assert_int_equal(last - it->y, 24000);
		last = it->y;
	}
	assert_int_equal(rules, 5);
}

/* Rules of a table stand halfway between two lines of type. */
static void
rules_of_tables_keep_off_the_letters(void **state)
{
	struct test *t = *state;
	struct layout_style st = numbered();
	struct doc_node *root = doc_root_new(t->arena), *table, *row;
	struct layout *l;

	table = add(t, add_paper(t, root, "motion"), DOC_TABLE);
	table->rules = true;
	for (int i = 0; i < 40; i++) {
		row = add(t, table, DOC_ROW);
		row->header = i == 0;
		add_lines(t, add(t, row, DOC_CELL), 1 + i % 3);
		add_lines(t, add(t, row, DOC_CELL), 1);
	}
	l = flow_styled(t, root, &st);
	check_court(l, &st);
	assert_true(l->n > 1);
	for (size_t i = 0; i < l->n; i++)
		for (size_t k = 0; k < l->pages[i].n; k++) {
			const struct layout_item *it = &l->pages[i].items[k];

			if (it->kind != LAYOUT_RULE || it->footer ||
			    it->h != 0)
				continue;
			for (size_t j = 0; j < l->pages[i].n; j++) {
				const struct layout_item *x =
				    &l->pages[i].items[j];

				if (x->kind == LAYOUT_TEXT && !x->footer &&
				    !is_beside(x, &st))
					assert_true(it->y <= x->y - 3000 ||
					    it->y >= x->y + 9000);
			}
		}
}

static void
boxes_in_columns_have_a_line_each(void **state)
{
	struct test *t = *state;
	struct layout_style st = numbered();
	struct doc_node *root = doc_root_new(t->arena), *paper, *table;
	const struct layout_page *page;
	struct layout *l;
	int before = 0;

	paper = add_paper(t, root, "service");
	table = add(t, paper, DOC_TABLE);
	for (int i = 0; i < 3; i++) {
		struct doc_node *row = add(t, table, DOC_ROW);

		for (int k = 0; k < 2; k++)
			add_para(t, add(t, add(t, row, DOC_CELL), DOC_CHECK),
			    k == 0 ? "left" : "right");
	}
	l = flow_styled(t, root, &st);
	check_court(l, &st);
	page = &l->pages[0];
	for (size_t k = 0; k < page->n; k++) {
		const struct layout_item *it = &page->items[k];

		if (it->kind != LAYOUT_TEXT || it->len != 4 ||
		    memcmp(it->text, "left", 4) != 0)
			continue;
		assert_int_equal(place_of(it) % 2, 0);
		assert_true(before == 0 || place_of(it) == before + 2);
		before = place_of(it);
	}
	assert_true(before > 4);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(twenty_eight_lines_an_inch_from_the_edge),
		TEST(text_after_half_lines_is_at_a_number_again),
		TEST(the_first_page_begins_lower_and_counts_from_one),
		TEST(rules_stand_between_numbers_and_text),
		TEST(numbers_stop_at_the_bottom_margin),
		TEST(sheets_have_no_numbers),
		TEST(large_type_takes_the_whole_pitch),
		TEST(rules_to_write_on_are_at_numbers),
		TEST(rules_of_tables_keep_off_the_letters),
		TEST(boxes_in_columns_have_a_line_each),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
