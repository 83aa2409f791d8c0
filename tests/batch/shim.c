/*
 * What can happen to a run, made to happen: preloaded before movant by the
 * tests of batch.  Environment:
 *
 *	SHIM_CRASH=N	the worker that begins the packet of row N dies
 *	SHIM_SPIN=N	the worker that begins the packet of row N computes for
 *			ever
 *	SHIM_SECONDS=N	the 60 seconds that a row may take are so many
 *	SHIM_HURRY=N	the clock of the progress runs N times as fast
 *	SHIM_KILL=N	the whole process group dies at the Nth operation on
 *			files that one of its processes does
 *	SHIM_FULL=N	the disk is full after N bytes from one process
 *	SHIM_BROKEN=END	the file whose name ends so, and
 *	SHIM_READS=N	that its Nth read fails
 *	SHIM_SLOW=N	a sync of everything takes N thousandths of a second more
 *	SHIM_LOG=FILE	what would survive a power cut is written there:
 *			"all" after everything was synced, "file NAME SIZE"
 *			after one file was; and "read" for each read of the
 *			broken file
 */

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#define REAL(name) (__extension__(__typeof__(&name))dlsym(RTLD_NEXT, #name))

static long operations, reads;
static long long written;

static long long
setting(const char *name)
{
	const char *s = getenv(name);

	return s != NULL ? atoll(s) : -1;
}

static void
operation(void)
{
	long long at = setting("SHIM_KILL");

	if (at > 0 && ++operations == at)
		kill(0, SIGKILL);
}

static int
regular(int fd)
{
	struct stat st;

	return fstat(fd, &st) == 0 && S_ISREG(st.st_mode);
}

static void
note(const char *fmt, ...)
{
	const char *file = getenv("SHIM_LOG");
	char line[4200];
	va_list ap;
	int fd, n;

	if (file == NULL)
		return;
	va_start(ap, fmt);
	n = vsnprintf(line, sizeof(line), fmt, ap);
	va_end(ap);
	fd = open(file, O_WRONLY | O_CREAT | O_APPEND, 0600);
	if (fd < 0 || REAL(write)(fd, line, (size_t)n) != n)
		abort();
	close(fd);
}

int
mkdirat(int fd, const char *path, mode_t mode)
{
	const char *row = strstr(path, "movant-stage");
	const char *dot = row != NULL ? strrchr(row, '.') : NULL;
	int r;

	operation();
	if (dot != NULL && setting("SHIM_SLOW") > 0)
		note("stage %s\n", dot + 1);
	if (dot != NULL && atoll(dot + 1) == setting("SHIM_CRASH"))
		raise(SIGSEGV);
	r = REAL(mkdirat)(fd, path, mode);
	if (dot != NULL && atoll(dot + 1) == setting("SHIM_SPIN"))
		for (;;)
			operations++;
	return r;
}

int
setrlimit(__rlimit_resource_t what, const struct rlimit *limit)
{
	struct rlimit l = *limit;

	if (what == RLIMIT_CPU && setting("SHIM_SECONDS") > 0)
		l.rlim_cur -= 60 - (rlim_t)setting("SHIM_SECONDS");
	return REAL(setrlimit)(what, &l);
}

int
clock_gettime(clockid_t clock, struct timespec *t)
{
	int r = REAL(clock_gettime)(clock, t);
	long long ms, times = setting("SHIM_HURRY");

	if (r == 0 && clock == CLOCK_MONOTONIC && times > 0) {
		ms = (t->tv_sec * 1000LL + t->tv_nsec / 1000000) * times;
		t->tv_sec = ms / 1000;
		t->tv_nsec = ms % 1000 * 1000000;
	}
	return r;
}

/* The name of a regular file; false for what is none. */
static int
name_of(int fd, char path[4096])
{
	char link[64];
	ssize_t n;

	snprintf(link, sizeof(link), "/proc/self/fd/%d", fd);
	n = regular(fd) ? readlink(link, path, 4095) : -1;
	if (n >= 0)
		path[n] = '\0';
	return n >= 0;
}

ssize_t
read(int fd, void *to, size_t n)
{
	const char *end = getenv("SHIM_BROKEN");
	char path[4096];
	size_t len = end != NULL ? strlen(end) : 0;

	if (len > 0 && name_of(fd, path) && strlen(path) >= len &&
	    strcmp(path + strlen(path) - len, end) == 0) {
		note("read\n");
		if (++reads == setting("SHIM_READS")) {
			errno = EIO;
			return -1;
		}
	}
	return REAL(read)(fd, to, n);
}

ssize_t
write(int fd, const void *data, size_t n)
{
	long long room = setting("SHIM_FULL");

	if (!regular(fd))
		return REAL(write)(fd, data, n);
	operation();
	if (room >= 0 && written + (long long)n > room) {
		/* As a disk does: what fits is written. */
		n = written < room ? (size_t)(room - written) : 0;
		if (n == 0) {
			errno = ENOSPC;
			return -1;
		}
	}
	written += (long long)n;
	return REAL(write)(fd, data, n);
}

int
renameat(int from, const char *a, int to, const char *b)
{
	operation();
	return REAL(renameat)(from, a, to, b);
}

int
unlinkat(int fd, const char *path, int flags)
{
	operation();
	return REAL(unlinkat)(fd, path, flags);
}

int
ftruncate(int fd, off_t len)
{
	operation();
	return REAL(ftruncate)(fd, len);
}

int
syncfs(int fd)
{
	struct timespec t;
	int r;

	operation();
	/* What is written meanwhile is not known to be there. */
	clock_gettime(CLOCK_REALTIME, &t);
	if (setting("SHIM_SLOW") > 0) {
		note("slow\n");
		(void)poll(NULL, 0, (int)setting("SHIM_SLOW"));
	}
	r = REAL(syncfs)(fd);
	if (r == 0)
		note("all %lld.%09ld\n", (long long)t.tv_sec, t.tv_nsec);
	return r;
}

static void
synced(int fd)
{
	char path[4096];
	struct stat st;

	if (name_of(fd, path) && fstat(fd, &st) == 0)
		note("file %s %lld\n", path, (long long)st.st_size);
}

int
fdatasync(int fd)
{
	int r;

	operation();
	r = REAL(fdatasync)(fd);
	if (r == 0)
		synced(fd);
	return r;
}

int
fsync(int fd)
{
	int r;

	operation();
	r = REAL(fsync)(fd);
	if (r == 0)
		synced(fd);
	return r;
}
