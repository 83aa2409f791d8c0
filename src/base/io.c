#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/io.h"
#include "base/str.h"
#include "base/vec.h"

static struct pos
at(const char *path)
{
	return (struct pos){ path, 0, 0 };
}

static bool
read_all(struct diags *d, const char *path, int fd, size_t limit,
    struct buf *b)
{
	char chunk[1 << 14];
	ssize_t n;

	while ((n = read(fd, chunk, sizeof(chunk))) != 0) {
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0) {
			diag_add(d, DIAG_UNREADABLE, at(path), NULL,
			    "cannot read the file: %s", strerror(errno));
			return false;
		}
		buf_add(b, chunk, (size_t)n);
		if (b->len > limit) {
			diag_add(d, DIAG_TOO_LARGE, at(path),
			    "split it, or take out what does not belong in it",
			    "the file is larger than %zu KB", limit / 1024);
			return false;
		}
	}
	return true;
}

char *
io_read(struct arena *a, struct diags *d, const char *path, size_t limit,
    size_t *len)
{
	struct buf b = { 0 };
	struct stat st;
	char *out = NULL;
	/* A pipe that nobody writes to must not hold the program up. */
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);

	if (fd < 0 && (errno == ENOENT || errno == ENOTDIR)) {
		diag_add(d, DIAG_NOT_FOUND, at(path), "check the spelling of "
		    "the path", "there is no such file");
		return NULL;
	}
	if (fd < 0) {
		diag_add(d, DIAG_UNREADABLE, at(path), "check who may read it",
		    "cannot open the file: %s", strerror(errno));
		return NULL;
	}
	(void)fcntl(fd, F_SETFL, 0);
	if (fstat(fd, &st) == 0 && S_ISDIR(st.st_mode)) {
		diag_add(d, DIAG_NOT_FOUND, at(path), "name a file inside it",
		    "this is a folder, not a file");
	} else if (read_all(d, path, fd, limit, &b)) {
		out = buf_copy(&b, a);
		*len = b.len;
	}
	buf_free(&b);
	close(fd);
	return out;
}

bool
io_exists(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0;
}

bool
io_is_file(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 && S_ISREG(st.st_mode);
}

bool
io_is_folder(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

static int
by_name(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

const char **
io_list(struct arena *a, struct diags *d, const char *folder,
    const char *suffix, size_t *n)
{
	struct vec names = { 0 };
	struct dirent *e;
	DIR *dir = opendir(folder);

	*n = 0;
	if (dir == NULL) {
		diag_add(d, DIAG_NOT_FOUND, at(folder),
		    "check the spelling of the path",
		    "cannot open the folder: %s", strerror(errno));
		return NULL;
	}
	while ((e = readdir(dir)) != NULL)
		if (e->d_name[0] != '.' && str_ends(e->d_name, suffix))
			vec_push(&names, a, arena_strdup(a, e->d_name));
	closedir(dir);
	if (names.n > 0)
		qsort(names.at, names.n, sizeof(*names.at), by_name);
	else
		names.at = arena_alloc(a, sizeof(*names.at));
	*n = names.n;
	return (const char **)names.at;
}
