/* The interview from the safety screen to the end. */
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/limits.h"
#include "base/str.h"
#include "tty/tty_int.h"

/* ---- before the first question ---- */

/* False: the person leaves. */
static bool
choose_lang(struct tty *t)
{
	static const char *const lines[] = { "English", "Español" };
	size_t n;

	if (!t->options->choose_lang || !tty_line_live())
		return true;
	tty_line_put("Ctrl-X: leave at once / salir de inmediato\n\n");
	tty_line_put("Language / Idioma\n");
	n = tty_choose(t, lines, 2, "Type 1 or 2. / Escriba 1 o 2.");
	if (n == 0)
		return false;
	t->lang = n == 2 ? LANG_ES : LANG_EN;
	interview_speak(t->interview, t->lang);
	return true;
}

static void
say_safety(struct tty *t)
{
	const char *hotline = interview_hotline(t->interview);

	tty_line_put("\n");
	tty_line_fold(SAY(t, "This asks about a protection order. It is for "
	    "you alone."), 0);
	if (tty_line_live())
		tty_line_fold(SAY(t, "To leave at once, press Ctrl and X, or "
		    "Escape twice. The screen is cleared. Nothing is kept."),
		    0);
	tty_line_fold(SAY(t, "What you type is saved only when you ask for "
	    "it."), 0);
	tty_line_fold(SAY(t, "This cannot hide all signs. Someone who checks "
	    "this computer may see that you used it. One that no one else "
	    "uses is safer."), 0);
	tty_line_put("\n");
	tty_line_fold(SAY(t, "If you are in danger now, call 911."), 0);
	if (hotline != NULL)
		tty_line_fold(hotline, 0);
}

/* The safety screen.  False: the person rather stops here. */
static bool
alone(struct tty *t)
{
	say_safety(t);
	if (!tty_line_live())
		return true;
	tty_line_put("\n");
	if (tty_yes_no(t, SAY(t, "Are you where no one else can see this "
	    "screen? (yes or no)")) == 1)
		return true;
	return tty_yes_no(t, SAY(t, "It is safer to stop now and come back "
	    "when you are alone. Go on anyway? (yes or no)")) == 1;
}

static void
say_start(struct tty *t)
{
	tty_line_put("\n");
	tty_line_fold(SAY(t, "You get one question at a time. Type ? for help "
	    "with it. Have the order at hand."), 0);
	if (t->lang == LANG_ES)
		tty_line_fold(SAY(t, "The court papers are in English. If you "
		    "can, write your reasons in English, or ask someone you "
		    "trust to put them into English."), 0);
	tty_line_fold(SAY(t, "The order stays in force until a judge signs a "
	    "new one. This is general information, not legal advice."), 0);
	if (interview_refitted(t->interview) > 0)
		tty_line_fold(SAY(t, "Some answers in your file do not fit. "
		    "They are asked again."), 0);
}

/* ---- an answer ---- */

static bool
is_story(const struct interview_question *q)
{
	return q->kind == INTERVIEW_FIELD &&
	    q->field->type == FORM_TYPE_LONG_TEXT;
}

static void
say_too_long(struct tty *t)
{
	tty_line_fold(SAY(t, "That is too long. Please make it shorter."), 0);
}

/* From a file a story goes on where a line ends with a backslash. */
static void
goes_on(struct buf *b)
{
	while (b->len > 0 && b->data[b->len - 1] == '\\' &&
	    b->len <= LIMIT_ANSWER_BYTES) {
		const char *s = tty_line_story("> ");

		b->data[b->len - 1] = '\n';
		buf_str(b, s ? s : "");
	}
}

/*
 * The next line of a story that is typed; false at its end, which is a period
 * alone or a second empty line: one empty line parts two paragraphs.  A command
 * is one for later.
 */
static bool
typed_on(struct tty *t, struct buf *b)
{
	const char *s, *rest;
	bool parted = false;

	while ((s = tty_line_story("> ")) != NULL) {
		const char *bare = str_trim(t->arena, s);

		if (tty_line_dropped())
			say_too_long(t);
		else if (tty_word(bare, &rest) != TTY_NONE)
			tty_line_fold(SAY(t, "First end this answer: press "
			    "Enter on two empty lines. Then type that word "
			    "again."), 0);
		else if (str_eq(bare, ".") || (*bare == '\0' && parted))
			return false;
		else if (*bare != '\0')
			break;
		else {
			parted = true;
			tty_line_fold(SAY(t, "Done? Press Enter once more. Or "
			    "go on with a new paragraph."), 0);
		}
	}
	if (s == NULL)
		return false;
	buf_str(b, parted ? "\n\n" : "\n");
	buf_str(b, s);
	return b->len <= LIMIT_ANSWER_BYTES;
}

/* A long answer, of one line or more. */
static const char *
story(struct tty *t, const char *first)
{
	struct buf b = { 0 };
	const char *out;

	if (tty_line_live() && str_eq(first, "."))
		return "";
	buf_str(&b, first);
	if (tty_line_live())
		while (typed_on(t, &b))
			;
	else
		goes_on(&b);
	out = buf_copy(&b, t->arena);
	buf_free(&b);
	return out;
}

static void
take(struct tty *t, const struct interview_question *q, const char *typed)
{
	struct interview_reply r;

	if (is_story(q) && *typed != '\0')
		typed = story(t, typed);
	/* Of a file also a line that the story went on with. */
	if (tty_line_dropped()) {
		say_too_long(t);
		return;
	}
	r = interview_take(t->interview, tty_unquoted(t, typed));
	t->again = r.taken != INTERVIEW_TAKEN;
	t->saved = t->saved && t->again;
	if (r.say != NULL)
		tty_line_fold(r.say, 0);
}

/* The end of what is typed; at a terminal one key may have done it. */
static void
input_ended(struct tty *t)
{
	t->again = false;
	if (tty_line_live()) {
		tty_line_put("\n");
		tty_quit(t);
		return;
	}
	tty_save_as_told(t);
	if (!t->saved && interview_changed(t->interview))
		tty_line_fold(SAY(t, "The input ended here. Your answers are "
		    "not saved."), 0);
	t->done = true;
}

/* What is offered beside other filings when one is closed; false: not that. */
static bool
act_closed(struct tty *t, const struct interview_question *q,
    const char *typed)
{
	if (q->kind != INTERVIEW_REFUSED)
		return false;
	switch (tty_closed_action(t, q, typed)) {
	case TTY_CLOSED_SHEET:
		tty_sheet(t);
		return true;
	case TTY_CLOSED_LEAVE:
		tty_quit(t);
		return true;
	default:
		return false;
	}
}

static void
step(struct tty *t, const struct interview_question *q, const char *typed)
{
	const char *rest;
	bool edited;

	t->again = false;
	switch (tty_word(typed, &rest)) {
	case TTY_HELP:
		tty_say_help(t, q);
		break;
	case TTY_BACK:
		if (!interview_back(t->interview))
			tty_line_fold(SAY(t, "This is the first question."),
			    0);
		break;
	case TTY_SKIP:
		t->saved = false;
		if (!interview_skip(t->interview))
			tty_line_fold(SAY(t, "We need this one to go on."),
			    0);
		break;
	case TTY_REVIEW:
		t->review_from = 0;
		if (!tty_review(t, &edited))
			input_ended(t);
		break;
	case TTY_SAVE:
		tty_save(t, arena_strdup(t->arena, rest), false);
		break;
	case TTY_QUIT:
		tty_quit(t);
		break;
	case TTY_NONE:
		if (!act_closed(t, q, typed))
			take(t, q, typed);
		break;
	}
}

/* The last question has been answered: look, save, and what next. */
static void
at_end(struct tty *t)
{
	bool edited = false;

	if (!t->ended) {
		tty_line_put("\n");
		tty_line_fold(SAY(t, "That was the last question."), 0);
	}
	t->ended = true;
	tty_say_dropped(t);
	if (!t->reviewed && !tty_review(t, &edited)) {
		input_ended(t);
		return;
	}
	if (edited)
		return;
	t->reviewed = true;
	tty_save_as_told(t);
	tty_finish(t);
}

static void
ask(struct tty *t)
{
	while (!t->done) {
		const struct interview_question *q;
		const char *typed;

		tty_say_news(t);
		q = interview_next(t->interview);
		if (q->kind == INTERVIEW_DONE) {
			at_end(t);
			continue;
		}
		if (!t->again)
			tty_say_question(t, q);
		typed = is_story(q) ? tty_line_story("> ") :
		    tty_line_get("> ");
		if (typed != NULL)
			step(t, q, str_trim(t->arena, typed));
		else
			input_ended(t);
	}
}

/* The last words; what is on the screen stays until the person has read it. */
static void
wind_up(struct tty *t)
{
	if (!tty_line_live())
		return;
	tty_line_put("\n");
	tty_line_fold(SAY(t, "Press Enter to clear the screen."), 0);
	tty_line_get("> ");
	tty_line_clear();
}

bool
tty_run(struct arena *a, struct diags *d, struct interview *v,
    const struct tty_options *options, const struct tty_actions *actions)
{
	struct tty t = { .arena = a, .diags = d, .interview = v,
	    .options = options, .actions = actions,
	    .lang = interview_lang(v) };
	bool ok;

	tty_line_open();
	if (choose_lang(&t) && alone(&t)) {
		say_start(&t);
		ask(&t);
		wind_up(&t);
	} else {
		tty_line_clear();
	}
	ok = tty_line_ok();
	tty_line_close();
	if (!ok)
		diag_add(d, DIAG_WRITE_FAILED, (struct pos){ 0 }, NULL,
		    "cannot write to standard output");
	if (t.failed)
		diag_add(d, DIAG_WRITE_FAILED, (struct pos){ options->save, 0,
		    0 }, "save under another name", "the answers were not "
		    "saved");
	return ok && !t.failed;
}
