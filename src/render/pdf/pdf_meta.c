/*
 * What a PDF says about itself: language, title, bookmarks, page labels and
 * the identifier.  Nothing here comes from a clock or from the machine.
 */
#include "base/arena.h"
#include "base/hash.h"
#include "doc/doc.h"
#include "render/pdf/pdf_int.h"
#include "render/render.h"

#define ID_BYTES	16
#define BOOKMARK_LEVELS	2	/* of headings, below the paper's own */

struct bookmarks {
	struct pdf_doc	*doc;
	const struct doc_node *paper;
	const struct doc_node *heading;	/* the last one seen */
	/* [0] the paper's, then the last heading and those it is under */
	HPDF_Outline	 open[BOOKMARK_LEVELS + 1];
	int		 levels[BOOKMARK_LEVELS + 1];
	int		 depth;
};

/* A destination that keeps the reader's zoom, which libharu cannot say. */
static HPDF_Array
destination(struct pdf_doc *d, HPDF_Page page, int32_t y)
{
	HPDF_Array to = pdf_array(d);

	pdf_append(d, to, page);
	pdf_note(d, HPDF_Array_AddName(to, "XYZ"));
	pdf_note(d, HPDF_Array_AddNumber(to, 0));
	pdf_note(d, HPDF_Array_AddNumber(to, y));
	pdf_note(d, HPDF_Array_AddNumber(to, 0));
	return to;
}

static HPDF_Outline
bookmark(struct pdf_doc *d, HPDF_Outline parent, const char *title,
    HPDF_Page page, int32_t y)
{
	HPDF_Outline o = HPDF_CreateOutline(d->haru, parent, "-", NULL);

	if (o == NULL) {
		pdf_note(d, HPDF_INVALID_OUTLINE);
		return NULL;
	}
	pdf_put_text(d, o, "Title", title);
	pdf_put(d, o, "Dest", destination(d, page, y));
	return o;
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
bookmark_heading(struct bookmarks *b, HPDF_Page page,
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
	b->open[b->depth] = bookmark(b->doc, b->open[b->depth - 1],
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

void
pdf_meta_bookmarks(struct pdf_doc *d, const struct layout *layout)
{
	struct bookmarks b = { .doc = d };

	for (size_t i = 0; i < layout->n; i++) {
		const struct layout_page *page = &layout->pages[i];

		if (page->paper == NULL)
			continue;
		if (page->paper != b.paper) {
			b = (struct bookmarks){ .doc = d,
			    .paper = page->paper };
			b.open[0] = bookmark(d, NULL, paper_title(b.paper),
			    d->pages[i], PDF_PAGE_HEIGHT);
		}
		for (size_t j = 0; j < page->n; j++)
			if (page->items[j].kind == LAYOUT_TEXT)
				bookmark_heading(&b, d->pages[i],
				    &page->items[j]);
	}
	if (b.paper != NULL)
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

/* Last: the identifier is a hash of all that was written before. */
void
pdf_meta_identity(struct pdf_doc *d, const struct pdf_info *info)
{
	unsigned char sum[HASH_BYTES];
	HPDF_Dict viewer = pdf_dict(d);
	HPDF_Array id = pdf_array(d);

	pdf_put_string(d, d->haru->catalog, "Lang", info->lang);
	pdf_note(d, HPDF_Dict_AddBoolean(viewer, "DisplayDocTitle",
	    HPDF_TRUE));
	pdf_put(d, d->haru->catalog, "ViewerPreferences", viewer);
	pdf_put_text(d, d->haru->info, "Title", info->title);
	pdf_put_text(d, d->haru->info, "Producer", info->producer);
	pdf_xmp(d, info);
	pdf_color(d);
	hash_sha256(d->digest.data, d->digest.len, sum);
	for (int i = 0; i < 2; i++)
		pdf_append(d, id, HPDF_Binary_New(d->haru->mmgr, sum,
		    ID_BYTES));
	pdf_put(d, d->haru->trailer, "ID", id);
}
