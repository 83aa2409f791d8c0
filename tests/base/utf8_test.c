#include "test.h"

#include "base/utf8.h"

static void
bad_bytes_are_found_where_they_stand(void **state)
{
	static const struct { const char *s; size_t len, bad; } rows[] = {
		{ "ab\xFF", 3, 2 },
		{ "a\x80", 2, 1 },
		{ "\xC0\xAF", 2, 0 },		/* overlong */
		{ "\xE0\x80\x80", 3, 0 },	/* overlong */
		{ "\xED\xA0\x80", 3, 0 },	/* surrogate */
		{ "\xF4\x90\x80\x80", 4, 0 },	/* above U+10FFFF */
		{ "x\xE1\xBB", 3, 1 },		/* cut short */
	};
	size_t bad;

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		assert_false(utf8_valid(rows[i].s, rows[i].len, &bad));
		assert_int_equal(bad, rows[i].bad);
	}
	assert_true(utf8_valid("Nguyễn \xF0\x9F\x98\x80", 13, &bad));
}

static void
every_character_survives_encoding(void **state)
{
	struct buf b = { 0 };

	(void)state;
	for (uint32_t c = 1; c < 0x110000; c++) {
		const char *p;
		size_t bad;

		if (c >= 0xD800 && c < 0xE000)
			continue;
		buf_clear(&b);
		buf_utf8(&b, c);
		assert_true(utf8_valid(b.data, b.len, &bad));
		p = b.data;
		assert_int_equal(utf8_next(&p), c);
		assert_ptr_equal(p, b.data + b.len);
	}
	buf_free(&b);
}

static void
normal_form_composes(void **state)
{
	struct test *t = *state;

	assert_string_equal(utf8_nfc(t->arena, "Nguye\u0302\u0303n"),
	    "Nguyễn");
	assert_string_equal(utf8_nfc(t->arena, "plain"), "plain");
}

static void
capitals_and_counts(void **state)
{
	struct test *t = *state;

	assert_string_equal(utf8_upper(t->arena, "Łukasz ß ễ"),
	    "ŁUKASZ SS Ễ");
	assert_int_equal(utf8_length("José"), 4);
	assert_int_equal(utf8_columns("日本"), 4);
	assert_true(utf8_letter(0x141));
	assert_false(utf8_letter('7'));
}

static void
control_characters_are_forbidden(void **state)
{
	(void)state;
	assert_true(utf8_forbidden(0));
	assert_true(utf8_forbidden(0x1B));
	assert_true(utf8_forbidden(0x85));
	assert_true(utf8_forbidden(0x202E));	/* turns the line around */
	assert_true(utf8_forbidden(0xFFFF));
	assert_false(utf8_forbidden('\n'));
	assert_false(utf8_forbidden(0x200D));	/* joins letters */
}

/* Plain is what the slow way would let pass, byte for byte. */
static void
plain_bytes_need_no_look(void **state)
{
	static const char mixed[] = "ab\tc\nd\re";
	char s[] = "?x";

	(void)state;
	for (int c = 0; c < 256; c++) {
		bool plain = c < 0x80 && c != '\r' &&
		    !utf8_forbidden((uint32_t)c);

		s[0] = (char)c;
		assert_int_equal(utf8_plain(s, s + 2), plain ? 2 : 0);
	}
	assert_int_equal(utf8_plain(s, s), 0);
	assert_int_equal(utf8_plain(mixed, mixed + strlen(mixed)), 6);
}

static void
characters_are_folded(void **state)
{
	static const struct { const char *in, *out; } rows[] = {
		{ "É", "e" }, { "ß", "ss" }, { "Æ", "ae" }, { "Ø", "o" },
		{ "Ł", "l" }, { "İ", "i" }, { "ı", "i" }, { "ﬁ", "fi" },
		{ "ё", "e" }, { "Ώ", "ω" }, { "ς", "σ" }, { "４", "4" },
		{ "٤", "4" }, { "②", "2" }, { "Œ", "oe" }, { "ậ", "a" },
		{ "\u00AD", "" }, { "\u200B", "" }, { "\uFE0F", "" },
		{ "\u180E", "" }, { "\u0301", "" }, { "-", "-" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const char *s = rows[i].in;
		uint32_t out[UTF8_FOLD];
		struct buf b = { 0 };
		size_t n;

		utf8_fold(utf8_next(&s), out, &n);
		buf_str(&b, "");
		for (size_t j = 0; j < n; j++)
			buf_utf8(&b, out[j]);
		assert_string_equal(b.data ? b.data : "", rows[i].out);
		buf_free(&b);
	}
	for (uint32_t c = 1; c < 0x110000; c++) {
		uint32_t out[UTF8_FOLD];
		size_t n;

		utf8_fold(c, out, &n);
		assert_true(n <= UTF8_FOLD);
	}
}

/* What a reader takes for one character stays together. */
static void
characters_of_readers_are_found(void **state)
{
	static const struct { const char *text; size_t bytes; } first[] = {
		{ "ab", 1 }, { "éa", 2 }, { "q\u0303\u0323x", 5 },
		{ "\u0303x", 2 }, { "शि", 6 }, { "각", 3 },
		{ "\U0001F1FA\U0001F1F8x", 8 }, { "م\u200Cx", 5 },
		{ " a", 1 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(first) / sizeof(first[0]); i++) {
		const char *s = first[i].text;

		assert_int_equal(utf8_grapheme(s, s + strlen(s)),
		    first[i].bytes);
	}
	/* Not past the end, though more would belong to it. */
	assert_int_equal(utf8_grapheme(first[2].text, first[2].text + 1), 1);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(bad_bytes_are_found_where_they_stand),
		TEST(every_character_survives_encoding),
		TEST(normal_form_composes),
		TEST(capitals_and_counts),
		TEST(control_characters_are_forbidden),
		TEST(plain_bytes_need_no_look),
		TEST(characters_are_folded),
		TEST(characters_of_readers_are_found),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
