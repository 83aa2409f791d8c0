/*
 * Native XML:
 *
 *	<answers xmlns="urn:movant:1">
 *	  <answer name="order.issued">2025-03-14</answer>
 *	  <list name="terms">
 *	    <item><answer name="current">No contact.</answer></item>
 *	  </list>
 *	  <kept carrier="csv" name="case worker">J. Doe</kept>
 *	</answers>
 */
#include <string.h>

#include "answers/answers.h"
#include "base/arena.h"
#include "base/buf.h"
#include "base/limits.h"
#include "base/str.h"
#include "xml/xml.h"

struct reader {
	struct arena	*arena;
	struct diags	*diags;
	struct answers	*answers;
	struct answers_list *list;	/* being filled, or NULL */
	struct answers_item *item;
	bool		 failed;
};

/* What may stand in what; a row per element. */
static const struct element {
	const char	*name;
	const char	*attrs;		/* words: that it needs */
	bool		 text;		/* holds text, no elements */
	const char	*children;	/* words */
} elements[] = {
	{ "answers", "", false, "answer list kept" },
	{ "answer", "name", true, "" },
	{ "list", "name", false, "item" },
	{ "item", "", false, "answer" },
	{ "kept", "name carrier", true, "" },
};

static const struct element *
find_element(const char *name)
{
	for (size_t i = 0; i < sizeof(elements) / sizeof(elements[0]); i++)
		if (str_eq(elements[i].name, name))
			return &elements[i];
	return NULL;
}

static void
need_attr(struct reader *r, const struct xml_node *node, const char *words,
    const char *name)
{
	if (!str_has_word(words, name) || xml_value(node, name) != NULL)
		return;
	r->failed = true;
	diag_add(r->diags, DIAG_MISSING_ATTRIBUTE, node->pos,
	    arena_printf(r->arena, "write <%s %s=\"...\">", node->name, name),
	    "element '%s' has no %s", node->name, name);
}

static void
check_attrs(struct reader *r, const struct xml_node *node, const char *words)
{
	need_attr(r, node, words, "name");
	need_attr(r, node, words, "carrier");
	for (size_t i = 0; i < node->nattrs; i++) {
		const struct xml_attr *a = &node->attrs[i];

		if (str_has_word(words, a->name) || str_starts(a->name, "xml:"))
			continue;
		r->failed = true;
		diag_add(r->diags, DIAG_UNKNOWN_ATTRIBUTE, a->pos,
		    *words == '\0' ? "no attribute may stand here" :
		    strchr(words, ' ') == NULL ? "only 'name' may stand here" :
		    "only 'name' and 'carrier' may stand here",
		    "unknown attribute '%s'", a->name);
	}
}

/* The place of the first character that is not blank. */
static struct pos
text_pos(const struct xml_node *node)
{
	for (const struct xml_node *t = node->first; t != NULL; t = t->next) {
		size_t n = 0;

		while (t->name == NULL && str_space(t->text[n]))
			n++;
		if (t->name == NULL && t->text[n] != '\0')
			return xml_pos_in(t->pos, t->text, n);
	}
	return node->pos;
}

static void
check_children(struct reader *r, const struct xml_node *node,
    const struct element *e)
{
	for (const struct xml_node *c = node->first; c != NULL; c = c->next) {
		if (c->name == NULL) {
			size_t n = strspn(c->text, " \t\n");

			if (e->text || c->text[n] == '\0')
				continue;
			r->failed = true;
			diag_add(r->diags, DIAG_STRAY_TEXT,
			    xml_pos_in(c->pos, c->text, n),
			    "write it inside <answer name=\"...\">",
			    "there is text in element '%s'", node->name);
		} else if (!str_has_word(e->children, c->name)) {
			r->failed = true;
			diag_add(r->diags, DIAG_UNKNOWN_ELEMENT, c->pos,
			    e->text ? "write &lt; for '<' in an answer" :
			    arena_printf(r->arena, "it may hold: %s",
			    e->children), "element '%s' may not stand in '%s'",
			    c->name, node->name);
		}
	}
}

static void
take_answer(struct reader *r, const struct xml_node *node)
{
	const struct xml_attr *name = xml_attr(node, "name");
	char *text = xml_text_raw(r->arena, node);
	struct pos pos = text_pos(node);
	bool set;

	if (name == NULL)
		return;
	if (r->item != NULL)
		set = answers_member_set(r->answers, r->diags, r->item,
		    name->value, text, name->value_pos, pos);
	else
		set = answers_set(r->answers, r->diags, name->value, text,
		    name->value_pos, pos);
	if (!set)
		r->failed = true;
}

static void
take_kept(struct reader *r, const struct xml_node *node)
{
	const char *name = xml_value(node, "name");
	const char *carrier = xml_value(node, "carrier");

	if (name != NULL && carrier != NULL && !answers_keep(r->answers,
	    r->diags, carrier, name, xml_text_raw(r->arena, node), node->pos))
		r->failed = true;
}

static void
take_item(struct reader *r, const struct xml_node *node)
{
	if (r->list == NULL)
		return;
	if (r->list->n == LIMIT_ITEMS) {
		r->failed = true;
		diag_add(r->diags, DIAG_TOO_MANY, node->pos,
		    "shorten the list, or attach it as an exhibit",
		    "more than %d items in '%s'", LIMIT_ITEMS, r->list->name);
		r->list = NULL;
		return;
	}
	r->item = answers_item_new(r->answers, r->list, node->pos);
}

static void
take_list(struct reader *r, const struct xml_node *node)
{
	const struct xml_attr *name = xml_attr(node, "name");

	if (name != NULL)
		r->list = answers_list_new(r->answers, r->diags, name->value,
		    name->value_pos);
	if (r->list == NULL)
		r->failed = true;
}

static void
take(struct reader *r, const struct xml_node *node)
{
	const struct element *e = find_element(node->name);

	check_attrs(r, node, e->attrs);
	check_children(r, node, e);
	if (str_eq(node->name, "answer"))
		take_answer(r, node);
	else if (str_eq(node->name, "kept"))
		take_kept(r, node);
	else if (str_eq(node->name, "item"))
		take_item(r, node);
	else if (str_eq(node->name, "list"))
		take_list(r, node);
	/* The table bounds the depth: answers, list, item, answer. */
	for (const struct xml_node *c = xml_child(node); c != NULL;
	    c = xml_next(c))
		if (str_has_word(e->children, c->name))
			take(r, c);
	if (str_eq(node->name, "item"))
		r->item = NULL;
	else if (str_eq(node->name, "list"))
		r->list = NULL;
}

struct answers *
answers_read_xml(struct arena *a, struct diags *d, const char *file,
    const char *data, size_t len)
{
	struct reader r = { .arena = a, .diags = d };
	struct xml_node *root = xml_read(a, d, file, data, len);

	if (root == NULL)
		return NULL;
	if (!str_eq(root->name, "answers")) {
		diag_add(d, DIAG_UNKNOWN_CARRIER, root->pos,
		    "an answers file begins with <answers xmlns=\""
		    XML_NAMESPACE "\">", "this is no answers file: its first "
		    "element is '%s'", root->name);
		return NULL;
	}
	r.answers = answers_new(a, file);
	take(&r, root);
	return r.failed ? NULL : r.answers;
}

/* ---- writing ---- */

static void
escape(struct buf *out, const char *s, bool quoted)
{
	for (; *s != '\0'; s++) {
		switch (*s) {
		case '&':
			buf_str(out, "&amp;");
			break;
		case '<':
			buf_str(out, "&lt;");
			break;
		case '>':
			buf_str(out, "&gt;");
			break;
		case '"':
			buf_str(out, quoted ? "&quot;" : "\"");
			break;
		case '\t':
		case '\n':
			/* In an attribute these would be read as a space. */
			if (quoted)
				buf_printf(out, "&#%d;", *s);
			else
				buf_char(out, *s);
			break;
		default:
			buf_char(out, *s);
		}
	}
}

static void
write_answer(struct buf *out, const char *indent, const struct answer *a)
{
	buf_printf(out, "%s<answer name=\"", indent);
	escape(out, a->name, true);
	if (a->text == NULL) {
		buf_str(out, "\"/>\n");
		return;
	}
	buf_str(out, "\">");
	escape(out, a->text, false);
	buf_str(out, "</answer>\n");
}

static void
write_list(struct buf *out, const struct answers_list *list)
{
	buf_str(out, "  <list name=\"");
	escape(out, list->name, true);
	buf_str(out, "\">\n");
	for (size_t i = 0; i < list->n; i++) {
		buf_str(out, "    <item>\n");
		for (size_t k = 0; k < list->items[i]->n; k++)
			write_answer(out, "      ", &list->items[i]->members[k]);
		buf_str(out, "    </item>\n");
	}
	buf_str(out, "  </list>\n");
}

static void
write_kept(struct buf *out, const struct answers_kept *k)
{
	buf_str(out, "  <kept carrier=\"");
	escape(out, k->carrier, true);
	buf_str(out, "\" name=\"");
	escape(out, k->name, true);
	buf_str(out, "\">");
	escape(out, k->text, false);
	buf_str(out, "</kept>\n");
}

void
answers_write_xml(const struct answers *as, struct buf *out)
{
	const struct answer *a;
	const struct answers_list *list;
	const struct answers_kept *k;

	buf_str(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
	    "<answers xmlns=\"" XML_NAMESPACE "\">\n");
	for (size_t i = 0; (a = answers_at(as, i)) != NULL; i++)
		write_answer(out, "  ", a);
	for (size_t i = 0; (list = answers_list_at(as, i)) != NULL; i++)
		write_list(out, list);
	for (size_t i = 0; (k = answers_kept_at(as, i)) != NULL; i++)
		write_kept(out, k);
	buf_str(out, "</answers>\n");
}
