/*
 * Packs of law, forms/jurisdictions/<code>.xml.
 *
 *	jurisdiction	topic* source* (fact | gate | form)*
 *	topic		ask+ wording?			base pack only
 *	fact		INLINE
 *	form		worksheet?			when exclusive
 *
 * A statement of law without source, confidence and the date it was checked is
 * an error: it would reach a court paper as if it were known.
 */
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/str.h"
#include "form/form_int.h"

struct law_read {
	struct law_pack	*pack;
	const struct form_scope *scope;
};

#define GROUND "source confidence checked cite"
#define SCOPE "filing role order"

/* ---- elements ---- */

static void
read_topic(struct form_read *r, void *into, const struct xml_node *x)
{
	struct law_pack *pack = ((struct law_read *)into)->pack;
	struct law_topic *t = form_topic_read(r, x);

	if (t->id == NULL)
		return;
	if (map_find(&pack->topics, t->id) != NULL)
		form_fail(r, DIAG_DUPLICATE, xml_attr(x, "id")->value_pos,
		    "give it another id", "topic '%s' is given twice", t->id);
	else
		map_put(&pack->topics, r->arena, t->id, t);
}

void
form_law_source(struct form_read *r, struct map *sources,
    const struct xml_node *x)
{
	struct law_source *s = arena_alloc(r->arena, sizeof(*s));
	const char *id = form_name(r, x, "id");

	form_attrs(r, x, "id title url as-of", "id title");
	form_children(r, (const struct form_child[]){ { NULL, NULL } }, NULL,
	    x);
	s->title = xml_value(x, "title");
	s->url = xml_value(x, "url");
	s->as_of = xml_value(x, "as-of");
	if (id == NULL)
		return;
	s->id = id;
	if (map_find(sources, id) != NULL)
		form_fail(r, DIAG_DUPLICATE, xml_attr(x, "id")->value_pos,
		    "give it another id", "source '%s' is given twice", id);
	else
		map_put(sources, r->arena, id, s);
}

static bool
same_scope(const struct law_scope *a, const struct law_scope *b)
{
	return str_eq(a->filing, b->filing) && str_eq(a->role, b->role) &&
	    str_eq(a->order, b->order);
}

/* Of two facts with one scope, one would never be seen. */
static void
check_fact_twice(struct form_read *r, const struct law_pack *pack,
    const struct law_fact *f)
{
	for (size_t i = 0; i < pack->facts.n; i++) {
		const struct law_fact *o = pack->facts.at[i];

		if (str_eq(o->topic, f->topic) &&
		    same_scope(&o->scope, &f->scope) &&
		    o->ground.confidence == f->ground.confidence)
			form_fail(r, DIAG_DUPLICATE, f->pos,
			    "join the two, or narrow one by filing, role or "
			    "order", "topic '%s' has two facts for the same "
			    "case; the other is on line %u", f->topic,
			    o->pos.line);
	}
}

static void
read_fact(struct form_read *r, void *into, const struct xml_node *x)
{
	struct law_read *l = into;
	struct law_fact *f = arena_alloc(r->arena, sizeof(*f));
	const struct xml_attr *at = xml_attr(x, "topic");
	const struct map *topics = &l->scope->base->topics;
	const struct law_topic *t;
	char hint[FORM_HINT_BYTES];

	form_attrs(r, x, "topic " SCOPE " " GROUND, "topic");
	f->scope = form_law_scope(r, x);
	f->ground = form_law_ground(r, l->pack, x);
	f->body = form_content_read(r, l->scope, x, FORM_INLINE);
	f->pack = l->pack;
	f->pos = x->pos;
	if (f->body == NULL && xml_child(x) == NULL)
		form_fail(r, DIAG_BAD_VALUE, x->pos, "write what the law says",
		    "element <fact> is empty");
	if (at == NULL || *at->value == '\0')
		return;
	f->topic = at->value;
	t = map_find(topics, at->value);
	if (t == NULL)
		form_fail(r, DIAG_UNKNOWN_TOPIC, at->value_pos,
		    form_hint_map(topics, at->value, "", hint),
		    "unknown topic of law '%s'", at->value);
	else
		form_topic_check(r, t, f->body, f->pos);
	check_fact_twice(r, l->pack, f);
	form_law_add(r->arena, l->pack, f);
}

static void
read_gate(struct form_read *r, void *into, const struct xml_node *x)
{
	struct law_read *l = into;

	form_gate_add(r, l->scope, &l->pack->gates, x, l->pack);
}

static void
read_form(struct form_read *r, void *into, const struct xml_node *x)
{
	static const struct form_child children[] = {
		{ "worksheet", NULL }, { NULL, NULL },
	};
	struct law_read *l = into;
	struct law_form *f = arena_alloc(r->arena, sizeof(*f));
	const struct xml_node *sheet;

	form_attrs(r, x, "number title url exclusive " SCOPE " " GROUND,
	    "title");
	form_children(r, children, NULL, x);
	f->scope = form_law_scope(r, x);
	f->ground = form_law_ground(r, l->pack, x);
	f->number = xml_value(x, "number");
	f->title = xml_value(x, "title");
	f->url = xml_value(x, "url");
	f->exclusive = form_yes(r, x, "exclusive");
	f->pos = x->pos;
	sheet = form_child_one(r, x, "worksheet", f->exclusive);
	if (sheet != NULL && !f->exclusive)
		form_fail(r, DIAG_BAD_VALUE, sheet->pos,
		    "write exclusive=\"yes\" on <form>, or take it away",
		    "a worksheet belongs to a form that is exclusive");
	if (sheet != NULL) {
		form_attrs(r, sheet, "", "");
		f->worksheet = form_content_read(r, l->scope, sheet,
		    FORM_BLOCK);
	}
	vec_push(&l->pack->forms, r->arena, f);
}

/* ---- packs ---- */

struct law_pack *
form_law_open(struct form_read *r, const struct xml_node *x)
{
	struct law_pack *pack = arena_alloc(r->arena, sizeof(*pack));
	struct law_read l = { pack, NULL };
	const char *code = form_name(r, x, "code");

	form_attrs(r, x, "code name version", "code name version");
	if (code != NULL && strlen(code) != 2)
		form_fail(r, DIAG_BAD_VALUE, xml_attr(x, "code")->value_pos,
		    "write the two letters of the state, like wa",
		    "'%s' is no code of a jurisdiction", code);
	pack->code = code ? code : "";
	pack->name = xml_value(x, "name");
	pack->version = xml_value(x, "version");
	pack->pos = x->pos;
	for (const struct xml_node *c = xml_child(x); c; c = xml_next(c)) {
		if (strcmp(c->name, "source") == 0)
			form_law_source(r, &pack->sources, c);
		else if (strcmp(c->name, "topic") == 0 &&
		    strcmp(pack->code, "us") == 0)
			read_topic(r, &l, c);
	}
	return pack;
}

static void
read_wordings(struct form_read *r, const struct form_scope *s,
    const struct law_pack *pack, const struct xml_node *x)
{
	for (const struct xml_node *c = xml_child(x); c; c = xml_next(c)) {
		const char *id = xml_value(c, "id");
		const struct xml_node *w;
		struct law_topic *t;

		if (strcmp(c->name, "topic") != 0 || id == NULL)
			continue;
		t = map_find(&pack->topics, id);
		w = form_child_one(r, c, "wording", false);
		if (t == NULL || w == NULL)
			continue;
		form_attrs(r, w, "", "");
		t->fallback = form_content_read(r, s, w, FORM_INLINE);
		if (t->fallback == NULL && xml_child(w) == NULL)
			form_fail(r, DIAG_BAD_VALUE, w->pos, "write its text",
			    "element <wording> is empty");
		form_topic_check(r, t, t->fallback, w->pos);
	}
}

void
form_law_read(struct form_read *r, const struct form_scope *s,
    struct law_pack *pack, const struct xml_node *x)
{
	static const struct form_child children[] = {
		{ "source", NULL }, { "fact", read_fact },
		{ "refuse", read_gate }, { "caution", read_gate },
		{ "choice", read_gate }, { "form", read_form },
		{ "topic", NULL }, { NULL, NULL },
	};
	static const struct form_child local[] = {
		{ "source", NULL }, { "fact", read_fact },
		{ "refuse", read_gate }, { "caution", read_gate },
		{ "choice", read_gate }, { "form", read_form },
		{ NULL, NULL },
	};
	struct law_read l = { pack, s };

	if (pack != s->base) {
		pack->base = s->base;
		form_children(r, local, &l, x);
		return;
	}
	read_wordings(r, s, pack, x);
	form_children(r, children, &l, x);
}
