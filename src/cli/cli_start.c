/*
 * The commands that another program does.  To read PDF objects takes a library
 * that needs many others; a process that only drafts would spend more time on
 * finding them than on its papers.  movant-verify is this program with that
 * library: it gets the command line as it is, in this process.
 */
#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/io.h"
#include "cli/cli.h"

#define HELPER	"movant-verify"

/* Beside this program in the build tree; installed, in a folder for helpers. */
static char *
helper(struct arena *a)
{
	const char *own = cli_own_folder(a);

	for (size_t i = 0; own != NULL && i < 2; i++) {
		char *path = i == 0 ? arena_printf(a, "%s/" HELPER, own) :
		    arena_printf(a, "%s/../libexec/movant/" HELPER, own);

		if (io_exists(path))
			return path;
	}
	return arena_strdup(a, MOVANT_HELPERS_DIR "/" HELPER);
}

static bool
start(struct cli *c, const char *hint)
{
	char *path = helper(c->arena);

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
