/*
 * What the files of layout share.
 *
 * Work goes in two steps.  Blocks become a *galley*: a column of *slugs*, each
 * a line of type, a bit of room or a row of cells, with the space around it
 * and what binds it to the next one.  Then the galley is cut into pages at the
 * places where the binding is weakest.  Tables and captions are rows whose
 * cells are galleys again.
 *
 * Inside a slug x counts from the left edge of the sheet and y from the top of
 * the slug downwards; layout_page turns this into page coordinates.
 *
 * On line-numbered paper galleys are *snapped* before they are cut: heights and
 * distances become multiples of half the pitch of the numbers, so that every
 * slug whose upper edge is on the grid has its baseline there as well.
 *
 * Galleys live in the job's scratch arena, pages in the caller's.
 */
#ifndef LAYOUT_LAYOUT_INT_H
#define LAYOUT_LAYOUT_INT_H

#include "base/buf.h"
#include "base/memo.h"
#include "base/vec.h"
#include "doc/doc.h"
#include "layout/layout.h"

#define LAYOUT_INCH	72000
#define LAYOUT_INDENT	36000		/* first line, number to text */
#define LAYOUT_DEPTH	256		/* blocks in blocks */
#define LAYOUT_NARROWEST 48000		/* no indent makes a column narrower */

/*
 * What holds a slug to the next one.  A page that cannot honour everything
 * gives up the weakest first.
 */
enum layout_bind {
	LAYOUT_FREE,
	LAYOUT_CARRY,		/* text that goes over with a signature */
	LAYOUT_LINES,		/* widows and orphans */
	LAYOUT_NEXT,		/* headings, keep_next */
	LAYOUT_TOGETHER,	/* DOC_KEEP */
};

enum layout_slug_kind { LAYOUT_LINE, LAYOUT_ROOM, LAYOUT_ROW };

/* A ruled frame around the slugs that name it; open frames nest. */
struct layout_frame {
	const struct layout_frame *outer;
	int32_t		 left, width;
};

struct layout_slug {
	enum layout_slug_kind kind;
	enum layout_bind bind;		/* to the next slug */
	int32_t		 before, after;	/* the larger of two neighbours counts;
					 * nothing at the edges of a page */
	int32_t		 height;
	int32_t		 base;		/* baseline; 0 = it has none */
	int32_t		 not_above;	/* on page 1: from the sheet's edge */
	int32_t		 inset;		/* of the frame's rule */
	bool		 whole;		/* stands at a number, not between */
	bool		 beside;	/* may stand beside the clerk's corner */
	struct layout_item *items;	/* LAYOUT_LINE */
	size_t		 n;
	struct layout_row *row;		/* LAYOUT_ROW */
	const struct layout_frame *frame;
};

/* A number, bullet or check box that waits for the line it stands beside. */
struct layout_mark {
	const struct doc_node *node;
	const char	*text;		/* NULL = a box */
	int32_t		 x;
	unsigned	 style;
};

struct layout_galley {
	struct layout_slug *at;
	size_t		 n, cap;
	struct layout_mark *marks;	/* an item in an item has two */
	size_t		 nmarks, mark_cap;
	int		 lead;		/* lines that a heading still takes along */
};

/* Items that follow each other: where the first, second and last begin. */
struct layout_series {
	size_t		 first, second, last;
	size_t		 n;
};

struct layout_memo {
	struct memo	 sets;		/* struct layout_set */
	struct memo	 answers;	/* those that quote one */
	struct buf	 key;		/* of the one that is looked for */
	uint64_t	 runs, gone;	/* ids given so far, and forgotten */
};

enum layout_grid {
	LAYOUT_NO_GRID,
	LAYOUT_GRID,
	LAYOUT_CAPTION_GRID,	/* beside and under the first column */
	LAYOUT_PAREN_GRID,	/* under the first column */
	LAYOUT_BOX_GRID,	/* LAYOUT_GRID; who files is read first */
};

struct layout_table {
	enum layout_grid grid;
	int32_t		*edges;		/* ncolumns + 1 */
	size_t		 ncolumns;
	int32_t		 pad, foot;	/* above and below the cells of a row */
	int32_t		 drop;		/* rules stand so much lower */
	bool		 splits;	/* a row may be cut on any page */
	struct layout_galley header;	/* rows to repeat */
};

struct layout_cell {
	struct layout_galley galley;
	size_t		 done;		/* slugs already placed */
};

struct layout_row {
	struct layout_table *table;
	struct layout_cell *cells;	/* ncolumns of the table */
	bool		 header;
};

/* A piece of one word in one style, or a blank or box. */
struct layout_frag {
	const struct doc_node *node;
	size_t		 nth;		/* inline of the paragraph it is */
	const char	*text;
	size_t		 len;
	const struct layout_run *run;	/* NULL = blank or box */
	enum layout_face face;
	int32_t		 size;
	int32_t		 w;		/* with its trailing blank */
	int32_t		 blank;		/* width of the trailing blank */
	int32_t		 spaces;	/* U+0020 in it */
	unsigned char	 level;		/* odd: read from right to left */
};

/* What a line is made of: the pieces between two places to break. */
struct layout_atom {
	size_t		 frag;		/* first of its pieces */
	int32_t		 full;		/* width with the trailing blank */
	int32_t		 width;		/* without */
	int32_t		 inner;		/* U+0020 in it, but a trailing one */
	bool		 must;		/* the line ends after it */
	bool		 soft;		/* better not here */
};

/* How lines are to be broken, and how wide they are. */
enum layout_setting {
	LAYOUT_RAGGED,
	LAYOUT_JUSTIFIED,
	LAYOUT_BALANCED,	/* all lines alike, the last one too */
};

struct layout_measure {
	enum layout_setting setting;
	int32_t		 first, rest;	/* widths of the lines */
	int32_t		 size;		/* of the type */
	int32_t		 blank;		/* width of the narrowest blank, or 0 */
};

/* A place between atoms, for layout_fit. */
struct layout_node {
	int64_t		 at;		/* full width of all atoms before it */
	int64_t		 blanks;	/* in them */
	int64_t		 cost;		/* least, of a line that ends here */
	size_t		 from;		/* where that line begins */
};

/*
 * A paragraph in lines, wherever it will stand: x counts from the left edge of
 * its column and y from the base of the line.  node, block and text of an item
 * are not set: it is of the nth inline of the paragraph, from its byte `from`.
 */
struct layout_set_item {
	struct layout_item item;
	size_t		 nth, from;
};

struct layout_set_line {
	struct layout_set_item *items;	/* in the order of reading */
	size_t		 n;
};

struct layout_set {
	int32_t		 size;		/* of the tallest type, or what stands
					 * beside it */
	struct layout_set_line *lines;
	size_t		 n;
};

/* Work space of layout_atom and layout_line, kept from paragraph to paragraph. */
struct layout_work {
	struct layout_frag *frags;
	size_t		 nfrags, frag_cap;
	struct layout_atom *atoms;	/* atoms[natoms].frag == nfrags */
	size_t		 natoms, atom_cap;
	struct layout_node *nodes;
	size_t		*ends;
	size_t		 end_cap;
	int32_t		 blank;		/* width of the narrowest blank */
	char		*text, *breaks;
	char		*levels;	/* of embedding; whose text until then */
	bool		 mixed;		/* some level is not 0 */
	size_t		 text_cap;
	const struct doc_node **inlines; /* of the paragraph, by number */
	size_t		 inline_cap;
};

struct layout_job {
	struct arena	*arena, *scratch;
	struct diags	*diags;
	const struct layout_style *style;	/* of this paper; see
						 * layout_style_of */
	const struct layout_fonts *fonts;
	int32_t		 ascent, descent;	/* of the body, 1/1000 pt */
	int32_t		 room;		/* height of an ordinary page's text */
	bool		 sheet;		/* the paper is not a court paper */
	const struct doc_node *titled;	/* title that stands in a caption */
	/* Line-numbered paper: distance of two places for a line (0 = not
	 * numbered), upper edge of the first, and from the baseline to the
	 * lower edge of a place. */
	int32_t		 unit, origin, sink;
	/* The page that is being cut. */
	bool		 first;		/* of its paper */
	int32_t		 clear;		/* lower edge of the clerk's corner */
	int32_t		 rules;		/* no frame is ruled above this */
	bool		 failed;
	size_t		 missing;	/* characters reported so far */
	const struct doc_node *missing_at;
	struct layout_work work;
	struct vec	 pages;		/* struct layout_page */
};

/* Where blocks go. */
struct layout_column {
	int32_t		 left, width;
	unsigned	 style;		/* bold in heading cells */
	bool		 flush;		/* first lines are not indented here */
	bool		 small;		/* less space between paragraphs */
	int		 depth;
	const struct layout_frame *frame;
};

/* A run of inlines and the shape to pour it into. */
struct layout_para {
	const struct doc_node *block;
	const struct doc_node *first, *end;	/* inlines; end is not taken */
	int32_t		 left, width;
	int32_t		 indent;	/* of the first line */
	int32_t		 size;
	unsigned	 style;		/* added to that of every text */
	enum doc_align	 align;
	int32_t		 before, gap, after;	/* gap: between its lines */
	const struct layout_frame *frame;
	bool		 answer;	/* quotes one that no inline names */
};

/* layout_atom.c */
/* Fill the job's work space with the atoms of a paragraph. */
void	 layout_atoms(struct layout_job *, const struct layout_para *);
/* An array with room for one more than n; what was there is kept. */
void	*layout_grown(struct layout_job *, void *, size_t n, size_t *cap,
	    size_t size);
enum layout_face layout_face_of(unsigned style);
int32_t	 layout_size_of(int32_t size, unsigned style);
/* Units of LAYOUT_EM in 1/1000 pt. */
int32_t	 layout_scaled(int32_t size, int64_t units);
/* Shape a text; a character without a glyph is reported as the node's. */
const struct layout_run *layout_shape(struct layout_job *,
	    const struct doc_node *, enum layout_face, const char *text,
	    size_t len);
/* Width of a text in the body size. */
int32_t	 layout_width(struct layout_job *, const struct doc_node *,
	    const char *text, unsigned style);

/* layout_set.c */
/*
 * Set a paragraph, or find it set before.  `least` is the size of what stands
 * beside its first line.  The set lives as long as the job, at least.
 */
const struct layout_set *layout_set_para(struct layout_job *,
	    const struct layout_para *, int32_t least);

/* layout_memo.c */
/*
 * Make the key of all that a set depends on.  Returns where it is kept: with
 * those of all packets or of this one.
 */
struct memo *layout_memo_for(struct layout_memo *, const struct layout_para *,
	    int32_t least);
/* An id for a layout_run that is kept there; 0 for one that is forgotten. */
uint64_t layout_memo_run(struct layout_memo *, const struct memo *);

/* layout_line.c */
/* Break inlines into lines and append them.  Nothing when there are none. */
void	 layout_lines(struct layout_job *, struct layout_galley *,
	    const struct layout_para *);
/* Let a mark wait for the next line. */
void	 layout_mark(struct layout_job *, struct layout_galley *,
	    const struct layout_column *, const struct doc_node *,
	    const char *text, int32_t x);
/* A line for the waiting marks alone; nothing when none waits. */
void	 layout_mark_line(struct layout_job *, struct layout_galley *,
	    const struct layout_column *);

/* layout_fit.c */
/*
 * Choose where the lines of n atoms end: ends[i] is one past line i's last
 * atom.  Returns the number of lines.  No atom is wider than either width;
 * a justified line may be so much wider as its blanks can shrink.  nodes has
 * room for n + 1.
 */
size_t	 layout_fit(const struct layout_atom *, size_t n,
	    const struct layout_measure *, struct layout_node *, size_t *ends);
/* How much a blank of a justified line may give, and take. */
int32_t	 layout_shrink(int32_t blank);
int32_t	 layout_stretch(int32_t blank);

/* layout_bidi.c */
/* Whose a byte of the joined text is; each answer has a value of its own. */
enum layout_voice { LAYOUT_OURS, LAYOUT_OBJECT, LAYOUT_ANSWER };
/* From the voices in it, make `levels` of the joined text; sets `mixed`. */
void	 layout_levels(struct layout_job *, size_t len);
/* Must a fragment of mixed text end after this byte, not the last one? */
bool	 layout_turns(const struct layout_work *, size_t at);
/*
 * The fragments from..to-1 of a line in the order in which they stand on the
 * page, from its left; NULL when that is the order in which they are read.
 */
const size_t *layout_visual(struct layout_job *, size_t from, size_t to);

/* layout_plain.c */
/*
 * Find the breaks of a text from a place where a line begins, as far as its
 * characters are common ones: to the end, or to the last place where a line
 * may end before the first other character.  *inside becomes true when a line
 * may end elsewhere than at a blank.
 */
size_t	 layout_plain(const char *text, size_t len, size_t from, char *out,
	    bool *inside);
/* From there, the next place where a line begins before common characters. */
size_t	 layout_not_plain(const char *text, size_t len, size_t from);

/* layout_galley.c */
struct layout_slug *layout_append(struct layout_job *, struct layout_galley *,
	    enum layout_slug_kind, const struct layout_frame *);
/* Hold the slug before this one, over any bare room, to what follows. */
void	 layout_bind(struct layout_galley *, size_t before, enum layout_bind);
/* Hold the slugs from..to-1 to each other. */
void	 layout_together(struct layout_galley *, size_t from);
/* An item or row begins at the end of the galley. */
void	 layout_next_item(struct layout_series *, const struct layout_galley *);
/*
 * All of a series are there: of three or more, a small one at either end does
 * not stand alone on a page.
 */
void	 layout_last_item(const struct layout_job *, struct layout_galley *,
	    struct layout_series *);
/* Space between a slug and the one before it, wherever they stand. */
int32_t	 layout_gap(const struct layout_galley *, size_t from, size_t at);
int32_t	 layout_height(const struct layout_galley *, size_t from, size_t to);
int32_t	 layout_row_height(const struct layout_row *);
/*
 * Space before slug `at` when what is over it ends at y, from the upper edge
 * of the sheet: layout_gap, and what the clerk's corner, the place of the
 * court's name and the numbers of the lines ask for.
 */
int32_t	 layout_lead(const struct layout_job *, const struct layout_galley *,
	    size_t from, size_t at, int32_t y);

struct layout_cut {
	size_t		 to;		/* place from..to-1 */
	bool		 split;		/* then a part of the row at `to` */
	int32_t		 left;		/* that is this high at most */
};
/*
 * How much of a galley goes between top and bottom, both from the upper edge
 * of the sheet.  page is the height of an empty page: a higher row may be
 * split.  force: take one slug at least.
 */
struct layout_cut layout_cut(const struct layout_job *,
	    const struct layout_galley *, size_t from, int32_t top,
	    int32_t bottom, int32_t page, bool force);

/* layout_flow.c */
/* The blocks under a node, one after the other. */
void	 layout_blocks(struct layout_job *, struct layout_galley *,
	    struct layout_column, const struct doc_node *parent);

/* layout_table.c */
void	 layout_table(struct layout_job *, struct layout_galley *,
	    struct layout_column, const struct doc_node *);

/* layout_caption.c */
void	 layout_caption(struct layout_job *, struct layout_galley *,
	    struct layout_column, const struct doc_node *);
/* The first part of a kind, or NULL. */
const struct doc_node *layout_caption_part(const struct doc_node *caption,
	    enum doc_kind);

/* layout_caption_box.c */
/* The caption as one ruled box, with the title that follows it, if any. */
void	 layout_caption_box(struct layout_job *, struct layout_galley *,
	    struct layout_column, const struct doc_node *);

/* layout_style.c */
/* The style of one kind of paper, with all that follows from other values. */
struct layout_style layout_style_of(const struct layout_style *, bool sheet);

/* layout_number.c */
/* Take the places of the lines from the style; none for a sheet. */
void	 layout_number_start(struct layout_job *);
/* Make heights and distances multiples of a unit; sink: see the job. */
void	 layout_snap(struct layout_galley *, int32_t unit, int32_t sink);
/* From the upper edge of a place to that of the letters on it. */
int32_t	 layout_number_slack(const struct layout_job *);
/* The first place for a slug that is not above y. */
int32_t	 layout_number_place(const struct layout_job *,
	    const struct layout_slug *, int32_t y);
/* How many items layout_number_page writes. */
size_t	 layout_number_items(const struct layout_job *);
/* Numbers and rules of a page. */
void	 layout_number_page(struct layout_job *, struct layout_page *);

/* layout_footer.c */
struct layout_footer {
	struct layout_galley title, number;	/* of the paper, of the case */
	size_t		 lines;		/* of the longer one */
	const char	*lang;		/* of the paper; NULL = English */
	int32_t		 height;	/* from the sheet's lower edge */
};
void	 layout_footer_new(struct layout_job *, const struct doc_node *paper,
	    struct layout_footer *);
size_t	 layout_footer_items(const struct layout_footer *);
/* Add the footer to a page, whose number and total are known. */
void	 layout_footer_page(struct layout_job *, struct layout_page *,
	    const struct layout_footer *);

/* layout_page.c */
/* Cut one paper into pages.  False: too many of them. */
bool	 layout_paper(struct layout_job *, const struct doc_node *paper,
	    struct layout_galley *, const struct layout_footer *);

#endif
