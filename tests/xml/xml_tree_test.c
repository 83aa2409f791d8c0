#include "test_xml.h"

#include "xml/xml.h"

static struct xml_node *
read_str(struct test *t, const char *s)
{
	return xml_read(t->arena, t->diags, "f.xml", s, strlen(s));
}

static void
text_is_folded_or_raw(void **state)
{
	struct test *t = *state;
	struct xml_node *root = read_str(t, "<a xmlns='" XML_NAMESPACE "'>\n"
	    "  one <b>two\n three</b> four\n</a>");

	assert_string_equal(xml_text(t->arena, root), "one two three four");
	assert_string_equal(xml_text_raw(t->arena, root),
	    "\n  one two\n three four\n");
	assert_null(xml_attr(root, "none"));
	assert_null(xml_value(root, "none"));
}

static void
positions_inside_a_value(void **state)
{
	struct pos start = { "f", 4, 9 }, pos;

	(void)state;
	pos = xml_pos_in(start, "añb\ncd", strlen("añb"));
	assert_int_equal(pos.line, 4);
	assert_int_equal(pos.column, 12);
	pos = xml_pos_in(start, "añb\ncd", strlen("añb\nc"));
	assert_int_equal(pos.line, 5);
	assert_int_equal(pos.column, 2);
	pos = xml_pos_in(start, "ab", 99);
	assert_int_equal(pos.column, 11);
}

/* In the value a wrapped line is one blank and an entity one character. */
static void
attribute_positions_cross_entities_and_lines(void **state)
{
	struct test *t = *state;
	struct xml_node *root = read_str(t, "<a xmlns='" XML_NAMESPACE "'\n"
	    "  t=\"$x &lt; 3&#xe9;&#233; and\n     $y\"/>");
	const struct xml_attr *attr = xml_attr(root, "t");
	size_t y = (size_t)(strchr(attr->value, 'y') - attr->value);
	size_t three = (size_t)(strchr(attr->value, '3') - attr->value);

	assert_string_equal(attr->value, "$x < 3éé and      $y");
	assert_int_equal(xml_attr_pos(attr, three).line, 2);
	assert_int_equal(xml_attr_pos(attr, three).column, 14);
	assert_int_equal(xml_attr_pos(attr, three + 6).column, 28);
	assert_int_equal(xml_attr_pos(attr, y).line, 3);
	assert_int_equal(xml_attr_pos(attr, y).column, 7);
	assert_int_equal(xml_attr_pos(attr, 0).column, 6);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(text_is_folded_or_raw),
		TEST(positions_inside_a_value),
		TEST(attribute_positions_cross_entities_and_lines),
	};

	return cmocka_run_group_tests(tests, test_xml_open, test_xml_close);
}
