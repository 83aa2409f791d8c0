#include "test.h"

#include "base/hash.h"
#include "base/str.h"

static void
blanks_fold_and_trim(void **state)
{
	struct test *t = *state;

	assert_string_equal(str_fold(t->arena, "  a \n\t b  "), "a b");
	assert_string_equal(str_fold(t->arena, " \n "), "");
	assert_string_equal(str_trim(t->arena, " \r\na  b\n"), "a  b");
}

static void
words_are_whole(void **state)
{
	(void)state;
	assert_true(str_has_word("court self", "self"));
	assert_false(str_has_word("court selfish", "self"));
	assert_false(str_has_word("court", ""));
	assert_false(str_has_word(NULL, "a"));
	assert_true(str_eq(NULL, NULL));
	assert_false(str_eq(NULL, ""));
	assert_true(str_ends("a.xml", ".xml"));
	assert_false(str_ends("xml", ".xml"));
}

static void
digits_of_a_hexadecimal_number(void **state)
{
	int digits = 0;

	(void)state;
	assert_int_equal(str_hex('0'), 0);
	assert_int_equal(str_hex('9'), 9);
	assert_int_equal(str_hex('a'), 10);
	assert_int_equal(str_hex('F'), 15);
	for (int c = -1; c < 256; c++)
		digits += str_hex(c) >= 0;
	assert_int_equal(digits, 22);
}

static void
distance_counts_edits(void **state)
{
	char longer[200];

	(void)state;
	memset(longer, 'a', sizeof(longer) - 1);
	longer[sizeof(longer) - 1] = '\0';
	assert_int_equal(str_distance("issued", "issued", 3), 0);
	assert_int_equal(str_distance("isued", "issued", 3), 1);
	assert_int_equal(str_distance("issude", "issued", 3), 1);
	assert_int_equal(str_distance("abc", "xyz", 2), 3);
	assert_int_equal(str_distance("", "ab", 5), 2);
	assert_int_equal(str_distance(longer, longer, 5), 6);
}

static void
hash_agrees_with_the_standard(void **state)
{
	struct test *t = *state;

	/* FIPS 180-4, example "abc" */
	assert_string_equal(hash_hex(t->arena, "abc", 3),
	    "ba7816bf8f01cfea414140de5dae2223"
	    "b00361a396177a9cb410ff61f20015ad");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(blanks_fold_and_trim),
		TEST(words_are_whole),
		TEST(digits_of_a_hexadecimal_number),
		TEST(distance_counts_edits),
		TEST(hash_agrees_with_the_standard),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
