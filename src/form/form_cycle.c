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

static struct made *
made(struct arena *a, struct map *all, const char *name, struct pos pos)
{
	struct made *m = map_find(all, name);

	if (m == NULL) {
		m = arena_alloc(a, sizeof(*m));
		m->name = name;
		m->pos = pos;
		map_put(all, a, name, m);
	}
	return m;
}

static void
add_computed(struct arena *a, struct map *all, const struct form_computed *c)
{
	struct made *m = made(a, all, c->name, c->pos);

	for (size_t i = 0; i < c->ntakes; i++) {
		map_put(&m->of, a, c->takes[i].from, "");
		form_expr_names_used(a, c->takes[i].when, &m->of);
	}
}

static void
add_pack(struct arena *a, struct map *all, const struct law_pack *p)
{
	for (size_t i = 0; i < p->topics.n; i++) {
		const struct law_topic *t = p->topics.entries[i].value;

		form_names_used(a, t->fallback, &made(a, all,
		    arena_printf(a, "law.%s", t->id), t->pos)->of);
	}
	for (size_t i = 0; i < p->facts.n; i++) {
		const struct law_fact *f = p->facts.at[i];

		form_names_used(a, f->body, &made(a, all,
		    arena_printf(a, "law.%s", f->topic), f->pos)->of);
	}
}

static void
follow(struct form_read *r, const struct map *all, struct made *m, int depth)
{
	m->state = 1;
	if (depth > LIMIT_PART_DEPTH)
		form_fail(r, DIAG_TOO_DEEP, m->pos, "use fewer levels",
		    "'%s' is made of more than %d values, one inside another",
		    m->name, LIMIT_PART_DEPTH);
	for (size_t i = 0; i < m->of.n; i++) {
		struct made *next = map_find(all, m->of.entries[i].key);

		if (next == NULL)
			continue;
		if (next->state == 1)
			form_fail(r, DIAG_VALUE_CYCLE, next->pos,
			    "write the words out in one of them",
			    "'%s' is made of itself%s", next->name,
			    next == m ? "" : " through others");
		else if (next->state == 0 && depth <= LIMIT_PART_DEPTH)
			follow(r, all, next, depth + 1);
	}
	m->state = 2;
}

void
form_cycles(struct form_read *r, const struct form_catalog *c)
{
	const struct map *computed = &c->dictionary->computed;
	struct map all = { 0 };

	for (size_t i = 0; i < computed->n; i++)
		add_computed(r->arena, &all, computed->entries[i].value);
	for (size_t i = 0; i < c->packs.n; i++)
		add_pack(r->arena, &all, c->packs.entries[i].value);
	for (size_t i = 0; i < all.n; i++) {
		struct made *m = all.entries[i].value;

		if (m->state == 0)
			follow(r, &all, m, 1);
	}
}
