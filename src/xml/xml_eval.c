/*
 * Evaluating: Kleene's logic over the skeleton, libxml2 for the leaves.  A leaf
 * that touches a blank is unknown, whatever XPath makes of the empty text.
 */
#include <stdlib.h>
#include <string.h>

#include <libxml/xpathInternals.h>

#include "base/arena.h"
#include "base/limits.h"
#include "base/str.h"
#include "xml/xml_int.h"

#define FUNC_ARGS	8	/* of a function beside XPath's own */

/* A list already turned into nodes during this evaluation. */
struct seen_list {
	const char	*name;
	xmlNodePtr	 nodes;
	struct seen_list *next;
};

struct run {
	const struct xml_env *env;
	const struct xml_expr *expr;
	struct arena	*arena;		/* of the names in blanks */
	struct vec	 blanks;	/* in xml_scratch */
	struct seen_list *lists;
	xmlNodePtr	 item;		/* context node, or NULL */
	ptrdiff_t	 order;
	bool		 unknown;	/* of the leaf at hand */
	bool		 costly;	/* a leaf passed the limit */
};

static void
blank(struct run *r, const char *name)
{
	r->unknown = true;
	for (size_t i = 0; i < r->blanks.n; i++)
		if (str_eq(r->blanks.at[i], name))
			return;
	vec_push(&r->blanks, xml_scratch, arena_strdup(xml_scratch, name));
}

/* Find out a variable; an empty text is a blank too. */
static struct xml_value
look_up(const struct run *r, const char *name)
{
	struct xml_value v = { 0 };

	r->env->lookup(r->env->ctx, name, &v);
	if (v.kind == XML_STRING && (v.string == NULL || v.string[0] == '\0'))
		v.kind = XML_BLANK;
	return v;
}

static xmlNodePtr
list_nodes(struct run *r, const char *name, const struct xml_value *v)
{
	struct seen_list *l;

	for (l = r->lists; l != NULL; l = l->next)
		if (str_eq(l->name, name))
			return l->nodes;
	l = arena_alloc(xml_scratch, sizeof(*l));
	l->name = arena_strdup(xml_scratch, name);
	l->nodes = xml_list_nodes(xml_scratch, v->items, v->nitems, &r->order);
	l->next = r->lists;
	r->lists = l;
	return l->nodes;
}

static xmlXPathObjectPtr
node_set(xmlNodePtr list)
{
	xmlNodeSetPtr set = xmlXPathNodeSetCreate(NULL);

	for (xmlNodePtr n = list ? list->children : NULL; n != NULL; n = n->next)
		xmlXPathNodeSetAddUnique(set, n);
	return xmlXPathWrapNodeSet(set);
}

static xmlXPathObjectPtr
variable(void *data, const xmlChar *xml_name, const xmlChar *uri)
{
	struct run *r = data;
	const char *name = (const char *)xml_name;
	bool guarded = name[0] == '_';
	struct xml_value v = look_up(r, name + guarded);

	(void)uri;
	if (v.kind == XML_OPEN || (v.kind == XML_BLANK && !guarded))
		blank(r, name + guarded);
	if (v.kind == XML_LIST)
		return node_set(list_nodes(r, name + guarded, &v));
	if (v.kind == XML_BLANK || v.kind == XML_OPEN)
		return guarded ? node_set(NULL) : xmlXPathNewCString("");
	return xmlXPathNewCString(v.string);
}

/* answered(x): a text, or a node set that blank members never enter. */
static void
answered(xmlXPathParserContextPtr ctxt, int nargs)
{
	xmlXPathObjectPtr o;

	if (nargs != 1) {
		xmlXPathErr(ctxt, XPATH_INVALID_ARITY);
		return;
	}
	o = valuePop(ctxt);
	valuePush(ctxt, xmlXPathNewBoolean(o != NULL &&
	    xmlXPathCastToBoolean(o)));
	xmlXPathFreeObject(o);
}

static xmlXPathObjectPtr
result_object(const struct xml_result *result)
{
	switch (result->kind) {
	case XML_RESULT_BOOLEAN:
		return xmlXPathNewBoolean(result->boolean);
	case XML_RESULT_NUMBER:
		return xmlXPathNewFloat(result->number);
	case XML_RESULT_STRING:
		break;
	}
	return xmlXPathNewCString(result->string ? result->string : "");
}

static const struct xml_func *
find_func(const struct run *r, const char *name)
{
	const struct xml_func *f = r->env->funcs;

	for (; f != NULL && f->name != NULL; f++)
		if (str_eq(f->name, name))
			return f;
	return NULL;
}

/* Every function of env->funcs arrives here; XPath knows which is called. */
static void
call(xmlXPathParserContextPtr ctxt, int nargs)
{
	struct run *r = ctxt->context->funcLookupData;
	const struct xml_func *f = find_func(r,
	    (const char *)ctxt->context->function);
	const char *args[FUNC_ARGS] = { NULL };
	struct xml_result result = { .kind = XML_RESULT_STRING };

	if (f == NULL || nargs != f->nargs || nargs > FUNC_ARGS) {
		xmlXPathErr(ctxt, XPATH_INVALID_ARITY);
		return;
	}
	for (int i = nargs - 1; i >= 0; i--) {
		xmlChar *s = xmlXPathPopString(ctxt);

		args[i] = arena_strdup(xml_scratch, s ? (char *)s : "");
		xmlFree(s);
	}
	if (!f->call(xml_scratch, args, &result)) {
		r->unknown = true;
		result = (struct xml_result){ .kind = XML_RESULT_STRING };
	}
	valuePush(ctxt, result_object(&result));
}

static xmlXPathFunction
find_function(void *data, const xmlChar *name, const xmlChar *uri)
{
	(void)uri;
	if (xmlStrEqual(name, BAD_CAST "answered"))
		return answered;
	return data && find_func(data, (const char *)name) ? call : NULL;
}

void
xml_eval_open(xmlXPathContextPtr context)
{
	context->opLimit = LIMIT_EXPR_STEPS;
	xmlXPathRegisterVariableLookup(context, variable, NULL);
	xmlXPathRegisterFuncLookup(context, find_function, NULL);
}

/* A blank member shows in no node set; so every item is looked at. */
static void
note_blank_members(struct run *r, const struct xml_name *name)
{
	struct xml_value v;

	if (name->list == NULL) {
		if (r->env->item == NULL ||
		    xml_item_value(r->env->item, name->name) == NULL)
			blank(r, name->name);
		return;
	}
	v = look_up(r, name->list);
	for (size_t i = 0; v.kind == XML_LIST && i < v.nitems; i++)
		if (xml_item_value(&v.items[i], name->name) == NULL)
			blank(r, arena_printf(xml_scratch, "%s.%zu.%s",
			    name->list, i + 1, name->name));
}

static enum verdict
truth(const struct run *r, xmlXPathObjectPtr o)
{
	if (r->unknown || o == NULL)
		return VERDICT_UNKNOWN;
	if (o->type == XPATH_STRING)
		return o->stringval[0] != '\0' &&
		    !xmlStrEqual(o->stringval, BAD_CAST "no") ?
		    VERDICT_YES : VERDICT_NO;
	return xmlXPathCastToBoolean(o) ? VERDICT_YES : VERDICT_NO;
}

/* Decide a leaf that asks for one word; false when it has to be evaluated. */
static bool
eval_simple(struct run *r, const struct xml_skeleton *leaf, enum verdict *v)
{
	struct xml_value x;

	if (leaf->simple == XML_NOT_SIMPLE)
		return false;
	x = look_up(r, leaf->name);
	if (x.kind == XML_LIST)
		return false;
	*v = VERDICT_UNKNOWN;
	if (x.kind == XML_STRING)
		*v = xml_simple_holds(leaf, x.string) ? VERDICT_YES :
		    VERDICT_NO;
	else if (x.kind == XML_BLANK && leaf->simple == XML_ANSWERED)
		*v = VERDICT_NO;
	else
		blank(r, leaf->name);
	return true;
}

static enum verdict
eval_leaf(struct run *r, const struct xml_skeleton *leaf)
{
	xmlXPathContextPtr c = xml_context;
	xmlXPathObjectPtr o;
	enum verdict v;

	if (eval_simple(r, leaf, &v))
		return v;
	r->unknown = false;
	for (size_t i = leaf->use; i < leaf->use_end; i++) {
		const struct xml_use *u = r->expr->uses.at[i];

		if (u->name.kind == XML_NAME_ELEMENT && (!u->guarded ||
		    (r->env->open_item && u->name.list == NULL)))
			note_blank_members(r, &u->name);
	}
	c->varLookupData = r;
	c->funcLookupData = r;
	c->node = r->item;
	c->contextSize = c->proximityPosition = -1;
	o = xmlXPathCompiledEval(leaf->comp, c);
	/* libxml2 puts the count on the limit when it gives up. */
	r->costly = r->costly || c->opCount >= c->opLimit;
	v = truth(r, o);
	xmlXPathFreeObject(o);
	return v;
}

static enum verdict eval(struct run *, const struct xml_skeleton *);

/* Kleene: one stop decides; else one unknown makes it unknown; else go. */
static enum verdict
eval_join(struct run *r, const struct xml_skeleton *s, enum verdict stop,
    enum verdict go)
{
	enum verdict v = go;

	for (size_t i = 0; i < s->parts.n; i++) {
		enum verdict part = eval(r, s->parts.at[i]);

		if (part == stop)
			return stop;
		if (part == VERDICT_UNKNOWN)
			v = VERDICT_UNKNOWN;
	}
	return v;
}

static enum verdict
eval(struct run *r, const struct xml_skeleton *s)
{
	size_t n = r->blanks.n;
	enum verdict v = VERDICT_UNKNOWN;

	switch (s->kind) {
	case XML_LEAF:
		v = eval_leaf(r, s);
		break;
	case XML_AND:
		v = eval_join(r, s, VERDICT_NO, VERDICT_YES);
		break;
	case XML_OR:
		v = eval_join(r, s, VERDICT_YES, VERDICT_NO);
		break;
	case XML_NOT:
		v = eval(r, s->parts.at[0]);
		if (v != VERDICT_UNKNOWN)
			v = v == VERDICT_YES ? VERDICT_NO : VERDICT_YES;
		break;
	}
	/* A blank that decided nothing is nobody's business. */
	if (v != VERDICT_UNKNOWN)
		r->blanks.n = n;
	return v;
}

static void
hand_over(const struct run *r, struct vec *blanks)
{
	for (size_t i = 0; i < r->blanks.n; i++) {
		size_t k = 0;

		while (k < blanks->n && !str_eq(blanks->at[k], r->blanks.at[i]))
			k++;
		if (k == blanks->n)
			vec_push(blanks, r->arena, arena_strdup(r->arena,
			    r->blanks.at[i]));
	}
}

/*
 * A lookup may ask for a verdict itself (which source a computed name takes);
 * so what an evaluation sets in the one context is put back after it.
 */
enum verdict
xml_expr_verdict(const struct xml_expr *e, const struct xml_env *env,
    struct arena *a, struct vec *blanks)
{
	struct arena_mark mark = arena_mark(xml_scratch);
	struct run r = { .env = env, .expr = e, .arena = a };
	xmlXPathContext outer = *xml_context;
	enum verdict v;

	if (env->item != NULL)
		r.item = xml_list_nodes(xml_scratch, env->item, 1, &r.order)
		    ->children;
	if (outer.varLookupData == NULL)
		xml_context->opCount = 0;
	v = eval(&r, e->root);
	if (v == VERDICT_UNKNOWN && blanks != NULL)
		hand_over(&r, blanks);
	if (v == VERDICT_UNKNOWN && r.costly && env->costly != NULL)
		*env->costly = true;
	xml_context->varLookupData = outer.varLookupData;
	xml_context->funcLookupData = outer.funcLookupData;
	xml_context->node = outer.node;
	xml_context->contextSize = outer.contextSize;
	xml_context->proximityPosition = outer.proximityPosition;
	arena_rewind(xml_scratch, mark);
	return v;
}
