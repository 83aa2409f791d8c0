#include "cli/cli.h"

bool
cli_triage(struct cli *c)
{
	struct job_program *p = cli_program(c);
	struct buf explain = { 0 }, out = { 0 };
	struct job_options o = cli_job_options(c, &explain);
	bool ok = p != NULL && job_triage(p, c->arena, c->diags,
	    job_answers(p, c->arena, c->diags, c->args[0]), c->format, &o,
	    &out);

	/* What was found is printed also when the wanted filing is closed. */
	if (!cli_print(c, c->explain ? &explain : &out))
		ok = false;
	buf_free(&explain);
	buf_free(&out);
	return ok;
}
