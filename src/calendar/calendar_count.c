/*
 * The count: base period, its roll, days added for the way of serving, their
 * roll, and a clerk who could not be reached.  The order of these is the
 * rule's (calendar_mode); every step is kept with its words.
 */
#include "base/arena.h"
#include "base/date.h"
#include "calendar/calendar.h"

#define SKIPPED_TOLD	12	/* of a long count the first ones */

struct work {
	struct arena	*arena;
	struct diags	*diags;
	const struct calendar_count *in;
	struct calendar_result *out;
	const struct calendar_set *set;	/* of the direction; NULL = none */
	int		 way;		/* 1 forward, -1 back */
	int32_t		 day;
	struct vec	 skipped;	/* int32_t: holidays that walk left out */
	bool		 failed;
};

const char *
calendar_step_name(enum calendar_step_kind k)
{
	static const char *const names[] = {
		[CALENDAR_STEP_SHORT] = "short_period",
		[CALENDAR_STEP_START] = "start",
		[CALENDAR_STEP_BASE] = "base_count",
		[CALENDAR_STEP_ROLL] = "roll",
		[CALENDAR_STEP_SERVICE] = "service_days",
		[CALENDAR_STEP_SHUT] = "clerk_inaccessible_forward",
	};

	return names[k];
}

static void
step(struct work *w, enum calendar_step_kind kind, int32_t day, bool moved,
    const char *en, const char *es)
{
	struct calendar_step *s = arena_alloc(w->arena, sizeof(*s));

	*s = (struct calendar_step){ kind, day, moved, { en, es } };
	vec_push(&w->out->steps, w->arena, s);
}

/* Complain once of a day that no date can be. */
static bool
in_range(struct work *w, int32_t day)
{
	if (!w->failed && (day < date_from_ymd(1800, 1, 1) ||
	    day > date_from_ymd(2999, 12, 31))) {
		diag_add(w->diags, DIAG_BAD_VALUE, (struct pos){ 0 },
		    "look at the date and the number of days again",
		    "the count leaves the years 1800 to 2999");
		w->failed = true;
	}
	return !w->failed;
}

/* Complain once of a day whose holidays are not known. */
static bool
covered(struct work *w, int32_t day)
{
	size_t n;

	if (!in_range(w, day))
		return false;
	if (w->set == NULL || calendar_covers(w->set, day))
		return true;
	/* For its message, which is the same everywhere. */
	calendar_year(w->arena, w->diags, w->set, date_to_ymd(day).year, &n);
	w->failed = true;
	return false;
}

/*
 * A weekend is closed in every year; of other days without a set nothing is
 * known to be closed.  After a failure nothing is, which ends every loop.
 */
static bool
closed(struct work *w, int32_t day)
{
	if (!in_range(w, day))
		return false;
	if (calendar_weekend(day))
		return true;
	return w->set != NULL && covered(w, day) &&
	    calendar_holiday(w->set, day) != NULL;
}

static void
skip(struct work *w, int32_t day)
{
	int32_t *d = arena_alloc(w->arena, sizeof(*d));

	*d = day;
	vec_push(&w->skipped, w->arena, d);
}

/* The n-th day from the day that counts: all days, or those that are open. */
static int32_t
walk(struct work *w, int32_t day, int32_t n, bool open_only)
{
	if (!open_only)
		return day + w->way * n;
	w->skipped.n = 0;
	while (n > 0 && !w->failed) {
		day += w->way;
		if (!closed(w, day))
			n--;
		else if (!calendar_weekend(day))
			skip(w, day);
	}
	return day;
}

static const char *
en(struct work *w, int32_t day)
{
	return calendar_day_en(w->arena, day);
}

static const char *
es(struct work *w, int32_t day)
{
	return calendar_day_es(w->arena, day);
}

/* ---- the steps ---- */

static bool
is_short(const struct calendar_count *c)
{
	return c->unit == CALENDAR_DAYS && c->count < c->rule->short_under;
}

static void
note_short(struct work *w)
{
	struct calendar_text than = calendar_period(w->arena,
	    w->in->rule->short_under, CALENDAR_DAYS);

	step(w, CALENDAR_STEP_SHORT, DATE_NONE, false,
	    arena_printf(w->arena, "The time is less than %s. So weekends and "
	    "court holidays are not counted.", than.en),
	    arena_printf(w->arena, "El plazo es de menos de %s. Por eso no se "
	    "cuentan los fines de semana ni los días feriados del tribunal.",
	    than.es));
}

/* Day one is an open day: the day before it, from which the count goes on. */
static void
find_start(struct work *w)
{
	int32_t first = walk(w, w->day, 1, true);

	w->skipped.n = 0;
	if (w->failed || first == w->day + w->way)
		return;
	step(w, CALENDAR_STEP_START, first, true,
	    arena_printf(w->arena, "Day one is a day the court is open: %s.",
	    en(w, first)),
	    arena_printf(w->arena, "El día uno es un día en que el tribunal "
	    "está abierto: %s.", es(w, first)));
	w->day = first - w->way;
}

/* " Weekends and Thursday, November 26, 2026 (Thanksgiving) are left out." */
static struct calendar_text
left_out(struct work *w)
{
	struct calendar_text t = { "", "" };
	size_t n = w->skipped.n < SKIPPED_TOLD ? w->skipped.n : SKIPPED_TOLD;

	for (size_t i = 0; i < n; i++) {
		int32_t day = *(const int32_t *)w->skipped.at[i];
		const struct calendar_text *h = calendar_holiday(w->set, day);

		t.en = arena_printf(w->arena, "%s%s%s (%s)", t.en, i ? "; " :
		    " Not counted: weekends, and ", en(w, day), h->en);
		t.es = arena_printf(w->arena, "%s%s%s (%s)", t.es, i ? "; " :
		    " No se cuentan los fines de semana ni estos días: ",
		    es(w, day), h->es);
	}
	return n == 0 ? t : (struct calendar_text){
		arena_printf(w->arena, "%s.", t.en),
		arena_printf(w->arena, "%s.", t.es) };
}

static void
tell_base(struct work *w)
{
	const struct calendar_count *c = w->in;
	struct calendar_text p = calendar_period(w->arena, c->count, c->unit);
	struct calendar_text out = left_out(w);
	bool back = w->way < 0, named = c->event_name.en != NULL;

	step(w, CALENDAR_STEP_BASE, w->day, w->day != c->event,
	    arena_printf(w->arena, "Count %s %s %s%s%s: %s.%s", p.en,
	    back ? "back from" : "from", named ? c->event_name.en : "",
	    named ? " on " : "", en(w, c->event), en(w, w->day),
	    out.en), arena_printf(w->arena, "Cuente %s %s %s%s%s: %s.%s", p.es,
	    back ? "hacia atrás desde" : "desde",
	    named ? c->event_name.es : "el", named ? ", " : " ",
	    es(w, c->event), es(w, w->day), out.es));
}

static void
count_base(struct work *w)
{
	const struct calendar_count *c = w->in;

	switch (c->unit) {
	case CALENDAR_MONTHS:
	case CALENDAR_YEARS:
		w->day = date_add_months(w->day, w->way * c->count *
		    (c->unit == CALENDAR_YEARS ? 12 : 1));
		break;
	case CALENDAR_DAYS:
	case CALENDAR_COURT_DAYS:
		if (is_short(c))
			note_short(w);
		if (c->rule->start_open && c->count > 0)
			find_start(w);
		w->day = walk(w, w->day, c->count,
		    c->unit == CALENDAR_COURT_DAYS || is_short(c));
	}
	if (!in_range(w, w->day))
		return;
	tell_base(w);
}

/* Why the day is closed, as the beginning of a sentence. */
static struct calendar_text
why(struct work *w, int32_t day)
{
	const struct calendar_text *h = w->set ?
	    calendar_holiday(w->set, day) : NULL;

	if (calendar_weekend(day))
		return (struct calendar_text){ "That is a weekend.",
		    "Es fin de semana." };
	return (struct calendar_text){
		arena_printf(w->arena, "That is a court holiday (%s).",
		    h && h->en ? h->en : "holiday"),
		arena_printf(w->arena, "Es un día feriado del tribunal (%s).",
		    h && h->es ? h->es : "feriado"),
	};
}

static void
roll(struct work *w)
{
	enum calendar_roll r = w->in->rule->roll;
	int32_t from = w->day;
	int way = r == CALENDAR_ROLL_FORWARD ? 1 : w->way;
	struct calendar_text because;

	if (w->failed)
		return;
	if (!closed(w, from)) {
		step(w, CALENDAR_STEP_ROLL, from, false, NULL, NULL);
		return;
	}
	because = why(w, from);
	if (r == CALENDAR_ROLL_NONE) {
		step(w, CALENDAR_STEP_ROLL, from, false,
		    arena_printf(w->arena, "%s The rule does not move the day.",
		    because.en), arena_printf(w->arena,
		    "%s La regla no cambia el día.", because.es));
		return;
	}
	while (!w->failed && closed(w, w->day))
		w->day += way;
	if (w->failed)
		return;
	w->out->rolled = true;
	step(w, CALENDAR_STEP_ROLL, w->day, true,
	    arena_printf(w->arena, "%s The day moves %s to %s.", because.en,
	    way > 0 ? "on" : "back", en(w, w->day)),
	    arena_printf(w->arena, "%s El día pasa %sal %s.", because.es,
	    way > 0 ? "" : "hacia atrás ", es(w, w->day)));
}

static void
add_service(struct work *w)
{
	const struct calendar_service *s = w->in->service;
	struct calendar_text p = calendar_period(w->arena, s->add, s->unit);
	int32_t from = w->day;

	if (w->failed)
		return;
	w->day = walk(w, w->day, s->add, s->unit == CALENDAR_COURT_DAYS);
	if (!in_range(w, w->day))
		return;
	step(w, CALENDAR_STEP_SERVICE, w->day, w->day != from,
	    arena_printf(w->arena, "%s adds %s: %s.",
	    s->method.en ? s->method.en : "This way of serving", p.en,
	    en(w, w->day)),
	    arena_printf(w->arena, "%s agrega %s: %s.",
	    s->method.es ? s->method.es : "Esta forma de entrega", p.es,
	    es(w, w->day)));
}

static bool
shut(const struct calendar_count *c, int32_t day)
{
	for (size_t i = 0; i < c->nshut; i++)
		if (c->shut[i] == day)
			return true;
	return false;
}

/* FRCP 6(a)(3) and its like: to a later day, whichever way the count went. */
static void
reach_clerk(struct work *w)
{
	int32_t from = w->day;

	if (w->failed || !shut(w->in, w->day))
		return;
	do
		w->day++;
	while (!w->failed && (shut(w->in, w->day) || closed(w, w->day)));
	if (w->failed)
		return;
	step(w, CALENDAR_STEP_SHUT, w->day, w->day != from,
	    arena_printf(w->arena, "The clerk cannot be reached on that day. "
	    "The day moves on to %s.", en(w, w->day)),
	    arena_printf(w->arena, "Ese día no se puede presentar nada en la "
	    "secretaría. El día pasa al %s.", es(w, w->day)));
}

static bool
sound(const struct calendar_count *c)
{
	int32_t most = c->unit == CALENDAR_MONTHS ? CALENDAR_MOST / 30 :
	    c->unit == CALENDAR_YEARS ? CALENDAR_MOST / 365 : CALENDAR_MOST;

	return c->count >= 0 && c->count <= most && (c->service == NULL ||
	    (c->service->add >= 0 && c->service->add <= CALENDAR_MOST &&
	    c->service->unit <= CALENDAR_COURT_DAYS));
}

bool
calendar_count(struct arena *a, struct diags *d, const struct calendar_count *c,
    struct calendar_result *out)
{
	bool back = c->direction == CALENDAR_BEFORE;
	const struct calendar_set *set = back && c->open_back ? c->open_back :
	    c->open;
	struct work w = { .arena = a, .diags = d, .in = c, .out = out,
	    .set = set, .way = back ? -1 : 1, .day = c->event };

	*out = (struct calendar_result){ .day = DATE_NONE };
	if (!sound(c)) {
		diag_add(d, DIAG_BAD_VALUE, (struct pos){ 0 },
		    "write a period that ends within a hundred years",
		    "a period of %d is too long to count, or less than none",
		    (int)c->count);
		return false;
	}
	if (c->event < date_from_ymd(1800, 1, 1) ||
	    c->event > date_from_ymd(2999, 12, 31)) {
		return in_range(&w, c->event);
	}
	count_base(&w);
	if (c->service != NULL && c->service->mode != CALENDAR_AFTER_ROLL) {
		add_service(&w);
		roll(&w);
	} else {
		roll(&w);
		if (c->service != NULL) {
			add_service(&w);
			roll(&w);
		}
	}
	reach_clerk(&w);
	out->day = w.failed ? DATE_NONE : w.day;
	out->closed = !w.failed && closed(&w, w.day);
	return !w.failed;
}
