#include "base/arena.h"
#include "base/diag.h"
#include "doc/doc.h"
#include "render/pdf/pdf_int.h"
#include "render/render.h"

/* The blank that ends a line which has none of its own. */
static void
use_blank(struct pdf_doc *d, enum layout_face face)
{
	if (d->blanks[face] != NULL)
		return;
	d->blanks[face] = pdf_shape(d->fonts, face, " ", 1);
	pdf_subsets_use(d->arena, d->subsets, d->fonts, face, " ", 1,
	    d->blanks[face]);
}

/* Text that is known: nearly always letters that are noted already. */
static void
use_known(struct pdf_doc *d, enum layout_face face, const struct pdf_known *l)
{
	struct pdf_subset *s = &d->subsets[face];

	if ((l->kinds & ~s->kinds) != 0)
		pdf_subset_kinds(d->arena, s, &d->fonts->faces[face],
		    pdf_cuts_kin(d->fonts, face), l->kinds);
	for (size_t i = 0; i < l->nuses; i++)
		if (!pdf_subset_has(s, &l->uses[i]))
			pdf_subset_claim(d->arena, s, &d->fonts->faces[face],
			    &l->uses[i]);
}

static void
use_text(struct pdf_doc *d, const struct layout_item *t)
{
	const struct pdf_known *l = pdf_known_of(d->fonts, t);

	if (l != NULL)
		use_known(d, t->face, l);
	else if (pdf_seen_first(d->arena, &d->seen, t->run))
		pdf_subsets_use(d->arena, d->subsets, d->fonts, t->face,
		    t->text, t->len, t->run);
	use_blank(d, t->face);
}

static void
use_glyphs(struct pdf_doc *d, const struct layout *layout)
{
	for (size_t i = 0; i < layout->n; i++) {
		const struct layout_page *page = &layout->pages[i];

		for (size_t j = 0; j < page->n; j++)
			if (page->items[j].kind == LAYOUT_TEXT)
				use_text(d, &page->items[j]);
	}
}

static void
add_pages(struct pdf_doc *d, const struct layout *layout, bool shared)
{
	struct pdf_notes notes = { 0 };
	struct buf content = { 0 };

	shared = shared && pdf_share_may(d);
	d->page = pdf_write_number(d, layout->n);
	d->content = pdf_write_number(d, layout->n);
	for (size_t i = 0; i < layout->n; i++) {
		const struct layout_page *page = &layout->pages[i];
		const struct pdf_kept *k = shared ? pdf_share_find(d, page,
		    i) : NULL;
		struct pdf_deflated x;

		if (k == NULL) {
			buf_clear(&content);
			buf_clear(&notes.b);
			notes.odd = false;
			pdf_page_draw(d, page, i, &notes, &content);
			pdf_known_content(d, page, &content, &x);
		}
		pdf_write_stream(d, d->content + (unsigned)i,
		    k ? &k->content : &x);
		if (k == NULL && shared)
			pdf_share_keep(&d->fonts->share, page, &notes, &x);
	}
	buf_free(&content);
	buf_free(&notes.b);
}

/* What was being done when it failed, or NULL when all went well. */
static const char *
build(struct pdf_doc *d, const struct layout *layout,
    const struct pdf_info *info, struct buf *out)
{
	d->level = info->level;
	if (!pdf_doc_open(d))
		return "starting";
	pdf_write_open(d, out);
	use_glyphs(d, layout);
	if (!pdf_embed(d))
		return "embedding the fonts";
	pdf_embed_write(d);
	pdf_meta_identity(d, info);
	pdf_meta_labels(d, layout);
	if (d->error != 0)
		return "writing title and language";
	pdf_xmp(d, info);
	pdf_color(d);
	d->tags = pdf_roles(d->arena, layout, info->lang);
	add_pages(d, layout, info->shared);
	pdf_tree(d);
	pdf_meta_bookmarks(d, layout);
	pdf_write_close(d);
	return d->error != 0 ? "saving" : NULL;
}

bool
render_pdf(struct arena *arena, struct diags *diags,
    const struct layout *layout, struct pdf_fonts *fonts,
    const struct pdf_info *info, struct buf *out)
{
	struct arena_mark mark = arena_mark(arena);
	struct pdf_doc d = { .arena = arena, .fonts = fonts };
	size_t length = out->len;
	const char *failed;

	if (layout->n == 0) {
		diag_add(diags, DIAG_PDF_FAILED, (struct pos){ 0 }, NULL,
		    "there are no pages to write in '%s'", info->title);
		return false;
	}
	failed = build(&d, layout, info, out);
	/* The message may live in the same arena: first rewind, then tell. */
	arena_rewind(arena, mark);
	if (failed == NULL)
		return true;
	if (out->data != NULL) {
		out->len = length;
		out->data[length] = '\0';
	}
	diag_add(diags, DIAG_PDF_FAILED, (struct pos){ 0 },
	    "nothing was written; please report this with the two numbers",
	    "the PDF library gave error %#lx (%lu) while %s",
	    (unsigned long)d.error, (unsigned long)d.detail, failed);
	return false;
}
