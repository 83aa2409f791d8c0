/*
 * The law of one state, read when it is first asked for.  A pack leans on the
 * base pack, the dictionary and the parts, never on another pack, so that it
 * can be read and judged without the others.
 */
#include <string.h>

#include "base/arena.h"
#include "base/io.h"
#include "base/str.h"
#include "form/form_int.h"

struct law_pack *
form_pack_add(struct form_read *r, struct form_catalog *c, const char *path)
{
	const struct xml_node *x = form_file(r, path, "jurisdiction");
	struct form_scope s = form_catalog_scope(c);
	struct law_pack *pack;

	if (x == NULL)
		return NULL;
	form_file_id(r, x, "code", path);
	pack = form_law_open(r, x);
	form_law_read(r, &s, pack, x);
	if (!r->failed)
		map_put(&c->packs, c->arena, pack->code, pack);
	return pack;
}

void
form_calendar_add(struct form_read *r, struct form_catalog *c,
    const char *path)
{
	const struct xml_node *x = form_file(r, path, "calendar");
	struct form_scope s = form_catalog_scope(c);
	struct law_calendar *k;

	if (x == NULL)
		return;
	form_file_id(r, x, "code", path);
	k = form_calendar_read(r, &s, x);
	if (!r->failed)
		map_put(&c->calendars, c->arena, k->code, k);
}

/* Only such a word may become part of a path. */
static bool
is_code(const char *s)
{
	return strlen(s) == 2 && s[0] >= 'a' && s[0] <= 'z' && s[1] >= 'a' &&
	    s[1] <= 'z';
}

static void
read_state(struct form_catalog *c, const char *code, struct diags *faults)
{
	struct form_read r = { c->arena, faults, false, c->dictionary };
	const char *law = arena_printf(c->arena, "%s/jurisdictions/%s.xml",
	    c->folder, code);
	const char *days = arena_printf(c->arena, "%s/calendars/%s.xml",
	    c->folder, code);
	const struct law_pack *pack;

	if (!io_exists(law))
		return;
	pack = form_pack_add(&r, c, law);
	if (io_exists(days))
		form_calendar_add(&r, c, days);
	if (!r.failed)
		form_cycles(&r, c, pack);
	if (!r.failed)
		form_pack_audiences(&r, c, pack);
}

bool
form_law_need(struct form_catalog *c, struct diags *d, const char *code)
{
	struct diags *faults = map_find(&c->states, code);

	if (faults == NULL) {
		/* No state's code, the base pack, or one of all that are. */
		if (!is_code(code) || map_find(&c->packs, code) != NULL)
			return true;
		faults = diags_new(c->arena);
		read_state(c, code, faults);
		map_put(&c->states, c->arena, code, faults);
	}
	diags_copy(d, faults);
	return !diags_failed(faults);
}
