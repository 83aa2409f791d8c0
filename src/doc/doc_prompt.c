/* What a thing to fill in is for that does not say it itself. */
#include <string.h>

#include "base/arena.h"
#include "doc/doc.h"

#define PROMPT_MAX	120	/* bytes */

/* The last line of what a block says, cut at a word; NULL: it says nothing. */
static const char *
last_line(struct arena *a, const struct doc_node *n)
{
	char *s = doc_plain(a, n), *end = s + strlen(s), *at;

	while (end > s && strchr(" \n_:", end[-1]) != NULL)
		*--end = '\0';
	at = strrchr(s, '\n');
	at = at != NULL ? at + 1 : s;
	if (*at == '\0')
		return NULL;
	if (end - at <= PROMPT_MAX)
		return at;
	for (end = at + PROMPT_MAX; end > at && *end != ' '; end--)
		;
	return arena_printf(a, "%.*s\u2026", (int)(end - at), at);
}

/* The block that stands before another in the same one, or NULL. */
static const struct doc_node *
sibling_before(const struct doc_node *n)
{
	const struct doc_node *c = n->parent->first;

	if (c == n)
		return NULL;
	while (c->next != n)
		c = c->next;
	return c;
}

const char *
doc_prompt(struct arena *a, const struct doc_node *n)
{
	for (; n->parent != NULL && n->kind != DOC_PAPER; n = n->parent) {
		const struct doc_node *c = n;

		while ((c = sibling_before(c)) != NULL) {
			const char *line = c->kind == DOC_LINES ||
			    c->kind == DOC_SIGN ? NULL : last_line(a, c);

			if (line != NULL)
				return line;
		}
	}
	return NULL;
}
