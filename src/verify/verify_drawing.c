/*
 * What is drawn: operators, colours where they are used, graphics states,
 * pictures, forms, shadings.  What the file holds but never draws is not
 * judged.
 */
#include <string.h>

#include "base/arena.h"
#include "base/str.h"
#include "verify/verify_colour.h"
#include "verify/verify_content.h"
#include "verify/verify_drawing.h"

struct drawing {
	struct verify	*v;
	struct map	 seen;		/* spaces, states, pictures done */
	const struct verify_obj *fill, *stroke, *resources;	/* last held */
	bool		*transparent;	/* by page */
};

/* First time that this object is met in these resources? */
static bool
first_time(struct drawing *d, const char *what, const struct verify_obj *o,
    const struct verify_obj *resources)
{
	struct arena_mark mark = arena_mark(d->v->arena);
	char *key = arena_printf(d->v->arena, "%s %p %p", what,
	    (const void *)o, (const void *)resources);

	if (map_find(&d->seen, key) != NULL) {
		arena_rewind(d->v->arena, mark);
		return false;
	}
	map_put(&d->seen, d->v->arena, key, d);
	return true;
}

static void
use_space(struct drawing *d, const struct verify_content *c,
    const struct verify_obj *space)
{
	if (first_time(d, "space", space, c->resources))
		verify_colour_space(d->v, space, c->resources,
		    verify_content_where(c));
}

/* ICCBased CMYK with overprinting in mode 1. */
static void
check_overprint(struct drawing *d, const struct verify_content *c,
    const struct verify_obj *space, bool overprint)
{
	if (overprint && c->g->overprint_mode == 1 &&
	    verify_icc_colours(d->v, space) == 4)
		verify_fail(d->v, VERIFY_OVERPRINT, verify_content_where(c),
		    "an ICCBased CMYK colour is overprinted in mode 1");
}

static void
use_colours(struct drawing *d, const struct verify_content *c, bool fill,
    bool stroke)
{
	if (fill && (c->g->fill != d->fill || c->resources != d->resources))
		use_space(d, c, c->g->fill);
	if (stroke && (c->g->stroke != d->stroke ||
	    c->resources != d->resources))
		use_space(d, c, c->g->stroke);
	if (c->resources != d->resources)
		d->fill = d->stroke = NULL;
	d->resources = c->resources;
	if (fill) {
		d->fill = c->g->fill;
		check_overprint(d, c, c->g->fill, c->g->overprint_fill);
	}
	if (stroke) {
		d->stroke = c->g->stroke;
		check_overprint(d, c, c->g->stroke, c->g->overprint_stroke);
	}
}

static void
paint(struct drawing *d, const struct verify_content *c, const char *op)
{
	int tr = c->g->render;

	if (op[0] == 'T' || op[0] == '\'' || op[0] == '"')
		use_colours(d, c, tr == 0 || tr == 2 || tr == 4 || tr == 6,
		    tr == 1 || tr == 2 || tr == 5 || tr == 6);
	else if (strchr("fFbB", op[0]) != NULL && !str_eq(op, "BI"))
		use_colours(d, c, true, strchr("bB", op[0]) != NULL);
	else if (op[0] == 'S' || op[0] == 's')
		use_colours(d, c, false, !str_eq(op, "sh"));
}

/* A resource that an operator names. */
static const struct verify_obj *
named(struct drawing *d, const struct verify_content *c, const char *category,
    const struct verify_obj *name)
{
	const struct verify_obj *o = verify_resource(c, category,
	    verify_name(name));

	if (c->inherited && o->kind != VERIFY_NULL)
		verify_fail(d->v, VERIFY_RESOURCES, verify_content_where(c),
		    "a content stream uses '%s', which is not in its own "
		    "resources", verify_name(name));
	return o;
}

static void
mark_transparent(struct drawing *d, const struct verify_content *c,
    const char *what)
{
	d->transparent[c->page->number - 1] = true;
	verify_fail(d->v, VERIFY_TRANSPARENT, verify_content_where(c),
	    "the page has %s", what);
}

static void
check_group(struct drawing *d, const struct verify_content *c,
    const struct verify_obj *owner)
{
	const struct verify_obj *group = verify_get(d->v, owner, "Group");
	const struct verify_obj *space = verify_get(d->v, group, "CS");

	if (!verify_is_name(verify_get(d->v, group, "S"), "Transparency"))
		return;
	mark_transparent(d, c, "a transparency group");
	if (space->kind != VERIFY_NULL)
		use_space(d, c, space);
}

static void
use_state(struct drawing *d, const struct verify_content *c,
    const struct verify_obj *state)
{
	const char *why = verify_state_transparency(d->v, state);

	if (why != NULL)
		mark_transparent(d, c, why);
	if (first_time(d, "state", state, NULL))
		verify_state(d->v, state, verify_content_where(c));
}

static void
use_image(struct drawing *d, const struct verify_content *c,
    const struct verify_obj *image)
{
	const struct verify_obj *mask = verify_get(d->v, image, "SMask");
	const struct verify_obj *space = verify_get(d->v, image, "ColorSpace");
	const char *where = verify_where(d->v, image, c->page->number);

	if (mask->kind == VERIFY_STREAM)
		mark_transparent(d, c, "a picture with a soft mask");
	if (!first_time(d, "image", image, c->resources))
		return;
	verify_image(d->v, image, where);
	if (mask->kind == VERIFY_STREAM)
		verify_image(d->v, mask, verify_where(d->v, mask,
		    c->page->number));
	if (verify_true(verify_get(d->v, image, "ImageMask")))
		return;
	if (space->kind != VERIFY_NULL)
		verify_colour_space(d->v, space, c->resources, where);
}

static void
use_object(struct drawing *d, const struct verify_content *c,
    const struct verify_obj *x)
{
	const char *subtype = verify_name(verify_get(d->v, x, "Subtype"));

	if (str_eq(subtype, "Image"))
		use_image(d, c, x);
	else if (str_eq(subtype, "PS"))
		verify_fail(d->v, VERIFY_POSTSCRIPT, verify_where(d->v, x,
		    c->page->number), "something is drawn by PostScript");
	else if (str_eq(subtype, "Form"))
		check_group(d, c, x);
}

static void
use_shading(struct drawing *d, const struct verify_content *c,
    const struct verify_obj *shading)
{
	if (first_time(d, "shading", shading, c->resources))
		verify_colour_space(d->v, verify_get(d->v, shading,
		    "ColorSpace"), c->resources, verify_content_where(c));
}

static void
use_pattern(struct drawing *d, const struct verify_content *c,
    const struct verify_obj *pattern)
{
	const struct verify_obj *state = verify_get(d->v, pattern,
	    "ExtGState");

	if (verify_get(d->v, pattern, "PatternType")->integer != 2)
		return;
	use_shading(d, c, verify_get(d->v, pattern, "Shading"));
	if (verify_is_dict(state))
		use_state(d, c, state);
}

static void
inline_image(struct drawing *d, const struct verify_content *c,
    const struct verify_obj *image)
{
	const struct verify_obj *space = verify_get(d->v, image, "CS");
	const struct verify_obj *own;

	verify_inline_image(d->v, image, verify_content_where(c));
	if (space->kind == VERIFY_NULL)
		space = verify_get(d->v, image, "ColorSpace");
	own = verify_resource(c, "ColorSpace", verify_name(space));
	verify_colour_space(d->v, own->kind != VERIFY_NULL ? own : space,
	    c->resources, verify_content_where(c));
}

/* A stream has been read to its end. */
static void
end_stream(struct drawing *d, const struct verify_content *c)
{
	if (c->kind == VERIFY_PAGE_CONTENT) {
		const struct verify_obj *group = verify_get(d->v,
		    c->page->dict, "Group");

		if (verify_is_name(verify_get(d->v, group, "S"),
		    "Transparency"))
			check_group(d, c, c->page->dict);
		return;
	}
	if (c->kind == VERIFY_APPEARANCE)
		check_group(d, c, c->owner);
	if (c->kind != VERIFY_PATTERN && c->kind != VERIFY_GLYPH &&
	    first_time(d, "form", c->owner, NULL))
		verify_form(d->v, c->owner, verify_content_where(c));
}

static void
watch_op(void *ctx, const struct verify_content *c, const struct verify_op *o)
{
	struct drawing *d = ctx;
	const struct verify_obj *first = o->n > 0 ? o->args[0] : &verify_none;
	const struct verify_obj *last = o->n > 0 ? o->args[o->n - 1] : first;

	if (!o->known)
		verify_fail(d->v, VERIFY_OPERATOR, verify_content_where(c),
		    "a content stream holds '%.20s', which is no operator",
		    o->name);
	if (o->paints)
		paint(d, c, o->name);
	if (o->name[0] == '\0')
		end_stream(d, c);
	else if (str_eq(o->name, "q") && c->saved + 1 > 28)
		verify_fail(d->v, VERIFY_SAVE_DEPTH, verify_content_where(c),
		    "q is nested deeper than 28");
	else if (str_eq(o->name, "gs"))
		use_state(d, c, named(d, c, "ExtGState", first));
	else if (str_eq(o->name, "Do"))
		use_object(d, c, named(d, c, "XObject", first));
	else if (str_eq(o->name, "sh"))
		use_shading(d, c, named(d, c, "Shading", first));
	else if (str_eq(o->name, "BI"))
		inline_image(d, c, first);
	else if (str_eq(o->name, "Tf"))
		named(d, c, "Font", first);
	else if (str_eq(o->name, "cs") || str_eq(o->name, "CS"))
		named(d, c, "ColorSpace", first);
	else if (str_eq(o->name, "BDC") && last->kind == VERIFY_NAME)
		named(d, c, "Properties", last);
	else if ((str_eq(o->name, "scn") || str_eq(o->name, "SCN")) &&
	    last->kind == VERIFY_NAME)
		use_pattern(d, c, named(d, c, "Pattern", last));
	else if (str_eq(o->name, "ri") && !verify_rendering_intent(first))
		verify_fail(d->v, VERIFY_RENDERING_INTENT,
		    verify_content_where(c),
		    "there is no rendering intent '%s'", verify_name(first));
}

static void
watch_word(void *ctx, const struct verify_content *c,
    const struct verify_word *w)
{
	struct drawing *d = ctx;

	/* Whole numbers and operators are most of all words, and short. */
	if (w->kind == VERIFY_W_REAL || w->kind == VERIFY_W_HEX || w->len > 9)
		verify_word_limits(d->v, verify_content_where(c), w);
}

void
verify_drawing(struct verify *v)
{
	static const struct verify_watch watch = { .op = watch_op,
	    .word = watch_word };
	struct drawing d = { .v = v };

	d.transparent = arena_array(v->arena, v->npages + 1,
	    sizeof(*d.transparent));
	verify_content_walk(v, &watch, &d);
	for (size_t i = 0; i < v->npages; i++)
		if (d.transparent[i] && *verify_intent(v) == '\0' &&
		    !verify_has(verify_get(v, v->pages[i].dict, "Group"),
		    "CS"))
			verify_fail(v, VERIFY_BLEND_SPACE, verify_where(v,
			    v->pages[i].dict, i + 1), "a page with "
			    "transparency has no blending colour space");
}
