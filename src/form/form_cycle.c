/*
 * Computed values and facts of law may name each other: "movant.term" takes
 * "law.party.protected", whose wording may print a value.  One that is made of
 * itself would never end; it is found here, once, at load.
 */
#include <string.h>

#include "base/arena.h"
#include "base/limits.h"
#include "base/str.h"
#include "form/form_int.h"

/* A computed value or a topic, and what it is made of. */
struct made {
	const char	*name;		/* "movant.term", "law.order.term" */
	struct pos	 pos;
	struct map	 of;
	int		 state;		/* 0 new, 1 being followed, 2 done */
};

/* What is looked through: the law is that of the base pack and of pack. */
struct cycle {
	struct form_read *r;
	const struct form_catalog *catalog;
	const struct law_pack *pack;
	struct map	 all;		/* struct made */
};

static void
add_computed(struct arena *a, struct made *m, const struct form_computed *c)
{
	m->pos = c->pos;
	for (size_t i = 0; i < c->ntakes; i++) {
		map_put(&m->of, a, c->takes[i].from, "");
		form_expr_names_used(a, c->takes[i].when, &m->of);
	}
}

static void
add_facts(struct arena *a, struct made *m, const struct law_pack *p,
    const char *topic)
{
	for (size_t i = 0; i < p->facts.n; i++) {
		const struct law_fact *f = p->facts.at[i];

		if (str_eq(f->topic, topic))
			form_names_used(a, f->body, &m->of);
	}
}

/* NULL when it is made of nothing. */
static struct made *
made(struct cycle *y, const char *name)
{
	struct arena *a = y->r->arena;
	const struct form_catalog *k = y->catalog;
	const struct form_computed *c = map_find(&k->dictionary->computed,
	    name);
	const char *topic = str_starts(name, "law.") ? name + strlen("law.") :
	    NULL;
	const struct law_topic *t = topic ? form_law_topic(k->base, topic) :
	    NULL;
	struct made *m = map_find(&y->all, name);

	if (m != NULL || (c == NULL && t == NULL))
		return m;
	m = arena_alloc(a, sizeof(*m));
	m->name = name;
	map_put(&y->all, a, name, m);
	if (c != NULL) {
		add_computed(a, m, c);
		return m;
	}
	m->pos = t->pos;
	form_names_used(a, t->fallback, &m->of);
	add_facts(a, m, k->base, topic);
	if (y->pack != k->base)
		add_facts(a, m, y->pack, topic);
	return m;
}

static void
follow(struct cycle *y, struct made *m, int depth)
{
	m->state = 1;
	if (depth > LIMIT_PART_DEPTH)
		form_fail(y->r, DIAG_TOO_DEEP, m->pos, "use fewer levels",
		    "'%s' is made of more than %d values, one inside another",
		    m->name, LIMIT_PART_DEPTH);
	for (size_t i = 0; i < m->of.n; i++) {
		struct made *next = made(y, m->of.entries[i].key);

		if (next == NULL)
			continue;
		if (next->state == 1)
			form_fail(y->r, DIAG_VALUE_CYCLE, next->pos,
			    "write the words out in one of them",
			    "'%s' is made of itself%s", next->name,
			    next == m ? "" : " through others");
		else if (next->state == 0 && depth <= LIMIT_PART_DEPTH)
			follow(y, next, depth + 1);
	}
	m->state = 2;
}

static void
begin(struct cycle *y, const char *name)
{
	struct made *m = made(y, name);

	if (m != NULL && m->state == 0)
		follow(y, m, 1);
}

void
form_cycles(struct form_read *r, const struct form_catalog *c,
    const struct law_pack *pack)
{
	const struct map *computed = &c->dictionary->computed;
	const struct map *topics = &c->base->topics;
	struct cycle y = { r, c, pack, { 0 } };

	if (pack == c->base) {
		for (size_t i = 0; i < computed->n; i++)
			begin(&y, computed->entries[i].key);
		for (size_t i = 0; i < topics->n; i++)
			begin(&y, arena_printf(r->arena, "law.%s",
			    topics->entries[i].key));
		return;
	}
	/* What is new may only begin at a fact of the pack. */
	for (size_t i = 0; i < pack->facts.n; i++)
		begin(&y, arena_printf(r->arena, "law.%s",
		    ((const struct law_fact *)pack->facts.at[i])->topic));
}
