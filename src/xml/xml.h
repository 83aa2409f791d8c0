/*
 * XML and XPath through libxml2; this directory is its only door.
 *
 * libxml2's tree keeps no column and its line is where a start tag ends, so
 * xml_read listens to the parser's events and builds a plain tree of its own in
 * which every element, attribute and text knows the place of its first
 * character.  Strangers' files: no DOCTYPE, no entities but the five, no
 * network, limits from limits.h.
 */
#ifndef XML_XML_H
#define XML_XML_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"

struct arena;

#define XML_NAMESPACE	"urn:movant:1"

struct xml_attr {
	const char	*name;		/* local name; "xml:lang" keeps its prefix */
	const char	*value;
	struct pos	 pos;		/* of the name */
	struct pos	 value_pos;	/* of the first character of the value */
	/* The value as the file has it, with its entities; not ended by NUL. */
	const char	*written;
	size_t		 written_len;
};

/* An element, or a run of text (name is NULL).  Comments are dropped. */
struct xml_node {
	const char	*name;		/* local name; NULL = text */
	const char	*text;		/* of a text node, as written */
	struct pos	 pos;		/* of '<', or of the first character */
	struct xml_attr	*attrs;
	size_t		 nattrs;
	struct xml_node	*parent, *first, *next;
};

/*
 * Read a document whose elements are all in XML_NAMESPACE; the root element,
 * or NULL and diagnostics (not-utf8, control-character, xml-syntax,
 * xml-doctype, wrong-namespace, too-deep, too-many).
 */
struct xml_node	*xml_read(struct arena *, struct diags *, const char *file,
		    const char *data, size_t len);

/*
 * The same for other programs' files: elements of any namespace, and a
 * DOCTYPE is passed over as if it were blank, whatever it declares; an entity
 * of its own is then unknown (xml-syntax).  The text must be UTF-8 even where
 * its declaration says otherwise.
 */
struct xml_node	*xml_read_plain(struct arena *, struct diags *,
		    const char *file, const char *data, size_t len);

/* --- other people's vocabularies: namespaces kept, places not --- */

struct xml_foreign {
	const char	*space;		/* URI of the namespace, or "" */
	const char	*prefix;	/* as written, or "" */
	const char	*name;		/* local name; NULL = text */
	const char	*text;		/* of text, and of an attribute */
	struct xml_foreign *attrs;	/* linked by next */
	struct xml_foreign *first, *next, *parent;
};

/*
 * Read any well-formed document; the root element, or NULL and in *fault what
 * is wrong with it.  No DOCTYPE, no network, the limits of xml_read.
 */
struct xml_foreign *xml_read_foreign(struct arena *, const char *data,
		    size_t len, const char **fault);

/* The attribute, or NULL. */
const struct xml_attr *xml_attr(const struct xml_node *, const char *name);
/* Its value, or NULL. */
const char	*xml_value(const struct xml_node *, const char *name);
/* First child element, and the next one after an element. */
const struct xml_node *xml_child(const struct xml_node *);
const struct xml_node *xml_next(const struct xml_node *);
/* All text inside, with runs of blanks folded to one space, trimmed. */
char		*xml_text(struct arena *, const struct xml_node *);
/* All text inside exactly as written. */
char		*xml_text_raw(struct arena *, const struct xml_node *);
/*
 * The position of byte offset into a value that starts at pos and is written
 * without entities: for pointing into an expression.
 */
struct pos	 xml_pos_in(struct pos start, const char *value, size_t offset);
/* The same for an attribute's value, exact over entities and line ends. */
struct pos	 xml_attr_pos(const struct xml_attr *, size_t offset);

/* --- names used by an expression (a lexical scan, no evaluation) --- */

enum xml_name_kind { XML_NAME_VARIABLE, XML_NAME_FUNCTION, XML_NAME_ELEMENT };

struct xml_name {
	enum xml_name_kind kind;
	const char	*name;		/* without '$' or '(' */
	size_t		 offset;	/* of its first byte in the expression */
	/*
	 * For an element: the variable whose list it is taken from
	 * ("$terms[current = '']" and "$terms/current" give "terms"), NULL when
	 * it stands alone and belongs to the list of the enclosing for-each.
	 */
	const char	*list;
	/*
	 * For a variable or element compared directly with a quoted word by = or
	 * != ("$filer = 'restrained'"): that word and its offset; else NULL.
	 */
	const char	*compared;
	size_t		 compared_offset;
	int		 nargs;		/* of a function: arguments given */
	/* A variable used as a list: $x[..], $x/member, count($x), sum($x). */
	bool		 is_list;
	/* What whoever reads the expression knows it as; set by them once. */
	const void	*known;
};

struct xml_names {
	struct xml_name	*at;
	size_t		 n;
};

/* --- expressions: XPath 1.0 --- */

enum verdict { VERDICT_NO, VERDICT_YES, VERDICT_UNKNOWN };

struct xml_expr;		/* compiled; immutable */

/*
 * The language is XPath 1.0 without its paths: values are $names, members of
 * a list ($terms/current, or bare inside [..] and for-each), literals and
 * functions.  Axes, prefixes, absolute paths, '.', '*' as a name, '@' and '|'
 * are refused, and position() and last() outside [..].
 *
 * Compile.  NULL and bad-expression (with the place of the fault inside the
 * expression: pos is where its first character stands) when it is none of
 * that, calls a function of XPath's own with too few or too many arguments, or
 * is too long or deep.  Names are
 * not judged here: the caller looks at xml_expr_names.
 */
struct xml_expr	*xml_expr_compile(struct arena *, struct diags *,
		    const char *text, struct pos pos);
/* The same from an attribute; its places are exact over entities, line ends. */
struct xml_expr	*xml_expr_read(struct arena *, struct diags *,
		    const struct xml_attr *);
const char	*xml_expr_text(const struct xml_expr *);
struct pos	 xml_expr_pos(const struct xml_expr *);
/* The place of a byte offset into the text, as in xml_name. */
struct pos	 xml_expr_pos_at(const struct xml_expr *, size_t offset);
const struct xml_names *xml_expr_names(const struct xml_expr *);

/* One member of a list: parallel arrays; a NULL value is blank. */
struct xml_item {
	const char *const *names;
	const char *const *values;
	size_t		   n;
};

/*
 * XML_OPEN is a blank that may still be filled: what is not asked yet in an
 * interview.  answered() of it is unknown, else it is like XML_BLANK.
 */
enum xml_value_kind { XML_BLANK, XML_STRING, XML_LIST, XML_OPEN };

struct xml_value {
	enum xml_value_kind kind;
	const char	*string;	/* yes-no is "yes"/"no", a date is ISO */
	const struct xml_item *items;	/* of XML_LIST */
	size_t		 nitems;
};

enum xml_result_kind { XML_RESULT_BOOLEAN, XML_RESULT_NUMBER, XML_RESULT_STRING };

struct xml_result {
	enum xml_result_kind kind;
	bool		 boolean;
	double		 number;
	const char	*string;	/* in the arena passed to the function */
};

/*
 * A function offered to expressions beside XPath's own.  Arguments arrive as
 * strings; a NULL argument never arrives (blank makes the whole leaf unknown).
 * Return false for "cannot be known" (an argument is no date).
 */
struct xml_func {
	const char	*name;
	int		 nargs;
	bool		(*call)(struct arena *, const char *const *args,
			    struct xml_result *);
};

/* What an expression may see.  Borrowed for the call. */
struct xml_env {
	/* Value of a variable; names were checked at load, so all are known. */
	void		(*lookup)(const void *ctx, const char *name,
			    struct xml_value *);
	const void	*ctx;
	const struct xml_func *funcs;	/* ends with a NULL name */
	const struct xml_item *item;	/* of the enclosing for-each, or NULL */
	/* Set when LIMIT_EXPR_STEPS left the verdict unknown; may be NULL. */
	bool		*costly;
	bool		 open_item;	/* blank members of item are XML_OPEN */
};

/*
 * Three-valued truth.  'and', 'or', 'not()' follow Kleene (no and unknown is
 * no, yes or unknown is yes); any other sub-expression that touches a blank
 * value is unknown; answered($x) is yes or no and never unknown (a list is
 * answered when it has a member).  A member that the expression names for a
 * list and that is blank in some item makes the leaf unknown.  A leaf that is a
 * plain string is no when it is 'no': "$order.served" asks what it seems to ask.
 * A wrong type (count() of a text) gives unknown; so does passing
 * LIMIT_EXPR_STEPS, which env->costly tells, for it is no want of an answer.
 *
 * When the verdict is unknown, the names that were blank are pushed to blanks
 * (unless that is NULL), each once: "order.issued", "terms" (a list not given),
 * "terms.2.current" (a member of its second item), "current" (of env->item).
 * They live in the arena or in the expression.
 */
struct vec;
enum verdict	 xml_expr_verdict(const struct xml_expr *, const struct xml_env *,
		    struct arena *, struct vec *blanks);

/* Must be called once before, and once after, everything above. */
void		 xml_open(void);
void		 xml_close(void);

#endif
