/* The metadata stream: well-formed, escaped, and as the standards want it. */
#include "render/pdf_page.h"

#include <libxml/parser.h>
#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>

#include "render/pdf/pdf_int.h"

#define HARD	"Papers <of> José & “Łucja” ]]> Nguyễn"

static xmlDocPtr
packet(const char *title, enum pdf_level level)
{
	struct pdf_info info = { .title = title, .lang = "en-US",
	    .producer = "movant & sons", .level = level };
	struct buf b = { 0 };
	xmlDocPtr doc;

	pdf_xmp_packet(&info, &b);
	assert_memory_equal(b.data, "<?xpacket begin=\"\xEF\xBB\xBF\" id=", 25);
	assert_string_equal(b.data + b.len - 20, "<?xpacket end=\"r\"?>\n");
	assert_null(strstr(b.data, "bytes="));
	assert_null(strstr(b.data, "encoding="));
	doc = xmlReadMemory(b.data, (int)b.len, "xmp", NULL, XML_PARSE_NONET);
	assert_non_null(doc);
	buf_free(&b);
	return doc;
}

/* What an expression finds, as a string; freed by the caller. */
static xmlChar *
ask(xmlDocPtr doc, const char *what)
{
	static const char *const names[][2] = {
		{ "rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#" },
		{ "dc", "http://purl.org/dc/elements/1.1/" },
		{ "pdf", "http://ns.adobe.com/pdf/1.3/" },
		{ "pdfaid", "http://www.aiim.org/pdfa/ns/id/" },
		{ "pdfuaid", "http://www.aiim.org/pdfua/ns/id/" },
		{ "pdfaSchema", "http://www.aiim.org/pdfa/ns/schema#" },
		{ "pdfaProperty", "http://www.aiim.org/pdfa/ns/property#" },
	};
	xmlXPathContextPtr c = xmlXPathNewContext(doc);
	xmlXPathObjectPtr found;
	xmlChar *s;

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		xmlXPathRegisterNs(c, BAD_CAST names[i][0],
		    BAD_CAST names[i][1]);
	found = xmlXPathEval(BAD_CAST what, c);
	assert_non_null(found);
	s = xmlXPathCastToString(found);
	xmlXPathFreeObject(found);
	xmlXPathFreeContext(c);
	return s;
}

static void
assert_says(xmlDocPtr doc, const char *what, const char *expected)
{
	xmlChar *s = ask(doc, what);

	assert_string_equal((const char *)s, expected);
	xmlFree(s);
}

static void
title_and_producer_come_back(void **state)
{
	xmlDocPtr doc = packet(HARD, PDF_A2A);

	(void)state;
	assert_says(doc, "string(//dc:title/rdf:Alt/rdf:li"
	    "[@xml:lang='x-default'])", HARD);
	assert_says(doc, "string(//dc:title/rdf:Alt/rdf:li"
	    "[@xml:lang='en-US'])", HARD);
	assert_says(doc, "string(//dc:language/rdf:Bag/rdf:li)", "en-US");
	assert_says(doc, "string(//pdf:Producer)", "movant & sons");
	xmlFreeDoc(doc);
}

static void
the_standards_are_named(void **state)
{
	xmlDocPtr doc = packet("x", PDF_A2A);

	(void)state;
	assert_says(doc, "string(//pdfaid:part)", "2");
	assert_says(doc, "string(//pdfaid:conformance)", "A");
	assert_says(doc, "string(//pdfuaid:part)", "1");
	assert_says(doc, "string(//pdfaSchema:namespaceURI)",
	    "http://www.aiim.org/pdfua/ns/id/");
	assert_says(doc, "string(//pdfaProperty:name)", "part");
	xmlFreeDoc(doc);
	doc = packet("x", PDF_A1A);
	assert_says(doc, "string(//pdfaid:part)", "1");
	assert_says(doc, "string(//pdfaid:conformance)", "A");
	assert_says(doc, "string(//pdfuaid:part)", "1");
	xmlFreeDoc(doc);
}

/* Both are cut at the same place, so that they agree. */
static void
a_long_title_is_cut_like_the_other_one(void **state)
{
	struct test *t = *state;
	char *s = arena_alloc(t->arena, PDF_TEXT_CHARS + 100);
	struct buf text = { 0 };
	xmlDocPtr doc;
	xmlChar *got;

	memset(s, 'x', PDF_TEXT_CHARS + 99);
	doc = packet(s, PDF_A2A);
	got = ask(doc, "string(//dc:title/rdf:Alt/rdf:li)");
	pdf_text_string(&text, s);
	/* <FEFF, four digits a character, >: the mark of the cut is one. */
	assert_int_equal(text.len, 1 + 4 + 4 * (PDF_TEXT_CHARS + 1) + 1);
	assert_int_equal(xmlUTF8Strlen(got), PDF_TEXT_CHARS + 1);
	xmlFree(got);
	xmlFreeDoc(doc);
	buf_free(&text);
}

static void
text_strings_are_plain_only_in_ascii(void **state)
{
	struct buf b = { 0 };

	(void)state;
	pdf_text_string(&b, "Date signed");
	pdf_text_string(&b, "a (b)");
	pdf_text_string(&b, "\u0141\U0001F600");
	assert_string_equal(b.data, "(Date signed)"
	    "<FEFF0061002000280062" "0029>"
	    "<FEFF0141D83DDE00>");
	buf_free(&b);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(title_and_producer_come_back),
		TEST(the_standards_are_named),
		TEST(a_long_title_is_cut_like_the_other_one),
		TEST(text_strings_are_plain_only_in_ascii),
	};
	int failed;

	xmlInitParser();
	failed = cmocka_run_group_tests(tests, NULL, NULL);
	xmlCleanupParser();
	return failed;
}
