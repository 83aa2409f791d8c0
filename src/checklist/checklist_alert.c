/*
 * What today means for the days of a plan: one that is over, one that is near,
 * a hearing on a day when the court is closed.  Told at the top, in order.
 */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/str.h"
#include "checklist/checklist_int.h"

#define NEAR_DAYS	60	/* a last day further off is no alert yet */

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

/* "today", "tomorrow", "5 days from today". */
static struct calendar_text
away(struct arena *a, int32_t days)
{
	if (days == 0)
		return (struct calendar_text){ "today", "hoy" };
	if (days == 1)
		return (struct calendar_text){ "tomorrow", "mañana" };
	return (struct calendar_text){
		arena_printf(a, "%d days from today", (int)days),
		arena_printf(a, "%d días a partir de hoy", (int)days),
	};
}

/* ---- days that an answer names ---- */

static void
event(struct arena *a, struct plan *plan, const char *field)
{
	const struct calendar_text *name = checklist_event_name(field);
	int32_t day = checklist_answer_date(plan->rules, field);
	const struct law_holidays *h = checklist_holidays(plan->rules);
	const struct calendar_text *holiday;

	if (day == DATE_NONE)
		return;
	if (day < plan->rules->today) {
		add(a, plan, "past", day, arena_printf(a, "The date given for "
		    "%s is past: %s. Check it, or ask the clerk for a new "
		    "date.", name->en, calendar_day_en(a, day)),
		    arena_printf(a, "La fecha que dio para %s ya pasó: %s. "
		    "Revísela, o pida una nueva fecha al secretario del "
		    "tribunal.", name->es, calendar_day_es(a, day)));
		return;
	}
	holiday = h != NULL && calendar_covers(&h->set, day) ?
	    calendar_holiday(&h->set, day) : NULL;
	if (!calendar_weekend(day) && holiday == NULL)
		return;
	add(a, plan, "closed", day, arena_printf(a, "The date given for %s is "
	    "%s. The court is closed on that day (%s). Check the date with "
	    "the clerk.", name->en, calendar_day_en(a, day), holiday ?
	    holiday->en : "weekend"), arena_printf(a, "La fecha que dio para "
	    "%s es el %s. El tribunal está cerrado ese día (%s). Revise la "
	    "fecha con el secretario del tribunal.", name->es,
	    calendar_day_es(a, day), holiday ? holiday->es :
	    "fin de semana"));
}

/* ---- days that were counted ---- */

static void
first_day(struct arena *a, struct plan *plan, const struct plan_date *p)
{
	struct calendar_text in = away(a, p->day - plan->rules->today);
	bool again = str_eq(p->topic, "deadline.wait-again");

	if (p->day <= plan->rules->today)
		return;
	add(a, plan, "wait", p->day, arena_printf(a, "The first day to ask%s "
	    "is %s, %s.", again ? " again" : "", calendar_day_en(a, p->day),
	    in.en), arena_printf(a, "El primer día para pedirlo%s es el %s, "
	    "%s.", again ? " otra vez" : "", calendar_day_es(a, p->day),
	    in.es));
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
	struct calendar_text in = away(a, left);
	size_t i = deed(p->topic);

	if (left < 0) {
		missed(a, plan, p);
		return;
	}
	if (left > NEAR_DAYS)
		return;
	add(a, plan, "soon", p->day, arena_printf(a, "%s by %s, %s.",
	    deeds[i].now.en, calendar_day_en(a, p->day), in.en),
	    arena_printf(a, "%s a más tardar el %s, %s.", deeds[i].now.es,
	    calendar_day_es(a, p->day), in.es));
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

static int
by_day(const void *x, const void *y)
{
	const struct plan_alert *a = *(struct plan_alert *const *)x;
	const struct plan_alert *b = *(struct plan_alert *const *)y;

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
