/*
 * Parts: pieces shared by documents, forms/parts/<id>.xml.  All are known by
 * id before the first is read, so that parts may use parts in any order.
 */
#include <string.h>

#include "base/arena.h"
#include "base/limits.h"
#include "base/str.h"
#include "form/form_int.h"

static void
add_broken(struct form_read *r, struct form_catalog *c, const char *id)
{
	struct form_part_file *f = arena_alloc(r->arena, sizeof(*f));

	f->part.id = id;
	f->state = 2;
	if (map_find(&c->parts, id) == NULL)
		map_put(&c->parts, r->arena, id, &f->part);
}

void
form_part_add(struct form_read *r, struct form_catalog *c, const char *path)
{
	const struct xml_node *x = form_file(r, path, "part");
	struct form_part_file *f;
	const char *id = NULL;

	if (x != NULL) {
		form_attrs(r, x, "id", "id");
		id = form_name(r, x, "id");
	}
	/* What uses it is not to blame when it cannot be read. */
	if (id == NULL) {
		add_broken(r, c, form_file_stem(r, path));
		return;
	}
	form_file_id(r, x, "id", path);
	if (strcmp(id, form_file_stem(r, path)) != 0)
		add_broken(r, c, form_file_stem(r, path));
	if (map_find(&c->parts, id) != NULL) {
		form_fail(r, DIAG_DUPLICATE, xml_attr(x, "id")->value_pos,
		    "give it another id", "part '%s' is given twice", id);
		return;
	}
	f = arena_alloc(r->arena, sizeof(*f));
	f->part.id = id;
	f->part.pos = x->pos;
	f->xml = x;
	map_put(&c->parts, r->arena, id, &f->part);
}

unsigned
form_part_holds(const struct form_scope *s, const struct form_part *part)
{
	/* Every part of a catalogue was made by form_part_add. */
	struct form_part_file *f = (struct form_part_file *)(void *)
	    (uintptr_t)part;

	if (part == NULL || f->state == 1)
		return 0;		/* missing, or a cycle */
	if (f->state == 0) {
		f->state = 1;
		f->holds = form_holds(s, f->xml);
		f->state = 2;
	}
	return f->holds;
}

static void
use_all(const struct form_node *n)
{
	for (; n != NULL; n = n->next) {
		if (n->kind == FORM_USE && n->part != NULL)
			form_part_use((struct form_part *)(uintptr_t)n->part);
		use_all(n->first);
		use_all(n->es);
	}
}

void
form_part_use(struct form_part *part)
{
	if (part->used)
		return;
	part->used = true;
	use_all(part->body);
}

/* ---- cycles ---- */

struct trail {
	const struct form_part *part;
	const struct trail *outer;
	int		 depth;
};

static bool on_trail(const struct trail *t, const struct form_part *part)
{
	for (; t != NULL; t = t->outer)
		if (t->part == part)
			return true;
	return false;
}

static void
follow(struct form_read *r, const struct form_node *n, const struct trail *t,
    struct map *done)
{
	for (; n != NULL; n = n->next) {
		struct trail inner = { n->part, t, t->depth + 1 };

		follow(r, n->first, t, done);
		follow(r, n->es, t, done);
		if (n->kind != FORM_USE || n->part == NULL)
			continue;
		if (on_trail(t, n->part)) {
			form_fail(r, DIAG_PART_CYCLE, n->pos,
			    "take this <use> away, or move what both need "
			    "into a third part", "part '%s' uses itself%s",
			    n->part->id, t->part == n->part ? "" :
			    " through others");
			continue;
		}
		if (t->depth == LIMIT_PART_DEPTH) {
			form_fail(r, DIAG_TOO_DEEP, n->pos, "use fewer levels",
			    "parts use parts more than %d deep",
			    LIMIT_PART_DEPTH);
			continue;
		}
		if (map_find(done, n->part->id) != NULL)
			continue;
		follow(r, n->part->body, &inner, done);
		map_put(done, r->arena, n->part->id, n->part);
	}
}

void
form_parts_read(struct form_read *r, const struct form_scope *s,
    const struct map *parts)
{
	for (size_t i = 0; i < parts->n; i++) {
		struct form_part_file *f = parts->entries[i].value;
		bool blocks = (form_part_holds(s, &f->part) & FORM_INLINE) == 0;

		if (f->xml == NULL)
			continue;
		f->part.body = form_content_read(r, s, f->xml,
		    blocks ? FORM_BLOCK : FORM_INLINE);
		if (f->part.body == NULL && xml_child(f->xml) == NULL)
			form_fail(r, DIAG_MISSING_ELEMENT, f->xml->pos,
			    "write its content, or delete the file",
			    "part '%s' is empty", f->part.id);
	}
	for (size_t i = 0; i < parts->n; i++) {
		struct form_part *part = parts->entries[i].value;
		struct trail t = { part, NULL, 1 };
		struct map done = { 0 };

		follow(r, part->body, &t, &done);
	}
	/* A part used by parts alone is not used yet. */
	for (size_t i = 0; i < parts->n; i++)
		((struct form_part *)parts->entries[i].value)->used = false;
}
