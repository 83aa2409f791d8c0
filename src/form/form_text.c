/* Text in elements, and children read by tables. */
#include <string.h>

#include "base/buf.h"
#include "base/str.h"
#include "form/form_int.h"

void
form_no_text(struct form_read *r, const struct xml_node *x)
{
	for (const struct xml_node *c = x->first; c != NULL; c = c->next) {
		const char *p = c->text;

		if (c->name != NULL)
			continue;
		while (str_space(*p))
			p++;
		if (*p == '\0')
			continue;
		form_fail(r, DIAG_STRAY_TEXT, xml_pos_in(c->pos, c->text,
		    (size_t)(p - c->text)),
		    "put it into an element, or take it away",
		    "text stands directly in <%s>", x->name);
	}
}

void
form_unknown_element(struct diags *d, const struct xml_node *x,
    const char *known)
{
	char hint[FORM_HINT_BYTES];

	const char *fix = *known == '\0' ? "only text may stand here" :
	    form_hint(known, x->name, hint);

	if (x->parent != NULL)
		diag_add(d, DIAG_UNKNOWN_ELEMENT, x->pos, fix,
		    "unknown element <%s> in <%s>", x->name, x->parent->name);
	else
		diag_add(d, DIAG_UNKNOWN_ELEMENT, x->pos, fix,
		    "unknown element <%s>", x->name);
}

static const struct form_child *
row_of(const struct form_child *t, const char *name)
{
	for (; t->name != NULL; t++)
		if (strcmp(t->name, name) == 0)
			return t;
	return NULL;
}

void
form_children(struct form_read *r, const struct form_child *t, void *into,
    const struct xml_node *x)
{
	form_no_text(r, x);
	for (const struct xml_node *c = xml_child(x); c; c = xml_next(c)) {
		const struct form_child *row = row_of(t, c->name);
		struct buf known = { 0 };

		if (row != NULL) {
			if (row->read != NULL)
				row->read(r, into, c);
			continue;
		}
		buf_str(&known, "");
		for (row = t; row->name != NULL; row++)
			buf_printf(&known, row == t ? "%s" : " %s", row->name);
		form_unknown_element(r->diags, c, known.data);
		r->failed = true;
		buf_free(&known);
	}
}

const char *
form_only_text(struct form_read *r, const struct xml_node *x)
{
	const char *text;

	for (const struct xml_node *c = xml_child(x); c; c = xml_next(c)) {
		form_unknown_element(r->diags, c, "");
		r->failed = true;
	}
	text = xml_text(r->arena, x);
	if (*text != '\0')
		return text;
	form_fail(r, DIAG_BAD_VALUE, x->pos, "write its text",
	    "element <%s> is empty", x->name);
	return NULL;
}

static bool
spanish(const struct xml_node *x)
{
	return str_eq(xml_value(x, "xml:lang"), "es");
}

struct form_text
form_text_of(struct arena *a, const struct xml_node *x, const char *child)
{
	struct form_text t = { .pos = x->pos };

	for (const struct xml_node *c = xml_child(x); c; c = xml_next(c)) {
		if (strcmp(c->name, child) != 0)
			continue;
		if (spanish(c)) {
			t.es = xml_text(a, c);
		} else {
			t.en = xml_text(a, c);
			t.pos = c->pos;
		}
	}
	return t;
}

struct form_text
form_text_read(struct form_read *r, const struct xml_node *x,
    const char *child, bool need)
{
	bool en = false, es = false;

	for (const struct xml_node *c = xml_child(x); c; c = xml_next(c)) {
		bool *seen = spanish(c) ? &es : &en;

		if (strcmp(c->name, child) != 0)
			continue;
		form_attrs(r, c, "xml:lang", "");
		form_only_text(r, c);
		/* A text in a third language is neither of the two. */
		if (form_enum(r, c, "xml:lang", "en es", xml_attr(c,
		    "xml:lang") ? -1 : 0) < 0)
			continue;
		if (*seen)
			form_fail(r, DIAG_DUPLICATE, c->pos, "keep one; mark "
			    "a Spanish text with xml:lang=\"es\"",
			    "a second <%s> in <%s>", child, x->name);
		*seen = true;
	}
	if (need && !en)
		form_fail(r, DIAG_MISSING_ELEMENT, x->pos, "add the English "
		    "text", "element <%s> is missing in <%s>", child, x->name);
	return form_text_of(r->arena, x, child);
}

const struct xml_node *
form_child_one(struct form_read *r, const struct xml_node *x,
    const char *name, bool need)
{
	const struct xml_node *found = NULL;

	for (const struct xml_node *c = xml_child(x); c; c = xml_next(c)) {
		if (strcmp(c->name, name) != 0)
			continue;
		if (found != NULL)
			form_fail(r, DIAG_DUPLICATE, c->pos, "keep one",
			    "a second <%s> in <%s>", name, x->name);
		else
			found = c;
	}
	if (need && found == NULL)
		form_fail(r, DIAG_MISSING_ELEMENT, x->pos, "add it",
		    "element <%s> is missing in <%s>", name, x->name);
	return found;
}
