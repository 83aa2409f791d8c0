/*
 * The interview at a pseudo-terminal of 80 columns and 24 lines:
 *
 *	tty_test MOVANT
 *
 * Each case is a process of its own in an empty folder, which is its home too;
 * what it wrote, how it ended, how it left the terminal and what it left in the
 * folder are looked at.
 */
#include <dirent.h>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>
#include <utmp.h>

#include "base/utf8.h"

#define CLEARED	"\033[H\033[2J\033[3J"
#define WAIT_MS	30000

static char *movant;

struct session {
	pid_t		 pid;
	int		 master, slave;
	struct termios	 before;
	char		 folder[64];
	char		*seen;		/* everything written */
	size_t		 n, looked;	/* bytes; those that expect passed */
	int		 status;
};

static void
child(const struct session *s, char *const argv[])
{
	setsid();
	login_tty(s->slave);
	if (chdir(s->folder) != 0)
		_exit(126);
	setenv("HOME", s->folder, 1);
	setenv("TERM", "xterm", 1);
	unsetenv("LC_ALL");
	execv(movant, argv);
	_exit(127);
}

static void
start(struct session *s, const char *lang)
{
	struct winsize size = { .ws_row = 24, .ws_col = 80 };
	const char *args[] = { movant, "interview", "--today", "2026-11-21",
	    lang ? "--language" : NULL, lang, NULL };
	char *argv[sizeof(args) / sizeof(args[0])];

	memcpy(argv, args, sizeof(args));
	memset(s, 0, sizeof(*s));
	strcpy(s->folder, "/tmp/movant-tty-XXXXXX");
	assert_non_null(mkdtemp(s->folder));
	assert_int_equal(openpty(&s->master, &s->slave, NULL, NULL, &size), 0);
	assert_int_equal(tcgetattr(s->slave, &s->before), 0);
	s->seen = calloc(1, 1);
	s->pid = fork();
	if (s->pid == 0)
		child(s, argv);
}

/* Read what is there; false when nothing came in the time. */
static bool
more(struct session *s, int ms)
{
	struct pollfd p = { .fd = s->master, .events = POLLIN };
	char part[4096];
	ssize_t n;

	if (poll(&p, 1, ms) <= 0)
		return false;
	n = read(s->master, part, sizeof(part));
	if (n <= 0)
		return false;
	s->seen = realloc(s->seen, s->n + (size_t)n + 1);
	memcpy(s->seen + s->n, part, (size_t)n);
	s->n += (size_t)n;
	s->seen[s->n] = '\0';
	return true;
}

/* Wait for a text behind what was waited for before. */
static void
expect(struct session *s, const char *text)
{
	const char *at;

	while ((at = strstr(s->seen + s->looked, text)) == NULL)
		if (!more(s, WAIT_MS))
			fail_msg("waited for '%s', got: %s", text,
			    s->seen + s->looked);
	s->looked = (size_t)(at - s->seen) + strlen(text);
}

/* Read on until it waits for a line. */
static void
settle(struct session *s)
{
	while (more(s, s->n > s->looked && s->seen[s->n - 1] == ' ' &&
	    s->seen[s->n - 2] == '>' ? 30 : 3000))
		;
}

static void
type(struct session *s, const char *keys)
{
	assert_int_equal(write(s->master, keys, strlen(keys)),
	    (ssize_t)strlen(keys));
}

static void
answer(struct session *s, const char *question, const char *keys)
{
	expect(s, question);
	expect(s, "> ");
	type(s, keys);
	type(s, "\r");
}

/* To the first question. */
static void
enter(struct session *s)
{
	start(s, "en");
	answer(s, "can see this screen?", "yes");
	expect(s, "Who are you in the order?");
	expect(s, "> ");
}

static size_t
files_in(const char *folder)
{
	DIR *d = opendir(folder);
	size_t n = 0;

	assert_non_null(d);
	while (readdir(d) != NULL)
		n++;
	closedir(d);
	return n - 2;
}

/* It ended so, and left the terminal as it was and the folder empty. */
static void
ended(struct session *s, int status)
{
	struct termios after;
	int st = 0;

	while (waitpid(s->pid, &st, WNOHANG) == 0)
		more(s, 5);
	while (more(s, 5))
		;
	assert_true(WIFEXITED(st));
	assert_int_equal(WEXITSTATUS(st), status);
	assert_int_equal(tcgetattr(s->slave, &after), 0);
	assert_int_equal(after.c_lflag, s->before.c_lflag);
	assert_int_equal(after.c_iflag, s->before.c_iflag);
	assert_int_equal(after.c_oflag, s->before.c_oflag);
	assert_int_equal(files_in(s->folder), 0);
}

static void
over(struct session *s)
{
	rmdir(s->folder);
	close(s->master);
	close(s->slave);
	free(s->seen);
}

/* Nothing but line ends may stand behind the last clearing. */
static void
is_cleared(const struct session *s)
{
	const char *last = NULL;

	for (const char *p = s->seen; (p = strstr(p, CLEARED)) != NULL; p++)
		last = p;
	assert_non_null(last);
	last += strlen(CLEARED);
	assert_int_equal(strspn(last, "\r\n"), strlen(last));
}

/* ---- cases ---- */

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

		enter(&s);
		type(&s, "Half-typed Na");
		expect(&s, "Half-typed Na");
		type(&s, rows[i].key);
		ended(&s, rows[i].status);
		is_cleared(&s);
		over(&s);
	}
}

/* Also on the very first screen, before any question. */
static void
leaves_from_the_first_screen(void **state)
{
	struct session s;

	(void)state;
	start(&s, NULL);
	expect(&s, "Ctrl-X: leave at once / salir de inmediato");
	expect(&s, "> ");
	type(&s, "\030");
	ended(&s, 0);
	is_cleared(&s);
	over(&s);
}

static void
signals_that_end(void **state)
{
	static const int rows[] = { SIGHUP, SIGTERM, SIGINT, SIGTSTP };

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct session s;

		enter(&s);
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
	enter(&s);
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
	answer(&s, "lose them?", "yes");
	answer(&s, "Press Enter to clear the screen.", "");
	ended(&s, 0);
	is_cleared(&s);
	over(&s);
}

/* Letters of more than one byte are one letter to the editor. */
static void
letters_beyond_ascii(void **state)
{
	struct session s;

	(void)state;
	start(&s, "es");
	answer(&s, "ver esta pantalla?", "s\303\255");
	answer(&s, "en la orden?", "protegida\025" "La persona protegid\303\241"
	    "\177" "a");
	expect(&s, "propia voluntad?");
	type(&s, "\030");
	ended(&s, 0);
	is_cleared(&s);
	over(&s);
}

static void
not_alone(void **state)
{
	struct session s;

	(void)state;
	start(&s, "en");
	answer(&s, "can see this screen?", "no");
	answer(&s, "Go on anyway?", "no");
	ended(&s, 0);
	is_cleared(&s);
	over(&s);
}

/* On to the first question that takes a story. */
static void
enter_story(struct session *s)
{
	enter(s);
	type(s, "restrained\rcontest\rwa\rtemporary\r");
	for (int i = 0; i < 40; i++) {
		expect(s, "Question ");
		settle(s);
		if (strstr(s->seen + s->looked, "not what the law calls abuse")
		    && strstr(s->seen + s->looked, "more than one line"))
			break;
		type(s, strstr(s->seen + s->looked, "calls abuse?") ?
		    "yes\r" : "skip\r");
	}
	s->looked = s->n;
}

/* Look at the answers on to the one that begins so; s waits behind it. */
static void
review_to(struct session *s, const char *begin)
{
	answer(s, "too weak", "review");
	for (int i = 0; i < 6; i++) {
		settle(s);
		if (strstr(s->seen + s->looked, begin) != NULL)
			break;
		type(s, "\r");
	}
	expect(s, begin);
}

/* A command in a story is not taken for a part of it. */
static void
several_lines_are_one_answer(void **state)
{
	struct session s;

	(void)state;
	enter_story(&s);
	type(&s, "First line.\rback\r");
	expect(&s, "First press Enter on an empty line.");
	type(&s, "Second line.\r\r");
	review_to(&s, "    First line.\r\n    Second line.\r\n");
	type(&s, "\030");
	ended(&s, 0);
	over(&s);
}

/* Empty lines in what is pasted do not answer the questions behind. */
static void
paste_is_one_answer(void **state)
{
	struct session s;

	(void)state;
	enter_story(&s);
	type(&s, "\033[200~First\tline.\r\rquit\r\001Third.\r\r"
	    "\033[201~");
	expect(&s, "> Third.");
	settle(&s);
	assert_null(strstr(s.seen + s.looked, "Question"));
	type(&s, "\r");
	review_to(&s, "    First line.\r\n    \r\n    quit\r\n    Third.\r\n");
	type(&s, "\030");
	ended(&s, 0);
	is_cleared(&s);
	over(&s);
}

/* Of one line what is pasted is one line, and Enter is still to be pressed. */
static void
pasted_lines_are_one_line(void **state)
{
	struct session s;

	(void)state;
	enter(&s);
	type(&s, "\033[200~the\nprotected\rperson\r\033[201~");
	expect(&s, "the protected person");
	assert_false(more(&s, 200));
	type(&s, "\r");
	expect(&s, "own free choice?");
	type(&s, "\033\033");
	ended(&s, 0);
	over(&s);
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
	enter(&s);
	type(&s, "prot");
	expect(&s, "prot");
	for (unsigned short columns = 79; columns > 39; columns -= 10)
		pull(&s, columns);
	type(&s, "ected\r");
	expect(&s, "protected");
	expect(&s, "own free choice?");
	type(&s, "\030");
	ended(&s, 0);
	over(&s);
}

/* Ctrl-D may be pressed by mistake: what was answered is not lost for it. */
static void
end_of_input_is_asked_about(void **state)
{
	struct session s;

	(void)state;
	enter(&s);
	type(&s, "protected\r");
	expect(&s, "own free choice?");
	expect(&s, "2. No");
	/* The prompt is there before the terminal gives Ctrl-D through. */
	settle(&s);
	type(&s, "\004");
	answer(&s, "lose them?", "no");
	expect(&s, "own free choice?");
	expect(&s, "2. No");
	settle(&s);
	type(&s, "\004");
	answer(&s, "lose them?", "yes");
	answer(&s, "Press Enter to clear the screen.", "");
	ended(&s, 0);
	is_cleared(&s);
	over(&s);
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

	(void)state;
	for (int i = 0; i < 2; i++) {
		struct session s;
		int asked = 0;

		start(&s, langs[i]);
		expect(&s, "> ");
		type(&s, "s\rprotected\rs\rno\rmodify\rwa\rfinal\r");
		while (asked < 80) {
			settle(&s);
			if (strstr(s.seen + s.looked, "1. Make the papers") ||
			    strstr(s.seen + s.looked, "1. Hacer los"))
				break;
			s.looked = s.n;
			type(&s, strstr(s.seen, "last question") ||
			    strstr(s.seen, "ltima pregunta.") ? "done\r" :
			    "?\rskip\r");
			asked++;
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
		cmocka_unit_test(paste_is_one_answer),
		cmocka_unit_test(pasted_lines_are_one_line),
		cmocka_unit_test(window_of_another_size),
		cmocka_unit_test(end_of_input_is_asked_about),
		cmocka_unit_test(no_line_is_too_long),
	};

	if (argc != 2 || (movant = realpath(argv[1], NULL)) == NULL)
		return 2;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
