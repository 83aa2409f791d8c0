/*
 * Where a line may end: the Unicode rules, common text by layout_plain and the
 * rest by libunibreak, whose only door this is; on top of them the joints of
 * legal writing.  A joint is looked for only at a blank where the Unicode
 * rules allow a break; what is there to the left (`prev`) and to the right
 * (`next`) decides.  Some joints hold, others are better not parted (~):
 *
 *	§ 2265   No. 25-2   RCW 7.105.500   J. N.~Smith   9:00 a.m.
 *	18 U.S.C. § 2265    March 14,~2025   Smith Jr.   WA 98101
 *	Tex.~Fam.~Code § 87.002   G.L. c. 209A,~§ 3   a word – and a dash
 *
 * Within a word, numbers with hyphens ("25-2-01234-5") stay whole, as do
 * brackets ("2265(a)(1)", "person(s)"), and a web address breaks after a
 * stroke or before a hyphen.
 */
#include <linebreak.h>
#include <string.h>

#include "layout/layout_int.h"

struct token {
	const char	*at;
	size_t		 len;
	const char	*text;		/* that it is a part of */
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
lower(char c)
{
	return c >= 'a' && c <= 'z';
}

static char
last(struct token t)
{
	return t.at[t.len - 1];
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

/* How many digits it begins with. */
static size_t
digits(struct token t)
{
	size_t n = 0;

	while (n < t.len && digit(t.at[n]))
		n++;
	return n;
}

static bool
has_digit(struct token t)
{
	for (size_t i = 0; i < t.len; i++)
		if (digit(t.at[i]))
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

/* Without what closes a clause after it. */
static struct token
unstopped(struct token t)
{
	while (t.len > 1 && strchr(".,;:)", last(t)) != NULL)
		t.len--;
	return t;
}

static struct token
token_at(const char *text, size_t len, size_t from)
{
	struct token t = { text + from, 0, text };

	while (from + t.len < len && text[from + t.len] != ' ' &&
	    text[from + t.len] != '\n')
		t.len++;
	return t;
}

/* The token that ends before `end`, or an empty one. */
static struct token
token_before(const char *text, size_t end)
{
	struct token t = { text + end, 0, text };

	while (t.at > text && t.at[-1] != ' ' && t.at[-1] != '\n') {
		t.at--;
		t.len++;
	}
	return t;
}

/* --- joints before a number --- */

/* Words that keep a number, or a single letter, at their side. */
static bool
numbered(struct token prev, struct token next)
{
	static const char *const words[] = { "No.", "Nos.", "no.", "nos.",
	    "RCW", "Sec.", "sec.", "Secs.", "secs.", "Art.", "art.", "Ch.",
	    "ch.", "Chapter", "chapter", "Chapters", "chapters", "c.", "Title",
	    "title", "Rule", "Rules", "rule", "rules", "Section", "section",
	    "Sections", "sections", "Exhibit", "exhibit", "Exhibits",
	    "exhibits", "Ex.", "Exs.", "Appendix", "appendix", "App.", "Form",
	    "form", "page", "Page", "pages", "Pages", "p.", "pp.", "Item",
	    "item", "items", "Line", "line", "lines", "Step", "Part", "part",
	    "paragraph", "Paragraph", "paragraphs", "para.", "paras.", "Count",
	    "Vol.", "vol.", "Dept.", "Room", "Suite", "Apt.", "Unit", "Box",
	    "Va.", "Code", "Cal.", "Stat.", "U.S.C.", "C.F.R.", "U.S.", "CFR",
	    "USC", "MCR", "MCL", "ORS", "UTCR", "CRS", "C.R.S.", "A.R.S.",
	    "KRS", "NRS", "LR", "GR", "CR", "$", NULL };

	if (!has_digit(next) && (unstopped(next).len != 1 ||
	    (next.at[0] == 'I' && lower(prev.at[0]))))
		return false;
	return one_of(prev, words);
}

static bool
marked(struct token prev, struct token next)
{
	static const char *const marks[] = { "§", "§§", "¶", "¶¶", NULL };

	(void)next;
	return one_of(prev, marks);
}

static const char *const months[] = { "January", "February", "March",
    "April", "May", "June", "July", "August", "September", "October",
    "November", "December", "Jan.", "Feb.", "Mar.", "Apr.", "Jun.", "Jul.",
    "Aug.", "Sept.", "Oct.", "Nov.", "Dec.", NULL };

static bool
month_day(struct token prev, struct token next)
{
	return digits(next) <= 2 && one_of(prev, months);
}

static bool
month_year(struct token prev, struct token next)
{
	return digits(next) == 4 && one_of(prev, months);
}

/* "March 14, 2025": what is before the day? */
static bool
day_year(struct token prev, struct token next)
{
	size_t at = (size_t)(prev.at - prev.text);
	struct token month;

	if (digits(next) != 4 || last(prev) != ',' || prev.len > 3 ||
	    !digit(prev.at[0]))
		return false;
	while (at > 0 && prev.text[at - 1] == ' ')
		at--;
	month = bare(token_before(prev.text, at));
	return month.len > 0 && one_of(month, months);
}

/* "(206) 555-0100", where the bracket was taken from prev */
static bool
telephone(struct token prev, struct token next)
{
	return digits(next) >= 3 && prev.len == 4 && digits(prev) == 3 &&
	    prev.at[3] == ')' && prev.at > prev.text && prev.at[-1] == '(';
}

static bool
postal_code(struct token prev, struct token next)
{
	return digits(next) == 5 && prev.len == 2 && capital(prev.at[0]) &&
	    capital(prev.at[1]);
}

/* "14 de marzo de 2025" */
static bool
spanish_date(struct token prev, struct token next)
{
	if (digit(next.at[0]))
		return digits(next) == 4 && is(prev, "de");
	return is(next, "de") && prev.len <= 2 && digits(prev) == prev.len;
}

/* --- joints before a word --- */

static bool
titled(struct token prev, struct token next)
{
	static const char *const words[] = { "Mr.", "Mrs.", "Ms.", "Mx.",
	    "Dr.", "Hon.", "St.", "Rev.", "Sgt.", "Det.", "Lt.", "Sr.",
	    "Sra.", "Dra.", "Lic.", NULL };

	(void)next;
	return last(prev) == '.' && one_of(prev, words);
}

static bool
initial(struct token t)
{
	return t.len == 2 && capital(t.at[0]) && t.at[1] == '.';
}

static bool
initials(struct token prev, struct token next)
{
	return initial(prev) && next.len >= 2 && capital(next.at[0]) &&
	    next.at[1] == '.';
}

static bool
surname(struct token prev, struct token next)
{
	(void)next;
	return initial(prev);
}

static bool
suffix(struct token prev, struct token next)
{
	static const char *const words[] = { "Jr", "Sr", "II", "III", "IV",
	    "Esq", NULL };

	return !digit(prev.at[0]) && !lower(prev.at[0]) &&
	    one_of(unstopped(next), words) && (last(prev) == ',' ||
	    lower(last(prev)) || capital(last(prev)) || last(prev) < 0);
}

static bool
code_number(struct token prev, struct token next)
{
	return digit(prev.at[0]) && digit(last(prev)) &&
	    (begins(next, "U.S.C.") || begins(next, "C.F.R.") ||
	    begins(next, "USC") || begins(next, "CFR"));
}

static bool
clock_time(struct token prev, struct token next)
{
	return digit(prev.at[0]) && digit(last(prev)) &&
	    (begins(next, "a.m.") || begins(next, "p.m.") ||
	    begins(next, "AM") || begins(next, "PM"));
}

/* The mark does not begin a line after its code: "U.S.C. §", "Code §". */
static bool
section_mark(struct token prev, struct token next)
{
	return begins(next, "§") && (last(prev) == '.' || is(prev, "Code") ||
	    is(prev, "Laws"));
}

static bool
section_of(struct token prev, struct token next)
{
	return begins(next, "§") && (last(prev) == ',' || capital(last(prev)));
}

/* "G.L. c. 209A" */
static bool
chapter_of(struct token prev, struct token next)
{
	return is(next, "c.") && capital(prev.at[0]) && last(prev) == '.';
}

/* The name of a code, word by word. */
static bool
code_name(struct token prev, struct token next)
{
	static const char *const words[] = { "Cal.", "Tex.", "Va.", "Wash.",
	    "Mass.", "Mich.", "Or.", "Colo.", "Fla.", "Fam.", "Gen.", "Civ.",
	    "Proc.", "Crim.", "Pen.", "Prob.", "Evid.", "Gov.", "Code",
	    "Docket", "Case", "Cause", NULL };

	if (is(prev, "Code"))
		return begins(next, "Ann.") || begins(next, "Civ.");
	if (is(prev, "Docket") || is(prev, "Case") || is(prev, "Cause"))
		return begins(next, "No.") || begins(next, "Nos.");
	return last(prev) == '.' && one_of(prev, words);
}

static bool
versus(struct token prev, struct token next)
{
	(void)next;
	return is(prev, "v.") || is(prev, "vs.");
}

static bool
dash(struct token prev, struct token next)
{
	(void)prev;
	return begins(next, "–") || begins(next, "—") || begins(next, "…");
}

/* "(a) the": the letter of a clause, where the bracket was taken away */
static bool
clause(struct token prev, struct token next)
{
	(void)next;
	return prev.len >= 2 && prev.len <= 4 && last(prev) == ')' &&
	    prev.at > prev.text && prev.at[-1] == '(' &&
	    (lower(prev.at[0]) || digits(prev) + 1 == prev.len);
}

enum { DIGIT = 1, CAPITAL = 2, SMALL = 4, SIGN = 8, ANY = 15 };

/* What kind of character next begins with, the joint, and how it holds. */
static const struct {
	int		 kinds;
	enum layout_break holds;
	bool		(*joins)(struct token prev, struct token next);
} joints[] = {
	{ ANY, LAYOUT_BREAK_NO, marked },
	{ DIGIT | CAPITAL, LAYOUT_BREAK_NO, numbered },
	{ DIGIT, LAYOUT_BREAK_NO, month_day },
	{ DIGIT, LAYOUT_BREAK_NO, telephone },
	{ DIGIT, LAYOUT_BREAK_NO, postal_code },
	{ CAPITAL | SIGN, LAYOUT_BREAK_NO, titled },
	{ CAPITAL, LAYOUT_BREAK_NO, initials },
	{ CAPITAL, LAYOUT_BREAK_NO, suffix },
	{ CAPITAL, LAYOUT_BREAK_NO, code_number },
	{ CAPITAL | SMALL, LAYOUT_BREAK_NO, clock_time },
	{ SMALL, LAYOUT_BREAK_NO, chapter_of },
	{ SIGN, LAYOUT_BREAK_NO, section_mark },
	{ SIGN, LAYOUT_BREAK_NO, dash },
	{ SIGN, LAYOUT_BREAK_SOFT, section_of },
	{ DIGIT, LAYOUT_BREAK_SOFT, day_year },
	{ DIGIT, LAYOUT_BREAK_SOFT, month_year },
	{ DIGIT | SMALL, LAYOUT_BREAK_SOFT, spanish_date },
	{ CAPITAL | SIGN, LAYOUT_BREAK_SOFT, surname },
	{ CAPITAL | DIGIT, LAYOUT_BREAK_SOFT, code_name },
	{ CAPITAL | SIGN, LAYOUT_BREAK_SOFT, versus },
	{ ANY, LAYOUT_BREAK_SOFT, clause },
};

static enum layout_break
joint(struct token prev, struct token next)
{
	char c = next.at[0];
	int kind = digit(c) ? DIGIT : capital(c) ? CAPITAL : lower(c) ? SMALL :
	    SIGN;

	for (size_t i = 0; i < sizeof(joints) / sizeof(joints[0]); i++)
		if ((joints[i].kinds & kind) != 0 &&
		    joints[i].joins(prev, next))
			return joints[i].holds;
	return LAYOUT_BREAK_MAY;
}

/* Hold what is joined at blanks. */
static void
hold_joints(const char *text, size_t len, char *out)
{
	const char *blank = text;

	while ((blank = memchr(blank, ' ', len - (size_t)(blank - text))) !=
	    NULL) {
		size_t i = (size_t)(blank++ - text), end = i;
		struct token prev, next;

		if (i == 0 || i + 1 == len || out[i] != LAYOUT_BREAK_MAY)
			continue;
		/* two words in small letters: most of all there is */
		if (lower(text[i + 1]) && (lower(text[i - 1]) ||
		    text[i - 1] == ','))
			continue;
		while (end > 0 && text[end - 1] == ' ')
			end--;
		prev = bare(token_before(text, end));
		next = token_at(text, len, i + 1);
		if (prev.len == 0 || next.len == 0)
			continue;
		out[i] = (char)joint(prev, next);
	}
}

/* --- inside words --- */

/* May a line end inside a word after its byte i, where Unicode allows it? */
static bool
inside_word(const char *text, size_t len, size_t i, bool address)
{
	struct token next = { text + i + 1, len - i - 1, text };

	if (text[i] == '-')
		return !address && !digit(text[i + 1]) &&
		    !(i > 0 && digit(text[i - 1]));
	if (text[i] == '/')		/* "https://" alone says nothing */
		return i == 0 || (text[i - 1] != '/' && text[i + 1] != '/');
	if (text[i] == ')' || text[i] == ']' || text[i + 1] == '(')
		return false;
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

/*
 * Bytes of a character on which the library ends the program: half of a flag,
 * which came with a later edition of the rules, or U+FFFF.  0: another one.
 */
static size_t
too_new(const char *text, size_t len)
{
	if (len >= 4 && memcmp(text, "\xF0\x9F\x87", 3) == 0 &&
	    (unsigned char)text[3] >= 0xA6)
		return 4;
	return len >= 3 && memcmp(text, "\xEF\xBF\xBF", 3) == 0 ? 3 : 0;
}

/* The library's breaks; by such a character a line ends at blanks only. */
static void
by_library(const char *text, size_t len, char *out)
{
	size_t from = 0, n;

	for (size_t i = 0; i < len; i += n > 0 ? n : 1) {
		n = too_new(text + i, len - i);
		if (n == 0)
			continue;
		set_linebreaks_utf8((const utf8_t *)text + from, i - from,
		    "en", out + from);
		if (i > from)
			out[i - 1] = text[i - 1] == ' ' ? LAYOUT_BREAK_MAY :
			    LAYOUT_BREAK_NO;
		memset(out + i, LAYOUT_BREAK_INSIDE, n - 1);
		out[i + n - 1] = LAYOUT_BREAK_NO;
		for (from = i + n; from < len && text[from] == ' '; from++)
			out[from] = from + 1 < len && text[from + 1] == ' ' ?
			    LAYOUT_BREAK_NO : LAYOUT_BREAK_MAY;
		n = from - i;
	}
	set_linebreaks_utf8((const utf8_t *)text + from, len - from, "en",
	    out + from);
}

/* The Unicode rules; may a line end elsewhere than at blanks? */
static bool
unicode(const char *text, size_t len, char *out)
{
	static bool ready;
	bool inside = false;

	for (size_t at = 0; at < len;) {
		size_t from = layout_plain(text, len, at, out, &inside);

		if (from == len)
			return inside;
		if (!ready)
			init_linebreak();
		ready = inside = true;
		at = layout_not_plain(text, len, from);
		by_library(text + from, at - from, out + from);
		if (at < len && text[at - 1] == ' ')
			out[at - 1] = LAYOUT_BREAK_MAY;
	}
	return inside;
}

void
layout_breaks(const char *text, size_t len, char *out)
{
	if (len == 0)
		return;
	if (unicode(text, len, out))
		words(text, len, out);
	hold_joints(text, len, out);
}
