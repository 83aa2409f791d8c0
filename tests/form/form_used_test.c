#include "definitions.h"

static void
names_are_gathered_through_parts_and_lists(void **state)
{
	struct test *t = *state;
	struct form_catalog *c = defs_read(t, NULL, NULL);
	const struct form_filing *f = map_find(&c->filings, "terminate");
	const struct form_document *d = f->documents.at[0];
	struct map used = { 0 };
	static const char *const there[] = {
		"order.issued", "reason.why", "order.served", "terms",
		"terms.current", "terms.action", "children", "children.name",
		"children.birth-year", "filer", "movant.name", "movant.term",
	};

	form_names_used(t->arena, d->body, &used);
	for (size_t i = 0; i < sizeof(there) / sizeof(there[0]); i++)
		assert_non_null(map_find(&used, there[i]));
	assert_null(map_find(&used, "filing"));
	assert_null(map_find(&used, "law.order.term"));
	form_names_used(t->arena, d->title, &used);
	assert_non_null(map_find(&used, "law.order.term"));
}

static void
names_of_an_expression_are_gathered(void **state)
{
	struct test *t = *state;
	struct xml_expr *e = xml_expr_compile(t->arena, t->diags,
	    "count($terms[action = 'remove']) > 1 and $filer = 'protected'",
	    (struct pos){ "x", 1, 1 });
	struct map used = { 0 };

	form_expr_names_used(t->arena, e, &used);
	assert_non_null(map_find(&used, "terms"));
	assert_non_null(map_find(&used, "terms.action"));
	assert_non_null(map_find(&used, "filer"));
	assert_int_equal(used.n, 3);
	form_expr_names_used(t->arena, NULL, &used);
	assert_int_equal(used.n, 3);
}

/* Sixteen parts, each using the next ten times, are not walked 10^16 times. */
static void
a_bomb_of_parts_is_walked_in_time(void **state)
{
	struct test *t = *state;
	char *folder = defs_folder(t, NULL, NULL);
	struct form_catalog *c;
	struct form_part *p;
	struct map used = { 0 };

	for (int i = 0; i < 15; i++) {
		struct buf b = { 0 };

		buf_printf(&b, "<part xmlns=\"urn:movant:1\" id=\"p%d\">", i);
		for (int k = 0; k < 10; k++)
			buf_printf(&b, i == 14 ? "<value of=\"$filer\"/>" :
			    "<use part=\"p%d\"/>", i + 1);
		buf_str(&b, "</part>");
		defs_write(folder, arena_printf(t->arena, "parts/p%d.xml", i),
		    b.data);
		buf_free(&b);
	}
	c = form_catalog_read(t->arena, t->diags, folder);
	assert_no_errors(t->diags);
	for (int i = 0; i < 15; i++)
		unlink(arena_printf(t->arena, "%s/parts/p%d.xml", folder, i));
	defs_remove(t, folder, NULL);
	p = map_find(&c->parts, "p0");
	form_names_used(t->arena, p->body, &used);
	assert_non_null(map_find(&used, "filer"));
	assert_true(strlen(form_plain(t->arena, p->body)) < 4000000);
}

static void
plain_text_shows_names(void **state)
{
	struct test *t = *state;
	struct form_catalog *c = defs_read(t, NULL, NULL);
	const struct form_part *p = map_find(&c->parts, "sign");

	assert_string_equal(form_plain(t->arena, p->body), "Date: [Date]\n"
	    "[Signature]\n[movant.name], [movant.term]");
	assert_string_equal(form_plain(t->arena, NULL), "");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		DEFS(names_are_gathered_through_parts_and_lists),
		DEFS(names_of_an_expression_are_gathered),
		DEFS(a_bomb_of_parts_is_walked_in_time),
		DEFS(plain_text_shows_names),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
