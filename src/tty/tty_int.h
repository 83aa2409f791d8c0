/* What the files of tty/ share with one another and with nobody else. */
#ifndef TTY_TTY_INT_H
#define TTY_TTY_INT_H

#include "base/lang.h"
#include "tty/tty.h"

/* ---- tty_line.c: lines in, lines out ---- */

struct tty;

#define TTY_COLUMNS	79	/* one less than a terminal has */

/* Begin and end; live when both ends are a terminal. */
void	 tty_line_open(void);
void	 tty_line_close(void);
bool	 tty_line_live(void);
/*
 * The next line without its end, until the next call; NULL at the end of input.
 * Does not return when the person leaves at once.
 */
const char *tty_line_get(const char *prompt);
/* The same; what is pasted may have several lines, empty ones among them. */
const char *tty_line_story(const char *prompt);
/* A line was too long to be taken whole: it was dropped. */
bool	 tty_line_dropped(void);
/* Text as it is. */
void	 tty_line_put(const char *);
/* Text folded at blanks to the width, lines after the first indented. */
void	 tty_line_fold(const char *text, size_t indent);
/* At the end: an empty screen, nothing to scroll back to; only when live. */
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
	bool		 ended;		/* it was told that nothing is left */
	bool		 reviewed;	/* all answers were shown once */
	size_t		 review_from;	/* the line to go on at */
	bool		 done;
};

#define SAY(t, english)	lang_say((t)->lang, english)

void	 tty_say_question(struct tty *, const struct interview_question *);
void	 tty_say_help(struct tty *, const struct interview_question *);
void	 tty_say_news(struct tty *);
/*
 * A choice of lines by number; 0 at the end of input.  wrong is said of all
 * else; NULL: the usual.
 */
size_t	 tty_choose(struct tty *, const char *const *lines, size_t n,
	    const char *wrong);
/* What can be done beside the filings that are offered for a closed one. */
enum tty_closed { TTY_CLOSED_SHEET, TTY_CLOSED_LEAVE, TTY_CLOSED_ACTIONS };
/* The action that was typed; TTY_CLOSED_ACTIONS: none. */
enum tty_closed tty_closed_action(struct tty *,
	    const struct interview_question *, const char *typed);
/* Yes 1, no 0, -1 at the end of input. */
int	 tty_yes_no(struct tty *, const char *question);

/* ---- tty_word.c ---- */

/* What is typed is a command, and not an answer. */
enum tty_word { TTY_NONE, TTY_HELP, TTY_BACK, TTY_SKIP, TTY_REVIEW, TTY_SAVE,
    TTY_QUIT };

/* The command, and of save the file behind it. */
enum tty_word tty_word(const char *typed, const char **rest);
/* The answer: a command in quotes without them. */
const char *tty_unquoted(struct tty *, const char *typed);

/* ---- tty_review.c ---- */

/*
 * Show all answers, from the line on at which an edit left the last review;
 * false at the end of input.  *edited: a question is open.
 */
bool	 tty_review(struct tty *, bool *edited);

/* ---- tty_save.c ---- */

/* Write the answers; what is wrong is told.  ask: before replacing a file. */
bool	 tty_save(struct tty *, const char *path, bool replace);
/* To the file of the options, if there is one and something has changed. */
void	 tty_save_as_told(struct tty *);
/* Answers that no longer matter, by their questions. */
void	 tty_say_dropped(struct tty *);
/* At the end: save, and draft. */
void	 tty_finish(struct tty *);
/* The sheet of a filing that is not open. */
void	 tty_sheet(struct tty *);
/* Leave, if answers that are not saved are or may be lost: sets done. */
void	 tty_quit(struct tty *);

#endif
