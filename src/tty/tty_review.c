/* All answers, a part or a screen of it at a time. */
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/str.h"
#include "base/utf8.h"
#include "tty/tty_int.h"

#define SCREEN	20	/* lines of a terminal that the answers may fill */
#define SHOWN	4	/* lines of one answer; the rest is told by its number */

/* Lines that a text fills, folded. */
static size_t
lines_of(const char *s)
{
	size_t n = 0;

	while (*s != '\0') {
		size_t len = strcspn(s, "\n");

		n += len / (TTY_COLUMNS - 8) + 1;
		s += len + (s[len] == '\n');
	}
	return n;
}

/* An answer that would fill the screen is shown by its first lines. */
static const char *
shortened(struct tty *t, const char *answer)
{
	const char *s = answer;
	size_t n = 0, columns = SHOWN * (TTY_COLUMNS - 8);
	struct buf b = { 0 };
	const char *out;

	while (*s != '\0' && n < SHOWN && (size_t)(s - answer) < columns) {
		n += *s == '\n';
		utf8_next(&s);
	}
	if (*s == '\0')
		return answer;
	while (s > answer && strchr(" \n", s[-1]) != NULL)
		s--;
	buf_add(&b, answer, (size_t)(s - answer));
	buf_printf(&b, " ...\n%s", SAY(t, "(there is more)"));
	out = buf_copy(&b, t->arena);
	buf_free(&b);
	return out;
}

/* A question and its answer; the lines they fill. */
static size_t
line(struct tty *t, const struct interview_line *l, size_t number)
{
	const char *question = arena_printf(t->arena, "%zu. %s", number,
	    l->text);
	const char *answer = l->answer ? shortened(t, l->answer) :
	    l->needed ? SAY(t, "(blank - the papers need it)") :
	    SAY(t, "(blank)");

	tty_line_fold(question, 4);
	tty_line_put("    ");
	tty_line_fold(answer, 4);
	return lines_of(question) + lines_of(answer);
}

/* One part from line i on, or a screen of it; the first line behind it. */
static size_t
part(struct tty *t, const struct interview_line *all, size_t n, size_t i)
{
	const char *section = all[i].section;
	size_t used = 0;

	tty_line_put("\n");
	tty_line_fold(arena_printf(t->arena, "== %s ==", section), 0);
	for (; i < n && str_eq(all[i].section, section) && (used < SCREEN -
	    SHOWN || !tty_line_live()); i++)
		used += line(t, &all[i], i + 1);
	return i;
}

enum picked { PICKED_NONE, PICKED_ONE, PICKED_END };

/* What is typed below a part. */
static enum picked
pick(struct tty *t, size_t n, bool more, bool *done)
{
	const char *s, *rest;
	enum tty_word word;

	tty_line_put("\n");
	tty_line_fold(more ? SAY(t, "To change an answer, type its number. "
	    "Press Enter to see more, or type done.") :
	    SAY(t, "To change an answer, type its number. Press Enter to go "
	    "on."), 0);
	while ((s = tty_line_get("> ")) != NULL) {
		size_t number = interview_number(s, n);

		*done = interview_same(s, "done") || interview_same(s,
		    "listo");
		if (*done || *s == '\0')
			return PICKED_NONE;
		if (number > 0 && interview_edit(t->interview, number - 1))
			return PICKED_ONE;
		word = tty_word(s, &rest);
		tty_line_fold(word == TTY_NONE || word == TTY_SKIP ?
		    SAY(t, "Please type the number of one of the answers.") :
		    SAY(t, "Type done first. Then you can leave or save."), 0);
	}
	return PICKED_END;
}

bool
tty_review(struct tty *t, bool *edited)
{
	size_t n, i = t->review_from;
	const struct interview_line *all;
	bool done = false;

	*edited = false;
	t->section = NULL;
	interview_next(t->interview);
	all = interview_review(t->interview, &n);
	for (t->review_from = 0; i < n && !done; ) {
		size_t from = i;

		i = part(t, all, n, i);
		switch (pick(t, n, i < n, &done)) {
		case PICKED_ONE:
			*edited = true;
			t->review_from = from;
			return true;
		case PICKED_END:
			return false;
		case PICKED_NONE:
			break;
		}
	}
	return true;
}
