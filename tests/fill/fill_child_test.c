#include "test.h"

#include "fill/fill_int.h"

static const char *
kind_of(enum fill_hit_kind kind)
{
	static const char *const names[FILL_HIT_COUNT] = { "", "?", "first",
		"same" };

	return names[kind];
}

/* What is found of a child in a text; what is clear by its initials. */
static char *
found(struct test *t, const char *child, const char *party, const char *text)
{
	struct fill_watch *w = arena_alloc(t->arena, sizeof(*w));
	struct fill_fold p = fill_fold(t->arena, party);
	struct fill_fold f = fill_fold(t->arena, text);
	struct buf b = { 0 };
	struct fill_hit *hits;
	char *out;
	size_t n;

	vec_push(&w->parties, t->arena, &p);
	fill_child_add(t->arena, w, "children.1.name", child);
	hits = fill_child_find(t->arena, w, &f, &n);
	for (size_t i = 0; i < n; i++) {
		buf_printf(&b, "[%.*s%s%s]", (int)(hits[i].to - hits[i].from),
		    text + hits[i].from, hits[i].kind ? "=" : "",
		    kind_of(hits[i].kind));
		assert_true(hits[i].from < hits[i].to);
	}
	buf_str(&b, "");
	out = arena_strdup(t->arena, b.data ? b.data : "");
	buf_free(&b);
	return out;
}

static void
names(void **state)
{
	struct test *t = *state;
	static const struct { const char *child, *text, *found; } rows[] = {
		{ "Zofia Maria Novak", "with Zofia Maria Novak.",
		    "[Zofia Maria Novak]" },
		{ "Zofia Maria Novak", "ZOFIA NOVAK", "[ZOFIA NOVAK]" },
		{ "Zofia Maria Novak", "Zofia M. Novak came",
		    "[Zofia M. Novak]" },
		{ "Zofia Maria Novak", "saw Novak, Zofia there",
		    "[Novak, Zofia]" },
		{ "Zofia Maria Novak", "Zofia Maria came", "[Zofia Maria]" },
		{ "Zofia Maria Novak", "Maria Novak came",
		    "[Maria Novak=?]" },
		{ "Zofia Maria Novak", "Zofia \"Zosia\" Novak",
		    "[Zofia \"Zosia\" Novak]" },
		{ "Zofia Maria Novak", "Zofia (Novak) came",
		    "[Zofia (Novak)]" },
		{ "Zofia Maria Novak", "Zofia_Novak@x", "[Zofia_Novak]" },
		{ "Zofia Maria Novak", "Zofia\nNovak’s and Zofia Novaks",
		    "[Zofia\nNovak][Zofia Novak]" },
		{ "Novak, Zofia", "Zofia Novak", "[Zofia Novak]" },
		{ "Adam Novak Jr.", "Adam Novak, Jr. and Adam Novak",
		    "[Adam Novak, Jr][Adam Novak]" },
		{ "Mary-Jane Watson-Lee", "Mary Jane Watson Lee",
		    "[Mary Jane Watson Lee]" },
		{ "Ana Garcia Lopez", "Ana Garcia, Ana Garcia-Lopez",
		    "[Ana Garcia][Ana Garcia-Lopez]" },
		{ "Søren Kjær", "Soren Kjaer", "[Soren Kjaer]" },
		{ "Maß Groß", "Mass Gross", "[Mass Gross]" },
		{ "Пётр Ёлкин", "Петр Елкин", "[Петр Елкин]" },
		{ "Άννα Παπά", "ΑΝΝΑ ΠΑΠΑ", "[ΑΝΝΑ ΠΑΠΑ]" },
		{ "Liam O’Brien", "Liam OBrien", "[Liam OBrien]" },
		/* the first name alone may be anybody's */
		{ "Zofia", "Zofia came, zofia left", "[Zofia=first]" },
		{ "Al Novak", "Al came", "[Al=first]" },
		{ "Will Brown", "I will. Will cried.", "[Will=first]" },
		{ "Zofia Novak", "Zofia. Novak left", "[Zofia=first]" },
		/* a surname is the family's */
		{ "Zofia Novak", "Novak and Mrs. Novak", "" },
		{ "Will Ham", "Will Hamburg eats", "[Will=first]" },
		{ "Grace Mary Roe", "by grace mary", "[grace mary=?]" },
		{ "Will Brown", "my friend Bob Brown, Will and I",
		    "[Brown, Will=?]" },
		/* given as initials */
		{ "Z. N.", "Z. N. came", "" }, { "A B C", "A B C", "" },
		{ "ZN", "ZN", "" }, { "", "x", "" }, { "...", "...", "" },
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		assert_string_equal(found(t, rows[i].child, "Eve Adams",
		    rows[i].text), rows[i].found);
}

static void
parties(void **state)
{
	struct test *t = *state;
	static const struct { const char *child, *text, *found; } rows[] = {
		{ "Daniel Brown", "I, Daniel Brown", "[Daniel Brown=same]" },
		{ "Daniel Brown", "Daniel came", "" },
		{ "Daniel Q Brown", "Daniel Brown, Daniel Q Brown",
		    "[Daniel Q Brown]" },
		{ "Daniel Brown Jr.", "Daniel Brown and Daniel Brown Jr.",
		    "[Daniel Brown=same][Daniel Brown Jr]" },
		{ "Will Brown", "Daniel Brown, Will and I", "[Will=first]" },
		{ "Will Daniel Brown", "Daniel Brown", "" },
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		assert_string_equal(found(t, rows[i].child, "Daniel Brown",
		    rows[i].text), rows[i].found);
}

static void
initials(void **state)
{
	struct test *t = *state;
	struct fill_watch *w = arena_alloc(t->arena, sizeof(*w));
	const struct fill_child *c;
	struct fill_fold f;
	struct fill_hit *hits;
	struct buf b = { 0 };
	size_t n;

	fill_child_add(t->arena, w, "x", "Mary-Jane Ana Watson-Lee");
	c = w->children.at[0];
	assert_string_equal(c->initials[0], "M.");
	assert_string_equal(c->initials[1], "A.");
	assert_string_equal(c->initials[2], "W.");
	f = fill_fold(t->arena, "Mary Jane Lee");
	hits = fill_child_find(t->arena, w, &f, &n);
	assert_int_equal(n, 1);
	assert_int_equal(hits[0].groups, 5);
	/* more words than anybody has */
	for (int i = 0; i < 100; i++)
		buf_printf(&b, "Name%c ", 'a' + i % 26);
	fill_child_add(t->arena, w, "x", b.data);
	f = fill_fold(t->arena, b.data);
	hits = fill_child_find(t->arena, w, &f, &n);
	assert_true(n >= 1 && hits[0].kind == FILL_CLEAR);
	buf_free(&b);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(names),
		TEST(parties),
		TEST(initials),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
