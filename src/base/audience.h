/*
 * Who may read a value or a page.  A page goes to the set of its readers; a
 * value may be printed on it only when every one of them may see the value.
 */
#ifndef BASE_AUDIENCE_H
#define BASE_AUDIENCE_H

#include <stdbool.h>

struct arena;

enum audience {
	AUDIENCE_COURT	= 1,	/* the court's bundle: court.pdf */
	AUDIENCE_OTHER	= 2,	/* the copy to serve: other-party.pdf */
	AUDIENCE_SELF	= 4,	/* the filer's own: self.pdf, checklist */
	AUDIENCE_SEALED	= 8,	/* the sheet kept from the file: sealed.pdf */
	AUDIENCE_AGENCY	= 16,	/* police, prosecutor, registries: letters.pdf */
	AUDIENCE_LAST	= AUDIENCE_AGENCY,
	AUDIENCE_ALL	= 31,
	/* readers of what leaves the filer's hands unsealed */
	AUDIENCE_OPEN	= AUDIENCE_COURT | AUDIENCE_OTHER | AUDIENCE_AGENCY,
};

/* Read words of "court other-party self sealed agency"; 0 if one is unknown. */
unsigned	 audience_parse(const char *);
/* The words for a set, "court, self"; in the arena. */
char		*audience_words(struct arena *, unsigned set);

#endif
