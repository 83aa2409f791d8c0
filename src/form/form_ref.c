/* Values that content prints: one name in an attribute, resolved at load. */
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/str.h"
#include "form/form_int.h"

static bool
unknown(struct form_read *r, enum diag_code code, const struct xml_attr *at,
    const char *near, const char *prefix, const char *what)
{
	char hint[FORM_HINT_BYTES];

	if (near != NULL)
		snprintf(hint, sizeof(hint), "did you mean '%s%.200s'?",
		    prefix, near);
	form_fail(r, code, at->value_pos, near ? hint : NULL, "unknown %s '%s'",
	    what, at->value);
	return false;
}

static bool
wrong(struct form_read *r, const struct xml_attr *at, const char *hint,
    const char *problem)
{
	form_fail(r, DIAG_BAD_VALUE, at->value_pos, hint, "'%s' %s",
	    at->value, problem);
	return false;
}

/* Can a value of this type be shown so? */
static bool
fits(enum form_type type, enum form_as as)
{
	switch (as) {
	case FORM_AS_ISO:
	case FORM_AS_YEAR:
		return type == FORM_TYPE_DATE;
	case FORM_AS_INITIALS:
		return type == FORM_TYPE_NAME;
	case FORM_AS_LINES:
		return type == FORM_TYPE_ADDRESS || type == FORM_TYPE_TEXT ||
		    type == FORM_TYPE_LONG_TEXT;
	default:
		return true;
	}
}

static bool
check_shape(struct form_read *r, const struct xml_attr *at,
    const struct form_field *f, enum form_as as, bool paras)
{
	char hint[FORM_HINT_BYTES];

	if (paras && f->type != FORM_TYPE_LONG_TEXT &&
	    f->type != FORM_TYPE_TEXT)
		return wrong(r, at, "use <para> and <value>",
		    "is no long text, so it has no paragraphs");
	if (fits(f->type, as))
		return true;
	snprintf(hint, sizeof(hint), "its type is %s; take as=\"...\" away",
	    form_type_name(f->type));
	return wrong(r, at, hint, "cannot be shown so");
}

static bool
ref_law(struct form_read *r, const struct form_scope *s,
    const struct xml_attr *at, const char *topic, enum form_as as, bool paras,
    struct form_ref *ref)
{
	struct law_topic *t = s->base ? map_find(&s->base->topics, topic) :
	    NULL;

	if (t == NULL)
		return unknown(r, DIAG_UNKNOWN_TOPIC, at, s->base ?
		    map_nearest(&s->base->topics, topic) : NULL, "$law.",
		    "topic of law");
	if (paras || (as != FORM_AS_DEFAULT && as != FORM_AS_RAW &&
	    as != FORM_AS_UPPER))
		return wrong(r, at, "use <value of=\"$law...\"/> with nothing "
		    "more than as=\"upper\"", "is law and cannot be shown so");
	t->used = true;
	*ref = (struct form_ref){ FORM_REF_LAW, t->id, NULL };
	return true;
}

static bool
ref_variable(struct form_read *r, const struct form_scope *s,
    const struct xml_attr *at, const char *name, enum form_as as, bool paras,
    struct form_ref *ref)
{
	const struct form_dictionary *d = s->dictionary;
	const struct form_field *f = form_field(d, name);
	const struct form_computed *c = map_find(&d->computed, name);

	if (f != NULL) {
		*ref = (struct form_ref){ FORM_REF_FIELD, f->name, f };
		return check_shape(r, at, f, as, paras);
	}
	if (c != NULL) {
		*ref = (struct form_ref){ FORM_REF_COMPUTED, c->name, NULL };
		return true;
	}
	if (form_list(d, name) != NULL)
		return wrong(r, at, "print its members inside <for-each>",
		    "is a list");
	if (strcmp(name, "today") == 0) {
		form_fail(r, DIAG_CLOCK_IN_PAPER, at->value_pos, "print a date "
		    "that was answered, or leave a <blank>", "'today' changes "
		    "what a paper or step says");
		return false;
	}
	if (str_starts(name, "law."))
		return ref_law(r, s, at, name + 4, as, paras, ref);
	return unknown(r, DIAG_UNKNOWN_VARIABLE, at,
	    form_near_variable(d, name), "$", "variable");
}

static bool
ref_member(struct form_read *r, const struct form_scope *s,
    const struct xml_attr *at, enum form_as as, bool paras,
    struct form_ref *ref)
{
	const struct form_field *f;
	char hint[FORM_HINT_BYTES];

	if (s->item == NULL) {
		form_fail(r, DIAG_UNKNOWN_MEMBER, at->value_pos,
		    "put '$' before the name of a field; bare names are "
		    "members and stand inside <for-each>",
		    "'%s' stands outside of a list", at->value);
		return false;
	}
	f = form_member(s->item, at->value);
	if (f == NULL) {
		form_fail(r, DIAG_UNKNOWN_MEMBER, at->value_pos,
		    form_hint(form_keys(r->arena, &s->item->members),
		    at->value, hint), "list '%s' has no member '%s'",
		    s->item->name, at->value);
		return false;
	}
	*ref = (struct form_ref){ FORM_REF_MEMBER, f->name, f };
	return check_shape(r, at, f, as, paras);
}

/* One name, with or without '$', and nothing else. */
static bool
single(struct form_read *r, const struct xml_attr *at)
{
	const char *p = at->value;

	if (*p == '$')
		p++;
	while ((*p >= 'a' && *p <= 'z') || (*p >= 'A' && *p <= 'Z') ||
	    (*p >= '0' && *p <= '9') || *p == '.' || *p == '-' || *p == '_')
		p++;
	if (*p == '\0' && strcmp(at->value, "$") != 0)
		return true;
	form_fail(r, DIAG_BAD_VALUE,
	    xml_attr_pos(at, (size_t)(p - at->value)),
	    "write one name, like $order.issued; conditions go into <if>",
	    "'%s' is more than one name", at->value);
	return false;
}

bool
form_ref(struct form_read *r, const struct form_scope *s,
    const struct xml_attr *at, enum form_as as, bool paras,
    struct form_ref *ref)
{
	if (at == NULL || *at->value == '\0' || !single(r, at))
		return false;
	if (at->value[0] == '$')
		return ref_variable(r, s, at, at->value + 1, as, paras, ref);
	return ref_member(r, s, at, as, paras, ref);
}

const struct form_list *
form_ref_list(struct form_read *r, const struct form_scope *s,
    const struct xml_attr *at)
{
	const struct form_list *l = NULL;
	const char *name, *near;

	if (at == NULL || *at->value == '\0' || !single(r, at))
		return NULL;
	name = at->value + (at->value[0] == '$');
	if (at->value[0] == '$')
		l = form_list(s->dictionary, name);
	if (l != NULL)
		return l;
	if (form_field(s->dictionary, name) != NULL ||
	    map_find(&s->dictionary->computed, name) != NULL) {
		wrong(r, at, "only lists have members; use <if>", "is no list");
		return NULL;
	}
	near = map_nearest(&s->dictionary->lists, name);
	unknown(r, DIAG_UNKNOWN_VARIABLE, at, near, "$", "list");
	return NULL;
}

const struct form_field *
form_ref_by(struct form_read *r, const struct form_list *l,
    const struct xml_attr *at)
{
	const struct form_field *f;

	if (at == NULL || !single(r, at))
		return NULL;
	f = form_member(l, at->value);
	if (f == NULL)
		unknown(r, DIAG_UNKNOWN_MEMBER, at, map_nearest(&l->members,
		    at->value), "", "member");
	else if (f->type != FORM_TYPE_DATE)
		wrong(r, at, "name a member of type date, or leave 'by' out",
		    "is no date to go by");
	return f != NULL && f->type == FORM_TYPE_DATE ? f : NULL;
}
