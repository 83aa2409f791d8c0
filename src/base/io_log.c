#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/io.h"
#include "base/io_int.h"

#define ENOUGH		(1u << 16)
#define LOCK_TRIES	50
#define LOCK_PAUSE	100		/* thousandths of a second */

struct io_log {
	struct io_place	*place;
	const char	*name;
	int		 fd;
	struct buf	 held;		/* not written yet */
};

static void
drop(void *object)
{
	struct io_log *l = object;

	close(l->fd);
	buf_free(&l->held);
}

struct io_log *
io_log_open(struct io_place *p, struct diags *d, const char *name, bool cut)
{
	struct io_log *l = arena_alloc(p->arena, sizeof(*l));

	l->place = p;
	l->name = arena_strdup(p->arena, name);
	l->fd = openat(p->fd, name, O_RDWR | O_CREAT | O_APPEND | O_NOFOLLOW |
	    O_CLOEXEC | (cut ? O_TRUNC : 0), 0600);
	if (l->fd < 0) {
		io_place_fail(p, d, name, "cannot write the file");
		return NULL;
	}
	arena_defer(p->arena, drop, l);
	return l;
}

bool
io_log_lock(struct io_log *l)
{
	for (int i = 0; i < LOCK_TRIES; i++) {
		if (flock(l->fd, LOCK_EX | LOCK_NB) == 0)
			return true;
		if (errno != EWOULDBLOCK && errno != EINTR)
			return true;	/* no locks on this file system */
		(void)poll(NULL, 0, LOCK_PAUSE);
	}
	return false;
}

bool
io_log_flush(struct io_log *l, struct diags *d)
{
	bool ok = io_write_fully(l->fd, l->held.data, l->held.len);

	buf_clear(&l->held);
	return ok || io_place_fail(l->place, d, l->name,
	    "cannot write the file");
}

bool
io_log_add(struct io_log *l, struct diags *d, const char *data, size_t len)
{
	buf_add(&l->held, data, len);
	return l->held.len < ENOUGH || io_log_flush(l, d);
}

bool
io_log_sync(struct io_log *l, struct diags *d)
{
	if (!io_log_flush(l, d))
		return false;
	return fdatasync(l->fd) == 0 || io_place_fail(l->place, d, l->name,
	    "what was written is not on the disk");
}

bool
io_log_cut(struct io_log *l, struct diags *d, size_t len)
{
	return ftruncate(l->fd, (off_t)len) == 0 ||
	    io_place_fail(l->place, d, l->name, "cannot cut the file");
}

size_t
io_log_read(struct io_log *l, size_t offset, char *to, size_t n)
{
	size_t have = 0;

	while (have < n) {
		ssize_t got = pread(l->fd, to + have, n - have,
		    (off_t)(offset + have));

		if (got < 0 && errno == EINTR)
			continue;
		if (got <= 0)
			break;
		have += (size_t)got;
	}
	return have;
}
