/*
 * The bounds that keep a stranger's input from costing more than it should.
 * Passing one is a diagnostic (too-large, too-deep, too-many), never a crash.
 */
#ifndef BASE_LIMITS_H
#define BASE_LIMITS_H

#define LIMIT_FILE_BYTES	(4u << 20)	/* one answers or definition file */
#define LIMIT_DEPTH		64		/* nested elements or objects */
#define LIMIT_NODES		200000		/* elements + attributes a file */
#define LIMIT_ANSWERS		20000		/* values in one answers file */
#define LIMIT_ANSWER_BYTES	(1u << 20)	/* one long text */
#define LIMIT_ROW_BYTES		(4u << 20)	/* one row of a CSV file */
#define LIMIT_RESYNC_BYTES	(64u << 10)	/* looked at behind a broken row */
#define LIMIT_COLUMNS		4000		/* of a CSV file */
#define LIMIT_LINE_BYTES	2000		/* a name, a line of text */
#define LIMIT_ITEMS		500		/* items of one list */
#define LIMIT_EXPR_BYTES	4000		/* one XPath expression */
#define LIMIT_EXPR_STEPS	20000000	/* its evaluation */
#define LIMIT_EXPR_DEPTH	32		/* nested brackets in it */
#define LIMIT_PART_DEPTH	16		/* parts used by parts */
#define LIMIT_VISITS		2000000		/* pieces of content of one paper */
#define LIMIT_DOC_NODES		400000		/* nodes of one bundle */
#define LIMIT_PAGES		2000		/* pages of one bundle */
#define LIMIT_PDF_BYTES		(64u << 20)	/* one PDF to verify */
#define LIMIT_PDF_MEMORY	(3ull << 29)	/* that its reader may map */
#define LIMIT_PDF_DECODED	(256u << 20)	/* all its streams unpacked */
#define LIMIT_PDF_OPERATORS	20000000	/* drawn by all its pages */
#define LIMIT_PDF_VALUES	8000000		/* in its arrays and dictionaries */
#define LIMIT_PDF_KIDS		2000000	/* steps through its structure tree */
#define LIMIT_PDF_STEPS		2000000	/* of what can be endless */
#define LIMIT_PDF_DEPTH		100		/* nested arrays, dictionaries */
#define LIMIT_DIAGS_SHOWN	50

#endif
