/* Single turns of a session: taking, going back, changing, refusing. */
#include "interview/session.h"

static const struct say plain[] = { { "filer", "protected" },
    { "filing", "terminate" }, { "jurisdiction", "wa" },
    { "order.kind", "final" }, { "order.issued", "2025-03-14" },
    { "order.expires", "2030-03-14" }, { NULL, NULL } };

static const char *
text_of(const struct answers *as, const char *name)
{
	const struct answer *a = answers_find(as, name);

	return a ? a->text : NULL;
}

static const char *
asked(struct test *t, struct interview *v)
{
	return session_name(t, interview_next(v));
}

static enum interview_taken
take(struct interview *v, const char *typed)
{
	return interview_take(v, typed).taken;
}

/* A session of so far as the question. */
static struct interview *
until(struct test *t, const char *name)
{
	struct interview *v = session_new(t, session_program(t), LANG_EN,
	    NULL);

	session_hold(t, v, plain, name, NULL);
	assert_string_equal(asked(t, v), name);
	return v;
}

static void
dates_are_confirmed(void **state)
{
	struct test *t = *state;
	struct interview *v = until(t, "order.issued");

	/* Both readings, one after the other. */
	assert_int_equal(take(v, "3/4/2025"), INTERVIEW_CONFIRM);
	assert_int_equal(take(v, "no"), INTERVIEW_CONFIRM);
	assert_int_equal(take(v, "no"), INTERVIEW_WRONG);
	assert_string_equal(asked(t, v), "order.issued");
	/* Enter alone is no answer to that; another date is one. */
	assert_int_equal(take(v, "3/4/2025"), INTERVIEW_CONFIRM);
	assert_int_equal(take(v, ""), INTERVIEW_CONFIRM);
	assert_string_equal(interview_next(v)->confirm,
	    "Tuesday, March 4, 2025 - right? (yes or no)");
	assert_int_equal(take(v, "March 5, 2025"), INTERVIEW_TAKEN);
	assert_string_equal(text_of(interview_answers(v, t->arena, NULL),
	    "order.issued"), "2025-03-05");
	/* Back while it is to be confirmed: the same question. */
	assert_true(interview_back(v));
	assert_int_equal(take(v, "3/4/2025"), INTERVIEW_CONFIRM);
	assert_true(interview_back(v));
	assert_string_equal(asked(t, v), "order.issued");
	assert_int_equal(take(v, ""), INTERVIEW_TAKEN);
	assert_string_equal(text_of(interview_answers(v, t->arena, NULL),
	    "order.issued"), "2025-03-05");
}

static void
dates_as_people_write_them(void **state)
{
	static const struct { const char *typed, *iso; } rows[] = {
		{ "2025-03-06", "2025-03-06" }, { "3/6/2025", "2025-03-06" },
		{ "3-6-25", "2025-03-06" }, { "25/12/2024", "2024-12-25" },
		{ "march 6 2025", "2025-03-06" },
		{ "6 March, 2025", "2025-03-06" },
		{ "Mar. 6th, 2025", "2025-03-06" },
		{ "6 de marzo de 2025", "2025-03-06" },
		{ "2025/3/6", "2025-03-06" }, { "3.6.2025", "2025-03-06" },
	};
	static const char *const none[] = { "yesterday", "3/6", "13/13/2025",
	    "2/30/2025", "3/6/2025/1", "0/6/2025", "march 2025",
	    "3/6/20255", "99999999999/1/1" };
	struct test *t = *state;

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct interview *v = until(t, "order.issued");

		if (take(v, rows[i].typed) == INTERVIEW_CONFIRM)
			assert_int_equal(take(v, "y"), INTERVIEW_TAKEN);
		assert_string_equal(text_of(interview_answers(v, t->arena,
		    NULL), "order.issued"), rows[i].iso);
	}
	for (size_t i = 0; i < sizeof(none) / sizeof(none[0]); i++) {
		struct interview *v = until(t, "order.issued");

		assert_int_equal(take(v, none[i]), INTERVIEW_WRONG);
	}
}

static void
typed_values_take_one_form(void **state)
{
	static const struct { const char *name, *typed, *kept; } rows[] = {
		{ "jurisdiction", "New York", "ny" },
		{ "jurisdiction", "NUEVA YORK", "ny" },
		{ "jurisdiction", "tribal court", "tribal" },
		{ "order.kind", "2", "final" },
		{ "order.kind", "Final: it lasts for months, years or without "
		  "end", "final" },
		{ "order.no-expiry", "S\303\215", "yes" },
		{ "order.no-expiry", "n", "no" },
		{ "protected.phone", "(206) 555 0142", "206-555-0142" },
		{ "protected.phone", "+1 206.555.0142", "206-555-0142" },
		{ "protected.phone", "206-555-0142 ext 3",
		  "206-555-0142 ext 3" },
		{ "hearing.time", "9 am", "09:00" },
		{ "hearing.time", "12:30 p.m.", "12:30" },
		{ "hearing.time", "12am", "00:00" },
		{ "hearing.time", "13:05", "13:05" },
	};
	struct test *t = *state;

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct interview *v = until(t, rows[i].name);

		assert_int_equal(take(v, rows[i].typed), INTERVIEW_TAKEN);
		assert_string_equal(text_of(interview_answers(v, t->arena,
		    NULL), rows[i].name), rows[i].kept);
	}
}

static void
hostile_lines_are_turned_away(void **state)
{
	static const char *const rows[] = { "\377\376", "a\001b", "\033[2J",
	    "\342\200\256evil", "----", "\302\205" };
	struct test *t = *state;
	struct interview *v = until(t, "order.court");
	char *long_line = arena_alloc(t->arena, 100001);

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		assert_int_equal(take(v, rows[i]), INTERVIEW_WRONG);
	memset(long_line, 'x', 100000);
	assert_int_equal(take(v, long_line), INTERVIEW_WRONG);
	assert_string_equal(asked(t, v), "order.court");
}

/* Ask a question again that the review shows. */
static void
change(struct interview *v, const char *question)
{
	const struct interview_line *all;
	size_t n, i = 0;

	all = interview_review(v, &n);
	while (i < n && !str_eq(all[i].text, question))
		i++;
	assert_true(interview_edit(v, i));
}

/* What was answered before, and no longer matters, is kept aside. */
static void
stale_answers_are_dropped_and_come_back(void **state)
{
	struct test *t = *state;
	struct interview *v = until(t, "(done)");
	struct vec dropped = { 0 };
	const char *filing = "What do you want to ask the court to do?";

	change(v, filing);
	assert_string_equal(asked(t, v), "filing");
	assert_int_equal(take(v, "let-expire"), INTERVIEW_TAKEN);
	session_hold(t, v, plain, NULL, NULL);
	assert_null(text_of(interview_answers(v, t->arena, &dropped),
	    "reason.change"));
	assert_true(dropped.n > 5);
	/* And back to the first choice: nothing has to be typed again. */
	change(v, filing);
	assert_int_equal(take(v, "terminate"), INTERVIEW_TAKEN);
	assert_string_equal(asked(t, v), "(done)");
	dropped.n = 0;
	assert_non_null(text_of(interview_answers(v, t->arena, &dropped),
	    "reason.change"));
	assert_int_equal(dropped.n, 0);
}

/* A change that contradicts a later answer opens that one. */
static void
contradicted_answers_are_asked_again(void **state)
{
	struct test *t = *state;
	struct interview *v = until(t, "order.renewal-pending");

	change(v, "On what date did the judge sign the order?");
	assert_string_equal(asked(t, v), "order.issued");
	assert_int_equal(take(v, "2031-01-01"), INTERVIEW_WRONG);
	assert_int_equal(take(v, "2025-10-01"), INTERVIEW_TAKEN);
	assert_string_equal(asked(t, v), "order.served-on");
	assert_int_equal(interview_reopened(v)->n, 1);
	/* The old answer does not fit; a new one does. */
	assert_int_equal(take(v, ""), INTERVIEW_WRONG);
	assert_int_equal(take(v, "2025-10-02"), INTERVIEW_TAKEN);
	assert_string_equal(asked(t, v), "order.renewal-pending");
}

static void
refusal_is_told_once_and_another_filing_offered(void **state)
{
	struct test *t = *state;
	struct interview *v = until(t, "order.kind");
	const struct interview_question *q;
	const struct interview_notice *all;
	size_t n;

	interview_notices(v, &n);
	assert_int_equal(take(v, "criminal"), INTERVIEW_TAKEN);
	q = interview_next(v);
	assert_int_equal(q->kind, INTERVIEW_REFUSED);
	/* What the reason itself advises comes first. */
	assert_string_equal(q->choices[0].value, "prosecutor-letter");
	all = interview_notices(v, &n);
	assert_int_equal(n, 1);
	assert_int_equal(all[0].weight, INTERVIEW_NOT_OPEN);
	assert_non_null(strstr(all[0].because, "criminal case"));
	/* Without the name that the command line has for it. */
	assert_non_null(strstr(all[0].instead, "write to the prosecutor. "));
	assert_int_equal(take(v, "terminate"), INTERVIEW_WRONG);
	assert_false(interview_skip(v));
	interview_notices(v, &n);
	assert_int_equal(n, 0);
	assert_int_equal(take(v, "1"), INTERVIEW_TAKEN);
	assert_string_equal(text_of(interview_answers(v, t->arena, NULL),
	    "filing"), "prosecutor-letter");
	assert_int_equal(interview_next(v)->kind, INTERVIEW_FIELD);
}

/* Of a filing that is closed only why, and no gentler way to use it. */
static void
closed_filing_has_no_other_choice(void **state)
{
	static const struct say pressed[] = { { "filer", "protected" },
	    { "safety.voluntary", "no" }, { "safety.pressure", "yes" },
	    { NULL, NULL } };
	struct test *t = *state;
	struct interview *v = session_new(t, session_program(t), LANG_EN,
	    NULL);
	const struct interview_notice *all;
	size_t n;

	session_hold(t, v, pressed, "filing", NULL);
	assert_int_equal(take(v, "terminate"), INTERVIEW_TAKEN);
	assert_int_equal(interview_next(v)->kind, INTERVIEW_REFUSED);
	all = interview_notices(v, &n);
	assert_true(n > 0);
	for (size_t i = 0; i < n; i++)
		assert_int_not_equal(all[i].weight, INTERVIEW_CHOICE);
	/* Free again, it is told. */
	assert_true(interview_back(v));
	assert_true(interview_back(v));
	assert_true(interview_back(v));
	assert_int_equal(take(v, "yes"), INTERVIEW_TAKEN);
	assert_int_equal(take(v, "no"), INTERVIEW_TAKEN);
	interview_notices(v, &n);
	assert_int_equal(take(v, "terminate"), INTERVIEW_TAKEN);
	all = interview_notices(v, &n);
	assert_int_equal(n, 1);
	assert_int_equal(all[0].weight, INTERVIEW_CHOICE);
}

/* A caution that hangs on what was not asked yet is not told. */
static void
cautions_wait_for_their_answers(void **state)
{
	static const struct say says[] = { { "filer", "restrained" },
	    { "filing", "terminate" }, { "jurisdiction", "wa" },
	    { "order.kind", "final" }, { NULL, NULL } };
	struct test *t = *state;
	struct interview *v = session_new(t, session_program(t), LANG_EN,
	    NULL);
	const struct interview_notice *all;
	size_t n;

	session_hold(t, v, says, "order.court", NULL);
	all = interview_notices(v, &n);
	for (size_t i = 0; i < n; i++)
		assert_null(strstr(all[i].because, "Your answers name no"));
}

static void
lists_add_edit_and_remove(void **state)
{
	struct test *t = *state;
	struct interview *v = until(t, "exhibits");
	const struct answers_list *l;

	for (int i = 1; i <= 3; i++) {
		assert_int_equal(take(v, "yes"), INTERVIEW_TAKEN);
		assert_string_equal(asked(t, v), arena_printf(t->arena,
		    "exhibits.%d.title", i));
		assert_int_equal(take(v, arena_printf(t->arena, "Paper %d",
		    i)), INTERVIEW_TAKEN);
		assert_int_equal(take(v, ""), INTERVIEW_TAKEN);
		assert_int_equal(take(v, ""), INTERVIEW_TAKEN);
		assert_string_equal(asked(t, v), "exhibits");
	}
	assert_int_equal(take(v, "remove 4"), INTERVIEW_WRONG);
	assert_int_equal(take(v, "remove 1"), INTERVIEW_TAKEN);
	assert_int_equal(take(v, "edit 2"), INTERVIEW_TAKEN);
	assert_string_equal(asked(t, v), "exhibits.2.title");
	assert_int_equal(take(v, "Paper three"), INTERVIEW_TAKEN);
	/* A date that cannot be leaves the member open; back goes to the one
	 * before. */
	assert_int_equal(take(v, "2031-01-01"), INTERVIEW_WRONG);
	assert_true(interview_back(v));
	assert_string_equal(asked(t, v), "exhibits.2.title");
	for (int i = 0; i < 3; i++)
		assert_int_equal(take(v, ""), INTERVIEW_TAKEN);
	/* One begun and left is none. */
	assert_int_equal(take(v, "yes"), INTERVIEW_TAKEN);
	assert_true(interview_back(v));
	assert_int_equal(interview_next(v)->items, 2);
	assert_int_equal(take(v, "no"), INTERVIEW_TAKEN);
	l = answers_list_find(interview_answers(v, t->arena, NULL),
	    "exhibits");
	assert_int_equal(l->n, 2);
	assert_string_equal(answers_member(l->items[0], "title")->text,
	    "Paper 2");
	assert_string_equal(answers_member(l->items[1], "title")->text,
	    "Paper three");
}

/* Saved half way and gone on with: the same answers, the same question. */
static void
gone_on_with_where_it_stood(void **state)
{
	static const char *const places[] = { "order.county",
	    "protected.phone", "exhibits", "hearing.date", "(done)" };
	struct test *t = *state;

	for (size_t i = 0; i < sizeof(places) / sizeof(places[0]); i++) {
		struct interview *v = until(t, places[i]), *again;
		struct buf one = { 0 }, two = { 0 };
		struct answers *as;

		as = interview_answers(v, t->arena, NULL);
		answers_keep(as, t->diags, "csv", "Case worker", "X",
		    (struct pos){ 0 });
		answers_write_xml(as, &one);
		again = session_new(t, session_program(t), LANG_ES,
		    answers_read(t->arena, t->diags, "x.xml", one.data,
		    one.len));
		assert_int_equal(interview_refitted(again), 0);
		assert_string_equal(asked(t, again), places[i]);
		answers_write_xml(interview_answers(again, t->arena, NULL),
		    &two);
		assert_string_equal(one.data, two.data);
		assert_non_null(strstr(two.data, "Case worker"));
		buf_free(&one);
		buf_free(&two);
	}
	assert_no_errors(t->diags);
}

/* What asks for more of a blank answer is not asked, unless it is known. */
static void
blank_answers_are_not_followed_up(void **state)
{
	struct test *t = *state;
	struct interview *v = until(t, "order.served");

	assert_true(interview_skip(v));
	assert_string_not_equal(asked(t, v), "order.served-on");
	assert_true(interview_back(v));
	assert_int_equal(take(v, "yes"), INTERVIEW_TAKEN);
	assert_string_equal(asked(t, v), "order.served-on");
	assert_int_equal(take(v, "2025-04-01"), INTERVIEW_TAKEN);
	/* The day is known: taking back the yes does not lose it. */
	assert_true(interview_back(v));
	assert_true(interview_back(v));
	assert_string_equal(asked(t, v), "order.served");
	assert_true(interview_skip(v));
	assert_string_equal(asked(t, v), "order.served-on");
	assert_string_equal(text_of(interview_answers(v, t->arena, NULL),
	    "order.served-on"), "2025-04-01");
}

static void
places_are_known_ones(void **state)
{
	static const char *const none[] = { "zz", "10", "Washignton", "w a",
	    "tribal nation of", "usa" };
	static const struct { const char *typed, *code; } rows[] = {
		{ "WA", "wa" }, { "washington", "wa" }, { "Tejas", "tx" },
		{ "Hawaii", "hi" }, { "Tribal", "tribal" }, { "AS", "as" },
	};
	struct test *t = *state;
	struct interview *v = until(t, "jurisdiction");

	for (size_t i = 0; i < sizeof(none) / sizeof(none[0]); i++) {
		assert_int_equal(take(v, none[i]), INTERVIEW_WRONG);
		assert_string_equal(asked(t, v), "jurisdiction");
	}
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		assert_int_equal(take(v, rows[i].typed), INTERVIEW_TAKEN);
		assert_string_equal(text_of(interview_answers(v, t->arena,
		    NULL), "jurisdiction"), rows[i].code);
		assert_true(interview_back(v));
		assert_string_equal(asked(t, v), "jurisdiction");
	}
}

/* By number, and by words of one choice alone. */
static void
choices_by_number_and_word(void **state)
{
	static const char *const none[] = { "0", "4", "-1", "+1", "1 2",
	    "1.5", "00001", "is", "a", "order", "finale" };
	static const char *const one[] = { "2", "2.", " 2) ", "02", "final",
	    "Final: it lasts for months, years or without end", "MONTHS",
	    "it lasts" };
	struct test *t = *state;
	struct interview *v = until(t, "order.kind");

	for (size_t i = 0; i < sizeof(none) / sizeof(none[0]); i++)
		if (take(v, none[i]) != INTERVIEW_WRONG)
			fail_msg("'%s' was taken", none[i]);
	for (size_t i = 0; i < sizeof(one) / sizeof(one[0]); i++) {
		if (take(v, one[i]) != INTERVIEW_TAKEN)
			fail_msg("'%s' was not taken", one[i]);
		assert_string_equal(text_of(interview_answers(v, t->arena,
		    NULL), "order.kind"), "final");
		assert_true(interview_back(v));
	}
}

/* "No" to "Which one?" is no name of one. */
static void
words_for_nothing_are_no_answers(void **state)
{
	static const char *const words[] = { "no", "None", "N/A", "ninguna",
	    "I don't know", "No s\303\251", "unknown" };
	static const char *const text[] = { "North", "no one", "None Such" };
	struct test *t = *state;
	struct interview *v = until(t, "order.division");

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		if (take(v, words[i]) != INTERVIEW_TAKEN)
			fail_msg("'%s' was not taken", words[i]);
		assert_null(text_of(interview_answers(v, t->arena, NULL),
		    "order.division"));
		assert_true(interview_back(v));
	}
	for (size_t i = 0; i < sizeof(text) / sizeof(text[0]); i++) {
		assert_int_equal(take(v, text[i]), INTERVIEW_TAKEN);
		assert_string_equal(text_of(interview_answers(v, t->arena,
		    NULL), "order.division"), text[i]);
		assert_true(interview_back(v));
	}
	v = until(t, "reason.why");
	assert_int_equal(take(v, "Nada."), INTERVIEW_TAKEN);
	assert_null(text_of(interview_answers(v, t->arena, NULL),
	    "reason.why"));
	/* What the papers need is asked for; a day is not "no". */
	v = until(t, "order.issued");
	assert_int_equal(take(v, "I don't know"), INTERVIEW_WRONG);
	assert_int_equal(take(v, "no"), INTERVIEW_WRONG);
	v = until(t, "order.served");
	assert_int_equal(take(v, "no"), INTERVIEW_TAKEN);
	assert_true(interview_back(v));
	assert_int_equal(take(v, "not sure"), INTERVIEW_TAKEN);
	assert_null(text_of(interview_answers(v, t->arena, NULL),
	    "order.served"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(dates_are_confirmed),
		TEST(dates_as_people_write_them),
		TEST(typed_values_take_one_form),
		TEST(hostile_lines_are_turned_away),
		TEST(stale_answers_are_dropped_and_come_back),
		TEST(contradicted_answers_are_asked_again),
		TEST(refusal_is_told_once_and_another_filing_offered),
		TEST(closed_filing_has_no_other_choice),
		TEST(cautions_wait_for_their_answers),
		TEST(lists_add_edit_and_remove),
		TEST(gone_on_with_where_it_stood),
		TEST(blank_answers_are_not_followed_up),
		TEST(words_for_nothing_are_no_answers),
		TEST(places_are_known_ones),
		TEST(choices_by_number_and_word),
	};

	return cmocka_run_group_tests(tests, test_xml_open, test_xml_close);
}
