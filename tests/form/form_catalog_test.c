#include "definitions.h"

static void
the_good_folder_is_read(void **state)
{
	struct test *t = *state;
	struct form_catalog *c = form_catalog_read(t->arena, t->diags, GOOD);

	assert_no_errors(t->diags);
	assert_int_equal(diags_length(t->diags), 0);
	assert_int_equal(c->filings.n, 1);
	assert_int_equal(c->parts.n, 2);
	assert_int_equal(c->packs.n, 3);
	assert_string_equal(c->base->code, "us");
	assert_ptr_equal(((struct law_pack *)map_find(&c->packs, "wa"))->base,
	    c->base);
	assert_string_equal(c->folder, GOOD);
}

static void
the_shipped_definitions_are_read(void **state)
{
	struct test *t = *state;

	assert_non_null(form_catalog_read(t->arena, t->diags, "forms"));
	assert_no_errors(t->diags);
}

static void
what_must_be_there_is_asked_for(void **state)
{
	struct test *t = *state;

	assert_null(form_catalog_read(t->arena, t->diags, "no/such/folder"));
	assert_diag(t->diags, DIAG_DEFINITIONS_MISSING, 0, 0);
	t->diags = diags_new(t->arena);
	assert_null(defs_read(t, "fields.xml", NULL));
	assert_diag(t->diags, DIAG_NOT_FOUND, 0, 0);
	t->diags = diags_new(t->arena);
	assert_null(defs_read(t, "jurisdictions/us.xml", NULL));
	assert_diag(t->diags, DIAG_NOT_FOUND, 0, 0);
	assert_non_null(strstr(diags_at(t->diags, 0)->message, "base pack"));
	assert_true(str_ends(diags_at(t->diags, 0)->pos.file,
	    "jurisdictions/us.xml"));
}

static void
the_rest_may_be_missing(void **state)
{
	struct test *t = *state;
	struct form_catalog *c = defs_read(t, "jurisdictions/wa.xml", NULL);

	assert_non_null(c);
	assert_null(map_find(&c->packs, "wa"));
	c = defs_read(t, "terminate.xml", NULL);
	assert_non_null(c);
	assert_int_equal(c->filings.n, 0);
}

static void
reading_goes_on_after_an_error(void **state)
{
	struct test *t = *state;
	char *text = defs_text(t, "terminate.xml");

	text = defs_replace(t, text, "order.served", "order.servd");
	text = defs_replace(t, text, "level=\"1\"", "level=\"7\"");
	text = defs_replace(t, text, "part=\"sign\"", "part=\"sing\"");
	assert_null(defs_read(t, "terminate.xml", text));
	assert_diag(t->diags, DIAG_UNKNOWN_VARIABLE, 19, 16);
	assert_diag(t->diags, DIAG_BAD_VALUE, 15, 19);
	assert_diag(t->diags, DIAG_UNKNOWN_PART, 38, 14);
	assert_int_equal(diags_length(t->diags), 3);
}

static void
files_that_are_no_definitions_are_refused(void **state)
{
	static const struct bad rows[] = {
		{ "terminate.xml", "", "<filing xmlns=\"urn:movant:1\"",
		    DIAG_XML_SYNTAX, NULL },
		{ "terminate.xml", "", "<filing id=\"terminate\"/>",
		    DIAG_WRONG_NAMESPACE, NULL },
		{ "fields.xml", "", "@<field xmlns=\"urn:movant:1\"/>",
		    DIAG_UNKNOWN_ELEMENT, "'fields'" },
		{ "jurisdictions/us.xml", "", "", DIAG_XML_SYNTAX, NULL },
	};
	struct test *t = *state;

	defs_bad_all(t, rows);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		DEFS(the_good_folder_is_read),
		DEFS(the_shipped_definitions_are_read),
		DEFS(what_must_be_there_is_asked_for),
		DEFS(the_rest_may_be_missing),
		DEFS(reading_goes_on_after_an_error),
		DEFS(files_that_are_no_definitions_are_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
