/* What the tests of spreadsheets share: a file opened, its rows and cells. */
#ifndef TESTS_CARRIER_CARRIER_SHEET_H
#define TESTS_CARRIER_CARRIER_SHEET_H

#include "carrier_test.h"

#include <unistd.h>

static struct carrier_options options;

static inline struct carrier_csv *
open_bytes(struct test *t, const char *data, size_t len)
{
	char *path = arena_printf(t->arena, "/tmp/movant-csv-%d.csv",
	    (int)getpid());
	struct carrier_csv *csv;

	assert_true(io_write(t->arena, t->diags, path, data, len, true));
	csv = carrier_csv_open(t->arena, t->diags, catalog, path, &options);
	unlink(path);		/* the open file lives on */
	return csv;
}

static inline struct carrier_csv *
open_text(struct test *t, const char *text)
{
	return open_bytes(t, text, strlen(text));
}

static inline enum carrier_got
next(struct test *t, struct carrier_csv *csv, struct carrier_row *row)
{
	return carrier_csv_next(csv, t->arena, t->diags, row);
}

static inline const char *
cell(struct test *t, struct carrier_csv *csv, const struct carrier_row *row,
    size_t i)
{
	const char *text = carrier_csv_cell(csv, t->arena, row, i);

	return text ? text : "(none)";
}

#endif
