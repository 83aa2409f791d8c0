/*
 * The structure tree of a file, read once for all the checks of accessibility.
 *
 * The tree of a stranger's file may go round in circles, be a million deep or
 * claim one element in two places: reading puts each element at the first
 * place where it is found, in document order, and reports the rest.  What is
 * here is therefore a tree, and as large as the file at most.
 */
#ifndef VERIFY_VERIFY_STRUCT_H
#define VERIFY_VERIFY_STRUCT_H

#include "verify/verify_int.h"

enum verify_type {
	VERIFY_TYPE_NONE,	/* not a standard type, nor mapped to one */
#define VERIFY_TYPE(name) VERIFY_TYPE_##name,
#include "verify/verify_types.def"
#undef VERIFY_TYPE
	VERIFY_TYPE_COUNT
};

struct verify_elem {
	const struct verify_obj *dict;
	const char	*name;		/* its type, as the file calls it */
	enum verify_type type;		/* the same after the role map */
	int		 level;		/* of H1, H2, ... H17; else 0 */
	size_t		 index;		/* in document order */
	struct verify_elem *parent;	/* NULL below the root */
	struct verify_elem *above;	/* the same past NonStruct, Div, Part */
	struct verify_elem *first, *last, *next;	/* element kids; sibling */
	size_t		 ncontent;	/* kids that are marked content */
	size_t		 nobjects;	/* kids that are whole objects */
	const struct verify_obj *object;	/* the first of these, or none */
	const char	*lang;		/* own or from above; NULL = none */
};

/* One entry of the ParentTree. */
struct verify_owner {
	long long	 key;
	const struct verify_obj *value;	/* an element, or an array of them */
	size_t		 order;		/* as met */
};

struct verify_tree {
	const struct verify_obj *root;	/* StructTreeRoot, or verify_none */
	struct verify_elem *first, *last;	/* kids of the root */
	struct vec	 elems;		/* all, in document order */
	struct verify_elem **by_num;	/* indirect elements by number */
	unsigned char	*rooted;	/* by number: 0 unknown, 1 no, 2 yes */
	unsigned	*page;		/* of a page's dictionary, by number */
	unsigned char	*attached;	/* file specification of an attachment
					 * that was judged, by number */
	struct verify_elem **object_of;	/* by number of a whole object */
	struct map	 content_of;	/* "stream MCID" to element */
	struct verify_owner *owners;	/* sorted by key, one for each */
	size_t		 nowners;
	struct map	 roles;		/* the role map: name to name */
	struct map	 types;		/* name to struct verify_role */
	bool		 catalog_lang;	/* the catalog names a language */
	size_t		 looked;	/* attributes looked at, to a limit */
	size_t		 places;	/* of table cells, the same */
};

/* What the role map makes of a name. */
struct verify_role {
	enum verify_type type;
	bool		 circle;	/* it leads back to itself */
	bool		 remapped;	/* a standard type with another role */
};

/* --- reading (verify_struct.c, verify_role.c, verify_owner.c) --- */

/* Never NULL; a file without a tree has an empty one. */
struct verify_tree *verify_tree_read(struct verify *);
void	 verify_roles_read(struct verify *, struct verify_tree *);
/* Looked up once for each name. */
const struct verify_role *verify_role(struct verify *, struct verify_tree *,
	    const char *name);
void	 verify_owners_read(struct verify *, struct verify_tree *);

const char *verify_type_name(enum verify_type);
/* The element a dictionary was read as, or NULL. */
struct verify_elem *verify_elem_of(const struct verify_tree *,
	    const struct verify_obj *);
/* What the ParentTree has under the key, or verify_none. */
const struct verify_obj *verify_owner(const struct verify_tree *,
	    long long key);
/* Does the chain of P entries lead from here to the root? */
bool	 verify_rooted(struct verify *, struct verify_tree *,
	    const struct verify_obj *elem);
/*
 * The kids as rules of nesting see them: those of NonStruct, Div and Part in
 * the place of these.  verify_kid_next(e, NULL) is the first.
 */
struct verify_elem *verify_kid_next(const struct verify_elem *of,
	    const struct verify_elem *after);
/*
 * An attribute by owner ("Table") and key, from A or by class from the
 * ClassMap.
 */
const struct verify_obj *verify_attribute(struct verify *,
	    struct verify_tree *, const struct verify_elem *,
	    const char *owner, const char *key);
/* Its element by the structure tree: content of a page or form, by MCID. */
struct verify_elem *verify_content_elem(struct verify *,
	    const struct verify_tree *, const struct verify_obj *owner,
	    long long mcid);
/* "object 12", with the element's page when it names one. */
const char *verify_elem_where(struct verify *, const struct verify_elem *);

/* --- natural language (verify_lang.c) --- */

/* The Lang entry of an element, a property list or the catalog. */
void	 verify_lang_entry(struct verify *, const struct verify_obj *dict,
	    size_t page);

/* --- the checks over the tree --- */

void	 verify_ua_nesting(struct verify *, struct verify_tree *);
void	 verify_ua_tables(struct verify *, struct verify_tree *);
void	 verify_ua_headings(struct verify *, struct verify_tree *);
void	 verify_ua_elements(struct verify *, struct verify_tree *);
void	 verify_ua_lang(struct verify *, struct verify_tree *);
void	 verify_ua_document(struct verify *, struct verify_tree *);
void	 verify_ua_permissions(struct verify *);
void	 verify_ua_annots(struct verify *, struct verify_tree *);
void	 verify_ua_content(struct verify *, struct verify_tree *);

#endif
