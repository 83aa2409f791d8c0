#include <unistd.h>

#include "base/arena.h"
#include "base/io.h"
#include "base/str.h"
#include "cli/cli.h"

static bool
wrong(struct cli *c, const char *hint, const char *what, const char *more)
{
	diag_add(c->diags, DIAG_BAD_USAGE, (struct pos){ 0 }, hint, "%s%s",
	    what, more);
	return false;
}

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
			return wrong(c, arena_printf(c->arena,
			    "add --format %s", rows[i].format),
			    arena_printf(c->arena, "'%s' means nothing to the "
			    "format ", rows[i].name), arena_printf(c->arena,
			    "'%s'", c->format));
	if (c->pocket && !str_has_word("text pdf", c->format))
		return wrong(c, "choose --format text or --format pdf",
		    "the page to carry has no format ", arena_printf(c->arena,
		    "'%s'", c->format));
	return !str_eq(c->format, "pdf") || c->output != NULL ||
	    !isatty(STDOUT_FILENO) || wrong(c,
	    "name a file: -o checklist.pdf",
	    "a PDF cannot be shown on a terminal", "");
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
