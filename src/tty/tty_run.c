/* The interview from the safety screen to the end. */
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/limits.h"
#include "base/str.h"
#include "tty/tty_int.h"

/* ---- before the first question ---- */

static bool
choose_lang(struct tty *t)
{
	static const char *const lines[] = { "English", "Español" };
	size_t n;

	if (tty_line_live())
		tty_line_put("Ctrl-X: leave at once / salir de inmediato\n\n");
	tty_line_put("Language / Idioma\n");
	n = tty_choose(t, lines, 2);
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

/* False: the person rather stops here. */
static bool
alone(struct tty *t)
{
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

/* ---- commands ---- */

enum word { WORD_NONE, WORD_HELP, WORD_BACK, WORD_SKIP, WORD_REVIEW,
    WORD_SAVE, WORD_QUIT };

static enum word
word_of(const char *typed, const char **rest)
{
	static const struct { const char *word; enum word is; } words[] = {
		{ "help", WORD_HELP }, { "ayuda", WORD_HELP },
		{ "back", WORD_BACK }, { "atras", WORD_BACK },
		{ "skip", WORD_SKIP }, { "saltar", WORD_SKIP },
		{ "review", WORD_REVIEW }, { "revisar", WORD_REVIEW },
		{ "quit", WORD_QUIT }, { "salir", WORD_QUIT },
	};
	static const char *const saves[] = { "save", "guardar" };

	*rest = "";
	if (str_eq(typed, "?"))
		return WORD_HELP;
	if (typed[0] == '"')
		return WORD_NONE;
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (interview_same(typed, words[i].word))
			return words[i].is;
	for (size_t i = 0; i < 2; i++) {
		size_t n = strlen(saves[i]);

		if (strncmp(typed, saves[i], n) == 0 &&
		    (typed[n] == ' ' || typed[n] == '\0')) {
			*rest = typed + n + strspn(typed + n, " ");
			return WORD_SAVE;
		}
	}
	return WORD_NONE;
}

/* A command in quotes is an answer. */
static const char *
unquoted(struct tty *t, const char *typed)
{
	size_t n = strlen(typed);
	const char *rest, *inner;

	if (n < 3 || typed[0] != '"' || typed[n - 1] != '"')
		return typed;
	inner = arena_strndup(t->arena, typed + 1, n - 2);
	return word_of(inner, &rest) != WORD_NONE ? inner : typed;
}

static void
quit(struct tty *t)
{
	if (!interview_changed(t->interview) || t->saved) {
		t->done = true;
		return;
	}
	if (t->options->save != NULL) {
		int yes = tty_yes_no(t, arena_printf(t->arena, "%s %s",
		    t->options->save, SAY(t, "- save your answers in this "
		    "file? (yes or no)")));

		if (yes == 1)
			t->failed = !tty_save(t, t->options->save,
			    t->options->replace);
		t->done = true;
		return;
	}
	if (tty_yes_no(t, SAY(t, "Your answers are not saved. Leave and lose "
	    "them? (yes or no)")) != 0)
		t->done = true;
}

/* ---- an answer ---- */

static bool
is_story(const struct interview_question *q)
{
	return q->kind == INTERVIEW_FIELD &&
	    q->field->type == FORM_TYPE_LONG_TEXT;
}

/*
 * The lines of a long answer.  At a terminal they go on to an empty one, so
 * that several can be pasted; from a file each is whole, unless it ends with a
 * backslash.
 */
static const char *
story(struct tty *t, const char *first)
{
	struct buf b = { 0 };
	const char *s = first, *out;

	while (s != NULL) {
		size_t n = strlen(s);
		bool more = n > 0 && s[n - 1] == '\\';

		if (b.len > 0)
			buf_char(&b, '\n');
		buf_add(&b, s, more ? n - 1 : n);
		if ((!more && !tty_line_live()) || b.len > LIMIT_ANSWER_BYTES)
			break;
		s = tty_line_get("> ");
		if (s != NULL && *s == '\0')
			break;
	}
	out = buf_copy(&b, t->arena);
	buf_free(&b);
	return out;
}

static void
take(struct tty *t, const struct interview_question *q, const char *typed)
{
	struct interview_reply r;

	if (tty_line_dropped()) {
		tty_line_fold(SAY(t, "That is too long. Please make it "
		    "shorter."), 0);
		return;
	}
	if (is_story(q) && *typed != '\0')
		typed = story(t, typed);
	r = interview_take(t->interview, unquoted(t, typed));
	t->again = r.taken != INTERVIEW_TAKEN;
	t->saved = t->saved && t->again;
	if (r.say != NULL)
		tty_line_fold(r.say, 0);
}

static void
step(struct tty *t, const struct interview_question *q, const char *typed)
{
	const char *rest;
	bool edited;

	t->again = false;
	switch (word_of(typed, &rest)) {
	case WORD_HELP:
		tty_say_help(t, q);
		t->again = true;
		break;
	case WORD_BACK:
		if (!interview_back(t->interview))
			tty_line_fold(SAY(t, "This is the first question."),
			    0);
		break;
	case WORD_SKIP:
		t->saved = false;
		if (!interview_skip(t->interview))
			tty_line_fold(SAY(t, "We need this one to go on."),
			    0);
		break;
	case WORD_REVIEW:
		if (!tty_review(t, &edited))
			t->done = true;
		break;
	case WORD_SAVE:
		tty_save(t, arena_strdup(t->arena, rest), false);
		break;
	case WORD_QUIT:
		quit(t);
		break;
	case WORD_NONE:
		take(t, q, typed);
		break;
	}
}

/* The last question has been answered: look, save, and what next. */
static void
at_end(struct tty *t)
{
	bool edited = false;

	tty_line_put("\n");
	tty_line_fold(SAY(t, "That was the last question."), 0);
	tty_say_dropped(t);
	if (!t->reviewed && !tty_review(t, &edited)) {
		t->done = true;
		return;
	}
	t->reviewed = true;
	if (edited)
		return;
	if (t->options->save != NULL && !t->saved)
		t->failed = !tty_save(t, t->options->save,
		    t->options->replace || t->wrote);
	t->wrote = t->wrote || (t->saved && t->options->save != NULL);
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
		typed = tty_line_get("> ");
		if (typed == NULL)
			break;
		step(t, q, str_trim(t->arena, typed));
	}
}

/* The end of input is the end: what was to be saved is. */
static void
wind_up(struct tty *t)
{
	if (!tty_line_live() && t->options->save != NULL && !t->saved &&
	    !t->failed && !t->done)
		t->failed = !tty_save(t, t->options->save,
		    t->options->replace || t->wrote);
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
	if (!options->choose_lang || !tty_line_live() || choose_lang(&t)) {
		say_safety(&t);
		if (alone(&t)) {
			say_start(&t);
			ask(&t);
			wind_up(&t);
		} else {
			tty_line_clear();
		}
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
