/* The catalog and what hangs from it: layers, names, permissions, pages. */
#include <string.h>

#include "base/arena.h"
#include "base/limits.h"
#include "base/str.h"
#include "verify/verify_int.h"

/* --- layers --- */

/* Mark the groups that an order names, by number. */
static void
mark_listed(struct verify *v, const struct verify_obj *order,
    unsigned char *listed, size_t *looked, int depth)
{
	if (order->indirect)
		listed[order->num] = 1;
	for (size_t i = 0; order->kind == VERIFY_ARRAY && depth < 32 &&
	    i < order->len && ++*looked < LIMIT_PDF_KIDS; i++)
		mark_listed(v, verify_item(v, order, i), listed, looked,
		    depth + 1);
}

static void
check_order(struct verify *v, const struct verify_obj *order,
    const struct verify_obj *groups, const char *where)
{
	unsigned char *listed;
	size_t looked = 0;

	if (order->kind != VERIFY_ARRAY || groups->kind != VERIFY_ARRAY)
		return;
	listed = arena_alloc(v->arena, (size_t)verify_last_object(v) + 2);
	mark_listed(v, order, listed, &looked, 0);
	for (size_t i = 0; i < groups->len; i++)
		if (listed[verify_item(v, groups, i)->num] == 0)
			verify_fail(v, VERIFY_LAYER_ORDER, where,
			    "the order of layers does not list them all");
}

static void
check_config(struct verify *v, const struct verify_obj *o,
    const struct verify_obj *groups, struct map *names)
{
	const char *where = verify_where(v, o, 0);
	const char *name = verify_text(v, verify_get(v, o, "Name"));

	/* That each has a name is asked by verify_document.c. */
	if (*name != '\0' && map_find(names, name) != NULL)
		verify_fail(v, VERIFY_LAYER_TWICE, where,
		    "two configurations of layers have the same name");
	map_put(names, v->arena, name, o);
	check_order(v, verify_get(v, o, "Order"), groups, where);
}

static void
check_layers(struct verify *v)
{
	const struct verify_obj *all = verify_get(v, v->root, "OCProperties");
	const struct verify_obj *groups = verify_get(v, all, "OCGs");
	const struct verify_obj *more = verify_get(v, all, "Configs");
	struct map names = { 0 };

	if (!verify_is_dict(all))
		return;
	verify_fail(v, VERIFY_LAYERS_PART1, verify_where(v, all, 0),
	    "the file has layers");
	check_config(v, verify_get(v, all, "D"), groups, &names);
	for (size_t i = 0; more->kind == VERIFY_ARRAY && i < more->len; i++)
		check_config(v, verify_item(v, more, i), groups, &names);
}

/* --- pages --- */

static void
check_box(struct verify *v, const struct verify_obj *box, const char *name,
    const char *where)
{
	for (size_t i = 0; box->kind == VERIFY_ARRAY && i < 2; i++) {
		double side = verify_item(v, box, i + 2)->number -
		    verify_item(v, box, i)->number;

		if (side < 0)
			side = -side;
		if (side < 3 || side > 14400)
			verify_fail(v, VERIFY_BOX_SIZE, where,
			    "a side of the %s is under 3 or over 14400 units",
			    name);
	}
}

static void
check_page(struct verify *v, const struct verify_page *p)
{
	static const char *const boxes[] = { "BleedBox", "TrimBox", "ArtBox" };
	const char *where = verify_where(v, p->dict, p->number);

	check_box(v, p->mediabox, "MediaBox", where);
	check_box(v, p->cropbox, "CropBox", where);
	for (size_t i = 0; i < 3; i++)
		check_box(v, verify_get(v, p->dict, boxes[i]), boxes[i],
		    where);
	if (verify_has(p->dict, "AA"))
		verify_fail(v, VERIFY_PAGE_ACTIONS, where,
		    "a page has actions of its own");
	if (verify_has(p->dict, "PresSteps"))
		verify_fail(v, VERIFY_PRES_STEPS, where,
		    "a page has presentation steps");
}

/* --- the rest --- */

static void
check_perms(struct verify *v)
{
	const struct verify_obj *perms = verify_get(v, v->root, "Perms");

	for (size_t i = 0; verify_is_dict(perms) && i < perms->len; i++)
		if (!str_has_word("UR3 DocMDP", perms->keys[i]))
			verify_fail(v, VERIFY_PERMS_KEYS, verify_where(v,
			    perms, 0), "the permissions hold '%s'",
			    perms->keys[i]);
}

static void
check_names(struct verify *v)
{
	const struct verify_obj *names = verify_get(v, v->root, "Names");
	const char *where = verify_where(v, names, 0);

	if (verify_has(names, "AlternatePresentations"))
		verify_fail(v, VERIFY_PRESENTATIONS, where,
		    "the file has alternate presentations");
	if (verify_has(names, "EmbeddedFiles"))
		verify_fail(v, VERIFY_EMBEDDED_PART1, where,
		    "a file is attached");
	if (verify_has(names, "JavaScript"))
		verify_fail(v, VERIFY_ACTIVE_CONTENT, where,
		    "the file holds scripts");
}

void
verify_catalog(struct verify *v)
{
	const struct verify_obj *root = v->root;
	const char *where = verify_where(v, root, 0);

	check_layers(v);
	check_perms(v);
	check_names(v);
	for (size_t i = 0; i < v->npages; i++)
		check_page(v, &v->pages[i]);
	if (verify_has(root, "AA"))
		verify_fail(v, VERIFY_CATALOG_ACTIONS, where,
		    "the file has actions of its own");
	if (verify_true(verify_get(v, root, "NeedsRendering")))
		verify_fail(v, VERIFY_NEEDS_RENDERING, where,
		    "the file asks to be rendered anew");
	if (verify_has(root, "Requirements"))
		verify_fail(v, VERIFY_REQUIREMENTS, where,
		    "the file has requirements for readers");
}
