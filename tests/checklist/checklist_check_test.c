#include "checklist/steps.h"

#include "base/map.h"

static const struct checklist *
lint(struct test *t, const char *steps)
{
	const struct form_catalog *c = case_catalog(t, "<para>x</para>", NULL);
	struct checklist *l = steps_read(t, c, arena_printf(t->arena, HEAD
	    "<checklist" NS "><phase id=\"p\"><title>P</title>"
	    "<title xml:lang=\"es\">P</title>\n%s\n</phase></checklist>",
	    steps), NULL);

	assert_no_errors(t->diags);
	assert_non_null(l);
	checklist_check(t->arena, t->diags, l);
	return l;
}

static void
good(void **state)
{
	struct test *t = *state;

	lint(t, "<step id=\"a\" who=\"you\" role=\"protected\" when=\""
	    "$filer = 'protected' or $filer = 'restrained'\"><title>Go</title>"
	    "<body>Go to the court. Ask the clerk for the form and read it all "
	    "at home.</body></step>"
	    "<step id=\"b\" who=\"you\" role=\"protected\" when=\""
	    "not($filer = 'restrained')\"><title>T</title></step>"
	    "<step id=\"c\" who=\"you\" filing=\"terminate modify\" when=\""
	    "$filing = 'modify' and $filer = 'protected'\"><title>T</title>"
	    "</step>");
	assert_int_equal(diags_length(t->diags), 0);
}

static void
never(void **state)
{
	struct test *t = *state;

	lint(t, "<step id=\"a\" who=\"you\" role=\"protected\" when=\""
	    "$filer = 'restrained'\"><title>T</title></step>\n"
	    "<step id=\"b\" who=\"you\" when=\"$order.kind = 'final' and "
	    "$order.kind = 'temporary'\"><title>T</title></step>");
	assert_diag(t->diags, DIAG_UNREACHABLE_STEP, 3, 1);
	assert_diag(t->diags, DIAG_UNREACHABLE_STEP, 4, 1);
	assert_int_equal(diags_length(t->diags), 2);
}

static void
texts(void **state)
{
	struct test *t = *state;

	lint(t, "<step id=\"a\" who=\"you\"><title>T</title><body>TB"
	    "D</body><why>Notwithstanding any contrary representation, "
	    "jurisdictional considerations necessitate immediate "
	    "consultation regarding constitutional ramifications thereof, "
	    "including discretionary modification.</why></step>");
	assert_diag(t->diags, DIAG_PLACEHOLDER_TEXT, 3, 0);
	assert_diag(t->diags, DIAG_HARD_TO_READ, 3, 0);
}

static void
translations(void **state)
{
	struct test *t = *state;
	const struct form_catalog *c = case_catalog(t, "<para>x</para>", NULL);
	struct checklist *l = steps_read(t, c, steps_core, NULL);
	struct vec pairs = { 0 };
	size_t missing = 0;

	checklist_pairs(t->arena, l, &pairs);
	assert_true(pairs.n > 2);
	for (size_t i = 0; i < pairs.n; i++) {
		const struct form_pair *p = pairs.at[i];

		missing += p->es == NULL;
	}
	assert_true(missing >= 2);
}

static void
names(void **state)
{
	struct test *t = *state;
	struct map used = { 0 };

	checklist_names_used(t->arena, lint(t, "<step id=\"a\" who=\"you\" "
	    "fact=\"fee\" when=\"$order.pending = 'yes'\"><title>"
	    "<value of=\"$order.number\"/></title></step>"), &used);
	assert_non_null(map_find(&used, "order.pending"));
	assert_non_null(map_find(&used, "order.number"));
	assert_non_null(map_find(&used, "law.fee"));
	assert_null(map_find(&used, "order.issued"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(good),
		TEST(never),
		TEST(texts),
		TEST(translations),
		TEST(names),
	};

	STEPS_MAIN(tests);
}
