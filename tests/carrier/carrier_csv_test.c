#include "carrier_sheet.h"

/* ---- streams ---- */

static void
quotes_and_lines(void **state)
{
	struct test *t = *state;
	struct carrier_csv *csv = open_text(t, "\xEF\xBB\xBF"
	    "filing,reason.why,reason.change\r\n"
	    "modify,\"a, \"\"b\"\"\r\nc\",\"\"\r\n"
	    "\r\n"
	    ",,\r\n"
	    "terminate,last,no final newline");
	struct carrier_row row;

	assert_non_null(csv);
	assert_int_equal(next(t, csv, &row), CARRIER_ROW);
	assert_int_equal(row.line, 2);
	assert_int_equal(row.number, 1);
	assert_string_equal(cell(t, csv, &row, 1), "a, \"b\"\r\nc");
	assert_string_equal(text_of(carrier_csv_take(csv, t->arena, t->diags,
	    &row), "reason.why"), "a, \"b\"\nc");
	assert_int_equal(next(t, csv, &row), CARRIER_ROW);
	assert_int_equal(row.line, 6);
	assert_int_equal(row.number, 2);
	assert_string_equal(cell(t, csv, &row, 2), "no final newline");
	assert_int_equal(next(t, csv, &row), CARRIER_ROW_END);
	assert_no_errors(t->diags);
	assert_true(carrier_csv_rewind(csv, t->diags));
	assert_int_equal(next(t, csv, &row), CARRIER_ROW);
	assert_int_equal(row.line, 2);
	assert_int_equal(row.number, 1);
}

static void
separators(void **state)
{
	static const char *const files[] = {
		"filing;filer;\"a,b\"\nmodify;protected;\"x;y\"\n",
		"filing\tfiler\torder.title\nmodify\tprotected\tx;y\n",
		"sep=;\r\nfiling;filer;order.title\r\nmodify;protected;\"x;y\"",
		"filing,filer,order.title\rmodify,protected,x;y\r",
	};
	struct test *t = *state;
	struct carrier_row row;

	for (size_t i = 0; i < 4; i++) {
		struct carrier_csv *csv = open_text(t, files[i]);

		assert_non_null(csv);
		assert_int_equal(next(t, csv, &row), CARRIER_ROW);
		assert_string_equal(cell(t, csv, &row, 2), "x;y");
		assert_int_equal(row.line, i == 2 ? 3 : 2);
		assert_int_equal(next(t, csv, &row), CARRIER_ROW_END);
	}
	assert_no_errors(t->diags);
}

static void
utf16(void **state)
{
	static const char text[] = "filing,order.title\r\nmodify,J\xC3\xA9";
	struct test *t = *state;
	struct carrier_row row;

	for (int be = 0; be < 2; be++) {
		struct buf b = { 0 };
		struct carrier_csv *csv;
		const char *p = text;

		buf_add(&b, be ? "\xFE\xFF" : "\xFF\xFE", 2);
		while (*p != '\0') {
			unsigned c = (unsigned char)*p++;

			if (c == 0xC3)
				c = 0xC0 + ((unsigned char)*p++ & 0x3F);
			buf_char(&b, (char)(be ? 0 : c));
			buf_char(&b, (char)(be ? c : 0));
		}
		csv = open_bytes(t, b.data, b.len);
		assert_non_null(csv);
		assert_int_equal(next(t, csv, &row), CARRIER_ROW);
		assert_string_equal(cell(t, csv, &row, 1), "J\xC3\xA9");
		assert_no_errors(t->diags);
		/* Cut in the middle of a character. */
		csv = open_bytes(t, b.data, b.len - 1);
		assert_int_equal(next(t, csv, &row), CARRIER_ROW_BAD);
		assert_diag(t->diags, DIAG_NOT_UTF8, 2, 2);
		t->diags = diags_new(t->arena);
		buf_free(&b);
	}
}

/* ---- broken rows cost themselves ---- */

static void
ragged(void **state)
{
	struct test *t = *state;
	struct carrier_csv *csv = open_text(t, "filing,filer\nmodify\n"
	    "modify,protected,more\nterminate,restrained\n");
	struct carrier_row row;

	assert_int_equal(next(t, csv, &row), CARRIER_ROW_BAD);
	assert_int_equal(row.number, 1);
	assert_diag(t->diags, DIAG_RAGGED_ROW, 2, 1);
	assert_int_equal(next(t, csv, &row), CARRIER_ROW_BAD);
	assert_diag(t->diags, DIAG_RAGGED_ROW, 3, 3);
	assert_int_equal(next(t, csv, &row), CARRIER_ROW);
	assert_int_equal(row.number, 3);
	assert_int_equal(row.line, 4);
}

static void
bad_bytes(void **state)
{
	static const char text[] = "filing,filer\nmodify,a\0b\nmodify,\xC3(\n"
	    "terminate,protected\n";
	struct test *t = *state;
	struct carrier_csv *csv = open_bytes(t, text, sizeof(text) - 1);
	struct carrier_row row;

	assert_int_equal(next(t, csv, &row), CARRIER_ROW_BAD);
	assert_diag(t->diags, DIAG_CONTROL_CHARACTER, 2, 2);
	assert_int_equal(next(t, csv, &row), CARRIER_ROW_BAD);
	assert_diag(t->diags, DIAG_NOT_UTF8, 3, 2);
	assert_int_equal(next(t, csv, &row), CARRIER_ROW);
	assert_int_equal(row.line, 4);
}

static void
stray_quotes(void **state)
{
	struct test *t = *state;
	struct carrier_csv *csv = open_text(t, "filing,order.title\n"
	    "modify,5\" nails\n"
	    "modify,\"never closed\n"
	    "terminate,\"a good\nrow\"\n"
	    "modify,\"closed\" late\n"
	    "modify,fine\n");
	struct carrier_row row;

	assert_int_equal(next(t, csv, &row), CARRIER_ROW_BAD);
	assert_diag(t->diags, DIAG_CSV_SYNTAX, 2, 2);
	assert_int_equal(next(t, csv, &row), CARRIER_ROW_BAD);
	assert_int_equal(row.line, 3);
	assert_int_equal(next(t, csv, &row), CARRIER_ROW);
	assert_int_equal(row.line, 4);
	assert_string_equal(cell(t, csv, &row, 1), "a good\nrow");
	assert_int_equal(next(t, csv, &row), CARRIER_ROW_BAD);
	assert_int_equal(row.line, 6);
	assert_int_equal(next(t, csv, &row), CARRIER_ROW);
	assert_int_equal(row.line, 7);
	assert_int_equal(row.number, 5);
	assert_int_equal(next(t, csv, &row), CARRIER_ROW_END);
}

static void
fill(struct buf *b, size_t n, const char *with)
{
	while (n-- > 0)
		buf_str(b, with);
}

/* A field of 40 MB, in one line or in many: its row is lost, no other is. */
static void
huge(void **state)
{
	struct test *t = *state;

	for (int lines = 0; lines < 2; lines++) {
		struct buf b = { 0 };
		struct carrier_csv *csv;
		struct carrier_row row;

		buf_str(&b, "filing,order.title\nmodify,\"");
		fill(&b, 1 << 20, lines ? "0123456789012345678901234567890\n" :
		    "01234567890123456789012345678901");
		buf_str(&b, "\"\nterminate,fine\n");
		csv = open_bytes(t, b.data, b.len);
		buf_free(&b);
		assert_int_equal(next(t, csv, &row), CARRIER_ROW_BAD);
		assert_diag(t->diags, DIAG_TOO_LARGE, 2, 0);
		assert_int_equal(next(t, csv, &row), CARRIER_ROW);
		assert_string_equal(cell(t, csv, &row, 0), "terminate");
		assert_int_equal(row.line, lines ? (1 << 20) + 3 : 3);
		/* What is held is bounded, whatever the file is. */
		assert_true(arena_held(t->arena) < (64u << 20));
		t->diags = diags_new(t->arena);
	}
}

static void
long_field(void **state)
{
	struct test *t = *state;
	struct buf b = { 0 };
	struct carrier_csv *csv;
	struct carrier_row row;

	buf_str(&b, "filing,order.title\nmodify,");
	fill(&b, (1 << 20) + 1, "x");
	buf_str(&b, "\nterminate,fine\n");
	csv = open_bytes(t, b.data, b.len);
	buf_free(&b);
	assert_int_equal(next(t, csv, &row), CARRIER_ROW_BAD);
	assert_diag(t->diags, DIAG_TOO_LARGE, 2, 2);
	assert_int_equal(next(t, csv, &row), CARRIER_ROW);
}

static void
unclosed_to_the_end(void **state)
{
	struct test *t = *state;
	struct buf b = { 0 };
	struct carrier_csv *csv;
	struct carrier_row row;
	size_t good = 0;

	buf_str(&b, "filing,order.title\nmodify,\"open\n");
	fill(&b, 1000, "terminate,fine\n");
	csv = open_bytes(t, b.data, b.len);
	buf_free(&b);
	assert_int_equal(next(t, csv, &row), CARRIER_ROW_BAD);
	assert_diag(t->diags, DIAG_CSV_SYNTAX, 2, 2);
	while (next(t, csv, &row) == CARRIER_ROW)
		good++;
	assert_int_equal(good, 1000);
}

/* ---- case systems ---- */

static void
legalserver(void **state)
{
	static const char text[] = "role,first,middle,last,suffix,street,"
	    "street_2,apt_num,city,client_state,zip,mobile_phone,"
	    "mobile_phone_phone_safe,home_phone,home_phone_safe,interpreter,"
	    "adverse_party_first,adverse_party_last,order_type,court_state\n"
	    "%s,Ana,,Example,Jr.,12 Elm St,Rear,4B,Olympia,WA,98501,"
	    "555-010-0001,'f',555-010-0002,%s,t,Bo,Sample,FINAL,Washington\n";
	struct test *t = *state;
	const struct answers *as = read_text(t, arena_printf(t->arena, text,
	    "Petitioner", "t"));

	assert_non_null(as);
	assert_string_equal(text_of(as, "filer"), "protected");
	assert_string_equal(text_of(as, "protected.name"), "Ana Example Jr.");
	assert_string_equal(text_of(as, "protected.address"),
	    "12 Elm St, Rear, Unit 4B\nOlympia, WA 98501");
	assert_string_equal(text_of(as, "protected.phone"), "555-010-0002");
	assert_string_equal(text_of(as, "restrained.name"), "Bo Sample");
	assert_string_equal(text_of(as, "interpreter.needed"), "yes");
	assert_string_equal(text_of(as, "order.kind"), "final");
	assert_string_equal(text_of(as, "jurisdiction"), "wa");
	assert_diag(t->diags, DIAG_NOT_TAKEN, 2, 12);
	/* The client may be the other one; and no telephone is safe. */
	as = read_text(t, arena_printf(t->arena, text, "respondent", "0"));
	assert_string_equal(text_of(as, "restrained.name"), "Ana Example Jr.");
	assert_string_equal(text_of(as, "protected.name"), "Bo Sample");
	assert_string_equal(text_of(as, "restrained.phone"), "(none)");
	assert_string_equal(text_of(as, "protected.phone"), "(none)");
}

/* A column of safety guards the whole address, and doubt is no. */
static void
safe_address(void **state)
{
	struct test *t = *state;
	const struct answers *as = read_text(t, "filer,client_address_home_"
	    "street,client_address_home_city,client_address_home_safe_address"
	    "\nprotected,12 Elm St,Olympia,ask first\n");

	assert_non_null(as);
	assert_string_equal(text_of(as, "protected.address"), "(none)");
	assert_diag(t->diags, DIAG_NOT_TAKEN, 2, 2);
	assert_diag(t->diags, DIAG_NOT_TAKEN, 2, 3);
}

/* A word that is neither party costs nobody an answer. */
static void
unknown_filer(void **state)
{
	struct test *t = *state;
	const struct answers *as = read_text(t, "filer,client_name,zip\n"
	    "my client,Ana Example,98501\n");

	assert_non_null(as);
	assert_diag(t->diags, DIAG_PARTY_GUESS, 2, 2);
	assert_string_equal(text_of(as, "filer"), "my client");
	assert_string_equal(text_of(as, "protected.name"), "Ana Example");
	/* A ZIP code alone is no address. */
	assert_string_equal(text_of(as, "protected.address"), "(blank)");
}

/* ---- dates ---- */

static void
date_orders(void **state)
{
	struct test *t = *state;
	struct carrier_csv *csv = open_text(t,
	    "filing,order.issued,order.expires,order.served-on,hearing.date\n"
	    "modify,3/4/2025,4/3/2026,1/2/2025,2025-05-06\n"
	    "modify,3/14/2025,14.3.2026,31/1/2025,5/5/2025\n"
	    "modify,2025-03-04 00:00:00,,1/31/2025,\n");
	struct carrier_row row;
	const struct answers *as;
	size_t rows;

	assert_non_null(csv);
	assert_false(carrier_csv_look(csv, t->diags, &rows));
	assert_int_equal(rows, 3);
	assert_int_equal(diags_length(t->diags), 1);
	assert_diag(t->diags, DIAG_DATE_ORDER, 4, 4);
	t->diags = diags_new(t->arena);
	assert_int_equal(next(t, csv, &row), CARRIER_ROW);
	assert_null(carrier_csv_take(csv, t->arena, t->diags, &row));
	assert_diag(t->diags, DIAG_DATE_ORDER, 2, 4);
	assert_int_equal(diags_length(t->diags), 1);
	/* When it is told, nothing is asked of the column. */
	options.csv_dates = CARRIER_DATES_DMY;
	csv = open_text(t, "order.issued,order.served-on,hearing.date\n"
	    "3/4/2025,31/1/2025,31/2/2025\n");
	t->diags = diags_new(t->arena);
	assert_true(carrier_csv_look(csv, t->diags, NULL));
	assert_int_equal(next(t, csv, &row), CARRIER_ROW);
	as = carrier_csv_take(csv, t->arena, t->diags, &row);
	assert_string_equal(text_of(as, "order.issued"), "2025-04-03");
	assert_string_equal(text_of(as, "order.served-on"), "2025-01-31");
	/* Not a day: rules will say so, at its place. */
	assert_string_equal(text_of(as, "hearing.date"), "31/2/2025");
	options = (struct carrier_options){ 0 };
}

static void
proven_dates(void **state)
{
	struct test *t = *state;
	struct carrier_csv *csv = open_text(t, "order.issued,order.expires\n"
	    "3/4/2025,4/3/2026\n3/14/2025,14.3.2026\n5/5/2025,\n");
	struct carrier_row row;
	const struct answers *as;

	assert_true(carrier_csv_look(csv, t->diags, NULL));
	assert_int_equal(next(t, csv, &row), CARRIER_ROW);
	as = carrier_csv_take(csv, t->arena, t->diags, &row);
	assert_string_equal(text_of(as, "order.issued"), "2025-03-04");
	assert_string_equal(text_of(as, "order.expires"), "2026-03-04");
	assert_no_errors(t->diags);
}

/* Ten thousand undecided dates are one message. */
static void
told_once(void **state)
{
	struct test *t = *state;
	struct buf b = { 0 };

	buf_str(&b, "order.issued\n");
	fill(&b, 10000, "3/4/2025\n");
	assert_false(carrier_csv_look(open_bytes(t, b.data, b.len), t->diags,
	    NULL));
	assert_int_equal(diags_length(t->diags), 1);
	buf_free(&b);
}

/* ---- values ---- */

static void
formulas(void **state)
{
	static const char *const texts[] = { "=1+1", "+44 20", "-5", "@x",
	    "'=x", "''-", "'quoted'", "plain", "a=b" };
	struct test *t = *state;

	for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++) {
		struct answers *as = answers_new(t->arena, "x");
		const char *text;

		assert_true(answers_set(as, t->diags, "order.title", texts[i],
		    (struct pos){ 0 }, (struct pos){ 0 }));
		text = written(t, as, CARRIER_CSV, NULL);
		assert_null(strstr(text, "\n="));
		assert_null(strstr(text, "\n\"="));
		assert_string_equal(text_of(read_text(t, text), "order.title"),
		    texts[i]);
	}
	/* In a file from elsewhere it is data. */
	assert_string_equal(text_of(read_text(t, "order.title\n=1+1\n"),
	    "order.title"), "=1+1");
}

static void
lists(void **state)
{
	struct test *t = *state;
	const struct answers *as = read_text(t, "children.count,terms.count,"
	    "terms.1.current\n0,2,No contact.\n");

	assert_int_equal(answers_list_find(as, "children")->n, 0);
	assert_int_equal(answers_list_find(as, "terms")->n, 2);
	/* Columns that are blank answer nothing. */
	as = read_text(t, "filing,child1_name,child2_name\nmodify,,\n");
	assert_null(answers_list_find(as, "children"));
	as = read_text(t, "children.501.name,filing\nBo,modify\n");
	assert_string_equal(text_of(as, "filing"), "modify");
	as = read_text(t, "children.count\n99999999999999999999\n");
	assert_null(as);
	assert_diag(t->diags, DIAG_TOO_MANY, 2, 1);
}

static void
many_rows_in_one_file(void **state)
{
	struct test *t = *state;

	assert_null(read_text(t, "filing\nmodify\nterminate\n"));
	assert_diag(t->diags, DIAG_TOO_MANY, 3, 1);
	assert_null(read_text(t, "filing,filer\n"));
	assert_diag(t->diags, DIAG_RAGGED_ROW, 2, 1);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(quotes_and_lines), TEST(separators), TEST(utf16),
		TEST(ragged), TEST(bad_bytes), TEST(stray_quotes), TEST(huge),
		TEST(long_field), TEST(unclosed_to_the_end), TEST(legalserver),
		TEST(safe_address), TEST(unknown_filer), TEST(date_orders),
		TEST(proven_dates), TEST(told_once), TEST(formulas),
		TEST(lists), TEST(many_rows_in_one_file),
	};

	return cmocka_run_group_tests(tests, open_catalog, close_catalog);
}
