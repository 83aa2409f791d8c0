/* Natural language: that it is known wherever there is text to be read out. */
#include "base/str.h"
#include "verify/verify_struct.h"

/* Words of one to eight letters or digits; the first has letters only. */
static bool
is_tag(const char *s)
{
	for (bool first = true;; first = false) {
		size_t n = 0;

		for (; (*s >= 'a' && *s <= 'z') || (*s >= 'A' && *s <= 'Z') ||
		    (!first && *s >= '0' && *s <= '9'); s++)
			n++;
		if (n < 1 || n > 8)
			return false;
		if (*s == 0)
			return true;
		if (*s++ != '-')
			return false;
	}
}

void
verify_lang_entry(struct verify *v, const struct verify_obj *dict,
    size_t page)
{
	const struct verify_obj *lang = verify_get(v, dict, "Lang");

	if (lang->kind == VERIFY_NULL)
		return;
	if (lang->kind != VERIFY_STRING)
		verify_fail(v, VERIFY_LANG_TAG, verify_where(v, dict, page),
		    "a Lang is not a string");
	else if (!is_tag(verify_text(v, lang)))
		verify_fail(v, VERIFY_LANG_TAG, verify_where(v, dict, page),
		    "a Lang is not a language tag");
}

static void
check_elem(struct verify *v, const struct verify_tree *t,
    const struct verify_elem *e)
{
	static const char *const texts[] = { "Alt", "ActualText", "E" };

	verify_lang_entry(v, e->dict, 0);
	if (t->catalog_lang || e->lang != NULL)
		return;
	for (size_t i = 0; i < 3; i++)
		if (verify_get(v, e->dict, texts[i])->kind == VERIFY_STRING)
			verify_fail(v, VERIFY_LANG_ALT,
			    verify_elem_where(v, e),
			    "the language of an %s is unknown", texts[i]);
}

/* Texts of the metadata in no language but the usual one. */
static void
check_xmp(struct verify *v, const struct verify_tree *t)
{
	for (const struct verify_xmp *x = v->xmp; x != NULL; x = x->next) {
		bool named = x->first == NULL || x->kind != VERIFY_XMP_ALT;

		for (const struct verify_xmp *i = x->first; i != NULL;
		    i = i->next)
			named = named || (i->lang != NULL &&
			    !str_eq(i->lang, "x-default"));
		if (!named && !t->catalog_lang)
			verify_fail(v, VERIFY_LANG_XMP, NULL,
			    "the language of '%s:%s' in the metadata is "
			    "unknown", x->prefix, x->name);
	}
}

void
verify_ua_lang(struct verify *v, struct verify_tree *t)
{
	const struct verify_obj *outlines = verify_get(v, v->root, "Outlines");

	verify_lang_entry(v, v->root, 0);
	check_xmp(v, t);
	for (size_t i = 0; i < t->elems.n; i++)
		check_elem(v, t, t->elems.at[i]);
	if (!t->catalog_lang &&
	    verify_is_dict(verify_get(v, outlines, "First")))
		verify_fail(v, VERIFY_LANG_OUTLINE, NULL,
		    "the language of the bookmarks is unknown");
}
