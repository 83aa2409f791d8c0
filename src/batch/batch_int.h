/* What the files of batch/ share: a row on its way from input to results. */
#ifndef BATCH_BATCH_INT_H
#define BATCH_BATCH_INT_H

#include "base/buf.h"
#include "base/diag.h"
#include "base/hash.h"
#include "base/io_place.h"
#include "base/vec.h"
#include "batch/batch.h"

struct json;
struct json_writer;

#define BATCH_RESULT_LIMIT	(1u << 20)	/* bytes of one line of results */
#define BATCH_CPU_SECONDS	60		/* that a row may take */
#define BATCH_KEY		HASH_DIGITS	/* of a row's key */

/* ---- sources: batch_source.c ---- */

enum batch_kind {
	BATCH_ROW,		/* of a spreadsheet: data is its bytes */
	BATCH_TEXT,		/* answers of one client: data is the text */
	BATCH_BROKEN		/* could not be read: diags says why */
};

struct batch_record {
	uint64_t	 row;		/* from 1, of the whole input */
	size_t		 source;	/* number of the file */
	const char	*file;
	unsigned	 line;		/* 0: the file is one client */
	size_t		 number;	/* of the row in a spreadsheet */
	enum batch_kind	 kind;
	const char	*id;		/* as given; "" = none */
	unsigned	 id_column;	/* of a spreadsheet, from 1; or 0 */
	const char	*data;
	size_t		 len;
};

struct batch_sources;

/*
 * Look at all inputs: what they are, their headers, how their dates are
 * written.  A file that cannot be used at all is told and left out.  NULL only
 * when nothing is left.
 */
struct batch_sources *batch_sources_open(struct job_program *, struct arena *,
		    struct diags *, const struct batch_options *);
/* Begin again at the first row. */
bool		 batch_sources_rewind(struct batch_sources *, struct diags *);
/*
 * The next row, in the arena; errors of a broken one go to row_diags.  False
 * at the end, and with an error when a file of many cannot be read on.  light:
 * only the id is wanted, files of one are not read.
 */
bool		 batch_sources_next(struct batch_sources *, struct arena *,
		    struct diags *row_diags, bool light,
		    struct batch_record *);
/* The answers of a record; also in a worker. */
struct answers	*batch_sources_answers(const struct batch_sources *,
		    struct arena *, struct diags *,
		    const struct batch_record *);
/* The heading of a column (from 1) of a source, or NULL. */
const char	*batch_sources_heading(const struct batch_sources *,
		    size_t source, unsigned column);
/* The path of a source, as given. */
const char	*batch_sources_file(const struct batch_sources *,
		    size_t source);
/* What besides the bytes of a row decides its answers: hashed. */
const char	*batch_sources_identity(const struct batch_sources *,
		    size_t source);

/* ---- ids: batch_id.c ---- */

/* The name of the folder; NULL and bad-id when the id makes no safe one. */
const char	*batch_id_folder(struct arena *, struct diags *,
		    const struct batch_record *);
/* What two ids must not share on any file system: hashed. */
struct batch_mark {
	unsigned char	 bytes[16];
};
struct batch_mark batch_id_mark(struct arena *, const char *id);

/* ---- ids given twice: batch_twice.c ---- */

struct batch_twice;

struct batch_twice *batch_twice_new(struct arena *);
bool		 batch_twice_add(struct batch_twice *, struct diags *,
		    struct batch_mark, uint64_t row);
/* All have been added. */
bool		 batch_twice_end(struct batch_twice *, struct diags *);
/* Another row of the same id; 0: there is none. */
uint64_t	 batch_twice_other(const struct batch_twice *,
		    struct batch_mark, uint64_t row);

/* ---- results: batch_result.c, batch_write.c ---- */

/* One line of JSON, with the line end. */
void		 batch_result_line(struct arena *, const struct batch_result *,
		    struct buf *);
/* Back; NULL and diagnostics when the line is no such thing. */
struct batch_result *batch_result_read(struct arena *, struct diags *,
		    const char *file, const char *line, size_t len);
/* Errors and warnings of a row from its diagnostics. */
void		 batch_result_diags(struct arena *, const struct diags *,
		    const struct batch_sources *, size_t source,
		    const struct answers *, struct batch_result *);

/* What results are called: of a whole run, and how those of shards begin. */
#define BATCH_RESULTS		"results"
#define BATCH_RESULTS_SHARD	BATCH_RESULTS "-"

/* How results.json begins; the number of rows of the whole input follows. */
#define BATCH_FIRST_LINE \
	"{\"results\": \"movant-batch 1\", \"rows_in_all\": "

/* results.csv and results.json, written side by side under hidden names. */
struct batch_writer;

struct batch_writer *batch_writer_new(struct io_place *, struct arena *,
		    struct diags *, const char *csv, const char *json,
		    uint64_t rows);
bool		 batch_writer_add(struct batch_writer *, struct arena *,
		    struct diags *, const struct batch_result *);
/* Finish and give them their names. */
bool		 batch_writer_end(struct batch_writer *, struct diags *,
		    const struct batch_summary *);
/* Take away what has been written. */
void		 batch_writer_drop(struct batch_writer *);

/* ---- keys: batch_key.c ---- */

struct batch_keys;

/* Hash the definitions and options; NULL and diagnostics. */
struct batch_keys *batch_keys_new(struct job_program *, struct arena *,
		    struct diags *, const struct batch_options *);
/* What decides a row, but the law of its state: 64 digits and a NUL. */
void		 batch_keys_row(const struct batch_keys *,
		    const struct batch_sources *, const struct batch_record *,
		    char key[BATCH_KEY + 1]);
/* The law of a state. */
const char	*batch_keys_law(const struct batch_keys *, const char *code);

/* ---- the journal: batch_journal.c ---- */

struct batch_journal;

/*
 * Claim the output folder: lock its journal, or begin one.  NULL and
 * diagnostics when the folder holds other things, an earlier run that is not
 * to be gone on with, or a run that is still at work.
 */
struct batch_journal *batch_journal_open(struct arena *, struct diags *,
		    struct io_place *, const struct batch_options *,
		    const char *tag);
/*
 * The result of a row that was finished before under the same key and law, and
 * whose folder is as it was left; NULL otherwise.  In the arena.
 */
struct batch_result *batch_journal_find(struct batch_journal *,
		    struct arena *, const struct batch_keys *,
		    const char *key, int32_t today);
/* Tell that a row is finished; durable after batch_journal_sync. */
bool		 batch_journal_add(struct batch_journal *, struct arena *,
		    struct diags *, const struct batch_keys *,
		    const char *key, int32_t today,
		    const struct batch_result *, bool again);
bool		 batch_journal_sync(struct batch_journal *, struct diags *);
/* All rows are done: the journal as one undisturbed run would have left it. */
bool		 batch_journal_end(struct batch_journal *, struct diags *);
/* The run did not come to its end: what is finished stays told. */
void		 batch_journal_drop(struct batch_journal *);

/* ---- workers: batch_pool.c, batch_worker.c ---- */

/* What a worker needs; borrowed. */
struct batch_work {
	struct job_program *program;
	const struct batch_sources *sources;
	const struct batch_options *options;
	struct io_place	*place;		/* NULL: dry run */
	const char	*tag;
};

/* Where a row's packet is built. */
const char	*batch_stage(struct arena *, const char *tag, uint64_t row);
/* A row as a message, and back; in the arena. */
void		 batch_message(const struct batch_record *, struct buf *);
bool		 batch_message_read(struct arena *, const char *, size_t,
		    struct batch_record *);
/* Work on one row: the line of its result, then what is to be told. */
void		 batch_work_row(const struct batch_work *, struct arena *,
		    const struct batch_record *, struct buf *result,
		    struct buf *told, bool *fatal);

/* A reply of a worker, or its death. */
struct batch_reply {
	uint64_t	 row;
	const char	*result;	/* NULL: the worker died on the row */
	size_t		 result_len;
	const char	*told;
	bool		 fatal;		/* the system failed, not the row */
	const char	*death;		/* how it died */
};

struct batch_pool;

struct batch_pool *batch_pool_new(struct arena *,
		    const struct batch_work *, unsigned jobs);
/* Is there a worker that would take a row now? */
bool		 batch_pool_room(const struct batch_pool *);
/* Hand over a message of a row; it is copied. */
void		 batch_pool_give(struct batch_pool *, uint64_t row,
		    const struct buf *message);
/*
 * Wait (at most so many thousandths of a second; -1: for ever) and call fn with
 * each reply.  Rows that waited behind a dead one go to others.  False and
 * diagnostics when workers cannot be started.
 */
bool		 batch_pool_wait(struct batch_pool *, struct diags *, int ms,
		    void (*fn)(void *, const struct batch_reply *), void *);
void		 batch_pool_close(struct batch_pool *);

#endif
