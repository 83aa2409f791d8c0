#include "definitions.h"

#define F "fields.xml"
#define TAKE "when=\"$filer = 'restrained'\""
#define COUNTY "<field name=\"order.county\" type=\"text\">"

static void
fields_are_named_once(void **state)
{
	static const struct bad rows[] = {
		{ F, "<group id=\"people\">", "<group id=\"@case\">",
		    DIAG_DUPLICATE, NULL },
		{ F, "<choice value=\"final\">", "<choice value=\"@temporary\">",
		    DIAG_DUPLICATE, NULL },
		{ F, "<field name=\"protected.hidden\" type=\"yes-no\">",
		    "<field name=\"@order.kind.more\" type=\"text\"><label>x"
		    "</label></field><field name=\"protected.hidden\" "
		    "type=\"yes-no\">", DIAG_NAME_CLASH, "rename" },
		{ F, "<field name=\"protected.hidden\" type=\"yes-no\">",
		    "<field name=\"@today\" type=\"text\"><label>x"
		    "</label></field><field name=\"protected.hidden\" "
		    "type=\"yes-no\">", DIAG_NAME_CLASH, NULL },
		{ F, "<field name=\"protected.hidden\" type=\"yes-no\">",
		    "<field name=\"@law.fee\" type=\"text\"><label>x"
		    "</label></field><field name=\"protected.hidden\" "
		    "type=\"yes-no\">", DIAG_NAME_CLASH, NULL },
		{ F, "<field name=\"protected.hidden\" type=\"yes-no\">",
		    "<field name=\"@filer\" type=\"text\"><label>x"
		    "</label></field><field name=\"protected.hidden\" "
		    "type=\"yes-no\">", DIAG_DUPLICATE, NULL },
		{ F, "<field name=\"birth-year\"", "<field name=\"@name\" "
		    "type=\"name\"><label>x</label></field><field "
		    "name=\"birth-year\"", DIAG_DUPLICATE, NULL },
		{ F, "<computed name=\"movant.term\">", "<computed name="
		    "\"@terms\"><take from=\"filer\"/></computed><computed "
		    "name=\"movant.term\">", DIAG_DUPLICATE, NULL },
		{ F, "<field name=\"birth-year\"", "<field name=\"a@.b\" "
		    "type=\"name\"><label>x</label></field><field "
		    "name=\"birth-year\"", DIAG_BAD_VALUE, "without dots" },
		{ F, "<group id=\"people\">", "<group id=\"two@_words\">",
		    DIAG_BAD_VALUE, "lower-case" },
		{ F, "<group id=\"people\">", "<group id=\"@9\">",
		    DIAG_BAD_VALUE, "lower-case" },
		{ F, "<group id=\"people\">", "<group id=\"a@..b\">",
		    DIAG_BAD_VALUE, "lower-case" },
	};
	struct test *t = *state;

	defs_bad_all(t, rows);
}

static void
fields_are_complete(void **state)
{
	static const struct bad rows[] = {
		{ F, COUNTY, "@<field name=\"order.county\">",
		    DIAG_MISSING_ATTRIBUTE, "type=" },
		{ F, COUNTY, "<field name=\"order.county\" type=\"@txt\">",
		    DIAG_BAD_VALUE, "'text'" },
		{ F, COUNTY, "<field name=\"order.county\" type=\"text\" "
		    "audience=\"court @other\">", DIAG_BAD_VALUE, NULL },
		{ F, COUNTY, "<field name=\"order.county\" type=\"text\" "
		    "minor=\"@yes\">", DIAG_BAD_VALUE, "type name" },
		/* Only what stands before can be followed. */
		{ F, COUNTY, "<field name=\"order.county\" type=\"text\" "
		    "follows=\"@order.county\">", DIAG_UNKNOWN_FIELD,
		    "before this one" },
		{ F, COUNTY "<label>Which county?</label>", "@" COUNTY,
		    DIAG_MISSING_ELEMENT, "English" },
		{ F, "<help xml:lang=\"es\">La", "<help xml:lang=\"@fr\">La",
		    DIAG_BAD_VALUE, "es" },
		{ F, COUNTY, COUNTY "<help>@<b>x</b></help>",
		    DIAG_UNKNOWN_ELEMENT, "only text" },
		{ F, COUNTY, COUNTY "@<helpp>x</helpp>", DIAG_UNKNOWN_ELEMENT,
		    "'help'" },
		{ F, COUNTY, COUNTY "@stray", DIAG_STRAY_TEXT, NULL },
		{ F, COUNTY, COUNTY "<help>one</help>@<help>two</help>",
		    DIAG_DUPLICATE, "xml:lang" },
		{ F, COUNTY, COUNTY "@<example/>", DIAG_BAD_VALUE, NULL },
		{ F, COUNTY, COUNTY "<alias carrier=\"@excel\">x</alias>",
		    DIAG_BAD_VALUE, "hotdocs" },
		{ F, COUNTY, "@<field name=\"order.county\" type=\"choice\">",
		    DIAG_MISSING_ELEMENT, "<choice" },
		{ F, COUNTY, "@" COUNTY "<choice value=\"a\"><label>A</label>"
		    "</choice>", DIAG_BAD_VALUE, "type=\"choice\"" },
		{ F, COUNTY, COUNTY "@<restrict/>", DIAG_MISSING_ATTRIBUTE,
		    NULL },
		{ F, COUNTY, COUNTY "@<constraint>x</constraint>",
		    DIAG_MISSING_ATTRIBUTE, "test=" },
		{ F, COUNTY, COUNTY "@<constraint test=\"true()\"/>",
		    DIAG_BAD_VALUE, NULL },
		{ F, "<fields xmlns=\"urn:movant:1\" version=\"1\">",
		    "@<fields xmlns=\"urn:movant:1\">",
		    DIAG_MISSING_ATTRIBUTE, NULL },
		{ F, "<group id=\"people\">", "<group id=\"people\">@<list "
		    "name=\"more\"><label>x</label></list>",
		    DIAG_MISSING_ELEMENT, "member" },
		{ F, "<computed name=\"movant.term\">", "@<computed "
		    "name=\"other.term\"/><computed name=\"movant.term\">",
		    DIAG_MISSING_ELEMENT, "<take" },
	};
	struct test *t = *state;

	defs_bad_all(t, rows);
}

static void
conditions_see_every_name(void **state)
{
	static const struct bad rows[] = {
		{ F, "$protected.hidden = 'no'", "@$protected.hiden = 'no'",
		    DIAG_UNKNOWN_VARIABLE, "'$protected.hidden'" },
		{ F, "$protected.hidden = 'no'", "after(@$today, "
		    "$order.issued)", DIAG_CLOCK_IN_PAPER, NULL },
		{ F, "action = 'remove'", "@acton = 'remove'",
		    DIAG_UNKNOWN_MEMBER, "'action'" },
		{ F, TAKE, "when=\"$filer = '@restraind'\"",
		    DIAG_UNKNOWN_CHOICE, "'restrained'" },
		{ F, TAKE, "when=\"after(@$today, $order.issued)\"",
		    DIAG_CLOCK_IN_PAPER, NULL },
		{ F, "from=\"restrained.name\"", "from=\"@restraned.name\"",
		    DIAG_UNKNOWN_VARIABLE, "'restrained.name'" },
		{ F, "from=\"restrained.name\"", "from=\"@movant.name\"",
		    DIAG_UNKNOWN_VARIABLE, NULL },
		{ F, "from=\"law.party.protected\"",
		    "from=\"@law.party.protcted\"", DIAG_UNKNOWN_TOPIC,
		    "'law.party.protected'" },
	};
	struct test *t = *state;

	defs_bad_all(t, rows);
}

static void
everything_is_kept(void **state)
{
	struct test *t = *state;
	struct form_catalog *c = defs_read(t, NULL, NULL);
	const struct form_field *f = form_field(c->dictionary, "order.issued");
	const struct form_constraint *rule = f->constraints.at[0];
	const struct form_alias *alias = f->aliases.at[0];
	const struct form_field *m;

	assert_int_equal(f->type, FORM_TYPE_DATE);
	assert_string_equal(f->label.es, "¿Cuándo se dictó?");
	assert_string_equal(f->help.en, "The date beside the judge's name.");
	assert_string_equal(f->example, "2025-03-14");
	assert_string_equal(rule->message, "the order is from the future");
	assert_string_equal(rule->hint, "check the date");
	assert_string_equal(alias->carrier, "csv");
	assert_string_equal(alias->name, "order_date");
	assert_string_equal(f->group, "case");
	assert_int_equal(f->audience, 31);
	f = form_field(c->dictionary, "protected.address");
	assert_int_equal(((struct form_restrict *)f->restricts.at[0])->audience,
	    12);
	m = form_member(form_list(c->dictionary, "children"), "name");
	assert_true(m->minor);
	assert_ptr_equal(m->list, form_list(c->dictionary, "children"));
	assert_string_equal(c->dictionary->version, "1");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		DEFS(fields_are_named_once),
		DEFS(fields_are_complete),
		DEFS(conditions_see_every_name),
		DEFS(everything_is_kept),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
