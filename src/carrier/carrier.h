/*
 * Carriers: answers in the files of other programs, read and written.
 *
 *	carrier	what it is			names in it come from
 *	xml	movant's own XML		the dictionary
 *	json	movant's own JSON		the dictionary
 *	csv	a spreadsheet, RFC 4180		the dictionary, csv aliases
 *	anx	a HotDocs answer file, and	hotdocs and a2j aliases
 *		A2J Author's spelling of it
 *	a2j	A2J Author's JSON		a2j and hotdocs aliases
 *	docassemble  variables of docassemble	docassemble aliases
 *		and AssemblyLine, JSON
 *
 * Which of them a file is is seen from its content, never from its name.  What
 * an answer is called over there is data: the <alias> elements of
 * forms/fields.xml.  A value that no alias knows is *kept* word for word in the
 * answers (answers_kept) and written back when the same carrier is written
 * again.  Whether a value fits its field is the business of rules, as for
 * answers of our own; what is done here is spelling: 'TRUE' is yes, 3/14/2025
 * is 2025-03-14, "Last, First" in two columns is one name.
 *
 * No value of a person stands in any message or report; names of answers do.
 */
#ifndef CARRIER_CARRIER_H
#define CARRIER_CARRIER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/diag.h"
#include "base/vec.h"

struct arena;
struct answers;
struct buf;
struct form_catalog;

enum carrier_kind {
	CARRIER_NONE, CARRIER_XML, CARRIER_JSON, CARRIER_CSV, CARRIER_ANX,
	CARRIER_A2J, CARRIER_DOCASSEMBLE, CARRIER_COUNT
};

/* "xml", "csv", ...; and back, CARRIER_NONE for what is none. */
const char	*carrier_name(enum carrier_kind);
enum carrier_kind carrier_kind(const char *name);
/* By the end of a file's name (.xml .json .csv .anx); NONE if it says nothing. */
enum carrier_kind carrier_kind_of_file(const char *path);

/* How dates are written that do not begin with the year. */
enum carrier_dates { CARRIER_DATES_PROVE, CARRIER_DATES_MDY, CARRIER_DATES_DMY };

/*
 * Indexes of names, made once and used by many readings; initialise with the
 * arena that they may live in, which outlives them all.
 */
struct carrier_names;
struct carrier_indexes {
	struct arena	*arena;
	const struct carrier_names *at[CARRIER_COUNT];
};

struct carrier_options {
	enum carrier_dates csv_dates;	/* PROVE: by the column */
	enum carrier_dates anx_dates;	/* PROVE: by the file, else d/m/y */
	const char	*map;		/* path of a mapping file, or NULL */
	bool		 strict;	/* an unknown column is an error */
	const char	*id;		/* heading of the column that names the
					 * client: it is known; NULL is id and
					 * client_id */
	bool		 a2j;		/* write ANX as A2J Author spells it */
	bool		 confidential;	/* write sealed values to others, too */
	unsigned	 line;		/* on which data begins; 0 is 1 */
	struct carrier_indexes *indexes;	/* or NULL */
};

/*
 * Do these first bytes of a file, at most its first 16, begin answers that HotDocs
 * has packed as text ([HDSANS(...)], or base64 of its XML)?
 */
bool		 carrier_is_packed(const char *, size_t n);

/* ---- what became of each name ---- */

enum carrier_fate { CARRIER_MAPPED, CARRIER_KEPT, CARRIER_DROPPED };

struct carrier_note {
	enum carrier_fate fate;
	const char	*from;		/* name in the file that was read */
	const char	*to;		/* name it has now; NULL = none */
	const char	*why;		/* of KEPT and DROPPED, or NULL */
};

/* Initialise { 0 }; the notes live in the arena of the call. */
struct carrier_report {
	enum carrier_kind kind;		/* that was read */
	struct vec	 notes;		/* struct carrier_note, in order */
};

/* ---- whole files ---- */

/*
 * Read one client's answers from len bytes of a file.  NULL and diagnostics on
 * failure.  UTF-8 with or without byte-order mark and UTF-16 with one; NUL
 * bytes and bytes that are neither are errors with their place.  A CSV must
 * hold exactly one row of answers.  report may be NULL.
 */
struct answers	*carrier_read(struct arena *, struct diags *,
		    const struct form_catalog *, const char *file,
		    const char *data, size_t len,
		    const struct carrier_options *, struct carrier_report *);
/*
 * Write answers as a carrier; the same answers always give the same bytes, and
 * reading them gives the same answers.  To carriers that are not our own no
 * value goes that the court may not see, unless options say so; what is left
 * out is in the report (may be NULL), and left-out warns of it.  False and
 * diagnostics when a value cannot be written there at all.
 */
bool		 carrier_write(struct arena *, struct diags *,
		    const struct form_catalog *, const struct answers *,
		    enum carrier_kind, const struct carrier_options *,
		    struct buf *out, struct carrier_report *);

/* ---- spreadsheets, row by row ---- */

/*
 * A CSV file as a stream: memory stays the same however long the file is.
 *
 *	csv = carrier_csv_open(arena, diags, catalog, path, &options);
 *	carrier_csv_look(csv, diags);		(dates; may be left out when
 *						 options tell csv_dates)
 *	while ((got = carrier_csv_next(csv, row_arena, row_diags, &row)) !=
 *	    CARRIER_ROW_END)
 *		if (got == CARRIER_ROW)
 *			answers = carrier_csv_take(csv, row_arena, row_diags,
 *			    &row);
 *
 * next finds the row and counts its fields; take makes answers of it and may
 * be called in another process than next (after fork), for it needs only what
 * open and look have found out, and row.raw, raw_len, line, number.
 */
struct carrier_csv;

enum carrier_got {
	CARRIER_ROW_END,	/* no more rows; or unreadable was added */
	CARRIER_ROW,		/* a row with the right number of fields */
	CARRIER_ROW_BAD		/* one that cannot be used: errors were added */
};

struct carrier_row {
	const char	*raw;		/* its bytes in UTF-8, without the line
					 * end; in the arena given to next */
	size_t		 raw_len;
	unsigned	 line;		/* on which it begins, from 1 */
	size_t		 number;	/* of the row, from 1; the header is 0 */
	bool		 no_text;	/* bad only as some fields are no text */
};

/*
 * Open, read the header, map it.  NULL and diagnostics: not-found, a header
 * that cannot be read or has no known column.  Every fault of the header is
 * told, with the number and heading of the column.  One of a single column is
 * an error too, but the file can be used: unknown-field (nearly a known name,
 * or unknown where options are strict), control-character and not-utf8 cost the
 * rows that have something in the column, duplicate (the same heading twice)
 * those in which the two differ.  The options are borrowed until the end.
 * The separator is the one that the header uses: , ; | or tab.
 */
struct carrier_csv *carrier_csv_open(struct arena *, struct diags *,
		    const struct form_catalog *, const char *path,
		    const struct carrier_options *);
/* Close the file before its arena does; nothing else than take works then. */
void		 carrier_csv_close(struct carrier_csv *);

/*
 * Read the whole file once and begin again: prove for each column of dates
 * whether the month or the day comes first.  A column that proves neither, or
 * both, is told here once (date-order, an error) and false is returned; rows can
 * be taken all the same, and those that hold such a date then fail, with the
 * same code.  When the file cannot be read to its end, that is told: unreadable,
 * and false.  Broken rows are not told here.  *rows (may be NULL) is how many
 * rows next will give.
 *
 * It is false as well after an error of a heading, which open has told.
 */
bool		 carrier_csv_look(struct carrier_csv *, struct diags *,
		    size_t *rows);

/*
 * The next row.  BAD: csv-syntax, ragged-row, too-large, not-utf8,
 * control-character (a NUL byte), with file:line:column where column is the
 * number of the CSV column, from 1, and the message names its heading.  The
 * next call goes on behind it; *row tells line and number of bad ones too, and
 * raw is then what of it could be read.
 */
enum carrier_got carrier_csv_next(struct carrier_csv *, struct arena *,
		    struct diags *, struct carrier_row *);
/* Go back to the first row. */
bool		 carrier_csv_rewind(struct carrier_csv *, struct diags *);
/*
 * The answers of a row, in the arena; NULL and diagnostics.  What was told of a
 * whole column has the same code here: date-order, unknown-field.  Positions
 * are file, line of the row, number of the column: for a message about the
 * answer, carrier_csv_heading(csv, pos.column - 1) is the heading.
 */
struct answers	*carrier_csv_take(const struct carrier_csv *, struct arena *,
		    struct diags *, const struct carrier_row *);
/* The text of column i (from 0) of a row, in the arena; NULL if it has none. */
const char	*carrier_csv_cell(const struct carrier_csv *, struct arena *,
		    const struct carrier_row *, size_t i);

/* Columns: how many, what the heading of i (from 0) is, which one is called so
 * (heading, or name of the dictionary); SIZE_MAX = none. */
size_t		 carrier_csv_columns(const struct carrier_csv *);
const char	*carrier_csv_heading(const struct carrier_csv *, size_t i);
size_t		 carrier_csv_column(const struct carrier_csv *,
		    const char *name);
/*
 * Everything besides the row that decides what its answers are (mapping, order
 * of dates, separator), as bytes to hash.
 */
void		 carrier_csv_identity(const struct carrier_csv *, struct buf *);

/*
 * Append one cell as CSV: quoted when it must be, and made harmless: what a
 * spreadsheet would take for a formula gets an apostrophe in front, which
 * reading takes away again.
 */
void		 carrier_csv_write_cell(struct buf *, const char *text);

#endif
