/*
 * Markdown into rows.  Only pipe tables are read, the prose between them is for
 * people: a table whose first heading is "base" holds answers to start from,
 * one whose first heading is "id" holds cases, any other is an error.
 */
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/io.h"
#include "base/str.h"
#include "scenarios.h"

#define TABLE_BYTES	(4 << 20)
#define CELLS		32

static const struct {
	const char	*head;
	bool		 needed;	/* in every table of cases */
} columns[COL_COUNT] = {
	[COL_ID] = { "id", true }, [COL_PLACE] = { "place", true },
	[COL_ROLE] = { "role", true }, [COL_ORDER] = { "order", true },
	[COL_BASE] = { "base", true }, [COL_ANSWERS] = { "answers", false },
	[COL_TODAY] = { "today", true }, [COL_FILING] = { "filing", true },
	[COL_STATE] = { "state", true }, [COL_GATES] = { "gates", false },
	[COL_STEPS] = { "steps", false }, [COL_DATES] = { "dates", false },
	[COL_TEXT] = { "text", false }, [COL_ROWS] = { "covers", false },
};

enum kind { OUTSIDE, BASES, CASES, BAD };

struct reader {
	struct table	*table;
	enum kind	 kind;
	bool		 ruled;		/* the line under the heading was read */
	int		 column[CELLS];	/* which column each cell is */
	size_t		 n;
	unsigned	 line;
};

void
fail(struct table *t, const struct row *row, unsigned line, const char *fmt,
    ...)
{
	va_list ap;

	t->failures++;
	fprintf(stderr, "%s:%u: ", t->path, row ? row->line : line);
	if (row != NULL)
		fprintf(stderr, "row '%s': ", row->cell[COL_ID]);
	va_start(ap, fmt);
	vfprintf(stderr, fmt, ap);
	va_end(ap);
	fputc('\n', stderr);
}

struct vec
table_items(struct arena *a, const char *cell)
{
	struct vec out = { 0 };
	bool quoted = false;
	size_t from = 0;

	for (size_t i = 0; cell != NULL; i++) {
		if (cell[i] == '"')
			quoted = !quoted;
		if (cell[i] != '\0' && (cell[i] != ';' || quoted))
			continue;
		vec_push(&out, a, str_trim(a, arena_strndup(a, cell + from,
		    i - from)));
		from = i + 1;
		if (cell[i] == '\0')
			break;
	}
	return out;
}

struct vec
table_words(struct arena *a, const char *s)
{
	struct vec out = { 0 };

	while (s != NULL && *s != '\0') {
		size_t n = strcspn(s, " \t");

		if (n > 0)
			vec_push(&out, a, arena_strndup(a, s, n));
		s += n + (s[n] != '\0');
	}
	return out;
}

/* The cells of "| a | b |"; a line that does not end with a pipe is wrong. */
static struct vec
cells(struct reader *r, const char *line)
{
	struct arena *a = r->table->arena;
	struct vec out = { 0 };

	line++;
	while (*line != '\0') {
		size_t n = strcspn(line, "|");

		if (line[n] == '\0') {
			fail(r->table, NULL, r->line, "the row does not end "
			    "with '|'");
			break;
		}
		vec_push(&out, a, str_trim(a, arena_strndup(a, line, n)));
		line += n + 1;
	}
	return out;
}

static void
read_heading(struct reader *r, const struct vec *c)
{
	struct table *t = r->table;

	r->kind = c->n == 0 ? BAD : str_eq(c->at[0], "base") ? BASES :
	    str_eq(c->at[0], "id") ? CASES : BAD;
	r->ruled = false;
	r->n = c->n;
	if (r->kind == BAD || c->n > CELLS)
		fail(t, NULL, r->line, "a table begins with 'base' or 'id'");
	if (r->kind == BASES && (c->n != 2 || !str_eq(c->at[1], "answers")))
		fail(t, NULL, r->line, "the headings are 'base' and 'answers'");
	if (r->kind != CASES || c->n > CELLS)
		return;
	for (size_t i = 0; i < c->n; i++) {
		r->column[i] = -1;
		for (int k = 0; k < COL_COUNT; k++)
			if (str_eq(columns[k].head, c->at[i]))
				r->column[i] = k;
		if (r->column[i] < 0)
			fail(t, NULL, r->line, "there is no column '%s'",
			    (const char *)c->at[i]);
		for (size_t k = 0; k < i; k++)
			if (r->column[k] == r->column[i])
				fail(t, NULL, r->line, "column '%s' is there "
				    "twice", (const char *)c->at[i]);
	}
	for (int k = 0; k < COL_COUNT; k++) {
		bool there = !columns[k].needed;

		for (size_t i = 0; i < c->n; i++)
			there = there || r->column[i] == k;
		if (!there)
			fail(t, NULL, r->line, "column '%s' is missing",
			    columns[k].head);
	}
}

static void
read_base(struct reader *r, const struct vec *c)
{
	struct table *t = r->table;
	struct base *b = arena_alloc(t->arena, sizeof(*b));

	b->name = c->at[0];
	b->line = r->line;
	b->answers = table_items(t->arena, c->at[1]);
	if (map_find(&t->bases, b->name) != NULL) {
		fail(t, NULL, r->line, "base '%s' is there twice", b->name);
		return;
	}
	map_put(&t->bases, t->arena, b->name, b);
}

static void
read_case(struct reader *r, const struct vec *c)
{
	struct row *row = arena_alloc(r->table->arena, sizeof(*row));

	row->line = r->line;
	for (size_t i = 0; i < c->n; i++) {
		const char *cell = c->at[i];

		if (*cell == '\0')
			fail(r->table, NULL, r->line, "an empty cell: write "
			    "'-' where nothing is said");
		if (r->column[i] >= 0)
			row->cell[r->column[i]] = str_eq(cell, "-") ? NULL :
			    cell;
	}
	if (row->cell[COL_ID] == NULL) {
		fail(r->table, NULL, r->line, "the row has no id");
		return;
	}
	vec_push(&r->table->rows, r->table->arena, row);
}

static void
read_line(struct reader *r, const char *line)
{
	struct vec c;

	if (line[0] != '|') {
		r->kind = OUTSIDE;
		return;
	}
	c = cells(r, line);
	if (r->kind == OUTSIDE) {
		read_heading(r, &c);
		return;
	}
	if (!r->ruled) {
		r->ruled = true;
		if (strspn(line, "|-: ") != strlen(line))
			fail(r->table, NULL, r->line, "a line of dashes "
			    "belongs under the headings");
		return;
	}
	if (c.n != r->n) {
		fail(r->table, NULL, r->line, "%zu cells under %zu headings",
		    c.n, r->n);
		return;
	}
	if (r->kind == BASES)
		read_base(r, &c);
	else if (r->kind == CASES)
		read_case(r, &c);
}

bool
table_read(struct table *t, struct arena *a, const char *path)
{
	struct diags *d = diags_new(a);
	struct reader r = { .table = t };
	size_t len;
	char *data;

	*t = (struct table){ .path = path, .arena = a };
	data = io_read(a, d, path, TABLE_BYTES, &len);
	if (data == NULL) {
		fail(t, NULL, 0, "cannot be read");
		return false;
	}
	while (*data != '\0') {
		size_t n = strcspn(data, "\n");

		r.line++;
		read_line(&r, str_trim(a, arena_strndup(a, data, n)));
		data += n + (data[n] == '\n');
	}
	if (t->rows.n == 0)
		fail(t, NULL, r.line, "the table has no case");
	return true;
}
