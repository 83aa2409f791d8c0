/* Annotations: their place in the structure, and their text. */
#include "base/arena.h"
#include "base/limits.h"
#include "base/str.h"
#include "verify/verify_struct.h"

/* Fields inside fields; a longer way up is a circle. */
#define FIELD_DEPTH	64

#define FLAG_HIDDEN	2

struct annot {
	const struct verify_obj *dict;
	const struct verify_page *page;
	const char	*subtype;
	const char	*where;
	/* What the ParentTree names, and its type; verify_none without one. */
	const struct verify_obj *elem;
	enum verify_type type;
	bool		 seen;		/* not hidden, and on the page */
};

static bool
has_text(struct verify *v, const struct verify_obj *dict, const char *key)
{
	const struct verify_obj *s = verify_get(v, dict, key);

	return s->kind == VERIFY_STRING && s->len > 0;
}

static bool
is(const struct annot *a, const char *subtype)
{
	return str_eq(a->subtype, subtype);
}

/* Kinds of ISO 32000-1, table 169, and of its extensions by Adobe. */
static bool
known(const struct annot *a)
{
	return str_has_word("Text Link FreeText Line Square Circle Polygon "
	    "PolyLine Highlight Underline Squiggly StrikeOut Stamp Caret Ink "
	    "Popup FileAttachment Sound Movie Widget Screen PrinterMark "
	    "TrapNet Watermark 3D Redact RichMedia", a->subtype);
}

static double
side(struct verify *v, const struct verify_obj *box, bool high, size_t axis)
{
	double a = verify_item(v, box, axis)->number;
	double b = verify_item(v, box, axis + 2)->number;

	return (a < b) == high ? b : a;
}

static bool
on_page(struct verify *v, const struct annot *a)
{
	const struct verify_obj *rect = verify_get(v, a->dict, "Rect");
	const struct verify_obj *box = a->page->cropbox;

	if (box->kind != VERIFY_ARRAY || box->len != 4)
		box = a->page->mediabox;
	if (box->kind != VERIFY_ARRAY || box->len != 4 ||
	    rect->kind != VERIFY_ARRAY || rect->len != 4)
		return true;
	for (size_t axis = 0; axis < 2; axis++)
		if (side(v, rect, false, axis) >= side(v, box, true, axis) ||
		    side(v, rect, true, axis) <= side(v, box, false, axis))
			return false;
	return true;
}

static struct annot
read_annot(struct verify *v, struct verify_tree *t,
    const struct verify_page *page, const struct verify_obj *dict)
{
	const struct verify_obj *key = verify_get(v, dict, "StructParent");
	const struct verify_obj *s;
	struct annot a = { .dict = dict, .page = page, .elem = &verify_none };

	a.subtype = verify_name(verify_get(v, dict, "Subtype"));
	a.where = verify_where(v, dict, page->number);
	if (key->kind == VERIFY_INT)
		a.elem = verify_owner(t, key->integer);
	if (!verify_is_dict(a.elem))
		a.elem = &verify_none;
	s = verify_get(v, a.elem, "S");
	if (s->kind == VERIFY_NAME)
		a.type = verify_role(v, t, s->text)->type;
	a.seen = (verify_get(v, dict, "F")->integer & FLAG_HIDDEN) == 0 &&
	    on_page(v, &a);
	return a;
}

/* The tree must say the same as the ParentTree. */
static void
check_owner(struct verify *v, const struct verify_tree *t,
    const struct annot *a)
{
	const struct verify_elem *e = a->dict->indirect ?
	    t->object_of[a->dict->num] : NULL;

	if (a->elem != &verify_none && (e == NULL || e->dict != a->elem))
		verify_fail(v, VERIFY_PARENT_TREE, a->where,
		    "the ParentTree names another element for an annotation "
		    "than the structure tree");
}

static void
check_place(struct verify *v, const struct annot *a)
{
	if (is(a, "PrinterMark")) {
		if (a->elem != &verify_none)
			verify_fail(v, VERIFY_MARK_TAGGED, a->where,
			    "a printer's mark is part of the structure");
	} else if (is(a, "Widget")) {
		if (a->type != VERIFY_TYPE_Form)
			verify_fail(v, VERIFY_FIELD_TAG, a->where,
			    "a form field is not in a 'Form' element");
	} else if (is(a, "Link")) {
		if (a->type != VERIFY_TYPE_Link)
			verify_fail(v, VERIFY_LINK_TAG, a->where,
			    "a link is not in a 'Link' element");
	} else if (a->type != VERIFY_TYPE_Annot) {
		verify_fail(v, known(a) ? VERIFY_ANNOT_TAG :
		    VERIFY_ANNOT_UNKNOWN, a->where,
		    "an annotation of kind '%s' is not in an 'Annot' element",
		    a->subtype);
	}
}

/* The readable name of a field, its own or that of the field above. */
static bool
field_named(struct verify *v, const struct annot *a)
{
	const struct verify_obj *f = a->dict;

	for (int i = 0; i < FIELD_DEPTH && verify_is_dict(f); i++) {
		if (has_text(v, f, "TU"))
			return true;
		f = verify_get(v, f, "Parent");
	}
	return false;
}

static void
check_text(struct verify *v, const struct annot *a)
{
	bool alt = has_text(v, a->elem, "Alt");
	bool contents = has_text(v, a->dict, "Contents");

	if (is(a, "Widget")) {
		if (!alt && !field_named(v, a))
			verify_fail(v, VERIFY_FIELD_NAME, a->where,
			    "a form field has no name that can be read out");
		return;
	}
	if (!alt && !contents)
		verify_fail(v, known(a) ? VERIFY_ANNOT_TEXT :
		    VERIFY_ANNOT_UNKNOWN, a->where,
		    "an annotation of kind '%s' has no description",
		    a->subtype != NULL ? a->subtype : "");
	if (is(a, "Link") && !contents)
		verify_fail(v, VERIFY_LINK_TEXT, a->where,
		    "a link has no description in Contents");
}

static void
check_lang(struct verify *v, const struct verify_tree *t,
    const struct annot *a)
{
	const struct verify_elem *e = verify_elem_of(t, a->elem);

	if (t->catalog_lang || (e != NULL && e->lang != NULL) ||
	    verify_get(v, a->elem, "Lang")->kind == VERIFY_STRING)
		return;
	if (verify_get(v, a->dict, "Contents")->kind == VERIFY_STRING)
		verify_fail(v, VERIFY_LANG_ANNOT, a->where,
		    "the language of an annotation's text is unknown");
	if (is(a, "Widget") && field_named(v, a))
		verify_fail(v, VERIFY_LANG_FIELD, a->where,
		    "the language of a field's name is unknown");
}

static void
check_attached(struct verify *v, struct verify_tree *t, const struct annot *a)
{
	const struct verify_obj *fs = verify_get(v, a->dict, "FS");

	if (!is(a, "FileAttachment") || !verify_is_dict(fs))
		return;
	if (fs->indirect)
		t->attached[fs->num] = 1;
	if (verify_is_dict(verify_get(v, fs, "EF")) &&
	    (!has_text(v, fs, "F") || !has_text(v, fs, "UF")))
		verify_fail(v, VERIFY_ATTACHED_NAME, a->where,
		    "an attached file has no name in F and UF");
}

static void
check_annot(struct verify *v, struct verify_tree *t,
    const struct verify_page *page, const struct verify_obj *dict)
{
	struct annot a = read_annot(v, t, page, dict);

	check_owner(v, t, &a);
	check_attached(v, t, &a);
	check_lang(v, t, &a);
	if (!a.seen)
		return;
	if (is(&a, "TrapNet"))
		verify_fail(v, VERIFY_TRAPNET, a.where,
		    "there is an annotation of kind 'TrapNet'");
	check_place(v, &a);
	check_text(v, &a);
}

static void
check_tabs(struct verify *v, const struct verify_page *page)
{
	const struct verify_obj *tabs = verify_get(v, page->dict, "Tabs");

	if (tabs->kind == VERIFY_NULL)
		verify_fail(v, VERIFY_TABS_MISSING, verify_where(v, page->dict,
		    page->number), "a page with annotations names no tab "
		    "order");
	else if (!verify_is_name(tabs, "S"))
		verify_fail(v, VERIFY_TABS_OTHER, verify_where(v, page->dict,
		    page->number), "the tab order of a page with annotations "
		    "is not that of the structure");
}

void
verify_ua_annots(struct verify *v, struct verify_tree *t)
{
	size_t looked = 0;

	for (size_t i = 0; i < v->npages; i++) {
		const struct verify_page *page = &v->pages[i];
		const struct verify_obj *list = verify_get(v, page->dict,
		    "Annots");

		if (list->kind != VERIFY_ARRAY || list->len == 0)
			continue;
		check_tabs(v, page);
		for (size_t k = 0; k < list->len &&
		    looked < LIMIT_PDF_KIDS; k++, looked++) {
			const struct verify_obj *a = verify_item(v, list, k);

			if (verify_is_dict(a))
				check_annot(v, t, page, a);
		}
	}
}
