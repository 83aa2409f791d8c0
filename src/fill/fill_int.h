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
/* What a blank or a line to sign on is for, in the language of the paper. */
const char	*fill_label(const struct fill *, const struct form_node *);
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

struct fill_word {
	size_t		 at, end;	/* its bytes in the text */
	size_t		 cp;		/* its characters in the fold */
	size_t		 line;		/* where it begins in the line */
	uint32_t	 n;		/* how many characters */
	uint32_t	 hash;
	bool		 digits;
};

/*
 * Words of letters or of digits without case and accents, and all of them run
 * together in one line, those of an address in their one short form.
 */
struct fill_fold {
	const char	*text;
	struct fill_word *words;
	size_t		 n;
	uint32_t	*cp;
	uint32_t	*line;
	size_t		 nline;
};

#define FILL_NONE	SIZE_MAX

enum fill_edges { FILL_BEGIN = 1, FILL_END = 2 };

struct fill_fold fill_fold(struct arena *, const char *text);

/* ---- fill_short.c ---- */

struct fill_short { char word[12], form[8]; };

extern const struct fill_short fill_shorts[];
extern const size_t fill_nshorts;

/* The one form of a word of n characters, or NULL: it stays as it is. */
const char	*fill_short(const uint32_t *word, size_t n);

/* ---- fill_match.c: looking ---- */

/* Is it one of these blank-separated words? */
bool		 fill_word_is(const struct fill_fold *, size_t word,
		    const char *words);
/* Does a sentence end behind this word? */
bool		 fill_stop(const struct fill_fold *, size_t word);
/*
 * The byte of the text where the needle stands, or FILL_NONE; at the edges
 * named a word must begin or end.
 */
size_t		 fill_find(const struct fill_fold *hay,
		    const struct fill_fold *needle, unsigned edges);
/*
 * The same for a number, in groups of any size and with anything but letters
 * between them; a local number in its usual groups only.
 */
size_t		 fill_find_digits(const struct fill_fold *hay,
		    const char *digits, bool local);

/* ---- fill_privacy.c: what a court lets stand ---- */

/* What a court takes of what identifies a person: the topics privacy.*. */
struct fill_privacy {
	/* No part of the number may stand; else its last four characters. */
	bool		 ssn, account, licence;
	bool		 birth;		/* nor of a birth date; else its year */
	bool		 letters;	/* X for each letter of a child's name;
					 * else its initials */
};

/* The rule for this case, the federal pattern where no law is known. */
struct fill_privacy fill_privacy(const struct rules *);
/* Is it a child's name that stands as the letter X for these readers? */
bool		 fill_lettered(const struct fill *, const struct rules_value *);
/* The letter X for each letter and digit. */
char		*fill_letters(struct arena *, const char *text);
/* Is it a field with a date of birth, by the last part of its name? */
bool		 fill_birth_field(const struct rules_value *);

/* ---- fill_watch.c: what to look for ---- */

enum fill_weight {
	FILL_ASK,	/* may be chance: caution */
	FILL_ANSWER,	/* stops in an answer; our own words may hold it */
	FILL_STOP,	/* must stand nowhere */
};

struct fill_secret {
	const char	*name;		/* field that holds it */
	unsigned	 audience;
	enum fill_weight weight;
	struct fill_fold text;		/* or: */
	unsigned	 edges;
	const char	*digits;	/* of a telephone; NULL = text counts */
	bool		 local;		/* without its area code */
};

struct fill_watch {
	unsigned	 readers;
	struct fill_privacy privacy;
	struct vec	 secrets;	/* struct fill_secret */
	struct vec	 children;	/* struct fill_child */
	struct vec	 parties;	/* struct fill_fold: their names */
	uint8_t		 words[1024];	/* of children, by hash */
};

/* What these readers may not see; made once for the rules and kept by them. */
const struct fill_watch *fill_watch_of(const struct rules *, unsigned readers);
/* Where the secret stands in the text, or FILL_NONE. */
size_t		 fill_watch_at(const struct fill_secret *,
		    const struct fill_fold *);
/* The first secret of that weight or more that is not field "but". */
const struct fill_secret *fill_watch_find(const struct fill_watch *,
		    const struct fill_fold *, const char *but,
		    enum fill_weight least);
/* Is it the name of a party, and of nobody else? */
bool		 fill_watch_party(const struct fill_watch *,
		    const struct fill_fold *);

/* ---- fill_place.c: an address, taken apart ---- */

/* Call add for each piece of the address that gives the place away. */
void		 fill_place(struct arena *, const char *address,
		    void (*add)(void *, const char *piece, enum fill_weight),
		    void *context);

/* ---- fill_child.c: the names of children ---- */

#define FILL_CHILD_WORDS 30

struct fill_child {
	const char	*name;		/* field that holds it */
	struct fill_fold fold;		/* the name, its first name first */
	size_t		 n;		/* its words, without "Jr." */
	bool		 suffix;
	uint8_t		 group[FILL_CHILD_WORDS]; /* of each word */
	const char	*initials[FILL_CHILD_WORDS]; /* of each group */
	bool		 common;	/* a party has that first name */
	bool		 same;		/* a party has that name */
};

enum fill_hit_kind {
	FILL_CLEAR,	/* the child's name */
	FILL_UNSURE,	/* two words of it, perhaps somebody else's */
	FILL_FIRST,	/* its first word alone */
	FILL_SAME,	/* the name that a party has as well */
	FILL_HIT_COUNT
};

struct fill_hit {
	size_t		 from, to;	/* bytes of the text */
	const struct fill_child *child;
	uint32_t	 groups;	/* whose initials stand for it */
	enum fill_hit_kind kind;
	bool		 turned;	/* last name first */
};

/* Watch for the name in the field; parties are known by then. */
void		 fill_child_add(struct arena *, struct fill_watch *,
		    const char *field, const char *name);
/* All that may be a child in the text, in order: struct fill_hit. */
struct fill_hit	*fill_child_find(struct arena *, const struct fill_watch *,
		    const struct fill_fold *, size_t *n);

/* ---- fill_number.c: numbers that identify a person ---- */

/* Which digits count: those of a story, of one line, of nothing but them. */
enum fill_runs { FILL_RUNS, FILL_SHAPES, FILL_KEEP };

/*
 * The text with each identifier cut as the court wants it: to four characters,
 * *cut, or one X for each, *gone; NULL when there is none.
 */
char		*fill_number_cut(struct arena *, const struct fill_fold *,
		    enum fill_runs, const struct fill_privacy *, bool *cut,
		    bool *gone);

/* ---- fill_birth.c: dates of birth ---- */

/*
 * The text with each date that is called one of birth cut to its year, or
 * (none) to nothing; NULL when there is none.  Other dates stay.
 */
char		*fill_birth_cut(struct arena *, const struct fill_fold *,
		    bool none);

#endif
