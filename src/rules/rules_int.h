/* What the files of rules/ share with one another and with nobody else. */
#ifndef RULES_RULES_INT_H
#define RULES_RULES_INT_H

#include "rules/rules.h"

/*
 * Computed values may hang on conditions that use computed values, and facts of
 * law may print facts of law.  Past this depth a value is blank.
 */
#define RULES_DEPTH	12

/* One list as XPath sees it: every member named, blank ones as NULL. */
struct rules_list {
	const struct answers_list *given;	/* NULL = blank */
	struct xml_value value;
};

extern const struct xml_func rules_funcs[];

/* The public functions of the same names, some way down. */
enum verdict	 rules_verdict_at(const struct rules *, const struct xml_expr *,
		    const struct answers_item *, struct vec *blanks, int depth);
struct rules_value rules_value_at(const struct rules *,
		    const struct form_ref *, const struct answers_item *,
		    const char *list, size_t index, int depth);
const struct form_node *rules_choose_at(const struct rules *,
		    const struct form_node *, const struct answers_item *,
		    struct vec *blanks, int depth);
char		*rules_text_at(const struct rules *, const struct form_node *,
		    unsigned readers, int depth);

/* Push a name (char *) that is not there yet. */
void		 rules_push_once(struct vec *, struct arena *, const char *);

/* "$1,250.00" in cents; false when it is no amount of money. */
bool		 rules_money(const char *, int64_t *cents);
/* "14:30": exactly that shape, a time that exists. */
bool		 rules_time(const char *, int *hour, int *minute);

#endif
