#include "definitions.h"

#define T "terminate.xml"
#define SPACE "<space lines=\"1.5\"/>"
#define CURRENT "<value of=\"current\"/>"

static void
a_value_names_one_thing(void **state)
{
	static const struct bad rows[] = {
		{ T, SPACE, "<para><value of=\"@$order.isued\"/></para>",
		    DIAG_UNKNOWN_VARIABLE, "did you mean '$order.issued'?" },
		{ T, SPACE, "<para>Añ<value of=\"@$movant.nam\"/></para>",
		    DIAG_UNKNOWN_VARIABLE, "'$movant.name'" },
		{ T, SPACE, "<para><value of=\"@order.issued\"/></para>",
		    DIAG_UNKNOWN_MEMBER, "put '$'" },
		{ T, SPACE, "<para><value of=\"@$terms\"/></para>",
		    DIAG_BAD_VALUE, "<for-each>" },
		{ T, SPACE, "<para><value of=\"$order.issued@ or 1\"/></para>",
		    DIAG_BAD_VALUE, "one name" },
		{ T, SPACE, "<para><value of=\"$@\"/></para>", DIAG_BAD_VALUE,
		    NULL },
		{ T, SPACE, "<para><value of=\"@$today\"/></para>",
		    DIAG_CLOCK_IN_PAPER, "<blank>" },
		{ T, SPACE, "<para><value of=\"@$law.order.terms\"/></para>",
		    DIAG_UNKNOWN_TOPIC, "'$law.order.term'" },
		{ T, CURRENT, "<value of=\"@curent\"/>", DIAG_UNKNOWN_MEMBER,
		    "'current'" },
		{ T, CURRENT, "<value of=\"@name\"/>", DIAG_UNKNOWN_MEMBER,
		    NULL },
	};
	struct test *t = *state;

	defs_bad_all(t, rows);
}

static void
a_value_is_shown_as_its_type_allows(void **state)
{
	static const struct bad rows[] = {
		{ T, SPACE, "<para><value of=\"@$order.county\" as=\"iso\"/>"
		    "</para>", DIAG_BAD_VALUE, "its type is text" },
		{ T, SPACE, "<para><value of=\"@$order.issued\""
		    " as=\"initials\"/></para>", DIAG_BAD_VALUE, "date" },
		{ T, SPACE, "<para><value of=\"@$filer\" as=\"lines\"/></para>",
		    DIAG_BAD_VALUE, "choice" },
		{ T, SPACE, "<para><value of=\"$filer\" as=\"@upperr\"/>"
		    "</para>", DIAG_BAD_VALUE, "'upper'" },
		{ T, SPACE, "<para><value of=\"@$law.waiting\" as=\"year\"/>"
		    "</para>", DIAG_BAD_VALUE, "upper" },
		{ T, SPACE, "<paras of=\"@$order.issued\"/>", DIAG_BAD_VALUE,
		    "<para>" },
		{ T, SPACE, "<paras of=\"@$law.waiting\"/>", DIAG_BAD_VALUE,
		    NULL },
	};
	struct test *t = *state;

	defs_bad_all(t, rows);
	defs_fine(t, T, SPACE, "<para><value of=\"$order.issued\""
	    " as=\"year\"/><value of=\"$protected.address\" as=\"lines\"/>"
	    "<value of=\"$law.waiting\" as=\"upper\"/>"
	    "<value of=\"$protected.name\" as=\"initials\"/></para>"
	    "<paras of=\"$movant.name\"/>");
}

static void
for_each_walks_a_list(void **state)
{
	static const struct bad rows[] = {
		{ T, SPACE, "<for-each in=\"@$trms\"/>",
		    DIAG_UNKNOWN_VARIABLE, "'$terms'" },
		{ T, SPACE, "<for-each in=\"@$order.kind\"/>", DIAG_BAD_VALUE,
		    "<if>" },
		{ T, SPACE, "<for-each in=\"@terms\"/>",
		    DIAG_UNKNOWN_VARIABLE, "'$terms'" },
		{ T, SPACE, "<for-each in=\"$terms@[1]\"/>", DIAG_BAD_VALUE,
		    NULL },
		{ T, SPACE, "<for-each in=\"$terms\"><for-each in=\"$children\""
		    "><para><value of=\"@current\"/></para></for-each>"
		    "</for-each>", DIAG_UNKNOWN_MEMBER, NULL },
		{ "parts/who.xml", "$movant.name\"/>, ", "$movant.name\"/>, "
		    "<value of=\"@current\"/>", DIAG_UNKNOWN_MEMBER, NULL },
	};
	struct test *t = *state;

	defs_bad_all(t, rows);
	defs_fine(t, "parts/who.xml", "$movant.name\"/>, ", "$movant.name\"/>"
	    "<for-each in=\"$terms\"><value of=\"current\"/></for-each>");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		DEFS(a_value_names_one_thing),
		DEFS(a_value_is_shown_as_its_type_allows),
		DEFS(for_each_walks_a_list),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
