#include "test.h"

#include "base/path.h"

static void
parts_of_a_path(void **state)
{
	static const struct { const char *path, *name, *stem, *folder; }
	    cases[] = {
		{ "clients/anna.xml", "anna.xml", "anna", "clients" },
		{ "/a/b.c/anna", "anna", "anna", "/a/b.c" },
		{ "anna.2.json", "anna.2.json", "anna.2", "." },
		{ "/anna.xml", "anna.xml", "anna", "/" },
		{ "in/.xml", ".xml", ".xml", "in" },
		{ "in/", "", "", "in" },
	};
	struct test *t = *state;

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		assert_string_equal(path_name(cases[i].path), cases[i].name);
		assert_string_equal(path_stem(t->arena, cases[i].path),
		    cases[i].stem);
		assert_string_equal(path_folder(t->arena, cases[i].path),
		    cases[i].folder);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(parts_of_a_path),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
