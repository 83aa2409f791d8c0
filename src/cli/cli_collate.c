/* One bundle of many packets in one file, to be printed. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/io.h"
#include "base/str.h"
#include "cli/cli.h"
#include "collate/collate.h"
#include "render/render.h"

static bool
wrong(struct cli *c, const char *hint, const char *what, const char *value)
{
	diag_add(c->diags, DIAG_BAD_USAGE, (struct pos){ 0 }, hint,
	    "%s '%s'", what, value);
	return false;
}

static bool
volume_pages(struct cli *c, size_t *pages)
{
	const char *s = c->volume_pages;
	unsigned long n;
	char *end;

	*pages = COLLATE_PAGES_MOST;
	if (s == NULL)
		return true;
	n = *s >= '0' && *s <= '9' ? strtoul(s, &end, 10) : 0;
	if (n < COLLATE_PAGES_LEAST || n > COLLATE_PAGES_MOST || *end != '\0')
		return wrong(c, arena_printf(c->arena, "give a number from "
		    "%d to %d", COLLATE_PAGES_LEAST, COLLATE_PAGES_MOST),
		    "a volume cannot have so many pages:", s);
	*pages = n;
	return true;
}

static bool
options(struct cli *c, struct collate_options *o)
{
	const char *word = c->bundle ? c->bundle : "checklists";

	*o = (struct collate_options){ .bundle = collate_bundle(word),
	    .output = c->output, .duplex = c->duplex, .replace = c->force,
	    .lang = str_eq(c->language, "es") ? LANG_ES : LANG_EN };
	if (o->bundle == NULL)
		return wrong(c, arena_printf(c->arena, "choose one of: %s",
		    collate_bundle_words()), "there is no bundle", word);
	if (c->output == NULL) {
		diag_add(c->diags, DIAG_BAD_USAGE, (struct pos){ 0 },
		    "say where: movant collate PACKET... -o print.pdf",
		    "'movant collate' needs a file to write");
		return false;
	}
	return volume_pages(c, &o->pages);
}

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

static bool
tell(struct cli *c, const struct collate_options *o,
    const struct collate_totals *t)
{
	struct buf out = { 0 };
	bool ok;

	buf_printf(&out, "%zu client%s, %zu page%s in %zu file%s\n",
	    t->clients, t->clients == 1 ? "" : "s", t->pages,
	    t->pages == 1 ? "" : "s", t->volumes, t->volumes == 1 ? "" : "s");
	if (t->without > 0)
		buf_printf(&out, "%zu packet%s without %s\n", t->without,
		    t->without == 1 ? "" : "s", o->bundle->file);
	if (t->left_out > 0)
		buf_printf(&out, "%zu client%s left out\n", t->left_out,
		    t->left_out == 1 ? "" : "s");
	ok = cli_print(c, &out);
	buf_free(&out);
	return ok;
}

bool
cli_collate(struct cli *c)
{
	struct pdf_fonts *fonts;
	struct collate_options o;
	struct collate_totals totals;
	struct collate *run;
	bool ok = true;

	if (!options(c, &o))
		return false;
	fonts = pdf_fonts_open(c->arena, c->diags, c->fonts);
	if (fonts == NULL)
		return false;
	run = collate_open(c->arena, c->diags, fonts, &o);
	for (size_t i = 0; i < c->nargs && ok; i++)
		ok = collate_add(run, &(struct collate_client){
		    .id = last_name(c->arena, c->args[i]),
		    .folder = c->args[i] });
	ok = collate_close(run, &totals) && ok;
	return tell(c, &o, &totals) && ok && totals.left_out == 0;
}
