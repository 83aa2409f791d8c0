/* Where the definitions lie, and the program made from them. */
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/io.h"
#include "base/str.h"
#include "cli/cli.h"

char *
cli_own_folder(struct arena *a)
{
	char path[PATH_MAX];
	ssize_t n = readlink("/proc/self/exe", path, sizeof(path) - 1);
	char *slash;

	if (n <= 0)
		return NULL;
	path[n] = '\0';
	slash = strrchr(path, '/');
	if (slash == NULL)
		return NULL;
	*slash = '\0';
	return arena_strdup(a, path);
}

static bool
holds_definitions(struct cli *c, const char *folder)
{
	/* "forms/x.xml" in a message is what people would type. */
	const char *in = str_eq(folder, ".") ? "" : arena_printf(c->arena,
	    "%s/", folder);

	if (!io_exists(arena_printf(c->arena, "%sforms/fields.xml", in)))
		return false;
	c->where.forms = arena_printf(c->arena, "%sforms", in);
	c->where.checklists = arena_printf(c->arena, "%schecklists", in);
	c->where.fonts = c->fonts;
	return true;
}

/* A path below the working folder is shown as people would type it. */
static const char *
shorten(struct arena *a, const char *folder)
{
	char here[PATH_MAX];
	size_t n;

	if (getcwd(here, sizeof(here)) == NULL)
		return folder;
	n = strlen(here);
	if (str_eq(here, folder))
		return ".";
	if (n > 1 && strncmp(folder, here, n) == 0 && folder[n] == '/')
		return arena_strdup(a, folder + n + 1);
	return folder;
}

bool
cli_where(struct cli *c)
{
	char *own = cli_own_folder(c->arena);

	if (c->definitions != NULL) {
		if (holds_definitions(c, c->definitions))
			return true;
		diag_add(c->diags, DIAG_DEFINITIONS_MISSING,
		    (struct pos){ c->definitions, 0, 0 },
		    "--definitions names the folder that holds forms/ and "
		    "checklists/", "there is no forms/fields.xml in it");
		return false;
	}
	if (own != NULL && str_eq(own, MOVANT_BUILD_DIR) &&
	    holds_definitions(c, shorten(c->arena, MOVANT_SOURCE_DIR)))
		return true;
	/* Installed, also below another root than the one configured. */
	if (own != NULL && holds_definitions(c, arena_printf(c->arena,
	    "%s/../share/movant", own)))
		return true;
	if (holds_definitions(c, MOVANT_DATA_DIR))
		return true;
	diag_add(c->diags, DIAG_DEFINITIONS_MISSING, (struct pos){ 0 },
	    "name their folder with --definitions",
	    "the definitions are neither beside the program nor in '%s'",
	    MOVANT_DATA_DIR);
	return false;
}

struct job_program *
cli_program(struct cli *c)
{
	struct job_program *p;

	if (!cli_where(c))
		return NULL;
	p = job_program_open(c->arena, c->diags, &c->where);
	if (p != NULL)
		p->carrier = cli_carrier_options(c);
	return p;
}

static enum carrier_dates
order_of(const char *word)
{
	return word == NULL ? CARRIER_DATES_PROVE : str_eq(word, "mdy") ?
	    CARRIER_DATES_MDY : CARRIER_DATES_DMY;
}

struct carrier_options
cli_carrier_options(const struct cli *c)
{
	struct carrier_indexes *x = arena_alloc(c->arena, sizeof(*x));

	x->arena = c->arena;
	return (struct carrier_options){
		.indexes = x,
		.csv_dates = order_of(c->dates),
		.anx_dates = order_of(c->anx_dates),
		.map = c->map,
		.strict = c->strict,
		.a2j = str_eq(c->anx_flavour, "a2j"),
		.confidential = c->confidential,
	};
}

struct job_program *
cli_definitions(struct cli *c)
{
	if (!cli_where(c))
		return NULL;
	return job_program_read(c->arena, c->diags, &c->where);
}

struct job_options
cli_job_options(const struct cli *c, struct buf *explain)
{
	return (struct job_options){
		.jurisdiction = c->jurisdiction,
		.documents = c->documents,
		.final = c->final,
		.justify = c->justify,
		.large = c->large,
		.pdfa_1a = str_eq(c->pdfa, "1a"),
		.pocket = c->pocket,
		.step_titles = c->step_titles,
		.lang = str_eq(c->language, "es") ? LANG_ES : LANG_EN,
		.today = c->today,
		.explain = c->explain ? explain : NULL,
	};
}
