#include "rules/case.h"

#include "base/limits.h"
#include "rules/rules_int.h"

static bool
fits(struct test *t, enum form_type type, const char *text,
    struct rules_fault *fault)
{
	struct form_choice choices[] = { { .value = "final" },
		{ .value = "temporary" } };
	struct form_field f = { .name = "x", .type = type,
		.choices = choices, .nchoices = 2 };

	memset(fault, 0, sizeof(*fault));
	return rules_fits(t->arena, &f, "x", text, fault);
}

static const struct { enum form_type type; const char *text; } good[] = {
	{ FORM_TYPE_TEXT, "a line" },
	{ FORM_TYPE_LONG_TEXT, "two\nlines" },
	{ FORM_TYPE_NAME, "Nguyễn Thị Ánh" },
	{ FORM_TYPE_DATE, "2024-02-29" },
	{ FORM_TYPE_TIME, "00:00" }, { FORM_TYPE_TIME, "23:59" },
	{ FORM_TYPE_YES_NO, "yes" }, { FORM_TYPE_YES_NO, "no" },
	{ FORM_TYPE_CHOICE, "final" },
	{ FORM_TYPE_NUMBER, "12" }, { FORM_TYPE_NUMBER, "-3.5" },
	{ FORM_TYPE_MONEY, "0" }, { FORM_TYPE_MONEY, "$1,234.50" },
	{ FORM_TYPE_PHONE, "(206) 555-0100 ext. 4" },
	{ FORM_TYPE_PHONE, "+1 206 555 0100" },
	{ FORM_TYPE_EMAIL, "a.b+c@mail.example.org" },
	{ FORM_TYPE_ADDRESS, "1 Elm\nTown" },
};

static const struct { enum form_type type; const char *text; } bad[] = {
	{ FORM_TYPE_TEXT, "two\nlines" },
	{ FORM_TYPE_NAME, "two\r\nlines" },
	{ FORM_TYPE_DATE, "2026-2-3" }, { FORM_TYPE_DATE, "03/06/2026" },
	{ FORM_TYPE_DATE, "2026-13-01" }, { FORM_TYPE_DATE, "2025-02-29" },
	{ FORM_TYPE_DATE, "0026-01-01" }, { FORM_TYPE_DATE, "2026-01-01 " },
	{ FORM_TYPE_TIME, "24:00" }, { FORM_TYPE_TIME, "9:30" },
	{ FORM_TYPE_TIME, "09:60" }, { FORM_TYPE_TIME, "09:30 am" },
	{ FORM_TYPE_YES_NO, "Yes" }, { FORM_TYPE_YES_NO, "true" },
	{ FORM_TYPE_CHOICE, "Final" }, { FORM_TYPE_CHOICE, "" },
	{ FORM_TYPE_NUMBER, "twelve" }, { FORM_TYPE_NUMBER, "1.2.3" },
	{ FORM_TYPE_NUMBER, "1e9" }, { FORM_TYPE_NUMBER, "." },
	{ FORM_TYPE_NUMBER, "12345678901234567890" },
	{ FORM_TYPE_MONEY, "12,00" }, { FORM_TYPE_MONEY, "1.5" },
	{ FORM_TYPE_MONEY, "$" }, { FORM_TYPE_MONEY, "-5" },
	{ FORM_TYPE_MONEY, "1,2345" }, { FORM_TYPE_MONEY, "9999999999999999" },
	{ FORM_TYPE_PHONE, "555" }, { FORM_TYPE_PHONE, "call my sister" },
	{ FORM_TYPE_EMAIL, "ana" }, { FORM_TYPE_EMAIL, "a@b" },
	{ FORM_TYPE_EMAIL, "a@b@c.org" }, { FORM_TYPE_EMAIL, "a b@c.org" },
	{ FORM_TYPE_EMAIL, "@c.org" }, { FORM_TYPE_EMAIL, "a@c." },
};

static void
each_type(void **state)
{
	struct test *t = *state;
	struct rules_fault fault;

	for (size_t i = 0; i < sizeof(good) / sizeof(good[0]); i++) {
		if (!fits(t, good[i].type, good[i].text, &fault))
			fail_msg("refused: %s: %s", good[i].text,
			    fault.message);
	}
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		if (fits(t, bad[i].type, bad[i].text, &fault))
			fail_msg("accepted: %s", bad[i].text);
		assert_non_null(fault.message);
		assert_non_null(fault.hint);
		assert_non_null(strstr(fault.message, "'x'"));
	}
}

static void
dates_that_do_not_exist(void **state)
{
	struct test *t = *state;
	struct rules_fault fault;

	assert_false(fits(t, FORM_TYPE_DATE, "2026-02-30", &fault));
	assert_int_equal(fault.code, DIAG_BAD_DATE);
	assert_string_equal(fault.message,
	    "there is no 30 February 2026 in 'x'");
	assert_false(fits(t, FORM_TYPE_DATE, "soon", &fault));
	assert_string_equal(fault.message, "'x' is not a date");
}

/* Long names are names; a page in a line is not. */
static void
lengths(void **state)
{
	struct test *t = *state;
	char *text = arena_alloc(t->arena, LIMIT_LINE_BYTES + 2);
	struct rules_fault fault;

	memset(text, 'x', 200);
	assert_true(fits(t, FORM_TYPE_NAME, text, &fault));
	memset(text, 'x', LIMIT_LINE_BYTES);
	assert_true(fits(t, FORM_TYPE_NAME, text, &fault));
	text[LIMIT_LINE_BYTES] = 'x';
	assert_false(fits(t, FORM_TYPE_NAME, text, &fault));
	assert_int_equal(fault.code, DIAG_TOO_LARGE);
	assert_false(fits(t, FORM_TYPE_ADDRESS, text, &fault));
	assert_true(fits(t, FORM_TYPE_LONG_TEXT, text, &fault));
}

/* What would print as nothing is no answer. */
static void
what_shows_nothing(void **state)
{
	static const char *const nothing[] = { "\xe2\x80\x8b", "\xc2\xad",
		"\xc2\xa0", "\xe2\x81\xa0", "\xe3\x85\xa4", "\xcd\x8f", "-",
		". , !" };
	static const char *const something[] = { "7", "a", "\xc3\x89",
		"\xe6\x9d\x8e", "\xe2\x80\x8b" "Ann", "" };
	static const enum form_type types[] = { FORM_TYPE_NAME,
		FORM_TYPE_TEXT, FORM_TYPE_LONG_TEXT, FORM_TYPE_ADDRESS };
	struct test *t = *state;
	struct rules_fault fault;

	for (size_t i = 0; i < 4; i++) {
		for (size_t k = 0; k < sizeof(nothing) / sizeof(nothing[0]);
		    k++) {
			assert_false(fits(t, types[i], nothing[k], &fault));
			assert_int_equal(fault.code, DIAG_WRONG_TYPE);
			assert_non_null(strstr(fault.hint, "leave it blank"));
		}
		for (size_t k = 0; k < sizeof(something) /
		    sizeof(something[0]); k++)
			assert_true(fits(t, types[i], something[k], &fault));
	}
}

/* Only what is almost a choice is quoted: it is a slip, not a story. */
static void
what_is_quoted(void **state)
{
	struct test *t = *state;
	struct rules_fault fault;

	assert_false(fits(t, FORM_TYPE_CHOICE, "finl", &fault));
	assert_non_null(strstr(fault.message, "'finl'"));
	assert_string_equal(fault.hint, "use 'final' or 'temporary'");
	assert_false(fits(t, FORM_TYPE_CHOICE, "tempraray", &fault));
	assert_non_null(strstr(fault.message, "'tempraray'"));
	assert_false(fits(t, FORM_TYPE_CHOICE, "he hit me", &fault));
	assert_null(strstr(fault.message, "hit"));
	assert_false(fits(t, FORM_TYPE_CHOICE, "ann@example.org", &fault));
	assert_null(strstr(fault.message, "ann"));
	assert_false(fits(t, FORM_TYPE_CHOICE, "206-555-0142", &fault));
	assert_null(strstr(fault.message, "0142"));
	assert_false(fits(t, FORM_TYPE_YES_NO, "yess", &fault));
	assert_null(strstr(fault.message, "yess"));
	assert_false(fits(t, FORM_TYPE_PHONE, "secret", &fault));
	assert_null(strstr(fault.message, "secret"));
	assert_false(fits(t, FORM_TYPE_DATE, "secret", &fault));
	assert_null(strstr(fault.message, "secret"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(each_type),
		TEST(dates_that_do_not_exist),
		TEST(lengths),
		TEST(what_shows_nothing),
		TEST(what_is_quoted),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
