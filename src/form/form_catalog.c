/*
 * The catalogue: every definition under a folder, in an order in which names
 * are known before they are used: topics of law, dictionary, parts, packs,
 * calendars, filings.
 */
#include <string.h>

#include "base/arena.h"
#include "base/io.h"
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

static void
read_packs(struct form_read *r, const struct form_scope *s,
    struct form_catalog *c, const struct xml_node *base)
{
	size_t n;
	const char **paths = files(r, in(r, c->folder, "jurisdictions"), &n);
	const char *us = in(r, c->folder, "jurisdictions/us.xml");

	form_law_read(r, s, (struct law_pack *)(uintptr_t)c->base, base);
	map_put(&c->packs, r->arena, "us", c->base);
	for (size_t i = 0; i < n; i++) {
		const struct xml_node *x;
		struct law_pack *pack;

		if (strcmp(paths[i], us) == 0 ||
		    (x = form_file(r, paths[i], "jurisdiction")) == NULL)
			continue;
		form_file_id(r, x, "code", paths[i]);
		pack = form_law_open(r, x);
		form_law_read(r, s, pack, x);
		if (*pack->code != '\0')
			map_put(&c->packs, r->arena, pack->code, pack);
	}
}

static void
read_calendars(struct form_read *r, const struct form_scope *s,
    struct form_catalog *c)
{
	size_t n;
	const char **paths = files(r, in(r, c->folder, "calendars"), &n);

	for (size_t i = 0; i < n; i++) {
		const struct xml_node *x = form_file(r, paths[i], "calendar");
		struct law_calendar *k;

		if (x == NULL)
			continue;
		form_file_id(r, x, "code", paths[i]);
		k = form_calendar_read(r, s, x);
		if (*k->code != '\0')
			map_put(&c->calendars, r->arena, k->code, k);
	}
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

struct form_catalog *
form_catalog_read(struct arena *a, struct diags *d, const char *folder)
{
	struct form_read r = { a, d, false, NULL };
	struct form_catalog *c = arena_alloc(a, sizeof(*c));
	const struct xml_node *base, *fields;

	if (!io_is_folder(folder)) {
		diag_add(d, DIAG_DEFINITIONS_MISSING, (struct pos){ 0 },
		    "name the folder that holds fields.xml",
		    "there is no folder of definitions '%s'", folder);
		return NULL;
	}
	c->folder = arena_strdup(a, folder);
	base = needed(&r, in(&r, c->folder, "jurisdictions/us.xml"),
	    "jurisdiction", "the base pack, with the topics of law");
	fields = needed(&r, in(&r, c->folder, "fields.xml"), "fields",
	    "the dictionary, with the questions");
	if (base == NULL || fields == NULL)
		return NULL;
	form_file_id(&r, base, "code", in(&r, c->folder,
	    "jurisdictions/us.xml"));
	c->base = form_law_open(&r, base);
	c->dictionary = form_fields_read(&r, fields, c->base);
	r.dictionary = c->dictionary;

	struct form_scope s = { c->dictionary, c->base, &c->parts, NULL,
	    false };

	read_parts(&r, &s, c);
	read_packs(&r, &s, c, base);
	read_calendars(&r, &s, c);
	read_filings(&r, &s, c);
	if (!r.failed)
		form_cycles(&r, c);
	if (!r.failed)
		form_audiences(&r, c);
	return r.failed ? NULL : c;
}
