#include "test_xml.h"

static const struct xml_foreign *
read_it(struct test *t, const char *text, const char **fault)
{
	return xml_read_foreign(t->arena, text, strlen(text), fault);
}

static void
namespaces_prefixes_and_text_are_kept(void **state)
{
	struct test *t = *state;
	const char *fault;
	const struct xml_foreign *n = read_it(t, "<?xpacket begin=''?>"
	    "<a:x xmlns:a='urn:1' a:k='1 &amp; 2' j='3'>t&lt;<b/>u</a:x>",
	    &fault);

	assert_non_null(n);
	assert_string_equal(n->space, "urn:1");
	assert_string_equal(n->prefix, "a");
	assert_string_equal(n->name, "x");
	assert_string_equal(n->attrs->space, "urn:1");
	assert_string_equal(n->attrs->text, "1 & 2");
	assert_string_equal(n->attrs->next->space, "");
	assert_string_equal(n->first->text, "t<");
	assert_string_equal(n->first->next->name, "b");
	assert_string_equal(n->first->next->space, "");
	assert_string_equal(n->first->next->next->text, "u");
	assert_null(n->first->next->next->next);
}

static void
what_is_not_well_formed_is_refused(void **state)
{
	static const char *const bad[] = { "", "x", "<a>", "<a></b>",
	    "<a b='1' b='2'/>", "<p:a/>", "<a/><b/>", "<a>&amp</a>",
	    "<!DOCTYPE a [<!ENTITY e 'x'>]><a>&e;</a>", "<a>\x01</a>" };
	struct test *t = *state;

	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		const char *fault = NULL;

		assert_null(read_it(t, bad[i], &fault));
		assert_non_null(fault);
	}
}

static void
depth_is_limited(void **state)
{
	struct test *t = *state;
	struct buf b = { 0 };
	const char *fault;

	for (int i = 0; i < 10000; i++)
		buf_str(&b, "<a>");
	for (int i = 0; i < 10000; i++)
		buf_str(&b, "</a>");
	assert_null(read_it(t, b.data, &fault));
	assert_string_equal(fault,
	    "it has too many elements, or too deeply nested");
	buf_free(&b);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(namespaces_prefixes_and_text_are_kept),
		TEST(what_is_not_well_formed_is_refused),
		TEST(depth_is_limited),
	};

	return cmocka_run_group_tests(tests, test_xml_open, test_xml_close);
}
