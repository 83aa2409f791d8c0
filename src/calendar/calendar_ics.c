/*
 * Days as a file for calendar programs (RFC 5545), through libical; its only
 * door.
 */
#include <libical/ical.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/date.h"
#include "calendar/calendar.h"

#define PRODUCER	"-//movant//movant " MOVANT_VERSION "//EN"
#define DOMAIN		"movant.invalid"	/* RFC 2606: nobody's */

static void
close_component(void *c)
{
	icalcomponent_free(c);
}

static struct icaltimetype
day_of(int32_t day)
{
	struct date_ymd d = date_to_ymd(day);
	struct icaltimetype t = icaltime_null_time();

	t.year = d.year;
	t.month = d.month;
	t.day = d.day;
	t.is_date = 1;
	return t;
}

static struct icaltimetype
time_of(int32_t day, int minute)
{
	struct icaltimetype t = day_of(day);

	t.is_date = 0;
	t.hour = minute / 60;
	t.minute = minute % 60;
	return t;
}

/* Nine in the morning some days before; of a timed event at its own hour. */
static void
add_alarm(icalcomponent *event, const struct calendar_event *e, int days)
{
	icalcomponent *alarm = icalcomponent_new_valarm();
	struct icaltriggertype at = { .time = icaltime_null_time() };
	int before = e->minute < 0 ? days * 24 - 9 : days * 24;

	at.duration = icaldurationtype_from_int(-before * 3600);
	icalcomponent_add_property(alarm,
	    icalproperty_new_action(ICAL_ACTION_DISPLAY));
	icalcomponent_add_property(alarm, icalproperty_new_trigger(at));
	icalcomponent_add_property(alarm,
	    icalproperty_new_description(e->title));
	icalcomponent_add_component(event, alarm);
}

static void
add_event(struct arena *a, icalcomponent *top, const struct calendar_event *e,
    int32_t today)
{
	icalcomponent *c = icalcomponent_new_vevent();
	struct icaltimetype stamp = time_of(today, 0);

	stamp.zone = icaltimezone_get_utc_timezone();
	icalcomponent_add_property(c, icalproperty_new_uid(
	    arena_printf(a, "%s@" DOMAIN, e->id)));
	icalcomponent_add_property(c, icalproperty_new_dtstamp(stamp));
	icalcomponent_add_property(c, icalproperty_new_sequence(
	    today > 0 ? (int)today : 0));
	icalcomponent_add_property(c, icalproperty_new_dtstart(e->minute < 0 ?
	    day_of(e->day) : time_of(e->day, e->minute)));
	icalcomponent_add_property(c, icalproperty_new_summary(e->title));
	if (e->place != NULL)
		icalcomponent_add_property(c,
		    icalproperty_new_location(e->place));
	if (e->note != NULL)
		icalcomponent_add_property(c,
		    icalproperty_new_description(e->note));
	icalcomponent_add_property(c,
	    icalproperty_new_class(ICAL_CLASS_PRIVATE));
	icalcomponent_add_property(c, icalproperty_new_transp(e->busy ?
	    ICAL_TRANSP_OPAQUE : ICAL_TRANSP_TRANSPARENT));
	if (e->early)
		add_alarm(c, e, 7);
	add_alarm(c, e, 1);
	icalcomponent_add_component(top, c);
}

void
calendar_ics(struct arena *a, const struct vec *events, int32_t today,
    struct buf *out)
{
	icalcomponent *top = icalcomponent_new_vcalendar();
	char *text;

	arena_defer(a, close_component, top);
	icalcomponent_add_property(top, icalproperty_new_version("2.0"));
	icalcomponent_add_property(top, icalproperty_new_prodid(PRODUCER));
	icalcomponent_add_property(top, icalproperty_new_calscale("GREGORIAN"));
	for (size_t i = 0; i < events->n; i++)
		add_event(a, top, events->at[i], today);
	text = icalcomponent_as_ical_string_r(top);
	buf_str(out, text);
	icalmemory_free_buffer(text);
}
