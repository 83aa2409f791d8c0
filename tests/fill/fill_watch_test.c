#include "fill/paper.h"

#include "fill/fill_int.h"

#define COURT	(AUDIENCE_COURT | AUDIENCE_OTHER)

/* The name of the secret that stands in a text, or "". */
static const char *
secret(struct test *t, const struct fill_watch *w, const char *text)
{
	struct fill_fold f = fill_fold(t->arena, text);
	const struct fill_secret *s;

	s = fill_watch_find(w, &f, NULL, FILL_ANSWER);
	return s ? s->name : "";
}

static const struct fill_watch *
watch(struct test *t, const char *json, unsigned readers)
{
	return fill_watch_of(case_rules(t, json), readers);
}

static void
addresses(void **state)
{
	struct test *t = *state;
	const struct fill_watch *w = watch(t, "{\"protected\":{\"address\":"
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
	const struct fill_watch *w = watch(t, "{\"protected\":{\"address\":"
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
	const struct fill_watch *w = watch(t, "{\"protected\":{\"phone\":"
	    "\"(206) 555-0100 ext. 12\"}}", COURT);

	assert_string_equal(secret(t, w, "at 206.555.0100"),
	    "protected.phone");
	assert_string_equal(secret(t, w, "at 555-0100"), "protected.phone");
	assert_string_equal(secret(t, w, "at 555-0101"), "");
}

static void
telephones_in_one_answer(void **state)
{
	struct test *t = *state;
	static const struct { const char *phone, *text; } rows[] = {
		{ "206-555-0142/206-555-0199", "206 555 0142" },
		{ "206-555-0142/206-555-0199", "206 555 0199" },
		{ "206-555-0142 or 206-555-0199", "2065550199" },
		{ "206-555-0142 206-555-0199", "2065550199" },
		{ "206/555/0142", "2065550142" },
		{ "1 206 555 0142", "206.555.0142" },
		{ "+44 20 7946 0958", "020 7946 0958" },
		{ "020 7946 0958", "+44 20 7946 0958" },
		{ "+45 20 12 34 56", "20123456" },
		{ "0012065550142", "206-555-0142" },
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const struct fill_watch *w = watch(t, arena_printf(t->arena,
		    "{\"protected\":{\"phone\":\"%s\"}}", rows[i].phone),
		    COURT);

		assert_string_equal(secret(t, w, rows[i].text),
		    "protected.phone");
		assert_string_equal(secret(t, w, "206-555-0177, 2024"), "");
	}
}

/* The small dictionary lets everybody see it: not here. */
static void
emails(void **state)
{
	struct test *t = *state;
	static const char *const same[] = { "ANNA.LEE@EXAMPLE.ORG",
		"anna.lee @ example.org", "anna.lee(at)example.org",
		"anna.lee at example dot org", "mailto:anna.lee@example.org",
		"anna.lee@\nexample.org", "xanna.lee@example.org",
		"<anna.lee@example.org>", "anna.lee＠example.org" };
	struct rules *r = case_rules(t, "{\"protected\":{\"address\":\"x\","
	    "\"email\":\"Anna <anna.lee@example.org>\"}}");
	struct form_restrict only = { .audience = AUDIENCE_SELF };
	const struct fill_watch *w;
	struct form_field *f = (struct form_field *)(uintptr_t)form_field(
	    r->catalog->dictionary, "protected.email");

	vec_push(&f->restricts, t->arena, &only);
	w = fill_watch_of(r, COURT);
	for (size_t i = 0; i < sizeof(same) / sizeof(same[0]); i++)
		assert_string_equal(secret(t, w, same[i]), "protected.email");
	assert_string_equal(secret(t, w, "example.org"), "");
	assert_string_equal(secret(t, w, "anna lee"), "");
}

/* Both ways to write one address, and what is near it. */
static void
spellings_of_a_street(void **state)
{
	struct test *t = *state;
	static const char *const same[] = { "4127 Hollowbrook Ln.",
		"4127 Hollowbrook now", "4127-Hollowbrook-Lane",
		"4127/Hollowbrook/Lane", "4127: Hollowbrook",
		"4127·Hollowbrook·Lane", "4127_Hollowbrook",
		"at4127 Hollowbrook Lane", "4127 Hollowbrook Lanewhere",
		"4127 “Hollowbrook”", "4127 (Hollowbrook) Lane",
		"4127 Hollow-\nbrook Lane" };
	static const char *const other[] = { "Hollowbrook Lane",
		"14127 Hollowbrook Lane", "4127 Elm", "4127",
		"Example Heights, WA 98000", "Apartment 12 is small" };
	const struct fill_watch *w = watch(t, "{\"protected\":{\"address\":"
	    "\"Apartment 12\\n4127 Hollowbrook Lane\\nExample Heights, WA "
	    "98000\"}}", COURT);

	for (size_t i = 0; i < sizeof(same) / sizeof(same[0]); i++)
		if (*secret(t, w, same[i]) == '\0')
			fail_msg("'%s' not found", same[i]);
	for (size_t i = 0; i < sizeof(other) / sizeof(other[0]); i++)
		assert_string_equal(secret(t, w, other[i]), "");
}

static void
care_of_a_party(void **state)
{
	struct test *t = *state;
	const struct fill_watch *w = watch(t, "{\"protected\":{\"name\":\"Ana Roe\","
	    "\"address\":\"c/o Ana Roe\\n9 Oak Road\\nTown\"}}", COURT);

	assert_string_equal(secret(t, w, "Ana Roe"), "");
	assert_string_equal(secret(t, w, "9 Oak Rd"), "protected.address");
}

/* What the readers may see is no secret, nor what is too short. */
static void
no_secret(void **state)
{
	struct test *t = *state;
	const struct fill_watch *w = watch(t, "{\"protected\":{\"address\":"
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
	const struct fill_watch *w = watch(t, json, COURT);
	const struct fill_child *c = w->children.at[0];

	assert_int_equal(w->children.n, 3);
	assert_string_equal(c->name, "children.1.name");
	assert_false(c->common || c->same);
	/* named like the mother: the name must stay readable */
	c = w->children.at[1];
	assert_true(c->common && c->same);
	assert_int_equal(watch(t, json, AUDIENCE_SELF)->children.n, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(addresses),
		TEST(address_on_one_line),
		TEST(telephone),
		TEST(telephones_in_one_answer),
		TEST(emails),
		TEST(spellings_of_a_street),
		TEST(care_of_a_party),
		TEST(no_secret),
		TEST(children),
	};

	PAPER_MAIN(tests);
}
