/*
 * Where the ink goes: a document tree becomes pages of placed things.  All
 * lengths are int32_t thousandths of a point; the origin is the page's lower
 * left corner, y grows upwards; no floating point.
 *
 * layout asks for widths through struct layout_fonts, so that it can be tested
 * with layout_mono (every glyph half an em) and knows nothing of font files.
 *
 * Promises: a line is never wider than its column (a word that is, is cut
 * between characters); every text of the tree is placed once, in reading
 * order; DOC_KEEP stays together when it fits on a page; no paragraph leaves
 * one line behind or carries one over (widows, orphans); a heading stays with
 * two lines of what follows, a caption with the title, a line that ends with a
 * colon with what it introduces, a signature with some text above it; a short
 * item or row at either end of three or more is not alone; header rows repeat;
 * nothing is placed outside the margins but the footer.
 */
#ifndef LAYOUT_LAYOUT_H
#define LAYOUT_LAYOUT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/diag.h"

struct arena;
struct buf;
struct doc_node;

enum layout_face { LAYOUT_REGULAR, LAYOUT_BOLD, LAYOUT_ITALIC,
    LAYOUT_BOLD_ITALIC, LAYOUT_FACES };

/*
 * Advances, offsets and metrics are in this many units to the em, whatever a
 * font file's own: 256, 1000 and 2048 divide it, so nothing is rounded and the
 * fonts of a chain can stand in one line.
 */
#define LAYOUT_EM	256000

/* A shaped word or run; belongs to the fonts and may be shared. */
struct layout_glyph {
	uint32_t	 gid;
	int32_t		 advance;
	int32_t		 dx, dy;	/* offsets */
	uint32_t	 cluster;	/* byte offset of its text in the run */
	uint32_t	 font;		/* of the face's chain; 0 = the first */
};

struct layout_run {
	struct layout_glyph *glyphs;
	size_t		 n;
	int64_t		 advance;	/* sum */
	/* First character without a glyph: byte offset, or SIZE_MAX. */
	size_t		 missing;
};

struct layout_fonts {
	/* Shape text[0..len) in one face; never NULL. */
	const struct layout_run *(*shape)(void *ctx, enum layout_face,
	    const char *text, size_t len);
	/* Ascent and descent (both positive) of a face's first font. */
	void	(*metrics)(void *ctx, enum layout_face, int32_t *ascent,
	    int32_t *descent);
	void	*ctx;
};

/* How the caption of a court paper is ruled. */
enum layout_caption {
	LAYOUT_CAPTION_RULED,	/* a rule under and beside the parties */
	LAYOUT_CAPTION_PAREN,	/* a column of ")" beside them */
	LAYOUT_CAPTION_BOXED,	/* all in one box, with the court's corner */
};

/*
 * The page, 1/1000 pt.  What is only for court papers is passed over for
 * papers that are sheets (doc_node.sheet).
 */
struct layout_style {
	int32_t	 width, height;		/* 612000 x 792000: US Letter */
	int32_t	 left, right, top, bottom;	/* margins */
	int32_t	 size;			/* type size of the body */
	int32_t	 leading;		/* single line distance */
	int32_t	 spacing;		/* line distance of spaced paragraphs, in
					 * thousandths of leading: 2000 = double */
	int32_t	 footer_size;
	bool	 justify;		/* even right edges of running text */

	/* court papers only */
	int32_t	 first_top;		/* top margin of page 1 */
	enum layout_caption caption;
	/* The corner at the upper right that stays empty for the clerk, from
	 * the edges of the sheet: of page 1, and of later pages; 0 = none. */
	int32_t	 clear_width, clear_height;
	int32_t	 later_width, later_height;
	int32_t	 court_top;		/* the court's name stands at least so
					 * far from the sheet's upper edge */
	/* Line-numbered pleading paper: numbers stand number_pitch apart from
	 * number 1, whose baseline is number_top under the sheet's upper edge;
	 * 0 = none.  They begin anew on each page, a rule stands beside. */
	int32_t	 number_pitch, number_top;
	bool	 plain_first;		/* no page number on page 1 */
};

/* The default style: 1-inch margins, 12 point, double-spaced body, ragged. */
struct layout_style layout_style_default(void);

enum layout_kind {
	LAYOUT_TEXT,		/* run at x, y (baseline) */
	LAYOUT_RULE,		/* line from x, y to x + w, y + h; one is 0 */
	LAYOUT_BOX,		/* square of side w, lower left at x, y; ticked */
};

struct layout_item {
	enum layout_kind kind;
	int32_t		 x, y, w, h;
	const struct doc_node *node;	/* what it prints; NULL = artifact */
	const struct doc_node *block;	/* block that it belongs to */
	bool		 footer;	/* an artifact of the page's foot */
	/* LAYOUT_TEXT */
	enum layout_face face;
	int32_t		 size;
	const char	*text;		/* the bytes shaped; includes a trailing
					 * blank kept at a line break */
	size_t		 len;
	const struct layout_run *run;
	int32_t		 word_space;	/* added to each U+0020; 1/1000 pt */
	bool		 label;		/* number or mark of a para or item */
	bool		 ticked;	/* LAYOUT_BOX */
};

struct layout_page {
	struct layout_item *items;	/* in reading order, footer last */
	size_t		 n;
	const struct doc_node *paper;
	int		 number;	/* within its paper, from 1 */
	int		 of;
};

struct layout {
	struct layout_page *pages;
	size_t		 n;
};

/*
 * Lay the bundle out.  NULL and diagnostics: missing-glyph (naming field and
 * character) or too-large (LIMIT_PAGES).
 */
struct layout	*layout_flow(struct arena *, struct diags *,
		    const struct doc_node *root, const struct layout_style *,
		    const struct layout_fonts *);

/* Test fonts: every character half an em, no ligatures. */
struct layout_fonts layout_mono(struct arena *);

/* Pages and placed items as lines, for golden files. */
void		 layout_dump(const struct layout *, struct buf *);

/* --- line breaking, used by the text renderer as well --- */

/*
 * For each byte of a UTF-8 text: may a line end after it?  libunibreak's rules
 * (UAX 14) with our joints on top: no break after "§", inside a date, between
 * a person's initials.  out has len bytes of enum layout_break;
 * SOFT is a joint that is better not parted: before a surname, a year.
 */
enum layout_break { LAYOUT_BREAK_MUST, LAYOUT_BREAK_MAY, LAYOUT_BREAK_NO,
    LAYOUT_BREAK_INSIDE, LAYOUT_BREAK_SOFT };
void		 layout_breaks(const char *text, size_t len, char *out);

#endif
