/*
 * Finding a value in text although it is not written the same way: other case,
 * without accents, over two lines, with or without the comma.
 */
#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"
#include "fill/fill_int.h"

/* Letters without case and accent, from U+00C0, U+0100 and U+1E00. */
static const char latin_1[] =
    "aaaaaaaceeeeiiiidnooooo*ouuuuytsaaaaaaaceeeeiiiidnooooo/ouuuuyty";
static const char latin_a[] =
    "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkkllllllllll"
    "nnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";
static const char latin_more[] =
    "aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmmmmmm"
    "nnnnnnnnoooooooopppprrrrrrrrssssssssssttttttttuuuuuuuuuuvvvvwwwwwwwwww"
    "xxxxyyzzzzzzhtwyassssd"
    "aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeeeeeeeeeeeiiiioooooooooooooooooooooooo"
    "uuuuuuuuuuuuuuyyyyyyyyllvvyy";

#define BLANK	0x20u
#define NOTHING	0u

static uint32_t
fold_ascii(uint32_t c)
{
	if (c >= 'A' && c <= 'Z')
		return c + ('a' - 'A');
	if (c <= ' ' || c == ',' || c == ';' || c == '.' || c == 0x7f)
		return BLANK;
	return c == '`' ? '\'' : c;
}

/* Marks and spaces of U+2000 to U+206F. */
static uint32_t
fold_general(uint32_t c)
{
	if (c <= 0x200a || c == 0x2028 || c == 0x2029 || c == 0x202f ||
	    c == 0x205f)
		return BLANK;
	if (c >= 0x2010 && c <= 0x2015)
		return '-';
	if (c == 0x2018 || c == 0x2019)
		return '\'';
	if (c <= 0x200f || (c >= 0x202a && c <= 0x202e) || c >= 0x2060)
		return NOTHING;
	return c;
}

static uint32_t
fold_char(uint32_t c)
{
	if (c < 0x80)
		return fold_ascii(c);
	if (c == 0xa0 || c == 0x3000)
		return BLANK;
	if (c == 0xad || c == 0xfeff || (c >= 0x300 && c <= 0x36f))
		return NOTHING;
	if (c >= 0xc0 && c <= 0xff)
		return (unsigned char)latin_1[c - 0xc0];
	if (c >= 0x100 && c <= 0x17f)
		return (unsigned char)latin_a[c - 0x100];
	if (c >= 0x1e00 && c <= 0x1eff)
		return (unsigned char)latin_more[c - 0x1e00];
	if (c >= 0x2000 && c <= 0x206f)
		return fold_general(c);
	if (c == 0x2bc)
		return '\'';
	if (c == 0x2212)
		return '-';
	/* Greek and Cyrillic capitals */
	if ((c >= 0x391 && c <= 0x3a9) || (c >= 0x410 && c <= 0x42f))
		return c + 0x20;
	if (c >= 0x400 && c <= 0x40f)
		return c + 0x50;
	/* digits and letters of full width */
	if (c >= 0xff01 && c <= 0xff5e)
		return fold_ascii(c - 0xfee0);
	return c;
}

struct fill_fold
fill_fold(struct arena *a, const char *text)
{
	size_t room = strlen(text) + 1;
	struct fill_fold f = { 0 };
	const char *s = text;

	f.cp = arena_array(a, room, sizeof(*f.cp));
	f.at = arena_array(a, room, sizeof(*f.at));
	while (*s != '\0') {
		size_t at = (size_t)(s - text);
		uint32_t c = fold_char(utf8_next(&s));

		if (c == NOTHING || (c == BLANK &&
		    (f.n == 0 || f.cp[f.n - 1] == BLANK)))
			continue;
		f.cp[f.n] = c;
		f.at[f.n++] = at;
		f.at[f.n] = (size_t)(s - text);
	}
	if (f.n > 0 && f.cp[f.n - 1] == BLANK)
		f.n--;
	return f;
}

bool
fill_fold_eq(const struct fill_fold *a, const struct fill_fold *b)
{
	return a->n == b->n &&
	    (a->n == 0 || memcmp(a->cp, b->cp, a->n * sizeof(*a->cp)) == 0);
}

static bool
digit(uint32_t c)
{
	return c >= '0' && c <= '9';
}

static bool
word(uint32_t c)
{
	return digit(c) || utf8_letter(c);
}

size_t
fill_find(const struct fill_fold *hay, const struct fill_fold *needle,
    size_t from)
{
	size_t n = needle->n;

	if (n == 0)
		return FILL_NONE;
	for (size_t i = from; i + n <= hay->n; i++) {
		if (hay->cp[i] != needle->cp[0] || memcmp(hay->cp + i,
		    needle->cp, n * sizeof(*hay->cp)) != 0)
			continue;
		if (i > 0 && word(hay->cp[i]) && word(hay->cp[i - 1]))
			continue;
		if (i + n < hay->n && word(hay->cp[i + n - 1]) &&
		    word(hay->cp[i + n]))
			continue;
		return i;
	}
	return FILL_NONE;
}

static bool
between_digits(uint32_t c)
{
	return c == ' ' || c == '-' || c == '(' || c == ')' || c == '/' ||
	    c == '+';
}

/* Do the digits stand at i, and is that the end of the number? */
static bool
digits_at(const struct fill_fold *hay, size_t i, const char *digits)
{
	while (*digits != '\0' && i < hay->n) {
		if (digit(hay->cp[i])) {
			if (hay->cp[i] != (unsigned char)*digits++)
				return false;
		} else if (!between_digits(hay->cp[i])) {
			return false;
		}
		i++;
	}
	return *digits == '\0' && (i == hay->n || !digit(hay->cp[i]));
}

size_t
fill_find_digits(const struct fill_fold *hay, const char *digits)
{
	for (size_t i = 0; i < hay->n; i++) {
		if (hay->cp[i] != (unsigned char)digits[0])
			continue;
		/* "1" for long distance may stand right before. */
		if (i > 0 && digit(hay->cp[i - 1]) &&
		    (hay->cp[i - 1] != '1' || (i > 1 &&
		    digit(hay->cp[i - 2]))))
			continue;
		if (digits_at(hay, i, digits))
			return i;
	}
	return FILL_NONE;
}
