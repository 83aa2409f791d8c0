/*
 * Spreadsheets: every row is found once, in order, and has the width of the
 * first; a file of one client is read as one.
 */
#include "carrier_fuzz.h"

#include "carrier/carrier_int.h"

int
LLVMFuzzerInitialize(int *argc, char ***argv)
{
	(void)argc;
	(void)argv;
	fuzz_open_catalog();
	return 0;
}

static void
check_row(struct arena *a, struct csv_rows *rows,
    const struct carrier_row *row)
{
	struct csv_cells cells;

	carrier_split(a, row->raw, row->raw_len, rows->separator, &cells);
	fuzz_check(cells.n > 0, "a row has a field");
	if (rows->columns == 0)
		rows->columns = cells.n;
	fuzz_check(cells.n == rows->columns, "a row has the right width");
	fuzz_check(memchr(row->raw, '\0', row->raw_len) == NULL,
	    "a good row has no NUL");
}

static void
all_rows(const char *data, size_t size)
{
	struct csv_rows rows = { .file = "fuzz" };
	struct arena *a = arena_open();
	struct carrier_row row;
	enum carrier_got got;
	unsigned line = 0;
	size_t number = 0;

	rows.source.data = data;
	rows.source.len = size;
	carrier_rows_begin(&rows, diags_new(a));
	for (;;) {
		struct diags *d = diags_new(a);

		got = carrier_rows_next(&rows, a, d, &row);
		if (got == CARRIER_ROW_END)
			break;
		fuzz_check(diags_failed(d) == (got == CARRIER_ROW_BAD),
		    "a bad row has an error, a good one has none");
		fuzz_check(row.number == ++number, "rows are counted");
		fuzz_check(row.line > line, "each begins behind the one before");
		line = row.line;
		if (got == CARRIER_ROW)
			check_row(a, &rows, &row);
	}
	carrier_rows_close(&rows);
	arena_close(a);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	all_rows((const char *)data, size);
	fuzz_carrier((const char *)data, size);
	return 0;
}
