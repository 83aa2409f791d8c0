#include "test.h"

#include "doc/doc.h"

static const struct pos here = { "forms/test.xml", 7, 3 };

/* The kinds under a node in reading order, one letter each. */
static void
order(const struct doc_node *top, const char *expected)
{
	struct buf b = { 0 };

	for (const struct doc_node *n = top; n != NULL; n = doc_walk(top, n))
		buf_char(&b, doc_kind_name(n->kind)[0]);
	assert_string_equal(b.data, expected);
	buf_free(&b);
}

static void
adds_and_walks(void **state)
{
	struct test *t = *state;
	struct doc_node *root = doc_root_new(t->arena), *paper, *list, *item;

	paper = doc_add(t->arena, root, DOC_PAPER, here);
	list = doc_add(t->arena, paper, DOC_LIST, here);
	item = doc_add(t->arena, list, DOC_ITEM, here);
	doc_text(t->arena, item, "words", DOC_BOLD, "reason.why", here);
	doc_add(t->arena, list, DOC_ITEM, here);
	doc_add(t->arena, paper, DOC_KEEP, here);
	order(root, "rplitik");
	order(list, "liti");
	order(item->first, "t");
	assert_ptr_equal(item->first->parent, item);
	assert_int_equal(item->first->style, DOC_BOLD);
	assert_string_equal(item->first->field, "reason.why");
	assert_int_equal(item->first->origin.line, 7);
	assert_ptr_equal(paper->last->parent, paper);
	assert_null(doc_walk(item->first, item->first));
}

static void
copies_the_text_but_not_nothing(void **state)
{
	struct test *t = *state;
	struct doc_node *p = doc_add(t->arena, NULL, DOC_PARA, here), *n;
	char text[] = "abc";

	n = doc_text(t->arena, p, text, 0, NULL, here);
	text[0] = 'x';
	assert_string_equal(n->text, "abc");
	assert_null(doc_text(t->arena, p, "", 0, NULL, here));
	assert_null(doc_text(t->arena, p, NULL, 0, NULL, here));
	assert_ptr_equal(p->last, n);
}

static void
moves_from_any_place(void **state)
{
	struct test *t = *state;

	for (int which = 0; which < 3; which++) {
		struct doc_node *a = doc_root_new(t->arena), *n[3];
		struct doc_node *b = doc_root_new(t->arena);
		int left = 0;

		for (int i = 0; i < 3; i++)
			n[i] = doc_add(t->arena, a, DOC_PAPER, here);
		doc_move(n[which], b);
		assert_ptr_equal(b->first, n[which]);
		assert_ptr_equal(b->last, n[which]);
		assert_null(n[which]->next);
		assert_ptr_equal(n[which]->parent, b);
		for (const struct doc_node *k = a->first; k; k = k->next) {
			assert_ptr_not_equal(k, n[which]);
			left++;
		}
		assert_int_equal(left, 2);
		doc_add(t->arena, a, DOC_KEEP, here);	/* last still right */
		order(a, "rppk");
		doc_move(n[which], b);		/* to where it is */
		order(b, "rp");
	}
}

static void
copies_a_subtree(void **state)
{
	struct test *t = *state;
	struct doc_node *a = doc_root_new(t->arena), *paper, *n, *copy;
	struct doc_node *b = doc_root_new(t->arena);
	struct buf one = { 0 }, two = { 0 };

	paper = doc_add(t->arena, a, DOC_PAPER, here);
	paper->id = "motion";
	n = doc_add(t->arena, paper, DOC_PARA, here);
	n->label = "1.";
	doc_text(t->arena, n, "one", DOC_ITALIC, NULL, here);
	doc_text(t->arena, n, "two", 0, NULL, here);
	n = doc_add(t->arena, paper, DOC_KEEP, here);
	doc_add(t->arena, n, DOC_SIGN, here);
	doc_add(t->arena, a, DOC_PAPER, here);	/* not part of it */
	copy = doc_copy(t->arena, b, paper);
	assert_ptr_equal(copy->parent, b);
	assert_ptr_not_equal(copy->first, paper->first);
	assert_ptr_equal(copy->first->first->parent, copy->first);
	assert_null(copy->next);
	doc_dump(paper, &one);
	doc_dump(copy, &two);
	assert_string_equal(one.data, two.data);
	copy = doc_copy(t->arena, b, paper->first->first);
	assert_string_equal(copy->text, "one");
	assert_null(copy->next);
	buf_free(&one);
	buf_free(&two);
}

static void
gives_plain_text(void **state)
{
	struct test *t = *state;
	struct doc_node *root = doc_root_new(t->arena), *n, *p;

	assert_string_equal(doc_plain(t->arena, root), "");
	n = doc_add(t->arena, root, DOC_PAPER, here);
	p = doc_add(t->arena, n, DOC_PARA, here);
	p->label = "1.";
	doc_text(t->arena, p, "first ", 0, NULL, here);
	doc_text(t->arena, p, "bold", DOC_BOLD, NULL, here);
	doc_add(t->arena, p, DOC_BREAK, here);
	doc_text(t->arena, p, "second", 0, NULL, here);
	doc_add(t->arena, p, DOC_BLANK, here)->label = "not printed";
	n = doc_add(t->arena, doc_add(t->arena, n, DOC_LIST, here), DOC_ITEM,
	    here);
	n->label = "(a)";
	p = doc_add(t->arena, n, DOC_PARA, here);
	doc_text(t->arena, p, "item", 0, NULL, here);
	doc_add(t->arena, n, DOC_SIGN, here)->label = "Signature";
	assert_string_equal(doc_plain(t->arena, root),
	    "1. first bold\nsecond\n(a) item\nSignature");
	assert_string_equal(doc_plain(t->arena, p), "item");
}

static void
tells_inlines_from_blocks(void **state)
{
	(void)state;
	assert_false(doc_inline(DOC_SPACE));
	assert_true(doc_inline(DOC_TEXT));
	assert_true(doc_inline(DOC_BOX));
	for (int k = DOC_ROOT; k <= DOC_BOX; k++)
		assert_non_null(doc_kind_name((enum doc_kind)k));
	assert_string_equal(doc_kind_name(DOC_CAPTION_LEFT), "caption-left");
}

static void
survives_depth(void **state)
{
	struct test *t = *state;
	struct doc_node *root = doc_root_new(t->arena), *n = root;
	struct doc_node *other = doc_root_new(t->arena);
	size_t count = 0;

	for (int i = 0; i < 200000; i++)
		n = doc_add(t->arena, n, DOC_KEEP, here);
	doc_text(t->arena, n, "bottom", 0, NULL, here);
	doc_copy(t->arena, other, root);
	for (const struct doc_node *k = other; k; k = doc_walk(other, k))
		count++;
	assert_int_equal(count, 200003);
	assert_string_equal(doc_plain(t->arena, other), "bottom");
}

/* The nearest words before it, in its block or one around it; cut at a word. */
static void
prompts(void **state)
{
	struct test *t = *state;
	struct arena *a = t->arena;
	struct doc_node *root = doc_root_new(a), *paper, *keep, *n;
	const char *said;

	paper = doc_add(a, root, DOC_PAPER, (struct pos){ 0 });
	n = doc_add(a, paper, DOC_LINES, (struct pos){ 0 });
	assert_null(doc_prompt(a, n));
	n = doc_add(a, paper, DOC_PARA, (struct pos){ 0 });
	doc_text(a, n, "The court finds: ", 0, NULL, (struct pos){ 0 });
	doc_add(a, paper, DOC_SPACE, (struct pos){ 0 });
	doc_add(a, paper, DOC_SIGN, (struct pos){ 0 })->label = "Judge";
	keep = doc_add(a, paper, DOC_KEEP, (struct pos){ 0 });
	n = doc_add(a, keep, DOC_LINES, (struct pos){ 0 });
	assert_string_equal(doc_prompt(a, n), "The court finds");
	n = doc_add(a, keep, DOC_LINES, (struct pos){ 0 });
	assert_string_equal(doc_prompt(a, n), "The court finds");
	doc_text(a, doc_add(a, keep, DOC_PARA, (struct pos){ 0 }),
	    "one two three four five six seven eight nine ten one two three "
	    "four five six seven eight nine ten one two three four five six "
	    "seven eight", 0, NULL, (struct pos){ 0 });
	n = doc_add(a, keep, DOC_LINES, (struct pos){ 0 });
	said = doc_prompt(a, n);
	assert_true(strlen(said) <= 123);
	assert_string_equal(said + strlen(said) - 8, " four\u2026");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(adds_and_walks),
		TEST(copies_the_text_but_not_nothing),
		TEST(moves_from_any_place),
		TEST(copies_a_subtree),
		TEST(gives_plain_text),
		TEST(tells_inlines_from_blocks),
		TEST(survives_depth),
		TEST(prompts),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
