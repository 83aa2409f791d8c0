/*
 * How a name stands in an expression: XPath takes any non-empty text for true,
 * compares texts by < as numbers that they are not, and would hand a choice to
 * before().  Each is quiet and wrong, so each is looked for here.  The
 * expression has compiled; this reads it as text around the name.
 */
#include <string.h>

#include "base/str.h"
#include "form/form_int.h"

static bool
name_char(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	    (c >= '0' && c <= '9') || (c != '\0' && strchr("._-$", c)) ||
	    (unsigned char)c >= 0x80;
}

/* Is [p, end) the word? */
static bool
is_word(const char *p, const char *end, const char *word)
{
	return (size_t)(end - p) == strlen(word) &&
	    strncmp(p, word, (size_t)(end - p)) == 0;
}

/* The end of what stands before p, blanks skipped. */
static const char *
back(const char *text, const char *p)
{
	while (p > text && str_space(p[-1]))
		p--;
	return p;
}

/* The start of the name that ends at end; end itself when there is none. */
static const char *
word_before(const char *text, const char *end)
{
	while (end > text && name_char(end[-1]))
		end--;
	return end;
}

static const char *
skip(const char *p)
{
	while (str_space(*p))
		p++;
	return p;
}

/* Does a condition begin here, after 'and', 'or', '[', '(' or nothing? */
static bool
opens(const char *text, const char *p)
{
	const char *end = back(text, p), *start;

	if (end == text || end[-1] == '[')
		return true;
	if (end[-1] != '(') {
		start = word_before(text, end);
		return is_word(start, end, "and") || is_word(start, end, "or");
	}
	end = back(text, end - 1);
	start = word_before(text, end);
	if (start == end)
		return opens(text, end);
	/* '(' of a call, unless the word is an operator. */
	return is_word(start, end, "not") || is_word(start, end, "boolean") ||
	    is_word(start, end, "and") || is_word(start, end, "or");
}

static bool
closes(const char *p)
{
	p = skip(p);
	return *p == '\0' || *p == ')' || *p == ']' ||
	    (strncmp(p, "and", 3) == 0 && !name_char(p[3])) ||
	    (strncmp(p, "or", 2) == 0 && !name_char(p[2]));
}

bool
form_stands_alone(const char *text, size_t start, size_t end)
{
	return opens(text, text + start) && closes(text + end);
}

bool
form_stands_in_square(const char *text, size_t start)
{
	const char *before = back(text, text + start);

	return before > text && before[-1] == '[';
}

bool
form_stands_ordered(const char *text, size_t start, size_t end)
{
	const char *before = back(text, text + start);
	const char *after = skip(text + end);

	if (before > text + 1 && before[-1] == '=' &&
	    (before[-2] == '<' || before[-2] == '>'))
		return true;
	return *after == '<' || *after == '>' ||
	    (before > text && (before[-1] == '<' || before[-1] == '>'));
}

/* The '(' of the call whose argument number *arg begins at p, or NULL. */
static const char *
call_of(const char *text, const char *p, int *arg)
{
	int depth = 0;

	*arg = 0;
	for (p = back(text, p); p > text; p--) {
		char c = p[-1];

		if (c == '\'' || c == '"') {
			for (p--; p > text && p[-1] != c; p--)
				;
		} else if (c == ')' || c == ']') {
			depth++;
		} else if (c == '[' || (c == '(' && depth > 0)) {
			if (depth-- == 0)
				return NULL;
		} else if (c == '(') {
			return p - 1;
		} else if (c == ',' && depth == 0) {
			(*arg)++;
		}
		if (p == text)
			break;
	}
	return NULL;
}

/* The name of the call in which [start, end) is a whole argument, or NULL. */
static const char *
called(const char *text, size_t start, size_t end, const char **open, int *arg)
{
	const char *before = back(text, text + start);
	const char *after = skip(text + end);

	if (before == text || (before[-1] != '(' && before[-1] != ',') ||
	    (*after != ')' && *after != ','))
		return NULL;
	*open = call_of(text, text + start, arg);
	return *open ? word_before(text, *open) : NULL;
}

bool
form_stands_as_date(const char *text, size_t start, size_t end)
{
	static const struct {
		const char *name;
		int dates;		/* first arguments that are dates */
	} calls[] = {
		{ "before", 2 }, { "after", 2 }, { "days-between", 2 },
		{ "add-days", 1 }, { "add-months", 1 }, { "add-years", 1 },
	};
	const char *open, *word;
	int arg;

	word = called(text, start, end, &open, &arg);
	for (size_t i = 0; word && i < sizeof(calls) / sizeof(calls[0]); i++)
		if (is_word(word, open, calls[i].name))
			return arg < calls[i].dates;
	return false;
}

bool
form_stands_as_text(const char *text, size_t start, size_t end)
{
	static const char *const calls[] = { "contains", "starts-with",
		"substring", "substring-before", "substring-after",
		"translate" };
	const char *open, *word;
	int arg;

	word = called(text, start, end, &open, &arg);
	for (size_t i = 0; word && i < sizeof(calls) / sizeof(calls[0]); i++)
		if (is_word(word, open, calls[i]))
			return arg == 0;
	return false;
}

bool
form_stands_asked(const char *text, size_t start, size_t end)
{
	const char *open, *word = called(text, start, end, &open, &(int){ 0 });

	return word != NULL && (is_word(word, open, "answered") ||
	    is_word(word, open, "string-length"));
}

/* Does p begin "true()" or "false()"? */
static bool
truth_at(const char *p)
{
	size_t n = strncmp(p, "true", 4) == 0 ? 4 :
	    strncmp(p, "false", 5) == 0 ? 5 : 0;

	return n > 0 && *skip(p + n) == '(';
}

bool
form_stands_beside_truth(const char *text, size_t start, size_t end)
{
	const char *p = skip(text + end);

	if (*p == '=' || (*p == '!' && p[1] == '='))
		return truth_at(skip(p + 1 + (*p == '!')));
	p = back(text, text + start);
	if (p == text || p[-1] != '=')
		return false;
	p--;
	if (p > text && p[-1] == '!')
		p--;
	p = back(text, p);
	if (p == text || p[-1] != ')')
		return false;
	p = back(text, p - 1);
	if (p == text || p[-1] != '(')
		return false;
	p = back(text, p - 1);
	return truth_at(word_before(text, p));
}

bool
form_stands_constant(const char *text, size_t *at, size_t *start, size_t *end)
{
	const char *p = text + *at, *from;

	while (*p != '\0' && *p != '\'' && *p != '"' &&
	    !(*p >= '0' && *p <= '9')) {
		/* A name, with the digits in it. */
		for (from = p; name_char(*p); p++)
			;
		p += p == from;
	}
	if (*p == '\0')
		return false;
	from = p;
	if (*p == '\'' || *p == '"') {
		p = strchr(from + 1, *from);
		p = p ? p + 1 : from + strlen(from);
	} else {
		while ((*p >= '0' && *p <= '9') || *p == '.')
			p++;
	}
	*start = (size_t)(from - text);
	*end = *at = (size_t)(p - text);
	return true;
}
