#include "test.h"

#include "base/limits.h"
#include "json/json.h"

static struct json *
read_str(struct test *t, const char *s)
{
	return json_read(t->arena, t->diags, "f.json", s, strlen(s));
}

static void
assert_at(struct pos pos, unsigned line, unsigned column)
{
	assert_int_equal(pos.line, line);
	assert_int_equal(pos.column, column);
}

static void
a_member_is_found_in_an_object_only(void **state)
{
	struct json *root = read_str(*state,
	    "{\"a\": \"x\", \"b\": {\"c\": 1}, \"d\": [\"a\"]}");
	const struct json *b = json_member(root, "b");

	assert_string_equal(json_text(root, "a"), "x");
	assert_ptr_equal(b, root->first->next);
	assert_int_equal(json_member(b, "c")->kind, JSON_NUMBER);
	assert_null(json_text(b, "c"));
	assert_null(json_text(root, "c"));
	assert_null(json_member(json_member(root, "d"), "a"));
	assert_null(json_member(NULL, "a"));
}

static void
values_and_places(void **state)
{
	struct json *root = read_str(*state,
	    "\xEF\xBB\xBF{ \"ñ\" : \"é\\n\\u00e9\\ud83d\\ude10\" ,\r\n"
	    "  \"b\":[ true,false ,\tnull , -1.50e3 ],\n"
	    "\"c\"\n:\n{}, \"d\": 007e0 }" + 0);
	struct json *j;

	assert_null(root);	/* 007 is no number */
	root = read_str(*state,
	    "\xEF\xBB\xBF{ \"ñ\" : \"é\\n\\u00e9\\ud83d\\ude10\" ,\r\n"
	    "  \"b\":[ true,false ,\tnull , -1.50e3 ],\n"
	    "\"c\"\n:\n{}, \"\\\"d\\u0041\": 7 }");
	assert_non_null(root);
	assert_int_equal(root->kind, JSON_OBJECT);
	assert_int_equal(root->n, 4);
	assert_at(root->pos, 1, 1);
	j = root->first;
	assert_string_equal(j->name, "ñ");
	assert_string_equal(j->text, "é\né😐");
	assert_at(j->name_pos, 1, 3);
	assert_at(j->pos, 1, 9);
	j = j->next;
	assert_int_equal(j->kind, JSON_ARRAY);
	assert_at(j->pos, 2, 7);
	assert_int_equal(j->n, 4);
	assert_string_equal(j->first->text, "true");
	assert_at(j->first->pos, 2, 9);
	assert_string_equal(j->first->next->text, "false");
	assert_at(j->first->next->pos, 2, 14);
	assert_int_equal(j->first->next->next->kind, JSON_NULL);
	assert_at(j->first->next->next->pos, 2, 22);
	assert_string_equal(j->first->next->next->next->text, "-1.50e3");
	assert_at(j->first->next->next->next->pos, 2, 29);
	j = j->next;
	assert_at(j->name_pos, 3, 1);
	assert_at(j->pos, 5, 1);
	j = j->next;
	assert_string_equal(j->name, "\"dA");
	assert_at(j->name_pos, 5, 5);
	assert_at(j->pos, 5, 18);
}

static void
a_bare_value_is_a_text(void **state)
{
	assert_string_equal(read_str(*state, " 12")->text, "12");
	assert_at(read_str(*state, " 12")->pos, 1, 2);
	assert_string_equal(read_str(*state, "\"x\"")->text, "x");
}

static void
faults_have_code_and_place(void **state)
{
	static const struct {
		const char	*text;
		enum diag_code	 code;
		unsigned	 line, column;
	} cases[] = {
		{ "", DIAG_JSON_SYNTAX, 1, 1 },
		{ " \n ", DIAG_JSON_SYNTAX, 2, 2 },
		{ "{\"a\":1,}", DIAG_JSON_SYNTAX, 1, 8 },
		{ "{,}", DIAG_JSON_SYNTAX, 1, 2 },
		{ "[1,,2]", DIAG_JSON_SYNTAX, 1, 4 },
		{ "[1 2]", DIAG_JSON_SYNTAX, 1, 4 },
		{ "[1,]", DIAG_JSON_SYNTAX, 1, 4 },
		{ "{\"a\"\n1}", DIAG_JSON_SYNTAX, 2, 1 },
		{ "{\"a\":1\n \"b\":2}", DIAG_JSON_SYNTAX, 2, 2 },
		{ "{a:1}", DIAG_JSON_SYNTAX, 1, 2 },
		{ "{'a':1}", DIAG_JSON_SYNTAX, 1, 2 },
		{ "{\"ñ\":é}", DIAG_JSON_SYNTAX, 1, 6 },
		{ "{\"a\":\"é\nb\"}", DIAG_JSON_SYNTAX, 1, 8 },
		{ "{\"a\":\"x\\q\"}", DIAG_JSON_SYNTAX, 1, 9 },
		{ "{\"a\":\"x\\é\"}", DIAG_JSON_SYNTAX, 1, 9 },
		{ "{\"a\":\"x\\u12g4\"}", DIAG_JSON_SYNTAX, 1, 12 },
		{ "{\"a\":\"abc", DIAG_JSON_SYNTAX, 1, 10 },
		{ "{\"a\":\n[1,2", DIAG_JSON_SYNTAX, 2, 5 },
		{ "[1]\nx", DIAG_JSON_SYNTAX, 2, 1 },
		{ "{} {}", DIAG_JSON_SYNTAX, 1, 4 },
		{ "[01]", DIAG_JSON_SYNTAX, 1, 3 },
		{ "[1.]", DIAG_JSON_SYNTAX, 1, 2 },
		{ "[.5]", DIAG_JSON_SYNTAX, 1, 2 },
		{ "[+1]", DIAG_JSON_SYNTAX, 1, 2 },
		{ "[tru]", DIAG_JSON_SYNTAX, 1, 2 },
		{ "[NaN]", DIAG_JSON_SYNTAX, 1, 2 },
		{ "[1}", DIAG_JSON_SYNTAX, 1, 3 },
		{ "// x\n{}", DIAG_JSON_SYNTAX, 1, 1 },
		{ "{} // x", DIAG_JSON_SYNTAX, 1, 4 },
		{ "[\"\\ud800\"]", DIAG_JSON_SYNTAX, 1, 3 },
		{ "[\"a\\udc00\"]", DIAG_JSON_SYNTAX, 1, 4 },
		{ "[\"\\ud800\\u0041\"]", DIAG_JSON_SYNTAX, 1, 3 },
		{ "[\"\\\\\\ud800x\"]", DIAG_JSON_SYNTAX, 1, 5 },
		{ "[\"a\\u0000b\"]", DIAG_CONTROL_CHARACTER, 1, 4 },
		{ "{\"\\u0000\":1}", DIAG_CONTROL_CHARACTER, 1, 3 },
		{ "{\"a\\u001b\":1}", DIAG_CONTROL_CHARACTER, 1, 2 },
		{ "{\"a\":1,\n\"a\":2}", DIAG_DUPLICATE, 2, 1 },
		{ "{\"a\":1,\"\\u0061\":2}", DIAG_DUPLICATE, 1, 8 },
		{ "{\"b\":{\"a\":1,\"a\":2}}", DIAG_DUPLICATE, 1, 13 },
		{ "{\"é\":\"\xC3\"}", DIAG_NOT_UTF8, 1, 7 },
		{ "\xFF\xFE{", DIAG_NOT_UTF8, 1, 1 },
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct test *t = *state;
		struct diags *d = diags_new(t->arena);

		assert_null(json_read(t->arena, d, "f.json", cases[i].text,
		    strlen(cases[i].text)));
		assert_diag(d, cases[i].code, cases[i].line, cases[i].column);
		assert_int_equal(diags_length(d), 1);
		assert_non_null(diags_at(d, 0)->hint);
	}
}

static void
what_is_open_is_named(void **state)
{
	struct test *t = *state;

	assert_null(read_str(t, "{\n \"a\": [ 1,\n"));
	assert_string_equal(diags_at(t->diags, 0)->hint,
	    "'[' was opened at line 2, column 7 and is not closed yet");
}

static void
every_duplicate_is_reported(void **state)
{
	struct test *t = *state;

	assert_null(read_str(t, "{\"a\":1,\n\"a\":2,\n\"b\":1,\n\"b\":{\n"
	    "\"a\":1}}"));
	assert_diag(t->diags, DIAG_DUPLICATE, 2, 1);
	assert_diag(t->diags, DIAG_DUPLICATE, 4, 1);
	assert_int_equal(diags_length(t->diags), 2);
}

static void
depth_is_limited(void **state)
{
	struct test *t = *state;
	struct buf b = { 0 };

	for (int i = 0; i < LIMIT_DEPTH; i++)
		buf_char(&b, '[');
	for (int i = 0; i < LIMIT_DEPTH; i++)
		buf_char(&b, ']');
	assert_non_null(read_str(t, b.data));
	buf_clear(&b);
	for (int i = 0; i < 100000; i++)
		buf_char(&b, '[');
	assert_null(read_str(t, b.data));
	assert_diag(t->diags, DIAG_TOO_DEEP, 1, LIMIT_DEPTH + 1);
	buf_free(&b);
}

static void
number_and_size_are_limited(void **state)
{
	struct test *t = *state;
	struct buf b = { 0 };

	buf_char(&b, '[');
	for (int i = 0; i < LIMIT_NODES + 1; i++)
		buf_str(&b, "1,");
	assert_null(read_str(t, b.data));
	assert_diag(t->diags, DIAG_TOO_MANY, 1, 0);
	buf_clear(&b);
	buf_char(&b, '{');
	for (int i = 0; i < LIMIT_ANSWERS + 1; i++)
		buf_printf(&b, "\"k%d\":1,", i);
	t->diags = diags_new(t->arena);
	assert_null(read_str(t, b.data));
	assert_diag(t->diags, DIAG_TOO_MANY, 1, 0);
	while (b.len <= LIMIT_FILE_BYTES)
		buf_str(&b, "                ");
	assert_null(read_str(t, b.data));
	assert_diag(t->diags, DIAG_TOO_LARGE, 0, 0);
	buf_free(&b);
}

/* A callback sees exactly the bytes up to its token: every place is known. */
static void
places_hold_in_a_long_file(void **state)
{
	static const char *const values[] = { "12", "\"é\\n\"", "true", "null",
	    "[]", "{}", "-0.5e-7" };
	struct test *t = *state;
	struct buf b = { 0 };
	struct json *root;
	unsigned i = 0;

	buf_str(&b, "{\n");
	for (i = 0; i < 15000; i++)
		buf_printf(&b, "%s\"ñ%u\"%s:%s%s%s,\n", i % 2 ? " " : "", i,
		    i % 3 ? " " : "", i % 5 ? "\t" : "", values[i % 7],
		    i % 4 ? " " : "");
	buf_str(&b, "\"end\":1}");
	root = read_str(t, b.data);
	assert_non_null(root);
	i = 0;
	for (struct json *j = root->first; j->next != NULL; j = j->next) {
		char name[32];

		assert_at(j->name_pos, i + 2, i % 2 ? 2 : 1);
		snprintf(name, sizeof(name), "\"n%u\"", i);
		assert_at(j->pos, i + 2, (i % 2 ? 2 : 1) +
		    (unsigned)strlen(name) + (i % 3 ? 1 : 0) + 1 +
		    (i % 5 ? 1 : 0));
		i++;
	}
	assert_int_equal(i, 15000);
	buf_free(&b);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_member_is_found_in_an_object_only),
		TEST(values_and_places),
		TEST(a_bare_value_is_a_text),
		TEST(faults_have_code_and_place),
		TEST(what_is_open_is_named),
		TEST(every_duplicate_is_reported),
		TEST(depth_is_limited),
		TEST(number_and_size_are_limited),
		TEST(places_hold_in_a_long_file),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
