/* What movant batch shows while it runs; on standard error. */
#ifndef CLI_CLI_PROGRESS_H
#define CLI_CLI_PROGRESS_H

#include "batch/batch.h"

struct cli_progress {
	struct cli	*cli;
	bool		 terminal;
	bool		 open;		/* a line stands unfinished */
	uint64_t	 since, told;	/* thousandths of a second */
	uint64_t	 fresh;		/* rows that this run did */
	size_t		 shown, hidden;	/* lines of messages */
};

void		 cli_progress_begin(struct cli_progress *, struct cli *);
void		 cli_progress_end(struct cli_progress *);
/* For struct batch_watch; with is the struct cli_progress. */
uint64_t	 cli_progress_now(void *with);
void		 cli_progress_first(void *with, struct diags *);
void		 cli_progress_show(void *with, const struct batch_progress *);
void		 cli_progress_tell(void *with, const char *text);

#endif
