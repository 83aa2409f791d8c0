/* The first line of a spreadsheet: what its headings mean, and what they cost. */
#include "carrier_sheet.h"

/* With nothing that is known there is nothing to read. */
static void
no_known_column(void **state)
{
	static const struct { const char *head; enum diag_code code;
	    unsigned column; } bad[] = {
		{ "one,two,three", DIAG_UNKNOWN_CARRIER, 1 },
		{ "one,order.isued", DIAG_UNKNOWN_FIELD, 2 },
		{ "\x07", DIAG_CONTROL_CHARACTER, 1 },
		{ "", DIAG_UNKNOWN_CARRIER, 1 },
	};
	struct test *t = *state;

	for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++) {
		assert_null(open_text(t, bad[i].head));
		assert_diag(t->diags, bad[i].code, 1, bad[i].column);
		assert_int_equal(diags_count(t->diags, DIAG_ERROR), 1);
		t->diags = diags_new(t->arena);
	}
}

/* The next row of a file that was opened; NULL when it has an error. */
static const struct answers *
taken(struct test *t, struct carrier_csv *csv)
{
	struct carrier_row row;

	t->diags = diags_new(t->arena);
	assert_int_equal(next(t, csv, &row), CARRIER_ROW);
	return carrier_csv_take(csv, t->arena, t->diags, &row);
}

/* A heading that is an error costs the rows that have something under it. */
static void
wrong_heading(void **state)
{
	static const struct { const char *head; enum diag_code code;
	    bool strict; } in[] = {
		{ "order.isued", DIAG_UNKNOWN_FIELD, false },
		{ "filler", DIAG_UNKNOWN_FIELD, false },
		{ "Order Isued", DIAG_UNKNOWN_FIELD, false },
		{ "case worker", DIAG_UNKNOWN_FIELD, true },
		{ "order\x07.issued", DIAG_CONTROL_CHARACTER, false },
		{ "a\x81o", DIAG_NOT_UTF8, false },
	};
	struct test *t = *state;

	for (size_t i = 0; i < sizeof(in) / sizeof(*in); i++) {
		struct carrier_csv *csv;

		options.strict = in[i].strict;
		csv = open_text(t, arena_printf(t->arena, "filing,%s,filer\n"
		    "modify,,protected\nmodify,secret 7,protected\n"
		    "terminate, \t,restrained\n", in[i].head));
		assert_non_null(csv);
		assert_diag(t->diags, in[i].code, 1, 2);
		assert_int_equal(diags_count(t->diags, DIAG_ERROR), 1);
		t->diags = diags_new(t->arena);
		assert_false(carrier_csv_look(csv, t->diags, NULL));
		assert_int_equal(diags_length(t->diags), 0);
		assert_string_equal(text_of(taken(t, csv), "filer"),
		    "protected");
		assert_int_equal(diags_length(t->diags), 0);
		assert_null(taken(t, csv));
		assert_diag(t->diags, DIAG_UNKNOWN_FIELD, 3, 2);
		assert_int_equal(diags_length(t->diags), 1);
		assert_null(strstr(diags_at(t->diags, 0)->message, "secret"));
		assert_string_equal(text_of(taken(t, csv), "filing"),
		    "terminate");
		t->diags = diags_new(t->arena);
	}
	options = (struct carrier_options){ 0 };
}

/* The same heading twice costs the rows in which the two differ. */
static void
heading_twice(void **state)
{
	static const struct { const char *head, *same, *differs; } in[] = {
		{ "order.issued,Order Issued", "2025-03-14,3/14/2025",
		    "2025-03-14,2025-03-15" },
		{ "order.issued,order.issued", ",2025-03-14",
		    "2025-03-14,03/15/2025" },
		{ "jurisdiction,Jurisdiction", "WA,Washington", "wa,or" },
		{ "children.1.name,Children 1 Name", "Bo,bo ", "Bo,Al" },
		{ "children.count,Children Count", "2,2.0", "2,3" },
		{ "state,State", "WA,", "WA,OR" },
	};
	struct test *t = *state;

	for (size_t i = 0; i < sizeof(in) / sizeof(*in); i++) {
		struct carrier_csv *csv = open_text(t, arena_printf(t->arena,
		    "filing,%s\nmodify,%s\nmodify,%s\nmodify,,\n", in[i].head,
		    in[i].same, in[i].differs));

		assert_non_null(csv);
		assert_diag(t->diags, DIAG_DUPLICATE, 1, 3);
		assert_non_null(strstr(diags_at(t->diags, 0)->message,
		    "column 2 '"));
		assert_non_null(strstr(diags_at(t->diags, 0)->message,
		    "column 3 '"));
		assert_int_equal(diags_length(t->diags), 1);
		t->diags = diags_new(t->arena);
		assert_false(carrier_csv_look(csv, t->diags, NULL));
		assert_int_equal(diags_count(t->diags, DIAG_ERROR), 0);
		assert_non_null(taken(t, csv));
		assert_null(taken(t, csv));
		assert_diag(t->diags, DIAG_DUPLICATE, 3, 3);
		assert_int_equal(diags_length(t->diags), 1);
		assert_non_null(taken(t, csv));
		t->diags = diags_new(t->arena);
	}
}

/* What one of two says, the answer is. */
static void
one_of_two(void **state)
{
	struct test *t = *state;
	struct carrier_csv *csv = open_text(t, "filing,order.issued,"
	    "order.issued,children.count,children.count\n"
	    "modify,,2025-03-14,,2\n");
	const struct answers *as = taken(t, csv);

	assert_string_equal(text_of(as, "order.issued"), "2025-03-14");
	assert_int_equal(answers_list_find(as, "children")->n, 2);
}

/* A file of one client with such a header gives no answers at all. */
static void
one_client(void **state)
{
	struct test *t = *state;

	assert_null(read_text(t, "filing,order.isued\nmodify,\n"));
	assert_diag(t->diags, DIAG_UNKNOWN_FIELD, 1, 2);
	assert_null(read_text(t, "filing,filing\nmodify,modify\n"));
	assert_diag(t->diags, DIAG_DUPLICATE, 1, 2);
}

/* A heading that nobody knows is no error unless that is asked for. */
static void
unknown_heading(void **state)
{
	struct test *t = *state;

	assert_non_null(open_text(t, "filing,case worker\n"));
	assert_diag(t->diags, DIAG_UNKNOWN_COLUMN, 1, 2);
	t->diags = diags_new(t->arena);
	options.strict = true;
	options.id = "Case-Worker";
	assert_non_null(open_text(t, "filing,case worker\n"));
	assert_int_equal(diags_length(t->diags), 0);
	options = (struct carrier_options){ 0 };
}

/* Another heading is another column: nothing that was done by it holds. */
static void
identity(void **state)
{
	static const char *const heads[] = { "filing,mobile_phone,x_safe",
		"filing,mobile_phone,mobile_phone_safe",
		"filing,mobile_phone,mobile_safe",
		"filing,mobile_phone,order.isued", "filing,mobile_phone,order.x" };
	struct test *t = *state;
	const char *seen[5];

	for (size_t i = 0; i < 5; i++) {
		struct buf b = { 0 };

		carrier_csv_identity(open_text(t, heads[i]), &b);
		seen[i] = buf_copy(&b, t->arena);
		buf_free(&b);
		for (size_t k = 0; k < i; k++)
			assert_string_not_equal(seen[i], seen[k]);
	}
}

/* Taken for any other column, a no would be lost and the number printed. */
static void
a_guard_misspelt(void **state)
{
	static const char *const wrong[] = { "mobile_phone_saef",
	    "Mobile Phone Saf", "mobile_phone_save", "MOBILE-PHONE-SSAFE" };
	static const char *const other[] = { "mobile_phone_state",
	    "mobile_phone_s", "mobile_phone_name", "home_phone_saef" };
	struct test *t = *state;

	for (size_t i = 0; i < sizeof(wrong) / sizeof(*wrong); i++) {
		struct carrier_csv *csv = open_text(t, arena_printf(t->arena,
		    "filer,mobile_phone,%s\nprotected,555-010-0001,no\n"
		    "protected,555-010-0001,\n", wrong[i]));

		assert_non_null(csv);
		assert_diag(t->diags, DIAG_UNKNOWN_FIELD, 1, 3);
		assert_non_null(strstr(diags_at(t->diags, 0)->hint,
		    "'mobile_phone_safe'"));
		assert_null(taken(t, csv));
		assert_diag(t->diags, DIAG_UNKNOWN_FIELD, 2, 3);
		assert_string_equal(text_of(taken(t, csv), "protected.phone"),
		    "555-010-0001");
		t->diags = diags_new(t->arena);
	}
	for (size_t i = 0; i < sizeof(other) / sizeof(*other); i++) {
		assert_non_null(open_text(t, arena_printf(t->arena,
		    "filer,mobile_phone,%s\nprotected,555-010-0001,no\n",
		    other[i])));
		assert_int_equal(diags_count(t->diags, DIAG_ERROR), 0);
		t->diags = diags_new(t->arena);
	}
}

/* A date that is missing shows as a blank; a yes that is missing nowhere. */
static void
a_flag_misspelt(void **state)
{
	static const struct { const char *head; bool slip; } in[] = {
		{ "address_confidental", true },
		{ "Client address confidentail", true },
		{ "contest evidance", true },
		{ "order dtae", false },
		{ "client_adress", false },
		{ "address_confidential,address_confidental", false },
	};
	struct test *t = *state;

	for (size_t i = 0; i < sizeof(in) / sizeof(*in); i++) {
		assert_non_null(open_text(t, arena_printf(t->arena,
		    "filer,%s\n", in[i].head)));
		assert_int_equal(diags_count(t->diags, DIAG_ERROR),
		    in[i].slip);
		t->diags = diags_new(t->arena);
	}
}

/* Of several columns that guard a telephone the no of one is enough. */
static void
guards(void **state)
{
	static const struct { const char *cells, *phone; } in[] = {
		{ "yes,yes", "555-010-0001" }, { "no,yes", "(none)" },
		{ "yes,no", "(none)" }, { "no,", "(none)" },
		{ ",", "555-010-0001" },
	};
	struct test *t = *state;

	for (size_t i = 0; i < sizeof(in) / sizeof(*in); i++)
		for (int k = 0; k < 2; k++)
			assert_string_equal(text_of(read_text(t, arena_printf(
			    t->arena, "filer,mobile_phone,%s\nprotected,"
			    "555-010-0001,%s\n", k == 0 ? "mobile_phone_safe,"
			    "mobile_phone_safe" : "mobile_safe,"
			    "mobile_phone_safe", in[i].cells)),
			    "protected.phone"), in[i].phone);
}

static void
columns(void **state)
{
	struct test *t = *state;
	struct carrier_csv *csv = open_text(t,
	    "ORDER_ISSUED:,Case Number,children 2 birth-year,child1_first_name,"
	    "child_1_last\n2025-01-02,12,2017,Bo,Ex\n");
	struct carrier_row row;
	const struct answers *as;

	assert_non_null(csv);
	assert_int_equal(carrier_csv_columns(csv), 5);
	assert_string_equal(carrier_csv_heading(csv, 1), "Case Number");
	assert_int_equal(carrier_csv_column(csv, "case_number"), 1);
	assert_int_equal(carrier_csv_column(csv, "order.case-number"), 1);
	assert_true(carrier_csv_column(csv, "nothing") == SIZE_MAX);
	assert_int_equal(next(t, csv, &row), CARRIER_ROW);
	as = carrier_csv_take(csv, t->arena, t->diags, &row);
	assert_string_equal(text_of(as, "order.issued"), "2025-01-02");
	assert_string_equal(text_of(as, "order.case-number"), "12");
	assert_int_equal(answers_find(as, "order.case-number")->pos.line, 2);
	assert_int_equal(answers_find(as, "order.case-number")->pos.column, 2);
	assert_string_equal(member_of(as, "children", 0, "name"), "Bo Ex");
	assert_string_equal(member_of(as, "children", 1, "birth-year"), "2017");
}

static void
mapping_file(void **state)
{
	char *path = arena_printf(((struct test *)*state)->arena,
	    "/tmp/movant-map-%d.csv", (int)getpid());
	static const char map[] = "heading,name\n\"Client, full\","
	    "protected.name\nNotes,-\nKid,children.1.name\n";
	static const char wrong[] = "A,order.isued\nB,filing\nB,filer\n";
	struct test *t = *state;
	struct carrier_csv *csv;
	struct carrier_row row;
	const struct answers *as;

	options.map = path;
	assert_true(io_write(t->arena, t->diags, path, map, sizeof(map) - 1,
	    true));
	csv = open_text(t, "\"CLIENT,  Full\",notes,kid\nAna,secret,Bo\n");
	assert_non_null(csv);
	assert_int_equal(next(t, csv, &row), CARRIER_ROW);
	as = carrier_csv_take(csv, t->arena, t->diags, &row);
	assert_string_equal(text_of(as, "protected.name"), "Ana");
	assert_string_equal(member_of(as, "children", 0, "name"), "Bo");
	assert_null(answers_kept_at(as, 0));
	/* A heading of the mapping file that the sheet has not: a slip. */
	assert_non_null(open_text(t, "filer,\"Client, ful\",Note\n"));
	assert_diag(t->diags, DIAG_UNKNOWN_FIELD, 1, 2);
	assert_int_equal(diags_count(t->diags, DIAG_ERROR), 1);
	t->diags = diags_new(t->arena);
	assert_non_null(open_text(t, "filer,\"Client, full\",client full 2\n"));
	assert_int_equal(diags_count(t->diags, DIAG_ERROR), 0);
	t->diags = diags_new(t->arena);
	assert_true(io_write(t->arena, t->diags, path, wrong,
	    sizeof(wrong) - 1, true));
	assert_null(open_text(t, "A,B\n"));
	assert_diag(t->diags, DIAG_UNKNOWN_FIELD, 1, 2);
	assert_diag(t->diags, DIAG_DUPLICATE, 3, 1);
	unlink(path);
	options = (struct carrier_options){ 0 };
}

/* Whether a name is told to be dropped, in the report of a conversion. */
static bool
dropped(const struct carrier_report *r, const char *name)
{
	for (size_t i = 0; i < r->notes.n; i++) {
		const struct carrier_note *n = r->notes.at[i];

		if (n->fate == CARRIER_DROPPED && str_eq(n->from, name))
			return n->why != NULL;
	}
	return false;
}

/* A column that is no answer is told as well. */
static void
told_in_the_report(void **state)
{
	static const char text[] = "filer,mobile_phone,mobile_phone_safe,notes"
	    "\nprotected,555-010-0001,no,x\n";
	struct test *t = *state;
	struct carrier_report r = { 0 };
	char *path = arena_printf(t->arena, "/tmp/movant-map-%d.csv",
	    (int)getpid());

	assert_true(io_write(t->arena, t->diags, path, "notes,-\n", 8, true));
	options.map = path;
	assert_non_null(read_bytes(t, text, strlen(text), &options, &r));
	unlink(path);
	options = (struct carrier_options){ 0 };
	assert_true(dropped(&r, "mobile_phone"));
	assert_true(dropped(&r, "mobile_phone_safe"));
	assert_true(dropped(&r, "notes"));
	assert_false(dropped(&r, "filer"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(no_known_column), TEST(wrong_heading),
		TEST(heading_twice), TEST(one_of_two), TEST(one_client),
		TEST(unknown_heading), TEST(identity), TEST(guards),
		TEST(a_guard_misspelt), TEST(a_flag_misspelt),
		TEST(columns), TEST(mapping_file), TEST(told_in_the_report),
	};

	return cmocka_run_group_tests(tests, open_catalog, close_catalog);
}
