/*
 * What the files of xml/ share: the cursor that finds places in a document, the
 * tokens of an expression, its Kleene skeleton, and the one XPath context.
 */
#ifndef XML_XML_INT_H
#define XML_XML_INT_H

#include <stdint.h>

#include <libxml/xpath.h>

#include "base/vec.h"
#include "xml/xml.h"

/* ---- reading documents ---- */

struct xml_place {
	size_t		 at;		/* byte offset */
	unsigned	 line, column;
};

/* A character that no text may carry. */
struct xml_hit {
	size_t		 at;
	uint32_t	 c;
};

#define XML_HITS	20		/* of these that are remembered */

/*
 * A place in a document whose text before it is well formed: it walks one event
 * behind the parser.
 */
struct xml_cursor {
	char		*src;		/* NUL after it */
	size_t		 len;
	struct xml_place place;
	struct xml_hit	 hits[XML_HITS];
	size_t		 nhits, hit;
};

/*
 * Begin: a copy of the text in the arena without byte-order mark, line ends
 * LF, forbidden characters swapped for harmless ones of the same length and
 * remembered as hits.  The text must be valid UTF-8.
 */
void	 xml_cursor_begin(struct xml_cursor *, struct arena *, const char *,
	    size_t len);
/*
 * Move towards a byte offset.  Stops at each hit before it, and returns that;
 * NULL when the offset is reached.
 */
const struct xml_hit *xml_cursor_move(struct xml_cursor *, size_t to);
/* The place of an offset, wherever the cursor is. */
struct xml_place xml_cursor_find(const struct xml_cursor *, size_t at);
/* Offset of the '<' of the next tag, behind comments and the like. */
size_t	 xml_cursor_tag(const struct xml_cursor *);
/* Place of the text that begins at the cursor or behind comments there. */
struct xml_place xml_cursor_text(const struct xml_cursor *);
/* Offset behind the next occurrence of a string; the end when there is none. */
size_t	 xml_cursor_after(const struct xml_cursor *, size_t at, const char *);

/* How a parser's error reads to people; the last row stands for all others. */
struct xml_complaint {
	int		 code;
	const char	*message;
	const char	*hint;
};
const struct xml_complaint *xml_complaint(int code);

/* ---- expressions ---- */

enum xml_token_kind {
	XML_TOKEN_END,
	XML_TOKEN_VARIABLE,	/* $name; at and len without the '$' */
	XML_TOKEN_NAME,		/* a member */
	XML_TOKEN_FUNCTION,	/* name before '(' */
	XML_TOKEN_NUMBER,
	XML_TOKEN_LITERAL,	/* at and len without the quotes */
	XML_TOKEN_AND,
	XML_TOKEN_OR,
	XML_TOKEN_EQUAL,	/* = != */
	XML_TOKEN_ORDER,	/* < <= > >= */
	XML_TOKEN_SUM,		/* + - */
	XML_TOKEN_PRODUCT,	/* * div mod */
	XML_TOKEN_SLASH,
	XML_TOKEN_COMMA,
	XML_TOKEN_OPEN,		/* ( */
	XML_TOKEN_CLOSE,
	XML_TOKEN_OPEN_SQUARE,	/* [ */
	XML_TOKEN_CLOSE_SQUARE,
};

struct xml_token {
	enum xml_token_kind kind;
	size_t		 at;		/* byte offset of the content */
	size_t		 len;
	size_t		 from, to;	/* of the whole, with '$' or quotes */
};

/* What is wrong with an expression, and where in it. */
struct xml_fault {
	size_t		 offset;
	const char	*message;	/* NULL = nothing */
	const char	*hint;
};

/* The tokens, closed by XML_TOKEN_END; NULL and *fault when there are none. */
struct xml_token *xml_lex(struct arena *, const char *text, size_t *n,
		    struct xml_fault *fault);

/* A name that the expression uses; guarded: it stands inside answered(). */
struct xml_use {
	struct xml_name	 name;
	bool		 guarded;
};

enum xml_skeleton_kind { XML_LEAF, XML_AND, XML_OR, XML_NOT };

/* What most leaves are: they are decided without XPath. */
enum xml_simple {
	XML_NOT_SIMPLE,
	XML_SAID,		/* $name */
	XML_IS,			/* $name = 'word', or the other way round */
	XML_IS_NOT,		/* $name != 'word' */
	XML_ANSWERED,		/* answered($name) */
};

/* Where three-valued logic ends, leaves begin; they are XPath's business. */
struct xml_skeleton {
	enum xml_skeleton_kind kind;
	struct vec	 parts;		/* struct xml_skeleton: of AND, OR, NOT */
	size_t		 from, to;	/* bytes of a leaf */
	size_t		 use, use_end;	/* its names in xml_expr.uses */
	xmlXPathCompExprPtr comp;	/* of a leaf */
	enum xml_simple	 simple;	/* of a leaf, and then: */
	const char	*name, *word;
};

struct xml_expr {
	const char	*text;
	struct pos	 pos;
	const struct xml_attr *attr;	/* that it was read from, or NULL */
	struct xml_skeleton *root;
	struct vec	 uses;		/* struct xml_use */
	struct xml_names names;
};

/* Fill root and uses of e from e->text; false and *fault when it cannot be. */
bool	 xml_grammar(struct arena *, struct xml_expr *, struct xml_fault *);

/* ---- xml_simple.c: leaves that need no XPath ---- */

/* See whether a leaf of the text is simple. */
void	 xml_simple_find(struct arena *, const char *text,
	    struct xml_skeleton *leaf);
/* What a simple leaf says of a value that is no list and no blank. */
bool	 xml_simple_holds(const struct xml_skeleton *leaf, const char *value);

/*
 * The XPath context that compiles and evaluates, and memory that lasts for one
 * evaluation.  Both exist between xml_open and xml_close.
 */
extern xmlXPathContextPtr xml_context;
extern struct arena *xml_scratch;

/*
 * A list as XPath sees it: an element per item under one parent, with a child
 * element for each member that is not blank.  order is counted on, so that
 * nodes of several lists compare in document order.
 */
xmlNodePtr xml_list_nodes(struct arena *, const struct xml_item *, size_t n,
	    ptrdiff_t *order);
/* The member's value, or NULL when it is blank or absent. */
const char *xml_item_value(const struct xml_item *, const char *name);

/* Let XPath find our variables and functions; once, when it is opened. */
void	 xml_eval_open(xmlXPathContextPtr);

/* xml_read; plain: whatever its namespaces and declared encoding are. */
struct xml_node	*xml_read_as(struct arena *, struct diags *, const char *file,
		    const char *data, size_t len, bool plain);

#endif
