#include "test.h"

#include "fill/fill_int.h"

static const char *
cut_of(struct test *t, const char *text, enum fill_runs runs,
    const struct fill_privacy *law, bool *cut, bool *gone)
{
	struct fill_fold f = fill_fold(t->arena, text);
	const char *out = fill_number_cut(t->arena, &f, runs, law, cut, gone);

	assert_int_equal(out != NULL, *cut || *gone);
	return out != NULL ? out : text;
}

static const struct fill_privacy four;	/* the last four stay */

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
		{ "SSN 1 2 3 4 5 6 7 8 9", "SSN XXX-XX-6789" },
		{ "social security is 123 456 789",
		    "social security is XXX-XX-6789" },
		{ "my account number at First Bank is 12345678",
		    "my account number at First Bank is XXXX5678" },
		{ "IBAN DE89 3704 0044 0532 0130 00", "IBAN DEXXXX3000" },
		{ "account 123456789", "account XXXX6789" },
		{ "driver's license WDLABCD456DG, he",
		    "driver's license XXXX56DG, he" },
		{ "passport no. C01234567", "passport no. XXXX4567" },
		{ "licencia de conducir S123-456-78-901-0",
		    "licencia de conducir XXXX9010" },
		{ "license D123-4567-8901", "license XXXX8901" },
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
		{ "license plate ABC1234567", "license plate ABC1234567" },
		{ "police report 20241234567", "police report 20241234567" },
		{ "in account with 98000-1234", "in account with 98000-1234" },
		{ "SSN ends in 6789", "SSN ends in 6789" },
		{ "123-45-67890", "123-45-67890" },
		{ "", "" },
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		bool cut = false, gone = false;

		assert_string_equal(cut_of(t, rows[i].in,
		    FILL_RUNS, &four, &cut, &gone), rows[i].out);
		assert_int_equal(cut, strcmp(rows[i].in, rows[i].out) != 0);
		assert_false(gone);
	}
}

/* Where no part may stand: not one digit is left, nor what was left before. */
static void
nothing_stays(void **state)
{
	struct test *t = *state;
	static const struct { const char *in, *out; } rows[] = {
		{ "it is 123-45-6789.", "it is XXX-XX-XXXX." },
		{ "id 123456789 and", "id XXX-XX-XXXX and" },
		{ "my SSN is 6789", "my SSN is XXXX" },
		{ "social security number ends in 6789.",
		    "social security number ends in XXXX." },
		{ "XXX-XX-6789", "XXX-XX-XXXX" },
		{ "***-**-6789", "***-**-XXXX" },
		{ "the card ending in 1234 is mine",
		    "the card ending in XXXX is mine" },
		{ "cuenta terminada en 1234", "cuenta terminada en XXXX" },
		{ "card 4111 1111 1111 1234", "card XXXXXXXXXXXXXXXX" },
		{ "account 000123456789", "account XXXXXXXXXXXX" },
		{ "passport no. C01234567", "passport no. XXXXXXXXX" },
		{ "I got an SSN in 2019", "I got an SSN in 2019" },
		{ "my account of May 2024", "my account of May 2024" },
		{ "the Social Services office, 1234 Main",
		    "the Social Services office, 1234 Main" },
	};
	static const struct fill_privacy none = { true, true, true, true,
	    true };

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		bool cut = false, gone = false;

		assert_string_equal(cut_of(t, rows[i].in,
		    FILL_RUNS, &none, &cut, &gone), rows[i].out);
		assert_int_equal(gone, strcmp(rows[i].in, rows[i].out) != 0);
		assert_false(cut);
	}
}

/* Each kind has a rule of its own: Florida takes the end of a licence. */
static void
by_kind(void **state)
{
	struct test *t = *state;
	static const struct fill_privacy fl = { .ssn = true, .account = true };
	bool cut = false, gone = false;

	assert_string_equal(cut_of(t, "SSN 123-45-6789, "
	    "account 12345678. License S123-456-78-901-0", FILL_RUNS, &fl,
	    &cut, &gone), "SSN XXX-XX-XXXX, account XXXXXXXX. License "
	    "XXXX9010");
	assert_true(cut);
	assert_true(gone);
}

static void
one_line(void **state)
{
	struct test *t = *state;
	bool cut = false, gone = false;

	assert_string_equal(cut_of(t, "No. 2024001234567",
	    FILL_SHAPES, &four, &cut, &gone), "No. 2024001234567");
	assert_false(cut);
	assert_string_equal(cut_of(t, "123456789",
	    FILL_SHAPES, &four, &cut, &gone), "XXX-XX-6789");
	assert_true(cut);
	cut = false;
	assert_string_equal(cut_of(t, "123-45-6789",
	    FILL_KEEP, &four, &cut, &gone), "123-45-6789");
	assert_false(cut);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(numbers),
		TEST(nothing_stays),
		TEST(by_kind),
		TEST(one_line),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
