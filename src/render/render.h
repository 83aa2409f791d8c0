/*
 * What comes out.  Each renderer appends to a buffer; nothing here opens a
 * file.
 */
#ifndef RENDER_RENDER_H
#define RENDER_RENDER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"
#include "base/lang.h"

struct arena;
struct buf;
struct doc_node;
struct layout;
struct layout_fonts;
struct memo;
struct vec;

/*
 * Plain text, wrapped at 78 columns; boxes as "[ ]" and "[x]".  Where its lines
 * end is kept in the memo for the next text, which is the same without; NULL =
 * it is not kept.
 */
void	 render_text(struct memo *, const struct doc_node *root, struct buf *);

/*
 * One page of HTML 5 for a browser, with boxes to tick and blanks to write in.
 * It needs no script, loads nothing, sends nothing and asks search engines and
 * the sites it links to not to know of it.  Addresses other than http, https
 * and places in the page itself are shown, never followed.  title is what the
 * window and the history of the browser show: keep it neutral.
 */
void	 render_html(struct arena *, const struct doc_node *root,
	    const char *title, enum lang, struct buf *);

/* --- PDF (render/pdf/) --- */

/* The faces, read once per process and shared by all documents. */
struct pdf_fonts;

/*
 * Find and map the four Liberation Serif 2 faces: in folder when it is not
 * NULL, else in the places where systems keep them.  A face must cover the
 * letters of the languages promised (it is looked up by coverage, not by
 * name).  NULL and font-missing when one is not there.
 */
struct pdf_fonts *pdf_fonts_open(struct arena *, struct diags *,
	    const char *folder);
/*
 * Every font file that some text might be set with, as far as it is there:
 * paths, in an order that does not change, the four faces first.
 */
void	 pdf_fonts_files(const struct pdf_fonts *, struct arena *,
	    struct vec *out);
/* The same as layout sees them. */
struct layout_fonts pdf_fonts_layout(struct pdf_fonts *);
/*
 * Forget shaped words when they have grown many.  Call it between packets,
 * when no layout made with these fonts is in use: a batch of any size then
 * stays small.
 */
void	 pdf_fonts_trim(struct pdf_fonts *);

/* Which standards a file says, in its metadata, that it keeps to. */
enum pdf_level {
	PDF_A2A,		/* PDF/A-2a and PDF/UA-1; PDF 1.7 */
	PDF_A1A,		/* PDF/A-1a and PDF/UA-1, for courts that ask
				 * for part 1; PDF 1.4 */
};

struct pdf_info {
	const char	*title;		/* neutral; shown in the window title */
	const char	*lang;		/* "en-US" */
	const char	*producer;	/* "movant 0.1.0" */
	enum pdf_level	 level;
	/*
	 * Other documents of the packet show some of its pages, the very same
	 * items in memory: what is drawn is kept for them until
	 * pdf_fonts_trim, before which none of the layouts may end.
	 */
	bool		 shared;
};

/*
 * Write the pages as one PDF.  No clock, no path, no author: the same pages
 * give the same bytes.  False and pdf-failed otherwise.
 */
bool	 render_pdf(struct arena *, struct diags *, const struct layout *,
	    struct pdf_fonts *, const struct pdf_info *, struct buf *out);

#endif
