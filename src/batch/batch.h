/*
 * Many clients at once: rows of spreadsheets, JSON lines and folders of
 * answers go in, a folder for each client, results.csv and results.json come
 * out.
 *
 *	struct batch_summary *s;
 *	struct batch_options o = { .inputs = paths, .n = 2, .output = "out",
 *	    .jobs = 4, .job = job_options, .version = "1.0" };
 *	bool ok = batch_run(program, arena, diags, &o, &s);
 *
 * Memory stays the same however many rows there are: the input is read twice
 * (ids first, since two clients of one name must be known before anything is
 * written), and only a window of rows is ever in flight.  Each row is drafted
 * by a worker, a process of its own: one that dies costs its row.  Results
 * come out in the order of the rows, whoever was faster.
 *
 * Nothing is lost.  A packet is built hidden, brought to the disk together
 * with others (one sync for a group), then renamed to its name, then written
 * into the journal.  So a folder that is seen is whole and on the disk, and
 * a run that ended anywhere goes on with resume.
 *
 * No value of a client is in results, journal or messages: names of columns
 * and fields are.
 */
#ifndef BATCH_BATCH_H
#define BATCH_BATCH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/map.h"
#include "carrier/carrier.h"
#include "job/job.h"

enum batch_status {
	BATCH_DRAFTED,		/* the packet is in its folder */
	BATCH_REFUSED,		/* not open: the sheet that says why is */
	BATCH_READY,		/* dry run: it would be drafted */
	BATCH_FAILED,		/* its answers have errors */
	BATCH_CRASHED,		/* the worker died on it */
	BATCH_STATUS_COUNT
};

/* "drafted"; and back, BATCH_STATUS_COUNT for what is none. */
const char	*batch_status_name(enum batch_status);
enum batch_status batch_status(const char *name);

struct batch_file {
	const char	*name;		/* in the folder */
	size_t		 bytes, pages;	/* 0 pages: no PDF */
};

/* Something that is wrong with a row, without any value of it. */
struct batch_error {
	const char	*code;		/* name of the diagnostic */
	const char	*name;		/* of the answer, or NULL */
	const char	*heading;	/* of the column, or NULL */
	unsigned	 column;	/* from 1; 0 = none */
};

struct batch_warning {
	const char	*code;
	size_t		 count;
};

/* One row of the results.  A list ends at its n; strings are borrowed. */
struct batch_result {
	uint64_t	 row;		/* of the whole input, from 1 */
	const char	*file;		/* as given */
	unsigned	 line;		/* in it; 0 = the file is one client */
	const char	*id;		/* as given; may be "" */
	enum batch_status status;
	const char	*filing, *jurisdiction;	/* or NULL */
	const char	*folder;	/* in the output folder, or NULL */
	struct batch_file *files;
	size_t		 nfiles;
	const char	*packet;	/* SHA-256 of manifest.json, or NULL */
	size_t		 blanks;
	const char	**reasons;	/* of a refusal: ids of gates */
	size_t		 nreasons;
	struct batch_warning *warnings;
	size_t		 nwarnings;
	struct batch_error *errors;
	size_t		 nerrors;
};

/* How far it is; rows in all are known once the ids have been read. */
struct batch_progress {
	uint64_t	 done, rows;	/* of this shard */
	uint64_t	 skipped;	/* of done: finished by an earlier run */
	uint64_t	 failed;	/* of done: failed or crashed */
};

/* What the caller hears while it runs; each function may be NULL. */
struct batch_watch {
	void		*with;		/* first argument of each */
	/* Thousandths of a second from anywhere: when a group is large enough. */
	uint64_t	 (*now)(void *with);
	/*
	 * What is wrong with the input as a whole (headers, orders of dates),
	 * at once, before the first row; it is not among the diagnostics of
	 * batch_run then.
	 */
	void		 (*first)(void *with, struct diags *);
	void		 (*progress)(void *with, const struct batch_progress *);
	/* Diagnostics of rows, printed, in the order of the rows. */
	void		 (*tell)(void *with, const char *text);
	/* A row whose outcome is final; its folder, if any, is on the disk. */
	void		 (*done)(void *with, const struct batch_result *);
};

struct batch_options {
	const char	**inputs;	/* files and folders */
	size_t		 n;
	const char	*output;	/* folder; NULL only for a dry run */
	const char	*id;		/* column or key that names clients, or
					 * NULL: client.id, id, file's name */
	const char	*version;	/* of the program: another one redoes */
	struct carrier_options carrier;
	struct job_options job;
	bool		 day_given;	/* job.today is an option, not the clock */
	unsigned	 jobs;		/* workers, at least 1 */
	unsigned	 shard, shards;	/* rows shard, shard + shards, ...; or 0 */
	bool		 dry_run, resume, force;
	struct batch_watch watch;
};

/* The name under which those are counted that there are too many of. */
#define BATCH_OTHERS	"others"

/* Counts by a name, in the order of first appearance; at most a few hundred,
 * the rest is counted under BATCH_OTHERS. */
struct batch_count {
	const char	*name;
	uint64_t	 rows;
};

struct batch_summary {
	struct arena	*arena;
	uint64_t	 rows, skipped, status[BATCH_STATUS_COUNT];
	uint64_t	 untold;	/* merged: rows that no results tell */
	struct map	 jurisdictions, filings;	/* struct batch_count; of
					 * packets, refusals and ready ones */
	struct map	 errors;	/* by code and column */
	struct map	 reasons;	/* gates that refused */
};

/*
 * Run.  False and diagnostics when it could not be done at all (nothing has
 * been written then), or could not go on (a full disk: what is finished stays,
 * resume goes on).  Rows that failed are results: look at the summary, NULL
 * when there is none.
 */
bool		 batch_run(struct job_program *, struct arena *, struct diags *,
		    const struct batch_options *, struct batch_summary **);

/* What its results are called, without their ends: "results", "dry-run",
 * "results-1-of-8". */
const char	*batch_results_name(struct arena *,
		    const struct batch_options *);

struct batch_summary *batch_summary_new(struct arena *);
void		 batch_summary_add(struct batch_summary *,
		    const struct batch_result *);
/* For people, a few lines. */
void		 batch_summary_text(const struct batch_summary *, struct buf *);

/*
 * Walk the rows of results.json in their order, a line at a time; the result
 * lives until fn returns.  The path is such a file, or the spreadsheet beside
 * it, or a folder that has one, or has those of shards, walked as one.  False
 * and diagnostics when a file cannot be read, or is none of these, or fn says
 * false; a row that is told twice is an error, but walked once.  Rows of the
 * run that no file tells, as when some of the shards are elsewhere, are counted
 * in untold.
 */
bool		 batch_results_each(struct diags *, const char *path,
		    bool (*fn)(void *, const struct batch_result *), void *,
		    uint64_t *untold);
/* Would that be such a path?  A file is believed by its end. */
bool		 batch_is_results(struct arena *, const char *path);
/*
 * Merge the results of shards by the number of the row: paths are results.json
 * files, or folders that hold them.  Writes two files: output with .csv and
 * with .json at its end.  A row told twice, and rows that nobody tells, are
 * errors; what there is is written all the same, and summed up: NULL when
 * nothing was written.
 */
bool		 batch_merge(struct arena *, struct diags *, const char **paths,
		    size_t n, const char *output, bool force,
		    struct batch_summary **);
/* The two files without their ends: "out/all.csv" gives "out/all". */
const char	*batch_merge_name(struct arena *, const char *output);

#endif
