/*
 * Definitions and answers become a document.  Content in, doc out; nothing is
 * placed here, and no clock is seen.
 *
 * A blank answer becomes a ruled blank with its label and is remembered in
 * blanks.  A value whose audience does not take in every reader of the paper
 * is audience-breach, whether it is printed or asked by a condition, and the
 * packet fails.
 */
#ifndef FILL_FILL_H
#define FILL_FILL_H

#include <stdbool.h>
#include <stddef.h>

#include "base/vec.h"
#include "doc/doc.h"
#include "form/form.h"
#include "rules/rules.h"

struct fill_watch;

struct fill_blank {
	const char	*name;		/* field, "terms.2.requested" */
	const char	*label;		/* its question, English */
	const char	*document;	/* id of the paper */
};

struct fill {
	struct arena	*arena;
	const struct rules *rules;
	struct diags	*diags;
	struct vec	 blanks;	/* struct fill_blank */
	/* private to fill/ */
	const char	*document;
	unsigned	 readers;
	int		 number;	/* last paragraph number of the paper */
	bool		 failed;	/* an error was added for this paper */
	bool		 titled;	/* its title stands */
	const struct form_node *title;
	const struct answers_item *item;	/* of the enclosing for-each */
	const struct form_list *list;
	size_t		 index;		/* of the item, from 1 */
	struct pos	 given;		/* of the answer being printed */
	unsigned	 style;		/* of text, enum doc_style */
	const char	*lang;		/* of text: "es", NULL = English */
	bool		 explain;	/* set it to have grounds and conditions
					 * written on the tree */
	const char	*ground;	/* of text */
	const char	*because;	/* of blocks */
	bool		 upper;		/* text goes in capitals */
	bool		 spaced;	/* a blank now would be one too many */
	int		 depth;		/* parts and facts inside one another */
	size_t		 visits;	/* pieces of content looked at */
	int		 list_style, list_count; /* of the enclosing list */
	size_t		 nodes;		/* made so far */
	struct doc_node	*dropped;	/* where empty blocks go */
	const struct fill_watch *watch;	/* what these readers may not see */
};

void		 fill_init(struct fill *, struct arena *, struct diags *,
		    const struct rules *);
/*
 * How many papers the document makes: one, or one for each item of its list.
 * Zero when its readers may not know of the list: audience-breach.
 */
size_t		 fill_papers(struct fill *, const struct form_document *,
		    bool *failed);
/*
 * The nth of these papers (from 1, and in this order) under root, or NULL: with
 * *failed set when something was wrong, without when the document's condition
 * is not yes.  All papers of one document together have the limits of one.
 */
struct doc_node	*fill_document(struct fill *, const struct form_document *,
		    size_t nth, struct doc_node *root, bool *failed);
/* The worksheet of an official form, as a paper for the filer. */
struct doc_node	*fill_worksheet(struct fill *, const struct law_form *,
		    struct doc_node *root, bool *failed);
/* Inline content under a block, for checklists; readers as given. */
bool		 fill_inline(struct fill *, const struct form_node *,
		    struct doc_node *block, unsigned readers);

/*
 * Free text before it is printed.  What the topics privacy.* of the law say is
 * cut (masked): identifiers to their last four digits or to nothing, dates of
 * birth to the year or to nothing, full names of listed minors to initials or
 * the letter X; a confidential value found in it is leak.  Returns the text to
 * print, NULL on leak.  The person's own sheets and the sealed sheet are left
 * as they were answered.
 */
char		*fill_redact(struct fill *, const struct rules_value *,
		    const char *text, unsigned readers);
/*
 * The last guard, over a finished bundle: no value that one of these readers
 * (enum audience set) may not see stands in any text, title or label of the
 * tree, and only the filer's own sheets carry web addresses to follow.  False
 * and leak, at the first reader that would see it.
 */
bool		 fill_guard(struct arena *, struct diags *,
		    const struct rules *, const struct doc_node *root,
		    unsigned readers);

#endif
