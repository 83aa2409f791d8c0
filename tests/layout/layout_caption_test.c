#include "layout_court.h"

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

/* The four parts, with so many parties. */
static struct doc_node *
caption(struct test *t, struct doc_node *paper, int parties)
{
	struct doc_node *c = add(t, paper, DOC_CAPTION), *n;

	n = add(t, c, DOC_CAPTION_FILER);
	add_para(t, n, "Filer Ana Nuñez");
	add_para(t, n, "PO Box 118, in a town of a name that is so long that "
	    "it takes more than one line");
	n = add(t, c, DOC_CAPTION_COURT);
	add_para(t, n, "SUPERIOR COURT OF A STATE OF A LONG NAME AND OF A "
	    "COUNTY OF A NAME THAT IS EVEN LONGER THAN THAT OF THE STATE");
	n = add(t, c, DOC_CAPTION_LEFT);
	for (int i = 0; i < parties; i++) {
		add_para(t, n, "ANA NUÑEZ, a person with a name of more than "
		    "one line,");
		add_para(t, n, "Petitioner,")->align = DOC_RIGHT;
	}
	add_para(t, add(t, c, DOC_CAPTION_RIGHT), "Case No. 25-2");
	return c;
}

static void
stands_beside_and_below_the_clerk_s_corner(void **state)
{
	struct test *t = *state;
	struct layout_style st = layout_style_default();
	struct doc_node *root = doc_root_new(t->arena), *paper;
	const struct layout_page *page;
	struct layout *l;

	st.clear_width = 306000;
	st.clear_height = 240000;
	st.court_top = 300000;
	paper = add_paper(t, root, "motion");
	caption(t, paper, 1);
	l = flow_styled(t, root, &st);
	check_court(l, &st);
	check_text(root, l, t);
	page = &l->pages[0];
	/* who files begins at the margin, at the left */
	assert_ptr_equal(page->items[0].text, find_text(page, "Filer")->text);
	assert_int_equal(page->items[0].x, 72000);
	assert_int_equal(page->items[0].y + 10500, 792000 - 72000);
	assert_int_equal(find_text(page, "SUPERIOR")->y + 10500, 792000 -
	    300000);
}

/* Without who files the text begins below the corner. */
static void
leaves_the_corner_of_a_paper_without_caption(void **state)
{
	struct test *t = *state;
	struct layout_style st = layout_style_default();
	struct doc_node *root = doc_root_new(t->arena);
	struct layout *l;

	st.clear_width = st.clear_height = 216000;
	st.later_width = 216000;
	st.later_height = 144000;
	add_lines(t, add_paper(t, root, "order"), 60);
	l = flow_styled(t, root, &st);
	check_court(l, &st);
	assert_int_equal(l->pages[0].items[0].y + 10500, 792000 - 216000);
	assert_int_equal(l->pages[1].items[0].y + 10500, 792000 - 144000);
	/* a corner in the margin is no matter */
	st.clear_width = st.later_width = 72000;
	l = flow_styled(t, root, &st);
	assert_int_equal(l->pages[0].items[0].y + 10500, 792000 - 72000);
}

/* A corner that leaves too little room beside it: who files is below. */
static void
goes_below_a_wide_corner(void **state)
{
	struct test *t = *state;
	struct layout_style st = layout_style_default();
	struct doc_node *root = doc_root_new(t->arena);
	struct layout *l;

	st.clear_width = 500000;
	st.clear_height = 144000;
	caption(t, add_paper(t, root, "motion"), 1);
	l = flow_styled(t, root, &st);
	check_court(l, &st);
	assert_int_equal(l->pages[0].items[0].y + 10500, 792000 - 144000);
}

/* A ")" on each baseline of the side that has more lines. */
static void
parts_the_sides_with_parentheses(void **state)
{
	struct test *t = *state;
	struct layout_style st = layout_style_default();
	struct doc_node *root = doc_root_new(t->arena), *c;
	const struct layout_page *page;
	int parens = 0, beside = 0;
	struct layout *l;

	st.caption = LAYOUT_CAPTION_PAREN;
	c = caption(t, add_paper(t, root, "motion"), 3);
	l = flow_styled(t, root, &st);
	check_court(l, &st);
	check_text(root, l, t);
	page = &l->pages[0];
	for (size_t k = 0; k < page->n; k++) {
		const struct layout_item *it = &page->items[k];

		assert_int_equal(it->kind == LAYOUT_RULE && it->h > 0, 0);
		if (it->len != 1 || it->text[0] != ')')
			continue;
		parens++;
		assert_null(it->node);
		assert_int_equal(it->x + it->w / 2, 306000);
		for (size_t j = 0; j < page->n; j++)
			if (page->items[j].y == it->y &&
			    page->items[j].block != NULL &&
			    page->items[j].x == 72000)
				beside++;
	}
	/* three times two lines, a line of its own, and one between each */
	assert_int_equal(parens, 3 * 3 + 2 * 3 - 1);
	assert_int_equal(beside, 3 * 2);
	assert_int_equal(find_text(page, "Case")->y, find_text(page, "ANA")->y);
	assert_non_null(c);
}

static struct layout_style
boxed(void)
{
	struct layout_style st = layout_style_default();

	st.caption = LAYOUT_CAPTION_BOXED;
	return st;
}

static void
boxes_all_with_room_for_the_court(void **state)
{
	struct test *t = *state;
	struct layout_style st = boxed();
	struct doc_node *root = doc_root_new(t->arena), *paper, *title;
	const struct layout_item *use, *number, *name, *who, *it;
	int32_t top = 0, left = INT32_MAX, right = 0, bottom = INT32_MAX;
	const struct layout_page *page;
	struct layout *l;

	paper = add_paper(t, root, "motion");
	caption(t, paper, 1);
	title = add(t, paper, DOC_TITLE);
	doc_text(t->arena, title, "Title of the paper", 0, NULL, here);
	add_para(t, paper, words);
	l = flow_styled(t, root, &st);
	check_court(l, &st);
	check_text(root, l, t);		/* the order of the tree */
	page = &l->pages[0];
	use = find_text(page, "\u25B2 COURT USE ONLY");
	number = find_text(page, "Case");
	name = find_text(page, "ANA");
	who = find_text(page, "Filer");
	assert_null(use->node);
	/* court, parties, who files from above; case under the court's room */
	assert_true(find_text(page, "SUPERIOR")->y > name->y);
	assert_true(name->y > who->y);
	assert_true(use->y > number->y);
	assert_true(number->x > 306000);
	assert_int_equal(page_of(l, title), 0);
	assert_true(find_text(page, "Title")->y < number->y);
	for (size_t k = 0; k < page->n; k++) {
		it = &page->items[k];
		if (it->kind != LAYOUT_RULE || it->footer)
			continue;
		assert_null(it->node);
		top = it->y + it->h > top ? it->y + it->h : top;
		bottom = it->y < bottom ? it->y : bottom;
		right = it->x + it->w > right ? it->x + it->w : right;
		if (it->h > 0 && it->x > 72000 && it->x < 540000)
			left = it->x;
	}
	/* 2.5 x 1.75 inches over the words */
	assert_int_equal(right, 540000);
	assert_true(right - left >= 180000);
	assert_true(top - (use->y + use->size) >= 126000);
	assert_true(bottom < find_text(page, "Title")->y);
	assert_true(bottom > find_text(page, "The ")->y);
}

static struct layout_run bare;

static const struct layout_run *
no_marks(void *ctx, enum layout_face face, const char *text, size_t len)
{
	struct layout_fonts *mono = ctx;
	const struct layout_run *r = mono->shape(mono->ctx, face, text, len);

	if (len < 3 || memcmp(text, "\u25B2", 3) != 0)
		return r;
	bare = *r;
	bare.missing = 0;
	return &bare;
}

static void
writes_plain_words_when_marks_are_missing(void **state)
{
	struct test *t = *state;
	struct layout_style st = boxed();
	struct layout_fonts mono = layout_mono(t->arena), fonts = mono;
	struct doc_node *root = doc_root_new(t->arena);
	struct layout *l;

	fonts.shape = no_marks;
	fonts.ctx = &mono;
	caption(t, add_paper(t, root, "motion"), 1);
	l = layout_flow(t->arena, t->diags, root, &st, &fonts);
	assert_no_errors(t->diags);
	assert_non_null(find_text(&l->pages[0], "COURT USE ONLY"));
	assert_null(find_text(&l->pages[0], "\u25B2"));
}

/* A sheet has no court to leave room for. */
static void
does_not_box_a_sheet(void **state)
{
	struct test *t = *state;
	struct layout_style st = boxed();
	struct doc_node *root = doc_root_new(t->arena), *paper;
	struct layout *l;

	paper = add_paper(t, root, "sheet");
	paper->sheet = true;
	caption(t, paper, 1);
	doc_text(t->arena, add(t, paper, DOC_TITLE), "Title", 0, NULL, here);
	l = flow_styled(t, root, &st);
	check_text(root, l, t);
	assert_null(find_text(&l->pages[0], "\u25B2"));
}

/* With the title and two lines of text, wherever it stands. */
static void
stays_with_the_title_and_two_lines(void **state)
{
	struct test *t = *state;

	for (int before = 0; before < 50; before += 3) {
		for (int kind = 0; kind < 3; kind++) {
			struct layout_style st = layout_style_default();
			struct doc_node *root = doc_root_new(t->arena);
			struct doc_node *paper, *c, *title, *p;
			struct layout *l;
			int at;

			st.caption = (enum layout_caption)kind;
			paper = add_paper(t, root, "motion");
			if (before > 0)
				add_lines(t, paper, before);
			c = caption(t, paper, 1);
			title = add(t, paper, DOC_TITLE);
			doc_text(t->arena, title, "Title", 0, NULL, here);
			p = add_lines(t, paper, 6);
			p->spaced = true;
			l = flow_styled(t, root, &st);
			at = page_of(l, title);
			assert_int_equal(page_of(l, c->first->first), at);
			assert_int_equal(page_of(l, c->last->first), at);
			assert_int_equal(page_of(l, p), at);
			assert_true(lines_on(l, (size_t)at, p) >= 2);
		}
	}
}

/* Without a title too, and when the lines are paragraphs of their own. */
static void
stays_with_two_short_paragraphs(void **state)
{
	struct test *t = *state;

	for (int before = 12; before < 50; before++) {
		struct layout_style st = layout_style_default();
		struct doc_node *root = doc_root_new(t->arena), *paper, *c;
		struct doc_node *one, *two;
		struct layout *l;

		paper = add_paper(t, root, "motion");
		add_lines(t, paper, before);
		c = caption(t, paper, 1);
		one = add_lines(t, paper, 1);
		two = add_lines(t, paper, 1);
		add_lines(t, paper, 4);
		l = flow_styled(t, root, &st);
		assert_int_equal(page_of(l, one), page_of(l, c->first->first));
		assert_int_equal(page_of(l, two), page_of(l, one));
	}
}

/* More parties than a page holds: the court is not alone, nothing is lost. */
static void
goes_on_on_the_next_page(void **state)
{
	struct test *t = *state;

	for (int kind = 0; kind < 3; kind++) {
		struct layout_style st = layout_style_default();
		struct doc_node *root = doc_root_new(t->arena), *paper, *c;
		struct layout *l;

		st.caption = (enum layout_caption)kind;
		paper = add_paper(t, root, "motion");
		c = caption(t, paper, 40);
		add_para(t, paper, words);
		l = flow_styled(t, root, &st);
		check_court(l, &st);
		check_tally(t, root, l, 0);
		assert_true(l->n >= 3);
		for (struct doc_node *n = c->first; n != NULL; n = n->next)
			if (kind < 2 || n->kind != DOC_CAPTION_FILER)
				assert_int_equal(page_of(l, n->first), 0);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(sets_court_parties_and_case),
		TEST(does_without_parts),
		TEST(stands_beside_and_below_the_clerk_s_corner),
		TEST(leaves_the_corner_of_a_paper_without_caption),
		TEST(goes_below_a_wide_corner),
		TEST(parts_the_sides_with_parentheses),
		TEST(boxes_all_with_room_for_the_court),
		TEST(writes_plain_words_when_marks_are_missing),
		TEST(does_not_box_a_sheet),
		TEST(stays_with_the_title_and_two_lines),
		TEST(stays_with_two_short_paragraphs),
		TEST(goes_on_on_the_next_page),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
