/*
 * What single elements must have: a role, headings in order, text in the place
 * of pictures and formulas, notes that can be told apart, forms with one field.
 */
#include "base/arena.h"
#include "base/str.h"
#include "verify/verify_struct.h"

/* Types that PDF 1.4 does not have: PDF/A-1a wants them mapped. */
static bool
newer_type(const struct verify *v, const char *name)
{
	return v->report->part == 1 && v->report->level == 'a' && str_has_word(
	    "Annot Ruby RB RT RP Warichu WT WP THead TBody TFoot", name);
}

static void
check_role(struct verify *v, struct verify_tree *t,
    const struct verify_elem *e)
{
	const struct verify_role *r = verify_role(v, t, e->name);

	if (e->name[0] == 0)
		return;
	if (r->remapped)
		verify_fail(v, VERIFY_ROLE_STANDARD, verify_elem_where(v, e),
		    "the role map gives '%s' another role", e->name);
	if (r->circle)
		verify_fail(v, VERIFY_ROLE_CIRCLE, verify_elem_where(v, e),
		    "the role map leads from '%s' round in a circle", e->name);
	else if ((r->type == VERIFY_TYPE_NONE && !r->remapped) ||
	    (newer_type(v, e->name) && map_find(&t->roles, e->name) == NULL))
		verify_fail(v, VERIFY_ROLE_UNMAPPED, verify_elem_where(v, e),
		    "structure type '%s' is not mapped to a standard type",
		    e->name);
}

/* Replacement text may be empty, where a picture stands for no text. */
static bool
has_text(struct verify *v, const struct verify_elem *e)
{
	const struct verify_obj *alt = verify_get(v, e->dict, "Alt");

	return (alt->kind == VERIFY_STRING && alt->len > 0) ||
	    verify_get(v, e->dict, "ActualText")->kind == VERIFY_STRING;
}

static void
check_note(struct verify *v, struct map *ids, const struct verify_elem *e)
{
	const struct verify_obj *id = verify_get(v, e->dict, "ID");

	if (id->kind != VERIFY_STRING || id->len == 0) {
		verify_fail(v, VERIFY_NOTE_ID, verify_elem_where(v, e),
		    "a 'Note' has no ID");
		return;
	}
	if (map_find(ids, id->text) != NULL)
		verify_fail(v, VERIFY_NOTE_SAME_ID, verify_elem_where(v, e),
		    "two 'Note' elements have the same ID");
	map_put(ids, v->arena, id->text, e);
}

static void
check_form(struct verify *v, struct verify_tree *t,
    const struct verify_elem *e)
{
	const struct verify_obj *role = verify_attribute(v, t, e, "PrintField",
	    "Role");

	if (role->kind != VERIFY_NULL)
		return;
	if (e->nobjects == 1 && e->ncontent == 0 && e->first == NULL &&
	    verify_is_name(verify_get(v, e->object, "Subtype"), "Widget"))
		return;
	verify_fail(v, VERIFY_FORM_KIDS, verify_elem_where(v, e),
	    "a 'Form' has no Role and not just one form field in it");
}

static void
check_elem(struct verify *v, struct verify_tree *t, struct map *ids,
    const struct verify_elem *e)
{
	check_role(v, t, e);
	switch (e->type) {
	case VERIFY_TYPE_Figure:
		if (!has_text(v, e))
			verify_fail(v, VERIFY_FIGURE_ALT,
			    verify_elem_where(v, e),
			    "a 'Figure' has neither Alt nor ActualText");
		break;
	case VERIFY_TYPE_Formula:
		if (!has_text(v, e))
			verify_fail(v, VERIFY_FORMULA_ALT,
			    verify_elem_where(v, e),
			    "a 'Formula' has neither Alt nor ActualText");
		break;
	case VERIFY_TYPE_Note:
		check_note(v, ids, e);
		break;
	case VERIFY_TYPE_Form:
		check_form(v, t, e);
		break;
	default:
		break;
	}
}

/* Two H below one parent: the second one is told of. */
static void
check_h(struct verify *v, unsigned char *met, const struct verify_elem *e)
{
	size_t above = e->above != NULL ? e->above->index + 1 : 0;

	if (met[above] != 0)
		verify_fail(v, VERIFY_HEADING_TWICE, verify_elem_where(v, e),
		    "an element has two 'H' among its kids");
	met[above] = 1;
}

static void
check_level(struct verify *v, int last, const struct verify_elem *e)
{
	if (last == 0 && e->level != 1)
		verify_fail(v, VERIFY_HEADING_FIRST, verify_elem_where(v, e),
		    "the first heading is 'H%d', not 'H1'", e->level);
	else if (e->level > last + 1)
		verify_fail(v, VERIFY_HEADING_SKIPPED,
		    verify_elem_where(v, e), "'H%d' follows 'H%d'", e->level,
		    last);
}

static void
check_headings(struct verify *v, struct verify_tree *t)
{
	unsigned char *met = arena_alloc(v->arena, t->elems.n + 1);
	const struct verify_elem *h = NULL;
	int last = 0;

	for (size_t i = 0; i < t->elems.n; i++) {
		const struct verify_elem *e = t->elems.at[i];

		if (e->level > 0) {
			check_level(v, last, e);
			last = e->level;
		} else if (e->type == VERIFY_TYPE_H) {
			check_h(v, met, e);
			h = e;
		}
	}
	if (h != NULL && last > 0)
		verify_fail(v, VERIFY_HEADING_MIXED, verify_elem_where(v, h),
		    "headings of type 'H' and numbered ones are mixed");
}

void
verify_ua_elements(struct verify *v, struct verify_tree *t)
{
	struct map ids = { 0 };

	for (size_t i = 0; i < t->elems.n; i++)
		check_elem(v, t, &ids, t->elems.at[i]);
	check_headings(v, t);
}
