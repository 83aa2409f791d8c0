/* Attributes of structure elements: their own, and those of their classes. */
#include "base/limits.h"
#include "verify/verify_struct.h"

struct wanted {
	struct verify	*v;
	struct verify_tree *t;
	const char	*owner, *key;
};

/* One attribute object, if it is the owner's and has the key. */
static const struct verify_obj *
look(const struct wanted *w, const struct verify_obj *o)
{
	if (!verify_is_dict(o) ||
	    !verify_is_name(verify_get(w->v, o, "O"), w->owner))
		return &verify_none;
	return verify_get(w->v, o, w->key);
}

/* One object or an array of them; revision numbers in it are passed over. */
static const struct verify_obj *
search(const struct wanted *w, const struct verify_obj *a)
{
	const struct verify_obj *found;

	if (a->kind != VERIFY_ARRAY) {
		w->t->looked++;
		return look(w, a);
	}
	for (size_t i = 0; i < a->len; i++) {
		if (++w->t->looked > LIMIT_PDF_KIDS)
			break;
		found = look(w, verify_item(w->v, a, i));
		if (found->kind != VERIFY_NULL)
			return found;
	}
	return &verify_none;
}

static const struct verify_obj *
search_class(const struct wanted *w, const struct verify_obj *map,
    const struct verify_obj *name)
{
	if (name->kind != VERIFY_NAME)
		return &verify_none;
	w->t->looked += map->len;
	if (w->t->looked > LIMIT_PDF_KIDS)
		return &verify_none;
	return search(w, verify_get(w->v, map, name->text));
}

const struct verify_obj *
verify_attribute(struct verify *v, struct verify_tree *t,
    const struct verify_elem *e, const char *owner, const char *key)
{
	const struct wanted w = { v, t, owner, key };
	const struct verify_obj *map = verify_get(v, t->root, "ClassMap");
	const struct verify_obj *c = verify_get(v, e->dict, "C");
	const struct verify_obj *found;

	if (t->looked > LIMIT_PDF_KIDS)
		return &verify_none;
	found = search(&w, verify_get(v, e->dict, "A"));
	if (found->kind != VERIFY_NULL || !verify_is_dict(map))
		return found;
	if (c->kind != VERIFY_ARRAY)
		return search_class(&w, map, c);
	for (size_t i = 0; i < c->len && found->kind == VERIFY_NULL &&
	    t->looked <= LIMIT_PDF_KIDS; i++) {
		t->looked++;
		found = search_class(&w, map, verify_item(v, c, i));
	}
	return found;
}
