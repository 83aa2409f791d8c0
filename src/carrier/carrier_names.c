/* Which field of the dictionary a name in another program means. */
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/limits.h"
#include "base/str.h"
#include "carrier/carrier_int.h"

struct carrier_names {
	enum carrier_kind kind;
	const struct form_dictionary *dictionary;
	struct map	 plain;		/* struct carrier_target: whole names */
	struct map	 lists;		/* struct form_list: "child" */
	struct map	 members;	/* struct carrier_target: "children/name" */
	struct map	 known;		/* dictionary names, plain, to themselves */
};

static const char *const part_names[PART_END] = {
	[PART_FIRST] = "first", [PART_MIDDLE] = "middle", [PART_LAST] = "last",
	[PART_SUFFIX] = "suffix", [PART_STREET] = "street",
	[PART_STREET2] = "street2", [PART_UNIT] = "unit", [PART_CITY] = "city",
	[PART_STATE] = "state", [PART_ZIP] = "zip", [PART_MOBILE] = "mobile",
	[PART_HOME] = "home", [PART_WORK] = "work",
};

static enum carrier_part
part_of(const char *name)
{
	for (int p = PART_FIRST; name != NULL && p < PART_END; p++)
		if (str_eq(part_names[p], name))
			return (enum carrier_part)p;
	return PART_WHOLE;
}

char *
carrier_plain_name(struct arena *a, const char *name)
{
	char *plain = arena_alloc(a, strlen(name) + 1);
	size_t n = 0;

	for (; *name != '\0'; name++) {
		char c = *name;

		if (c >= 'A' && c <= 'Z')
			c = (char)(c - 'A' + 'a');
		if (str_space(c) || strchr("-.?:*", c) != NULL)
			c = '_';
		if (c != '_' || (n > 0 && plain[n - 1] != '_'))
			plain[n++] = c;
	}
	while (n > 0 && plain[n - 1] == '_')
		n--;
	plain[n] = '\0';
	return plain;
}

/* Do aliases of this carrier count when files of this kind are read? */
static bool
speaks(enum carrier_kind kind, const char *carrier)
{
	switch (kind) {
	case CARRIER_ANX:
	case CARRIER_A2J:
		return str_eq(carrier, "hotdocs") || str_eq(carrier, "a2j");
	case CARRIER_DOCASSEMBLE:
		return str_eq(carrier, "docassemble");
	default:
		return str_eq(carrier, "csv");
	}
}

static bool
same_target(const struct carrier_target *t, const struct carrier_target *o)
{
	return t->field == o->field && t->part == o->part &&
	    (t->filer == NULL || o->filer == NULL ||
	    str_eq(t->filer, o->filer));
}

/* The first to claim a name keeps it, but for another filer. */
static void
put(struct map *m, struct arena *a, const char *name,
    const struct carrier_target *t)
{
	struct carrier_target *copy, *old = map_find(m, name);

	for (const struct carrier_target *o = old; o != NULL; o = o->next)
		if (same_target(t, o) || o->filer == NULL ||
		    str_eq(o->filer, t->filer))
			return;
	copy = arena_alloc(a, sizeof(*copy));
	*copy = *t;
	copy->next = old;
	map_put(m, a, name, copy);
}

static void
add_field(struct carrier_names *n, struct arena *a,
    const struct form_field *f)
{
	struct carrier_target t = { .field = f, .list = f->list };
	const char *name = f->list ? arena_printf(a, "%s.%s", f->list->name,
	    f->name) : f->name;

	put(&n->plain, a, carrier_plain_name(a, name), &t);
	map_put(&n->known, a, carrier_plain_name(a, name), name);
	if (f->list != NULL)
		put(&n->members, a, arena_printf(a, "%s/%s", f->list->name,
		    carrier_plain_name(a, f->name)), &t);
	for (size_t i = 0; i < f->aliases.n; i++) {
		const struct form_alias *al = f->aliases.at[i];
		char *plain = carrier_plain_name(a, al->name);

		if (!speaks(n->kind, al->carrier))
			continue;
		t.part = part_of(al->part);
		t.filer = al->filer;
		if (f->list == NULL || n->kind == CARRIER_ANX ||
		    n->kind == CARRIER_A2J)
			put(&n->plain, a, plain, &t);
		if (f->list != NULL)
			put(&n->members, a, arena_printf(a, "%s/%s",
			    f->list->name, plain), &t);
	}
}

static void
add_list(struct carrier_names *n, struct arena *a, const struct form_list *l)
{
	struct carrier_target count = { .list = l, .part = PART_COUNT };

	map_put(&n->lists, a, carrier_plain_name(a, l->name), l);
	put(&n->plain, a, carrier_plain_name(a, carrier_names_count(a, l,
	    n->kind)), &count);
	put(&n->plain, a, carrier_plain_name(a, arena_printf(a, "%s.count",
	    l->name)), &count);
	for (size_t i = 0; i < l->aliases.n; i++) {
		const struct form_alias *al = l->aliases.at[i];
		char *plain = carrier_plain_name(a, al->name);

		if (speaks(n->kind, al->carrier) &&
		    map_find(&n->lists, plain) == NULL)
			map_put(&n->lists, a, plain, l);
	}
	for (size_t i = 0; i < l->members.n; i++)
		add_field(n, a, l->members.entries[i].value);
}

const struct carrier_names *
carrier_names_new(struct arena *a, const struct form_dictionary *d,
    enum carrier_kind kind)
{
	struct carrier_names *n = arena_alloc(a, sizeof(*n));

	n->kind = kind;
	n->dictionary = d;
	/* Names of the dictionary come before what others call things. */
	for (size_t i = 0; i < d->fields.n; i++) {
		const struct form_field *f = d->fields.entries[i].value;
		struct carrier_target t = { .field = f };

		put(&n->plain, a, carrier_plain_name(a, f->name), &t);
	}
	for (size_t i = 0; i < d->fields.n; i++)
		add_field(n, a, d->fields.entries[i].value);
	for (size_t i = 0; i < d->lists.n; i++)
		add_list(n, a, d->lists.entries[i].value);
	return n;
}

const struct carrier_names *
carrier_names_of(struct arena *a, const struct form_catalog *c,
    enum carrier_kind kind, const struct carrier_options *o)
{
	struct carrier_indexes *x = o->indexes;

	if (x == NULL)
		return carrier_names_new(a, c->dictionary, kind);
	if (x->at[kind] == NULL)
		x->at[kind] = carrier_names_new(x->arena, c->dictionary, kind);
	return x->at[kind];
}

/* "child2_name": the list, the 2 and the member; NULL when it is no such. */
static const struct carrier_target *
find_item(const struct carrier_names *n, struct arena *a, const char *plain,
    size_t *item)
{
	size_t head = strcspn(plain, "0123456789"), stem = head, at;
	const struct form_list *l;
	size_t number = 0;

	while (stem > 0 && plain[stem - 1] == '_')
		stem--;
	for (at = head; plain[at] >= '0' && plain[at] <= '9'; at++)
		if (number <= LIMIT_ITEMS)
			number = number * 10 + (size_t)(plain[at] - '0');
	if (at == head || plain[at] == '\0' || number == 0)
		return NULL;
	l = map_find(&n->lists, arena_strndup(a, plain, stem));
	if (l == NULL)
		return NULL;
	while (plain[at] == '_')
		at++;
	*item = number;
	return map_find(&n->members, arena_printf(a, "%s/%s", l->name,
	    plain + at));
}

/* "Child Name" where the name by A2J's custom would be "Child name TE". */
static const struct carrier_target *
find_untyped(const struct carrier_names *n, struct arena *a, const char *plain)
{
	static const char *const types[] = { "te", "tf", "nu", "da", "mc" };
	const struct carrier_target *t = NULL;

	for (size_t i = 0; t == NULL && i < 5; i++)
		t = map_find(&n->plain, arena_printf(a, "%s_%s", plain,
		    types[i]));
	return t;
}

const struct carrier_target *
carrier_names_find(const struct carrier_names *n, struct arena *a,
    const char *name, size_t *item)
{
	char *plain = carrier_plain_name(a, name);
	const struct carrier_target *t = map_find(&n->plain, plain);

	*item = 0;
	if (t == NULL && (n->kind == CARRIER_ANX || n->kind == CARRIER_A2J))
		return find_untyped(n, a, plain);
	return t != NULL ? t : find_item(n, a, plain, item);
}

/*
 * A slip of a few letters; else the name of the dictionary that ends so: of
 * "Served?" that is order.served.  What is farther off misleads.
 */
const char *
carrier_names_near(const struct carrier_names *n, struct arena *a,
    const char *name)
{
	char *plain = carrier_plain_name(a, name);
	size_t most = strlen(plain) / 4;
	const char *near = map_nearest(&n->plain, plain), *own;

	if (near != NULL && str_distance(plain, near, most) <= most) {
		own = map_find(&n->known, near);
		return own ? own : near;
	}
	for (size_t i = 0; *plain != '\0' && i < n->known.n; i++)
		if (str_ends(n->known.entries[i].key, arena_printf(a, "_%s",
		    plain)))
			return n->known.entries[i].value;
	return NULL;
}

bool
carrier_names_nearly(const char *plain, const char *near)
{
	size_t n = strlen(plain), allowed = n < 8 ? 1 : 2;

	/* "date" is near to "late": short words say nothing. */
	return near != NULL && n >= 5 &&
	    str_distance(plain, near, allowed) <= allowed;
}

const char *
carrier_names_slip(const struct carrier_names *n, struct arena *a,
    const char *name)
{
	char *plain = carrier_plain_name(a, name);
	const char *near = map_nearest(&n->known, plain);

	return carrier_names_nearly(plain, near) ? map_find(&n->known, near) :
	    NULL;
}

const char *
carrier_names_flag_slip(const struct carrier_names *n, const char *plain)
{
	const char *near = map_nearest(&n->plain, plain);
	const struct carrier_target *t;

	t = carrier_names_nearly(plain, near) ? map_find(&n->plain, near) :
	    NULL;
	return t != NULL && t->field != NULL &&
	    t->field->type == FORM_TYPE_YES_NO ? near : NULL;
}

const char *
carrier_names_write(struct arena *a, const struct form_field *f,
    enum carrier_kind kind, const char *filer)
{
	for (int exact = 1; exact >= 0; exact--)
		for (size_t i = 0; i < f->aliases.n; i++) {
			const struct form_alias *al = f->aliases.at[i];
			const char *wants = kind == CARRIER_A2J ? "a2j" :
			    kind == CARRIER_ANX ? "hotdocs" : al->carrier;

			if (speaks(kind, al->carrier) && al->part == NULL &&
			    (!exact || str_eq(al->carrier, wants)) &&
			    (al->filer == NULL || str_eq(al->filer, filer)))
				return al->name;
		}
	return f->list ? arena_printf(a, "%s.%s", f->list->name, f->name) :
	    f->name;
}

const char *
carrier_names_count(struct arena *a, const struct form_list *l,
    enum carrier_kind kind)
{
	if (kind == CARRIER_ANX || kind == CARRIER_A2J)
		return arena_printf(a, "%s count NU", l->name);
	return arena_printf(a, "%s.count", l->name);
}

const char *
carrier_target_name(struct arena *a, const struct carrier_target *t,
    size_t item)
{
	if (t->field == NULL)
		return t->list->name;
	if (t->list == NULL)
		return t->field->name;
	if (item == 0)
		return arena_printf(a, "%s.%s", t->list->name, t->field->name);
	return arena_printf(a, "%s.%zu.%s", t->list->name, item,
	    t->field->name);
}

const struct carrier_target *
carrier_target_part(struct arena *a, const struct carrier_target *t,
    enum carrier_part part)
{
	struct carrier_target *copy = arena_alloc(a, sizeof(*copy));

	*copy = *t;
	copy->part = part;
	if (t->next != NULL)
		copy->next = carrier_target_part(a, t->next, part);
	return copy;
}
