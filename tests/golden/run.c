/*
 * The golden driver: runs one case and compares what came out.
 *
 *	run MOVANT SOURCE-TREE CASE-FOLDER
 *
 * The files of the case are copied to a folder of their own, there `sh cmd`
 * runs, and these are compared with the files of the case:
 *
 *	expect.out, expect.diag, expect.status	standard output, standard
 *				error, exit status
 *	expect.files		every file that cmd left, but not what it was
 *				given and nothing under in/ (what it made for
 *				itself to read)
 *	expect.NAME		the file out/NAME or NAME
 *	expect.NAME.text	the text of the PDF out/NAME or NAME
 *	expect.NAME.tree	its structure, with the text of each element, as
 *				a screen reader would go through it
 *
 * cmd sees what the file prelude beside this one defines, `movant` first.
 * Exit status 77 of cmd skips the case.  Names of this machine and hashes are
 * made neutral before comparing.  With MOVANT_UPDATE=1 the expectations are
 * written instead; the first time, every file that out/ holds gets one.  The
 * difference that git shows then is the review.
 */
#include <dirent.h>
#include <errno.h>
#include <ftw.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#define SKIP	77

struct text {
	char	*data;		/* NUL after it */
	size_t	 len;
};

static char work[4096];		/* the case's own folder */
static char root[4096];		/* source tree */
static char dir[4096];		/* the case in it */
static bool update;
static int failures;

static const char prelude[] =
    ". \"$ROOT/tests/golden/prelude\"\n"
    ". ./cmd\n";

static void
die(const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	fprintf(stderr, "golden: ");
	vfprintf(stderr, fmt, ap);
	fprintf(stderr, ": %s\n", strerror(errno));
	va_end(ap);
	exit(99);
}

static char *
path(const char *folder, const char *name)
{
	char *p = malloc(strlen(folder) + strlen(name) + 2);

	if (p == NULL)
		die("memory");
	sprintf(p, "%s/%s", folder, name);
	return p;
}

static bool
load(const char *name, struct text *t)
{
	FILE *f = fopen(name, "rb");
	size_t n, cap = 65536;

	if (f == NULL)
		return false;
	t->data = malloc(cap);
	for (t->len = 0; t->data != NULL &&
	    (n = fread(t->data + t->len, 1, cap - t->len - 1, f)) > 0;) {
		t->len += n;
		if (cap - t->len < 2)
			t->data = realloc(t->data, cap *= 2);
	}
	fclose(f);
	if (t->data == NULL)
		die("memory");
	t->data[t->len] = '\0';
	return true;
}

static void
save(const char *name, const struct text *t)
{
	FILE *f = fopen(name, "wb");

	if (f == NULL || fwrite(t->data, 1, t->len, f) != t->len ||
	    fclose(f) != 0)
		die("%s", name);
}

static void
copy(const char *from, const char *to)
{
	struct text t;

	if (!load(from, &t))
		die("%s", from);
	save(to, &t);
	free(t.data);
}

/* Run a program in the work folder; standard streams to files, or NULL. */
static int
run(const char *const argv[], const char *out, const char *err)
{
	int status;
	pid_t pid;

	fflush(NULL);
	if ((pid = fork()) < 0)
		die("fork");
	if (pid == 0) {
		if (chdir(work) != 0 ||
		    freopen("/dev/null", "r", stdin) == NULL ||
		    (out != NULL && freopen(out, "w", stdout) == NULL) ||
		    (err != NULL && freopen(err, "w", stderr) == NULL))
			die("%s", work);
		/* execvp changes nothing of what it is given. */
		execvp(argv[0], (char *const *)argv);
		die("%s", argv[0]);
	}
	while (waitpid(pid, &status, 0) < 0)
		if (errno != EINTR)
			die("wait");
	return WIFEXITED(status) ? WEXITSTATUS(status) :
	    128 + WTERMSIG(status);
}

static size_t
hex_run(const char *s)
{
	return strspn(s, "0123456789abcdef");
}

/* A size in the manifest: it moves with the version of a library. */
static size_t
size_run(const char *from, const char *s)
{
	static const char key[] = "\"bytes\": ";
	size_t n = strlen(key);

	return (size_t)(s - from) >= n && memcmp(s - n, key, n) == 0 ?
	    strspn(s, "0123456789") : 0;
}

/* Names of this machine, SHA-256 digits and sizes of files become words. */
static void
neutral(struct text *t)
{
	struct { const char *from, *to; } names[] = {
		{ work, "<work>" }, { root, "<root>" },
	};
	char *out = malloc(8 * t->len + 1), *w = out;
	const char *s = t->data, *end = t->data + t->len;

	if (out == NULL)
		die("memory");
	while (s < end) {
		size_t i, n = hex_run(s);

		for (i = 0; i < 2; i++)
			if (strncmp(s, names[i].from, strlen(names[i].from)) == 0)
				break;
		if (i < 2) {
			w += sprintf(w, "%s", names[i].to);
			s += strlen(names[i].from);
		} else if (n == 64) {
			w += sprintf(w, "<sha256>");
			s += n;
		} else if (size_run(t->data, s) > 0) {
			w += sprintf(w, "<size>");
			s += size_run(t->data, s);
		} else {
			n = n > 0 ? n : 1;
			memcpy(w, s, n);
			w += n;
			s += n;
		}
	}
	free(t->data);
	*w = '\0';
	t->data = out;
	t->len = (size_t)(w - out);
}

/* One expectation: compare, or write it.  An empty one need not exist. */
static void
check(const char *name, struct text *got)
{
	char *expected = path(dir, name), *actual;
	struct text want = { 0 };

	neutral(got);
	if (update) {
		if (got->len == 0)
			remove(expected);
		else
			save(expected, got);
	} else {
		if (!load(expected, &want))
			want.data = calloc(1, 1);
		if (want.len != got->len ||
		    memcmp(want.data, got->data, got->len) != 0) {
			actual = path(work, name);
			save(actual, got);
			run((const char *const []){ "diff", "-u", "-a", "-N", "--label",
			    "expected", "--label", name, expected,
			    actual, NULL }, NULL, NULL);
			remove(actual);
			free(actual);
			failures++;
		}
		free(want.data);
	}
	free(expected);
}

static bool
case_file(const char *name)
{
	return name[0] != '.' && strncmp(name, "expect.", 7) != 0;
}

static void
copy_case(void)
{
	DIR *d = opendir(dir);
	struct dirent *e;

	if (d == NULL)
		die("%s", dir);
	while ((e = readdir(d)) != NULL)
		if (case_file(e->d_name)) {
			char *from = path(dir, e->d_name);
			char *to = path(work, e->d_name);

			copy(from, to);
			free(from);
			free(to);
		}
	closedir(d);
}

/* ---- what was left behind ---- */

static char *left[1024];
static size_t nleft;

static int
note_file(const char *p, const struct stat *st, int kind, struct FTW *ftw)
{
	const char *name = p + strlen(work) + 1;
	char *given;

	(void)st;
	(void)ftw;
	if (kind != FTW_F || strncmp(name, "in/", 3) == 0 ||
	    strncmp(name, "expect.", 7) == 0)
		return 0;
	given = path(dir, name);
	if (access(given, F_OK) != 0 && nleft < 1024)
		left[nleft++] = strdup(name);
	free(given);
	return 0;
}

static int
remove_file(const char *p, const struct stat *st, int kind, struct FTW *ftw)
{
	(void)st;
	(void)ftw;
	if (kind == FTW_DNR)
		chmod(p, 0700);
	return remove(p);
}

static int
by_name(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

static void
check_files(void)
{
	struct text t = { .data = calloc(1, 1) };

	nftw(work, note_file, 16, FTW_PHYS);
	qsort(left, nleft, sizeof(left[0]), by_name);
	for (size_t i = 0; i < nleft; i++) {
		t.data = realloc(t.data, t.len + strlen(left[i]) + 2);
		t.len += (size_t)sprintf(t.data + t.len, "%s\n", left[i]);
	}
	check("expect.files", &t);
	free(t.data);
}

static bool
ends(const char *s, const char *suffix)
{
	size_t n = strlen(s), m = strlen(suffix);

	return n >= m && strcmp(s + n - m, suffix) == 0;
}

/* What is made of a PDF to compare it, by the end of the expectation's name. */
static const struct view {
	const char *suffix;
	const char *argv[2];		/* then the file */
	bool to_file;			/* takes the output's name as well */
} views[] = {
	{ ".text", { "pdftotext", "-layout" }, true },
	{ ".tree", { "pdfinfo", "-struct-text" }, false },
};

static const struct view *
view_of(const char *expect)
{
	char end[32];

	for (size_t i = 0; i < sizeof(views) / sizeof(views[0]); i++) {
		snprintf(end, sizeof(end), ".pdf%s", views[i].suffix);
		if (ends(expect, end))
			return &views[i];
	}
	return NULL;
}

/* Let a tool look at a PDF; the name of what it printed. */
static char *
look(const struct view *v, const char *file)
{
	char *made = path(work, "expect.view");
	int code;

	/* What pdfinfo does not know of a tree it says on standard error. */
	if (v->to_file)
		code = run((const char *const []){ v->argv[0], v->argv[1],
		    file, made, NULL }, NULL, NULL);
	else
		code = run((const char *const []){ v->argv[0], v->argv[1],
		    file, NULL }, made, "/dev/null");
	if (code != 0)
		failures++;
	return made;
}

/* "Object 60 0", a link: the number moves with what stands before it. */
static void
forget_numbers(struct text *t)
{
	static const char word[] = "Object ";
	char *w = t->data;

	for (const char *s = t->data; *s != '\0';) {
		size_t indent = strspn(s, " "), n = strcspn(s, "\n");
		size_t keep = strncmp(s + indent, word, strlen(word)) == 0 ?
		    indent + strlen(word) - 1 : n;

		memmove(w, s, keep);
		w += keep;
		s += n;
		if (*s == '\n')
			*w++ = *s++;
	}
	*w = '\0';
	t->len = (size_t)(w - t->data);
}

/* Compare an expectation with the file it stands for, or a view of it. */
static void
check_file(const char *expect)
{
	const struct view *v = view_of(expect);
	char name[256], *file, *made = NULL;
	struct text t;

	snprintf(name, sizeof(name), "%s", expect + strlen("expect."));
	if (v != NULL)
		name[strlen(name) - strlen(v->suffix)] = '\0';
	file = path("out", name);
	if (chdir(work) != 0)
		die("%s", work);
	if (access(file, F_OK) != 0)
		memmove(file, name, strlen(name) + 1);
	if (v != NULL && access(file, F_OK) == 0)
		made = look(v, file);
	if (!load(made ? made : file, &t)) {
		fprintf(stderr, "golden: %s was not made\n", name);
		if (update)
			remove(path(dir, expect));
		else
			failures++;
	} else {
		if (v != NULL && !v->to_file)
			forget_numbers(&t);
		check(expect, &t);
		free(t.data);
	}
	if (made)
		remove(made);
	free(made);
	free(file);
}

static bool
own(const char *name)
{
	return strcmp(name, "expect.out") == 0 ||
	    strcmp(name, "expect.diag") == 0 ||
	    strcmp(name, "expect.status") == 0 ||
	    strcmp(name, "expect.files") == 0 ||
	    strncmp(name, "expect.", 7) != 0;
}

/* Expectations that the case has; in a new case, all that out/ asks for. */
static void
check_made(bool fresh)
{
	char name[300], *out = path(work, "out");
	DIR *d = opendir(fresh ? out : dir);
	struct dirent *e;

	while (d != NULL && (e = readdir(d)) != NULL) {
		if (fresh && e->d_name[0] != '.') {
			snprintf(name, sizeof(name), "expect.%s%s", e->d_name,
			    ends(e->d_name, ".pdf") ? ".text" : "");
			check_file(name);
		} else if (!fresh && !own(e->d_name))
			check_file(e->d_name);
	}
	if (d != NULL)
		closedir(d);
	free(out);
}

static void
full_path(const char *name, char out[4096])
{
	char *p = realpath(name, NULL);

	if (p == NULL)
		die("%s", name);
	snprintf(out, 4096, "%s", p);
	free(p);
}

static int
run_case(const char *movant)
{
	char number[16], program[4096], *out, *err, *status;
	struct text t;
	bool fresh;
	int code;

	full_path(movant, program);
	status = path(dir, "expect.status");
	fresh = access(status, F_OK) != 0;
	free(status);
	copy_case();
	setenv("MOVANT", program, 1);
	setenv("ROOT", root, 1);
	setenv("LC_ALL", "C", 1);
	setenv("TZ", "UTC", 1);
	/* The streams stand outside, so that cmd cannot meet them. */
	out = malloc(strlen(work) + 8);
	err = malloc(strlen(work) + 8);
	if (out == NULL || err == NULL)
		die("memory");
	sprintf(out, "%s.out", work);
	sprintf(err, "%s.err", work);
	code = run((const char *const []){ "sh", "-c", prelude, NULL }, out,
	    err);
	if (code != SKIP) {
		snprintf(number, sizeof(number), "%d\n", code);
		t = (struct text){ strdup(number), strlen(number) };
		check("expect.status", &t);
		free(t.data);
		if (load(out, &t)) {
			check("expect.out", &t);
			free(t.data);
		}
		if (load(err, &t)) {
			check("expect.diag", &t);
			free(t.data);
		}
		check_files();
		check_made(update && fresh);
	}
	remove(out);
	remove(err);
	free(out);
	free(err);
	return code;
}

int
main(int argc, char **argv)
{
	const char *tmp = getenv("TMPDIR"), *value = getenv("MOVANT_UPDATE");
	int code;

	if (argc != 4) {
		fprintf(stderr, "usage: run MOVANT SOURCE-TREE CASE-FOLDER\n");
		return 99;
	}
	update = value != NULL && strcmp(value, "1") == 0;
	full_path(argv[2], root);
	full_path(argv[3], dir);
	snprintf(work, sizeof(work), "%s/movant-golden-XXXXXX",
	    tmp ? tmp : "/tmp");
	if (mkdtemp(work) == NULL)
		die("%s", work);
	code = run_case(argv[1]);
	nftw(work, remove_file, 16, FTW_DEPTH | FTW_PHYS);
	if (code == SKIP)
		return SKIP;
	return failures > 0 ? 1 : 0;
}
