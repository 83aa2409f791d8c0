/*
 * The run: rows are read into a window, given to workers, and leave it in
 * their order, group by group (batch_commit.c).
 */
#include <string.h>

#include "base/arena.h"
#include "base/str.h"
#include "batch/batch_run.h"
#include "form/form.h"

#define GROUP		128		/* rows brought to the disk at once */
#define GROUP_MS	500		/* or those of so long */
#define PAUSE_MS	200

static struct batch_slot *
slot(struct batch_run *r, uint64_t at)
{
	return &r->slots[at % r->nslots];
}

/* ---- first pass: ids ---- */

static bool
in_shard(const struct batch_options *o, uint64_t row)
{
	return o->shards == 0 || (row - 1) % o->shards + 1 == o->shard;
}

/* Also what a look at all rows finds wrong with reading them. */
static bool
read_ids(struct batch_run *r)
{
	struct arena_mark mark = arena_mark(r->scratch);
	struct batch_record x;
	bool ok = true;

	r->twice = batch_twice_new(r->arena);
	for (;;) {
		struct diags *d = diags_new(r->scratch);

		if (!batch_sources_next(r->sources, r->scratch, d, true, &x)) {
			diags_copy(r->diags, d);
			ok = !diags_failed(d);
			break;
		}
		if (x.kind != BATCH_BROKEN && x.id[0] != '\0')
			ok = batch_twice_add(r->twice, r->diags,
			    batch_id_mark(r->scratch, x.id), x.row);
		r->rows = x.row;
		r->progress.rows += in_shard(r->options, x.row);
		arena_rewind(r->scratch, mark);
		if (!ok)
			return false;
	}
	arena_rewind(r->scratch, mark);
	return ok && batch_twice_end(r->twice, r->diags) &&
	    batch_sources_rewind(r->sources, r->diags);
}

/* ---- second pass: a row comes into the window ---- */

/* The row is done with before any worker sees it. */
static void
settle(struct batch_run *r, struct batch_slot *s, struct diags *d,
    const struct batch_record *x)
{
	struct batch_result result = { .row = x->row, .file = x->file,
	    .line = x->line, .id = x->id, .status = BATCH_FAILED };

	batch_result_diags(r->scratch, d, r->sources, x->source, NULL,
	    &result);
	batch_result_line(r->scratch, &result, &s->result);
	diags_sort(d);
	diags_print(d, &s->told);
	s->state = BATCH_DONE;
}

/* Answers have no name that --id asks for; true when they need none. */
static bool
has_id(struct batch_run *r, struct diags *d, const struct batch_record *x)
{
	const char *asked = r->options->id, *near;

	if (asked == NULL || x->kind != BATCH_TEXT || x->id[0] != '\0')
		return true;
	near = form_field(r->program->catalog->dictionary, asked) == NULL ?
	    form_nearest(r->program->catalog->dictionary, asked) : NULL;
	diag_add(d, DIAG_BAD_ID, (struct pos){ x->file, x->line, 0 }, near ?
	    arena_printf(r->scratch, "did you mean --id '%s'?", near) :
	    "answer it, or name another one with --id", "the client in row "
	    "%llu has no '%s'", (unsigned long long)x->row, asked);
	return false;
}

/* Can the row go to a worker?  Why not is told. */
static bool
usable(struct batch_run *r, struct batch_slot *s, struct diags *d,
    const struct batch_record *x)
{
	uint64_t other = 0;
	const char *folder;

	if (x->kind == BATCH_BROKEN)
		return false;
	/* What is wrong with a line of JSON is told by reading it. */
	if (x->kind == BATCH_TEXT && x->id[0] == '\0' &&
	    batch_sources_answers(r->sources, r->scratch, d, x) == NULL)
		return false;
	if (!has_id(r, d, x))
		return false;
	if (x->id[0] != '\0')
		other = batch_twice_other(r->twice, batch_id_mark(r->scratch,
		    x->id), x->row);
	if (other != 0)
		diag_add(d, DIAG_DUPLICATE, (struct pos){ x->file, x->line,
		    x->id_column }, "give each client an id of its own, also without "
		    "regard to capitals", "the id of the client in row %llu "
		    "is that of row %llu, too", (unsigned long long)x->row,
		    (unsigned long long)other);
	folder = batch_id_folder(r->scratch, d, x);
	if (folder != NULL && strlen(folder) < sizeof(s->folder))
		memcpy(s->folder, folder, strlen(folder) + 1);
	return folder != NULL && other == 0;
}

/* Was it finished before? */
static bool
finished(struct batch_run *r, struct batch_slot *s,
    const struct batch_record *x)
{
	struct batch_result *old;

	if (r->journal == NULL)
		return false;
	batch_keys_row(r->keys, r->sources, x, s->key);
	old = r->options->resume ? batch_journal_find(r->journal, r->scratch,
	    r->keys, s->key, r->options->job.today) : NULL;
	if (old == NULL || !str_eq(old->folder, s->folder))
		return false;
	old->row = x->row;
	old->file = x->file;
	old->line = x->line;
	batch_result_line(r->scratch, old, &s->result);
	s->again = true;
	s->state = BATCH_DONE;
	return true;
}

/* Read one row; false at the end. */
static bool
take_row(struct batch_run *r)
{
	struct arena_mark mark = arena_mark(r->scratch);
	struct batch_slot *s = slot(r, r->tail);
	struct diags *d = diags_new(r->scratch);
	struct batch_record x;
	bool got;

	got = batch_sources_next(r->sources, r->scratch, d, false, &x);
	if (!got) {
		diags_copy(r->diags, d);
		r->lost = diags_failed(d);
	}
	if (!got || !in_shard(r->options, x.row)) {
		arena_rewind(r->scratch, mark);
		return got;
	}
	batch_slot_clear(s);
	s->row = x.row;
	r->tail++;
	if (!usable(r, s, d, &x)) {
		settle(r, s, d, &x);
	} else if (!finished(r, s, &x)) {
		batch_message(&x, &s->message);
		s->file = x.file;
		s->line = x.line;
		buf_str(&s->id, x.id);
		s->state = BATCH_WAITING;
	}
	arena_rewind(r->scratch, mark);
	return true;
}

/* ---- workers ---- */

static void
crashed(struct batch_run *r, struct batch_slot *s, const char *death)
{
	struct diags *d = diags_new(r->scratch);
	struct batch_result result = { .row = s->row, .file = s->file,
	    .line = s->line, .id = s->id.data ? s->id.data : "",
	    .status = BATCH_CRASHED };

	diag_add(d, DIAG_CRASHED, (struct pos){ s->file, s->line, 0 },
	    "the other rows went on; try this one with 'movant draft', and "
	    "tell those who make movant", "the program died on row %llu: %s",
	    (unsigned long long)s->row, death);
	batch_result_diags(r->scratch, d, r->sources, 0, NULL, &result);
	batch_result_line(r->scratch, &result, &s->result);
	diags_print(d, &s->told);
}

static void
hear(void *with, const struct batch_reply *reply)
{
	struct batch_run *r = with;
	struct arena_mark mark = arena_mark(r->scratch);
	uint64_t at = r->head;

	while (slot(r, at)->row != reply->row)
		at++;
	if (reply->result == NULL) {
		crashed(r, slot(r, at), reply->death);
	} else {
		buf_add(&slot(r, at)->result, reply->result,
		    reply->result_len);
		buf_str(&slot(r, at)->told, reply->told ? reply->told : "");
		slot(r, at)->fatal = reply->fatal;
		r->stop = r->stop || reply->fatal;
	}
	slot(r, at)->state = BATCH_DONE;
	buf_free(&slot(r, at)->message);
	r->given--;
	arena_rewind(r->scratch, mark);
}

static void
give_rows(struct batch_run *r)
{
	for (; r->next < r->tail; r->next++) {
		struct batch_slot *s = slot(r, r->next);

		if (s->state != BATCH_WAITING)
			continue;
		if (!batch_pool_room(r->pool))
			return;
		batch_pool_give(r->pool, s->row, &s->message);
		buf_free(&s->message);
		s->state = BATCH_GIVEN;
		r->given++;
	}
}

/* ---- the loop ---- */

static uint64_t
now(const struct batch_run *r)
{
	const struct batch_watch *w = &r->options->watch;

	return w->now ? w->now(w->with) : 0;
}

/* How many rows at the head are ready to leave together; 0: wait. */
static uint64_t
leaving(struct batch_run *r)
{
	uint64_t n = 0;

	while (!r->halted && r->head + n < r->tail && n < GROUP &&
	    slot(r, r->head + n)->state == BATCH_DONE)
		n++;
	if (n == 0) {
		r->since = now(r);
		return 0;
	}
	if (n == GROUP || (r->over && r->head + n == r->tail) || r->stop ||
	    r->given == 0 || now(r) - r->since >= GROUP_MS)
		return n;
	return 0;
}

/*
 * Rows leave the window in groups.  While a group goes to the disk the next
 * ones are drafted; only when there is nothing else to do is it waited for.
 */
static bool
leave(struct batch_run *r)
{
	for (;;) {
		bool busy = r->given > 0 || !(r->over || r->stop);
		uint64_t n = r->syncing > 0 ? r->syncing : leaving(r);

		if (n == 0)
			return true;
		if (r->syncing == 0) {
			r->syncing = batch_commit_begin(r, n);
			r->since = now(r);
			continue;
		}
		if (busy && r->syncer != NULL && io_syncer_busy(r->syncer))
			return true;
		r->syncing = 0;
		if (!batch_commit_end(r, n))
			return false;
	}
}

static bool
step(struct batch_run *r)
{
	const struct batch_watch *w = &r->options->watch;

	while (!r->over && !r->stop && r->tail - r->head < r->nslots &&
	    batch_pool_room(r->pool)) {
		r->over = !take_row(r);
		give_rows(r);
	}
	give_rows(r);
	if (r->given > 0 && !batch_pool_wait(r->pool, r->diags, PAUSE_MS,
	    hear, r))
		return false;
	if (!leave(r))
		return false;
	if (w->progress != NULL)
		w->progress(w->with, &r->progress);
	return true;
}

/* What was built and is not seen yet goes; a later run builds it again. */
static void
drop_stages(struct batch_run *r)
{
	for (; r->head < r->tail; r->head++)
		if (r->place != NULL)
			(void)io_place_remove(r->place, batch_stage(r->arena,
			    r->tag, slot(r, r->head)->row), NULL);
	if (r->writer != NULL)
		batch_writer_drop(r->writer);
	if (r->journal != NULL)
		batch_journal_drop(r->journal);
}

static bool
work(struct batch_run *r)
{
	bool ok = true;

	while (ok && !r->stop && !(r->over && r->head == r->tail))
		ok = step(r);
	batch_pool_close(r->pool);
	if (r->syncer != NULL)
		io_syncer_close(r->syncer);
	if (r->stop && ok)
		diag_add(r->diags, DIAG_WRITE_FAILED, (struct pos){
		    r->options->output, 0, 0 }, "free some room on the disk "
		    "and go on with --resume", "the run stopped: %llu of %llu "
		    "rows are done", (unsigned long long)r->progress.done,
		    (unsigned long long)r->progress.rows);
	ok = ok && !r->stop && !r->lost;
	if (ok && r->writer != NULL)
		ok = batch_writer_end(r->writer, r->diags, r->summary);
	if (ok && r->journal != NULL)
		ok = batch_journal_end(r->journal, r->diags);
	if (!ok)
		drop_stages(r);
	return ok;
}

/* ---- what is needed before the first row ---- */

/* "-1-of-8", behind the names of what shards write beside one another. */
static const char *
shard_tag(struct arena *a, const struct batch_options *o)
{
	return o->shards == 0 ? "" : arena_printf(a, "-%u-of-%u", o->shard,
	    o->shards);
}

const char *
batch_results_name(struct arena *a, const struct batch_options *o)
{
	return arena_printf(a, "%s%s", o->dry_run ? "dry-run" : BATCH_RESULTS,
	    shard_tag(a, o));
}

static bool
open_output(struct batch_run *r)
{
	const struct batch_options *o = r->options;
	const char *name = batch_results_name(r->arena, o);

	if (o->output == NULL)
		return true;
	r->place = io_place_open(r->arena, r->diags, o->output, true);
	if (r->place == NULL)
		return false;
	if (!o->dry_run) {
		io_place_advise(r->place, "go on with --resume");
		r->keys = batch_keys_new(r->program, r->arena, r->diags, o);
		if (r->keys == NULL)
			return false;
		r->journal = batch_journal_open(r->arena, r->diags, r->place,
		    o, r->tag);
		if (r->journal == NULL)
			return false;
		r->syncer = io_syncer_open(r->place);
	}
	r->writer = batch_writer_new(r->place, r->arena, r->diags,
	    arena_printf(r->arena, "%s.csv", name),
	    arena_printf(r->arena, "%s.json", name), r->rows);
	return r->writer != NULL;
}

static void
drop(void *object)
{
	struct batch_run *r = object;

	for (size_t i = 0; i < r->nslots; i++)
		batch_slot_free(&r->slots[i]);
	arena_close(r->scratch);
}

/* Who has a million rows wants to hear of a wrong header before them. */
static bool
open_sources(struct batch_run *r)
{
	const struct batch_watch *w = &r->options->watch;
	struct diags *d = diags_new(r->arena);

	r->sources = batch_sources_open(r->program, r->arena, d, r->options);
	if (r->sources == NULL || w->first == NULL)
		diags_copy(r->diags, d);
	else if (diags_length(d) > 0)
		w->first(w->with, d);
	return r->sources != NULL;
}

static bool
prepare(struct batch_run *r)
{
	const struct batch_options *o = r->options;

	r->tag = shard_tag(r->arena, o);
	if (!open_sources(r) || !read_ids(r))
		return false;
	/* Before workers are forked, so that they share them. */
	if (!o->dry_run && !job_program_fonts(r->program, r->diags))
		return false;
	if (!open_output(r))
		return false;
	r->nslots = 2 * GROUP + 64 * (size_t)o->jobs;
	r->slots = arena_array(r->arena, r->nslots, sizeof(*r->slots));
	r->work = (struct batch_work){ r->program, r->sources, o,
	    o->dry_run ? NULL : r->place, r->tag };
	r->pool = batch_pool_new(r->arena, &r->work, o->jobs);
	return true;
}

bool
batch_run(struct job_program *p, struct arena *a, struct diags *d,
    const struct batch_options *o, struct batch_summary **summary)
{
	struct batch_run *r = arena_alloc(a, sizeof(*r));

	r->program = p;
	r->arena = a;
	r->diags = d;
	r->options = o;
	r->scratch = arena_open();
	arena_defer(a, drop, r);
	*summary = NULL;
	if (!prepare(r))
		return false;
	*summary = r->summary = batch_summary_new(a);
	return work(r);
}
