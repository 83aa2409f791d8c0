/*
 * A2J Author's own answers:
 *
 *	{ "child name": { "name": "Child Name", "type": "Text",
 *	    "repeating": true, "values": [null, "Bart", "Lisa"] } }
 *
 * Keys are names in small letters, values begin at 1, dates are month/day/year,
 * and & < > in texts are references, as the web page had them.
 */
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/date.h"
#include "base/str.h"
#include "carrier/carrier_int.h"
#include "json/json.h"

struct a2j {
	const struct carrier_in *in;
	struct carrier_taker taker;
	const struct carrier_names *names;
	bool		 escaped;
	bool		 told;		/* that a year has two digits */
};

static const struct json *
values_of(const struct json *variable)
{
	const struct json *v = json_member(variable, "values");

	return v != NULL && v->kind == JSON_ARRAY ? v : NULL;
}

bool
carrier_is_a2j(const struct json *root)
{
	if (root->kind != JSON_OBJECT || root->first == NULL)
		return false;
	for (const struct json *j = root->first; j != NULL; j = j->next)
		if (json_member(j, "values") == NULL)
			return false;
	return true;
}

const char *
carrier_json_text(struct arena *a, const struct json *j)
{
	struct json_writer *w = json_writer_new(a);
	struct buf b = { 0 };
	const char *text;

	json_value(w, j);
	json_writer_take(w, &b);
	b.data[b.len - 1] = '\0';
	text = arena_strdup(a, b.data);
	buf_free(&b);
	return text;
}

static const char *
text_of(struct a2j *x, const struct json *v, const struct carrier_target *to)
{
	struct arena *a = x->in->arena;
	struct carrier_date date;
	const char *text = v->text, *iso;

	if (v->kind == JSON_NULL || v->kind == JSON_OBJECT ||
	    v->kind == JSON_ARRAY)
		return NULL;
	if (v->kind == JSON_BOOLEAN)
		return carrier_yes_no(a, text) ? "yes" : "no";
	if (x->escaped)
		text = carrier_unescape(a, text);
	if (to->field == NULL || to->field->type != FORM_TYPE_DATE ||
	    !carrier_date_parse(text, &date))
		return text;
	iso = carrier_date_iso(a, &date, CARRIER_DATES_MDY);
	if (date.short_year && !x->told) {
		x->told = true;
		diag_add(x->in->diags, DIAG_DATE_GUESS, v->pos,
		    "write the years with four digits",
		    "years of two digits are read as 1969 to 2068");
	}
	if (iso != NULL)
		return iso;
	x->taker.failed = true;
	diag_add(x->in->diags, DIAG_BAD_DATE, v->pos,
	    "A2J Author writes dates as month/day/year",
	    "'%d/%d/%d' is no date that exists", date.first, date.second,
	    date.year);
	return NULL;
}

static bool
answered(const struct json *v)
{
	return v->kind != JSON_NULL && (v->text == NULL ||
	    v->text[strspn(v->text, " \t\r\n")] != '\0');
}

static void
keep(struct a2j *x, const struct json *variable, const char *name,
    const char *why)
{
	carrier_keep(&x->taker, "a2j", name, carrier_json_text(x->in->arena,
	    variable), variable->pos, why);
}

/* One value for an answer that is given once: more are not ours to choose. */
static void
take_single(struct a2j *x, const struct json *variable, const char *name,
    const struct carrier_target *to, const struct json *values)
{
	const struct json *only = NULL;

	for (const struct json *v = values->first ? values->first->next : NULL;
	    v != NULL; v = v->next) {
		if (!answered(v))
			continue;
		if (only != NULL) {
			diag_add(x->in->diags, DIAG_NOT_TAKEN, variable->pos,
			    "write it once", "'%.60s' is repeated, and '%s' is "
			    "asked once", name, to->field ? to->field->name :
			    to->list->name);
			keep(x, variable, name, "it is repeated");
			return;
		}
		only = v;
	}
	carrier_give(&x->taker, name, to, 0, only ? text_of(x, only, to) :
	    NULL, variable->pos, only ? only->pos : variable->pos);
}

static void
take_variable(struct a2j *x, const struct json *variable)
{
	const struct json *values = values_of(variable), *v;
	const struct json *full = json_member(variable, "name");
	const char *name = full && full->kind == JSON_STRING ? full->text :
	    variable->name;
	const struct carrier_target *to;
	size_t item, i = 0;

	if (values == NULL || (values->first != NULL &&
	    values->first->kind != JSON_NULL)) {
		x->taker.failed = true;
		diag_add(x->in->diags, DIAG_WRONG_SHAPE, variable->name_pos,
		    "write \"values\": [null, ...]",
		    "'%.60s' has no values that begin with null", name);
		return;
	}
	to = carrier_names_find(x->names, x->in->arena, name, &item);
	if (to == NULL) {
		keep(x, variable, name, "no field has this name");
	} else if (to->list == NULL || to->part == PART_COUNT) {
		take_single(x, variable, name, to, values);
	} else {
		for (v = values->first; v != NULL; v = v->next, i++)
			if (i > 0)
				carrier_give(&x->taker, name, to, i,
				    text_of(x, v, to), variable->pos, v->pos);
	}
}

/* Only texts that become answers count: what is kept may be anything. */
static bool
all_escaped(struct a2j *x, const struct json *root)
{
	size_t item;

	for (const struct json *j = root->first; j != NULL; j = j->next) {
		const struct json *values = values_of(j);

		if (values == NULL || carrier_names_find(x->names,
		    x->in->arena, j->name, &item) == NULL)
			continue;
		for (const struct json *v = values->first; v; v = v->next)
			if (v->kind == JSON_STRING && !carrier_escaped(v->text))
				return false;
	}
	return true;
}

struct answers *
carrier_read_a2j(const struct carrier_in *in, const struct json *root)
{
	struct a2j x = { .in = in };

	carrier_taker_begin(&x.taker, in->arena, in->diags, in->catalog,
	    in->file, in->report);
	x.taker.nested = true;
	x.names = carrier_names_of(in->arena, in->catalog, CARRIER_A2J,
	    in->options);
	x.escaped = all_escaped(&x, root);
	for (const struct json *j = root->first; j != NULL; j = j->next)
		take_variable(&x, j);
	return carrier_taken(&x.taker);
}

/* ---- writing ---- */

static const char *
type_of(const struct form_field *f)
{
	switch (f->type) {
	case FORM_TYPE_YES_NO:
		return "TF";
	case FORM_TYPE_CHOICE:
		return "MC";
	case FORM_TYPE_NUMBER:
		return "Number";
	case FORM_TYPE_DATE:
		return "Date";
	default:
		return "Text";
	}
}

void
carrier_a2j_begin(const struct carrier_out *o, struct json_writer *w,
    const char *name, const char *type, bool repeating)
{
	char *key = arena_strdup(o->arena, name);

	for (char *p = key; *p != '\0'; p++)
		if (*p >= 'A' && *p <= 'Z')
			*p = (char)(*p - 'A' + 'a');
	json_key(w, key);
	json_object(w);
	json_pair(w, "name", name);
	json_pair(w, "type", type);
	json_key(w, "repeating");
	json_boolean(w, repeating);
	json_key(w, "values");
	json_array(w);
	json_string(w, NULL);
}

void
carrier_a2j_end(struct json_writer *w)
{
	json_end(w);
	json_end(w);
}

static void
write_value(const struct carrier_out *o, struct json_writer *w,
    const struct form_field *f, const char *text)
{
	struct date_ymd d;

	if (text == NULL) {
		json_string(w, NULL);
	} else if (f->type == FORM_TYPE_YES_NO &&
	    str_has_word("yes no", text)) {
		json_boolean(w, str_eq(text, "yes"));
	} else if (f->type == FORM_TYPE_DATE && date_parse(text) != DATE_NONE) {
		d = date_to_ymd(date_parse(text));
		json_string(w, arena_printf(o->arena, "%02d/%02d/%04d",
		    d.month, d.day, d.year));
	} else {
		json_string(w, carrier_escape(o->arena, text));
	}
}

static void
write_list(const struct carrier_out *o, struct json_writer *w,
    const struct answers_list *list, const struct form_list *fl)
{
	carrier_a2j_begin(o, w, carrier_names_count(o->arena, fl, CARRIER_A2J),
	    "Number", false);
	json_integer(w, (long long)list->n);
	carrier_a2j_end(w);
	for (size_t m = 0; m < fl->members.n; m++) {
		const struct form_field *f = fl->members.entries[m].value;

		if (!carrier_any(o, list, f))
			continue;
		carrier_a2j_begin(o, w, carrier_names_write(o->arena, f,
		    CARRIER_A2J, o->filer), type_of(f), true);
		for (size_t i = 0; i < list->n; i++)
			write_value(o, w, f, carrier_text_of(o, answers_member(
			    list->items[i], f->name), f));
		carrier_a2j_end(w);
	}
}

static void
write_kept(const struct carrier_out *o, struct json_writer *w,
    const struct answers_kept *k)
{
	const struct json *j;
	char *key = arena_strdup(o->arena, k->name);

	if (str_eq(k->name, "@title"))
		return;
	if (str_eq(k->carrier, "anx")) {
		bool done = carrier_kept_to_a2j(o, w, k);

		carrier_tell(o->report, o->arena, done ? CARRIER_KEPT :
		    CARRIER_DROPPED, k->name, done ? k->name : NULL, done ?
		    NULL : "A2J Author has no such kind of answer");
		return;
	}
	j = json_read(o->arena, diags_new(o->arena), NULL, k->text,
	    strlen(k->text));
	if (j == NULL || values_of(j) == NULL) {
		carrier_tell(o->report, o->arena, CARRIER_DROPPED, k->name,
		    NULL, "what was kept is no variable of A2J Author");
		return;
	}
	for (char *p = key; *p != '\0'; p++)
		if (*p >= 'A' && *p <= 'Z')
			*p = (char)(*p - 'A' + 'a');
	json_key(w, key);
	json_value(w, j);
	carrier_tell(o->report, o->arena, CARRIER_KEPT, k->name, k->name,
	    NULL);
}

bool
carrier_write_a2j(const struct carrier_out *o)
{
	const struct form_dictionary *dict = o->catalog->dictionary;
	struct json_writer *w = json_writer_new(o->arena);
	const struct answers_list *list;
	const struct answers_kept *k;
	const struct answer *an;

	json_object(w);
	for (size_t i = 0; (an = answers_at(o->answers, i)) != NULL; i++) {
		const struct form_field *f = form_field(dict, an->name);
		const char *text = carrier_text_of(o, an, f);

		if (text == NULL)
			continue;
		carrier_a2j_begin(o, w, carrier_names_write(o->arena, f,
		    CARRIER_A2J, o->filer), type_of(f), false);
		write_value(o, w, f, text);
		carrier_a2j_end(w);
	}
	for (size_t i = 0; (list = answers_list_at(o->answers, i)); i++)
		if (form_list(dict, list->name) != NULL)
			write_list(o, w, list, form_list(dict, list->name));
	for (size_t i = 0; (k = answers_kept_at(o->answers, i)) != NULL; i++)
		if (str_eq(k->carrier, "a2j") || str_eq(k->carrier, "anx"))
			write_kept(o, w, k);
	json_end(w);
	json_writer_take(w, o->out);
	return true;
}
