#include <stdio.h>

#include "base/arena.h"
#include "base/io.h"
#include "base/map.h"
#include "base/path.h"
#include "base/str.h"
#include "cli/cli.h"

/* With several files, each has a folder of its own; no two the same. */
static bool
folders(struct cli *c, const char **out)
{
	struct map seen = { 0 };

	if (c->nargs == 1) {
		out[0] = c->output;
		return true;
	}
	for (size_t i = 0; i < c->nargs; i++) {
		char *name = path_stem(c->arena, c->args[i]);

		if (name[0] == '.' || name[0] == '\0')
			return cli_usage(c, "rename it: each packet's folder "
			    "is named after its answers file",
			    "'%s' makes no name for a folder", c->args[i]);
		if (map_find(&seen, name) != NULL)
			return cli_usage(c, "rename one of them: each packet's "
			    "folder is named after its answers file",
			    "two answers files are called '%s'", name);
		map_put(&seen, c->arena, name, name);
		out[i] = arena_printf(c->arena, "%s/%s", c->output, name);
	}
	return true;
}

bool
cli_write_packet(struct arena *a, struct diags *d, const struct job_packet *k,
    const char *folder, bool force)
{
	struct io_folder *f = io_folder_open(a, d, folder, force,
	    job_file_names);

	if (f == NULL)
		return false;
	for (size_t i = 0; i < k->n; i++)
		if (!io_folder_put(f, d, k->files[i].name, k->files[i].data,
		    k->files[i].len)) {
			io_folder_drop(f);
			return false;
		}
	return io_folder_commit(f, d);
}

static void
tell(const struct job_packet *k, const char *folder, struct buf *out)
{
	buf_printf(out, "%s\n", folder);
	for (size_t i = 0; i < k->n; i++) {
		if (k->files[i].pages == 0)
			buf_printf(out, "  %s\n", k->files[i].name);
		else
			buf_printf(out, "  %-16s%3zu page%s\n",
			    k->files[i].name, k->files[i].pages,
			    k->files[i].pages == 1 ? "" : "s");
	}
}

static bool
one(struct cli *c, struct job_program *p, struct arena *a,
    const char *path, const char *folder)
{
	struct arena_mark mark = arena_mark(a);
	struct diags *d = diags_new(a);
	struct buf out = { 0 };
	struct job_options o = cli_job_options(c, &out);
	struct job_packet *k = job_draft(p, a, d, job_answers(p, a, d,
	    path), &o);
	bool ok = k != NULL && cli_write_packet(a, d, k, folder, c->force);

	if (ok)
		tell(k, folder, &out);
	/* Why a packet was refused is worth as much as why it is as it is. */
	if (ok || c->explain)
		ok = cli_print(c, &out) && ok;
	cli_report(c, d);
	buf_free(&out);
	arena_rewind(a, mark);
	return ok;
}

bool
cli_draft(struct cli *c)
{
	struct job_program *p = cli_program(c);
	const char **where = arena_array(c->arena, c->nargs, sizeof(*where));
	struct arena *job;
	size_t failed = 0;

	if (p == NULL || !job_program_fonts(p, c->diags) || !folders(c, where))
		return false;
	job = arena_open();
	for (size_t i = 0; i < c->nargs; i++)
		if (!one(c, p, job, c->args[i], where[i]))
			failed++;
	arena_close(job);
	if (failed > 0 && c->nargs > 1)
		fprintf(stderr, "movant: %zu of %zu packets were not drafted\n",
		    failed, c->nargs);
	return failed == 0;
}
