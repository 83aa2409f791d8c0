#include "fill/paper.h"

#include "fill/fill_int.h"

#define COURT	(AUDIENCE_COURT | AUDIENCE_OTHER)

/* The name of the secret that stands in a text, or "". */
static const char *
secret(struct test *t, const struct fill_watch *w, const char *text)
{
	struct fill_fold f = fill_fold(t->arena, text);
	const struct fill_secret *s;
	size_t at;

	s = fill_watch_find(w, &f, NULL, &at);
	return s ? s->name : "";
}

static struct fill_watch *
watch(struct test *t, const char *json, unsigned readers)
{
	return fill_watch_new(t->arena, case_rules(t, json), readers);
}

static void
addresses(void **state)
{
	struct test *t = *state;
	struct fill_watch *w = watch(t, "{\"protected\":{\"address\":"
	    "\"12 Elm Street Apt. 4\\nSpringfield, WA 98001\"}}", COURT);

	assert_string_equal(secret(t, w, "He knows 12 Elm Street, Apt 4."),
	    "protected.address");
	assert_string_equal(secret(t, w, "at 12 elm street in town"),
	    "protected.address");
	/* the town alone gives nobody away */
	assert_string_equal(secret(t, w, "Springfield, WA 98001"), "");
	assert_string_equal(secret(t, w, "Elm Street"), "");
}

static void
address_on_one_line(void **state)
{
	struct test *t = *state;
	struct fill_watch *w = watch(t, "{\"protected\":{\"address\":"
	    "\"12 Elm Street, Springfield, WA 98001\"}}", COURT);

	assert_string_equal(secret(t, w, "He came to 12 Elm Street."),
	    "protected.address");
	w = watch(t, "{\"protected\":{\"address\":"
	    "\"c/o Jane Roe\\n9 Oak Road\\nSpringfield, WA 98001\"}}", COURT);
	assert_string_equal(secret(t, w, "9 Oak Road"), "protected.address");
}

static void
telephone(void **state)
{
	struct test *t = *state;
	struct fill_watch *w = watch(t, "{\"protected\":{\"phone\":"
	    "\"(206) 555-0100 ext. 12\"}}", COURT);

	assert_string_equal(secret(t, w, "at 206.555.0100"),
	    "protected.phone");
	assert_string_equal(secret(t, w, "at 555-0100"), "protected.phone");
	assert_string_equal(secret(t, w, "at 555-0101"), "");
}

/* What the readers may see is no secret, nor what is too short. */
static void
no_secret(void **state)
{
	struct test *t = *state;
	struct fill_watch *w = watch(t, "{\"protected\":{\"address\":"
	    "\"12 Elm Street\",\"hidden\":\"no\",\"name\":\"Ana Roe\"},"
	    "\"pressure\":\"yes\"}", COURT);

	assert_int_equal(w->secrets.n, 0);
	w = watch(t, "{\"protected\":{\"address\":\"12 Elm Street\"}}",
	    AUDIENCE_SELF);
	assert_int_equal(w->secrets.n, 0);
	w = watch(t, "{\"protected\":{\"address\":\"1 A\"}}", COURT);
	assert_int_equal(w->secrets.n, 0);
}

static void
children(void **state)
{
	struct test *t = *state;
	const char *json = "{\"protected\":{\"name\":\"Ana Roe\"},"
	    "\"children\":[{\"name\":\"Ben Luis Roe\"},{\"name\":\"Ana Roe\"},"
	    "{\"name\":\"Cy\"},{}]}";
	struct fill_watch *w = watch(t, json, COURT);
	const struct fill_child *c = w->children.at[0];

	assert_int_equal(w->children.n, 3);
	assert_string_equal(c->name, "children.1.name");
	assert_string_equal(c->initials, "B. L. R.");
	assert_string_equal(c->initials_ends, "B. R.");
	assert_int_not_equal(c->full.n, 0);
	assert_int_not_equal(c->ends.n, 0);
	/* named like the mother: the name must stay readable */
	c = w->children.at[1];
	assert_int_equal(c->full.n, 0);
	assert_int_equal(c->first.n, 0);
	/* one word is no full name */
	c = w->children.at[2];
	assert_int_equal(c->full.n, 0);
	assert_int_equal(c->first.n, 2);
	assert_int_equal(watch(t, json, AUDIENCE_SELF)->children.n, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(addresses),
		TEST(address_on_one_line),
		TEST(telephone),
		TEST(no_secret),
		TEST(children),
	};

	PAPER_MAIN(tests);
}
