/* Structure types, and what the role map makes of a file's own. */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/str.h"
#include "verify/verify_struct.h"

/* A role map that takes longer to come to a standard type never does. */
#define ROLE_STEPS	64

static const char *const type_names[VERIFY_TYPE_COUNT] = {
	NULL,
#define VERIFY_TYPE(name) #name,
#include "verify/verify_types.def"
#undef VERIFY_TYPE
};

const char *
verify_type_name(enum verify_type t)
{
	return type_names[t];
}

static enum verify_type
standard_type(const char *name)
{
	for (int t = 1; t < VERIFY_TYPE_COUNT; t++)
		if (str_eq(type_names[t], name))
			return (enum verify_type)t;
	return VERIFY_TYPE_NONE;
}

void
verify_roles_read(struct verify *v, struct verify_tree *t)
{
	const struct verify_obj *map = verify_get(v, t->root, "RoleMap");

	if (!verify_is_dict(map))
		return;
	for (size_t i = 0; i < map->len; i++) {
		const struct verify_obj *to = verify_value(v, map, i);

		if (to->kind == VERIFY_NAME)
			map_put(&t->roles, v->arena, map->keys[i], to->text);
	}
}

/*
 * Follow the map.  It ends at the first standard type; the circle is looked
 * for beyond that too, for a map that goes round is wrong wherever it is
 * entered.
 */
static void
follow_roles(struct verify_tree *t, const char *name, struct verify_role *r)
{
	const char *met[ROLE_STEPS];
	size_t n = 0;

	r->type = standard_type(name);
	while (name != NULL && n < ROLE_STEPS) {
		for (size_t i = 0; i < n; i++)
			if (str_eq(met[i], name)) {
				r->circle = true;
				return;
			}
		met[n++] = name;
		name = map_find(&t->roles, name);
		if (name == NULL)
			break;
		if (n == 1 && r->type != VERIFY_TYPE_NONE &&
		    !str_eq(name, met[0])) {
			r->remapped = true;
			r->type = VERIFY_TYPE_NONE;
		}
		if (r->type == VERIFY_TYPE_NONE)
			r->type = standard_type(name);
	}
}

const struct verify_role *
verify_role(struct verify *v, struct verify_tree *t, const char *name)
{
	struct verify_role *r = map_find(&t->types, name);

	if (r == NULL) {
		r = arena_alloc(v->arena, sizeof(*r));
		follow_roles(t, name, r);
		map_put(&t->types, v->arena, name, r);
	}
	return r;
}
