#include "definitions.h"

#define U "jurisdictions/us.xml"
#define W "jurisdictions/wa.xml"

static void
values_made_of_themselves_are_refused(void **state)
{
	static const struct bad rows[] = {
		/* A topic through a computed value. */
		{ U, "<wording>Petitioner</wording>", "<wording><value "
		    "of=\"$movant.term\"/></wording>", DIAG_VALUE_CYCLE,
		    "write the words out" },
		/* A wording that prints its own topic. */
		{ U, "<topic id=\"order.term\">", "@<topic id=\"fee\"><wording>"
		    "<value of=\"$law.fee\"/></wording></topic>"
		    "<topic id=\"order.term\">", DIAG_VALUE_CYCLE, NULL },
		/* A condition of a computed value. */
		{ "fields.xml", "<computed name=\"movant.name\">\n"
		    "  <take from=\"protected.name\" when=\"$filer = "
		    "'protected'\"/>", "@<computed name=\"movant.name\">\n"
		    "  <take from=\"protected.name\" when=\"$movant.name = "
		    "'x'\"/>", DIAG_VALUE_CYCLE, NULL },
	};
	struct test *t = *state;

	defs_bad_all(t, rows);
}

static void
chains_are_fine_until_too_long(void **state)
{
	struct test *t = *state;
	struct buf b = { 0 };

	defs_fine(t, U, "<wording>Petitioner</wording>", "<wording>the "
	    "<value of=\"$law.order.term\"/>'s petitioner</wording>");
	for (int i = 0; i < 40; i++)
		buf_printf(&b, "<topic id=\"t%d\"><wording><value "
		    "of=\"$law.t%d\"/></wording></topic>", i, i + 1);
	buf_str(&b, "<topic id=\"t40\"><wording>x</wording></topic>"
	    "<topic id=\"order.term\">");
	t->diags = diags_new(t->arena);
	assert_null(defs_read(t, U, defs_replace(t, defs_text(t, U),
	    "<topic id=\"order.term\">", b.data)));
	assert_diag(t->diags, DIAG_TOO_DEEP, 3, 0);
	buf_free(&b);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		DEFS(values_made_of_themselves_are_refused),
		DEFS(chains_are_fine_until_too_long),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
