#include "test.h"

#include <linebreak.h>

#include "layout/layout_int.h"

static uint32_t seed;

static size_t
chance(size_t below)
{
	seed = seed * 1664525 + 1013904223;
	return (seed >> 8) % below;
}

/* The breaks of a text, as the program puts them together. */
static void
by_tables(const char *text, size_t len, char *out)
{
	bool inside = false;

	for (size_t at = 0; at < len;) {
		size_t from = layout_plain(text, len, at, out, &inside);

		assert_true(from >= at);
		if (from == len)
			return;
		at = layout_not_plain(text, len, from);
		assert_true(at > from);
		set_linebreaks_utf8((const utf8_t *)text + from, at - from,
		    "en", out + from);
		if (at < len && text[at - 1] == ' ')
			out[at - 1] = LAYOUT_BREAK_MAY;
	}
}

/* Is what the tables say what the library says? */
static void
agrees(const char *text)
{
	size_t len = strlen(text);
	char *ours = malloc(len + 1), *theirs = malloc(len + 1);

	by_tables(text, len, ours);
	set_linebreaks_utf8((const utf8_t *)text, len, "en", theirs);
	for (size_t i = 0; i < len; i++)
		if (ours[i] != theirs[i])
			fail_msg("'%s': byte %zu is %d, not %d", text, i,
			    ours[i], theirs[i]);
	free(ours);
	free(theirs);
}

static const char *const pieces[] = {
	"the", "order", "A", "no", "7", "105", "500", ".", ",", ":", ";",
	"\"", "'", "’", "“", "”", "‘", "(", ")", "[", "]", "{", "}", "-", "/",
	"!", "?", "$", "+", "\\", "%", "|", "&", "#", "@", "_", "é", "Ñ", "ő",
	"ễ", "ị", "§", "¶", "\302\240", "–", "—", "x", "1,200", "U.S.C.",
	"a.m.", "https://a.b/c-d?e", "\n", " ", "  ",
	/* and what the tables do not know */
	"漢字", "e\314\201", "…", "«", "\t", "\r", "שלום", "한국", "\342\200\213",
	"😀", "°",
};

#define NPIECES	(sizeof(pieces) / sizeof(pieces[0]))

static void
agrees_on_every_pair_and_triple(void **state)
{
	(void)state;
	init_linebreak();
	for (size_t i = 0; i < NPIECES; i++)
		for (size_t k = 0; k < NPIECES; k++)
			for (size_t m = 0; m < NPIECES * 3; m++) {
				char text[128];

				snprintf(text, sizeof(text), "%s%s%s%s%s",
				    pieces[i], m / NPIECES == 0 ? "" : " ",
				    pieces[k], m / NPIECES == 1 ? "" : " ",
				    pieces[m % NPIECES]);
				agrees(text);
			}
}

static void
agrees_on_every_ascii_pair(void **state)
{
	(void)state;
	init_linebreak();
	for (char a = 1; a < 127; a++)
		for (char b = 1; b < 127; b++) {
			const char near[] = { 'x', a, b, 'x', '\0' };
			const char apart[] = { a, ' ', b, '\0' };

			agrees(near);
			agrees(apart);
		}
}

static void
agrees_on_letters(void **state)
{
	(void)state;
	init_linebreak();
	for (int c = 0xA1; c < 0x1F00; c++) {
		char text[16] = "x ", *p = text + 2;

		if (c < 0x800) {
			*p++ = (char)(0xC0 | c >> 6);
		} else {
			*p++ = (char)(0xE0 | c >> 12);
			*p++ = (char)(0x80 | (c >> 6 & 63));
		}
		*p++ = (char)(0x80 | (c & 63));
		strcpy(p, "x (");
		agrees(text);
		agrees(text + 2);
	}
}

static void
agrees_on_sentences(void **state)
{
	struct buf b = { 0 };

	(void)state;
	init_linebreak();
	seed = 5;
	for (int round = 0; round < 20000; round++) {
		size_t n = 1 + chance(30);

		b.len = 0;
		for (size_t i = 0; i < n; i++) {
			/* mostly words and blanks */
			buf_str(&b, pieces[chance(chance(3) ? 14 : NPIECES)]);
			if (chance(2))
				buf_char(&b, ' ');
		}
		agrees(b.data);
	}
	buf_free(&b);
}

static void
survives_broken_letters(void **state)
{
	static const char *const texts[] = { "\303", "a \342\200", "\302 x",
	    "x\341\272", "\200\200 a", "\377 b" };

	(void)state;
	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		size_t len = strlen(texts[i]);
		char *text = malloc(len), out[8];

		memcpy(text, texts[i], len);
		layout_breaks(text, len, out);
		free(text);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(agrees_on_every_pair_and_triple),
		TEST(agrees_on_every_ascii_pair),
		TEST(agrees_on_letters),
		TEST(agrees_on_sentences),
		TEST(survives_broken_letters),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
