/*
 * The days of a plan for a calendar.  Calendars are shared: with a telephone, a
 * family, an employer.  So an entry tells as little as it can, unless the
 * person asks for more.
 */
#include <string.h>

#include "base/arena.h"
#include "base/audience.h"
#include "base/date.h"
#include "base/hash.h"
#include "base/str.h"
#include "checklist/checklist_int.h"

#define EXPIRES		"order.expires"
#define ID_DIGITS	40

#define SAY(w, english)	lang_say((w)->plan->rules->lang, (english))

struct writer {
	struct arena	*arena;
	const struct plan *plan;
	bool		 step_titles;
	struct vec	 events;	/* struct calendar_event */
};

static const char *
answer(const struct writer *w, const char *name)
{
	const struct answer *x = answers_find(w->plan->rules->answers, name);

	return x == NULL ? NULL : x->text;
}

/* An answer that anybody may read, or NULL. */
static const char *
open_answer(const struct writer *w, const char *name)
{
	const struct form_field *f = form_field(
	    w->plan->rules->catalog->dictionary, name);

	return f != NULL && (f->audience & AUDIENCE_OTHER) ?
	    answer(w, name) : NULL;
}

/*
 * What is the same for an event however often the list is made, also when its
 * day moves, and tells nothing: a hash.
 */
static const char *
id_of(const struct writer *w, const char *kind, const char *what)
{
	const struct rules *r = w->plan->rules;
	const char *number = answer(w, "order.case-number");
	char *key = arena_printf(w->arena, "%s\n%s\n%s\n%s\n%s", kind, what,
	    r->law_case.filing ? r->law_case.filing : "", r->pack->code,
	    number ? hash_hex(w->arena, number, strlen(number)) : "");

	return arena_strndup(w->arena, hash_hex(w->arena, key, strlen(key)),
	    ID_DIGITS);
}

/* NULL when the day is over or has its event already. */
static struct calendar_event *
add(struct writer *w, const char *kind, const char *what, int32_t day,
    const char *title)
{
	struct calendar_event *e;
	const char *id;

	if (day == DATE_NONE || day < w->plan->rules->today)
		return NULL;
	id = id_of(w, kind, what);
	for (size_t i = 0; i < w->events.n; i++) {
		e = w->events.at[i];
		if (str_eq(e->id, id))
			return NULL;
	}
	e = arena_alloc(w->arena, sizeof(*e));
	e->id = id;
	e->day = day;
	e->minute = -1;
	e->title = title;
	e->note = SAY(w, "See your list.");
	e->early = true;
	vec_push(&w->events, w->arena, e);
	return e;
}

/* "09:30" */
static int
minute_of(const char *s)
{
	if (s == NULL || strlen(s) != 5)
		return -1;
	return ((s[0] - '0') * 10 + s[1] - '0') * 60 + (s[3] - '0') * 10 +
	    s[4] - '0';
}

/* "hearing.date" has "hearing.time" and "hearing.place" beside it. */
static const char *
beside(struct writer *w, const char *field, const char *word)
{
	const char *end = strrchr(field, '.');

	if (end == NULL || strcmp(end, ".date") != 0)
		return NULL;
	return open_answer(w, arena_printf(w->arena, "%.*s.%s",
	    (int)(end - field), field, word));
}

static void
add_named(struct writer *w, const struct plan_step *s)
{
	const char *on = s->date->on;
	struct calendar_event *e = add(w, "on", on, s->date->day,
	    w->step_titles ? s->title : str_eq(on, EXPIRES) ?
	    SAY(w, "Date to check") : SAY(w, "Court date"));

	if (e == NULL)
		return;
	e->minute = minute_of(beside(w, on, "time"));
	e->place = beside(w, on, "place");
	e->busy = !str_eq(on, EXPIRES);
	if (e->minute >= 0)
		e->note = SAY(w, "See your list. The time zone is not stored: "
		    "this is the local time at the court.");
}

static void
add_counted(struct writer *w, const struct plan_step *s)
{
	const struct plan_date *p = s->date;
	const char *title = p->first ? SAY(w, "First day for papers") :
	    SAY(w, "Last day for papers");
	struct calendar_event *e = add(w, p->first ? "not-before" : "by",
	    p->topic, p->day, w->step_titles ? s->title : title);

	if (e != NULL && p->confirm)
		e->note = SAY(w, "See your list. Confirm this day with the "
		    "clerk.");
	e = add(w, "better", p->topic, p->better, w->step_titles ?
	    arena_printf(w->arena, "%s: %s", SAY(w, "Good day for papers"),
	    s->title) : SAY(w, "Good day for papers"));
	if (e != NULL)
		e->early = false;
}

struct vec
checklist_events(struct arena *a, const struct plan *plan, bool step_titles)
{
	struct writer w = { .arena = a, .plan = plan,
	    .step_titles = step_titles };
	const char *expires;

	for (size_t i = 0; i < plan->phases.n; i++) {
		const struct plan_phase *p = plan->phases.at[i];

		for (size_t j = 0; j < p->steps.n; j++) {
			const struct plan_step *s = p->steps.at[j];

			if (s->date != NULL && s->date->on != NULL)
				add_named(&w, s);
			else if (s->date != NULL && s->date->topic != NULL)
				add_counted(&w, s);
		}
	}
	expires = open_answer(&w, EXPIRES);
	if (expires != NULL)
		add(&w, "on", EXPIRES, date_parse(expires), step_titles ?
		    SAY(&w, "The last day of the order, as you gave it") :
		    SAY(&w, "Date to check"));
	return w.events;
}
