#include "test.h"

#include "json/json.h"

static void
nested(struct json_writer *w)
{
	json_object(w);
	json_key(w, "a\"b");
	json_string(w, "é\n\t\\\x01");
	json_key(w, "list");
	json_array(w);
	json_integer(w, -12);
	json_boolean(w, true);
	json_string(w, NULL);
	json_object(w);
	json_end(w);
	json_array(w);
	json_end(w);
	json_end(w);
	json_key(w, "text");
	json_languages(w, "Yes", NULL);
	json_key(w, "end");
	json_boolean(w, false);
	json_end(w);
}

static void
writes_nested_values(void **state)
{
	struct test *t = *state;
	struct json_writer *w = json_writer_new(t->arena);
	struct buf b = { 0 };

	nested(w);
	json_writer_take(w, &b);
	assert_string_equal(b.data,
	    "{\n"
	    "  \"a\\\"b\": \"é\\n\\t\\\\\\u0001\",\n"
	    "  \"list\": [\n"
	    "    -12,\n"
	    "    true,\n"
	    "    null,\n"
	    "    {},\n"
	    "    []\n"
	    "  ],\n"
	    "  \"text\": {\n"
	    "    \"en\": \"Yes\",\n"
	    "    \"es\": null\n"
	    "  },\n"
	    "  \"end\": false\n"
	    "}\n");
	buf_free(&b);
}

/* A line of a longer file. */
static void
writes_the_same_flat(void **state)
{
	struct test *t = *state;
	struct json_writer *w = json_writer_flat(t->arena);
	struct buf b = { 0 };

	nested(w);
	json_writer_take(w, &b);
	assert_string_equal(b.data, "{\"a\\\"b\": \"é\\n\\t\\\\\\u0001\", "
	    "\"list\": [-12, true, null, {}, []], "
	    "\"text\": {\"en\": \"Yes\", \"es\": null}, \"end\": false}\n");
	buf_free(&b);
}

static void
what_is_written_reads_back(void **state)
{
	struct test *t = *state;
	struct json_writer *w = json_writer_new(t->arena);
	struct buf b = { 0 };
	char text[300];
	struct json *j;
	size_t n = 0;

	for (int c = 1; c < 128; c++)
		text[n++] = (char)c;
	memcpy(text + n, "é😐", sizeof("é😐"));
	json_array(w);
	json_string(w, text);
	json_end(w);
	json_writer_take(w, &b);
	j = json_read(t->arena, t->diags, "f", b.data, b.len);
	assert_no_errors(t->diags);
	assert_string_equal(j->first->text, text);
	buf_free(&b);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(writes_nested_values),
		TEST(writes_the_same_flat),
		TEST(what_is_written_reads_back),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
