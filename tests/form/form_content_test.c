#include "definitions.h"

#define T "terminate.xml"
#define CHECK "<check><para>Granted.</para></check>"
#define SPACE "<space lines=\"1.5\"/>"
#define ROW "<row><cell><value of=\"name\" as=\"initials\"/></cell>"
#define TABLE "<table columns=\"300 700\""

static void
elements_and_attributes_are_known(void **state)
{
	static const struct bad rows[] = {
		{ T, SPACE, "@<pra>Text</pra>", DIAG_UNKNOWN_ELEMENT,
		    "'para'" },
		{ T, SPACE, "<para>One @<heading>x</heading></para>",
		    DIAG_UNKNOWN_ELEMENT, NULL },
		{ T, SPACE, "<list>@<row/></list>", DIAG_UNKNOWN_ELEMENT,
		    "item" },
		{ T, SPACE, "<para><br>@<b>x</b></br></para>",
		    DIAG_UNKNOWN_ELEMENT, NULL },
		{ T, SPACE, "@<row><cell>x</cell></row>",
		    DIAG_UNKNOWN_ELEMENT, NULL },
		{ T, SPACE, "<para>@<es>Hola</es></para>", DIAG_BAD_VALUE,
		    "English first" },
		{ T, SPACE, "<para>Hi @<es>Hola</es> there</para>",
		    DIAG_BAD_VALUE, "English first" },
		{ T, SPACE, "<para>Hi @<es>Hola</es><b>x</b></para>",
		    DIAG_BAD_VALUE, "English first" },
		{ T, SPACE, "<para>Hi @<es> </es></para>", DIAG_BAD_VALUE,
		    "write its text" },
		{ T, SPACE, "<para>Hi <es>Hola @<es>!</es></es></para>",
		    DIAG_BAD_VALUE, NULL },
		{ T, SPACE, "<keep>@<es>Hola</es></keep>",
		    DIAG_UNKNOWN_ELEMENT, NULL },
		{ T, SPACE, "<para>Hi <es @lang=\"es\">Hola</es></para>",
		    DIAG_UNKNOWN_ATTRIBUTE, NULL },
		{ T, SPACE, "<para @spacd=\"yes\">x</para>",
		    DIAG_UNKNOWN_ATTRIBUTE, "'spaced'" },
		{ T, SPACE, "<para><b @style=\"x\">x</b></para>",
		    DIAG_UNKNOWN_ATTRIBUTE, "has none" },
		{ T, SPACE, "@<sign/>", DIAG_MISSING_ATTRIBUTE, "label=" },
		{ T, SPACE, "<if test=\"@\"><para/></if>", DIAG_BAD_VALUE,
		    NULL },
		{ T, SPACE, "@<lines/>", DIAG_MISSING_ATTRIBUTE, "count=" },
	};
	struct test *t = *state;

	defs_bad_all(t, rows);
}

static void
values_of_attributes_fit(void **state)
{
	static const struct bad rows[] = {
		{ T, SPACE, "<para spaced=\"@Yes\">x</para>", DIAG_BAD_VALUE,
		    "'yes'" },
		{ T, SPACE, "<para align=\"@middle\">x</para>", DIAG_BAD_VALUE,
		    "center" },
		{ T, SPACE, "<heading level=\"@4\">x</heading>",
		    DIAG_BAD_VALUE, "from 1 to 3" },
		{ T, SPACE, "<lines count=\"@0\"/>", DIAG_BAD_VALUE, NULL },
		{ T, SPACE, "<lines count=\"@99999999999\"/>", DIAG_BAD_VALUE,
		    NULL },
		{ T, SPACE, "<space lines=\"@-1\"/>", DIAG_BAD_VALUE, NULL },
		{ T, SPACE, "<sign label=\"x\" width=\"@3cm\"/>",
		    DIAG_BAD_VALUE, "2.5in or 36pt" },
		{ T, SPACE, "<sign label=\"x\" width=\"@12in\"/>",
		    DIAG_BAD_VALUE, "at most 11in" },
		{ T, SPACE, "<sign label=\"@ \"/>", DIAG_BAD_VALUE, NULL },
		{ T, TABLE, "<table columns=\"@300 600\"", DIAG_BAD_VALUE,
		    "1000" },
		{ T, TABLE, "<table columns=\"@300 x\"", DIAG_BAD_VALUE, NULL },
		{ T, TABLE, "<table columns=\"@-300 1300\"", DIAG_BAD_VALUE,
		    NULL },
		{ T, ROW, "@<row>", DIAG_BAD_VALUE, "one <cell>" },
		{ T, SPACE, "<para>@<number/></para>", DIAG_BAD_VALUE,
		    "number=\"yes\"" },
	};
	struct test *t = *state;

	defs_bad_all(t, rows);
}

static void
text_stands_in_lines_only(void **state)
{
	static const struct bad rows[] = {
		{ T, SPACE, "  @Text between paragraphs", DIAG_STRAY_TEXT,
		    NULL },
		{ T, SPACE, "<keep>\n  @Text <para>x</para></keep>",
		    DIAG_STRAY_TEXT, NULL },
		{ T, SPACE, "<check>@Text <para>x</para></check>",
		    DIAG_STRAY_TEXT, NULL },
		{ T, SPACE, "<para><choose>@or <when test=\"true()\">x</when>"
		    "</choose></para>", DIAG_STRAY_TEXT, NULL },
		{ T, SPACE, "<space>@x</space>", DIAG_STRAY_TEXT, NULL },
		{ T, "<left>", "<left>@Between", DIAG_STRAY_TEXT, NULL },
	};
	struct test *t = *state;

	defs_bad_all(t, rows);
}

static void
choose_and_caption_have_an_order(void **state)
{
	static const struct bad rows[] = {
		{ T, SPACE, "@<choose/>", DIAG_MISSING_ELEMENT, "<when" },
		{ T, SPACE, "<choose><when test=\"true()\"/><otherwise/>"
		    "@<otherwise/></choose>", DIAG_DUPLICATE, NULL },
		{ T, SPACE, "<choose><when test=\"true()\"/><otherwise/>"
		    "@<when test=\"true()\"/></choose>", DIAG_UNKNOWN_ELEMENT,
		    "first" },
		{ T, SPACE, "@<when test=\"true()\"/>", DIAG_UNKNOWN_ELEMENT,
		    NULL },
		{ T, "<left><para><value of=\"$protected.name\"/></para>"
		    "</left>\n   ", "@", DIAG_MISSING_ELEMENT, "<left>" },
		{ T, "</left>", "</left>@<left/>", DIAG_MISSING_ELEMENT, NULL },
		{ T, "</right>", "</right>@<court/>", DIAG_DUPLICATE, NULL },
		{ T, "<left><para><value of=\"$protected.name\"/></para>",
		    "<left>@<heading>x</heading>", DIAG_UNKNOWN_ELEMENT, NULL },
	};
	struct test *t = *state;

	defs_bad_all(t, rows);
}

static char *
dump_of(struct test *t, const char *new)
{
	struct form_catalog *c = defs_fine(t, T, SPACE, new);
	struct buf b = { 0 };
	char *text, *at;

	form_dump(c, &b);
	text = buf_copy(&b, t->arena);
	buf_free(&b);
	/* What stands between the second check and the last use. */
	at = strstr(text, "\"Granted.\"\n");
	assert_non_null(at);
	at += strlen("\"Granted.\"\n");
	*strstr(at, "    use sign\npack us") = '\0';
	return at;
}

static void
blanks_fold_and_survive_beside_elements(void **state)
{
	struct test *t = *state;

	assert_string_equal(dump_of(t, "<para>\n  One\n  <b>two</b> "
	    "<i> three</i>,\t four\n </para>"),
	    "    para\n      text \"One \"\n      b\n        text \"two\"\n"
	    "      text \" \"\n      i\n        text \" three\"\n"
	    "      text \", four\"\n");
	assert_string_equal(dump_of(t, "<para>a<if test=\"true()\"> and "
	    "b</if>.</para>"),
	    "    para\n      text \"a\"\n      if test=\"true()\"\n"
	    "        text \" and b\"\n      text \".\"\n");
	assert_string_equal(dump_of(t, "<para>\n</para>"), "    para\n");
	assert_string_equal(dump_of(t, "<para> <b>x</b> </para>"),
	    "    para\n      b\n        text \"x\"\n");
}

static void
bare_text_is_one_paragraph(void **state)
{
	struct test *t = *state;

	assert_string_equal(dump_of(t, "<check when=\"true()\">\n I do. "
	    "</check>"), "    check test=\"true()\"\n      para\n"
	    "        text \"I do.\"\n");
	assert_string_equal(dump_of(t, "<notice><use part=\"who\"/></notice>"),
	    "    notice\n      para\n        use who\n");
	assert_string_equal(dump_of(t, "<notice><use part=\"sign\"/></notice>"),
	    "    notice\n      use sign\n");
	assert_string_equal(dump_of(t, "<notice><if test=\"true()\">"
	    "<para>x</para></if></notice>"), "    notice\n"
	    "      if test=\"true()\"\n        para\n          text \"x\"\n");
	assert_string_equal(dump_of(t, "<notice><if test=\"true()\">x</if>"
	    "</notice>"), "    notice\n      para\n"
	    "        if test=\"true()\"\n          text \"x\"\n");
}

static void
lengths_are_integers(void **state)
{
	struct test *t = *state;

	assert_string_equal(dump_of(t, "<para><blank label=\"d\"/>"
	    "<blank label=\"d\" width=\"2.5in\"/>"
	    "<blank label=\"d\" width=\"0.125in\"/>"
	    "<blank label=\"d\" width=\"36pt\"/></para><space/>"),
	    "    para\n      blank label=\"d\" width=108000\n"
	    "      blank label=\"d\" width=180000\n"
	    "      blank label=\"d\" width=9000\n"
	    "      blank label=\"d\" width=36000\n    space count=1000\n");
}

static void
content_is_read_for_others(void **state)
{
	static const char text[] = "<step xmlns=\"urn:movant:1\">Call "
	    "<value of=\"$protected.name\"/></step>";
	struct test *t = *state;
	struct form_catalog *c = defs_read(t, NULL, NULL);
	struct form_scope s = { c->dictionary, c->base, NULL, NULL, false };
	struct xml_node *x = xml_read(t->arena, t->diags, "s.xml", text,
	    sizeof(text) - 1);
	struct form_node *n;
	bool ok;

	n = form_content(t->arena, t->diags, &s, x, false, &ok);
	assert_true(ok);
	assert_string_equal(n->text, "Call ");
	assert_int_equal(n->next->kind, FORM_VALUE);
	assert_string_equal(form_plain(t->arena, n), "Call [protected.name]");
	assert_null(form_content(t->arena, t->diags, &s, x, true, &ok));
	assert_false(ok);
	assert_diag(t->diags, DIAG_STRAY_TEXT, 1, 28);
	x = xml_read(t->arena, t->diags, "s.xml",
	    "<step xmlns=\"urn:movant:1\"/>", 28);
	t->diags = diags_new(t->arena);
	assert_null(form_content(t->arena, t->diags, &s, x, false, &ok));
	assert_true(ok);
}

static void
deep_content_is_bounded(void **state)
{
	struct test *t = *state;
	struct buf b = { 0 };

	for (int i = 0; i < 40; i++)
		buf_str(&b, "<keep>");
	buf_str(&b, "<para>x</para>");
	for (int i = 0; i < 40; i++)
		buf_str(&b, "</keep>");
	defs_fine(t, T, SPACE, b.data);
	buf_clear(&b);
	for (int i = 0; i < 4000; i++)
		buf_str(&b, "<keep>");
	for (int i = 0; i < 4000; i++)
		buf_str(&b, "</keep>");
	t->diags = diags_new(t->arena);
	assert_null(defs_read(t, T, defs_replace(t, defs_text(t, T), SPACE,
	    b.data)));
	assert_diag(t->diags, DIAG_TOO_DEEP, 0, 0);
	buf_free(&b);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		DEFS(elements_and_attributes_are_known),
		DEFS(values_of_attributes_fit),
		DEFS(text_stands_in_lines_only),
		DEFS(choose_and_caption_have_an_order),
		DEFS(blanks_fold_and_survive_beside_elements),
		DEFS(bare_text_is_one_paragraph),
		DEFS(lengths_are_integers),
		DEFS(content_is_read_for_others),
		DEFS(deep_content_is_bounded),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
