/*
 * Rows of a CSV file, one at a time.
 *
 * libcsv does the quoting; lines are fed to it one by one, so that it is known
 * where each row begins.  A quotation mark that is never closed would swallow
 * the rest of the file: then the row is given up at its first line, and reading
 * goes on at the first line behind it that makes a row of the right width.
 */
#include <stdint.h>
#include <string.h>
#include <strings.h>

#include <csv.h>

#include "base/arena.h"
#include "base/io.h"
#include "base/limits.h"
#include "base/str.h"
#include "base/utf8.h"
#include "carrier/carrier_int.h"

#define CHUNK	(64u << 10)

/* ---- bytes ---- */

/* More bytes into the buffer; false when there are none. */
static bool
fill(struct csv_source *s, struct diags *d)
{
	char chunk[CHUNK];
	const char *from = chunk;
	long n;

	if (s->end)
		return false;
	if (s->at > 0) {
		memmove(s->buf.data, s->buf.data + s->at, s->buf.len - s->at);
		s->buf.len -= s->at;
		s->at = 0;
	}
	if (s->stream != NULL) {
		n = io_stream_read(s->stream, d, chunk, sizeof(chunk));
	} else {
		from = s->data + s->taken;
		n = (long)(s->len - s->taken < CHUNK ? s->len - s->taken :
		    CHUNK);
		s->taken += (size_t)n;
	}
	s->end = n <= 0;
	s->failed = n < 0;
	if (s->windows)
		s->decoder.mode = DECODE_WINDOWS;
	carrier_decode(&s->decoder, from, n > 0 ? (size_t)n : 0, s->end,
	    &s->buf);
	return !s->end || s->buf.len > s->at;
}

/* Where the line ends that begins at offset from; 0 when it has no end. */
static size_t
line_end(const struct csv_source *s, size_t from)
{
	size_t n = s->buf.len - s->at;
	const char *p = n > 0 ? s->buf.data + s->at : "";

	for (size_t i = from; i < n; i++) {
		if (p[i] == '\n')
			return i + 1;
		if (p[i] != '\r' || (i + 1 == n && !s->end))
			continue;
		return i + 1 < n && p[i + 1] == '\n' ? i + 2 : i + 1;
	}
	return 0;
}

void
carrier_rows_close(struct csv_rows *r)
{
	buf_free(&r->source.buf);
	buf_free(&r->mended);
	if (r->source.stream != NULL)
		io_stream_close(r->source.stream);
}

/* ---- one row ---- */

/* What is seen while a row goes through libcsv. */
struct frame {
	size_t		 len, first_len;	/* of the row, of its first line */
	unsigned	 lines;
	size_t		 fields;
	bool		 done, filled;		/* row ended; some field has text */
	size_t		 large;			/* field over the limit, from 1 */
	bool		 mended;		/* the row is in rows->mended */
	enum { FRAME_GOOD, FRAME_QUOTE, FRAME_OPEN, FRAME_LONG } fault;
};

static void
on_field(void *text, size_t len, void *ctx)
{
	struct frame *f = ctx;

	(void)text;
	f->fields++;
	if (len > 0)
		f->filled = true;
	if (len > LIMIT_ANSWER_BYTES && f->large == 0)
		f->large = f->fields;
}

static void
on_row(int end, void *ctx)
{
	struct frame *f = ctx;

	(void)end;
	f->done = true;
}

/* Take lines until the row ends, or breaks. */
static void
feed(struct csv_rows *r, struct diags *d, struct csv_parser *p, size_t limit,
    struct frame *f)
{
	struct csv_source *s = &r->source;
	size_t end, n;

	while (!f->done) {
		while ((end = line_end(s, f->len)) == 0 &&
		    s->buf.len - s->at <= limit && fill(s, d))
			continue;
		if (end == 0)
			end = s->buf.len - s->at;
		n = end - f->len;
		if (end > limit) {
			/* In which column is it?  The fields before it end. */
			if (f->len < limit)
				(void)csv_parse(p, s->buf.data + s->at +
				    f->len, limit - f->len, on_field, NULL, f);
			f->fault = FRAME_LONG;
			return;
		}
		if (n == 0 && s->end)
			return;
		if (n > 0 && csv_parse(p, s->buf.data + s->at + f->len, n,
		    on_field, on_row, f) != n) {
			f->fault = FRAME_QUOTE;
			n = 0;
			end = f->len ? f->len : end;
		}
		f->len = end;
		f->lines++;
		if (f->first_len == 0)
			f->first_len = end;
		if (f->fault != FRAME_GOOD)
			return;
		if (f->fields == 0 && !f->done && p->pstate == 0) {
			f->done = true;		/* a blank line */
			return;
		}
	}
}

/* How many more lines a row may have behind the one with ="01" in it. */
#define MEND_LINES	32

/* Where the line ends that begins at from, be it with the file. */
static size_t
line_after(struct csv_source *s, struct diags *d, size_t from)
{
	size_t end;

	while ((end = line_end(s, from)) == 0 &&
	    s->buf.len - s->at < LIMIT_RESYNC_BYTES && fill(s, d))
		continue;
	return end ? end : s->buf.len - s->at;
}

/* Once more, when nothing else is wrong with a row than ="00123". */
static void
frame_mended(struct csv_rows *r, struct diags *d, struct frame *f)
{
	struct csv_source *s = &r->source;
	size_t end = f->lines > 1 ? line_after(s, d, f->len) : f->len;
	struct frame again = { .lines = f->lines, .mended = true };
	enum carrier_mend done;
	struct csv_parser p;

	while ((done = carrier_mend_guards(s->buf.data + s->at, end,
	    r->separator, &r->mended)) == MEND_MORE &&
	    again.lines < f->lines + MEND_LINES &&
	    (end < s->buf.len - s->at || fill(s, d))) {
		end = line_after(s, d, end);
		again.lines++;
	}
	if (done != MEND_DONE ||
	    csv_init(&p, CSV_STRICT | CSV_STRICT_FINI) != 0)
		return;
	csv_set_delim(&p, (unsigned char)r->separator);
	again.len = again.first_len = end;
	if (csv_parse(&p, r->mended.data, r->mended.len, on_field, on_row,
	    &again) == r->mended.len && csv_fini(&p, on_field, on_row,
	    &again) == 0)
		*f = again;
	csv_free(&p);
}

static void
frame_row(struct csv_rows *r, struct diags *d, size_t limit, struct frame *f)
{
	struct csv_parser p;

	*f = (struct frame){ 0 };
	if (csv_init(&p, CSV_STRICT | CSV_STRICT_FINI) != 0)
		return;
	csv_set_delim(&p, (unsigned char)r->separator);
	feed(r, d, &p, limit, f);
	if (f->fault == FRAME_GOOD && !f->done && f->len > 0 &&
	    csv_fini(&p, on_field, on_row, f) != 0)
		f->fault = FRAME_OPEN;
	csv_free(&p);
	if (f->fault == FRAME_QUOTE)
		frame_mended(r, d, f);
}

static void
step(struct csv_rows *r, size_t bytes, unsigned lines)
{
	r->source.at += bytes;
	r->line += lines;
}

/* ---- what is wrong with one ---- */

const char *
carrier_column_words(struct arena *a, const char *const *headings, size_t n,
    size_t i)
{
	if (headings == NULL || i >= n || headings[i][0] == '\0')
		return arena_printf(a, "column %zu", i + 1);
	return arena_printf(a, "column %zu '%.60s'", i + 1, headings[i]);
}

static struct pos
pos_in(const struct csv_rows *r, unsigned line, size_t column)
{
	return (struct pos){ r->file, line, (unsigned)column };
}

static void
report_fault(const struct csv_rows *r, struct arena *a, struct diags *d,
    const struct frame *f, unsigned line, unsigned last)
{
	const char *where = carrier_column_words(a, r->headings, r->columns,
	    f->fields);
	const char *also = last > line ? arena_printf(a, "; lines %u to %u "
	    "are passed over", line, last) : "";
	struct pos pos = pos_in(r, line, f->fields + 1);

	if (f->fault == FRAME_LONG)
		diag_add(d, DIAG_TOO_LARGE, pos, "is a quotation mark missing "
		    "at the end of a field?", "%s: the row is larger than %u "
		    "MiB%s", where, LIMIT_ROW_BYTES >> 20, also);
	else if (f->fault == FRAME_OPEN)
		diag_add(d, DIAG_CSV_SYNTAX, pos, "close the field with \"",
		    "%s: a quotation mark is opened and never closed%s", where,
		    also);
	else
		diag_add(d, DIAG_CSV_SYNTAX, pos, "put the whole field in "
		    "quotation marks, and write \"\" for each one in it",
		    "%s: a quotation mark stands in the middle of a field%s",
		    where, also);
}

/* Bytes that no text has; which column they are in. */
static bool
check_bytes(const struct csv_rows *r, struct arena *a, struct diags *d,
    const struct carrier_row *row)
{
	struct csv_cells cells;
	size_t bad;

	if (utf8_valid(row->raw, row->raw_len, &bad) &&
	    memchr(row->raw, '\0', row->raw_len) == NULL)
		return true;
	carrier_split(a, row->raw, row->raw_len, r->separator, &cells);
	for (size_t i = 0; i < cells.n; i++) {
		const char *where = carrier_column_words(a, r->headings,
		    r->columns, i);

		if (memchr(cells.text[i], '\0', cells.len[i]) != NULL)
			diag_add(d, DIAG_CONTROL_CHARACTER, pos_in(r, row->line,
			    i + 1), "save the file as UTF-8, or as UTF-16 with "
			    "a byte-order mark", "%s: a NUL byte", where);
		else if (!utf8_valid(cells.text[i], cells.len[i], &bad))
			diag_add(d, DIAG_NOT_UTF8, pos_in(r, row->line, i + 1),
			    "save the file as UTF-8", "%s: byte 0x%02X is not "
			    "%s", where, (unsigned char)cells.text[i][bad],
			    r->source.decoder.utf16 ? "UTF-16" : "UTF-8");
	}
	return false;
}

static bool
check_row(const struct csv_rows *r, struct arena *a, struct diags *d,
    struct carrier_row *row, const struct frame *f)
{
	bool few = f->fields < r->columns;

	if (f->large > 0) {
		diag_add(d, DIAG_TOO_LARGE, pos_in(r, row->line, f->large),
		    "shorten the answer, or attach it as an exhibit",
		    "%s: longer than %u KiB", carrier_column_words(a,
		    r->headings, r->columns, f->large - 1),
		    LIMIT_ANSWER_BYTES >> 10);
		return false;
	}
	row->no_text = !check_bytes(r, a, d, row);
	if (row->no_text)
		return false;
	if (r->columns == 0 || f->fields == r->columns)
		return true;
	/*
	 * Excel leaves out fields at the end where all are empty for a number
	 * of rows; a row that lost one in its middle looks the same.
	 */
	diag_add(d, DIAG_RAGGED_ROW, pos_in(r, row->line, few ? f->fields :
	    r->columns + 1), few ? "give every column a field, and put one "
	    "that holds a line break in quotation marks; Excel leaves out "
	    "empty ones at the end, unless the last column has something in "
	    "every row" : "give every column a field, and put one that holds "
	    "a separator or line break in quotation marks",
	    "the row has %zu field%s, the header has %zu", f->fields,
	    f->fields == 1 ? "" : "s", r->columns);
	return false;
}

/* ---- the next one ---- */

static void
take_raw(struct arena *a, const char *p, size_t n,
    struct carrier_row *row)
{

	while (n > 0 && (p[n - 1] == '\n' || p[n - 1] == '\r'))
		n--;
	row->raw = arena_strndup(a, p, n);
	row->raw_len = n;
}

/* Pass over what is left of a line that is longer than the buffer may be. */
static void
drop_line(struct csv_rows *r, struct diags *d)
{
	struct csv_source *s = &r->source;
	size_t end;

	while ((end = line_end(s, 0)) == 0) {
		s->at = s->buf.len;
		if (!fill(s, d))
			break;
	}
	step(r, end ? end : s->buf.len - s->at, 1);
}

/* Behind a broken row: to the first line that makes a row of right width. */
static void
resync(struct csv_rows *r, struct diags *d)
{
	struct frame f;

	for (;;) {
		frame_row(r, d, LIMIT_RESYNC_BYTES, &f);
		if (f.len == 0 && f.fault == FRAME_GOOD)
			return;
		if (f.fault == FRAME_GOOD && (r->columns == 0 ?
		    f.fields > 0 : f.fields == r->columns))
			return;
		if (f.first_len > 0)
			step(r, f.first_len, 1);
		else
			drop_line(r, d);
	}
}

enum carrier_got
carrier_rows_next(struct csv_rows *r, struct arena *a, struct diags *d,
    struct carrier_row *row)
{
	struct frame f;
	const char *p;

	for (;;) {
		frame_row(r, d, LIMIT_ROW_BYTES, &f);
		/* Half a row is none. */
		if (r->source.failed || (f.len == 0 && f.fault == FRAME_GOOD))
			return CARRIER_ROW_END;
		if (f.fault != FRAME_GOOD || f.filled)
			break;
		step(r, f.len, f.lines);	/* nothing but separators */
	}
	*row = (struct carrier_row){ .line = r->line, .number = ++r->number };
	p = r->source.buf.data + r->source.at;
	if (f.fault == FRAME_GOOD) {
		take_raw(a, f.mended ? r->mended.data : p, f.mended ?
		    r->mended.len : f.len, row);
		step(r, f.len, f.lines);
		return check_row(r, a, d, row, &f) ? CARRIER_ROW :
		    CARRIER_ROW_BAD;
	}
	if (f.first_len > 0) {
		take_raw(a, p, f.first_len, row);
		step(r, f.first_len, 1);
	} else {
		row->raw = "";
		drop_line(r, d);
	}
	/* Broken within its line, a row leaves the next line as it is. */
	if (f.fault != FRAME_QUOTE || f.lines > 1)
		resync(r, d);
	if (r->source.failed)
		return CARRIER_ROW_END;
	report_fault(r, a, d, &f, row->line, r->line - 1);
	return CARRIER_ROW_BAD;
}

/* ---- cells ---- */

struct splitter {
	struct arena	*arena;
	struct csv_cells *cells;
	size_t		 cap;
};

static void
on_cell(void *text, size_t len, void *ctx)
{
	struct splitter *s = ctx;
	struct csv_cells *c = s->cells;

	if (c->n == s->cap) {
		size_t cap = s->cap ? s->cap * 2 : 64;
		const char **texts = arena_array(s->arena, cap,
		    sizeof(*texts));
		size_t *lens = arena_array(s->arena, cap, sizeof(*lens));

		if (c->n > 0) {
			memcpy(texts, c->text, c->n * sizeof(*texts));
			memcpy(lens, c->len, c->n * sizeof(*lens));
		}
		c->text = texts;
		c->len = lens;
		s->cap = cap;
	}
	c->text[c->n] = arena_strndup(s->arena, text, len);
	c->len[c->n++] = len;
}

void
carrier_split(struct arena *a, const char *raw, size_t len, char separator,
    struct csv_cells *cells)
{
	struct splitter s = { a, cells, 0 };
	struct csv_parser p;

	*cells = (struct csv_cells){ 0 };
	if (csv_init(&p, CSV_STRICT) != 0)
		return;
	csv_set_delim(&p, (unsigned char)separator);
	csv_parse(&p, raw, len, on_cell, NULL, &s);
	csv_fini(&p, on_cell, NULL, &s);
	csv_free(&p);
}

/* ---- the first line ---- */

#define SEPARATORS	",;\t|"

/* The separator that stands most often outside quotation marks. */
static char
separator_of(const char *line, size_t n)
{
	static const char all[] = SEPARATORS;
	size_t seen[sizeof(all) - 1] = { 0 };
	int best = 0;
	bool quoted = false;

	for (size_t i = 0; i < n; i++) {
		const char *p = line[i] ? strchr(all, line[i]) : NULL;

		if (line[i] == '"')
			quoted = !quoted;
		else if (!quoted && p != NULL)
			seen[p - all]++;
	}
	for (int i = 1; i < (int)sizeof(all) - 1; i++)
		if (seen[i] > seen[best])
			best = i;
	return all[best];
}

/*
 * Spreadsheets tell their separator in a first line "sep=;", which others have
 * opened and saved again: in quotation marks, with empty columns behind it.
 * '\0' when it is no such line.
 */
static char
told_separator(const char *line, size_t n)
{
	bool quoted = n > 0 && line[0] == '"';
	const char *p = line + quoted;
	size_t left = n - quoted;
	char c;

	if (left < 5 || strncasecmp(p, "sep=", 4) != 0 ||
	    strchr(SEPARATORS, c = p[4]) == NULL || c == '\0')
		return '\0';
	p += 5;
	left -= 5;
	if (quoted && (left == 0 || *p++ != '"'))
		return '\0';
	left -= quoted;
	while (left > 0 && strchr(SEPARATORS "\r\n", *p) != NULL)
		p++, left--;
	return left == 0 ? c : '\0';
}

bool
carrier_rows_begin(struct csv_rows *r, struct diags *d)
{
	struct csv_source *s = &r->source;
	const char *p;
	size_t n;

	r->line = 1;
	r->number = 0;
	while ((n = line_end(s, 0)) == 0 && s->buf.len - s->at <=
	    LIMIT_ROW_BYTES && fill(s, d))
		continue;
	if (n == 0)
		n = s->buf.len - s->at;
	if (n == 0)
		return false;
	p = s->buf.data + s->at;
	r->separator = told_separator(p, n);
	if (r->separator != '\0')
		step(r, n, 1);
	else
		r->separator = separator_of(p, n);
	return true;
}
