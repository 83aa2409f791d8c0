/*
 * The journal of an output folder: a line for each finished row,
 *
 *	checksum key law day {"row": ...}
 *
 * A run that was killed leaves its end torn at most; what is behind the first
 * line whose checksum is wrong is cut, and its rows are done again.  In memory
 * stay 16 bytes for each finished row, when a run is gone on with.  A second
 * file takes all lines in the order of the rows, and replaces the first when
 * all is done: then nobody sees how often the run was stopped.
 */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/limits.h"
#include "base/str.h"
#include "batch/batch_int.h"

#define FIRST_LINE	"movant-batch-journal 1\n"
#define SUM		8
#define PIECE		(1u << 16)

struct entry {
	uint64_t	 key;
	uint64_t	 at;
};

struct batch_journal {
	struct io_place	*place;
	const char	*name, *next_name;
	struct io_log	*log, *next;
	const char	*path;		/* for messages */
	struct buf	 entries;	/* struct entry, sorted */
};

static void
drop(void *object)
{
	buf_free(&((struct batch_journal *)object)->entries);
}

static void
checksum(const char *data, size_t len, char out[SUM])
{
	char digits[HASH_DIGITS + 1];

	hash_digits(data, len, digits);
	memcpy(out, digits, SUM);
}

static uint64_t
short_key(const char *key)
{
	uint64_t n = 0;

	for (size_t i = 0; i < 16; i++)
		n = n << 4 | (uint64_t)(str_hex(key[i]) & 15);
	return n;
}

/* ---- reading ---- */

/* Where what stands behind the checksum, key and law of a line begins. */
#define DAY_AT		(SUM + 1 + BATCH_KEY + 1 + BATCH_KEY + 1)

static bool
sound(const char *line, size_t n)
{
	char sum[SUM];

	if (n <= DAY_AT || line[SUM] != ' ')
		return false;
	checksum(line + SUM + 1, n - SUM - 1, sum);
	return memcmp(line, sum, SUM) == 0;
}

static int
by_key(const void *a, const void *b)
{
	const struct entry *x = a, *y = b;

	if (x->key != y->key)
		return x->key < y->key ? -1 : 1;
	return (x->at > y->at) - (x->at < y->at);
}

/*
 * Note the sound lines in text, that begins at an offset of the file; how many
 * bytes they have.  *torn: the next one is whole, and is not sound.
 */
static size_t
note_lines(struct batch_journal *j, const char *text, size_t n, uint64_t at,
    bool *torn)
{
	size_t from = 0;
	const char *end;

	while (!*torn && (end = memchr(text + from, '\n', n - from)) != NULL) {
		size_t len = (size_t)(end - text) - from;
		struct entry e = { 0, at + from };

		if (at + from == 0) {
			*torn = len + 1 != strlen(FIRST_LINE) ||
			    memcmp(text, FIRST_LINE, len) != 0;
		} else if (!sound(text + from, len)) {
			*torn = true;
		} else {
			e.key = short_key(text + from + SUM + 1);
			buf_add(&j->entries, &e, sizeof(e));
		}
		if (!*torn)
			from += len + 1;
	}
	return from;
}

/* All lines; the end that is torn is cut. */
static bool
load(struct batch_journal *j, struct diags *d)
{
	struct buf text = { 0 };
	uint64_t at = 0;		/* of text in the file */
	bool torn = false;
	size_t got = 1;

	while (!torn && got > 0 && text.len < BATCH_RESULT_LIMIT) {
		size_t used;

		buf_reserve(&text, PIECE);
		got = io_log_read(j->log, at + text.len,
		    text.data + text.len, PIECE);
		text.len += got;
		used = note_lines(j, text.data, text.len, at, &torn);
		memmove(text.data, text.data + used, text.len - used);
		text.len -= used;
		at += used;
	}
	torn = torn || text.len > 0;
	buf_free(&text);
	if (j->entries.len > 0)
		qsort(j->entries.data, j->entries.len / sizeof(struct entry),
		    sizeof(struct entry), by_key);
	if (!torn)
		return true;
	diag_add(d, DIAG_TORN_JOURNAL, (struct pos){ j->path, 0, 0 }, NULL,
	    "the journal of the earlier run has a torn end, which was cut; "
	    "its rows are done again");
	return io_log_cut(j->log, d, at);
}

/* ---- the folder ---- */

struct look {
	const char	*own;
	bool		 mine, others, foreign;
};

static bool
look_at(void *with, const char *name)
{
	struct look *l = with;

	if (str_eq(name, l->own))
		l->mine = true;
	else if (str_starts(name, ".movant-journal"))
		l->others = true;
	else if (!str_starts(name, ".movant-"))
		l->foreign = true;
	return true;
}

/* May the folder be written into? */
static bool
allowed(const struct look *l, struct diags *d, const struct batch_options *o)
{
	struct pos at = { o->output, 0, 0 };

	if (o->force || (l->mine && o->resume))
		return true;
	if (l->mine || (l->others && o->shards == 0 && !o->resume)) {
		diag_add(d, DIAG_FOLDER_NOT_EMPTY, at, "--resume goes on with "
		    "it, --force begins it anew",
		    "the folder holds an earlier run");
		return false;
	}
	if (l->foreign && !l->others) {
		diag_add(d, DIAG_FOLDER_NOT_EMPTY, at, "choose another folder "
		    "with -o, or write into this one with --force", "the "
		    "folder already holds files that are not of a batch");
		return false;
	}
	return true;
}

struct sweep {
	struct io_place	*place;
	const char	*stage, *old;	/* beginnings of names */
};

static bool
sweep(void *with, const char *name)
{
	const struct sweep *s = with;

	if (str_starts(name, s->stage))
		(void)io_place_remove(s->place, name, NULL);
	else if (str_starts(name, s->old))
		(void)io_place_remove(s->place, name, job_file_names);
	return true;
}

static bool
begin(struct batch_journal *j, struct diags *d, const struct look *l,
    const struct batch_options *o)
{
	if (!io_log_lock(j->log)) {
		diag_add(d, DIAG_FOLDER_BUSY, (struct pos){ o->output, 0, 0 },
		    "wait until it has ended, or choose another folder",
		    "another run is writing into the folder");
		return false;
	}
	if (l->mine && !o->force && !load(j, d))
		return false;
	if (!l->mine || o->force || io_place_size(j->place, j->name) == 0)
		if (!io_log_cut(j->log, d, 0) || !io_log_add(j->log, d,
		    FIRST_LINE, strlen(FIRST_LINE)))
			return false;
	return io_log_sync(j->log, d) && io_place_sync_names(j->place, d);
}

struct batch_journal *
batch_journal_open(struct arena *a, struct diags *d, struct io_place *p,
    const struct batch_options *o, const char *tag)
{
	struct batch_journal *j = arena_alloc(a, sizeof(*j));
	struct look l = { 0 };
	struct sweep s = { p, arena_printf(a, ".movant-stage%s.", tag),
	    arena_printf(a, ".movant-old%s.", tag) };

	j->place = p;
	j->name = arena_printf(a, ".movant-journal%s", tag);
	j->path = arena_printf(a, "%s/%s", o->output, j->name);
	j->next_name = arena_printf(a, ".movant-next%s", tag);
	arena_defer(a, drop, j);
	l.own = j->name;
	io_place_each(p, look_at, &l);
	if (!allowed(&l, d, o))
		return NULL;
	j->log = io_log_open(p, d, j->name, false);
	if (j->log == NULL || !begin(j, d, &l, o))
		return NULL;
	io_place_each(p, sweep, &s);
	j->next = io_log_open(p, d, j->next_name, true);
	if (j->next == NULL || !io_log_add(j->next, d, FIRST_LINE,
	    strlen(FIRST_LINE)))
		return NULL;
	return j;
}

/* ---- finished rows ---- */

/* Is the folder as it was left? */
static bool
untouched(struct batch_journal *j, struct arena *a,
    const struct batch_result *r)
{
	struct buf manifest = { 0 };
	bool ok;

	if (r->folder == NULL || r->packet == NULL)
		return false;
	for (size_t i = 0; i < r->nfiles; i++)
		if (io_place_size(j->place, arena_printf(a, "%s/%s", r->folder,
		    r->files[i].name)) != (long long)r->files[i].bytes)
			return false;
	ok = io_place_read(j->place, arena_printf(a, "%s/manifest.json",
	    r->folder), LIMIT_FILE_BYTES, &manifest) &&
	    str_eq(hash_hex(a, manifest.data, manifest.len), r->packet);
	buf_free(&manifest);
	return ok;
}

/* The line at an offset, without its end; NULL when it is not sound. */
static char *
line_at(struct batch_journal *j, struct arena *a, uint64_t at, size_t *len)
{
	size_t n = 4096, got;
	char *line, *end;

	do {
		line = arena_alloc(a, n + 1);
		got = io_log_read(j->log, at, line, n);
		end = memchr(line, '\n', got);
		n *= 4;
	} while (end == NULL && got == n / 4 && n <= BATCH_RESULT_LIMIT * 4);
	if (end == NULL || !sound(line, (size_t)(end - line)))
		return NULL;
	*end = '\0';
	*len = (size_t)(end - line);
	return line;
}

static struct batch_result *
read_line(struct batch_journal *j, struct arena *a,
    const struct batch_keys *keys, const char *key, int32_t today,
    const char *line, size_t len)
{
	char *end;
	long day;
	struct batch_result *r;

	if (memcmp(line + SUM + 1, key, BATCH_KEY) != 0)
		return NULL;
	day = strtol(line + DAY_AT, &end, 10);
	r = batch_result_read(a, diags_new(a), j->name, end,
	    len - (size_t)(end - line));
	if (r == NULL || memcmp(line + SUM + 1 + BATCH_KEY + 1,
	    batch_keys_law(keys, r->jurisdiction), BATCH_KEY) != 0)
		return NULL;
	/* What was too early may be in time today. */
	if (r->status == BATCH_REFUSED && day != today)
		return NULL;
	return untouched(j, a, r) ? r : NULL;
}

struct batch_result *
batch_journal_find(struct batch_journal *j, struct arena *a,
    const struct batch_keys *keys, const char *key, int32_t today)
{
	const struct entry *e = (const void *)j->entries.data;
	size_t n = j->entries.len / sizeof(*e), low = 0, high = n;
	uint64_t want = short_key(key);

	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (e[mid].key < want)
			low = mid + 1;
		else
			high = mid;
	}
	for (; low < n && e[low].key == want; low++) {
		size_t len = 0;
		char *line = line_at(j, a, e[low].at, &len);
		struct batch_result *r = line == NULL ? NULL : read_line(j, a,
		    keys, key, today, line, len);

		if (r != NULL)
			return r;
	}
	return NULL;
}

bool
batch_journal_add(struct batch_journal *j, struct arena *a, struct diags *d,
    const struct batch_keys *keys, const char *key, int32_t today,
    const struct batch_result *r, bool again)
{
	struct buf line = { 0 };
	bool ok;

	/* Of a draft the day decides nothing. */
	buf_printf(&line, "%0*d %s %s %d ", SUM, 0, key,
	    batch_keys_law(keys, r->jurisdiction),
	    r->status == BATCH_REFUSED ? (int)today : 0);
	batch_result_line(a, r, &line);
	checksum(line.data + SUM + 1, line.len - SUM - 2, line.data);
	ok = (again || io_log_add(j->log, d, line.data, line.len)) &&
	    io_log_add(j->next, d, line.data, line.len);
	buf_free(&line);
	return ok;
}

bool
batch_journal_sync(struct batch_journal *j, struct diags *d)
{
	return io_log_sync(j->log, d);
}

bool
batch_journal_end(struct batch_journal *j, struct diags *d)
{
	return io_log_sync(j->next, d) && io_place_move(j->place, d,
	    j->next_name, j->name) && io_place_sync_names(j->place, d);
}

void
batch_journal_drop(struct batch_journal *j)
{
	(void)io_place_remove(j->place, j->next_name, NULL);
}
