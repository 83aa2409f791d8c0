/* The first page of a volume, and the sheet before each client. */
#include "base/arena.h"
#include "base/utf8.h"
#include "collate/collate_int.h"
#include "doc/doc.h"
#include "layout/layout.h"
#include "render/render.h"

static const struct pos nowhere;

const char *
collate_title(struct arena *a, const struct collate_options *o, size_t volume)
{
	return arena_printf(a, "%s: %s, %s %zu", lang_say(o->lang,
	    "Print run, not for filing"), lang_say(o->lang, o->bundle->title),
	    lang_say(o->lang, "volume"), volume);
}

static void
para(struct arena *a, struct doc_node *parent, const char *text,
    unsigned style)
{
	doc_text(a, doc_add(a, parent, DOC_PARA, nowhere), text, style, NULL,
	    nowhere);
}

static void
count(struct arena *a, struct doc_node *parent, const char *what, size_t n)
{
	para(a, parent, arena_printf(a, "%s %zu", what, n), 0);
}

/* What no page of a run may be without. */
static void
warning(struct arena *a, struct doc_node *paper,
    const struct collate_options *o)
{
	struct doc_node *n = doc_add(a, paper, DOC_NOTICE, nowhere);

	para(a, n, lang_say(o->lang, "Print run. Do not file this file: "
	    "courts turn away mixed cases. File each client's own court.pdf."),
	    DOC_BOLD);
	para(a, n, o->bundle->sealed ? lang_say(o->lang, "These papers are "
	    "confidential. Stay at the printer.") : lang_say(o->lang, "These "
	    "papers are private. Take them from the printer at once."),
	    DOC_BOLD);
}

static struct doc_node *
paper(struct arena *a, struct doc_node *root, const struct collate_options *o,
    const char *title, struct pos origin)
{
	struct doc_node *p = doc_add(a, root, DOC_PAPER, origin);

	p->id = "sheet";
	p->title = title;
	p->short_title = lang_say(o->lang, "Print run, not for filing");
	if (o->lang != LANG_EN)
		p->lang = lang_tag(o->lang);
	p->audience = AUDIENCE_SELF;
	p->sheet = true;
	doc_text(a, doc_add(a, p, DOC_TITLE, origin), title, 0, NULL,
	    origin);
	return p;
}

static void
first_page(struct arena *a, struct doc_node *root,
    const struct collate_options *o, size_t volume, size_t clients,
    size_t pages)
{
	struct doc_node *p = paper(a, root, o, collate_title(a, o, volume),
	    nowhere);

	warning(a, p, o);
	count(a, p, lang_say(o->lang, "Clients:"), clients);
	count(a, p, lang_say(o->lang, "Pages:"), pages);
	para(a, p, lang_say(o->lang, "A sheet with a client's name in this "
	    "run stands before each client's pages. Take the sheets out "
	    "before you hand out the papers."), 0);
	if (o->duplex && o->bundle->filed)
		para(a, p, lang_say(o->lang, "Some courts take only papers "
		    "that are printed on one side. Ask the clerk."), DOC_BOLD);
}

static void
sheet(struct arena *a, struct doc_node *root, const struct collate_options *o,
    const struct collate_entry *e, size_t number, size_t clients)
{
	struct doc_node *p = paper(a, root, o, e->id, e->folder);

	para(a, p, arena_printf(a, "%s %zu / %zu", lang_say(o->lang,
	    "Client in this file:"), number, clients), 0);
	if (e->row > 0)
		count(a, p, lang_say(o->lang, "Row of the results:"),
		    (size_t)e->row);
	count(a, p, lang_say(o->lang, "Pages:"), e->pages);
	warning(a, p, o);
}

static struct layout *
lay_out(struct arena *a, struct diags *d, struct pdf_fonts *fonts,
    const struct doc_node *root)
{
	struct layout_style style = layout_style_default();
	struct layout_fonts metrics = pdf_fonts_layout(fonts);

	/* To be seen in a pile that somebody leafs through. */
	style.size = 18000;
	return layout_flow(a, d, root, &style, &metrics);
}

static bool
printable(const char *id)
{
	size_t bad;

	if (*id == '\0' || !utf8_valid(id, strlen(id), &bad))
		return false;
	for (uint32_t c; (c = utf8_next(&id)) != 0;)
		if (c < ' ' || utf8_forbidden(c))
			return false;
	return true;
}

bool
collate_sheet_fits(struct arena *a, struct diags *d, struct pdf_fonts *fonts,
    const struct collate_options *o, const struct collate_entry *e)
{
	struct doc_node *root = doc_root_new(a);
	struct layout *pages;

	if (!printable(e->id)) {
		diag_add(d, DIAG_CONTROL_CHARACTER, e->folder,
		    "rename the client's folder",
		    "the name of a client cannot be printed");
		return false;
	}
	sheet(a, root, o, e, COLLATE_PAGES_MOST, COLLATE_PAGES_MOST);
	pages = lay_out(a, d, fonts, root);
	if (pages != NULL && pages->n == 1)
		return true;
	if (pages != NULL)
		diag_add(d, DIAG_TOO_LARGE, e->folder,
		    "give the client a shorter name",
		    "the name of a client does not fit on its sheet");
	return false;
}

bool
collate_sheets(struct arena *a, struct diags *d, struct pdf_fonts *fonts,
    const struct collate_options *o, size_t volume,
    const struct collate_entry *entries, size_t n, size_t pages,
    struct buf *out)
{
	struct pdf_info info = { .title = collate_title(a, o, volume),
	    .lang = lang_here(o->lang),
	    .producer = "movant " MOVANT_VERSION, .level = PDF_A2A };
	struct doc_node *root = doc_root_new(a);
	struct layout *laid;

	first_page(a, root, o, volume, n, pages);
	for (size_t i = 0; i < n; i++)
		sheet(a, root, o, &entries[i], i + 1, n);
	laid = lay_out(a, d, fonts, root);
	return laid != NULL && laid->n == n + 1 &&
	    render_pdf(a, d, laid, fonts, &info, out);
}
