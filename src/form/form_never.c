/*
 * Conditions that can never be yes, as far as plain reading shows: two
 * different words wanted of one name, a word that the scope shuts out, or
 * "false()" on its own, in a condition whose parts are joined by "and".
 */
#include <string.h>

#include "base/arena.h"
#include "base/str.h"
#include "form/form_int.h"

/* The end of the first part of a condition, and where the next begins. */
static const char *
part_end(const char *p, const char **next, bool *other)
{
	int depth = 0;

	for (; *p != '\0'; p++) {
		if (*p == '\'' || *p == '"') {
			const char *end = strchr(p + 1, *p);

			if (end == NULL)
				break;
			p = end;
		} else if (*p == '(' || *p == '[') {
			depth++;
		} else if (*p == ')' || *p == ']') {
			depth--;
		} else if (depth == 0 && strncmp(p, " and ", 5) == 0) {
			*next = p + 5;
			return p;
		} else if (depth == 0 && strncmp(p, " or ", 4) == 0) {
			*other = true;
		}
	}
	*next = NULL;
	return p;
}

/* Is the part "$name = 'word'"?  Then both are copied. */
static bool
wants(struct arena *a, const char *p, const char *end, char **name,
    char **word)
{
	const char *n, *w;

	if (*p++ != '$')
		return false;
	for (n = p; p < end && *p != ' ' && *p != '='; p++)
		;
	*name = arena_strndup(a, n, (size_t)(p - n));
	while (p < end && *p == ' ')
		p++;
	if (p == end || *p++ != '=')
		return false;
	while (p < end && *p == ' ')
		p++;
	if (p == end || *p != '\'')
		return false;
	w = ++p;
	while (p < end && *p != '\'')
		p++;
	*word = arena_strndup(a, w, (size_t)(p - w));
	return p + 1 == end;
}

static bool
shut_out(const struct law_scope *s, const char *name, const char *word)
{
	const char *words = strcmp(name, "filing") == 0 ? s->filing :
	    strcmp(name, "filer") == 0 ? s->role :
	    strcmp(name, "order.kind") == 0 ? s->order : NULL;

	return words != NULL && !str_has_word(words, word);
}

bool
form_never(struct arena *a, const struct xml_expr *e,
    const struct law_scope *scope)
{
	const char *next = e ? str_fold(a, xml_expr_text(e)) : NULL;
	struct map seen = { 0 };
	bool never = false, other = false;

	while (next != NULL) {
		const char *p = next, *end = part_end(p, &next, &other);
		char *name, *word;
		const char *before;

		if (end - p == 7 && strncmp(p, "false()", 7) == 0)
			never = true;
		if (!wants(a, p, end, &name, &word))
			continue;
		before = map_find(&seen, name);
		if (before != NULL && strcmp(before, word) != 0)
			never = true;
		if (shut_out(scope, name, word))
			never = true;
		map_put(&seen, a, name, word);
	}
	return never && !other;
}
