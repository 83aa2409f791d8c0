/*
 * The terminal itself.  libedit is opened without history and without its
 * start-up file.  A signal handler may only do what is safe in one: it writes
 * the sequence that clears the screen, gives the terminal back, and ends.
 */
#include <errno.h>
#include <histedit.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <termios.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "tty/tty_int.h"

/* Home, clear the screen, clear what was scrolled off it. */
static const char cleared[] = "\033[H\033[2J\033[3J";

static struct {
	EditLine	*edit;		/* NULL: plain lines */
	struct termios	 before;	/* the terminal as it was found */
	struct buf	 line;
	const char	*prompt;
	bool		 live, dropped, failed;
} tty;

static volatile sig_atomic_t resized;

static void
leave(int sig)
{
	ssize_t n = write(STDOUT_FILENO, cleared, sizeof(cleared) - 1);

	(void)n;
	tcsetattr(STDIN_FILENO, TCSAFLUSH, &tty.before);
	_exit(sig == 0 ? 0 : 128 + sig);
}

static void
note_size(int sig)
{
	resized = sig;
}

static unsigned char
leave_key(EditLine *e, int key)
{
	(void)e;
	(void)key;
	leave(0);
	return CC_EOF;
}

static char *
prompt(EditLine *e)
{
	static char text[64];

	(void)e;
	snprintf(text, sizeof(text), "%s", tty.prompt);
	return text;
}

static void
catch(int sig, void (*fn)(int))
{
	struct sigaction act = { .sa_handler = fn };

	sigfillset(&act.sa_mask);
	sigaction(sig, &act, NULL);
}

bool
tty_line_open(void)
{
	static const int ends[] = { SIGHUP, SIGINT, SIGQUIT, SIGTERM,
	    SIGTSTP };
	const struct rlimit none = { 0, 0 };

	/* What was typed must not land in a core file. */
	setrlimit(RLIMIT_CORE, &none);
	memset(&tty, 0, sizeof(tty));
	tty.live = isatty(STDIN_FILENO) && isatty(STDOUT_FILENO) &&
	    tcgetattr(STDIN_FILENO, &tty.before) == 0;
	if (!tty.live)
		return true;
	for (size_t i = 0; i < sizeof(ends) / sizeof(ends[0]); i++)
		catch(ends[i], leave);
	catch(SIGWINCH, note_size);
	tty.edit = el_init("movant", stdin, stdout, stderr);
	if (tty.edit == NULL)
		return true;	/* still a terminal: plain lines, signals */
	el_set(tty.edit, EL_EDITOR, "emacs");
	el_set(tty.edit, EL_SIGNAL, 0);
	el_set(tty.edit, EL_PROMPT, prompt);
	/* The narrow call never gives its copies of the two names back. */
	el_wset(tty.edit, EL_ADDFN, L"movant-leave", L"leave at once",
	    leave_key);
	el_set(tty.edit, EL_BIND, "^X", "movant-leave", NULL);
	el_set(tty.edit, EL_BIND, "^[^[", "movant-leave", NULL);
	/* Keys that would leave half a screen, or another program's habits. */
	el_set(tty.edit, EL_BIND, "^I", "ed-insert", NULL);
	return true;
}

void
tty_line_close(void)
{
	if (tty.edit != NULL)
		el_end(tty.edit);
	tty.edit = NULL;
	buf_free(&tty.line);
	if (tty.live)
		tcsetattr(STDIN_FILENO, TCSADRAIN, &tty.before);
	tty.live = false;
}

bool
tty_line_live(void)
{
	return tty.live;
}

bool
tty_line_dropped(void)
{
	return tty.dropped;
}

/* ---- in ---- */

static const char *
get_edited(void)
{
	int n;
	const char *s;

	if (resized) {
		resized = 0;
		el_resize(tty.edit);
	}
	s = el_gets(tty.edit, &n);
	if (s == NULL || n <= 0)
		return NULL;
	buf_add(&tty.line, s, (size_t)n);
	return tty.line.data;
}

static const char *
get_plain(void)
{
	int c;

	buf_str(&tty.line, "");
	while ((c = getc(stdin)) != EOF && c != '\n') {
		if (tty.line.len >= LIMIT_ANSWER_BYTES)
			tty.dropped = true;
		else
			/* A NUL would hide what comes after it. */
			buf_char(&tty.line, c == '\0' ? '\1' : (char)c);
	}
	return c == EOF && tty.line.len == 0 ? NULL : tty.line.data;
}

const char *
tty_line_get(const char *what)
{
	const char *s;

	buf_clear(&tty.line);
	tty.dropped = false;
	tty.prompt = what;
	fflush(stdout);
	if (tty.edit == NULL)
		tty_line_put(what);
	fflush(stdout);
	s = tty.edit ? get_edited() : get_plain();
	while (s != NULL && tty.line.len > 0 &&
	    strchr("\r\n", tty.line.data[tty.line.len - 1]) != NULL)
		tty.line.data[--tty.line.len] = '\0';
	if (!tty.live)
		tty_line_put("\n");
	if (tty.dropped)
		buf_clear(&tty.line);
	return s == NULL ? NULL : tty.dropped ? "" : tty.line.data;
}

/* ---- out ---- */

void
tty_line_put(const char *s)
{
	size_t n = strlen(s);

	if (fwrite(s, 1, n, stdout) != n)
		tty.failed = true;
}

static void
put_blanks(size_t n)
{
	while (n-- > 0)
		tty_line_put(" ");
}

/* Bytes of the longest piece of a word that fits. */
static size_t
piece(const char *s, size_t bytes, size_t room)
{
	size_t n = 0;

	while (n < bytes) {
		const char *next = s + n;
		struct buf b = { 0 };
		size_t columns;

		utf8_next(&next);
		buf_add(&b, s, (size_t)(next - s));
		columns = utf8_columns(b.data);
		buf_free(&b);
		if (columns > room)
			break;
		n = (size_t)(next - s);
	}
	return n > 0 ? n : bytes;
}

static size_t
columns_of(const char *s, size_t n)
{
	struct buf b = { 0 };
	size_t columns;

	buf_add(&b, s, n);
	columns = utf8_columns(b.data);
	buf_free(&b);
	return columns;
}

/* One word; *at is the column, from 0. */
static void
put_word(const char *s, size_t n, size_t *at, size_t indent, bool first)
{
	size_t w = columns_of(s, n);

	if (!first && *at + 1 + w > TTY_COLUMNS) {
		tty_line_put("\n");
		put_blanks(indent);
		*at = indent;
	} else if (!first) {
		tty_line_put(" ");
		++*at;
	}
	while (n > 0) {
		size_t k = *at + w > TTY_COLUMNS ? piece(s, n,
		    TTY_COLUMNS - *at) : n;

		if (fwrite(s, 1, k, stdout) != k)
			tty.failed = true;
		*at += columns_of(s, k);
		s += k;
		n -= k;
		if (n > 0) {
			tty_line_put("\n");
			put_blanks(indent);
			*at = indent;
			w = columns_of(s, n);
		}
	}
}

void
tty_line_fold(const char *text, size_t indent)
{
	size_t at = indent;
	bool first = true;

	while (*text != '\0') {
		size_t n = strcspn(text, " \t\r\n");

		if (n > 0) {
			put_word(text, n, &at, indent, first);
			first = false;
		}
		text += n;
		if (*text == '\n') {
			tty_line_put("\n");
			put_blanks(indent);
			at = indent;
			first = true;
		}
		if (*text != '\0')
			text++;
	}
	tty_line_put("\n");
}

void
tty_line_clear(void)
{
	if (tty.live)
		tty_line_put(cleared);
	fflush(stdout);
}

bool
tty_line_ok(void)
{
	return fflush(stdout) == 0 && !tty.failed && !ferror(stdin);
}
