#include "test.h"

#include "fill/fill_int.h"

static size_t
find(struct test *t, const char *hay, const char *needle)
{
	struct fill_fold h = fill_fold(t->arena, hay);
	struct fill_fold n = fill_fold(t->arena, needle);

	return fill_find(&h, &n, FILL_BEGIN | FILL_END);
}

static void
written_differently(void **state)
{
	struct test *t = *state;
	static const struct { const char *hay, *needle; } same[] = {
		{ "lives at 12 ELM street now", "12 Elm Street" },
		{ "12 Elm Street\nTown", "12 Elm Street, Town" },
		{ "12 Elm St. Apt. 4", "12 elm street apartment 4" },
		{ "12 N. Elm St", "12 North Elm Street" },
		{ "12 Fifth Avenue", "12 5th Ave." },
		{ "P O Box no. 77", "P.O. Box 77" },
		{ "POB 77", "Box #77" },
		{ "anna (at) x [dot] org", "anna@x.org" },
		{ "12-Elm/Street", "12 Elm Street" },
		{ "12_Elm·Street", "12 Elm Street" },
		{ "12: (Elm) “Street”", "12 Elm Street" },
		{ "at12 Elm Street", "12 Elm Street" },
		{ "12 E l m Street", "12 Elm Street" },
		{ "Jose Nunez", "José Núñez" },
		{ "JOSÉ  NÚÑEZ's", "jose nunez" },
		{ "nguyen thi anh", "Nguyễn Thị Ánh" },
		{ "lukasz", "Łukasz" },
		{ "STRASSE", "Straße" },
		{ "Kjaer", "Kjær" },
		{ "Briar\xef\xac\x81" "eld", "Briarfield" },
		{ "O\xe2\x80\x99" "Brien", "o'brien" },
		{ "OBrien", "O\xe2\x80\x99" "Brien" },
		{ "Smith\xe2\x80\x91" "Jones", "Smith-Jones" },
		{ "12\xc2\xa0" "Elm", "12 Elm" },
		{ "Jo\xc2\xadse\xcc\x81", "José" },
		{ "12 E\xe2\x80\x8blm", "12 Elm" },
		{ "12 E\xef\xb8\x8flm", "12 Elm" },
		{ "12 E\xe1\xa0\x8elm", "12 Elm" },
		{ "\xef\xbc\x91\xef\xbc\x92 Elm", "12 Elm" },
		{ "АННА", "анна" },
		{ "ΠΑΠΑ", "Παπά" },
		{ "Елкин", "Ёлкин" },
	};

	for (size_t i = 0; i < sizeof(same) / sizeof(same[0]); i++)
		if (find(t, same[i].hay, same[i].needle) == FILL_NONE)
			fail_msg("'%s' not found", same[i].hay);
}

static void
whole_words(void **state)
{
	struct test *t = *state;

	assert_int_equal(find(t, "Annabel", "Anna"), FILL_NONE);
	assert_int_equal(find(t, "Hanna", "Anna"), FILL_NONE);
	assert_int_equal(find(t, "112 Elm", "12 Elm"), FILL_NONE);
	assert_int_equal(find(t, "12 Elmwood", "12 Elm"), FILL_NONE);
	assert_int_equal(find(t, "bold mill road", "Old Mill Rd"), FILL_NONE);
	assert_int_equal(find(t, "anna", ""), FILL_NONE);
	assert_int_equal(find(t, "", "anna"), FILL_NONE);
	assert_int_equal(find(t, "Annabel Anna", "Anna"), 8);
}

static void
words_of_a_text(void **state)
{
	struct test *t = *state;
	struct fill_fold f = fill_fold(t->arena, "  Á \n b4 O'Neil's");

	assert_int_equal(f.n, 5);
	assert_int_equal(f.words[0].at, 2);
	assert_int_equal(f.words[0].end, 4);
	assert_int_equal(f.words[1].at, 7);
	assert_true(f.words[2].digits);
	assert_true(fill_word_is(&f, 3, "x oneil y"));
	assert_false(fill_word_is(&f, 3, "onei oneill"));
	assert_true(fill_word_is(&f, 4, "s"));
	assert_int_equal(fill_fold(t->arena, " . ,").n, 0);
	/* one character of three bytes that becomes eighteen */
	assert_true(fill_fold(t->arena, "\xef\xb7\xba").nline > 3);
}

static void
telephones(void **state)
{
	struct test *t = *state;
	static const char *const same[] = { "206-555-0100", "(206) 555-0100",
		"206.555.0100", "+1 206 555 0100", "12065550100",
		"call 206 555\n0100 now", "2065550100", "206_555_0100",
		"206*555*0100", "206•555•0100", "206·555·0100",
		"206:555:0100", "206[555]0100", "206~555~0100",
		"206=555=0100", "206|555|0100", "206\\555\\0100",
		"206\"555\"0100", "0012065550100", "20 65 55 01 00",
		"206, 555, 0100", "call206-555-0100x" };
	static const char *const other[] = { "206-555-010",
		"206-555-0x100", "206 and then in 555 the 0100",
		"206-555-010-1", "" };

	for (size_t i = 0; i < sizeof(same) / sizeof(same[0]); i++) {
		struct fill_fold f = fill_fold(t->arena, same[i]);

		if (fill_find_digits(&f, "2065550100", false) == FILL_NONE)
			fail_msg("'%s' not found", same[i]);
	}
	for (size_t i = 0; i < sizeof(other) / sizeof(other[0]); i++) {
		struct fill_fold f = fill_fold(t->arena, other[i]);

		if (fill_find_digits(&f, "2065550100", false) != FILL_NONE)
			fail_msg("found in '%s'", other[i]);
	}
}

static void
local_numbers(void **state)
{
	struct test *t = *state;
	static const struct { const char *text; bool found; } rows[] = {
		{ "555-0100", true }, { "5550100", true },
		{ "at 555 01 00", true }, { "206-555-0100", true },
		{ "call555-0100", true },
		/* numbers of cases, dates, longer numbers */
		{ "5-55010-0", false }, { "55-50-100", false },
		{ "15550100", false }, { "55501001", false },
		{ "555-01001", false },
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct fill_fold f = fill_fold(t->arena, rows[i].text);

		if ((fill_find_digits(&f, "5550100", true) != FILL_NONE) !=
		    rows[i].found)
			fail_msg("'%s'", rows[i].text);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(written_differently),
		TEST(whole_words),
		TEST(words_of_a_text),
		TEST(telephones),
		TEST(local_numbers),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
