/* The header of a CSV file: which column is which answer. */
#include <stdint.h>
#include <string.h>

#include "base/arena.h"
#include "base/io.h"
#include "base/limits.h"
#include "base/str.h"
#include "base/utf8.h"
#include "carrier/carrier_csv_int.h"

struct header {
	struct carrier_csv *csv;
	struct diags	*diags;
	struct map	 map;		/* plain heading -> name of the answer */
	unsigned	 line;
	size_t		 guessed;	/* column that is either party's */
};

static struct pos
pos_of(const struct header *h, size_t i)
{
	return (struct pos){ h->csv->path, h->line, (unsigned)i + 1 };
}

static const char *
words(const struct header *h, size_t i)
{
	return carrier_column_words(h->csv->arena, h->csv->headings, h->csv->n,
	    i);
}

/* ---- the mapping file ---- */

static bool
leaves(const char *name)
{
	return *name == '\0' || str_eq(name, "-");
}

static bool
take_mapping(struct header *h, const struct carrier_row *row,
    const struct csv_cells *cells, bool first)
{
	struct arena *a = h->csv->arena;
	struct pos pos = { h->csv->options->map, row->line, 2 };
	char *heading = carrier_plain_name(a, cells->text[0]);
	const char *name = str_trim(a, cells->text[1]), *near;
	size_t item;

	if (first && str_eq(heading, "heading"))
		return true;
	if (!leaves(name) && carrier_names_find(h->csv->names, a, name,
	    &item) == NULL) {
		near = carrier_names_near(h->csv->names, a, name);
		diag_add(h->diags, DIAG_UNKNOWN_FIELD, pos, near ?
		    arena_printf(a, "did you mean '%s'?", near) :
		    "'movant fields' lists the names", "unknown field '%.60s'",
		    name);
		return false;
	}
	if (map_find(&h->map, heading) != NULL) {
		diag_add(h->diags, DIAG_DUPLICATE, (struct pos){ pos.file,
		    pos.line, 1 }, "keep one", "the heading '%.60s' is given "
		    "twice", cells->text[0]);
		return false;
	}
	map_put(&h->map, a, heading, name);
	return true;
}

static bool
read_map(struct header *h)
{
	struct arena *a = h->csv->arena;
	struct csv_rows rows = { .file = h->csv->options->map, .columns = 2 };
	static const char *const headings[] = { "heading", "name" };
	struct carrier_row row;
	enum carrier_got got = CARRIER_ROW;
	bool first = true, ok = true;

	if (rows.file == NULL)
		return true;
	rows.headings = headings;
	rows.source.data = io_read(a, h->diags, rows.file, LIMIT_FILE_BYTES,
	    &rows.source.len);
	if (rows.source.data == NULL)
		return false;
	carrier_rows_begin(&rows, h->diags);
	while ((got = carrier_rows_next(&rows, a, h->diags, &row)) !=
	    CARRIER_ROW_END) {
		struct csv_cells cells;

		if (got == CARRIER_ROW_BAD) {
			ok = false;
			continue;
		}
		carrier_split(a, row.raw, row.raw_len, rows.separator, &cells);
		ok = take_mapping(h, &row, &cells, first) && ok;
		first = false;
	}
	carrier_rows_close(&rows);
	return ok;
}

/* ---- columns ---- */

static bool
is_heading(const struct header *h, const char *plain)
{
	for (size_t k = 0; k < h->csv->n; k++)
		if (str_eq(h->csv->columns[k].plain, plain))
			return true;
	return false;
}

/*
 * What the heading must be a slip of, or NULL.  Of an alias or of what a mapping
 * file names it is none where that has a column of its own, as "phone 2" beside
 * "phone 1".  "home_phone_saef", beside "home_phone", was to say that it is not
 * safe.
 */
static const char *
slip_of(const struct header *h, size_t i)
{
	const char *plain = h->csv->columns[i].plain;
	struct arena *a = h->csv->arena;
	const char *slip = carrier_names_slip(h->csv->names, a, plain);

	if (slip != NULL)
		return slip;
	slip = carrier_names_flag_slip(h->csv->names, plain);
	if (slip == NULL) {
		slip = map_nearest(&h->map, plain);
		if (!carrier_names_nearly(plain, slip) ||
		    leaves(map_find(&h->map, slip)))
			slip = NULL;
	}
	if (slip != NULL && !is_heading(h, slip))
		return slip;
	for (size_t k = 0; k < h->csv->n; k++) {
		const struct csv_column *c = &h->csv->columns[k];
		const char *begin = arena_printf(a, "%s_s", c->plain);
		const char *guard = arena_printf(a, "%s_safe", c->plain);

		if (c->role == CSV_TAKE && str_starts(plain, begin) &&
		    str_distance(plain, guard, 1) <= 1 &&
		    !is_heading(h, guard))
			return guard;
	}
	return NULL;
}

/*
 * A heading that is nearly a name may be the answer that keeps an address
 * secret: a row that has something there must not be drafted without it.
 */
static void
unknown_column(struct header *h, size_t i)
{
	struct csv_column *c = &h->csv->columns[i];
	struct arena *a = h->csv->arena;
	const char *slip = slip_of(h, i);
	const char *near = carrier_names_near(h->csv->names, a, c->heading);
	const char *id = h->csv->options->id;
	const char *hint = near ? arena_printf(a, "did you mean '%s'?", near) :
	    "give it one of the names of 'movant fields', or map it";
	bool strict = h->csv->options->strict;

	c->role = CSV_KEEP;
	c->why = "no field has this name";
	if (*c->plain == '\0' || (id == NULL ? str_has_word("id client_id",
	    c->plain) : str_eq(c->plain, carrier_plain_name(a, id))))
		return;
	if (slip != NULL || (strict && h->csv->any)) {
		h->csv->faulty = true;
		c->role = CSV_WRONG;
		diag_add(h->diags, DIAG_UNKNOWN_FIELD, pos_of(h, i),
		    slip ? arena_printf(a, "did you mean '%s'?", slip) : hint,
		    "%s is no known field; rows with something in it fail",
		    words(h, i));
		return;
	}
	/* Where no heading is known they may be somebody's name and address. */
	if (h->csv->any)
		diag_add(h->diags, DIAG_UNKNOWN_COLUMN, pos_of(h, i), hint,
		    "%s is no known field; it is kept, not used", words(h, i));
}

static void
map_column(struct header *h, size_t i)
{
	struct csv_column *c = &h->csv->columns[i];
	struct arena *a = h->csv->arena;
	const char *name = map_find(&h->map, c->plain);

	if (name != NULL && leaves(name)) {
		c->role = CSV_LEAVE;
		c->why = "the mapping file leaves it out";
		return;
	}
	c->to = carrier_names_find(h->csv->names, a, name ? name : c->heading,
	    &c->item);
	/* A member without a number is the column of nothing. */
	if (c->to != NULL && c->to->list != NULL && c->item == 0 &&
	    c->to->part != PART_COUNT)
		c->to = NULL;
	if (c->to == NULL || c->item > LIMIT_ITEMS) {
		c->role = CSV_KEEP;
		return;
	}
	h->csv->any = true;
	if (c->to->field != NULL && str_eq(c->to->field->name, "filer"))
		h->csv->tells_filer = true;
	if (c->to->filer != NULL && h->guessed == 0)
		h->guessed = i + 1;
}

/*
 * "home_phone_safe" is about "home_phone", "client_home_safe_address" about all
 * columns that begin with "client_home".
 */
static bool
guards(struct header *h, size_t i)
{
	static const char *const ends[] = { "_phone_safe", "_safe",
	    "_safe_address", "_safe_phone" };
	struct carrier_csv *csv = h->csv;
	const char *plain = csv->columns[i].plain;
	bool found = false;

	for (size_t e = 0; e < sizeof(ends) / sizeof(ends[0]) && !found; e++) {
		size_t n = strlen(plain), cut = strlen(ends[e]);

		if (!str_ends(plain, ends[e]) || n == cut)
			continue;
		for (size_t k = 0; k < csv->n; k++) {
			struct csv_column *c = &csv->columns[k];

			if (k == i || strncmp(c->plain, plain, n - cut) != 0 ||
			    (c->plain[n - cut] != '\0' &&
			    c->plain[n - cut] != '_') ||
			    c->role != CSV_TAKE)
				continue;
			vec_push(&c->guards, csv->arena, &csv->columns[i]);
			found = true;
		}
	}
	return found;
}

/*
 * The same heading twice is a slip, and told even where all rows agree.  Two
 * names of one answer, as case systems export them, are none.  Of both, each
 * row tells whether its columns say the same.
 */
static void
check_twice(struct header *h, size_t i)
{
	const struct csv_column *c = h->csv->columns;

	for (size_t k = 0; k < i; k++) {
		if (c[k].role != c[i].role || !str_eq(c[k].plain, c[i].plain))
			continue;
		h->csv->faulty = true;
		diag_add(h->diags, DIAG_DUPLICATE, pos_of(h, i),
		    "delete one of the two, or give it another heading",
		    "%s and %s both mean %s; rows in which they differ fail",
		    words(h, k), words(h, i), c[i].to->filer == NULL ?
		    arena_printf(h->csv->arena, "'%s'", carrier_target_name(
		    h->csv->arena, c[i].to, c[i].item)) : "one answer");
		return;
	}
}

/* A street, town or ZIP code of the client, whose state "state" may be. */
static bool
is_home(const struct csv_column *c)
{
	return c->role == CSV_TAKE && c->to->filer != NULL &&
	    (c->to->part == PART_STREET || c->to->part == PART_CITY ||
	    c->to->part == PART_ZIP);
}

/*
 * "state" is the court's unless another column says which that is; beside a
 * street and town it is the client's.
 */
static void
place_state(struct header *h, size_t i)
{
	struct carrier_csv *csv = h->csv;
	struct csv_column *c = &csv->columns[i];
	const struct carrier_target *home;
	bool beside = false, other = false;
	size_t item;

	if (!str_eq(c->plain, "state") || c->role != CSV_TAKE ||
	    map_find(&h->map, c->plain) != NULL)
		return;
	for (size_t k = 0; k < csv->n; k++) {
		beside = beside || is_home(&csv->columns[k]);
		other = other || (csv->columns[k].role == CSV_TAKE &&
		    csv->columns[k].to->field == c->to->field &&
		    !str_eq(csv->columns[k].plain, c->plain));
	}
	home = beside ? carrier_names_find(csv->names, csv->arena,
	    "client_state", &item) : NULL;
	if (!other) {
		c->doubtful = true;
		c->also = home;
	} else if (home != NULL) {
		c->to = home;
	} else {
		c->role = CSV_KEEP;
		c->why = "another column tells the state of the court";
	}
}

static bool
check_heading(struct header *h, size_t i)
{
	const char *s = h->csv->headings[i];
	uint32_t ch;

	while ((ch = utf8_next(&s)) != 0)
		if (utf8_forbidden(ch)) {
			h->csv->faulty = true;
			diag_add(h->diags, DIAG_CONTROL_CHARACTER, pos_of(h, i),
			    "delete the character; most editors do not show it",
			    "column %zu: control character U+%04X in the "
			    "heading; rows with something in it fail", i + 1,
			    (unsigned)ch);
			return false;
		}
	return true;
}

/* Reports often put a title over the table. */
static const char *
header_hint(struct header *h)
{
	struct carrier_csv *csv = h->csv;
	struct arena *a = csv->arena;
	struct csv_cells cells;
	struct carrier_row row;
	size_t known, item;

	for (int i = 0; i < 12; i++) {
		enum carrier_got got = carrier_rows_next(&csv->rows, a,
		    diags_new(a), &row);

		if (got == CARRIER_ROW_END)
			break;
		if (got == CARRIER_ROW_BAD)
			continue;
		carrier_split(a, row.raw, row.raw_len, csv->rows.separator,
		    &cells);
		known = 0;
		for (size_t k = 0; k < cells.n && k < LIMIT_COLUMNS; k++)
			if (carrier_names_find(csv->names, a, cells.text[k],
			    &item) != NULL)
				known++;
		if (known > 1)
			return arena_printf(a, "line %u looks like the "
			    "headings; delete the lines above it", row.line);
	}
	return "the first line must name the columns, not tell answers; "
	    "'movant fields' lists the names, --map tells others";
}

static void
map_columns(struct header *h)
{
	struct carrier_csv *csv = h->csv;

	for (size_t i = 0; i < csv->n; i++) {
		struct csv_column *c = &csv->columns[i];
		bool good = c->role != CSV_WRONG && check_heading(h, i);

		c->heading = good ? csv->headings[i] : "";
		csv->headings[i] = c->heading;
		c->plain = carrier_plain_name(csv->arena, c->heading);
		c->order = csv->options->csv_dates;
		if (good)
			map_column(h, i);
		else
			c->role = CSV_WRONG;
	}
	for (size_t i = 0; i < csv->n; i++) {
		struct csv_column *c = &csv->columns[i];

		if (c->role == CSV_KEEP && guards(h, i)) {
			c->role = CSV_GUARD;
			c->why = "it tells what is safe to use";
		}
		place_state(h, i);
	}
	for (size_t i = 0; i < csv->n; i++) {
		if (csv->columns[i].role == CSV_KEEP &&
		    csv->columns[i].why == NULL)
			unknown_column(h, i);
		else if (csv->columns[i].role == CSV_TAKE)
			check_twice(h, i);
	}
	if (h->guessed > 0 && !csv->tells_filer)
		diag_add(h->diags, DIAG_PARTY_GUESS, pos_of(h, h->guessed - 1),
		    "add a column 'filer' with protected or restrained",
		    "no column says who asks; the clients are taken for the "
		    "protected persons");
	if (!csv->any && !csv->faulty)
		diag_add(h->diags, DIAG_UNKNOWN_CARRIER, pos_of(h, 0),
		    header_hint(h), "no column has a name that is known");
}

bool
carrier_csv_header(struct carrier_csv *csv, struct diags *d)
{
	struct header h = { .csv = csv, .diags = d };
	struct carrier_row row;
	struct csv_cells cells = { 0 };
	struct pos top = { csv->path, 1, 1 };
	size_t bad;

	if (!read_map(&h))
		return false;
	switch (carrier_rows_begin(&csv->rows, d) ?
	    carrier_rows_next(&csv->rows, csv->arena, d, &row) :
	    CARRIER_ROW_END) {
	case CARRIER_ROW_END:
		diag_add(d, DIAG_UNKNOWN_CARRIER, top, "the first line of a "
		    "spreadsheet names its columns", "the file is empty");
		return false;
	case CARRIER_ROW_BAD:
		if (!row.no_text)
			return false;
		csv->faulty = true;
		break;
	case CARRIER_ROW:
		break;
	}
	carrier_split(csv->arena, row.raw, row.raw_len, csv->rows.separator,
	    &cells);
	if (cells.n > LIMIT_COLUMNS) {
		diag_add(d, DIAG_TOO_MANY, top, "is the separator right?",
		    "more than %d columns", LIMIT_COLUMNS);
		return false;
	}
	h.line = csv->header_line = row.line;
	csv->n = cells.n;
	csv->headings = cells.text;
	csv->columns = arena_array(csv->arena, csv->n, sizeof(*csv->columns));
	for (size_t i = 0; i < cells.n; i++) {
		/* Told already, with its column. */
		if (!utf8_valid(cells.text[i], cells.len[i], &bad) ||
		    memchr(cells.text[i], '\0', cells.len[i]) != NULL)
			csv->columns[i].role = CSV_WRONG;
		cells.text[i] = str_trim(csv->arena, carrier_csv_plain_cell(
		    csv->arena, cells.text[i]));
	}
	map_columns(&h);
	csv->rows.columns = csv->n;
	csv->rows.headings = csv->headings;
	csv->rows.number = 0;
	return csv->any;
}

/* ---- asking ---- */

size_t
carrier_csv_columns(const struct carrier_csv *csv)
{
	return csv->n;
}

const char *
carrier_csv_heading(const struct carrier_csv *csv, size_t i)
{
	return i < csv->n ? csv->headings[i] : "";
}

size_t
carrier_csv_column(const struct carrier_csv *csv, const char *name)
{
	char *plain = carrier_plain_name(csv->arena, name);

	for (size_t i = 0; i < csv->n; i++)
		if (str_eq(csv->columns[i].plain, plain))
			return i;
	for (size_t i = 0; i < csv->n; i++) {
		const struct csv_column *c = &csv->columns[i];

		if (c->role == CSV_TAKE && str_eq(name, carrier_target_name(
		    csv->arena, c->to, c->item)))
			return i;
	}
	return SIZE_MAX;
}

void
carrier_csv_identity(const struct carrier_csv *csv, struct buf *out)
{
	buf_printf(out, "csv %d %d\n", csv->rows.separator,
	    (int)csv->rows.source.windows);
	for (size_t i = 0; i < csv->n; i++) {
		const struct csv_column *c = &csv->columns[i];

		buf_printf(out, "%d %d %d %d ", (int)c->role, (int)c->order,
		    (int)c->contradicts, c->also != NULL);
		for (size_t k = 0; k < c->guards.n; k++)
			buf_printf(out, "guard %zu ", (size_t)((const struct
			    csv_column *)c->guards.at[k] - csv->columns));
		for (const struct carrier_target *t = c->to; t; t = t->next)
			buf_printf(out, "%s/%d/%s ", carrier_target_name(
			    csv->arena, t, c->item), (int)t->part,
			    t->filer ? t->filer : "");
		buf_printf(out, "%s\n", c->heading);
	}
}
