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

/* The words one after the other, as anybody would go through them. */
static bool
plain_has_word(const char *list, const char *word)
{
	while (*list != '\0') {
		size_t n = strcspn(list, " \t\r\n");

		if (n > 0 && n == strlen(word) && memcmp(list, word, n) == 0)
			return true;
		list += n + (list[n] != '\0');
	}
	return false;
}

static void
words_of_any_list(void **state)
{
	static const char letters[] = "ab \n";
	char list[9], word[5];
	int found = 0;

	(void)state;
	for (unsigned i = 0; i < 1u << 16; i += 7) {
		for (unsigned k = 0; k < 8; k++)
			list[k] = letters[i >> 2 * k & 3];
		list[i % 9] = list[8] = '\0';
		for (unsigned w = 0; w < 256; w += 3) {
			for (unsigned k = 0; k < 4; k++)
				word[k] = letters[w >> 2 * k & 3];
			word[w % 5] = word[4] = '\0';
			found += str_has_word(list, word);
			assert_int_equal(str_has_word(list, word),
			    plain_has_word(list, word));
		}
	}
	assert_true(found > 1000);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(words_of_any_list),
		TEST(blanks_fold_and_trim),
		TEST(words_are_whole),
		TEST(digits_of_a_hexadecimal_number),
		TEST(distance_counts_edits),
		TEST(hash_agrees_with_the_standard),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
