/*
 * Expressions: compile, then judge every name in them.  XPath itself would
 * find a misspelt variable only when it is reached, and a misspelt member
 * never; and it takes a lone "$order.served" for true when the answer is "no".
 */
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/str.h"
#include "form/form_int.h"

/* What an expression may call; most -1 is any number. */
static const struct {
	const char	*name;
	int		 least, most;
} functions[] = {
	{ "count", 1, 1 }, { "not", 1, 1 }, { "contains", 2, 2 },
	{ "starts-with", 2, 2 }, { "string-length", 1, 1 },
	{ "concat", 2, -1 }, { "normalize-space", 1, 1 }, { "sum", 1, 1 },
	{ "string", 1, 1 }, { "number", 1, 1 }, { "boolean", 1, 1 },
	{ "substring", 2, 3 }, { "substring-before", 2, 2 },
	{ "substring-after", 2, 2 }, { "translate", 3, 3 },
	{ "floor", 1, 1 }, { "ceiling", 1, 1 }, { "round", 1, 1 },
	{ "true", 0, 0 }, { "false", 0, 0 },
	{ "position", 0, 0 }, { "last", 0, 0 },
	{ "before", 2, 2 }, { "after", 2, 2 }, { "add-days", 2, 2 },
	{ "add-months", 2, 2 }, { "add-years", 2, 2 },
	{ "days-between", 2, 2 }, { "answered", 1, 1 },
};

#define NFUNCTIONS	(sizeof(functions) / sizeof(functions[0]))

struct expr_read {
	struct form_read r;
	const struct form_scope *scope;
	const struct xml_expr *expr;
	const char	*text;
};

static struct pos
at(const struct expr_read *e, size_t offset)
{
	return xml_expr_pos_at(e->expr, offset);
}

static void
check_arity(struct expr_read *e, const struct xml_name *n, int least, int most)
{
	if (n->nargs >= least && (most < 0 || n->nargs <= most))
		return;
	form_fail(&e->r, DIAG_BAD_EXPRESSION, at(e, n->offset),
	    "movant-form(5) lists the functions and what they take",
	    "%s() takes %d value%s, not %d", n->name, least,
	    least == 1 ? "" : "s", n->nargs);
}

static void
check_function(struct expr_read *e, const struct xml_name *n)
{
	char hint[FORM_HINT_BYTES];
	struct map known = { 0 };

	for (size_t i = 0; i < NFUNCTIONS; i++) {
		if (strcmp(functions[i].name, n->name) == 0) {
			check_arity(e, n, functions[i].least,
			    functions[i].most);
			return;
		}
		map_put(&known, e->r.arena, functions[i].name, "");
	}
	form_fail(&e->r, DIAG_UNKNOWN_FUNCTION, at(e, n->offset),
	    form_hint_map(&known, n->name, "", hint),
	    "unknown function '%s'", n->name);
}

/* Is the text between these offsets, in quotes, a day that exists? */
static bool
is_date(struct expr_read *e, size_t start, size_t end)
{
	return date_parse(arena_strndup(e->r.arena, e->text + start,
	    end - start)) != DATE_NONE;
}

/* XPath would compare any text with a date, and find it different. */
static void
check_date(struct expr_read *e, size_t start, size_t end)
{
	if (!is_date(e, start, end))
		form_fail(&e->r, DIAG_BAD_DATE, at(e, start),
		    "write year-month-day, like '2026-03-06'",
		    "'%.*s' is not a date that exists", (int)(end - start),
		    e->text + start);
}

/*
 * A literal or number that is a whole condition is the same for everyone; one
 * that is given to a function of dates must be a date.
 */
static void
check_constants(struct expr_read *e)
{
	size_t p = 0, start, end;

	while (form_stands_constant(e->text, &p, &start, &end)) {
		bool word = e->text[start] == '\'' || e->text[start] == '"';

		if (word && form_stands_as_date(e->text, start, end))
			check_date(e, start + 1, end - 1);
		/* "[1]" is the first item. */
		if (form_stands_alone(e->text, start, end) && (word ||
		    !form_stands_in_square(e->text, start)))
			form_fail(&e->r, DIAG_BAD_EXPRESSION, at(e, start),
			    "compare an answer with it",
			    "%.*s stands alone, which is the same for "
			    "everyone", (int)(end - start), e->text + start);
	}
}

/* The word that a choice or yes-no is compared with must be possible. */
static void
check_compared(struct expr_read *e, const struct xml_name *n,
    const struct form_field *f)
{
	char hint[FORM_HINT_BYTES];
	struct map words = { 0 };

	if (n->compared == NULL || *n->compared == '\0')
		return;
	if (f->type == FORM_TYPE_DATE)
		check_date(e, n->compared_offset, n->compared_offset +
		    strlen(n->compared));
	if (f->type == FORM_TYPE_YES_NO) {
		map_put(&words, e->r.arena, "yes", "");
		map_put(&words, e->r.arena, "no", "");
	} else if (f->type == FORM_TYPE_CHOICE) {
		for (size_t i = 0; i < f->nchoices; i++)
			map_put(&words, e->r.arena, f->choices[i].value, "");
	}
	if (words.n == 0 || map_find(&words, n->compared) != NULL)
		return;
	form_fail(&e->r, DIAG_UNKNOWN_CHOICE, at(e, n->compared_offset),
	    form_hint(form_keys(e->r.arena, &words), n->compared, hint),
	    "'%s' is no choice of '%s'", n->compared, f->name);
}

/*
 * A value that stands where XPath would quietly say something else than is
 * meant: alone, compared by order, or given to a function of dates.
 */
static void
check_stand(struct expr_read *e, const struct xml_name *n,
    const struct form_field *f)
{
	const char *mark = n->kind == XML_NAME_VARIABLE ? "$" : "";
	size_t start = n->offset, end = start + strlen(mark) + strlen(n->name);
	char hint[FORM_HINT_BYTES];

	if (form_stands_alone(e->text, start, end)) {
		snprintf(hint, sizeof(hint), f && f->type == FORM_TYPE_YES_NO ?
		    "write %s%.100s = 'yes'" : "write answered(%s%.100s)",
		    mark, n->name);
		form_fail(&e->r, DIAG_BAD_EXPRESSION, at(e, start), hint,
		    "'%s' stands alone, which would be true for every answer, "
		    "'no' too", n->name);
	} else if (f != NULL && f->type != FORM_TYPE_NUMBER &&
	    f->type != FORM_TYPE_MONEY &&
	    form_stands_ordered(e->text, start, end)) {
		form_fail(&e->r, DIAG_BAD_EXPRESSION, at(e, start),
		    f->type == FORM_TYPE_DATE ?
		    "write before(first, second) or after(first, second)" :
		    "compare with = or !=",
		    "'%s' is no number and cannot be compared by < or >",
		    n->name);
	} else if (f != NULL && f->type != FORM_TYPE_DATE &&
	    form_stands_as_date(e->text, start, end)) {
		snprintf(hint, sizeof(hint), "its type is %s",
		    form_type_name(f->type));
		form_fail(&e->r, DIAG_BAD_EXPRESSION, at(e, start), hint,
		    "'%s' is no date", n->name);
	} else if (form_stands_beside_truth(e->text, start, end)) {
		form_fail(&e->r, DIAG_BAD_EXPRESSION, at(e, start), f == NULL ||
		    f->type == FORM_TYPE_YES_NO ? "compare with 'yes' or 'no'" :
		    "compare with a word, or write answered()",
		    "'%s' is compared with true() or false(), which every "
		    "answer equals, 'no' too", n->name);
	} else if (f != NULL && (f->type == FORM_TYPE_CHOICE ||
	    f->type == FORM_TYPE_YES_NO) &&
	    form_stands_as_text(e->text, start, end)) {
		form_fail(&e->r, DIAG_BAD_EXPRESSION, at(e, start),
		    "compare with its words by = or !=",
		    "'%s' is one word of several, not a text to look into",
		    n->name);
	}
}

/* The topic of law that a variable takes its text from, "law.…", or NULL. */
static const struct law_topic *
topic_of(const struct expr_read *e, const char *name)
{
	const struct law_pack *base = e->scope->base;

	return base && str_starts(name, "law.") ?
	    map_find(&base->topics, name + 4) : NULL;
}

/*
 * The text of a topic is in the language of the page and in the words of each
 * pack: a condition on its words would hold in English alone.
 */
static void
check_law_text(struct expr_read *e, const struct xml_name *n,
    const struct law_topic *t)
{
	size_t end = n->offset + strlen("$") + strlen(n->name);

	if (t == NULL || t->type != LAW_TEXT ||
	    form_stands_asked(e->text, n->offset, end))
		return;
	form_fail(&e->r, DIAG_TEXT_COMPARED, at(e, n->offset),
	    "write answered(), or ask a topic of type=\"word\"",
	    "'%s' holds the text of topic '%s', which differs by language and "
	    "by state", n->name, t->id);
}

static void
check_law(struct expr_read *e, const struct xml_name *n)
{
	const struct law_pack *base = e->scope->base;
	const struct law_topic *t = topic_of(e, n->name);
	char hint[FORM_HINT_BYTES];

	check_law_text(e, n, t);
	if (t != NULL && t->type == LAW_WORD && t->words != NULL &&
	    n->compared != NULL && *n->compared != '\0' &&
	    !str_has_word(t->words, n->compared))
		form_fail(&e->r, DIAG_UNKNOWN_CHOICE, at(e,
		    n->compared_offset), form_hint(t->words, n->compared,
		    hint), "'%s' is no word of the topic '%s'", n->compared,
		    t->id);
	if (t != NULL)
		return;
	form_fail(&e->r, DIAG_UNKNOWN_TOPIC, at(e, n->offset), base ?
	    form_hint_map(&base->topics, n->name + 4, "law.", hint) : NULL,
	    "unknown topic of law '%s'", n->name + 4);
}

static void
check_computed(struct expr_read *e, const struct xml_name *n,
    const struct form_computed *c)
{
	bool failed = e->r.failed;

	check_stand(e, n, NULL);
	for (size_t i = 0; i < c->ntakes && e->r.failed == failed; i++)
		check_law_text(e, n, topic_of(e, c->takes[i].from));
}

static void
check_variable(struct expr_read *e, const struct xml_name *n)
{
	const struct form_dictionary *d = e->scope->dictionary;
	const struct form_field *f = form_field(d, n->name);
	char hint[FORM_HINT_BYTES];
	const char *near;

	if (f != NULL && n->is_list) {
		form_fail(&e->r, DIAG_UNKNOWN_MEMBER, at(e, n->offset),
		    "only lists are counted and have members",
		    "'%s' is no list", n->name);
	} else if (f != NULL) {
		check_compared(e, n, f);
		check_stand(e, n, f);
	} else if (strcmp(n->name, "today") == 0) {
		if (!e->scope->today)
			form_fail(&e->r, DIAG_CLOCK_IN_PAPER,
			    at(e, n->offset), "compare with a date that was "
			    "answered; only gates and constraints see today",
			    "'today' changes what a paper or step says");
	} else if (str_starts(n->name, "law.")) {
		check_law(e, n);
	} else if (map_find(&d->computed, n->name) != NULL) {
		if (n->is_list)
			form_fail(&e->r, DIAG_UNKNOWN_MEMBER,
			    at(e, n->offset), "only lists are counted and "
			    "have members", "'%s' is no list", n->name);
		else
			check_computed(e, n, map_find(&d->computed, n->name));
	} else if (form_list(d, n->name) == NULL) {
		near = form_near_variable(d, n->name);
		if (near != NULL)
			snprintf(hint, sizeof(hint), "did you mean '$%.200s'?",
			    near);
		form_fail(&e->r, DIAG_UNKNOWN_VARIABLE, at(e, n->offset),
		    near ? hint : NULL, "unknown variable '$%s'", n->name);
	}
}

static void
check_member(struct expr_read *e, const struct xml_name *n)
{
	const struct form_dictionary *d = e->scope->dictionary;
	const struct form_list *l = n->list ? form_list(d, n->list) :
	    e->scope->item;
	const struct form_field *f;
	char hint[FORM_HINT_BYTES];

	if (l == NULL && n->list == NULL) {
		form_fail(&e->r, DIAG_UNKNOWN_MEMBER, at(e, n->offset),
		    "put '$' before the name of a field; bare names are "
		    "members and stand inside <for-each>",
		    "'%s' stands outside of a list", n->name);
		return;
	}
	if (l == NULL)
		return;			/* the variable is complained of */
	f = form_member(l, n->name);
	if (f == NULL) {
		form_fail(&e->r, DIAG_UNKNOWN_MEMBER, at(e, n->offset),
		    form_hint(form_keys(e->r.arena, &l->members), n->name,
		    hint), "list '%s' has no member '%s'", l->name, n->name);
		return;
	}
	check_compared(e, n, f);
	check_stand(e, n, f);
}

/*
 * The field of a variable, so that it is not looked up for each client; what
 * the command line or triage say before the answers is.
 */
static const struct form_field *
known_field(const struct form_dictionary *d, const struct xml_name *n)
{
	return n->kind != XML_NAME_VARIABLE || form_list(d, n->name) != NULL ||
	    str_has_word("filing jurisdiction today", n->name) ? NULL :
	    form_field(d, n->name);
}

const struct xml_expr *
form_expr(struct arena *a, struct diags *d, const struct form_scope *s,
    const struct xml_attr *attr)
{
	const struct xml_expr *x = xml_expr_read(a, d, attr);
	struct expr_read e = { { a, d, false, NULL }, s, x, attr->value };
	const struct xml_names *names;

	if (x == NULL)
		return NULL;
	names = xml_expr_names(x);
	check_constants(&e);
	for (size_t i = 0; i < names->n; i++) {
		const struct xml_name *n = &names->at[i];

		names->at[i].known = known_field(s->dictionary, n);
		if (n->kind == XML_NAME_FUNCTION)
			check_function(&e, n);
		else if (n->kind == XML_NAME_VARIABLE)
			check_variable(&e, n);
		else
			check_member(&e, n);
	}
	return e.r.failed ? NULL : x;
}

const struct xml_expr *
form_when(struct form_read *r, const struct form_scope *s,
    const struct xml_node *x, const char *name)
{
	const struct xml_attr *attr = form_given(r, x, name);
	const struct xml_expr *e;

	if (attr == NULL)
		return NULL;
	e = form_expr(r->arena, r->diags, s, attr);
	if (e == NULL)
		r->failed = true;
	return e;
}
