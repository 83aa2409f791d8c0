/* Graphics states and forms. */
#include "base/str.h"
#include "verify/verify_colour.h"
#include "verify/verify_drawing.h"

static bool
plain_blend(const struct verify_obj *o)
{
	return o->kind == VERIFY_NULL || verify_is_name(o, "Normal") ||
	    verify_is_name(o, "Compatible");
}

const char *
verify_state_transparency(struct verify *v, const struct verify_obj *state)
{
	const struct verify_obj *mask = verify_get(v, state, "SMask");
	const struct verify_obj *stroke = verify_get(v, state, "CA");
	const struct verify_obj *fill = verify_get(v, state, "ca");

	if (verify_is_dict(mask))
		return "a soft mask";
	if ((verify_number(stroke) && stroke->number < 1) ||
	    (verify_number(fill) && fill->number < 1))
		return "an opacity under 1";
	return plain_blend(verify_get(v, state, "BM")) ? NULL :
	    "a blend mode";
}

static void
check_blend(struct verify *v, const struct verify_obj *o, const char *where)
{
	static const char known[] = "Normal Compatible Multiply Screen Overlay "
	    "Darken Lighten ColorDodge ColorBurn HardLight SoftLight "
	    "Difference Exclusion Hue Saturation Color Luminosity";

	if (o->kind == VERIFY_ARRAY) {
		for (size_t i = 0; i < o->len; i++)
			check_blend(v, verify_item(v, o, i), where);
		return;
	}
	if (o->kind != VERIFY_NULL && (!str_has_word(known, verify_name(o)) ||
	    (v->report->part == 1 && !plain_blend(o))))
		verify_fail(v, VERIFY_BLEND_MODE, where,
		    "the blend mode '%s' may not be used", verify_name(o));
}

/* name: of the colorant that a part of a halftone is for; NULL = the whole. */
static void
check_halftone(struct verify *v, const struct verify_obj *o, const char *name,
    const char *where)
{
	long long type = verify_get(v, o, "HalftoneType")->integer;
	bool transfer = verify_has(o, "TransferFunction");
	bool process = name == NULL ||
	    str_has_word("Cyan Magenta Yellow Black", name);

	if (!verify_is_dict(o))
		return;
	if (type != 1 && type != 5)
		verify_fail(v, VERIFY_HALFTONE_TYPE, where,
		    "a halftone is of type %lld", type);
	if (verify_has(o, "HalftoneName"))
		verify_fail(v, VERIFY_HALFTONE_NAME, where,
		    "a halftone has a name");
	if (!str_eq(name, "Default") && process == transfer)
		verify_fail(v, VERIFY_HALFTONE_TRANSFER, where, transfer ?
		    "a halftone has a transfer function" :
		    "the halftone of a spot colour has no transfer function");
	for (size_t i = 0; type == 5 && name == NULL && i < o->len; i++)
		check_halftone(v, verify_value(v, o, i), o->keys[i], where);
}

void
verify_state(struct verify *v, const struct verify_obj *o, const char *where)
{
	const struct verify_obj *tr2 = verify_get(v, o, "TR2");
	const struct verify_obj *ri = verify_get(v, o, "RI");

	if (verify_has(o, "TR"))
		verify_fail(v, VERIFY_TRANSFER, where,
		    "a graphics state has a transfer function");
	if (tr2->kind != VERIFY_NULL && !verify_is_name(tr2, "Default"))
		verify_fail(v, VERIFY_TRANSFER2, where,
		    "a graphics state has a transfer function");
	if (verify_has(o, "HTP"))
		verify_fail(v, VERIFY_HALFTONE_ORIGIN, where,
		    "a graphics state has a halftone origin");
	if (!verify_rendering_intent(ri))
		verify_fail(v, VERIFY_RENDERING_INTENT, where,
		    "there is no rendering intent '%s'", verify_name(ri));
	check_blend(v, verify_get(v, o, "BM"), where);
	check_halftone(v, verify_get(v, o, "HT"), NULL, where);
}

void
verify_form(struct verify *v, const struct verify_obj *o, const char *where)
{
	if (verify_has(o, "OPI") || verify_has(o, "PS") ||
	    verify_is_name(verify_get(v, o, "Subtype2"), "PS"))
		verify_fail(v, VERIFY_FORM_POSTSCRIPT, where,
		    "a form has OPI or PostScript");
}
