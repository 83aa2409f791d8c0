/*
 * Every answer against the dictionary, before anything is decided or printed:
 * names, types, the dictionary's own constraints.
 */
#include <string.h>

#include "base/arena.h"
#include "base/limits.h"
#include "base/map.h"
#include "base/str.h"
#include "rules/rules_int.h"

struct check {
	const struct rules *rules;
	struct diags	*diags;
	bool		 ok;
};

static const char *
meant(struct arena *a, const char *near)
{
	return near == NULL ? "'movant fields' lists the names" :
	    arena_printf(a, "did you mean '%s'?", near);
}

static void
check_type(struct check *c, const struct form_field *f, const char *name,
    const struct answer *given)
{
	struct rules_fault fault = { 0 };

	if (given->text == NULL ||
	    rules_fits(c->rules->arena, f, name, given->text, &fault))
		return;
	diag_add(c->diags, fault.code, given->pos, fault.hint, "%s",
	    fault.message);
	c->ok = false;
}

/* The message of a constraint is prose; a diagnostic has no full stop. */
static void
check_constraints(struct check *c, const struct form_field *f,
    const char *name, const struct answer *given,
    const struct answers_item *item)
{
	struct pos pos = { answers_file(c->rules->answers), 0, 0 };

	if (given != NULL)
		pos = given->pos;
	else if (item != NULL)
		pos = item->pos;
	for (size_t i = 0; i < f->constraints.n; i++) {
		const struct form_constraint *x = f->constraints.at[i];
		size_t n = strlen(x->message);

		if (rules_verdict(c->rules, x->test, item, NULL) !=
		    VERDICT_NO)
			continue;
		if (n > 0 && x->message[n - 1] == '.')
			n--;
		diag_add(c->diags, DIAG_CONSTRAINT, pos, x->hint, "'%s': %.*s",
		    name, (int)n, x->message);
		c->ok = false;
	}
}

static void
unknown_answer(struct check *c, const struct answer *given)
{
	const struct form_dictionary *d = c->rules->catalog->dictionary;
	struct arena *a = c->rules->arena;

	c->ok = false;
	if (form_list(d, given->name) != NULL)
		diag_add(c->diags, DIAG_WRONG_TYPE, given->name_pos,
		    "give its members one by one",
		    "'%s' is a list, not one answer", given->name);
	else if (map_find(&d->computed, given->name) != NULL)
		diag_add(c->diags, DIAG_UNKNOWN_FIELD, given->name_pos,
		    "leave it out; it follows from other answers",
		    "'%s' is not asked", given->name);
	else
		diag_add(c->diags, DIAG_UNKNOWN_FIELD, given->name_pos,
		    meant(a, form_nearest(d, given->name)),
		    "unknown field '%.80s'", given->name);
}

static void
check_item(struct check *c, const struct form_list *l,
    const struct answers_item *item, size_t index)
{
	struct arena *a = c->rules->arena;

	for (size_t i = 0; i < item->n; i++) {
		const struct answer *m = &item->members[i];
		const struct form_field *f = form_member(l, m->name);

		if (f == NULL) {
			diag_add(c->diags, DIAG_UNKNOWN_FIELD, m->name_pos,
			    meant(a, map_nearest(&l->members, m->name)),
			    "unknown member '%.80s' of the list '%s'", m->name,
			    l->name);
			c->ok = false;
			continue;
		}
		check_type(c, f, arena_printf(a, "%s.%zu.%s", l->name, index,
		    f->name), m);
	}
	for (size_t i = 0; i < l->members.n; i++) {
		const struct form_field *f = l->members.entries[i].value;

		check_constraints(c, f, arena_printf(a, "%s.%zu.%s", l->name,
		    index, f->name), answers_member(item, f->name), item);
	}
}

static void
check_list(struct check *c, const struct answers_list *given)
{
	const struct form_dictionary *d = c->rules->catalog->dictionary;
	const struct form_list *l = form_list(d, given->name);

	if (l == NULL) {
		c->ok = false;
		if (form_field(d, given->name) != NULL)
			diag_add(c->diags, DIAG_WRONG_TYPE, given->pos,
			    "give one value", "'%s' is one answer, not a list",
			    given->name);
		else
			diag_add(c->diags, DIAG_UNKNOWN_FIELD, given->pos,
			    meant(c->rules->arena, map_nearest(&d->lists,
			    given->name)), "unknown list '%.80s'",
			    given->name);
		return;
	}
	if (given->n > LIMIT_ITEMS) {
		diag_add(c->diags, DIAG_TOO_MANY, given->pos,
		    "keep the most important ones",
		    "'%s' has more than %d items", given->name, LIMIT_ITEMS);
		c->ok = false;
		return;
	}
	for (size_t i = 0; i < given->n; i++)
		check_item(c, l, given->items[i], i + 1);
}

bool
rules_validate(const struct rules *r, struct diags *diags)
{
	const struct form_dictionary *d = r->catalog->dictionary;
	struct check c = { r, diags, true };
	const struct answers_list *list;
	const struct answer *given;

	for (size_t i = 0; (given = answers_at(r->answers, i)) != NULL; i++) {
		const struct form_field *f = form_field(d, given->name);

		if (f == NULL)
			unknown_answer(&c, given);
		else
			check_type(&c, f, f->name, given);
	}
	for (size_t i = 0; (list = answers_list_at(r->answers, i)) != NULL; i++)
		check_list(&c, list);
	for (size_t i = 0; i < d->fields.n; i++) {
		const struct form_field *f = d->fields.entries[i].value;

		check_constraints(&c, f, f->name,
		    answers_find(r->answers, f->name), NULL);
	}
	return c.ok;
}
