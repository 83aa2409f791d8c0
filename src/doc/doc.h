/*
 * The waist: what is said, before anything is known about where the ink goes.
 * fill and checklist write this tree; layout and the text renderer read it.
 *
 * A tree is one bundle (court.pdf, checklist.pdf, ...): a root whose children
 * are papers.  Nodes are blocks or inlines; which may stand where is in the
 * table at doc_kind.  Each node carries its role (the kind itself, with level,
 * header and label), so that a tagged PDF can be made from it, the place of the
 * definition that produced it, and each text the field it printed.
 *
 * Once built the tree is const.  Everything lives in the arena passed in.
 */
#ifndef DOC_DOC_H
#define DOC_DOC_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/audience.h"
#include "base/diag.h"

struct arena;
struct buf;

enum doc_kind {
	/* structure */
	DOC_ROOT,	/* children: DOC_PAPER */
	DOC_PAPER,	/* one paper; starts a page, own numbering; blocks */
	/* blocks */
	DOC_CAPTION,	/* DOC_CAPTION_FILER (if any), _COURT, _LEFT, _RIGHT */
	DOC_CAPTION_FILER, /* who files: name, address; DOC_PARA children */
	DOC_CAPTION_COURT, /* name of the court; DOC_PARA children, centred */
	DOC_CAPTION_LEFT,  /* the parties; DOC_PARA children */
	DOC_CAPTION_RIGHT, /* case number, name of the paper; DOC_PARA */
	DOC_TITLE,	/* title of the paper; inlines */
	DOC_HEADING,	/* level 1 to 3; inlines; in a DOC_CHECK it names what
			 * is to be done, and is set like a line of it */
	DOC_PARA,	/* inlines; label is its number, "4." */
	DOC_LIST,	/* DOC_ITEM children */
	DOC_ITEM,	/* label is the mark or number; blocks */
	DOC_TABLE,	/* DOC_ROW children; columns from doc_columns */
	DOC_ROW,	/* DOC_CELL children; header = repeat on each page */
	DOC_CELL,	/* blocks; header = a heading cell */
	DOC_KEEP,	/* blocks that stay on one page (signature block) */
	DOC_NOTICE,	/* blocks in a ruled frame */
	DOC_CHECK,	/* a box, ticked or empty, and its blocks */
	DOC_SIGN,	/* a ruled line to sign on, label printed under it */
	DOC_LINES,	/* `count` ruled lines to write on by hand */
	DOC_SPACE,	/* vertical room, `count` thousandths of a line */
	/* inlines */
	DOC_TEXT,	/* text */
	DOC_BREAK,	/* line break */
	DOC_BLANK,	/* ruled blank inside a line; width; label says for what */
	DOC_BOX,	/* a check box inside a line; ticked */
};

enum doc_align { DOC_LEFT, DOC_CENTER, DOC_RIGHT, DOC_JUSTIFY };

enum doc_style {		/* of DOC_TEXT; bits */
	DOC_BOLD	= 1,
	DOC_ITALIC	= 2,
	DOC_SMALL	= 4,	/* notes, sources, labels: 5/6 of the size */
};

struct doc_node {
	enum doc_kind	 kind;
	struct doc_node	*parent, *first, *last, *next;
	struct pos	 origin;	/* definition that produced it */

	/* DOC_TEXT */
	const char	*text;		/* UTF-8, NFC; no tab or line end */
	unsigned	 style;		/* enum doc_style */
	const char	*field;		/* answer it prints, or NULL */
	struct pos	 given;		/* where that answer was given */
	const char	*lang;		/* "es"; NULL = the file's; of a DOC_PAPER
					 * what its footer is written in */
	const char	*ground;	/* for explain: the fact of law that the
					 * text states; or NULL */
	const char	*because;	/* for explain, of a block: conditions
					 * that let it in; or NULL */
	const char	*href;		/* web address that a reader may follow,
					 * or "#" and the id of an item; sheets
					 * only, never court papers */

	/* blocks */
	const char	*label;		/* para, item, sign, blank; or NULL */
	enum doc_align	 align;
	int		 level;		/* heading */
	bool		 spaced;	/* double spacing (body of a court paper) */
	bool		 indent;	/* first line (or whole item) indented */
	bool		 keep_next;	/* never the last thing on a page */
	bool		 header;	/* row, cell */
	bool		 ticked;	/* check, box */
	bool		 rules;		/* table: draw its grid */
	int32_t		 count;		/* lines, space */
	int32_t		 width;		/* blank, sign: 1/1000 pt */

	/* DOC_TABLE: shares of the width, in thousandths; sum 1000 */
	const int32_t	*columns;
	size_t		 ncolumns;

	/* DOC_PAPER, and DOC_ITEM that an href leads to */
	const char	*id;		/* "declaration", "source-3" */

	/* DOC_PAPER */
	const char	*title;		/* full title: bookmark, metadata */
	const char	*short_title;	/* footer */
	const char	*case_number;	/* footer of a court paper; or NULL */
	unsigned	 audience;	/* enum audience set */
	bool		 sheet;		/* not a court paper: no caption rules */
};

/* A new last child; fields other than kind, parent, origin are zero. */
struct doc_node	*doc_add(struct arena *, struct doc_node *parent,
		    enum doc_kind, struct pos origin);
struct doc_node	*doc_root_new(struct arena *);
/* Add text; adjacent equal runs are not merged.  Empty text adds nothing. */
struct doc_node	*doc_text(struct arena *, struct doc_node *parent,
		    const char *text, unsigned style, const char *field,
		    struct pos origin);
/* Move a subtree to be the last child of another parent of the same arena. */
void		 doc_move(struct doc_node *node, struct doc_node *parent);
/* A copy of a paper (the same page goes to several bundles). */
struct doc_node	*doc_copy(struct arena *, struct doc_node *parent,
		    const struct doc_node *);
/*
 * For large type: every table under top gives way to its rows, one under
 * another, each cell behind the heading of its column or row.
 */
void		 doc_stack(struct arena *, struct doc_node *top);
/* Next node in reading order inside top, or NULL at the end. */
const struct doc_node *doc_walk(const struct doc_node *top,
		    const struct doc_node *);

bool		 doc_inline(enum doc_kind);
const char	*doc_kind_name(enum doc_kind);
/*
 * All text under a node, blocks separated by line ends; with the labels that
 * are printed (numbers, marks, what stands under a signature line).
 */
char		*doc_plain(struct arena *, const struct doc_node *);
/* The item of the same paper that a text leads to by "#" and its id, or NULL. */
const struct doc_node *doc_target(const struct doc_node *text);
/*
 * The words that lead up to a node, one line of them and not much: what lines
 * to write on are for.  NULL when nothing stands before it in its paper.
 */
const char	*doc_prompt(struct arena *, const struct doc_node *);
/*
 * The tree as indented lines, for golden files: kind, flags, text.  Stable.
 */
void		 doc_dump(const struct doc_node *, struct buf *);
/*
 * For --explain: each block's text with the definition and the fields that
 * produced it.
 */
void		 doc_explain(const struct doc_node *, struct buf *);

#endif
