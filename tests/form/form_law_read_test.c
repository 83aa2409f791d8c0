#include "definitions.h"

#define U "jurisdictions/us.xml"
#define W "jurisdictions/wa.xml"
#define FACT "<fact topic=\"waiting\" source=\"rcw\" confidence=\"secondary\"" \
	" checked=\"2026-11-21\">"
#define TOPIC "<topic id=\"waiting\">"
#define SOURCE "<source id=\"rcw\" title=\"RCW 7.105.500\"/>"

static void
facts_have_a_ground(void **state)
{
	static const struct bad rows[] = {
		{ W, FACT, "@<fact topic=\"waiting\" confidence=\"secondary\""
		    " checked=\"2026-11-21\">", DIAG_FACT_WITHOUT_SOURCE,
		    "id of a <source>" },
		{ W, FACT, "@<fact topic=\"waiting\" source=\"rcw\""
		    " checked=\"2026-11-21\">", DIAG_FACT_WITHOUT_SOURCE,
		    "official or secondary" },
		{ W, FACT, "@<fact topic=\"waiting\" source=\"rcw\""
		    " confidence=\"secondary\">", DIAG_FACT_WITHOUT_SOURCE,
		    "checked=" },
		{ W, FACT, "<fact topic=\"waiting\" source=\"@rcv\" confidence="
		    "\"secondary\" checked=\"2026-11-21\">",
		    DIAG_UNKNOWN_SOURCE, "'rcw'" },
		{ W, FACT, "<fact topic=\"waiting\" source=\"rcw\" confidence="
		    "\"@sure\" checked=\"2026-11-21\">", DIAG_BAD_VALUE,
		    "official secondary" },
		{ W, FACT, "<fact topic=\"waiting\" source=\"rcw\" confidence="
		    "\"secondary\" checked=\"@2026-02-30\">", DIAG_BAD_VALUE,
		    "a date that exists" },
		{ W, "<refuse id=\"too-soon\" when=\"before($today, "
		    "add-months($order.issued, 12))\" role=\"restrained\" "
		    "source=\"rcw\" ", "@<refuse id=\"too-soon\" when=\""
		    "before($today, add-months($order.issued, 12))\" ",
		    DIAG_FACT_WITHOUT_SOURCE, NULL },
		{ W, "filing=\"modify\" source=\"rcw\"", "filing=\"modify\" "
		    "source=\"@rwc\"", DIAG_UNKNOWN_SOURCE, "'rcw'" },
	};
	struct test *t = *state;

	defs_bad_all(t, rows);
}

static void
scopes_and_topics_are_known(void **state)
{
	static const struct bad rows[] = {
		{ W, FACT, "<fact topic=\"@waitng\" source=\"rcw\" confidence="
		    "\"secondary\" checked=\"2026-11-21\">",
		    DIAG_UNKNOWN_TOPIC, "'waiting'" },
		{ W, "filing=\"terminate\" role=\"restrained\"", "filing="
		    "\"modify @terminat\" role=\"restrained\"",
		    DIAG_UNKNOWN_CHOICE, "'terminate'" },
		{ W, "filing=\"terminate\" role=\"restrained\"", "filing="
		    "\"terminate\" role=\"@respondent\"", DIAG_UNKNOWN_CHOICE,
		    "protected restrained" },
		{ W, "filing=\"terminate\" role=\"restrained\"", "filing="
		    "\"terminate\" order=\"@finl\"", DIAG_UNKNOWN_CHOICE,
		    "'final'" },
		{ W, "<fact topic=\"page.first-top\" source=\"rcw\" "
		    "confidence=\"official\"", "@<fact topic=\"waiting\" "
		    "source=\"rcw\" confidence=\"secondary\"", DIAG_DUPLICATE, "narrow" },
		{ W, ">216<", ">@three inches<", DIAG_BAD_VALUE,
		    "whole number" },
		{ U, "<wording>72</wording>", "<wording>@7x</wording>",
		    DIAG_BAD_VALUE, "whole number" },
		{ W, SOURCE, SOURCE "@<topic id=\"fee\"><wording>x</wording>"
		    "</topic>", DIAG_UNKNOWN_ELEMENT, NULL },
		{ U, TOPIC, "<topic id=\"@order.term\"><wording>x</wording>"
		    "</topic>" TOPIC, DIAG_DUPLICATE, NULL },
		{ U, TOPIC, "@<topic id=\"fee\"/>" TOPIC,
		    DIAG_MISSING_ELEMENT, NULL },
		{ U, TOPIC, "<topic id=\"fee\" type=\"@date\"><wording>x"
		    "</wording></topic>" TOPIC, DIAG_BAD_VALUE, NULL },
		{ U, TOPIC, "<topic id=\"fee\">@<wording/></topic>" TOPIC,
		    DIAG_BAD_VALUE, NULL },
	};
	struct test *t = *state;

	defs_bad_all(t, rows);
}

static void
packs_are_complete(void **state)
{
	static const struct bad rows[] = {
		{ W, SOURCE, SOURCE "<source id=\"@rcw\" title=\"x\"/>",
		    DIAG_DUPLICATE, NULL },
		{ W, SOURCE, SOURCE "@<source id=\"b\"/>",
		    DIAG_MISSING_ATTRIBUTE, "title=" },
		{ W, SOURCE, SOURCE "@<sorce id=\"b\"/>",
		    DIAG_UNKNOWN_ELEMENT, "'source'" },
		{ W, SOURCE, SOURCE "@loose text", DIAG_STRAY_TEXT, NULL },
		{ W, " name=\"Washington\"", "", DIAG_MISSING_ATTRIBUTE,
		    "name=" },
		{ W, "code=\"wa\"", "code=\"@or\"", DIAG_BAD_VALUE,
		    "name the file" },
		{ "jurisdictions/oregon.xml", "", "<jurisdiction xmlns="
		    "\"urn:movant:1\" code=\"@oregon\" name=\"Oregon\" "
		    "version=\"1\"/>", DIAG_BAD_VALUE, "two letters" },
		{ W, FACT "No wait is known.", "@" FACT, DIAG_BAD_VALUE,
		    "what the law says" },
		{ W, FACT, FACT "<value of=\"@$order.isued\"/>",
		    DIAG_UNKNOWN_VARIABLE, "'$order.issued'" },
		{ W, FACT, FACT "@<para>x</para>", DIAG_UNKNOWN_ELEMENT,
		    NULL },
		{ W, "<refuse id=\"too-soon\"", "<caution id=\"too-soon\" "
		    "when=\"$filer = 'protected'\" source=\"rcw\" "
		    "confidence=\"official\" checked=\"2026-11-21\"><because>x"
		    "</because></caution><refuse id=\"@too-soon\"",
		    DIAG_DUPLICATE, NULL },
	};
	static const struct bad forms[] = {
		{ W, "exclusive=\"yes\" source=\"rcw\" confidence=\"official\""
		    " checked=\"2026-11-21\">\n  <worksheet>", "source=\"rcw\""
		    " confidence=\"official\" checked=\"2026-11-21\">\n"
		    "  @<worksheet>", DIAG_BAD_VALUE, "exclusive=\"yes\"" },
		{ W, "<form number=\"DV-300\" title=\"Request\"", "@<form "
		    "number=\"D\" title=\"R\" filing=\"modify\" "
		    "exclusive=\"yes\" source=\"rcw\" confidence=\"official\" "
		    "checked=\"2026-11-21\"/><form number=\"DV-300\" "
		    "title=\"Request\"", DIAG_MISSING_ELEMENT, NULL },
	};
	struct test *t = *state;

	defs_bad_all(t, rows);
	defs_bad_all(t, forms);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		DEFS(facts_have_a_ground),
		DEFS(scopes_and_topics_are_known),
		DEFS(packs_are_complete),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
