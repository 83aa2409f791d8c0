/*
 * Compiling: own grammar first, because it knows places and names; then each
 * leaf by libxml2, which evaluates it.
 */
#include <string.h>

#include <libxml/parser.h>
#include <libxml/xpathInternals.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/limits.h"
#include "xml/xml_int.h"

xmlXPathContextPtr xml_context;
struct arena *xml_scratch;

static void
free_comp(void *comp)
{
	xmlXPathFreeCompExpr(comp);
}

/*
 * The text that libxml2 gets.  The brackets keep it from taking a bare member
 * for a streamable pattern, which needs a whole document to run on.  A variable
 * inside answered() is marked with '_', which no name may begin with, so that
 * looking it up does not count as touching a blank.
 */
static char *
leaf_text(const struct xml_expr *e, const struct xml_skeleton *leaf)
{
	struct buf b = { 0 };
	size_t at = leaf->from;
	char *text;

	buf_char(&b, '(');
	for (size_t i = leaf->use; i < leaf->use_end; i++) {
		const struct xml_use *u = e->uses.at[i];

		if (!u->guarded || u->name.kind != XML_NAME_VARIABLE)
			continue;
		buf_add(&b, e->text + at, u->name.offset + 1 - at);
		buf_char(&b, '_');
		at = u->name.offset + 1;
	}
	buf_add(&b, e->text + at, leaf->to - at);
	buf_char(&b, ')');
	text = buf_copy(&b, xml_scratch);
	buf_free(&b);
	return text;
}

static bool
compile_leaves(struct arena *a, const struct xml_expr *e,
    struct xml_skeleton *s, struct xml_fault *fault)
{
	struct arena_mark mark;

	for (size_t i = 0; i < s->parts.n; i++)
		if (!compile_leaves(a, e, s->parts.at[i], fault))
			return false;
	if (s->kind != XML_LEAF)
		return true;
	mark = arena_mark(xml_scratch);
	s->comp = xmlXPathCtxtCompile(xml_context,
	    BAD_CAST leaf_text(e, s));
	arena_rewind(xml_scratch, mark);
	if (s->comp == NULL) {
		*fault = (struct xml_fault){ s->from,
		    "this is not a condition that can be evaluated",
		    "write it like $order.kind = 'final'" };
		return false;
	}
	arena_defer(a, free_comp, s->comp);
	xml_simple_find(a, e->text, s);
	return true;
}

static void
list_names(struct arena *a, struct xml_expr *e)
{
	e->names.n = e->uses.n;
	e->names.at = arena_array(a, e->uses.n, sizeof(*e->names.at));
	for (size_t i = 0; i < e->uses.n; i++)
		e->names.at[i] = ((const struct xml_use *)e->uses.at[i])->name;
}

static struct xml_expr *
compile(struct arena *a, struct diags *d, struct xml_expr *e)
{
	struct xml_fault fault = { 0 };

	if (strlen(e->text) > LIMIT_EXPR_BYTES)
		fault = (struct xml_fault){ 0, "the expression is too long",
		    "split the condition in two" };
	else if (xml_grammar(a, e, &fault) &&
	    compile_leaves(a, e, e->root, &fault)) {
		list_names(a, e);
		return e;
	}
	diag_add(d, DIAG_BAD_EXPRESSION, xml_expr_pos_at(e, fault.offset),
	    fault.hint, "%s", fault.message);
	return NULL;
}

struct xml_expr *
xml_expr_compile(struct arena *a, struct diags *d, const char *text,
    struct pos pos)
{
	struct xml_expr *e = arena_alloc(a, sizeof(*e));

	e->text = arena_strdup(a, text);
	e->pos = pos;
	return compile(a, d, e);
}

struct xml_expr *
xml_expr_read(struct arena *a, struct diags *d, const struct xml_attr *attr)
{
	struct xml_expr *e = arena_alloc(a, sizeof(*e));

	e->text = attr->value;
	e->pos = attr->value_pos;
	e->attr = attr;
	return compile(a, d, e);
}

const char *
xml_expr_text(const struct xml_expr *e)
{
	return e->text;
}

struct pos
xml_expr_pos(const struct xml_expr *e)
{
	return e->pos;
}

struct pos
xml_expr_pos_at(const struct xml_expr *e, size_t offset)
{
	return e->attr ? xml_attr_pos(e->attr, offset) :
	    xml_pos_in(e->pos, e->text, offset);
}

const struct xml_names *
xml_expr_names(const struct xml_expr *e)
{
	return &e->names;
}

/*
 * libxml2 prints to standard error unless told not to; nothing below cli does.
 */
static void
silent_generic(void *ctx, const char *msg, ...)
{
	(void)ctx;
	(void)msg;
}

static void
silent(void *ctx, xmlErrorPtr error)
{
	(void)ctx;
	(void)error;
}

void
xml_open(void)
{
	LIBXML_TEST_VERSION
	xmlInitParser();
	xmlSetGenericErrorFunc(NULL, silent_generic);
	xmlSetStructuredErrorFunc(NULL, silent);
	xml_scratch = arena_open();
	xml_context = xmlXPathNewContext(NULL);
	xml_context->error = silent;
	xmlXPathContextSetCache(xml_context, 1, -1, 0);
	xml_eval_open(xml_context);
}

void
xml_close(void)
{
	xmlXPathFreeContext(xml_context);
	xml_context = NULL;
	arena_close(xml_scratch);
	xml_scratch = NULL;
	xmlCleanupParser();
}
