#include "fill/paper.h"

#define BASE "\"filer\":\"protected\""
#define WHY "<paras of=\"$why\"/>"

static struct paper
story(struct test *t, const char *answers)
{
	return paper(t, WHY, arena_printf(t->arena, "{" BASE ",%s}", answers));
}

static void
identifiers(void **state)
{
	struct test *t = *state;
	static const struct { const char *in, *out; } cases[] = {
		{ "my number is 123-45-6789.", "my number is XXX-XX-6789." },
		{ "123 45 6789", "XXX-XX-6789" },
		{ "123\xe2\x80\x93" "45\xe2\x80\x93" "6789", "XXX-XX-6789" },
		{ "id 123456789 and", "id XXX-XX-6789 and" },
		{ "account 000123456789", "account XXXX6789" },
		{ "card 4111 1111 1111 1234", "card XXXX1234" },
		/* these are not identifiers */
		{ "on 2024-01-02 at 10", "on 2024-01-02 at 10" },
		{ "call 206-555-0100", "call 206-555-0100" },
		{ "12345678 times", "12345678 times" },
		{ "in 2022 2023 2024", "in 2022 2023 2024" },
		{ "1234-45-6789", "1234-45-6789" },
	};
	const struct form_catalog *c = case_catalog(t, WHY, NULL);

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct paper p = paper_of(t, c, arena_printf(t->arena,
		    "{" BASE ",\"protected\":{\"name\":\"A\"},\"why\":\"%s\"}",
		    cases[i].in));

		assert_string_equal(said(t, &p), cases[i].out);
	}
	assert_int_equal(count_diags(t, DIAG_MASKED), 1);
	assert_string_equal(find_diag(t, DIAG_MASKED)->message,
	    "an identifier in 'why' was cut to its last four digits");
	assert_no_errors(t->diags);
}

/* A docket number is what was asked for. */
static void
case_numbers_stay(void **state)
{
	struct test *t = *state;
	struct paper p = paper(t, "<para><value of=\"$order.number\"/></para>",
	    "{" BASE ",\"protected\":{\"name\":\"A\"},\"order\":{\"number\":"
	    "\"2024000123456\"}}");

	assert_string_equal(said(t, &p), "2024000123456");
	assert_int_equal(count_diags(t, DIAG_MASKED), 0);
}

/* Nor is a number that only looks like somebody's. */
static void
numbers_by_field(void **state)
{
	struct test *t = *state;
	static const struct { const char *field, *in, *out; } rows[] = {
		{ "order.case-number", "DC 2024001234567", "DC 2024001234567" },
		{ "order.case-number", "D 202-20-2412 CV", "D 202-20-2412 CV" },
		{ "order.case-number", "123456789", "123456789" },
		{ "note", "No. 2024001234567", "No. 2024001234567" },
		{ "note", "123-45-6789", "XXX-XX-6789" },
		{ "note", "123456789", "XXX-XX-6789" },
		{ "protected.name", "Ann 123-45-6789", "Ann XXX-XX-6789" },
	};
	struct paper p = paper(t, "<para>x</para>", "{" BASE ",\"protected\":"
	    "{\"name\":\"A\"}}");

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const struct form_dictionary *d = p.catalog->dictionary;
		const struct form_field *f = form_field(d, rows[i].field);
		struct rules_value v = { .name = rows[i].field,
		    .field = f ? f : form_field(d, "note"),
		    .audience = AUDIENCE_ALL };

		assert_string_equal(fill_redact(&p.fill, &v, rows[i].in,
		    AUDIENCE_COURT), rows[i].out);
	}
}

/* What may be chance is said and does not stop. */
static void
street_without_number(void **state)
{
	struct test *t = *state;
	struct paper p = story(t, "\"protected\":{\"name\":\"A\",\"address\":"
	    "\"12 Elm Street\\nTown\"},\"why\":\"We met in Elm St., Town.\"");

	assert_non_null(p.node);
	assert_string_equal(find_diag(t, DIAG_CAUTION)->message,
	    "the street in 'protected.address' may stand in 'why'");
}

static void
child_named_as_a_party(void **state)
{
	struct test *t = *state;
	struct paper p = story(t, "\"protected\":{\"name\":\"Ana Roe\"},"
	    "\"children\":[{\"name\":\"Ana Roe\"}],\"why\":\"My Ana Roe.\"");

	assert_string_equal(said(t, &p), "My Ana Roe.");
	assert_string_equal(find_diag(t, DIAG_CAUTION)->message, "the name in "
	    "'children.1.name' is a party's too and stands in full in "
	    "'protected.name'");
}

static void
names_of_children(void **state)
{
	struct test *t = *state;
	struct paper p = story(t, "\"protected\":{\"name\":\"Ana Roe\"},"
	    "\"children\":[{\"name\":\"Ben Luis Núñez\"}],\"why\":\"I, Ana "
	    "Roe, with BEN LUIS  NUNEZ, and Ben Núñez's school. Bennet.\"");

	assert_string_equal(said(t, &p), "I, Ana Roe, with B. L. N., and "
	    "B. N.'s school. Bennet.");
	assert_string_equal(find_diag(t, DIAG_MASKED)->message,
	    "a child's name in 'why' was cut to initials");
	assert_int_equal(count_diags(t, DIAG_CAUTION), 0);
}

/* Hundreds of children in a megabyte of text: memory and time stay small. */
static void
hostile(void **state)
{
	struct test *t = *state;
	struct buf b = { 0 };
	const struct form_catalog *c = case_catalog(t, WHY, NULL);
	struct paper p;
	size_t held;

	buf_str(&b, "{" BASE ",\"protected\":{\"name\":\"A\"},"
	    "\"children\":[");
	for (int i = 0; i < 400; i++)
		buf_printf(&b, "%s{\"name\":\"Zoe%c%c Q\"}", i ? "," : "",
		    'a' + i / 26, 'a' + i % 26);
	buf_str(&b, "],\"why\":\"");
	for (int i = 0; i < 60000; i++)
		buf_printf(&b, "Zoe%c%c Q. ", 'a' + i % 400 / 26,
		    'a' + i % 26);
	buf_str(&b, "\"}");
	p = paper_of(t, c, b.data);
	held = arena_held(t->arena);
	buf_free(&b);
	assert_false(p.failed);
	assert_int_equal(strncmp(said(t, &p), "Z. Q. Z. Q. ", 12), 0);
	assert_true(held < 64u << 20);
}

/* A first name may be anybody's: only said, and only when written as one. */
static void
first_names(void **state)
{
	struct test *t = *state;
	struct paper p = story(t, "\"protected\":{\"name\":\"A\"},\"children\":"
	    "[{\"name\":\"Will Roe\"},{\"name\":\"May\"}],\"why\":"
	    "\"I will. He may. Will cried.\"");

	assert_string_equal(said(t, &p), "I will. He may. Will cried.");
	assert_int_equal(count_diags(t, DIAG_CAUTION), 1);
	assert_string_equal(find_diag(t, DIAG_CAUTION)->message,
	    "the first name in 'children.1.name' may stand in 'why'");
}

static void
children_who_are_witnesses(void **state)
{
	struct test *t = *state;
	struct paper p = paper(t, "<para><for-each in=\"$witnesses\">"
	    "<value of=\"name\"/></for-each></para>", "{" BASE ","
	    "\"protected\":{\"name\":\"A\"},\"children\":[{\"name\":"
	    "\"Ben Roe\"}],\"witnesses\":[{\"name\":\"Ben Roe\"}]}");

	assert_string_equal(said(t, &p), "B. R.");
}

static void
leaks(void **state)
{
	struct test *t = *state;
	struct paper p = story(t, "\"protected\":{\"name\":\"A\",\"address\":"
	    "\"12 Elm Street\\nTown\"},\"why\":\"He waits at 12 ELM street.\"");
	const struct diag *d = find_diag(t, DIAG_LEAK);

	assert_true(p.failed);
	assert_null(p.node);
	assert_string_equal(d->message,
	    "the confidential 'protected.address' stands in 'why'");
	assert_string_equal(d->pos.file, "a.json");
	assert_int_equal(d->pos.line, 1);
	assert_null(strstr(d->hint, "Elm"));
}

static void
leak_of_a_telephone_in_a_public_field(void **state)
{
	struct test *t = *state;
	struct paper p = paper(t, "<para><value of=\"$protected.mail\"/>"
	    "</para>", "{" BASE ",\"protected\":{\"name\":\"A\",\"phone\":"
	    "\"206-555-0100\",\"mail\":\"PO Box 1, call (206) 555 0100\"}}");

	assert_true(p.failed);
	assert_string_equal(find_diag(t, DIAG_LEAK)->message,
	    "the confidential 'protected.phone' stands in 'protected.mail'");
}

static void
no_leak_when_not_confidential(void **state)
{
	struct test *t = *state;
	struct paper p = story(t, "\"protected\":{\"name\":\"A\",\"address\":"
	    "\"12 Elm Street\",\"hidden\":\"no\"},\"why\":\"12 Elm Street\"");

	assert_string_equal(said(t, &p), "12 Elm Street");
	assert_no_errors(t->diags);
}

/* ---- the last guard ---- */

static const char secrets[] = "{\"protected\":{\"name\":\"Ana Roe\","
    "\"address\":\"12 Elm Street\\nSpringfield\",\"phone\":\"206-555-0100\"},"
    "\"children\":[{\"name\":\"Ben Roe\"}]}";

static struct doc_node *
tree(struct test *t, struct doc_node **paper)
{
	struct doc_node *root = doc_root_new(t->arena);

	*paper = doc_add(t->arena, root, DOC_PAPER, (struct pos){ "f", 1, 1 });
	(*paper)->id = "motion";
	return root;
}

static struct doc_node *
para(struct test *t, struct doc_node *parent, const char *text)
{
	struct doc_node *n = doc_add(t->arena, parent, DOC_PARA,
	    (struct pos){ "f", 2, 3 });

	doc_text(t->arena, n, text, 0, "note", (struct pos){ "f", 4, 5 });
	return n;
}

static bool
guard(struct test *t, const struct doc_node *root, unsigned reader)
{
	const struct rules *r;

	/* what an earlier look found is no matter */
	t->diags = diags_new(t->arena);
	r = case_rules(t, secrets);
	return fill_guard(t->arena, t->diags, r, root, reader);
}

static void
guard_lets_through(void **state)
{
	struct test *t = *state;
	struct doc_node *p, *root = tree(t, &p);

	para(t, p, "Ana Roe asks. Springfield. B. R.");
	assert_true(guard(t, root, AUDIENCE_COURT));
	assert_no_errors(t->diags);
	assert_true(guard(t, doc_root_new(t->arena), AUDIENCE_COURT));
}

static void
guard_over_runs_and_blocks(void **state)
{
	struct test *t = *state;
	struct doc_node *p, *root = tree(t, &p), *n;

	n = para(t, p, "at 12 E");
	doc_text(t->arena, n, "lm St", DOC_BOLD, NULL, n->origin);
	doc_text(t->arena, n, "reet", 0, NULL, n->origin);
	assert_false(guard(t, root, AUDIENCE_OTHER));
	assert_diag(t->diags, DIAG_LEAK, 4, 5);
	assert_int_equal(count_diags(t, DIAG_LEAK), 1);
	assert_true(guard(t, root, AUDIENCE_SELF));
	assert_true(guard(t, root, AUDIENCE_SEALED));
	/* A letter goes to strangers as well. */
	assert_false(guard(t, root, AUDIENCE_AGENCY));
	root = tree(t, &p);
	para(t, p, "206");
	para(t, p, "555-0100");
	assert_false(guard(t, root, AUDIENCE_COURT));
	assert_non_null(strstr(find_diag(t, DIAG_LEAK)->message,
	    "'protected.phone'"));
}

static void
guard_over_titles_and_labels(void **state)
{
	struct test *t = *state;
	const char **slots[3];

	for (size_t i = 0; i < 3; i++) {
		struct doc_node *p, *root = tree(t, &p), *n;

		n = para(t, p, "x");
		slots[0] = &p->title;
		slots[1] = &p->short_title;
		slots[2] = &n->label;
		*slots[i] = "12 Elm Street";
		assert_false(guard(t, root, AUDIENCE_COURT));
	}
}

static void
guard_over_children(void **state)
{
	struct test *t = *state;
	struct doc_node *p, *root = tree(t, &p);

	para(t, p, "with ben roe");
	assert_false(guard(t, root, AUDIENCE_COURT));
	assert_non_null(strstr(find_diag(t, DIAG_LEAK)->message,
	    "'children.1.name'"));
	assert_true(guard(t, root, AUDIENCE_SELF));
	assert_false(guard(t, root, AUDIENCE_AGENCY));
}

/* Each of them counts, in whatever paper, and is told once. */
static void
guard_for_several_readers(void **state)
{
	struct test *t = *state;
	struct doc_node *p, *root = tree(t, &p);

	para(t, p, "nothing that is secret");
	p = doc_add(t->arena, root, DOC_PAPER, (struct pos){ "f", 9, 1 });
	p->id = "order";
	para(t, p, "at 12 Elm Street");
	assert_true(guard(t, root, AUDIENCE_SELF | AUDIENCE_SEALED));
	assert_no_errors(t->diags);
	assert_false(guard(t, root, AUDIENCE_SELF | AUDIENCE_OTHER));
	assert_int_equal(count_diags(t, DIAG_LEAK), 1);
	assert_non_null(strstr(find_diag(t, DIAG_LEAK)->message, "'order'"));
	assert_false(guard(t, root, AUDIENCE_SELF | AUDIENCE_AGENCY));
	assert_false(guard(t, root, AUDIENCE_ALL));
	assert_int_equal(count_diags(t, DIAG_LEAK), 1);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(identifiers),
		TEST(case_numbers_stay),
		TEST(numbers_by_field),
		TEST(street_without_number),
		TEST(child_named_as_a_party),
		TEST(names_of_children),
		TEST(hostile),
		TEST(first_names),
		TEST(children_who_are_witnesses),
		TEST(leaks),
		TEST(leak_of_a_telephone_in_a_public_field),
		TEST(no_leak_when_not_confidential),
		TEST(guard_lets_through),
		TEST(guard_over_runs_and_blocks),
		TEST(guard_over_titles_and_labels),
		TEST(guard_over_children),
		TEST(guard_for_several_readers),
	};

	PAPER_MAIN(tests);
}
