#include "test.h"

#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/io.h"
#include "base/str.h"

static const char *const owned[] = { "a.txt", "old.txt", NULL };

static char *
temp(struct test *t)
{
	char *path = arena_strdup(t->arena, "/tmp/movant-io-XXXXXX");

	assert_non_null(mkdtemp(path));
	return path;
}

static char *
in(struct test *t, const char *folder, const char *name)
{
	return arena_printf(t->arena, "%s/%s", folder, name);
}

static void
clear(struct test *t, const char *folder)
{
	size_t n;
	const char **names = io_list(t->arena, t->diags, folder, "", &n);

	for (size_t i = 0; i < n; i++) {
		char *path = in(t, folder, names[i]);

		if (io_is_folder(path))
			clear(t, path);
		else
			unlink(path);
	}
	rmdir(folder);
}

static size_t
count(struct test *t, const char *folder)
{
	size_t n;

	io_list(t->arena, t->diags, folder, "", &n);
	return n;
}

static void
a_new_folder_appears_whole(void **state)
{
	struct test *t = *state;
	char *top = temp(t), *out = in(t, top, "deep/packet");
	struct io_folder *f;
	struct stat st;
	size_t len;

	f = io_folder_open(t->arena, t->diags, out, false, owned);
	assert_non_null(f);
	assert_true(io_folder_put(f, t->diags, "a.txt", "abc", 3));
	assert_false(io_exists(out));
	assert_true(io_folder_commit(f, t->diags));
	assert_string_equal(io_read(t->arena, t->diags, in(t, out, "a.txt"),
	    10, &len), "abc");
	assert_int_equal(stat(in(t, out, "a.txt"), &st), 0);
	assert_int_equal(st.st_mode & 0777, 0600);
	assert_int_equal(stat(out, &st), 0);
	assert_int_equal(st.st_mode & 0777, 0700);
	clear(t, top);
}

static void
a_dropped_folder_leaves_nothing(void **state)
{
	struct test *t = *state;
	char *top = temp(t), *out = in(t, top, "deep/packet");
	struct io_folder *f = io_folder_open(t->arena, t->diags, out, false,
	    owned);

	assert_true(io_folder_put(f, t->diags, "a.txt", "abc", 3));
	io_folder_drop(f);
	assert_int_equal(count(t, top), 0);
	assert_int_equal(rmdir(top), 0);
}

static void
a_full_folder_is_refused_unless_replaced(void **state)
{
	struct test *t = *state;
	char *top = temp(t);
	struct io_folder *f;

	assert_true(io_write(t->arena, t->diags, in(t, top, "old.txt"), "o",
	    1, false));
	assert_true(io_write(t->arena, t->diags, in(t, top, "mine.txt"), "m",
	    1, false));
	assert_null(io_folder_open(t->arena, t->diags, top, false, owned));
	assert_diag(t->diags, DIAG_FOLDER_NOT_EMPTY, 0, 0);
	f = io_folder_open(t->arena, t->diags, top, true, owned);
	assert_non_null(f);
	assert_true(io_folder_put(f, t->diags, "a.txt", "abc", 3));
	assert_true(io_folder_commit(f, t->diags));
	/* An older packet's file is gone, a stranger's file is not. */
	assert_false(io_exists(in(t, top, "old.txt")));
	assert_true(io_exists(in(t, top, "mine.txt")));
	assert_int_equal(count(t, top), 2);
	clear(t, top);
}

static void
a_full_disk_leaves_nothing(void **state)
{
	struct test *t = *state;
	char *top = temp(t), *out = in(t, top, "packet");
	struct rlimit was, small = { 1000, RLIM_INFINITY };
	struct io_folder *f;
	static char big[5000];

	f = io_folder_open(t->arena, t->diags, out, false, owned);
	signal(SIGXFSZ, SIG_IGN);
	getrlimit(RLIMIT_FSIZE, &was);
	small.rlim_max = was.rlim_max;
	setrlimit(RLIMIT_FSIZE, &small);
	assert_false(io_folder_put(f, t->diags, "a.txt", big, sizeof(big)));
	setrlimit(RLIMIT_FSIZE, &was);
	io_folder_drop(f);
	assert_diag(t->diags, DIAG_WRITE_FAILED, 0, 0);
	assert_int_equal(diags_status(t->diags), 3);
	assert_int_equal(count(t, top), 0);
	assert_int_equal(rmdir(top), 0);
}

static void
a_file_is_not_overwritten_unasked(void **state)
{
	struct test *t = *state;
	char *top = temp(t), *path = in(t, top, "c.pdf");
	size_t len;

	assert_true(io_write(t->arena, t->diags, path, "one", 3, false));
	assert_false(io_write(t->arena, t->diags, path, "two", 3, false));
	assert_diag(t->diags, DIAG_FILE_EXISTS, 0, 0);
	assert_true(io_write(t->arena, t->diags, path, "three", 5, true));
	assert_string_equal(io_read(t->arena, t->diags, path, 10, &len),
	    "three");
	clear(t, top);
}

/* A link is never followed or replaced, not even when asked to. */
static void
only_plain_files_are_replaced(void **state)
{
	struct test *t = *state;
	char *top = temp(t), *link = in(t, top, "a.txt");
	struct io_folder *f;

	assert_int_equal(symlink("/dev/null", link), 0);
	assert_false(io_write(t->arena, t->diags, link, "x", 1, true));
	assert_diag(t->diags, DIAG_FILE_EXISTS, 0, 0);
	assert_true(io_write(t->arena, t->diags, in(t, top, "old.txt"), "o",
	    1, false));
	f = io_folder_open(t->arena, t->diags, top, true, owned);
	assert_true(io_folder_put(f, t->diags, "a.txt", "abc", 3));
	assert_false(io_folder_commit(f, t->diags));
	assert_true(io_exists(in(t, top, "old.txt")));
	assert_int_equal(count(t, top), 2);
	clear(t, top);
}

/* What a killed run left hidden is gone after the next one. */
static void
a_stage_left_behind_is_swept(void **state)
{
	struct test *t = *state;
	char *top = temp(t), *out = in(t, top, "packet");
	char *stale = in(t, top, ".movant-packet-AbCdEf");
	char *other = in(t, top, ".movant-parcel-AbCdEf");
	struct io_folder *f;

	assert_int_equal(mkdir(stale, 0700), 0);
	assert_int_equal(mkdir(other, 0700), 0);
	assert_true(io_write(t->arena, t->diags, in(t, stale, "a.txt"), "s",
	    1, false));
	f = io_folder_open(t->arena, t->diags, arena_printf(t->arena, "%s/.",
	    out), false, owned);
	assert_non_null(f);
	assert_false(io_exists(stale));
	assert_true(io_exists(other));
	assert_true(io_folder_put(f, t->diags, "a.txt", "abc", 3));
	assert_true(io_folder_commit(f, t->diags));
	assert_true(io_exists(in(t, out, "a.txt")));
	rmdir(other);
	clear(t, top);
}

static void
a_pipe_without_a_writer_does_not_hang(void **state)
{
	struct test *t = *state;
	char *top = temp(t), *pipe = in(t, top, "p");
	size_t len = 1;

	assert_int_equal(mkfifo(pipe, 0600), 0);
	assert_non_null(io_read(t->arena, t->diags, pipe, 10, &len));
	assert_int_equal(len, 0);
	clear(t, top);
}

static void
reading_has_a_limit_and_says_what_is_wrong(void **state)
{
	struct test *t = *state;
	char *top = temp(t), *path = in(t, top, "x");
	size_t len;

	assert_null(io_read(t->arena, t->diags, path, 10, &len));
	assert_diag(t->diags, DIAG_NOT_FOUND, 0, 0);
	assert_true(io_write(t->arena, t->diags, path, "0123456789", 10,
	    false));
	assert_non_null(io_read(t->arena, t->diags, path, 10, &len));
	assert_null(io_read(t->arena, t->diags, path, 9, &len));
	assert_diag(t->diags, DIAG_TOO_LARGE, 0, 0);
	assert_null(io_read(t->arena, t->diags, top, 9, &len));
	clear(t, top);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_new_folder_appears_whole),
		TEST(a_dropped_folder_leaves_nothing),
		TEST(a_full_folder_is_refused_unless_replaced),
		TEST(a_full_disk_leaves_nothing),
		TEST(a_file_is_not_overwritten_unasked),
		TEST(only_plain_files_are_replaced),
		TEST(a_stage_left_behind_is_swept),
		TEST(a_pipe_without_a_writer_does_not_hang),
		TEST(reading_has_a_limit_and_says_what_is_wrong),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
