/*
 * Variables of docassemble, written: a tree is grown by paths (users[0].name)
 * and each object gets the class that AssemblyLine would give it.
 */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/limits.h"
#include "base/str.h"
#include "carrier/carrier_int.h"
#include "json/json.h"

struct branch {
	const char	*key;		/* NULL in a list */
	const char	*class;		/* NULL: a plain value */
	struct vec	 parts;		/* struct branch: of an object */
	struct vec	 items;		/* struct branch: of a list; NULL: gap */
	bool		 is_list, is_text, is_truth;
	const char	*text;
	const struct json *raw;
};

#define CORE	"docassemble.base.core."
#define UTIL	"docassemble.base.util."
#define LINE	"docassemble.AssemblyLine.al_general."

static const char people[] = "users other_parties children witnesses";

static struct branch *
part_of(struct arena *a, struct branch *b, const char *key)
{
	struct branch *p;

	for (size_t i = 0; i < b->parts.n; i++) {
		p = b->parts.at[i];
		if (str_eq(p->key, key))
			return p;
	}
	p = arena_alloc(a, sizeof(*p));
	p->key = key;
	vec_push(&b->parts, a, p);
	return p;
}

static struct branch *
item_of(struct arena *a, struct branch *b, size_t i)
{
	b->is_list = true;
	while (b->items.n <= i)
		vec_push(&b->items, a, NULL);
	if (b->items.at[i] == NULL)
		b->items.at[i] = arena_alloc(a, sizeof(*b));
	return b->items.at[i];
}

/* The branch at a path; NULL when it is no path, or too far out. */
static struct branch *
grow(struct arena *a, struct branch *root, const char *path)
{
	struct branch *b = root;
	int depth = 0;

	while (*path != '\0') {
		size_t n = strcspn(path, ".[");

		if (++depth > LIMIT_DEPTH / 2 - 2 || b->text || b->raw)
			return NULL;
		if (n > 0)
			b = part_of(a, b, arena_strndup(a, path, n));
		path += n;
		while (*path == '[') {
			char *end;
			unsigned long i = strtoul(path + 1, &end, 10);

			if (*end != ']' || end == path + 1 ||
			    i >= LIMIT_ITEMS || ++depth > LIMIT_DEPTH / 2 - 2)
				return NULL;
			b = item_of(a, b, i);
			path = end + 1;
		}
		if (*path == '.')
			path++;
		else if (*path != '\0')
			return NULL;
	}
	return b;
}

/* "users1_name_full" -> "users[0].name"; what it is in *ending. */
static char *
path_of(struct arena *a, const char *label, const char **ending)
{
	static const char *const ends[] = { "_full", "_block" };
	size_t head = strcspn(label, "0123456789"), digits;
	char *path;
	size_t n;

	*ending = "";
	digits = strspn(label + head, "0123456789");
	if (digits > 0 && label[head + digits] == '_' && head > 0 &&
	    digits < 4)
		path = arena_printf(a, "%.*s[%ld].%s", (int)head, label,
		    strtol(label + head, NULL, 10) - 1, label + head + digits +
		    1);
	else if (strchr(label, '.') != NULL || strchr(label, '-') != NULL)
		return carrier_plain_name(a, label);
	else
		path = arena_strdup(a, label);
	n = strlen(path);
	for (size_t i = 0; i < 2; i++)
		if (str_ends(path, ends[i])) {
			*ending = ends[i];
			path[n - strlen(ends[i])] = '\0';
		}
	return path;
}

static void
put_text(struct arena *a, struct branch *root, const char *path,
    const char *ending, const struct form_field *f, const char *text)
{
	struct branch *b = grow(a, root, path);

	if (b == NULL)
		return;
	if (str_eq(ending, "_full")) {
		b->class = UTIL "IndividualName";
		b = part_of(a, b, "text");
	} else if (str_eq(ending, "_block")) {
		b->class = LINE "ALAddress";
		b = part_of(a, b, "address");
	}
	b->is_truth = f->type == FORM_TYPE_YES_NO &&
	    str_has_word("yes no", text);
	b->is_text = true;
	b->text = text;
}

static const char *
class_of_list(const char *key)
{
	return str_has_word(people, key) ? LINE "ALPeopleList" : CORE "DAList";
}

static void
put_list(const struct carrier_out *o, struct branch *root,
    const struct answers_list *list, const struct form_list *fl)
{
	const char *key = carrier_plain_name(o->arena, fl->name);
	struct branch *b = part_of(o->arena, root, key);

	b->is_list = true;
	for (size_t i = 0; i < list->n; i++) {
		struct branch *item = item_of(o->arena, b, i);

		item->class = CORE "DAObject";
		for (size_t m = 0; m < list->items[i]->n; m++) {
			const struct answer *an = &list->items[i]->members[m];
			const struct form_field *f = form_member(fl, an->name);
			const char *text = carrier_text_of(o, an, f), *ending;
			const char *label;

			if (text == NULL)
				continue;
			label = carrier_names_write(o->arena, f,
			    CARRIER_DOCASSEMBLE, o->filer);
			if (strchr(label, '.') != NULL)
				label = carrier_plain_name(o->arena, f->name);
			label = path_of(o->arena, label, &ending);
			put_text(o->arena, item, label, ending, f, text);
		}
	}
}

static void
put_kept(const struct carrier_out *o, struct branch *root,
    const struct answers_kept *k)
{
	const struct json *j = json_read(o->arena, diags_new(o->arena), NULL,
	    k->text, strlen(k->text));
	struct branch *b = j ? grow(o->arena, root, k->name) : NULL;

	if (b == NULL || b == root || b->is_text || b->is_list ||
	    b->parts.n > 0) {
		carrier_tell(o->report, o->arena, CARRIER_DROPPED, k->name,
		    NULL, "there is no place for it");
		return;
	}
	b->raw = j;
	carrier_tell(o->report, o->arena, CARRIER_KEPT, k->name, k->name,
	    NULL);
}

/* ---- the text ---- */

static void write_branch(struct json_writer *, struct arena *,
    const struct branch *, const char *path, const char *in);

static void
write_items(struct json_writer *w, struct arena *a, const struct branch *b,
    const char *path)
{
	json_array(w);
	for (size_t i = 0; i < b->items.n; i++) {
		if (b->items.at[i] == NULL)
			json_string(w, NULL);
		else
			write_branch(w, a, b->items.at[i], arena_printf(a,
			    "%s[%zu]", path, i), b->key);
	}
	json_end(w);
}

static bool
holds_objects(const struct branch *b)
{
	for (size_t i = 0; i < b->items.n; i++) {
		const struct branch *item = b->items.at[i];

		if (item != NULL && (item->raw || item->is_text))
			return false;
	}
	return true;
}

static void
write_object(struct json_writer *w, struct arena *a, const struct branch *b,
    const char *path, const char *in)
{
	const char *class = b->class;

	if (b->is_list)
		class = class_of_list(b->key);
	else if (in != NULL && str_has_word(people, in))
		class = LINE "ALIndividual";
	json_object(w);
	json_pair(w, "_class", class ? class : CORE "DAObject");
	json_pair(w, "instanceName", path);
	if (b->is_list) {
		json_key(w, "there_are_any");
		json_boolean(w, b->items.n > 0);
		json_key(w, "gathered");
		json_boolean(w, true);
		json_key(w, "elements");
		write_items(w, a, b, path);
	}
	if (class != NULL && str_ends(class, "IndividualName")) {
		json_key(w, "uses_parts");
		json_boolean(w, false);
	}
	for (size_t i = 0; i < b->parts.n; i++) {
		const struct branch *p = b->parts.at[i];

		json_key(w, p->key);
		write_branch(w, a, p, arena_printf(a, "%s.%s", path, p->key),
		    NULL);
	}
	json_end(w);
}

/* grow has bounded the depth. */
static void
write_branch(struct json_writer *w, struct arena *a, const struct branch *b,
    const char *path, const char *in)
{
	if (b->raw != NULL)
		json_value(w, b->raw);
	else if (b->is_truth)
		json_boolean(w, str_eq(b->text, "yes"));
	else if (b->is_text)
		json_string(w, b->text);
	else if (b->is_list && b->items.n > 0 && !holds_objects(b))
		write_items(w, a, b, path);
	else
		write_object(w, a, b, path, in);
}

bool
carrier_write_docassemble(const struct carrier_out *o)
{
	const struct form_dictionary *dict = o->catalog->dictionary;
	struct json_writer *w = json_writer_new(o->arena);
	struct branch root = { 0 };
	const struct answers_list *list;
	const struct answers_kept *k;
	const struct answer *an;
	const char *ending;

	for (size_t i = 0; (an = answers_at(o->answers, i)) != NULL; i++) {
		const struct form_field *f = form_field(dict, an->name);
		const char *text = carrier_text_of(o, an, f);

		if (text != NULL) {
			char *path = path_of(o->arena, carrier_names_write(
			    o->arena, f, CARRIER_DOCASSEMBLE, o->filer),
			    &ending);

			put_text(o->arena, &root, path, ending, f, text);
		}
	}
	for (size_t i = 0; (list = answers_list_at(o->answers, i)); i++)
		if (form_list(dict, list->name) != NULL)
			put_list(o, &root, list, form_list(dict, list->name));
	for (size_t i = 0; (k = answers_kept_at(o->answers, i)) != NULL; i++)
		if (str_eq(k->carrier, "docassemble"))
			put_kept(o, &root, k);
	json_object(w);
	for (size_t i = 0; i < root.parts.n; i++) {
		const struct branch *p = root.parts.at[i];

		json_key(w, p->key);
		write_branch(w, o->arena, p, p->key, NULL);
	}
	json_end(w);
	json_writer_take(w, o->out);
	return true;
}
