#include "test.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/io.h"
#include "base/io_place.h"
#include "base/str.h"

static const char *const owned[] = { "a.txt", "b.txt", NULL };

/* A place in a folder of its own, which clear takes away again. */
static struct io_place *
place(struct test *t, char **path)
{
	char top[] = "/tmp/movant-place-XXXXXX";
	struct io_place *p;

	assert_non_null(mkdtemp(top));
	*path = arena_strdup(t->arena, top);
	p = io_place_open(t->arena, t->diags, *path, false);
	assert_non_null(p);
	return p;
}

static bool
take(void *with, const char *name)
{
	io_place_remove(with, name, NULL);
	return true;
}

static void
clear(struct io_place *p, const char *path)
{
	io_place_each(p, take, p);
	assert_int_equal(rmdir(path), 0);
}

static mode_t
mode(struct test *t, const char *path, const char *name)
{
	struct stat st;

	assert_int_equal(stat(arena_printf(t->arena, "%s/%s", path, name),
	    &st), 0);
	return st.st_mode & 0777;
}

static void
a_packet_is_built_and_then_seen(void **state)
{
	struct test *t = *state;
	struct buf text = { 0 };
	char *path;
	struct io_place *p = place(t, &path);

	assert_true(io_place_make(p, t->diags, ".stage"));
	assert_true(io_place_put(p, t->diags, ".stage/a.txt", "one", 3));
	assert_true(io_place_sync(p, t->diags));
	assert_true(io_place_move(p, t->diags, ".stage", "anna"));
	assert_true(io_place_sync_names(p, t->diags));
	assert_false(io_place_exists(p, ".stage"));
	assert_int_equal(io_place_size(p, "anna/a.txt"), 3);
	assert_int_equal(mode(t, path, "anna"), 0700);
	assert_int_equal(mode(t, path, "anna/a.txt"), 0600);
	assert_true(io_place_read(p, "anna/a.txt", 3, &text));
	assert_string_equal(text.data, "one");
	buf_clear(&text);
	assert_false(io_place_read(p, "anna/a.txt", 2, &text));
	assert_false(io_place_read(p, "anna/b.txt", 9, &text));
	assert_int_equal(diags_length(t->diags), 0);
	buf_free(&text);
	clear(p, path);
}

static void
nothing_is_written_over(void **state)
{
	struct test *t = *state;
	char *path;
	struct io_place *p = place(t, &path);

	assert_true(io_place_put(p, t->diags, "a.txt", "one", 3));
	assert_int_equal(symlink("a.txt", arena_printf(t->arena, "%s/link",
	    path)), 0);
	assert_false(io_place_put(p, t->diags, "a.txt", "two", 3));
	assert_diag(t->diags, DIAG_WRITE_FAILED, 0, 0);
	/* A link is no file, and what it points to is not ours. */
	assert_false(io_place_put(p, t->diags, "link", "two", 3));
	assert_int_equal(io_place_size(p, "link"), -1);
	assert_int_equal(io_place_size(p, "a.txt"), 3);
	assert_true(io_place_exists(p, "link"));
	clear(p, path);
}

static void
only_what_is_ours_is_taken_away(void **state)
{
	struct test *t = *state;
	char *path;
	struct io_place *p = place(t, &path);

	assert_true(io_place_make(p, t->diags, "anna"));
	assert_true(io_place_put(p, t->diags, "anna/a.txt", "1", 1));
	assert_false(io_place_holds_other(p, "anna", owned));
	assert_true(io_place_put(p, t->diags, "anna/note", "2", 1));
	assert_true(io_place_holds_other(p, "anna", owned));
	assert_false(io_place_remove(p, "anna", owned));
	assert_int_equal(io_place_size(p, "anna/a.txt"), -1);
	assert_int_equal(io_place_size(p, "anna/note"), 1);
	assert_true(io_place_remove(p, "anna", NULL));
	assert_false(io_place_exists(p, "anna"));
	assert_true(io_place_remove(p, "anna", NULL));
	assert_false(io_place_holds_other(p, "anna", owned));
	/* A file stands where a folder should. */
	assert_true(io_place_put(p, t->diags, "ben", "3", 1));
	assert_true(io_place_holds_other(p, "ben", owned));
	assert_false(io_place_remove(p, "ben", owned));
	assert_true(io_place_remove(p, "ben", NULL));
	clear(p, path);
}

/* Whether they are on the disk or not: only memory is given away. */
static void
what_is_forgotten_can_be_read(void **state)
{
	struct test *t = *state;
	struct buf text = { 0 };
	char *path;
	struct io_place *p = place(t, &path);
	int next = dup(0);

	close(next);
	assert_true(io_place_make(p, t->diags, "anna"));
	assert_true(io_place_put(p, t->diags, "anna/a.txt", "one", 3));
	io_place_forget(p, "anna", owned);
	assert_true(io_place_sync(p, t->diags));
	assert_int_equal(mkfifo(arena_printf(t->arena, "%s/anna/b.txt", path),
	    0600), 0);
	io_place_forget(p, "anna", owned);
	io_place_forget(p, "nobody", owned);
	assert_true(io_place_read(p, "anna/a.txt", 3, &text));
	assert_string_equal(text.data, "one");
	buf_free(&text);
	assert_int_equal(dup(0), next);
	close(next);
	clear(p, path);
}

static void
a_place_that_is_none(void **state)
{
	struct test *t = *state;
	char *path;
	struct io_place *p = place(t, &path), *deep;

	assert_true(io_place_put(p, t->diags, "file", "x", 1));
	assert_null(io_place_open(t->arena, t->diags, arena_printf(t->arena,
	    "%s/file", path), true));
	assert_diag(t->diags, DIAG_FOLDER_NOT_EMPTY, 0, 0);
	assert_null(io_place_open(t->arena, t->diags, arena_printf(t->arena,
	    "%s/none", path), false));
	assert_diag(t->diags, DIAG_NOT_FOUND, 0, 0);
	deep = io_place_open(t->arena, t->diags, arena_printf(t->arena,
	    "%s/x/y/z//", path), true);
	assert_non_null(deep);
	assert_int_equal(mode(t, path, "x/y"), 0700);
	rmdir(arena_printf(t->arena, "%s/x/y/z", path));
	rmdir(arena_printf(t->arena, "%s/x/y", path));
	clear(p, path);
}

static void
a_log_grows_and_is_cut(void **state)
{
	struct test *t = *state;
	char *path, back[8] = "";
	struct io_place *p = place(t, &path);
	struct io_log *l = io_log_open(p, t->diags, "log", false), *again;

	assert_non_null(l);
	assert_true(io_log_add(l, t->diags, "abc", 3));
	/* Kept in memory until it is asked for. */
	assert_int_equal(io_place_size(p, "log"), 0);
	assert_true(io_log_sync(l, t->diags));
	assert_int_equal(io_place_size(p, "log"), 3);
	assert_true(io_log_add(l, t->diags, "defg", 4));
	assert_true(io_log_flush(l, t->diags));
	assert_true(io_log_cut(l, t->diags, 5));
	assert_true(io_log_add(l, t->diags, "X", 1));
	assert_true(io_log_sync(l, t->diags));
	assert_int_equal(io_log_read(l, 1, back, 7), 5);
	assert_memory_equal(back, "bcdeX", 5);
	assert_int_equal(io_log_read(l, 6, back, 7), 0);
	again = io_log_open(p, t->diags, "log", false);
	assert_int_equal(io_log_read(again, 0, back, 2), 2);
	assert_memory_equal(back, "ab", 2);
	assert_non_null(io_log_open(p, t->diags, "log", true));
	assert_int_equal(io_place_size(p, "log"), 0);
	clear(p, path);
}

static void
a_log_has_one_owner(void **state)
{
	struct test *t = *state;
	char *path;
	struct io_place *p = place(t, &path);
	struct io_log *mine = io_log_open(p, t->diags, "log", false);
	int status = -1, ready[2];
	struct pollfd last;
	char said;
	pid_t pid;

	assert_int_equal(pipe(ready), 0);
	pid = fork();
	if (pid == 0) {
		struct io_log *other = io_log_open(p, t->diags, "log", false);
		bool had = io_log_lock(other);

		(void)!write(ready[1], "", 1);
		(void)poll(NULL, 0, 300);
		(void)!write(ready[1], "", 1);
		_exit(had ? 0 : 1);
	}
	assert_int_equal(read(ready[0], &said, 1), 1);
	assert_true(io_log_lock(mine));
	/* It was waited for: the other one has said its last. */
	last = (struct pollfd){ ready[0], POLLIN, 0 };
	assert_int_equal(poll(&last, 1, 0), 1);
	assert_int_equal(waitpid(pid, &status, 0), pid);
	assert_int_equal(status, 0);
	close(ready[0]);
	close(ready[1]);
	clear(p, path);
}

/* More than a file may hold: what a full disk is to the program. */
static void
a_full_disk_is_told(void **state)
{
	struct test *t = *state;
	struct rlimit old, small;
	char *path, big[5000] = "";
	struct io_place *p = place(t, &path);
	struct io_log *l = io_log_open(p, t->diags, "log", false);

	signal(SIGXFSZ, SIG_IGN);
	assert_int_equal(getrlimit(RLIMIT_FSIZE, &old), 0);
	small = old;
	small.rlim_cur = 4096;
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &small), 0);
	assert_false(io_place_put(p, t->diags, "a.txt", big, sizeof(big)));
	assert_diag(t->diags, DIAG_WRITE_FAILED, 0, 0);
	assert_non_null(strstr(diags_at(t->diags, 0)->hint, "try again"));
	/* Who can go on tells how. */
	io_place_advise(p, "go on with --resume");
	assert_true(io_log_add(l, t->diags, big, sizeof(big)));
	assert_false(io_log_sync(l, t->diags));
	assert_non_null(strstr(diags_at(t->diags, 1)->hint, "--resume"));
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &old), 0);
	clear(p, path);
}

static void
a_sync_goes_on_beside(void **state)
{
	struct test *t = *state;
	char *path;
	struct io_place *p = place(t, &path);
	struct io_syncer *s = io_syncer_open(p);

	assert_non_null(s);
	for (int i = 0; i < 3; i++) {
		assert_true(io_place_put(p, t->diags, arena_printf(t->arena,
		    "%d", i), "x", 1));
		io_syncer_begin(s);
		assert_true(io_syncer_end(s, t->diags));
		assert_false(io_syncer_busy(s));
	}
	/* Nothing was begun: it is done here. */
	assert_true(io_syncer_end(s, t->diags));
	io_syncer_close(s);
	assert_int_equal(waitpid(-1, NULL, WNOHANG), -1);
	io_syncer_begin(s);
	assert_false(io_syncer_busy(s));
	assert_true(io_syncer_end(s, t->diags));
	clear(p, path);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_packet_is_built_and_then_seen),
		TEST(nothing_is_written_over),
		TEST(only_what_is_ours_is_taken_away),
		TEST(what_is_forgotten_can_be_read),
		TEST(a_place_that_is_none),
		TEST(a_log_grows_and_is_cut),
		TEST(a_log_has_one_owner),
		TEST(a_full_disk_is_told),
		TEST(a_sync_goes_on_beside),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
