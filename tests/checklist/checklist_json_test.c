#include "checklist/steps.h"

#include "json/json.h"

static const struct json *
child(const struct json *j, const char *name)
{
	for (j = j->first; j != NULL; j = j->next)
		if (strcmp(j->name, name) == 0)
			return j;
	fail_msg("no key '%s'", name);
	return NULL;
}

static const struct json *
step(const struct json *top, const char *id)
{
	for (const struct json *p = child(top, "phases")->first; p != NULL;
	    p = p->next)
		for (const struct json *s = child(p, "steps")->first;
		    s != NULL; s = s->next)
			if (strcmp(child(s, "id")->text, id) == 0)
				return s;
	fail_msg("no step '%s'", id);
	return NULL;
}

/* Every key is there in every step, and the text reads back. */
static void
round_trip(void **state)
{
	static const char *const keys[] = { "id", "who", "title", "body",
		"where", "due", "date", "why", "ground", "law", "source", "url",
		"guidance", "maybe", "unanswered" };
	struct test *t = *state;
	struct steps s = steps_plan(t, "{\"jurisdiction\":\"wa\",\"filing\":"
	    "\"modify\",\"order\":{\"number\":\"a \\\"b\\\" é\"}}");
	struct buf b = { 0 };
	const struct json *j, *x;

	checklist_json(t->arena, s.plan, &b);
	j = json_read(t->arena, t->diags, "out", b.data, b.len);
	buf_free(&b);
	assert_non_null(j);
	assert_string_equal(child(j, "title")->text,
	    "Checklist: Motion to modify");
	assert_string_equal(child(j, "jurisdiction")->text, "wa");
	assert_string_equal(child(j, "law")->text, "3");
	assert_int_equal(child(j, "role")->kind, JSON_NULL);
	x = step(j, "fee");
	for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++) {
		child(x, keys[i]);
		child(step(j, "official-form.court"), keys[i]);
	}
	assert_string_equal(child(x, "ground")->text, "official");
	assert_int_equal(child(x, "body")->kind, JSON_NULL);
	x = step(j, "pending");
	assert_string_equal(child(x, "title")->text,
	    "Go to the renewal in case a \"b\" é");
	assert_string_equal(child(x, "maybe")->text, "true");
	assert_string_equal(child(x, "unanswered")->first->text,
	    "order.pending");
	assert_string_equal(child(step(j, "always"), "guidance")->text,
	    "G-50");
}

int
main(void)
{
	const struct CMUnitTest tests[] = { TEST(round_trip) };

	STEPS_MAIN(tests);
}
