/*
 * The commands that another program does.  To read PDF objects takes a library
 * that needs many others; a process that only drafts would spend more time on
 * finding them than on its papers.  movant-verify is this program with that
 * library: it gets the command line as it is, in this process.
 */
#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "cli/cli.h"

static bool
start(struct cli *c, const char *hint)
{
	char *path = cli_helper_path(c->arena);

	execv(path, c->argv);
	diag_add(c->diags, DIAG_UNREADABLE, (struct pos){ path, 0, 0 }, hint,
	    "the program cannot be started: %s", strerror(errno));
	return false;
}

bool
cli_verify(struct cli *c)
{
	return start(c, "install movant again; this is the part of it that "
	    "checks PDFs");
}

bool
cli_collate(struct cli *c)
{
	return start(c, "install movant again; this is the part of it that "
	    "puts PDFs together");
}
