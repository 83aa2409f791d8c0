#include "test.h"

#include "base/audience.h"

static void
words_are_read_and_written(void **state)
{
	static const struct { const char *in; unsigned set; const char *out; }
	rows[] = {
		{ "court", AUDIENCE_COURT, "court" },
		{ " agency  self ", AUDIENCE_AGENCY | AUDIENCE_SELF,
		    "self, agency" },
		{ "court other-party self sealed agency", AUDIENCE_ALL,
		    "court, other-party, self, sealed, agency" },
		{ "", 0, "" },
		{ "agencies", 0, "" },
		{ "court agenc", 0, "" },
		{ "court judge", 0, "" },
		{ "selfish", 0, "" },
	};
	struct test *t = *state;

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		assert_int_equal(audience_parse(rows[i].in), rows[i].set);
		assert_string_equal(audience_words(t->arena, rows[i].set),
		    rows[i].out);
	}
}

/* What loops over the readers, one bit each, must reach the last one. */
static void
every_reader_is_one_bit(void **state)
{
	unsigned all = 0;

	(void)state;
	for (unsigned bit = AUDIENCE_COURT; bit <= AUDIENCE_LAST; bit <<= 1)
		all |= bit;
	assert_int_equal(all, AUDIENCE_ALL);
	assert_int_equal(AUDIENCE_OPEN & (AUDIENCE_SELF | AUDIENCE_SEALED),
	    0);
	assert_int_equal(AUDIENCE_OPEN | AUDIENCE_SELF | AUDIENCE_SEALED,
	    AUDIENCE_ALL);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(words_are_read_and_written),
		TEST(every_reader_is_one_bit),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
