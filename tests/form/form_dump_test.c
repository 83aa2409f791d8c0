#include "definitions.h"

/* The whole catalogue as text; MOVANT_UPDATE=1 writes the file anew. */
static void
the_good_folder_is_dumped(void **state)
{
	struct test *t = *state;
	struct form_catalog *c = form_catalog_read(t->arena, t->diags, GOOD);
	struct buf b = { 0 };
	char *want;
	size_t len;

	form_dump(c, &b);
	if (getenv("MOVANT_UPDATE") != NULL)
		defs_write("tests/form/data", "good.dump", b.data);
	want = io_read(t->arena, t->diags, "tests/form/data/good.dump",
	    LIMIT_FILE_BYTES, &len);
	assert_string_equal(b.data, want);
	buf_free(&b);
}

static void
reading_twice_gives_the_same(void **state)
{
	struct test *t = *state;
	struct buf a = { 0 }, b = { 0 };

	form_dump(form_catalog_read(t->arena, t->diags, "forms"), &a);
	form_dump(form_catalog_read(t->arena, t->diags, "forms"), &b);
	assert_true(a.len > 10000);
	assert_string_equal(a.data, b.data);
	buf_free(&a);
	buf_free(&b);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		DEFS(the_good_folder_is_dumped),
		DEFS(reading_twice_gives_the_same),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
