/* One bundle of many packets in one file, to be printed. */
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/io.h"
#include "base/path.h"
#include "batch/batch.h"
#include "cli/cli.h"
#include "collate/collate.h"
#include "helper/helper.h"
#include "render/render.h"

/* The name of the folder itself: "packets/anna/" gives "anna". */
static const char *
last_name(struct arena *a, const char *path)
{
	size_t end = strlen(path), start;

	while (end > 1 && path[end - 1] == '/')
		end--;
	for (start = end; start > 0 && path[start - 1] != '/';)
		start--;
	return arena_strndup(a, path + start, end - start);
}

static void
line(struct buf *out, uint64_t n, const char *what, const char *more)
{
	if (n > 0)
		buf_printf(out, "%llu %s%s%s\n", (unsigned long long)n, what,
		    n == 1 ? "" : "s", more);
}

/* Rows that a run of batch has, but nothing to print of. */
struct unprinted {
	uint64_t	 failed, untold;
};

static bool
tell(struct cli *c, const struct collate_options *o,
    const struct collate_totals *t, const struct unprinted *u)
{
	struct buf out = { 0 };
	bool ok;

	buf_printf(&out, "%zu client%s, %zu page%s in %zu file%s\n",
	    t->clients, t->clients == 1 ? "" : "s", t->pages,
	    t->pages == 1 ? "" : "s", t->volumes, t->volumes == 1 ? "" : "s");
	line(&out, t->without, "packet", arena_printf(c->arena, " without %s",
	    o->bundle->file));
	line(&out, t->left_out, "client", " left out");
	line(&out, u->failed, "row", " without a packet: see the results");
	line(&out, u->untold, "row", " of other shards, whose results are not "
	    "here");
	ok = cli_print(c, &out);
	buf_free(&out);
	return ok;
}

/* ---- a packet, or a run ---- */

struct walk {
	struct collate	*run;
	struct arena	*arena;		/* of one row */
	struct cli	*cli;
	const char	*folder;	/* of the results */
	struct unprinted *unprinted;
};

/*
 * A row of the results.  Only rows that have a folder are finished; its name
 * is one name, whoever wrote the file.
 */
static bool
take_row(void *with, const struct batch_result *r)
{
	struct walk *w = with;
	struct arena_mark mark = arena_mark(w->arena);
	bool ok = true;

	if (r->folder == NULL || (r->status != BATCH_DRAFTED &&
	    r->status != BATCH_REFUSED)) {
		w->unprinted->failed++;
		return true;
	}
	if (strchr(r->folder, '/') != NULL || r->folder[0] == '.') {
		diag_add(w->cli->diags, DIAG_DAMAGED,
		    (struct pos){ w->folder, 0, 0 }, "run the batch again "
		    "with --resume", "row %llu: this is no name of a client's "
		    "folder", (unsigned long long)r->row);
		return true;
	}
	ok = collate_add(w->run, &(struct collate_client){ .row = r->row,
	    .id = r->folder, .folder = arena_printf(w->arena, "%s/%s",
	    w->folder, r->folder) });
	arena_rewind(w->arena, mark);
	return ok;
}

static bool
take_results(struct cli *c, struct collate *run, const char *path,
    struct unprinted *u)
{
	struct walk w = { .run = run, .arena = arena_open(), .cli = c,
	    .unprinted = u, .folder = io_is_folder(path) ? path :
	    path_folder(c->arena, path) };
	uint64_t untold = 0;
	bool ok = batch_results_each(c->diags, path, take_row, &w, &untold);

	u->untold += untold;
	arena_close(w.arena);
	return ok;
}

static bool
take(struct cli *c, struct collate *run, const char *path, struct unprinted *u)
{
	if (batch_is_results(c->arena, path))
		return take_results(c, run, path, u);
	return collate_add(run, &(struct collate_client){
	    .id = last_name(c->arena, path), .folder = path });
}

bool
helper_collate(struct cli *c)
{
	struct unprinted unprinted = { 0 };
	struct pdf_fonts *fonts;
	struct collate_options o;
	struct collate_totals totals;
	struct collate *run;
	bool ok = true;

	if (!cli_collate_options(c, &o))
		return false;
	fonts = pdf_fonts_open(c->arena, c->diags, c->fonts);
	if (fonts == NULL)
		return false;
	run = collate_open(c->arena, c->diags, fonts, &o);
	for (size_t i = 0; i < c->nargs && ok; i++)
		ok = take(c, run, c->args[i], &unprinted);
	ok = collate_close(run, &totals) && ok;
	return tell(c, &o, &totals, &unprinted) && ok && totals.left_out == 0;
}
