/*
 * The day of a step: the last day of a period of law, the first day of a
 * waiting period, or the day that an answer names.
 *
 * A day is counted only from an official fact, the answer that it is counted
 * from, the state's rule for counting and a list of the court's holidays.  If
 * one of them is wanting the step says so in words and sends to the clerk; a
 * day is never guessed, and never shown without how it came about.
 */
#include <string.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/str.h"
#include "checklist/checklist_int.h"

/* How an event is called after "from". */
static const struct {
	const char	*field;
	struct calendar_text name;
} events[] = {
	{ "hearing.date", { "the hearing", "la audiencia" } },
	{ "final-hearing.date", { "the full hearing",
	    "la audiencia completa" } },
	{ "renewal-hearing.date", { "the renewal hearing",
	    "la audiencia de renovación" } },
	{ "order.issued", { "the order", "la orden" } },
	{ "order.served-on", { "the day the order was served",
	    "el día en que se entregó la orden" } },
	{ "order.expires", { "the end of the order", "el fin de la orden" } },
	{ "prior.ruling-date", { "the last ruling", "la última decisión" } },
};

const struct calendar_text *
checklist_event_name(const char *field)
{
	static const struct calendar_text other = { "that day", "ese día" };

	for (size_t i = 0; i < sizeof(events) / sizeof(events[0]); i++)
		if (str_eq(events[i].field, field))
			return &events[i].name;
	return &other;
}

int32_t
checklist_answer_date(const struct rules *r, const char *field)
{
	const struct answer *x = answers_find(r->answers, field);

	return x == NULL || x->text == NULL ? DATE_NONE : date_parse(x->text);
}

/* Waiting periods end on the first day, all others on the last. */
static bool
waits(const char *topic)
{
	return str_eq(topic, "deadline.wait") ||
	    str_eq(topic, "deadline.wait-again");
}

const struct law_holidays *
checklist_holidays(const struct rules *r)
{
	const struct law_calendar *c = map_find(&r->catalog->calendars,
	    r->pack->code);

	for (size_t i = 0; c != NULL && i < c->holidays.n; i++) {
		const struct law_holidays *h = c->holidays.at[i];
		enum verdict v = h->when == NULL ? VERDICT_YES :
		    rules_verdict(r, h->when, NULL, NULL);

		if (v == VERDICT_YES)
			return h;
		if (v == VERDICT_UNKNOWN)
			return NULL;
	}
	return NULL;
}

static void
say(struct arena *a, struct plan_date *p, const char *en, const char *es)
{
	struct calendar_text *t = arena_alloc(a, sizeof(*t));

	*t = (struct calendar_text){ en, es };
	vec_push(&p->lines, a, t);
}

/* ---- the period in the words of the calendar ---- */

static bool
to_unit(const struct law_value *v, struct calendar_count *c)
{
	static const int units[] = {
		[LAW_HOURS] = -1, [LAW_DAYS] = CALENDAR_DAYS,
		[LAW_COURT_DAYS] = CALENDAR_COURT_DAYS,
		[LAW_WEEKS] = CALENDAR_DAYS, [LAW_MONTHS] = CALENDAR_MONTHS,
		[LAW_YEARS] = CALENDAR_YEARS,
	};

	if (units[v->unit] < 0)
		return false;
	c->unit = (enum calendar_unit)units[v->unit];
	c->count = v->unit == LAW_WEEKS ? 7 * v->number : v->number;
	return true;
}

/* The rule alone: what the person and the clerk count together. */
static void
ask_clerk(struct arena *a, struct plan_date *p, const struct law_topic *t,
    const struct calendar_count *c)
{
	struct calendar_text n = calendar_period(a, c->count, c->unit);

	say(a, p, arena_printf(a, "The rule is %s %s %s. Count the days with "
	    "the clerk.", n.en, t->before ? "before" : "after",
	    c->event_name.en), arena_printf(a, "La regla es %s %s %s. Cuente "
	    "los días con el secretario del tribunal.", n.es, t->before ?
	    "antes de" : "después de", c->event_name.es));
	if (p->counting != NULL)
		say(a, p, arena_printf(a, "How days are counted here: %s",
		    p->counting->says.en), arena_printf(a,
		    "Cómo se cuentan los días aquí: %s", p->counting->says.es ?
		    p->counting->says.es : p->counting->says.en));
}

static void
no_event(struct arena *a, struct plan_date *p, const struct law_topic *t,
    const struct calendar_count *c)
{
	struct calendar_text n = calendar_period(a, c->count, c->unit);

	p->counting = NULL;
	say(a, p, arena_printf(a, "The rule is %s %s %s. Give the date of %s, "
	    "and this list counts the day.", n.en, t->before ? "before" :
	    "after", c->event_name.en, c->event_name.en), arena_printf(a,
	    "La regla es %s %s %s. Dé la fecha, y esta lista cuenta el día.",
	    n.es, t->before ? "antes de" : "después de", c->event_name.es));
}

/* ---- days for the way of serving ---- */

/* The days that the planned way of serving adds. */
static void
add_service(const struct rules *r, struct plan_date *p,
    struct calendar_count *c)
{
	const struct answer *x = answers_find(r->answers,
	    CHECKLIST_SERVICE);
	const struct law_service *s;

	if (x == NULL || x->text == NULL)
		return;
	p->method = x->text;
	s = form_calendar_service(p->counting, x->text);
	if (s != NULL)
		c->service = &s->days;
}

/*
 * What is not known about the way of serving: a person who mails papers must
 * hear that the day may be an earlier one.
 */
static void
note_service(const struct rules *r, struct plan_date *p,
    const struct calendar_count *c)
{
	if (c->service != NULL || str_eq(p->method, "hand"))
		return;
	if (p->method == NULL)
		say(r->arena, p, "This is for papers given by hand. Other "
		    "ways can add days: ask the clerk.",
		    "Esto vale para documentos entregados en persona. Otras "
		    "formas pueden agregar días: pregunte al secretario del "
		    "tribunal.");
	else
		say(r->arena, p, "Ask the clerk if your way of giving the "
		    "papers adds days.", "Pregunte al secretario del tribunal "
		    "si su forma de entregar los documentos agrega días.");
}

/* ---- counting ---- */

/*
 * A period that ended before the first year of the list is over; nobody needs
 * its day, so the missing year is no error.
 */
static bool
long_gone(const struct rules *r, const struct calendar_count *c)
{
	int year = date_to_ymd(c->event).year;

	return c->open != NULL && year < c->open->from &&
	    year < date_to_ymd(r->today).year;
}

static void
take_steps(struct arena *a, struct plan_date *p,
    const struct calendar_result *got)
{
	for (size_t i = 0; i < got->steps.n; i++) {
		const struct calendar_step *s = got->steps.at[i];

		if (s->words.en == NULL ||
		    (p->first && s->kind == CALENDAR_STEP_ROLL))
			continue;
		say(a, p, s->words.en, s->words.es);
	}
	p->day = got->day;
	p->rolled = got->rolled;
	p->closed = got->closed;
}

/*
 * A day to aim at: one on which the court is open, with one such day to spare.
 * A last day that is closed has the open day before it to spare already.
 */
static void
advise(const struct rules *r, struct plan_date *p)
{
	struct diags *quiet = diags_new(r->arena);
	const struct calendar_set *set = p->holidays ? &p->holidays->set :
	    NULL;

	p->better = DATE_NONE;
	if (set != NULL && calendar_covers(set, p->day))
		p->better = calendar_next_open(quiet, set, p->day,
		    p->first ? 1 : -1);
	else if (p->first)
		p->better = p->day + 1;
	/* Not before the event, and of no use when it is over. */
	if (!p->first && (p->better < r->today ||
	    (p->day > p->start && p->better < p->start)))
		p->better = DATE_NONE;
}

/* A wait in months or years asks no court whether it is open. */
static bool
count_day(const struct rules *r, struct plan_date *p, struct calendar_count *c)
{
	static const struct calendar_rule plain = { CALENDAR_ROLL_NONE, false,
	    0 };
	bool bare = p->first && c->unit != CALENDAR_COURT_DAYS;
	struct calendar_result got;

	if (bare) {
		c->rule = &plain;
		c->open = c->open_back = NULL;
	} else {
		c->rule = &p->counting->rule;
		c->open = &p->holidays->set;
		c->open_back = p->counting->back ? &p->counting->back->set :
		    NULL;
		p->confirm = p->counting->ground.confidence != LAW_OFFICIAL ||
		    p->holidays->ground.confidence != LAW_OFFICIAL;
	}
	if (long_gone(r, c))
		return true;
	if (!calendar_count(r->arena, r->diags, c, &got))
		return false;
	take_steps(r->arena, p, &got);
	if (bare)
		p->counting = NULL;
	advise(r, p);
	return true;
}

static bool
deadline(const struct rules *r, const struct law_topic *t,
    const struct law_fact *f, struct plan_date *p)
{
	struct calendar_count c = { .event_name =
	    *checklist_event_name(t->event) };
	const struct law_calendar *k = map_find(&r->catalog->calendars,
	    r->pack->code);
	bool serve = str_eq(p->topic, CHECKLIST_SERVE);
	struct law_value v;

	c.direction = t->before ? CALENDAR_BEFORE : CALENDAR_AFTER;
	c.event = p->start = checklist_answer_date(r, t->event);
	if (!form_law_value(t, f->body, &v) || !to_unit(&v, &c))
		return true;
	p->counting = form_calendar_counting(k, c.direction, c.unit);
	p->holidays = checklist_holidays(r);
	if (c.event == DATE_NONE) {
		no_event(r->arena, p, t, &c);
		return true;
	}
	if ((p->counting == NULL || p->holidays == NULL) &&
	    !(p->first && c.unit != CALENDAR_COURT_DAYS)) {
		ask_clerk(r->arena, p, t, &c);
		return true;
	}
	if (serve)
		add_service(r, p, &c);
	if (!count_day(r, p, &c))
		return false;
	if (serve && p->day != DATE_NONE)
		note_service(r, p, &c);
	if (p->day == DATE_NONE)
		ask_clerk(r->arena, p, t, &c);
	return true;
}

bool
checklist_date(const struct rules *r, const struct checklist_step *s,
    struct plan_date **out)
{
	struct plan_date *p = arena_alloc(r->arena, sizeof(*p));
	const struct law_topic *t;
	const struct law_fact *f;
	bool ok = true;

	*out = NULL;
	p->day = p->better = p->start = DATE_NONE;
	if (s->on != NULL) {
		p->on = s->on;
		p->day = p->start = checklist_answer_date(r, s->on);
		*out = p->day != DATE_NONE ? p : NULL;
		return true;
	}
	if (s->deadline == NULL)
		return true;
	t = form_law_topic(r->pack, s->deadline);
	f = form_law_fact(r->pack, s->deadline, &r->law_case);
	if (t == NULL || f == NULL || f->ground.confidence != LAW_OFFICIAL)
		return true;
	p->topic = s->deadline;
	p->event = t->event;
	p->first = waits(s->deadline);
	p->fact = f;
	ok = deadline(r, t, f, p);
	*out = ok && (p->day != DATE_NONE || p->lines.n > 0) ? p : NULL;
	return ok;
}

/* ---- words ---- */

/* "Due: Friday, March 6, 2026. Better: by Thursday, March 5, 2026." */
struct calendar_text
checklist_due(struct arena *a, const struct plan_date *p)
{
	const char *en = calendar_day_en(a, p->day);
	const char *es = calendar_day_es(a, p->day);
	const char *better = p->better == DATE_NONE ? "" :
	    calendar_day_en(a, p->better);
	const char *mejor = p->better == DATE_NONE ? "" :
	    calendar_day_es(a, p->better);

	if (p->on != NULL || p->better == DATE_NONE)
		return (struct calendar_text){ arena_printf(a, "%s.", en),
		    arena_printf(a, "%s.", es) };
	if (p->first)
		return (struct calendar_text){
			arena_printf(a, "%s. Better: %s or later.", en, better),
			arena_printf(a, "%s. Mejor: %s o después.", es, mejor),
		};
	return (struct calendar_text){
		arena_printf(a, "%s. Better: by %s, to have a day to spare.",
		    en, better),
		arena_printf(a, "%s. Mejor: a más tardar el %s, para tener un "
		    "día de margen.", es, mejor),
	};
}

size_t
checklist_date_grounds(const struct plan_date *p,
    const struct law_ground *grounds[CHECKLIST_GROUNDS])
{
	size_t n = 0;

	if (p->fact == NULL)
		return 0;
	grounds[n++] = &p->fact->ground;
	if (p->counting != NULL)
		grounds[n++] = &p->counting->ground;
	if (p->counting != NULL && p->day != DATE_NONE)
		grounds[n++] = &p->holidays->ground;
	return n;
}
