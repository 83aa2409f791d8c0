#include "test.h"

#include "base/utf8.h"
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

/* ---- the same as said simply ---- */

enum { MOST = 4000 };

/* A character of the fold: the word it is of, and where that stands. */
struct plain {
	uint32_t	 cp[MOST];
	size_t		 word[MOST], at[MOST], end[MOST];
	size_t		 n, words;
	uint32_t	 line[MOST];
	size_t		 owner[MOST];
	size_t		 nline;
};

static bool
plain_letter(uint32_t c)
{
	return c < 0x80 ? (c | 0x20) >= 'a' && (c | 0x20) <= 'z' :
	    utf8_letter(c);
}

static bool
plain_digit(uint32_t c)
{
	return c >= '0' && c <= '9';
}

/* Does the apostrophe before this stand inside a word? */
static bool
plain_joins(const char *p)
{
	uint32_t c = utf8_next(&p);

	return plain_letter(c) && ((c != 's' && c != 'S') ||
	    plain_letter(utf8_next(&p)));
}

static void
plain_words(const char *text, struct plain *f)
{
	bool open = false, digits = false;

	for (const char *p = text; *p != '\0';) {
		size_t at = (size_t)(p - text), n;
		uint32_t c = utf8_next(&p), out[UTF8_FOLD];

		if (c == '\'' || c == '`' || c == 0xb4 || c == 0x2bc ||
		    c == 0x2018 || c == 0x2019) {
			open = open && !digits && plain_joins(p);
			continue;
		}
		utf8_fold(c, out, &n);
		for (size_t i = 0; i < n; i++) {
			bool number = plain_digit(out[i]);

			if (!number && !plain_letter(out[i])) {
				open = false;
				continue;
			}
			f->words += !open || number != digits;
			open = true;
			digits = number;
			f->cp[f->n] = out[i];
			f->word[f->n] = f->words - 1;
			f->at[f->n] = at;
			f->end[f->n++] = (size_t)(p - text);
		}
	}
}

static bool
plain_is(const struct plain *f, size_t from, size_t n, const char *word)
{
	if (strlen(word) != n)
		return false;
	for (size_t i = 0; i < n; i++)
		if (f->cp[from + i] != (unsigned char)word[i])
			return false;
	return true;
}

static void
plain_line(struct plain *f)
{
	static const char *const silent[] = { "no", "num", "nr", "number" };

	for (size_t i = 0, n; i < f->n; i += n) {
		const char *form = NULL;

		for (n = 1; i + n < f->n && f->word[i + n] == f->word[i];)
			n++;
		for (size_t k = 0; k < fill_nshorts; k++)
			if (plain_is(f, i, n, fill_shorts[k].word))
				form = fill_shorts[k].form;
		for (size_t k = 0; i + n < f->n && k < 4; k++)
			if (plain_digit(f->cp[i + n]) &&
			    plain_is(f, i, n, silent[k]))
				form = "";
		for (size_t k = 0; k < (form ? strlen(form) : n); k++) {
			f->line[f->nline] = form ? (unsigned char)form[k] :
			    f->cp[i + k];
			f->owner[f->nline++] = i;
		}
	}
}

static bool
plain_edge(const struct plain *f, size_t i)
{
	return i == 0 || i == f->nline || f->owner[i] != f->owner[i - 1];
}

static size_t
plain_find(const struct plain *f, const uint32_t *needle, size_t n,
    unsigned edges)
{
	for (size_t i = 0; n > 0 && i + n <= f->nline; i++)
		if (memcmp(f->line + i, needle, n * sizeof(*needle)) == 0 &&
		    ((edges & FILL_BEGIN) == 0 || plain_edge(f, i)) &&
		    ((edges & FILL_END) == 0 || plain_edge(f, i + n)))
			return f->at[f->owner[i]];
	return FILL_NONE;
}

static uint32_t seed;

static size_t
chance(size_t below)
{
	seed = seed * 1664525 + 1013904223;
	return (seed >> 8) % below;
}

/* What is read in some way of its own, and what is not. */
static const char *const pieces[] = { " ", " ", ".", "\n", "'", "`",
    "\xe2\x80\x99", "\xca\xbc", "\xc2\xb4", "s", "S ", "a", "x", "Z", "no",
    "No.", "number ", "num", "nr", "at ", "(dot)", "street", "St", "avenue",
    "North", "n", "e", "fifth", "1st", "first", "0", "12", "7", "é", "ñ",
    "Ł", "ß", "\xc5\x89", "\xef\xb7\xba", "\xef\xbc\x92", "\xc2\xad",
    "\xcc\x81", "А", "ё", "·", "-", "\"", "boulevards", "expressway", "@",
    "\x7f", "elm", "lane" };

static char *
any_text(struct test *t, size_t n)
{
	struct buf b = { 0 };
	char *out;

	for (size_t i = 0; i < n; i++)
		buf_str(&b, pieces[chance(sizeof(pieces) /
		    sizeof(pieces[0]))]);
	out = buf_copy(&b, t->arena);
	buf_free(&b);
	return out;
}

static void
same_words(const struct fill_fold *f, const struct plain *p)
{
	assert_int_equal(f->n, p->words);
	assert_int_equal(f->nline, p->nline);
	assert_memory_equal(f->line, p->line, p->nline * sizeof(*p->line));
	for (size_t i = 0, w = 0; i < p->n; w++) {
		const struct fill_word *word = &f->words[w];
		uint32_t hash = 2166136261u;

		assert_int_equal(word->at, p->at[i]);
		assert_int_equal(word->cp, i);
		assert_int_equal(word->digits, plain_digit(p->cp[i]));
		for (size_t k = 0; k < word->n; k++, i++) {
			assert_int_equal(p->word[i], w);
			assert_int_equal(f->cp[i], p->cp[i]);
			hash = (hash ^ p->cp[i]) * 16777619u;
		}
		assert_int_equal(word->end, p->end[i - 1]);
		assert_int_equal(word->hash, hash);
	}
}

static void
generated(void **state)
{
	struct test *t = *state;
	struct plain *p = arena_alloc(t->arena, sizeof(*p));
	struct arena_mark mark = arena_mark(t->arena);
	size_t hits = 0;

	seed = 3;
	for (int run = 0; run < 20000; run++) {
		char *text = any_text(t, 1 + chance(30));
		struct fill_fold f = fill_fold(t->arena, text), needle;

		memset(p, 0, sizeof(*p));
		plain_words(text, p);
		plain_line(p);
		same_words(&f, p);
		needle = fill_fold(t->arena, any_text(t, 1 + chance(3)));
		for (unsigned edges = 0; edges < 4; edges++) {
			size_t at = plain_find(p, needle.line, needle.nline,
			    edges);

			assert_int_equal(fill_find(&f, &needle, edges), at);
			hits += at != FILL_NONE;
		}
		arena_rewind(t->arena, mark);
	}
	assert_true(hits > 1000);
}

/* More words, and more characters, than a text of that length has. */
static void
outgrown(void **state)
{
	static const char *const parts[] = { "\xef\xb7\xba", "a1", "\xef\xb7\xba"
	    "a1 ", "é" };
	struct test *t = *state;
	struct plain *p = arena_alloc(t->arena, sizeof(*p));

	for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++) {
		struct buf b = { 0 };
		struct fill_fold f;

		for (int k = 0; k < 180; k++)
			buf_str(&b, parts[i]);
		f = fill_fold(t->arena, b.data);
		memset(p, 0, sizeof(*p));
		plain_words(b.data, p);
		plain_line(p);
		same_words(&f, p);
		buf_free(&b);
	}
}

/* Each row is found: the places where letters begin are right. */
static void
short_forms(void **state)
{
	struct test *t = *state;

	for (size_t i = 0; i < fill_nshorts; i++) {
		const struct fill_short *s = &fill_shorts[i];
		struct fill_fold f = fill_fold(t->arena, s->word);

		assert_int_equal(f.nline, strlen(s->form));
		for (size_t k = 0; k < f.nline; k++)
			assert_int_equal(f.line[k], s->form[k]);
		assert_true(strlen(s->form) <= strlen(s->word));
	}
	assert_true(fill_nshorts > 100);
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
		TEST(generated),
		TEST(outgrown),
		TEST(short_forms),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
