#include <signal.h>
#include <stdlib.h>
#include <sys/types.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/vec.h"
#include "batch/batch.h"
#include "cli/cli.h"
#include "cli/cli_progress.h"
#include "collate/collate.h"

#define JOBS_MOST	512
#define SHARDS_MOST	1000000

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
	return (o->jobs > 0 && *end == '\0') || cli_usage(c, "say how many "
	    "processes: --jobs 4", "'--jobs %s' cannot be used", c->jobs);
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
	    cli_usage(c, "write which of how many: --shard 1/8",
	    "'--shard %s' cannot be used", c->shard);
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

/* "out/results", or what this shard's are called. */
static const char *
results(struct cli *c, const struct batch_options *o)
{
	return arena_printf(c->arena, "%s/%s", o->output,
	    batch_results_name(c->arena, o));
}

/* The print run is made by the program that reads PDFs, from the results. */
static bool
collate(struct cli *c, const struct batch_options *o)
{
	const char *from = arena_printf(c->arena, "%s.json", results(c, o));
	const char *to = o->shards == 0 ? arena_printf(c->arena,
	    "%s/print.pdf", o->output) : arena_printf(c->arena,
	    "%s/print-%u-of-%u.pdf", o->output, o->shard, o->shards);
	struct vec argv = { 0 };
	struct { bool given; const char *option, *value; } rows[] = {
		{ true, "--bundle", c->bundle },
		{ true, "--output", to },
		{ c->language != NULL, "--language", c->language },
		{ c->fonts != NULL, "--fonts", c->fonts },
		{ c->volume_pages != NULL, "--volume-pages", c->volume_pages },
		{ c->duplex, "--duplex", NULL },
		{ true, "--force", NULL },
		{ true, "--", from },
	};

	vec_push(&argv, c->arena, c->argv[0]);
	vec_push(&argv, c->arena, "collate");
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		if (!rows[i].given)
			continue;
		vec_push(&argv, c->arena, rows[i].option);
		if (rows[i].value != NULL)
			vec_push(&argv, c->arena, rows[i].value);
	}
	vec_push(&argv, c->arena, NULL);
	return cli_helper_run(c, (const char **)argv.at);
}

/* What cannot be done is refused before an hour of drafting. */
static bool
can_follow(struct cli *c, const struct batch_options *o)
{
	struct collate_options ignored;

	if (c->report && o->output == NULL)
		return cli_usage(c, "say where with -o",
		    "'--report' cannot be used");
	if (c->bundle == NULL && c->duplex)
		return cli_usage(c, "it goes with --collate",
		    "'--duplex' cannot be used");
	if (c->bundle == NULL)
		return c->volume_pages == NULL || cli_usage(c,
		    "it goes with --collate",
		    "'--volume-pages %s' cannot be used", c->volume_pages);
	if (o->dry_run)
		return cli_usage(c, "a trial run drafts nothing to print",
		    "'--collate %s' cannot be used", c->bundle);
	return cli_collate_options(c, &ignored);
}

/* The report and the print run, of what the results say. */
static bool
follow(struct cli *c, const struct batch_options *o,
    const struct batch_summary *s)
{
	bool ok = !c->report || cli_report_files(c, s, results(c, o));

	return (c->bundle == NULL || collate(c, o)) && ok;
}

/* ---- stopped by hand ---- */

static const int stops[] = { SIGINT, SIGTERM, SIGHUP };
static pid_t at_work;

/* The workers, who have this from their parent, keep silent. */
static void
stopped(int sig)
{
	static const char said[] = "\nmovant: stopped; what is finished stays, "
	    "--resume goes on\n";

	if (getpid() == at_work)
		(void)!write(STDERR_FILENO, said, sizeof(said) - 1);
	/* Once is all it is called: now comes the end. */
	(void)raise(sig);
}

static void
hear_stops(bool hear)
{
	struct sigaction s = { .sa_flags = (int)SA_RESETHAND }, old;

	at_work = getpid();
	s.sa_handler = hear ? stopped : SIG_DFL;
	for (size_t i = 0; i < sizeof(stops) / sizeof(stops[0]); i++)
		/* What nohup lets pass, passes. */
		if (sigaction(stops[i], NULL, &old) == 0 &&
		    old.sa_handler != SIG_IGN)
			(void)sigaction(stops[i], &s, NULL);
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

	if (!set_jobs(c, &o) || !set_shard(c, &o) || !can_follow(c, &o))
		return false;
	o.carrier = cli_carrier_options(c);
	p = cli_program(c);
	if (p == NULL)
		return false;
	o.watch = (struct batch_watch){ .with = &progress,
	    .now = cli_progress_now, .first = cli_progress_first,
	    .progress = cli_progress_show, .tell = cli_progress_tell };
	cli_progress_begin(&progress, c);
	hear_stops(!o.dry_run);
	ok = batch_run(p, c->arena, c->diags, &o, &s);
	hear_stops(false);
	cli_progress_end(&progress);
	if (s != NULL && (ok || s->rows > 0))
		ok = show_summary(c, s) && ok;
	if (ok)
		ok = follow(c, &o, s);
	return ok && s->status[BATCH_FAILED] == 0 &&
	    s->status[BATCH_CRASHED] == 0;
}

/* The merged spreadsheet has no words, no day and no fonts. */
static bool
only_of_report(struct cli *c)
{
	const struct { const char *option, *value; } rows[] = {
		{ "--language", c->language },
		{ "--today", c->today_text },
		{ "--fonts", c->fonts },
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		if (rows[i].value != NULL && !c->report)
			return cli_usage(c, "it goes with --report",
			    "'%s %s' cannot be used", rows[i].option,
			    rows[i].value);
	return true;
}

bool
cli_merge_results(struct cli *c)
{
	struct batch_summary *s;
	bool ok;

	if (!only_of_report(c))
		return false;
	ok = batch_merge(c->arena, c->diags, c->args, c->nargs, c->output,
	    c->force, &s);
	if (s != NULL && s->rows > 0)
		ok = show_summary(c, s) && ok;
	if (s != NULL && c->report)
		ok = cli_report_files(c, s, batch_merge_name(c->arena,
		    c->output)) && ok;
	return ok;
}
