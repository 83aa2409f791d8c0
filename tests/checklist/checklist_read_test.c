#include "checklist/steps.h"

static void
core_and_local(void **state)
{
	struct test *t = *state;
	const struct form_catalog *c = case_catalog(t, "<para>x</para>", NULL);
	struct checklist *l = steps_read(t, c, steps_core, steps_wa);
	const struct checklist_phase *p;
	const struct checklist_step *s;

	assert_no_errors(t->diags);
	assert_int_equal(l->phases.n, 3);
	assert_string_equal(l->version, "7");
	p = l->phases.at[0];
	assert_string_equal(p->title.es, "Cuidado");
	s = p->steps.at[0];
	assert_string_equal(s->guidance, "G-50");
	assert_string_equal(s->phase, "safety");
	assert_int_equal(s->pos.line, 4);
	assert_null(s->jurisdiction);
	/* local steps follow the common ones of their phase */
	p = l->phases.at[1];
	assert_int_equal(p->steps.n, 5);
	s = p->steps.at[3];
	assert_string_equal(s->id, "wa-rule");
	assert_string_equal(s->jurisdiction, "wa");
	assert_string_equal(s->ground.source->title, "Revised Code");
	assert_int_equal(s->ground.confidence, LAW_OFFICIAL);
	s = p->steps.at[4];
	assert_string_equal(s->ground.source->url, "https://example.org/x");
	assert_string_equal(s->ground.source->title, "A help site");
}

static const struct {
	const char	*step;
	enum diag_code	 code;
	unsigned	 column;
} bad[] = {
	{ "<step id=\"a\" who=\"you\" wen=\"1\"><title>T</title></step>",
	    DIAG_UNKNOWN_ATTRIBUTE, 24 },
	{ "<step who=\"you\"><title>T</title></step>",
	    DIAG_MISSING_ATTRIBUTE, 1 },
	{ "<step id=\"a\"><title>T</title></step>",
	    DIAG_MISSING_ATTRIBUTE, 1 },
	{ "<step id=\"a\" who=\"me\"><title>T</title></step>",
	    DIAG_BAD_VALUE, 19 },
	{ "<step id=\"a\" who=\"you\"></step>", DIAG_MISSING_ELEMENT, 1 },
	{ "<step id=\"a\" who=\"you\"><titel>T</titel></step>",
	    DIAG_UNKNOWN_ELEMENT, 24 },
	{ "<step id=\"a\" who=\"you\">x<title>T</title></step>",
	    DIAG_STRAY_TEXT, 24 },
	{ "<step id=\"a\" who=\"you\"><title>T</title><title>U</title></step>",
	    DIAG_DUPLICATE, 40 },
	{ "<step id=\"a\" who=\"you\"><title>T</title></step>"
	    "<step id=\"a\" who=\"you\"><title>T</title></step>",
	    DIAG_DUPLICATE, 57 },
	{ "<step id=\"a\" who=\"you\" role=\"protcted\"><title>T</title>"
	    "</step>",
	    DIAG_UNKNOWN_CHOICE, 30 },
	{ "<step id=\"a\" who=\"you\" filing=\"modify end\"><title>T</title>"
	    "</step>", DIAG_UNKNOWN_CHOICE, 39 },
	{ "<step id=\"a\" who=\"you\" fact=\"fees\"><title>T</title></step>",
	    DIAG_UNKNOWN_TOPIC, 30 },
	{ "<step id=\"a\" who=\"you\" when=\"$fler = 'x'\"><title>T</title>"
	    "</step>", DIAG_UNKNOWN_VARIABLE, 30 },
	{ "<step id=\"a\" who=\"you\" when=\"$today = 'x'\"><title>T</title>"
	    "</step>", DIAG_CLOCK_IN_PAPER, 30 },
	{ "<step id=\"a\" who=\"you\"><title><value of=\"$nme\"/></title>"
	    "</step>", DIAG_UNKNOWN_VARIABLE, 42 },
	{ "<step id=\"a\" who=\"you\"><title><use part=\"x\"/></title></step>",
	    DIAG_UNKNOWN_PART, 42 },
	{ "<step id=\"a\" who=\"you\" source=\"nil\" confidence=\"official\" "
	    "checked=\"2026-11-21\"><title>T</title></step>",
	    DIAG_UNKNOWN_SOURCE, 32 },
	{ "<step id=\"a\" who=\"you\" source=\"usc\"><title>T</title></step>",
	    DIAG_FACT_WITHOUT_SOURCE, 1 },
	{ "<step id=\"a\" who=\"you\" source=\"usc\" confidence=\"sure\" "
	    "checked=\"2026-11-21\"><title>T</title></step>",
	    DIAG_BAD_VALUE, 49 },
	{ "<step id=\"a\" who=\"you\" source=\"usc\" confidence=\"official\" "
	    "checked=\"2026-02-30\"><title>T</title></step>",
	    DIAG_BAD_DATE, 68 },
	{ "<stap/>", DIAG_UNKNOWN_ELEMENT, 1 },
};

/* Each on line 3, at its column. */
static void
bad_steps(void **state)
{
	struct test *t = *state;
	const struct form_catalog *c = case_catalog(t, "<para>x</para>", NULL);

	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		t->diags = diags_new(t->arena);
		assert_null(steps_read(t, c, arena_printf(t->arena, HEAD
		    "<checklist" NS "><phase id=\"p\"><title>P</title>\n%s\n"
		    "</phase></checklist>", bad[i].step), NULL));
		assert_diag(t->diags, bad[i].code, 3, bad[i].column);
	}
}

static const struct {
	const char	*core, *wa;
	enum diag_code	 code;
} bad_files[] = {
	{ "<checklist" NS "><phase id=\"p\"/></checklist>", NULL,
	    DIAG_MISSING_ELEMENT },
	{ "<checklist" NS "><phase><title>P</title></phase></checklist>", NULL,
	    DIAG_MISSING_ATTRIBUTE },
	{ "<checklist" NS "><phase id=\"p\"><title>P</title></phase>"
	    "<phase id=\"p\"><title>P</title></phase></checklist>", NULL,
	    DIAG_DUPLICATE },
	{ "<checklist" NS " jurisdiction=\"wa\"/>", NULL,
	    DIAG_UNKNOWN_ATTRIBUTE },
	{ "<steps" NS "/>", NULL, DIAG_UNKNOWN_ELEMENT },
	{ "<checklist" NS "><phase id=\"p\" filing=\"terminat\"><title>P</title>"
	    "</phase></checklist>", NULL, DIAG_UNKNOWN_CHOICE },
	{ steps_core, "<checklist" NS " jurisdiction=\"wa\"><phase id=\"file\" "
	    "filing=\"terminate\"/></checklist>", DIAG_UNKNOWN_ATTRIBUTE },
	{ "<checklist" NS "><fase/></checklist>", NULL, DIAG_UNKNOWN_ELEMENT },
	{ "<checklist" NS ">", NULL, DIAG_XML_SYNTAX },
	{ steps_core, "<checklist" NS "/>", DIAG_MISSING_ATTRIBUTE },
	{ steps_core, "<checklist" NS " jurisdiction=\"zz\"/>",
	    DIAG_UNKNOWN_JURISDICTION },
	/* The steps of Oregon in wa.xml would not be found. */
	{ steps_core, "<checklist" NS " jurisdiction=\"or\"/>",
	    DIAG_BAD_VALUE },
	{ steps_core, "<checklist" NS " jurisdiction=\"wa\"><phase id=\"p\"/>"
	    "</checklist>", DIAG_BAD_VALUE },
	{ steps_core, "<checklist" NS " jurisdiction=\"wa\">"
	    "<phase id=\"file\"><title>F</title></phase></checklist>",
	    DIAG_UNKNOWN_ELEMENT },
	{ steps_core, "<checklist" NS " jurisdiction=\"wa\"><phase id=\"file\">"
	    "<step id=\"n\" who=\"you\"><title>T</title></step></phase>"
	    "</checklist>", DIAG_FACT_WITHOUT_SOURCE },
	{ steps_core, "<checklist" NS " jurisdiction=\"wa\"><phase id=\"file\">"
	    "<step id=\"fee\" who=\"you\" fact=\"fee\"><title>T</title></step>"
	    "</phase></checklist>", DIAG_DUPLICATE },
};

static void
bad_folders(void **state)
{
	struct test *t = *state;
	const struct form_catalog *c = case_catalog(t, "<para>x</para>", NULL);

	for (size_t i = 0; i < sizeof(bad_files) / sizeof(bad_files[0]); i++) {
		t->diags = diags_new(t->arena);
		assert_null(steps_read(t, c, bad_files[i].core,
		    bad_files[i].wa));
		assert_diag(t->diags, bad_files[i].code, 0, 0);
	}
	/* A local file is not to blame for a core.xml that cannot be read. */
	t->diags = diags_new(t->arena);
	assert_null(steps_read(t, c, "", steps_wa));
	assert_int_equal(diags_length(t->diags), 1);
	assert_diag(t->diags, DIAG_XML_SYNTAX, 0, 0);
	t->diags = diags_new(t->arena);
	assert_null(checklist_read(t->arena, t->diags, "/nowhere/at/all", c));
	assert_true(diags_failed(t->diags));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(core_and_local),
		TEST(bad_steps),
		TEST(bad_folders),
	};

	STEPS_MAIN(tests);
}
