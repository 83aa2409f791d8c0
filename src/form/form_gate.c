/*
 * Gates of filings and of packs, and what gates, facts and forms of a pack
 * rest on.
 *
 *	gate	because instead?
 *	scope	filing? role? order?
 *	ground	source confidence checked cite?
 */
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/map.h"
#include "base/str.h"
#include "form/form_int.h"

/* Words of a scope must be choices of the field that they are compared with. */
static const char *
scope_words(struct form_read *r, const struct xml_node *x, const char *name,
    const char *field)
{
	const struct xml_attr *at = xml_attr(x, name);
	const struct form_field *f = r->dictionary ?
	    form_field(r->dictionary, field) : NULL;
	char word[FORM_NAME_BYTES], hint[FORM_HINT_BYTES];
	struct map known = { 0 };
	size_t n;

	if (at == NULL)
		return NULL;
	if (form_attr_need(r->diags, x, name) == NULL) {
		r->failed = true;
		return NULL;
	}
	if (f == NULL || f->nchoices == 0)
		return at->value;
	for (size_t i = 0; i < f->nchoices; i++)
		map_put(&known, r->arena, f->choices[i].value, "");
	for (const char *p = at->value; (n = form_word(&p)) > 0; p += n) {
		snprintf(word, sizeof(word), "%.*s", (int)n, p);
		if (map_find(&known, word) == NULL)
			form_fail(r, DIAG_UNKNOWN_CHOICE,
			    xml_attr_pos(at, (size_t)(p - at->value)),
			    form_hint(form_keys(r->arena, &known), word, hint),
			    "'%s' is no choice of '%s'", word, field);
	}
	return at->value;
}

struct law_scope
form_law_scope(struct form_read *r, const struct xml_node *x)
{
	return (struct law_scope){
		scope_words(r, x, "filing", "filing"),
		scope_words(r, x, "role", "filer"),
		scope_words(r, x, "order", "order.kind"),
	};
}

struct law_ground
form_law_ground(struct form_read *r, const struct law_pack *pack,
    const struct xml_node *x)
{
	static const char *const need[] = { "source", "confidence", "checked" };
	const struct xml_attr *at = xml_attr(x, "source");
	char hint[FORM_HINT_BYTES];
	struct law_ground g = { 0 };

	for (size_t i = 0; i < 3; i++) {
		const char *v = xml_value(x, need[i]);

		if (v != NULL && *v != '\0')
			continue;
		snprintf(hint, sizeof(hint), "add %s=\"%s\"", need[i], i == 0 ?
		    "id of a <source>" : i == 1 ? "official or secondary" :
		    "date when it was read");
		form_fail(r, DIAG_FACT_WITHOUT_SOURCE, x->pos, hint,
		    "<%s> states law without '%s'", x->name, need[i]);
	}
	if (at != NULL && *at->value != '\0') {
		g.source = map_find(&pack->sources, at->value);
		if (g.source == NULL)
			form_fail(r, DIAG_UNKNOWN_SOURCE, at->value_pos,
			    form_hint_map(&pack->sources, at->value, "", hint),
			    "unknown source '%s'", at->value);
	}
	g.confidence = (enum law_confidence)form_enum(r, x, "confidence",
	    "official secondary", LAW_SECONDARY);
	g.checked = form_date(r, x, "checked");
	g.cite = xml_value(x, "cite");
	return g;
}

struct form_node *
form_inline_child(struct form_read *r, const struct form_scope *s,
    const struct xml_node *x, const char *name, bool need)
{
	const struct xml_node *c = form_child_one(r, x, name, need);
	struct form_node *n;

	if (c == NULL)
		return NULL;
	form_attrs(r, c, "", "");
	n = form_content_read(r, s, c, FORM_INLINE);
	if (n == NULL && xml_child(c) == NULL)
		form_fail(r, DIAG_BAD_VALUE, c->pos, "write its text",
		    "element <%s> is empty", name);
	return n;
}

static struct form_gate *
gate_read(struct form_read *r, const struct form_scope *outer,
    const struct xml_node *x, const struct law_pack *pack)
{
	static const struct form_child children[] = {
		{ "because", NULL }, { "instead", NULL }, { NULL, NULL },
	};
	struct form_gate *g = arena_alloc(r->arena, sizeof(*g));
	struct form_scope s = *outer;

	if (pack != NULL) {
		form_attrs(r, x, "id when filing role order source confidence "
		    "checked cite", "id when");
		g->scope = form_law_scope(r, x);
		g->ground = form_law_ground(r, pack, x);
	} else {
		form_attrs(r, x, "id when", "id when");
	}
	g->kind = strcmp(x->name, "refuse") == 0 ? FORM_GATE_REFUSE :
	    strcmp(x->name, "caution") == 0 ? FORM_GATE_CAUTION :
	    FORM_GATE_CHOICE;
	g->id = form_name(r, x, "id");
	g->pos = x->pos;
	form_children(r, children, NULL, x);
	g->because = form_inline_child(r, &s, x, "because", true);
	g->instead = form_inline_child(r, &s, x, "instead", false);
	s.today = true;
	g->when = form_when(r, &s, x, "when");
	return g;
}

void
form_gate_add(struct form_read *r, const struct form_scope *s,
    struct vec *gates, const struct xml_node *x, const struct law_pack *pack)
{
	struct form_gate *g = gate_read(r, s, x, pack);

	for (size_t i = 0; i < gates->n && g->id != NULL; i++)
		if (str_eq(((struct form_gate *)gates->at[i])->id, g->id))
			form_fail(r, DIAG_DUPLICATE,
			    xml_attr(x, "id")->value_pos,
			    "give it another id", "gate '%s' is given twice",
			    g->id);
	vec_push(gates, r->arena, g);
}
