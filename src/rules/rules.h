/*
 * Rules over answers: values, verdicts, validation, triage.
 *
 * A struct rules binds one set of answers to the catalogue, the law that
 * applies, the case (filing, role, order) and today.  Today comes from the
 * command line and is seen by gates only.
 */
#ifndef RULES_RULES_H
#define RULES_RULES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "answers/answers.h"
#include "base/vec.h"
#include "form/form.h"
#include "xml/xml.h"

struct arena;
struct buf;

struct rules {
	struct arena	*arena;
	const struct form_catalog *catalog;
	const struct answers *answers;
	const struct law_pack *pack;
	struct law_case	 law_case;
	int32_t		 today;		/* day number */
	enum lang	 lang;		/* that texts and values are written in */
	struct diags	*diags;		/* of rules_new */
	/*
	 * Of an interview: the names that were asked (a value for each key).
	 * A blank outside it may still be answered, and answered() of it is
	 * unknown.  NULL: all has been asked.
	 */
	const struct map *settled;
	/* private: */
	const void	*lists;		/* as XPath sees them */
	size_t		*visits;	/* pieces of content in one text */
	struct rules_memo *memo;	/* rules_remember */
	/* Of fill: what each set of readers may not see, worked out once. */
	const void	**watches;	/* by audience set, AUDIENCE_ALL + 1 */
	const void	**watched;	/* and the answers that it is made from */
};

/*
 * The code of the jurisdiction in lower case: what form_law_need is to read
 * before rules_new binds.  wanted overrides the answer when not NULL; NULL when
 * nothing says it.
 */
const char	*rules_jurisdiction(struct arena *, const struct answers *,
		    const char *wanted);
/*
 * Bind.  jurisdiction overrides the answer of that name when not NULL; one
 * that is not in the catalogue gives the base pack and no-pack.  The case is
 * read from the answers "filing", "filer" and "order.kind".  The diagnostics are kept: a
 * verdict asked later may add too-large there.
 */
struct rules	*rules_new(struct arena *, struct diags *,
		    const struct form_catalog *, const struct answers *,
		    const char *jurisdiction, int32_t today);

/*
 * Keep what each topic of law says to this case, from now on; for a packet,
 * where the same is asked in paper after paper.  Copies of the struct share it
 * and leave it alone where they are about another case.
 */
void		 rules_remember(struct rules *);

/* A value as content sees it. */
struct rules_value {
	const char	*text;		/* raw answer; NULL = blank */
	const struct form_field *field;	/* NULL for law */
	const char	*name;		/* field that it comes from, or topic;
					 * a member: "terms.2.current" */
	unsigned	 audience;	/* who may see it */
	struct pos	 pos;		/* of the answer; of the fact */
	const struct form_node *body;	/* law: its content; else NULL */
};

/* item: member of the list of the enclosing for-each, or NULL; index from 1. */
struct rules_value rules_value(const struct rules *, const struct form_ref *,
		    const struct answers_item *item, const char *list,
		    size_t index);

/*
 * What the condition says; names that were blank are pushed to blanks.  A
 * condition that costs too much is unknown and the error too-large, at its
 * place: a refusal must not be lost without a word.
 */
enum verdict	 rules_verdict(const struct rules *, const struct xml_expr *,
		    const struct answers_item *item, struct vec *blanks);

/*
 * Does the scope take in the case?  A blank of the case makes it unknown where
 * the scope asks for it, and is pushed to blanks.
 */
enum verdict	 rules_scope(const struct rules *, const struct law_scope *,
		    struct vec *blanks);

/*
 * The branch of a FORM_CHOOSE to print, or NULL.  When no condition says yes
 * and one cannot be decided it is <unknown>, or nothing: then the names that
 * would decide are pushed to blanks.
 */
const struct form_node *rules_choose(const struct rules *,
		    const struct form_node *, const struct answers_item *item,
		    struct vec *blanks);

/*
 * A value as text in a language: dates long, choices by label, addresses on
 * one line, a minor's name as initials (always, unless the readers are
 * AUDIENCE_SEALED or AUDIENCE_SELF alone).  NULL for a blank.
 */
char		*rules_format(struct arena *, const struct rules_value *,
		    enum form_as, unsigned readers, enum lang);
/* "Ana María Núñez" gives "A. M. N." */
char		*rules_initials(struct arena *, const char *name);
/*
 * The order in which a for-each goes through the items of a list, as indices
 * in the buffer: from the earliest date of a member (by) to the latest, those
 * without one last and equal ones as given.  NULL, as given, without a member.
 */
const size_t	*rules_order(struct buf *, const struct answers_list *,
		    const struct form_field *by);
/* Inline content as plain text, in the language of the rules; a blank shows as
 * "____". */
char		*rules_text(const struct rules *, const struct form_node *,
		    unsigned readers);
/* The same at the nth item (from 1) of a list, as inside a for-each. */
char		*rules_text_nth(const struct rules *, const struct form_node *,
		    unsigned readers, const char *list,
		    const struct answers_item *, size_t nth);

/*
 * Check every answer against the dictionary: unknown names (with the nearest),
 * types, dates that exist, choices, constraints.  False when an error was
 * added.
 */
bool		 rules_validate(const struct rules *, struct diags *);

/* What is wrong with an answer. */
struct rules_fault {
	enum diag_code	 code;
	const char	*message;	/* names the field */
	const char	*hint;
};

/* Does the text fit the field's type?  name is the full name for messages. */
bool		 rules_fits(struct arena *, const struct form_field *,
		    const char *name, const char *text, struct rules_fault *);

/* ---- explain: why, without quoting an answer ---- */

/* "wa.xml:12:3" */
void		 rules_place(struct buf *, struct pos);
/* Where a name was answered, on a line of its own. */
void		 rules_explain_answer(const struct rules *, const char *name,
		    const char *indent, struct buf *);
/* The same for every name that a condition looks at. */
void		 rules_explain_names(const struct rules *,
		    const struct xml_expr *, const char *indent, struct buf *);
/* How sure a statement of law is, from where, and when it was checked. */
char		*rules_ground(struct arena *, const struct law_ground *);
/* The same for what a paper prints about a topic, which body is. */
char		*rules_law_ground(struct arena *, const struct rules *,
		    const char *topic, const struct form_node *body);

/* ---- triage ---- */

enum triage_state {
	TRIAGE_OPEN,		/* may be filed */
	TRIAGE_OFFICIAL_FORM,	/* may be filed, on the court's form only */
	TRIAGE_CANNOT_SAY,	/* depends on answers that are blank */
	TRIAGE_NOT_OPEN,	/* refused */
};

struct triage_reason {
	const struct form_gate *gate;
	/* yes: the gate applies; unknown: it might */
	enum verdict	 verdict;
	/* Its ground is not official: the clerk has to confirm it. */
	bool		 unsure;
	/* A refusal on such a ground: confirm, not refuse. */
	bool		 confirm;
	const char	*because;
	const char	*instead;	/* or NULL */
	struct vec	 blanks;	/* names (char *) that would decide */
};

struct triage_filing {
	const struct form_filing *filing;
	enum triage_state state;
	struct triage_reason *reasons;	/* refusals first */
	size_t		 nreasons;
	const struct law_form *form;	/* the court's own form, or NULL */
	/* What else is known of the court's forms; NULL: nothing, or no form. */
	const struct law_fact *form_fact;
};

/* What is said of everything that rests on no official source. */
const char	*rules_unsure(enum lang);

/* One filing, or (NULL) all in the catalogue's order; *n of them. */
struct triage_filing *rules_triage(const struct rules *, const char *filing,
		    size_t *n);

#endif
