/*
 * The Unicode rules for line ends (UAX 14), for the characters that nearly
 * all text is made of: ASCII, Western and Vietnamese letters, quotation marks,
 * dashes, section signs.  Each is of a class, and what may happen between two
 * of them is a table.  Text with anything else is left to the full rules,
 * from one place where a line may end to another.
 */
#include "layout/layout_int.h"

enum { AL, NU, IS, QU, OP, CL, CP, HY, SY, EX, GL, PR, PO, BA, B2, CLASSES,
    START, BLANK, NEWLINE, OTHER };

/*
 * Between two classes a line may end (_), may end if there are blanks (%), or
 * may not (^).
 */
static const char pairs[CLASSES][CLASSES + 1] = {
	"%%^%%^^%^^%__%_",	/* AL: letters */
	"%%^%%^^%^^%%%%_",	/* NU: digits */
	"%%^%_^^%^^%__%_",	/* IS: . , : ; */
	"%%^%^^^%^^%%%%%",	/* QU: " ' ’ */
	"^^^^^^^^^^^^^^^",	/* OP: ( [ { “ ‘ */
	"__^%_^^%^^%%%%_",	/* CL: } ” */
	"%%^%_^^%^^%%%%_",	/* CP: ) ] */
	"_%^%_^^%^^___%_",	/* HY: - */
	"_%^%_^^%^^%__%_",	/* SY: / */
	"__^%_^^%^^%__%_",	/* EX: ! ? */
	"%%^%%^^%^^%%%%%",	/* GL: no-break space */
	"%%^%%^^%^^%__%_",	/* PR: $ + \ */
	"%%^%%^^%^^%__%_",	/* PO: % */
	"__^%_^^%^^___%_",	/* BA: | – */
	"__^%_^^%^^%__%^",	/* B2: — */
};

/* Classes of U+0021 to U+007E: 'a' is AL, 'b' is NU, and so on. */
static const char ascii[] = "jdalmadegalchcibbbbbbbbbbccaaaja"
    "aaaaaaaaaaaaaaaaaaaaaaaaaaelgaaaaaaaaaaaaaaaaaaaaaaaaaaaaaenfa";

/* U+2010 to U+201F, three bytes of which the last is given */
static int
general_class(unsigned char last)
{
	switch (last) {
	case 0x93:
		return BA;
	case 0x94:
		return B2;
	case 0x98:
	case 0x9C:
		return OP;
	case 0x99:
		return QU;
	case 0x9D:
		return CL;
	default:
		return OTHER;
	}
}

/* The class of the character at s, and how many bytes it takes. */
static int
class_of(const char *s, size_t left, size_t *bytes)
{
	unsigned char c = (unsigned char)s[0], d, e;

	*bytes = 1;
	if (c > ' ' && c < 0x7F)
		return ascii[c - '!'] - 'a';
	if (c < 0x80)
		return c == ' ' ? BLANK : c == '\n' ? NEWLINE : OTHER;
	d = left > 1 ? (unsigned char)s[1] : 0;
	e = left > 2 ? (unsigned char)s[2] : 0;
	*bytes = 2;
	if ((d & 0xC0) != 0x80)
		return OTHER;
	if (c >= 0xC3 && c <= 0xC5)	/* À to ſ */
		return AL;
	if (c == 0xC2)			/* § ¶ and the no-break space */
		return d == 0xA7 || d == 0xB6 ? AL : d == 0xA0 ? GL : OTHER;
	*bytes = 3;
	if ((e & 0xC0) != 0x80)
		return OTHER;
	if (c == 0xE1 && ((d == 0xBA && e >= 0xA0) || d == 0xBB))
		return AL;		/* Ạ to ỿ */
	return c == 0xE2 && d == 0x80 ? general_class(e) : OTHER;
}

static bool
may_part(int before, int after, bool blanks)
{
	char p = pairs[before][after];

	return p == '_' || (blanks && p == '%');
}

/* Mark what a character's last byte is followed by, and its other bytes. */
static void
settle(char *out, size_t at, size_t bytes, enum layout_break brk)
{
	for (; bytes > 1; bytes--)
		out[at++] = LAYOUT_BREAK_INSIDE;
	out[at] = (char)brk;
}

/*
 * Over the letters and digits that follow the one at `at`: no line ends among
 * them.  Returns the last of them.
 */
static size_t
skip_word(const char *text, size_t len, size_t at, char *out)
{
	for (; at + 1 < len; at++) {
		char c = text[at + 1];

		if (c <= ' ' || c == 0x7F || ascii[c - '!'] > 'b')
			break;
		out[at] = LAYOUT_BREAK_NO;
	}
	return at;
}

size_t
layout_plain(const char *text, size_t len, size_t from, char *out,
    bool *inside)
{
	size_t settled = from, bytes, last = 0, last_bytes = 0;
	int before = START;
	bool blanks = false;

	for (size_t at = from; at < len; at += bytes) {
		int c = class_of(text + at, len - at, &bytes);
		bool may = false;

		if (c == OTHER)
			return settled;
		if (c < CLASSES && before < CLASSES)
			may = may_part(before, c, blanks);
		if (last_bytes > 0)
			settle(out, last, last_bytes, may ? LAYOUT_BREAK_MAY :
			    LAYOUT_BREAK_NO);
		if (may && blanks)
			settled = at;
		*inside |= may && !blanks;
		if (c <= NU && bytes == 1) {
			at = skip_word(text, len, at, out);
			c = ascii[text[at] - '!'] - 'a';
		}
		last = at;
		last_bytes = bytes;
		/* the first blank of a text is none for the library */
		blanks = c == BLANK && at > 0;
		if (c < CLASSES)
			before = c;
		else if (before == START)
			before = GL;
		if (c != NEWLINE)
			continue;
		out[at] = LAYOUT_BREAK_MUST;
		if (at + 1 < len && text[at + 1] != ' ')
			settled = at + 1;
		before = START;
		last_bytes = 0;
	}
	if (last_bytes > 0)
		settle(out, last, last_bytes, LAYOUT_BREAK_MUST);
	return len;
}

size_t
layout_not_plain(const char *text, size_t len, size_t from)
{
	int before = START;
	bool blanks = false, other = false;
	size_t bytes;

	for (size_t at = from; at < len; at += bytes) {
		int c = class_of(text + at, len - at, &bytes);

		other |= c == OTHER;
		if (other && c == NEWLINE && at + 1 < len &&
		    text[at + 1] != ' ')
			return at + 1;
		if (other && blanks && c < CLASSES && before < CLASSES &&
		    may_part(before, c, true))
			return at;
		blanks = c == BLANK;
		if (!blanks)
			before = c;
	}
	return len;
}
