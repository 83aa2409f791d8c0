/*
 * Scenarios: one row of a table, one person's case and what must hold for it.
 *
 * The tables are Markdown, for people who know the law and not the program;
 * README.md beside them is their manual.  table.c reads them, case.c makes the
 * case that a row describes, expect.c holds it against what the row expects,
 * run.c is the program and the coverage of all tables together.
 *
 * Whatever a row says must be able to fail: a name that is not known anywhere
 * is an error, and a text that must not appear has to be one that could.
 */
#ifndef TESTS_SCENARIOS_SCENARIOS_H
#define TESTS_SCENARIOS_SCENARIOS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/map.h"
#include "base/vec.h"
#include "checklist/checklist.h"
#include "job/job.h"
#include "rules/rules.h"

struct arena;

enum column { COL_ID, COL_PLACE, COL_ROLE, COL_ORDER, COL_BASE, COL_ANSWERS,
    COL_TODAY, COL_FILING, COL_STATE, COL_GATES, COL_STEPS, COL_DATES, COL_TEXT,
    COL_ROWS, COL_COUNT };

struct row {
	const char	*cell[COL_COUNT];	/* NULL: not said ("-") */
	unsigned	 line;
};

struct base {
	const char	*name;
	struct vec	 answers;	/* char *, "name=value" */
	unsigned	 line;
	bool		 used;
};

struct table {
	const char	*path;
	struct arena	*arena;
	struct map	 bases;		/* struct base */
	struct vec	 rows;		/* struct row */
	struct vec	 shown;		/* char *: texts that were found */
	struct vec	 denied;	/* struct denied, to be looked up there */
	unsigned	 failures;
};

/* A text that must not appear, and that is none of the row's answers. */
struct denied {
	const struct row *row;
	const char	*text;
};

/* A row made into a case. */
struct scene {
	struct arena	*arena;		/* of this row */
	struct table	*table;
	const struct row *row;
	struct job_program *program;
	struct diags	*diags;
	struct map	 said;		/* answers of the row, char * by name */
	struct rules	*rules;
	bool		 valid;		/* the answers fit the dictionary */
	const struct form_filing *filing; /* NULL: none is asked */
	const struct triage_filing *triage;
	struct plan	*plan;		/* made when first needed */
	const char	*papers[8];	/* text for each reader; see expect.c */
	bool		 drafted;
};

/* Tell what is wrong with a row (NULL: with the table at line). */
void		 fail(struct table *, const struct row *, unsigned line,
		    const char *fmt, ...) __attribute__((format(printf, 4, 5)));

/* False when the file cannot be read; what it says wrong is told. */
bool		 table_read(struct table *, struct arena *, const char *path);
/* The parts between semicolons that stand in no quotes, trimmed. */
struct vec	 table_items(struct arena *, const char *cell);
/* Blank-separated words. */
struct vec	 table_words(struct arena *, const char *);

/* Bind the answers of the row; false when the row itself is wrong. */
bool		 scene_open(struct scene *);
/* The plan; NULL when there is none, and that is told. */
struct plan	*scene_plan(struct scene *);
/* Draft the papers; false when that fails, and that is told. */
bool		 scene_papers(struct scene *);
/* The diagnostics as text. */
const char	*scene_messages(const struct scene *);

/* Hold the scene against its row. */
void		 expect_row(struct scene *);
/* When all rows are done: texts denied that no row ever shows. */
void		 expect_denied(struct table *);

#endif
