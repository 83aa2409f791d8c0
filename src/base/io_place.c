#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/io.h"
#include "base/io_int.h"
#include "base/str.h"

static void
drop(void *object)
{
	struct io_place *p = object;

	if (p->fd >= 0)
		close(p->fd);
	p->fd = -1;
}

bool
io_place_fail(struct io_place *p, struct diags *d, const char *name,
    const char *what)
{
	const char *hint = "look at who may write there";
	const char *then = p->then != NULL ? p->then : "try again";
	int e = errno;

	if (e == ENOSPC || e == EDQUOT || e == EFBIG)
		hint = arena_printf(p->arena,
		    "free some room on the disk and %s", then);
	else if (e == ENOENT)
		hint = arena_printf(p->arena,
		    "somebody took it away meanwhile; %s", then);
	diag_add(d, DIAG_WRITE_FAILED, (struct pos){ name == NULL ? p->path :
	    arena_printf(p->arena, "%s/%s", p->path, name), 0, 0 }, hint,
	    "%s: %s", what, strerror(e));
	return false;
}

/* The folder and those above it. */
static bool
make_path(struct arena *a, const char *path)
{
	const char *slash = strrchr(path, '/');

	if (mkdir(path, 0700) == 0 || errno == EEXIST)
		return true;
	return errno == ENOENT && slash != NULL && slash > path &&
	    make_path(a, arena_strndup(a, path, (size_t)(slash - path))) &&
	    (mkdir(path, 0700) == 0 || errno == EEXIST);
}

struct io_place *
io_place_open(struct arena *a, struct diags *d, const char *path, bool make)
{
	struct io_place *p = arena_alloc(a, sizeof(*p));
	size_t n = strlen(path);

	while (n > 1 && path[n - 1] == '/')
		n--;
	p->arena = a;
	p->path = arena_strndup(a, path, n);
	if (make && !make_path(a, p->path)) {
		io_place_fail(p, d, NULL, "cannot make the folder");
		return NULL;
	}
	p->fd = open(p->path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (p->fd < 0 && errno == ENOTDIR) {
		diag_add(d, DIAG_FOLDER_NOT_EMPTY, (struct pos){ p->path, 0,
		    0 }, "choose another folder with -o",
		    "this is a file, not a folder");
		return NULL;
	}
	if (p->fd < 0) {
		diag_add(d, DIAG_NOT_FOUND, (struct pos){ p->path, 0, 0 },
		    "choose another folder with -o",
		    "cannot open the folder: %s", strerror(errno));
		return NULL;
	}
	arena_defer(a, drop, p);
	return p;
}

void
io_place_advise(struct io_place *p, const char *then)
{
	p->then = then;
}

bool
io_place_make(struct io_place *p, struct diags *d, const char *name)
{
	return mkdirat(p->fd, name, 0700) == 0 ||
	    io_place_fail(p, d, NULL, "cannot make a folder in it");
}

bool
io_place_put(struct io_place *p, struct diags *d, const char *name,
    const void *data, size_t len)
{
	int fd = openat(p->fd, name, O_WRONLY | O_CREAT | O_EXCL |
	    O_NOFOLLOW | O_CLOEXEC, 0600);
	bool ok = fd >= 0 && io_write_fully(fd, data, len);
	int saved = errno;

	if (fd >= 0 && close(fd) != 0 && ok) {
		ok = false;
		saved = errno;
	}
	errno = saved;
	return ok || io_place_fail(p, d, NULL, "cannot write into it");
}

bool
io_place_move(struct io_place *p, struct diags *d, const char *from,
    const char *to)
{
	return renameat(p->fd, from, p->fd, to) == 0 ||
	    io_place_fail(p, d, to, "cannot be put in its place");
}

bool
io_place_exists(struct io_place *p, const char *name)
{
	struct stat st;

	return fstatat(p->fd, name, &st, AT_SYMLINK_NOFOLLOW) == 0;
}

long long
io_place_size(struct io_place *p, const char *name)
{
	struct stat st;

	if (fstatat(p->fd, name, &st, AT_SYMLINK_NOFOLLOW) != 0 ||
	    !S_ISREG(st.st_mode))
		return -1;
	return (long long)st.st_size;
}

static bool
among(const char *const *names, const char *name)
{
	for (; *names != NULL; names++)
		if (str_eq(*names, name))
			return true;
	return false;
}

static bool
dots(const char *name)
{
	return str_eq(name, ".") || str_eq(name, "..");
}

/* A folder to walk; NULL when it is none. */
static DIR *
walk(struct io_place *p, const char *folder)
{
	int fd = openat(p->fd, folder, O_RDONLY | O_DIRECTORY | O_NOFOLLOW |
	    O_CLOEXEC);
	DIR *dir = fd < 0 ? NULL : fdopendir(fd);

	if (dir == NULL && fd >= 0)
		close(fd);
	return dir;
}

bool
io_place_remove(struct io_place *p, const char *name, const char *const *names)
{
	DIR *dir = walk(p, name);
	struct dirent *e;

	if (dir == NULL)
		return (names == NULL && unlinkat(p->fd, name, 0) == 0) ||
		    !io_place_exists(p, name);
	while ((e = readdir(dir)) != NULL)
		if (!dots(e->d_name) && (names == NULL ||
		    among(names, e->d_name)))
			(void)unlinkat(dirfd(dir), e->d_name, 0);
	closedir(dir);
	return unlinkat(p->fd, name, AT_REMOVEDIR) == 0;
}

void
io_place_forget(struct io_place *p, const char *folder,
    const char *const *names)
{
	int dir = openat(p->fd, folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

	for (; dir >= 0 && *names != NULL; names++) {
		int fd = openat(dir, *names, O_RDONLY | O_CLOEXEC |
		    O_NOFOLLOW | O_NONBLOCK);

		if (fd < 0)
			continue;
		(void)posix_fadvise(fd, 0, 0, POSIX_FADV_DONTNEED);
		close(fd);
	}
	if (dir >= 0)
		close(dir);
}

bool
io_place_holds_other(struct io_place *p, const char *folder,
    const char *const *names)
{
	DIR *dir = walk(p, folder);
	struct dirent *e;
	bool other = dir == NULL && io_place_exists(p, folder);

	while (dir != NULL && !other && (e = readdir(dir)) != NULL)
		other = !dots(e->d_name) && !among(names, e->d_name);
	if (dir != NULL)
		closedir(dir);
	return other;
}

bool
io_place_read(struct io_place *p, const char *name, size_t limit,
    struct buf *out)
{
	int fd = openat(p->fd, name, O_RDONLY | O_NOFOLLOW | O_CLOEXEC |
	    O_NONBLOCK);
	char chunk[1 << 14];
	ssize_t n = -1;

	buf_add(out, "", 0);
	while (fd >= 0 && out->len <= limit &&
	    (n = read(fd, chunk, sizeof(chunk))) != 0) {
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			break;
		buf_add(out, chunk, (size_t)n);
	}
	if (fd >= 0)
		close(fd);
	return n == 0 && out->len <= limit;
}

bool
io_place_each(struct io_place *p, bool (*fn)(void *, const char *name),
    void *with)
{
	DIR *dir = walk(p, ".");
	struct dirent *e;
	bool more = dir != NULL;

	while (more && (e = readdir(dir)) != NULL)
		if (!dots(e->d_name))
			more = fn(with, e->d_name);
	if (dir != NULL)
		closedir(dir);
	return more;
}

bool
io_place_sync_names(struct io_place *p, struct diags *d)
{
	/* Some file systems cannot sync a folder; they say EINVAL. */
	return fsync(p->fd) == 0 || errno == EINVAL ||
	    io_place_fail(p, d, NULL, "its names are not on the disk");
}
