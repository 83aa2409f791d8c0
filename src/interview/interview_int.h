/* What the files of interview/ share with one another and with nobody else. */
#ifndef INTERVIEW_INTERVIEW_INT_H
#define INTERVIEW_INTERVIEW_INT_H

#include "base/lang.h"
#include "base/map.h"
#include "interview/interview.h"
#include "rules/rules.h"

/* A phrase of the program in the language of the interview. */
#define SAY(v, english)	lang_say((v)->options.lang, english)

#define NOWHERE	((size_t)-1)

enum slot_state { SLOT_OPEN, SLOT_ANSWERED, SLOT_SKIPPED };

/* An answer; of a list's item one for each member, in order. */
struct cell {
	enum slot_state	 state;
	const char	*text;
	bool		 again;		/* ask, though it is answered */
	bool		 asked;		/* of a member: it matters */
};

struct item {
	struct cell	*cells;
};

/* A question of the dictionary: a field, or a list with its items. */
struct slot {
	const struct form_field *field;	/* or */
	const struct form_list *list;
	const char	*name, *group;
	struct cell	 cell;		/* of a list: ANSWERED when complete */
	struct vec	 items;		/* struct item */
	bool		 asked;		/* it is part of the chain */
};

struct interview {
	struct arena	*arena;
	struct arena	*scratch;	/* of one look at the definitions */
	struct arena	*shown;		/* of the last question or review */
	struct interview_sources sources;
	struct interview_options options;
	struct slot	*slots;		/* in the order of the dictionary */
	size_t		 nslots;
	const struct answers *given;	/* or NULL: what others said is kept */
	/* Slots asked and settled, in order, and the one that stands. */
	size_t		*chain;
	size_t		 nchain;
	size_t		 at;		/* NOWHERE: all is asked */
	size_t		 item, member;	/* in a list; NOWHERE: at the list */
	size_t		 ahead;		/* live slots behind at */
	struct map	 live;		/* in scratch: names that matter */
	const struct rules *rules;	/* in scratch: over the chain */
	const struct form_filing *filing; /* chosen, or NULL */
	/* A date to confirm, and its other reading. */
	const char	*pending, *other;
	struct map	 told;		/* gates told, by id */
	struct vec	 notices;	/* struct interview_notice */
	struct vec	 reopened;	/* char * */
	bool		 refused;
	struct interview_choice *instead; /* in scratch: filings to offer */
	size_t		 ninstead;
	struct interview_question question;
	struct interview_line *lines;
	size_t		 nlines;
	size_t		 refitted;
	bool		 changed;
};

/* ---- interview_need.c ---- */

/*
 * Put into live every name that the filing (NULL: any) prints or hangs on, as
 * far as the rules know: "order.issued", "terms", "terms.kind", and where the
 * items are known "terms.2.kind".  The rules have settled set.
 */
void	 interview_need(const struct rules *, const struct form_filing *,
	    const struct checklist *, struct map *live);

/* ---- interview_chain.c ---- */

/* The slot of a name, or NULL. */
struct slot *interview_slot(const struct interview *, const char *name);
/*
 * Take up the chain after its first n slots again, and go to the first question
 * that is open.
 */
void	 interview_advance(struct interview *, size_t n);
/* The question that stands has its answer, or was skipped; go on. */
void	 interview_settle(struct interview *, enum slot_state,
	    const char *text);
/* Of the list that stands: items by their index. */
void	 interview_add_item(struct interview *);
void	 interview_enter_item(struct interview *, size_t);
void	 interview_remove_item(struct interview *, size_t);
/*
 * The answers of the chain, and of the list that stands.  all: to be kept, with
 * what stands and what may still come behind it.
 */
struct answers *interview_collect(struct interview *, struct arena *,
	    bool all);
size_t	 interview_nmembers(const struct slot *);
const struct form_field *interview_member(const struct slot *, size_t);

/* ---- interview_triage.c ---- */

/* Notices, and whether the filing is refused, from the rules of the chain. */
void	 interview_judge(struct interview *);

/* ---- interview_read.c: what people type ---- */

enum interview_dated {
	DATED_NOT,	/* no date, nor a part of one */
	DATED_PARTLY,	/* without its day, or its year */
	DATED_UNSURE,	/* *iso, but *other (NULL: none) may be meant */
	DATED_SURE,	/* only *iso can be meant */
};

/* A date in any of the ways that people write it. */
enum interview_dated interview_date(struct arena *, const char *,
	    const char **iso, const char **other);
/* "9:30 am", "1 p.m.", "13:30" as 13:30; else the text as it is. */
const char *interview_time(struct arena *, const char *);
const char *interview_phone(struct arena *, const char *);
const char *interview_money(struct arena *, const char *);
/*
 * "None", "I don't know" and their like: no answer to a question of this type.
 * A plain no is one where a word, a day or a number is asked for.
 */
bool	 interview_says_none(const char *typed, enum form_type);
/* Are the words, three letters or more, words of the text in this order? */
bool	 interview_within(const char *words, const char *text);
/* Is it the field that names the state? */
bool	 interview_is_state(const struct form_field *);
/* "Washington", "WA", "Nueva York": the two letters; NULL: no such place. */
const char *interview_state(const char *);
/* The name of one, by its letters; or NULL. */
const char *interview_state_name(const char *code, enum lang);

/* ---- interview_check.c ---- */

/*
 * Does the text fit the field, and the constraints of the dictionary over the
 * answers of the chain?  What is wrong in words, or NULL.
 */
const char *interview_wrong(struct interview *, const struct form_field *,
	    const char *text);

/* ---- interview_show.c ---- */

/* An answer as people read it. */
const char *interview_shown(struct interview *, struct arena *,
	    const struct form_field *, const char *text);

#endif
