#include "test_xml.h"

#include "answers/answers.h"
#include "base/limits.h"
#include "xml/xml.h"

#define BEGIN	"<answers xmlns=\"" XML_NAMESPACE "\">\n"

static struct answers *
read_str(struct test *t, const char *s)
{
	return answers_read_xml(t->arena, t->diags, "a.xml", s, strlen(s));
}

static void
reads_values_and_lists(void **state)
{
	struct test *t = *state;
	struct answers *as = read_str(t, BEGIN
	    "<answer name=\"order.court\">\n  King &amp; Queen\n</answer>\n"
	    "<answer name=\"b\"/><answer name=\"c\"> \n</answer>\n"
	    "<list name=\"terms\"><item>\n"
	    " <answer name=\"current\" xml:space=\"preserve\">No\r\n\r\n"
	    "contact.</answer>\n"
	    "</item><item/></list><list name=\"none\"/></answers>");
	const struct answer *a;
	const struct answers_list *list;

	assert_no_errors(t->diags);
	a = answers_find(as, "order.court");
	assert_string_equal(a->text, "King & Queen");
	assert_int_equal(a->name_pos.line, 2);
	assert_int_equal(a->name_pos.column, 15);
	assert_int_equal(a->pos.line, 3);
	assert_int_equal(a->pos.column, 3);
	assert_null(answers_find(as, "b")->text);
	assert_null(answers_find(as, "c")->text);
	list = answers_list_find(as, "terms");
	assert_int_equal(list->n, 2);
	assert_string_equal(answers_member(list->items[0], "current")->text,
	    "No\n\ncontact.");
	assert_int_equal(list->items[1]->n, 0);
	assert_int_equal(answers_list_find(as, "none")->n, 0);
	assert_null(answers_list_find(as, "other"));
}

static void
faults_have_code_and_place(void **state)
{
	static const struct {
		const char	*text;
		enum diag_code	 code;
		unsigned	 line, column;
	} cases[] = {
		{ "<fields xmlns=\"" XML_NAMESPACE "\"/>",
		    DIAG_UNKNOWN_CARRIER, 1, 1 },
		{ "<answers>", DIAG_WRONG_NAMESPACE, 1, 1 },
		{ BEGIN " x</answers>", DIAG_STRAY_TEXT, 2, 2 },
		{ BEGIN "<list name='l'>\nx</list></answers>",
		    DIAG_STRAY_TEXT, 3, 1 },
		{ BEGIN "<anser name='a'/></answers>", DIAG_UNKNOWN_ELEMENT,
		    2, 1 },
		{ BEGIN "<item/></answers>", DIAG_UNKNOWN_ELEMENT, 2, 1 },
		{ BEGIN "<answer name='a'>\n<b/></answer></answers>",
		    DIAG_UNKNOWN_ELEMENT, 3, 1 },
		{ BEGIN "<list name='l'><item>\n<list name='m'/></item></list>"
		    "</answers>", DIAG_UNKNOWN_ELEMENT, 3, 1 },
		{ BEGIN "<answer/></answers>", DIAG_MISSING_ATTRIBUTE, 2, 1 },
		{ BEGIN "<list><item/></list></answers>",
		    DIAG_MISSING_ATTRIBUTE, 2, 1 },
		{ BEGIN "<answer name='a' value='b'/></answers>",
		    DIAG_UNKNOWN_ATTRIBUTE, 2, 18 },
		{ BEGIN "<answer name='a b'/></answers>", DIAG_BAD_VALUE,
		    2, 15 },
		{ BEGIN "<answer name='a'/>\n<answer name='a'/></answers>",
		    DIAG_DUPLICATE, 3, 15 },
		{ BEGIN "<answer name='a'>\n x&#x200e;\x7F</answer></answers>",
		    DIAG_CONTROL_CHARACTER, 3, 11 },
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct test *t = *state;
		struct diags *d = diags_new(t->arena);

		assert_null(answers_read_xml(t->arena, d, "a.xml",
		    cases[i].text, strlen(cases[i].text)));
		assert_diag(d, cases[i].code, cases[i].line, cases[i].column);
	}
}

static void
all_faults_are_reported(void **state)
{
	struct test *t = *state;

	assert_null(read_str(t, BEGIN "<answer/>\n<x/>\n<list name='l'><item>"
	    "<answer name='a'/>\n<answer name='a'/></item></list></answers>"));
	assert_diag(t->diags, DIAG_MISSING_ATTRIBUTE, 2, 1);
	assert_diag(t->diags, DIAG_UNKNOWN_ELEMENT, 3, 1);
	assert_diag(t->diags, DIAG_DUPLICATE, 5, 15);
	assert_int_equal(diags_length(t->diags), 3);
}

static void
items_are_limited(void **state)
{
	struct test *t = *state;
	struct buf b = { 0 };

	buf_str(&b, BEGIN "<list name='l'>");
	for (int i = 0; i < LIMIT_ITEMS; i++)
		buf_str(&b, "<item/>");
	buf_str(&b, "\n<item/><item/></list></answers>");
	assert_null(read_str(t, b.data));
	assert_diag(t->diags, DIAG_TOO_MANY, 3, 1);
	buf_free(&b);
}

static void
writes_what_it_reads(void **state)
{
	static const char text[] =
	    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
	    "<answers xmlns=\"urn:movant:1\">\n"
	    "  <answer name=\"order.court\">a &lt;b&gt; &amp; \"c\"\n"
	    "\n\td]]&gt; é</answer>\n"
	    "  <answer name=\"x&amp;y\"/>\n"
	    "  <list name=\"terms\">\n"
	    "    <item>\n"
	    "      <answer name=\"current\">No contact.</answer>\n"
	    "      <answer name=\"reason\"/>\n"
	    "    </item>\n"
	    "    <item>\n"
	    "    </item>\n"
	    "  </list>\n"
	    "  <list name=\"none\">\n"
	    "  </list>\n"
	    "</answers>\n";
	struct test *t = *state;
	struct answers *as = read_str(t, text);
	struct buf b = { 0 };

	assert_no_errors(t->diags);
	answers_write_xml(as, &b);
	assert_string_equal(b.data, text);
	buf_free(&b);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(reads_values_and_lists),
		TEST(faults_have_code_and_place),
		TEST(all_faults_are_reported),
		TEST(items_are_limited),
		TEST(writes_what_it_reads),
	};

	return cmocka_run_group_tests(tests, test_xml_open, test_xml_close);
}
