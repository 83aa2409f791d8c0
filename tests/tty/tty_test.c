/*
 * The interview at a pseudo-terminal of 80 columns and 24 lines:
 *
 *	tty_test MOVANT
 *
 * Each case is a process of its own in an empty folder, which is its home too;
 * what it wrote, how it ended, how it left the terminal and what it left in the
 * folder are looked at.
 */
#include "session.h"

#include <sys/ioctl.h>

#include "base/utf8.h"

static void
keys_that_leave(void **state)
{
	static const struct { const char *key; int status; } rows[] = {
		{ "\030", 0 },			/* Ctrl-X */
		{ "\033\033", 0 },		/* Escape twice */
		{ "\003", 128 + SIGINT },	/* Ctrl-C */
		{ "\032", 128 + SIGTSTP },	/* Ctrl-Z */
		{ "\034", 128 + SIGQUIT },	/* Ctrl-backslash */
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct session s;

		enter(&s, "xterm");
		type(&s, "Half-typed Na");
		expect(&s, "Half-typed Na");
		type(&s, rows[i].key);
		ended(&s, rows[i].status);
		is_cleared(&s);
		over(&s);
	}
}

/* Also on the very first screen, before any question, and by Ctrl-D. */
static void
leaves_from_the_first_screen(void **state)
{
	struct session s;

	(void)state;
	for (const char *key = "\030\004"; *key != '\0'; key++) {
		char typed[] = { *key, '\0' };

		start(&s, "xterm", NULL);
		expect(&s, "Ctrl-X: leave at once / salir de inmediato");
		settle(&s);
		type(&s, typed);
		ended(&s, 0);
		is_cleared(&s);
		over(&s);
	}
}

static void
signals_that_end(void **state)
{
	static const int rows[] = { SIGHUP, SIGTERM, SIGINT, SIGTSTP };

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct session s;

		enter(&s, "xterm");
		type(&s, "protected\r");
		expect(&s, "own free choice?");
		expect(&s, "> ");
		type(&s, "half");
		expect(&s, "half");
		kill(s.pid, rows[i]);
		ended(&s, 128 + rows[i]);
		is_cleared(&s);
		over(&s);
	}
}

static void
lines_are_edited(void **state)
{
	struct session s;

	(void)state;
	enter(&s, "xterm");
	/* A letter too many, one too few put in with the arrow key. */
	type(&s, "proteted");
	type(&s, "\033[D\033[D\033[D" "c" "\005" "x" "\177" "\r");
	expect(&s, "own free choice?");
	expect(&s, "> ");
	/* A line wiped and typed anew; no history to go up to. */
	type(&s, "wrong\025" "\033[A" "yes\r");
	expect(&s, "pushed, scared or threatened");
	expect(&s, "> ");
	type(&s, "quit\r");
	lose(&s);
}

/* Letters of more than one byte are one letter to the editor. */
static void
letters_beyond_ascii(void **state)
{
	struct session s;

	(void)state;
	start(&s, "xterm", "es");
	answer(&s, "ver esta pantalla?", "s\303\255");
	answer(&s, "en la orden?", "protegida\025" "La persona protegid\303\241"
	    "\177" "a");
	expect(&s, "propia voluntad?");
	leave(&s);
}

static void
not_alone(void **state)
{
	struct session s;

	(void)state;
	start(&s, "xterm", "en");
	answer(&s, "can see this screen?", "no");
	answer(&s, "Go on anyway?", "no");
	ended(&s, 0);
	is_cleared(&s);
	over(&s);
}

/* On to the first question that takes a story. */
static void
enter_story(struct session *s, const char *term)
{
	static const char *const first[] = { "restrained", "contest", "wa",
	    "temporary" };

	enter(s, term);
	for (size_t i = 0; i < sizeof(first) / sizeof(first[0]); i++)
		turn(s, first[i]);
	for (int i = 0; i < 40; i++) {
		if (said(s, "not what the law calls abuse") &&
		    said(s, "more than one line"))
			break;
		turn(s, said(s, "calls abuse?") ? "yes" : "skip");
	}
	s->looked = s->n;
}

/* Look at the answers on to the one that begins so; s waits behind it. */
static void
review_to(struct session *s, const char *begin)
{
	expect(s, "too weak");
	settle(s);
	turn(s, "review");
	for (int i = 0; i < 6 && !said(s, begin); i++)
		turn(s, "");
	expect(s, begin);
}

/*
 * A command in a story is not taken for a part of it; one empty line is, two
 * are the end.
 */
static void
several_lines_are_one_answer(void **state)
{
	struct session s;

	(void)state;
	enter_story(&s, "xterm");
	turn(&s, "First line.");
	turn(&s, "back");
	assert_true(said(&s, "First end this answer:"));
	turn(&s, "Second line.");
	turn(&s, "  ");
	assert_true(said(&s, "Done? Press Enter once more."));
	turn(&s, "Third line.");
	turn(&s, "");
	type(&s, "\r");
	review_to(&s, "    First line.\r\n    Second line.\r\n    \r\n"
	    "    Third line.\r\n");
	leave(&s);
}

/* For who cannot see that a line is empty. */
static void
a_period_ends_a_story(void **state)
{
	struct session s;

	(void)state;
	enter_story(&s, "xterm");
	/* Of nothing told it is as Enter is. */
	turn(&s, ".");
	assert_true(said(&s, "The papers need this one."));
	turn(&s, "First line.");
	type(&s, " . \r");
	review_to(&s, "    First line.\r\n");
	assert_int_not_equal(s.seen[s.looked], '.');
	/* Commands are for the questions, and that is told. */
	turn(&s, "quit");
	assert_true(said(&s, "Type done first."));
	turn(&s, "done");
	assert_true(said(&s, "too weak"));
	leave(&s);
}

/* Empty lines in what is pasted do not answer the questions behind. */
static void
paste_is_one_answer(void **state)
{
	struct session s;

	(void)state;
	enter_story(&s, "xterm");
	type(&s, "\033[200~First\tline.\r\rquit\r\001Third.\r\r"
	    "\033[201~");
	expect(&s, "> Third.");
	settle(&s);
	assert_false(said(&s, "Question"));
	turn(&s, "");
	type(&s, "\r");
	review_to(&s, "    First line.\r\n    \r\n    quit\r\n    Third.\r\n");
	leave(&s);
}

/* Of one line what is pasted is one line, and Enter is still to be pressed. */
static void
pasted_lines_are_one_line(void **state)
{
	struct session s;

	(void)state;
	enter(&s, "xterm");
	type(&s, "\033[200~the\nprotected\rperson\r\033[201~");
	expect(&s, "the protected person");
	assert_false(more(&s, 200));
	type(&s, "\r");
	expect(&s, "own free choice?");
	type(&s, "\033\033");
	ended(&s, 0);
	over(&s);
}

/* A terminal that marks nothing: what comes all at once is one piece too. */
static void
paste_without_marks(void **state)
{
	struct session s;
	size_t from;

	(void)state;
	enter(&s, "dumb");
	from = s.n;
	type(&s, "the\rprotected\rperson\r\r");
	expect(&s, "own free choice?");
	assert_null(strstr(s.seen + from, "Please"));
	leave(&s);

	enter_story(&s, "dumb");
	type(&s, "First line.\r\r\rquit");
	expect(&s, "> quit");
	turn(&s, "");
	assert_false(said(&s, "Question"));
	turn(&s, "");
	type(&s, "\r");
	review_to(&s, "    First line.\r\n    \r\n    \r\n    quit\r\n");
	leave(&s);
}

static void
pull(const struct session *s, unsigned short columns)
{
	struct winsize size = { .ws_row = 24, .ws_col = columns };

	assert_int_equal(ioctl(s->master, TIOCSWINSZ, &size), 0);
	kill(s->pid, SIGWINCH);
	usleep(20000);
}

/* The window is pulled to other sizes while a line is typed. */
static void
window_of_another_size(void **state)
{
	struct session s;

	(void)state;
	enter(&s, "xterm");
	type(&s, "prot");
	expect(&s, "prot");
	for (unsigned short columns = 79; columns > 39; columns -= 10)
		pull(&s, columns);
	type(&s, "ected\r");
	expect(&s, "protected");
	expect(&s, "own free choice?");
	leave(&s);
}

/* Ctrl-D may be pressed by mistake: what was answered is not lost for it. */
static void
end_of_input_is_asked_about(void **state)
{
	struct session s;

	(void)state;
	enter(&s, "xterm");
	type(&s, "protected\r");
	expect(&s, "own free choice?");
	settle(&s);
	type(&s, "\004");
	answer(&s, "lose them?", "no");
	expect(&s, "own free choice?");
	settle(&s);
	type(&s, "\004");
	lose(&s);
}

/* Escape sequences taken away, carriage returns too. */
static void
plain(char *s)
{
	char *o = s;

	while (*s != '\0') {
		if (*s == '\033') {
			s += s[1] == '[' ? 2 : 1;
			while (*s != '\0' && (*s < '@' || *s > '~'))
				s++;
			s += *s != '\0';
		} else if (*s == '\r') {
			s++;
		} else {
			*o++ = *s++;
		}
	}
	*o = '\0';
}

static void
fits_80_columns(struct session *s)
{
	size_t bad;

	assert_true(utf8_valid(s->seen, s->n, &bad));
	plain(s->seen);
	for (char *line = strtok(s->seen, "\n"); line != NULL;
	    line = strtok(NULL, "\n"))
		if (utf8_columns(line) > 80)
			fail_msg("%zu columns: %s", utf8_columns(line), line);
}

/* Every question with its help, in both languages. */
static void
no_line_is_too_long(void **state)
{
	static const char *const langs[] = { "en", "es" };
	static const char *const first[] = { "s", "protected", "s", "no",
	    "modify", "wa", "final" };

	(void)state;
	for (int i = 0; i < 2; i++) {
		struct session s;
		bool review = false;
		int asked = 0;

		start(&s, "xterm", langs[i]);
		expect(&s, "> ");
		for (size_t k = 0; k < sizeof(first) / sizeof(first[0]); k++)
			turn(&s, first[k]);
		for (; asked < 80 && !said(&s, "1. Make the papers") &&
		    !said(&s, "1. Hacer los"); asked++) {
			review = review || said(&s, "last question") ||
			    said(&s, "ltima pregunta.");
			if (!review)
				turn(&s, "?");
			turn(&s, review ? "done" : "skip");
		}
		assert_in_range(asked, 20, 79);
		type(&s, "\030");
		ended(&s, 0);
		fits_80_columns(&s);
		over(&s);
	}
}

int
main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(keys_that_leave),
		cmocka_unit_test(leaves_from_the_first_screen),
		cmocka_unit_test(signals_that_end),
		cmocka_unit_test(lines_are_edited),
		cmocka_unit_test(letters_beyond_ascii),
		cmocka_unit_test(not_alone),
		cmocka_unit_test(several_lines_are_one_answer),
		cmocka_unit_test(a_period_ends_a_story),
		cmocka_unit_test(paste_is_one_answer),
		cmocka_unit_test(pasted_lines_are_one_line),
		cmocka_unit_test(paste_without_marks),
		cmocka_unit_test(window_of_another_size),
		cmocka_unit_test(end_of_input_is_asked_about),
		cmocka_unit_test(no_line_is_too_long),
	};

	if (argc != 2 || (movant = realpath(argv[1], NULL)) == NULL)
		return 2;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
