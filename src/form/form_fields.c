/*
 * The dictionary, forms/fields.xml.
 *
 *	fields		group* computed*
 *	group		label+ (field | list)*
 *	field		label+ help* example? choice* constraint* restrict*
 *			alias*
 *	list		label+ help* field+
 *	computed	take+
 *
 * Names come first, expressions second: a condition may use a field that
 * stands further down.
 */
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/audience.h"
#include "base/str.h"
#include "form/form_int.h"

static const char type_names[] = "text long-text name date time yes-no choice "
    "number money phone email address";

/* The dictionary being read, and what waits for all names to be known. */
struct fields {
	struct form_dictionary *d;
	struct form_group *group;
	struct form_list *list;		/* being read, or NULL */
	struct form_field *field;	/* being read, or NULL */
	struct form_computed *computed;
	struct vec	 choices;	/* of the field being read */
	struct vec	 later;		/* struct later */
};

struct later {
	void		(*read)(struct form_read *, const struct form_scope *,
			    const struct later *);
	const struct xml_node *xml;
	struct form_field *field;
	struct form_computed *computed;
};

static void
push_later(struct form_read *r, struct fields *f, const struct xml_node *x,
    void (*read)(struct form_read *, const struct form_scope *,
    const struct later *))
{
	struct later *l = arena_alloc(r->arena, sizeof(*l));

	*l = (struct later){ read, x, f->field, f->computed };
	vec_push(&f->later, r->arena, l);
}

/* ---- second: expressions ---- */

static void
later_constraint(struct form_read *r, const struct form_scope *outer,
    const struct later *l)
{
	struct form_constraint *c = arena_alloc(r->arena, sizeof(*c));
	struct form_scope s = *outer;

	form_attrs(r, l->xml, "test hint hint-es message-es", "test");
	s.item = l->field->list;
	s.today = true;
	c->test = form_when(r, &s, l->xml, "test");
	c->message = form_only_text(r, l->xml);
	c->message_es = xml_value(l->xml, "message-es");
	c->hint = xml_value(l->xml, "hint");
	c->hint_es = xml_value(l->xml, "hint-es");
	c->pos = l->xml->pos;
	vec_push(&l->field->constraints, r->arena, c);
}

static void
later_restrict(struct form_read *r, const struct form_scope *outer,
    const struct later *l)
{
	struct form_restrict *t = arena_alloc(r->arena, sizeof(*t));
	struct form_scope s = *outer;

	form_attrs(r, l->xml, "audience unless", "audience");
	form_children(r, (const struct form_child[]){ { NULL, NULL } }, NULL,
	    l->xml);
	s.item = l->field->list;
	t->audience = form_readers(r, l->xml, AUDIENCE_SELF);
	t->unless = form_when(r, &s, l->xml, "unless");
	vec_push(&l->field->restricts, r->arena, t);
}

static void
check_from(struct form_read *r, const struct form_scope *s,
    const struct xml_attr *at)
{
	const char *near = NULL, *prefix = "";
	char hint[FORM_HINT_BYTES];
	struct law_topic *t;

	if (str_starts(at->value, "law.")) {
		t = map_find(&s->base->topics, at->value + 4);
		if (t != NULL) {
			t->used = true;
			return;
		}
		form_fail(r, DIAG_UNKNOWN_TOPIC, at->value_pos,
		    form_hint_map(&s->base->topics, at->value + 4, "law.",
		    hint), "unknown topic of law '%s'", at->value + 4);
		return;
	}
	if (form_field(s->dictionary, at->value) != NULL)
		return;
	near = map_nearest(&s->dictionary->fields, at->value);
	snprintf(hint, sizeof(hint), "did you mean '%s%.200s'?", prefix,
	    near ? near : "");
	form_fail(r, DIAG_UNKNOWN_VARIABLE, at->value_pos, near ? hint :
	    "name a field, without '$'", "unknown field '%s'", at->value);
}

static void
later_take(struct form_read *r, const struct form_scope *s,
    const struct later *l)
{
	struct form_computed *c = l->computed;
	struct form_take *t = &c->takes[c->ntakes++];
	const struct xml_attr *from = xml_attr(l->xml, "from");

	form_attrs(r, l->xml, "from when", "from");
	form_children(r, (const struct form_child[]){ { NULL, NULL } }, NULL,
	    l->xml);
	if (from != NULL && *from->value != '\0')
		check_from(r, s, from);
	t->from = from ? from->value : "";
	t->when = form_when(r, s, l->xml, "when");
}

/* ---- first: names ---- */

static void
read_constraint(struct form_read *r, void *into, const struct xml_node *x)
{
	push_later(r, into, x, later_constraint);
}

static void
read_restrict(struct form_read *r, void *into, const struct xml_node *x)
{
	push_later(r, into, x, later_restrict);
}

static void
read_choice(struct form_read *r, void *into, const struct xml_node *x)
{
	static const struct form_child children[] = {
		{ "label", NULL }, { "alias", NULL }, { NULL, NULL },
	};
	struct form_choice *c = arena_alloc(r->arena, sizeof(*c));
	struct fields *f = into;

	form_attrs(r, x, "value", "value");
	form_children(r, children, into, x);
	c->value = form_name(r, x, "value");
	c->label = form_text_read(r, x, "label", true);
	for (const struct xml_node *n = xml_child(x); n; n = xml_next(n))
		if (str_eq(n->name, "alias"))
			vec_push(&c->aliases, r->arena, form_only_text(r, n));
	if (c->value == NULL)
		return;
	for (size_t i = 0; i < f->choices.n; i++)
		if (str_eq(((struct form_choice *)f->choices.at[i])->value,
		    c->value))
			form_fail(r, DIAG_DUPLICATE,
			    xml_attr(x, "value")->value_pos, "keep one",
			    "choice '%s' is given twice", c->value);
	vec_push(&f->choices, r->arena, c);
}

static void
read_alias(struct form_read *r, void *into, const struct xml_node *x)
{
	static const char carriers[] = "hotdocs a2j docassemble csv";
	static const char parts[] = "first middle last suffix street street2 "
	    "unit city state zip home mobile work safe";
	struct form_alias *a = arena_alloc(r->arena, sizeof(*a));
	struct fields *f = into;

	form_attrs(r, x, "carrier part filer", "carrier");
	form_enum(r, x, "carrier", carriers, 0);
	form_enum(r, x, "part", parts, 0);
	form_enum(r, x, "filer", "protected restrained", 0);
	a->carrier = xml_value(x, "carrier");
	a->part = xml_value(x, "part");
	a->filer = xml_value(x, "filer");
	a->name = form_only_text(r, x);
	vec_push(f->field ? &f->field->aliases : &f->list->aliases, r->arena,
	    a);
}

static void
read_example(struct form_read *r, void *into, const struct xml_node *x)
{
	struct fields *f = into;

	form_attrs(r, x, "", "");
	f->field->example = form_only_text(r, x);
}

/* Is the name free?  Complains when it is not. */
static bool
fresh(struct form_read *r, const struct fields *f, const struct xml_node *x,
    const char *name)
{
	const struct form_dictionary *d = f->d;
	const struct xml_attr *at = xml_attr(x, "name");
	bool taken = f->list != NULL && f->field != NULL ?
	    form_member(f->list, name) != NULL :
	    form_field(d, name) != NULL || form_list(d, name) != NULL ||
	    map_find(&d->computed, name) != NULL;

	if (taken)
		form_fail(r, DIAG_DUPLICATE, at->value_pos,
		    "give it another name", "'%s' is given twice", name);
	else if (strcmp(name, "today") == 0 || strcmp(name, "law") == 0 ||
	    strcmp(name, "kept") == 0 || str_starts(name, "law."))
		form_fail(r, DIAG_NAME_CLASH, at->value_pos,
		    "give it another name; 'law', 'kept' and 'today' are the "
		    "program's own", "'%s' may not be the name of a field",
		    name);
	else
		return true;
	return false;
}

static void
end_choices(struct form_read *r, struct fields *f, const struct xml_node *x)
{
	struct form_field *field = f->field;

	field->nchoices = f->choices.n;
	field->choices = arena_array(r->arena, f->choices.n,
	    sizeof(*field->choices));
	for (size_t i = 0; i < f->choices.n; i++)
		field->choices[i] = *(struct form_choice *)f->choices.at[i];
	f->choices.n = 0;
	if (field->type == FORM_TYPE_CHOICE && field->nchoices == 0 &&
	    form_child_one(r, x, "choice", false) == NULL)
		form_fail(r, DIAG_MISSING_ELEMENT, x->pos,
		    "add <choice value=\"...\"> with its label",
		    "a field of type choice has no <choice>");
	if (field->type != FORM_TYPE_CHOICE && field->nchoices > 0)
		form_fail(r, DIAG_BAD_VALUE, x->pos,
		    "write type=\"choice\", or take the choices away",
		    "a field of type %s has choices",
		    form_type_name(field->type));
}

static const struct form_child field_children[] = {
	{ "label", NULL }, { "help", NULL }, { "example", read_example },
	{ "choice", read_choice }, { "constraint", read_constraint },
	{ "restrict", read_restrict }, { "alias", read_alias },
	{ NULL, NULL },
};

/* The field without whose answer this one is not asked; it stands before. */
static const char *
read_follows(struct form_read *r, const struct fields *f,
    const struct xml_node *x)
{
	const struct xml_attr *at = xml_attr(x, "follows");

	if (at == NULL || form_field(f->d, at->value) != NULL)
		return at ? arena_strdup(r->arena, at->value) : NULL;
	form_fail(r, DIAG_UNKNOWN_FIELD, at->value_pos,
	    "name a field that stands before this one",
	    "no field '%s' to follow", at->value);
	return NULL;
}

static void
read_field(struct form_read *r, void *into, const struct xml_node *x)
{
	struct fields *f = into;
	struct form_field *field = arena_alloc(r->arena, sizeof(*field));
	const char *name = form_name(r, x, "name");

	form_attrs(r, x, f->list ? "name type audience minor" :
	    "name type audience minor follows", "name type");
	field->type = (enum form_type)form_enum(r, x, "type", type_names,
	    FORM_TYPE_TEXT);
	field->audience = form_readers(r, x, AUDIENCE_ALL);
	field->minor = form_yes(r, x, "minor");
	field->follows = f->list ? NULL : read_follows(r, f, x);
	field->list = f->list;
	field->group = f->group->id;
	field->pos = x->pos;
	f->field = field;
	form_children(r, field_children, f, x);
	field->label = form_text_read(r, x, "label", true);
	field->help = form_text_read(r, x, "help", false);
	form_child_one(r, x, "example", false);
	end_choices(r, f, x);
	if (field->minor && field->type != FORM_TYPE_NAME)
		form_fail(r, DIAG_BAD_VALUE, xml_attr(x, "minor")->value_pos,
		    "only a field of type name is printed as initials",
		    "a field of type %s cannot be a child's name",
		    form_type_name(field->type));
	if (name != NULL && f->list != NULL && strchr(name, '.') != NULL) {
		form_fail(r, DIAG_BAD_VALUE, xml_attr_pos(xml_attr(x, "name"),
		    (size_t)(strchr(name, '.') - name)),
		    "use a short name without dots",
		    "'%s' is no name of a member", name);
		name = NULL;
	}
	if (name != NULL && fresh(r, f, x, name)) {
		field->name = name;
		map_put(f->list ? &f->list->members : &f->d->fields, r->arena,
		    name, field);
	}
	if (field->name == NULL)
		field->name = "";
	f->field = NULL;
}

static void
read_list(struct form_read *r, void *into, const struct xml_node *x)
{
	static const struct form_child children[] = {
		{ "label", NULL }, { "help", NULL }, { "field", read_field },
		{ "alias", read_alias }, { NULL, NULL },
	};
	struct fields *f = into;
	struct form_list *l = arena_alloc(r->arena, sizeof(*l));
	const char *name = form_name(r, x, "name");

	form_attrs(r, x, "name", "name");
	l->name = name ? name : "";
	l->label = form_text_read(r, x, "label", true);
	l->help = form_text_read(r, x, "help", false);
	l->group = f->group->id;
	l->pos = x->pos;
	if (name != NULL && fresh(r, f, x, name))
		map_put(&f->d->lists, r->arena, name, l);
	f->list = l;
	form_children(r, children, f, x);
	f->list = NULL;
	if (l->members.n == 0)
		form_fail(r, DIAG_MISSING_ELEMENT, x->pos,
		    "add a <field> for each member",
		    "element <field> is missing in <list>");
}

static void
read_group(struct form_read *r, void *into, const struct xml_node *x)
{
	static const struct form_child children[] = {
		{ "label", NULL }, { "field", read_field },
		{ "list", read_list }, { NULL, NULL },
	};
	struct fields *f = into;
	struct form_group *g = arena_alloc(r->arena, sizeof(*g));
	const char *id = form_name(r, x, "id");

	form_attrs(r, x, "id", "id");
	g->id = id ? id : "";
	g->label = form_text_read(r, x, "label", true);
	if (id != NULL && map_find(&f->d->groups, id) != NULL)
		form_fail(r, DIAG_DUPLICATE, xml_attr(x, "id")->value_pos,
		    "give it another id", "group '%s' is given twice", id);
	else if (id != NULL)
		map_put(&f->d->groups, r->arena, id, g);
	f->group = g;
	form_children(r, children, f, x);
	f->group = NULL;
}

static void
read_take(struct form_read *r, void *into, const struct xml_node *x)
{
	struct fields *f = into;

	f->computed->ntakes++;
	push_later(r, f, x, later_take);
}

static void
read_computed(struct form_read *r, void *into, const struct xml_node *x)
{
	static const struct form_child children[] = {
		{ "take", read_take }, { NULL, NULL },
	};
	struct fields *f = into;
	struct form_computed *c = arena_alloc(r->arena, sizeof(*c));
	const char *name = form_name(r, x, "name");

	form_attrs(r, x, "name", "name");
	c->name = name ? name : "";
	c->pos = x->pos;
	if (name != NULL && fresh(r, f, x, name))
		map_put(&f->d->computed, r->arena, name, c);
	f->computed = c;
	form_children(r, children, f, x);
	f->computed = NULL;
	if (c->ntakes == 0)
		form_fail(r, DIAG_MISSING_ELEMENT, x->pos,
		    "add <take from=\"...\"/>",
		    "element <take> is missing in <computed>");
	c->takes = arena_array(r->arena, c->ntakes, sizeof(*c->takes));
	c->ntakes = 0;			/* counted again by later_take */
}

/*
 * Answers nest by the dots of their names, so "order" cannot be an answer and
 * hold "order.issued" as well.
 */
static void
check_clash(struct form_read *r, const struct form_dictionary *d,
    const char *name, struct pos pos)
{
	char head[FORM_NAME_BYTES];

	for (const char *p = strchr(name, '.'); p; p = strchr(p + 1, '.')) {
		snprintf(head, sizeof(head), "%.*s", (int)(p - name), name);
		if (form_field(d, head) == NULL && form_list(d, head) == NULL &&
		    map_find(&d->computed, head) == NULL)
			continue;
		form_fail(r, DIAG_NAME_CLASH, pos, "rename one of the two",
		    "'%s' begins with '%s', which is a name of its own", name,
		    head);
	}
}

static void
check_clashes(struct form_read *r, const struct xml_node *x,
    const struct form_dictionary *d)
{
	for (const struct xml_node *c = xml_child(x); c; c = xml_next(c)) {
		const struct xml_attr *at = xml_attr(c, "name");

		if (at != NULL && (strcmp(c->name, "field") == 0 ||
		    strcmp(c->name, "list") == 0 ||
		    strcmp(c->name, "computed") == 0))
			check_clash(r, d, at->value, at->value_pos);
		if (strcmp(c->name, "group") == 0)
			check_clashes(r, c, d);
	}
}

struct form_dictionary *
form_fields_read(struct form_read *r, const struct xml_node *x,
    const struct law_pack *base)
{
	static const struct form_child children[] = {
		{ "group", read_group }, { "computed", read_computed },
		{ NULL, NULL },
	};
	struct fields f = { arena_alloc(r->arena, sizeof(*f.d)), NULL, NULL,
	    NULL, NULL, { 0 }, { 0 } };
	struct form_scope s = { f.d, base, NULL, NULL, false };

	form_attrs(r, x, "version", "version");
	f.d->version = xml_value(x, "version");
	form_children(r, children, &f, x);
	check_clashes(r, x, f.d);
	for (size_t i = 0; i < f.later.n; i++) {
		const struct later *l = f.later.at[i];

		l->read(r, &s, l);
	}
	return f.d;
}
