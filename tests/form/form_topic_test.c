#include "definitions.h"

#define U "jurisdictions/us.xml"
#define O "jurisdictions/or.xml"
#define TOP "<topic id=\"page.top\" type=\"number\" least=\"18\" " \
	"most=\"288\" cautious=\"yes\">"

static void
nonsense_is_found_where_it_stands(void **state)
{
	static const struct bad rows[] = {
		/* Inches where points are meant. */
		{ O, ">72<", ">@1<", DIAG_BAD_VALUE, "from 18 to 288" },
		{ O, ">72<", ">@289<", DIAG_BAD_VALUE, "from 18 to 288" },
		{ O, ">72<", ">@-72<", DIAG_BAD_VALUE, "whole number" },
		{ O, ">72<", ">@72.5<", DIAG_BAD_VALUE, "whole number" },
		{ O, ">72<", ">@4294967368<", DIAG_BAD_VALUE, "whole number" },
		{ O, ">72<", ">@<b>72</b><", DIAG_BAD_VALUE, "whole number" },
		{ O, ">216x72<", ">@216<", DIAG_BAD_VALUE, "like 216x72" },
		{ O, ">216x72<", ">@216x<", DIAG_BAD_VALUE, "like 216x72" },
		{ O, ">216x72<", ">@216x72x1<", DIAG_BAD_VALUE,
		    "like 216x72" },
		{ O, ">216x72<", ">@361x72<", DIAG_BAD_VALUE,
		    "from 0 to 360" },
		{ O, ">216x72<", ">@216x361<", DIAG_BAD_VALUE,
		    "from 0 to 360" },
		{ O, ">yes<", ">@maybe<", DIAG_BAD_VALUE, "no yes" },
		{ O, ">yes<", ">@no yes<", DIAG_BAD_VALUE, "no yes" },
		{ U, "<wording>108<", "<wording>@10<", DIAG_BAD_VALUE,
		    "from 18 to 288" },
	};

	defs_bad_all(*state, rows);
}

static void
a_topic_says_what_it_holds(void **state)
{
	static const struct bad rows[] = {
		{ U, TOP, "<topic id=\"page.top\" type=\"number\" least=\""
		    "18\" most=\"@17\">", DIAG_BAD_VALUE, NULL },
		{ U, TOP, "<topic id=\"page.top\" type=\"number\" @words=\""
		    "no yes\">", DIAG_BAD_VALUE, "words for word" },
		{ U, "type=\"word\" words=\"no yes\" cautious", "type=\"word\""
		    " @least=\"1\" words=\"no yes\" cautious", DIAG_BAD_VALUE,
		    "number, size" },
		{ U, "<topic id=\"page.line-numbers\" type=\"word\" words="
		    "\"no yes\"", "@<topic id=\"page.line-numbers\" type="
		    "\"word\"", DIAG_MISSING_ATTRIBUTE, "words=" },
		{ U, TOP, "<topic id=\"page.top\" type=\"number\" @event=\""
		    "hearing.date\">", DIAG_BAD_VALUE, "for period" },
		{ U, TOP, "@<topic id=\"late\" type=\"period\"/>" TOP,
		    DIAG_MISSING_ATTRIBUTE, "event=" },
		{ U, TOP, "<topic id=\"late\" type=\"period\" event=\"x\" "
		    "direction=\"@back\"/>" TOP, DIAG_BAD_VALUE, "before" },
		{ U, "<topic id=\"waiting\">", "<topic id=\"waiting\" "
		    "@cautious=\"yes\">", DIAG_BAD_VALUE, NULL },
		{ U, "<topic id=\"waiting\">", "<topic id=\"waiting\" "
		    "@most=\"3\">", DIAG_BAD_VALUE, NULL },
	};

	defs_bad_all(*state, rows);
}

static void
a_condition_names_a_word_of_the_topic(void **state)
{
	static const struct bad rows[] = {
		{ "parts/sign.xml", "</part>", "<if test=\"$law.page.line-"
		    "numbers = '@ja'\"><para>x</para></if></part>",
		    DIAG_UNKNOWN_CHOICE, "no yes" },
	};

	defs_bad_all(*state, rows);
}

static void
values_are_read(void **state)
{
	struct test *t = *state;
	const struct law_pack *base = defs_read(t, NULL, NULL)->base;
	struct form_node n = { .kind = FORM_TEXT, .text = "216x72" };
	struct law_value v;

	assert_true(form_law_value(form_law_topic(base, "page.clear-corner"),
	    &n, &v));
	assert_int_equal(v.number, 216);
	assert_int_equal(v.height, 72);
	n.text = "yes";
	assert_true(form_law_value(form_law_topic(base, "page.line-numbers"),
	    &n, &v));
	assert_int_equal(v.number, 1);
	assert_false(form_law_value(form_law_topic(base, "page.top"), &n,
	    &v));
	assert_false(form_law_value(form_law_topic(base, "page.top"), NULL,
	    &v));
	assert_false(form_law_value(form_law_topic(base, "waiting"), &n, &v));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		DEFS(nonsense_is_found_where_it_stands),
		DEFS(a_topic_says_what_it_holds),
		DEFS(a_condition_names_a_word_of_the_topic),
		DEFS(values_are_read),
	};

	DEFS_MAIN(tests);
}
