#include "checklist/steps.h"

static const char *
explain(struct test *t, const char *json)
{
	struct steps s = steps_plan(t, json);
	struct buf b = { 0 };
	const char *text;

	checklist_explain(t->arena, s.list, s.rules, &b);
	text = buf_copy(&b, t->arena);
	buf_free(&b);
	return text;
}

static void
says_why(void **state)
{
	struct test *t = *state;
	const char *text = explain(t, "{\"jurisdiction\":\"wa\",\"filer\":"
	    "\"protected\",\"filing\":\"modify\",\n\"order\":{\"pending\":"
	    "\"no\"}}");

	assert_non_null(strstr(text, "safety/always: included\n"));
	assert_non_null(strstr(text, "safety/theirs: left out\n"));
	assert_non_null(strstr(text, "\tfor the roles: restrained\n"));
	assert_non_null(strstr(text, "before/pending: left out\n"));
	assert_non_null(strstr(text,
	    "\tcondition is no: $order.pending = 'yes'\n"
	    "\t    order.pending: answered at a.json:2:20\n"));
	assert_non_null(strstr(text, "file/sealed: included, may apply\n"));
	assert_non_null(strstr(text,
	    "\t    protected.hidden: not answered\n"));
	assert_non_null(strstr(text, "law 'fee': official fact at "));
	assert_non_null(strstr(text, "law 'waiting': fact to confirm at "));
	assert_non_null(strstr(text, "\tguide: G-50\n"));
	assert_non_null(strstr(text, "before/official-form.court: included"));
}

/* Answers are placed, not quoted. */
static void
quotes_nothing(void **state)
{
	struct test *t = *state;

	assert_null(strstr(explain(t, "{\"order\":{\"number\":\"hunter2\","
	    "\"pending\":\"yes\"},\"protected\":{\"name\":\"hunter2\"}}"),
	    "hunter2"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(says_why),
		TEST(quotes_nothing),
	};

	STEPS_MAIN(tests);
}
