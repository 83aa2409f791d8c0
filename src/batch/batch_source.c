/*
 * Where rows come from.  What a file is, its content says: '<' or '{' begins
 * the answers of one client, several lines that each are a whole object are
 * JSON lines, and what begins with neither is a spreadsheet.  In a folder the
 * ends of names are believed, so that not every file is opened twice.
 */
#include <string.h>

#include "answers/answers.h"
#include "base/arena.h"
#include "base/io.h"
#include "base/limits.h"
#include "base/path.h"
#include "base/str.h"
#include "batch/batch_int.h"
#include "batch/batch_lines.h"
#include "form/form.h"
#include "json/json.h"

enum what { SHEET, LINES, ONE, OTHER };

struct source {
	const char	*path;
	enum what	 what;
	struct carrier_csv *csv;
	size_t		 id;		/* column of the spreadsheet */
	struct batch_lines *lines;
	const char	*identity;
};

struct batch_sources {
	struct job_program *program;
	const struct batch_options *options;
	struct vec	 all;		/* struct source */
	size_t		 at;		/* the one being read */
	uint64_t	 row;
};

/* Words that a file's end is believed to mean. */
static enum what
by_name(const char *path)
{
	static const struct { const char *end; enum what what; } ends[] = {
		{ ".xml", ONE }, { ".anx", ONE }, { ".json", ONE },
		{ ".csv", SHEET }, { ".tsv", SHEET },
		{ ".jsonl", LINES }, { ".ndjson", LINES },
	};

	for (size_t i = 0; i < sizeof(ends) / sizeof(ends[0]); i++)
		if (str_ends(path, ends[i].end))
			return ends[i].what;
	return OTHER;
}

/* Does the first line hold a whole object, and does another one follow? */
static bool
line_by_line(const char *s, size_t n)
{
	const char *end = memchr(s, '\n', n), *last = end;

	if (end == NULL)
		return false;
	while (last > s && str_space(last[-1]))
		last--;
	while (end < s + n && str_space(*end))
		end++;
	return last > s + 1 && last[-1] == '}' && end < s + n && *end == '{';
}

/* By the first bytes; of UTF-16 every other one is no letter. */
static enum what
by_content(const char *s, size_t n)
{
	size_t i = 0;

	if (n >= 3 && memcmp(s, "\xEF\xBB\xBF", 3) == 0)
		i = 3;
	else if (n >= 2 && (memcmp(s, "\xFF\xFE", 2) == 0 ||
	    memcmp(s, "\xFE\xFF", 2) == 0))
		i = 2;
	while (i < n && (str_space(s[i]) || s[i] == '\0'))
		i++;
	if (i < n && s[i] == '{')
		return line_by_line(s + i, n - i) ? LINES : ONE;
	if (i < n && (s[i] == '<' || s[i] == '[' ||
	    carrier_is_packed(s + i, n - i)))
		return ONE;
	return SHEET;
}

/* In memory of its own: what is told must outlive what was read. */
static bool
look(struct diags *d, const char *path, enum what *what)
{
	struct arena *a = arena_open();
	struct io_stream *s = io_stream_open(a, d, path);
	static const size_t enough = 1 << 16;
	char *data = arena_alloc(a, enough);
	size_t n = 0;
	long got = s == NULL ? -1 : 0;

	while (s != NULL && n < enough && (got = io_stream_read(s, d, data + n,
	    enough - n)) > 0)
		n += (size_t)got;
	*what = by_content(data, n);
	arena_close(a);
	return got >= 0;
}

static bool
add(struct batch_sources *s, struct arena *a, const char *path, enum what what)
{
	struct source *x = arena_alloc(a, sizeof(*x));

	x->path = path;
	x->what = what;
	x->identity = "";
	x->id = SIZE_MAX;
	vec_push(&s->all, a, x);
	return true;
}

/* What lies in a folder, by name; not what lies in folders of it. */
static bool
add_folder(struct batch_sources *s, struct arena *a, struct diags *d,
    const char *folder)
{
	size_t n;
	const char **names = io_list(a, d, folder, "", &n);

	for (size_t i = 0; names != NULL && i < n; i++) {
		char *path = arena_printf(a, "%s%s%s", folder,
		    str_ends(folder, "/") ? "" : "/", names[i]);
		enum what what = by_name(path);

		if (io_is_folder(path))
			continue;
		if (what == OTHER && (!look(d, path, &what) ||
		    what == SHEET)) {
			diag_add(d, DIAG_FILE_SKIPPED,
			    (struct pos){ path, 0, 0 },
			    "give it an end that says what it is: .xml .json "
			    ".anx .csv .jsonl", "this is not seen to be a file "
			    "of answers, and was left out");
			continue;
		}
		add(s, a, path, what);
	}
	return names != NULL;
}

static bool
add_file(struct batch_sources *s, struct arena *a, struct diags *d,
    const char *path)
{
	enum what what = by_name(path), seen = OTHER;

	if (io_exists(path) && !io_is_file(path)) {
		diag_add(d, DIAG_UNREADABLE, (struct pos){ path, 0, 0 },
		    "write what comes through it into a file first",
		    "this is a pipe or a device, and a batch is read twice");
		return false;
	}
	if (!look(d, path, &seen))
		return false;
	/* One line of JSON may be a client, or a list of one. */
	if (seen == ONE && what == LINES)
		seen = LINES;
	return add(s, a, path, seen);
}

/* ---- spreadsheets ---- */

static const char *
near_heading(struct arena *a, const struct carrier_csv *csv, const char *id)
{
	struct map names = { 0 };
	const char *near;

	for (size_t i = 0; i < carrier_csv_columns(csv); i++)
		map_put(&names, a, carrier_csv_heading(csv, i), csv);
	near = map_nearest(&names, id);
	return near == NULL ? "name the column that tells clients apart with "
	    "--id NAME" : arena_printf(a, "did you mean --id '%s'?", near);
}

/*
 * Open with the header's faults told to header; the column that is the id is no
 * fault.  Without --id it has one of two names.
 */
static struct diags *
try_open(const struct batch_sources *s, struct arena *a, struct source *x,
    const char *id)
{
	struct diags *header = diags_new(a);
	struct carrier_options *o = arena_alloc(a, sizeof(*o));

	*o = s->options->carrier;
	o->id = id;
	x->csv = carrier_csv_open(a, header, s->program->catalog, x->path, o);
	x->id = x->csv ? carrier_csv_column(x->csv, id) : SIZE_MAX;
	return header;
}

static bool
open_header(const struct batch_sources *s, struct arena *a, struct diags *d,
    struct source *x)
{
	const char *asked = s->options->id;
	struct diags *header = try_open(s, a, x, asked ? asked : "client.id");

	if (asked == NULL && x->id == SIZE_MAX) {
		if (x->csv != NULL)
			carrier_csv_close(x->csv);
		header = try_open(s, a, x, "id");
	}
	diags_copy(d, header);
	if (x->csv == NULL || x->id != SIZE_MAX)
		return x->csv != NULL;
	diag_add(d, DIAG_BAD_ID, (struct pos){ x->path, 1, 0 },
	    near_heading(a, x->csv, asked ? asked : "client.id"),
	    asked ? "there is no column '%s'" : "no column is called '%s' or "
	    "'id'", asked ? asked : "client.id");
	return false;
}

static bool
open_sheet(struct batch_sources *s, struct arena *a, struct diags *d,
    struct source *x)
{
	struct diags *own = diags_new(a);
	struct buf b = { 0 };

	if (!open_header(s, a, d, x))
		return false;
	/* Of a column whose order is not clear only the rows fail. */
	(void)carrier_csv_look(x->csv, own, NULL);
	diags_copy(d, own);
	if (diags_has(own, DIAG_UNREADABLE))
		return false;
	carrier_csv_identity(x->csv, &b);
	x->identity = b.len > 0 ? hash_hex(a, b.data, b.len) : "";
	buf_free(&b);
	return true;
}

struct batch_sources *
batch_sources_open(struct job_program *p, struct arena *a, struct diags *d,
    const struct batch_options *o)
{
	struct batch_sources *s = arena_alloc(a, sizeof(*s));
	struct vec found;

	s->program = p;
	s->options = o;
	for (size_t i = 0; i < o->n; i++)
		if (io_is_folder(o->inputs[i]))
			add_folder(s, a, d, o->inputs[i]);
		else
			add_file(s, a, d, o->inputs[i]);
	found = s->all;
	s->all = (struct vec){ 0 };
	for (size_t i = 0; i < found.n; i++) {
		struct source *x = found.at[i];
		bool ok = true;

		if (x->what == SHEET)
			ok = open_sheet(s, a, d, x);
		else if (x->what == LINES)
			ok = (x->lines = batch_lines_open(a, d, x->path)) !=
			    NULL;
		if (ok)
			vec_push(&s->all, a, x);
	}
	if (s->all.n > 0)
		return s;
	if (!diags_failed(d))
		diag_add(d, DIAG_NOT_FOUND, (struct pos){ o->inputs[0], 0, 0 },
		    "name spreadsheets, JSON lines or folders of answers "
		    "files", "there are no answers in it");
	return NULL;
}

bool
batch_sources_rewind(struct batch_sources *s, struct diags *d)
{
	s->at = 0;
	s->row = 0;
	for (size_t i = 0; i < s->all.n; i++) {
		struct source *x = s->all.at[i];

		if (x->csv != NULL && !carrier_csv_rewind(x->csv, d))
			return false;
		if (x->lines != NULL && !batch_lines_rewind(x->lines, d))
			return false;
	}
	return true;
}

/* ---- rows ---- */

static bool
next_row(const struct source *x, struct arena *a, struct diags *d,
    struct batch_record *r)
{
	struct carrier_row row = { 0 };
	enum carrier_got got = carrier_csv_next(x->csv, a, d, &row);

	if (got == CARRIER_ROW_END)
		return false;
	r->line = row.line;
	r->number = row.number;
	r->data = row.raw;
	r->len = row.raw_len;
	r->kind = got == CARRIER_ROW ? BATCH_ROW : BATCH_BROKEN;
	r->id = carrier_csv_cell(x->csv, a, &row, x->id);
	r->id_column = (unsigned)x->id + 1;
	return true;
}

/* The value of a key of an object; "client.id" is also id of client. */
static const char *
value(const struct json *o, const char *name)
{
	size_t n;

	if (o == NULL || o->kind != JSON_OBJECT)
		return NULL;
	for (const struct json *c = o->first; c != NULL; c = c->next) {
		if (c->name == NULL)
			continue;
		if (str_eq(c->name, name))
			return c->kind == JSON_STRING ||
			    c->kind == JSON_NUMBER ? c->text : NULL;
		n = strlen(c->name);
		if (str_starts(name, c->name) && name[n] == '.' &&
		    c->kind == JSON_OBJECT)
			return value(c, name + n + 1);
	}
	return NULL;
}

static const char *
id_of_line(const struct batch_sources *s, struct arena *a,
    const struct batch_record *r)
{
	struct json *o = json_read(a, diags_new(a), r->file, r->data, r->len);
	const char *id;

	/* What is wrong with the line is told with its place in the file. */
	if (o == NULL)
		return NULL;
	if (s->options->id != NULL)
		return value(o, s->options->id);
	id = value(o, "client.id");
	return id != NULL ? id : value(o, "id");
}

static bool
next_line(const struct batch_sources *s, const struct source *x,
    struct arena *a, struct diags *d, struct batch_record *r)
{
	bool whole;

	if (!batch_lines_next(x->lines, a, d, &r->data, &r->len, &r->line,
	    &whole))
		return false;
	r->kind = whole ? BATCH_TEXT : BATCH_BROKEN;
	if (whole)
		r->id = id_of_line(s, a, r);
	return true;
}

static void
one_file(const struct batch_sources *s, const struct source *x,
    struct arena *a, struct diags *d, bool light, struct batch_record *r)
{
	const char *asked = s->options->id;
	struct answers *answers;
	const struct answer *answer;

	r->kind = BATCH_TEXT;
	r->id = path_stem(a, x->path);
	if (light && asked == NULL)
		return;
	r->data = io_read(a, d, x->path, LIMIT_FILE_BYTES, &r->len);
	if (r->data == NULL) {
		r->kind = BATCH_BROKEN;
		return;
	}
	if (asked == NULL)
		return;
	answers = carrier_read(a, diags_new(a), s->program->catalog, x->path,
	    r->data, r->len, &s->options->carrier, NULL);
	answer = answers ? answers_find(answers, asked) : NULL;
	r->id = answer != NULL && answer->text != NULL ? answer->text : "";
}

bool
batch_sources_next(struct batch_sources *s, struct arena *a, struct diags *d,
    bool light, struct batch_record *r)
{
	for (; s->at < s->all.n; s->at++) {
		const struct source *x = s->all.at[s->at];
		bool got = true;

		*r = (struct batch_record){ .source = s->at, .file = x->path };
		if (x->what == SHEET) {
			got = next_row(x, a, d, r);
		} else if (x->what == LINES) {
			got = next_line(s, x, a, d, r);
		} else {
			one_file(s, x, a, d, light, r);
			s->at++;
		}
		/* What lies behind is lost: no other file goes on for it. */
		if (!got && diags_failed(d))
			return false;
		if (!got)
			continue;
		r->row = ++s->row;
		if (r->id == NULL)
			r->id = "";
		return true;
	}
	return false;
}

/* Is the name the client's id, and no question of the dictionary? */
static bool
is_id(const struct batch_sources *s, const char *name)
{
	bool id = s->options->id != NULL ? str_eq(name, s->options->id) :
	    str_eq(name, "client.id") || str_eq(name, "id");

	return id && form_field(s->program->catalog->dictionary, name) ==
	    NULL;
}

static bool
copy_list(struct answers *to, struct diags *d, const struct answers_list *l)
{
	struct answers_list *list = answers_list_new(to, d, l->name, l->pos);
	bool ok = list != NULL;

	for (size_t i = 0; ok && i < l->n; i++) {
		struct answers_item *item = answers_item_new(to, list,
		    l->items[i]->pos);

		for (size_t k = 0; ok && k < l->items[i]->n; k++) {
			const struct answer *x = &l->items[i]->members[k];

			ok = answers_member_set(to, d, item, x->name, x->text,
			    x->name_pos, x->pos);
		}
	}
	return ok;
}

/* The id tells clients apart; it is no answer, and no error either. */
static struct answers *
without_id(const struct batch_sources *s, struct arena *a, struct diags *d,
    struct answers *all)
{
	struct answers *rest;
	const struct answers_list *l;
	const struct answer *x;
	bool any = false, ok = true;

	for (size_t i = 0; (x = answers_at(all, i)) != NULL; i++)
		any = any || is_id(s, x->name);
	if (!any)
		return all;
	rest = answers_new(a, answers_file(all));
	for (size_t i = 0; ok && (x = answers_at(all, i)) != NULL; i++)
		ok = is_id(s, x->name) || answers_set(rest, d, x->name,
		    x->text, x->name_pos, x->pos);
	for (size_t i = 0; ok && (l = answers_list_at(all, i)) != NULL; i++)
		ok = copy_list(rest, d, l);
	return ok ? rest : NULL;
}

struct answers *
batch_sources_answers(const struct batch_sources *s, struct arena *a,
    struct diags *d, const struct batch_record *r)
{
	const struct source *x = s->all.at[r->source];
	struct carrier_options o = s->options->carrier;
	struct carrier_row row = { .raw = r->data, .raw_len = r->len,
	    .line = r->line, .number = r->number };
	struct answers *all;

	if (r->kind == BATCH_ROW)
		return carrier_csv_take(x->csv, a, d, &row);
	o.line = r->line;
	all = carrier_read(a, d, s->program->catalog, x->path, r->data,
	    r->len, &o, NULL);
	return all == NULL ? NULL : without_id(s, a, d, all);
}

const char *
batch_sources_heading(const struct batch_sources *s, size_t source,
    unsigned column)
{
	const struct source *x = s->all.at[source];

	if (x->csv == NULL || column == 0 ||
	    column > carrier_csv_columns(x->csv))
		return NULL;
	return carrier_csv_heading(x->csv, column - 1);
}

const char *
batch_sources_identity(const struct batch_sources *s, size_t source)
{
	const struct source *x = s->all.at[source];

	return x->identity;
}

const char *
batch_sources_file(const struct batch_sources *s, size_t source)
{
	const struct source *x = s->all.at[source];

	return x->path;
}
