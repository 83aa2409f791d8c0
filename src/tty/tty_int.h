/* What the files of tty/ share with one another and with nobody else. */
#ifndef TTY_TTY_INT_H
#define TTY_TTY_INT_H

#include "base/lang.h"
#include "tty/tty.h"

/* ---- tty_line.c: lines in, lines out ---- */

#define TTY_COLUMNS	79	/* one less than a terminal has */

/* Begin and end; live when both ends are a terminal. */
bool	 tty_line_open(void);
void	 tty_line_close(void);
bool	 tty_line_live(void);
/*
 * The next line without its end, until the next call; NULL at the end of input.
 * Does not return when the person leaves at once.
 */
const char *tty_line_get(const char *prompt);
/* A line was too long to be taken whole: it was dropped. */
bool	 tty_line_dropped(void);
/* Text as it is. */
void	 tty_line_put(const char *);
/* Text folded at blanks to the width, lines after the first indented. */
void	 tty_line_fold(const char *text, size_t indent);
/* An empty screen, and nothing to scroll back to; only when live. */
void	 tty_line_clear(void);
/* Everything written; false when output failed. */
bool	 tty_line_ok(void);

/* ---- tty_say.c: questions as lines ---- */

struct tty {
	struct arena	*arena;
	struct diags	*diags;
	struct interview *interview;
	const struct tty_options *options;
	const struct tty_actions *actions;
	enum lang	 lang;
	char		*section;	/* heading that was shown last */
	bool		 saved;		/* nothing has changed since */
	bool		 failed;	/* the options' file was not written */
	bool		 wrote;		/* it was, and may be replaced */
	bool		 again;		/* the question is not repeated */
	bool		 reviewed;	/* all answers were shown once */
	bool		 done;
};

#define SAY(t, english)	lang_say((t)->lang, english)

void	 tty_say_question(struct tty *, const struct interview_question *);
void	 tty_say_help(struct tty *, const struct interview_question *);
void	 tty_say_news(struct tty *);
/* A choice of lines by number; 0 at the end of input. */
size_t	 tty_choose(struct tty *, const char *const *lines, size_t n);
/* Yes 1, no 0, -1 at the end of input. */
int	 tty_yes_no(struct tty *, const char *question);

/* ---- tty_review.c ---- */

/* Show all answers; false at the end of input.  *edited: a question is open. */
bool	 tty_review(struct tty *, bool *edited);

/* ---- tty_save.c ---- */

/* Write the answers; what is wrong is told.  ask: before replacing a file. */
bool	 tty_save(struct tty *, const char *path, bool replace);
/* Answers that no longer matter, by their questions. */
void	 tty_say_dropped(struct tty *);
/* At the end: save, and draft. */
void	 tty_finish(struct tty *);

#endif
