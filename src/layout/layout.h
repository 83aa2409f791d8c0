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
 * two lines of what follows, a caption with the title and two lines, a line
 * that ends with a colon with what it introduces, a signature with some text
 * above it; a short item or row at either end of three or more is not alone,
 * nor is one of two short ones;
 * header rows repeat; nothing is placed outside the margins but the footer and
 * the numbers of the lines; nothing stands in the clerk's corner.
 *
 * The footer of a court paper is one that every court takes: "Page 2 of 5" in
 * the middle, under it a thin rule, under that the short title and the number
 * of the case in 10 points or more (California Rules of Court 2.110 for rule
 * and title; the case number on every page is asked for by county rules like
 * Clark County's LGR 14).  It keeps 0.4 inch from the sheet's edge; where the
 * bottom margin is too low for it the text ends higher.  The footer of a sheet
 * is a rule, the short title and the number at the right.
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
	/* Read from right to left: the glyphs stand as on the page, so what
	 * is read first comes last and clusters fall. */
	bool		 back;
	/* Another run never has the same, in this or a later layout, so that
	 * what was made of this one may be kept; 0 = none was given. */
	uint64_t	 id;
};

/*
 * Paragraphs as they were set with some fonts: a later layout with the same
 * fonts takes them from here.  Its pages are the same with and without.
 */
struct layout_memo;
struct layout_memo *layout_memo_open(struct arena *);
/*
 * Forget those that quote answers, and all when they have grown many.  Call it
 * between packets, when no layout is in use.  Returns the
 * last id of the runs that are no more.
 */
uint64_t	 layout_memo_trim(struct layout_memo *);

struct layout_fonts {
	/* Shape text[0..len) in one face, from left to right; never NULL.
	 * Letters that are read from right to left count as missing. */
	const struct layout_run *(*shape)(void *ctx, enum layout_face,
	    const char *text, size_t len);
	/*
	 * The same for text that is read from right to left: `back` is set.
	 * NULL: use shape.
	 */
	const struct layout_run *(*shape_back)(void *ctx, enum layout_face,
	    const char *text, size_t len);
	/* Ascent and descent (both positive) of a face's first font. */
	void	(*metrics)(void *ctx, enum layout_face, int32_t *ascent,
	    int32_t *descent);
	/* What to do so that a missing character can be printed; or NULL,
	 * both the advice and the function. */
	const char *(*advice)(void *ctx, uint32_t codepoint);
	void	*ctx;
	struct layout_memo *memo;	/* of these fonts; NULL = keep nothing */
};

/*
 * How the caption of a court paper is ruled.  All have who files first, at the
 * left of the clerk's corner, and the court in the middle; then come the two
 * sides.  A caption that does not fit on its page is carried on on the next.
 */
enum layout_caption {
	LAYOUT_CAPTION_RULED,	/* a rule under and beside the parties */
	LAYOUT_CAPTION_PAREN,	/* a ")" at every line of the taller side */
	/* All in one box, as C.R.C.P. 10 (Colorado) has it: at the left court,
	 * parties, who files; at the right room of 2.5 x 1.75 in or more with
	 * the words "COURT USE ONLY", under it the right side; at the bottom
	 * the DOC_TITLE that follows the caption. */
	LAYOUT_CAPTION_BOXED,
};

/*
 * The page, 1/1000 pt.  What is only for court papers is passed over for
 * papers that are sheets (doc_node.sheet).
 *
 * Margins are measured to the letters.  What stands in the top margin of
 * page 1 is up to the clerk: 3 in (Washington GR 14; New Jersey R. 1:4), 2 in
 * (Illinois; Oregon UTCR 2.010; Arizona R. Civ. P. 5.2), 1.5 in on every page
 * (Colorado C.R.C.P. 10; Utah URCP 10).
 */
struct layout_style {
	int32_t	 width, height;		/* 612000 x 792000: US Letter */
	int32_t	 left, right, top, bottom;	/* margins */
	int32_t	 size;			/* type size of the body */
	int32_t	 leading;		/* single line distance; 0 = follows
					 * the size */
	int32_t	 spacing;		/* line distance of spaced paragraphs, in
					 * thousandths of leading: 2000 = double */
	int32_t	 footer_size;		/* 10000 or more */
	bool	 justify;		/* even right edges of running text */

	/* court papers only */
	int32_t	 first_top;		/* top margin of page 1 */
	enum layout_caption caption;
	/* The corner at the upper right that stays empty for the clerk, from
	 * the edges of the sheet: of page 1, and of later pages; 0 = none.
	 * California rule 2.111: the right half beside lines 1 to 7; Florida,
	 * for papers that are recorded: 3 x 3 in, later 3 wide and 1 high.
	 * Beside it only DOC_CAPTION_FILER is printed, from first_top on;
	 * all other text begins below it. */
	int32_t	 clear_width, clear_height;
	int32_t	 later_width, later_height;
	/* The court's name stands at least so far from the sheet's upper edge.
	 * California rule 2.111: 240000, which is line 8. */
	int32_t	 court_top;
	/*
	 * Line-numbered pleading paper (California rule 2.108, Oregon UTCR
	 * 2.010): numbers stand number_pitch apart from number 1, whose
	 * baseline is number_top under the sheet's upper edge, to the last
	 * above the bottom margin; 0 = none.  They begin anew on each page, a
	 * double rule stands between them and the text, a single one at the
	 * right margin, under the clerk's corner.
	 *
	 * Every baseline is that of a number or halfway between two: spaced
	 * lines stand at the numbers whatever `spacing` says, single ones at
	 * half the pitch, which is `leading` then.  Type larger than half the
	 * pitch is set at the whole pitch throughout.
	 *
	 * A pitch of 24000 is three numbers to the inch.  With number_top
	 * 80000 the letters of line 1 begin one inch from the edge in 12
	 * point, and with a bottom margin of 60000 there are 28 numbers.
	 */
	int32_t	 number_pitch, number_top;
	/* No page number on page 1 (Arizona R. Civ. P. 5.2). */
	bool	 plain_first;
};

/* The default style: 1-inch margins, 12 point, double-spaced body, ragged. */
struct layout_style layout_style_default(void);
/*
 * What is wrong with a style, as a clause ("the margins leave less than two
 * inches for text"), or NULL.  layout takes sound styles only: who makes one
 * from a definition asks first.
 */
const char	*layout_style_fault(const struct layout_style *);

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
	struct layout_item *items;	/* in reading order; then the numbers of
					 * the lines and the footer */
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
