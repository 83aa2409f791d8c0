/*
 * The command line: the only place that prints, reads the clock and the
 * environment, and decides the exit status.  Commands and options are rows of
 * the tables in cli_opt.c, from which parsing, help and a test of the manual
 * come.
 */
#ifndef CLI_CLI_H
#define CLI_CLI_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/diag.h"
#include "carrier/carrier.h"
#include "job/job.h"

struct arena;
struct cli;
struct form_catalog;
struct batch_summary;
struct collate_options;

struct cli_command {
	const char	*name;
	const char	*args;		/* for the usage line */
	const char	*help;		/* one line */
	const char	*formats;	/* words that --format takes, or NULL;
					 * the first is the default */
	int		 min_args;	/* files or folders that it needs */
	const char	*needs;		/* what those are; NULL: none */
	int		 max_args;	/* -1: any number */
	bool		 (*run)(struct cli *);
};

/* What the command line asks for, and what every command works with. */
struct cli {
	char		**argv;		/* of the process */
	struct arena	*arena;		/* program: lives to the end */
	struct diags	*diags;
	const struct cli_command *command;
	struct job_where where;
	/* options */
	const char	*output;
	const char	*format;
	const char	*jurisdiction;
	const char	*documents;
	const char	*language;
	const char	*today_text;
	const char	*fonts;
	const char	*pdfa;
	const char	*definitions;
	const char	*stale_days;
	const char	*bundle;	/* of a print run */
	const char	*volume_pages;
	bool		 duplex;
	const char	*to;		/* of convert */
	const char	*map, *dates, *anx_dates, *anx_flavour;
	const char	*id, *jobs, *shard;	/* of batch */
	bool		 confidential, report, strict;
	bool		 confirm_spanish, dry_run, explain, facts, final, force,
			 help, justify, large, pocket, resume, rules,
			 step_titles, version;
	int32_t		 today;
	/* arguments after the command */
	const char	**args;
	size_t		 nargs;
	int		 status;	/* worst of the packets done so far */
};

extern const struct cli_command cli_commands[];

/*
 * What a command does in another program than movant, by its name; NULL when
 * that program does not have it.
 */
typedef bool	 (*cli_deed(const char *command))(struct cli *);

/* The process: the command line is read, done and reported; its status. */
int	 cli_run(int argc, char **argv, cli_deed *);
/*
 * Complain of the command line, and return false.  Without a hint it names
 * --help of the command.
 */
bool	 cli_usage(struct cli *, const char *hint, const char *fmt, ...)
	    __attribute__((format(printf, 3, 4)));
/* Read the command line; false with a usage diagnostic. */
bool	 cli_options(struct cli *, int argc, char **argv);
/* Help of one command, or of all (NULL). */
void	 cli_help(const struct cli_command *, struct buf *);
/* Find the definitions: --definitions, the build tree, or as installed. */
bool	 cli_where(struct cli *);
/* The folder that the program file is in, or NULL. */
char	*cli_own_folder(struct arena *);
/*
 * Run the program that reads PDF objects (helper/) with a command line of its
 * own, NULL at the end, and wait.  False when it failed: it has said why, or a
 * diagnostic does.
 */
bool	 cli_helper_run(struct cli *, const char **argv);
/* Of a print run; false and diagnostics for what cannot be. */
bool	 cli_collate_options(struct cli *, struct collate_options *);
/*
 * report.pdf and report.txt of a run, beside its results: results is a file of
 * them without its end ("out/results").  Older ones are replaced.
 */
bool	 cli_report_files(struct cli *, const struct batch_summary *,
	    const char *results);
/* Options for job/, explanations going to explain. */
struct job_options cli_job_options(const struct cli *, struct buf *explain);
/* How the answers of other programs are read and written. */
struct carrier_options cli_carrier_options(const struct cli *);
/* For answers: the law of a state is read when they ask for it. */
struct job_program *cli_program(struct cli *);
/* To look at the definitions: all are read. */
struct job_program *cli_definitions(struct cli *);
/* Print and forget what has been collected; the worst status is kept. */
void	 cli_report(struct cli *, struct diags *);
/* Standard output; a failure is write-failed. */
bool	 cli_print(struct cli *, const struct buf *);

/* Write all files of a packet into a folder, or none. */
bool	 cli_write_packet(struct arena *, struct diags *,
	    const struct job_packet *, const char *folder, bool force);

bool	 cli_draft(struct cli *);
bool	 cli_checklist(struct cli *);
bool	 cli_triage(struct cli *);
bool	 cli_interview(struct cli *);
bool	 cli_check(struct cli *);
bool	 cli_convert(struct cli *);
bool	 cli_fields(struct cli *);
bool	 cli_list(struct cli *);
/* How well the law of one jurisdiction, or of all (NULL), is grounded. */
void	 cli_list_law(struct cli *, const struct form_catalog *,
	    const char *code, struct buf *);
bool	 cli_batch(struct cli *);
bool	 cli_merge_results(struct cli *);
/* These become that program, with the command line as it is. */
bool	 cli_verify(struct cli *);
bool	 cli_collate(struct cli *);

#endif
