/*
 * What content and expressions name, and content as plain text.  A member is
 * noted as its list and as "terms.current", law as "law." and its topic.
 */
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/limits.h"
#include "base/str.h"
#include "form/form_int.h"

static void
note(struct arena *a, struct map *used, const char *name)
{
	map_put(used, a, name, "");
}

static void
note_member(struct arena *a, struct map *used, const char *list,
    const char *member)
{
	note(a, used, list);
	note(a, used, arena_printf(a, "%s.%s", list, member));
}

void
form_expr_names_used_in(struct arena *a, const struct xml_expr *e,
    const char *list, struct map *used)
{
	const struct xml_names *names;

	if (e == NULL)
		return;
	names = xml_expr_names(e);
	for (size_t i = 0; i < names->n; i++) {
		const struct xml_name *n = &names->at[i];
		const char *of = n->list ? n->list : list;

		if (n->kind == XML_NAME_VARIABLE)
			note(a, used, n->name);
		else if (n->kind == XML_NAME_ELEMENT && of != NULL)
			note_member(a, used, of, n->name);
	}
}

void
form_expr_names_used(struct arena *a, const struct xml_expr *e,
    struct map *used)
{
	form_expr_names_used_in(a, e, NULL, used);
}

static void
note_ref(struct arena *a, const struct form_ref *ref, struct map *used)
{
	if (ref->name == NULL)
		return;
	if (ref->kind == FORM_REF_MEMBER)
		note_member(a, used, ref->field->list->name, ref->name);
	else if (ref->kind == FORM_REF_LAW)
		note(a, used, arena_printf(a, "law.%s", ref->name));
	else
		note(a, used, ref->name);
}

/*
 * A part is looked into once for each list that it is used in: parts that use
 * parts several times would else cost the product of all.
 */
static bool
seen(struct arena *a, struct map *parts, const struct form_part *part,
    const struct form_list *list)
{
	const char *key = arena_printf(a, "%s %s", part->id,
	    list ? list->name : "");

	if (map_find(parts, key) != NULL)
		return true;
	map_put(parts, a, key, "");
	return false;
}

static void
note_nodes(struct arena *a, const struct form_node *n,
    const struct form_list *list, struct map *used, struct map *parts)
{
	for (; n != NULL; n = n->next) {
		note_ref(a, &n->ref, used);
		form_expr_names_used_in(a, n->expr, list ? list->name : NULL,
		    used);
		if (n->list != NULL)
			note(a, used, n->list->name);
		if (n->by != NULL)
			note_member(a, used, n->list->name, n->by->name);
		if (n->part != NULL && !seen(a, parts, n->part, list))
			note_nodes(a, n->part->body, list, used, parts);
		note_nodes(a, n->first, n->list ? n->list : list, used, parts);
		note_nodes(a, n->es, list, used, parts);
	}
}

void
form_names_used(struct arena *a, const struct form_node *n, struct map *used)
{
	form_names_used_in(a, n, NULL, used);
}

void
form_names_used_in(struct arena *a, const struct form_node *n,
    const struct form_list *list, struct map *used)
{
	struct map parts = { 0 };

	note_nodes(a, n, list, used, &parts);
}

/* ---- plain text ---- */

static bool
block(enum form_kind kind)
{
	return kind >= FORM_CAPTION && kind <= FORM_SPACE;
}

static void
plain(const struct form_node *n, struct buf *b, int *left)
{
	for (; n != NULL && (*left)-- > 0; n = n->next) {
		if (block(n->kind) && b->len > 0 &&
		    b->data[b->len - 1] != '\n')
			buf_char(b, '\n');
		if (n->kind == FORM_TEXT)
			buf_str(b, n->text);
		else if (n->kind == FORM_BREAK)
			buf_char(b, '\n');
		else if (n->kind == FORM_NUMBER)
			buf_str(b, "[number]");
		else if (n->ref.name != NULL)
			buf_printf(b, "[%s%s]", n->ref.kind == FORM_REF_LAW ?
			    "law." : "", n->ref.name);
		else if (n->label != NULL)
			buf_printf(b, "[%s]", n->label);
		if (n->part != NULL)
			plain(n->part->body, b, left);
		plain(n->first, b, left);
	}
}

char *
form_plain(struct arena *a, const struct form_node *n)
{
	struct buf b = { 0 };
	int left = LIMIT_DOC_NODES;
	char *text;

	buf_str(&b, "");
	plain(n, &b, &left);
	text = buf_copy(&b, a);
	buf_free(&b);
	return text;
}
