/* What the files of collate/ share. */
#ifndef COLLATE_COLLATE_INT_H
#define COLLATE_COLLATE_INT_H

#include "base/buf.h"
#include "base/diag.h"
#include "collate/collate.h"

/* ---- collate_packet.c ---- */

enum collate_found {
	COLLATE_FOUND,
	COLLATE_NONE,		/* a sound packet that has no such file */
	COLLATE_BAD,		/* told */
};

/* The bundle's bytes, held against the manifest, in the arena. */
enum collate_found collate_packet(struct arena *, struct diags *,
		    const struct collate_bundle *,
		    const struct collate_client *, const char **data,
		    size_t *len);
/* Tell, with the row, that the client is left out, and what is wrong. */
enum collate_found collate_bad(struct arena *, struct diags *,
		    const struct collate_client *, enum diag_code,
		    const char *path, const char *what);

/* ---- collate_sheet.c ---- */

/* What a volume holds, for its first page and sheets. */
struct collate_entry {
	const char	*id;
	uint64_t	 row;		/* in the results; 0 = none */
	struct pos	 folder;	/* where what is wrong is told of */
	size_t		 pages;
};

/*
 * The sheets of a volume as one PDF: page 1 is its first page, page i + 2 the
 * sheet of entry i.  False and diagnostics when an id has a letter that no font
 * has, or is too long for its sheet.
 */
bool		 collate_sheets(struct arena *, struct diags *,
		    struct pdf_fonts *, const struct collate_options *,
		    size_t volume, const struct collate_entry *, size_t n,
		    size_t pages, struct buf *out);
/* Could it be made for this entry?  Tells otherwise. */
bool		 collate_sheet_fits(struct arena *, struct diags *,
		    struct pdf_fonts *, const struct collate_options *,
		    const struct collate_entry *);
/* What the first page says at its top, and the window of a reader. */
const char	*collate_title(struct arena *, const struct collate_options *,
		    size_t volume);

/* ---- collate_pdf.c: libqpdf ---- */

/* A PDF that pages are taken from; its bytes must outlive it. */
struct collate_source;

/* NULL: it is no sound PDF with pages; nothing is told. */
struct collate_source *collate_source_open(struct arena *, const char *data,
		    size_t len);
size_t		 collate_source_pages(const struct collate_source *);
/* How many papers it is made of, by its outermost bookmarks; at least one. */
size_t		 collate_source_papers(const struct collate_source *);
/* The first page of a paper, from 0; of the one behind the last: all pages. */
size_t		 collate_source_paper(const struct collate_source *, size_t);
/* Its bookmark; "" when it has none. */
const char	*collate_source_title(const struct collate_source *, size_t);

/* A PDF that pages are put into. */
struct collate_sink;

struct collate_sink *collate_sink_new(struct arena *, const char *title,
		    const char *lang);
/* Pages from .. from + n of the source, after those that are there. */
void		 collate_sink_pages(struct collate_sink *,
		    struct collate_source *, size_t from, size_t n);
/* An empty page when the next would not be the front of a leaf. */
void		 collate_sink_front(struct collate_sink *);
/* A bookmark to the page that comes next; inside: below the last that is not. */
void		 collate_sink_mark(struct collate_sink *, const char *text,
		    bool inside);
/* The bytes; false when the library reported an error. */
bool		 collate_sink_end(struct collate_sink *, struct buf *out);

#endif
