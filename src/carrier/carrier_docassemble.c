/*
 * Variables of docassemble and AssemblyLine as JSON:
 *
 *	{ "users": { "_class": "...ALPeopleList", "elements": [
 *	    { "_class": "...ALIndividual", "name": { "first": "Ana" } } ] } }
 *
 * A class is only a word here: those of the list below are looked into, any
 * other object is data that is kept.  Every value has a path, users[0].name,
 * and a label as in AssemblyLine's PDFs, users1_name; aliases are labels.
 */
#include <string.h>

#include "base/arena.h"
#include "base/str.h"
#include "carrier/carrier_int.h"
#include "json/json.h"

struct reader {
	const struct carrier_in *in;
	struct carrier_taker taker;
	const struct carrier_names *names;
	bool		 told;		/* that dates are month/day/year */
};

/* Last words of the classes that are looked into. */
static const char classes[] = "DAObject DAList DADict Individual Person Name "
    "IndividualName Address City ALIndividual ALPeopleList ALAddress "
    "ALAddressList ALCourt ALNameList Court Organization Thing";

/* What docassemble needs and no person has said. */
static const char system_names[] = "_internal nav url_args session_local "
    "device_local user_local user_dict role role_needed role_event menu_items "
    "speak_text track_location multi_user allow_cron cron_allowed "
    "al_intro_screen al_user_bundle al_court_bundle";
static const char structural[] = "_class instanceName auto_gather gathered "
    "there_are_any there_is_another complete_attribute ask_number "
    "ask_object_type object_type minimum_number target_number uses_parts "
    "elements revisit was_gathered has_nonrandom_instance_name attrList "
    "location geolocated known";

static bool
known_class(const struct json *object)
{
	const struct json *c = json_member(object, "_class");
	const char *last;

	if (c == NULL)
		return true;
	if (c->kind != JSON_STRING || !str_starts(c->text, "docassemble."))
		return false;
	last = strrchr(c->text, '.');
	return str_has_word(classes, last + 1);
}

/* An object in the tree; depth bounds the look, json_read the tree. */
static bool
has_class(const struct json *j, int depth)
{
	if (j->kind == JSON_OBJECT && json_member(j, "_class") != NULL)
		return true;
	if (depth == 0 || (j->kind != JSON_OBJECT && j->kind != JSON_ARRAY))
		return false;
	for (const struct json *c = j->first; c != NULL; c = c->next)
		if (has_class(c, depth - 1))
			return true;
	return false;
}

/* Is it how a name of the dictionary begins? */
static bool
own_name(const struct form_dictionary *d, const char *key)
{
	size_t n = strlen(key);
	const struct map *maps[] = { &d->fields, &d->lists };

	for (size_t m = 0; m < 2; m++)
		for (size_t i = 0; i < maps[m]->n; i++) {
			const char *name = maps[m]->entries[i].key;

			if (strncmp(name, key, n) == 0 &&
			    (name[n] == '\0' || name[n] == '.'))
				return true;
		}
	return str_eq(key, "kept");
}

bool
carrier_is_docassemble(const struct carrier_in *in, const struct json *root)
{
	const struct carrier_names *names;
	bool known = false;
	size_t item;

	if (root->kind != JSON_OBJECT)
		return false;
	if (has_class(root, 4))
		return true;
	for (const struct json *j = root->first; j != NULL; j = j->next)
		if (own_name(in->catalog->dictionary, j->name))
			return false;
	if (root->first == NULL)
		return false;
	names = carrier_names_of(in->arena, in->catalog, CARRIER_DOCASSEMBLE,
	    in->options);
	for (const struct json *j = root->first; j != NULL; j = j->next)
		if (j->kind != JSON_OBJECT && j->kind != JSON_ARRAY &&
		    carrier_names_find(names, in->arena, j->name, &item) != NULL)
			known = true;
	return known;
}

/* ---- values ---- */

static const char *
text_of(const struct json *j)
{
	if (j == NULL || j->kind == JSON_NULL || j->kind == JSON_OBJECT ||
	    j->kind == JSON_ARRAY)
		return NULL;
	if (j->kind == JSON_BOOLEAN)
		return str_eq(j->text, "true") ? "yes" : "no";
	return j->text[strspn(j->text, " \t\r\n")] ? j->text : NULL;
}

static void
keep(struct reader *r, const struct json *j, const char *path, const char *why)
{
	carrier_keep(&r->taker, "docassemble", path,
	    carrier_json_text(r->in->arena, j), j->pos, why);
}

static const struct carrier_target *
find(struct reader *r, const char *label, const char *ending, size_t *item)
{
	return carrier_names_find(r->names, r->in->arena, arena_printf(
	    r->in->arena, "%s%s", label, ending), item);
}

static void walk(struct reader *, const struct json *, const char *label,
    const char *path);

/* Names and addresses: the attributes that are parts of one answer. */
static const struct attribute {
	const char	*name;
	enum form_type	 type;
	enum carrier_part part;
} attributes[] = {
	{ "first", FORM_TYPE_NAME, PART_FIRST },
	{ "middle", FORM_TYPE_NAME, PART_MIDDLE },
	{ "last", FORM_TYPE_NAME, PART_LAST },
	{ "suffix", FORM_TYPE_NAME, PART_SUFFIX },
	{ "address", FORM_TYPE_ADDRESS, PART_STREET },
	{ "unit", FORM_TYPE_ADDRESS, PART_UNIT },
	{ "city", FORM_TYPE_ADDRESS, PART_CITY },
	{ "state", FORM_TYPE_ADDRESS, PART_STATE },
	{ "zip", FORM_TYPE_ADDRESS, PART_ZIP },
};

static const struct attribute *
attribute_of(const struct form_field *f, const char *name)
{
	for (size_t i = 0; i < sizeof(attributes) / sizeof(*attributes); i++)
		if (attributes[i].type == f->type &&
		    str_eq(attributes[i].name, name))
			return &attributes[i];
	return NULL;
}

static bool
has_part(const struct json *object, const struct form_field *f)
{
	for (const struct json *j = object->first; j != NULL; j = j->next)
		if (attribute_of(f, j->name) != NULL && text_of(j) != NULL)
			return true;
	return false;
}

static void
take_object(struct reader *r, const struct json *object, const char *label,
    const char *path, const struct carrier_target *to, size_t item)
{
	const struct json *parts = json_member(object, "uses_parts");
	bool whole = to->field->type == FORM_TYPE_TEXT ||
	    (parts != NULL && str_eq(parts->text, "false")) ||
	    !has_part(object, to->field);

	for (const struct json *j = object->first; j != NULL; j = j->next) {
		const struct attribute *at = attribute_of(to->field, j->name);
		char *at_path = arena_printf(r->in->arena, "%s.%s", path,
		    j->name);

		if (str_eq(j->name, "text") && whole)
			carrier_give(&r->taker, path, to, item, text_of(j),
			    j->name_pos, j->pos);
		else if (at != NULL && !whole)
			carrier_give(&r->taker, at_path, carrier_target_part(
			    r->in->arena, to, at->part), item, text_of(j),
			    j->name_pos, j->pos);
		else if (!str_has_word(structural, j->name) &&
		    (at == NULL || text_of(j) != NULL))
			walk(r, j, arena_printf(r->in->arena, "%s_%s", label,
			    j->name), at_path);
	}
}

static void
walk_elements(struct reader *r, const struct json *array, const char *label,
    const char *path)
{
	size_t i = 0;

	for (const struct json *j = array->first; j != NULL; j = j->next, i++)
		walk(r, j, arena_printf(r->in->arena, "%s%zu", label, i + 1),
		    arena_printf(r->in->arena, "%s[%zu]", path, i));
}

/* How many there are: "none" is an answer too. */
static void
count(struct reader *r, const struct json *list, const char *label)
{
	const struct json *any = json_member(list, "there_are_any");
	const struct json *elements = json_member(list, "elements");
	const struct carrier_target *to;
	size_t item;

	to = find(r, label, ".count", &item);
	if (to == NULL || to->part != PART_COUNT)
		return;
	if (elements != NULL && elements->n > 0)
		carrier_give(&r->taker, label, to, 0, arena_printf(
		    r->in->arena, "%zu", elements->n), list->name_pos,
		    list->pos);
	else if (any != NULL && str_eq(any->text, "false"))
		carrier_give(&r->taker, label, to, 0, "0", any->name_pos,
		    any->pos);
}

static void
walk_object(struct reader *r, const struct json *object, const char *label,
    const char *path)
{
	const struct json *elements = json_member(object, "elements");
	const struct carrier_target *to;
	size_t item;

	if (!known_class(object)) {
		keep(r, object, path, "its class is not known here");
		return;
	}
	to = find(r, label, "_full", &item);
	if (to == NULL)
		to = find(r, label, "_block", &item);
	if (to == NULL && json_member(object, "text") != NULL)
		to = find(r, label, "", &item);
	if (to != NULL && to->field != NULL) {
		take_object(r, object, label, path, to, item);
		return;
	}
	if (elements != NULL && elements->kind == JSON_ARRAY) {
		count(r, object, label);
		walk_elements(r, elements, label, path);
	}
	for (const struct json *j = object->first; j != NULL; j = j->next)
		if (!str_has_word(structural, j->name))
			walk(r, j, arena_printf(r->in->arena, "%s_%s", label,
			    j->name), arena_printf(r->in->arena, "%s.%s", path,
			    j->name));
}

/*
 * docassemble's own dates are ISO.  What people or programs set as text it
 * reads with the month first, unless that cannot be.
 */
static const char *
value_of(struct reader *r, const struct json *j,
    const struct carrier_target *to)
{
	const char *text = text_of(j), *iso;
	struct carrier_date date;

	if (text == NULL || to->field == NULL ||
	    to->field->type != FORM_TYPE_DATE ||
	    !carrier_date_parse(text, &date))
		return text;
	iso = carrier_date_iso(r->in->arena, &date, CARRIER_DATES_MDY);
	if (iso == NULL)
		iso = carrier_date_iso(r->in->arena, &date, CARRIER_DATES_DMY);
	if (iso != NULL && !r->told) {
		r->told = true;
		diag_add(r->in->diags, DIAG_DATE_GUESS, j->pos,
		    "write dates as year-month-day, like 2025-03-14",
		    "dates are read with the month first, as docassemble "
		    "does, or the day where there is no such month");
	}
	return iso ? iso : text;
}

/* json_read has bounded the depth. */
static void
walk(struct reader *r, const struct json *j, const char *label,
    const char *path)
{
	const struct carrier_target *to;
	size_t item;

	if (j->kind == JSON_OBJECT) {
		walk_object(r, j, label, path);
		return;
	}
	if (j->kind == JSON_ARRAY) {
		if (j->n == 0)
			keep(r, j, path, "it is an empty list");
		walk_elements(r, j, label, path);
		return;
	}
	to = carrier_names_find(r->names, r->in->arena, label, &item);
	if (to == NULL || (to->list != NULL && item == 0 &&
	    to->part != PART_COUNT))
		keep(r, j, path, "no field has this name");
	else
		carrier_give(&r->taker, path, to, item, value_of(r, j, to),
		    j->name_pos.line ? j->name_pos : j->pos, j->pos);
}

struct answers *
carrier_read_docassemble(const struct carrier_in *in, const struct json *root)
{
	struct reader r = { .in = in };

	carrier_taker_begin(&r.taker, in->arena, in->diags, in->catalog,
	    in->file, in->report);
	r.names = carrier_names_of(in->arena, in->catalog,
	    CARRIER_DOCASSEMBLE, in->options);
	for (const struct json *j = root->first; j != NULL; j = j->next) {
		if (str_has_word(system_names, j->name) || j->name[0] == '_')
			carrier_tell(in->report, in->arena, CARRIER_DROPPED,
			    j->name, NULL, "it is docassemble's own");
		else if (*j->name != '\0')
			walk(&r, j, j->name, j->name);
	}
	return carrier_taken(&r.taker);
}
