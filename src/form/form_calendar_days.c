/*
 * The days on which a court is closed, as <holidays> of a calendar says it.
 *
 *	holidays	id from to saturday? sunday? when? GROUND
 *	holiday		name es? id? since? until? saturday? sunday? and one of
 *			month day | month weekday nth days? | easter |
 *			after days
 *	closed, open	a single day: date name? es?
 */
#include <string.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/str.h"
#include "form/form_int.h"

#define GROUND "source confidence checked cite"
#define FIRST_YEAR	1900
#define LAST_YEAR	2200
#define OFFSET_MOST	60
#define WEEKDAYS \
	"sunday monday tuesday wednesday thursday friday saturday"

struct days_read {
	struct law_holidays *holidays;
	int		 saturday, sunday;
	struct vec	 days;		/* struct calendar_holiday */
	struct vec	 closed;	/* struct calendar_day */
	struct vec	 open;		/* the same; only the day counts */
};

/* Days to move a holiday that falls on that day of the weekend. */
static int
moved(struct form_read *r, const struct xml_node *x, const char *name,
    int dflt)
{
	static const int saturday[] = { CALENDAR_STAY, -1, 2 };
	static const int sunday[] = { CALENDAR_STAY, 1, -2 };
	bool sat = strcmp(name, "saturday") == 0;
	int i = form_enum(r, x, name, sat ? "stay friday monday" :
	    "stay monday friday", -1);

	return i < 0 ? dflt : sat ? saturday[i] : sunday[i];
}

static const struct calendar_holiday *
earlier(const struct days_read *k, const char *id)
{
	for (size_t i = 0; i < k->days.n; i++) {
		const struct calendar_holiday *h = k->days.at[i];

		if (h->id != NULL && str_eq(h->id, id))
			return h;
	}
	return NULL;
}

/* Days before (with a minus) or after. */
static int
offset(struct form_read *r, const struct xml_node *x, const char *name)
{
	const struct xml_attr *at = form_given(r, x, name);
	const char *p = at ? at->value : "0";
	bool minus = *p == '-';
	int n = 0;

	for (p += minus; *p >= '0' && *p <= '9' && n <= OFFSET_MOST; p++)
		n = 10 * n + *p - '0';
	if (at != NULL && (*p != '\0' || n > OFFSET_MOST ||
	    p == at->value + minus))
		form_fail(r, DIAG_BAD_VALUE, at->value_pos,
		    "write a whole number from -60 to 60",
		    "'%s' is no value of attribute '%s'", at->value, name);
	return minus ? -n : n;
}

static int
month_days(int month)
{
	static const int days[] = { 31, 29, 31, 30, 31, 30, 31, 31, 30, 31,
	    30, 31 };

	return days[month - 1];
}

/* Which day of the year it is: the attributes that are there tell the kind. */
static void
read_kind(struct form_read *r, const struct days_read *k,
    struct calendar_holiday *h, const struct xml_node *x)
{
	const struct xml_attr *after = xml_attr(x, "after");
	const char *known = "month day", *need = NULL;

	h->month = form_int(r, x, "month", 1, 12, 1);
	if (after != NULL) {
		known = "after days";
		h->kind = CALENDAR_RELATIVE;
		h->offset = offset(r, x, "days");
		h->other = earlier(k, after->value);
		if (h->other == NULL)
			form_fail(r, DIAG_BAD_VALUE, after->value_pos,
			    "write the id of a holiday that stands above",
			    "there is no holiday '%s' above", after->value);
	} else if (xml_attr(x, "easter") != NULL) {
		known = "easter";
		h->kind = CALENDAR_EASTER;
		h->offset = offset(r, x, "easter");
	} else if (xml_attr(x, "weekday") != NULL) {
		need = "month weekday nth";
		known = "month weekday nth days";
		h->kind = CALENDAR_NTH;
		h->weekday = form_enum(r, x, "weekday", WEEKDAYS, 0);
		h->nth = form_enum(r, x, "nth", "last 1 2 3 4", 0);
		h->offset = offset(r, x, "days");
	} else {
		h->kind = CALENDAR_FIXED;
		h->day = form_int(r, x, "day", 1, month_days(h->month), 1);
	}
	form_attrs(r, x, arena_printf(r->arena, "id name es since until "
	    "saturday sunday %s", known), arena_printf(r->arena, "name %s",
	    need ? need : known));
}

static void
read_holiday(struct form_read *r, void *into, const struct xml_node *x)
{
	struct days_read *k = into;
	struct calendar_holiday *h = arena_alloc(r->arena, sizeof(*h));

	form_children(r, (const struct form_child[]){ { NULL, NULL } }, NULL,
	    x);
	h->id = xml_attr(x, "id") ? form_name(r, x, "id") : NULL;
	h->name = (struct calendar_text){ xml_value(x, "name"),
	    xml_value(x, "es") ? xml_value(x, "es") : xml_value(x, "name") };
	read_kind(r, k, h, x);
	h->saturday = moved(r, x, "saturday", k->saturday);
	h->sunday = moved(r, x, "sunday", k->sunday);
	h->since = form_int(r, x, "since", FIRST_YEAR, LAST_YEAR, 0);
	h->until = form_int(r, x, "until", FIRST_YEAR, LAST_YEAR, 0);
	vec_push(&k->days, r->arena, h);
}

/* A single day; false when it is none, which has been told. */
static bool
read_day(struct form_read *r, struct calendar_day *day,
    const struct xml_node *x, const char *need)
{
	const char *date;

	form_attrs(r, x, "date name es", need);
	form_children(r, (const struct form_child[]){ { NULL, NULL } }, NULL,
	    x);
	date = form_date(r, x, "date");
	if (date == NULL)
		return false;
	day->day = date_parse(date);
	day->name = (struct calendar_text){ xml_value(x, "name"),
	    xml_value(x, "es") ? xml_value(x, "es") : xml_value(x, "name") };
	return true;
}

static void
read_closed(struct form_read *r, void *into, const struct xml_node *x)
{
	struct calendar_day *day = arena_alloc(r->arena, sizeof(*day));

	if (read_day(r, day, x, "date name"))
		vec_push(&((struct days_read *)into)->closed, r->arena, day);
}

static void
read_open(struct form_read *r, void *into, const struct xml_node *x)
{
	struct calendar_day *day = arena_alloc(r->arena, sizeof(*day));

	if (read_day(r, day, x, "date"))
		vec_push(&((struct days_read *)into)->open, r->arena, day);
}

static void
read_alias(struct form_read *r, void *into, const struct xml_node *x)
{
	struct days_read *k = into;
	const char *text = form_only_text(r, x);

	form_attrs(r, x, "", "");
	if (text != NULL)
		vec_push(&k->holidays->aliases, r->arena, text);
}

/* From lists of pointers to the arrays of the set. */
static void
settle(struct form_read *r, struct calendar_set *s, const struct days_read *k)
{
	struct calendar_holiday *h = arena_array(r->arena, k->days.n,
	    sizeof(*h));
	struct calendar_day *extra = arena_array(r->arena, k->closed.n,
	    sizeof(*extra));
	int32_t *gone = arena_array(r->arena, k->open.n, sizeof(*gone));

	for (size_t i = 0; i < k->days.n; i++)
		h[i] = *(const struct calendar_holiday *)k->days.at[i];
	for (size_t i = 0; i < k->closed.n; i++)
		extra[i] = *(const struct calendar_day *)k->closed.at[i];
	for (size_t i = 0; i < k->open.n; i++)
		gone[i] = ((const struct calendar_day *)k->open.at[i])->day;
	s->holidays = h;
	s->nholidays = k->days.n;
	s->extra = extra;
	s->nextra = k->closed.n;
	s->removed = gone;
	s->nremoved = k->open.n;
}

/* Of two sets for every answer, one would never be asked. */
static void
check_reach(struct form_read *r, const struct law_calendar *c,
    const struct law_holidays *h)
{
	for (size_t i = 0; i < c->holidays.n; i++) {
		const struct law_holidays *o = c->holidays.at[i];

		if (str_eq(o->set.id, h->set.id))
			form_fail(r, DIAG_DUPLICATE, h->pos,
			    "give it another id",
			    "holidays '%s' are given twice", h->set.id);
	}
}

void
form_calendar_holidays(struct form_read *r, const struct form_scope *scope,
    struct law_calendar *c, const struct law_pack *sources,
    const struct xml_node *x)
{
	static const struct form_child children[] = {
		{ "alias", read_alias }, { "holiday", read_holiday },
		{ "closed", read_closed }, { "open", read_open },
		{ NULL, NULL },
	};
	struct law_holidays *h = arena_alloc(r->arena, sizeof(*h));
	struct days_read k = { .holidays = h };

	form_attrs(r, x, "id name es from to saturday sunday when " GROUND,
	    "id name from to");
	h->set.id = form_name(r, x, "id");
	h->set.name = (struct calendar_text){ xml_value(x, "name"),
	    xml_value(x, "es") ? xml_value(x, "es") : xml_value(x, "name") };
	h->set.from = form_int(r, x, "from", FIRST_YEAR, LAST_YEAR, FIRST_YEAR);
	h->set.to = form_int(r, x, "to", h->set.from, LAST_YEAR, h->set.from);
	h->set.pos = x->pos;
	h->pos = x->pos;
	k.saturday = moved(r, x, "saturday", CALENDAR_STAY);
	k.sunday = moved(r, x, "sunday", CALENDAR_STAY);
	h->when = form_when(r, scope, x, "when");
	h->ground = form_law_ground(r, sources, x);
	form_children(r, children, &k, x);
	settle(r, &h->set, &k);
	check_reach(r, c, h);
	vec_push(&c->holidays, r->arena, h);
}
