/*
 * The terminal itself.  libedit is opened without history and without its
 * start-up file.  A signal handler may only do what is safe in one: it writes
 * the sequence that clears the screen, gives the terminal back, and ends.
 */
#include <errno.h>
#include <histedit.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <termios.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/limits.h"
#include "base/str.h"
#include "base/utf8.h"
#include "tty/tty_int.h"

/* Home, clear the screen, clear what was scrolled off it. */
static const char cleared[] = "\033[H\033[2J\033[3J";

/* Ask the terminal to mark what is pasted, and the mark behind that. */
static const char paste_on[] = "\033[?2004h", paste_off[] = "\033[?2004l";
#define PASTE_ENDS	"\033[201~"
/* Where it does not, what follows a line sooner than a hand can type it. */
#define PASTE_MS	20

static struct {
	EditLine	*edit;		/* NULL: plain lines */
	struct termios	 before;	/* the terminal as it was found */
	struct buf	 line;
	struct buf	 ahead;		/* pasted lines behind the first */
	const char	*prompt;
	bool		 many;		/* more than one line is an answer */
	bool		 live, marks, dropped, failed;
} tty;

static volatile sig_atomic_t resized;

static void
leave(int sig)
{
	ssize_t n = 0;

	if (tty.marks)
		n = write(STDOUT_FILENO, paste_off, sizeof(paste_off) - 1);
	n = write(STDOUT_FILENO, cleared, sizeof(cleared) - 1);
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

/* ---- letters ---- */

/* Bytes of a letter by its first one; 0: none begins so. */
static size_t
letter_bytes(unsigned char c)
{
	return c < 0x80 ? 1 : c < 0xc2 ? 0 : c < 0xe0 ? 2 : c < 0xf0 ? 3 :
	    c < 0xf5 ? 4 : 0;
}

/*
 * The next letter for libedit, whose own reader takes a window that is pulled
 * to another size for the end of input.  What is no letter is passed over.
 */
static int
get_letter(EditLine *e, wchar_t *out)
{
	char bytes[5] = "";
	const char *s = bytes;
	size_t n = 0, bad;

	for (;;) {
		ssize_t got = read(STDIN_FILENO, bytes + n, 1);

		if (got < 0 && errno == EINTR)
			continue;
		if (got <= 0)
			return (int)got;
		/* A byte that cannot go on begins anew. */
		if (n > 0 && ((unsigned char)bytes[n] & 0xc0) != 0x80) {
			bytes[0] = bytes[n];
			n = 0;
		}
		if (++n < letter_bytes((unsigned char)bytes[0]))
			continue;
		bytes[n] = '\0';
		if (bytes[0] == '\0' || utf8_valid(bytes, n, &bad))
			break;
		n = 0;
	}
	if (resized) {
		/* What was written is broken anew by the terminal itself. */
		resized = 0;
		el_resize(e);
		tty_line_put("\r\n");
		fflush(stdout);
		el_set(e, EL_REFRESH);
	}
	*out = (wchar_t)utf8_next(&s);
	return 1;
}

/* ---- paste ---- */

/* Everything up to the mark behind it; too much of it is dropped. */
static void
read_paste(EditLine *e, struct buf *b)
{
	const size_t end = sizeof(PASTE_ENDS) - 1;
	wchar_t c;

	buf_str(b, "");
	while (el_wgetc(e, &c) == 1) {
		if (b->len > LIMIT_ANSWER_BYTES + end) {
			tty.dropped = true;
			memmove(b->data, b->data + b->len - end, end + 1);
			b->len = end;
		}
		buf_utf8(b, (uint32_t)c);
		if (b->len >= end && memcmp(b->data + b->len - end,
		    PASTE_ENDS, end) == 0) {
			b->len -= end;
			b->data[b->len] = '\0';
			return;
		}
	}
}

/* Lines end as here or become blanks, and no key is pressed by it. */
static void
tame(struct buf *b)
{
	char *o = b->data;

	for (const char *s = b->data; *s != '\0'; s++) {
		if (*s == '\r' && s[1] == '\n')
			continue;
		if (*s == '\r' || *s == '\n')
			*o++ = tty.many ? '\n' : ' ';
		else if (*s == '\t')
			*o++ = ' ';
		else if ((unsigned char)*s >= ' ' && *s != '\177')
			*o++ = *s;
	}
	while (o > b->data && strchr(" \n", o[-1]) != NULL)
		o--;
	*o = '\0';
	b->len = (size_t)(o - b->data);
}

/*
 * What is pasted is one piece: a line in it does not answer the next question,
 * and an empty one does not end a story.
 */
static unsigned char
paste(EditLine *e, int key)
{
	struct buf b = { 0 };
	char *more;

	(void)key;
	read_paste(e, &b);
	tame(&b);
	more = strchr(b.data, '\n');
	if (more != NULL)
		*more++ = '\0';
	el_insertstr(e, b.data);
	if (more != NULL) {
		buf_str(&tty.ahead, more);
		el_push(e, "\n");
	}
	buf_free(&b);
	return CC_REFRESH;
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

static void
open_edit(void)
{
	const char *kind = getenv("TERM");

	tty.edit = el_init("movant", stdin, stdout, stderr);
	if (tty.edit == NULL)
		return;		/* still a terminal: plain lines, signals */
	catch(SIGWINCH, note_size);
	el_set(tty.edit, EL_EDITOR, "emacs");
	el_set(tty.edit, EL_SIGNAL, 0);
	el_set(tty.edit, EL_PROMPT, prompt);
	el_set(tty.edit, EL_GETCFN, get_letter);
	/* The narrow call never gives its copies of the two names back. */
	el_wset(tty.edit, EL_ADDFN, L"movant-leave", L"leave at once",
	    leave_key);
	el_wset(tty.edit, EL_ADDFN, L"movant-paste", L"take what is pasted",
	    paste);
	el_set(tty.edit, EL_BIND, "^X", "movant-leave", NULL);
	el_set(tty.edit, EL_BIND, "^[^[", "movant-leave", NULL);
	el_set(tty.edit, EL_BIND, "^[[200~", "movant-paste", NULL);
	/* Keys that would leave half a screen, or another program's habits. */
	el_set(tty.edit, EL_BIND, "^I", "ed-insert", NULL);
	tty.marks = kind != NULL && !str_eq(kind, "") &&
	    !str_eq(kind, "dumb");
	if (tty.marks)
		tty_line_put(paste_on);
}

void
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
		return;
	for (size_t i = 0; i < sizeof(ends) / sizeof(ends[0]); i++)
		catch(ends[i], leave);
	open_edit();
}

static void
unmark(void)
{
	if (tty.marks)
		tty_line_put(paste_off);
	tty.marks = false;
}

void
tty_line_close(void)
{
	if (tty.edit != NULL)
		el_end(tty.edit);
	tty.edit = NULL;
	unmark();
	fflush(stdout);
	buf_free(&tty.line);
	buf_free(&tty.ahead);
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

/* The pasted lines behind the first, shown as if they had been typed. */
static void
add_pasted(void)
{
	const char *s = tty.ahead.data;

	buf_str(&tty.line, s);
	while (*s != '\0') {
		size_t n = strcspn(s, "\n");

		tty_line_put(tty.prompt);
		if (fwrite(s, 1, n, stdout) != n)
			tty.failed = true;
		tty_line_put("\n");
		s += n + (s[n] == '\n');
	}
	buf_clear(&tty.ahead);
}

/* A terminal that marks nothing: what is here already was pasted with it. */
static bool
more_pasted(void)
{
	struct pollfd in = { STDIN_FILENO, POLLIN, 0 };

	return !tty.marks && poll(&in, 1, PASTE_MS) > 0;
}

static const char *
get_edited(void)
{
	int n;
	const char *s;
	size_t lines = 0;

	if (resized) {
		resized = 0;
		el_resize(tty.edit);
	}
	do {
		s = el_gets(tty.edit, &n);
		if (s == NULL || n <= 0)
			break;
		if (tty.line.len > LIMIT_ANSWER_BYTES) {
			tty.dropped = true;
			buf_clear(&tty.line);
		}
		buf_add(&tty.line, s, (size_t)n);
		lines++;
	} while (more_pasted());
	if (lines == 0)
		return NULL;
	if (lines > 1)
		tame(&tty.line);
	if (tty.ahead.len > 0)
		add_pasted();
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

static const char *
get(const char *what)
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

const char *
tty_line_get(const char *what)
{
	tty.many = false;
	return get(what);
}

const char *
tty_line_story(const char *what)
{
	tty.many = true;
	return get(what);
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

/* Bytes of the longest piece of a word that fits. */
static size_t
piece(const char *s, size_t bytes, size_t room)
{
	size_t n = 0;

	while (n < bytes) {
		const char *next = s + n;

		utf8_next(&next);
		if (columns_of(s, (size_t)(next - s)) > room)
			break;
		n = (size_t)(next - s);
	}
	return n > 0 ? n : bytes;
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
	unmark();
	if (tty.live)
		tty_line_put(cleared);
	fflush(stdout);
}

bool
tty_line_ok(void)
{
	return fflush(stdout) == 0 && !tty.failed && !ferror(stdin);
}
