/*
 * results.csv and results.json.  Both grow under hidden names and get their own
 * when all is told, so that a half of them is never taken for the whole.  In
 * the CSV no cell can become a formula (carrier_csv_write_cell).
 */
#include "base/arena.h"
#include "base/str.h"
#include "batch/batch_int.h"
#include "json/json.h"

enum { CSV, JSON, BOTH };

struct batch_writer {
	struct io_place	*place;
	const char	*name[BOTH], *hidden[BOTH];
	struct io_log	*log[BOTH];
	bool		 any;
};

static const char headings[] = "row,file,line,id,status,filing,jurisdiction,"
    "folder,files,pages,packet,blanks,warnings,errors\r\n";

static bool
add(struct batch_writer *w, int which, struct diags *d, const char *s)
{
	return io_log_add(w->log[which], d, s, strlen(s));
}

struct batch_writer *
batch_writer_new(struct io_place *p, struct arena *a, struct diags *d,
    const char *csv, const char *json, uint64_t rows)
{
	struct batch_writer *w = arena_alloc(a, sizeof(*w));

	w->place = p;
	w->name[CSV] = csv;
	w->name[JSON] = json;
	for (int i = 0; i < BOTH; i++) {
		w->hidden[i] = arena_printf(a, ".movant-%s", w->name[i]);
		w->log[i] = io_log_open(p, d, w->hidden[i], true);
		if (w->log[i] == NULL)
			return NULL;
	}
	return add(w, CSV, d, headings) && add(w, JSON, d, arena_printf(a,
	    BATCH_FIRST_LINE "%llu, \"rows\": [\n",
	    (unsigned long long)rows)) ? w : NULL;
}

/* ---- cells ---- */

static void
cell(struct buf *out, const char *s)
{
	buf_char(out, ',');
	if (s != NULL)
		carrier_csv_write_cell(out, s);
}

static void
number_cell(struct buf *out, uint64_t n)
{
	buf_char(out, ',');
	if (n > 0)
		buf_number(out, n);
}

/* A cell of several things with "; " between them. */
static void
list_cell(struct buf *out, struct buf *list)
{
	cell(out, list->len > 0 ? list->data : NULL);
	buf_clear(list);
}

static void
next(struct buf *list, const char *s)
{
	if (list->len > 0)
		buf_str(list, "; ");
	buf_str(list, s);
}

static void
error(struct buf *list, const struct batch_error *e)
{
	next(list, e->code);
	if (e->column > 0)
		buf_printf(list, ": column %u '%s'", e->column, e->heading ?
		    e->heading : "");
	if (e->name != NULL && !str_eq(e->name, e->heading))
		buf_printf(list, "%s %s", e->column > 0 ? "," : ":", e->name);
}

static void
lists(struct buf *out, const struct batch_result *r)
{
	struct buf list = { 0 };
	size_t pages = 0;

	for (size_t i = 0; i < r->nfiles; i++) {
		next(&list, r->files[i].name);
		pages += r->files[i].pages;
	}
	list_cell(out, &list);
	number_cell(out, pages);
	cell(out, r->packet);
	number_cell(out, r->blanks);
	for (size_t i = 0; i < r->nwarnings; i++) {
		next(&list, r->warnings[i].code);
		if (r->warnings[i].count > 1)
			buf_printf(&list, " x%zu", r->warnings[i].count);
	}
	list_cell(out, &list);
	for (size_t i = 0; i < r->nreasons; i++) {
		next(&list, "refused: ");
		buf_str(&list, r->reasons[i]);
	}
	for (size_t i = 0; i < r->nerrors; i++)
		error(&list, &r->errors[i]);
	list_cell(out, &list);
	buf_free(&list);
}

bool
batch_writer_add(struct batch_writer *w, struct arena *a, struct diags *d,
    const struct batch_result *r)
{
	struct buf out = { 0 };
	bool ok;

	buf_number(&out, r->row);
	cell(&out, r->file);
	number_cell(&out, r->line);
	cell(&out, r->id);
	cell(&out, batch_status_name(r->status));
	cell(&out, r->filing);
	cell(&out, r->jurisdiction);
	cell(&out, r->folder);
	lists(&out, r);
	buf_str(&out, "\r\n");
	ok = add(w, CSV, d, out.data);
	buf_clear(&out);
	if (w->any)
		buf_str(&out, ",\n");
	batch_result_line(a, r, &out);
	/* The line end comes with the comma of the next one. */
	out.data[--out.len] = '\0';
	ok = ok && add(w, JSON, d, out.data);
	w->any = true;
	buf_free(&out);
	return ok;
}

/* ---- the end ---- */

static void
counts(struct json_writer *w, const char *key, const struct map *m)
{
	json_key(w, key);
	json_object(w);
	for (size_t i = 0; i < m->n; i++) {
		const struct batch_count *c = m->entries[i].value;

		json_key(w, c->name);
		json_integer(w, (long long)c->rows);
	}
	json_end(w);
}

static void
summary(const struct batch_summary *s, struct buf *out)
{
	struct json_writer *w = json_writer_flat(s->arena);

	json_object(w);
	json_key(w, "rows");
	json_integer(w, (long long)s->rows);
	for (int i = 0; i < BATCH_STATUS_COUNT; i++) {
		json_key(w, batch_status_name((enum batch_status)i));
		json_integer(w, (long long)s->status[i]);
	}
	counts(w, "jurisdictions", &s->jurisdictions);
	counts(w, "filings", &s->filings);
	counts(w, "reasons", &s->reasons);
	counts(w, "errors", &s->errors);
	json_end(w);
	json_writer_take(w, out);
}

bool
batch_writer_end(struct batch_writer *w, struct diags *d,
    const struct batch_summary *s)
{
	struct buf out = { 0 };
	bool ok;

	buf_str(&out, w->any ? "\n],\n\"summary\": " : "],\n\"summary\": ");
	summary(s, &out);
	buf_str(&out, "}\n");
	ok = add(w, JSON, d, out.data);
	buf_free(&out);
	for (int i = 0; i < BOTH; i++)
		ok = ok && io_log_sync(w->log[i], d);
	for (int i = 0; i < BOTH; i++)
		ok = ok && io_place_move(w->place, d, w->hidden[i],
		    w->name[i]);
	return ok && io_place_sync_names(w->place, d);
}

void
batch_writer_drop(struct batch_writer *w)
{
	for (int i = 0; i < BOTH; i++)
		(void)io_place_remove(w->place, w->hidden[i], NULL);
}
