/*
 * Leaves that ask for one word of one answer.  Nearly all conditions are made
 * of them, and to decide them takes a comparison.
 */
#include <string.h>

#include "base/arena.h"
#include "base/str.h"
#include "xml/xml_int.h"

#define TOKENS	5		/* of the longest, with its end */

static const struct {
	enum xml_token_kind kinds[TOKENS];
	enum xml_simple simple;
	size_t		 name, word;	/* which tokens they are */
} shapes[] = {
	{ { XML_TOKEN_VARIABLE, XML_TOKEN_END }, XML_SAID, 0, 0 },
	{ { XML_TOKEN_VARIABLE, XML_TOKEN_EQUAL, XML_TOKEN_LITERAL,
	    XML_TOKEN_END }, XML_IS, 0, 2 },
	{ { XML_TOKEN_LITERAL, XML_TOKEN_EQUAL, XML_TOKEN_VARIABLE,
	    XML_TOKEN_END }, XML_IS, 2, 0 },
	{ { XML_TOKEN_FUNCTION, XML_TOKEN_OPEN, XML_TOKEN_VARIABLE,
	    XML_TOKEN_CLOSE, XML_TOKEN_END }, XML_ANSWERED, 2, 0 },
};

static bool
shaped(const struct xml_token *t, size_t n, const enum xml_token_kind *kinds)
{
	for (size_t i = 0; i < n && i < TOKENS; i++) {
		if (t[i].kind != kinds[i])
			return false;
		if (kinds[i] == XML_TOKEN_END)
			return true;
	}
	return false;
}

/* Of functions answered() alone, of comparisons = and !=. */
static enum xml_simple
which(const char *text, const struct xml_token *t, enum xml_simple simple)
{
	if (simple == XML_ANSWERED && (t->len != strlen("answered") ||
	    strncmp(text + t->at, "answered", t->len) != 0))
		return XML_NOT_SIMPLE;
	return simple == XML_IS && text[t[1].at] == '!' ? XML_IS_NOT : simple;
}

void
xml_simple_find(struct arena *a, const char *text, struct xml_skeleton *leaf)
{
	struct xml_fault fault = { 0 };
	const char *s = arena_strndup(a, text + leaf->from,
	    leaf->to - leaf->from);
	size_t n = 0;
	const struct xml_token *t = xml_lex(a, s, &n, &fault);

	for (size_t i = 0; t != NULL && i < sizeof(shapes) /
	    sizeof(shapes[0]); i++) {
		const struct xml_token *name = &t[shapes[i].name];
		const struct xml_token *word = &t[shapes[i].word];

		if (!shaped(t, n, shapes[i].kinds))
			continue;
		leaf->simple = which(s, t, shapes[i].simple);
		leaf->name = arena_strndup(a, s + name->at, name->len);
		leaf->word = arena_strndup(a, s + word->at, word->len);
	}
}

bool
xml_simple_holds(const struct xml_skeleton *leaf, const char *value)
{
	switch (leaf->simple) {
	case XML_SAID:
		return strcmp(value, "no") != 0;
	case XML_IS:
		return strcmp(value, leaf->word) == 0;
	case XML_IS_NOT:
		return strcmp(value, leaf->word) != 0;
	case XML_ANSWERED:
	case XML_NOT_SIMPLE:
		break;
	}
	return true;
}
