/*
 * Checking a finished PDF, ours or a stranger's, before it is filed: archival
 * (PDF/A, by the part and level that the file claims; part 2, level a when it
 * claims nothing), accessible (PDF/UA-1), and fit for a court's filing system.
 * No outside program is asked.
 *
 * The file is hostile until shown otherwise: whatever is wrong with it becomes
 * a finding, also that it cannot be read at all.  Only what a machine can
 * decide is decided; that the tags say what the page says, a person must see.
 */
#ifndef VERIFY_VERIFY_H
#define VERIFY_VERIFY_H

#include <stdbool.h>
#include <stddef.h>

struct arena;
struct diags;

/* Every check has a row in verify_rules.def. */
enum verify_rule {
#define VERIFY_RULE(id, name, level, a2, a1, ua, says, hint) VERIFY_##id,
#include "verify/verify_rules.def"
#undef VERIFY_RULE
	VERIFY_RULE_COUNT
};

/* From which level of PDF/A on a rule counts, or what else it belongs to. */
enum verify_level {
	VERIFY_B,		/* PDF/A, all levels */
	VERIFY_U,		/* PDF/A, levels u and a */
	VERIFY_A,		/* PDF/A, level a */
	VERIFY_UA,		/* PDF/UA-1 */
	VERIFY_FILING,		/* a court's filing system */
	VERIFY_ADVICE,		/* the same, but only a warning */
};

struct verify_rule_row {
	const char	*name;		/* shown in brackets */
	enum verify_level level;
	/*
	 * Clause and number of the test in ISO 19005-2, in ISO 19005-1 and in
	 * ISO 14289-1 (condition of the Matterhorn Protocol, "14-003", or a
	 * clause that it has no condition for), NULL where the standard has
	 * none: "6.2.4.3-2".
	 */
	const char	*a2, *a1, *ua;
	const char	*says;		/* what must hold, one sentence */
	const char	*hint;		/* what to do, or NULL */
};

/* One thing that is wrong, once for all the places where it is. */
struct verify_finding {
	enum verify_rule rule;
	const char	*message;	/* the problem */
	const char	*where;		/* of the first: "object 12, page 3" */
	size_t		 count;		/* how often */
	struct verify_finding *next;
};

struct verify_report {
	struct verify_finding *findings;	/* in the order of the rules */
	size_t		 problems;	/* findings that fail the file */
	size_t		 warnings;	/* findings that do not */
	size_t		 checks;	/* rules that the file was held to */
	int		 part;		/* of PDF/A: 1 or 2 */
	char		 level;		/* 'a', 'b' or 'u' */
	size_t		 pages;
};

/*
 * Check one file.  NULL and a diagnostic when it cannot be read from disk or
 * is over LIMIT_PDF_BYTES; everything else is in the report, which lives in
 * the arena.
 */
struct verify_report *verify_file(struct arena *, struct diags *,
	    const char *path);
/* The same of bytes in memory; never NULL. */
struct verify_report *verify_bytes(struct arena *, const void *, size_t);

const struct verify_rule_row *verify_rule_row(enum verify_rule);
/* Was the rule among the checks of a file of this part and level? */
bool	 verify_rule_counts(enum verify_rule, int part, char level);
/*
 * The conditions of the Matterhorn Protocol 1.02, by which PDF/UA-1 is tested:
 * all of them, in their order, so that what verify leaves out is told too.
 */
enum verify_by {
	VERIFY_BY_MACHINE,	/* a program can judge it */
	VERIFY_BY_PERSON,	/* only someone who understands the content */
	VERIFY_BY_NOBODY,	/* a clause without a test of its own */
};

struct verify_condition {
	const char	*number;	/* "14-003" */
	enum verify_by	 by;
	const char	*says;		/* what is wrong then */
};

/* NULL after the last. */
const struct verify_condition *verify_condition(size_t i);
/* Is there a rule that reports it? */
bool	 verify_condition_judged(const struct verify_condition *);

/* "PDF/A-2 clause 6.2.4.3", the standard that a finding rests on. */
const char *verify_rule_clause(struct arena *, enum verify_rule, int part);

#endif
