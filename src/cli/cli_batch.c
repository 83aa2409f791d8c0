#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/str.h"
#include "batch/batch.h"
#include "cli/cli.h"
#include "cli/cli_progress.h"

#define JOBS_MOST	512
#define SHARDS_MOST	1000000

static bool
bad(struct cli *c, const char *hint, const char *option, const char *value)
{
	diag_add(c->diags, DIAG_BAD_USAGE, (struct pos){ 0 }, hint,
	    "'%s %s' cannot be used", option, value);
	return false;
}

/* A number from 1 to most that ends where stop says; 0 otherwise. */
static unsigned
number(const char *s, char **end, unsigned long most)
{
	unsigned long n;

	if (*s < '0' || *s > '9')
		return 0;
	n = strtoul(s, end, 10);
	return n <= most ? (unsigned)n : 0;
}

static bool
set_jobs(struct cli *c, struct batch_options *o)
{
	char *end = NULL;
	long cores = sysconf(_SC_NPROCESSORS_ONLN);

	if (c->jobs == NULL) {
		o->jobs = cores < 1 ? 1 : cores > JOBS_MOST ? JOBS_MOST :
		    (unsigned)cores;
		return true;
	}
	o->jobs = number(c->jobs, &end, JOBS_MOST);
	return (o->jobs > 0 && *end == '\0') || bad(c, "say how many "
	    "processes: --jobs 4", "--jobs", c->jobs);
}

static bool
set_shard(struct cli *c, struct batch_options *o)
{
	char *end = NULL, *last = NULL;

	if (c->shard == NULL)
		return true;
	o->shard = number(c->shard, &end, SHARDS_MOST);
	if (o->shard > 0 && *end == '/')
		o->shards = number(end + 1, &last, SHARDS_MOST);
	return (o->shards >= o->shard && o->shards > 0 && *last == '\0') ||
	    bad(c, "write which of how many: --shard 1/8", "--shard",
	    c->shard);
}

static bool
show_summary(struct cli *c, const struct batch_summary *s)
{
	struct buf out = { 0 };
	bool ok;

	batch_summary_text(s, &out);
	ok = cli_print(c, &out);
	buf_free(&out);
	return ok;
}

bool
cli_batch(struct cli *c)
{
	struct batch_options o = { .inputs = c->args, .n = c->nargs,
	    .output = c->output, .id = c->id, .version = MOVANT_VERSION,
	    .job = cli_job_options(c, NULL),
	    .day_given = c->today_text != NULL, .dry_run = c->dry_run,
	    .resume = c->resume, .force = c->force };
	struct cli_progress progress;
	struct batch_summary *s = NULL;
	struct job_program *p;
	bool ok;

	if (!set_jobs(c, &o) || !set_shard(c, &o))
		return false;
	o.carrier = cli_carrier_options(c);
	p = cli_program(c);
	if (p == NULL)
		return false;
	o.watch = (struct batch_watch){ .with = &progress,
	    .now = cli_progress_now, .progress = cli_progress_show,
	    .tell = cli_progress_tell };
	cli_progress_begin(&progress);
	ok = batch_run(p, c->arena, c->diags, &o, &s);
	cli_progress_end(&progress);
	if (s != NULL && (ok || s->rows > 0))
		ok = show_summary(c, s) && ok;
	return ok && s->status[BATCH_FAILED] == 0 &&
	    s->status[BATCH_CRASHED] == 0;
}

bool
cli_merge_results(struct cli *c)
{
	struct batch_summary *s = NULL;
	bool ok = batch_merge(c->arena, c->diags, c->args, c->nargs,
	    c->output, c->force, &s);

	if (s != NULL && s->rows > 0)
		ok = show_summary(c, s) && ok;
	return ok;
}
