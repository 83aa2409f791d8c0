/*
 * Inside: how the readers share their work.  A reader finds names and texts in
 * a file; carrier_names says which field a name means; carrier_taker gathers
 * them, joins parts, and makes answers of them.
 */
#ifndef CARRIER_CARRIER_INT_H
#define CARRIER_CARRIER_INT_H

#include "answers/answers.h"
#include "base/buf.h"
#include "base/map.h"
#include "base/vec.h"
#include "carrier/carrier.h"
#include "form/form.h"

struct io_stream;

/* ---- names ---- */

enum carrier_part {
	PART_WHOLE,
	/* of a name */
	PART_FIRST, PART_MIDDLE, PART_LAST, PART_SUFFIX,
	/* of an address */
	PART_STREET, PART_STREET2, PART_UNIT, PART_CITY, PART_STATE, PART_ZIP,
	/* telephones: the first that is there is taken */
	PART_MOBILE, PART_HOME, PART_WORK,
	PART_COUNT,		/* how many items a list has */
	PART_END
};

struct carrier_target {
	const struct form_field *field;	/* NULL for PART_COUNT */
	const struct form_list *list;	/* of a member, and of PART_COUNT */
	enum carrier_part part;
	const char	*filer;		/* holds when this one files; or NULL */
	const struct carrier_target *next;	/* same name, other filer */
};

/* An index of all names of the dictionary in a carrier. */
const struct carrier_names *carrier_names_new(struct arena *,
		    const struct form_dictionary *, enum carrier_kind);
/* The same, taken from the options when it has been made before. */
const struct carrier_names *carrier_names_of(struct arena *,
		    const struct form_catalog *, enum carrier_kind,
		    const struct carrier_options *);
/*
 * What a name means, or NULL.  *item is the number in a name such as
 * "child2_name", else 0: then a target in a list is a whole column of items
 * (ANX), not one of them.
 */
const struct carrier_target *carrier_names_find(const struct carrier_names *,
		    struct arena *, const char *name, size_t *item);
/* A known name that a misspelt one may mean, or NULL. */
const char	*carrier_names_near(const struct carrier_names *,
		    struct arena *, const char *name);
/* Are two plain names (carrier_plain_name) but a slip apart? */
bool		 carrier_names_nearly(const char *, const char *);
/* The name of the dictionary that it must be a slip of, or NULL. */
const char	*carrier_names_slip(const struct carrier_names *,
		    struct arena *, const char *name);
/*
 * The same of a plain name and of aliases, of those for a yes or no.  Another
 * answer that is missing shows as a blank; a yes that is missing nowhere.
 */
const char	*carrier_names_flag_slip(const struct carrier_names *,
		    const char *plain);
/* The name as it is compared: small letters, blanks and - _ . ? : * all
 * one '_', none at the end. */
char		*carrier_plain_name(struct arena *, const char *);
/* The name to write for a field, and for how many items a list has. */
const char	*carrier_names_write(struct arena *,
		    const struct form_field *, enum carrier_kind,
		    const char *filer);
const char	*carrier_names_count(struct arena *, const struct form_list *,
		    enum carrier_kind);
/* "order.issued", "children.name", "children": for messages and reports. */
const char	*carrier_target_name(struct arena *,
		    const struct carrier_target *, size_t item);

/* The same target for a part of it. */
const struct carrier_target *carrier_target_part(struct arena *,
		    const struct carrier_target *, enum carrier_part);
/* ---- spelling ---- */

/* How others spell it -> how movant does; the text itself when in doubt. */
const char	*carrier_spell(struct arena *, const struct form_field *,
		    const char *text);
/* -1 neither, 0 no, 1 yes: "t", "FALSE", "sí"... */
int		 carrier_yes_no(struct arena *, const char *text);
/* Does the text, "N/A" or "unknown", leave this part of the field blank? */
bool		 carrier_says_nothing(struct arena *, const struct form_field *,
		    enum carrier_part, const char *text);
/* Why a spreadsheet shows this in place of a value ("#REF!"); NULL: it is one. */
const char	*carrier_damage(const char *text);
/* Is it a state or territory, by its letters or its name, or "tribal"? */
bool		 carrier_is_place(struct arena *, const char *text);

/* ---- dates ---- */

/* Numbers between / - . or blanks: three of them, the year not first. */
struct carrier_date {
	int	first, second, year;
	bool	short_year;		/* of two digits */
};
/* Is it such a date?  (ISO is not; that needs no order.) */
bool		 carrier_date_parse(const char *, struct carrier_date *);
/* As ISO, or NULL when there is no such day. */
const char	*carrier_date_iso(struct arena *, const struct carrier_date *,
		    enum carrier_dates);
/* The day of a date that can be one day only, as ISO; else the text itself. */
const char	*carrier_date_spell(struct arena *, const char *text);
/* The day of a date with its month as a word, or DATE_NONE. */
int32_t		 carrier_date_words(const char *, bool *short_year);
/* The day that a spreadsheet means by a bare number, or DATE_NONE. */
int32_t		 carrier_date_serial(const char *);
/* What dates prove: counted over a column or a file. */
struct carrier_proof {
	size_t		 dates;		/* such dates seen */
	size_t		 day_first, month_first;	/* that prove it */
	size_t		 short_years, serials;
	struct pos	 first, day_pos, month_pos, short_pos, serial_pos;
};
void		 carrier_prove(struct carrier_proof *, const char *, struct pos);

/* ---- gathering ---- */

struct carrier_taker {
	struct arena	*arena;
	struct diags	*diags;
	const struct form_catalog *catalog;
	struct answers	*answers;
	struct carrier_report *report;	/* or NULL */
	bool		 nested;	/* lists may be A2J's, with gaps */
	bool		 quiet;		/* do not tell which party was guessed */
	bool		 failed;
	struct vec	 given;		/* private */
};

void		 carrier_taker_begin(struct carrier_taker *, struct arena *,
		    struct diags *, const struct form_catalog *,
		    const char *file, struct carrier_report *);
/* A text for a target; item from 1, 0 when it is in no list.  Blank: NULL. */
void		 carrier_give(struct carrier_taker *, const char *from,
		    const struct carrier_target *, size_t item,
		    const char *text, struct pos name_pos, struct pos pos);
/* Keep a text that is not known; a note goes with it. */
void		 carrier_keep(struct carrier_taker *, const char *carrier,
		    const char *name, const char *text, struct pos,
		    const char *why);
/* All that was given as answers; NULL when anything failed. */
struct answers	*carrier_taken(struct carrier_taker *);

/* A value of JSON as bytes, without line end. */
struct json;
const char	*carrier_json_text(struct arena *, const struct json *);

void		 carrier_tell(struct carrier_report *, struct arena *,
		    enum carrier_fate, const char *from, const char *to,
		    const char *why);

/* ---- bytes ---- */

/*
 * UTF-8 of bytes that may begin with a byte-order mark, piece by piece.  UTF-16
 * without one is seen from the NUL beside its first two characters; Windows-1252
 * only from a mode that is set before.  What is malformed in UTF-16 becomes the
 * byte 0xFF, so that the check of UTF-8 that follows finds its place.
 * Initialise { 0 }.
 */
struct carrier_decoder {
	enum { DECODE_START, DECODE_UTF8, DECODE_LE, DECODE_BE,
	    DECODE_WINDOWS } mode;
	unsigned char	 left[4];	/* bytes not used yet */
	size_t		 nleft;
	bool		 utf16;
};
void		 carrier_decode(struct carrier_decoder *, const char *, size_t,
		    bool end, struct buf *);

/*
 * A look through a whole file, piece by piece, for its encoding; initialise
 * { 0 }.  At the end _windows tells whether it is Windows-1252: some byte is no
 * UTF-8, none is a part of it, and all make sense.  first_line is that of the
 * first byte that is not ASCII.
 */
struct carrier_look {
	size_t		 utf8, broken;	/* whole characters; what is none */
	bool		 nonsense;
	unsigned	 line, first_line;
	unsigned	 wanted;	/* bytes of the character begun */
	unsigned char	 before, held;
};
void		 carrier_look_at(struct carrier_look *, const char *, size_t);
bool		 carrier_look_windows(struct carrier_look *);
/* A byte of Windows-1252 as UTF-8. */
void		 carrier_windows_char(unsigned char, struct buf *);

/* ---- rows of CSV ---- */

/* Where bytes come from: a file, or memory. */
struct csv_source {
	struct io_stream *stream;	/* or NULL */
	const char	*data;		/* then this */
	size_t		 len, taken;
	bool		 windows;	/* it is Windows-1252 */
	struct carrier_decoder decoder;
	struct buf	 buf;		/* UTF-8, from the row on that is read */
	size_t		 at;		/* of that row in it */
	bool		 end;		/* nothing more comes into buf */
	bool		 failed;	/* since it cannot be read on: told */
};

/* The rows of a source. */
struct csv_rows {
	struct csv_source source;
	const char	*file;
	char		 separator;
	size_t		 columns;	/* that each row must have; 0: any */
	const char *const *headings;	/* for messages, or NULL */
	unsigned	 line;		/* of what comes next */
	size_t		 number;	/* of the row given last */
	struct buf	 mended;	/* the row, when it had ="01" in it */
};

/*
 * A row with each ="01" as a field of CSV.  MORE: a quotation mark is open, the
 * row may go on in the next line.  NOT: more is wrong with it.
 */
enum carrier_mend { MEND_NOT, MEND_MORE, MEND_DONE };
enum carrier_mend carrier_mend_guards(const char *, size_t, char separator,
		    struct buf *out);

struct csv_cells {
	const char	**text;
	size_t		*len;		/* a cell may hold a NUL byte */
	size_t		 n;
};

void		 carrier_rows_close(struct csv_rows *);
/* Skip a byte-order mark and "sep=;"; choose the separator. */
bool		 carrier_rows_begin(struct csv_rows *, struct diags *);
enum carrier_got carrier_rows_next(struct csv_rows *, struct arena *,
		    struct diags *, struct carrier_row *);
/* Cut a good row into its cells, in the arena. */
void		 carrier_split(struct arena *, const char *raw, size_t len,
		    char separator, struct csv_cells *);
/* "column 3 'order_date'" */
const char	*carrier_column_words(struct arena *,
		    const char *const *headings, size_t n, size_t i);

/* ---- the carriers ---- */

struct carrier_in {
	struct arena	*arena;
	struct diags	*diags;
	const struct form_catalog *catalog;
	const char	*file, *data;
	size_t		 len;
	const struct carrier_options *options;
	struct carrier_report *report;
	bool		 utf16;		/* that data was, before it was UTF-8 */
};

/*
 * Answers of HotDocs as its interviews send them: the XML as base64, alone or as
 * [HDSANS(12,34)]base64|more.  Then data and len are the XML; what is packed
 * some other way stays as it is.  False and diagnostics when a pack is torn.
 */
bool		 carrier_unpack(struct carrier_in *);
/* The name of the first element of what begins with '<', as written; or NULL. */
const char	*carrier_first_element(struct arena *, const char *text);
/* Is it a file of an office program that holds no text?  Then it is told. */
bool		 carrier_foreign_file(const struct carrier_in *);
/* The same, seen from the first bytes alone. */
bool		 carrier_foreign_bytes(struct diags *, const char *file,
		    const char *data, size_t n);

/* First in an ANX that movant wrote: its dates and texts are in no doubt. */
#define CARRIER_ANX_MARK	"<!-- movant: dates are day/month/year -->"

struct answers	*carrier_read_anx(const struct carrier_in *);
struct json;
struct answers	*carrier_read_a2j(const struct carrier_in *,
		    const struct json *);
struct answers	*carrier_read_docassemble(const struct carrier_in *,
		    const struct json *);
struct answers	*carrier_read_csv(const struct carrier_in *);
bool		 carrier_is_a2j(const struct json *);
bool		 carrier_is_docassemble(const struct carrier_in *,
		    const struct json *);

struct carrier_out {
	struct arena	*arena;
	struct diags	*diags;
	const struct form_catalog *catalog;
	const struct answers *answers;
	const struct carrier_options *options;
	struct carrier_report *report;
	const char	*filer;		/* "protected" unless answered */
	struct buf	*out;
};

bool		 carrier_write_anx(const struct carrier_out *);
bool		 carrier_write_a2j(const struct carrier_out *);
bool		 carrier_write_docassemble(const struct carrier_out *);
bool		 carrier_write_csv(const struct carrier_out *);
/* A variable of A2J Author, up to its values; an Answer of HotDocs. */
struct json_writer;
void		 carrier_a2j_begin(const struct carrier_out *,
		    struct json_writer *, const char *name, const char *type,
		    bool repeating);
void		 carrier_a2j_end(struct json_writer *);
void		 carrier_anx_open(const struct carrier_out *, const char *name);
void		 carrier_anx_close(const struct carrier_out *);
/* What was kept of the one as the other; false when it has no equal there. */
bool		 carrier_kept_to_a2j(const struct carrier_out *,
		    struct json_writer *, const struct answers_kept *);
bool		 carrier_kept_to_anx(const struct carrier_out *,
		    const struct answers_kept *);
/* "&lt;" for "<", and back where every '&' is such a reference. */
char		*carrier_escape(struct arena *, const char *);
char		*carrier_unescape(struct arena *, const char *);
bool		 carrier_escaped(const char *);
/* May the value be written to a stranger's carrier? */
bool		 carrier_may_write(const struct carrier_out *,
		    const struct form_field *);
/* The answer to write for a field of ours, or NULL. */
const char	*carrier_text_of(const struct carrier_out *,
		    const struct answer *, const struct form_field *);
/* Is the member written for any item of the list? */
bool		 carrier_any(const struct carrier_out *,
		    const struct answers_list *, const struct form_field *);

#endif
