/*
 * The catalogue: the definitions under a folder, in an order in which names
 * are known before they are used: topics of law, dictionary, parts, base pack,
 * filings; then the law of the states, all of it or on demand.
 */
#include <string.h>

#include "base/arena.h"
#include "base/io.h"
#include "base/str.h"
#include "form/form_int.h"

/* Paths of the definitions in a folder; none when it is not there. */
static const char **
files(struct form_read *r, const char *folder, size_t *n)
{
	const char **names;

	*n = 0;
	if (!io_is_folder(folder))
		return NULL;
	names = io_list(r->arena, r->diags, folder, ".xml", n);
	if (names == NULL) {
		r->failed = true;
		*n = 0;
	}
	for (size_t i = 0; i < *n; i++)
		names[i] = arena_printf(r->arena, "%s/%s", folder, names[i]);
	return names;
}

static const char *
in(struct form_read *r, const char *folder, const char *name)
{
	return arena_printf(r->arena, "%s/%s", folder, name);
}

/* A file without which nothing else can be read. */
static const struct xml_node *
needed(struct form_read *r, const char *path, const char *root,
    const char *what)
{
	if (io_exists(path))
		return form_file(r, path, root);
	form_fail(r, DIAG_NOT_FOUND, (struct pos){ path, 0, 0 },
	    "put the file back, or name another folder of definitions",
	    "this file is missing: %s", what);
	return NULL;
}

/* Every pack and calendar but the base's. */
static void
read_states(struct form_read *r, struct form_catalog *c)
{
	const char **paths;
	size_t n;

	paths = files(r, in(r, c->folder, "jurisdictions"), &n);
	for (size_t i = 0; i < n; i++)
		if (!str_ends(paths[i], "/us.xml"))
			form_pack_add(r, c, paths[i]);
	paths = files(r, in(r, c->folder, "calendars"), &n);
	for (size_t i = 0; i < n; i++)
		if (!str_ends(paths[i], "/us.xml"))
			form_calendar_add(r, c, paths[i]);
}

static void
read_filings(struct form_read *r, const struct form_scope *s,
    struct form_catalog *c)
{
	size_t n;
	const char **paths = files(r, c->folder, &n);
	const char *fields = in(r, c->folder, "fields.xml");

	for (size_t i = 0; i < n; i++) {
		const struct xml_node *x;
		struct form_filing *f;

		if (strcmp(paths[i], fields) == 0 ||
		    (x = form_file(r, paths[i], "filing")) == NULL)
			continue;
		form_file_id(r, x, "id", paths[i]);
		f = form_filing_read(r, s, x);
		if (f != NULL)
			map_put(&c->filings, r->arena, f->id, f);
	}
}

static void
read_parts(struct form_read *r, const struct form_scope *s,
    struct form_catalog *c)
{
	size_t n;
	const char **paths = files(r, in(r, c->folder, "parts"), &n);

	for (size_t i = 0; i < n; i++)
		form_part_add(r, c, paths[i]);
	form_parts_read(r, s, &c->parts);
}

/* What holds in every state; NULL when nothing can be read without it. */
static struct form_catalog *
read_common(struct form_read *r, const char *folder)
{
	struct form_catalog *c = arena_alloc(r->arena, sizeof(*c));
	const struct xml_node *base, *fields;
	struct form_scope s;

	if (!io_is_folder(folder)) {
		diag_add(r->diags, DIAG_DEFINITIONS_MISSING,
		    (struct pos){ 0 }, "name the folder that holds fields.xml",
		    "there is no folder of definitions '%s'", folder);
		return NULL;
	}
	c->arena = r->arena;
	c->folder = arena_strdup(r->arena, folder);
	base = needed(r, in(r, c->folder, "jurisdictions/us.xml"),
	    "jurisdiction", "the base pack, with the topics of law");
	fields = needed(r, in(r, c->folder, "fields.xml"), "fields",
	    "the dictionary, with the questions");
	if (base == NULL || fields == NULL)
		return NULL;
	form_file_id(r, base, "code", in(r, c->folder,
	    "jurisdictions/us.xml"));
	c->base = form_law_open(r, base);
	c->dictionary = form_fields_read(r, fields, c->base);
	r->dictionary = c->dictionary;
	s = form_catalog_scope(c);
	read_parts(r, &s, c);
	form_law_read(r, &s, (struct law_pack *)(uintptr_t)c->base, base);
	map_put(&c->packs, r->arena, "us", c->base);
	if (io_exists(in(r, c->folder, "calendars/us.xml")))
		form_calendar_add(r, c, in(r, c->folder, "calendars/us.xml"));
	read_filings(r, &s, c);
	return c;
}

struct form_scope
form_catalog_scope(const struct form_catalog *c)
{
	return (struct form_scope){ c->dictionary, c->base, &c->parts, NULL,
	    false };
}

struct form_catalog *
form_catalog_open(struct arena *a, struct diags *d, const char *folder)
{
	struct form_read r = { a, d, false, NULL };
	struct form_catalog *c = read_common(&r, folder);

	if (c != NULL && !r.failed)
		form_cycles(&r, c, c->base);
	if (c != NULL && !r.failed)
		form_audiences(&r, c);
	return r.failed ? NULL : c;
}

/* Every state by itself: no paper is made from the law of two. */
static void
each_pack(struct form_read *r, struct form_catalog *c,
    void (*look)(struct form_read *, const struct form_catalog *,
    const struct law_pack *))
{
	if (r->failed)
		return;
	for (size_t i = 0; i < c->packs.n; i++)
		if (c->packs.entries[i].value != c->base)
			look(r, c, c->packs.entries[i].value);
}

struct form_catalog *
form_catalog_read(struct arena *a, struct diags *d, const char *folder)
{
	struct form_read r = { a, d, false, NULL };
	struct form_catalog *c = read_common(&r, folder);

	if (c == NULL)
		return NULL;
	read_states(&r, c);
	if (!r.failed)
		form_cycles(&r, c, c->base);
	each_pack(&r, c, form_cycles);
	if (!r.failed)
		form_audiences(&r, c);
	each_pack(&r, c, form_pack_audiences);
	return r.failed ? NULL : c;
}
