/* Options of a print run: what movant collate takes, movant batch looks at. */
#include <stdlib.h>

#include "base/arena.h"
#include "base/str.h"
#include "cli/cli.h"
#include "collate/collate.h"

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
		return cli_usage(c, arena_printf(c->arena, "give a number "
		    "from %d to %d", COLLATE_PAGES_LEAST, COLLATE_PAGES_MOST),
		    "a volume cannot have so many pages: '%s'", s);
	*pages = n;
	return true;
}

bool
cli_collate_options(struct cli *c, struct collate_options *o)
{
	const char *word = c->bundle ? c->bundle : "checklists";

	*o = (struct collate_options){ .bundle = collate_bundle(word),
	    .output = c->output, .duplex = c->duplex, .replace = c->force,
	    .lang = str_eq(c->language, "es") ? LANG_ES : LANG_EN };
	if (o->bundle == NULL)
		return cli_usage(c, arena_printf(c->arena, "choose one of: %s",
		    collate_bundle_words(c->arena)), "there is no bundle '%s'",
		    word);
	if (c->output == NULL)
		return cli_usage(c,
		    "say where: movant collate PACKET... -o print.pdf",
		    "'movant collate' needs a file to write");
	return volume_pages(c, &o->pages);
}
