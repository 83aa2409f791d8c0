#include "test.h"

#include "answers/answers.h"
#include "base/limits.h"

static struct answers *
read_str(struct test *t, const char *s)
{
	return answers_read_json(t->arena, t->diags, "a.json", s, strlen(s));
}

static void
reads_values_and_lists(void **state)
{
	struct test *t = *state;
	struct answers *as = read_str(t,
	    "{ \"filing\": \"terminate\",\n"
	    "  \"order\": { \"issued\": \"2025-03-14\", \"served\": true,\n"
	    "    \"no-expiry\": false, \"deep\": { \"er\": 12.50 } },\n"
	    "  \"order.court\": \" x \",\n"
	    "  \"blank\": null, \"empty\": \"\", \"nothing\": {},\n"
	    "  \"terms\": [ { \"current\": \"a\", \"who\": { \"name\": \"b\" } },\n"
	    "    {} ],\n"
	    "  \"a\": { \"list\": [] } }");
	const struct answers_list *list;

	assert_no_errors(t->diags);
	assert_string_equal(answers_find(as, "filing")->text, "terminate");
	assert_string_equal(answers_find(as, "order.issued")->text,
	    "2025-03-14");
	assert_int_equal(answers_find(as, "order.issued")->pos.column, 24);
	assert_int_equal(answers_find(as, "order.issued")->name_pos.column, 14);
	assert_string_equal(answers_find(as, "order.served")->text, "yes");
	assert_string_equal(answers_find(as, "order.no-expiry")->text, "no");
	assert_string_equal(answers_find(as, "order.deep.er")->text, "12.50");
	assert_string_equal(answers_find(as, "order.court")->text, "x");
	assert_null(answers_find(as, "blank")->text);
	assert_null(answers_find(as, "empty")->text);
	assert_null(answers_find(as, "nothing"));
	list = answers_list_find(as, "terms");
	assert_int_equal(list->n, 2);
	assert_string_equal(answers_member(list->items[0], "who.name")->text,
	    "b");
	assert_int_equal(list->items[1]->pos.line, 7);
	assert_int_equal(answers_list_find(as, "a.list")->n, 0);
}

static void
faults_have_code_and_place(void **state)
{
	static const struct {
		const char	*text;
		enum diag_code	 code;
		unsigned	 column;
	} cases[] = {
		{ "[]", DIAG_UNKNOWN_CARRIER, 1 },
		{ "{\"a\":[1]}", DIAG_WRONG_TYPE, 7 },
		{ "{\"a\":[{},\"x\"]}", DIAG_WRONG_TYPE, 10 },
		{ "{\"a\":[null]}", DIAG_WRONG_TYPE, 7 },
		{ "{\"a\":[[]]}", DIAG_WRONG_TYPE, 7 },
		{ "{\"a\":[{\"b\":[]}]}", DIAG_WRONG_TYPE, 12 },
		{ "{\"a\":{\"b\":1},\"a.b\":2}", DIAG_DUPLICATE, 14 },
		{ "{\"a\":1,\"a\":2}", DIAG_DUPLICATE, 8 },
		{ "{\"\":1}", DIAG_BAD_VALUE, 2 },
		{ "{\"a\":{\"\":1}}", DIAG_BAD_VALUE, 7 },
		{ "{\"a\":\"\\u0007\"}", DIAG_CONTROL_CHARACTER, 6 },
		{ "{\"a\":1", DIAG_JSON_SYNTAX, 7 },
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct test *t = *state;
		struct diags *d = diags_new(t->arena);

		assert_null(answers_read_json(t->arena, d, "a.json",
		    cases[i].text, strlen(cases[i].text)));
		assert_diag(d, cases[i].code, 1, cases[i].column);
	}
}

static void
items_and_names_are_limited(void **state)
{
	struct test *t = *state;
	struct buf b = { 0 };

	buf_str(&b, "{\"l\":[{}");
	for (int i = 0; i < LIMIT_ITEMS; i++)
		buf_str(&b, ",{}");
	buf_str(&b, "]}");
	assert_null(read_str(t, b.data));
	assert_diag(t->diags, DIAG_TOO_MANY, 1, 6);
	buf_clear(&b);
	/* Sixty nested names of 60,000 bytes, joined, would be 100 MB. */
	for (int i = 0; i < 60; i++) {
		buf_str(&b, "{\"");
		for (int k = 0; k < 60000; k++)
			buf_char(&b, 'n');
		buf_str(&b, "\":");
	}
	buf_str(&b, "1");
	for (int i = 0; i < 60; i++)
		buf_char(&b, '}');
	t->diags = diags_new(t->arena);
	assert_null(read_str(t, b.data));
	assert_diag(t->diags, DIAG_BAD_VALUE, 1, 0);
	assert_int_equal(diags_length(t->diags), 1);
	buf_free(&b);
}

static void
writes_what_it_reads(void **state)
{
	static const char text[] =
	    "{\n"
	    "  \"filing\": \"terminate\",\n"
	    "  \"order\": {\n"
	    "    \"issued\": \"2025-03-14\",\n"
	    "    \"court\": \"a \\\"b\\\"\\n\\tc é\",\n"
	    "    \"served\": null\n"
	    "  },\n"
	    "  \"terms\": [\n"
	    "    {\n"
	    "      \"current\": \"x\",\n"
	    "      \"who\": {\n"
	    "        \"name\": \"y\"\n"
	    "      }\n"
	    "    },\n"
	    "    {}\n"
	    "  ],\n"
	    "  \"none\": []\n"
	    "}\n";
	struct test *t = *state;
	struct answers *as = read_str(t, text);
	struct buf b = { 0 };

	assert_no_errors(t->diags);
	answers_write_json(as, t->arena, &b);
	assert_string_equal(b.data, text);
	buf_free(&b);
}

/* A name that begins another cannot nest; it is written with its dots. */
static void
clashing_names_survive(void **state)
{
	struct test *t = *state;
	struct answers *as = read_str(t, "{\"a.b.c\":\"1\",\"a\":\"2\","
	    "\"a.b\":\"3\",\"l\":[{\"m.n\":\"4\",\"m\":\"5\"}],\"l.x.y\":\"6\"}");
	struct buf b = { 0 };

	assert_no_errors(t->diags);
	answers_write_json(as, t->arena, &b);
	as = read_str(t, b.data);
	assert_no_errors(t->diags);
	assert_string_equal(answers_find(as, "a")->text, "2");
	assert_string_equal(answers_find(as, "a.b")->text, "3");
	assert_string_equal(answers_find(as, "a.b.c")->text, "1");
	assert_string_equal(answers_find(as, "l.x.y")->text, "6");
	assert_string_equal(answers_member(answers_list_find(as, "l")->items[0],
	    "m.n")->text, "4");
	buf_free(&b);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(reads_values_and_lists),
		TEST(faults_have_code_and_place),
		TEST(items_and_names_are_limited),
		TEST(writes_what_it_reads),
		TEST(clashing_names_survive),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
