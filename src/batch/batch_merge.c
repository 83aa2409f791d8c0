/*
 * results.json read back, line by line, and the results of many shards made
 * one: each is in the order of its rows, so the least of the heads is next.
 */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/io.h"
#include "base/path.h"
#include "base/str.h"
#include "batch/batch_int.h"
#include "batch/batch_lines.h"

#define WHOLE	BATCH_RESULTS ".json"

struct cursor {
	struct arena	*arena;		/* of the row it is at */
	struct batch_lines *lines;
	const char	*path;
	uint64_t	 rows_in_all;
	struct batch_result *at;	/* NULL: at its end */
	uint64_t	 last;
};

static bool
no_results(struct diags *d, const char *path, unsigned line, const char *what)
{
	diag_add(d, DIAG_NOT_RESULTS, (struct pos){ path, line, 0 },
	    "name results.json as 'movant batch' wrote it, or its folder",
	    "%s", what);
	return false;
}

/* To the next row; at is NULL when there is none. */
static bool
advance(struct cursor *c, struct diags *d)
{
	const char *line;
	size_t len;
	unsigned n;
	bool whole;

	arena_close(c->arena);
	c->arena = arena_open();
	c->at = NULL;
	if (!batch_lines_next(c->lines, c->arena, d, &line, &len, &n, &whole))
		return no_results(d, c->path, 0, "the results have no end");
	if (!whole)
		return false;
	if (line[0] == ']')
		return true;
	while (len > 0 && (str_space(line[len - 1]) || line[len - 1] == ','))
		len--;
	c->at = batch_result_read(c->arena, d, c->path, line, len);
	if (c->at != NULL && c->at->row <= c->last)
		return no_results(d, c->path, n, "the rows are not in order");
	c->last = c->at ? c->at->row : 0;
	return c->at != NULL;
}

static bool
cursor_open(struct cursor *c, struct arena *a, struct diags *d,
    const char *path)
{
	static const size_t n = sizeof(BATCH_FIRST_LINE) - 1;
	const char *line = "";
	size_t len = 0;
	unsigned number;
	bool whole = false;

	*c = (struct cursor){ .path = path };
	c->lines = batch_lines_open(a, d, path);
	if (c->lines == NULL)
		return false;
	c->arena = arena_open();
	if (!batch_lines_next(c->lines, c->arena, d, &line, &len, &number,
	    &whole) || !whole || !str_starts(line, BATCH_FIRST_LINE))
		return no_results(d, path, 1, "this is no results.json");
	c->rows_in_all = strtoull(line + n, NULL, 10);
	return advance(c, d);
}

static void
cursor_close(struct cursor *c)
{
	if (c->arena != NULL)
		arena_close(c->arena);
}

/* ---- many ---- */

/* Results of shards in a folder; if it has none, those of a whole run. */
static bool
add_folder(struct arena *a, struct diags *d, const char *folder,
    struct vec *out)
{
	size_t n, before = out->n;
	const char **names = io_list(a, d, folder, ".json", &n);

	for (size_t i = 0; names != NULL && i < n; i++)
		if (str_starts(names[i], BATCH_RESULTS_SHARD))
			vec_push(out, a, arena_printf(a, "%s/%s", folder,
			    names[i]));
	for (size_t i = 0; out->n == before && names != NULL && i < n; i++)
		if (str_eq(names[i], WHOLE))
			vec_push(out, a, arena_printf(a, "%s/%s", folder,
			    names[i]));
	return out->n > before || no_results(d, folder, 0,
	    "there is no results.json in the folder");
}

/* A spreadsheet of results stands beside what it was made from. */
static const char *
beside(struct arena *a, const char *path)
{
	if (!str_ends(path, ".csv"))
		return path;
	return arena_printf(a, "%s.json", arena_strndup(a, path,
	    strlen(path) - 4));
}

bool
batch_is_results(struct arena *a, const char *path)
{
	const char **names;
	size_t n;

	if (!io_is_folder(path))
		return str_ends(path, ".json") || str_ends(path, ".csv");
	names = io_list(a, diags_new(a), path, ".json", &n);
	for (size_t i = 0; names != NULL && i < n; i++)
		if (str_eq(names[i], WHOLE) ||
		    str_starts(names[i], BATCH_RESULTS_SHARD))
			return true;
	return false;
}

/* Files of results, open side by side. */
struct heads {
	struct cursor	*all;
	size_t		 n;
	uint64_t	 rows_in_all;
};

static void
heads_close(void *object)
{
	struct heads *h = object;

	for (size_t i = 0; i < h->n; i++)
		cursor_close(&h->all[i]);
}

static bool
heads_open(struct heads *h, struct arena *a, struct diags *d,
    const struct vec *files)
{
	bool ok = true;

	h->all = arena_array(a, files->n, sizeof(*h->all));
	arena_defer(a, heads_close, h);
	for (; ok && h->n < files->n; h->n++) {
		struct cursor *c = &h->all[h->n];

		ok = cursor_open(c, a, d, files->at[h->n]);
		if (c->rows_in_all > h->rows_in_all)
			h->rows_in_all = c->rows_in_all;
	}
	return ok;
}

/* The one whose row comes first; NULL when all are at their ends. */
static struct cursor *
least(const struct heads *h)
{
	struct cursor *best = NULL;

	for (size_t i = 0; i < h->n; i++)
		if (h->all[i].at != NULL && (best == NULL ||
		    h->all[i].at->row < best->at->row))
			best = &h->all[i];
	return best;
}

static void
told_twice(struct diags *d, const struct cursor *c)
{
	diag_add(d, DIAG_DUPLICATE, (struct pos){ c->path, 0, 0 },
	    "name the results of each shard once", "row %llu is told twice",
	    (unsigned long long)c->at->row);
}

/* results.json of the folder; when it has none, those of its shards. */
static bool
results_of(struct arena *a, struct diags *d, const char *path, struct vec *out)
{
	const char *whole = arena_printf(a, "%s/" WHOLE, path);

	if (io_is_folder(path) && !io_exists(whole))
		return add_folder(a, d, path, out);
	vec_push(out, a, (char *)(io_is_folder(path) ? whole :
	    beside(a, path)));
	return true;
}

bool
batch_results_each(struct diags *d, const char *path,
    bool (*fn)(void *, const struct batch_result *), void *with,
    uint64_t *untold)
{
	struct arena *a = arena_open();
	struct heads *h = arena_alloc(a, sizeof(*h));
	struct vec files = { 0 };
	bool ok = results_of(a, d, path, &files) &&
	    heads_open(h, a, d, &files);
	uint64_t last = 0, rows = 0;
	struct cursor *c;

	while (ok && (c = least(h)) != NULL) {
		if (c->at->row == last)
			told_twice(d, c);
		else
			ok = fn(with, c->at);
		rows += c->at->row != last;
		last = c->at->row;
		ok = ok && advance(c, d);
	}
	*untold = h->rows_in_all > rows ? h->rows_in_all - rows : 0;
	arena_close(a);
	return ok;
}

/* ---- one of many ---- */

struct merge {
	struct heads	 heads;
	uint64_t	 missing, first_missing, next;
	struct batch_writer *writer;
	struct batch_summary *summary;
};

static void
miss(struct merge *m, uint64_t upto)
{
	if (upto <= m->next)
		return;
	if (m->missing == 0)
		m->first_missing = m->next;
	m->missing += upto - m->next;
	m->next = upto;
}

static bool
merge_rows(struct merge *m, struct diags *d)
{
	struct cursor *c;

	m->next = 1;
	while ((c = least(&m->heads)) != NULL) {
		if (c->at->row < m->next) {
			told_twice(d, c);
		} else {
			miss(m, c->at->row);
			m->next++;
			if (!batch_writer_add(m->writer, c->arena, d, c->at))
				return false;
			batch_summary_add(m->summary, c->at);
		}
		if (!advance(c, d))
			return false;
	}
	miss(m, m->heads.rows_in_all + 1);
	m->summary->untold = m->missing;
	if (m->missing > 0)
		diag_add(d, DIAG_MISSING_ROWS, (struct pos){ 0 },
		    "name the results of every shard", "%llu of %llu rows are "
		    "in none of the results; the first is row %llu",
		    (unsigned long long)m->missing,
		    (unsigned long long)m->heads.rows_in_all,
		    (unsigned long long)m->first_missing);
	return true;
}

const char *
batch_merge_name(struct arena *a, const char *output)
{
	size_t end = str_ends(output, ".csv") ? 4 :
	    str_ends(output, ".json") ? 5 : 0;

	return arena_strndup(a, output, strlen(output) - end);
}

static struct io_place *
open_place(struct arena *a, struct diags *d, const char *output, bool force,
    struct merge *m)
{
	const char *name = batch_merge_name(a, path_name(output));
	const char *csv = arena_printf(a, "%s.csv", name);
	const char *json = arena_printf(a, "%s.json", name);
	struct io_place *p = io_place_open(a, d, path_folder(a, output), true);

	if (p == NULL)
		return NULL;
	if (!force && (io_place_exists(p, csv) || io_place_exists(p, json))) {
		diag_add(d, DIAG_FILE_EXISTS, (struct pos){ output, 0, 0 },
		    "choose another name, or replace it with --force",
		    "the file is there already");
		return NULL;
	}
	m->writer = batch_writer_new(p, a, d, csv, json,
	    m->heads.rows_in_all);
	return m->writer ? p : NULL;
}

bool
batch_merge(struct arena *a, struct diags *d, const char **paths, size_t n,
    const char *output, bool force, struct batch_summary **summary)
{
	struct merge *m = arena_alloc(a, sizeof(*m));
	struct vec files = { 0 };
	bool ok = true;

	*summary = NULL;
	m->summary = batch_summary_new(a);
	for (size_t i = 0; ok && i < n; i++)
		if (io_is_folder(paths[i]))
			ok = add_folder(a, d, paths[i], &files);
		else
			vec_push(&files, a, beside(a, paths[i]));
	if (!ok || !heads_open(&m->heads, a, d, &files) ||
	    open_place(a, d, output, force, m) == NULL)
		return false;
	if (!merge_rows(m, d)) {
		batch_writer_drop(m->writer);
		return false;
	}
	if (!batch_writer_end(m->writer, d, m->summary))
		return false;
	*summary = m->summary;
	return !diags_failed(d);
}
