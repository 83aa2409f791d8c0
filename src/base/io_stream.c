#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/io.h"

struct io_stream {
	int		 fd;		/* -1: closed */
	const char	*path;
};

static void
drop(void *s)
{
	io_stream_close(s);
}

static bool
unreadable(const struct io_stream *s, struct diags *d)
{
	diag_add(d, DIAG_UNREADABLE, (struct pos){ s->path, 0, 0 }, NULL,
	    "cannot read the file: %s", strerror(errno));
	return false;
}

struct io_stream *
io_stream_open(struct arena *a, struct diags *d, const char *path)
{
	struct io_stream *s = arena_alloc(a, sizeof(*s));
	struct stat st;

	s->path = arena_strdup(a, path);
	s->fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
	if (s->fd < 0 && (errno == ENOENT || errno == ENOTDIR)) {
		diag_add(d, DIAG_NOT_FOUND, (struct pos){ s->path, 0, 0 },
		    "look at the name and the folder", "there is no such file");
		return NULL;
	}
	if (s->fd < 0) {
		unreadable(s, d);
		return NULL;
	}
	arena_defer(a, drop, s);
	if (fstat(s->fd, &st) == 0 && S_ISDIR(st.st_mode)) {
		errno = EISDIR;
		unreadable(s, d);
		return NULL;
	}
	return s;
}

long
io_stream_read(struct io_stream *s, struct diags *d, char *to, size_t n)
{
	ssize_t got;

	do
		got = read(s->fd, to, n);
	while (got < 0 && errno == EINTR);
	if (got < 0)
		unreadable(s, d);
	return (long)got;
}

bool
io_stream_rewind(struct io_stream *s, struct diags *d)
{
	return lseek(s->fd, 0, SEEK_SET) == 0 || unreadable(s, d);
}

void
io_stream_close(struct io_stream *s)
{
	if (s->fd >= 0)
		close(s->fd);
	s->fd = -1;
}
