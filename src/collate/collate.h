/*
 * One kind of bundle of many clients, to be printed in one go: "print-1.pdf",
 * "print-2.pdf" and so on, each with a first page, and a sheet before each
 * client that is told apart by a bookmark.  Such a file is for a printer and
 * never for a court, which turns away what mixes cases: each says so.
 *
 *	struct collate *c = collate_open(arena, diags, fonts, &options);
 *	ok = collate_add(c, &client) && ok;		(for each)
 *	ok = collate_close(c, &totals) && ok;
 *
 * Clients are taken from the folders that their packets were written to.  A
 * file is used only when it is what the packet's manifest says.  Of the pages
 * only what is seen is kept: no links, no tags.
 *
 * A volume is held in memory until it is full, then written and forgotten, so
 * that memory does not grow with the number of clients.
 */
#ifndef COLLATE_COLLATE_H
#define COLLATE_COLLATE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/lang.h"

struct arena;
struct buf;
struct diags;
struct pdf_fonts;

/* Pages of a volume. */
#define COLLATE_PAGES_LEAST	10
#define COLLATE_PAGES_MOST	2000

/* What can be collated: one file of each packet. */
struct collate_bundle {
	const char	*word;		/* of the command line: "court" */
	const char	*file;		/* in the packet: "court.pdf" */
	const char	*title;		/* English; has Spanish */
	bool		 filed;		/* with a court */
	bool		 sealed;	/* for few eyes: the sheets say so */
};

/* By its word; NULL when there is none. */
const struct collate_bundle *collate_bundle(const char *word);
/* All words, with blanks between. */
const char	*collate_bundle_words(struct arena *);

struct collate_options {
	const struct collate_bundle *bundle;
	const char	*output;	/* "out/print.pdf": out/print-1.pdf */
	size_t		 pages;		/* of a volume, at most; of one client
					 * there may be more */
	bool		 duplex;	/* each sheet and each paper begins on
					 * the front of a leaf: letters to two
					 * people must not share one */
	bool		 replace;	/* files of an earlier run */
	enum lang	 lang;		/* of first pages and sheets */
};

struct collate_client {
	uint64_t	 row;		/* in the results; 0 = none */
	const char	*id;		/* on the sheet and the bookmark */
	const char	*folder;
};

struct collate_totals {
	size_t		 volumes, clients, pages;	/* pages: with sheets */
	size_t		 without;	/* packets that hold no such bundle */
	size_t		 left_out;	/* damaged, missing: told */
};

struct collate;

/* Everything lives in the arena; the fonts must too, or longer. */
struct collate	*collate_open(struct arena *, struct diags *,
		    struct pdf_fonts *, const struct collate_options *);
/*
 * The next client.  One whose files are missing or damaged is told with row
 * and folder, counted, and left out: that is true as well.  False only when a
 * volume cannot be written: nothing more can be done.
 */
bool		 collate_add(struct collate *, const struct collate_client *);
/*
 * Write the last volume.  No client at all is no volume.  False, and told, when
 * it cannot be written, or when a volume of an earlier run lies behind the
 * last: the totals are of what was written.
 */
bool		 collate_close(struct collate *, struct collate_totals *);

#endif
