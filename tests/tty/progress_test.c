/*
 * The bar that movant batch shows to who sits before it:
 *
 *	progress_test MOVANT ANSWERS.json
 *
 * A hundred and fifty clients at a pseudo-terminal, one of them wrong; all
 * that was written is then read as a terminal would.
 */
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
#include <unistd.h>

#define ROWS	150
#define WRONG	60
#define WIPE	"\r\033[K"

static char *movant;
static char answers[1 << 16];	/* on one line, without their first brace */
static char seen[1 << 20];
static char folder[] = "/tmp/movant-bar-XXXXXX";

static bool
read_answers(const char *path)
{
	FILE *f = fopen(path, "r");
	size_t n = f ? fread(answers, 1, sizeof(answers) - 1, f) : 0;

	if (f != NULL)
		fclose(f);
	for (size_t i = 0; i < n; i++)
		if (answers[i] == '\n')
			answers[i] = ' ';
	return n > 0 && n < sizeof(answers) - 1 && answers[0] == '{';
}

static void
write_clients(void)
{
	FILE *f;

	assert_non_null(mkdtemp(folder));
	assert_int_equal(chdir(folder), 0);
	f = fopen("clients.jsonl", "w");
	assert_non_null(f);
	for (int i = 1; i <= ROWS; i++)
		fprintf(f, i == WRONG ? "{\"id\": \"c%d\", \"filing\": \"?\"}\n" :
		    "{\"id\": \"c%d\", %s\n", i, answers + 1);
	assert_int_equal(fclose(f), 0);
}

/* Its exit status; what it wrote is in seen. */
static int
run(const char *term, const char *out)
{
	struct winsize size = { .ws_row = 24, .ws_col = 80 };
	size_t n = 0;
	ssize_t got;
	int fd, status = 0;
	pid_t pid = forkpty(&fd, NULL, NULL, &size);

	assert_true(pid >= 0);
	if (pid == 0) {
		setenv("TERM", term, 1);
		execl(movant, movant, "batch", "clients.jsonl", "-o", out,
		    "--jobs", "1", "--today", "2026-11-21", (char *)NULL);
		_exit(127);
	}
	/* A terminal that nobody is at says EIO. */
	while ((got = read(fd, seen + n, sizeof(seen) - 1 - n)) > 0)
		n += (size_t)got;
	close(fd);
	seen[n] = '\0';
	assert_int_equal(waitpid(pid, &status, 0), pid);
	assert_true(WIFEXITED(status));
	return WEXITSTATUS(status);
}

/* One bar: "[####....] 40 of 150 rows, 1 failed, 60 a second, 0:02 left". */
static unsigned
check_bar(const char *bar)
{
	size_t n = strcspn(bar, "\r\n"), full = strspn(bar + 1, "#");
	size_t empty = strspn(bar + 1 + full, ".");
	unsigned done = 0, rows = 0;

	assert_in_range(n, 30, 79);
	assert_int_equal(full + empty, 20);
	assert_int_equal(sscanf(bar + 21, "] %u of %u rows, ", &done, &rows),
	    2);
	assert_int_equal(rows, ROWS);
	assert_int_equal(full, done * 20 / ROWS);
	assert_non_null(strstr(bar, " a second, "));
	assert_true(done == 0 || strncmp(bar + n - 5, " left", 5) == 0);
	return done;
}

static void
a_bar_that_moves_and_goes(void **state)
{
	unsigned bars = 0, moved = 0, last = 0;
	const char *at, *message;

	(void)state;
	write_clients();
	assert_int_equal(run("xterm", "out"), 1);
	for (at = seen; (at = strstr(at, WIPE)) != NULL;) {
		unsigned done;

		at += strlen(WIPE);
		if (*at != '[')
			continue;
		done = check_bar(at);
		assert_true(done >= last);
		moved += done > last;
		last = done;
		bars++;
	}
	assert_true(bars >= 2 && moved >= 1);
	/* A message has a line of its own. */
	message = strstr(seen, "clients.jsonl:60");
	assert_non_null(message);
	assert_true(message - seen > 4);
	assert_true(memcmp(message - 4, WIPE, 4) == 0 || message[-1] == '\n');
	/*
	 * What stays is the time and the summary, and no bar: it was wiped, or
	 * the last message was told after it.
	 */
	at = strstr(seen, "150 rows in ");
	assert_non_null(at);
	assert_null(strchr(at, '['));
	assert_true(memcmp(at - 4, WIPE, 4) == 0 || at[-1] == '\n');
	assert_non_null(strstr(at, " seconds, "));
	assert_non_null(strstr(at, "150 rows: 149 drafted, 1 failed"));
}

/* Lines stay as they were written, and are few. */
static void
no_bar_where_it_cannot_move(void **state)
{
	(void)state;
	assert_int_equal(run("dumb", "dumb"), 1);
	assert_null(strchr(seen, '\033'));
	assert_non_null(strstr(seen, "150 rows: 149 drafted, 1 failed"));
}

static void
clean(void)
{
	if (strstr(folder, "XXXXXX") == NULL && chdir("/") == 0) {
		pid_t pid = fork();

		if (pid == 0)
			execlp("rm", "rm", "-rf", folder, (char *)NULL);
		waitpid(pid, NULL, 0);
	}
}

int
main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_bar_that_moves_and_goes),
		cmocka_unit_test(no_bar_where_it_cannot_move),
	};
	int failed;

	if (argc != 3 || (movant = realpath(argv[1], NULL)) == NULL ||
	    !read_answers(argv[2]))
		return 2;
	failed = cmocka_run_group_tests(tests, NULL, NULL);
	clean();
	return failed;
}
