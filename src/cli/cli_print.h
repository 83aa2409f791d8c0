/* The options of a print run; usage diagnostics for those that cannot be. */
#ifndef CLI_CLI_PRINT_H
#define CLI_CLI_PRINT_H

#include "cli/cli.h"
#include "collate/collate.h"

bool	 cli_collate_options(struct cli *, struct collate_options *);

#endif
