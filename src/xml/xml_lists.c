/*
 * Lists as XPath node sets.  The nodes are plain memory in an arena, linked by
 * hand: libxml2 would take each from the heap and free it again for every
 * evaluation.  XPath reads names, text and links of a node and never frees one.
 */
#include <stdint.h>
#include <string.h>

#include <libxml/tree.h>

#include "base/arena.h"
#include "base/str.h"
#include "xml/xml_int.h"

static xmlNodePtr
add(struct arena *a, xmlNodePtr parent, xmlElementType type, const char *name,
    ptrdiff_t *order)
{
	xmlNodePtr node = arena_alloc(a, sizeof(*node));

	node->type = type;
	node->name = BAD_CAST name;
	/* How XPath itself notes document order: a negative content. */
	if (type == XML_ELEMENT_NODE)
		node->content = (xmlChar *)(intptr_t)-++*order;
	node->parent = parent;
	if (parent == NULL)
		return node;
	node->prev = parent->last;
	if (parent->last != NULL)
		parent->last->next = node;
	else
		parent->children = node;
	parent->last = node;
	return node;
}

xmlNodePtr
xml_list_nodes(struct arena *a, const struct xml_item *items, size_t n,
    ptrdiff_t *order)
{
	xmlNodePtr list = add(a, NULL, XML_ELEMENT_NODE, "list", order);

	for (size_t i = 0; i < n; i++) {
		xmlNodePtr item = add(a, list, XML_ELEMENT_NODE, "item", order);

		for (size_t k = 0; k < items[i].n; k++) {
			xmlNodePtr member;
			const char *value = items[i].values[k];

			if (value == NULL || value[0] == '\0')
				continue;
			member = add(a, item, XML_ELEMENT_NODE,
			    items[i].names[k], order);
			add(a, member, XML_TEXT_NODE, "text", order)->content =
			    BAD_CAST value;
		}
	}
	return list;
}

const char *
xml_item_value(const struct xml_item *item, const char *name)
{
	for (size_t i = 0; i < item->n; i++)
		if (str_eq(item->names[i], name))
			return item->values[i] && item->values[i][0] != '\0' ?
			    item->values[i] : NULL;
	return NULL;
}
