/*
 * Where a line may end: libunibreak, whose only door this is, and on top of it
 * the joints of legal writing.  A joint is looked for only at a blank where
 * the Unicode rules allow a break; what is there to the left (`prev`) and to
 * the right (`next`) decides:
 *
 *	§ 2265   No. 25-2   RCW 7.105.500   J. N. Smith   9:00 a.m.
 *	18 U.S.C. § 2265    March 14, 2025   a word – and a dash
 *
 * Within a word, numbers with hyphens ("25-2-01234-5") stay whole, and a web
 * address breaks after a stroke or before a hyphen.
 */
#include <linebreak.h>
#include <string.h>

#include "layout/layout.h"

struct token {
	const char	*at;
	size_t		 len;
};

static bool
digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool
capital(char c)
{
	return c >= 'A' && c <= 'Z';
}

static bool
is(struct token t, const char *word)
{
	return t.at[0] == word[0] && strncmp(t.at, word, t.len) == 0 &&
	    word[t.len] == '\0';
}

static bool
begins(struct token t, const char *s)
{
	size_t n;

	if (t.len == 0 || t.at[0] != s[0])
		return false;
	n = strlen(s);
	return t.len >= n && memcmp(t.at, s, n) == 0;
}

static bool
one_of(struct token t, const char *const *words)
{
	for (; *words != NULL; words++)
		if (is(t, *words))
			return true;
	return false;
}

/* Without an opening bracket or quotation mark before it. */
static struct token
bare(struct token t)
{
	static const char *const open[] = { "(", "[", "\"", "'", "“", "‘" };

	for (size_t i = 0; i < sizeof(open) / sizeof(open[0]); i++)
		if (begins(t, open[i]) && t.len > strlen(open[i])) {
			t.at += strlen(open[i]);
			t.len -= strlen(open[i]);
			break;
		}
	return t;
}

/* Words that keep a number, or a single letter, at their side. */
static bool
before_number(struct token prev, struct token next)
{
	static const char *const words[] = { "No.", "Nos.", "no.", "RCW",
	    "Sec.", "sec.", "Art.", "art.", "Ch.", "ch.", "Chapter", "chapter",
	    "Rule", "Section", "section", "Exhibit", "exhibit", "Ex.", "Form",
	    "page", "Page", "p.", "pp.", "Item", "item", "Step", "Part",
	    "paragraph", "Paragraph", "Va.", "Code", "Cal.", "MCR", "MCL",
	    NULL };

	/* the cheap question first: this is asked at every blank */
	if (!digit(next.at[0]) && !(capital(next.at[0]) && (next.len == 1 ||
	    strchr(".,;:)", next.at[1]) != NULL)))
		return false;
	return one_of(prev, words);
}

static bool
before_name(struct token prev, struct token next)
{
	static const char *const words[] = { "Mr.", "Mrs.", "Ms.", "Mx.",
	    "Dr.", "Hon.", "St.", NULL };

	return prev.at[prev.len - 1] == '.' && ((next.at[0] & 0x80) != 0 ||
	    capital(next.at[0])) && one_of(prev, words);
}

static bool
initials(struct token prev, struct token next)
{
	return prev.len == 2 && capital(prev.at[0]) && prev.at[1] == '.' &&
	    next.len >= 2 && capital(next.at[0]) && next.at[1] == '.';
}

static bool
section_mark(struct token prev, struct token next)
{
	static const char *const marks[] = { "§", "§§", "¶", "¶¶", NULL };

	if (one_of(prev, marks))
		return true;
	/* "U.S.C. §": the mark does not begin a line after its code */
	return begins(next, "§") && prev.at[prev.len - 1] == '.';
}

static bool
code_number(struct token prev, struct token next)
{
	return digit(prev.at[0]) && digit(prev.at[prev.len - 1]) &&
	    (begins(next, "U.S.C.") || begins(next, "C.F.R."));
}

static bool
clock_time(struct token prev, struct token next)
{
	return digit(prev.at[0]) && digit(prev.at[prev.len - 1]) &&
	    (begins(next, "a.m.") || begins(next, "p.m.") ||
	    begins(next, "AM") || begins(next, "PM"));
}

static bool
month_day(struct token prev, struct token next)
{
	static const char *const months[] = { "January", "February", "March",
	    "April", "May", "June", "July", "August", "September", "October",
	    "November", "December", NULL };

	return digit(next.at[0]) && (next.len == 1 || !digit(next.at[1]) ||
	    next.len == 2 || !digit(next.at[2])) && one_of(prev, months);
}

static bool
dash(struct token prev, struct token next)
{
	(void)prev;
	return begins(next, "–") || begins(next, "—");
}

static bool
year(struct token day, struct token next)
{
	return day.at[day.len - 1] == ',' && day.len <= 3 && next.len >= 4 &&
	    digit(next.at[0]) && digit(next.at[1]) && digit(next.at[2]) &&
	    digit(next.at[3]);
}

static bool
joined(struct token prev, struct token next)
{
	static bool (*const rules[])(struct token, struct token) = {
		before_number, before_name, initials, section_mark,
		code_number, clock_time, dash,
	};

	for (size_t i = 0; i < sizeof(rules) / sizeof(rules[0]); i++)
		if (rules[i](prev, next))
			return true;
	return false;
}

static struct token
token_at(const char *text, size_t len, size_t from)
{
	struct token t = { text + from, 0 };

	while (from + t.len < len && text[from + t.len] != ' ' &&
	    text[from + t.len] != '\n')
		t.len++;
	return t;
}

static void
joints(const char *text, size_t len, char *out)
{
	struct token prev = { text, 0 }, next;
	const char *day = NULL;		/* the number after a month's name */

	for (size_t i = 0; i < len; i += next.len) {
		size_t blank = i;

		while (i < len && (text[i] == ' ' || text[i] == '\n'))
			i++;
		next = token_at(text, len, i);
		if (next.len == 0)
			break;
		if (i > blank && prev.len > 0 &&
		    out[i - 1] == LAYOUT_BREAK_MAY) {
			bool month = month_day(prev, bare(next));

			if (month || joined(prev, next) ||
			    (day == prev.at && year(prev, next)))
				out[i - 1] = LAYOUT_BREAK_NO;
			day = month ? next.at : NULL;
		}
		prev = bare(next);
	}
}

/* May a line end inside a word after its byte i, where Unicode allows it? */
static bool
inside_word(const char *text, size_t len, size_t i, bool address)
{
	struct token next = { text + i + 1, len - i - 1 };

	if (text[i] == '-')
		return !address && !digit(text[i + 1]) &&
		    !(i > 0 && digit(text[i - 1]));
	if (text[i] == '/')		/* "https://" alone says nothing */
		return i == 0 || (text[i - 1] != '/' && text[i + 1] != '/');
	if (begins(next, "–") || begins(next, "—"))
		return false;
	return !(i >= 3 && digit(text[i + 1]) && digit(text[i - 3]) &&
	    memcmp(text + i - 2, "–", 3) == 0);
}

/*
 * Inside words: numbers with hyphens, dashes that would begin a line, and web
 * addresses.  In these a hyphen at a line end would be taken for our own, so
 * it begins the next line.
 */
static void
words(const char *text, size_t len, char *out)
{
	bool address = false;

	for (size_t i = 0; i + 1 < len; i++) {
		if (text[i] == ' ' || text[i] == '\n')
			address = false;
		else if (text[i] == ':' && i + 2 < len && text[i + 1] == '/' &&
		    text[i + 2] == '/')
			address = true;
		if (address && text[i] != '/' && text[i + 1] != '\0' &&
		    strchr("-?&%", text[i + 1]) != NULL)
			out[i] = LAYOUT_BREAK_MAY;
		else if (text[i] != ' ' && out[i] == LAYOUT_BREAK_MAY &&
		    !inside_word(text, len, i, address))
			out[i] = LAYOUT_BREAK_NO;
	}
}

void
layout_breaks(const char *text, size_t len, char *out)
{
	static bool ready;

	if (!ready) {
		init_linebreak();
		ready = true;
	}
	if (len == 0)
		return;
	set_linebreaks_utf8((const utf8_t *)text, len, "en", out);
	joints(text, len, out);
	words(text, len, out);
}
