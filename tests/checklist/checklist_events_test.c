/* Which days of a plan go into a calendar, and what is said of them there. */
#include "checklist/steps.h"

#define DATA "tests/checklist/data/dates/"

static struct vec
events(struct test *t, const char *number, const char *hearing,
    const char *today, bool step_titles)
{
	struct form_catalog *c = form_catalog_read(t->arena, t->diags,
	    DATA "forms");
	char *json = arena_printf(t->arena, "{\"jurisdiction\":\"wa\","
	    "\"filing\":\"terminate\",\"order.court\":\"%s\","
	    "\"hearing.date\":\"%s\"}", number, hearing);
	struct answers *x = answers_read(t->arena, t->diags, "a.json", json,
	    strlen(json));
	struct checklist *l = checklist_read(t->arena, t->diags,
	    DATA "checklists", c);
	struct rules *r = rules_new(t->arena, t->diags, c, x, NULL,
	    date_parse(today));

	assert_no_errors(t->diags);
	return checklist_events(t->arena, checklist_plan(t->arena, l, r),
	    step_titles);
}

static const struct calendar_event *
find(const struct vec *v, const char *title)
{
	for (size_t i = 0; i < v->n; i++) {
		const struct calendar_event *e = v->at[i];

		if (strcmp(e->title, title) == 0)
			return e;
	}
	return NULL;
}

static void
neutral_and_each_once(void **state)
{
	struct test *t = *state;
	struct vec v = events(t, "Superior Court", "2026-03-09", "2026-02-20",
	    false);
	const struct calendar_event *e;

	/* Two steps have the same last day. */
	assert_int_equal(v.n, 3);
	e = find(&v, "Last day for papers");
	assert_int_equal(e->day, date_parse("2026-03-02"));
	assert_true(e->early);
	assert_false(e->busy);
	e = find(&v, "Good day for papers");
	assert_int_equal(e->day, date_parse("2026-02-27"));
	assert_false(e->early);
	e = find(&v, "Court date");
	assert_int_equal(e->day, date_parse("2026-03-09"));
	assert_int_equal(e->minute, -1);
	assert_true(e->busy);
	assert_null(e->place);
}

static void
titles_on_request(void **state)
{
	struct test *t = *state;
	struct vec v = events(t, "Superior Court", "2026-03-09", "2026-02-20",
	    true);

	assert_non_null(find(&v, "Serve"));
	assert_non_null(find(&v, "Good day for papers: Serve"));
	assert_non_null(find(&v, "Go"));
}

/* What is over is left out, day by day. */
static void
only_days_to_come(void **state)
{
	struct test *t = *state;
	struct vec v = events(t, "Superior Court", "2026-03-09", "2026-03-02",
	    false);

	assert_int_equal(v.n, 2);
	v = events(t, "Superior Court", "2026-03-09", "2026-03-09", false);
	assert_int_equal(v.n, 1);
	v = events(t, "Superior Court", "2026-03-09", "2026-03-10", false);
	assert_int_equal(v.n, 0);
}

static void
ids_outlive_the_day(void **state)
{
	struct test *t = *state;
	struct vec a = events(t, "Superior Court", "2026-03-09", "2026-02-20",
	    false);
	struct vec b = events(t, "Superior Court", "2026-03-10", "2026-02-23",
	    true);

	assert_string_equal(find(&a, "Court date")->id, find(&b, "Go")->id);
	assert_string_equal(find(&a, "Last day for papers")->id,
	    find(&b, "Serve")->id);
	assert_string_not_equal(find(&a, "Court date")->id,
	    find(&a, "Last day for papers")->id);
	assert_int_equal(strlen(find(&a, "Court date")->id), 40);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(neutral_and_each_once),
		TEST(titles_on_request),
		TEST(only_days_to_come),
		TEST(ids_outlive_the_day),
	};

	STEPS_MAIN(tests);
}
