/*
 * The guided interview: which question comes next, and what an answer to it
 * may be.  Nothing is read, written or shown here; a terminal, or whatever else
 * asks people, does that.
 *
 *	struct interview *v = interview_new(arena, &sources, &options, NULL);
 *	while ((q = interview_next(v))->kind != INTERVIEW_DONE)
 *		... show q; r = interview_take(v, typed); show r.say ...
 *	answers = interview_answers(v, arena, &dropped);
 *
 * A question is asked when it can matter: when, knowing only the answers that
 * the dictionary puts before it, a gate, a paper or a step of the chosen filing
 * prints it or hangs on it, and the field that it follows was not left blank.
 * Answers that no longer matter, because one before them was changed, are kept
 * for the case that they matter again, and left out of what interview_answers
 * gives.
 *
 * Texts are in the language of the options: those of the dictionary, and
 * phrases of the program (lang_phrases.def).  All that is given back lives in
 * the arena of the interview, or until the next call where that is said.
 */
#ifndef INTERVIEW_INTERVIEW_H
#define INTERVIEW_INTERVIEW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "answers/answers.h"
#include "base/vec.h"
#include "checklist/checklist.h"
#include "form/form.h"

struct arena;
struct interview;

struct interview_sources {
	struct form_catalog *catalog;
	/*
	 * Make the law of a state known (form_law_need) and give its steps; the
	 * code is in lower case, NULL is the law common to all.  NULL and
	 * diagnostics when its definitions are faulty.
	 */
	const struct checklist *(*law)(void *ctx, struct diags *,
		    const char *code);
	void		*ctx;
};

struct interview_options {
	const char	*jurisdiction;	/* overrides the answer, or NULL */
	enum lang	 lang;
	int32_t		 today;		/* day number */
};

/*
 * given: answers to go on from, or NULL; they outlive the interview.  What of
 * them does not fit its question is asked again (interview_refitted).
 */
struct interview *interview_new(struct arena *,
		    const struct interview_sources *,
		    const struct interview_options *, const struct answers *given);
/* Number of answers given to interview_new that did not fit. */
size_t		 interview_refitted(const struct interview *);
/* Say everything in another language from now on. */
void		 interview_speak(struct interview *, enum lang);

enum interview_kind {
	INTERVIEW_FIELD,	/* one answer; list is NULL unless a member */
	INTERVIEW_LIST,		/* add one, another, or go on? */
	INTERVIEW_REFUSED,	/* the filing is not open: choose another */
	INTERVIEW_DONE,		/* no question is left */
};

/* A choice by number: of a field, or a filing that may be open. */
struct interview_choice {
	const char	*value;
	const char	*label;
};

/* Valid until the next call. */
struct interview_question {
	enum interview_kind kind;
	const struct form_field *field;
	const struct form_list *list;	/* of LIST, and of a member */
	size_t		 item;		/* of a member: which, from 1 */
	size_t		 items;		/* of a list: how many there are */
	const char	**lines;	/* of a list: each item in one line */
	const char	*text;		/* the question */
	const char	*help;		/* or NULL */
	const char	*example;	/* or NULL; as people would write it */
	const char	*section;	/* its heading */
	const char	*answer;	/* as given before, for people; or NULL */
	const char	*confirm;	/* what is to be confirmed, or NULL */
	struct interview_choice *choices; /* of a choice, yes-no and REFUSED */
	size_t		 nchoices;
	bool		 needed;	/* the filing requires it */
	bool		 must;		/* cannot be skipped */
	size_t		 number;	/* of the question, from 1 */
	size_t		 about;		/* how many there may be; 0 unknown */
};

const struct interview_question *interview_next(struct interview *);

enum interview_taken {
	INTERVIEW_TAKEN,	/* interview_next gives another question */
	INTERVIEW_CONFIRM,	/* take yes or no, or another answer */
	INTERVIEW_WRONG,	/* the same question stands */
};

struct interview_reply {
	enum interview_taken taken;
	/* What is wrong, what is to be confirmed, how it was understood; or
	 * NULL.  Valid until the next call. */
	const char	*say;
};

/*
 * Take what was typed for the question that stands.  Numbers choose; yes and no
 * are known in both languages; dates, times, telephone numbers and amounts are
 * brought into the form of the dictionary when only one can be meant; a date
 * with slashes is to be confirmed.  An empty text keeps the answer given
 * before, skips what is not needed, and of a list goes on.  Of a list "add",
 * "remove 2", "edit 2" work beside yes and no.
 */
struct interview_reply interview_take(struct interview *, const char *typed);
/* Leave it blank.  False: this one cannot be skipped. */
bool		 interview_skip(struct interview *);
/* To the question before; false when there is none. */
bool		 interview_back(struct interview *);

/*
 * What the rules say for the first time after the last answer: refusals,
 * cautions, other choices.
 */
enum interview_weight { INTERVIEW_NOT_OPEN, INTERVIEW_CAUTION,
    INTERVIEW_ASK_CLERK, INTERVIEW_CHOICE };
struct interview_notice {
	enum interview_weight weight;
	const char	*because;
	const char	*instead;	/* or NULL */
};
/* Taken once: the next call has only newer ones.  Valid until then. */
const struct interview_notice *interview_notices(struct interview *,
		    size_t *n);
/*
 * Later answers that an answer just given contradicts, and that are asked again
 * for it: their questions (char *).  Taken once, as above.
 */
const struct vec *interview_reopened(struct interview *);

/* ---- review ---- */

struct interview_line {
	const char	*section;
	const char	*text;		/* the question */
	const char	*answer;	/* for people, one line or more; NULL =
					 * blank */
	bool		 needed;	/* blank, and the filing requires it */
	size_t		 slot, item;	/* private: for interview_edit */
};

/* All that was asked, in order; *n of them.  Valid until the next call. */
const struct interview_line *interview_review(struct interview *, size_t *n);
/* Ask the nth line (from 0) of the last review again. */
bool		 interview_edit(struct interview *, size_t nth);

/*
 * What was answered and matters, as answers; before the end, what may still
 * come is among them.  dropped: the questions (char *) whose answers no longer
 * matter; may be NULL.
 */
struct answers	*interview_answers(struct interview *, struct arena *,
		    struct vec *dropped);
/* Has anything been answered since it began? */
bool		 interview_changed(const struct interview *);
/* "If you need help now": the hotline, in the language; or NULL. */
const char	*interview_hotline(struct interview *);
enum lang	 interview_lang(const struct interview *);

/* What people type, in either language: 1 yes, 0 no, -1 neither. */
int		 interview_says_yes(const char *);
/* "2", "2." or "2)" and nothing else, from 1 to most; else 0. */
size_t		 interview_number(const char *typed, size_t most);
/* The same words, whatever their case and accents? */
bool		 interview_same(const char *, const char *);

#endif
