#include "test.h"

#include "fill/fill_int.h"

static size_t
find(struct test *t, const char *hay, const char *needle)
{
	struct fill_fold h = fill_fold(t->arena, hay);
	struct fill_fold n = fill_fold(t->arena, needle);

	return fill_find(&h, &n, 0);
}

static void
written_differently(void **state)
{
	struct test *t = *state;
	static const struct { const char *hay, *needle; } same[] = {
		{ "lives at 12 ELM street now", "12 Elm Street" },
		{ "12 Elm Street\nTown", "12 Elm Street, Town" },
		{ "12 Elm St. Apt. 4", "12 elm st apt 4" },
		{ "Jose Nunez", "José Núñez" },
		{ "JOSÉ  NÚÑEZ's", "jose nunez" },
		{ "nguyen thi anh", "Nguyễn Thị Ánh" },
		{ "lukasz", "Łukasz" },
		{ "O\xe2\x80\x99" "Brien", "o'brien" },
		{ "Smith\xe2\x80\x91" "Jones", "Smith-Jones" },
		{ "12\xc2\xa0" "Elm", "12 Elm" },
		{ "Jo\xc2\xadse\xcc\x81", "José" },
		{ "12 E\xe2\x80\x8blm", "12 Elm" },
		{ "\xef\xbc\x91\xef\xbc\x92 Elm", "12 Elm" },
		{ "АННА", "анна" },
		{ "(12 Elm)", "12 Elm" },
	};

	for (size_t i = 0; i < sizeof(same) / sizeof(same[0]); i++)
		if (find(t, same[i].hay, same[i].needle) == FILL_NONE)
			fail_msg("'%s' not found", same[i].needle);
}

static void
whole_words(void **state)
{
	struct test *t = *state;

	assert_int_equal(find(t, "Annabel", "Anna"), FILL_NONE);
	assert_int_equal(find(t, "Hanna", "Anna"), FILL_NONE);
	assert_int_equal(find(t, "112 Elm", "12 Elm"), FILL_NONE);
	assert_int_equal(find(t, "12 Elmwood", "12 Elm"), FILL_NONE);
	assert_int_equal(find(t, "anna", ""), FILL_NONE);
	assert_int_equal(find(t, "", "anna"), FILL_NONE);
	assert_int_equal(find(t, "Annabel Anna", "Anna"), 8);
}

static void
places_in_the_text(void **state)
{
	struct test *t = *state;
	const char *text = "  Á \n b";
	struct fill_fold f = fill_fold(t->arena, text);

	assert_int_equal(f.n, 3);
	assert_int_equal(f.at[0], 2);
	assert_int_equal(f.at[1], 4);
	assert_int_equal(f.at[2], 7);
	assert_int_equal(f.at[3], 8);
	f = fill_fold(t->arena, " . ,");
	assert_int_equal(f.n, 0);
}

static void
telephones(void **state)
{
	struct test *t = *state;
	static const char *const same[] = { "206-555-0100", "(206) 555-0100",
		"206.555.0100", "+1 206 555 0100", "12065550100",
		"call 206 555\n0100 now", "2065550100" };
	static const char *const other[] = { "206-555-01001", "3206-555-0100",
		"206-555-0x100", "206-555-010", "92065550100", "" };

	for (size_t i = 0; i < sizeof(same) / sizeof(same[0]); i++) {
		struct fill_fold f = fill_fold(t->arena, same[i]);

		if (fill_find_digits(&f, "2065550100") == FILL_NONE)
			fail_msg("'%s' not found", same[i]);
	}
	for (size_t i = 0; i < sizeof(other) / sizeof(other[0]); i++) {
		struct fill_fold f = fill_fold(t->arena, other[i]);

		if (fill_find_digits(&f, "2065550100") != FILL_NONE)
			fail_msg("found in '%s'", other[i]);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(written_differently),
		TEST(whole_words),
		TEST(places_in_the_text),
		TEST(telephones),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
