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

/* The whole of a plan as JSON, read back. */
static const struct json *
read_back(struct test *t, struct steps *s)
{
	struct buf b = { 0 };
	const struct json *j;

	assert_true(checklist_json(t->arena, s->list, s->plan, &b));
	j = json_read(t->arena, t->diags, "out", b.data, b.len);
	buf_free(&b);
	assert_non_null(j);
	return j;
}

/* Every key is there in every step, and the text reads back. */
static void
round_trip(void **state)
{
	static const char *const keys[] = { "id", "who", "who_words",
		"who_words_es", "title", "title_es", "body", "body_es", "where",
		"where_es", "due", "due_es", "why", "why_es", "law", "law_es",
		"date", "ground", "sources", "guidance", "maybe",
		"unanswered" };
	struct test *t = *state;
	struct steps s = steps_plan(t, "{\"jurisdiction\":\"wa\",\"filing\":"
	    "\"modify\",\"order\":{\"number\":\"a \\\"b\\\" é\"}}");
	const struct json *j = read_back(t, &s), *x;

	assert_string_equal(child(j, "schema")->text, "movant-checklist/2");
	assert_string_equal(child(j, "title")->text,
	    "Checklist: Motion to modify");
	assert_string_equal(child(j, "jurisdiction")->text, "wa");
	assert_string_equal(child(j, "law")->text, "3");
	assert_int_equal(child(j, "role")->kind, JSON_NULL);
	x = step(j, "fee");
	assert_int_equal(x->n, sizeof(keys) / sizeof(keys[0]));
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
}

/* Both languages, whichever the plan was made in; what has no Spanish is null. */
static void
languages(void **state)
{
	struct test *t = *state;
	struct steps s = steps_plan(t, "{\"jurisdiction\":\"wa\",\"filing\":"
	    "\"modify\"}");
	struct buf en = { 0 }, es = { 0 };
	const struct json *j, *x;

	assert_true(checklist_json(t->arena, s.list, s.plan, &en));
	s.rules->lang = LANG_ES;
	s.plan = checklist_plan(t->arena, s.list, s.rules);
	assert_true(checklist_json(t->arena, s.list, s.plan, &es));
	assert_int_equal(en.len, es.len);
	assert_memory_equal(en.data, es.data, en.len);
	buf_free(&en);
	buf_free(&es);
	j = read_back(t, &s);
	x = step(j, "always");
	assert_string_equal(child(x, "who")->text, "you");
	assert_string_equal(child(x, "who_words")->text, "You");
	assert_string_equal(child(x, "who_words_es")->text, "Usted");
	assert_string_equal(child(x, "title")->text, "Keep to the order");
	assert_string_equal(child(x, "title_es")->text, "Cumpla");
	assert_string_equal(child(x, "body")->text, "It is in force.");
	assert_int_equal(child(x, "body_es")->kind, JSON_NULL);
	x = step(j, "wait");
	assert_string_equal(child(x, "law")->text,
	    "Confirm with the clerk: Wait a year.");
	assert_int_equal(child(x, "law_es")->kind, JSON_NULL);
	x = child(j, "phases")->first;
	assert_string_equal(child(x, "title_es")->text, "Cuidado");
}

static void
sources(void **state)
{
	struct test *t = *state;
	struct steps s = steps_plan(t, "{\"jurisdiction\":\"wa\",\"filing\":"
	    "\"modify\"}");
	const struct json *j = read_back(t, &s), *x;

	x = child(step(j, "always"), "guidance");
	assert_int_equal(x->n, 1);
	assert_string_equal(x->first->text, "G-50");
	assert_int_equal(child(step(j, "mine"), "guidance")->n, 0);
	assert_int_equal(child(step(j, "always"), "sources")->n, 0);
	x = child(step(j, "wa-site"), "sources");
	assert_int_equal(x->n, 1);
	x = x->first;
	assert_int_equal(x->n, 6);
	assert_string_equal(child(x, "id")->text, "web");
	assert_int_equal(child(x, "cite")->kind, JSON_NULL);
	assert_string_equal(child(x, "url")->text, "https://example.org/x");
	assert_string_equal(child(x, "checked")->text, "2026-11-21");
	assert_string_equal(child(x, "confidence")->text, "secondary");
	x = child(step(j, "wa-rule"), "sources")->first;
	assert_string_equal(child(x, "id")->text, "rcw");
	assert_string_equal(child(x, "cite")->text, "RCW 9");
	assert_string_equal(child(x, "confidence")->text, "official");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(round_trip),
		TEST(languages),
		TEST(sources),
	};

	STEPS_MAIN(tests);
}
