#include "test.h"

#include "fill/fill_int.h"

static void
numbers(void **state)
{
	struct test *t = *state;
	static const struct { const char *in, *out; } rows[] = {
		{ "it is 123-45-6789.", "it is XXX-XX-6789." },
		{ "123 45 6789", "XXX-XX-6789" },
		{ "123 - 45 - 6789", "XXX-XX-6789" },
		{ "123/45/6789", "XXX-XX-6789" },
		{ "123.45.6789", "XXX-XX-6789" },
		{ "123_45_6789", "XXX-XX-6789" },
		{ "123–45–6789", "XXX-XX-6789" },
		{ "123\xe2\x88\x92" "45\xe2\x88\x92" "6789", "XXX-XX-6789" },
		{ "1\xe2\x80\x8b" "23-45-6789", "XXX-XX-6789" },
		{ "123\xc2\xad-45-6789", "XXX-XX-6789" },
		{ "123-\n45-6789", "XXX-XX-6789" },
		{ "１２３-45-6789", "XXX-XX-6789" },
		{ "SSN123-45-6789", "SSNXXX-XX-6789" },
		{ "id 123456789 and", "id XXX-XX-6789 and" },
		{ "account 000123456789", "account XXXX6789" },
		{ "card 4111 1111 1111 1234", "card XXXX1234" },
		{ "card 3782 822463 10005", "card XXXX0005" },
		{ "acct. no. 12345678", "acct. no. XXXX5678" },
		{ "account 1234-5678", "account XXXX5678" },
		{ "license D123-4567-8901", "license DXXXX8901" },
		/* these are not identifiers */
		{ "on 2024-01-02 at 10", "on 2024-01-02 at 10" },
		{ "my account on 2024-01-02", "my account on 2024-01-02" },
		{ "my account: 206-555-0100", "my account: 206-555-0100" },
		{ "call 206-555-0100", "call 206-555-0100" },
		{ "call 2065550100", "call 2065550100" },
		{ "+12065550100", "+12065550100" },
		{ "case 2024001234567", "case 2024001234567" },
		{ "Town, WA 98000-1234", "Town, WA 98000-1234" },
		{ "12345678 times", "12345678 times" },
		{ "in 2022 2023 2024", "in 2022 2023 2024" },
		{ "room 123. 45 of 6789", "room 123. 45 of 6789" },
		{ "1234-45-6789", "1234-45-6789" },
		{ "123-45-67890", "123-45-67890" },
		{ "", "" },
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		bool cut = false;

		assert_string_equal(fill_number_cut(t->arena, rows[i].in,
		    FILL_RUNS, &cut), rows[i].out);
		assert_int_equal(cut, strcmp(rows[i].in, rows[i].out) != 0);
	}
}

static void
one_line(void **state)
{
	struct test *t = *state;
	bool cut = false;

	assert_string_equal(fill_number_cut(t->arena, "No. 2024001234567",
	    FILL_SHAPES, &cut), "No. 2024001234567");
	assert_false(cut);
	assert_string_equal(fill_number_cut(t->arena, "123456789",
	    FILL_SHAPES, &cut), "XXX-XX-6789");
	assert_true(cut);
	cut = false;
	assert_string_equal(fill_number_cut(t->arena, "123-45-6789",
	    FILL_KEEP, &cut), "123-45-6789");
	assert_false(cut);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(numbers),
		TEST(one_line),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
