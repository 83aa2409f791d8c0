#include "test_xml.h"

#include "answers/answers.h"
#include "xml/xml.h"

static struct answers *
read_str(struct test *t, const char *s)
{
	t->diags = diags_new(t->arena);
	return answers_read(t->arena, t->diags, "a", s, strlen(s));
}

static void
the_first_character_tells(void **state)
{
	struct test *t = *state;

	assert_non_null(read_str(t, "\xEF\xBB\xBF\n <answers xmlns=\""
	    XML_NAMESPACE "\"/>"));
	assert_non_null(read_str(t, "\xEF\xBB\xBF\n {\"a\":1}"));
	assert_null(read_str(t, "name,value"));
	assert_diag(t->diags, DIAG_UNKNOWN_CARRIER, 1, 1);
	assert_null(read_str(t, ""));
	assert_diag(t->diags, DIAG_UNKNOWN_CARRIER, 1, 1);
	assert_null(read_str(t, "[1]"));
	assert_diag(t->diags, DIAG_UNKNOWN_CARRIER, 1, 1);
	assert_null(read_str(t, "\xFF\xFE{"));
	assert_diag(t->diags, DIAG_NOT_UTF8, 1, 1);
}

/* Text that is hard on both carriers goes through both and stays the same. */
static void
carriers_agree(void **state)
{
	struct test *t = *state;
	struct answers *as = read_str(t, "{\"a\":{\"b\":\"<&>'\\\"]]>\\n\\n"
	    "\\t§ “é” – 😐 \\\\ &amp;\"},\"l\":[{\"m\":\"1\",\"n\":null},{}]}");
	struct buf xml = { 0 }, json = { 0 }, again = { 0 };

	answers_write_json(as, t->arena, &json);
	answers_write_xml(as, &xml);
	as = read_str(t, xml.data);
	assert_no_errors(t->diags);
	answers_write_json(as, t->arena, &again);
	assert_string_equal(json.data, again.data);
	as = read_str(t, json.data);
	buf_clear(&again);
	answers_write_xml(as, &again);
	assert_string_equal(xml.data, again.data);
	buf_free(&xml);
	buf_free(&json);
	buf_free(&again);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(the_first_character_tells),
		TEST(carriers_agree),
	};

	return cmocka_run_group_tests(tests, test_xml_open, test_xml_close);
}
