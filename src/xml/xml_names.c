/*
 * One pass over an expression's tokens: its grammar, the names it uses, and the
 * skeleton of and/or/not around its leaves.
 *
 *	or      = and { "or" and }
 *	and     = compare { "and" compare }
 *	compare = sum { ( "=" | "!=" | "<" | "<=" | ">" | ">=" ) sum }
 *	sum     = product { ( "+" | "-" ) product }
 *	product = { "-" } path { ( "*" | "div" | "mod" ) { "-" } path }
 *	path    = primary { "[" or "]" } { "/" member { "[" or "]" } }
 *	primary = $name | member | number | literal | "(" or ")"
 *	        | function "(" [ or { "," or } ] ")"
 *
 * libxml2 finds names out only when it evaluates them, and says nothing at all
 * about a member that does not exist; so they are collected here, at load.
 */
#include <string.h>

#include "base/arena.h"
#include "base/limits.h"
#include "xml/xml_int.h"

struct grammar {
	struct arena	*arena;
	const char	*text;
	const struct xml_token *next;	/* the one looked at */
	struct xml_fault *fault;
	struct vec	*uses;
	const char	*list;		/* that a bare member belongs to, or NULL */
	bool		 in_list;	/* inside [..] */
	bool		 guarded;	/* inside answered() */
	unsigned	 depth;
};

/* What a rule has matched. */
struct operand {
	struct xml_skeleton *skeleton;	/* of more than a leaf, else NULL */
	struct xml_use	*use;		/* last name of a bare path, or NULL */
	const char	*list;		/* that a path selects from, or NULL */
	const struct xml_token *literal; /* of a bare quoted text, or NULL */
};

static bool or_rule(struct grammar *, struct operand *);

static bool
fail(struct grammar *g, size_t at, const char *message, const char *hint)
{
	if (g->fault->message == NULL)
		*g->fault = (struct xml_fault){ at, message, hint };
	return false;
}

static bool
accept(struct grammar *g, enum xml_token_kind kind)
{
	if (g->next->kind != kind)
		return false;
	g->next++;
	return true;
}

static bool
expect(struct grammar *g, enum xml_token_kind kind, size_t opened,
    const char *unclosed)
{
	if (accept(g, kind))
		return true;
	if (g->next->kind == XML_TOKEN_END)
		return fail(g, opened, unclosed, "close it, or take it out");
	return fail(g, g->next->from, "this does not belong here",
	    "look for a missing operator or bracket before it");
}

static struct xml_use *
use_new(struct grammar *g, enum xml_name_kind kind, const struct xml_token *t)
{
	struct xml_use *u = arena_alloc(g->arena, sizeof(*u));

	u->name.kind = kind;
	u->name.name = arena_strndup(g->arena, g->text + t->at, t->len);
	u->name.offset = t->from;
	u->guarded = g->guarded;
	vec_push(g->uses, g->arena, u);
	return u;
}

/* [..]: bare members inside belong to the list that is filtered. */
static bool
predicates(struct grammar *g, struct operand *o)
{
	while (g->next->kind == XML_TOKEN_OPEN_SQUARE) {
		const char *list = g->list;
		bool in_list = g->in_list;
		size_t opened = g->next->from;
		struct operand inside;

		if (g->guarded)
			return fail(g, opened, "answered() takes one name",
			    "write answered($name) or answered(member)");
		g->next++;
		g->list = o->list;
		g->in_list = true;
		if (!or_rule(g, &inside) || !expect(g, XML_TOKEN_CLOSE_SQUARE,
		    opened, "'[' is never closed"))
			return false;
		g->list = list;
		g->in_list = in_list;
		if (o->use != NULL && o->use->name.kind == XML_NAME_VARIABLE)
			o->use->name.is_list = true;
		o->skeleton = NULL;
	}
	return true;
}

static bool
steps(struct grammar *g, struct operand *o)
{
	if (!predicates(g, o))
		return false;
	while (accept(g, XML_TOKEN_SLASH)) {
		if (g->next->kind != XML_TOKEN_NAME)
			return fail(g, g->next->from,
			    "no member follows '/'", "write $list/member");
		if (o->use != NULL && o->use->name.kind == XML_NAME_VARIABLE)
			o->use->name.is_list = true;
		o->use = use_new(g, XML_NAME_ELEMENT, g->next++);
		o->use->name.list = o->list;
		o->skeleton = NULL;
		o->literal = NULL;
		if (!predicates(g, o))
			return false;
	}
	return true;
}

/* XPath's own functions; ours are judged by the caller. */
static const struct {
	const char	*name;
	int		 min, max;
	bool		 of_list;	/* the argument is a list */
} arities[] = {
	{ "answered", 1, 1, false },
	{ "boolean", 1, 1, false },
	{ "ceiling", 1, 1, false },
	{ "concat", 2, 100, false },
	{ "contains", 2, 2, false },
	{ "count", 1, 1, true },
	{ "false", 0, 0, false },
	{ "floor", 1, 1, false },
	{ "last", 0, 0, false },
	{ "normalize-space", 1, 1, false },
	{ "not", 1, 1, false },
	{ "number", 1, 1, false },
	{ "position", 0, 0, false },
	{ "round", 1, 1, false },
	{ "starts-with", 2, 2, false },
	{ "string", 1, 1, false },
	{ "string-length", 1, 1, false },
	{ "substring", 2, 3, false },
	{ "substring-after", 2, 2, false },
	{ "substring-before", 2, 2, false },
	{ "sum", 1, 1, true },
	{ "translate", 3, 3, false },
	{ "true", 0, 0, false },
};

static bool
judge_call(struct grammar *g, struct xml_use *f, const struct operand *first)
{
	const char *name = f->name.name;

	if (!g->in_list && (strcmp(name, "position") == 0 ||
	    strcmp(name, "last") == 0))
		return fail(g, f->name.offset, "there is no list here to have "
		    "a position in", "use it inside [..] behind a list");
	for (size_t i = 0; i < sizeof(arities) / sizeof(arities[0]); i++) {
		if (strcmp(name, arities[i].name) != 0)
			continue;
		if (f->name.nargs < arities[i].min ||
		    f->name.nargs > arities[i].max)
			return fail(g, f->name.offset,
			    arena_printf(g->arena, "%s() has %s arguments",
			    name, f->name.nargs < arities[i].min ?
			    "too few" : "too many"), arena_printf(g->arena,
			    "it takes %d", arities[i].min));
		if (arities[i].of_list && first->use != NULL &&
		    first->use->name.kind == XML_NAME_VARIABLE)
			first->use->name.is_list = true;
	}
	return true;
}

/* The argument of answered() is one name or a member of a list. */
static bool
guarded_argument(struct grammar *g, struct operand *o)
{
	g->guarded = true;
	if (g->next->kind != XML_TOKEN_VARIABLE &&
	    g->next->kind != XML_TOKEN_NAME)
		return fail(g, g->next->from, "answered() takes one name",
		    "write answered($name) or answered(member)");
	if (!or_rule(g, o))
		return false;
	g->guarded = false;
	if (o->use == NULL)
		return fail(g, g->next->from, "answered() takes one name",
		    "write answered($name) and join several with 'and'");
	return true;
}

static bool
call(struct grammar *g, struct operand *o)
{
	struct xml_use *f = use_new(g, XML_NAME_FUNCTION, g->next++);
	size_t opened = g->next->from;
	struct operand first = { 0 }, arg;

	if (g->guarded)
		return fail(g, f->name.offset, "answered() takes one name",
		    "write answered($name) or answered(member)");
	g->next++;
	while (g->next->kind != XML_TOKEN_CLOSE) {
		if (f->name.nargs > 0 && !expect(g, XML_TOKEN_COMMA, opened,
		    "'(' is never closed"))
			return false;
		if (!(strcmp(f->name.name, "answered") == 0 ?
		    guarded_argument(g, &arg) : or_rule(g, &arg)))
			return false;
		if (f->name.nargs++ == 0)
			first = arg;
	}
	g->next++;
	if (!judge_call(g, f, &first))
		return false;
	/* Only a call of not() or boolean() that is whole stays transparent. */
	if (strcmp(f->name.name, "not") == 0) {
		o->skeleton = arena_alloc(g->arena, sizeof(*o->skeleton));
		o->skeleton->kind = XML_NOT;
		vec_push(&o->skeleton->parts, g->arena, first.skeleton);
	} else if (strcmp(f->name.name, "boolean") == 0) {
		o->skeleton = first.skeleton;
	}
	return true;
}

static bool
primary(struct grammar *g, struct operand *o)
{
	const struct xml_token *t = g->next;

	*o = (struct operand){ 0 };
	switch (t->kind) {
	case XML_TOKEN_VARIABLE:
		o->use = use_new(g, XML_NAME_VARIABLE, g->next++);
		o->list = o->use->name.name;
		return true;
	case XML_TOKEN_NAME:
		o->use = use_new(g, XML_NAME_ELEMENT, g->next++);
		o->use->name.list = o->list = g->list;
		return true;
	case XML_TOKEN_LITERAL:
		o->literal = g->next++;
		return true;
	case XML_TOKEN_NUMBER:
		g->next++;
		return true;
	case XML_TOKEN_FUNCTION:
		return call(g, o);
	case XML_TOKEN_OPEN:
		g->next++;
		return or_rule(g, o) && expect(g, XML_TOKEN_CLOSE, t->from,
		    "'(' is never closed");
	case XML_TOKEN_END:
		return fail(g, t->from, t->from == 0 ? "the expression is empty"
		    : "the expression ends too early",
		    "write a condition like $order.kind = 'final'");
	default:
		return fail(g, t->from, "a value is missing here",
		    "write $name, a text in quotes or a number");
	}
}

/* Sums and products: what they join is no longer one path or literal. */
static bool
sum_rule(struct grammar *g, struct operand *o)
{
	bool minus = accept(g, XML_TOKEN_SUM);

	if (minus && g->text[g->next[-1].at] == '+')
		return fail(g, g->next[-1].at, "a value is missing here",
		    "a number needs no '+' before it");
	while (accept(g, XML_TOKEN_SUM))
		;
	if (!primary(g, o) || !steps(g, o))
		return false;
	if (minus)
		*o = (struct operand){ 0 };
	while (g->next->kind == XML_TOKEN_SUM ||
	    g->next->kind == XML_TOKEN_PRODUCT) {
		g->next++;
		while (g->next->kind == XML_TOKEN_SUM &&
		    g->text[g->next->at] == '-')
			g->next++;
		if (!primary(g, o) || !steps(g, o))
			return false;
		*o = (struct operand){ 0 };
	}
	return true;
}

static void
note_compared(struct grammar *g, struct xml_use *use,
    const struct xml_token *literal)
{
	if (use == NULL || literal == NULL || use->name.compared != NULL)
		return;
	use->name.compared = arena_strndup(g->arena, g->text + literal->at,
	    literal->len);
	use->name.compared_offset = literal->at;
}

static bool
compare_rule(struct grammar *g, struct operand *o)
{
	const struct xml_token *from = g->next;
	size_t use = g->uses->n;
	bool compared = false;

	if (!sum_rule(g, o))
		return false;
	while (g->next->kind == XML_TOKEN_EQUAL ||
	    g->next->kind == XML_TOKEN_ORDER) {
		bool equal = (g->next++)->kind == XML_TOKEN_EQUAL;
		struct operand right;

		if (!sum_rule(g, &right))
			return false;
		if (equal) {
			note_compared(g, o->use, right.literal);
			note_compared(g, right.use, o->literal);
		}
		*o = right;
		compared = true;
	}
	if (compared)
		*o = (struct operand){ 0 };
	if (o->skeleton == NULL) {
		o->skeleton = arena_alloc(g->arena, sizeof(*o->skeleton));
		o->skeleton->kind = XML_LEAF;
		o->skeleton->from = from->from;
		o->skeleton->to = g->next[-1].to;
		o->skeleton->use = use;
		o->skeleton->use_end = g->uses->n;
	}
	return true;
}

static bool
join_rule(struct grammar *g, struct operand *o, enum xml_token_kind operator,
    enum xml_skeleton_kind kind, bool (*part)(struct grammar *,
    struct operand *))
{
	struct xml_skeleton *s;

	if (!part(g, o))
		return false;
	if (g->next->kind != operator)
		return true;
	s = arena_alloc(g->arena, sizeof(*s));
	s->kind = kind;
	vec_push(&s->parts, g->arena, o->skeleton);
	while (accept(g, operator)) {
		if (!part(g, o))
			return false;
		vec_push(&s->parts, g->arena, o->skeleton);
	}
	*o = (struct operand){ .skeleton = s };
	return true;
}

static bool
and_rule(struct grammar *g, struct operand *o)
{
	return join_rule(g, o, XML_TOKEN_AND, XML_AND, compare_rule);
}

static bool
or_rule(struct grammar *g, struct operand *o)
{
	bool done;

	if (++g->depth > LIMIT_EXPR_DEPTH)
		return fail(g, g->next->from, "brackets are nested too deep",
		    "split the condition in two");
	done = join_rule(g, o, XML_TOKEN_OR, XML_OR, and_rule);
	g->depth--;
	return done;
}

bool
xml_grammar(struct arena *a, struct xml_expr *e, struct xml_fault *fault)
{
	struct grammar g = { .arena = a, .text = e->text, .fault = fault,
	    .uses = &e->uses };
	struct operand whole;
	size_t n;

	g.next = xml_lex(a, e->text, &n, fault);
	if (g.next == NULL || !or_rule(&g, &whole))
		return false;
	if (g.next->kind != XML_TOKEN_END)
		return fail(&g, g.next->from, "this does not belong here",
		    "look for a missing operator or bracket before it");
	e->root = whole.skeleton;
	return true;
}
