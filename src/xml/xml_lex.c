/*
 * Tokens of XPath 1.0, as far as movant uses it.  What it leaves out is named
 * here, where the offending character still has a place.
 */
#include <string.h>

#include "base/arena.h"
#include "base/str.h"
#include "base/utf8.h"
#include "xml/xml_int.h"

struct lexer {
	const char	*text;
	size_t		 at;
	struct xml_token *tokens;
	size_t		 n;
	struct xml_fault *fault;
};

static bool
name_start(const char *s)
{
	uint32_t c = utf8_next(&s);

	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
	    (c >= 0x80 && utf8_letter(c));
}

static bool
digit(char c)
{
	return c >= '0' && c <= '9';
}

static size_t
name_length(const char *s)
{
	const char *p = s;

	if (!name_start(s))
		return 0;
	while (name_start(p) || digit(*p) || *p == '.' || *p == '-')
		utf8_next(&p);
	return (size_t)(p - s);
}

static bool
fail(struct lexer *l, size_t at, const char *message, const char *hint)
{
	*l->fault = (struct xml_fault){ at, message, hint };
	return false;
}

static void
add(struct lexer *l, enum xml_token_kind kind, size_t len)
{
	l->tokens[l->n++] = (struct xml_token){ kind, l->at, len, l->at,
	    l->at + len };
	l->at += len;
}

/* By XPath 3.7 a name after a complete operand is an operator. */
static bool
after_operand(const struct lexer *l)
{
	if (l->n == 0)
		return false;
	switch (l->tokens[l->n - 1].kind) {
	case XML_TOKEN_VARIABLE:
	case XML_TOKEN_NAME:
	case XML_TOKEN_NUMBER:
	case XML_TOKEN_LITERAL:
	case XML_TOKEN_CLOSE:
	case XML_TOKEN_CLOSE_SQUARE:
		return true;
	default:
		return false;
	}
}

static const struct {
	const char	*word;
	enum xml_token_kind kind;
} word_operators[] = {
	{ "and", XML_TOKEN_AND },
	{ "or", XML_TOKEN_OR },
	{ "div", XML_TOKEN_PRODUCT },
	{ "mod", XML_TOKEN_PRODUCT },
};

static const char *const node_tests[] = { "text", "node", "comment",
    "processing-instruction" };

static bool
is_word(const char *s, size_t n, const char *word)
{
	return strlen(word) == n && memcmp(s, word, n) == 0;
}

static bool
lex_operator_word(struct lexer *l, size_t n)
{
	const char *s = l->text + l->at;

	for (size_t i = 0; i < sizeof(word_operators) /
	    sizeof(word_operators[0]); i++)
		if (is_word(s, n, word_operators[i].word)) {
			add(l, word_operators[i].kind, n);
			return true;
		}
	return fail(l, l->at, "two values stand side by side",
	    "put 'and', 'or' or a comparison between them");
}

static bool
lex_name(struct lexer *l)
{
	const char *s = l->text + l->at;
	size_t n = name_length(s), after = n;

	if (after_operand(l))
		return lex_operator_word(l, n);
	while (str_space(s[after]))
		after++;
	if (s[after] == ':')
		return fail(l, l->at, s[after + 1] == ':' ?
		    "axes are not part of this language" :
		    "prefixes are not part of this language",
		    "write $name, or the bare name of a member of a list");
	if (s[after] != '(') {
		add(l, XML_TOKEN_NAME, n);
		return true;
	}
	for (size_t i = 0; i < sizeof(node_tests) / sizeof(node_tests[0]); i++)
		if (is_word(s, n, node_tests[i]))
			return fail(l, l->at,
			    "node tests are not part of this language",
			    "name the member of the list that is meant");
	add(l, XML_TOKEN_FUNCTION, n);
	return true;
}

static bool
lex_variable(struct lexer *l)
{
	size_t n = name_length(l->text + l->at + 1);

	if (after_operand(l))
		return fail(l, l->at, "two values stand side by side",
		    "put 'and', 'or' or a comparison between them");
	if (n == 0 || l->text[l->at + 1] == '_')
		return fail(l, l->at, "no name follows '$'",
		    "write the name of an answer, like $order.kind");
	l->at++;
	add(l, XML_TOKEN_VARIABLE, n);
	l->tokens[l->n - 1].from--;
	return true;
}

static bool
lex_literal(struct lexer *l)
{
	const char *s = l->text + l->at;
	const char *end = strchr(s + 1, s[0]);

	if (after_operand(l))
		return fail(l, l->at, "two values stand side by side",
		    "put 'and', 'or' or a comparison between them");
	if (end == NULL)
		return fail(l, l->at, "a quoted text has no end",
		    "close it with the quote that began it");
	l->at++;
	add(l, XML_TOKEN_LITERAL, (size_t)(end - s) - 1);
	l->tokens[l->n - 1].from--;
	l->tokens[l->n - 1].to++;
	l->at++;
	return true;
}

static bool
lex_number(struct lexer *l)
{
	const char *s = l->text + l->at;
	size_t n = 0;

	if (after_operand(l))
		return fail(l, l->at, "two values stand side by side",
		    "put 'and', 'or' or a comparison between them");
	while (digit(s[n]))
		n++;
	if (s[n] == '.')
		for (n++; digit(s[n]);)
			n++;
	if (name_start(s + n))
		return fail(l, l->at + n, "a letter follows a number",
		    "quote texts and dates: '2026-03-06'");
	add(l, XML_TOKEN_NUMBER, n);
	return true;
}

/* Characters that are a whole token, or that movant's language leaves out. */
static const struct {
	char		 c;
	enum xml_token_kind kind;	/* END = refused */
	const char	*message, *hint;
} signs[] = {
	{ '(', XML_TOKEN_OPEN, NULL, NULL },
	{ ')', XML_TOKEN_CLOSE, NULL, NULL },
	{ '[', XML_TOKEN_OPEN_SQUARE, NULL, NULL },
	{ ']', XML_TOKEN_CLOSE_SQUARE, NULL, NULL },
	{ ',', XML_TOKEN_COMMA, NULL, NULL },
	{ '+', XML_TOKEN_SUM, NULL, NULL },
	{ '-', XML_TOKEN_SUM, NULL, NULL },
	{ '=', XML_TOKEN_EQUAL, NULL, NULL },
	{ '<', XML_TOKEN_ORDER, NULL, NULL },
	{ '>', XML_TOKEN_ORDER, NULL, NULL },
	{ '@', XML_TOKEN_END, "attributes are not part of this language",
	    "answers have names: write $name" },
	{ '|', XML_TOKEN_END, "lists cannot be joined with '|'",
	    "ask about each list and join the questions with 'or'" },
	{ '.', XML_TOKEN_END, "'.' is not part of this language",
	    "name the member of the list that is meant" },
	{ '&', XML_TOKEN_END, "'&' is no operator", "write 'and'" },
	{ '!', XML_TOKEN_END, "'!' is no operator", "write not(...) or '!='" },
};

/* What word processors put in the place of quotes and blanks. */
static bool
lex_other(struct lexer *l)
{
	const char *s = l->text + l->at;
	uint32_t c = utf8_next(&s);

	if ((c >= 0x2018 && c <= 0x201F) || c == 0xAB || c == 0xBB)
		return fail(l, l->at, "curly quotes have no meaning here",
		    "use the straight quote of the keyboard: '");
	if (c == 0xA0 || (c >= 0x2000 && c <= 0x200F) || c == 0x202F)
		return fail(l, l->at, "a special blank has no meaning here",
		    "type an ordinary space");
	return fail(l, l->at, "a character has no meaning here",
	    "write names as $name and texts in quotes");
}

static bool
lex_sign(struct lexer *l)
{
	const char *s = l->text + l->at;
	size_t n = s[1] == '=' && strchr("!<>", s[0]) != NULL ? 2 : 1;

	if (s[0] == '!' && n == 2) {
		add(l, XML_TOKEN_EQUAL, 2);
		return true;
	}
	for (size_t i = 0; i < sizeof(signs) / sizeof(signs[0]); i++) {
		if (signs[i].c != s[0])
			continue;
		if (signs[i].kind == XML_TOKEN_END)
			return fail(l, l->at, signs[i].message, signs[i].hint);
		add(l, signs[i].kind, n);
		return true;
	}
	return lex_other(l);
}

static bool
lex_one(struct lexer *l)
{
	const char *s = l->text + l->at;

	if (s[0] == '$')
		return lex_variable(l);
	if (s[0] == '\'' || s[0] == '"')
		return lex_literal(l);
	if (name_start(s))
		return lex_name(l);
	if (digit(s[0]) || (s[0] == '.' && digit(s[1])))
		return lex_number(l);
	if (s[0] == '*' && !after_operand(l))
		return fail(l, l->at, "'*' cannot stand for every member",
		    "name the member of the list that is meant");
	if (s[0] == '*') {
		add(l, XML_TOKEN_PRODUCT, 1);
		return true;
	}
	if (s[0] == '/' && (s[1] == '/' || !after_operand(l)))
		return fail(l, l->at, "absolute paths are not part of this "
		    "language", "start with $name: $terms/current");
	if (s[0] == '/') {
		add(l, XML_TOKEN_SLASH, 1);
		return true;
	}
	return lex_sign(l);
}

struct xml_token *
xml_lex(struct arena *a, const char *text, size_t *n, struct xml_fault *fault)
{
	struct lexer l = { .text = text, .fault = fault };

	l.tokens = arena_array(a, strlen(text) + 1, sizeof(*l.tokens));
	for (;;) {
		while (str_space(text[l.at]))
			l.at++;
		if (text[l.at] == '\0')
			break;
		if (!lex_one(&l))
			return NULL;
	}
	add(&l, XML_TOKEN_END, 0);
	*n = l.n;
	return l.tokens;
}
