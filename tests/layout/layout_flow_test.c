#include "layout_grow.h"

static struct doc_node *
one_paper(struct test *t, struct doc_node **paper)
{
	struct doc_node *root = doc_root_new(t->arena);

	*paper = add_paper(t, root, "motion");
	return root;
}

static void
doubles_the_lines_of_a_spaced_paragraph(void **state)
{
	struct test *t = *state;
	struct doc_node *paper, *root = one_paper(t, &paper), *p;
	const struct layout_page *page;
	struct layout *l;

	p = add_lines(t, paper, 3);
	p->spaced = true;
	p->label = "12.";
	l = flow(t, root);
	page = &l->pages[0];
	assert_int_equal(page->items[0].x, 72000 + 36000);
	assert_true(page->items[0].label);
	assert_int_equal(page->items[1].x, 72000 + 72000);
	assert_int_equal(page->items[0].y, page->items[1].y);
	assert_int_equal(page->items[2].x, 72000);
	assert_int_equal(page->items[1].y - page->items[2].y, 27600);
}

static void
hangs_labels(void **state)
{
	struct test *t = *state;
	struct doc_node *paper, *root = one_paper(t, &paper), *list, *item;
	const struct layout_page *page;
	struct layout *l;

	paper->sheet = true;
	list = add(t, paper, DOC_LIST);
	for (int i = 0; i < 2; i++) {
		item = add(t, list, DOC_ITEM);
		item->label = i == 0 ? "(a)" : "(viii)";
		add_para(t, item, words);
		add_para(t, item, words)->spaced = true;
	}
	item = add(t, paper, DOC_CHECK);
	item->ticked = true;
	doc_text(t->arena, item, "loose inline", 0, NULL, here);
	l = flow(t, root);
	page = &l->pages[0];
	assert_true(page->items[0].label);
	assert_true(page->items[0].node->kind == DOC_ITEM);
	assert_int_equal(page->items[1].x - page->items[0].x, 36000 + 6000);
	for (size_t k = 1; k < page->n; k++)
		if (page->items[k].block != NULL &&
		    page->items[k].block->parent == page->items[0].node)
			assert_true(page->items[k].x >= page->items[1].x);
	assert_int_equal(find_text(page, "loose")->x, 72000 + 18000);
}

static void
puts_marks_of_nested_items_on_one_line(void **state)
{
	struct test *t = *state;
	struct doc_node *paper, *root = one_paper(t, &paper), *item, *list;
	const struct layout_item *it;
	struct layout *l;

	item = add(t, add(t, paper, DOC_LIST), DOC_ITEM);
	item->label = "1.";
	list = add(t, item, DOC_LIST);
	item = add(t, list, DOC_ITEM);
	item->label = "(a)";
	item = add(t, item, DOC_CHECK);
	add_para(t, item, "text");
	l = flow(t, root);
	it = l->pages[0].items;
	assert_int_equal(it[0].y, it[1].y);
	assert_int_equal(it[1].y, it[3].y);
	assert_true(it[0].x + it[0].w < it[1].x);
	assert_true(it[1].x + it[1].w < it[2].x);
	assert_int_equal(it[2].kind, LAYOUT_BOX);
	assert_true(it[2].x + it[2].w < it[3].x);
}

static void
leaves_no_widows_or_orphans(void **state)
{
	struct test *t = *state;

	/* Shift a run of paragraphs over the page end, line by line. */
	for (int shift = 1; shift < 12; shift++) {
		struct doc_node *paper, *root = one_paper(t, &paper), *p[40];
		struct layout *l;

		add_lines(t, paper, shift);
		for (int i = 0; i < 40; i++)
			p[i] = add_lines(t, paper, 2 + i % 5);
		l = flow(t, root);
		for (int i = 0; i < 40; i++)
			for (size_t k = 0; k < l->n; k++)
				assert_int_not_equal(lines_on(l, k, p[i]), 1);
	}
}

static void
holds_headings_to_what_follows(void **state)
{
	struct test *t = *state;

	for (int shift = 30; shift < 50; shift++) {
		struct doc_node *paper, *root = one_paper(t, &paper), *h, *p;
		struct layout *l;
		int at;

		add_lines(t, paper, shift);
		h = add(t, paper, DOC_HEADING);
		h->level = 1 + shift % 3;
		doc_text(t->arena, h, "Heading", 0, NULL, here);
		p = add_lines(t, paper, 6);
		l = flow(t, root);
		at = page_of(l, h);
		assert_int_equal(page_of(l, p), at);
		assert_true(lines_on(l, (size_t)at, p) >= 2);
	}
}

static void
keeps_next_and_together(void **state)
{
	struct test *t = *state;

	for (int shift = 30; shift < 50; shift++) {
		struct doc_node *paper, *root = one_paper(t, &paper);
		struct doc_node *first, *keep, *in[5];
		struct layout *l;

		add_lines(t, paper, shift);
		first = add_para(t, paper, "introduces");
		first->keep_next = true;
		keep = add(t, paper, DOC_KEEP);
		for (int i = 0; i < 5; i++)
			in[i] = add_lines(t, keep, 2);
		l = flow(t, root);
		for (int i = 0; i < 5; i++)
			assert_int_equal(page_of(l, in[i]),
			    page_of(l, first));
	}
}

static void
breaks_a_keep_higher_than_a_page(void **state)
{
	struct test *t = *state;
	struct doc_node *paper, *root = one_paper(t, &paper), *keep;
	struct layout *l;

	add_para(t, paper, words);
	keep = add(t, paper, DOC_KEEP);
	for (int i = 0; i < 30; i++)
		add_lines(t, keep, 5);
	l = flow(t, root);
	assert_true(l->n >= 3);
	/* and it begins where it stands, not on a page of its own */
	assert_int_equal(page_of(l, keep->first), 0);
}

static void
never_leaves_a_signature_alone(void **state)
{
	struct test *t = *state;

	for (int shift = 20; shift < 50; shift++) {
		struct doc_node *paper, *root = one_paper(t, &paper);
		struct doc_node *p, *keep, *sign, *name;
		struct layout *l;
		int at;

		add_lines(t, paper, shift);
		p = add_lines(t, paper, 4);
		p->spaced = true;
		add(t, paper, DOC_SPACE)->count = 1000;
		keep = add(t, paper, DOC_KEEP);
		add_para(t, keep, "Dated:");
		sign = add(t, keep, DOC_SIGN);
		sign->label = "Signature of petitioner";
		name = add_para(t, keep, "Ana Nuñez");
		l = flow(t, root);
		at = page_of(l, sign);
		assert_int_equal(page_of(l, name), at);
		assert_int_equal(page_of(l, keep->first), at);
		assert_true(lines_on(l, (size_t)at, p) >= 2);
	}
}

static void
gives_room_to_sign(void **state)
{
	struct test *t = *state;
	struct doc_node *paper, *root = one_paper(t, &paper), *p, *sign;
	const struct layout_item *rule = NULL, *label, *above;
	struct layout *l;

	p = add_para(t, paper, "I declare.");
	sign = add(t, paper, DOC_SIGN);
	sign->label = "Signature";
	sign->width = 200000;
	l = flow(t, root);
	above = find_text(&l->pages[0], "I declare");
	label = find_text(&l->pages[0], "Signature");
	for (size_t k = 0; k < l->pages[0].n; k++)
		if (l->pages[0].items[k].kind == LAYOUT_RULE &&
		    l->pages[0].items[k].node == sign)
			rule = &l->pages[0].items[k];
	assert_non_null(rule);
	assert_ptr_equal(label->node, sign);
	assert_int_equal(label->size, 10000);
	assert_int_equal(rule->w, 200000);
	assert_true(above->y - rule->y >= 28000);
	assert_true(rule->y > label->y);
	assert_ptr_equal(above->block, p);
}

static void
frames_a_notice(void **state)
{
	struct test *t = *state;
	struct doc_node *paper, *root = one_paper(t, &paper), *n, *in;
	const struct layout_item *text;
	struct layout *l;
	int rules = 0;

	add_lines(t, paper, 3);
	n = add(t, paper, DOC_NOTICE);
	in = add(t, n, DOC_NOTICE);
	add_para(t, in, "careful");
	l = flow(t, root);
	text = find_text(&l->pages[0], "careful");
	for (size_t k = 0; k < l->pages[0].n; k++) {
		const struct layout_item *it = &l->pages[0].items[k];

		if (it->kind != LAYOUT_RULE || it->y < 72000)
			continue;
		assert_null(it->node);
		rules++;
		if (it->w > 0)		/* above or below the text */
			assert_true(it->y > text->y + 8000 ||
			    it->y < text->y - 2000);
	}
	assert_int_equal(rules, 8);
}

static void
carries_a_frame_over_pages(void **state)
{
	struct test *t = *state;
	struct doc_node *paper, *root = one_paper(t, &paper), *n;
	struct layout *l;

	n = add(t, paper, DOC_NOTICE);
	for (int i = 0; i < 60; i++)
		add_para(t, n, words);
	l = flow(t, root);
	assert_true(l->n >= 3);
	for (size_t i = 0; i < l->n; i++) {
		int rules = 0;

		for (size_t k = 0; k < l->pages[i].n; k++)
			rules += l->pages[i].items[k].kind == LAYOUT_RULE;
		assert_int_equal(rules, 5);	/* four and the footer's */
	}
}

static void
rules_lines_to_write_on(void **state)
{
	struct test *t = *state;
	struct doc_node *paper, *root = one_paper(t, &paper), *n;
	struct layout *l;
	int32_t y = 0;
	int rules = 0;

	n = add(t, paper, DOC_LINES);
	n->count = 40;
	l = flow(t, root);
	assert_int_equal(l->n, 2);
	for (size_t i = 0; i < l->n; i++) {
		y = 0;
		for (size_t k = 0; k < l->pages[i].n; k++) {
			const struct layout_item *it = &l->pages[i].items[k];

			if (it->node != n)
				continue;
			assert_int_equal(it->w, 468000);
			if (y != 0)
				assert_int_equal(y - it->y, 24000);
			y = it->y;
			rules++;
		}
	}
	assert_int_equal(rules, 40);
}

static void
drops_room_at_page_edges(void **state)
{
	struct test *t = *state;
	struct doc_node *paper, *root = one_paper(t, &paper);
	struct layout *l;

	add(t, paper, DOC_SPACE)->count = 3000;
	add_para(t, paper, "first");
	for (int i = 0; i < 47; i++)
		add(t, paper, DOC_SPACE)->count = 1000;
	add(t, paper, DOC_SPACE)->count = 2000000000;
	l = flow(t, root);
	assert_int_equal(l->n, 1);
	assert_int_equal(l->pages[0].items[0].y + 10500, 792000 - 72000);
}

static void
survives_empty_blocks(void **state)
{
	struct test *t = *state;
	struct doc_node *root = doc_root_new(t->arena), *paper;
	struct layout *l;

	l = flow(t, root);
	assert_int_equal(l->n, 0);
	paper = add_paper(t, root, "motion");
	for (int k = DOC_CAPTION; k <= DOC_SPACE; k++)
		add(t, paper, (enum doc_kind)k);
	paper = add_paper(t, root, "empty");
	paper->title = paper->short_title = NULL;
	l = flow(t, root);
	assert_int_equal(l->n, 2);
	assert_int_equal(l->pages[1].n, 1);	/* the number */
}

static void
survives_deep_nesting(void **state)
{
	static const enum doc_kind kinds[] = { DOC_KEEP, DOC_NOTICE,
	    DOC_CHECK, DOC_ITEM };
	struct test *t = *state;
	struct doc_node *paper, *root = one_paper(t, &paper), *n = paper;

	for (int i = 0; i < 200; i++) {
		n = add(t, n, kinds[i % 4]);
		n->label = "(a)";
		n->indent = true;
	}
	add_para(t, n, words)->label = "1.";
	flow(t, root);
}

static void
refuses_absurd_nesting(void **state)
{
	struct test *t = *state;
	struct layout_style st = layout_style_default();
	struct layout_fonts fonts = layout_mono(t->arena);
	struct doc_node *paper, *root = one_paper(t, &paper), *n = paper;

	for (int i = 0; i < 100000; i++)
		n = add(t, n, DOC_KEEP);
	add_para(t, n, words);
	assert_null(layout_flow(t->arena, t->diags, root, &st, &fonts));
	assert_diag(t->diags, DIAG_TOO_DEEP, 7, 3);
	assert_int_equal(diags_length(t->diags), 1);
}

static void
flows_twenty_thousand_words(void **state)
{
	struct test *t = *state;
	struct doc_node *paper, *root = one_paper(t, &paper);
	struct buf b = { 0 };
	struct layout *l;

	for (int i = 0; i < 20000; i++)
		buf_printf(&b, "word%d ", i);
	add_para(t, paper, b.data)->spaced = true;
	buf_free(&b);
	l = flow(t, root);
	assert_true(l->n > 50);
}

/* --- any tree --- */

static void
holds_its_promises_for_any_tree(void **state)
{
	struct test *t = *state;
	struct layout_style st = layout_style_default();

	st.first_top = 144000;
	for (unsigned run = 1; run <= 150; run++) {
		struct arena_mark mark = arena_mark(t->arena);
		struct doc_node *root = doc_root_new(t->arena), *paper;
		struct layout *l;

		seed = run;
		st.justify = run % 2;
		st.right = run % 3 ? 72000 : 72000 + (int32_t)chance(300000);
		paper = add_paper(t, root, "motion");
		for (unsigned i = chance(40); i > 0; i--)
			grow(t, paper, 0);
		l = flow_styled(t, root, &st);
		check_tally(t, root, l, run);
		arena_rewind(t->arena, mark);
	}
}

/* A step of a checklist: its title belongs to what is below it. */
static void
steps_are_farther_apart_than_their_parts(void **state)
{
	struct test *t = *state;
	struct doc_node *root = doc_root_new(t->arena), *paper, *step;
	const struct layout_page *page;
	int32_t end, title, body;

	paper = add_paper(t, root, "checklist");
	for (int i = 0; i < 2; i++) {
		step = add(t, add(t, paper, DOC_KEEP), DOC_CHECK);
		add_para(t, step, i == 0 ? "first" : "second");
		add_para(t, step, i == 0 ? "do one" : "do two");
	}
	page = &flow(t, root)->pages[0];
	end = find_text(page, "do one")->y;
	title = find_text(page, "second")->y;
	body = find_text(page, "do two")->y;
	assert_true(end - title > title - body + 3000);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(doubles_the_lines_of_a_spaced_paragraph),
		TEST(hangs_labels),
		TEST(puts_marks_of_nested_items_on_one_line),
		TEST(leaves_no_widows_or_orphans),
		TEST(holds_headings_to_what_follows),
		TEST(keeps_next_and_together),
		TEST(breaks_a_keep_higher_than_a_page),
		TEST(never_leaves_a_signature_alone),
		TEST(gives_room_to_sign),
		TEST(frames_a_notice),
		TEST(carries_a_frame_over_pages),
		TEST(rules_lines_to_write_on),
		TEST(drops_room_at_page_edges),
		TEST(survives_empty_blocks),
		TEST(survives_deep_nesting),
		TEST(refuses_absurd_nesting),
		TEST(flows_twenty_thousand_words),
		TEST(holds_its_promises_for_any_tree),
		TEST(steps_are_farther_apart_than_their_parts),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
