/*
 * What today means for the days of a plan: one that is over, one that is near,
 * a hearing on a day when the court is closed.  Told at the top: first what may
 * be wrong, then day by day.
 */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/str.h"
#include "checklist/checklist_int.h"

#define NEAR_DAYS	60	/* a last day further off is no alert yet */
#define EVENT_DAYS	7	/* nor is a hearing further off than this */
#define FEDERAL		"federal"	/* alias of the national holidays */

/* What there is to do by the last day of a topic's period. */
static const struct {
	const char	*topic;
	struct calendar_text act;	/* after "The last day to" */
	struct calendar_text now;	/* before "by" */
	bool		 hearing;	/* too late for this hearing */
} deeds[] = {
	{ "deadline.serve", { "serve the papers", "entregar los documentos" },
	    { "Have the papers served", "Haga entregar los documentos" },
	    true },
	{ "deadline.proof", { "file the proof of service",
	    "presentar la prueba de entrega" },
	    { "File the proof of service",
	    "Presente la prueba de entrega" }, true },
	{ "deadline.oppose", { "file papers against the request",
	    "presentar documentos contra la petición" },
	    { "File papers against the request",
	    "Presente documentos contra la petición" }, false },
	{ "deadline.remote", { "ask to come by phone or video",
	    "pedir participar por teléfono o video" },
	    { "Ask to come by phone or video",
	    "Pida participar por teléfono o video" }, false },
	{ "deadline.request-hearing", { "ask for a hearing",
	    "pedir una audiencia" },
	    { "Ask for a hearing", "Pida una audiencia" }, false },
	{ NULL, { "do this", "hacer esto" }, { "Do this", "Haga esto" },
	    false },
};

static size_t
deed(const char *topic)
{
	size_t i = 0;

	while (deeds[i].topic != NULL && !str_eq(deeds[i].topic, topic))
		i++;
	return i;
}

static void
add(struct arena *a, struct plan *plan, const char *id, int32_t day,
    const char *en, const char *es)
{
	struct plan_alert *x = arena_alloc(a, sizeof(*x));

	for (size_t i = 0; i < plan->alerts.n; i++)
		if (str_eq(((struct plan_alert *)plan->alerts.at[i])->words.en,
		    en))
			return;
	*x = (struct plan_alert){ id, day, { en, es } };
	vec_push(&plan->alerts, a, x);
}

/*
 * "today, Monday, March 2, 2026", "tomorrow, ...", "Monday, March 2, 2026, 5
 * days from today"; with the Spanish article where no other word leads.
 */
static struct calendar_text
on_day(struct arena *a, const struct plan *plan, int32_t day)
{
	int32_t days = day - plan->rules->today;
	const char *en = calendar_day_en(a, day), *es = calendar_day_es(a, day);

	if (days == 0 || days == 1)
		return (struct calendar_text){
			arena_printf(a, "%s, %s", days ? "tomorrow" : "today",
			    en), arena_printf(a, "%s, %s", days ? "mañana" :
			    "hoy", es) };
	return (struct calendar_text){
		arena_printf(a, "%s, %d days from today", en, (int)days),
		arena_printf(a, "el %s, dentro de %d días", es, (int)days),
	};
}

/* ---- days that an answer names ---- */

/* An order can end on any day; to all other dates somebody has to come. */
static bool
of_court(const char *field)
{
	return !str_eq(field, "order.expires");
}

static void
past(struct arena *a, struct plan *plan, const char *field, int32_t day)
{
	const struct calendar_text *name = checklist_event_name(field);
	bool come = of_court(field);

	add(a, plan, "past", day, arena_printf(a, "The date given for %s is "
	    "past: %s. %s", name->en, calendar_day_en(a, day), come ?
	    "Check it, or ask the clerk for a new date." :
	    "Check it, and ask the clerk if the order has ended."),
	    arena_printf(a, "La fecha que dio para %s ya pasó: %s. %s",
	    name->es, calendar_day_es(a, day), come ? "Revísela, o pida una "
	    "nueva fecha al secretario del tribunal." : "Revísela y pregunte "
	    "al secretario del tribunal si la orden ya terminó."));
}

/* Is a last day of the plan counted back from this answer? */
static bool
counted_from(const struct plan *plan, const char *field)
{
	for (size_t i = 0; i < plan->phases.n; i++) {
		const struct plan_phase *p = plan->phases.at[i];

		for (size_t j = 0; j < p->steps.n; j++) {
			const struct plan_date *d =
			    ((const struct plan_step *)p->steps.at[j])->date;

			if (d != NULL && d->day != DATE_NONE &&
			    d->event != NULL && str_eq(d->event, field))
				return true;
		}
	}
	return false;
}

/*
 * Why nobody may be there on that day, as sentences.  An official list of the
 * court says that it is closed; another list, and the federal one where the
 * court has none, only that it may be.  NULL: nothing is known against the day.
 */
static struct calendar_text
closed(struct arena *a, const struct plan *plan, int32_t day)
{
	const struct law_holidays *h = checklist_holidays(plan->rules);
	const struct calendar_text *t;

	if (calendar_weekend(day))
		return (struct calendar_text){ "That is a weekend, when the "
		    "court is closed.", "Es fin de semana y el tribunal está "
		    "cerrado." };
	if (h == NULL)
		h = form_calendar_named(&plan->rules->catalog->calendars,
		    FEDERAL);
	t = h != NULL && calendar_covers(&h->set, day) ?
	    calendar_holiday(&h->set, day) : NULL;
	if (t == NULL)
		return (struct calendar_text){ NULL, NULL };
	if (h != checklist_holidays(plan->rules) ||
	    h->ground.confidence != LAW_OFFICIAL)
		return (struct calendar_text){
			arena_printf(a, "The court may be closed on that day "
			    "(%s).", t->en),
			arena_printf(a, "Es posible que el tribunal esté "
			    "cerrado ese día (%s).", t->es) };
	return (struct calendar_text){
		arena_printf(a, "The court is closed on that day (%s).", t->en),
		arena_printf(a, "El tribunal está cerrado ese día (%s).",
		    t->es) };
}

static void
on_closed(struct arena *a, struct plan *plan, const char *field, int32_t day,
    const struct calendar_text *why)
{
	const struct calendar_text *name = checklist_event_name(field);
	bool more = counted_from(plan, field);

	add(a, plan, "closed", day, arena_printf(a, "The date given for %s is "
	    "%s. %s Check the date with the clerk.%s", name->en,
	    calendar_day_en(a, day), why->en, more ?
	    " Other days on this list are counted from it." : ""),
	    arena_printf(a, "La fecha que dio para %s es el %s. %s Revise la "
	    "fecha con el secretario del tribunal.%s", name->es,
	    calendar_day_es(a, day), why->es, more ?
	    " Otros días de esta lista se cuentan desde esa fecha." : ""));
}

/* A day that an answer names: over, doubtful, or near. */
static void
event(struct arena *a, struct plan *plan, const char *field)
{
	const struct calendar_text *name = checklist_event_name(field);
	int32_t day = checklist_answer_date(plan->rules, field);
	struct calendar_text why, on;

	if (day == DATE_NONE)
		return;
	if (day < plan->rules->today) {
		past(a, plan, field, day);
		return;
	}
	why = closed(a, plan, day);
	if (why.en != NULL && of_court(field)) {
		on_closed(a, plan, field, day, &why);
		return;
	}
	if (day - plan->rules->today > EVENT_DAYS)
		return;
	/* The names begin with an article: "the hearing", "la audiencia". */
	on = on_day(a, plan, day);
	add(a, plan, "event", day, arena_printf(a, "T%s is %s.", name->en + 1,
	    on.en), arena_printf(a, "%c%s es %s.", name->es[0] == 'l' ? 'L' :
	    'E', name->es + 1, on.es));
}

/* ---- days that were counted ---- */

static void
first_day(struct arena *a, struct plan *plan, const struct plan_date *p)
{
	struct calendar_text on;
	bool again = str_eq(p->topic, "deadline.wait-again");

	if (p->day <= plan->rules->today)
		return;
	on = on_day(a, plan, p->day);
	add(a, plan, "wait", p->day, arena_printf(a, "The first day to ask%s "
	    "is %s.", again ? " again" : "", on.en), arena_printf(a, "El "
	    "primer día para pedirlo%s es %s.", again ? " otra vez" : "",
	    on.es));
}

static void
missed(struct arena *a, struct plan *plan, const struct plan_date *p)
{
	size_t i = deed(p->topic);

	/* After the event itself there is nothing to do for it any more. */
	if (p->day < p->start && p->start < plan->rules->today)
		return;
	add(a, plan, "missed", p->day, arena_printf(a, "The last day to %s "
	    "was %s. Not done by then? %s", deeds[i].act.en, calendar_day_en(a, p->day),
	    deeds[i].hearing ? "Ask the clerk for a new hearing date." :
	    "Ask the clerk what you can still do."), arena_printf(a,
	    "El último día para %s fue el %s. ¿No lo hizo? %s", deeds[i].act.es,
	    calendar_day_es(a, p->day), deeds[i].hearing ?
	    "Pida al secretario del tribunal una nueva fecha de audiencia." :
	    "Pregunte al secretario del tribunal qué puede hacer todavía."));
}

static void
last_day(struct arena *a, struct plan *plan, const struct plan_date *p)
{
	int32_t left = p->day - plan->rules->today;
	struct calendar_text on;
	size_t i = deed(p->topic);

	if (left < 0) {
		missed(a, plan, p);
		return;
	}
	if (left > NEAR_DAYS)
		return;
	on = on_day(a, plan, p->day);
	add(a, plan, "soon", p->day, arena_printf(a, "%s %s%s.%s%s",
	    deeds[i].now.en, left ? "by " : "", on.en, left ? "" :
	    " It is the last day.", p->confirm ?
	    " Confirm this day with the clerk." : ""),
	    arena_printf(a, "%s %s%s.%s%s", deeds[i].now.es, left ?
	    "a más tardar " : "", on.es, left ? "" : " Es el último día.",
	    p->confirm ? " Confirme este día con el secretario del tribunal." :
	    ""));
}

static void
of_date(struct arena *a, struct plan *plan, const struct plan_date *p)
{
	if (p->on != NULL) {
		event(a, plan, p->on);
		return;
	}
	/* What is counted back ends at a day to come. */
	if (p->start != DATE_NONE && p->day != DATE_NONE && p->day < p->start)
		event(a, plan, p->event);
	if (p->day == DATE_NONE)
		return;
	if (p->first)
		first_day(a, plan, p);
	else
		last_day(a, plan, p);
}

/* A date that may be wrong comes before the days that are counted from it. */
static bool
doubtful(const struct plan_alert *x)
{
	return str_eq(x->id, "past") || str_eq(x->id, "closed");
}

static int
by_day(const void *x, const void *y)
{
	const struct plan_alert *a = *(struct plan_alert *const *)x;
	const struct plan_alert *b = *(struct plan_alert *const *)y;

	if (doubtful(a) != doubtful(b))
		return doubtful(a) ? -1 : 1;
	if (a->day != b->day)
		return a->day < b->day ? -1 : 1;
	return strcmp(a->words.en, b->words.en);
}

void
checklist_alerts(struct arena *a, struct plan *plan)
{
	for (size_t i = 0; i < plan->phases.n; i++) {
		const struct plan_phase *p = plan->phases.at[i];

		for (size_t j = 0; j < p->steps.n; j++) {
			const struct plan_step *s = p->steps.at[j];

			if (s->date != NULL)
				of_date(a, plan, s->date);
		}
	}
	if (plan->alerts.n > 1)
		qsort(plan->alerts.at, plan->alerts.n,
		    sizeof(*plan->alerts.at), by_day);
}
