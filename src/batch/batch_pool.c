/*
 * Worker processes.  Each has a pipe that rows come through and one that
 * results go back through; rows wait in a short queue before it, so that a
 * worker does not stand still while a group goes to the disk.  Workers are
 * forked when the definitions and fonts are open, and so share them.
 *
 * A worker that dies costs the row that it was at; the rows that waited behind
 * go to the one that takes its place.  The parent never waits in a write; when
 * it dies, its workers do.
 */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/io.h"
#include "batch/batch_int.h"

#define QUEUE		32		/* rows before one worker */
#define LOAD		(16u << 20)	/* bytes of rows in all queues */
#define PIECE		(1u << 16)

struct task {
	uint64_t	 row;
	struct buf	 message;	/* its length first */
	size_t		 sent;
};

struct worker {
	pid_t		 pid;		/* 0: none */
	int		 to, from;
	struct task	 tasks[QUEUE];	/* the first is at work */
	size_t		 n;
	struct buf	 in;
};

struct batch_pool {
	struct arena	*arena;
	const struct batch_work *work;
	struct worker	*workers;
	size_t		 n;
	size_t		 load;
};

struct reply_head {
	uint64_t	 row, result_len, told_len;
	uint64_t	 fatal;
};

/* ---- the child ---- */

static bool
read_fully(int fd, void *to, size_t n)
{
	char *p = to;

	while (n > 0) {
		ssize_t got = read(fd, p, n);

		if (got < 0 && errno == EINTR)
			continue;
		if (got <= 0)
			return false;
		p += got;
		n -= (size_t)got;
	}
	return true;
}

/* A row may not compute for ever; what it has used before does not count. */
static void
limit_time(void)
{
	struct rusage used;
	struct rlimit limit;

	if (getrusage(RUSAGE_SELF, &used) != 0 ||
	    getrlimit(RLIMIT_CPU, &limit) != 0)
		return;
	limit.rlim_cur = (rlim_t)used.ru_utime.tv_sec +
	    (rlim_t)used.ru_stime.tv_sec + BATCH_CPU_SECONDS;
	if (limit.rlim_max == RLIM_INFINITY ||
	    limit.rlim_cur < limit.rlim_max)
		(void)setrlimit(RLIMIT_CPU, &limit);
}

static bool
one_row(const struct batch_work *w, struct arena *a, const char *message,
    size_t n, int to)
{
	struct buf result = { 0 }, told = { 0 }, out = { 0 };
	struct reply_head h = { 0 };
	struct batch_record r;
	bool ok, fatal = false;

	if (!batch_message_read(a, message, n, &r))
		return false;
	r.file = batch_sources_file(w->sources, r.source);
	batch_work_row(w, a, &r, &result, &told, &fatal);
	h = (struct reply_head){ r.row, result.len, told.len, fatal };
	buf_add(&out, &h, sizeof(h));
	buf_add(&out, result.data, result.len);
	buf_add(&out, told.data, told.len);
	ok = io_write_fully(to, out.data, out.len);
	buf_free(&result);
	buf_free(&told);
	buf_free(&out);
	return ok;
}

static void
serve(const struct batch_work *w, int from, int to)
{
	/* What a dead worker leaves must hold nobody's answers. */
	const struct rlimit no_core = { 0, 0 };
	struct arena *a = arena_open();
	uint64_t n;

	(void)setrlimit(RLIMIT_CORE, &no_core);
	/* Nobody asks for the rest; the next run shall not wait for it. */
	(void)prctl(PR_SET_PDEATHSIG, SIGKILL);
	while (read_fully(from, &n, sizeof(n))) {
		struct arena_mark mark = arena_mark(a);
		char *message = arena_alloc(a, n);

		limit_time();
		if (!read_fully(from, message, n) ||
		    !one_row(w, a, message, n, to))
			break;
		arena_rewind(a, mark);
	}
	_exit(0);
}

/* ---- the parent ---- */

static void
close_ends(struct worker *w)
{
	if (w->pid == 0)
		return;
	close(w->to);
	close(w->from);
}

struct batch_pool *
batch_pool_new(struct arena *a, const struct batch_work *work, unsigned jobs)
{
	struct batch_pool *p = arena_alloc(a, sizeof(*p));

	p->arena = a;
	p->work = work;
	p->n = jobs;
	p->workers = arena_array(a, jobs, sizeof(*p->workers));
	return p;
}

static bool
cannot_start(struct diags *d)
{
	diag_add(d, DIAG_NO_WORKER, (struct pos){ 0 },
	    "end other programs, or ask for fewer with --jobs",
	    "a worker cannot be started: %s", strerror(errno));
	return false;
}

static bool
start(struct batch_pool *p, struct worker *w, struct diags *d)
{
	int to[2], from[2];

	if (pipe(to) != 0)
		return cannot_start(d);
	if (pipe(from) != 0) {
		close(to[0]);
		close(to[1]);
		return cannot_start(d);
	}
	w->pid = fork();
	if (w->pid == 0) {
		/* An end held open here would keep another one waiting. */
		for (size_t i = 0; i < p->n; i++)
			if (&p->workers[i] != w)
				close_ends(&p->workers[i]);
		close(to[1]);
		close(from[0]);
		serve(p->work, to[0], from[1]);
	}
	close(to[0]);
	close(from[1]);
	w->to = to[1];
	w->from = from[0];
	(void)fcntl(w->to, F_SETFL, O_NONBLOCK);
	if (w->pid > 0)
		return true;
	close(w->to);
	close(w->from);
	w->pid = 0;
	return cannot_start(d);
}

static struct worker *
least(const struct batch_pool *p)
{
	struct worker *best = NULL;

	for (size_t i = 0; i < p->n; i++)
		if (p->workers[i].n < QUEUE && (best == NULL ||
		    p->workers[i].n < best->n))
			best = &p->workers[i];
	return best;
}

bool
batch_pool_room(const struct batch_pool *p)
{
	return p->load < LOAD && least(p) != NULL;
}

void
batch_pool_give(struct batch_pool *p, uint64_t row, const struct buf *message)
{
	struct worker *w = least(p);
	struct task *t = &w->tasks[w->n++];
	uint64_t n = message->len;

	*t = (struct task){ .row = row };
	buf_add(&t->message, &n, sizeof(n));
	buf_add(&t->message, message->data, message->len);
	p->load += t->message.len;
}

/* The first task is done with. */
static void
shift(struct batch_pool *p, struct worker *w)
{
	p->load -= w->tasks[0].message.len;
	buf_free(&w->tasks[0].message);
	w->n--;
	memmove(w->tasks, w->tasks + 1, w->n * sizeof(*w->tasks));
}

static void
feed(struct worker *w)
{
	for (size_t i = 0; i < w->n; i++) {
		struct task *t = &w->tasks[i];

		while (t->sent < t->message.len) {
			ssize_t n = write(w->to, t->message.data + t->sent,
			    t->message.len - t->sent);

			/* Full; or dead, which reading will tell. */
			if (n <= 0)
				return;
			t->sent += (size_t)n;
		}
	}
}

static bool
unsent(const struct worker *w)
{
	return w->n > 0 && w->tasks[w->n - 1].sent <
	    w->tasks[w->n - 1].message.len;
}

static void
replies(struct batch_pool *p, struct worker *w,
    void (*fn)(void *, const struct batch_reply *), void *with)
{
	size_t at = 0;
	struct reply_head h;

	while (w->in.len - at >= sizeof(h)) {
		struct batch_reply r = { 0 };
		struct buf told = { 0 };

		memcpy(&h, w->in.data + at, sizeof(h));
		if (w->in.len - at < sizeof(h) + h.result_len + h.told_len)
			break;
		at += sizeof(h);
		r.row = h.row;
		r.result = w->in.data + at;
		r.result_len = h.result_len;
		r.fatal = h.fatal != 0;
		buf_add(&told, w->in.data + at + h.result_len, h.told_len);
		r.told = told.data;
		at += h.result_len + h.told_len;
		shift(p, w);
		fn(with, &r);
		buf_free(&told);
	}
	if (at > 0)
		memmove(w->in.data, w->in.data + at, w->in.len - at);
	w->in.len -= at;
}

static const char *
death(struct arena *a, int status)
{
	if (WIFSIGNALED(status) && WTERMSIG(status) == SIGXCPU)
		return arena_printf(a, "it computed for more than %d seconds",
		    BATCH_CPU_SECONDS);
	if (WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL)
		return "it was killed from outside, as it is when memory runs "
		    "out";
	if (WIFSIGNALED(status))
		return arena_printf(a, "signal %d, %s", WTERMSIG(status),
		    strsignal(WTERMSIG(status)));
	return arena_printf(a, "it ended with status %d",
	    WIFEXITED(status) ? WEXITSTATUS(status) : -1);
}

/* The row at work is lost; those behind begin again with the next process. */
static void
bury(struct batch_pool *p, struct worker *w,
    void (*fn)(void *, const struct batch_reply *), void *with)
{
	struct arena_mark mark = arena_mark(p->arena);
	struct batch_reply r = { 0 };
	int status = 0;

	close_ends(w);
	while (waitpid(w->pid, &status, 0) < 0 && errno == EINTR)
		;
	w->pid = 0;
	buf_clear(&w->in);
	for (size_t i = 0; i < w->n; i++)
		w->tasks[i].sent = 0;
	if (w->n > 0) {
		r.row = w->tasks[0].row;
		r.death = death(p->arena, status);
		shift(p, w);
		fn(with, &r);
	}
	arena_rewind(p->arena, mark);
}

static void
listen_to(struct batch_pool *p, struct worker *w,
    void (*fn)(void *, const struct batch_reply *), void *with)
{
	ssize_t n;

	buf_reserve(&w->in, PIECE);
	n = read(w->from, w->in.data + w->in.len, PIECE);
	if (n < 0 && errno == EINTR)
		return;
	if (n <= 0) {
		bury(p, w, fn, with);
		return;
	}
	w->in.len += (size_t)n;
	replies(p, w, fn, with);
}

bool
batch_pool_wait(struct batch_pool *p, struct diags *d, int ms,
    void (*fn)(void *, const struct batch_reply *), void *with)
{
	struct arena_mark mark = arena_mark(p->arena);
	struct pollfd *fds = arena_array(p->arena, 2 * p->n, sizeof(*fds));
	bool any = false;

	for (size_t i = 0; i < p->n; i++) {
		struct worker *w = &p->workers[i];

		fds[2 * i].fd = fds[2 * i + 1].fd = -1;
		if (w->pid == 0 && w->n > 0 && !start(p, w, d))
			return false;
		if (w->pid == 0)
			continue;
		feed(w);
		any = any || w->n > 0;
		fds[2 * i] = (struct pollfd){ w->from, POLLIN, 0 };
		if (unsent(w))
			fds[2 * i + 1] = (struct pollfd){ w->to, POLLOUT, 0 };
	}
	if (any && poll(fds, 2 * p->n, ms) > 0)
		for (size_t i = 0; i < p->n; i++)
			if (fds[2 * i].revents != 0)
				listen_to(p, &p->workers[i], fn, with);
	arena_rewind(p->arena, mark);
	return true;
}

void
batch_pool_close(struct batch_pool *p)
{
	for (size_t i = 0; i < p->n; i++) {
		struct worker *w = &p->workers[i];
		int status;

		close_ends(w);
		if (w->pid > 0)
			while (waitpid(w->pid, &status, 0) < 0 &&
			    errno == EINTR)
				;
		w->pid = 0;
		while (w->n > 0)
			shift(p, w);
		buf_free(&w->in);
	}
}
