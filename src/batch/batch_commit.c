/*
 * A group of rows leaves the window.  The order is what nothing lost means: the
 * packets are on the disk before they have names, the names are before the
 * journal tells of them.
 */
#include <string.h>

#include "base/arena.h"
#include "base/limits.h"
#include "base/str.h"
#include "batch/batch_run.h"

#define OURS	"\"producer\": \"movant "
#define REMEMBERED	512	/* rows: a print run of so many follows at once */

void
batch_slot_clear(struct batch_slot *s)
{
	struct buf id = s->id, result = s->result, told = s->told;

	buf_clear(&id);
	buf_clear(&result);
	buf_clear(&told);
	buf_free(&s->message);
	*s = (struct batch_slot){ .id = id, .result = result, .told = told };
}

void
batch_slot_free(struct batch_slot *s)
{
	buf_free(&s->id);
	buf_free(&s->message);
	buf_free(&s->result);
	buf_free(&s->told);
}

static struct batch_slot *
slot(struct batch_run *r, uint64_t i)
{
	return &r->slots[(r->head + i) % r->nslots];
}

static const char *
old_name(struct batch_run *r, uint64_t row)
{
	return arena_printf(r->scratch, ".movant-old%s.%llu", r->tag,
	    (unsigned long long)row);
}

static bool
has_packet(const struct batch_slot *s, const struct batch_result *x)
{
	return !s->again && (x->status == BATCH_DRAFTED ||
	    x->status == BATCH_REFUSED);
}

/* The place of a packet is taken by something that is no packet. */
static void
in_the_way(struct batch_run *r, struct batch_slot *s, struct batch_result *x)
{
	struct diags *d = diags_new(r->scratch);
	struct batch_result failed = { .row = x->row, .file = x->file,
	    .line = x->line, .id = x->id, .status = BATCH_FAILED };

	diag_add(d, DIAG_FOLDER_NOT_EMPTY, (struct pos){ arena_printf(
	    r->scratch, "%s/%s", r->options->output, s->folder), 0, 0 },
	    "move away what you want to keep, and go on with --resume",
	    "the folder of the client in row %llu holds files that are not "
	    "of a packet", (unsigned long long)x->row);
	batch_result_diags(r->scratch, d, r->sources, 0, NULL, &failed);
	diags_print(d, &s->told);
	(void)io_place_remove(r->place, batch_stage(r->scratch, r->tag,
	    s->row), NULL);
	*x = failed;
}

/* Give the packet its name; an older one steps aside first. */
static bool
show(struct batch_run *r, struct batch_slot *s, struct batch_result *x)
{
	const char *stage = batch_stage(r->scratch, r->tag, s->row);

	if (!io_place_exists(r->place, s->folder))
		return io_place_move(r->place, r->diags, stage, s->folder);
	if (io_place_holds_other(r->place, s->folder, job_file_names)) {
		in_the_way(r, s, x);
		return true;
	}
	return io_place_move(r->place, r->diags, s->folder,
	    old_name(r, s->row)) &&
	    io_place_move(r->place, r->diags, stage, s->folder);
}

/*
 * A row that has errors now had a packet in an earlier run: it no longer is
 * what the row says, and nobody shall file it.  It goes all at once, so that no
 * half of it is ever seen, unless somebody keeps other files in the folder.
 */
static void
take_away(struct batch_run *r, const struct batch_slot *s)
{
	struct buf manifest = { 0 };
	const char *name = s->folder;

	if (name[0] != '\0' && io_place_read(r->place, arena_printf(
	    r->scratch, "%s/manifest.json", name), LIMIT_FILE_BYTES,
	    &manifest) && strstr(manifest.data, OURS) != NULL) {
		if (!io_place_holds_other(r->place, name, job_file_names) &&
		    io_place_move(r->place, r->diags, name,
		    old_name(r, s->row)))
			name = old_name(r, s->row);
		(void)io_place_remove(r->place, name, job_file_names);
	}
	buf_free(&manifest);
}

static bool
show_group(struct batch_run *r, uint64_t n, struct batch_result **x)
{
	bool any = false;

	for (uint64_t i = 0; i < n; i++)
		any = any || has_packet(slot(r, i), x[i]);
	for (uint64_t i = 0; i < n; i++) {
		struct batch_slot *s = slot(r, i);

		if (has_packet(s, x[i])) {
			if (!show(r, s, x[i]))
				return false;
		} else if (!s->again) {
			(void)io_place_remove(r->place, batch_stage(
			    r->scratch, r->tag, s->row), NULL);
			take_away(r, s);
		}
	}
	if (any && !io_place_sync_names(r->place, r->diags))
		return false;
	for (uint64_t i = 0; any && i < n; i++)
		if (has_packet(slot(r, i), x[i]))
			(void)io_place_remove(r->place, old_name(r,
			    slot(r, i)->row), job_file_names);
	return true;
}

/*
 * What many rows leave behind is more than a machine's memory.  Each packet is
 * on the disk: the room of its copies serves the next ones, and whatever else
 * the machine is used for keeps its own.
 */
static void
forget_group(struct batch_run *r, uint64_t n, struct batch_result **x)
{
	for (uint64_t i = 0; r->rows > REMEMBERED && i < n; i++)
		if (has_packet(slot(r, i), x[i]))
			io_place_forget(r->place, slot(r, i)->folder,
			    job_file_names);
}

static bool
journal_group(struct batch_run *r, uint64_t n, struct batch_result **x)
{
	for (uint64_t i = 0; i < n; i++) {
		struct batch_slot *s = slot(r, i);

		if ((s->again || has_packet(s, x[i])) &&
		    !batch_journal_add(r->journal, r->scratch, r->diags,
		    r->keys, s->key, r->options->job.today, x[i], s->again))
			return false;
	}
	return batch_journal_sync(r->journal, r->diags);
}

static bool
tell_group(struct batch_run *r, uint64_t n, struct batch_result **x)
{
	const struct batch_watch *w = &r->options->watch;

	for (uint64_t i = 0; i < n; i++) {
		struct batch_slot *s = slot(r, i);

		if (s->told.len > 0 && w->tell != NULL)
			w->tell(w->with, s->told.data);
		if (r->writer != NULL && !batch_writer_add(r->writer,
		    r->scratch, r->diags, x[i]))
			return false;
		batch_summary_add(r->summary, x[i]);
		if (w->done != NULL)
			w->done(w->with, x[i]);
		r->progress.done++;
		r->progress.skipped += s->again;
		r->progress.failed += x[i]->status == BATCH_FAILED ||
		    x[i]->status == BATCH_CRASHED;
	}
	r->summary->skipped = r->progress.skipped;
	return true;
}

uint64_t
batch_commit_begin(struct batch_run *r, uint64_t n)
{
	const struct batch_watch *w = &r->options->watch;
	uint64_t i = 0;

	while (i < n && !slot(r, i)->fatal)
		i++;
	if (i < n) {
		/* Those before it are whole. */
		if (w->tell != NULL && slot(r, i)->told.len > 0)
			w->tell(w->with, slot(r, i)->told.data);
		r->halted = true;
	}
	if (i > 0 && r->syncer != NULL)
		io_syncer_begin(r->syncer);
	return i;
}

bool
batch_commit_end(struct batch_run *r, uint64_t n)
{
	struct arena_mark mark = arena_mark(r->scratch);
	struct batch_result **x = arena_array(r->scratch, n, sizeof(*x));
	bool ok = r->syncer == NULL || io_syncer_end(r->syncer, r->diags);

	for (uint64_t i = 0; ok && i < n; i++) {
		x[i] = batch_result_read(r->scratch, r->diags, "worker",
		    slot(r, i)->result.data, slot(r, i)->result.len);
		ok = x[i] != NULL;
	}
	ok = ok && (r->journal == NULL || (show_group(r, n, x) &&
	    journal_group(r, n, x))) && tell_group(r, n, x);
	if (ok && r->journal != NULL)
		forget_group(r, n, x);
	r->head += ok ? n : 0;
	arena_rewind(r->scratch, mark);
	return ok;
}
