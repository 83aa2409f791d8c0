#include <string.h>
#include <sys/resource.h>

#include "base/limits.h"
#include "base/str.h"
#include "cli/cli.h"
#include "helper/helper.h"

/*
 * The reader of objects knows no bounds: a few kilobytes can stand for
 * gigabytes of them.  Past this one it gives up the file, which is then told
 * of.  (A sanitizer's shadow needs more room than that.)
 */
static void
bound_memory(void)
{
#ifndef __SANITIZE_ADDRESS__
	struct rlimit r;

	if (getrlimit(RLIMIT_AS, &r) == 0 && (r.rlim_cur == RLIM_INFINITY ||
	    r.rlim_cur > LIMIT_PDF_MEMORY)) {
		r.rlim_cur = LIMIT_PDF_MEMORY;
		setrlimit(RLIMIT_AS, &r);
	}
#endif
}

static bool
(*deed(const char *command))(struct cli *)
{
	return str_eq(command, "verify") ? helper_verify :
	    str_eq(command, "collate") ? helper_collate : NULL;
}

int
main(int argc, char **argv)
{
	bound_memory();
	return cli_run(argc, argv, deed);
}
