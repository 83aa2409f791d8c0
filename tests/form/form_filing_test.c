#include "definitions.h"

#define T "terminate.xml"
#define HEAD "<filing xmlns=\"urn:movant:1\" id=\"terminate\" version=\"1\">"
#define REQUIRE "<require name=\"order.issued\"/>"
#define DOC "<document id=\"motion\" audience=\"court other-party self\">"
#define WHEN "when=\"$order.kind = 'temporary'\""

static void
filings_are_complete(void **state)
{
	static const struct bad rows[] = {
		{ T, " version=\"1\">", ">", DIAG_MISSING_ATTRIBUTE, NULL },
		{ T, "id=\"terminate\"", "id=\"@modify\"", DIAG_BAD_VALUE,
		    "name the file" },
		{ T, "<summary>Ask the judge to end the order.</summary>", "",
		    DIAG_MISSING_ELEMENT, NULL },
		{ T, REQUIRE, "<require name=\"@order.isued\"/>",
		    DIAG_UNKNOWN_VARIABLE, "'order.issued'" },
		{ T, REQUIRE, "<require name=\"order.issued\" when=\"@$a = 1"
		    "\"/>", DIAG_UNKNOWN_VARIABLE, NULL },
		{ T, REQUIRE, "@<requires name=\"order.issued\"/>",
		    DIAG_UNKNOWN_ELEMENT, "'require'" },
		{ T, REQUIRE, "@stray", DIAG_STRAY_TEXT, NULL },
		{ T, DOC, "@<document id=\"motion\">", DIAG_MISSING_ATTRIBUTE,
		    "audience=" },
		{ T, DOC, "<document id=\"motion\" audience=\"court @partner\">",
		    DIAG_BAD_VALUE, "known here: court" },
		{ T, DOC, "<document id=\"motion\" audience=\"court\" "
		    "sheet=\"@1\">", DIAG_BAD_VALUE, "no yes" },
		{ T, DOC, "<document id=\"motion\" audience=\"self\"><title>x"
		    "</title></document><document id=\"@motion\" "
		    "audience=\"self\">", DIAG_DUPLICATE, NULL },
		{ T, DOC, "<document id=\"motion\" audience=\"court\" "
		    "each=\"@$term\">", DIAG_UNKNOWN_VARIABLE, "'$terms'" },
		{ T, DOC, "<document id=\"motion\" audience=\"court\" "
		    "each=\"@terms\">", DIAG_UNKNOWN_VARIABLE, "'$terms'" },
		{ T, DOC, "<document id=\"motion\" audience=\"court\" "
		    "each=\"@$filer\">", DIAG_BAD_VALUE, "only lists" },
		/* What leaves a paper out says why, in words. */
		{ T, DOC, "<document id=\"motion\" audience=\"court\" "
		    "unless-law=\"@waitin\">", DIAG_UNKNOWN_TOPIC,
		    "'waiting'" },
		{ T, DOC, "<document id=\"motion\" audience=\"court\" "
		    "unless-law=\"@page.line-numbers\">", DIAG_BAD_VALUE,
		    "without a wording" },
		{ T, DOC, "<document id=\"motion\" audience=\"court\" "
		    "unless-law=\"@party.protected\">", DIAG_BAD_VALUE,
		    "without a wording" },
		{ T, DOC, "<document id=\"motion\" audience=\"court\" "
		    "unless-law=\"@\">", DIAG_BAD_VALUE, NULL },
		/* A member of another list has no bare name. */
		{ T, DOC, "<document id=\"motion\" audience=\"court\" "
		    "each=\"$terms\" when=\"answered(@birth-year)\">",
		    DIAG_UNKNOWN_MEMBER, NULL },
		{ T, DOC, "<document id=\"motion\" audience=\"court\" "
		    "when=\"answered(@current)\">", DIAG_UNKNOWN_MEMBER,
		    NULL },
		{ T, "<for-each in=\"$terms\">", "<for-each in=\"$terms\" "
		    "by=\"@sincee\">", DIAG_UNKNOWN_MEMBER, NULL },
		{ T, "<for-each in=\"$terms\">", "<for-each in=\"$terms\" "
		    "by=\"@current\">", DIAG_BAD_VALUE, "type date" },
		{ T, "<for-each in=\"$terms\">", "<for-each in=\"$terms\" "
		    "by=\"@\">", DIAG_UNKNOWN_MEMBER, NULL },
		{ T, DOC, "@<document id=\"other\" audience=\"self\"/>" DOC,
		    DIAG_MISSING_ELEMENT, NULL },
		{ T, "<short-title>Motion</short-title>", "@<short-title/>",
		    DIAG_BAD_VALUE, NULL },
		{ T, "<short-title>Motion</short-title>", "<if test=\"true()\">"
		    "@<short-title>x</short-title></if>", DIAG_UNKNOWN_ELEMENT,
		    NULL },
		{ T, "<short-title>Motion</short-title>", "@<title>x</title>",
		    DIAG_DUPLICATE, NULL },
		{ T, "", "<?xml version=\"1.0\"?>\n@" HEAD "<title>x</title>"
		    "<summary>x</summary></filing>", DIAG_MISSING_ELEMENT,
		    NULL },
		{ T, "", "@<form xmlns=\"urn:movant:1\"/>",
		    DIAG_UNKNOWN_ELEMENT, "filing" },
		{ "unheard.xml", "", "<filing xmlns=\"urn:movant:1\" "
		    "id=\"@unheard\" version=\"1\"><title>x</title><summary>x"
		    "</summary><document id=\"a\" audience=\"self\"><title>x"
		    "</title></document></filing>", DIAG_UNKNOWN_CHOICE,
		    "terminate modify" },
	};
	struct test *t = *state;

	defs_bad_all(t, rows);
}

static void
gates_are_complete(void **state)
{
	static const struct bad rows[] = {
		{ T, "<caution id=\"kind\" " WHEN ">", "@<caution " WHEN ">",
		    DIAG_MISSING_ATTRIBUTE, "id=" },
		{ T, "<caution id=\"kind\" " WHEN ">", "@<caution id=\"kind\">",
		    DIAG_MISSING_ATTRIBUTE, "when=" },
		{ T, WHEN, WHEN " @source=\"x\"", DIAG_UNKNOWN_ATTRIBUTE,
		    "known here: id when" },
		{ T, WHEN, "when=\"$order.kind = '@criminal'\"",
		    DIAG_UNKNOWN_CHOICE, "temporary final" },
		{ T, "<because>It will end at the hearing.</because>",
		    "@<because/>", DIAG_BAD_VALUE, NULL },
		{ T, "<because>", "<because>x</because>@<because>",
		    DIAG_DUPLICATE, NULL },
		{ T, "<because>", "<because>@<para>x</para>",
		    DIAG_UNKNOWN_ELEMENT, NULL },
		{ T, REQUIRE, "<choice id=\"@kind\" " WHEN "><because>x"
		    "</because></choice>", DIAG_DUPLICATE, NULL },
		{ T, REQUIRE, "@<refuse id=\"no\" " WHEN "/>",
		    DIAG_MISSING_ELEMENT, NULL },
	};
	struct test *t = *state;

	defs_bad_all(t, rows);
}

static void
a_filing_is_kept(void **state)
{
	struct test *t = *state;
	struct form_catalog *c = defs_read(t, NULL, NULL);
	const struct form_filing *f = map_find(&c->filings, "terminate");
	const struct form_gate *g = f->gates.at[0];
	const struct form_document *d = f->documents.at[0];

	assert_string_equal(f->title.es, "Moción para terminar");
	assert_int_equal(g->kind, FORM_GATE_CAUTION);
	assert_null(g->ground.source);
	assert_string_equal(xml_expr_text(g->when),
	    "$order.kind = 'temporary'");
	assert_string_equal(((struct form_require *)f->requires.at[0])->name,
	    "order.issued");
	assert_int_equal(d->audience, 7);
	assert_null(d->when);
	assert_string_equal(form_plain(t->arena, d->title),
	    "Motion to terminate the [law.order.term]");
	/* Title and short title are no blocks of the paper. */
	assert_int_equal(d->body->kind, FORM_CAPTION);
	assert_true(str_ends(d->pos.file, T));
	assert_int_equal(d->pos.line, 7);
	assert_int_equal(d->pos.column, 2);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		DEFS(filings_are_complete),
		DEFS(gates_are_complete),
		DEFS(a_filing_is_kept),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
