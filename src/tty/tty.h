/*
 * The interview at a terminal, one question at a time in plain lines: it reads
 * well on 80 columns, over a slow line and with a screen reader.  This
 * directory is the only door to the terminal and to libedit.
 *
 * When input and output are both a terminal, lines are edited with libedit and
 * one key (Ctrl-X, or Escape twice) leaves at once: the screen and what was
 * scrolled off it are cleared, the terminal is as it was, nothing is saved.
 * Ctrl-C, Ctrl-Z and the signals that end a program do the same: a program that
 * is only stopped would keep the answers for whoever types fg.  What is pasted
 * is one piece; lines that come at once are, where the terminal does not mark
 * it.  Otherwise lines are read as they come: answers and commands, one a line.
 *
 * What is typed is kept in memory only: no history, no log, no temporary file.
 */
#ifndef TTY_TTY_H
#define TTY_TTY_H

#include <stdbool.h>

#include "interview/interview.h"

struct arena;
struct buf;
struct diags;

/* What the terminal asks of the command line. */
struct tty_actions {
	/*
	 * Make the papers of the filing in a folder that is not there yet; of
	 * one that is refused the sheet: why not, and what to do instead.  What
	 * was made, or went wrong, is added to said for people.
	 */
	bool		(*make)(void *ctx, bool refused, const struct answers *,
			    const char *folder, enum lang, struct buf *said);
	void		*ctx;
};

struct tty_options {
	const char	*save;		/* file to save to at the end, or NULL */
	bool		 replace;	/* it may be there already */
	bool		 choose_lang;	/* ask for the language first */
};

/*
 * Hold the interview to its end.  False and diagnostics when the answers could
 * not be saved where the options say, or input cannot be read.
 */
bool	 tty_run(struct arena *, struct diags *, struct interview *,
	    const struct tty_options *, const struct tty_actions *);

#endif
