/* One row, from its bytes to a packet that nobody sees yet. */
#include <string.h>

#include "answers/answers.h"
#include "base/arena.h"
#include "base/str.h"
#include "batch/batch_int.h"

const char *
batch_stage(struct arena *a, const char *tag, uint64_t row)
{
	return arena_printf(a, ".movant-stage%s.%llu", tag,
	    (unsigned long long)row);
}

/* ---- messages: fixed numbers, then the id with its NUL, then the data ---- */

struct head {
	uint64_t	 row, source, number, id_len, len;
	unsigned	 line, kind;
};

void
batch_message(const struct batch_record *r, struct buf *out)
{
	struct head h = { r->row, r->source, r->number, strlen(r->id), r->len,
	    r->line, r->kind };

	buf_add(out, &h, sizeof(h));
	buf_add(out, r->id, h.id_len + 1);
	buf_add(out, r->data, r->len);
}

bool
batch_message_read(struct arena *a, const char *data, size_t n,
    struct batch_record *r)
{
	struct head h;

	if (n < sizeof(h))
		return false;
	memcpy(&h, data, sizeof(h));
	if (n != sizeof(h) + h.id_len + 1 + h.len)
		return false;
	*r = (struct batch_record){ .row = h.row, .source = h.source,
	    .line = h.line, .number = h.number,
	    .kind = (enum batch_kind)h.kind, .len = h.len };
	r->id = arena_strndup(a, data + sizeof(h), h.id_len);
	r->data = arena_strndup(a, data + sizeof(h) + h.id_len + 1, h.len);
	return true;
}

/* ---- work ---- */

static void
take_packet(struct arena *a, const struct job_packet *k,
    struct batch_result *r)
{
	r->filing = k->filing;
	r->jurisdiction = k->jurisdiction;
	r->blanks = k->blanks;
	r->reasons = k->reasons;
	if (r->status == BATCH_REFUSED)
		while (k->reasons[r->nreasons] != NULL)
			r->nreasons++;
	r->files = arena_array(a, k->n, sizeof(*r->files));
	for (; r->nfiles < k->n; r->nfiles++)
		r->files[r->nfiles] = (struct batch_file){
		    k->files[r->nfiles].name, k->files[r->nfiles].len,
		    k->files[r->nfiles].pages };
	/* The manifest has the sums of all other files in it. */
	if (k->n > 0)
		r->packet = hash_hex(a, k->files[k->n - 1].data,
		    k->files[k->n - 1].len);
}

static bool
stage(const struct batch_work *w, struct arena *a, struct diags *d,
    uint64_t row, const struct job_packet *k)
{
	const char *folder = batch_stage(a, w->tag, row);

	if (!io_place_make(w->place, d, folder))
		return false;
	for (size_t i = 0; i < k->n; i++)
		if (!io_place_put(w->place, d, arena_printf(a, "%s/%s", folder,
		    k->files[i].name), k->files[i].data, k->files[i].len))
			return false;
	return true;
}

/*
 * One client of a place that nobody knows may be drafted by the rules that hold
 * everywhere; among many the place is most likely misspelt.
 */
static bool
knows_place(struct diags *d)
{
	for (size_t i = 0; i < diags_length(d); i++) {
		const struct diag *g = diags_at(d, i);

		if (g->code != DIAG_NO_PACK)
			continue;
		diag_add(d, DIAG_UNKNOWN_JURISDICTION, g->pos, "write the two "
		    "letters of the state, like wa; 'movant draft' takes a "
		    "place that has no law here", "%s", g->message);
		return false;
	}
	return true;
}

/* The packet of a row, or of its refusal; NULL when it has errors. */
static struct job_packet *
make(const struct batch_work *w, struct arena *a, struct diags *d,
    const struct answers *answers, enum batch_status *status)
{
	const struct job_options *o = &w->options->job;
	struct job_packet *k;

	*status = BATCH_FAILED;
	if (answers == NULL)
		return NULL;
	if (w->options->dry_run) {
		k = job_validate(w->program, a, d, answers, o);
		if (k != NULL)
			*status = k->reasons[0] != NULL ? BATCH_REFUSED :
			    BATCH_READY;
		return k;
	}
	k = job_draft(w->program, a, d, answers, o);
	if (k != NULL) {
		*status = BATCH_DRAFTED;
	} else if (diags_has(d, DIAG_REFUSED)) {
		k = job_refusal(w->program, a, d, answers, o);
		if (k != NULL)
			*status = BATCH_REFUSED;
	}
	return k;
}

/* Was it told of the whole column, before the first row? */
static bool
told_before(const struct batch_record *r, enum diag_code code)
{
	return r->kind == BATCH_ROW && (code == DIAG_DATE_ORDER ||
	    code == DIAG_UNKNOWN_FIELD);
}

/* The errors.  What has no place in the row is told with the line of the row. */
static void
tell(struct arena *a, const struct diags *d, const struct batch_record *r,
    struct buf *out)
{
	struct diags *own = diags_new(a);

	for (size_t i = 0; i < diags_length(d); i++) {
		const struct diag *g = diags_at(d, i);
		struct pos pos = g->pos;

		if (pos.file == NULL || str_eq(pos.file, r->file))
			pos.file = r->file;
		if (pos.file == r->file && pos.line == 0)
			pos.line = r->line;
		if (!told_before(r, g->code) &&
		    diag_level(g->code) >= DIAG_ERROR)
			diag_add(own, g->code, pos, g->hint, "%s",
			    g->message);
	}
	diags_print(own, out);
}

void
batch_work_row(const struct batch_work *w, struct arena *a,
    const struct batch_record *record, struct buf *result, struct buf *told,
    bool *fatal)
{
	struct diags *d = diags_new(a);
	struct batch_result r = { .row = record->row, .file = record->file,
	    .line = record->line, .id = record->id };
	struct answers *answers = batch_sources_answers(w->sources, a, d,
	    record);
	struct job_packet *k = make(w, a, d, answers, &r.status);

	if (k != NULL && !knows_place(d)) {
		r.status = BATCH_FAILED;
	} else if (k != NULL) {
		take_packet(a, k, &r);
		r.folder = batch_id_folder(a, d, record);
		if (!w->options->dry_run && (r.folder == NULL ||
		    !stage(w, a, d, record->row, k)))
			r.status = BATCH_FAILED;
	}
	*fatal = diags_has(d, DIAG_WRITE_FAILED);
	diags_sort(d);
	batch_result_diags(a, d, w->sources, record->source, answers, &r);
	batch_result_line(a, &r, result);
	if (r.status == BATCH_FAILED)
		tell(a, d, record, told);
}
