/*
 * How far a batch is, for the one who waits: a line that is written over again
 * on a terminal, a line every now and then elsewhere.  The only clock of it.
 */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "base/str.h"
#include "cli/cli.h"
#include "cli/cli_progress.h"

#define LINE		79		/* of a terminal of 80, that wraps */
#define BAR		20
#define BAR_LEAST	4
#define AGAIN_MS	200		/* on a terminal */
#define PLAIN_MS	10000		/* elsewhere */
#define MESSAGES	50		/* lines of errors shown */

uint64_t
cli_progress_now(void *with)
{
	struct timespec t;

	(void)with;
	if (clock_gettime(CLOCK_MONOTONIC, &t) != 0)
		return 0;
	return (uint64_t)t.tv_sec * 1000 + (uint64_t)t.tv_nsec / 1000000;
}

/* One that cannot write a line over again. */
static bool
plain_terminal(void)
{
	const char *term = getenv("TERM");

	return term == NULL || str_eq(term, "dumb");
}

void
cli_progress_begin(struct cli_progress *p, struct cli *c)
{
	*p = (struct cli_progress){ .cli = c,
	    .terminal = isatty(STDERR_FILENO) == 1 && !plain_terminal(),
	    .since = cli_progress_now(NULL) };
	p->told = p->since;
}

static void
wipe(struct cli_progress *p)
{
	if (p->open)
		fputs("\r\033[K", stderr);
	p->open = false;
}

void
cli_progress_end(struct cli_progress *p)
{
	uint64_t ms = cli_progress_now(NULL) - p->since + 1;

	wipe(p);
	/* For who sits before it; what is kept must not tell the machine. */
	if (p->terminal && p->fresh > 0)
		fprintf(stderr, "%llu rows in %llu.%llu seconds, %llu a "
		    "second\n", (unsigned long long)p->fresh,
		    (unsigned long long)(ms / 1000),
		    (unsigned long long)(ms / 100 % 10),
		    (unsigned long long)(p->fresh * 1000 / ms));
	if (p->hidden > 0)
		fprintf(stderr, "movant: %zu more lines like these are not "
		    "shown; the results have a line for each row\n",
		    p->hidden);
	fflush(stderr);
}

void
cli_progress_first(void *with, struct diags *d)
{
	struct cli_progress *p = with;

	wipe(p);
	cli_report(p->cli, d);
}

void
cli_progress_tell(void *with, const char *text)
{
	struct cli_progress *p = with;

	wipe(p);
	while (*text != '\0') {
		const char *end = text;

		while (*end != '\0' && *end != '\n')
			end++;
		end += *end == '\n';
		if (p->shown < MESSAGES) {
			fwrite(text, 1, (size_t)(end - text), stderr);
			p->shown++;
		} else {
			p->hidden++;
		}
		text = end;
	}
}

/* "0:42 left", as far as the rate so far tells. */
static void
left(struct buf *out, uint64_t seconds)
{
	if (seconds >= 3600)
		buf_printf(out, "%llu:%02llu:%02llu left",
		    (unsigned long long)(seconds / 3600),
		    (unsigned long long)(seconds / 60 % 60),
		    (unsigned long long)(seconds % 60));
	else
		buf_printf(out, "%llu:%02llu left",
		    (unsigned long long)(seconds / 60),
		    (unsigned long long)(seconds % 60));
}

/* As long as what is said beside it leaves room for on one line. */
static void
bar(const struct batch_progress *b, size_t said)
{
	uint64_t n = BAR, parts;

	fputs("\r\033[K", stderr);
	if (said + 3 + BAR_LEAST > LINE)
		return;
	if (said + 3 + BAR > LINE)
		n = LINE - 3 - said;
	parts = b->rows > 0 ? b->done * n / b->rows : 0;
	fputc('[', stderr);
	for (uint64_t i = 0; i < n; i++)
		fputc(i < parts ? '#' : '.', stderr);
	fputs("] ", stderr);
}

static void
line(struct cli_progress *p, const struct batch_progress *b, uint64_t now)
{
	/* What was finished before cost no time and foretells none. */
	uint64_t fresh = b->done - b->skipped, ms = now - p->since + 1;
	uint64_t rate = fresh * 1000 / ms;
	struct buf text = { 0 };

	buf_printf(&text, "%llu of %llu rows", (unsigned long long)b->done,
	    (unsigned long long)b->rows);
	if (b->failed > 0)
		buf_printf(&text, ", %llu failed",
		    (unsigned long long)b->failed);
	buf_printf(&text, ", %llu a second, ", (unsigned long long)rate);
	if (fresh > 0)
		left(&text, (b->rows - b->done) * ms / fresh / 1000);
	else
		buf_str(&text, "time left not known yet");
	if (p->terminal)
		bar(b, text.len);
	fprintf(stderr, p->terminal ? "%s" : "movant: %s\n", text.data);
	p->open = p->terminal;
	fflush(stderr);
	buf_free(&text);
}

void
cli_progress_show(void *with, const struct batch_progress *b)
{
	struct cli_progress *p = with;
	uint64_t now = cli_progress_now(NULL);

	p->fresh = b->done - b->skipped;
	if (b->done == b->rows || now - p->told <
	    (p->terminal ? AGAIN_MS : PLAIN_MS))
		return;
	p->told = now;
	line(p, b, now);
}
