#include "test.h"

#include "base/date.h"
#include "calendar/calendar.h"

static char *
written(struct test *t, struct calendar_event *e, size_t n)
{
	struct vec v = { 0 };
	struct buf b = { 0 };
	char *out;

	for (size_t i = 0; i < n; i++)
		vec_push(&v, t->arena, &e[i]);
	calendar_ics(t->arena, &v, date_parse("2026-11-21"), &b);
	out = buf_copy(&b, t->arena);
	buf_free(&b);
	return out;
}

static void
has(const char *text, const char *part)
{
	if (strstr(text, part) == NULL)
		fail_msg("no '%s' in:\n%s", part, text);
}

static void
days_and_times(void **state)
{
	struct test *t = *state;
	struct calendar_event e[] = {
		{ .id = "a1", .day = date_parse("2027-01-14"), .minute = 545,
		    .title = "Court date", .place = "Room 3", .busy = true,
		    .early = true },
		{ .id = "b2", .day = date_parse("2028-02-29"), .minute = -1,
		    .title = "Good day" },
	};
	char *s = written(t, e, 2);

	has(s, "UID:a1@movant.invalid\r\nDTSTAMP:20261121T000000Z\r\n"
	    "SEQUENCE:20778\r\nDTSTART:20270114T090500\r\n"
	    "SUMMARY:Court date\r\nLOCATION:Room 3\r\nCLASS:PRIVATE\r\n"
	    "TRANSP:OPAQUE\r\nBEGIN:VALARM\r\nACTION:DISPLAY\r\n"
	    "TRIGGER:-P1W\r\n");
	has(s, "TRIGGER:-P1D\r\n");
	has(s, "UID:b2@movant.invalid\r\nDTSTAMP:20261121T000000Z\r\n"
	    "SEQUENCE:20778\r\nDTSTART;VALUE=DATE:20280229\r\n"
	    "SUMMARY:Good day\r\nCLASS:PRIVATE\r\nTRANSP:TRANSPARENT\r\n"
	    "BEGIN:VALARM\r\nACTION:DISPLAY\r\nTRIGGER:-PT15H\r\n");
	assert_null(strstr(s, "TRIGGER:-P6DT15H"));
	assert_null(strstr(s, "METHOD"));
	assert_null(strstr(s, "TZID"));
	/* The same again: nothing of the clock is in it. */
	assert_string_equal(s, written(t, e, 2));
}

/* What has a meaning in the format is escaped, and lines are folded. */
static void
escapes_and_folds(void **state)
{
	struct test *t = *state;
	struct calendar_event e = { .id = "a", .day = 20000, .minute = -1,
	    .title = "a,b;c\\d\nEND:VEVENT", .note = "\303\251\303\251\303\251"
	    "\303\251\303\251\303\251\303\251\303\251\303\251\303\251\303\251"
	    "\360\237\217\233\360\237\217\233\360\237\217\233\360\237\217\233"
	    "\360\237\217\233\360\237\217\233\360\237\217\233\360\237\217\233"
	    "\360\237\217\233\360\237\217\233\360\237\217\233" };
	char *s = written(t, &e, 1);
	size_t line = 0, folds = 0;

	has(s, "SUMMARY:a\\,b\\;c\\\\d\\nEND:VEVENT\r\n");
	for (const char *p = s; *p != '\0'; p++) {
		if (p[0] == '\r' && p[1] == '\n') {
			assert_true(line <= 75);
			folds += p[2] == ' ';
			/* not inside a character */
			assert_true(p[2] != ' ' ||
			    ((unsigned char)p[3] & 0xc0) != 0x80);
			line = 0;
			p++;
		} else {
			line++;
		}
	}
	assert_true(folds > 0);
}

static void
none(void **state)
{
	struct test *t = *state;
	char *s = written(t, NULL, 0);

	has(s, "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//movant//");
	assert_null(strstr(s, "VEVENT"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(days_and_times),
		TEST(escapes_and_folds),
		TEST(none),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
