/*
 * A row of results as one line of JSON, and back.  The same line goes from the
 * worker to its parent, into the journal and into results.json.  No value of a
 * client is in it.
 */
#include <stdlib.h>
#include <string.h>

#include "answers/answers.h"
#include "base/arena.h"
#include "base/str.h"
#include "base/utf8.h"
#include "batch/batch_int.h"
#include "json/json.h"

#define ERRORS_KEPT	20		/* of one row */
#define ID_SHOWN	200		/* bytes; one that is used has 100 */

static const char *const statuses[BATCH_STATUS_COUNT] = {
	[BATCH_DRAFTED] = "drafted",
	[BATCH_REFUSED] = "refused",
	[BATCH_READY] = "ready",
	[BATCH_FAILED] = "failed",
	[BATCH_CRASHED] = "crashed",
};

const char *
batch_status_name(enum batch_status s)
{
	return statuses[s];
}

enum batch_status
batch_status(const char *name)
{
	int i = 0;

	while (i < BATCH_STATUS_COUNT && !str_eq(statuses[i], name))
		i++;
	return (enum batch_status)i;
}

/* ---- writing ---- */

static void
write_number(struct json_writer *w, const char *key, uint64_t n)
{
	json_key(w, key);
	json_integer(w, (long long)n);
}

/*
 * What comes from outside: a name of a file may hold any bytes, an id that is
 * an error as well.
 */
static void
write_given(struct json_writer *w, const char *key, const char *s)
{
	struct buf b = { 0 };
	size_t bad;
	bool valid = utf8_valid(s, strlen(s), &bad);

	buf_str(&b, "");
	while (*s != '\0') {
		const char *from = s;
		uint32_t c = valid ? utf8_next(&s) : (unsigned char)*s++;

		if (utf8_forbidden(c) || c < 0x20 || (!valid && c >= 0x80))
			buf_char(&b, '?');
		else
			buf_add(&b, from, (size_t)(s - from));
	}
	json_pair(w, key, b.data);
	buf_free(&b);
}

/* A field that lacks its quotation mark may be an id of a megabyte. */
static const char *
shown_id(struct arena *a, const char *id)
{
	size_t n = ID_SHOWN;

	if (strlen(id) <= n)
		return id;
	while (n > 0 && ((unsigned char)id[n] & 0xC0) == 0x80)
		n--;
	return arena_printf(a, "%.*s...", (int)n, id);
}

static void
write_files(struct json_writer *w, const struct batch_result *r)
{
	json_key(w, "files");
	json_array(w);
	for (size_t i = 0; i < r->nfiles; i++) {
		json_object(w);
		json_pair(w, "name", r->files[i].name);
		write_number(w, "bytes", r->files[i].bytes);
		if (r->files[i].pages > 0)
			write_number(w, "pages", r->files[i].pages);
		json_end(w);
	}
	json_end(w);
}

static void
write_warnings(struct json_writer *w, const struct batch_result *r)
{
	json_key(w, "warnings");
	json_array(w);
	for (size_t i = 0; i < r->nwarnings; i++) {
		json_object(w);
		json_pair(w, "code", r->warnings[i].code);
		write_number(w, "count", r->warnings[i].count);
		json_end(w);
	}
	json_end(w);
}

static void
write_errors(struct json_writer *w, const struct batch_result *r)
{
	json_key(w, "errors");
	json_array(w);
	for (size_t i = 0; i < r->nerrors; i++) {
		const struct batch_error *e = &r->errors[i];

		json_object(w);
		json_pair(w, "code", e->code);
		if (e->column > 0)
			write_number(w, "column", e->column);
		if (e->heading != NULL)
			json_pair(w, "heading", e->heading);
		if (e->name != NULL)
			json_pair(w, "name", e->name);
		json_end(w);
	}
	json_end(w);
}

void
batch_result_line(struct arena *a, const struct batch_result *r,
    struct buf *out)
{
	struct json_writer *w = json_writer_flat(a);

	json_object(w);
	write_number(w, "row", r->row);
	write_given(w, "file", r->file);
	if (r->line > 0)
		write_number(w, "line", r->line);
	write_given(w, "id", shown_id(a, r->id));
	json_pair(w, "status", statuses[r->status]);
	json_pair(w, "filing", r->filing);
	json_pair(w, "jurisdiction", r->jurisdiction);
	json_pair(w, "folder", r->folder);
	write_files(w, r);
	json_pair(w, "packet", r->packet);
	write_number(w, "blanks", r->blanks);
	json_key(w, "reasons");
	json_array(w);
	for (size_t i = 0; i < r->nreasons; i++)
		json_string(w, r->reasons[i]);
	json_end(w);
	write_warnings(w, r);
	write_errors(w, r);
	json_end(w);
	json_writer_take(w, out);
}

/* ---- reading ---- */

static const struct json *
member(const struct json *o, const char *name, enum json_kind kind)
{
	const struct json *c = json_member(o, name);

	return c != NULL && c->kind == kind ? c : NULL;
}

/* A whole number; 0 for anything else. */
static uint64_t
number(const struct json *o, const char *name)
{
	const struct json *c = member(o, name, JSON_NUMBER);
	uint64_t n = 0;

	for (const char *s = c ? c->text : ""; *s != '\0'; s++) {
		if (*s < '0' || *s > '9' || n > UINT64_MAX / 20)
			return 0;
		n = n * 10 + (uint64_t)(*s - '0');
	}
	return n;
}

static void
read_errors(struct arena *a, const struct json *list, struct batch_result *r)
{
	r->errors = arena_array(a, list->n, sizeof(*r->errors));
	for (const struct json *c = list->first; c != NULL; c = c->next) {
		struct batch_error *e = &r->errors[r->nerrors++];

		e->code = json_text(c, "code") ? json_text(c, "code") : "";
		e->name = json_text(c, "name");
		e->heading = json_text(c, "heading");
		e->column = (unsigned)number(c, "column");
	}
}

static void
read_lists(struct arena *a, const struct json *o, struct batch_result *r)
{
	const struct json *files = member(o, "files", JSON_ARRAY);
	const struct json *reasons = member(o, "reasons", JSON_ARRAY);
	const struct json *warnings = member(o, "warnings", JSON_ARRAY);
	const struct json *errors = member(o, "errors", JSON_ARRAY);

	r->files = arena_array(a, files ? files->n : 0, sizeof(*r->files));
	for (const struct json *c = files ? files->first : NULL; c != NULL;
	    c = c->next)
		r->files[r->nfiles++] = (struct batch_file){
		    json_text(c, "name") ? json_text(c, "name") : "",
		    number(c, "bytes"), number(c, "pages") };
	r->reasons = arena_array(a, reasons ? reasons->n : 0,
	    sizeof(*r->reasons));
	for (const struct json *c = reasons ? reasons->first : NULL; c != NULL;
	    c = c->next)
		if (c->kind == JSON_STRING)
			r->reasons[r->nreasons++] = c->text;
	r->warnings = arena_array(a, warnings ? warnings->n : 0,
	    sizeof(*r->warnings));
	for (const struct json *c = warnings ? warnings->first : NULL;
	    c != NULL; c = c->next)
		r->warnings[r->nwarnings++] = (struct batch_warning){
		    json_text(c, "code") ? json_text(c, "code") : "",
		    number(c, "count") };
	if (errors != NULL)
		read_errors(a, errors, r);
}

struct batch_result *
batch_result_read(struct arena *a, struct diags *d, const char *file,
    const char *line, size_t len)
{
	struct batch_result *r = arena_alloc(a, sizeof(*r));
	struct json *o = json_read(a, d, file, line, len);

	if (o == NULL)
		return NULL;
	r->row = number(o, "row");
	r->file = json_text(o, "file");
	r->line = (unsigned)number(o, "line");
	r->id = json_text(o, "id");
	r->status = batch_status(json_text(o, "status"));
	if (r->row == 0 || r->file == NULL || r->id == NULL ||
	    r->status == BATCH_STATUS_COUNT) {
		diag_add(d, DIAG_NOT_RESULTS, (struct pos){ file, 0, 0 },
		    "name results.json as 'movant batch' wrote it",
		    "a row of the results lacks its row, file, id or status");
		return NULL;
	}
	r->filing = json_text(o, "filing");
	r->jurisdiction = json_text(o, "jurisdiction");
	r->folder = json_text(o, "folder");
	r->packet = json_text(o, "packet");
	r->blanks = number(o, "blanks");
	read_lists(a, o, r);
	return r;
}

/* ---- from diagnostics ---- */

static bool
here(struct pos p, const struct diag *g)
{
	return p.line == g->pos.line && p.column == g->pos.column &&
	    p.column > 0;
}

/* The name of the answer that stands where a diagnostic points to. */
static const char *
answer_at(struct arena *a, const struct answers *all, const struct diag *g)
{
	const struct answers_list *l;
	const struct answer *x;

	for (size_t i = 0; (x = answers_at(all, i)) != NULL; i++)
		if (here(x->pos, g) || here(x->name_pos, g))
			return x->name;
	for (size_t i = 0; (l = answers_list_at(all, i)) != NULL; i++)
		for (size_t k = 0; k < l->n; k++)
			for (size_t m = 0; m < l->items[k]->n; m++) {
				x = &l->items[k]->members[m];
				if (here(x->pos, g) || here(x->name_pos, g))
					return arena_printf(a, "%s[%zu].%s",
					    l->name, k + 1, x->name);
			}
	return NULL;
}

static void
count(struct batch_result *r, const char *code)
{
	for (size_t i = 0; i < r->nwarnings; i++)
		if (str_eq(r->warnings[i].code, code)) {
			r->warnings[i].count++;
			return;
		}
	r->warnings[r->nwarnings++] = (struct batch_warning){ code, 1 };
}

void
batch_result_diags(struct arena *a, const struct diags *d,
    const struct batch_sources *s, size_t source,
    const struct answers *answers, struct batch_result *r)
{
	size_t n = diags_length(d);

	r->warnings = arena_array(a, n, sizeof(*r->warnings));
	r->errors = arena_array(a, ERRORS_KEPT, sizeof(*r->errors));
	for (size_t i = 0; i < n; i++) {
		const struct diag *g = diags_at(d, i);
		bool own = str_eq(g->pos.file, r->file);
		struct batch_error *e;

		if (diag_level(g->code) == DIAG_WARNING)
			count(r, diag_name(g->code));
		if (diag_level(g->code) < DIAG_ERROR ||
		    r->status == BATCH_REFUSED || r->nerrors == ERRORS_KEPT)
			continue;
		e = &r->errors[r->nerrors++];
		e->code = diag_name(g->code);
		if (own && answers != NULL)
			e->name = answer_at(a, answers, g);
		e->heading = own ? batch_sources_heading(s, source,
		    g->pos.column) : NULL;
		e->column = e->heading != NULL ? g->pos.column : 0;
	}
}
