#include "definitions.h"

#define W "jurisdictions/wa.xml"
#define O "jurisdictions/or.xml"

static char *
printed(struct test *t, const struct diags *d)
{
	struct buf b = { 0 };
	char *s;

	buf_str(&b, "");
	diags_print(d, &b);
	s = arena_strdup(t->arena, b.data);
	buf_free(&b);
	return s;
}

static char *
dumped(struct test *t, const struct form_catalog *c)
{
	struct buf b = { 0 };
	char *s;

	assert_non_null(c);
	form_dump(c, &b);
	s = arena_strdup(t->arena, b.data);
	buf_free(&b);
	return s;
}

/* Whatever way the states come in, they are the same. */
static void
on_demand_is_the_same_as_at_once(void **state)
{
	struct test *t = *state;
	struct form_catalog *all = form_catalog_read(t->arena, t->diags,
	    "forms");
	struct form_catalog *c = form_catalog_open(t->arena, t->diags, "forms");

	assert_int_equal(c->packs.n, 1);
	assert_int_equal(c->calendars.n, 1);
	assert_true(all->packs.n > 50);
	for (size_t i = 0; i < all->packs.n; i++)
		assert_true(form_law_need(c, t->diags,
		    all->packs.entries[i].key));
	assert_no_errors(t->diags);
	assert_int_equal(c->packs.n, all->packs.n);
	assert_int_equal(c->calendars.n, all->calendars.n);
	assert_string_equal(dumped(t, c), dumped(t, all));
}

static void
only_what_is_asked_for_is_read(void **state)
{
	struct test *t = *state;
	char *folder = defs_folder(t, W, "<this is no pack");
	struct form_catalog *c = form_catalog_open(t->arena, t->diags, folder);
	const struct law_pack *or;

	assert_no_errors(t->diags);
	assert_int_equal(c->packs.n, 1);
	assert_true(form_law_need(c, t->diags, "or"));
	assert_no_errors(t->diags);
	or = map_find(&c->packs, "or");
	assert_string_equal(or->name, "Oregon");
	assert_ptr_equal(or->base, c->base);
	/* The whole is bad, and so is the one. */
	assert_null(form_catalog_read(t->arena, t->diags, folder));
	assert_true(diags_failed(t->diags));
	t->diags = diags_new(t->arena);
	assert_false(form_law_need(c, t->diags, "wa"));
	assert_int_equal(diags_length(t->diags), 1);
	assert_null(map_find(&c->packs, "wa"));
	assert_ptr_equal(map_find(&c->packs, "or"), or);
	defs_remove(t, folder, W);
}

/* Files that change later change nothing: what is read is read. */
static void
each_is_read_once(void **state)
{
	struct test *t = *state;
	char *folder = defs_folder(t, O, "<bad/>");
	struct form_catalog *c = form_catalog_open(t->arena, t->diags, folder);
	const struct law_pack *wa;
	const struct law_calendar *days;
	struct diags *first = diags_new(t->arena);

	assert_true(form_law_need(c, t->diags, "wa"));
	wa = map_find(&c->packs, "wa");
	days = map_find(&c->calendars, "wa");
	assert_non_null(wa);
	assert_non_null(days);
	assert_false(form_law_need(c, first, "or"));
	defs_write(folder, W, "<bad/>");
	defs_write(folder, "calendars/wa.xml", "<bad/>");
	defs_write(folder, O, defs_text(t, O));
	assert_true(form_law_need(c, t->diags, "wa"));
	assert_no_errors(t->diags);
	assert_ptr_equal(map_find(&c->packs, "wa"), wa);
	assert_ptr_equal(map_find(&c->calendars, "wa"), days);
	/* ... and a fault is told to each who asks. */
	assert_false(form_law_need(c, t->diags, "or"));
	assert_string_equal(printed(t, t->diags), printed(t, first));
	assert_null(map_find(&c->packs, "or"));
	defs_remove(t, folder, O);
}

static void
what_is_no_code_is_no_path(void **state)
{
	static const char *const codes[] = { "", "w", "was", "WA", "tribal",
	    "..", "/x", "us", "../parts/who", "w\xC3\xA1" };
	struct test *t = *state;
	char *folder = defs_folder(t, "jurisdictions/tribal.xml", "<bad/>");
	struct form_catalog *c = form_catalog_open(t->arena, t->diags, folder);

	defs_write(folder, "jurisdictions/w.xml", "<bad/>");
	for (size_t i = 0; i < sizeof(codes) / sizeof(codes[0]); i++)
		assert_true(form_law_need(c, t->diags, codes[i]));
	/* A code without a pack is for others to tell. */
	assert_true(form_law_need(c, t->diags, "qq"));
	assert_no_errors(t->diags);
	assert_int_equal(c->packs.n, 1);
	unlink(arena_printf(t->arena, "%s/jurisdictions/w.xml", folder));
	defs_remove(t, folder, "jurisdictions/tribal.xml");
}

/* What is judged across files is told alike by both. */
static void
faults_are_the_same(void **state)
{
	static const struct {
		const char	*path, *old, *new;
		enum diag_code	 code;
	} rows[] = {
		{ W, "code=\"wa\"", "code=\"or\"", DIAG_BAD_VALUE },
		{ W, "topic=\"waiting\"", "topic=\"wating\"",
		    DIAG_UNKNOWN_TOPIC },
		{ W, "</jurisdiction>", "<fact topic=\"party.protected\" "
		    "source=\"rcw\" confidence=\"official\" "
		    "checked=\"2026-01-01\" order=\"final\">"
		    "<value of=\"$movant.term\"/></fact></jurisdiction>",
		    DIAG_VALUE_CYCLE },
		{ W, "</jurisdiction>", "<fact topic=\"order.term\" "
		    "source=\"rcw\" confidence=\"official\" "
		    "checked=\"2026-01-01\" order=\"final\"><if "
		    "test=\"$protected.hidden = 'no'\">x</if></fact>"
		    "</jurisdiction>", DIAG_AUDIENCE_BREACH },
		{ "calendars/wa.xml", "<calendar", "<calender",
		    DIAG_XML_SYNTAX },
	};
	struct test *t = *state;
	char *narrow = defs_replace(t, defs_text(t, "fields.xml"),
	    "name=\"protected.hidden\" type=\"yes-no\"",
	    "name=\"protected.hidden\" type=\"yes-no\" audience=\"self\"");

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		char *folder = defs_folder(t, rows[i].path, defs_replace(t,
		    defs_text(t, rows[i].path), rows[i].old, rows[i].new));
		struct diags *whole = diags_new(t->arena);
		struct diags *one = diags_new(t->arena);
		struct form_catalog *c;

		defs_write(folder, "fields.xml", narrow);
		assert_null(form_catalog_read(t->arena, whole, folder));
		c = form_catalog_open(t->arena, one, folder);
		assert_no_errors(one);
		assert_true(form_law_need(c, one, "or"));
		assert_no_errors(one);
		assert_false(form_law_need(c, one, "wa"));
		assert_int_equal(diags_at(one, 0)->code, rows[i].code);
		assert_string_equal(printed(t, one), printed(t, whole));
		defs_remove(t, folder, NULL);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		DEFS(on_demand_is_the_same_as_at_once),
		DEFS(only_what_is_asked_for_is_read),
		DEFS(each_is_read_once),
		DEFS(what_is_no_code_is_no_path),
		DEFS(faults_are_the_same),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
