/*
 * The structure tree as objects.  An element is one dictionary, written as it
 * stands: made entry by entry it would cost several times as much, and a page
 * has dozens.  Numbers of objects are given first, since elements name their
 * parents and kids.
 */
#include <string.h>

#include "base/arena.h"
#include "base/hash.h"
#include "render/pdf/pdf_int.h"

#define SHARED_MAX	16

struct tree {
	struct pdf_doc	*doc;
	struct pdf_tags	*tags;
	struct buf	 b;		/* the object being written */
	struct buf	 all;		/* for the identifier */
	HPDF_Dict	 root;
	struct shared {
		const char	*text;
		HPDF_Dict	 object;
	}		 shared[SHARED_MAX];
	size_t		 nshared;
};

static void
reference(struct buf *b, const void *object)
{
	pdf_number(b, pdf_id(object), 0);
	buf_str(b, " 0 R");
}

static void
named(struct buf *b, const char *key, const void *object)
{
	buf_str(b, key);
	buf_char(b, ' ');
	reference(b, object);
}

static void
string(struct buf *b, const char *key, const char *text)
{
	if (text == NULL)
		return;
	buf_str(b, key);
	pdf_text_string(b, text);
}

static void
put(struct tree *t, HPDF_Dict object)
{
	pdf_put_raw(t->doc, object, &t->b);
	buf_add(&t->all, t->b.data, t->b.len);
	buf_clear(&t->b);
}

/* Is anything to be heard in it? */
static bool
filled(const struct pdf_elem *e)
{
	if (e->kept)
		return true;
	for (const struct pdf_kid *k = e->first; k != NULL; k = k->next)
		if (k->elem == NULL || filled(k->elem))
			return true;
	return false;
}

/* Give numbers to the elements that are written, in reading order. */
static void
number(struct pdf_doc *d, struct pdf_elem *e)
{
	e->object = pdf_indirect(d);
	for (const struct pdf_kid *k = e->first; k != NULL; k = k->next)
		if (k->elem != NULL && filled(k->elem))
			number(d, k->elem);
}

static HPDF_Dict
shared(struct tree *t, const char *text)
{
	for (size_t i = 0; i < t->nshared; i++)
		if (t->shared[i].text == text)
			return t->shared[i].object;
	if (t->nshared == SHARED_MAX)
		return NULL;
	t->shared[t->nshared] = (struct shared){ text, pdf_indirect(t->doc) };
	buf_str(&t->b, text);
	put(t, t->shared[t->nshared].object);
	return t->shared[t->nshared++].object;
}

static void
attribute(struct tree *t, const struct pdf_elem *e, HPDF_Dict object)
{
	if (object != NULL) {
		named(&t->b, "/A", object);
	} else if (e->attribute != NULL) {
		buf_str(&t->b, "/A<<");
		buf_str(&t->b, e->attribute);
		string(&t->b, "/Desc", e->desc);
		buf_str(&t->b, ">>");
	}
}

/* The first page of an element's own content; NULL = it has none. */
static HPDF_Page
page_of(const struct tree *t, const struct pdf_elem *e)
{
	for (const struct pdf_kid *k = e->first; k != NULL; k = k->next)
		if (k->elem == NULL)
			return t->doc->pages[k->page];
	return NULL;
}

static void
kid(struct tree *t, const struct pdf_kid *k, HPDF_Page page)
{
	struct buf *b = &t->b;
	HPDF_Page on;

	if (k->elem != NULL) {
		reference(b, k->elem->object);
		return;
	}
	on = t->doc->pages[k->page];
	if (k->annotation != NULL) {
		buf_str(b, "<</Type/OBJR");
		named(b, "/Pg", on);
		named(b, "/Obj", k->annotation);
		buf_str(b, ">>");
	} else if (on == page) {
		pdf_number(b, k->mcid, 0);
	} else {
		buf_str(b, "<</Type/MCR");
		named(b, "/Pg", on);
		buf_str(b, "/MCID ");
		pdf_number(b, k->mcid, 0);
		buf_str(b, ">>");
	}
}

static void
kids(struct tree *t, const struct pdf_elem *e)
{
	HPDF_Page page = page_of(t, e);
	const char *before = "/K[";

	if (page != NULL)
		named(&t->b, "/Pg", page);
	for (const struct pdf_kid *k = e->first; k != NULL; k = k->next) {
		if (k->elem != NULL && k->elem->object == NULL)
			continue;
		buf_str(&t->b, before);
		kid(t, k, page);
		before = " ";
	}
	if (*before == ' ')
		buf_char(&t->b, ']');
}

static void
element(struct tree *t, const struct pdf_elem *e)
{
	struct buf *b = &t->b;
	HPDF_Dict attributes = NULL;

	if (e->attribute != NULL && e->desc == NULL)
		attributes = shared(t, e->attribute);
	buf_str(b, "/Type/StructElem/S/");
	buf_str(b, e->type);
	named(b, "/P", e->parent != NULL ? e->parent->object : t->root);
	attribute(t, e, attributes);
	string(b, "/T", e->title);
	string(b, "/Lang", e->lang);
	string(b, "/Alt", e->alt);
	string(b, "/ActualText", e->actual);
	kids(t, e);
	put(t, e->object);
	for (const struct pdf_kid *k = e->first; k != NULL; k = k->next)
		if (k->elem != NULL && k->elem->object != NULL)
			element(t, k->elem);
}

/* --- links --- */

static void
uri(struct buf *b, const char *s)
{
	for (; *s != '\0'; s++) {
		unsigned char c = (unsigned char)*s;

		if (c <= ' ' || c >= 0x7F)
			buf_printf(b, "%%%02X", c);
		else if (c == '(' || c == ')' || c == '\\')
			buf_printf(b, "\\%c", c);
		else
			buf_char(b, (char)c);
	}
}

static void
coordinate(struct buf *b, int32_t v)
{
	pdf_number(b, v, 3);
	buf_char(b, ' ');
}

/* A place in the file itself; every item that a link leads to was drawn. */
static void
destination(struct tree *t, const char *id)
{
	const struct pdf_place *p = pdf_tag_placed(t->tags, id);
	struct buf *b = &t->b;

	if (p == NULL)
		return;
	buf_str(b, "/Dest[");
	reference(b, t->doc->pages[p->page]);
	buf_str(b, "/XYZ ");
	coordinate(b, p->left);
	coordinate(b, p->top);
	buf_str(b, "null]");
}

static void
annotation(struct tree *t, const struct pdf_link *l, HPDF_Dict object,
    size_t parent)
{
	struct buf *b = &t->b;

	buf_str(b, "/Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect[");
	coordinate(b, l->left);
	coordinate(b, l->base - l->size / 4);
	coordinate(b, l->right);
	coordinate(b, l->base + l->size * 4 / 5);
	buf_str(b, "]/StructParent ");
	pdf_number(b, (int64_t)parent, 0);
	if (l->elem->href[0] == '#') {
		string(b, "/Contents", l->elem->says);
		destination(t, l->elem->href + 1);
	} else {
		string(b, "/Contents", l->elem->href);
		buf_str(b, "/A<</S/URI/URI(");
		uri(b, l->elem->href);
		buf_str(b, ")>>");
	}
	put(t, object);
}

/* One annotation for each line of each link, in the order of the pages. */
static void
annotations(struct tree *t)
{
	struct pdf_doc *d = t->doc;
	size_t page = SIZE_MAX;
	HPDF_Array here = NULL;

	for (size_t i = 0; i < t->tags->nlinks; i++) {
		const struct pdf_link *l = &t->tags->links[i];
		HPDF_Dict a = pdf_indirect(d);

		if (here == NULL || l->page != page) {
			here = pdf_array(d);
			page = l->page;
			pdf_put(d, d->pages[page], "Annots", here);
		}
		pdf_append(d, here, a);
		annotation(t, l, a, t->tags->npages + i);
		pdf_tag_annotation(t->tags, l, a);
	}
}

/* --- the root --- */

/* From a page's content, and from annotations, back to the elements. */
static void
parents(struct tree *t, HPDF_Dict object)
{
	struct buf *b = &t->b;

	buf_str(b, "/Nums[");
	for (size_t i = 0; i < t->tags->npages; i++) {
		const struct pdf_marks *m = &t->tags->pages[i];

		pdf_number(b, (int64_t)i, 0);
		buf_char(b, '[');
		for (size_t k = 0; k < m->n; k++) {
			reference(b, m->of[k]->object);
			buf_char(b, k + 1 < m->n && k % 16 == 15 ? '\n' : ' ');
		}
		buf_str(b, "]\n");
	}
	for (size_t i = 0; i < t->tags->nlinks; i++) {
		pdf_number(b, (int64_t)(t->tags->npages + i), 0);
		buf_char(b, ' ');
		reference(b, t->tags->links[i].elem->object);
		buf_char(b, '\n');
	}
	buf_char(b, ']');
	put(t, object);
}

static void
root(struct tree *t)
{
	struct pdf_doc *d = t->doc;
	HPDF_Dict back = pdf_indirect(d), marked = pdf_dict(d);

	parents(t, back);
	buf_str(&t->b, "/Type/StructTreeRoot");
	named(&t->b, "/K", t->tags->root->object);
	named(&t->b, "/ParentTree", back);
	buf_str(&t->b, "/ParentTreeNextKey ");
	pdf_number(&t->b, (int64_t)(t->tags->npages + t->tags->nlinks), 0);
	put(t, t->root);
	pdf_put(d, d->haru->catalog, "StructTreeRoot", t->root);
	pdf_note(d, HPDF_Dict_AddBoolean(marked, "Marked", HPDF_TRUE));
	pdf_put(d, d->haru->catalog, "MarkInfo", marked);
	for (size_t i = 0; i < t->tags->npages; i++) {
		pdf_put_int(d, d->pages[i], "StructParents", (int32_t)i);
		pdf_put_name(d, d->pages[i], "Tabs", "S");
	}
}

void
pdf_tree(struct pdf_doc *d)
{
	struct tree t = { .doc = d, .tags = d->tags };
	unsigned char sum[HASH_BYTES];

	t.root = pdf_indirect(d);
	annotations(&t);
	number(d, t.tags->root);
	element(&t, t.tags->root);
	root(&t);
	hash_sha256(t.all.data, t.all.len, sum);
	buf_add(&d->digest, sum, sizeof(sum));
	buf_free(&t.all);
	buf_free(&t.b);
}
