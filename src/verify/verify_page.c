/* The page tree, flattened, with inherited entries resolved. */
#include "base/arena.h"
#include "base/limits.h"
#include "base/str.h"
#include "verify/verify_int.h"

/* What a branch of the tree hands down. */
struct inherited {
	const struct verify_obj *resources, *mediabox, *cropbox, *rotate;
	bool		 own;		/* the resources are the page's own */
};

static const struct verify_obj *
pass_down(struct verify *v, const struct verify_obj *node, const char *key,
    const struct verify_obj *above)
{
	const struct verify_obj *o = verify_get(v, node, key);

	return o->kind != VERIFY_NULL ? o : above;
}

static void
add_page(struct verify *v, struct vec *pages, const struct verify_obj *node,
    const struct inherited *in)
{
	struct verify_page *p = arena_alloc(v->arena, sizeof(*p));

	p->dict = node;
	p->resources = in->resources;
	p->resources_inherited = !in->own && verify_is_dict(in->resources);
	p->mediabox = in->mediabox;
	p->cropbox = in->cropbox;
	p->rotate = (int)(in->rotate->integer % 360);
	p->number = pages->n + 1;
	vec_push(pages, v->arena, p);
}

static void
walk(struct verify *v, struct vec *pages, const struct verify_obj *node,
    struct inherited in, struct vec *path)
{
	const struct verify_obj *kids = verify_get(v, node, "Kids");

	for (size_t i = 0; i < path->n; i++)
		if (path->at[i] == node) {
			verify_fail(v, VERIFY_DAMAGED, verify_where(v, node, 0),
			    "the page tree contains itself");
			return;
		}
	if (!verify_is_dict(node) || path->n > LIMIT_PDF_DEPTH ||
	    pages->n > v->len / 8 || verify_tired(v))
		return;
	in.own = verify_is_dict(verify_get(v, node, "Resources"));
	in.resources = pass_down(v, node, "Resources", in.resources);
	in.mediabox = pass_down(v, node, "MediaBox", in.mediabox);
	in.cropbox = pass_down(v, node, "CropBox", in.cropbox);
	in.rotate = pass_down(v, node, "Rotate", in.rotate);
	if (kids->kind != VERIFY_ARRAY) {
		add_page(v, pages, node, &in);
		return;
	}
	vec_push(path, v->arena, node);
	for (size_t i = 0; i < kids->len; i++)
		walk(v, pages, verify_item(v, kids, i), in, path);
	path->n--;
}

void
verify_pages(struct verify *v)
{
	struct vec pages = { 0 }, path = { 0 };
	struct inherited in = { &verify_none, &verify_none, &verify_none,
	    &verify_none, false };

	walk(v, &pages, verify_get(v, v->root, "Pages"), in, &path);
	v->pages = arena_array(v->arena, pages.n, sizeof(*v->pages));
	for (size_t i = 0; i < pages.n; i++)
		v->pages[i] = *(struct verify_page *)pages.at[i];
	v->npages = pages.n;
	if (v->npages == 0)
		verify_fail(v, VERIFY_DAMAGED, NULL, "it has no pages");
}
