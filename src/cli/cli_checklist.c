#include <unistd.h>

#include "base/arena.h"
#include "base/io.h"
#include "base/str.h"
#include "cli/cli.h"

/* An option of another format would do nothing. */
static bool
options_fit(struct cli *c)
{
	const struct { bool given; const char *name, *format; } rows[] = {
		{ c->large, "--large-print", "pdf" },
		{ c->justify, "--justify", "pdf" },
		{ c->pdfa != NULL, "--pdfa", "pdf" },
		{ c->step_titles, "--step-titles", "ics" },
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		if (rows[i].given && !str_eq(c->format, rows[i].format))
			return cli_usage(c, arena_printf(c->arena,
			    "add --format %s", rows[i].format), "'%s' means "
			    "nothing to the format '%s'", rows[i].name,
			    c->format);
	if (c->pocket && !str_has_word("text pdf", c->format))
		return cli_usage(c, "choose --format text or --format pdf",
		    "the page to carry has no format '%s'", c->format);
	return !str_eq(c->format, "pdf") || c->output != NULL ||
	    !isatty(STDOUT_FILENO) || cli_usage(c,
	    "name a file: -o checklist.pdf",
	    "a PDF cannot be shown on a terminal");
}

bool
cli_checklist(struct cli *c)
{
	struct buf explain = { 0 }, out = { 0 };
	struct job_options o = cli_job_options(c, &explain);
	struct job_program *p = options_fit(c) ? cli_program(c) : NULL;
	bool ok = p != NULL && job_checklist(p, c->arena, c->diags,
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
