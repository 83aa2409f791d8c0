#include "test.h"

#include "answers/answers.h"
#include "base/limits.h"

static const struct pos here = { "a.xml", 2, 3 }, there = { "a.xml", 4, 5 };

static void
sets_and_finds(void **state)
{
	struct test *t = *state;
	struct answers *as = answers_new(t->arena, "a.xml");
	struct answers_list *list;
	struct answers_item *item;

	assert_string_equal(answers_file(as), "a.xml");
	assert_true(answers_set(as, t->diags, "order.issued", "2025-03-14",
	    here, there));
	assert_true(answers_set(as, t->diags, "order.title", NULL, here, here));
	assert_true(answers_set(as, t->diags, "order.court", " \n\t", here,
	    here));
	assert_string_equal(answers_find(as, "order.issued")->text,
	    "2025-03-14");
	assert_int_equal(answers_find(as, "order.issued")->pos.line, 4);
	assert_non_null(answers_find(as, "order.title"));
	assert_null(answers_find(as, "order.title")->text);
	assert_null(answers_find(as, "order.court")->text);
	assert_null(answers_find(as, "order"));
	list = answers_list_new(as, t->diags, "terms", here);
	for (int i = 0; i < 9; i++) {
		item = answers_item_new(as, list, there);
		for (int k = 0; k < 9; k++)
			assert_true(answers_member_set(as, t->diags, item,
			    arena_printf(t->arena, "m%d", k),
			    arena_printf(t->arena, "%d.%d", i, k), here, there));
	}
	assert_int_equal(answers_list_find(as, "terms")->n, 9);
	assert_string_equal(answers_member(list->items[8], "m7")->text, "8.7");
	assert_string_equal(answers_member(list->items[0], "m0")->text, "0.0");
	assert_null(answers_member(list->items[0], "m9"));
	assert_string_equal(answers_at(as, 1)->name, "order.title");
	assert_null(answers_at(as, 3));
	assert_string_equal(answers_list_at(as, 0)->name, "terms");
	assert_null(answers_list_at(as, 1));
	assert_no_errors(t->diags);
}

static void
texts_are_cleaned(void **state)
{
	struct test *t = *state;
	struct answers *as = answers_new(t->arena, "a");

	assert_true(answers_set(as, t->diags, "a", " \r\n one\r\ntwo\rthree\t ",
	    here, here));
	assert_string_equal(answers_find(as, "a")->text, "one\ntwo\nthree");
	/* e and a combining acute become one character */
	assert_true(answers_set(as, t->diags, "b", "Jose\xCC\x81", here, here));
	assert_string_equal(answers_find(as, "b")->text, "José");
}

static void
a_name_is_set_once(void **state)
{
	struct test *t = *state;
	struct answers *as = answers_new(t->arena, "a");
	struct answers_list *list;
	struct answers_item *item;

	assert_true(answers_set(as, t->diags, "a", "1", here, here));
	assert_false(answers_set(as, t->diags, "a", "2", there, there));
	assert_diag(t->diags, DIAG_DUPLICATE, 4, 5);
	assert_string_equal(diags_at(t->diags, 0)->hint,
	    "keep one; the first is at line 2, column 3");
	assert_string_equal(answers_find(as, "a")->text, "1");
	assert_null(answers_list_new(as, t->diags, "a",
	    (struct pos){ "a.xml", 5, 1 }));
	assert_diag(t->diags, DIAG_DUPLICATE, 5, 1);
	list = answers_list_new(as, t->diags, "l", here);
	assert_null(answers_list_new(as, t->diags, "l",
	    (struct pos){ "a.xml", 6, 1 }));
	assert_diag(t->diags, DIAG_DUPLICATE, 6, 1);
	assert_false(answers_set(as, t->diags, "l", "x",
	    (struct pos){ "a.xml", 7, 1 }, there));
	assert_diag(t->diags, DIAG_DUPLICATE, 7, 1);
	item = answers_item_new(as, list, here);
	assert_true(answers_member_set(as, t->diags, item, "m", "1", here,
	    here));
	assert_false(answers_member_set(as, t->diags, item, "m", "1",
	    (struct pos){ "a.xml", 8, 1 }, here));
	assert_diag(t->diags, DIAG_DUPLICATE, 8, 1);
}

static void
strange_characters_are_refused(void **state)
{
	static const struct {
		const char	*text, *message;
	} cases[] = {
		{ "a\x01", "control character U+0001 in the answer 'order.x'" },
		{ "a\x7F", "control character U+007F in the answer 'order.x'" },
		{ "\xC2\x85", "control character U+0085 in the answer "
		    "'order.x'" },
		{ "a\xE2\x80\xAE", "control character U+202E in the answer "
		    "'order.x'" },
		{ "\xEF\xBF\xBF", "control character U+FFFF in the answer "
		    "'order.x'" },
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct test *t = *state;
		struct diags *d = diags_new(t->arena);
		struct answers *as = answers_new(t->arena, "a");

		assert_false(answers_set(as, d, "order.x", cases[i].text, here,
		    there));
		assert_diag(d, DIAG_CONTROL_CHARACTER, 4, 5);
		assert_string_equal(diags_at(d, 0)->message, cases[i].message);
		assert_null(answers_find(as, "order.x"));
	}
}

static void
names_must_be_names(void **state)
{
	static const char *const bad[] = { "", ".", "a.", ".a", "a..b", "a b",
	    "a/b", "a\"", "a.b.c.d.e.f.g.h.i.j.k.l.m.n.o.p.q" };
	static const char *const good[] = { "a", "a.b", "Order.X", "ñ",
	    "a.b.c.d.e.f.g.h.i.j.k.l.m.n.o.p" };
	struct test *t = *state;
	struct answers *as = answers_new(t->arena, "a");
	char *name = arena_alloc(t->arena, 100001);

	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		struct diags *d = diags_new(t->arena);

		assert_false(answers_set(as, d, bad[i], "x", here, there));
		assert_diag(d, DIAG_BAD_VALUE, 2, 3);
	}
	for (size_t i = 0; i < sizeof(good) / sizeof(good[0]); i++)
		assert_true(answers_set(as, t->diags, good[i], "x", here,
		    there));
	memset(name, 'n', 100000);
	assert_false(answers_set(as, t->diags, name, "x", here, there));
	assert_true(strlen(diags_at(t->diags, 0)->message) < 80);
	assert_false(answers_set(as, t->diags, "a\x1B[2J", "x", there, here));
	assert_diag(t->diags, DIAG_CONTROL_CHARACTER, 4, 5);
}

static void
limits_hold(void **state)
{
	struct test *t = *state;
	struct answers *as = answers_new(t->arena, "a");
	struct answers_list *list = answers_list_new(as, t->diags, "l", here);
	struct answers_item *item = answers_item_new(as, list, here);
	struct diags *d = diags_new(t->arena);
	char *text = arena_alloc(t->arena, LIMIT_ANSWER_BYTES + 2);
	int i = 0;

	memset(text, 'x', LIMIT_ANSWER_BYTES);
	assert_true(answers_set(as, d, "long", text, here, here));
	text[LIMIT_ANSWER_BYTES] = 'x';
	assert_false(answers_set(as, d, "longer", text, here, here));
	assert_diag(d, DIAG_TOO_LARGE, 2, 3);
	while (answers_member_set(as, t->diags, item, arena_printf(t->arena,
	    "m%d", i), "x", here, here))
		i++;
	assert_int_equal(i, 200);
	assert_diag(t->diags, DIAG_TOO_MANY, 2, 3);
	d = diags_new(t->arena);
	while (answers_set(as, d, arena_printf(t->arena, "n%d", i), "x", here,
	    here))
		i++;
	/* the list, the two texts and the refused member counted too */
	assert_int_equal(i, LIMIT_ANSWERS - 4);
	assert_false(answers_set(as, d, "more", "x", here, here));
	assert_int_equal(diags_length(d), 1);
}

/* Half a million accents on one letter: refused, and at once. */
static void
accents_cannot_pile_up(void **state)
{
	struct test *t = *state;
	struct answers *as = answers_new(t->arena, "a");
	struct buf b = { 0 };

	buf_char(&b, 'a');
	for (int i = 0; i < 250000; i++)
		buf_str(&b, i % 2 ? "\xCC\x81" : "\xCC\xA3");
	assert_false(answers_set(as, t->diags, "a", b.data, here, there));
	assert_diag(t->diags, DIAG_TOO_MANY, 4, 5);
	buf_free(&b);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(sets_and_finds),
		TEST(texts_are_cleaned),
		TEST(a_name_is_set_once),
		TEST(strange_characters_are_refused),
		TEST(names_must_be_names),
		TEST(limits_hold),
		TEST(accents_cannot_pile_up),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
