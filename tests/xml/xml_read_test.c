#include "test_xml.h"

#include "base/limits.h"
#include "xml/xml.h"

#define NS	"xmlns=\"" XML_NAMESPACE "\""

static struct xml_node *
read_str(struct test *t, const char *s)
{
	return xml_read(t->arena, t->diags, "f.xml", s, strlen(s));
}

static void
assert_at(struct pos pos, unsigned line, unsigned column)
{
	assert_string_equal(pos.file, "f.xml");
	assert_int_equal(pos.line, line);
	assert_int_equal(pos.column, column);
}

static void
places_are_exact(void **state)
{
	struct xml_node *root = read_str(*state,
	    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
	    "<!-- <not> a tag -->\n"
	    "<answers " NS "\n"
	    "   xml:lang = 'es'\n"
	    ">ñé<answer name=\"ü &lt; é\"\n"
	    "  b='>' >x</answer><!-- c --> <a/></answers>");
	const struct xml_node *a, *b;

	assert_non_null(root);
	assert_string_equal(root->name, "answers");
	assert_at(root->pos, 3, 1);
	assert_int_equal(root->nattrs, 1);
	assert_string_equal(root->attrs[0].name, "xml:lang");
	assert_at(root->attrs[0].pos, 4, 4);
	assert_at(root->attrs[0].value_pos, 4, 16);
	assert_string_equal(root->first->text, "ñé");
	assert_at(root->first->pos, 5, 2);
	a = xml_child(root);
	assert_at(a->pos, 5, 4);
	assert_string_equal(xml_value(a, "name"), "ü < é");
	assert_at(xml_attr(a, "name")->value_pos, 5, 18);
	assert_at(xml_attr(a, "b")->pos, 6, 3);
	assert_string_equal(xml_value(a, "b"), ">");
	assert_at(a->first->pos, 6, 10);
	b = xml_next(a);
	assert_string_equal(b->name, "a");
	assert_at(b->pos, 6, 31);
	assert_null(xml_next(b));
}

static void
text_is_joined_over_comments_and_cdata(void **state)
{
	struct xml_node *root = read_str(*state, "<a " NS ">"
	    "<!-- x --><![CDATA[]]><![CDATA[<b> & ]]>c<!-- d -->e&amp;&#233;"
	    "<?pi <z>?></a>");

	assert_non_null(root);
	assert_string_equal(root->first->text, "<b> & ce&é");
	assert_null(root->first->next);
	assert_int_equal(root->first->pos.column,
	    strlen("<a " NS "><!-- x --><![CDATA[]]><![CDATA[") + 1);
}

static void
line_ends_and_bom_do_not_shift(void **state)
{
	struct xml_node *root = read_str(*state,
	    "\xEF\xBB\xBF<a " NS ">\r\n\r\n  <b/>\r<c>x\r\ny</c></a>");
	const struct xml_node *b = xml_child(root), *c = xml_next(b);

	assert_at(root->pos, 1, 1);
	assert_at(b->pos, 3, 3);
	assert_at(c->pos, 4, 1);
	assert_string_equal(c->first->text, "x\ny");
}

static void
attribute_places_skip_declarations(void **state)
{
	struct xml_node *root = read_str(*state, "<m:a a='1' xmlns:m='"
	    XML_NAMESPACE "' xmlnsy='2' b = \"3\"/>");

	assert_non_null(root);
	assert_string_equal(root->name, "a");
	assert_int_equal(root->nattrs, 3);
	assert_int_equal(xml_attr(root, "a")->pos.column, 6);
	assert_int_equal(xml_attr(root, "xmlnsy")->pos.column, 35);
	assert_int_equal(xml_attr(root, "b")->value_pos.column, 51);
}

/* One row per way to be wrong: the code and the place of the fault. */
static void
faults_have_code_and_place(void **state)
{
	static const struct {
		const char	*text;
		enum diag_code	 code;
		unsigned	 line, column;
	} cases[] = {
		{ "", DIAG_XML_SYNTAX, 1, 1 },
		{ "plain", DIAG_XML_SYNTAX, 1, 1 },
		{ "<a " NS "><b>\n</c></a>", DIAG_XML_SYNTAX, 2, 1 },
		{ "<a " NS ">\n<b>", DIAG_XML_SYNTAX, 2, 4 },
		{ "<a " NS ">x</a>\ny", DIAG_XML_SYNTAX, 2, 1 },
		{ "<a " NS ">\nb & c</a>", DIAG_XML_SYNTAX, 2, 4 },
		{ "<a " NS ">\n&nbsp;</a>", DIAG_XML_SYNTAX, 2, 7 },
		{ "<a " NS ">\n<b c=d/></a>", DIAG_XML_SYNTAX, 2, 6 },
		{ "<a " NS ">\n<b c='<'/></a>", DIAG_XML_SYNTAX, 2, 7 },
		{ "<a " NS ">\n<b c='1' c='2'/></a>", DIAG_XML_SYNTAX, 2, 15 },
		{ "\n<!DOCTYPE a>\n<a " NS "/>", DIAG_XML_DOCTYPE, 2, 1 },
		{ "<!-- < -->\n <!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>",
		    DIAG_XML_DOCTYPE, 2, 2 },
		{ "<a/>", DIAG_WRONG_NAMESPACE, 1, 1 },
		{ "<a xmlns='urn:other'/>", DIAG_WRONG_NAMESPACE, 1, 1 },
		{ "<a " NS ">\n<b xmlns=''/></a>", DIAG_WRONG_NAMESPACE, 2, 1 },
		{ "<a " NS " xmlns:q='q'\nq:b='1'/>", DIAG_WRONG_NAMESPACE,
		    2, 1 },
		{ "<a " NS ">\n<q:b/></a>", DIAG_XML_SYNTAX, 2, 0 },
		{ "<a " NS ">\né\xFF</a>", DIAG_NOT_UTF8, 2, 2 },
		{ "<?xml version='1.0' encoding='latin1'?><a/>", DIAG_NOT_UTF8,
		    1, 31 },
		{ "<a " NS ">\n\x01</a>", DIAG_CONTROL_CHARACTER, 2, 1 },
		{ "<a " NS ">\né\xE2\x80\xAE</a>", DIAG_CONTROL_CHARACTER, 2, 2 },
		{ "<a " NS ">\n<b c='\x02'/></a>", DIAG_CONTROL_CHARACTER, 2, 7 },
		{ "<a " NS "><!-- \x7F --></a>", DIAG_CONTROL_CHARACTER, 1, 0 },
		{ "<a " NS ">\nab&#x202E;</a>", DIAG_CONTROL_CHARACTER, 1, 0 },
		{ "<a " NS ">\nab&#7;</a>", DIAG_CONTROL_CHARACTER, 2, 0 },
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct test *t = *state;
		struct diags *d = diags_new(t->arena);

		assert_null(xml_read(t->arena, d, "f.xml", cases[i].text,
		    strlen(cases[i].text)));
		assert_diag(d, cases[i].code, cases[i].line, cases[i].column);
	}
}

static void
control_characters_name_the_answer(void **state)
{
	struct test *t = *state;

	assert_null(read_str(t, "<answers " NS ">\n"
	    "<answer name='order.court'>a\x01" "b</answer></answers>"));
	assert_int_equal(diags_length(t->diags), 1);
	assert_string_equal(diags_at(t->diags, 0)->message,
	    "control character U+0001 in answer 'order.court'");
}

static void
mismatch_names_the_open_tag(void **state)
{
	struct test *t = *state;

	assert_null(read_str(t, "<a " NS ">\n <b>\n</a>"));
	assert_string_equal(diags_at(t->diags, 0)->message,
	    "'</a>' ends what is not open");
	assert_string_equal(diags_at(t->diags, 0)->hint,
	    "<b> was opened at line 2, column 2 and is not closed yet");
}

static void
nul_is_a_control_character(void **state)
{
	static const char text[] = "<a " NS ">\n\0</a>";
	struct test *t = *state;

	assert_null(xml_read(t->arena, t->diags, "f.xml", text,
	    sizeof(text) - 1));
	assert_diag(t->diags, DIAG_CONTROL_CHARACTER, 2, 1);
}

static void
nest(struct buf *b, unsigned depth)
{
	buf_str(b, "<a " NS ">");
	for (unsigned i = 1; i < depth; i++)
		buf_str(b, "<b>");
	for (unsigned i = 1; i < depth; i++)
		buf_str(b, "</b>");
	buf_str(b, "</a>");
}

static void
depth_is_limited(void **state)
{
	struct test *t = *state;
	struct buf b = { 0 };

	nest(&b, LIMIT_DEPTH);
	assert_non_null(read_str(t, b.data));
	buf_clear(&b);
	nest(&b, 10000);
	assert_null(read_str(t, b.data));
	assert_diag(t->diags, DIAG_TOO_DEEP, 1,
	    strlen("<a " NS ">") + 3 * (LIMIT_DEPTH - 1) + 1);
	assert_int_equal(diags_length(t->diags), 1);
	buf_free(&b);
}

static void
size_and_number_are_limited(void **state)
{
	struct test *t = *state;
	struct buf b = { 0 };

	buf_str(&b, "<a " NS ">");
	for (unsigned i = 0; i < LIMIT_NODES + 10; i++)
		buf_str(&b, "<b/>");
	buf_str(&b, "</a>");
	assert_null(read_str(t, b.data));
	assert_diag(t->diags, DIAG_TOO_MANY, 1, 0);
	while (b.len <= LIMIT_FILE_BYTES)
		buf_str(&b, "          ");
	assert_null(read_str(t, b.data));
	assert_diag(t->diags, DIAG_TOO_LARGE, 0, 0);
	buf_free(&b);
}

/* Every generated place is known beforehand; none may be off. */
static void
places_hold_in_a_long_file(void **state)
{
	struct test *t = *state;
	struct buf b = { 0 };
	struct xml_node *root;
	unsigned n = 0;

	buf_str(&b, "<a " NS ">\n");
	for (unsigned i = 0; i < 20000; i++)
		buf_printf(&b, "%s<b n=\"%u\">é<!-- <x> -->&amp;ñ</b>%s\n",
		    i % 3 == 0 ? "ü" : "", i, i % 5 == 0 ?
		    "<![CDATA[<y]]>" : "");
	buf_str(&b, "</a>");
	root = read_str(t, b.data);
	assert_non_null(root);
	for (const struct xml_node *c = xml_child(root); c; c = xml_next(c)) {
		assert_at(c->pos, n + 2, n % 3 == 0 ? 2 : 1);
		n++;
	}
	assert_int_equal(n, 20000);
	buf_free(&b);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(places_are_exact),
		TEST(text_is_joined_over_comments_and_cdata),
		TEST(line_ends_and_bom_do_not_shift),
		TEST(attribute_places_skip_declarations),
		TEST(faults_have_code_and_place),
		TEST(control_characters_name_the_answer),
		TEST(mismatch_names_the_open_tag),
		TEST(nul_is_a_control_character),
		TEST(depth_is_limited),
		TEST(size_and_number_are_limited),
		TEST(places_hold_in_a_long_file),
	};

	return cmocka_run_group_tests(tests, test_xml_open, test_xml_close);
}
