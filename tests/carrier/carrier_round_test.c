/*
 * Generated answers over the whole dictionary go out and come back through
 * every carrier: the same answers, and the same bytes when written again.
 */
#include "carrier_test.h"

#include "base/date.h"

#define SETS	300

/* Knuth's MMIX constants: the same on every machine. */
static uint64_t seed;

static unsigned
chance(unsigned n)
{
	seed = seed * 6364136223846793005u + 1442695040888963407u;
	return (unsigned)(seed >> 33) % n;
}

static const char *const pieces[] = {
	"plain words", "O'Brien", "Jos\xC3\xA9 N\xC3\xBA\xC3\xB1" "ez",
	"\xE6\x9D\x8E\xE6\x98\x8E", "\xF0\x9F\x8F\xA0", "a \"quoted\" word",
	"\"\"", "1,250; and 3", "<b>&amp;</b>", "&lt;", "&", "C:\\5Cdir",
	"\\", "=1+1", "+44", "-5", "@home", "'=x", "''", "tab\there",
	"]]>", "<!-- -->", "{\"a\": [1]}", "1/2/2024", "31/12/2024",
	"true", "null", "  inner   blanks  ", "%s%n", "(not saved)", "sep=;",
	"#", "\xC2\xA0" "nbsp", "\xD9\x85\xD8\xB1\xD9\x8A\xD9\x85",
};

static const char *
words(struct arena *a, bool lines)
{
	struct buf b = { 0 };
	unsigned n = 1 + chance(lines ? 6 : 3);
	char *text;

	for (unsigned i = 0; i < n; i++) {
		if (i > 0)
			buf_str(&b, lines && chance(2) ? chance(2) ? "\n" :
			    "\r\n\n" : " ");
		buf_str(&b, pieces[chance(sizeof(pieces) / sizeof(*pieces))]);
	}
	text = buf_copy(&b, a);
	buf_free(&b);
	return text;
}

static const char *
value(struct arena *a, const struct form_field *f)
{
	switch (f->type) {
	case FORM_TYPE_DATE:
		return date_iso(a, date_from_ymd(1900 + (int)chance(200), 1 +
		    (int)chance(12), 1 + (int)chance(28)));
	case FORM_TYPE_YES_NO:
		return chance(2) ? "yes" : "no";
	case FORM_TYPE_CHOICE:
		return f->choices[chance((unsigned)f->nchoices)].value;
	case FORM_TYPE_NUMBER:
		return arena_printf(a, chance(2) ? "%u" : "%u.50",
		    chance(3000));
	case FORM_TYPE_MONEY:
		return chance(2) ? "$1,250.50" : "1250";
	case FORM_TYPE_TIME:
		return arena_printf(a, "%02u:%02u", chance(24), chance(60));
	case FORM_TYPE_PHONE:
		return arena_printf(a, "(555) %03u-%04u", chance(1000),
		    chance(10000));
	case FORM_TYPE_EMAIL:
		return arena_printf(a, "a.%u+b@example.org", chance(1000));
	case FORM_TYPE_LONG_TEXT:
	case FORM_TYPE_ADDRESS:
		return words(a, true);
	default:
		return words(a, false);
	}
}

static const struct pos nowhere = { "gen", 1, 1 };

static void
generate_list(struct test *t, struct answers *as, const struct form_list *l)
{
	struct answers_list *list = answers_list_new(as, t->diags, l->name,
	    nowhere);
	unsigned n = chance(5);

	for (unsigned i = 0; i < n; i++) {
		struct answers_item *item = answers_item_new(as, list, nowhere);

		for (size_t m = 0; m < l->members.n; m++) {
			const struct form_field *f = l->members.entries[m].value;

			if (chance(4) > 0)
				assert_true(answers_member_set(as, t->diags,
				    item, f->name, value(t->arena, f), nowhere,
				    nowhere));
		}
	}
}

static struct answers *
generate(struct test *t, unsigned number)
{
	const struct form_dictionary *d = catalog->dictionary;
	struct answers *as = answers_new(t->arena, "gen");

	seed = number * 7919u + 17;
	for (size_t i = 0; i < d->fields.n; i++) {
		const struct form_field *f = d->fields.entries[i].value;

		if (chance(3) > 0)
			assert_true(answers_set(as, t->diags, f->name,
			    chance(12) ? value(t->arena, f) : NULL, nowhere,
			    nowhere));
	}
	for (size_t i = 0; i < d->lists.n; i++)
		if (chance(3) > 0)
			generate_list(t, as, d->lists.entries[i].value);
	assert_no_errors(t->diags);
	return as;
}

/* ---- the same? ---- */

static void
complain(const char *kind, unsigned set, const char *name, const char *was,
    const char *is)
{
	print_error("%s, set %u: %s was [%s], is [%s]\n", kind, set, name,
	    was ? was : "(blank)", is ? is : "(blank)");
	fail();
}

/* All that x says, y says too. */
static void
same_values(const char *kind, unsigned set, const struct answers *x,
    const struct answers *y)
{
	const struct answer *an;

	for (size_t i = 0; (an = answers_at(x, i)) != NULL; i++) {
		const struct answer *other = answers_find(y, an->name);

		if (an->text != NULL && (other == NULL ||
		    !str_eq(an->text, other->text)))
			complain(kind, set, an->name, an->text,
			    other ? other->text : NULL);
	}
}

static void
same_items(const char *kind, unsigned set, const char *name,
    const struct answers_item *x, const struct answers_item *y)
{
	for (size_t i = 0; i < x->n; i++) {
		const struct answer *an = &x->members[i];
		const struct answer *other = answers_member(y, an->name);

		if (an->text != NULL && (other == NULL ||
		    !str_eq(an->text, other->text)))
			complain(kind, set, name, an->text,
			    other ? other->text : NULL);
	}
}

static void
same_lists(const char *kind, unsigned set, const struct answers *x,
    const struct answers *y)
{
	const struct answers_list *l;

	for (size_t i = 0; (l = answers_list_at(x, i)) != NULL; i++) {
		const struct answers_list *o = answers_list_find(y, l->name);

		if (o == NULL || o->n != l->n)
			complain(kind, set, l->name, "a list", "another");
		for (size_t k = 0; k < l->n; k++)
			same_items(kind, set, l->name, l->items[k],
			    o->items[k]);
	}
}

static void
same(const char *kind, unsigned set, const struct answers *x,
    const struct answers *y)
{
	same_values(kind, set, x, y);
	same_values(kind, set, y, x);
	same_lists(kind, set, x, y);
	same_lists(kind, set, y, x);
}

static void
round_trip(struct test *t, enum carrier_kind kind, bool a2j)
{
	const char *name = carrier_name(kind);
	struct carrier_options o = { .confidential = true, .a2j = a2j };
	struct arena_mark mark = arena_mark(t->arena);

	for (unsigned i = 0; i < SETS; i++) {
		const struct answers *as, *back;
		const char *first, *second;

		t->diags = diags_new(t->arena);
		as = generate(t, i);
		first = written(t, as, kind, &o);
		back = read_bytes(t, first, strlen(first), &o, NULL);
		/* Without a single answer a file says nothing of its kind. */
		assert_no_errors(t->diags);
		assert_non_null(back);
		same(name, i, as, back);
		second = written(t, back, kind, &o);
		if (kind != CARRIER_XML && kind != CARRIER_JSON)
			assert_string_equal(first, second);
		arena_rewind(t->arena, mark);
	}
	t->diags = diags_new(t->arena);
}

static void
xml(void **state)
{
	round_trip(*state, CARRIER_XML, false);
}

static void
json(void **state)
{
	round_trip(*state, CARRIER_JSON, false);
}

static void
csv(void **state)
{
	round_trip(*state, CARRIER_CSV, false);
}

static void
hotdocs(void **state)
{
	round_trip(*state, CARRIER_ANX, false);
}

static void
a2j_flavour(void **state)
{
	round_trip(*state, CARRIER_ANX, true);
}

static void
a2j(void **state)
{
	round_trip(*state, CARRIER_A2J, false);
}

static void
docassemble(void **state)
{
	round_trip(*state, CARRIER_DOCASSEMBLE, false);
}

/* Through all of them, one after the other. */
static void
around(void **state)
{
	static const enum carrier_kind kinds[] = { CARRIER_ANX, CARRIER_CSV,
	    CARRIER_DOCASSEMBLE, CARRIER_XML, CARRIER_A2J, CARRIER_JSON };
	struct carrier_options o = { .confidential = true };
	struct test *t = *state;

	for (unsigned i = SETS; i < SETS + 40; i++) {
		const struct answers *as = generate(t, i), *now = as;

		for (size_t k = 0; k < 6; k++) {
			const char *text = written(t, now, kinds[k], &o);

			now = read_bytes(t, text, strlen(text), &o, NULL);
			assert_no_errors(t->diags);
			same("around", i, as, now);
		}
	}
}

/* What only one of them knows goes through our own and comes back. */
static void
kept(void **state)
{
	static const struct { enum carrier_kind kind; const char *text; } in[] = {
		{ CARRIER_ANX, "<AnswerSet title=\"A &amp; B\" version=\"1.1\">"
		    "<Answer name=\"Pet's name\"><RptValue><TextValue>\xC3\x89"
		    "&lt;</TextValue><TextValue unans=\"true\"/></RptValue>"
		    "</Answer></AnswerSet>" },
		{ CARRIER_A2J, "{\"pet\": {\"name\": \"Pet\", \"type\": "
		    "\"Other\", \"repeating\": true, \"values\": [null, 1.50, "
		    "{\"a\": null}, \"\\u0007\\\"\"]}}" },
		{ CARRIER_DOCASSEMBLE, "{\"users\": {\"_class\": \"docassemble."
		    "AssemblyLine.al_general.ALPeopleList\", \"elements\": [{"
		    "\"birthdate\": \"2000-04-01T00:00:00-05:00\"}]}, \"pet\": "
		    "{\"_class\": \"os.system\", \"elements\": [1, 2]}}" },
		{ CARRIER_CSV, "filing,case worker\r\nmodify,\"J. \"\"Bo\"\", "
		    "=1\r\n2\"\r\n" },
		{ CARRIER_CSV, "filing,\"who|where|when\"\r\nmodify,a|b\r\n" },
	};
	struct test *t = *state;

	for (size_t i = 0; i < sizeof(in) / sizeof(*in); i++) {
		const struct answers *as = read_text(t, in[i].text), *back;
		const char *own, *out;

		assert_non_null(as);
		assert_non_null(answers_kept_at(as, 0));
		out = written(t, as, in[i].kind, NULL);
		for (int own_kind = CARRIER_XML; own_kind <= CARRIER_JSON;
		    own_kind++) {
			own = written(t, as, (enum carrier_kind)own_kind, NULL);
			back = read_text(t, own);
			assert_no_errors(t->diags);
			assert_string_equal(own, written(t, back,
			    (enum carrier_kind)own_kind, NULL));
			assert_string_equal(out, written(t, back, in[i].kind,
			    NULL));
		}
		assert_string_equal(out, written(t, read_text(t, out),
		    in[i].kind, NULL));
	}
	assert_no_errors(t->diags);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(xml), TEST(json), TEST(csv), TEST(hotdocs),
		TEST(a2j_flavour), TEST(a2j), TEST(docassemble), TEST(around),
		TEST(kept),
	};

	return cmocka_run_group_tests(tests, open_catalog, close_catalog);
}
