#include <limits.h>
#include <string.h>

#include "base/str.h"
#include "verify/verify_lex.h"

bool
verify_space(int c)
{
	return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' ||
	    c == 0;
}

static bool
delimiter(int c)
{
	return c == '(' || c == ')' || c == '<' || c == '>' || c == '[' ||
	    c == ']' || c == '{' || c == '}' || c == '/' || c == '%';
}

void
verify_lex_open(struct verify_lex *l, const void *bytes, size_t len)
{
	*l = (struct verify_lex){ .bytes = bytes, .len = len };
}

void
verify_lex_close(struct verify_lex *l)
{
	buf_free(&l->text);
}

static int
peek(const struct verify_lex *l, size_t ahead)
{
	return l->at + ahead < l->len ? l->bytes[l->at + ahead] : -1;
}

static bool
regular(int c)
{
	return c >= 0 && !verify_space(c) && !delimiter(c);
}

static void
skip_blanks(struct verify_lex *l)
{
	for (;;) {
		int c = peek(l, 0);

		if (c == '%')
			while (c >= 0 && c != '\n' && c != '\r') {
				l->at++;
				c = peek(l, 0);
			}
		else if (c >= 0 && verify_space(c))
			l->at++;
		else
			return;
	}
}

static void
escape(struct verify_lex *l)
{
	static const char from[] = "nrtbf", to[] = "\n\r\t\b\f";
	int c = peek(l, 0), n = 0;
	const char *known;

	if (c < 0)
		return;
	l->at++;
	known = strchr(from, c);
	if (c != 0 && known != NULL) {
		buf_char(&l->text, to[known - from]);
	} else if (c >= '0' && c <= '7') {
		n = c - '0';
		for (int i = 0; i < 2 && peek(l, 0) >= '0' &&
		    peek(l, 0) <= '7'; i++)
			n = n * 8 + (l->bytes[l->at++] - '0');
		buf_char(&l->text, (char)n);
	} else if (c == '\r') {
		if (peek(l, 0) == '\n')
			l->at++;
	} else if (c != '\n') {
		buf_char(&l->text, (char)c);
	}
}

static void
literal(struct verify_lex *l)
{
	int open = 1;

	for (l->at++; l->at < l->len;) {
		int c = l->bytes[l->at++];

		if (c == '\\') {
			escape(l);
			continue;
		}
		if (c == '(')
			open++;
		if (c == ')' && --open == 0)
			return;
		if (c == '\r') {
			if (peek(l, 0) == '\n')
				l->at++;
			c = '\n';
		}
		buf_char(&l->text, (char)c);
	}
}

static void
hex_string(struct verify_lex *l, struct verify_word *w)
{
	int half = -1;

	for (l->at++; l->at < l->len;) {
		int c = l->bytes[l->at++], d = str_hex(c);

		if (c == '>')
			break;
		if (verify_space(c))
			continue;
		w->digits++;
		if (d < 0) {
			w->stray = true;
			d = 0;
		}
		if (half >= 0)
			buf_char(&l->text, (char)(half << 4 | d));
		half = half >= 0 ? -1 : d;
	}
	if (half >= 0)
		buf_char(&l->text, (char)(half << 4));
}

static void
name(struct verify_lex *l)
{
	for (l->at++; regular(peek(l, 0)); l->at++) {
		int c = l->bytes[l->at];

		if (c == '#' && str_hex(peek(l, 1)) >= 0 &&
		    str_hex(peek(l, 2)) >= 0) {
			c = str_hex(peek(l, 1)) << 4 |
			    str_hex(peek(l, 2));
			l->at += 2;
		}
		buf_char(&l->text, (char)c);
	}
}

/* A number, by the few forms that PDF has: sign, digits, one dot. */
static bool
number(struct verify_word *w)
{
	const char *s = w->text;
	double value = 0, unit = 1;
	long long whole = 0;
	bool minus = *s == '-', dot = false;
	size_t digits = 0;

	for (s += *s == '-' || *s == '+'; *s != '\0'; s++) {
		if (*s == '.' && !dot) {
			dot = true;
			continue;
		}
		if (*s < '0' || *s > '9')
			return false;
		digits++;
		value = value * 10 + (*s - '0');
		if (dot)
			unit *= 10;
		else if (whole <= (LLONG_MAX - 9) / 10)
			whole = whole * 10 + (*s - '0');
		else
			whole = LLONG_MAX;
	}
	if (digits == 0)
		return false;
	w->kind = dot ? VERIFY_W_REAL : VERIFY_W_INT;
	w->number = (minus ? -value : value) / unit;
	w->integer = minus ? -whole : whole;
	return true;
}

static void
regular_word(struct verify_lex *l, struct verify_word *w)
{
	w->kind = VERIFY_W_KEYWORD;
	while (regular(peek(l, 0)))
		buf_char(&l->text, (char)l->bytes[l->at++]);
	if (l->text.len == 0)		/* a bracket where none belongs */
		buf_char(&l->text, (char)l->bytes[l->at++]);
}

static void
bracket(struct verify_lex *l, struct verify_word *w, int c)
{
	if (c == '<' && peek(l, 1) == '<') {
		w->kind = VERIFY_W_DICT;
		l->at += 2;
	} else if (c == '>' && peek(l, 1) == '>') {
		w->kind = VERIFY_W_DICT_END;
		l->at += 2;
	} else if (c == '<') {
		w->kind = VERIFY_W_HEX;
		hex_string(l, w);
	} else if (c == '[' || c == ']') {
		w->kind = c == '[' ? VERIFY_W_ARRAY : VERIFY_W_ARRAY_END;
		l->at++;
	} else {
		regular_word(l, w);
	}
}

struct verify_word
verify_lex_word(struct verify_lex *l)
{
	struct verify_word w = { .kind = VERIFY_W_END };
	int c;

	skip_blanks(l);
	buf_clear(&l->text);
	w.start = l->at;
	c = peek(l, 0);
	if (c == '(') {
		w.kind = VERIFY_W_STRING;
		literal(l);
	} else if (c == '/') {
		w.kind = VERIFY_W_NAME;
		name(l);
	} else if (c >= 0 && delimiter(c)) {
		bracket(l, &w, c);
	} else if (c >= 0) {
		regular_word(l, &w);
	}
	w.end = l->at;
	w.text = l->text.data != NULL ? l->text.data : "";
	w.len = l->text.len;
	if (w.kind == VERIFY_W_KEYWORD && w.len == strlen(w.text))
		number(&w);
	return w;
}

bool
verify_lex_is(const struct verify_word *w, const char *keyword)
{
	return w->kind == VERIFY_W_KEYWORD && strcmp(w->text, keyword) == 0;
}
