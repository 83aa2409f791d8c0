#include <unistd.h>

#include "base/arena.h"
#include "base/io.h"
#include "base/str.h"
#include "cli/cli.h"

bool
cli_checklist(struct cli *c)
{
	struct buf explain = { 0 }, out = { 0 };
	struct job_options o = cli_job_options(c, &explain);
	struct job_program *p;
	bool ok;

	if (str_eq(c->format, "pdf") && c->output == NULL &&
	    isatty(STDOUT_FILENO)) {
		diag_add(c->diags, DIAG_BAD_USAGE, (struct pos){ 0 },
		    "name a file: -o checklist.pdf",
		    "a PDF cannot be shown on a terminal");
		return false;
	}
	if (c->large && !str_eq(c->format, "pdf")) {
		diag_add(c->diags, DIAG_BAD_USAGE, (struct pos){ 0 },
		    "add --format pdf", "'--large-print' means nothing to the "
		    "format '%s'", c->format);
		return false;
	}
	if (c->pdfa != NULL && !str_eq(c->format, "pdf")) {
		diag_add(c->diags, DIAG_BAD_USAGE, (struct pos){ 0 },
		    "add --format pdf", "'--pdfa' means nothing to the "
		    "format '%s'", c->format);
		return false;
	}
	if (c->step_titles && !str_eq(c->format, "ics")) {
		diag_add(c->diags, DIAG_BAD_USAGE, (struct pos){ 0 },
		    "add --format ics", "'--step-titles' means nothing to the "
		    "format '%s'", c->format);
		return false;
	}
	if (c->pocket && !str_eq(c->format, "text") &&
	    !str_eq(c->format, "pdf")) {
		diag_add(c->diags, DIAG_BAD_USAGE, (struct pos){ 0 },
		    "choose --format text or --format pdf",
		    "the page to carry has no format '%s'", c->format);
		return false;
	}
	p = cli_program(c);
	ok = p != NULL && job_checklist(p, c->arena, c->diags,
	    job_answers(p, c->arena, c->diags, c->args[0]), c->format, &o,
	    &out);
	if (ok && c->explain)
		ok = cli_print(c, &explain);
	if (ok && c->output != NULL)
		ok = io_write(c->arena, c->diags, c->output, out.data,
		    out.len, c->force);
	else if (ok && !c->explain)
		ok = cli_print(c, &out);
	buf_free(&explain);
	buf_free(&out);
	return ok;
}
