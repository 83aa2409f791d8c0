#include "carrier_test.h"

#define SET(answers) "<AnswerSet title=\"\" version=\"1.1\">" answers \
    "</AnswerSet>"
#define ONE(name, value) "<Answer name=\"" name "\">" value "</Answer>"

static void
own_fixture(void **state)
{
	struct test *t = *state;
	size_t len;
	char *data = io_read(t->arena, t->diags, "tests/carrier/hotdocs.anx",
	    1 << 20, &len);
	const struct answers *as = read_bytes(t, data, len, NULL, NULL);

	assert_no_errors(t->diags);
	assert_string_equal(text_of(as, "filer"), "protected");
	assert_string_equal(text_of(as, "filing"), "modify");
	assert_string_equal(text_of(as, "order.issued"), "2025-03-14");
	assert_string_equal(text_of(as, "order.expires"), "2027-04-03");
	assert_string_equal(text_of(as, "protected.name"), "Ana Mar\xC3\xAD"
	    "a Example");
	assert_string_equal(text_of(as, "reason.why"),
	    "My hours have changed.\n\n  Now 14 to 22 & late.");
	assert_string_equal(text_of(as, "order.served"), "yes");
	assert_string_equal(text_of(as, "order.no-expiry"), "no");
	assert_string_equal(text_of(as, "order.court"), "(blank)");
	assert_int_equal(answers_list_find(as, "children")->n, 3);
	assert_string_equal(member_of(as, "children", 0, "name"), "Bo");
	assert_string_equal(member_of(as, "children", 1, "name"), "(none)");
	assert_string_equal(member_of(as, "children", 1, "birth-year"), "2017");
	assert_string_equal(member_of(as, "children", 2, "name"), "Cy");
	/* save="false", and a name that begins with a bracket. */
	assert_null(kept_of(as, "Scratch TE"));
	assert_null(kept_of(as, "(Loop counter)"));
	assert_string_equal(kept_of(as, "Office data")->text,
	    "<Answer name=\"Office data\"><DBValue><DBColumn name=\"a\">"
	    "<TextValue>x</TextValue></DBColumn></DBValue></Answer>");
	assert_int_equal(answers_find(as, "order.issued")->pos.line, 18);
}

static void
odd_spellings(void **state)
{
	struct test *t = *state;
	const struct answers *as = read_text(t, "\xEF\xBB\xBF"
	    "<!DOCTYPE AnswerSet [<!ELEMENT a (b|c)*> <!-- > ]> -->\n"
	    "<!ENTITY x SYSTEM \"file:///etc/passwd\">]>\n" SET(
	    ONE("  filer ROLE mc ", "<MCValue><SelValue/><SelValue>Protected"
	    "</SelValue></MCValue>")
	    ONE("ORDER SERVED TF", "<TFValue>True</TFValue>")
	    ONE("Court name TE", "<TextValue UNANS=\"TRUE\">old</TextValue>")
	    ONE("Case number TE", "<NumValue>1234.0000000</NumValue>")
	    ONE("What changed TE", "<TextValue>\\5C &#38; <![CDATA[<x>]]>"
	    "</TextValue>")
	    ONE("a\\5Cb", "<TextValue>1</TextValue>")
	    ONE("Filing type MC", "<RptValue><MCValue><SelValue>Change the "
	    "order</SelValue></MCValue><MCValue unans=\"true\"/></RptValue>")));

	assert_no_errors(t->diags);
	assert_string_equal(text_of(as, "filer"), "protected");
	assert_string_equal(text_of(as, "order.served"), "yes");
	assert_string_equal(text_of(as, "order.court"), "(blank)");
	assert_string_equal(text_of(as, "order.case-number"), "1234.0000000");
	assert_string_equal(text_of(as, "reason.change"), "\\5C & <x>");
	assert_string_equal(text_of(as, "filing"), "modify");
	assert_non_null(kept_of(as, "a\\b"));
}

static void
shapes(void **state)
{
	static const struct { const char *text; enum diag_code code;
	    unsigned line; } bad[] = {
		{ "<ANSWERSET/>", DIAG_WRONG_SHAPE, 1 },
		{ "<AnswerSet>\n<Answer><TextValue>x</TextValue></Answer>"
		    "</AnswerSet>", DIAG_WRONG_SHAPE, 2 },
		{ "<AnswerSet>\n\n" ONE("a", "<SelValue><MCValue>x</MCValue>"
		    "</SelValue>") "</AnswerSet>", DIAG_WRONG_SHAPE, 3 },
		{ SET("loose"), DIAG_WRONG_SHAPE, 1 },
		{ SET("<Other/>"), DIAG_WRONG_SHAPE, 1 },
		{ SET(ONE("a", "<TextValue/><NumValue/>")), DIAG_WRONG_SHAPE,
		    1 },
		{ SET(ONE("Filing type MC", "<MCValue><SelValue>modify"
		    "</SelValue><SelValue>terminate</SelValue></MCValue>")),
		    DIAG_WRONG_TYPE, 1 },
		{ SET(ONE("Order title TE", "<TextValue>a</TextValue>")
		    ONE("order title te", "<TextValue>b</TextValue>")),
		    DIAG_DUPLICATE, 1 },
		{ SET(ONE("Order issued DA", "<DateValue>31/2/2025"
		    "</DateValue>")), DIAG_BAD_DATE, 1 },
		{ SET(ONE("a", "<TextValue>&x;</TextValue>")),
		    DIAG_XML_SYNTAX, 1 },
		{ "<Answers>\n" ONE("a", "<TextValue>x</TextValue>")
		    "</Answers>", DIAG_WRONG_SHAPE, 1 },
		{ SET(ONE("Filing type MC", "<RptValue><SelValue><MCValue>x"
		    "</MCValue></SelValue></RptValue>")), DIAG_WRONG_SHAPE,
		    1 },
	};
	struct test *t = *state;

	for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++) {
		assert_null(read_text(t, bad[i].text));
		assert_diag(t->diags, bad[i].code, bad[i].line, 0);
		t->diags = diags_new(t->arena);
	}
}

/* What is wrong with many answers is told once, and how many there are. */
static void
told_once(void **state)
{
	static const char inverted[] = ONE("A MC",
	    "<SelValue><MCValue>x</MCValue></SelValue>");
	static const char unsaved[] = "<Answer name=\"Order title TE\" "
	    "save=\"false\"><TextValue>x</TextValue></Answer>";
	struct carrier_options all = { .confidential = true };
	struct test *t = *state;
	const char *text = arena_printf(t->arena, SET("%s\n%s%s"), inverted,
	    inverted, inverted);

	assert_null(read_text(t, text));
	assert_int_equal(diags_length(t->diags), 1);
	assert_diag(t->diags, DIAG_WRONG_SHAPE, 1, 0);
	assert_non_null(strstr(diags_at(t->diags, 0)->message, "2 others"));
	t->diags = diags_new(t->arena);
	text = arena_printf(t->arena, SET("\n%s%s"), unsaved,
	    ONE("(ANSWER FILE HISTORY)", "<TextValue>x</TextValue>"));
	assert_string_equal(text_of(read_text(t, text), "order.title"),
	    "(none)");
	assert_diag(t->diags, DIAG_NOT_TAKEN, 2, 0);
	assert_int_equal(diags_length(t->diags), 1);
	assert_string_equal(text_of(read_bytes(t, text, strlen(text), &all,
	    NULL), "order.title"), "x");
	assert_int_equal(diags_length(t->diags), 1);
}

/* Types that A2J Author does not know are text; those of HotDocs are kept. */
static void
types_without_a_name(void **state)
{
	struct test *t = *state;
	const struct answers *as = read_text(t, SET(
	    ONE("Order title TE", "<Text>a</Text>")
	    ONE("Court name TE", "<Unknown>b</Unknown>")));

	assert_string_equal(text_of(as, "order.title"), "a");
	assert_string_equal(text_of(as, "order.court"), "b");
	assert_int_equal(diags_length(t->diags), 0);
	as = read_text(t, SET(ONE("Order title TE",
	    "<DocTextValue fmt=\"rtf\">e1xydGYx</DocTextValue>")));
	assert_string_equal(text_of(as, "order.title"), "(none)");
	assert_non_null(kept_of(as, "Order title TE"));
	assert_diag(t->diags, DIAG_NOT_TAKEN, 1, 0);
}

/* As interviews of HotDocs send it; and as text that says what it is not. */
static void
packed(void **state)
{
	/* <AnswerSet><Answer name="Order title TE"><TextValue>x... */
	static const char base64[] = "PEFuc3dlclNldD48QW5zd2VyIG5hbWU9Ik9yZGVy"
	    "IHRpdGxlIFRFIj48VGV4dFZhbHVlPng8L1RleHRWYWx1ZT48L0Fuc3dlcj48L0Fu"
	    "c3dlclNldD4=";
	static const char *const torn[] = { "[HDSANS(999,4)]PEFu|UEsD",
	    "[HDSANS(11", "[HDSANS(4,4)]****|UEsD", "[HDSANS()]PEFu",
	    "[HDSANS(0,0)]|", "PEFuc3dl!" };
	struct test *t = *state;
	const char *text;

	assert_string_equal(text_of(read_text(t, base64), "order.title"), "x");
	text = arena_printf(t->arena, "%.60s\r\n%s\r\n", base64, base64 + 60);
	assert_string_equal(text_of(read_text(t, text), "order.title"), "x");
	text = arena_printf(t->arena, " [HDSANS(%zu,4)]%s|UEsD",
	    strlen(base64), base64);
	assert_string_equal(text_of(read_text(t, text), "order.title"), "x");
	text = arena_printf(t->arena, "77u/%s", base64);
	assert_string_equal(text_of(read_text(t, text), "order.title"), "x");
	assert_int_equal(diags_length(t->diags), 0);
	for (size_t i = 0; i < sizeof(torn) / sizeof(*torn); i++) {
		assert_null(read_text(t, torn[i]));
		assert_diag(t->diags, DIAG_WRONG_SHAPE, 1, 1);
		t->diags = diags_new(t->arena);
	}
}

static void
declared_encodings(void **state)
{
	static const struct { const char *encoding, *name; } in[] = {
		{ "windows-1252", "Jos\xE9" }, { "ISO-8859-1", "Jos\xE9" },
		{ "utf-16", "Jos\xC3\xA9" }, { "utf8", "Jos\xC3\xA9" },
	};
	struct test *t = *state;

	for (size_t i = 0; i < sizeof(in) / sizeof(*in); i++)
		assert_string_equal(text_of(read_text(t, arena_printf(t->arena,
		    "<?xml version=\"1.0\" encoding='%s'?>" SET(ONE(
		    "Order title TE", "<TextValue>%s</TextValue>")),
		    in[i].encoding, in[i].name)), "order.title"),
		    "Jos\xC3\xA9");
	assert_int_equal(diags_length(t->diags), 0);
	assert_null(read_text(t, "<?xml version=\"1.0\" encoding=\"big5\"?>"
	    SET(ONE("Order title TE", "<TextValue>\xA4\xA4</TextValue>"))));
	assert_diag(t->diags, DIAG_NOT_UTF8, 1, 0);
}

static void
namespaces(void **state)
{
	struct test *t = *state;

	assert_string_equal(text_of(read_text(t, "<AnswerSet xmlns=\"urn:x\" "
	    "version=\"1.1\">" ONE("Order title TE",
	    "<TextValue>x</TextValue>") "</AnswerSet>"), "order.title"), "x");
	assert_string_equal(text_of(read_text(t, "<hd:AnswerSet xmlns:hd="
	    "\"urn:x\"><hd:Answer name=\"Order title TE\"><hd:TextValue>x"
	    "</hd:TextValue></hd:Answer></hd:AnswerSet>"), "order.title"),
	    "x");
	assert_int_equal(diags_length(t->diags), 0);
	/* Our own XML is none, whatever stands in it. */
	assert_string_equal(text_of(read_text(t, "<answers xmlns="
	    "\"urn:movant:1\"><answer name=\"order.title\">a TextValue> b"
	    "</answer></answers>"), "order.title"), "a TextValue> b");
}

/* One name with two types: the first is the answer, the other is kept. */
static void
two_types(void **state)
{
	struct test *t = *state;
	const struct answers *as = read_text(t, SET(
	    ONE("Order title TE", "<TextValue>a</TextValue>")
	    ONE("Order title TE", "<NumValue>7</NumValue>")));

	assert_no_errors(t->diags);
	assert_diag(t->diags, DIAG_NOT_TAKEN, 1, 0);
	assert_string_equal(text_of(as, "order.title"), "a");
	assert_non_null(kept_of(as, "Order title TE"));
}

static void
repeated_where_one_is_asked(void **state)
{
	struct test *t = *state;
	const struct answers *as = read_text(t, SET(ONE("Order title TE",
	    "<RptValue><TextValue>a</TextValue><TextValue>b</TextValue>"
	    "</RptValue>")));

	assert_diag(t->diags, DIAG_NOT_TAKEN, 1, 0);
	assert_string_equal(text_of(as, "order.title"), "(none)");
	assert_non_null(kept_of(as, "Order title TE"));
}

/* 11, 12 and 21: two in the first, one in the second. */
static void
flattened_nesting(void **state)
{
	struct test *t = *state;
	struct buf b = { 0 };
	const struct answers *as;
	const struct answers_list *l;

	buf_str(&b, "<AnswerSet title=\"\"><Answer name=\"Child name TE\">"
	    "<RptValue>");
	for (int i = 1; i <= 21; i++)
		buf_str(&b, i == 11 ? "<TextValue>A</TextValue>" : i == 12 ?
		    "<TextValue>B</TextValue>" : i == 21 ?
		    "<TextValue>C</TextValue>" : "<TextValue UNANS=\"true\"/>");
	buf_str(&b, "</RptValue></Answer><Answer name=\"Child birth year NU\">"
	    "<RptValue>");
	for (int i = 1; i <= 12; i++)
		buf_str(&b, i == 12 ? "<NumValue>2017</NumValue>" :
		    "<NumValue UNANS=\"true\"/>");
	buf_str(&b, "</RptValue></Answer></AnswerSet>");
	as = read_text(t, b.data);
	buf_free(&b);
	assert_no_errors(t->diags);
	l = answers_list_find(as, "children");
	assert_int_equal(l->n, 3);
	assert_string_equal(member_of(as, "children", 0, "name"), "A");
	assert_string_equal(member_of(as, "children", 1, "name"), "B");
	assert_string_equal(member_of(as, "children", 1, "birth-year"), "2017");
	assert_string_equal(member_of(as, "children", 2, "name"), "C");
	/* HotDocs nests for true. */
	as = read_text(t, SET(ONE("Child name TE", "<RptValue><RptValue>"
	    "<TextValue>A</TextValue></RptValue><RptValue><TextValue>B"
	    "</TextValue></RptValue></RptValue>")));
	assert_string_equal(member_of(as, "children", 1, "name"), "B");
	/* A repeat in which nothing is answered does not say "none". */
	as = read_text(t, SET(ONE("Child name TE", "<RptValue><TextValue "
	    "unans=\"true\"/></RptValue>")));
	assert_null(answers_list_find(as, "children"));
}

static void
date_proofs(void **state)
{
	static const char two[] = SET(ONE("Order issued DA",
	    "<DateValue>%s</DateValue>") ONE("Order expires DA",
	    "<RptValue><DateValue>%s</DateValue></RptValue>"));
	static const struct { const char *first, *second, *issued;
	    size_t warnings; } sets[] = {
		{ "6/5/2013", "6.5.2014", "2013-05-06", 1 },
		{ "6/5/2013", "28/2/2014", "2013-05-06", 0 },
		{ "6/5/2013", "2/28/2014", "2013-06-05", 1 },
		{ "5/5/2013", "6/6/2014", "2013-05-05", 0 },
		{ "2013-05-06", "6-5-2014", "2013-05-06", 1 },
		{ "16/5/13", "6/5/2014", "2013-05-16", 1 },
	};
	struct carrier_options o = { .anx_dates = CARRIER_DATES_MDY };
	struct test *t = *state;
	const char *text;

	for (size_t i = 0; i < sizeof(sets) / sizeof(*sets); i++) {
		const struct answers *as;

		text = arena_printf(t->arena, two, sets[i].first,
		    sets[i].second);
		as = read_text(t, text);
		assert_non_null(as);
		assert_string_equal(text_of(as, "order.issued"),
		    sets[i].issued);
		assert_int_equal(diags_count(t->diags, DIAG_WARNING),
		    sets[i].warnings);
		t->diags = diags_new(t->arena);
	}
	text = arena_printf(t->arena, two, "14/3/2025", "3/14/2025");
	assert_null(read_text(t, text));
	assert_diag(t->diags, DIAG_DATE_ORDER, 1, 0);
	t->diags = diags_new(t->arena);
	text = arena_printf(t->arena, two, "6/5/2013", "6/5/2014");
	assert_string_equal(text_of(read_bytes(t, text, strlen(text), &o,
	    NULL), "order.issued"), "2013-06-05");
	assert_int_equal(diags_length(t->diags), 0);
}

static void
double_escapes(void **state)
{
	struct test *t = *state;

	assert_string_equal(text_of(read_text(t, SET(ONE("Order title TE",
	    "<TextValue>A &amp;amp; B &amp;lt;c&amp;gt;</TextValue>"))),
	    "order.title"), "A & B <c>");
	assert_diag(t->diags, DIAG_DOUBLE_ESCAPE, 1, 1);
	t->diags = diags_new(t->arena);
	/* One & that is not doubled, and nothing is undone. */
	assert_string_equal(text_of(read_text(t, SET(ONE("Order title TE",
	    "<TextValue>A &amp;amp; B &lt;c</TextValue>"))),
	    "order.title"), "A &amp; B <c");
	assert_int_equal(diags_length(t->diags), 0);
}

static char *
to_utf16(const char *s, bool be, struct buf *b)
{
	buf_add(b, be ? "\xFE\xFF" : "\xFF\xFE", 2);
	for (; *s != '\0'; s++) {
		if (be)
			buf_char(b, '\0');
		buf_char(b, *s);
		if (!be)
			buf_char(b, '\0');
	}
	return b->data;
}

static void
utf16(void **state)
{
	static const char text[] = "<?xml version=\"1.0\" encoding=\"UTF-16\" "
	    "standalone='yes'?>\r\n" SET(ONE("Order title TE",
	    "<TextValue>x</TextValue>"));
	struct test *t = *state;

	for (int be = 0; be < 2; be++) {
		struct buf b = { 0 };
		const struct answers *as;

		to_utf16(text, be, &b);
		as = read_bytes(t, b.data, b.len, NULL, NULL);
		assert_no_errors(t->diags);
		assert_string_equal(text_of(as, "order.title"), "x");
		assert_null(read_bytes(t, b.data, b.len - 1, NULL, NULL));
		assert_true(diags_failed(t->diags));
		t->diags = diags_new(t->arena);
		buf_free(&b);
	}
}

/* ---- writing ---- */

static void
writing(void **state)
{
	struct carrier_options a2j = { .a2j = true };
	struct test *t = *state;
	const struct answers *as = read_text(t, SET(
	    ONE("Order issued DA", "<DateValue>04/13/2025</DateValue>")
	    ONE("Child name TE", "<RptValue><TextValue>A</TextValue>"
	    "<TextValue unans=\"true\"/><TextValue>\"C\" &amp; &lt;D"
	    "</TextValue></RptValue>")
	    ONE("Pet &quot;x&quot; &amp; y", "<TextValue>z</TextValue>")));
	const char *text = written(t, as, CARRIER_ANX, NULL);

	assert_non_null(strstr(text, "<DateValue>13/4/2025</DateValue>"));
	assert_non_null(strstr(text, "<RptValue><TextValue>A</TextValue>"
	    "<TextValue unans=\"true\"/><TextValue>&quot;C&quot; &amp; &lt;D"
	    "</TextValue><TextValue unans=\"true\"/></RptValue>"));
	assert_non_null(strstr(text, "name=\"Pet &quot;x&quot; &amp; y\""));
	assert_string_equal(text, written(t, read_text(t, text), CARRIER_ANX,
	    NULL));
	text = written(t, as, CARRIER_ANX, &a2j);
	assert_non_null(strstr(text, "<TextValue>A</TextValue><TextValue "
	    "UNANS=\"true\"/><TextValue>&quot;C&quot; &amp; &lt;D</TextValue>"
	    "</RptValue>"));
}

/* What the court may not see stays here. */
static void
confidential(void **state)
{
	struct carrier_options all = { .confidential = true };
	struct test *t = *state;
	struct carrier_report r = { 0 };
	struct buf b = { 0 };
	const struct answers *as = read_text(t, "{\"filer\": \"protected\", "
	    "\"protected\": {\"name\": \"Ana\", \"address\": \"12 Elm\", "
	    "\"in-acp\": true}, \"restrained\": {\"address\": \"9 Oak\"}}");

	assert_true(carrier_write(t->arena, t->diags, catalog, as, CARRIER_ANX,
	    NULL, &b, &r));
	assert_non_null(strstr(b.data, "Ana"));
	assert_null(strstr(b.data, "Elm"));
	assert_null(strstr(b.data, "Oak"));
	assert_int_equal(r.notes.n, 3);
	assert_string_equal(((struct carrier_note *)r.notes.at[0])->from,
	    "protected.address");
	buf_free(&b);
	assert_non_null(strstr(written(t, as, CARRIER_ANX, &all), "Elm"));
	as = read_text(t, "{\"filer\": \"protected\", \"protected\": {"
	    "\"address\": \"12 Elm\", \"address-confidential\": \"no\"}}");
	assert_non_null(strstr(written(t, as, CARRIER_ANX, NULL), "Elm"));
}

/* Kept text that somebody has changed by hand cannot break the file. */
static void
bent_kept(void **state)
{
	static const char *const bent[] = { "<Answer name=\"x\">", "text",
	    "<Answer name='x'/></AnswerSet><AnswerSet>", "<Other/>",
	    "<?xml version='1.0'?><Answer name='x'/>", "" };
	struct test *t = *state;

	for (size_t i = 0; i < sizeof(bent) / sizeof(*bent); i++) {
		struct answers *as = answers_new(t->arena, "x");

		assert_true(answers_keep(as, t->diags, "anx", "x", bent[i],
		    (struct pos){ 0 }));
		assert_non_null(read_text(t, written(t, as, CARRIER_ANX,
		    NULL)));
	}
	assert_no_errors(t->diags);
}

/* ---- hostile ---- */

static void
bombs(void **state)
{
	struct test *t = *state;
	struct buf b = { 0 };

	assert_null(read_text(t, "<!DOCTYPE AnswerSet [<!ENTITY a \"aaaaaaaa\">"
	    "<!ENTITY b \"&a;&a;&a;&a;\">]><AnswerSet><Answer name=\"x\">"
	    "<TextValue>&b;</TextValue></Answer></AnswerSet>"));
	assert_diag(t->diags, DIAG_XML_SYNTAX, 0, 0);
	buf_str(&b, "<AnswerSet><Answer name=\"Child name TE\">");
	for (int i = 0; i < 100000; i++)
		buf_str(&b, "<RptValue>");
	assert_null(read_bytes(t, b.data, b.len, NULL, NULL));
	assert_diag(t->diags, DIAG_TOO_DEEP, 0, 0);
	buf_free(&b);
	assert_null(read_bytes(t, "<AnswerSet>\0</AnswerSet>", 24, NULL,
	    NULL));
	assert_null(read_text(t, "<!DOCTYPE AnswerSet [ <!-- "));
	assert_null(read_text(t, "<AnswerSet"));
	assert_null(read_text(t, "<"));
}

/* ---- what real programs wrote ---- */

static void
real_files(void **state)
{
	static const char *const names[] = { "a2j-partial.anx",
	    "a2j-repeating-values.anx", "hotdocs-freddy.xml" };
	struct test *t = *state;
	size_t len;

	for (size_t i = 0; i < 3; i++) {
		char *data = outside(t, names[i], &len), *text;
		const struct answers *as;

		if (data == NULL)
			return;
		as = read_bytes(t, data, len, NULL, NULL);
		assert_no_errors(t->diags);
		assert_non_null(as);
		text = written(t, as, CARRIER_ANX, NULL);
		assert_string_equal(text, written(t, read_text(t, text),
		    CARRIER_ANX, NULL));
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(own_fixture), TEST(odd_spellings), TEST(shapes),
		TEST(told_once), TEST(types_without_a_name), TEST(packed),
		TEST(declared_encodings), TEST(namespaces), TEST(two_types), TEST(repeated_where_one_is_asked),
		TEST(flattened_nesting), TEST(date_proofs),
		TEST(double_escapes), TEST(utf16), TEST(writing),
		TEST(confidential), TEST(bent_kept), TEST(bombs),
		TEST(real_files),
	};

	return cmocka_run_group_tests(tests, open_catalog, close_catalog);
}
