/*
 * Output, all or nothing: one file, or a folder filled at once.  Two ways to
 * be atomic: a folder that does not exist yet is built beside its place and
 * renamed into it; one that exists is filled from a hidden folder inside it,
 * one rename a file.
 */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/io.h"
#include "base/io_int.h"
#include "base/path.h"
#include "base/str.h"
#include "base/vec.h"

struct io_folder {
	struct arena	*arena;
	const char	*path;
	char		*stage;		/* NULL once committed or dropped */
	bool		 inside;	/* stage lies in path */
	const char *const *owned;
	struct vec	 names;		/* files put so far */
	struct vec	 parents;	/* folders made on the way, outer first */
};

static struct pos
at(const char *path)
{
	return (struct pos){ path, 0, 0 };
}

static bool
fail(struct diags *d, const char *path, const char *what)
{
	const char *hint = "choose another folder with -o";

	if (errno == ENOSPC || errno == EDQUOT || errno == EFBIG)
		hint = "free some room on the disk and try again";
	diag_add(d, DIAG_WRITE_FAILED, at(path), hint, "%s: %s", what,
	    strerror(errno));
	return false;
}

/* Something that is there and is no plain file: a link, a pipe, a device. */
static bool
odd(const char *path)
{
	struct stat st;

	return lstat(path, &st) == 0 && !S_ISREG(st.st_mode);
}

static void
sync_folder(const char *path)
{
	int fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

	/* Best effort: some file systems cannot sync a folder. */
	if (fd >= 0) {
		(void)fsync(fd);
		close(fd);
	}
}

/* Make the folders above path that are missing, remembering which. */
static bool
make_parents(struct io_folder *f, struct diags *d, const char *path)
{
	char *up = path_folder(f->arena, path);

	if (io_exists(up) || str_eq(up, path))
		return true;
	if (!make_parents(f, d, up))
		return false;
	if (mkdir(up, 0700) != 0 && errno != EEXIST)
		return fail(d, up, "cannot make the folder");
	vec_push(&f->parents, f->arena, up);
	return true;
}

static bool
has_files(const char *path)
{
	DIR *dir = opendir(path);
	struct dirent *e;
	bool any = false;

	while (dir != NULL && !any && (e = readdir(dir)) != NULL)
		any = !str_eq(e->d_name, ".") && !str_eq(e->d_name, "..");
	if (dir != NULL)
		closedir(dir);
	return any;
}

static void
drop(void *object)
{
	io_folder_drop(object);
}

/* Remove a stage that a run cut short left behind; only what a packet has. */
static void
remove_stage(struct io_folder *f, const char *stage)
{
	for (size_t i = 0; f->owned != NULL && f->owned[i] != NULL; i++)
		(void)unlink(arena_printf(f->arena, "%s/%s", stage,
		    f->owned[i]));
	(void)rmdir(stage);
}

static void
sweep(struct io_folder *f, const char *folder, const char *prefix)
{
	DIR *dir = opendir(folder);
	struct dirent *e;

	while (dir != NULL && (e = readdir(dir)) != NULL)
		if (str_starts(e->d_name, prefix) &&
		    strlen(e->d_name) == strlen(prefix) + 6)
			remove_stage(f, arena_printf(f->arena, "%s/%s", folder,
			    e->d_name));
	if (dir != NULL)
		closedir(dir);
}

/* A hidden folder to fill: in the folder itself, or beside its place. */
static bool
make_stage(struct io_folder *f)
{
	const char *folder = f->inside ? f->path : path_folder(f->arena,
	    f->path);
	const char *prefix = f->inside ? ".movant-" : arena_printf(f->arena,
	    ".movant-%s-", path_name(f->path));

	sweep(f, folder, prefix);
	f->stage = arena_printf(f->arena, "%s/%sXXXXXX", folder, prefix);
	if (mkdtemp(f->stage) != NULL)
		return true;
	f->stage = NULL;
	return false;
}

/* The path without "/" and "/." at its end. */
static char *
tidy(struct arena *a, const char *path)
{
	size_t n = strlen(path);

	while (n > 1 && (path[n - 1] == '/' ||
	    (path[n - 1] == '.' && path[n - 2] == '/')))
		n--;
	return arena_strndup(a, path, n);
}

struct io_folder *
io_folder_open(struct arena *a, struct diags *d, const char *path,
    bool replace, const char *const *owned)
{
	struct io_folder *f = arena_alloc(a, sizeof(*f));

	f->arena = a;
	f->path = tidy(a, path);
	f->owned = owned;
	f->inside = io_exists(f->path);
	if (f->inside && !io_is_folder(f->path)) {
		diag_add(d, DIAG_FOLDER_NOT_EMPTY, at(path),
		    "choose another folder with -o",
		    "this is a file, not a folder");
		return NULL;
	}
	if (f->inside && !replace && has_files(f->path)) {
		diag_add(d, DIAG_FOLDER_NOT_EMPTY, at(path), "choose another "
		    "folder with -o, or replace the packet in it with --force",
		    "the folder already holds files");
		return NULL;
	}
	arena_defer(a, drop, f);
	if (!f->inside && !make_parents(f, d, f->path)) {
		io_folder_drop(f);
		return NULL;
	}
	if (!make_stage(f)) {
		fail(d, path, "cannot write into the folder");
		io_folder_drop(f);
		return NULL;
	}
	return f;
}

bool
io_write_fully(int fd, const char *data, size_t len)
{
	while (len > 0) {
		ssize_t n = write(fd, data, len);

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return false;
		data += n;
		len -= (size_t)n;
	}
	return true;
}

static bool
write_all(int fd, const char *data, size_t len)
{
	return io_write_fully(fd, data, len) && fsync(fd) == 0;
}

bool
io_write(struct arena *a, struct diags *d, const char *path, const void *data,
    size_t len, bool replace)
{
	char *temp = arena_printf(a, "%s.XXXXXX", path);
	bool ok;
	int fd, saved;

	if (odd(path)) {
		diag_add(d, DIAG_FILE_EXISTS, at(path), "choose another name",
		    "this is not a plain file, and is never replaced");
		return false;
	}
	if (!replace && io_exists(path)) {
		diag_add(d, DIAG_FILE_EXISTS, at(path), "choose another name, "
		    "or replace it with --force", "the file is there already");
		return false;
	}
	if ((fd = mkstemp(temp)) < 0)
		return fail(d, path, "cannot write the file");
	ok = write_all(fd, data, len);
	saved = errno;
	if (close(fd) != 0 && ok) {
		ok = false;
		saved = errno;
	}
	if (ok && rename(temp, path) != 0) {
		ok = false;
		saved = errno;
	}
	if (!ok)
		(void)unlink(temp);
	errno = saved;
	return ok || fail(d, path, "cannot write the file");
}

bool
io_folder_put(struct io_folder *f, struct diags *d, const char *name,
    const void *data, size_t len)
{
	char *path = arena_printf(f->arena, "%s/%s", f->stage, name);
	int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW |
	    O_CLOEXEC, 0600);
	bool ok;
	int saved;

	if (fd < 0)
		return fail(d, f->path, "cannot write into the folder");
	vec_push(&f->names, f->arena, arena_strdup(f->arena, name));
	ok = write_all(fd, data, len);
	saved = errno;
	if (close(fd) != 0 && ok) {
		ok = false;
		saved = errno;
	}
	errno = saved;
	return ok || fail(d, f->path, "cannot write into the folder");
}

static bool
was_put(const struct io_folder *f, const char *name)
{
	for (size_t i = 0; i < f->names.n; i++)
		if (str_eq(f->names.at[i], name))
			return true;
	return false;
}

/* Rename the files into place and take away what an older packet left. */
static bool
commit_inside(struct io_folder *f, struct diags *d)
{
	/* Nothing is touched when one of the names cannot be replaced. */
	for (size_t i = 0; i < f->names.n; i++) {
		char *to = arena_printf(f->arena, "%s/%s", f->path,
		    (const char *)f->names.at[i]);

		if (!odd(to))
			continue;
		diag_add(d, DIAG_FILE_EXISTS, at(to), "take it away, or choose "
		    "another folder with -o", "this is not a plain file, and "
		    "is never replaced");
		return false;
	}
	for (size_t i = 0; i < f->names.n; i++) {
		const char *name = f->names.at[i];
		char *from = arena_printf(f->arena, "%s/%s", f->stage, name);
		char *to = arena_printf(f->arena, "%s/%s", f->path, name);

		if (rename(from, to) != 0)
			return fail(d, to, "cannot replace the file");
	}
	for (size_t i = 0; f->owned != NULL && f->owned[i] != NULL; i++)
		if (!was_put(f, f->owned[i]))
			(void)unlink(arena_printf(f->arena, "%s/%s", f->path,
			    f->owned[i]));
	(void)rmdir(f->stage);
	sync_folder(f->path);
	return true;
}

bool
io_folder_commit(struct io_folder *f, struct diags *d)
{
	bool ok = true;

	sync_folder(f->stage);
	if (f->inside) {
		ok = commit_inside(f, d);
	} else if (rename(f->stage, f->path) != 0) {
		ok = fail(d, f->path, "cannot put the folder in its place");
	} else {
		sync_folder(path_folder(f->arena, f->path));
	}
	if (!ok) {
		io_folder_drop(f);
		return false;
	}
	f->stage = NULL;
	f->parents.n = 0;
	return true;
}

void
io_folder_drop(struct io_folder *f)
{
	if (f->stage != NULL) {
		for (size_t i = 0; i < f->names.n; i++)
			(void)unlink(arena_printf(f->arena, "%s/%s", f->stage,
			    (const char *)f->names.at[i]));
		(void)rmdir(f->stage);
		f->stage = NULL;
	}
	while (f->parents.n > 0)
		(void)rmdir(f->parents.at[--f->parents.n]);
}
