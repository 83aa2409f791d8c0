/*
 * What a PDF says about itself: language, title, bookmarks and page labels.
 * Nothing here comes from a clock or from the machine.
 */
#include "base/arena.h"
#include "doc/doc.h"
#include "render/pdf/pdf_int.h"
#include "render/render.h"

#define BOOKMARK_LEVELS	2	/* of headings, below the paper's own */

struct bookmark {
	const char	*title;
	size_t		 page;
	int32_t		 y;
	struct bookmark	*parent;	/* NULL: the root */
	struct bookmark	*prev, *next, *first, *last;
	size_t		 under;		/* how many, on all levels */
	unsigned	 id;
};

struct bookmarks {
	struct pdf_doc	*doc;
	struct bookmark	*root;
	struct vec	 all;		/* in reading order */
	const struct doc_node *paper;
	const struct doc_node *heading;	/* the last one seen */
	/* [0] the paper's, then the last heading and those it is under */
	struct bookmark	*open[BOOKMARK_LEVELS + 1];
	int		 levels[BOOKMARK_LEVELS + 1];
	int		 depth;
};

static struct bookmark *
bookmark(struct bookmarks *b, struct bookmark *parent, const char *title,
    size_t page, int32_t y)
{
	struct bookmark *m = arena_alloc(b->doc->arena, sizeof(*m));

	*m = (struct bookmark){ .title = title, .page = page, .y = y,
	    .parent = parent, .prev = parent->last };
	if (m->prev != NULL)
		m->prev->next = m;
	else
		parent->first = m;
	parent->last = m;
	for (; parent != NULL; parent = parent->parent)
		parent->under++;
	vec_push(&b->all, b->doc->arena, m);
	return m;
}

static const struct doc_node *
heading_of(const struct layout_item *item)
{
	const struct doc_node *n = item->block ? item->block : item->node;

	while (n != NULL && n->kind != DOC_HEADING)
		n = n->parent;
	return n;
}

static void
bookmark_heading(struct bookmarks *b, size_t page,
    const struct layout_item *item)
{
	const struct doc_node *h = heading_of(item);
	int level;

	/* A heading of several words or lines is seen several times. */
	if (h == NULL || h == b->heading)
		return;
	b->heading = h;
	level = h->level < 1 ? 1 : h->level;
	if (level > BOOKMARK_LEVELS)
		return;
	/* Under the last one of a higher level: a level that is skipped
	 * leaves no hole, and equals stand beside each other. */
	while (b->depth > 0 && b->levels[b->depth] >= level)
		b->depth--;
	b->depth++;
	b->levels[b->depth] = level;
	b->open[b->depth] = bookmark(b, b->open[b->depth - 1],
	    doc_plain(b->doc->arena, h), page,
	    (item->y + item->size) / 1000 + 1);
}

static const char *
paper_title(const struct doc_node *paper)
{
	if (paper->title != NULL)
		return paper->title;
	return paper->id != NULL ? paper->id : "-";
}

static void
find_bookmarks(struct bookmarks *b, const struct layout *layout)
{
	for (size_t i = 0; i < layout->n; i++) {
		const struct layout_page *page = &layout->pages[i];

		if (page->paper == NULL)
			continue;
		if (page->paper != b->paper) {
			b->paper = page->paper;
			b->heading = NULL;
			b->depth = 0;
			b->open[0] = bookmark(b, b->root,
			    paper_title(b->paper), i, PDF_PAGE_HEIGHT);
		}
		for (size_t j = 0; j < page->n; j++)
			if (page->items[j].kind == LAYOUT_TEXT)
				bookmark_heading(b, i, &page->items[j]);
	}
}

static void
entry(struct buf *b, const char *key, const struct bookmark *m)
{
	if (m == NULL)
		return;
	buf_str(b, key);
	pdf_reference(b, m->id);
}

/* All are shown open at first. */
static void
inside(struct buf *b, const struct bookmark *m)
{
	if (m->first == NULL)
		return;
	entry(b, "/First ", m->first);
	entry(b, "/Last ", m->last);
	buf_str(b, "/Count ");
	pdf_number(b, (int64_t)m->under, 0);
}

static void
write_bookmark(struct pdf_doc *d, const struct bookmark *m)
{
	struct buf *b = pdf_write_object(d, m->id);

	buf_str(b, "/Title");
	pdf_text_string(b, m->title);
	entry(b, "/Parent ", m->parent);
	entry(b, "/Prev ", m->prev);
	entry(b, "/Next ", m->next);
	inside(b, m);
	/* The reader's zoom is kept. */
	buf_str(b, "/Dest[");
	pdf_reference(b, d->page + (unsigned)m->page);
	buf_str(b, "/XYZ 0 ");
	pdf_number(b, m->y, 0);
	buf_str(b, " 0]");
	pdf_write_end(d);
}

void
pdf_meta_bookmarks(struct pdf_doc *d, const struct layout *layout)
{
	struct bookmark root = { 0 };
	struct bookmarks b = { .doc = d, .root = &root };

	find_bookmarks(&b, layout);
	if (b.all.n == 0)
		return;
	root.id = pdf_write_number(d, b.all.n + 1);
	for (size_t i = 0; i < b.all.n; i++)
		((struct bookmark *)b.all.at[i])->id = root.id + 1 +
		    (unsigned)i;
	inside(pdf_write_object(d, root.id), &root);
	pdf_write_end(d);
	for (size_t i = 0; i < b.all.n; i++)
		write_bookmark(d, b.all.at[i]);
	pdf_put(d, d->haru->catalog, "Outlines", pdf_handle(d, root.id));
	pdf_put_name(d, d->haru->catalog, "PageMode", "UseOutlines");
}

void
pdf_meta_labels(struct pdf_doc *d, const struct layout *layout)
{
	HPDF_Dict labels = pdf_dict(d);
	HPDF_Array nums = pdf_array(d);
	const struct doc_node *paper = NULL;

	for (size_t i = 0; i < layout->n; i++) {
		HPDF_Dict label;

		if (i > 0 && layout->pages[i].paper == paper)
			continue;
		paper = layout->pages[i].paper;
		label = pdf_dict(d);
		pdf_put_name(d, label, "S", "D");
		if (paper != NULL && paper->id != NULL)
			pdf_put_text(d, label, "P", arena_printf(d->arena,
			    "%s-", paper->id));
		pdf_note(d, HPDF_Array_AddNumber(nums, (HPDF_INT32)i));
		pdf_append(d, nums, label);
	}
	pdf_put(d, labels, "Nums", nums);
	pdf_put(d, d->haru->catalog, "PageLabels", labels);
}

void
pdf_meta_identity(struct pdf_doc *d, const struct pdf_info *info)
{
	HPDF_Dict viewer = pdf_dict(d), marked = pdf_dict(d);

	pdf_put_string(d, d->haru->catalog, "Lang", info->lang);
	pdf_note(d, HPDF_Dict_AddBoolean(viewer, "DisplayDocTitle",
	    HPDF_TRUE));
	pdf_put(d, d->haru->catalog, "ViewerPreferences", viewer);
	pdf_note(d, HPDF_Dict_AddBoolean(marked, "Marked", HPDF_TRUE));
	pdf_put(d, d->haru->catalog, "MarkInfo", marked);
	pdf_put_text(d, d->haru->info, "Title", info->title);
	pdf_put_text(d, d->haru->info, "Producer", info->producer);
}
