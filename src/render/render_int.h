/*
 * Lines of plain text: what render_text builds blocks from.
 */
#ifndef RENDER_RENDER_INT_H
#define RENDER_RENDER_INT_H

#include <stdbool.h>
#include <stddef.h>

#include "doc/doc.h"

#define RENDER_WIDTH	78
#define RENDER_COLUMN	6000		/* of a blank's or rule's width */

struct arena;
struct buf;

/* Where the lines of a block go. */
struct render_lines {
	struct arena	*arena;
	struct buf	*out;
	int		 left, width;	/* columns; width counts left */
	const char	*mark;		/* "[ ]", "3.": waits for its line */
	int		 mark_at;
	bool		 gap;		/* a blank line comes before the next */
	bool		 tight;		/* no blank lines between blocks */
	int		 depth;
};

void	 render_spaces(struct buf *, int n);
void	 render_repeat(struct buf *, char, int n);
/* Columns that a text takes. */
int	 render_columns(struct arena *, const char *, size_t len);
/* One line at the left edge plus `indent`, with the mark that waits. */
void	 render_line(struct render_lines *, const char *, size_t len,
	    int indent);
/* A line for the waiting mark alone, if one waits. */
void	 render_flush_mark(struct render_lines *);
/* Break a text into lines; the first is `first` columns shorter. */
void	 render_wrap(struct render_lines *, const char *, enum doc_align,
	    int first);
/* The inlines from n up to the next block as one string; *end is that. */
char	*render_inlines(struct render_lines *, const struct doc_node *n,
	    const struct doc_node **end);

#endif
