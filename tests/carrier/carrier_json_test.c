#include "carrier_test.h"

/* ---- A2J Author ---- */

#define VAR(key, name, type, values) "\"" key "\": {\"name\": \"" name "\", " \
    "\"type\": \"" type "\", \"repeating\": false, \"values\": [" values "]}"

static void
a2j(void **state)
{
	struct test *t = *state;
	const struct answers *as = read_text(t, "{"
	    VAR("filer role mc", "Filer role MC", "MC", "null, \"Protected\"")
	    "," VAR("order issued da", "Order issued DA", "Date",
	    "null, \"1/12/1998\"")
	    "," VAR("order served tf", "Order served TF", "TF", "null, true")
	    "," VAR("order title te", "Order title TE", "Text",
	    "null, \"A &amp; B &lt;c&gt;\"")
	    "," VAR("child name te", "Child name TE", "Text",
	    "null, \"Bo\", null, \"Cy\"")
	    "," VAR("court name te", "Court name TE", "Text", "null")
	    "," VAR("a2j version", "A2J Version", "Text", "null, \"6 & 7\"")
	    "}");

	assert_no_errors(t->diags);
	assert_string_equal(text_of(as, "filer"), "protected");
	assert_string_equal(text_of(as, "order.issued"), "1998-01-12");
	assert_string_equal(text_of(as, "order.served"), "yes");
	assert_string_equal(text_of(as, "order.title"), "A & B <c>");
	assert_string_equal(text_of(as, "order.court"), "(blank)");
	assert_string_equal(member_of(as, "children", 2, "name"), "Cy");
	assert_int_equal(answers_list_find(as, "children")->n, 3);
	assert_non_null(kept_of(as, "A2J Version"));
}

static void
a2j_wrong(void **state)
{
	struct test *t = *state;

	assert_null(read_text(t, "{" VAR("a", "a", "Text", "\"x\"") "}"));
	assert_diag(t->diags, DIAG_WRONG_SHAPE, 1, 2);
	assert_null(read_text(t, "{" VAR("order issued da", "Order issued DA",
	    "Date", "null, \"13/13/1998\"") "}"));
	assert_diag(t->diags, DIAG_BAD_DATE, 1, 0);
	t->diags = diags_new(t->arena);
	assert_non_null(read_text(t, "{" VAR("order title te", "Order title TE",
	    "Text", "null, \"x\", \"y\"") "}"));
	assert_diag(t->diags, DIAG_NOT_TAKEN, 1, 0);
}

/* What nobody here knows of x is in y too, when y is written as x is. */
static void
same_kept(struct test *t, const struct answers *x, const struct answers *y)
{
	const char *carrier = answers_kept_at(x, 0)->carrier;
	const struct answers *z = read_text(t, written(t, y,
	    carrier_kind(carrier), NULL));
	const struct answers_kept *k;

	for (size_t i = 0; (k = answers_kept_at(x, i)) != NULL; i++)
		if (!str_eq(k->name, "@title"))
			assert_non_null(kept_of(z, k->name));
}

/* Kept variables go from HotDocs to A2J and back. */
static void
between(void **state)
{
	static const char anx[] = "<AnswerSet title=\"\"><Answer name=\"Pet TE"
	    "\"><TextValue>A &amp; &lt;B&gt;</TextValue></Answer><Answer name="
	    "\"Born DA\"><RptValue><DateValue>14/3/2025</DateValue><DateValue "
	    "unans=\"true\"/></RptValue></Answer><Answer name=\"Big TF\">"
	    "<TFValue>true</TFValue></Answer><Answer name=\"Legs NU\"><NumValue"
	    ">4.0000000</NumValue></Answer><Answer name=\"Kind MC\"><MCValue>"
	    "<SelValue>cat</SelValue></MCValue></Answer></AnswerSet>";
	struct test *t = *state;
	const char *a2j = written(t, read_text(t, anx), CARRIER_A2J, NULL);
	const struct answers *back = read_text(t, a2j);
	const char *again = written(t, back, CARRIER_ANX, NULL);

	assert_no_errors(t->diags);
	assert_non_null(strstr(a2j, "\"A &amp; &lt;B&gt;\""));
	assert_non_null(strstr(a2j, "\"3/14/2025\""));
	assert_non_null(strstr(a2j, "4.0000000"));
	assert_non_null(strstr(again, "<TextValue>A &amp; &lt;B&gt;"));
	assert_non_null(strstr(again, "<RptValue><DateValue>14/3/2025</DateValue>"
	    "<DateValue unans=\"true\"/></RptValue>"));
	assert_non_null(strstr(again, "<TFValue>true</TFValue>"));
	assert_non_null(strstr(again, "<NumValue>4.0000000</NumValue>"));
	assert_non_null(strstr(again, "<SelValue>cat</SelValue>"));
}

/* The pair that A2J's own tests use says the same in both of its carriers. */
static void
real_pair(void **state)
{
	struct test *t = *state;
	size_t anx_len, json_len;
	char *anx = outside(t, "a2j-partial.anx", &anx_len);
	char *json = outside(t, "a2j-partial.json", &json_len);
	const struct answers *x, *y;

	if (anx == NULL || json == NULL)
		return;
	x = read_bytes(t, anx, anx_len, NULL, NULL);
	y = read_bytes(t, json, json_len, NULL, NULL);
	assert_no_errors(t->diags);
	assert_string_equal(text_of(x, "protected.name"), "Homer Simpson");
	assert_string_equal(text_of(y, "protected.name"), "Homer Simpson");
	assert_string_equal(member_of(x, "children", 1, "name"), "Lisa");
	assert_string_equal(member_of(y, "children", 1, "name"), "Lisa");
	same_kept(t, x, y);
	same_kept(t, y, x);
}

static void
short_years(void **state)
{
	struct test *t = *state;

	assert_string_equal(text_of(read_text(t, "{" VAR("order issued da",
	    "Order issued DA", "Date", "null, \"1/12/98\"") "}"),
	    "order.issued"), "1998-01-12");
	assert_diag(t->diags, DIAG_DATE_GUESS, 1, 0);
}

/* ---- docassemble ---- */

/* As docassemble reads dates that were set as text: the month first. */
static void
docassemble_dates(void **state)
{
	static const struct { const char *text, *day; size_t told; } in[] = {
		{ "2025-03-14T00:00:00-05:00", "2025-03-14", 0 },
		{ "March 4, 2025", "2025-03-04", 0 },
		{ "3/4/2025", "2025-03-04", 1 },
		{ "14/3/2025", "2025-03-14", 1 },
		{ "14/14/2025", "14/14/2025", 0 },
	};
	struct test *t = *state;

	for (size_t i = 0; i < sizeof(in) / sizeof(*in); i++) {
		assert_string_equal(text_of(read_text(t, arena_printf(t->arena,
		    "{\"filing_type\": \"modify\", \"order_issued\": "
		    "\"%s\"}", in[i].text)), "order.issued"), in[i].day);
		assert_int_equal(diags_length(t->diags), in[i].told);
		t->diags = diags_new(t->arena);
	}
}

static void
list_of_clients(void **state)
{
	struct test *t = *state;

	assert_null(read_text(t, "[{\"filing\": \"modify\"}]"));
	assert_diag(t->diags, DIAG_UNKNOWN_CARRIER, 1, 1);
}

#define AL "docassemble.AssemblyLine.al_general."

static void
docassemble(void **state)
{
	struct test *t = *state;
	size_t len;
	char *data = io_read(t->arena, t->diags,
	    "tests/carrier/docassemble.json", 1 << 20, &len);
	struct carrier_report r = { 0 };
	const struct answers *as = read_bytes(t, data, len, NULL, &r);

	assert_no_errors(t->diags);
	assert_int_equal(r.kind, CARRIER_DOCASSEMBLE);
	assert_string_equal(text_of(as, "filer"), "restrained");
	assert_string_equal(text_of(as, "restrained.name"), "Ana Example Jr.");
	assert_string_equal(text_of(as, "restrained.address"),
	    "12 Elm St, Unit 4\nWorcester, MA 01608");
	assert_string_equal(text_of(as, "restrained.phone"), "555-010-0002");
	assert_string_equal(text_of(as, "protected.name"), "Bo Sample");
	assert_string_equal(text_of(as, "order.county"), "Worcester");
	assert_string_equal(text_of(as, "order.court"), "District Court");
	assert_string_equal(text_of(as, "order.case-number"), "24-1");
	assert_string_equal(text_of(as, "order.issued"), "2025-03-14");
	assert_string_equal(text_of(as, "order.served"), "yes");
	assert_string_equal(member_of(as, "children", 0, "name"), "Cy Ex");
	assert_string_equal(member_of(as, "children", 0, "birth-year"), "2017");
	assert_int_equal(answers_list_find(as, "witnesses")->n, 0);
	/* What is not ours is kept, at its path; what is docassemble's goes. */
	assert_string_equal(kept_of(as, "users[0].birthdate")->text,
	    "\"2000-04-01T00:00:00-05:00\"");
	assert_non_null(kept_of(as, "gadget"));
	assert_null(kept_of(as, "nav"));
	assert_null(kept_of(as, "_internal"));
}

/* A class is a word: nothing of an unknown one is looked at, or lost. */
static void
classes(void **state)
{
	static const char text[] = "{\"users\": {\"_class\": \"os.system\", "
	    "\"elements\": [{\"name\": {\"first\": \"rm -rf\"}}]}, "
	    "\"filing_type\": \"modify\"}";
	struct test *t = *state;
	const struct answers *as = read_text(t, text);

	assert_no_errors(t->diags);
	assert_string_equal(text_of(as, "protected.name"), "(none)");
	assert_string_equal(text_of(as, "filing"), "modify");
	assert_non_null(strstr(written(t, as, CARRIER_DOCASSEMBLE, NULL),
	    "rm -rf"));
	assert_null(kept_of(read_text(t, "{\"users\": {\"_class\": \"" AL
	    "ALPeopleList\", \"elements\": []}}"), "users"));
}

/* Paths that were bent by hand lead nowhere. */
static void
bent_paths(void **state)
{
	static const char *const paths[] = { "", ".", "[", "[0]", "a[", "a[x]",
	    "a[-1]", "a[99999999999]", "a]b", "a..b", "filing_type",
	    "filing_type.x", "users", "users[0].name", "users[400]" };
	struct test *t = *state;

	for (size_t i = 0; i < sizeof(paths) / sizeof(*paths); i++) {
		struct answers *as = read_text(t, "{\"filing\": \"modify\", "
		    "\"protected\": {\"name\": \"Ana\"}}");
		const struct answers *back;

		assert_true(answers_keep(as, t->diags, "docassemble", paths[i],
		    "{\"_class\": \"x\"}", (struct pos){ 0 }));
		back = read_text(t, written(t, as, CARRIER_DOCASSEMBLE, NULL));
		assert_string_equal(text_of(back, "filing"), "modify");
		assert_string_equal(text_of(back, "protected.name"), "Ana");
	}
	assert_no_errors(t->diags);
}

/* ---- our own ---- */

static void
which_json(void **state)
{
	static const struct { const char *text; enum carrier_kind kind; } in[] = {
		{ "{}", CARRIER_JSON },
		{ "{\"filing\": \"modify\"}", CARRIER_JSON },
		{ "{\"order\": {\"issued\": null}}", CARRIER_JSON },
		{ "{\"terms\": [{\"current\": \"x\"}]}", CARRIER_JSON },
		{ "{\"filing_type\": \"modify\", \"x\": 1}",
		    CARRIER_DOCASSEMBLE },
		{ "{\"x\": {\"_class\": \"y\"}}", CARRIER_DOCASSEMBLE },
		{ "{\"x\": {\"values\": [null]}}", CARRIER_A2J },
	};
	struct test *t = *state;

	for (size_t i = 0; i < sizeof(in) / sizeof(*in); i++) {
		struct carrier_report r = { 0 };

		assert_non_null(read_bytes(t, in[i].text, strlen(in[i].text),
		    NULL, &r));
		assert_int_equal(r.kind, in[i].kind);
	}
}

/* A line of a file with a line for each client. */
static void
lines(void **state)
{
	struct carrier_options o = { .line = 7 };
	struct test *t = *state;
	const struct answers *as = read_bytes(t, "{\"filing\": \"modify\"}", 20,
	    &o, NULL);

	assert_int_equal(answers_find(as, "filing")->pos.line, 7);
	assert_null(read_bytes(t, "{\"filing\": }", 12, &o, NULL));
	assert_diag(t->diags, DIAG_JSON_SYNTAX, 7, 0);
}

static void
deep(void **state)
{
	struct test *t = *state;
	struct buf b = { 0 };

	for (int i = 0; i < 100000; i++)
		buf_str(&b, "{\"a\":[");
	assert_null(read_bytes(t, b.data, b.len, NULL, NULL));
	assert_diag(t->diags, DIAG_TOO_DEEP, 0, 0);
	buf_free(&b);
}

static void
kept_shape(void **state)
{
	static const char *const bad[] = {
		"{\"kept\": [1]}", "{\"kept\": [{}]}",
		"{\"kept\": [{\"carrier\": \"csv\", \"name\": \"a\"}]}",
		"{\"kept\": [{\"carrier\": \"csv\", \"name\": \"a\", "
		    "\"text\": 1}]}",
	};
	struct test *t = *state;

	for (size_t i = 0; i < 4; i++) {
		assert_null(read_text(t, bad[i]));
		assert_diag(t->diags, DIAG_WRONG_TYPE, 1, 0);
		t->diags = diags_new(t->arena);
	}
	assert_null(read_text(t, "<answers xmlns=\"urn:movant:1\"><kept "
	    "name=\"a\">x</kept></answers>"));
	assert_diag(t->diags, DIAG_MISSING_ATTRIBUTE, 1, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a2j), TEST(a2j_wrong), TEST(between),
		TEST(short_years), TEST(real_pair), TEST(docassemble),
		TEST(docassemble_dates), TEST(list_of_clients),
		TEST(classes), TEST(bent_paths), TEST(which_json), TEST(lines),
		TEST(deep), TEST(kept_shape),
	};

	return cmocka_run_group_tests(tests, open_catalog, close_catalog);
}
