/*
 * What the files of render/ share: lines of plain text, which render_text
 * builds blocks from, and the pieces of a page for a browser.
 */
#ifndef RENDER_RENDER_INT_H
#define RENDER_RENDER_INT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/lang.h"
#include "doc/doc.h"

#define RENDER_WIDTH	78
#define RENDER_COLUMN	6000		/* of a blank's or rule's width */

struct arena;
struct buf;
struct memo;

/* Where the lines of a block go. */
struct render_lines {
	struct arena	*arena;
	struct memo	*kept;		/* how texts were cut; or NULL */
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

/* --- a page for a browser --- */

struct render_html {
	struct arena	*arena;
	struct buf	*out;
	enum lang	 lang;		/* of the page */
	const char	*spoken;	/* language where the pen stands: "es" */
	size_t		 ids;		/* that were given out */
	size_t		 heading;	/* id of the step's heading; 0 = none */
	bool		 labelling;	/* inside <label>: no field here */
	int		 depth;
};

/* Text and attribute values: nothing in them is ever markup. */
void	 render_html_text(struct buf *, const char *);
/* The number that ends an attribute, and its quotation mark: " id=\"f", 7. */
void	 render_html_id(struct render_html *, const char *before, size_t id);
/* The inlines from n up to the next block; *end is that. */
void	 render_html_inlines(struct render_html *, const struct doc_node *n,
	    const struct doc_node **end);
/* ` lang="es"` when that is not what is spoken already. */
void	 render_html_lang(struct render_html *, const char *lang);
/* From <!DOCTYPE> to <body>, and how it looks. */
void	 render_html_head(struct render_html *, const char *title);
extern const char render_html_style[];

#endif
