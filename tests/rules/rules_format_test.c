#include "rules/case.h"

#include "base/audience.h"

static const char *
show(struct test *t, enum form_type type, const char *text, enum form_as as)
{
	struct form_field f = { .name = "x", .type = type };
	struct rules_value v = { .text = text, .field = &f, .name = "x" };

	return rules_format(t->arena, &v, as, AUDIENCE_COURT, LANG_EN);
}

static void
by_type(void **state)
{
	struct test *t = *state;
	static const struct {
		enum form_type type; const char *text; enum form_as as;
		const char *shown;
	} cases[] = {
		{ FORM_TYPE_DATE, "2026-03-06", FORM_AS_DEFAULT,
		    "March 6, 2026" },
		{ FORM_TYPE_DATE, "2026-03-06", FORM_AS_ISO, "2026-03-06" },
		{ FORM_TYPE_DATE, "2026-03-06", FORM_AS_YEAR, "2026" },
		{ FORM_TYPE_DATE, "2026-03-06", FORM_AS_UPPER,
		    "MARCH 6, 2026" },
		{ FORM_TYPE_TIME, "13:05", FORM_AS_DEFAULT, "1:05 p.m." },
		{ FORM_TYPE_TIME, "09:30", FORM_AS_DEFAULT, "9:30 a.m." },
		{ FORM_TYPE_TIME, "12:00", FORM_AS_DEFAULT, "12:00 noon" },
		{ FORM_TYPE_TIME, "00:00", FORM_AS_DEFAULT,
		    "12:00 midnight" },
		{ FORM_TYPE_TIME, "00:10", FORM_AS_DEFAULT, "12:10 a.m." },
		{ FORM_TYPE_MONEY, "1234567.5x", FORM_AS_DEFAULT,
		    "1234567.5x" },
		{ FORM_TYPE_MONEY, "1234567", FORM_AS_DEFAULT,
		    "$1,234,567.00" },
		{ FORM_TYPE_MONEY, "$1,200.05", FORM_AS_DEFAULT,
		    "$1,200.05" },
		{ FORM_TYPE_ADDRESS, "12 Elm St\nApt 4,\n\n Springfield ",
		    FORM_AS_DEFAULT, "12 Elm St, Apt 4, Springfield" },
		{ FORM_TYPE_ADDRESS, "12 Elm St\nTown", FORM_AS_LINES,
		    "12 Elm St\nTown" },
		{ FORM_TYPE_NAME, "José  Núñez", FORM_AS_UPPER,
		    "JOSÉ NÚÑEZ" },
		{ FORM_TYPE_NAME, "José Núñez", FORM_AS_INITIALS, "J. N." },
		{ FORM_TYPE_LONG_TEXT, "a\n\n b", FORM_AS_DEFAULT, "a b" },
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		assert_string_equal(show(t, cases[i].type, cases[i].text,
		    cases[i].as), cases[i].shown);
	assert_null(show(t, FORM_TYPE_DATE, NULL, FORM_AS_DEFAULT));
}

static void
choices_by_label(void **state)
{
	struct test *t = *state;
	const struct rules *r = case_rules(t, "{\"filer\":\"protected\"}");
	struct form_ref ref = case_ref(r, "filer");
	struct rules_value v = rules_value(r, &ref, NULL, NULL, 0);

	assert_string_equal(rules_format(t->arena, &v, FORM_AS_DEFAULT, 1, LANG_EN),
	    "The protected person");
	assert_string_equal(rules_format(t->arena, &v, FORM_AS_RAW, 1, LANG_EN),
	    "protected");
}

static void
initials(void **state)
{
	struct test *t = *state;

	assert_string_equal(rules_initials(t->arena, "Ana María Núñez"),
	    "A. M. N.");
	assert_string_equal(rules_initials(t->arena, " ánh  o’Brien "),
	    "Á. O.");
	assert_string_equal(rules_initials(t->arena, "(Bo) 123"), "B.");
	assert_string_equal(rules_initials(t->arena, "12 34"), "(initials)");
	assert_string_equal(rules_initials(t->arena, ""), "(initials)");
}

/* A child's full name is for the sealed sheet and the filer alone. */
static void
minors(void **state)
{
	struct test *t = *state;
	struct form_field f = { .type = FORM_TYPE_NAME, .minor = true };
	struct rules_value v = { .text = "Ana Núñez", .field = &f };
	static const struct { unsigned readers; const char *shown; } cases[] = {
		{ AUDIENCE_COURT, "A. N." },
		{ AUDIENCE_COURT | AUDIENCE_SELF, "A. N." },
		{ AUDIENCE_OTHER, "A. N." },
		{ AUDIENCE_ALL, "A. N." },
		{ 0, "A. N." },
		{ AUDIENCE_SELF, "Ana Núñez" },
		{ AUDIENCE_SEALED, "Ana Núñez" },
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		assert_string_equal(rules_format(t->arena, &v, FORM_AS_DEFAULT,
		    cases[i].readers, LANG_EN), cases[i].shown);
		assert_string_equal(rules_format(t->arena, &v, FORM_AS_RAW,
		    cases[i].readers, LANG_EN), cases[i].shown);
	}
}

/* Inline content as plain text, seen through the "instead" of a gate. */
static void
inline_text(void **state)
{
	struct test *t = *state;
	const struct form_catalog *c = case_catalog(t, "<para>On "
	    "<value of=\"$order.issued\"/>,<br/><b>I</b> ask<if "
	    "test=\"$order.pending = 'yes'\"> now</if>. <choose><when "
	    "test=\"$filer = 'protected'\">P</when><otherwise>O</otherwise>"
	    "<unknown>U</unknown></choose> <for-each in=\"$terms\">"
	    "<number/>:<value of=\"current\"/>;</for-each> "
	    "<value of=\"$protected.address\"/></para>", NULL);
	const struct form_filing *f = map_find(&c->filings, "terminate");
	const struct form_document *d = f->documents.at[0];
	const struct form_node *n = d->body->first;

	assert_string_equal(rules_text(case_bind(t, c, "{}"), n,
	    AUDIENCE_SELF), "On ____, I ask. U ____");
	assert_string_equal(rules_text(case_bind(t, c, "{\"filer\":"
	    "\"protected\",\"order\":{\"issued\":\"2026-03-06\",\"pending\":"
	    "\"yes\"},\"terms\":[{\"current\":\"A\"},{}],\"protected\":"
	    "{\"address\":\"1 Elm\"}}"), n, AUDIENCE_SELF),
	    "On March 6, 2026, I ask now. P 1:A;2:____; 1 Elm");
	/* ... and never to readers who may not see it */
	assert_string_equal(rules_text(case_bind(t, c, "{\"filer\":"
	    "\"restrained\",\"protected\":{\"address\":\"1 Elm\"}}"), n,
	    AUDIENCE_COURT), "On ____, I ask. O ____");
}

/* Lists inside lists multiply; the text ends, and says so. */
static void
endless_text(void **state)
{
	struct test *t = *state;
	const struct form_catalog *c = case_catalog(t, "<para>"
	    "<for-each in=\"$terms\"><for-each in=\"$terms\">"
	    "<for-each in=\"$terms\"><for-each in=\"$terms\">"
	    "<if test=\"false()\">x</if>"
	    "</for-each></for-each></for-each></for-each></para>", NULL);
	const struct form_filing *f = map_find(&c->filings, "terminate");
	const struct form_document *d = f->documents.at[0];
	struct buf b = { 0 };
	const struct rules *r;

	buf_str(&b, "{\"terms\":[{}");
	for (int i = 0; i < 99; i++)
		buf_str(&b, ",{}");
	buf_str(&b, "]}");
	r = case_bind(t, c, b.data);
	buf_free(&b);
	rules_text(r, d->body->first, AUDIENCE_SELF);
	assert_diag(t->diags, DIAG_TOO_MANY, 0, 0);
	/* The next text begins anew. */
	t->diags = diags_new(t->arena);
	r = case_bind(t, c, "{}");
	assert_string_equal(rules_text(r, d->body->first, AUDIENCE_SELF), "");
	assert_no_errors(t->diags);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(by_type),
		TEST(choices_by_label),
		TEST(initials),
		TEST(minors),
		TEST(inline_text),
		TEST(endless_text),
	};
	int status;

	xml_open();
	status = cmocka_run_group_tests(tests, NULL, NULL);
	xml_close();
	return status;
}
