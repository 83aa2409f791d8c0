/*
 * Binding answers to the definitions: values and verdicts.  Every value that an
 * expression or a paper sees passes through here, so that a blank is seen as a
 * blank, and a computed value is traced to the answer that it comes from.
 */
#include <string.h>

#include "base/arena.h"
#include "base/audience.h"
#include "base/date.h"
#include "base/map.h"
#include "base/str.h"
#include "rules/rules_int.h"

/*
 * What the lookup callback is given: the names of an expression and their
 * values, all found before it is evaluated, because finding a computed value
 * evaluates other expressions.
 */
struct seen {
	const struct xml_names *names;
	struct xml_value *values;
};

void
rules_push_once(struct vec *v, struct arena *a, const char *name)
{
	for (size_t i = 0; i < v->n; i++)
		if (str_eq(v->at[i], name))
			return;
	vec_push(v, a, name);
}

/* Numbers reach XPath without the commas and signs that people write. */
static const char *
plain_value(struct arena *a, const struct form_field *f, const char *text)
{
	char *out, *o;

	if (text == NULL ||
	    (f->type != FORM_TYPE_MONEY && f->type != FORM_TYPE_NUMBER))
		return text;
	out = o = arena_strdup(a, text);
	for (; *text != '\0'; text++)
		if (*text != ',' && *text != '$' && *text != ' ')
			*o++ = *text;
	*o = '\0';
	return out;
}

static struct xml_item
item_new(struct arena *a, const struct form_list *l,
    const struct answers_item *given)
{
	size_t n = l->members.n;
	const char **names = arena_array(a, n, sizeof(*names));
	const char **values = arena_array(a, n, sizeof(*values));

	for (size_t i = 0; i < n; i++) {
		const struct form_field *f = l->members.entries[i].value;
		const struct answer *m = answers_member(given, f->name);

		names[i] = f->name;
		values[i] = plain_value(a, f, m ? m->text : NULL);
	}
	return (struct xml_item){ names, values, n };
}

static struct rules_list *
list_new(struct arena *a, const struct form_list *l,
    const struct answers_list *given)
{
	struct rules_list *out = arena_alloc(a, sizeof(*out));
	struct xml_item *items;

	out->given = given;
	out->value.kind = XML_BLANK;
	if (given == NULL)
		return out;
	items = arena_array(a, given->n, sizeof(*items));
	for (size_t i = 0; i < given->n; i++)
		items[i] = item_new(a, l, given->items[i]);
	out->value.kind = XML_LIST;
	out->value.items = items;
	out->value.nitems = given->n;
	return out;
}

static const char *
answer_text(const struct answers *answers, const char *name)
{
	const struct answer *a = answers_find(answers, name);

	return a ? a->text : NULL;
}

const char *
rules_jurisdiction(struct arena *a, const struct answers *answers,
    const char *wanted)
{
	const char *said = wanted ? wanted : answer_text(answers,
	    "jurisdiction");
	char *code;

	if (said == NULL)
		return NULL;
	code = arena_strdup(a, said);
	for (char *p = code; *p != '\0'; p++)
		if (*p >= 'A' && *p <= 'Z')
			*p = (char)(*p - 'A' + 'a');
	return code;
}

/* The pack of the jurisdiction; the base pack, and a warning, without one. */
static const struct law_pack *
pack_for(struct arena *a, struct diags *d, const struct form_catalog *c,
    const struct answers *answers, const char *wanted)
{
	const struct answer *given = answers_find(answers, "jurisdiction");
	struct pos pos = { answers_file(answers), 0, 0 };
	const char *code = rules_jurisdiction(a, answers, wanted);
	const struct law_pack *pack;
	size_t n;

	if (wanted == NULL && given != NULL && given->text != NULL) {
		wanted = given->text;
		pos = given->pos;
	}
	if (wanted == NULL) {
		diag_add(d, DIAG_NO_PACK, pos,
		    "answer 'jurisdiction' with two letters, like wa",
		    "the answers do not say which state's court this is");
		return c->base;
	}
	pack = map_find(&c->packs, code);
	if (pack != NULL)
		return pack;
	if (str_eq(code, "tribal")) {
		diag_add(d, DIAG_NO_PACK, pos, "only the rules common to all "
		    "states are used; ask the clerk of the tribal court about "
		    "its own", "the law of tribal courts is not known here");
		return c->base;
	}
	/* What is no code of a state may be anything: it is not repeated. */
	n = strspn(code, "abcdefghijklmnopqrstuvwxyz");
	diag_add(d, DIAG_NO_PACK, pos, "only the rules common to all states "
	    "are used; ask the clerk about the local ones",
	    "there is no pack for the jurisdiction %s", n == strlen(code) &&
	    (n == 2 || n == 3) ? arena_printf(a, "'%s'", wanted) :
	    "that was answered");
	return c->base;
}

struct rules *
rules_new(struct arena *a, struct diags *d, const struct form_catalog *c,
    const struct answers *answers, const char *jurisdiction, int32_t today)
{
	struct rules *r = arena_alloc(a, sizeof(*r));
	struct map *lists = arena_alloc(a, sizeof(*lists));

	r->arena = a;
	r->catalog = c;
	r->answers = answers;
	r->today = today;
	r->diags = d;
	r->pack = pack_for(a, d, c, answers, jurisdiction);
	r->law_case.filing = answer_text(answers, "filing");
	r->law_case.role = answer_text(answers, "filer");
	r->law_case.order = answer_text(answers, "order.kind");
	for (size_t i = 0; i < c->dictionary->lists.n; i++) {
		const struct form_list *l =
		    c->dictionary->lists.entries[i].value;

		map_put(lists, a, l->name, list_new(a, l,
		    answers_list_find(answers, l->name)));
	}
	r->lists = lists;
	r->visits = arena_alloc(a, sizeof(*r->visits));
	r->watches = arena_array(a, AUDIENCE_ALL + 1, sizeof(*r->watches));
	r->watched = arena_alloc(a, sizeof(*r->watched));
	return r;
}

/* The members of an item as XPath sees them, or NULL. */
static const struct xml_item *
item_find(const struct rules *r, const struct answers_item *item)
{
	const struct map *lists = r->lists;

	for (size_t i = 0; item != NULL && i < lists->n; i++) {
		const struct rules_list *l = lists->entries[i].value;

		for (size_t j = 0; l->given != NULL && j < l->given->n; j++)
			if (l->given->items[j] == item)
				return &l->value.items[j];
	}
	return NULL;
}

/* ---- values ---- */

/*
 * A restriction holds unless its condition is yes: a question that is not
 * answered keeps an address off the papers.
 */
static unsigned
audience_of(const struct rules *r, const struct form_field *f,
    const struct answers_item *item, int depth)
{
	unsigned set = f->audience;

	for (size_t i = 0; i < f->restricts.n; i++) {
		const struct form_restrict *x = f->restricts.at[i];

		if (x->unless == NULL || rules_verdict_at(r, x->unless, item,
		    NULL, depth + 1) != VERDICT_YES)
			set &= x->audience;
	}
	return set;
}

static struct rules_value
answer_value(const struct rules *r, const struct form_field *f,
    const struct answer *a, const char *name, const struct answers_item *item,
    int depth)
{
	struct rules_value v = { 0 };

	v.field = f;
	v.name = name;
	v.audience = audience_of(r, f, item, depth);
	v.pos.file = answers_file(r->answers);
	if (a != NULL) {
		v.text = a->text;
		v.pos = a->pos;
	}
	return v;
}

static struct rules_value
law_said(const struct rules *r, const char *topic, int depth)
{
	const struct law_topic *t = form_law_topic(r->catalog->base, topic);
	struct rules_value v = { 0 };

	v.name = topic;
	v.audience = AUDIENCE_ALL;
	v.body = form_law_paper(r->pack, topic, &r->law_case);
	/* The state's own name has no Spanish: the common word tells more. */
	if (r->lang == LANG_ES && v.body != NULL && v.body->es == NULL &&
	    t != NULL && t->names && t->fallback != NULL &&
	    t->fallback->es != NULL)
		v.body = t->fallback;
	if (v.body != NULL) {
		v.pos = v.body->pos;
		v.text = rules_text_at(r, v.body, 0, depth + 1);
	}
	return v;
}

/* What law said, for as long as the case stays what it was. */
struct rules_memo {
	const struct rules *of;		/* as it was then */
	struct map	 values[LANG_ES + 1]; /* struct rules_value, by topic */
};

void
rules_remember(struct rules *r)
{
	struct rules *was = arena_alloc(r->arena, sizeof(*was));

	r->memo = arena_alloc(r->arena, sizeof(*r->memo));
	*was = *r;
	r->memo->of = was;
}

/* Is it the case that the memo is of?  Triage asks about others as well. */
static bool
same_case(const struct rules *a, const struct rules *b)
{
	return a->pack == b->pack && a->answers == b->answers &&
	    a->today == b->today && a->settled == b->settled &&
	    a->law_case.filing == b->law_case.filing &&
	    a->law_case.role == b->law_case.role &&
	    a->law_case.order == b->law_case.order;
}

static struct rules_value
law_value(const struct rules *r, const char *topic, int depth)
{
	struct rules_value *v;
	struct map *values;

	/* Deep inside others its text may end where theirs does. */
	if (r->memo == NULL || depth > 0 || !same_case(r->memo->of, r))
		return law_said(r, topic, depth);
	values = &r->memo->values[r->lang];
	v = map_find(values, topic);
	if (v == NULL) {
		v = arena_alloc(r->arena, sizeof(*v));
		*v = law_said(r, topic, depth);
		map_put(values, r->arena, topic, v);
	}
	return *v;
}

/*
 * The take that counts: the first whose condition is not no.  NULL with blanks
 * filled when that cannot be said, NULL without when all are no.
 */
static const struct form_take *
take_of(const struct rules *r, const struct form_computed *c,
    struct vec *blanks, int depth)
{
	for (size_t i = 0; i < c->ntakes; i++) {
		const struct form_take *t = &c->takes[i];
		enum verdict v = VERDICT_YES;

		if (t->when != NULL)
			v = rules_verdict_at(r, t->when, NULL, blanks,
			    depth + 1);
		if (v == VERDICT_YES)
			return t;
		if (v == VERDICT_UNKNOWN)
			return NULL;
	}
	blanks->n = 0;
	return NULL;
}

static struct rules_value
computed_value(const struct rules *r, const char *name, int depth)
{
	const struct form_dictionary *d = r->catalog->dictionary;
	const struct form_computed *c = map_find(&d->computed, name);
	struct rules_value v = { 0 };
	const struct form_take *t;
	struct vec blanks = { 0 };

	v.name = name;
	v.audience = AUDIENCE_ALL;
	v.pos.file = answers_file(r->answers);
	if (c == NULL || depth > RULES_DEPTH)
		return v;
	t = take_of(r, c, &blanks, depth);
	if (t == NULL) {
		/* The answer that is missing is the one that decides. */
		if (blanks.n > 0) {
			v.name = blanks.at[0];
			v.field = form_field(d, v.name);
		}
		return v;
	}
	if (str_starts(t->from, "law."))
		return law_value(r, t->from + strlen("law."), depth);
	v.field = form_field(d, t->from);
	if (v.field == NULL)
		return v;
	return answer_value(r, v.field, answers_find(r->answers, t->from),
	    t->from, NULL, depth);
}

/* "terms.2.current" */
static const char *
member_name(struct arena *a, const char *list, size_t index, const char *name)
{
	char number[24];
	size_t at = sizeof(number), n = strlen(list), m = strlen(name);
	char *out;

	do
		number[--at] = (char)('0' + index % 10);
	while ((index /= 10) > 0);
	out = arena_raw(a, n + sizeof(number) - at + m + 3, 1);
	memcpy(out, list, n);
	out[n++] = '.';
	memcpy(out + n, number + at, sizeof(number) - at);
	n += sizeof(number) - at;
	out[n++] = '.';
	memcpy(out + n, name, m + 1);
	return out;
}

struct rules_value
rules_value_at(const struct rules *r, const struct form_ref *ref,
    const struct answers_item *item, const char *list, size_t index, int depth)
{
	switch (ref->kind) {
	case FORM_REF_MEMBER:
		return answer_value(r, ref->field,
		    item ? answers_member(item, ref->name) : NULL,
		    list == NULL ? ref->name : member_name(r->arena, list,
		    index, ref->name), item, depth);
	case FORM_REF_COMPUTED:
		return computed_value(r, ref->name, depth);
	case FORM_REF_LAW:
		return law_value(r, ref->name, depth);
	case FORM_REF_FIELD:
		break;
	}
	return answer_value(r, ref->field, answers_find(r->answers, ref->name),
	    ref->name, NULL, depth);
}

struct rules_value
rules_value(const struct rules *r, const struct form_ref *ref,
    const struct answers_item *item, const char *list, size_t index)
{
	*r->visits = 0;
	return rules_value_at(r, ref, item, list, index, 0);
}

/* ---- verdicts ---- */

static const char *
find_string(const struct rules *r, const char *name, int depth)
{
	const struct form_field *f = form_field(r->catalog->dictionary, name);
	struct rules_value v;

	/* In triage a filing is asked about that the answers do not name. */
	if (strcmp(name, "filing") == 0)
		return r->law_case.filing;
	/* What the command line says goes before the answers. */
	if (strcmp(name, "jurisdiction") == 0 && r->pack->base != NULL)
		return r->pack->code;
	if (strcmp(name, "today") == 0)
		return r->today == DATE_NONE ? NULL :
		    date_iso(r->arena, r->today);
	if (f != NULL)
		return plain_value(r->arena, f, answer_text(r->answers, name));
	if (str_starts(name, "law."))
		v = law_value(r, name + strlen("law."), depth);
	else
		v = computed_value(r, name, depth);
	if (v.text != NULL && v.field != NULL)
		return plain_value(r->arena, v.field, v.text);
	return v.text;
}

/* May a name that is blank still be answered? */
static bool
is_open(const struct rules *r, const char *name, int depth)
{
	const struct form_dictionary *d = r->catalog->dictionary;
	const char *by = name;

	if (r->settled == NULL || strcmp(name, "today") == 0)
		return false;
	if (str_starts(name, "law.")) {
		by = "jurisdiction";
	} else if (map_find(&d->computed, name) != NULL) {
		by = computed_value(r, name, depth).name;
		/* No answer decides it: nothing is taken, whatever comes. */
		if (str_eq(by, name))
			return false;
	}
	return map_find(r->settled, by) == NULL;
}

static struct seen
look(const struct rules *r, const struct xml_expr *e, int depth)
{
	struct seen s = { xml_expr_names(e), NULL };

	s.values = arena_array(r->arena, s.names->n, sizeof(*s.values));
	for (size_t i = 0; i < s.names->n; i++) {
		const struct xml_name *n = &s.names->at[i];
		const struct rules_list *l;
		struct xml_value *v = &s.values[i];

		if (n->kind != XML_NAME_VARIABLE)
			continue;
		l = n->known != NULL ? NULL : map_find(r->lists, n->name);
		if (l != NULL) {
			*v = l->value;
		} else {
			v->string = n->known != NULL ? plain_value(r->arena,
			    n->known, answer_text(r->answers, n->name)) :
			    find_string(r, n->name, depth);
			v->kind = v->string != NULL ? XML_STRING : XML_BLANK;
		}
		if (v->kind == XML_BLANK && is_open(r, n->name, depth))
			v->kind = XML_OPEN;
	}
	return s;
}

static void
lookup(const void *ctx, const char *name, struct xml_value *out)
{
	const struct seen *s = ctx;

	memset(out, 0, sizeof(*out));
	for (size_t i = 0; i < s->names->n; i++)
		if (s->names->at[i].kind == XML_NAME_VARIABLE &&
		    strcmp(s->names->at[i].name, name) == 0)
			*out = s->values[i];
}

/* A blank computed value is blank because of some answer: name that one. */
static void
push_blank(const struct rules *r, struct vec *blanks, const char *name,
    int depth)
{
	if (map_find(&r->catalog->dictionary->computed, name) != NULL &&
	    depth <= RULES_DEPTH) {
		struct rules_value v = computed_value(r, name, depth);

		name = v.field == NULL && v.body == NULL ? name : v.name;
	}
	rules_push_once(blanks, r->arena, name);
}

enum verdict
rules_verdict_at(const struct rules *r, const struct xml_expr *e,
    const struct answers_item *item, struct vec *blanks, int depth)
{
	struct seen seen;
	struct xml_env env = { 0 };
	struct vec raw = { 0 };
	bool costly = false;
	enum verdict v;

	if (depth > RULES_DEPTH)
		return VERDICT_UNKNOWN;
	seen = look(r, e, depth);
	env.lookup = lookup;
	env.ctx = &seen;
	env.funcs = rules_funcs;
	env.item = item_find(r, item);
	env.open_item = r->settled != NULL;
	env.costly = &costly;
	v = xml_expr_verdict(e, &env, r->arena, blanks ? &raw : NULL);
	for (size_t i = 0; i < raw.n; i++)
		push_blank(r, blanks, raw.at[i], depth + 1);
	if (costly)
		diag_add(r->diags, DIAG_TOO_LARGE, xml_expr_pos(e), "make the "
		    "condition simpler, or the lists that it counts shorter",
		    "this condition takes too long to decide");
	return v;
}

enum verdict
rules_verdict(const struct rules *r, const struct xml_expr *e,
    const struct answers_item *item, struct vec *blanks)
{
	*r->visits = 0;
	return rules_verdict_at(r, e, item, blanks, 0);
}

const struct form_node *
rules_choose_at(const struct rules *r, const struct form_node *n,
    const struct answers_item *item, struct vec *blanks, int depth)
{
	const struct form_node *other = NULL, *unknown = NULL;
	struct vec asked = { 0 };
	bool maybe = false;

	for (n = n->first; n != NULL; n = n->next) {
		enum verdict v;

		if (n->kind == FORM_OTHERWISE)
			other = n;
		if (n->kind == FORM_UNKNOWN)
			unknown = n;
		if (n->kind != FORM_WHEN)
			continue;
		v = rules_verdict_at(r, n->expr, item, &asked, depth);
		if (v == VERDICT_YES)
			return n;
		maybe = maybe || v == VERDICT_UNKNOWN;
	}
	if (!maybe)
		return other;
	/* Where the author says what to print, nothing is missing. */
	for (size_t i = 0; unknown == NULL && i < asked.n; i++)
		vec_push(blanks, r->arena, asked.at[i]);
	return unknown;
}

const struct form_node *
rules_choose(const struct rules *r, const struct form_node *n,
    const struct answers_item *item, struct vec *blanks)
{
	*r->visits = 0;
	return rules_choose_at(r, n, item, blanks, 0);
}
