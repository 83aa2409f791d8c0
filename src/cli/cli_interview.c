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

/*
 * What a person can do something about, in the words of the interview.  Why:
 * the reason of the program is told too, which is in English only.
 */
static const struct {
	enum diag_code code;
	const char *say;
	bool why;
} plain[] = {
	{ DIAG_FILE_EXISTS, /* said: */ "There is a file or folder of that "
	    "name already. Choose another name.", false },
	{ DIAG_FOLDER_NOT_EMPTY, /* said: */ "There is a file or folder of "
	    "that name already. Choose another name.", false },
	{ DIAG_WRITE_FAILED, /* said: */ "We cannot write there. Choose "
	    "another name or place, and see if the disk is full.", false },
	{ DIAG_FONT_MISSING, /* said: */ "This computer lacks the fonts to print "
	    "with. Save your answers. Then show this to the person who looks "
	    "after the computer.", true },
	{ DIAG_MISSING_GLYPH, /* said: */ "A letter or sign in your answers "
	    "cannot be printed here. Change that answer: use the letters A to "
	    "Z, as on the order. Or leave it blank and write it by hand.",
	    true },
};

/* A letter that cannot be printed is one in many papers: it is told once. */
static void
tell_once(struct buf *said, const char *line)
{
	if (line != NULL && strstr(said->data, line) == NULL)
		buf_printf(said, "%s\n", line);
}

/* What went wrong: problem and what to do, folded by the terminal. */
static void
tell_faults(const struct diags *d, enum lang lang, struct buf *said)
{
	buf_str(said, "");
	for (size_t i = 0; i < diags_length(d); i++) {
		const struct diag *x = diags_at(d, i);
		bool why = true;

		if (diag_level(x->code) < DIAG_ERROR)
			continue;
		for (size_t k = 0; k < sizeof(plain) / sizeof(plain[0]); k++)
			if (plain[k].code == x->code) {
				tell_once(said, lang_say(lang, plain[k].say));
				why = plain[k].why;
			}
		if (!why)
			continue;
		if (lang != LANG_EN)
			tell_once(said, lang_say(lang, "The reason is known in "
			    "English only:"));
		tell_once(said, x->message);
		tell_once(said, x->hint);
	}
}

static bool
make(void *ctx, bool refused, const struct answers *as, const char *folder,
    enum lang lang, struct buf *said)
{
	struct session *s = ctx;
	struct arena *a = arena_open();
	struct diags *d = diags_new(a);
	struct job_options o = cli_job_options(s->cli, NULL);
	struct job_packet *k;
	bool ok;

	o.lang = lang;
	k = refused ? job_refusal(s->program, a, d, as, &o) :
	    job_draft(s->program, a, d, as, &o);
	ok = k != NULL && cli_write_packet(a, d, k, folder, false);
	if (ok)
		tell(k, lang, said);
	else
		tell_faults(d, lang, said);
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
	struct tty_actions actions = { make, &s };
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
