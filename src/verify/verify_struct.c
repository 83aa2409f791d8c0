/* The structure tree, from the file's dictionaries. */
#include <string.h>

#include "base/arena.h"
#include "base/limits.h"
#include "verify/verify_struct.h"

/* An element whose kids are being read; elem is NULL for the root. */
struct frame {
	struct verify_elem *elem;
	const struct verify_obj *kids;
	size_t		 i;
};

struct reader {
	struct verify	*v;
	struct verify_tree *t;
	struct frame	*stack;
	size_t		 depth, cap;
	size_t		 items;
};

static void
push(struct reader *r, struct verify_elem *e, const struct verify_obj *dict)
{
	const struct verify_obj *kids = verify_get(r->v, dict, "K");
	struct frame *more;

	if (kids->kind == VERIFY_NULL)
		return;
	if (r->depth == r->cap) {
		r->cap = r->cap > 0 ? 2 * r->cap : 64;
		more = arena_array(r->v->arena, r->cap, sizeof(*more));
		for (size_t i = 0; i < r->depth; i++)
			more[i] = r->stack[i];
		r->stack = more;
	}
	r->stack[r->depth++] = (struct frame){ e, kids, 0 };
}

static void
link_elem(struct verify_tree *t, struct verify_elem *e)
{
	struct verify_elem *p = e->parent;
	struct verify_elem **first = p != NULL ? &p->first : &t->first;
	struct verify_elem **last = p != NULL ? &p->last : &t->last;

	if (*last != NULL)
		(*last)->next = e;
	else
		*first = e;
	*last = e;
}

static bool
passes_through(const struct verify_elem *e)
{
	return e->type == VERIFY_TYPE_NonStruct ||
	    e->type == VERIFY_TYPE_Div || e->type == VERIFY_TYPE_Part;
}

/* H1 ... H6 by their role; H7 and on by the name that the file uses. */
static int
heading_level(const struct verify_elem *e)
{
	const char *s = e->name + 1;
	int n = 0;

	if (e->type >= VERIFY_TYPE_H1 && e->type <= VERIFY_TYPE_H6)
		n = (int)(e->type - VERIFY_TYPE_H1) + 1;
	if (e->name[0] != 'H' || *s < '1' || *s > '9' || strlen(s) > 3 ||
	    strspn(s, "0123456789") != strlen(s) || (s[1] == 0 && *s < '7'))
		return n;
	for (n = 0; *s != 0; s++)
		n = n * 10 + (*s - '0');
	return n;
}

static void
check_parent(struct reader *r, const struct verify_elem *e)
{
	const struct verify_obj *p = verify_get(r->v, e->dict, "P");
	const struct verify_obj *is = e->parent != NULL ? e->parent->dict :
	    r->t->root;

	if (p->kind == VERIFY_NULL)
		verify_fail(r->v, VERIFY_STRUCT_TREE,
		    verify_elem_where(r->v, e),
		    "a structure element names no parent");
	else if (p != is && is->indirect)
		verify_fail(r->v, VERIFY_STRUCT_TREE,
		    verify_elem_where(r->v, e),
		    "a structure element names another parent");
}

static void
add_elem(struct reader *r, struct verify_elem *parent,
    const struct verify_obj *dict)
{
	const struct verify_obj *lang = verify_get(r->v, dict, "Lang");
	const struct verify_obj *s = verify_get(r->v, dict, "S");
	struct verify_tree *t = r->t;
	struct verify_elem *e;

	if (dict->indirect && t->by_num[dict->num] != NULL) {
		verify_fail(r->v, VERIFY_STRUCT_TREE,
		    verify_where(r->v, dict, 0),
		    "a structure element is in the tree twice");
		return;
	}
	e = arena_alloc(r->v->arena, sizeof(*e));
	e->dict = dict;
	e->name = verify_name(s);
	e->type = verify_role(r->v, t, e->name)->type;
	e->level = heading_level(e);
	e->index = t->elems.n;
	e->parent = parent;
	e->above = parent != NULL && passes_through(parent) ? parent->above :
	    parent;
	e->object = &verify_none;
	e->lang = lang->kind == VERIFY_STRING ? lang->text :
	    parent != NULL ? parent->lang : NULL;
	if (dict->indirect)
		t->by_num[dict->num] = e;
	if (e->name[0] == 0)
		verify_fail(r->v, VERIFY_STRUCT_TREE,
		    verify_elem_where(r->v, e),
		    "a structure element has no type");
	check_parent(r, e);
	link_elem(t, e);
	vec_push(&t->elems, r->v->arena, e);
	push(r, e, dict);
}

static void
add_object(struct reader *r, struct verify_elem *e,
    const struct verify_obj *object)
{
	if (e->nobjects++ == 0)
		e->object = object;
	if (!object->indirect)
		return;
	if (r->t->object_of[object->num] != NULL)
		verify_fail(r->v, VERIFY_PARENT_TREE,
		    verify_where(r->v, object, 0),
		    "an object is in the structure tree twice");
	r->t->object_of[object->num] = e;
}

static const char *
content_key(struct verify *v, const struct verify_obj *owner, long long mcid)
{
	return arena_printf(v->arena, "%d %lld", owner->num, mcid);
}

/* Marked content of the page that the kid or the element names. */
static void
add_content(struct reader *r, struct verify_elem *e,
    const struct verify_obj *kid)
{
	const struct verify_obj *in = verify_get(r->v, kid, "Stm");
	const struct verify_obj *mcid = kid->kind == VERIFY_INT ? kid :
	    verify_get(r->v, kid, "MCID");
	const char *key;

	if (in->kind == VERIFY_NULL)
		in = verify_get(r->v, kid, "Pg");
	if (in->kind == VERIFY_NULL)
		in = verify_get(r->v, e->dict, "Pg");
	e->ncontent++;
	if (mcid->kind != VERIFY_INT || !in->indirect) {
		verify_fail(r->v, VERIFY_STRUCT_TREE,
		    verify_elem_where(r->v, e),
		    "an element has content without a page or a number");
		return;
	}
	key = content_key(r->v, in, mcid->integer);
	if (map_find(&r->t->content_of, key) != NULL)
		verify_fail(r->v, VERIFY_PARENT_TREE,
		    verify_elem_where(r->v, e),
		    "a piece of content is in the structure tree twice");
	else
		map_put(&r->t->content_of, r->v->arena, key, e);
}

struct verify_elem *
verify_content_elem(struct verify *v, const struct verify_tree *t,
    const struct verify_obj *owner, long long mcid)
{
	struct arena_mark mark = arena_mark(v->arena);
	struct verify_elem *e = map_find(&t->content_of, content_key(v, owner,
	    mcid));

	arena_rewind(v->arena, mark);
	return e;
}

static void
add_kid(struct reader *r, struct verify_elem *e, const struct verify_obj *kid)
{
	const struct verify_obj *type = verify_get(r->v, kid, "Type");
	const struct verify_obj *of = e != NULL ? e->dict : r->t->root;

	if (verify_is_dict(kid) && !verify_is_name(type, "MCR") &&
	    !verify_is_name(type, "OBJR")) {
		add_elem(r, e, kid);
		return;
	}
	if (e == NULL || (kid->kind != VERIFY_INT && !verify_is_dict(kid))) {
		verify_fail(r->v, VERIFY_STRUCT_TREE,
		    verify_where(r->v, of, 0),
		    "a kid in the structure tree is of no kind that may be");
		return;
	}
	if (verify_is_name(type, "OBJR"))
		add_object(r, e, verify_get(r->v, kid, "Obj"));
	else
		add_content(r, e, kid);
}

static void
read_kids(struct reader *r)
{
	while (r->depth > 0) {
		struct frame *f = &r->stack[r->depth - 1];
		size_t n = f->kids->kind == VERIFY_ARRAY ? f->kids->len : 1;
		struct verify_elem *e = f->elem;
		const struct verify_obj *kid;

		if (f->i == n) {
			r->depth--;
			continue;
		}
		if (++r->items > LIMIT_PDF_KIDS) {
			verify_fail(r->v, VERIFY_STRUCT_TREE, NULL,
			    "the structure tree has more than %d kids",
			    LIMIT_PDF_KIDS);
			return;
		}
		kid = f->kids->kind == VERIFY_ARRAY ?
		    verify_item(r->v, f->kids, f->i) : f->kids;
		f->i++;
		add_kid(r, e, kid);
	}
}

struct verify_tree *
verify_tree_read(struct verify *v)
{
	struct verify_tree *t = arena_alloc(v->arena, sizeof(*t));
	size_t n = (size_t)verify_last_object(v) + 2;
	struct reader r = { .v = v, .t = t };

	v->tree = t;
	t->root = verify_get(v, v->root, "StructTreeRoot");
	t->catalog_lang = verify_get(v, v->root, "Lang")->kind ==
	    VERIFY_STRING;
	t->by_num = arena_array(v->arena, n, sizeof(*t->by_num));
	t->rooted = arena_alloc(v->arena, n);
	t->page = arena_array(v->arena, n, sizeof(*t->page));
	t->attached = arena_alloc(v->arena, n);
	t->object_of = arena_array(v->arena, n, sizeof(*t->object_of));
	for (size_t i = 0; i < v->npages; i++)
		if (v->pages[i].dict->indirect)
			t->page[v->pages[i].dict->num] =
			    (unsigned)v->pages[i].number;
	if (!verify_is_dict(t->root)) {
		t->root = &verify_none;
		return t;
	}
	verify_roles_read(v, t);
	push(&r, NULL, t->root);
	read_kids(&r);
	verify_owners_read(v, t);
	return t;
}

struct verify_elem *
verify_elem_of(const struct verify_tree *t, const struct verify_obj *dict)
{
	return dict->indirect ? t->by_num[dict->num] : NULL;
}

bool
verify_rooted(struct verify *v, struct verify_tree *t,
    const struct verify_obj *elem)
{
	struct vec chain = { 0 };
	bool rooted = false;

	while (verify_is_dict(elem) && elem->indirect &&
	    t->rooted[elem->num] == 0 && elem != t->root) {
		if (t->by_num[elem->num] != NULL) {
			rooted = true;
			break;
		}
		/* Until it is known: a chain that comes back goes nowhere. */
		t->rooted[elem->num] = 1;
		vec_push(&chain, v->arena, elem);
		elem = verify_get(v, elem, "P");
	}
	if (elem == t->root && t->root != &verify_none)
		rooted = true;
	else if (verify_is_dict(elem) && elem->indirect &&
	    t->rooted[elem->num] == 2)
		rooted = true;
	for (size_t i = 0; i < chain.n && rooted; i++)
		t->rooted[((const struct verify_obj *)chain.at[i])->num] = 2;
	return rooted;
}

/* The element after e within of, not going into e. */
static struct verify_elem *
step_over(const struct verify_elem *of, const struct verify_elem *e)
{
	while (e->next == NULL && e->parent != of)
		e = e->parent;
	return e->next;
}

struct verify_elem *
verify_kid_next(const struct verify_elem *of, const struct verify_elem *after)
{
	struct verify_elem *e = after == NULL ? of->first :
	    step_over(of, after);

	while (e != NULL && passes_through(e))
		e = e->first != NULL ? e->first : step_over(of, e);
	return e;
}

const char *
verify_elem_where(struct verify *v, const struct verify_elem *e)
{
	const struct verify_obj *pg = verify_get(v, e->dict, "Pg");

	return verify_where(v, e->dict, pg->indirect ?
	    v->tree->page[pg->num] : 0);
}
