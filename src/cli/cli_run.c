#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/str.h"
#include "cli/cli.h"
#include "xml/xml.h"

void
cli_report(struct cli *c, struct diags *d)
{
	struct buf out = { 0 };
	int status = diags_status(d);

	diags_sort(d);
	diags_print(d, &out);
	if (out.len > 0)
		fwrite(out.data, 1, out.len, stderr);
	buf_free(&out);
	if (status > c->status)
		c->status = status;
}

bool
cli_print(struct cli *c, const struct buf *b)
{
	if ((b->len == 0 || fwrite(b->data, 1, b->len, stdout) == b->len) &&
	    fflush(stdout) == 0)
		return true;
	diag_add(c->diags, DIAG_WRITE_FAILED, (struct pos){ 0 }, NULL,
	    "cannot write to standard output: %s", strerror(errno));
	return false;
}

/* The only look at the clock. */
static bool
set_today(struct cli *c)
{
	time_t now = time(NULL);
	struct tm tm;

	if (c->today_text == NULL) {
		if (localtime_r(&now, &tm) == NULL)
			return false;
		c->today = date_from_ymd(tm.tm_year + 1900, tm.tm_mon + 1,
		    tm.tm_mday);
		return true;
	}
	c->today = date_parse(c->today_text);
	if (c->today != DATE_NONE)
		return true;
	return cli_usage(c, "write it as year-month-day: --today 2026-03-06",
	    "'%s' is not a date", c->today_text);
}

static bool
show_help(struct cli *c)
{
	struct buf out = { 0 };
	bool ok;

	if (c->version)
		buf_str(&out, "movant " MOVANT_VERSION "\n");
	else
		cli_help(c->command, &out);
	ok = cli_print(c, &out);
	buf_free(&out);
	return ok;
}

static bool
run(struct cli *c, int argc, char **argv, cli_deed *deed)
{
	bool (*own)(struct cli *);

	if (!cli_options(c, argc, argv))
		return false;
	if (c->help || c->version)
		return show_help(c);
	own = deed != NULL ? deed(c->command->name) : c->command->run;
	if (own != NULL)
		return set_today(c) && own(c);
	return cli_usage(c, "movant starts this program when it needs it",
	    "this part of movant knows no 'movant %s'", c->command->name);
}

int
cli_run(int argc, char **argv, cli_deed *deed)
{
	struct cli c = { .argv = argv, .arena = arena_open() };
	bool ok;

	/* A full disk or a closed pipe is an error to report, not a death. */
	signal(SIGXFSZ, SIG_IGN);
	signal(SIGPIPE, SIG_IGN);
	umask(077);
	arena_keep();
	xml_open();
	c.diags = diags_new(c.arena);
	ok = run(&c, argc, argv, deed);
	cli_report(&c, c.diags);
	if (!ok && c.status == 0)
		c.status = 1;
	arena_close(c.arena);
	xml_close();
	return c.status;
}
