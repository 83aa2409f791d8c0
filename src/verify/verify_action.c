/* Annotations, form fields, and the actions that anything may start. */
#include <string.h>

#include "base/arena.h"
#include "base/limits.h"
#include "base/str.h"
#include "verify/verify_colour.h"
#include "verify/verify_int.h"

/* --- actions --- */

static void
check_action(struct verify *v, const struct verify_obj *a, int depth)
{
	static const char good[] = "GoTo GoToR GoToE Thread URI Named "
	    "SubmitForm";
	const struct verify_obj *next = verify_get(v, a, "Next");
	const char *type = verify_name(verify_get(v, a, "S"));
	const char *name = verify_name(verify_get(v, a, "N"));
	const char *where = verify_where(v, a, 0);

	if (!verify_is_dict(a) || depth > 16 || verify_tired(v))
		return;
	if (!str_has_word(good, type) || (v->report->part == 1 &&
	    str_eq(type, "GoToE")))
		verify_fail(v, VERIFY_ACTION, where,
		    "the file holds an action '%s'", type);
	if (!str_has_word("GoTo URI", type))
		verify_fail(v, VERIFY_ACTIVE_CONTENT, where,
		    "the file holds an action '%s'", type);
	if (str_eq(type, "Named") && !str_has_word("NextPage PrevPage "
	    "FirstPage LastPage", name))
		verify_fail(v, VERIFY_ACTION_NAMED, where,
		    "the file holds an action '%s'", name);
	check_action(v, next, depth + 1);
	for (size_t i = 0; next->kind == VERIFY_ARRAY && i < next->len; i++)
		check_action(v, verify_item(v, next, i), depth + 1);
}

/* The action and the additional actions of a dictionary. */
static void
check_actions(struct verify *v, const struct verify_obj *o)
{
	const struct verify_obj *aa = verify_get(v, o, "AA");

	check_action(v, verify_get(v, o, "A"), 0);
	for (size_t i = 0; verify_is_dict(aa) && i < aa->len; i++)
		check_action(v, verify_value(v, aa, i), 0);
}

static void
check_scripts(struct verify *v, const struct verify_obj *node, int depth)
{
	const struct verify_obj *names = verify_get(v, node, "Names");
	const struct verify_obj *kids = verify_get(v, node, "Kids");

	for (size_t i = 1; names->kind == VERIFY_ARRAY && i < names->len;
	    i += 2)
		check_action(v, verify_item(v, names, i), 0);
	for (size_t i = 0; kids->kind == VERIFY_ARRAY && depth < 16 &&
	    i < kids->len && !verify_tired(v); i++)
		check_scripts(v, verify_item(v, kids, i), depth + 1);
}

/* --- annotations --- */

static void
check_flags(struct verify *v, const struct verify_obj *a, const char *type,
    const char *where)
{
	const struct verify_obj *f = verify_get(v, a, "F");
	long long bits = f->integer;

	if (f->kind != VERIFY_INT) {
		if (!str_eq(type, "Popup"))
			verify_fail(v, VERIFY_ANNOT_FLAGS_MISSING, where,
			    "an annotation '%s' has no flags", type);
		return;
	}
	if ((bits & 4) == 0)
		verify_fail(v, VERIFY_ANNOT_FLAGS, where,
		    "an annotation '%s' is not printed", type);
	/* Invisible, hidden, not viewed; toggled only in part 2. */
	if ((bits & (1 | 2 | 32)) != 0 ||
	    (v->report->part == 2 && (bits & 256) != 0))
		verify_fail(v, VERIFY_ANNOT_FLAGS, where,
		    "an annotation '%s' is hidden", type);
}

static bool
no_area(struct verify *v, const struct verify_obj *a)
{
	const struct verify_obj *r = verify_get(v, a, "Rect");
	double w = verify_item(v, r, 2)->number - verify_item(v, r, 0)->number;
	double h = verify_item(v, r, 3)->number - verify_item(v, r, 1)->number;

	return r->kind == VERIFY_ARRAY && w >= 0 && w <= 0 && h >= 0 && h <= 0;
}

static const struct verify_obj *
inherited(struct verify *v, const struct verify_obj *field, const char *key)
{
	for (int i = 0; i < 32 && verify_is_dict(field); i++) {
		if (verify_has(field, key))
			return verify_get(v, field, key);
		field = verify_get(v, field, "Parent");
	}
	return &verify_none;
}

static void
check_appearance(struct verify *v, const struct verify_obj *a,
    const char *type, const char *where)
{
	const struct verify_obj *ap = verify_get(v, a, "AP");
	const struct verify_obj *n = verify_get(v, ap, "N");
	bool button = str_eq(type, "Widget") &&
	    verify_is_name(inherited(v, a, "FT"), "Btn");

	if (!verify_is_dict(ap)) {
		if (!no_area(v, a) && !str_has_word("Popup Link", type) &&
		    v->report->part == 2)
			verify_fail(v, VERIFY_ANNOT_APPEARANCE, where,
			    "an annotation '%s' has no appearance", type);
		return;
	}
	if (ap->len != 1 || !verify_has(ap, "N"))
		verify_fail(v, VERIFY_ANNOT_AP_KEYS, where,
		    "an annotation '%s' has more than the normal appearance",
		    type);
	else if (button ? n->kind != VERIFY_DICT || n->len == 0 :
	    n->kind != VERIFY_STREAM)
		verify_fail(v, VERIFY_ANNOT_AP_KEYS, where,
		    "the appearance of an annotation '%s' is no %s", type,
		    button ? "dictionary of streams" : "stream");
}

static void
check_part1(struct verify *v, const struct verify_obj *a, const char *where)
{
	const struct verify_obj *ca = verify_get(v, a, "CA");

	if (verify_number(ca) && (ca->number < 1 || ca->number > 1))
		verify_fail(v, VERIFY_ANNOT_OPACITY, where,
		    "an annotation is transparent");
	if ((verify_has(a, "C") || verify_has(a, "IC")) &&
	    !str_eq(verify_intent(v), "RGB "))
		verify_fail(v, VERIFY_ANNOT_COLOUR, where,
		    "an annotation has a colour without an RGB output intent");
}

static void
check_annot(struct verify *v, const struct verify_obj *a, size_t page)
{
	static const char good1[] = "Text Link FreeText Line Square Circle "
	    "Highlight Underline Squiggly StrikeOut Stamp Ink Popup Widget "
	    "PrinterMark TrapNet";
	static const char good2[] = "Polygon PolyLine Caret FileAttachment "
	    "Watermark Redact";
	const char *type = verify_name(verify_get(v, a, "Subtype"));
	const char *where = verify_where(v, a, page);

	if (!str_has_word(good1, type) && (v->report->part == 1 ||
	    !str_has_word(good2, type)))
		verify_fail(v, VERIFY_ANNOT_TYPE, where,
		    "there is an annotation '%s'", type);
	if (str_has_word("FileAttachment Sound Movie Screen 3D RichMedia", type))
		verify_fail(v, VERIFY_ACTIVE_CONTENT, where,
		    "there is an annotation '%s'", type);
	check_flags(v, a, type, where);
	check_appearance(v, a, type, where);
	check_part1(v, a, where);
	check_actions(v, a);
	if (!str_eq(type, "Widget"))
		return;
	verify_fail(v, VERIFY_ACTIVE_CONTENT, where,
	    "there is a form field to fill in");
	if (verify_has(a, "AA") || (verify_has(a, "A") &&
	    v->report->part == 2))
		verify_fail(v, VERIFY_WIDGET_ACTION, where,
		    "a form field on the page has an action");
}

/* --- forms --- */

static void
check_field(struct verify *v, const struct verify_obj *f, struct vec *path)
{
	const struct verify_obj *kids = verify_get(v, f, "Kids");

	if (!verify_is_dict(f) || path->n > LIMIT_PDF_DEPTH ||
	    verify_tired(v))
		return;
	for (size_t i = 0; i < path->n; i++)
		if (path->at[i] == f)
			return;
	if (verify_has(f, "AA"))
		verify_fail(v, VERIFY_FIELD_ACTION, verify_where(v, f, 0),
		    "a form field has actions");
	check_actions(v, f);
	if (verify_is_name(inherited(v, f, "FT"), "Sig"))
		verify_signature(v, verify_get(v, f, "V"));
	vec_push(path, v->arena, f);
	for (size_t i = 0; kids->kind == VERIFY_ARRAY && i < kids->len; i++)
		check_field(v, verify_item(v, kids, i), path);
	path->n--;
}

static void
check_form(struct verify *v)
{
	const struct verify_obj *form = verify_get(v, v->root, "AcroForm");
	const struct verify_obj *fields = verify_get(v, form, "Fields");
	const char *where = verify_where(v, form, 0);
	struct vec path = { 0 };

	if (!verify_is_dict(form))
		return;
	if (verify_true(verify_get(v, form, "NeedAppearances")))
		verify_fail(v, VERIFY_NEED_APPEARANCES, where,
		    "the form leaves its fields to be drawn by the reader");
	if (verify_has(form, "XFA"))
		verify_fail(v, VERIFY_XFA, where, "the form is an XFA form");
	for (size_t i = 0; fields->kind == VERIFY_ARRAY && i < fields->len;
	    i++)
		check_field(v, verify_item(v, fields, i), &path);
}

static void
check_outlines(struct verify *v)
{
	for (int i = 1; i <= verify_last_object(v); i++) {
		const struct verify_obj *o = verify_object(v, i);

		/* An outline item: a title under a parent, with an action. */
		if (verify_has(o, "Title") && verify_has(o, "Parent") &&
		    verify_has(o, "A"))
			check_action(v, verify_get(v, o, "A"), 0);
	}
}

void
verify_actions(struct verify *v)
{
	for (size_t i = 0; i < v->npages; i++) {
		const struct verify_obj *all = verify_get(v, v->pages[i].dict,
		    "Annots");

		check_actions(v, v->pages[i].dict);
		for (size_t k = 0; all->kind == VERIFY_ARRAY && k < all->len;
		    k++)
			if (verify_is_dict(verify_item(v, all, k)))
				check_annot(v, verify_item(v, all, k), i + 1);
	}
	check_form(v);
	check_outlines(v);
	check_actions(v, v->root);
	check_action(v, verify_get(v, v->root, "OpenAction"), 0);
	check_scripts(v, verify_get(v, verify_get(v, v->root, "Names"),
	    "JavaScript"), 0);
}
