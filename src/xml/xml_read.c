/*
 * Reading by libxml2's SAX2 events.
 *
 * Places are our own (xml_cursor.c): libxml2 keeps no column, and its line is
 * where a start tag ends.  Forbidden characters are reported when the cursor
 * passes them, so that the message can name the element, which a refusal
 * before parsing could not.
 */
#include <string.h>

#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlerror.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/limits.h"
#include "base/str.h"
#include "base/utf8.h"
#include "xml/xml_int.h"

struct level {
	struct xml_node	*node, *last;
	bool		 closed;	/* written <a/> */
};

struct reader {
	struct arena	*arena;
	struct diags	*diags;
	const char	*file;
	struct xml_cursor cursor;
	xmlParserCtxtPtr ctxt;
	struct xml_node	*root;
	struct level	 levels[LIMIT_DEPTH];
	size_t		 depth;
	size_t		 nodes;
	struct buf	 text;		/* not yet a node */
	struct pos	 text_pos;
	bool		 plain;		/* any namespace, any declaration */
	bool		 failed;
	bool		 stopped;	/* by a fault that ends the reading */
};

static struct pos
pos_of(const struct reader *r, struct xml_place p)
{
	return (struct pos){ r->file, p.line, p.column };
}

static struct xml_node *
open_node(const struct reader *r)
{
	return r->depth > 0 ? r->levels[r->depth - 1].node : NULL;
}

static void
stop(struct reader *r)
{
	r->failed = r->stopped = true;
	xmlStopParser(r->ctxt);
}

/* Name an element as people know it: by its name or id when it has one. */
static char *
label(const struct reader *r, const struct xml_node *node)
{
	const char *name;

	if (node == NULL)
		return arena_strdup(r->arena, "the file");
	name = xml_value(node, "name");
	if (name == NULL)
		name = xml_value(node, "id");
	return name ? arena_printf(r->arena, "%s '%s'", node->name, name) :
	    arena_printf(r->arena, "element '%s'", node->name);
}

static void
report_control(struct reader *r, const struct xml_node *node, uint32_t c,
    struct pos pos)
{
	r->failed = true;
	diag_add(r->diags, DIAG_CONTROL_CHARACTER, pos,
	    "delete the character; most editors do not show it",
	    "control character U+%04X in %s", (unsigned)c, label(r, node));
}

static void
move(struct reader *r, size_t to, const struct xml_node *node)
{
	const struct xml_hit *h;

	while ((h = xml_cursor_move(&r->cursor, to)) != NULL)
		report_control(r, node, h->c, pos_of(r, r->cursor.place));
}

/* What is found here came in by a character reference. */
static void
check_decoded(struct reader *r, const struct xml_node *node, const char *text,
    struct pos pos)
{
	const char *end = text + strlen(text);
	uint32_t c;

	while (text += utf8_plain(text, end), (c = utf8_next(&text)) != 0)
		if (utf8_forbidden(c))
			report_control(r, node, c, pos);
}

/* ---- building the tree ---- */

static bool
count_nodes(struct reader *r, size_t n, struct pos pos)
{
	r->nodes += n;
	if (r->nodes <= LIMIT_NODES)
		return true;
	diag_add(r->diags, DIAG_TOO_MANY, pos, "split the file in two",
	    "more than %d elements and attributes", LIMIT_NODES);
	stop(r);
	return false;
}

static void
link_node(struct reader *r, struct xml_node *node)
{
	struct level *l;

	if (r->depth == 0) {
		r->root = node;
		return;
	}
	l = &r->levels[r->depth - 1];
	node->parent = l->node;
	if (l->last != NULL)
		l->last->next = node;
	else
		l->node->first = node;
	l->last = node;
}

static void
flush_text(struct reader *r)
{
	struct xml_node *node;

	if (r->text.len == 0)
		return;
	node = arena_alloc(r->arena, sizeof(*node));
	node->text = buf_copy(&r->text, r->arena);
	node->pos = r->text_pos;
	buf_clear(&r->text);
	link_node(r, node);
	check_decoded(r, node->parent, node->text, node->pos);
}

static void
check_namespace(struct reader *r, const struct xml_node *node, const char *uri)
{
	/* Below a stranger all are strangers; one message is enough. */
	if (r->plain || str_eq(uri, XML_NAMESPACE) ||
	    (node->parent != NULL && r->failed))
		return;
	r->failed = true;
	diag_add(r->diags, DIAG_WRONG_NAMESPACE, node->pos,
	    "write xmlns=\"" XML_NAMESPACE "\" in the first element",
	    uri ? "element '%s' is in a namespace other than '"
	    XML_NAMESPACE "'" : "element '%s' is in no namespace", node->name);
}

/* Names and values as the parser gives them: name, prefix, URI, begin, end. */
static void
take_attrs(struct reader *r, struct xml_node *node, size_t n,
    const xmlChar **from)
{
	node->attrs = arena_array(r->arena, n, sizeof(*node->attrs));
	node->nattrs = n;
	for (size_t i = 0; i < n; i++, from += 5) {
		struct xml_attr *attr = &node->attrs[i];

		attr->name = from[1] ? arena_printf(r->arena, "%s:%s",
		    (const char *)from[1], (const char *)from[0]) :
		    arena_strdup(r->arena, (const char *)from[0]);
		attr->value = arena_strndup(r->arena, (const char *)from[3],
		    (size_t)(from[4] - from[3]));
	}
}

static size_t
skip_space(const char *src, size_t at)
{
	return at + strspn(src + at, " \t\n");
}

/*
 * Find the attributes of the start tag whose name the cursor has passed; the
 * parser gives them in the order written, but for declarations of namespaces.
 */
static void
place_attrs(struct reader *r, struct xml_node *node)
{
	const char *src = r->cursor.src;
	size_t at, i = 0;

	while (at = skip_space(src, r->cursor.place.at), src[at] != '>' &&
	    src[at] != '/' && src[at] != '\0') {
		bool declares = str_starts(src + at, "xmlns") &&
		    strchr(":= \t\n", src[at + 5]) != NULL;
		struct xml_attr none, *attr = declares || i >= node->nattrs ?
		    &none : &node->attrs[i++];

		move(r, at, node);
		attr->pos = pos_of(r, r->cursor.place);
		at = skip_space(src, at + strcspn(src + at, "= \t\n"));
		at = skip_space(src, at + 1) + 1;
		move(r, at, node);
		attr->value_pos = pos_of(r, r->cursor.place);
		attr->written = src + at;
		attr->written_len = strcspn(src + at,
		    src[at - 1] == '"' ? "\"" : "'");
		move(r, at + attr->written_len + 1, node);
	}
	r->levels[r->depth - 1].closed = src[at] == '/';
	move(r, xml_cursor_after(&r->cursor, at, ">"), node);
}

static void
check_attrs(struct reader *r, const struct xml_node *node)
{
	for (size_t i = 0; i < node->nattrs; i++) {
		const struct xml_attr *attr = &node->attrs[i];

		check_decoded(r, node, attr->value, attr->value_pos);
		if (r->plain || strchr(attr->name, ':') == NULL ||
		    str_starts(attr->name, "xml:"))
			continue;
		r->failed = true;
		diag_add(r->diags, DIAG_WRONG_NAMESPACE, attr->pos,
		    "write the attribute without prefix",
		    "attribute '%s' has a prefix", attr->name);
	}
}

/* ---- events ---- */

static void
start_element(void *user, const xmlChar *name, const xmlChar *prefix,
    const xmlChar *uri, int nns, const xmlChar **ns, int nattrs, int ndefault,
    const xmlChar **attrs)
{
	struct reader *r = user;
	struct xml_node *node;

	(void)prefix, (void)nns, (void)ns, (void)ndefault;
	if (r->stopped)
		return;
	flush_text(r);
	move(r, xml_cursor_tag(&r->cursor), open_node(r));
	node = arena_alloc(r->arena, sizeof(*node));
	node->name = arena_strdup(r->arena, (const char *)name);
	node->pos = pos_of(r, r->cursor.place);
	if (!count_nodes(r, 1 + (size_t)nattrs, node->pos))
		return;
	if (r->depth == LIMIT_DEPTH) {
		diag_add(r->diags, DIAG_TOO_DEEP, node->pos,
		    "is an end tag missing?",
		    "more than %d elements inside each other", LIMIT_DEPTH);
		stop(r);
		return;
	}
	link_node(r, node);
	r->levels[r->depth++] = (struct level){ .node = node };
	take_attrs(r, node, (size_t)nattrs, attrs);
	move(r, r->cursor.place.at + strcspn(r->cursor.src +
	    r->cursor.place.at, " \t\n/>"), node);
	place_attrs(r, node);
	check_attrs(r, node);
	check_namespace(r, node, (const char *)uri);
}

static void
end_element(void *user, const xmlChar *name, const xmlChar *prefix,
    const xmlChar *uri)
{
	struct reader *r = user;
	struct level *l;

	(void)name, (void)prefix, (void)uri;
	if (r->stopped || r->depth == 0)
		return;
	flush_text(r);
	l = &r->levels[r->depth - 1];
	if (!l->closed)
		move(r, xml_cursor_after(&r->cursor,
		    xml_cursor_tag(&r->cursor), ">"), l->node);
	r->depth--;
}

static void
characters(void *user, const xmlChar *text, int len)
{
	struct reader *r = user;

	if (r->stopped || r->depth == 0 || len <= 0)
		return;
	if (r->text.len == 0)
		r->text_pos = pos_of(r, xml_cursor_text(&r->cursor));
	buf_add(&r->text, text, (size_t)len);
}

static void
doctype(void *user, const xmlChar *name, const xmlChar *external,
    const xmlChar *system)
{
	struct reader *r = user;
	struct xml_place p;

	(void)name, (void)external, (void)system;
	if (r->stopped)
		return;
	p = xml_cursor_find(&r->cursor, xml_cursor_tag(&r->cursor));
	diag_add(r->diags, DIAG_XML_DOCTYPE, pos_of(r, p),
	    "delete the DOCTYPE", "the file has a DOCTYPE");
	stop(r);
}

/* An end tag that does not fit: say which tag is open, and since when. */
static void
report_mismatch(struct reader *r)
{
	const struct xml_node *open = open_node(r);
	const char *src = r->cursor.src;
	size_t at = xml_cursor_tag(&r->cursor);
	int n = (int)strcspn(src + at, ">");
	char *hint = arena_printf(r->arena, "<%s> was opened at line %u, "
	    "column %u and is not closed yet", open->name, open->pos.line,
	    open->pos.column);

	if (src[at] == '\0')
		diag_add(r->diags, DIAG_XML_SYNTAX, pos_of(r,
		    xml_cursor_find(&r->cursor, at)), hint,
		    "the file ends inside <%s>", open->name);
	else
		diag_add(r->diags, DIAG_XML_SYNTAX, pos_of(r,
		    xml_cursor_find(&r->cursor, at)), hint,
		    "'%.*s>' ends what is not open", n > 60 ? 60 : n, src + at);
}

static void
syntax_error(void *user, xmlErrorPtr error)
{
	struct reader *r = user;
	const struct xml_complaint *c;
	long at = xmlByteConsumed(r->ctxt);

	if (r->stopped || error->level == XML_ERR_WARNING)
		return;
	if (open_node(r) != NULL && (error->code == XML_ERR_TAG_NAME_MISMATCH ||
	    error->code == XML_ERR_TAG_NOT_FINISHED)) {
		report_mismatch(r);
		stop(r);
		return;
	}
	c = xml_complaint(error->code);
	if (at < 0)
		at = 0;
	diag_add(r->diags, error->code == XML_ERR_INVALID_CHAR ?
	    DIAG_CONTROL_CHARACTER : DIAG_XML_SYNTAX, pos_of(r,
	    xml_cursor_find(&r->cursor, (size_t)at)), c->hint, "%s",
	    c->message);
	stop(r);
}

/* ---- the whole ---- */

static bool
check_bytes(struct diags *d, const char *file, const char *data, size_t len)
{
	struct pos pos = { file, 1, 1 };
	size_t bad;

	if (len > LIMIT_FILE_BYTES) {
		diag_add(d, DIAG_TOO_LARGE, (struct pos){ file, 0, 0 },
		    "split the file in two", "the file is larger than %u MiB",
		    LIMIT_FILE_BYTES >> 20);
		return false;
	}
	if (utf8_valid(data, len, &bad))
		return true;
	for (size_t i = 0; i < bad; i++) {
		if (data[i] == '\n') {
			pos.line++;
			pos.column = 1;
		} else if (((unsigned char)data[i] & 0xC0) != 0x80) {
			pos.column++;
		}
	}
	diag_add(d, DIAG_NOT_UTF8, pos, "save the file as UTF-8",
	    "byte 0x%02X is not UTF-8", (unsigned char)data[bad]);
	return false;
}

/* The parser is told that all is UTF-8; a file that says otherwise is wrong. */
static bool
check_declared(struct reader *r)
{
	const char *src = r->cursor.src, *found;
	size_t end, n;

	if (!str_starts(src, "<?xml") || !str_space(src[5]))
		return true;
	end = xml_cursor_after(&r->cursor, 5, "?>");
	found = strstr(src, "encoding");
	if (found == NULL || (size_t)(found - src) >= end)
		return true;
	found += strcspn(found, "\"'?");
	if (*found == '?')
		return true;
	n = strcspn(++found, "\"'?");
	if (n == 5 && (strncmp(found, "UTF-8", 5) == 0 ||
	    strncmp(found, "utf-8", 5) == 0))
		return true;
	diag_add(r->diags, DIAG_NOT_UTF8, pos_of(r, xml_cursor_find(&r->cursor,
	    (size_t)(found - src))), "save the file as UTF-8 and write "
	    "encoding=\"UTF-8\"", "the file says that its encoding is '%.*s'",
	    n > 40 ? 40 : (int)n, found);
	return false;
}

static void
parse(struct reader *r)
{
	xmlSAXHandler *sax;

	r->ctxt = xmlCreateMemoryParserCtxt(r->cursor.src, (int)r->cursor.len);
	if (r->ctxt == NULL) {
		r->failed = true;
		return;
	}
	sax = r->ctxt->sax;
	memset(sax, 0, sizeof(*sax));
	sax->initialized = XML_SAX2_MAGIC;
	sax->startElementNs = start_element;
	sax->endElementNs = end_element;
	sax->characters = sax->ignorableWhitespace = characters;
	sax->cdataBlock = characters;
	sax->internalSubset = doctype;
	sax->serror = syntax_error;
	r->ctxt->userData = r;
	/* NOENT decodes "&amp;" in attributes; no other entity can exist. */
	xmlCtxtUseOptions(r->ctxt, XML_PARSE_NOENT | XML_PARSE_NONET |
	    XML_PARSE_IGNORE_ENC);
	xmlParseDocument(r->ctxt);
	if (!r->ctxt->wellFormed)
		r->failed = true;
	xmlFreeDoc(r->ctxt->myDoc);
	xmlFreeParserCtxt(r->ctxt);
}

struct xml_node *
xml_read(struct arena *a, struct diags *d, const char *file, const char *data,
    size_t len)
{
	return xml_read_as(a, d, file, data, len, false);
}

struct xml_node *
xml_read_as(struct arena *a, struct diags *d, const char *file,
    const char *data, size_t len, bool plain)
{
	struct reader *r;
	size_t before = diags_count(d, DIAG_ERROR);

	if (!check_bytes(d, file, data, len))
		return NULL;
	r = arena_alloc(a, sizeof(*r));
	r->arena = a;
	r->diags = d;
	r->plain = plain;
	r->file = file ? arena_strdup(a, file) : NULL;
	xml_cursor_begin(&r->cursor, a, data, len);
	if (!plain && !check_declared(r))
		return NULL;
	if (r->cursor.len == 0)
		r->failed = true;
	else
		parse(r);
	buf_free(&r->text);
	move(r, r->cursor.len, NULL);
	if (!r->failed && r->root != NULL)
		return r->root;
	if (diags_count(d, DIAG_ERROR) == before)
		diag_add(d, DIAG_XML_SYNTAX, (struct pos){ file, 1, 1 },
		    xml_complaint(XML_ERR_DOCUMENT_EMPTY)->hint, "%s",
		    xml_complaint(XML_ERR_DOCUMENT_EMPTY)->message);
	return NULL;
}
