/* The ParentTree: which element owns which content, by number. */
#include <stdlib.h>

#include "base/arena.h"
#include "base/limits.h"
#include "verify/verify_struct.h"

struct owners {
	struct verify_owner *at;
	size_t		 n, cap;
	unsigned char	*met;		/* nodes of the tree, by number */
	size_t		 looked;
};

static void
add(struct verify *v, struct owners *o, long long key,
    const struct verify_obj *value)
{
	struct verify_owner *more;

	if (o->n == o->cap) {
		o->cap = o->cap > 0 ? 2 * o->cap : 64;
		more = arena_array(v->arena, o->cap, sizeof(*more));
		for (size_t i = 0; i < o->n; i++)
			more[i] = o->at[i];
		o->at = more;
	}
	o->at[o->n] = (struct verify_owner){ key, value, o->n };
	o->n++;
}

static void
add_numbers(struct verify *v, struct owners *o, const struct verify_obj *nums)
{
	for (size_t i = 0; i + 1 < nums->len; i += 2) {
		const struct verify_obj *key = verify_item(v, nums, i);

		if (++o->looked > LIMIT_PDF_KIDS)
			return;
		if (key->kind == VERIFY_INT)
			add(v, o, key->integer, verify_item(v, nums, i + 1));
	}
}

/* A node met before is not entered again: the tree may go round. */
static bool
enter(struct verify *v, struct owners *o, const struct verify_obj *node)
{
	if (!verify_is_dict(node) || ++o->looked > LIMIT_PDF_KIDS)
		return false;
	if (!node->indirect)
		return true;
	if (o->met[node->num] != 0) {
		verify_fail(v, VERIFY_PARENT_TREE, verify_where(v, node, 0),
		    "a node of the ParentTree is there twice");
		return false;
	}
	o->met[node->num] = 1;
	return true;
}

static int
compare(const void *a, const void *b)
{
	const struct verify_owner *p = a, *q = b;

	if (p->key != q->key)
		return p->key < q->key ? -1 : 1;
	return p->order < q->order ? -1 : p->order > q->order;
}

/* Sorted by key; of a key that is there twice the first stays. */
static void
sort(struct verify *v, struct owners *o)
{
	size_t n = 0;

	if (o->n > 1)
		qsort(o->at, o->n, sizeof(*o->at), compare);
	for (size_t i = 0; i < o->n; i++) {
		if (n > 0 && o->at[n - 1].key == o->at[i].key) {
			verify_fail(v, VERIFY_PARENT_TREE, NULL,
			    "number %lld is in the ParentTree twice",
			    o->at[i].key);
			continue;
		}
		o->at[n++] = o->at[i];
	}
	o->n = n;
}

void
verify_owners_read(struct verify *v, struct verify_tree *t)
{
	const struct verify_obj *top = verify_get(v, t->root, "ParentTree");
	struct owners o = { 0 };
	struct vec nodes = { 0 };

	o.met = arena_alloc(v->arena, (size_t)verify_last_object(v) + 2);
	vec_push(&nodes, v->arena, top);
	for (size_t i = 0; i < nodes.n; i++) {
		const struct verify_obj *node = nodes.at[i], *kids;

		if (!enter(v, &o, node))
			continue;
		add_numbers(v, &o, verify_get(v, node, "Nums"));
		kids = verify_get(v, node, "Kids");
		for (size_t k = 0; k < kids->len && kids->kind == VERIFY_ARRAY &&
		    nodes.n < LIMIT_PDF_KIDS; k++)
			vec_push(&nodes, v->arena, verify_item(v, kids, k));
	}
	sort(v, &o);
	t->owners = o.at;
	t->nowners = o.n;
}

const struct verify_obj *
verify_owner(const struct verify_tree *t, long long key)
{
	size_t low = 0, high = t->nowners;

	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (t->owners[mid].key == key)
			return t->owners[mid].value;
		if (t->owners[mid].key < key)
			low = mid + 1;
		else
			high = mid;
	}
	return &verify_none;
}
