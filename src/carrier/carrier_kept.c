/*
 * What was kept of HotDocs' files for A2J Author's, and back: both hold the
 * same variables, so what nobody here knows can still go from one to the other.
 */
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/str.h"
#include "carrier/carrier_int.h"
#include "json/json.h"
#include "xml/xml.h"

static const struct pair {
	const char	*anx, *a2j;
} pairs[] = {
	{ "TextValue", "Text" }, { "NumValue", "Number" },
	{ "DateValue", "Date" }, { "TFValue", "TF" }, { "MCValue", "MC" },
};
#define NPAIRS	(sizeof(pairs) / sizeof(pairs[0]))

static const char *
type_of(const char *anx)
{
	for (size_t i = 0; i < NPAIRS; i++)
		if (str_eq(pairs[i].anx, anx))
			return pairs[i].a2j;
	return NULL;
}

static const char *
element_of(const char *a2j)
{
	for (size_t i = 0; i < NPAIRS; i++)
		if (str_eq(pairs[i].a2j, a2j))
			return pairs[i].anx;
	return "TextValue";
}

/* Day and month change places; what is no such date stays what it is. */
static const char *
turned(struct arena *a, const char *text)
{
	struct carrier_date d;

	if (!carrier_date_parse(text, &d))
		return text;
	return arena_printf(a, "%d/%d/%d", d.second, d.first, d.year);
}

/* ---- HotDocs to A2J ---- */

static bool
plain_number(const char *s)
{
	size_t n = strspn(s, "0123456789"), m = 0;

	if (s[n] == '.')
		m = 1 + strspn(s + n + 1, "0123456789");
	return n > 0 && n < 16 && m != 1 && s[n + m] == '\0' &&
	    (s[0] != '0' || n == 1);
}

static void
put_value(const struct carrier_out *o, struct json_writer *w,
    const struct xml_node *v)
{
	const struct xml_node *in = str_eq(v->name, "MCValue") &&
	    xml_child(v) ? xml_child(v) : v;
	const char *text = xml_text_raw(o->arena, in);
	const char *unans = xml_value(v, "unans");
	struct json number = { .kind = JSON_NUMBER, .text = text };

	if (unans == NULL)
		unans = xml_value(v, "UNANS");
	if (*text == '\0' || (unans != NULL &&
	    carrier_yes_no(o->arena, unans) == 1))
		json_string(w, NULL);
	else if (str_eq(v->name, "TFValue") && carrier_yes_no(o->arena, text) >= 0)
		json_boolean(w, carrier_yes_no(o->arena, text) == 1);
	else if (str_eq(v->name, "NumValue") && plain_number(text))
		json_value(w, &number);
	else if (str_eq(v->name, "DateValue"))
		json_string(w, turned(o->arena, text));
	else
		json_string(w, carrier_escape(o->arena, text));
}

/* Its type when all of it is of one that A2J has; else NULL. */
static const char *
common_type(const struct xml_node *v)
{
	const struct xml_node *first = str_eq(v->name, "RptValue") ?
	    xml_child(v) : v;

	if (first == NULL)
		return NULL;
	for (const struct xml_node *c = first; first != v && c != NULL;
	    c = xml_next(c))
		if (!str_eq(c->name, first->name))
			return NULL;
	return type_of(first->name);
}

bool
carrier_kept_to_a2j(const struct carrier_out *o, struct json_writer *w,
    const struct answers_kept *k)
{
	const struct xml_node *answer = xml_read_plain(o->arena,
	    diags_new(o->arena), NULL, k->text, strlen(k->text));
	const struct xml_node *v = answer ? xml_child(answer) : NULL;
	const char *type = v ? common_type(v) : NULL;
	bool repeating;

	if (type == NULL || xml_next(v) != NULL)
		return false;
	repeating = str_eq(v->name, "RptValue");
	carrier_a2j_begin(o, w, k->name, type, repeating);
	if (!repeating) {
		put_value(o, w, v);
	} else {
		for (const struct xml_node *c = xml_child(v); c;
		    c = xml_next(c))
			put_value(o, w, c);
	}
	carrier_a2j_end(w);
	return true;
}

/* ---- A2J to HotDocs ---- */

static void
put_element(const struct carrier_out *o, const char *element,
    const struct json *v)
{
	const char *text = v->text;
	bool choice = str_eq(element, "MCValue");

	if (text == NULL || *text == '\0') {
		buf_printf(o->out, "<%s %s=\"true\"/>", element,
		    o->options->a2j ? "UNANS" : "unans");
		return;
	}
	if (str_eq(element, "DateValue"))
		text = turned(o->arena, text);
	if (v->kind == JSON_STRING && carrier_escaped(text))
		text = carrier_unescape(o->arena, text);
	buf_printf(o->out, "<%s>%s%s%s</%s>", element, choice ? "<SelValue>" :
	    "", carrier_escape(o->arena, text), choice ? "</SelValue>" : "",
	    element);
}

static bool
scalars(const struct json *values)
{
	for (const struct json *v = values->first; v != NULL; v = v->next)
		if (v->kind == JSON_OBJECT || v->kind == JSON_ARRAY)
			return false;
	return values->first != NULL && values->first->kind == JSON_NULL;
}

bool
carrier_kept_to_anx(const struct carrier_out *o, const struct answers_kept *k)
{
	const struct json *j = json_read(o->arena, diags_new(o->arena), NULL,
	    k->text, strlen(k->text)), *values, *type, *repeats;
	const char *element;
	bool repeating;

	if (j == NULL || j->kind != JSON_OBJECT)
		return false;
	values = json_member(j, "values");
	type = json_member(j, "type");
	repeats = json_member(j, "repeating");
	if (values == NULL || values->kind != JSON_ARRAY || !scalars(values))
		return false;
	element = element_of(type ? type->text : NULL);
	repeating = values->n > 2 || (repeats && str_eq(repeats->text, "true"));
	carrier_anx_open(o, k->name);
	if (repeating)
		buf_str(o->out, "<RptValue>");
	for (const struct json *v = values->first->next; v; v = v->next)
		put_element(o, element, v);
	if (values->n < 2 && !repeating)
		put_element(o, element, values->first);
	if (repeating)
		buf_str(o->out, "</RptValue>");
	carrier_anx_close(o);
	return true;
}
