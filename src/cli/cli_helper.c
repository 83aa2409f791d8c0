/*
 * The program that reads PDF objects: where it is, and to have it do a thing.
 * The library that it needs brings many others; a process that only drafts
 * would spend more time on finding them than on its papers.
 */
#include <errno.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/io.h"
#include "cli/cli.h"

#define HELPER	"movant-pdf"

/* Beside this program in the build tree; installed, in a folder for helpers. */
static char *
helper_path(struct arena *a)
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

/* It takes the place of this process. */
static bool
become(struct cli *c, const char *hint)
{
	char *path = helper_path(c->arena);

	execv(path, c->argv);
	diag_add(c->diags, DIAG_UNREADABLE, (struct pos){ path, 0, 0 }, hint,
	    "the program cannot be started: %s", strerror(errno));
	return false;
}

bool
cli_verify(struct cli *c)
{
	return become(c, "install movant again; this is the part of it that "
	    "checks PDFs");
}

bool
cli_collate(struct cli *c)
{
	return become(c, "install movant again; this is the part of it that "
	    "puts PDFs together");
}

bool
cli_helper_run(struct cli *c, const char **argv)
{
	char *path = helper_path(c->arena);
	pid_t child = fork();
	int status = 0;

	if (child == 0) {
		execv(path, (char **)argv);
		_exit(126);
	}
	while (child > 0 && waitpid(child, &status, 0) < 0 && errno == EINTR)
		continue;
	if (child > 0 && WIFEXITED(status) && WEXITSTATUS(status) != 126) {
		/* What was wrong has been printed by it. */
		if (WEXITSTATUS(status) > c->status)
			c->status = WEXITSTATUS(status);
		return WEXITSTATUS(status) == 0;
	}
	if (child > 0 && WIFSIGNALED(status))
		diag_add(c->diags, DIAG_UNREADABLE, (struct pos){ path, 0, 0 },
		    "the machine may have too little memory: try 'movant "
		    "collate' with --volume-pages 200; what was drafted is in "
		    "its folders", "the program that puts PDFs together was "
		    "stopped by signal %d", WTERMSIG(status));
	else
		diag_add(c->diags, DIAG_UNREADABLE, (struct pos){ path, 0, 0 },
		    "install movant again; what was drafted is in its folders",
		    "the program that puts PDFs together cannot be started");
	return false;
}
