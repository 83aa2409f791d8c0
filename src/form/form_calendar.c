/*
 * Calendars, forms/calendars/<code>.xml: how the courts of a jurisdiction count
 * days, and when they are closed.
 *
 *	calendar	source* counting* holidays*
 *	counting	says+ service*
 *	holidays	alias* holiday* closed* open*	form_calendar_days.c
 *
 * Countings and holidays are statements of law: each carries its ground.
 */
#include <string.h>

#include "base/arena.h"
#include "base/str.h"
#include "form/form_int.h"

#define GROUND "source confidence checked cite"
#define METHODS "hand mail mail-out-of-state mail-abroad overnight electronic"
#define ADD_MOST	366

/* How a way of serving is called at the head of a sentence, as in METHODS. */
static const struct calendar_text method_words[] = {
	{ "Giving the papers by hand", "La entrega en persona" },
	{ "Mail", "El correo" },
	{ "Mail to another state", "El correo a otro estado" },
	{ "Mail to another country", "El correo a otro país" },
	{ "Overnight delivery", "El envío de un día para otro" },
	{ "Electronic service", "La entrega electrónica" },
};

struct calendar_read {
	struct law_calendar *calendar;
	struct law_counting *counting;
	const struct form_scope *scope;
	struct law_pack	 pack;		/* its sources are the calendar's */
};

static void
read_service(struct form_read *r, void *into, const struct xml_node *x)
{
	struct law_counting *c = ((struct calendar_read *)into)->counting;
	struct law_service *s = arena_alloc(r->arena, sizeof(*s));
	int method = form_enum(r, x, "method", METHODS, 0);

	form_attrs(r, x, "method add unit mode", "method add mode");
	form_children(r, (const struct form_child[]){ { NULL, NULL } }, NULL,
	    x);
	s->method = xml_value(x, "method") ? xml_value(x, "method") : "";
	s->days.method = method_words[method];
	s->days.add = form_int(r, x, "add", 0, ADD_MOST, 0);
	s->days.unit = (enum calendar_unit)form_enum(r, x, "unit",
	    "days court-days", CALENDAR_DAYS);
	s->days.mode = (enum calendar_mode)form_enum(r, x, "mode",
	    "after-roll with-period continue", CALENDAR_AFTER_ROLL);
	s->pos = x->pos;
	if (form_calendar_service(c, s->method) != NULL)
		form_fail(r, DIAG_DUPLICATE, x->pos, "keep one of them",
		    "'%s' adds days twice", s->method);
	vec_push(&c->services, r->arena, s);
}

static void
read_counting(struct form_read *r, void *into, const struct xml_node *x)
{
	static const struct form_child children[] = {
		{ "says", NULL }, { "service", read_service }, { NULL, NULL },
	};
	struct calendar_read *k = into;
	struct law_counting *c = arena_alloc(r->arena, sizeof(*c));

	form_attrs(r, x, "id direction unit roll start short-under back "
	    GROUND, "id roll");
	c->id = form_name(r, x, "id");
	c->direction = form_enum(r, x, "direction", "after before", -1);
	c->unit = form_enum(r, x, "unit", "days court-days months years", -1);
	c->rule.roll = (enum calendar_roll)form_enum(r, x, "roll",
	    "none same forward", CALENDAR_ROLL_NONE);
	c->rule.start_open = form_enum(r, x, "start", "next-day next-court-day",
	    0) == 1;
	c->rule.short_under = form_int(r, x, "short-under", 0, ADD_MOST, 0);
	c->says = form_text_read(r, x, "says", true);
	c->ground = form_law_ground(r, &k->pack, x);
	c->pos = x->pos;
	k->counting = c;
	form_children(r, children, k, x);
	vec_push(&k->calendar->countings, r->arena, c);
}

static void
read_holidays(struct form_read *r, void *into, const struct xml_node *x)
{
	struct calendar_read *k = into;

	form_calendar_holidays(r, k->scope, k->calendar, &k->pack, x);
}

static const struct law_holidays *
set_of(const struct law_calendar *c, const char *id)
{
	for (size_t i = 0; i < c->holidays.n; i++) {
		const struct law_holidays *h = c->holidays.at[i];

		if (str_eq(h->set.id, id))
			return h;
	}
	return NULL;
}

/* back="..." names holidays that stand further down. */
static void
bind_back(struct form_read *r, const struct law_calendar *c,
    const struct xml_node *x)
{
	size_t i = 0;

	for (const struct xml_node *n = xml_child(x); n; n = xml_next(n)) {
		const struct xml_attr *at = xml_attr(n, "back");
		struct law_counting *k;

		if (strcmp(n->name, "counting") != 0)
			continue;
		k = c->countings.at[i++];
		if (at == NULL)
			continue;
		k->back = set_of(c, at->value);
		if (k->back == NULL)
			form_fail(r, DIAG_BAD_VALUE, at->value_pos,
			    "write the id of one of the <holidays>",
			    "there are no holidays '%s'", at->value);
	}
}

struct law_calendar *
form_calendar_read(struct form_read *r, const struct form_scope *s,
    const struct xml_node *x)
{
	static const struct form_child children[] = {
		{ "source", NULL }, { "counting", read_counting },
		{ "holidays", read_holidays }, { NULL, NULL },
	};
	struct law_calendar *c = arena_alloc(r->arena, sizeof(*c));
	struct calendar_read k = { .calendar = c, .scope = s };
	const char *code = form_name(r, x, "code");

	form_attrs(r, x, "code name version", "code name version");
	c->code = code ? code : "";
	c->name = xml_value(x, "name");
	c->version = xml_value(x, "version");
	c->pos = x->pos;
	for (const struct xml_node *n = xml_child(x); n; n = xml_next(n))
		if (strcmp(n->name, "source") == 0)
			form_law_source(r, &c->sources, n);
	k.pack.sources = c->sources;
	form_children(r, children, &k, x);
	bind_back(r, c, x);
	return c;
}

/* ---- questions ---- */

const struct law_counting *
form_calendar_counting(const struct law_calendar *c,
    enum calendar_direction direction, enum calendar_unit unit)
{
	for (size_t i = 0; c != NULL && i < c->countings.n; i++) {
		const struct law_counting *k = c->countings.at[i];

		if ((k->direction < 0 || k->direction == (int)direction) &&
		    (k->unit < 0 || k->unit == (int)unit))
			return k;
	}
	return NULL;
}

const struct law_service *
form_calendar_service(const struct law_counting *c, const char *method)
{
	for (size_t i = 0; i < c->services.n; i++) {
		const struct law_service *s = c->services.at[i];

		if (str_eq(s->method, method))
			return s;
	}
	return NULL;
}

static int
lower(char c)
{
	return c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c;
}

/* The length of the alias when name is it, or begins with it as words. */
static size_t
begins(const char *name, const char *alias)
{
	size_t n = 0;

	while (alias[n] != '\0' && lower(alias[n]) == lower(name[n]))
		n++;
	return alias[n] == '\0' && (name[n] == '\0' || name[n] == ' ' ||
	    name[n] == ',' || name[n] == '(') ? n : 0;
}

const struct law_holidays *
form_calendar_named(const struct map *calendars, const char *name)
{
	const struct law_holidays *best = NULL;
	size_t longest = 0;

	for (size_t i = 0; i < calendars->n; i++) {
		const struct law_calendar *c = calendars->entries[i].value;

		for (size_t k = 0; k < c->holidays.n; k++) {
			const struct law_holidays *h = c->holidays.at[k];

			for (size_t a = 0; a < h->aliases.n; a++) {
				size_t n = begins(name, h->aliases.at[a]);

				if (n > longest) {
					longest = n;
					best = h;
				}
			}
		}
	}
	return best;
}
