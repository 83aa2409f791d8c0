/* All answers, one part after another, so that each fits on a screen. */
#include <string.h>

#include "base/arena.h"
#include "base/str.h"
#include "tty/tty_int.h"

/* The nth line (from 1) that the text names, or 0. */
static size_t
line_number(const char *s, size_t most)
{
	size_t n = 0;

	for (; *s >= '0' && *s <= '9' && n <= most; s++)
		n = 10 * n + (size_t)(*s - '0');
	return *s == '\0' && n <= most ? n : 0;
}

static void
line(struct tty *t, const struct interview_line *l, size_t number)
{
	tty_line_fold(arena_printf(t->arena, "%zu. %s", number, l->text), 4);
	tty_line_put("    ");
	tty_line_fold(l->answer ? l->answer : l->needed ?
	    SAY(t, "(blank - the papers need it)") : SAY(t, "(blank)"), 4);
}

/* One part from line i on; the first line behind it. */
static size_t
part(struct tty *t, const struct interview_line *all, size_t n, size_t i)
{
	const char *section = all[i].section;

	tty_line_put("\n");
	tty_line_fold(arena_printf(t->arena, "== %s ==", section), 0);
	for (; i < n && str_eq(all[i].section, section); i++)
		line(t, &all[i], i + 1);
	return i;
}

bool
tty_review(struct tty *t, bool *edited)
{
	size_t n, i = 0, pick;
	const struct interview_line *all;
	const char *s;

	*edited = false;
	interview_next(t->interview);
	all = interview_review(t->interview, &n);
	while (i < n) {
		i = part(t, all, n, i);
		tty_line_put("\n");
		tty_line_fold(i < n ? SAY(t, "To change an answer, type its "
		    "number. Press Enter to see more, or type done.") :
		    SAY(t, "To change an answer, type its number. Press Enter "
		    "to go on."), 0);
		while ((s = tty_line_get("> ")) != NULL && *s != '\0' &&
		    !interview_same(s, "done") && !interview_same(s,
		    "listo")) {
			pick = line_number(s, n);
			if (pick > 0 && interview_edit(t->interview,
			    pick - 1)) {
				*edited = true;
				t->section = NULL;
				return true;
			}
			tty_line_fold(SAY(t, "Please type the number of one "
			    "of the answers."), 0);
		}
		if (s == NULL)
			return false;
		if (*s != '\0')
			break;
	}
	t->section = NULL;
	return true;
}
