/*
 * Run a command several times and tell what one run costs:
 *
 *	bench-measure RUNS COMMAND...
 *
 * prints "WALL CPU PEAK": medians of milliseconds on the clock and on the
 * processor, and the largest resident size of any run in KB.  What the command
 * prints is thrown away; if it fails, so does this.
 */
#include <errno.h>
#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>

#define RUNS_MAX	1000

extern char **environ;

static double
milliseconds(struct timeval t)
{
	return t.tv_sec * 1e3 + t.tv_usec / 1e3;
}

static double
cpu_of_children(long *peak)
{
	struct rusage u;

	getrusage(RUSAGE_CHILDREN, &u);
	*peak = u.ru_maxrss;
	return milliseconds(u.ru_utime) + milliseconds(u.ru_stime);
}

static double
now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static void
run(char **command)
{
	posix_spawn_file_actions_t quiet;
	pid_t child;
	int status, error;

	posix_spawn_file_actions_init(&quiet);
	posix_spawn_file_actions_addopen(&quiet, 1, "/dev/null", O_WRONLY, 0);
	error = posix_spawnp(&child, command[0], &quiet, NULL, command,
	    environ);
	posix_spawn_file_actions_destroy(&quiet);
	if (error != 0) {
		fprintf(stderr, "%s: %s\n", command[0], strerror(error));
		exit(3);
	}
	while (waitpid(child, &status, 0) < 0)
		if (errno != EINTR)
			exit(3);
	if (status != 0) {
		fprintf(stderr, "%s failed (%d)\n", command[0], status);
		exit(1);
	}
}

static int
ascending(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

static double
median(double *values, int n)
{
	qsort(values, (size_t)n, sizeof(*values), ascending);
	return n % 2 ? values[n / 2] :
	    (values[n / 2 - 1] + values[n / 2]) / 2;
}

int
main(int argc, char **argv)
{
	double wall[RUNS_MAX], cpu[RUNS_MAX];
	int runs = argc > 2 ? atoi(argv[1]) : 0;
	long peak = 0;

	if (runs < 1 || runs > RUNS_MAX) {
		fprintf(stderr, "usage: %s RUNS COMMAND...\n", argv[0]);
		return 2;
	}
	for (int i = 0; i < runs; i++) {
		double start = now(), used = cpu_of_children(&peak);

		run(argv + 2);
		wall[i] = now() - start;
		cpu[i] = cpu_of_children(&peak) - used;
	}
	printf("%.3f %.3f %ld\n", median(wall, runs), median(cpu, runs),
	    peak);
	return 0;
}
