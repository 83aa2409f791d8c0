/*
 * What the conditions of papers give away, as far as it can be read off the
 * definitions: a condition that asks about an answer which some reader of the
 * paper may never see tells that reader about it.  What depends on answers
 * (restrict) is looked at when a paper is filled; computed values are made to
 * choose what may be shown.
 */
#include <string.h>

#include "base/arena.h"
#include "base/audience.h"
#include "base/str.h"
#include "form/form_int.h"

/* One paper, through its parts and the law that it prints. */
struct look {
	struct form_read *r;
	const struct form_catalog *catalog;
	const struct law_pack *pack;	/* beside the base pack; or NULL */
	struct map	*reaches;	/* to be filled, or NULL */
	const char	*filing;	/* NULL = any */
	unsigned	 readers;
	struct map	 topics, parts;	/* that were looked at */
};

/* A paper prints what the law says about a topic, if it says anything. */
struct reach {
	const char	*filing;
	unsigned	 readers;
};

static void look_nodes(struct look *, const struct form_node *,
    const struct form_list *);

static void
check(struct look *l, unsigned audience, const char *name, struct pos pos)
{
	unsigned out = l->readers & ~audience;

	if (out != 0)
		form_fail(l->r, DIAG_AUDIENCE_BREACH, pos,
		    arena_printf(l->r->arena, "only these may see it: %s; "
		    "decide by another answer, or print this for fewer "
		    "readers", audience_words(l->r->arena, audience)),
		    "'%s' would decide what these read: %s", name,
		    audience_words(l->r->arena, out));
}

/* That a list has members is known to whoever may see one of them. */
static void
check_list(struct look *l, const struct form_list *list, struct pos pos)
{
	unsigned set = 0;

	for (size_t i = 0; i < list->members.n; i++)
		set |= ((const struct form_field *)
		    list->members.entries[i].value)->audience;
	check(l, set, list->name, pos);
}

/* Put it in; false when it was in. */
static bool
first(struct look *l, struct map *seen, const char *name)
{
	if (map_find(seen, name) != NULL)
		return false;
	map_put(seen, l->r->arena, name, "");
	return true;
}

static void
look_fact(struct look *l, const struct law_fact *f)
{
	if (f->ground.confidence == LAW_OFFICIAL &&
	    (f->scope.filing == NULL || l->filing == NULL ||
	    str_has_word(f->scope.filing, l->filing)))
		look_nodes(l, f->body, NULL);
}

static void
look_facts(struct look *l, const struct law_pack *p, const char *topic)
{
	for (size_t i = 0; p != NULL && i < p->facts.n; i++) {
		const struct law_fact *f = p->facts.at[i];

		if (str_eq(f->topic, topic))
			look_fact(l, f);
	}
}

/* Once for each filing and set of readers. */
static void
remember(struct look *l, const char *topic)
{
	struct arena *a = l->r->arena;
	struct vec *all = map_find(l->reaches, topic);
	struct reach *n;

	if (all == NULL) {
		all = arena_alloc(a, sizeof(*all));
		map_put(l->reaches, a, topic, all);
	}
	for (size_t i = 0; i < all->n; i++) {
		const struct reach *o = all->at[i];

		if (o->readers == l->readers && str_eq(o->filing, l->filing))
			return;
	}
	n = arena_alloc(a, sizeof(*n));
	*n = (struct reach){ l->filing, l->readers };
	vec_push(all, a, n);
}

/* Every official statement about a topic that this paper might print. */
static void
look_topic(struct look *l, const char *topic)
{
	const struct law_topic *t = form_law_topic(l->catalog->base, topic);

	if (!first(l, &l->topics, topic))
		return;
	if (l->reaches != NULL)
		remember(l, topic);
	if (t != NULL)
		look_nodes(l, t->fallback, NULL);
	look_facts(l, l->catalog->base, topic);
	look_facts(l, l->pack, topic);
}

/* Of a computed value, the law that it may print. */
static void
look_computed(struct look *l, const char *name)
{
	const struct form_computed *c =
	    map_find(&l->catalog->dictionary->computed, name);

	for (size_t i = 0; c != NULL && i < c->ntakes; i++)
		if (str_starts(c->takes[i].from, "law."))
			look_topic(l, c->takes[i].from + strlen("law."));
}

static void
look_variable(struct look *l, const char *name, struct pos pos)
{
	const struct form_dictionary *d = l->catalog->dictionary;
	const struct form_field *f = form_field(d, name);
	const struct form_list *list = form_list(d, name);

	if (f != NULL)
		check(l, f->audience, f->name, pos);
	else if (list != NULL)
		check_list(l, list, pos);
	else if (str_starts(name, "law."))
		look_topic(l, name + strlen("law."));
	else
		look_computed(l, name);
}

static void
look_expr(struct look *l, const struct xml_expr *e,
    const struct form_list *item)
{
	const struct xml_names *names = e ? xml_expr_names(e) : NULL;

	for (size_t i = 0; names != NULL && i < names->n; i++) {
		const struct xml_name *n = &names->at[i];
		struct pos pos = xml_expr_pos_at(e, n->offset);
		const struct form_list *list = n->list == NULL ? item :
		    form_list(l->catalog->dictionary, n->list);
		const struct form_field *m;

		if (n->kind == XML_NAME_VARIABLE)
			look_variable(l, n->name, pos);
		if (n->kind != XML_NAME_ELEMENT || list == NULL)
			continue;
		m = form_member(list, n->name);
		if (m != NULL)
			check(l, m->audience, arena_printf(l->r->arena,
			    "%s.%s", list->name, m->name), pos);
	}
}

static void
look_nodes(struct look *l, const struct form_node *n,
    const struct form_list *item)
{
	for (; n != NULL; n = n->next) {
		look_expr(l, n->expr, item);
		if (n->list != NULL)
			check_list(l, n->list, n->pos);
		if (n->by != NULL)
			check(l, n->by->audience, arena_printf(l->r->arena,
			    "%s.%s", n->list->name, n->by->name), n->pos);
		if (n->ref.name != NULL && n->ref.kind == FORM_REF_LAW)
			look_topic(l, n->ref.name);
		if (n->ref.name != NULL && n->ref.kind == FORM_REF_COMPUTED)
			look_computed(l, n->ref.name);
		if (n->part != NULL && first(l, &l->parts, item == NULL ?
		    n->part->id : arena_printf(l->r->arena, "%s %s",
		    n->part->id, item->name)))
			look_nodes(l, n->part->body, item);
		look_nodes(l, n->first, n->list ? n->list : item);
		look_nodes(l, n->es, item);
	}
}

static void
look_filing(struct form_read *r, struct form_catalog *c,
    const struct form_filing *f)
{
	for (size_t i = 0; i < f->documents.n; i++) {
		const struct form_document *d = f->documents.at[i];
		struct look l = { r, c, NULL, &c->reaches, f->id, d->audience,
		    { 0 }, { 0 } };

		/* That there is a paper tells that there is an item. */
		if (d->each != NULL)
			check_list(&l, d->each, d->pos);
		look_expr(&l, d->when, d->each);
		look_nodes(&l, d->title, d->each);
		look_nodes(&l, d->short_title, d->each);
		look_nodes(&l, d->body, d->each);
	}
}

static void
look_worksheets(struct form_read *r, const struct form_catalog *c,
    const struct law_pack *p, struct map *reaches)
{
	for (size_t i = 0; i < p->forms.n; i++) {
		const struct law_form *f = p->forms.at[i];
		struct look l = { r, c, p, reaches, NULL, AUDIENCE_SELF,
		    { 0 }, { 0 } };

		look_nodes(&l, f->worksheet, NULL);
	}
}

void
form_audiences(struct form_read *r, struct form_catalog *c)
{
	for (size_t i = 0; i < c->filings.n; i++)
		look_filing(r, c, c->filings.entries[i].value);
	look_worksheets(r, c, c->base, &c->reaches);
}

/* The papers themselves are known to be good: what the pack puts there. */
void
form_pack_audiences(struct form_read *r, const struct form_catalog *c,
    const struct law_pack *p)
{
	for (size_t i = 0; i < p->facts.n; i++) {
		const struct law_fact *f = p->facts.at[i];
		const struct vec *on = map_find(&c->reaches, f->topic);

		for (size_t k = 0; on != NULL && k < on->n; k++) {
			const struct reach *o = on->at[k];
			struct look l = { r, c, p, NULL, o->filing,
			    o->readers, { 0 }, { 0 } };

			look_fact(&l, f);
		}
	}
	look_worksheets(r, c, p, NULL);
}
