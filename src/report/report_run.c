#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "layout/layout.h"
#include "render/render.h"
#include "report/report.h"

/* Room for a bad day: every state, many kinds of errors, all on one page. */
static struct layout_style
page_style(void)
{
	struct layout_style s = layout_style_default();

	s.size = 10500;
	s.top = s.bottom = 54000;
	return s;
}

/* Of errors, filings and reasons no more are ever asked for. */
#define NAMES_MOST	32

/* As much of it as one page holds. */
static struct layout *
one_page(struct arena *a, struct diags *d, struct pdf_fonts *fonts,
    const struct batch_summary *s, const struct report_options *o,
    struct doc_node **root)
{
	struct layout_style style = page_style();
	struct layout_fonts metrics = pdf_fonts_layout(fonts);
	struct layout *pages;
	size_t most = NAMES_MOST;

	do {
		*root = report_doc(a, s, o, most);
		pages = layout_flow(a, d, *root, &style, &metrics);
		most = most * 3 / 4;
	} while (pages != NULL && pages->n > 1 && most > 0);
	return pages;
}

bool
report_run(struct arena *a, struct diags *d, struct pdf_fonts *fonts,
    const struct batch_summary *s, const struct report_options *o,
    struct buf *pdf, struct buf *text)
{
	struct pdf_info info = { .title = lang_say(o->lang, "Run report"),
	    .lang = lang_here(o->lang),
	    .producer = "movant " MOVANT_VERSION, .level = PDF_A2A };
	struct doc_node *root;
	struct layout *pages = one_page(a, d, fonts, s, o, &root);

	if (pages == NULL || !render_pdf(a, d, pages, fonts, &info, pdf))
		return false;
	render_text(NULL, root, text);
	return true;
}
