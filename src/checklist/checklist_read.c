/*
 * The definitions of steps.
 *
 *	checklists/core.xml	checklist (version): phase+
 *	checklists/<xx>.xml	checklist (version, jurisdiction): phase+
 *	phase (id, filing?)	title+ (core only), step*
 *	step			title body? where? why? due? pocket?, each INLINE
 *
 * Steps of a local file are appended to the phase of the same id.  Such a step
 * rests on a source of its pack, or on a topic of law.
 */
#include <string.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/io.h"
#include "base/limits.h"
#include "base/str.h"
#include "checklist/checklist_int.h"
#include "xml/xml.h"

#define STEP_ATTRS "id who when filing role order fact deadline on " \
	"guidance source confidence checked cite url"
#define STEP_CHILDREN "title body where why due pocket"

struct reading {
	struct arena	*arena;
	struct diags	*diags;
	const struct form_catalog *catalog;
	struct checklist *list;
	struct form_scope scope;	/* of expressions and values */
	const struct law_pack *pack;	/* sources; base for core.xml */
	const char	*jurisdiction;	/* NULL in core.xml */
	struct map	 ids;		/* of all steps */
	bool		 no_core;	/* core.xml could not be read */
	bool		 ok;
};

static bool
fail(struct reading *r)
{
	r->ok = false;
	return false;
}

static const char *
meant(struct arena *a, const char *near, const char *other)
{
	return near == NULL ? other :
	    arena_printf(a, "did you mean '%s'?", near);
}

static bool
spanish(const struct xml_node *x)
{
	return str_eq(xml_value(x, "xml:lang"), "es");
}

static void
no_text(struct reading *r, const struct xml_node *x)
{
	for (const struct xml_node *c = x->first; c != NULL; c = c->next) {
		const char *s = c->text;

		if (c->name != NULL)
			continue;
		while (str_space(*s))
			s++;
		if (*s == '\0')
			continue;
		diag_add(r->diags, DIAG_STRAY_TEXT, xml_pos_in(c->pos, c->text,
		    (size_t)(s - c->text)),
		    "put it into an element, or take it away",
		    "text stands directly in <%s>", x->name);
		fail(r);
	}
}

/* ---- attributes of a step ---- */

/* Words of a scope must be choices of the field that they narrow. */
static const char *
scope_words(struct reading *r, const struct xml_node *x, const char *name,
    const char *field)
{
	const struct xml_attr *at = xml_attr(x, name);
	const struct form_field *f = form_field(r->catalog->dictionary, field);
	struct map known = { 0 };

	if (at == NULL)
		return NULL;
	for (size_t i = 0; f != NULL && i < f->nchoices; i++)
		map_put(&known, r->arena, f->choices[i].value, "");
	for (const char *s = at->value; *s != '\0';) {
		size_t n = strcspn(s, " \t\r\n");
		char *word = arena_strndup(r->arena, s, n);

		if (n > 0 && f != NULL && map_find(&known, word) == NULL) {
			diag_add(r->diags, DIAG_UNKNOWN_CHOICE,
			    xml_attr_pos(at, (size_t)(s - at->value)),
			    meant(r->arena, map_nearest(&known, word), NULL),
			    "'%s' is no choice of '%s'", word, field);
			fail(r);
		}
		s += n;
		s += strspn(s, " \t\r\n");
	}
	return at->value;
}

static void
read_confidence(struct reading *r, const struct xml_node *x,
    struct law_ground *g)
{
	const struct xml_attr *c = xml_attr(x, "confidence");
	const struct xml_attr *d = xml_attr(x, "checked");

	g->confidence = LAW_SECONDARY;
	if (c == NULL || d == NULL) {
		diag_add(r->diags, DIAG_FACT_WITHOUT_SOURCE, x->pos,
		    "add confidence=\"official\" or \"secondary\" and "
		    "checked=\"YYYY-MM-DD\"",
		    "<%s> names a source without '%s'", x->name,
		    c == NULL ? "confidence" : "checked");
		fail(r);
		return;
	}
	if (strcmp(c->value, "official") == 0) {
		g->confidence = LAW_OFFICIAL;
	} else if (strcmp(c->value, "secondary") != 0) {
		diag_add(r->diags, DIAG_BAD_VALUE, c->value_pos,
		    "write official or secondary",
		    "'%s' is no confidence", c->value);
		fail(r);
	}
	g->checked = d->value;
	if (date_parse(d->value) == DATE_NONE) {
		diag_add(r->diags, DIAG_BAD_DATE, d->value_pos,
		    "write year-month-day, like 2026-03-06",
		    "'%s' is not a date that exists", d->value);
		fail(r);
	}
}

static struct law_ground
read_ground(struct reading *r, const struct xml_node *x)
{
	const struct xml_attr *at = xml_attr(x, "source");
	const char *url = xml_value(x, "url");
	struct law_ground g = { 0 };

	if (at == NULL) {
		if (r->jurisdiction != NULL && xml_attr(x, "fact") == NULL) {
			diag_add(r->diags, DIAG_FACT_WITHOUT_SOURCE, x->pos,
			    "add source=\"id of a source of the pack\", or "
			    "fact=\"topic\"",
			    "a local step states law without a source");
			fail(r);
		}
		return g;
	}
	g.source = map_find(&r->pack->sources, at->value);
	if (g.source == NULL) {
		diag_add(r->diags, DIAG_UNKNOWN_SOURCE, at->value_pos,
		    meant(r->arena, map_nearest(&r->pack->sources, at->value),
		    "add the <source> to the pack"),
		    "unknown source '%s'", at->value);
		fail(r);
	} else if (url != NULL) {
		struct law_source *s = arena_alloc(r->arena, sizeof(*s));

		*s = *g.source;
		s->url = url;
		g.source = s;
	}
	read_confidence(r, x, &g);
	g.cite = xml_value(x, "cite");
	return g;
}

static const char *
read_fact(struct reading *r, const struct xml_node *x)
{
	const struct xml_attr *at = xml_attr(x, "fact");

	if (at != NULL &&
	    form_law_topic(r->catalog->base, at->value) == NULL) {
		diag_add(r->diags, DIAG_UNKNOWN_TOPIC, at->value_pos,
		    meant(r->arena, map_nearest(&r->catalog->base->topics,
		    at->value), "add the <topic> to the base pack"),
		    "unknown topic '%s'", at->value);
		fail(r);
	}
	return at ? at->value : NULL;
}

/* The topic of type period, or the date, that a step hangs on. */
static void
read_date(struct reading *r, struct checklist_step *s,
    const struct xml_node *x)
{
	const struct xml_attr *at = xml_attr(x, "deadline");
	const struct xml_attr *on = xml_attr(x, "on");
	const struct law_topic *t;
	const struct form_field *f;

	if (at != NULL) {
		t = form_law_topic(r->catalog->base, at->value);
		s->deadline = at->value;
		if (t == NULL || t->type != LAW_PERIOD) {
			diag_add(r->diags, DIAG_UNKNOWN_TOPIC, at->value_pos,
			    "name a topic of the base pack with "
			    "type=\"period\"",
			    "'%s' is no period of law", at->value);
			fail(r);
		}
	}
	if (on == NULL)
		return;
	f = form_field(r->catalog->dictionary, on->value);
	s->on = on->value;
	if (f == NULL || f->type != FORM_TYPE_DATE || f->list != NULL) {
		diag_add(r->diags, DIAG_UNKNOWN_FIELD, on->value_pos,
		    "name a date of the dictionary, like hearing.date",
		    "'%s' is no date that is asked for", on->value);
		fail(r);
	}
	if (at != NULL) {
		diag_add(r->diags, DIAG_BAD_VALUE, on->pos,
		    "keep 'deadline' for a last day, 'on' for the day itself",
		    "a step has both 'deadline' and 'on'");
		fail(r);
	}
}

static const char *
read_who(struct reading *r, const struct xml_node *x)
{
	const struct xml_attr *at;

	if (form_attr_need(r->diags, x, "who") == NULL) {
		fail(r);
		return "you";
	}
	at = xml_attr(x, "who");
	if (!str_has_word(checklist_who_words, at->value)) {
		diag_add(r->diags, DIAG_BAD_VALUE, at->value_pos,
		    arena_printf(r->arena, "use one of: %s",
		    checklist_who_words),
		    "'%s' is nobody who does a step", at->value);
		fail(r);
	}
	return at->value;
}

static const char *
read_id(struct reading *r, const struct xml_node *x)
{
	const struct xml_attr *at;

	if (form_attr_need(r->diags, x, "id") == NULL) {
		fail(r);
		return "";
	}
	at = xml_attr(x, "id");
	if (map_find(&r->ids, at->value) != NULL) {
		diag_add(r->diags, DIAG_DUPLICATE, at->value_pos,
		    "give it another id", "step '%s' is given twice",
		    at->value);
		fail(r);
	}
	map_put(&r->ids, r->arena, at->value, x);
	return at->value;
}

/* ---- a step ---- */

static struct form_node **
text_slot(struct checklist_step *s, const char *name)
{
	struct { const char *name; struct form_node **slot; } slots[] = {
		{ "title", &s->title }, { "body", &s->body },
		{ "where", &s->where }, { "why", &s->why }, { "due", &s->due },
	};

	for (size_t i = 0; i < sizeof(slots) / sizeof(slots[0]); i++)
		if (strcmp(slots[i].name, name) == 0)
			return slots[i].slot;
	return NULL;
}

static void
read_text(struct reading *r, struct checklist_step *s,
    const struct xml_node *x)
{
	struct form_node **slot = text_slot(s, x->name), *text;
	bool ok;

	if (slot == NULL) {
		form_unknown_element(r->diags, x, STEP_CHILDREN);
		fail(r);
		return;
	}
	if (!form_attrs_known(r->diags, x, "xml:lang"))
		fail(r);
	text = form_content(r->arena, r->diags, &r->scope, x, false, &ok);
	if (!ok)
		fail(r);
	/* Spanish is checked like English, and printed when the papers are. */
	if (spanish(x))
		return;
	if (*slot != NULL) {
		diag_add(r->diags, DIAG_DUPLICATE, x->pos, "keep one of them",
		    "<%s> is given twice in one step", x->name);
		fail(r);
	}
	*slot = text;
}

static void
read_step(struct reading *r, struct checklist_phase *phase,
    const struct xml_node *x)
{
	struct checklist_step *s = arena_alloc(r->arena, sizeof(*s));
	const struct xml_attr *when = xml_attr(x, "when");

	if (!form_attrs_known(r->diags, x, STEP_ATTRS))
		fail(r);
	no_text(r, x);
	s->pos = x->pos;
	s->phase = phase->id;
	s->jurisdiction = r->jurisdiction;
	s->id = read_id(r, x);
	s->who = read_who(r, x);
	s->fact = read_fact(r, x);
	read_date(r, s, x);
	s->guidance = xml_value(x, "guidance");
	s->scope.filing = scope_words(r, x, "filing", "filing");
	s->filings = phase->filing;
	s->scope.role = scope_words(r, x, "role", "filer");
	s->scope.order = scope_words(r, x, "order", "order.kind");
	s->ground = read_ground(r, x);
	if (when != NULL) {
		s->when = form_expr(r->arena, r->diags, &r->scope, when);
		if (s->when == NULL)
			fail(r);
	}
	for (const struct xml_node *c = xml_child(x); c != NULL;
	    c = xml_next(c)) {
		if (strcmp(c->name, "pocket") != 0)
			read_text(r, s, c);
		else if (!checklist_pocket_read(r->arena, r->diags, &r->scope,
		    c, s))
			fail(r);
	}
	if (r->ok && !checklist_pocket_whole(r->diags, x, s))
		fail(r);
	if (s->title == NULL && r->ok) {
		diag_add(r->diags, DIAG_MISSING_ELEMENT, x->pos,
		    "add <title> with what to do, in one line",
		    "element <title> is missing in <step>");
		fail(r);
	}
	vec_push(&phase->steps, r->arena, s);
}

/* ---- phases and files ---- */

static struct checklist_phase *
phase_find(const struct checklist *l, const char *id)
{
	for (size_t i = 0; i < l->phases.n; i++) {
		struct checklist_phase *p = l->phases.at[i];

		if (strcmp(p->id, id) == 0)
			return p;
	}
	return NULL;
}

static struct checklist_phase *
phase_open(struct reading *r, const struct xml_node *x)
{
	const char *id = form_attr_need(r->diags, x, "id");
	struct checklist_phase *p;

	if (!form_attrs_known(r->diags, x, r->jurisdiction != NULL ? "id" :
	    "id filing") || id == NULL) {
		fail(r);
		return NULL;
	}
	p = phase_find(r->list, id);
	if (p != NULL && r->jurisdiction != NULL)
		return p;
	/* What is wrong then is core.xml, not the file that adds to it. */
	if (p == NULL && r->no_core)
		return NULL;
	if (p != NULL || r->jurisdiction != NULL) {
		diag_add(r->diags, p ? DIAG_DUPLICATE : DIAG_BAD_VALUE,
		    xml_attr(x, "id")->value_pos,
		    p ? "join the two" : "use a phase of core.xml",
		    p ? "phase '%s' is given twice" :
		    "there is no phase '%s' to add to", id);
		fail(r);
		return NULL;
	}
	p = arena_alloc(r->arena, sizeof(*p));
	p->id = id;
	p->filing = scope_words(r, x, "filing", "filing");
	p->title = form_text_of(r->arena, x, "title");
	if (p->title.en == NULL) {
		diag_add(r->diags, DIAG_MISSING_ELEMENT, x->pos,
		    "add <title>", "element <title> is missing in <phase>");
		fail(r);
	}
	vec_push(&r->list->phases, r->arena, p);
	return p;
}

static void
read_phase(struct reading *r, const struct xml_node *x)
{
	struct checklist_phase *p = phase_open(r, x);

	no_text(r, x);
	if (p == NULL)
		return;
	for (const struct xml_node *c = xml_child(x); c != NULL;
	    c = xml_next(c)) {
		if (strcmp(c->name, "step") == 0) {
			read_step(r, p, c);
		} else if (strcmp(c->name, "title") != 0 ||
		    r->jurisdiction != NULL) {
			form_unknown_element(r->diags, c,
			    r->jurisdiction ? "step" : "title step");
			fail(r);
		}
	}
}

/*
 * The pack that a local file belongs to; false when there is none.  The file is
 * found by the code, so that its name, "wa.xml", has to say the same.
 */
static bool
read_jurisdiction(struct reading *r, const struct xml_node *x,
    const char *name)
{
	const struct xml_attr *at = xml_attr(x, "jurisdiction");

	if (form_attr_need(r->diags, x, "jurisdiction") == NULL)
		return fail(r);
	if (strcmp(name, arena_printf(r->arena, "%s.xml", at->value)) != 0) {
		diag_add(r->diags, DIAG_BAD_VALUE, at->value_pos,
		    "name the file after it, or the other way round",
		    "'%s' is not the name of the file, '%.*s'", at->value,
		    (int)(strlen(name) - strlen(".xml")), name);
		fail(r);
	}
	r->pack = map_find(&r->catalog->packs, at->value);
	r->jurisdiction = at->value;
	if (r->pack != NULL)
		return true;
	diag_add(r->diags, DIAG_UNKNOWN_JURISDICTION, at->value_pos,
	    "write the code of a pack in forms/jurisdictions",
	    "there is no pack for the jurisdiction '%s'", at->value);
	return fail(r);
}

/* name: of a local file, in its folder; NULL: this is core.xml. */
static void
read_file(struct reading *r, const char *path, const char *name)
{
	bool local = name != NULL;
	const struct xml_node *x;
	const char *data;
	size_t len;

	data = io_read(r->arena, r->diags, path, LIMIT_FILE_BYTES, &len);
	x = data ? xml_read(r->arena, r->diags, path, data, len) : NULL;
	if (x != NULL && strcmp(x->name, "checklist") != 0) {
		form_unknown_element(r->diags, x, "checklist");
		x = NULL;
	}
	if (x == NULL) {
		r->no_core = r->no_core || !local;
		fail(r);
		return;
	}
	if (!form_attrs_known(r->diags, x, local ? "version jurisdiction" :
	    "version"))
		fail(r);
	no_text(r, x);
	r->pack = r->catalog->base;
	r->jurisdiction = NULL;
	if (local && !read_jurisdiction(r, x, name))
		return;
	if (!local)
		r->list->version = xml_value(x, "version");
	for (const struct xml_node *c = xml_child(x); c != NULL;
	    c = xml_next(c)) {
		if (strcmp(c->name, "phase") == 0) {
			read_phase(r, c);
			continue;
		}
		form_unknown_element(r->diags, c, "phase");
		fail(r);
	}
}

static struct reading
begin(struct arena *a, struct diags *d, const struct form_catalog *catalog)
{
	struct reading r = { .arena = a, .diags = d, .catalog = catalog,
		.ok = true };

	r.list = arena_alloc(a, sizeof(*r.list));
	r.scope.dictionary = catalog->dictionary;
	r.scope.base = catalog->base;
	return r;
}

static void
read_local(struct reading *r, const char *folder, const char *name)
{
	read_file(r, arena_printf(r->arena, "%s/%s", folder, name), name);
}

struct checklist *
checklist_core(struct arena *a, struct diags *d, const char *folder,
    const struct form_catalog *catalog)
{
	struct reading r = begin(a, d, catalog);

	read_file(&r, arena_printf(a, "%s/core.xml", folder), NULL);
	return r.ok ? r.list : NULL;
}

/* Phases of their own with the same steps, whose ids are taken. */
static void
share(struct reading *r, const struct checklist *core)
{
	r->list->version = core->version;
	for (size_t i = 0; i < core->phases.n; i++) {
		const struct checklist_phase *from = core->phases.at[i];
		struct checklist_phase *p = arena_alloc(r->arena, sizeof(*p));

		*p = *from;
		p->steps = (struct vec){ 0 };
		for (size_t k = 0; k < from->steps.n; k++) {
			const struct checklist_step *s = from->steps.at[k];

			vec_push(&p->steps, r->arena, (void *)(uintptr_t)s);
			map_put(&r->ids, r->arena, s->id, s);
		}
		vec_push(&r->list->phases, r->arena, p);
	}
}

struct checklist *
checklist_local(struct arena *a, struct diags *d, const char *folder,
    const struct form_catalog *catalog, const struct checklist *core,
    const char *code)
{
	struct reading r = begin(a, d, catalog);
	const char *name = arena_printf(a, "%s.xml", code);

	share(&r, core);
	if (io_exists(arena_printf(a, "%s/%s", folder, name)))
		read_local(&r, folder, name);
	return r.ok ? r.list : NULL;
}

struct checklist *
checklist_read(struct arena *a, struct diags *d, const char *folder,
    const struct form_catalog *catalog)
{
	struct reading r = begin(a, d, catalog);
	const char **names;
	size_t n = 0;

	names = io_list(a, d, folder, ".xml", &n);
	if (names == NULL)
		return NULL;
	/* The phases come first, whatever the names of the local files are. */
	read_file(&r, arena_printf(a, "%s/core.xml", folder), NULL);
	for (size_t i = 0; i < n; i++)
		if (strcmp(names[i], "core.xml") != 0)
			read_local(&r, folder, names[i]);
	return r.ok ? r.list : NULL;
}
