/*
 * One call that brings all files of a group to the disk, here or in a process
 * that does nothing else.
 */
#define _GNU_SOURCE	/* syncfs, pipe2 */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/io_int.h"

struct io_syncer {
	struct io_place	*place;
	pid_t		 pid;		/* 0: none, or it died */
	int		 to, from;
	bool		 begun;
};

static bool
failed(struct io_place *p, struct diags *d)
{
	return io_place_fail(p, d, NULL, "what was written is not on the disk");
}

bool
io_place_sync(struct io_place *p, struct diags *d)
{
	return syncfs(p->fd) == 0 || failed(p, d);
}

/*
 * The child: a byte asks, a number answers.  It holds the place's own
 * descriptor, and so hears of the same failures as its parent would.
 */
static void
serve(int fd, int ask, int answer)
{
	char c;

	while (read(ask, &c, 1) == 1) {
		int e = syncfs(fd) == 0 ? 0 : errno;

		if (write(answer, &e, sizeof(e)) != sizeof(e))
			break;
	}
	_exit(0);
}

static void
drop(void *object)
{
	struct io_syncer *s = object;

	if (s->pid == 0)
		return;
	close(s->to);
	close(s->from);
	while (waitpid(s->pid, NULL, 0) < 0 && errno == EINTR)
		;
	s->pid = 0;
}

static bool
start(struct io_syncer *s, int to[2], int from[2])
{
	s->pid = fork();
	if (s->pid == 0) {
		close(to[1]);
		close(from[0]);
		serve(s->place->fd, to[0], from[1]);
	}
	close(to[0]);
	close(from[1]);
	if (s->pid > 0)
		return true;
	close(to[1]);
	close(from[0]);
	s->pid = 0;
	return false;
}

struct io_syncer *
io_syncer_open(struct io_place *p)
{
	struct io_syncer *s = arena_alloc(p->arena, sizeof(*s));
	int to[2], from[2];

	s->place = p;
	if (pipe2(to, O_CLOEXEC) != 0)
		return s;
	if (pipe2(from, O_CLOEXEC) != 0) {
		close(to[0]);
		close(to[1]);
		return s;
	}
	s->to = to[1];
	s->from = from[0];
	if (start(s, to, from))
		arena_defer(p->arena, drop, s);
	return s;
}

void
io_syncer_begin(struct io_syncer *s)
{
	s->begun = s->pid != 0 && write(s->to, "", 1) == 1;
}

bool
io_syncer_busy(const struct io_syncer *s)
{
	struct pollfd p = { s->from, POLLIN, 0 };

	return s->begun && poll(&p, 1, 0) == 0;
}

bool
io_syncer_end(struct io_syncer *s, struct diags *d)
{
	int e = 0;
	ssize_t n = -1;

	while (s->begun && (n = read(s->from, &e, sizeof(e))) < 0 &&
	    errno == EINTR)
		;
	s->begun = false;
	/* It died, or there never was one. */
	if (n != sizeof(e)) {
		drop(s);
		return io_place_sync(s->place, d);
	}
	errno = e;
	return e == 0 || failed(s->place, d);
}

void
io_syncer_close(struct io_syncer *s)
{
	drop(s);
}
