/*
 * Files that would take for ever: each thing below is twice the same one, and
 * so on, forty deep.  The checks end, and say that they gave up.
 */
#include "test_xml.h"

#include "verify/verify_archival.h"

#define DEEP	18		/* objects free in the sound file, from OTHER */

/* The sound file with objects from OTHER on that name the next one often. */
static struct build
tangle(struct arena *a, const char *before, const char *after)
{
	struct build b = archival_sound(a);

	for (int i = 0; i < DEEP; i++) {
		int next = OTHER + i + (i < DEEP - 1);
		const char *many = "";

		for (int k = 0; k < 12; k++)
			many = arena_printf(a, "%s %d 0 R", many, next);
		b.objects[OTHER + i] = arena_printf(a, "%s [%s ] %s", before,
		    many, after);
	}
	return b;
}

static void
must_give_up(struct build *b)
{
	assert_non_null(build_found(build_verify(b), VERIFY_TOO_MUCH));
}

static void
pages_that_are_each_other(void **state)
{
	struct test *t = *state;
	struct build b = tangle(t->arena, "<< /Kids", ">>");

	b.objects[OTHER + DEEP - 1] = "<< /Kids [ ] >>";
	b.objects[PAGES] = build_swap(t->arena, b.objects[PAGES], "3 0 R",
	    "3 0 R 26 0 R");
	must_give_up(&b);
}

static void
actions_that_are_each_other(void **state)
{
	struct test *t = *state;
	struct build b = tangle(t->arena, "<< /S /GoTo /Next", ">>");

	b.objects[CATALOG] = build_swap(t->arena, b.objects[CATALOG], "/Lang",
	    "/OpenAction 26 0 R /Lang");
	must_give_up(&b);
}

static void
fields_that_are_each_other(void **state)
{
	struct test *t = *state;
	struct build b = tangle(t->arena, "<< /T (a) /Kids", ">>");

	b.objects[OTHER + DEEP - 1] = "<< /T (a) >>";
	b.objects[CATALOG] = build_swap(t->arena, b.objects[CATALOG], "/Lang",
	    "/AcroForm << /Fields [ 26 0 R ] >> /Lang");
	must_give_up(&b);
}

static void
a_form_that_is_mostly_blanks(void **state)
{
	struct test *t = *state;
	struct build b = archival_sound(t->arena);
	size_t n = 4 << 20;
	char *blanks = arena_alloc(t->arena, n + 1);
	struct buf content = { 0 };

	memset(blanks, ' ', n);
	build_stream(&b, FORM, b.objects[FORM], blanks, n);
	buf_str(&content, "/Artifact BMC ");
	for (int i = 0; i < 20000; i++)
		buf_str(&content, "/F Do ");
	buf_str(&content, "EMC");
	build_stream(&b, CONTENT, "<< >>", content.data, content.len);
	must_give_up(&b);
	buf_free(&content);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(pages_that_are_each_other),
		TEST(actions_that_are_each_other),
		TEST(fields_that_are_each_other),
		TEST(a_form_that_is_mostly_blanks),
	};

	return cmocka_run_group_tests(tests, test_xml_open, test_xml_close);
}
