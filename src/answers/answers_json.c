/*
 * JSON, nested by the dots of the names:
 *
 *	{ "filing": "terminate",
 *	  "order": { "issued": "2025-03-14", "served": true },
 *	  "terms": [ { "current": "No contact.", "action": "remove" } ],
 *	  "kept": [ { "carrier": "csv", "name": "worker", "text": "J. Doe" } ] }
 *
 * A key may hold dots itself; that is the only way to write a name that is
 * also the beginning of another one.
 */
#include <string.h>

#include "answers/answers.h"
#include "base/arena.h"
#include "base/buf.h"
#include "base/limits.h"
#include "base/map.h"
#include "json/json.h"

#define PREFIX_BYTES	400	/* no name can be that long */

struct reader {
	struct arena	*arena;
	struct diags	*diags;
	struct answers	*answers;
	struct answers_item *item;	/* being filled, or NULL */
	bool		 failed;
};

static void
wrong(struct reader *r, const struct json *j, const char *hint,
    const char *name, const char *what)
{
	r->failed = true;
	diag_add(r->diags, DIAG_WRONG_TYPE, j->pos, hint, "'%s' %s", name,
	    what);
}

static const char *
scalar_text(const struct json *j)
{
	if (j->kind == JSON_BOOLEAN)
		return strcmp(j->text, "true") == 0 ? "yes" : "no";
	return j->kind == JSON_NULL ? NULL : j->text;
}

static void
take_scalar(struct reader *r, const struct json *j, const char *name)
{
	bool set;

	if (r->item != NULL)
		set = answers_member_set(r->answers, r->diags, r->item, name,
		    scalar_text(j), j->name_pos, j->pos);
	else
		set = answers_set(r->answers, r->diags, name, scalar_text(j),
		    j->name_pos, j->pos);
	if (!set)
		r->failed = true;
}

static void take_object(struct reader *, const struct json *, const char *);

static void
take_array(struct reader *r, const struct json *array, const char *name)
{
	static const char hint[] = "write each item as an object: "
	    "[ { \"name\": \"...\" } ]";
	struct answers_list *list;

	if (r->item != NULL) {
		wrong(r, array, "lists cannot stand inside lists", name,
		    "is a list inside an item");
		return;
	}
	list = answers_list_new(r->answers, r->diags, name, array->name_pos);
	if (list == NULL) {
		r->failed = true;
		return;
	}
	if (array->n > LIMIT_ITEMS) {
		r->failed = true;
		diag_add(r->diags, DIAG_TOO_MANY, array->pos,
		    "shorten the list, or attach it as an exhibit",
		    "more than %d items in '%s'", LIMIT_ITEMS, name);
		return;
	}
	for (const struct json *j = array->first; j != NULL; j = j->next) {
		if (j->kind != JSON_OBJECT) {
			wrong(r, j, hint, name, j->kind == JSON_ARRAY ?
			    "holds a list where an item belongs" :
			    "holds a bare value where an item belongs");
			continue;
		}
		r->item = answers_item_new(r->answers, list, j->pos);
		take_object(r, j, NULL);
		r->item = NULL;
	}
}

static const char *
kept_member(const struct json *item, const char *name)
{
	for (const struct json *j = item->first; j != NULL; j = j->next)
		if (strcmp(j->name, name) == 0 && j->kind == JSON_STRING)
			return j->text;
	return NULL;
}

/* "kept" is no name of the dictionary's: form_fields.c sees to that. */
static void
take_kept(struct reader *r, const struct json *array)
{
	for (const struct json *j = array->first; j != NULL; j = j->next) {
		const char *carrier = kept_member(j, "carrier");
		const char *name = kept_member(j, "name");
		const char *text = kept_member(j, "text");

		if (j->kind != JSON_OBJECT || j->n != 3 || carrier == NULL ||
		    name == NULL || text == NULL)
			wrong(r, j, "write { \"carrier\": \"csv\", \"name\": "
			    "\"...\", \"text\": \"...\" }", "kept",
			    "holds what is no kept value");
		else if (!answers_keep(r->answers, r->diags, carrier, name,
		    text, j->pos))
			r->failed = true;
	}
}

/* json_read bounds the depth. */
static void
take_object(struct reader *r, const struct json *object, const char *prefix)
{
	for (const struct json *j = object->first; j != NULL; j = j->next) {
		const char *name = j->name;

		if (prefix != NULL && strlen(prefix) > PREFIX_BYTES) {
			/* The store would refuse it; do not build it up. */
			r->failed = true;
			diag_add(r->diags, DIAG_BAD_VALUE, j->name_pos,
			    "names are words joined by dots, like order.issued",
			    "this is not a name: it is too long");
			return;
		}
		if (prefix != NULL)
			name = arena_printf(r->arena, "%s.%s", prefix, j->name);
		if (j->kind == JSON_OBJECT)
			take_object(r, j, name);
		else if (j->kind == JSON_ARRAY && r->item == NULL &&
		    prefix == NULL && strcmp(name, "kept") == 0)
			take_kept(r, j);
		else if (j->kind == JSON_ARRAY)
			take_array(r, j, name);
		else
			take_scalar(r, j, name);
	}
}

struct answers *
answers_read_json(struct arena *a, struct diags *d, const char *file,
    const char *data, size_t len)
{
	const struct json *root = json_read(a, d, file, data, len);

	return root ? answers_take_json(a, d, file, root) : NULL;
}

struct answers *
answers_take_json(struct arena *a, struct diags *d, const char *file,
    const struct json *root)
{
	struct reader r = { .arena = a, .diags = d };

	if (root->kind != JSON_OBJECT) {
		diag_add(d, DIAG_UNKNOWN_CARRIER, root->pos,
		    "write { \"filing\": \"terminate\", ... }",
		    "this is no answers file: it does not begin with '{'");
		return NULL;
	}
	r.answers = answers_new(a, file);
	take_object(&r, root, NULL);
	return r.failed ? NULL : r.answers;
}

/* ---- writing ---- */

/* Names as a tree, one branch per part between dots. */
struct branch {
	const struct answer *answer;
	const struct answers_list *list;
	struct map	 parts;		/* struct branch */
};

static struct branch *
grow(struct arena *a, struct branch *b, const char *name)
{
	size_t n = strcspn(name, ".");
	char *part = arena_strndup(a, name, n);
	struct branch *next = map_find(&b->parts, part);

	if (next == NULL) {
		next = arena_alloc(a, sizeof(*next));
		map_put(&b->parts, a, part, next);
	}
	return name[n] == '.' ? grow(a, next, name + n + 1) : next;
}

static void write_list(struct json_writer *, struct arena *,
    const struct answers_list *);

static void
write_branch(struct json_writer *w, struct arena *a, const struct branch *b,
    const char *key)
{
	bool nested = b->answer == NULL && b->list == NULL;

	if (nested) {
		json_key(w, key);
		json_object(w);
	} else {
		json_key(w, key);
		if (b->answer != NULL)
			json_string(w, b->answer->text);
		else
			write_list(w, a, b->list);
	}
	/* Beside a value its longer names can only be written with dots. */
	for (size_t i = 0; i < b->parts.n; i++) {
		const struct map_entry *e = &b->parts.entries[i];

		write_branch(w, a, e->value, nested ? e->key :
		    arena_printf(a, "%s.%s", key, e->key));
	}
	if (nested)
		json_end(w);
}

static void
write_parts(struct json_writer *w, struct arena *a, const struct branch *root)
{
	for (size_t i = 0; i < root->parts.n; i++)
		write_branch(w, a, root->parts.entries[i].value,
		    root->parts.entries[i].key);
}

static void
write_kept(struct json_writer *w, const struct answers *as)
{
	const struct answers_kept *k;

	if (answers_kept_at(as, 0) == NULL)
		return;
	json_key(w, "kept");
	json_array(w);
	for (size_t i = 0; (k = answers_kept_at(as, i)) != NULL; i++) {
		json_object(w);
		json_pair(w, "carrier", k->carrier);
		json_pair(w, "name", k->name);
		json_pair(w, "text", k->text);
		json_end(w);
	}
	json_end(w);
}

static void
write_list(struct json_writer *w, struct arena *a,
    const struct answers_list *list)
{
	json_array(w);
	for (size_t i = 0; i < list->n; i++) {
		const struct answers_item *item = list->items[i];
		struct branch root = { 0 };

		for (size_t k = 0; k < item->n; k++)
			grow(a, &root, item->members[k].name)->answer =
			    &item->members[k];
		json_object(w);
		write_parts(w, a, &root);
		json_end(w);
	}
	json_end(w);
}

void
answers_write_json(const struct answers *as, struct arena *a, struct buf *out)
{
	struct json_writer *w = json_writer_new(a);
	struct branch root = { 0 };
	const struct answers_list *list;
	const struct answer *value;

	for (size_t i = 0; (value = answers_at(as, i)) != NULL; i++)
		grow(a, &root, value->name)->answer = value;
	for (size_t i = 0; (list = answers_list_at(as, i)) != NULL; i++)
		grow(a, &root, list->name)->list = list;
	json_object(w);
	write_parts(w, a, &root);
	write_kept(w, as);
	json_end(w);
	json_writer_take(w, out);
}
