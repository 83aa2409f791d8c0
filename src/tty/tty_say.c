/* Questions, help and news as plain lines. */
#include <string.h>

#include "base/arena.h"
#include "base/str.h"
#include "base/utf8.h"
#include "tty/tty_int.h"

#define ITEM_SHOWN	60	/* letters of an item of a list */

static void
blank_line(void)
{
	tty_line_put("\n");
}

static void
fold(const char *text)
{
	tty_line_fold(text, 0);
}

static void
choice(struct tty *t, size_t number, const char *label)
{
	tty_line_fold(arena_printf(t->arena, "%zu. %s", number, label), 3);
}

static void
choices(struct tty *t, const struct interview_question *q)
{
	for (size_t i = 0; i < q->nchoices; i++)
		choice(t, i + 1, q->choices[i].label);
}

/* Of a filing that is not open, beside others. */
static const char *const closed_actions[] = {
	[TTY_CLOSED_SHEET] = /* said: */ "Make a sheet that says why not, and "
	    "what to do",
	[TTY_CLOSED_LEAVE] = /* said: */ "Leave",
};

enum tty_closed
tty_closed_action(struct tty *t, const struct interview_question *q,
    const char *typed)
{
	size_t n = interview_number(typed, q->nchoices + TTY_CLOSED_ACTIONS);
	size_t i;

	for (i = 0; i < TTY_CLOSED_ACTIONS; i++)
		if (n == q->nchoices + i + 1 || interview_same(typed, SAY(t,
		    closed_actions[i])))
			break;
	return (enum tty_closed)i;
}

/* Where the person is: a heading when it is a new one, and how far. */
static void
where(struct tty *t, const struct interview_question *q)
{
	if (!str_eq(t->section, q->section)) {
		t->section = arena_strdup(t->arena, q->section);
		fold(arena_printf(t->arena, "== %s ==", q->section));
	}
	if (q->item > 0)
		fold(arena_printf(t->arena, "%s: %zu", form_text_in(
		    &q->list->label, t->lang), q->item));
	else if (q->about > 0)
		fold(arena_printf(t->arena, "%s %zu %s %zu",
		    SAY(t, "Question"), q->number, SAY(t, "of about"),
		    q->about));
	else
		fold(arena_printf(t->arena, "%s %zu", SAY(t, "Question"),
		    q->number));
}

/* What is typed here, and how it may be left blank. */
static void
how(struct tty *t, const struct interview_question *q)
{
	bool texts = q->field->type == FORM_TYPE_LONG_TEXT;

	/* A story in English is no example for one in Spanish. */
	if (q->example != NULL && (t->lang == LANG_EN || !texts))
		fold(arena_printf(t->arena, "%s %s", SAY(t, "For example:"),
		    q->field->type != FORM_TYPE_DATE ? q->example :
		    SAY(t, "3/6/2026, or 2026-03-06")));
	if (texts && tty_line_live())
		fold(SAY(t, "You can write more than one line. Leave one line "
		    "empty for a new paragraph. When you are done, press "
		    "Enter on two empty lines, or type just a period (.) and "
		    "press Enter."));
	if (q->confirm != NULL) {
		fold(q->confirm);
	} else if (q->answer != NULL) {
		fold(arena_printf(t->arena, "%s %s", SAY(t,
		    "Your answer now:"), q->answer));
		fold(SAY(t, "Press Enter to keep it."));
	} else if (!q->needed && !q->must) {
		fold(SAY(t, "You can leave this blank: press Enter."));
	}
}

/* An item by its number, on one line: its first words are enough to know it. */
static void
item_line(struct tty *t, size_t number, const char *item)
{
	const char *s = item;
	size_t n = 0;

	while (*s != '\0' && *s != '\n' && n++ < ITEM_SHOWN)
		utf8_next(&s);
	tty_line_fold(arena_printf(t->arena, "%zu. %s%s", number,
	    arena_strndup(t->arena, item, (size_t)(s - item)),
	    *s == '\0' ? "" : " ..."), 3);
}

static void
say_list(struct tty *t, const struct interview_question *q)
{
	if (q->help != NULL)
		fold(q->help);
	if (q->items == 0) {
		fold(SAY(t, "Is there one to add? (yes or no)"));
		return;
	}
	fold(SAY(t, "On the list now:"));
	for (size_t i = 0; i < q->items; i++)
		item_line(t, i + 1, q->lines[i]);
	fold(SAY(t, "Is there one more to add? (yes or no)"));
	fold(SAY(t, "You can also type: edit 1, or remove 1."));
}

void
tty_say_question(struct tty *t, const struct interview_question *q)
{
	blank_line();
	if (q->kind == INTERVIEW_REFUSED) {
		fold(q->text);
		choices(t, q);
		for (size_t i = 0; i < TTY_CLOSED_ACTIONS; i++)
			choice(t, q->nchoices + i + 1, SAY(t,
			    closed_actions[i]));
		fold(SAY(t, "Type a number. Type back to change your last "
		    "answer, or quit to leave."));
		return;
	}
	where(t, q);
	blank_line();
	fold(q->text);
	if (q->kind == INTERVIEW_LIST) {
		say_list(t, q);
		return;
	}
	choices(t, q);
	how(t, q);
}

static void
command_line(struct tty *t, const char *word, const char *what)
{
	tty_line_fold(arena_printf(t->arena, "%s: %s", word, what), 4);
}

static void
commands(struct tty *t, const struct interview_question *q)
{
	bool es = t->lang == LANG_ES;

	fold(SAY(t, "You can also type:"));
	command_line(t, es ? "atras" : "back",
	    SAY(t, "go to the question before"));
	if (!q->must && q->kind == INTERVIEW_FIELD)
		command_line(t, es ? "saltar" : "skip",
		    SAY(t, "leave this one blank"));
	command_line(t, es ? "revisar" : "review",
	    SAY(t, "look at your answers and change them"));
	command_line(t, es ? "guardar ARCHIVO" : "save FILE",
	    SAY(t, "save your answers in a file, to go on later"));
	command_line(t, es ? "salir" : "quit", SAY(t, "leave"));
	fold(SAY(t, "To give one of these words as your answer, put it in "
	    "quotes: \"back\""));
	if (tty_line_live())
		fold(SAY(t, "To leave at once, press Ctrl and X, or Escape "
		    "twice. The screen is cleared. Nothing is kept."));
}

void
tty_say_help(struct tty *t, const struct interview_question *q)
{
	blank_line();
	if (q->help != NULL && q->kind == INTERVIEW_FIELD)
		fold(q->help);
	commands(t, q);
}

/* ---- what the rules say ---- */

static void
notice(struct tty *t, const struct interview_notice *n)
{
	static const char *const leads[] = {
		[INTERVIEW_NOT_OPEN] = /* said: */ "Why not",
		[INTERVIEW_CAUTION] = /* said: */ "Take care",
		[INTERVIEW_ASK_CLERK] = /* said: */ "Confirm with the clerk",
		[INTERVIEW_CHOICE] = /* said: */ "Another choice",
	};

	fold(arena_printf(t->arena, "%s: %s", lang_say(t->lang,
	    leads[n->weight]), n->because));
	if (n->instead != NULL)
		fold(arena_printf(t->arena, "%s %s", SAY(t, "What to do:"),
		    n->instead));
}

void
tty_say_news(struct tty *t)
{
	const struct vec *again = interview_reopened(t->interview);
	const struct interview_notice *all;
	bool closed = false;
	size_t n;

	for (size_t i = 0; i < again->n; i++) {
		blank_line();
		fold(SAY(t, "This does not fit with an answer that you gave "
		    "before. Please give that one again:"));
		fold(again->at[i]);
	}
	all = interview_notices(t->interview, &n);
	for (size_t i = 0; i < n; i++) {
		blank_line();
		if (all[i].weight == INTERVIEW_NOT_OPEN && !closed)
			fold(SAY(t, "You cannot file this now."));
		closed = closed || all[i].weight == INTERVIEW_NOT_OPEN;
		notice(t, &all[i]);
	}
}

/* ---- small questions of our own ---- */

int
tty_yes_no(struct tty *t, const char *question)
{
	const char *s;

	fold(question);
	while ((s = tty_line_get("> ")) != NULL) {
		int yes = interview_says_yes(s);

		if (yes >= 0)
			return yes;
		fold(SAY(t, "Please answer yes or no."));
	}
	return -1;
}

size_t
tty_choose(struct tty *t, const char *const *lines, size_t n,
    const char *wrong)
{
	const char *s;

	for (size_t i = 0; i < n; i++)
		choice(t, i + 1, lines[i]);
	if (wrong == NULL)
		wrong = arena_printf(t->arena, "%s %zu.", SAY(t, "Please type "
		    "a number from 1 to"), n);
	while ((s = tty_line_get("> ")) != NULL) {
		if (interview_number(s, n) > 0)
			return interview_number(s, n);
		for (size_t i = 0; i < n; i++)
			if (interview_same(s, lines[i]))
				return i + 1;
		fold(wrong);
	}
	return 0;
}
