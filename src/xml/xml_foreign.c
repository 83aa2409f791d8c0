/* Documents in other people's namespaces, read into a plain tree. */
#include <string.h>

#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlerror.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/limits.h"
#include "xml/xml_int.h"

struct reader {
	struct arena	*arena;
	xmlParserCtxtPtr ctxt;
	struct xml_foreign *root, *open;
	struct xml_foreign *last;	/* child of open */
	struct buf	 text;
	size_t		 depth, nodes;
	const char	*fault;
};

static void
stop(struct reader *r, const char *fault)
{
	if (r->fault == NULL)
		r->fault = fault;
	xmlStopParser(r->ctxt);
}

static struct xml_foreign *
new_node(struct reader *r, const xmlChar *space, const xmlChar *prefix,
    const xmlChar *name)
{
	struct xml_foreign *n = arena_alloc(r->arena, sizeof(*n));

	n->space = space ? arena_strdup(r->arena, (const char *)space) : "";
	n->prefix = prefix ? arena_strdup(r->arena, (const char *)prefix) : "";
	n->name = name ? arena_strdup(r->arena, (const char *)name) : NULL;
	n->text = "";
	return n;
}

static void
link_node(struct reader *r, struct xml_foreign *n)
{
	n->parent = r->open;
	if (r->open == NULL)
		r->root = n;
	else if (r->last == NULL)
		r->open->first = n;
	else
		r->last->next = n;
	r->last = n;
}

static void
flush_text(struct reader *r)
{
	struct xml_foreign *n;

	if (r->text.len == 0)
		return;
	n = new_node(r, NULL, NULL, NULL);
	n->text = buf_copy(&r->text, r->arena);
	buf_clear(&r->text);
	link_node(r, n);
}

/* Name, prefix, URI, begin and end of the value, five to an attribute. */
static void
take_attrs(struct reader *r, struct xml_foreign *n, int count,
    const xmlChar **from)
{
	struct xml_foreign **at = &n->attrs;

	for (int i = 0; i < count; i++, from += 5) {
		*at = new_node(r, from[2], from[1], from[0]);
		(*at)->text = arena_strndup(r->arena, (const char *)from[3],
		    (size_t)(from[4] - from[3]));
		at = &(*at)->next;
	}
}

static void
start_element(void *user, const xmlChar *name, const xmlChar *prefix,
    const xmlChar *uri, int nns, const xmlChar **ns, int nattrs, int ndefault,
    const xmlChar **attrs)
{
	struct reader *r = user;
	struct xml_foreign *n;

	(void)nns, (void)ns, (void)ndefault;
	if (r->fault != NULL)
		return;
	r->nodes += 1 + (size_t)nattrs;
	if (r->nodes > LIMIT_NODES || ++r->depth > LIMIT_DEPTH) {
		stop(r, "it has too many elements, or too deeply nested");
		return;
	}
	flush_text(r);
	n = new_node(r, uri, prefix, name);
	take_attrs(r, n, nattrs, attrs);
	link_node(r, n);
	r->open = n;
	r->last = NULL;
}

static void
end_element(void *user, const xmlChar *name, const xmlChar *prefix,
    const xmlChar *uri)
{
	struct reader *r = user;

	(void)name, (void)prefix, (void)uri;
	if (r->fault != NULL || r->open == NULL)
		return;
	flush_text(r);
	r->last = r->open;
	r->open = r->open->parent;
	r->depth--;
}

static void
characters(void *user, const xmlChar *text, int len)
{
	struct reader *r = user;

	if (r->fault == NULL && r->open != NULL && len > 0)
		buf_add(&r->text, text, (size_t)len);
}

static void
doctype(void *user, const xmlChar *name, const xmlChar *external,
    const xmlChar *system)
{
	(void)name, (void)external, (void)system;
	stop(user, "it has a DOCTYPE");
}

static void
syntax_error(void *user, xmlErrorPtr error)
{
	struct reader *r = user;

	if (error->level >= XML_ERR_ERROR && r->fault == NULL)
		stop(r, xml_complaint(error->code)->message);
}

struct xml_foreign *
xml_read_foreign(struct arena *a, const char *data, size_t len,
    const char **fault)
{
	struct reader r = { .arena = a };
	xmlSAXHandler *sax;
	bool whole = false;

	*fault = "it is empty or too large";
	if (len == 0 || len > LIMIT_FILE_BYTES)
		return NULL;
	r.ctxt = xmlCreateMemoryParserCtxt(data, (int)len);
	if (r.ctxt == NULL)
		return NULL;
	sax = r.ctxt->sax;
	memset(sax, 0, sizeof(*sax));
	sax->initialized = XML_SAX2_MAGIC;
	sax->startElementNs = start_element;
	sax->endElementNs = end_element;
	sax->characters = sax->ignorableWhitespace = characters;
	sax->cdataBlock = characters;
	sax->internalSubset = doctype;
	sax->serror = syntax_error;
	r.ctxt->userData = &r;
	xmlCtxtUseOptions(r.ctxt, XML_PARSE_NOENT | XML_PARSE_NONET);
	xmlParseDocument(r.ctxt);
	whole = r.ctxt->wellFormed && r.ctxt->nsWellFormed;
	xmlFreeDoc(r.ctxt->myDoc);
	xmlFreeParserCtxt(r.ctxt);
	buf_free(&r.text);
	*fault = r.fault;
	if (whole && r.fault == NULL && r.root != NULL)
		return r.root;
	if (r.fault == NULL)
		*fault = "it is not well-formed XML";
	return NULL;
}
