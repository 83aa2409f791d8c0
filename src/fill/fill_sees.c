/*
 * What a condition gives away.  "If a phone number is known, print this" tells
 * every reader that one is known; so whatever a condition of a paper touches
 * must be something that all its readers may see, as if it were printed.  What
 * the dictionary itself decides (the takes of a computed value, restrictions)
 * is exempt: it is made to choose a value that may be shown.
 */
#include <string.h>

#include "base/arena.h"
#include "base/audience.h"
#include "base/str.h"
#include "fill/fill_int.h"

/* Where to complain; found out when there is something to complain of. */
struct place {
	struct pos	 pos;
	const struct xml_expr *expr;	/* in which, or NULL: at pos */
	size_t		 offset;
};

static bool touch_nodes(struct fill *, const struct form_node *,
    const struct place *, int depth);

static bool
open_to(struct fill *f, unsigned audience, const char *name,
    const struct place *at)
{
	unsigned out = f->readers & ~audience;

	if (out == 0)
		return true;
	diag_add(f->diags, DIAG_AUDIENCE_BREACH, at->expr == NULL ? at->pos :
	    xml_expr_pos_at(at->expr, at->offset), arena_printf(f->arena,
	    "only these may see it: %s; decide by another answer, or print "
	    "this for fewer readers", audience_words(f->arena, audience)),
	    "'%s' would decide what these read: %s", name,
	    audience_words(f->arena, out));
	f->failed = true;
	return false;
}

/* That a list has members is known to whoever may see one of them. */
static unsigned
list_audience(const struct form_list *l)
{
	unsigned set = 0;

	for (size_t i = 0; i < l->members.n; i++)
		set |= ((const struct form_field *)
		    l->members.entries[i].value)->audience;
	return set;
}

static bool
touch_list(struct fill *f, const struct form_list *l, const struct place *at)
{
	return open_to(f, list_audience(l), l->name, at);
}

/* A member of one item, or (NULL) of any item of its list. */
static bool
touch_member(struct fill *f, const struct form_field *m,
    const struct answers_item *item, const struct place *at)
{
	const struct form_ref ref = { FORM_REF_MEMBER, m->name, m };
	const struct answers_list *given;
	const char *name = arena_printf(f->arena, "%s.%s", m->list->name,
	    m->name);
	unsigned set = m->audience;

	if (m->restricts.n == 0)
		return open_to(f, set, name, at);
	if (item != NULL)
		return open_to(f, rules_value(f->rules, &ref, item, NULL,
		    0).audience, name, at);
	given = answers_list_find(f->rules->answers, m->list->name);
	for (size_t i = 0; given != NULL && i < given->n; i++)
		set &= rules_value(f->rules, &ref, given->items[i], NULL,
		    0).audience;
	return open_to(f, set, name, at);
}

static bool
touch_field(struct fill *f, const struct form_field *field,
    const struct place *at)
{
	const struct form_ref ref = { FORM_REF_FIELD, field->name, field };

	return open_to(f, field->restricts.n == 0 ? field->audience :
	    rules_value(f->rules, &ref, NULL, NULL, 0).audience, field->name,
	    at);
}

/* The answer, or the statement of law, that it comes from. */
static bool
touch_computed(struct fill *f, const char *name, const struct place *at,
    int depth)
{
	const struct form_ref ref = { FORM_REF_COMPUTED, name, NULL };
	struct rules_value v = rules_value(f->rules, &ref, NULL, NULL, 0);

	if (v.body != NULL)
		return touch_nodes(f, v.body, at, depth + 1);
	return open_to(f, v.audience, v.name, at);
}

static bool
touch_name(struct fill *f, const char *name, const struct place *at, int depth)
{
	const struct form_dictionary *d = f->rules->catalog->dictionary;
	const struct form_field *field = form_field(d, name);
	const struct form_list *list = form_list(d, name);

	if (field != NULL)
		return touch_field(f, field, at);
	if (list != NULL)
		return touch_list(f, list, at);
	if (str_starts(name, "law."))
		return touch_nodes(f, form_law_paper(f->rules->pack, name + 4,
		    &f->rules->law_case), at, depth + 1);
	if (map_find(&d->computed, name) != NULL)
		return touch_computed(f, name, at, depth);
	return true;			/* today */
}

static bool
touch_element(struct fill *f, const struct xml_name *n,
    const struct place *at)
{
	const struct form_list *l = n->list == NULL ? f->list :
	    form_list(f->rules->catalog->dictionary, n->list);
	const struct form_field *m = l ? form_member(l, n->name) : NULL;

	return m == NULL || touch_member(f, m, n->list == NULL ? f->item :
	    NULL, at);
}

/* at NULL: each name is complained of where it stands. */
static bool
touch_expr(struct fill *f, const struct xml_expr *e, const struct place *at,
    int depth)
{
	const struct xml_names *names = xml_expr_names(e);
	bool ok = true;

	for (size_t i = 0; i < names->n; i++) {
		const struct xml_name *n = &names->at[i];
		const struct place own = { .expr = e, .offset = n->offset };
		const struct place *place = at != NULL ? at : &own;

		if (n->known != NULL)
			ok = touch_field(f, n->known, place) && ok;
		else if (n->kind == XML_NAME_VARIABLE)
			ok = touch_name(f, n->name, place, depth) && ok;
		else if (n->kind == XML_NAME_ELEMENT)
			ok = touch_element(f, n, place) && ok;
	}
	return ok;
}

static bool
touch_ref(struct fill *f, const struct form_ref *ref, const struct place *at,
    int depth)
{
	if (ref->name == NULL)
		return true;
	if (ref->kind == FORM_REF_MEMBER)
		return touch_member(f, ref->field, NULL, at);
	return touch_name(f, ref->kind == FORM_REF_LAW ? arena_printf(f->arena,
	    "law.%s", ref->name) : ref->name, at, depth);
}

/* What stands in a for-each asks about the members of its list. */
static bool
touch_each(struct fill *f, const struct form_node *n, const struct place *at,
    int depth)
{
	const struct form_list *list = f->list;
	const struct answers_item *item = f->item;
	bool ok = touch_list(f, n->list, at);

	f->list = n->list;
	f->item = NULL;
	ok = ok && touch_nodes(f, n->first, at, depth);
	f->list = list;
	f->item = item;
	return ok;
}

/* A statement of law is as open as what it prints and asks. */
static bool
touch_nodes(struct fill *f, const struct form_node *n, const struct place *at,
    int depth)
{
	bool ok = true;

	for (; n != NULL && ok && depth < FILL_DEPTH; n = n->next) {
		if (!fill_visit(f, n->pos))
			return false;
		ok = touch_ref(f, &n->ref, at, depth) &&
		    (n->expr == NULL || touch_expr(f, n->expr, at, depth)) &&
		    (n->part == NULL || touch_nodes(f, n->part->body, at,
		    depth + 1)) && (n->list != NULL ?
		    touch_each(f, n, at, depth) :
		    touch_nodes(f, n->first, at, depth)) &&
		    touch_nodes(f, n->es, at, depth);
	}
	return ok;
}

bool
fill_may_ask(struct fill *f, const struct xml_expr *e)
{
	return touch_expr(f, e, NULL, 0);
}

bool
fill_may_list(struct fill *f, const struct form_list *l, struct pos pos)
{
	return touch_list(f, l, &(struct place){ .pos = pos });
}
