#include "form/form_int.h"
#include "definitions.h"

static struct xml_node *
node(struct test *t, const char *inside)
{
	char *text = arena_printf(t->arena, "<step xmlns=\"urn:movant:1\">\n"
	    "%s</step>", inside);
	struct xml_node *x = xml_read(t->arena, t->diags, "x.xml", text,
	    strlen(text));

	assert_non_null(x);
	return x;
}

static void
both_languages_are_taken(void **state)
{
	struct test *t = *state;
	struct form_text x = form_text_of(t->arena, node(t,
	    "<title>Stay\n safe</title><title xml:lang=\"es\">Cuídese</title>"),
	    "title");

	assert_string_equal(x.en, "Stay safe");
	assert_string_equal(x.es, "Cuídese");
	assert_int_equal(x.pos.line, 2);
	x = form_text_of(t->arena, node(t, "<other>x</other>"), "title");
	assert_null(x.en);
	assert_null(x.es);
}

static void
text_is_checked(void **state)
{
	struct test *t = *state;
	struct form_read r = { t->arena, t->diags, false, NULL };

	form_text_read(&r, node(t, "<a>x</a><a xml:lang=\"es\">y</a>"), "a",
	    true);
	form_text_read(&r, node(t, ""), "a", false);
	assert_false(r.failed);
	form_text_read(&r, node(t, "<a xml:lang=\"es\">y</a>"), "a", true);
	assert_diag(t->diags, DIAG_MISSING_ELEMENT, 1, 1);
	form_text_read(&r, node(t, "<a>x</a><a>y</a>"), "a", true);
	assert_diag(t->diags, DIAG_DUPLICATE, 2, 9);
	form_text_read(&r, node(t, "<a xml:lang=\"fr\">x</a>"), "a", false);
	assert_diag(t->diags, DIAG_BAD_VALUE, 2, 14);
	form_text_read(&r, node(t, "<a class=\"x\">x</a>"), "a", false);
	assert_diag(t->diags, DIAG_UNKNOWN_ATTRIBUTE, 2, 4);
}

static void
stray_text_is_found_at_its_first_letter(void **state)
{
	struct test *t = *state;
	struct form_read r = { t->arena, t->diags, false, NULL };

	form_no_text(&r, node(t, " <a/>\n\t<b/> "));
	assert_false(r.failed);
	form_no_text(&r, node(t, "<a/>\n  here <b/>"));
	assert_diag(t->diags, DIAG_STRAY_TEXT, 3, 3);
}

static void
unknown_elements_are_told(void **state)
{
	struct test *t = *state;

	form_unknown_element(t->diags, node(t, "<tittle/>")->first->next,
	    "title body");
	assert_diag(t->diags, DIAG_UNKNOWN_ELEMENT, 2, 1);
	assert_string_equal(diags_at(t->diags, 0)->message,
	    "unknown element <tittle> in <step>");
	assert_string_equal(diags_at(t->diags, 0)->hint,
	    "did you mean 'title'?");
	form_unknown_element(t->diags, node(t, ""), "fields");
	assert_string_equal(diags_at(t->diags, 1)->message,
	    "unknown element <step>");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		DEFS(both_languages_are_taken),
		DEFS(text_is_checked),
		DEFS(stray_text_is_found_at_its_first_letter),
		DEFS(unknown_elements_are_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
