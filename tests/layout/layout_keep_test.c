/*
 * What stays together, tried at every height of the page: a paper with all
 * kinds of blocks is pushed down line by line over two pages, and each time
 * every promise is checked.
 */
#include "layout_help.h"

#define PARAS	3
#define ITEMS	5
#define ROWS	6

struct sample {
	struct doc_node *root, *paper;
	struct doc_node *caption, *title;
	struct doc_node *heading, *under;
	struct doc_node *second, *one, *two;
	struct doc_node *paras[PARAS];
	struct doc_node *intro, *items[ITEMS];
	struct doc_node *before, *head, *rows[ROWS];
	struct doc_node *checks[ITEMS];
	struct doc_node *body, *sign, *name;
};

static struct doc_node *
say(struct test *t, struct doc_node *n, const char *text)
{
	doc_text(t->arena, n, text, 0, NULL, here);
	return n;
}

static void
add_caption(struct test *t, struct sample *s)
{
	struct doc_node *c = add(t, s->paper, DOC_CAPTION);

	add_para(t, add(t, c, DOC_CAPTION_COURT), "In the Court");
	s->caption = add_para(t, add(t, c, DOC_CAPTION_LEFT), "PARTY,");
	add_para(t, add(t, c, DOC_CAPTION_RIGHT), "No. 1");
	s->title = say(t, add(t, s->paper, DOC_TITLE), "Motion");
}

static void
add_list(struct test *t, struct sample *s)
{
	struct doc_node *list;

	s->intro = add_para(t, s->paper, "The Court should order this:");
	list = add(t, s->paper, DOC_LIST);
	for (int i = 0; i < ITEMS; i++) {
		struct doc_node *item = add(t, list, DOC_ITEM);

		item->label = "a.";
		s->items[i] = add_para(t, item, i % 2 ? "short" : words);
	}
}

static void
add_table(struct test *t, struct sample *s)
{
	struct doc_node *table, *row;

	s->before = add_para(t, s->paper, "These papers are attached:");
	table = add(t, s->paper, DOC_TABLE);
	table->rules = true;
	row = add(t, table, DOC_ROW);
	row->header = true;
	s->head = add_para(t, add(t, row, DOC_CELL), "HEAD");
	for (int i = 0; i < ROWS; i++) {
		row = add(t, table, DOC_ROW);
		s->rows[i] = add_lines(t, add(t, row, DOC_CELL), 1 + i % 3);
	}
}

static void
add_signature(struct test *t, struct sample *s)
{
	struct doc_node *keep;

	s->body = add_lines(t, s->paper, 3);
	s->body->spaced = true;
	keep = add(t, s->paper, DOC_KEEP);
	add_para(t, keep, "Dated:");
	s->sign = add(t, keep, DOC_SIGN);
	s->sign->label = "Signature";
	s->name = add_para(t, keep, "Ana Nuñez");
}

static void
make(struct test *t, struct sample *s, int lines, bool caption_first)
{
	s->root = doc_root_new(t->arena);
	s->paper = add_paper(t, s->root, "motion");
	if (caption_first)
		add_caption(t, s);
	add_lines(t, s->paper, lines);
	if (!caption_first)
		add_caption(t, s);
	s->heading = say(t, add(t, s->paper, DOC_HEADING), "Grounds");
	s->under = add_lines(t, s->paper, 5);
	for (int i = 0; i < PARAS; i++) {
		s->paras[i] = add_lines(t, s->paper, 2 + i);
		s->paras[i]->spaced = i % 2 == 0;
	}
	s->second = say(t, add(t, s->paper, DOC_HEADING), "Relief");
	s->one = add_para(t, s->paper, "one line");
	s->two = add_para(t, s->paper, "and another");
	add_list(t, s);
	add_table(t, s);
	for (int i = 0; i < ITEMS; i++)
		s->checks[i] = say(t, add(t, s->paper, DOC_CHECK), "tick");
	add_signature(t, s);
}

static int
count(const struct layout *l, const struct doc_node *block)
{
	int n = 0;

	for (size_t i = 0; i < l->n; i++)
		n += lines_on(l, i, block);
	return n;
}

/* Neither its first nor its last line is alone on a page. */
static void
no_line_alone(const struct layout *l, const struct doc_node *block)
{
	if (count(l, block) > 1)
		for (size_t i = 0; i < l->n; i++)
			assert_int_not_equal(lines_on(l, i, block), 1);
}

/* A page whose first item of the block's is the paper's own, repeated. */
static bool
has_text(const struct layout_page *p, const char *text)
{
	return find_text(p, text) != NULL;
}

static void
check_table(const struct layout *l, const struct sample *s)
{
	int first = page_of(l, s->rows[0]);

	assert_int_equal(page_of(l, s->before), first);
	assert_int_equal(page_of(l, s->head), first);
	assert_int_equal(page_of(l, s->rows[1]), first);
	assert_int_equal(page_of(l, s->rows[ROWS - 2]),
	    page_of(l, s->rows[ROWS - 1]));
	for (int i = 0; i < ROWS; i++) {
		int page = page_of(l, s->rows[i]);

		assert_int_equal(lines_on(l, (size_t)page, s->rows[i]),
		    count(l, s->rows[i]));
		assert_true(has_text(&l->pages[page], "HEAD"));
	}
}

static void
check_signature(const struct layout *l, const struct sample *s)
{
	int page = page_of(l, s->sign);

	assert_int_equal(page_of(l, s->sign->parent->first), page);
	assert_int_equal(page_of(l, s->name), page);
	assert_true(lines_on(l, (size_t)page, s->body) >= 2);
}

/* Keeping things together does not leave pages half empty. */
static void
check_fill(const struct layout *l, int32_t bottom)
{
	for (size_t i = 0; i + 1 < l->n; i++) {
		int32_t low = INT32_MAX;

		for (size_t k = 0; k < l->pages[i].n; k++) {
			const struct layout_item *it = &l->pages[i].items[k];

			if (it->node != NULL && it->y < low)
				low = it->y;
		}
		assert_true(low < bottom + 220000);
	}
}

static void
check(const struct layout *l, const struct sample *s, int32_t bottom)
{
	int at = page_of(l, s->heading);

	assert_int_equal(page_of(l, s->caption), page_of(l, s->title));
	assert_int_equal(page_of(l, s->under), at);
	assert_true(lines_on(l, (size_t)at, s->under) >= 2);
	assert_int_equal(page_of(l, s->second), page_of(l, s->one));
	assert_int_equal(page_of(l, s->second), page_of(l, s->two));
	no_line_alone(l, s->under);
	for (int i = 0; i < PARAS; i++)
		no_line_alone(l, s->paras[i]);
	no_line_alone(l, s->body);
	assert_int_equal(page_of(l, s->intro), page_of(l, s->items[0]));
	assert_int_equal(page_of(l, s->items[0]), page_of(l, s->items[1]));
	assert_int_equal(page_of(l, s->items[ITEMS - 2]),
	    page_of(l, s->items[ITEMS - 1]));
	for (int i = 0; i < ITEMS; i++)
		no_line_alone(l, s->items[i]);
	assert_int_equal(page_of(l, s->checks[0]), page_of(l, s->checks[1]));
	assert_int_equal(page_of(l, s->checks[ITEMS - 2]),
	    page_of(l, s->checks[ITEMS - 1]));
	check_table(l, s);
	check_signature(l, s);
	check_fill(l, bottom);
}

static void
keeps_together_at_every_height(void **state)
{
	struct test *t = *state;

	for (int lines = 2; lines < 120; lines++)
		for (int first = 0; first < 2; first++) {
			struct arena_mark mark = arena_mark(t->arena);
			struct sample s;
			struct layout *l;

			make(t, &s, lines, first);
			l = flow(t, s.root);
			check(l, &s, 72000);
			arena_rewind(t->arena, mark);
		}
}

/* The same with less room, large type, and even edges. */
static void
keeps_together_in_other_styles(void **state)
{
	struct test *t = *state;

	for (int lines = 2; lines < 90; lines++) {
		struct arena_mark mark = arena_mark(t->arena);
		struct layout_style st = layout_style_default();
		struct sample s;

		st.justify = lines % 2;
		st.bottom += (lines % 5) * 20000;
		st.first_top += (lines % 3) * 72000;
		make(t, &s, lines, true);
		check(flow_styled(t, s.root, &st), &s, st.bottom);
		arena_rewind(t->arena, mark);
	}
}

/* A list of long items may part anywhere between them. */
static void
lets_long_items_part(void **state)
{
	struct test *t = *state;
	bool parted = false;

	for (int lines = 2; lines < 60; lines++) {
		struct doc_node *root = doc_root_new(t->arena), *list, *a, *b;
		struct doc_node *paper = add_paper(t, root, "motion");
		struct layout *l;

		add_lines(t, paper, lines);
		list = add(t, paper, DOC_LIST);
		a = add_lines(t, add(t, list, DOC_ITEM), 6);
		b = add_lines(t, add(t, list, DOC_ITEM), 6);
		add_lines(t, add(t, list, DOC_ITEM), 6);
		l = flow(t, root);
		parted |= page_of(l, a) != page_of(l, b) &&
		    lines_on(l, (size_t)page_of(l, a), a) == 6;
	}
	assert_true(parted);
}

/* Two short ones are not parted; two of which one is long may be. */
static void
keeps_a_pair_of_short_items(void **state)
{
	struct test *t = *state;
	bool parted = false;

	for (int lines = 2; lines < 60; lines++)
		for (int longer = 0; longer < 2; longer++) {
			struct doc_node *root = doc_root_new(t->arena), *list;
			struct doc_node *paper = add_paper(t, root, "motion");
			struct doc_node *a, *b;
			struct layout *l;

			add_lines(t, paper, lines);
			list = add(t, paper, DOC_LIST);
			a = add_lines(t, add(t, list, DOC_ITEM), 2);
			b = add_lines(t, add(t, list, DOC_ITEM),
			    longer ? 6 : 2);
			l = flow(t, root);
			if (page_of(l, a) == page_of(l, b))
				continue;
			assert_true(longer);
			parted = true;
		}
	assert_true(parted);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(keeps_together_at_every_height),
		TEST(keeps_together_in_other_styles),
		TEST(lets_long_items_part),
		TEST(keeps_a_pair_of_short_items),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
