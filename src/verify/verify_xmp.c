/*
 * Metadata: RDF in the few shapes that XMP allows, made into properties.  What
 * has another shape is not XMP, though it may be good RDF.
 */
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/str.h"
#include "verify/verify_int.h"
#include "xml/xml.h"

#define NS_RDF	"http://www.w3.org/1999/02/22-rdf-syntax-ns#"
#define NS_XML	"http://www.w3.org/XML/1998/namespace"

struct reader {
	struct arena	*arena;
	const char	*fault;
};

static bool
is_rdf(const struct xml_foreign *n, const char *name)
{
	return str_eq(n->space, NS_RDF) && str_eq(n->name, name);
}

static const char *
attr(const struct xml_foreign *n, const char *space, const char *name)
{
	for (const struct xml_foreign *a = n->attrs; a != NULL; a = a->next)
		if (str_eq(a->space, space) && str_eq(a->name, name))
			return a->text;
	return NULL;
}

static const struct xml_foreign *
element(const struct xml_foreign *n)
{
	while (n != NULL && n->name == NULL)
		n = n->next;
	return n;
}

static struct verify_xmp *
new_property(struct reader *r, const struct xml_foreign *n)
{
	struct verify_xmp *x = arena_alloc(r->arena, sizeof(*x));

	x->space = n->space;
	x->prefix = n->prefix;
	x->name = n->name;
	x->text = "";
	x->lang = attr(n, NS_XML, "lang");
	return x;
}

static void
append(struct reader *r, struct verify_xmp **list, struct verify_xmp *x,
    bool unique)
{
	while (*list != NULL) {
		if (unique && str_eq((*list)->space, x->space) &&
		    str_eq((*list)->name, x->name))
			r->fault = arena_printf(r->arena,
			    "the property '%s:%s' stands twice", x->prefix,
			    x->name);
		list = &(*list)->next;
	}
	*list = x;
}

static struct verify_xmp *property(struct reader *, const struct xml_foreign *);

/* Attributes that are properties written short. */
static void
short_properties(struct reader *r, struct verify_xmp **list,
    const struct xml_foreign *n)
{
	for (const struct xml_foreign *a = n->attrs; a != NULL; a = a->next) {
		struct verify_xmp *x;

		if (str_eq(a->space, NS_RDF) || str_eq(a->space, NS_XML))
			continue;
		if (a->space[0] == '\0') {
			r->fault = arena_printf(r->arena,
			    "attribute '%s' has no namespace", a->name);
			continue;
		}
		x = new_property(r, a);
		x->text = a->text;
		append(r, list, x, true);
	}
}

static void
fields(struct reader *r, struct verify_xmp **list,
    const struct xml_foreign *first)
{
	for (const struct xml_foreign *n = element(first); n != NULL;
	    n = element(n->next))
		append(r, list, property(r, n), true);
}

static bool
array(struct reader *r, struct verify_xmp *x, const struct xml_foreign *child)
{
	if (is_rdf(child, "Bag"))
		x->kind = VERIFY_XMP_BAG;
	else if (is_rdf(child, "Seq"))
		x->kind = VERIFY_XMP_SEQ;
	else if (is_rdf(child, "Alt"))
		x->kind = VERIFY_XMP_ALT;
	else
		return false;
	for (const struct xml_foreign *n = element(child->first); n != NULL;
	    n = element(n->next)) {
		if (!is_rdf(n, "li"))
			r->fault = "an array holds more than rdf:li";
		append(r, &x->first, property(r, n), false);
	}
	return true;
}

static const char *
plain_text(struct reader *r, const struct xml_foreign *n)
{
	struct buf b = { 0 };
	const char *text;

	for (const struct xml_foreign *c = n->first; c != NULL; c = c->next)
		if (c->name == NULL)
			buf_str(&b, c->text);
	text = b.data != NULL ? buf_copy(&b, r->arena) : "";
	buf_free(&b);
	return text;
}

static struct verify_xmp *
property(struct reader *r, const struct xml_foreign *n)
{
	struct verify_xmp *x = new_property(r, n);
	const struct xml_foreign *child = element(n->first);
	const char *resource = attr(n, NS_RDF, "resource");

	if (n->space[0] == '\0')
		r->fault = arena_printf(r->arena,
		    "element '%s' has no namespace", n->name);
	if (str_eq(attr(n, NS_RDF, "parseType"), "Resource")) {
		x->kind = VERIFY_XMP_STRUCT;
		fields(r, &x->first, n->first);
	} else if (child == NULL) {
		short_properties(r, &x->first, n);
		if (x->first != NULL)
			x->kind = VERIFY_XMP_STRUCT;
		x->text = resource != NULL ? resource : plain_text(r, n);
	} else if (is_rdf(child, "Description")) {
		x->kind = VERIFY_XMP_STRUCT;
		short_properties(r, &x->first, child);
		fields(r, &x->first, child->first);
	} else if (!array(r, x, child)) {
		r->fault = arena_printf(r->arena,
		    "'%s:%s' holds what no property may hold", n->prefix,
		    n->name);
	}
	return x;
}

/* <rdf:RDF>, alone or in <x:xmpmeta>. */
static const struct xml_foreign *
find_rdf(const struct xml_foreign *root)
{
	const struct xml_foreign *n = root;

	if (n != NULL && !is_rdf(n, "RDF"))
		n = element(n->first);
	while (n != NULL && !is_rdf(n, "RDF"))
		n = element(n->next);
	return n;
}

struct verify_xmp *
verify_xmp_read(struct verify *v, const struct verify_obj *o,
    const char **fault)
{
	struct reader r = { .arena = v->arena };
	struct verify_xmp *list = NULL;
	const struct xml_foreign *rdf;
	const char *data;
	size_t len;

	*fault = "its data cannot be unpacked";
	if (!verify_stream(v, o, &data, &len))
		return NULL;
	rdf = find_rdf(xml_read_foreign(v->arena, data, len, fault));
	if (rdf == NULL) {
		if (*fault == NULL)
			*fault = "it has no rdf:RDF";
		return NULL;
	}
	*fault = NULL;
	for (const struct xml_foreign *n = element(rdf->first); n != NULL;
	    n = element(n->next)) {
		if (!is_rdf(n, "Description")) {
			r.fault = "rdf:RDF holds more than rdf:Description";
			continue;
		}
		short_properties(&r, &list, n);
		fields(&r, &list, n->first);
	}
	*fault = r.fault;
	return list;
}

const struct verify_xmp *
verify_xmp_find(const struct verify_xmp *list, const char *space,
    const char *name)
{
	while (list != NULL && !(str_eq(list->space, space) &&
	    str_eq(list->name, name)))
		list = list->next;
	return list;
}

const char *
verify_xmp_text(const struct verify_xmp *x)
{
	const struct verify_xmp *item;

	if (x == NULL)
		return "";
	for (item = x->first; x->kind == VERIFY_XMP_ALT && item != NULL;
	    item = item->next)
		if (str_eq(item->lang, "x-default"))
			return item->text;
	return x->first != NULL ? x->first->text : x->text;
}
