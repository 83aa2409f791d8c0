/*
 * Marked content: everything that is drawn belongs to a structure element or
 * is an artifact, and neither lies inside the other.
 */
#include "base/arena.h"
#include "base/limits.h"
#include "base/str.h"
#include "verify/verify_content.h"
#include "verify/verify_struct.h"

#define MARKS_KEPT	1024	/* more than the reader lets open */

/* What holds inside a mark, or outside of all (depth 0). */
struct held {
	bool		 tagged, artifact;
	const char	*lang;
};

struct marking {
	struct verify	*v;
	struct verify_tree *t;
	struct held	 at[MARKS_KEPT];	/* by depth of the mark */
	/* The appearance being read: what holds outside of its marks. */
	const struct verify_page *page;
	size_t		 annot;
	bool		 printer_mark;
	unsigned char	*drawn;		/* tagged forms, by number */
	struct map	 met;		/* content of pages: "object MCID" */
	/* Where the last finding was: many are at one place. */
	const char	*where;
	const struct verify_obj *where_owner;
	const struct verify_page *where_page;
};

static const char *
where(struct marking *m, const struct verify_content *c)
{
	if (m->where == NULL || m->where_owner != c->owner ||
	    m->where_page != c->page)
		m->where = verify_content_where(c);
	m->where_owner = c->owner;
	m->where_page = c->page;
	return m->where;
}

/* An appearance belongs to the element of its annotation. */
static void
begin_stream(struct marking *m, const struct verify_content *c)
{
	const struct verify_obj *annot, *key, *elem;
	const struct verify_elem *e;

	if (m->page == c->page && m->annot == c->annot)
		return;
	m->page = c->page;
	m->annot = c->annot;
	m->at[0] = (struct held){ 0 };
	m->printer_mark = false;
	if (c->annot == 0)
		return;
	annot = verify_item(m->v, verify_get(m->v, c->page->dict, "Annots"),
	    c->annot - 1);
	key = verify_get(m->v, annot, "StructParent");
	elem = key->kind == VERIFY_INT ? verify_owner(m->t, key->integer) :
	    &verify_none;
	m->printer_mark = verify_is_name(verify_get(m->v, annot, "Subtype"),
	    "PrinterMark");
	m->at[0].tagged = !m->printer_mark && verify_rooted(m->v, m->t, elem);
	e = verify_elem_of(m->t, elem);
	m->at[0].lang = e != NULL ? e->lang : NULL;
}

static struct held *
held(struct marking *m, const struct verify_mark *mark)
{
	size_t depth = mark != NULL ? mark->depth : 0;

	return &m->at[depth < MARKS_KEPT ? depth : MARKS_KEPT - 1];
}

/* Content of a page has one number each; a form may be drawn again. */
static void
check_number(struct marking *m, const struct verify_content *c)
{
	const char *key;

	if (c->kind != VERIFY_PAGE_CONTENT || m->met.n >= LIMIT_PDF_KIDS)
		return;
	key = arena_printf(m->v->arena, "%zu %lld", c->page->number,
	    c->mark->mcid);
	if (map_find(&m->met, key) != NULL)
		verify_fail(m->v, VERIFY_PARENT_TREE, where(m, c),
		    "two pieces of content have the same number");
	else
		map_put(&m->met, m->v->arena, key, m);
}

/* The element that the ParentTree names for a numbered mark. */
static void
number(struct marking *m, const struct verify_content *c, struct held *h)
{
	const struct verify_obj *key = verify_get(m->v, c->owner,
	    "StructParents");
	const struct verify_obj *list = key->kind == VERIFY_INT ?
	    verify_owner(m->t, key->integer) : &verify_none;
	const struct verify_obj *elem = verify_item(m->v, list,
	    (size_t)c->mark->mcid);
	const struct verify_elem *e = verify_elem_of(m->t, elem);

	check_number(m, c);
	if (!verify_is_dict(elem))
		return;
	h->tagged = verify_rooted(m->v, m->t, elem);
	if (e != NULL && e->lang != NULL)
		h->lang = e->lang;
	if (h->tagged && verify_content_elem(m->v, m->t, c->owner,
	    c->mark->mcid) != e)
		verify_fail(m->v, VERIFY_PARENT_TREE, where(m, c),
		    "the ParentTree names another element for content than "
		    "the structure tree");
}

static void
check_texts(struct marking *m, const struct verify_content *c,
    const struct held *h)
{
	static const char *const texts[] = { "Alt", "ActualText", "E" };

	if (m->t->catalog_lang || h->lang != NULL ||
	    !str_eq(c->mark->tag, "Span"))
		return;
	for (size_t i = 0; i < 3; i++)
		if (verify_has(c->mark->props, texts[i]))
			verify_fail(m->v, VERIFY_LANG_ALT,
			    where(m, c),
			    "the language of an %s is unknown", texts[i]);
}

static void
open_mark(struct marking *m, const struct verify_content *c)
{
	const struct held *outer = held(m, c->mark->outer);
	struct held h = *outer;
	const struct verify_obj *lang;
	bool artifact = str_eq(c->mark->tag, "Artifact");

	if (c->mark->mcid >= 0)
		number(m, c, &h);
	lang = verify_get(m->v, c->mark->props, "Lang");
	if (lang->kind == VERIFY_STRING)
		h.lang = "";
	verify_lang_entry(m->v, c->mark->props, c->page->number);
	if (artifact && h.tagged)
		verify_fail(m->v, VERIFY_ARTIFACT_INSIDE,
		    where(m, c),
		    "an artifact lies inside tagged content");
	else if (outer->artifact && h.tagged)
		verify_fail(m->v, VERIFY_CONTENT_INSIDE,
		    where(m, c),
		    "tagged content lies inside an artifact");
	h.artifact = h.artifact || artifact;
	*held(m, c->mark) = h;
	check_texts(m, c, &h);
}

/* What a pattern or a glyph draws belongs to where it is used. */
static bool
judged(const struct verify_content *c)
{
	for (; c != NULL; c = c->outer)
		if (c->kind == VERIFY_PATTERN || c->kind == VERIFY_GLYPH ||
		    c->kind == VERIFY_SOFT_MASK)
			return false;
	return true;
}

static void
check_paint(struct marking *m, const struct verify_content *c)
{
	const struct held *h = held(m, c->mark);

	if (h->tagged || h->artifact || !judged(c))
		return;
	if (m->printer_mark)
		verify_fail(m->v, VERIFY_MARK_CONTENT, where(m, c),
		    "a printer's mark draws what is not artifact");
	else
		verify_fail(m->v, VERIFY_UNTAGGED, where(m, c),
		    "content is neither tagged nor artifact");
}

/* A form is judged by what is in it, and drawn once if that is numbered. */
static void
check_xobject(struct marking *m, const struct verify_content *c,
    const struct verify_op *o)
{
	const struct verify_obj *x = verify_resource(c, "XObject",
	    verify_name(o->args[0]));
	const struct verify_obj *kind = verify_get(m->v, x, "Subtype");

	if (verify_is_name(kind, "Image"))
		check_paint(m, c);
	if (!verify_is_name(kind, "Form") || !x->indirect ||
	    !verify_has(x, "StructParents"))
		return;
	if (m->drawn[x->num] != 0)
		verify_fail(m->v, VERIFY_TAGGED_TWICE, verify_where(m->v, x,
		    c->page->number),
		    "a form with tagged content is drawn twice");
	m->drawn[x->num] = 1;
}

static void
op(void *ctx, const struct verify_content *c, const struct verify_op *o)
{
	struct marking *m = ctx;

	begin_stream(m, c);
	if (o->name[0] == 'B' && c->mark != NULL &&
	    (str_eq(o->name, "BDC") || str_eq(o->name, "BMC")))
		open_mark(m, c);
	if (!o->paints)
		return;
	if (!str_eq(o->name, "Do"))
		check_paint(m, c);
	else if (o->n > 0)
		check_xobject(m, c, o);
}

static void
show(void *ctx, const struct verify_content *c, const char *bytes, size_t len)
{
	struct marking *m = ctx;

	(void)bytes;
	if (!m->t->catalog_lang && len > 0 && held(m, c->mark)->lang == NULL)
		verify_fail(m->v, VERIFY_LANG_TEXT, where(m, c),
		    "the language of text on the page is unknown");
}

void
verify_ua_content(struct verify *v, struct verify_tree *t)
{
	static const struct verify_watch watch = { .op = op, .show = show };
	struct marking *m = arena_alloc(v->arena, sizeof(*m));

	m->v = v;
	m->t = t;
	m->annot = (size_t)-1;
	m->drawn = arena_alloc(v->arena, (size_t)verify_last_object(v) + 2);
	verify_content_walk(v, &watch, m);
}
