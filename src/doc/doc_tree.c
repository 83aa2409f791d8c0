/*
 * Building and walking the tree.  Nothing here recurses, so the depth of a
 * document costs no stack.
 */
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "doc/doc.h"

static void
append(struct doc_node *parent, struct doc_node *n)
{
	n->parent = parent;
	n->next = NULL;
	if (parent == NULL)
		return;
	if (parent->last != NULL)
		parent->last->next = n;
	else
		parent->first = n;
	parent->last = n;
}

static void
unlink_node(struct doc_node *n)
{
	struct doc_node *p = n->parent, *prev = NULL;

	if (p == NULL)
		return;
	if (p->first != n)
		for (prev = p->first; prev->next != n; prev = prev->next)
			;
	if (prev != NULL)
		prev->next = n->next;
	else
		p->first = n->next;
	if (p->last == n)
		p->last = prev;
	n->parent = n->next = NULL;
}

struct doc_node *
doc_add(struct arena *a, struct doc_node *parent, enum doc_kind kind,
    struct pos origin)
{
	struct doc_node *n = arena_alloc(a, sizeof(*n));

	n->kind = kind;
	n->origin = origin;
	append(parent, n);
	return n;
}

struct doc_node *
doc_root_new(struct arena *a)
{
	return doc_add(a, NULL, DOC_ROOT, (struct pos){ 0 });
}

struct doc_node *
doc_text(struct arena *a, struct doc_node *parent, const char *text,
    unsigned style, const char *field, struct pos origin)
{
	struct doc_node *n;

	if (text == NULL || text[0] == '\0')
		return NULL;
	n = doc_add(a, parent, DOC_TEXT, origin);
	n->text = arena_strdup(a, text);
	n->style = style;
	n->field = field;
	return n;
}

void
doc_move(struct doc_node *n, struct doc_node *parent)
{
	unlink_node(n);
	append(parent, n);
}

static struct doc_node *
copy_one(struct arena *a, struct doc_node *parent, const struct doc_node *n)
{
	struct doc_node *c = arena_alloc(a, sizeof(*c));

	*c = *n;
	c->first = c->last = NULL;
	append(parent, c);
	return c;
}

struct doc_node *
doc_copy(struct arena *a, struct doc_node *parent, const struct doc_node *top)
{
	struct doc_node *copy = copy_one(a, parent, top), *at = copy;
	const struct doc_node *n = top;

	/* `at` is the copy of n throughout. */
	for (;;) {
		if (n->first != NULL) {
			n = n->first;
			at = copy_one(a, at, n);
			continue;
		}
		while (n != top && n->next == NULL) {
			n = n->parent;
			at = at->parent;
		}
		if (n == top)
			return copy;
		n = n->next;
		at = copy_one(a, at->parent, n);
	}
}

const struct doc_node *
doc_walk(const struct doc_node *top, const struct doc_node *n)
{
	if (n->first != NULL)
		return n->first;
	while (n != top && n->next == NULL)
		n = n->parent;
	return n == top ? NULL : n->next;
}

bool
doc_inline(enum doc_kind kind)
{
	return kind >= DOC_TEXT;
}

/* Start a new line of the plain text, once, and not at its beginning. */
static void
fresh_line(struct buf *b)
{
	if (b->len > 0 && b->data[b->len - 1] != '\n')
		buf_char(b, '\n');
}

static void
plain_block(struct buf *b, const struct doc_node *n)
{
	/* an item's first paragraph stands on the line of its mark */
	if (n->parent == NULL || n->parent->first != n ||
	    n->parent->label == NULL)
		fresh_line(b);
	if (n->label == NULL || (n->kind != DOC_PARA && n->kind != DOC_ITEM &&
	    n->kind != DOC_SIGN))
		return;
	buf_str(b, n->label);
	if (n->kind != DOC_SIGN)
		buf_char(b, ' ');
}

char *
doc_plain(struct arena *a, const struct doc_node *top)
{
	struct buf b = { 0 };
	char *out;

	for (const struct doc_node *n = top; n != NULL; n = doc_walk(top, n)) {
		if (n->kind == DOC_TEXT)
			buf_str(&b, n->text);
		else if (n->kind == DOC_BREAK)
			fresh_line(&b);
		else if (!doc_inline(n->kind))
			plain_block(&b, n);
	}
	while (b.len > 0 && b.data[b.len - 1] == '\n')
		b.data[--b.len] = '\0';
	out = buf_copy(&b, a);
	buf_free(&b);
	return out;
}

const struct doc_node *
doc_target(const struct doc_node *n)
{
	const struct doc_node *paper = n;

	if (n->href == NULL || n->href[0] != '#')
		return NULL;
	while (paper->kind != DOC_PAPER && paper->parent != NULL)
		paper = paper->parent;
	for (const struct doc_node *i = paper; i; i = doc_walk(paper, i))
		if (i->kind == DOC_ITEM && i->label != NULL && i->id != NULL &&
		    strcmp(i->id, n->href + 1) == 0)
			return i;
	return NULL;
}
