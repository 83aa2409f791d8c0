#include "layout_help.h"

static void
sets_court_parties_and_case(void **state)
{
	struct test *t = *state;
	struct doc_node *root = doc_root_new(t->arena), *paper, *c, *court,
	    *left, *right;
	const struct layout_item *it, *party, *number;
	const struct layout_page *page;
	struct layout *l;
	bool upright = false, under = false;

	paper = add_paper(t, root, "motion");
	c = add(t, paper, DOC_CAPTION);
	court = add(t, c, DOC_CAPTION_COURT);
	left = add(t, c, DOC_CAPTION_LEFT);
	right = add(t, c, DOC_CAPTION_RIGHT);
	add_para(t, court, "SUPERIOR COURT");
	add_para(t, left, "ANA NUÑEZ, Petitioner, of a name so long that it "
	    "takes more than a line of the box");
	add_para(t, left, "Respondent.");
	add_para(t, right, "Case No. 25-2");
	add(t, paper, DOC_TITLE);
	add_para(t, paper, words);
	l = flow(t, root);
	page = &l->pages[0];
	it = find_text(page, "SUPERIOR");
	assert_int_equal(it->x, 72000 + (468000 - 14 * 6000) / 2);
	party = find_text(page, "ANA");
	number = find_text(page, "Case");
	assert_true(it->y > party->y);
	assert_int_equal(party->y, number->y);
	assert_int_equal(party->x, 72000);
	assert_true(number->x > 306000);
	for (size_t k = 0; k < page->n; k++) {
		it = &page->items[k];
		if (it->block != NULL && it->block->parent == left)
			assert_true(it->x + it->w <= 306000);
		if (it->kind != LAYOUT_RULE || it->y < 72000)
			continue;
		assert_null(it->node);
		upright = upright || (it->h > 0 && it->x == 306000 &&
		    it->y < party->y && it->y + it->h > party->y);
		under = under || (it->w == 234000 && it->x == 72000 &&
		    it->y < find_text(page, "Respondent.")->y);
	}
	assert_true(upright);
	assert_true(under);
}

static void
does_without_parts(void **state)
{
	struct test *t = *state;
	struct doc_node *root = doc_root_new(t->arena), *c;

	c = add(t, add_paper(t, root, "motion"), DOC_CAPTION);
	add_para(t, add(t, c, DOC_CAPTION_RIGHT), "Case No. 25-2");
	add(t, add_paper(t, root, "order"), DOC_CAPTION);
	flow(t, root);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(sets_court_parties_and_case),
		TEST(does_without_parts),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
