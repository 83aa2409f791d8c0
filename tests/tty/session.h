/*
 * The program at a pseudo-terminal of 80 columns and 24 lines, in an empty
 * folder that is its home too: what it writes is waited for, keys are typed.
 */
#ifndef TESTS_TTY_SESSION_H
#define TESTS_TTY_SESSION_H

#include <dirent.h>
#include <poll.h>
#include <pty.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>
#include <utmp.h>

#define CLEARED	"\033[H\033[2J\033[3J"
#define WAIT_MS	30000

static char *movant;

struct session {
	pid_t		 pid;
	int		 master, slave;
	struct termios	 before;
	char		 folder[64];
	char		*seen;		/* everything written */
	size_t		 n, looked;	/* bytes; those that were passed */
};

static void
child(const struct session *s, const char *term, char *const argv[])
{
	setsid();
	login_tty(s->slave);
	if (chdir(s->folder) != 0)
		_exit(126);
	setenv("HOME", s->folder, 1);
	setenv("TERM", term, 1);
	unsetenv("LC_ALL");
	execv(movant, argv);
	_exit(127);
}

static void
start(struct session *s, const char *term, const char *lang)
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
		child(s, term, argv);
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

/*
 * Read on until it waits for a line: the last that is written is a prompt, and
 * the terminal gives each key through.  It does so only after the prompt is
 * written, and Ctrl-D before that is the end of the input to it, and no key.
 */
static void
settle(struct session *s)
{
	struct termios now;

	for (int ms = 0; ms < WAIT_MS; ms++) {
		bool at_prompt = s->n >= s->looked + 2 &&
		    strcmp(s->seen + s->n - 2, "> ") == 0;

		assert_int_equal(tcgetattr(s->slave, &now), 0);
		if (at_prompt && (now.c_lflag & ICANON) == 0)
			return;
		more(s, 1);
	}
	fail_msg("waited for a prompt, got: %s", s->seen + s->looked);
}

static void
type(struct session *s, const char *keys)
{
	assert_int_equal(write(s->master, keys, strlen(keys)),
	    (ssize_t)strlen(keys));
}

/* Type a line, and wait for what comes of it: it is behind looked. */
static void
turn(struct session *s, const char *line)
{
	s->looked = s->n;
	type(s, line);
	type(s, "\r");
	settle(s);
}

/* Was it said behind what was looked at? */
static bool
said(const struct session *s, const char *text)
{
	return strstr(s->seen + s->looked, text) != NULL;
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
enter(struct session *s, const char *term)
{
	start(s, term, "en");
	answer(s, "can see this screen?", "yes");
	expect(s, "Who are you in the order?");
	settle(s);
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

/* The end of a case: at once. */
static void
leave(struct session *s)
{
	type(s, "\030");
	ended(s, 0);
	is_cleared(s);
	over(s);
}

/* Answers that are not saved are asked about first. */
static void
lose(struct session *s)
{
	answer(s, "lose them?", "yes");
	answer(s, "Press Enter to clear the screen.", "");
	ended(s, 0);
	is_cleared(s);
	over(s);
}

#endif
