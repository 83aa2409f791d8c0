#include "test.h"

#include "verify/verify_builder.h"

static void
a_page_of_another_size_or_turned(void **state)
{
	struct test *t = *state;
	struct build b = build_sound(t->arena);

	assert_null(build_found(build_verify(&b), VERIFY_PAGE_SIZE));
	b.objects[3] = build_swap(t->arena, b.objects[3], "612 792",
	    "595 842");
	assert_non_null(build_found(build_verify(&b), VERIFY_PAGE_SIZE));
	b = build_sound(t->arena);
	/* Inherited from the tree. */
	b.objects[2] = build_swap(t->arena, b.objects[2], "/Count",
	    "/Rotate 90 /Count");
	assert_string_equal(build_found(build_verify(&b),
	    VERIFY_PAGE_TURNED)->where, "object 3, page 1");
}

static void
what_is_no_pdf_is_a_finding(void **state)
{
	static const char *const files[] = { "", "x", "%PDF-1.7\n",
	    "%PDF-1.7\ntrailer\n<< /Root 1 0 R >>\n",
	    "%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 1 0 R /Kids [ 1 0 R ]"
	    " >>\nendobj\ntrailer\n<< /Root 1 0 R /Size 99999999 >>\n" };
	struct test *t = *state;

	for (size_t i = 0; i < sizeof(files) / sizeof(files[0]); i++) {
		struct verify_report *r = verify_bytes(t->arena, files[i],
		    strlen(files[i]));

		assert_non_null(build_found(r, VERIFY_DAMAGED));
	}
}

static void
every_rule_says_what_it_asks(void **state)
{
	(void)state;
	for (int i = 0; i < VERIFY_RULE_COUNT; i++) {
		const struct verify_rule_row *row =
		    verify_rule_row((enum verify_rule)i);

		assert_true(str_ends(row->says, "."));
		assert_true(row->hint == NULL || !str_ends(row->hint, "."));
		for (int j = 0; j < i; j++)
			assert_string_not_equal(row->name,
			    verify_rule_row((enum verify_rule)j)->name);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_page_of_another_size_or_turned),
		TEST(what_is_no_pdf_is_a_finding),
		TEST(every_rule_says_what_it_asks),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
