#include <locale.h>
#include <string.h>

#include "answers/answers.h"
#include "base/arena.h"
#include "base/io.h"
#include "base/str.h"
#include "cli/cli.h"
#include "interview/interview.h"
#include "tty/tty.h"

struct session {
	struct cli	*cli;
	struct job_program *program;
};

static const struct checklist *
law(void *ctx, struct diags *d, const char *code)
{
	const struct session *s = ctx;

	return job_law(s->program, d, code);
}

/* The files of a packet, one a line, and what they lack. */
static void
tell(const struct job_packet *k, enum lang lang, struct buf *said)
{
	for (size_t i = 0; i < k->n; i++)
		buf_printf(said, "%s\n", k->files[i].name);
	if (k->blanks > 0)
		buf_printf(said, "%s %zu\n", lang_say(lang, "Blanks to fill "
		    "in by hand:"), k->blanks);
}

/* What went wrong: problem and what to do, folded by the terminal. */
static void
tell_faults(const struct diags *d, struct buf *said)
{
	for (size_t i = 0; i < diags_length(d); i++) {
		const struct diag *x = diags_at(d, i);

		if (diag_level(x->code) < DIAG_ERROR)
			continue;
		buf_printf(said, "%s\n", x->message);
		if (x->hint != NULL)
			buf_printf(said, "%s\n", x->hint);
	}
}

static bool
draft(void *ctx, const struct answers *as, const char *folder, enum lang lang,
    struct buf *said)
{
	struct session *s = ctx;
	struct arena *a = arena_open();
	struct diags *d = diags_new(a);
	struct job_options o = cli_job_options(s->cli, NULL);
	struct job_packet *k = NULL;
	bool ok;

	o.lang = lang;
	if (job_program_fonts(s->program, d))
		k = job_draft(s->program, a, d, as, &o);
	ok = k != NULL && cli_write_packet(a, d, k, folder, false);
	if (ok)
		tell(k, lang, said);
	else
		tell_faults(d, said);
	arena_close(a);
	return ok;
}

/* It may be there when it is the file that is gone on with. */
static bool
may_replace(const struct cli *c)
{
	return c->force || (c->nargs > 0 && str_eq(c->output, c->args[0]));
}

static bool
may_save(struct cli *c)
{
	if (c->output == NULL || may_replace(c) || !io_exists(c->output))
		return true;
	diag_add(c->diags, DIAG_FILE_EXISTS, (struct pos){ c->output, 0, 0 },
	    "name another file, go on with this one, or use --force",
	    "the file is there already");
	return false;
}

bool
cli_interview(struct cli *c)
{
	struct session s = { c, cli_program(c) };
	struct interview_sources sources = { NULL, law, &s };
	struct interview_options options = { c->jurisdiction,
	    str_eq(c->language, "es") ? LANG_ES : LANG_EN, c->today };
	struct tty_options tty = { c->output, may_replace(c),
	    c->language == NULL };
	struct tty_actions actions = { draft, &s };
	struct answers *given = NULL;
	struct interview *v;

	if (s.program == NULL || !may_save(c))
		return false;
	if (c->nargs > 0) {
		given = job_answers(s.program, c->arena, c->diags,
		    c->args[0]);
		if (given == NULL)
			return false;
	}
	/* So that libedit knows letters beyond ASCII; nothing else looks. */
	if (setlocale(LC_CTYPE, "C.UTF-8") == NULL)
		setlocale(LC_CTYPE, "");
	sources.catalog = s.program->catalog;
	v = interview_new(c->arena, &sources, &options, given);
	return tty_run(c->arena, c->diags, v, &tty, &actions);
}
