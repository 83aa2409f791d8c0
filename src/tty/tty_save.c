/* What is kept at the end: a file of answers, and the papers. */
#include <string.h>

#include "answers/answers.h"
#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/io.h"
#include "base/str.h"
#include "tty/tty_int.h"

static bool
write_answers(struct tty *t, struct diags *d, const char *path, bool replace)
{
	struct answers *as = interview_answers(t->interview, t->arena, NULL);
	struct buf b = { 0 };
	bool ok;

	if (str_ends(path, ".json"))
		answers_write_json(as, t->arena, &b);
	else
		answers_write_xml(as, &b);
	ok = io_write(t->arena, d, path, b.data, b.len, replace);
	buf_free(&b);
	return ok;
}

/* The questions whose answers are left out. */
void
tty_say_dropped(struct tty *t)
{
	struct vec dropped = { 0 };

	interview_answers(t->interview, t->arena, &dropped);
	if (dropped.n == 0)
		return;
	tty_line_fold(SAY(t, "These answers no longer matter and were left "
	    "out:"), 0);
	for (size_t i = 0; i < dropped.n; i++) {
		tty_line_put("  ");
		tty_line_fold(dropped.at[i], 4);
	}
}

bool
tty_save(struct tty *t, const char *path, bool replace)
{
	struct diags *d = diags_new(t->arena);

	if (*path == '\0') {
		tty_line_fold(SAY(t, "Type a name for the file after the "
		    "word, like: save answers.xml"), 0);
		return false;
	}
	if (!replace && io_exists(path)) {
		if (tty_yes_no(t, SAY(t, "There is a file of that name. "
		    "Replace it? (yes or no)")) != 1)
			return false;
		replace = true;
	}
	if (!write_answers(t, d, path, replace)) {
		tty_line_fold(SAY(t, "The file could not be written. Your "
		    "answers are not saved. Try another name."), 0);
		return false;
	}
	tty_line_fold(arena_printf(t->arena, "%s %s", SAY(t, "Saved in:"),
	    path), 0);
	tty_line_fold(SAY(t, "Anyone who can open this file can read your "
	    "answers."), 0);
	t->saved = true;
	return true;
}

/* To the file of the options, which may be there once it was written. */
void
tty_save_as_told(struct tty *t)
{
	if (t->options->save == NULL || t->saved)
		return;
	t->failed = !tty_save(t, t->options->save, t->options->replace ||
	    t->wrote);
	t->wrote = t->wrote || !t->failed;
}

/* A name typed for a file or folder; NULL at the end of input, or for none. */
static const char *
ask_name(struct tty *t, const char *question, const char *usual)
{
	const char *s, *rest;

	for (;;) {
		tty_line_fold(question, 0);
		tty_line_fold(arena_printf(t->arena, "%s %s", SAY(t,
		    "Press Enter for this name:"), usual), 0);
		s = tty_line_get("> ");
		if (s == NULL)
			return NULL;
		s = str_trim(t->arena, s);
		if (*s == '\0')
			return usual;
		switch (tty_word(s, &rest)) {
		case TTY_NONE:
			return tty_unquoted(t, s);
		case TTY_HELP:
			tty_line_fold(SAY(t, "It is made in the folder where "
			    "you are now. Type back if you want none."), 0);
			continue;
		default:
			return NULL;
		}
	}
}

/* Each line folded, and set off from what we say ourselves. */
static void
put_lines(struct tty *t, const char *s)
{
	while (*s != '\0') {
		size_t n = strcspn(s, "\n");

		tty_line_put("  ");
		tty_line_fold(arena_strndup(t->arena, s, n), 2);
		s += n + (s[n] == '\n');
	}
}

/* Ask for a folder, and make papers in it. */
static bool
make(struct tty *t, bool refused, const char *question, const char *usual)
{
	const struct tty_actions *act = t->actions;
	const char *folder = ask_name(t, question, usual);
	struct answers *as;
	struct buf said = { 0 };
	bool ok;

	if (folder == NULL)
		return false;
	as = interview_answers(t->interview, t->arena, NULL);
	buf_str(&said, "");
	ok = act->make(act->ctx, refused, as, folder, t->lang, &said);
	if (ok)
		tty_line_fold(arena_printf(t->arena, "%s %s", SAY(t,
		    "The papers are in this folder:"), folder), 0);
	else
		tty_line_fold(SAY(t, "The papers could not be made."), 0);
	put_lines(t, said.data);
	buf_free(&said);
	if (ok)
		tty_line_fold(SAY(t, "Anyone who can open this folder can read "
		    "them."), 0);
	return ok;
}

static void
draft(struct tty *t)
{
	if (make(t, false, SAY(t, "Name of a new folder for the papers?"),
	    SAY(t, "papers")))
		tty_line_fold(SAY(t, "Begin with checklist.pdf. It tells what "
		    "to do, step by step."), 0);
}

void
tty_sheet(struct tty *t)
{
	make(t, true, SAY(t, "Name of a new folder for the sheet?"), SAY(t,
	    "sheet"));
}

void
tty_quit(struct tty *t)
{
	int yes;

	t->done = true;
	if (t->saved || !interview_changed(t->interview))
		return;
	if (t->options->save != NULL) {
		yes = tty_yes_no(t, arena_printf(t->arena, "%s %s",
		    t->options->save, SAY(t, "- save your answers in this "
		    "file? (yes or no)")));
		if (yes != 1)
			return;
		/* When it fails, there are answers to save elsewhere. */
		tty_save_as_told(t);
		t->done = t->saved;
		return;
	}
	t->done = tty_yes_no(t, SAY(t, "Your answers are not saved. Leave and "
	    "lose them? (yes or no)")) != 0;
}

void
tty_finish(struct tty *t)
{
	const char *const lines[] = {
		SAY(t, "Make the papers now"),
		SAY(t, "Save my answers in a file"),
		SAY(t, "Look at my answers again"),
		SAY(t, "Leave"),
	};
	const char *name;
	bool edited = false;

	while (!t->done) {
		tty_line_put("\n");
		tty_line_fold(SAY(t, "What do you want to do now?"), 0);
		switch (tty_choose(t, lines, 4, NULL)) {
		case 1:
			draft(t);
			break;
		case 2:
			name = ask_name(t, SAY(t, "Name of the file?"),
			    "answers.xml");
			if (name != NULL)
				tty_save(t, name, false);
			break;
		case 3:
			t->review_from = 0;
			if (tty_review(t, &edited) && !edited)
				break;
			t->reviewed = false;
			return;
		default:
			tty_quit(t);
		}
	}
}
