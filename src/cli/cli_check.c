/*
 * Lint.  Without files: all definitions.  A file that is an answers file is
 * checked against the dictionary; a definition is shown alone, though all are
 * read, since they lean on each other.
 */
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/io.h"
#include "base/limits.h"
#include "base/map.h"
#include "base/str.h"
#include "base/vec.h"
#include "checklist/checklist.h"
#include "cli/cli.h"
#include "form/form.h"

/* Definitions begin "<fields", "<filing", ...; answers do not. */
static bool
is_definition(const char *data)
{
	static const char *const roots[] = { "<fields", "<filing", "<part",
	    "<jurisdiction", "<checklist" };

	for (size_t i = 0; i < sizeof(roots) / sizeof(roots[0]); i++)
		if (strstr(data, roots[i]) != NULL)
			return true;
	return false;
}

static bool
same_file(const char *a, const char *b)
{
	char pa[PATH_MAX], pb[PATH_MAX];

	return a != NULL && realpath(a, pa) != NULL &&
	    realpath(b, pb) != NULL && str_eq(pa, pb);
}

static bool
named(const struct vec *files, const char *file)
{
	for (size_t i = 0; i < files->n; i++)
		if (same_file(file, files->at[i]))
			return true;
	return files->n == 0;
}

/* Errors anywhere stop the reading, so they are always shown; a translation
 * that is missing elsewhere does not. */
static void
keep_named(struct cli *c, struct diags *all, const struct vec *files)
{
	for (size_t i = 0; i < diags_length(all); i++) {
		const struct diag *g = diags_at(all, i);

		if ((diag_level(g->code) >= DIAG_ERROR &&
		    g->code != DIAG_MISSING_TRANSLATION &&
		    g->code != DIAG_STALE_TRANSLATION) ||
		    named(files, g->pos.file))
			diag_add(c->diags, g->code, g->pos, g->hint, "%s",
			    g->message);
	}
}

/*
 * Spanish is asked for where spanish.lock promises it.  --confirm-spanish
 * writes that file anew: a person has compared all pairs.
 */
static bool
spanish(struct cli *c, struct diags *all, const struct job_program *p)
{
	const char *path = arena_printf(c->arena, "%s/spanish.lock",
	    c->where.forms);
	struct vec pairs = { 0 };
	char *lock;
	size_t len;

	if (!c->confirm_spanish && !io_exists(path))
		return true;
	form_pairs(c->arena, p->catalog, &pairs);
	checklist_pairs(c->arena, p->checklist, &pairs);
	if (c->confirm_spanish) {
		lock = form_spanish_lock(c->arena, &pairs);
		if (!io_write(c->arena, all, path, lock, strlen(lock), true))
			return false;
	} else {
		lock = io_read(c->arena, all, path, LIMIT_FILE_BYTES, &len);
	}
	if (lock != NULL)
		form_spanish_check(c->arena, all, &pairs, lock);
	return lock != NULL;
}

static struct job_program *
lint(struct cli *c, const struct vec *files, int32_t stale)
{
	struct diags *all = diags_new(c->arena);
	struct job_program *p = job_program_read(c->arena, all, &c->where);
	struct map used = { 0 };

	if (p != NULL) {
		p->carrier = cli_carrier_options(c);
		checklist_names_used(c->arena, p->checklist, &used);
		form_check(c->arena, all, p->catalog, &used, c->today, stale);
		checklist_check(c->arena, all, p->checklist);
		job_program_check(p, all);
		if (!spanish(c, all, p))
			p = NULL;
	}
	keep_named(c, all, files);
	return p;
}

static bool
check_answers(struct cli *c, struct job_program *p, const char *path)
{
	struct job_options o = cli_job_options(c, NULL);

	return job_rules(p, c->arena, c->diags, job_answers(p, c->arena,
	    c->diags, path), &o) != NULL;
}

static bool
sort_files(struct cli *c, struct vec *definitions, struct vec *answers)
{
	for (size_t i = 0; i < c->nargs; i++) {
		size_t len;
		char *data = io_read(c->arena, c->diags, c->args[i],
		    LIMIT_FILE_BYTES, &len);

		if (data == NULL)
			return false;
		vec_push(is_definition(data) ? definitions : answers,
		    c->arena, c->args[i]);
	}
	return true;
}

static bool
stale_days(struct cli *c, int32_t *days)
{
	char *end;
	long n = 365;

	if (c->stale_days != NULL) {
		n = strtol(c->stale_days, &end, 10);
		if (*c->stale_days == '\0' || *end != '\0' || n < 0 ||
		    n > 36500)
			return cli_usage(c,
			    "give a number of days: --stale-days 365",
			    "'%s' is not a number of days", c->stale_days);
	}
	*days = (int32_t)n;
	return true;
}

static bool
inside(struct cli *c, const char *path)
{
	char root[PATH_MAX], file[PATH_MAX];
	char *top = arena_printf(c->arena, "%s/..", c->where.forms);
	size_t n;

	if (realpath(top, root) == NULL || realpath(path, file) == NULL)
		return true;
	n = strlen(root);
	if (strncmp(root, file, n) == 0 && file[n] == '/')
		return true;
	diag_add(c->diags, DIAG_BAD_USAGE, (struct pos){ path, 0, 0 },
	    "name the folder that it belongs to with --definitions",
	    "this definition is not among those in '%s'", c->where.forms);
	return false;
}

bool
cli_check(struct cli *c)
{
	struct vec definitions = { 0 }, answers = { 0 };
	struct job_program *p;
	struct buf out = { 0 };
	int32_t stale = 0;
	bool ok = true;

	if (!stale_days(c, &stale) || !cli_where(c) ||
	    !sort_files(c, &definitions, &answers))
		return false;
	for (size_t i = 0; i < definitions.n; i++)
		if (!inside(c, definitions.at[i]))
			return false;
	/* Answers alone: the state of the definitions is not the question. */
	p = answers.n > 0 && definitions.n == 0 ? cli_definitions(c) :
	    lint(c, &definitions, stale);
	for (size_t i = 0; p != NULL && i < answers.n; i++)
		if (!check_answers(c, p, answers.at[i]))
			ok = false;
	if (p == NULL || !ok || diags_failed(c->diags))
		return false;
	buf_printf(&out, "%s: no errors, %zu warning%s\n",
	    c->nargs == 0 ? "definitions" : "files",
	    diags_count(c->diags, DIAG_WARNING),
	    diags_count(c->diags, DIAG_WARNING) == 1 ? "" : "s");
	ok = cli_print(c, &out);
	buf_free(&out);
	return ok;
}
