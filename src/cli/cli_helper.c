/* The program that reads PDF objects: where it is, and to have it do a thing. */
#include <errno.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/io.h"
#include "cli/cli.h"

#define HELPER	"movant-verify"

/* Beside this program in the build tree; installed, in a folder for helpers. */
char *
cli_helper_path(struct arena *a)
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

bool
cli_helper_run(struct cli *c, const char **argv)
{
	char *path = cli_helper_path(c->arena);
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
	diag_add(c->diags, DIAG_UNREADABLE, (struct pos){ path, 0, 0 },
	    "install movant again; what was drafted is in its folders",
	    "the program that puts PDFs together did not come to its end");
	return false;
}
