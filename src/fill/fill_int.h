/* What the files of fill/ share with one another and with nobody else. */
#ifndef FILL_FILL_INT_H
#define FILL_FILL_INT_H

#include <stdint.h>

#include "base/limits.h"
#include "fill/fill.h"

#define FILL_DEPTH	(LIMIT_PART_DEPTH + 16)

/* ---- fill_text.c ---- */

/* Inline content at the end of a block; false when it added nothing. */
bool		 fill_line(struct fill *, const struct form_node *,
		    struct doc_node *block);
/* The branch of a choose that counts, or NULL. */
const struct form_node *fill_choose(struct fill *, const struct form_node *);
/* Does the condition hold?  What keeps it from being known is noted.  No when
 * it asks about something that a reader may not see: audience-breach. */
bool		 fill_holds(struct fill *, const struct xml_expr *);
/* The value that a node names, where the paper stands now. */
struct rules_value fill_value(struct fill *, const struct form_node *);
/* May these readers see it?  If not, audience-breach and false. */
bool		 fill_may_see(struct fill *, const struct rules_value *,
		    struct pos);
/* A ruled blank for a value, noted for the preparer. */
void		 fill_blank(struct fill *, const struct rules_value *,
		    struct doc_node *block, struct pos);
/* Remember a name that the preparer has to answer. */
void		 fill_note(struct fill *, const char *name, const char *label);
/* Text of a value at the end of a block. */
void		 fill_put(struct fill *, struct doc_node *block,
		    const char *text, const char *field, struct pos);
/* Call fn for each item of the list of a for-each. */
void		 fill_each(struct fill *, const struct form_node *,
		    void (*fn)(struct fill *, const struct form_node *,
		    struct doc_node *), struct doc_node *);
/* Room for one more node?  Once not, too-large is added and the paper fails. */
bool		 fill_room(struct fill *, struct pos);

/*
 * One more piece of content looked at?  Once there are too many, too-many is
 * added and the paper fails: parts that use parts multiply.
 */
bool		 fill_visit(struct fill *, struct pos);

/* ---- fill_sees.c: what a condition gives away ---- */

/* May all readers know what the condition asks?  If not, audience-breach. */
bool		 fill_may_ask(struct fill *, const struct xml_expr *);
/* May they know of the list that is gone through? */
bool		 fill_may_list(struct fill *, const struct form_list *,
		    struct pos);

/* ---- fill_match.c: text as it is compared ---- */

/*
 * Characters without case, accents, punctuation between words and runs of
 * blanks; at[i] is the byte in the text where character i begins, at[n] where
 * the last one ends.
 */
struct fill_fold {
	uint32_t	*cp;
	size_t		*at;
	size_t		 n;
};

#define FILL_NONE	SIZE_MAX

struct fill_fold fill_fold(struct arena *, const char *text);
bool		 fill_fold_eq(const struct fill_fold *,
		    const struct fill_fold *);
/* Where the needle stands as whole words at or after from, or FILL_NONE. */
size_t		 fill_find(const struct fill_fold *hay,
		    const struct fill_fold *needle, size_t from);
/* The same for a number written with any blanks, hyphens or brackets. */
size_t		 fill_find_digits(const struct fill_fold *hay,
		    const char *digits);

/* ---- fill_watch.c: what to look for ---- */

struct fill_secret {
	const char	*name;		/* field that holds it */
	unsigned	 audience;
	struct fill_fold text;		/* or: */
	const char	*digits;	/* of a telephone; NULL = text counts */
};

struct fill_child {
	const char	*name;		/* field that holds the name */
	struct fill_fold full;		/* two words or more; n 0 = none */
	struct fill_fold ends;		/* first and last word; n 0 = none */
	struct fill_fold first;		/* first word; n 0 = not looked for */
	const char	*initials, *initials_ends;
};

struct fill_watch {
	unsigned	 readers;
	struct vec	 secrets;	/* struct fill_secret */
	struct vec	 children;	/* struct fill_child */
};

struct fill_watch *fill_watch_new(struct arena *, const struct rules *,
		    unsigned readers);
/* The first secret that stands in the text; its place in *where. */
const struct fill_secret *fill_watch_find(const struct fill_watch *,
		    const struct fill_fold *, const char *but, size_t *where);

#endif
