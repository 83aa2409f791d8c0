/* CSV files: opened, looked through for dates, read row by row. */
#include <stdint.h>
#include <string.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/io.h"
#include "base/str.h"
#include "carrier/carrier_csv_int.h"

struct carrier_csv *
carrier_csv_new(struct arena *a, const struct form_catalog *c, const char *path,
    const struct carrier_options *o)
{
	static const struct carrier_options plain;
	struct carrier_csv *csv = arena_alloc(a, sizeof(*csv));

	csv->arena = a;
	csv->catalog = c;
	csv->options = o ? o : &plain;
	csv->path = arena_strdup(a, path);
	csv->names = carrier_names_of(a, c, CARRIER_CSV, csv->options);
	csv->rows.file = csv->path;
	return csv;
}

static void
drop(void *csv)
{
	carrier_csv_close(csv);
}

/*
 * Look through the whole file for its encoding, and go back to its beginning.
 * Bytes that are neither UTF-8 nor plainly Windows-1252 are told with their row.
 */
static bool
find_encoding(struct carrier_csv *csv, struct diags *d)
{
	struct csv_source *s = &csv->rows.source;
	struct carrier_look look = { 0 };
	char chunk[1 << 14];
	long n;

	if (s->stream == NULL) {
		carrier_look_at(&look, s->data, s->len);
	} else {
		bool first = true;

		while ((n = io_stream_read(s->stream, d, chunk,
		    sizeof(chunk))) > 0) {
			if (first && carrier_foreign_bytes(d, csv->path, chunk,
			    (size_t)n))
				return false;
			first = false;
			carrier_look_at(&look, chunk, (size_t)n);
		}
		if (n < 0 || !io_stream_rewind(s->stream, d))
			return false;
	}
	s->windows = carrier_look_windows(&look);
	if (s->windows)
		diag_add(d, DIAG_ENCODING_GUESS, (struct pos){ csv->path,
		    look.first_line, 0 }, "look at the accents in the papers; "
		    "\"CSV UTF-8\" in the spreadsheet program leaves no doubt",
		    "the file is not UTF-8; it is read as Windows-1252, as "
		    "Excel writes it");
	return true;
}

struct carrier_csv *
carrier_csv_open(struct arena *a, struct diags *d,
    const struct form_catalog *c, const char *path,
    const struct carrier_options *o)
{
	struct carrier_csv *csv = carrier_csv_new(a, c, path, o);

	csv->rows.source.stream = io_stream_open(a, d, path);
	if (csv->rows.source.stream == NULL)
		return NULL;
	arena_defer(a, drop, csv);
	return find_encoding(csv, d) && carrier_csv_header(csv, d) ? csv :
	    NULL;
}

void
carrier_csv_close(struct carrier_csv *csv)
{
	carrier_rows_close(&csv->rows);
}

bool
carrier_csv_rewind(struct carrier_csv *csv, struct diags *d)
{
	struct csv_rows *r = &csv->rows;
	struct csv_rows again = { .file = r->file, .columns = r->columns,
	    .headings = r->headings };
	struct arena *a;
	struct carrier_row header;
	struct diags *own;
	enum carrier_got got;
	bool ok;

	if (r->source.stream != NULL &&
	    !io_stream_rewind(r->source.stream, d))
		return false;
	a = arena_open();
	own = diags_new(a);
	buf_free(&r->source.buf);
	buf_free(&r->mended);
	again.source = (struct csv_source){ .stream = r->source.stream,
	    .data = r->source.data, .len = r->source.len,
	    .windows = r->source.windows };
	*r = again;
	got = carrier_rows_begin(r, own) ? carrier_rows_next(r, a, own,
	    &header) : CARRIER_ROW_END;
	/* Headings that are no text were told when the file was opened. */
	ok = got == CARRIER_ROW || (got == CARRIER_ROW_BAD && header.no_text);
	if (!ok)
		diags_copy(d, own);
	r->number = 0;
	arena_close(a);
	return ok;
}

enum carrier_got
carrier_csv_next(struct carrier_csv *csv, struct arena *a, struct diags *d,
    struct carrier_row *row)
{
	return carrier_rows_next(&csv->rows, a, d, row);
}

/* ---- dates ---- */

static bool
dated(const struct csv_column *c)
{
	return c->role == CSV_TAKE && c->to->field != NULL &&
	    c->to->field->type == FORM_TYPE_DATE &&
	    c->to->part == PART_WHOLE;
}

void
carrier_csv_prove_row(struct carrier_csv *csv, struct arena *a,
    const struct carrier_row *row)
{
	struct csv_cells cells;

	carrier_split(a, row->raw, row->raw_len, csv->rows.separator, &cells);
	for (size_t i = 0; i < csv->n && i < cells.n; i++) {
		struct csv_column *c = &csv->columns[i];
		const char *text = cells.text[i];

		if (c->filled == 0 && text[strspn(text, " \t")] != '\0')
			c->filled = row->line;
		if (c->doubtful && carrier_is_place(a, text))
			c->places++;
		if (dated(c))
			carrier_prove(&c->proof, carrier_csv_plain_cell(a,
			    text), (struct pos){ csv->path, row->line,
			    (unsigned)i + 1 });
	}
}

/* What was read in a way that no value proves is told once for the column. */
static void
tell_guesses(const struct carrier_csv *csv, struct diags *d, size_t i)
{
	const struct carrier_proof *p = &csv->columns[i].proof;
	const char *words = carrier_column_words(csv->arena, csv->headings,
	    csv->n, i);

	if (p->serials > 0)
		diag_add(d, DIAG_DATE_GUESS, p->serial_pos, "look at these "
		    "dates in the papers, or give the column a date format and "
		    "save it again", "%s: numbers are read as the days that "
		    "Excel counts, so that 45000 is 15 March 2023", words);
	if (p->short_years > 0)
		diag_add(d, DIAG_DATE_GUESS, p->short_pos, "write the years "
		    "with four digits", "%s: years of two digits are read as "
		    "1969 to 2068", words);
}

static bool
order_of(struct carrier_csv *csv, struct diags *d, size_t i)
{
	struct csv_column *c = &csv->columns[i];
	const struct carrier_proof *p = &c->proof;
	const char *words = carrier_column_words(csv->arena, csv->headings,
	    csv->n, i);

	if (!dated(c))
		return true;
	tell_guesses(csv, d, i);
	if (csv->options->csv_dates != CARRIER_DATES_PROVE || p->dates == 0)
		return true;
	if (p->day_first > 0 && p->month_first > 0) {
		c->contradicts = true;
		diag_add(d, DIAG_DATE_ORDER, p->day_pos.line <
		    p->month_pos.line ? p->month_pos : p->day_pos,
		    "write all of them as year-month-day, like 2025-03-14",
		    "%s: in line %u the day comes first, in line %u the month",
		    words, p->day_pos.line, p->month_pos.line);
		return false;
	}
	if (p->day_first == 0 && p->month_first == 0) {
		diag_add(d, DIAG_DATE_ORDER, p->first, "say --dates mdy when "
		    "the month comes first, or --dates dmy",
		    "%s: nothing tells whether the month or the day comes "
		    "first", words);
		return false;
	}
	c->order = p->day_first > 0 ? CARRIER_DATES_DMY : CARRIER_DATES_MDY;
	return true;
}

/* A "state" may be that of a case, open or closed; a heading may be missing. */
static void
doubt(struct carrier_csv *csv, struct diags *d, size_t i)
{
	struct csv_column *c = &csv->columns[i];
	const char *words = carrier_column_words(csv->arena, csv->headings,
	    csv->n, i);

	if (c->filled == 0)
		return;
	if (c->doubtful && c->places == 0) {
		c->role = CSV_KEEP;
		c->why = "it holds no states";
		diag_add(d, DIAG_UNKNOWN_COLUMN, (struct pos){ csv->path,
		    c->filled, (unsigned)i + 1 }, "call the column of the "
		    "court's state 'court_state'", "%s holds no states; it is "
		    "kept, not used", words);
	} else if (c->doubtful && c->also != NULL) {
		diag_add(d, DIAG_PLACE_GUESS, (struct pos){ csv->path,
		    csv->header_line, (unsigned)i + 1 }, "add a column "
		    "'court_state' when the order was made elsewhere",
		    "%s stands beside an address, and is taken for the state "
		    "of the court too", words);
	} else if (c->role == CSV_KEEP && *c->plain == '\0') {
		diag_add(d, DIAG_UNKNOWN_COLUMN, (struct pos){ csv->path,
		    c->filled, (unsigned)i + 1 }, "give it a heading in the "
		    "first line", "%s has no heading; what stands in it is "
		    "kept, not used", words);
	}
}

bool
carrier_csv_settle(struct carrier_csv *csv, struct diags *d)
{
	bool ok = !csv->faulty;

	for (size_t i = 0; i < csv->n; i++) {
		doubt(csv, d, i);
		if (!order_of(csv, d, i))
			ok = false;
	}
	return ok;
}

bool
carrier_csv_look(struct carrier_csv *csv, struct diags *d, size_t *rows)
{
	struct arena *a = arena_open();
	struct arena_mark mark = arena_mark(a);
	struct carrier_row row;
	struct diags *own = diags_new(a);
	enum carrier_got got;
	size_t n = 0;
	bool ok;

	while ((got = carrier_csv_next(csv, a, own, &row)) !=
	    CARRIER_ROW_END) {
		n++;
		if (got == CARRIER_ROW)
			carrier_csv_prove_row(csv, a, &row);
		/* Faults of rows are told when they are read to be used. */
		arena_rewind(a, mark);
		own = diags_new(a);
	}
	/* A part of the rows proves nothing. */
	ok = !csv->rows.source.failed;
	if (!ok)
		diags_copy(d, own);
	arena_close(a);
	if (rows != NULL)
		*rows = n;
	ok = ok && carrier_csv_settle(csv, d);
	return carrier_csv_rewind(csv, d) && ok;
}

/* ---- answers ---- */

struct taking {
	const struct carrier_csv *csv;
	struct carrier_taker taker;
	const struct carrier_row *row;
	struct csv_cells cells;
};

static struct pos
pos_of(const struct taking *t, size_t i)
{
	return (struct pos){ t->csv->path, t->row->line, (unsigned)i + 1 };
}

static bool
blank(const char *text)
{
	return text[strspn(text, " \t\r\n")] == '\0';
}

/* The first of the columns that guard this one to forbid it, from 1; or 0. */
static size_t
forbidden(const struct taking *t, size_t i)
{
	const struct vec *guards = &t->csv->columns[i].guards;

	for (size_t k = 0; k < guards->n; k++) {
		const struct csv_column *c = guards->at[k];
		size_t guard = (size_t)(c - t->csv->columns);
		const char *says = guard < t->cells.n ?
		    t->cells.text[guard] : "";

		if (!blank(says) && carrier_yes_no(t->taker.arena, says) != 1)
			return guard + 1;
	}
	return 0;
}

static const char *
date_text(struct taking *t, size_t i, const char *text)
{
	const struct csv_column *c = &t->csv->columns[i];
	struct arena *a = t->taker.arena;
	struct carrier_date date;
	int32_t day = carrier_date_serial(text);
	const char *iso;

	if (day != DATE_NONE)
		return date_iso(a, day);
	if (!carrier_date_parse(text, &date))
		return text;
	if (date.first != date.second &&
	    (c->order == CARRIER_DATES_PROVE || c->contradicts)) {
		t->taker.failed = true;
		diag_add(t->taker.diags, DIAG_DATE_ORDER, pos_of(t, i),
		    "write it as year-month-day, like 2025-03-14",
		    "%s: the order of month and day is not known",
		    carrier_column_words(a, t->csv->headings, t->csv->n, i));
		return text;
	}
	iso = carrier_date_iso(a, &date, c->order);
	return iso ? iso : text;
}

static void
leave_damaged(struct taking *t, size_t i, const char *why)
{
	diag_add(t->taker.diags, DIAG_NOT_TAKEN, pos_of(t, i), "mend it in the "
	    "spreadsheet, and save it again", "%s is not used: %s",
	    carrier_column_words(t->taker.arena, t->csv->headings, t->csv->n,
	    i), why);
	carrier_tell(t->taker.report, t->taker.arena, CARRIER_DROPPED,
	    t->csv->columns[i].heading, NULL, why);
}

/* Something stands under a heading that is an error: an answer is missing. */
static void
refuse_cell(struct taking *t, size_t i)
{
	t->taker.failed = true;
	diag_add(t->taker.diags, DIAG_UNKNOWN_FIELD, pos_of(t, i),
	    "mend the heading, or empty the cell", "%s has something in it, and "
	    "is no known field", carrier_column_words(t->taker.arena,
	    t->csv->headings, t->csv->n, i));
}

static void
take_cell(struct taking *t, size_t i)
{
	const struct csv_column *c = &t->csv->columns[i];
	const char *text = carrier_csv_plain_cell(t->taker.arena,
	    t->cells.text[i]);
	struct arena *a = t->taker.arena;
	size_t guard;

	if (c->role == CSV_WRONG && !blank(text))
		refuse_cell(t, i);
	if (c->role == CSV_KEEP && *text != '\0')
		carrier_keep(&t->taker, "csv", *c->heading ? c->heading :
		    arena_printf(a, "column %zu", i + 1), text, pos_of(t, i),
		    c->why);
	if (c->role == CSV_LEAVE || c->role == CSV_GUARD)
		carrier_tell(t->taker.report, a, CARRIER_DROPPED, c->heading,
		    NULL, c->why);
	if (c->role != CSV_TAKE)
		return;
	guard = *text != '\0' ? forbidden(t, i) : 0;
	if (guard > 0) {
		diag_add(t->taker.diags, DIAG_NOT_TAKEN, pos_of(t, i), NULL,
		    "%s is not used: %s says that it is not safe",
		    carrier_column_words(a, t->csv->headings, t->csv->n, i),
		    carrier_column_words(a, t->csv->headings, t->csv->n,
		    guard - 1));
		carrier_tell(t->taker.report, a, CARRIER_DROPPED, c->heading,
		    NULL, "it is marked as not safe");
		return;
	}
	if (carrier_damage(text) != NULL) {
		leave_damaged(t, i, carrier_damage(text));
		return;
	}
	if (dated(c))
		text = date_text(t, i, text);
	carrier_give(&t->taker, c->heading, c->to, c->item, text, pos_of(t, i),
	    pos_of(t, i));
	if (c->also != NULL)
		carrier_give(&t->taker, c->heading, c->also, 0, text,
		    pos_of(t, i), pos_of(t, i));
}

static struct answers *
take(const struct carrier_csv *csv, struct arena *a, struct diags *d,
    const struct carrier_row *row, struct carrier_report *r)
{
	struct taking t = { .csv = csv, .row = row };

	carrier_taker_begin(&t.taker, a, d, csv->catalog, csv->path, r);
	t.taker.quiet = !csv->tells_filer;	/* told with the header */
	carrier_split(a, row->raw, row->raw_len, csv->rows.separator, &t.cells);
	for (size_t i = 0; i < csv->n && i < t.cells.n; i++)
		take_cell(&t, i);
	return carrier_taken(&t.taker);
}

struct answers *
carrier_csv_take(const struct carrier_csv *csv, struct arena *a,
    struct diags *d, const struct carrier_row *row)
{
	return take(csv, a, d, row, NULL);
}

const char *
carrier_csv_cell(const struct carrier_csv *csv, struct arena *a,
    const struct carrier_row *row, size_t i)
{
	struct csv_cells cells;

	carrier_split(a, row->raw, row->raw_len, csv->rows.separator, &cells);
	return i < cells.n ? str_trim(a, carrier_csv_plain_cell(a,
	    cells.text[i])) : NULL;
}

/* ---- a file that holds one client ---- */

struct answers *
carrier_read_csv(const struct carrier_in *in)
{
	struct carrier_csv *csv = carrier_csv_new(in->arena, in->catalog,
	    in->file ? in->file : "", in->options);
	struct carrier_row row, more;
	struct answers *as = NULL;
	enum carrier_got got;

	csv->rows.source.data = in->data;
	csv->rows.source.len = in->len;
	if ((!in->utf16 && !find_encoding(csv, in->diags)) ||
	    !carrier_csv_header(csv, in->diags)) {
		carrier_rows_close(&csv->rows);
		return NULL;
	}
	got = carrier_csv_next(csv, in->arena, in->diags, &row);
	if (got == CARRIER_ROW_END)
		diag_add(in->diags, DIAG_RAGGED_ROW, (struct pos){ in->file,
		    csv->rows.line, 1 }, "put the answers in the line under "
		    "the header", "the file has a header and no row");
	if (got == CARRIER_ROW && carrier_csv_next(csv, in->arena, in->diags,
	    &more) != CARRIER_ROW_END) {
		diag_add(in->diags, DIAG_TOO_MANY, (struct pos){ in->file,
		    more.line, 1 }, "'movant batch' takes a file with many "
		    "rows", "the file holds more than one client");
		got = CARRIER_ROW_BAD;
	}
	if (got == CARRIER_ROW) {
		carrier_csv_prove_row(csv, in->arena, &row);
		if (carrier_csv_settle(csv, in->diags))
			as = take(csv, in->arena, in->diags, &row, in->report);
	}
	carrier_rows_close(&csv->rows);
	return as;
}
