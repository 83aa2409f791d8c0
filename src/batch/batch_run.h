/* The state of a run; private to batch_run.c and batch_commit.c. */
#ifndef BATCH_BATCH_RUN_H
#define BATCH_BATCH_RUN_H

#include "batch/batch_int.h"

enum batch_state {
	BATCH_WAITING,		/* for a worker */
	BATCH_GIVEN,		/* to one */
	BATCH_DONE		/* has a result; not told yet */
};

/* A row in the window. */
struct batch_slot {
	enum batch_state state;
	uint64_t	 row;
	const char	*file;
	unsigned	 line;
	char		 key[BATCH_KEY + 1];
	char		 folder[128];	/* "": the id makes none */
	struct buf	 id, message, result, told;
	bool		 again;		/* finished by an earlier run */
	bool		 fatal;		/* the system failed on it */
};

struct batch_run {
	struct job_program *program;
	struct arena	*arena;		/* of the run */
	struct arena	*scratch;	/* of a row */
	struct diags	*diags;
	const struct batch_options *options;
	const char	*tag;		/* of the shard, or "" */
	struct batch_sources *sources;
	struct batch_twice *twice;
	struct batch_keys *keys;
	struct io_place	*place;
	struct io_syncer *syncer;	/* NULL: dry run */
	uint64_t	 syncing;	/* rows at the head that it is at */
	struct batch_journal *journal;
	struct batch_writer *writer;
	struct batch_work work;
	struct batch_pool *pool;
	struct batch_summary *summary;
	struct batch_progress progress;
	struct batch_slot *slots;	/* a ring of nslots */
	size_t		 nslots;
	uint64_t	 head, next, tail;	/* first, to be given, free */
	uint64_t	 given;
	uint64_t	 since;		/* when the group began to form */
	bool		 over;		/* no more rows */
	bool		 stop;		/* a worker could not write */
	bool		 halted;	/* and no row behind it may leave */
	bool		 lost;		/* the input could not be read on */
	uint64_t	 rows;		/* of the whole input */
};

void	 batch_slot_clear(struct batch_slot *);
void	 batch_slot_free(struct batch_slot *);
/*
 * The first n rows of the window shall leave it: begin to bring their packets
 * to the disk.  Fewer, when one of them could not be written: how many.
 */
uint64_t batch_commit_begin(struct batch_run *, uint64_t n);
/* They leave it; waits until they are on the disk. */
bool	 batch_commit_end(struct batch_run *, uint64_t n);

#endif
