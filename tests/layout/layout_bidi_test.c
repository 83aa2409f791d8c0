/*
 * Text from right to left among English words: where each piece stands, and
 * that the pieces are still handed out in the order in which they are read.
 */
#include "layout_help.h"

struct piece {
	const char	*text;
	const char	*field;		/* NULL = ours */
};

/* A sheet with one paragraph of these pieces; the last has no text. */
static struct layout *
flow_pieces(struct test *t, const struct piece *p)
{
	struct doc_node *root = doc_root_new(t->arena);
	struct doc_node *paper = add_paper(t, root, "motion");
	struct doc_node *n = add(t, paper, DOC_PARA);

	for (; p->text != NULL; p++)
		doc_text(t->arena, n, p->text, 0, p->field, here);
	return flow(t, root);
}

static int
by_place(const void *a, const void *b)
{
	const struct layout_item *const *x = a, *const *y = b;

	return (*x)->x < (*y)->x ? -1 : (*x)->x > (*y)->x;
}

/* The pieces of the first line from its left edge on, "a|b|". */
static const char *
seen(struct test *t, const struct layout *l)
{
	const struct layout_item *items[64];
	const struct layout_page *p = &l->pages[0];
	struct buf b = { 0 };
	const char *out;
	size_t n = 0;

	for (size_t i = 0; i < p->n && n < 64; i++)
		if (p->items[i].node != NULL && p->items[i].y == p->items[0].y)
			items[n++] = &p->items[i];
	qsort(items, n, sizeof(*items), by_place);
	for (size_t i = 0; i < n; i++) {
		/* They stand side by side, none on another. */
		if (i > 0)
			assert_true(items[i]->x >= items[i - 1]->x +
			    items[i - 1]->w);
		buf_add(&b, items[i]->text, items[i]->len);
		buf_char(&b, '|');
	}
	out = buf_copy(&b, t->arena);
	buf_free(&b);
	return out;
}

static void
english_stays_as_it_is(void **state)
{
	static const struct piece text[] = { { "I, ", NULL },
		{ "Zoë Łuk", "name" }, { ", ask “so”.", NULL }, { 0 } };

	assert_string_equal(seen(*state, flow_pieces(*state, text)),
	    "I, |Zoë Łuk|, ask “so”.|");
}

static void
a_name_is_read_from_its_right(void **state)
{
	static const struct piece text[] = { { "I, ", NULL },
		{ "דנה כהן", "name" }, { ", ask.", NULL }, { 0 } };

	assert_string_equal(seen(*state, flow_pieces(*state, text)),
	    "I, |כהן| |דנה|, |ask.|");
}

/* Without isolation 25 would stand left of the name. */
static void
what_follows_a_name_stays_behind_it(void **state)
{
	static const struct piece number[] = { { "In ", NULL },
		{ "דנה", "name" }, { ", 25 (", NULL }, { "עלי", "other" },
		{ ") and", NULL }, { 0 } };
	static const struct piece names[] = { { "דנה", "name" },
		{ " ", NULL }, { "עלי", "other" }, { 0 } };

	assert_string_equal(seen(*state, flow_pieces(*state, number)),
	    "In |דנה|, |25 |(|עלי|) |and|");
	assert_string_equal(seen(*state, flow_pieces(*state, names)),
	    "דנה| |עלי|");
}

/* In an answer that is all Hebrew the number belongs to it. */
static void
inside_an_answer_numbers_go_with_it(void **state)
{
	static const struct piece text[] = { { "At ", NULL },
		{ "הרצל 25", "address" }, { ", WA", NULL }, { 0 } };

	assert_string_equal(seen(*state, flow_pieces(*state, text)),
	    "At |25| |הרצל|, |WA|");
}

static void
an_answer_is_read_as_most_of_it(void **state)
{
	static const struct piece text[] = {
		{ "محمد has moved away", "reason" }, { ".", NULL }, { 0 } };

	assert_string_equal(seen(*state, flow_pieces(*state, text)),
	    "محمد| |has| |moved| |away|.|");
}

/* Overrides, embeddings and isolates, open or closed, in a name. */
static void
a_name_cannot_turn_the_words_around_it(void **state)
{
	static const char *const evil[] = { "\u202EAna", "Ana\u202E",
		"\u202BAna\u202E", "\u2067Ana", "Ana\u2069\u2069\u202E",
		"\u2066Ana\u202C\u202E", "Ana\u200F", "\u200FAna" };

	for (size_t i = 0; i < sizeof(evil) / sizeof(evil[0]); i++) {
		/* A Hebrew word makes the paragraph one that is ordered. */
		const struct piece text[] = { { "Of ", NULL },
			{ evil[i], "name" }, { " and ", NULL },
			{ "דן", "other" }, { " 12 go", NULL }, { 0 } };
		struct layout *l = flow_pieces(*state, text);
		const char *line = seen(*state, l);

		assert_true(strncmp(line, "Of |", 4) == 0);
		assert_non_null(strstr(line, "Ana"));
		assert_non_null(strstr(line, "and |דן| |12 |go|"));
	}
}

static void
a_line_end_keeps_its_blank_outside(void **state)
{
	struct test *t = *state;
	struct buf b = { 0 };
	struct piece text[] = { { NULL, "reason" }, { 0 } };
	struct layout *l;

	for (int i = 0; i < 60; i++)
		buf_str(&b, "שלום עולם ");
	text[0].text = buf_copy(&b, t->arena);
	buf_free(&b);
	/* That nothing passes a margin is checked by flow. */
	l = flow_pieces(t, text);
	assert_true(lines_on(l, 0, l->pages[0].items[0].block) > 5);
	for (size_t k = 1; k < l->pages[0].n; k++) {
		const struct layout_item *a = &l->pages[0].items[k - 1];
		const struct layout_item *b2 = a + 1;

		if (b2->node == NULL || a->y == b2->y)
			continue;
		/* The last read of a line is its blank, at the right end. */
		assert_memory_equal(a->text, " ", 1);
		assert_true(a->x > a[-1].x);
	}
}

/* Each line of an address that is broken by hand is ordered by itself. */
static void
lines_by_hand_are_ordered_alone(void **state)
{
	struct test *t = *state;
	struct doc_node *root = doc_root_new(t->arena);
	struct doc_node *paper = add_paper(t, root, "motion");
	struct doc_node *n = add(t, paper, DOC_PARA);

	doc_text(t->arena, n, "רחוב 1", 0, "address", here);
	add(t, n, DOC_BREAK);
	doc_text(t->arena, n, "Seattle 2", 0, "address", here);
	assert_string_equal(seen(t, flow(t, root)), "1| |רחוב|");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(english_stays_as_it_is),
		TEST(a_name_is_read_from_its_right),
		TEST(what_follows_a_name_stays_behind_it),
		TEST(inside_an_answer_numbers_go_with_it),
		TEST(an_answer_is_read_as_most_of_it),
		TEST(a_name_cannot_turn_the_words_around_it),
		TEST(a_line_end_keeps_its_blank_outside),
		TEST(lines_by_hand_are_ordered_alone),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
