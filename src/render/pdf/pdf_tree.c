/*
 * The structure tree as objects, and the pages, which lead to it.  Numbers of
 * objects are given first, since elements name their parents and kids.
 */
#include <string.h>

#include "base/arena.h"
#include "render/pdf/pdf_int.h"

#define SHARED_MAX	16

struct tree {
	struct pdf_doc	*doc;
	struct pdf_tags	*tags;
	unsigned	 root;
	struct shared {
		const char	*text;
		unsigned	 id;
	}		 shared[SHARED_MAX];
	size_t		 nshared;
};

#define KEY_MAX	16

/* A file has thousands of them: key and number are written in place. */
static inline void
named(struct buf *b, const char *key, unsigned id)
{
	char *p = stpcpy(buf_room(b, KEY_MAX + PDF_REFERENCE), key);

	buf_wrote(b, pdf_refer(p, id));
}

static void
string(struct buf *b, const char *key, const char *text)
{
	if (text == NULL)
		return;
	buf_str(b, key);
	pdf_text_string(b, text);
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
	e->id = pdf_write_number(d, 1);
	for (const struct pdf_kid *k = e->first; k != NULL; k = k->next)
		if (k->elem != NULL && filled(k->elem))
			number(d, k->elem);
}

/* The object of an attribute that several elements have; 0 = it has none. */
static unsigned
shared(struct tree *t, const char *text)
{
	unsigned id;

	for (size_t i = 0; i < t->nshared; i++)
		if (t->shared[i].text == text)
			return t->shared[i].id;
	if (t->nshared == SHARED_MAX)
		return 0;
	id = pdf_write_number(t->doc, 1);
	t->shared[t->nshared++] = (struct shared){ text, id };
	buf_str(pdf_write_object(t->doc, id), text);
	pdf_write_end(t->doc);
	return id;
}

static void
attribute(struct buf *b, const struct pdf_elem *e, unsigned id)
{
	if (id != 0) {
		named(b, "/A ", id);
	} else if (e->attribute != NULL) {
		buf_str(b, "/A<<");
		buf_str(b, e->attribute);
		string(b, "/Desc", e->desc);
		buf_str(b, ">>");
	}
}

/* The first page of an element's own content; 0 = it has none. */
static unsigned
page_of(const struct tree *t, const struct pdf_elem *e)
{
	for (const struct pdf_kid *k = e->first; k != NULL; k = k->next)
		if (k->elem == NULL)
			return t->doc->page + (unsigned)k->page;
	return 0;
}

/* A kid that is no element; page: of the element's first content. */
static void
content(const struct tree *t, struct buf *b, const struct pdf_kid *k,
    unsigned page)
{
	unsigned on = t->doc->page + (unsigned)k->page;

	if (k->annotation != 0) {
		buf_str(b, "<</Type/OBJR");
		named(b, "/Pg ", on);
		named(b, "/Obj ", k->annotation);
		buf_str(b, ">>");
	} else if (on == page) {
		buf_wrote(b, buf_digits(buf_room(b, PDF_REFERENCE),
		    (unsigned)k->mcid));
	} else {
		buf_str(b, "<</Type/MCR");
		named(b, "/Pg ", on);
		buf_str(b, "/MCID ");
		pdf_number(b, k->mcid, 0);
		buf_str(b, ">>");
	}
}

static void
kids(const struct tree *t, struct buf *b, const struct pdf_elem *e)
{
	unsigned page = page_of(t, e);
	const char *before = "/K[";

	if (page != 0)
		named(b, "/Pg ", page);
	for (const struct pdf_kid *k = e->first; k != NULL; k = k->next) {
		if (k->elem != NULL && k->elem->id == 0)
			continue;
		if (k->elem != NULL) {
			named(b, before, k->elem->id);
		} else {
			buf_str(b, before);
			content(t, b, k, page);
		}
		before = " ";
	}
	if (*before == ' ')
		buf_char(b, ']');
}

static void
element(struct tree *t, const struct pdf_elem *e)
{
	unsigned attributes = e->attribute != NULL && e->desc == NULL ?
	    shared(t, e->attribute) : 0;
	struct buf *b = pdf_write_object(t->doc, e->id);

	/* Its /Type goes without saying. */
	buf_str(b, "/S/");
	buf_str(b, e->type);
	named(b, "/P ", e->parent != NULL ? e->parent->id : t->root);
	attribute(b, e, attributes);
	string(b, "/T", e->title);
	string(b, "/Lang", e->lang);
	string(b, "/Alt", e->alt);
	string(b, "/ActualText", e->actual);
	kids(t, b, e);
	pdf_write_end(t->doc);
	for (const struct pdf_kid *k = e->first; k != NULL; k = k->next)
		if (k->elem != NULL && k->elem->id != 0)
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
destination(const struct tree *t, struct buf *b, const char *id)
{
	const struct pdf_place *p = pdf_tag_placed(t->tags, id);

	if (p == NULL)
		return;
	buf_str(b, "/Dest[");
	pdf_reference(b, t->doc->page + (unsigned)p->page);
	buf_str(b, "/XYZ ");
	coordinate(b, p->left);
	coordinate(b, p->top);
	buf_str(b, "null]");
}

static void
annotation(const struct tree *t, const struct pdf_link *l, unsigned id,
    size_t parent)
{
	struct buf *b = pdf_write_object(t->doc, id);

	buf_str(b, "/Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect[");
	coordinate(b, l->left);
	coordinate(b, l->base - l->size / 4);
	coordinate(b, l->right);
	coordinate(b, l->base + l->size * 4 / 5);
	buf_str(b, "]/StructParent ");
	pdf_number(b, (int64_t)parent, 0);
	if (l->elem->href[0] == '#') {
		string(b, "/Contents", l->elem->says);
		destination(t, b, l->elem->href + 1);
	} else {
		string(b, "/Contents", l->elem->href);
		buf_str(b, "/A<</S/URI/URI(");
		uri(b, l->elem->href);
		buf_str(b, ")>>");
	}
	pdf_write_end(t->doc);
}

/* One annotation for each line of each link: the first one's number. */
static unsigned
annotations(struct tree *t)
{
	struct pdf_doc *d = t->doc;
	unsigned first = pdf_write_number(d, t->tags->nlinks);

	for (size_t i = 0; i < t->tags->nlinks; i++) {
		const struct pdf_link *l = &t->tags->links[i];
		unsigned id = first + (unsigned)i;

		annotation(t, l, id, t->tags->npages + i);
		pdf_tag_annotation(t->tags, l, id);
	}
	return first;
}

/* --- pages --- */

/* Links stand in the order of the pages; *at: the first of this one. */
static void
page(const struct tree *t, size_t n, unsigned links, size_t *at)
{
	struct pdf_doc *d = t->doc;
	struct buf *b = pdf_write_object(d, d->page + (unsigned)n);
	const char *before = "/Annots[";

	buf_str(b, "/Type/Page/MediaBox[0 0 ");
	pdf_number(b, PDF_PAGE_WIDTH, 0);
	buf_char(b, ' ');
	pdf_number(b, PDF_PAGE_HEIGHT, 0);
	buf_char(b, ']');
	named(b, "/Parent ", pdf_id(d->haru->root_pages));
	named(b, "/Resources ", pdf_id(d->resources));
	named(b, "/Contents ", d->content + (unsigned)n);
	for (; *at < t->tags->nlinks && t->tags->links[*at].page == n; ++*at) {
		named(b, before, links + (unsigned)*at);
		before = " ";
	}
	if (*before == ' ')
		buf_char(b, ']');
	buf_str(b, "/Tabs/S/StructParents ");
	pdf_number(b, (int64_t)n, 0);
	pdf_write_end(d);
}

static void
pages(const struct tree *t, unsigned links)
{
	struct pdf_doc *d = t->doc;
	HPDF_Array list = pdf_array(d);
	size_t at = 0;

	for (size_t i = 0; i < t->tags->npages; i++) {
		page(t, i, links, &at);
		pdf_append(d, list, pdf_handle(d, d->page + (unsigned)i));
	}
	pdf_put(d, d->haru->root_pages, "Kids", list);
	pdf_put_int(d, d->haru->root_pages, "Count",
	    (int32_t)t->tags->npages);
	/* It would count them by looking at each, and handles have no look. */
	d->haru->root_pages->before_write_fn = NULL;
}

/* --- the root --- */

/* From a page's content, and from annotations, back to the elements. */
static void
parents(struct tree *t, unsigned id)
{
	struct buf *b = pdf_write_object(t->doc, id);

	buf_str(b, "/Nums[");
	for (size_t i = 0; i < t->tags->npages; i++) {
		const struct pdf_marks *m = &t->tags->pages[i];

		pdf_number(b, (int64_t)i, 0);
		buf_char(b, '[');
		for (size_t k = 0; k < m->n; k++) {
			pdf_reference(b, m->of[k]->id);
			buf_char(b, k + 1 < m->n && k % 16 == 15 ? '\n' : ' ');
		}
		buf_str(b, "]\n");
	}
	for (size_t i = 0; i < t->tags->nlinks; i++) {
		pdf_number(b, (int64_t)(t->tags->npages + i), 0);
		buf_char(b, ' ');
		pdf_reference(b, t->tags->links[i].elem->id);
		buf_char(b, '\n');
	}
	buf_char(b, ']');
	pdf_write_end(t->doc);
}

static void
root(struct tree *t)
{
	struct pdf_doc *d = t->doc;
	unsigned back = pdf_write_number(d, 1);
	struct buf *b;

	parents(t, back);
	b = pdf_write_object(d, t->root);
	buf_str(b, "/Type/StructTreeRoot");
	named(b, "/K ", t->tags->root->id);
	named(b, "/ParentTree ", back);
	buf_str(b, "/ParentTreeNextKey ");
	pdf_number(b, (int64_t)(t->tags->npages + t->tags->nlinks), 0);
	pdf_write_end(d);
	pdf_put(d, d->haru->catalog, "StructTreeRoot", pdf_handle(d, t->root));
}

void
pdf_tree(struct pdf_doc *d)
{
	struct tree t = { .doc = d, .tags = d->tags };

	t.root = pdf_write_number(d, 1);
	pages(&t, annotations(&t));
	number(d, t.tags->root);
	element(&t, t.tags->root);
	root(&t);
}
