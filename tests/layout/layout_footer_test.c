#include "layout_help.h"

/* A motion of two pages or more with a case number. */
static struct doc_node *
motion(struct test *t, struct doc_node *root)
{
	struct doc_node *p = add_paper(t, root, "motion");

	p->case_number = "No. 25-2-04417-9";
	add_lines(t, p, 60);
	return p;
}

static const struct layout_item *
artifact(const struct layout_page *p, const char *text)
{
	const struct layout_item *it = find_text(p, text);

	if (it != NULL) {
		assert_null(it->node);
		assert_null(it->block);
	}
	return it;
}

static void
satisfies_every_court(void **state)
{
	struct test *t = *state;
	struct doc_node *root = doc_root_new(t->arena);
	const struct layout_item *number, *rule = NULL, *title, *label;
	const struct layout_page *page;
	struct layout *l;

	motion(t, root);
	l = flow(t, root);
	assert_int_equal(l->n, 2);
	page = &l->pages[1];
	number = artifact(page, "Page 2 of 2");
	title = artifact(page, "Motion");
	label = artifact(page, "No. 25-2-04417-9");
	for (size_t i = 0; i < page->n; i++)
		if (page->items[i].kind == LAYOUT_RULE)
			rule = &page->items[i];
	assert_int_equal(2 * number->x + number->w, 612000);
	assert_null(rule->node);
	assert_int_equal(rule->x, 72000);
	assert_int_equal(rule->w, 468000);
	assert_true(number->y > rule->y);
	assert_true(rule->y >= title->y + title->size);
	assert_int_equal(title->y, label->y);
	assert_int_equal(title->x, 72000);
	assert_int_equal(label->x + label->w, 540000);
	assert_true(title->size >= 10000);
	assert_true(number->y + number->size <= 72000);
}

static void
hides_the_number_of_page_one(void **state)
{
	struct test *t = *state;
	struct layout_style st = layout_style_default();
	struct doc_node *root = doc_root_new(t->arena);
	struct layout *l;

	motion(t, root);
	st.plain_first = true;
	l = flow_styled(t, root, &st);
	assert_null(find_text(&l->pages[0], "Page"));
	assert_non_null(find_text(&l->pages[0], "No. 25"));
	assert_non_null(find_text(&l->pages[1], "Page 2 of 2"));
	root->first->sheet = true;
	l = flow_styled(t, root, &st);
	assert_non_null(find_text(&l->pages[0], "Page 1 of 2"));
}

static void
is_plain_on_a_sheet(void **state)
{
	struct test *t = *state;
	struct doc_node *root = doc_root_new(t->arena);
	const struct layout_item *number;
	struct layout *l;

	motion(t, root)->sheet = true;
	l = flow(t, root);
	number = artifact(&l->pages[1], "Page 2 of 2");
	assert_int_equal(number->x + number->w, 540000);
	assert_int_equal(number->y, artifact(&l->pages[1], "Motion")->y);
	assert_null(find_text(&l->pages[1], "No. 25"));
}

static void
raises_the_text_over_a_low_margin(void **state)
{
	struct test *t = *state;
	struct layout_style st = layout_style_default();
	struct doc_node *root = doc_root_new(t->arena);
	struct layout *l;

	motion(t, root);
	st.bottom = 36000;
	l = flow_styled(t, root, &st);
	for (size_t i = 0; i < l->n; i++) {
		const struct layout_page *p = &l->pages[i];
		int32_t top = find_text(p, "Page")->y + 8000;

		assert_true(find_text(p, "Motion")->y >= 29000);
		for (size_t k = 0; k < p->n; k++)
			if (p->items[k].node != NULL)
				assert_true(p->items[k].y - 3000 >= top);
	}
}

/* Title and case number each in their own column, however long they are. */
static void
wraps_what_is_long(void **state)
{
	static const int cases[] = { 1, 5, 40 };
	struct test *t = *state;

	for (int i = 0; i < 3; i++) {
		struct doc_node *root = doc_root_new(t->arena);
		struct doc_node *p = motion(t, root);
		int32_t right = 0, left = INT32_MAX;
		struct buf title = { 0 }, number = { 0 };
		struct layout *l;

		for (int k = 0; k < 40; k++)
			buf_str(&title, "TITLE ");
		for (int k = 0; k < cases[i]; k++)
			buf_str(&number, "25-2-04417-9 ");
		p->short_title = buf_copy(&title, t->arena);
		p->case_number = buf_copy(&number, t->arena);
		buf_free(&title);
		buf_free(&number);
		l = flow(t, root);
		for (size_t k = 0; k < l->pages[0].n; k++) {
			const struct layout_item *it = &l->pages[0].items[k];

			if (it->node != NULL || it->len == 0)
				continue;
			assert_true(it->y >= 29000);
			if (it->text[0] == 'T' && it->x + it->w > right)
				right = it->x + it->w;
			if (it->text[0] == '2' && it->x < left)
				left = it->x;
		}
		assert_true(right > 72000);
		assert_true(left < 540000 - 50000);
		assert_true(left - right >= 12000);
	}
}

static void
does_without_a_title(void **state)
{
	struct test *t = *state;
	struct doc_node *root = doc_root_new(t->arena), *p;
	struct layout *l;

	p = motion(t, root);
	p->title = p->short_title = p->case_number = NULL;
	l = flow(t, root);
	assert_memory_equal(l->pages[1].items[l->pages[1].n - 1].text, "Page 2",
	    6);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(satisfies_every_court),
		TEST(hides_the_number_of_page_one),
		TEST(is_plain_on_a_sheet),
		TEST(raises_the_text_over_a_low_margin),
		TEST(wraps_what_is_long),
		TEST(does_without_a_title),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
