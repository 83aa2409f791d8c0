/* What office programs make of a spreadsheet, and what becomes of it here. */
#include "carrier_test.h"

#include "carrier/carrier_int.h"

/* A file with one row is read; "(none)" when it is not. */
static const char *
one(struct test *t, const char *text, const char *name)
{
	const struct answers *as = read_text(t, text);

	return as ? text_of(as, name) : "(failed)";
}

static const char *
cell_as(struct test *t, const char *heading, const char *cell,
    const char *name)
{
	return one(t, arena_printf(t->arena, "filing,%s\nmodify,\"%s\"\n",
	    heading, cell), name);
}

/* ---- encodings ---- */

static void
windows(void **state)
{
	static const char text[] = "filing,first,last,order.title\r\nmodify,"
	    "Jos\xE9,O\x92" "Brien-\xD1" "u\xF1" "ez,\x93 x \x94 \x96 \x80 5\r\n";
	struct test *t = *state;
	const struct answers *as = read_text(t, text);

	assert_non_null(as);
	assert_diag(t->diags, DIAG_ENCODING_GUESS, 2, 0);
	assert_string_equal(text_of(as, "protected.name"),
	    "Jos\xC3\xA9 O\xE2\x80\x99" "Brien-\xC3\x91u\xC3\xB1" "ez");
	assert_string_equal(text_of(as, "order.title"), "\xE2\x80\x9C x "
	    "\xE2\x80\x9D \xE2\x80\x93 \xE2\x82\xAC 5");
}

/* What could be something else than Windows-1252 is refused, cell by cell. */
static void
no_windows(void **state)
{
	static const char *const cells[] = {
		"Jos\xE9\nmodify,Jos\xC3\xA9",	/* some of it is UTF-8 */
		"Jos\x8E",			/* Macintosh */
		"Bob\xD5s",			/* Macintosh: an apostrophe */
		"L\xA2pez",			/* DOS */
		"Jos\x82",			/* DOS */
		"a\x81" "b",			/* no character at all */
	};
	struct test *t = *state;

	for (size_t i = 0; i < sizeof(cells) / sizeof(*cells); i++) {
		assert_null(read_text(t, arena_printf(t->arena,
		    "filing,order.title\nmodify,%s\n", cells[i])));
		assert_diag(t->diags, DIAG_NOT_UTF8, 2, 2);
		t->diags = diags_new(t->arena);
	}
	/* Only spreadsheets are guessed at. */
	assert_null(read_text(t, "{\"order\": {\"title\": \"Jos\xE9\"}}"));
	assert_diag(t->diags, DIAG_NOT_UTF8, 1, 0);
}

/* However the file is cut into pieces, the look at it sees the same. */
static void
look_in_pieces(void **state)
{
	static const struct { const char *text; bool windows; } in[] = {
		{ "plain\n", false }, { "Jos\xE9\n", true },
		{ "a\xC3\xA9" "b\xE9\n", false }, { "L\xA2pez\n", false },
		{ "\xEF\xBB\xBFJos\xE9\n", false }, { "\xC3\n", true },
		{ "\xE2\x82\n", false }, { "a\n\xA2 5\n", true },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(in) / sizeof(*in); i++)
		for (size_t step = 1; step < 5; step++) {
			struct carrier_look l = { 0 };
			size_t n = strlen(in[i].text);

			for (size_t k = 0; k < n; k += step)
				carrier_look_at(&l, in[i].text + k,
				    k + step < n ? step : n - k);
			assert_int_equal(carrier_look_windows(&l),
			    in[i].windows);
			assert_int_equal(l.first_line, i == 0 ? 0 :
			    i == 7 ? 2 : 1);
		}
}

static void
utf16_without_mark(void **state)
{
	static const char text[] = "filing,order.title\r\nmodify,x\r\n";
	struct test *t = *state;

	for (int be = 0; be < 2; be++) {
		struct buf b = { 0 };
		const struct answers *as;

		for (const char *p = text; *p != '\0'; p++) {
			buf_char(&b, be ? '\0' : *p);
			buf_char(&b, be ? *p : '\0');
		}
		as = read_bytes(t, b.data, b.len, NULL, NULL);
		assert_non_null(as);
		assert_string_equal(text_of(as, "order.title"), "x");
		buf_free(&b);
	}
	assert_int_equal(diags_length(t->diags), 0);
}

/* ---- first lines ---- */

static void
first_lines(void **state)
{
	static const char *const files[] = {
		"sep=|\r\nfiling|order.title\r\nmodify|x;y\r\n",
		"\"sep=;\"\r\nfiling;order.title\r\nmodify;x;y\r\n",
		"SEP=,,,,\r\nfiling,order.title\r\nmodify,x;y\r\n",
		"filing|order.title\nmodify|x;y\n",
		",,\r\n\r\n,\r\nfiling,order.title\r\nmodify,x;y\r\n",
		"filing,order.title,,\nmodify,x;y,,\n,,,\n,,,\n",
		"=\"filing\",=\"order.title\"\nmodify,=\"x;y\"\n",
	};
	struct test *t = *state;

	for (size_t i = 0; i < sizeof(files) / sizeof(*files); i++)
		if (i != 1)
			assert_string_equal(one(t, files[i], "order.title"),
			    "x;y");
	assert_int_equal(diags_length(t->diags), 0);
	/* With a semicolon between columns x;y is two. */
	assert_null(read_text(t, files[1]));
	assert_diag(t->diags, DIAG_RAGGED_ROW, 3, 3);
}

static void
title_above_the_table(void **state)
{
	struct test *t = *state;
	const struct diag *d;

	assert_null(read_text(t, "All clients of March,,\n,,\n"
	    "filing,filer,county\nmodify,protected,King\n"));
	assert_diag(t->diags, DIAG_UNKNOWN_CARRIER, 1, 1);
	d = diags_at(t->diags, diags_length(t->diags) - 1);
	assert_non_null(strstr(d->hint, "line 3"));
}

/* ---- ="00123" ---- */

static void
guards(void **state)
{
	static const char *const good[] = {
		"case_number,filing\n=\"00123\",modify\n",
		"case_number,filing\n\"=\"\"00123\"\"\",modify\n",
		"filing,case_number\nmodify,=\"00123\"",
		"filing,order.title,case_number\nmodify,\"a, \"\"b\"\"\nc\","
		    "=\"00123\"\n",
		"case_number,filing,order.title\n=\"00123\",modify,"
		    "\"two\nlines\"\n",
		"filing;case_number\r\nmodify;=\"00123\"\r\n",
	};
	static const char *const bad[] = {
		"filing,case_number\nmodify,=\"00123\n",
		"filing,case_number\nmodify,=\"00\"123\"\n",
		"filing,order.title,case_number\nmodify,5\" x,=\"00123\"\n",
		"filing,case_number\nmodify,=\"00\"x\n",
	};
	struct test *t = *state;

	for (size_t i = 0; i < sizeof(good) / sizeof(*good); i++)
		assert_string_equal(one(t, good[i], "order.case-number"),
		    "00123");
	assert_int_equal(diags_length(t->diags), 0);
	for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++) {
		assert_null(read_text(t, bad[i]));
		assert_diag(t->diags, DIAG_CSV_SYNTAX, 2, 0);
		t->diags = diags_new(t->arena);
	}
	/* What somebody wrote so on purpose is written so, and comes back. */
	assert_string_equal(one(t, "order.title\n\"'=\"\"1\"\"\"\n",
	    "order.title"), "=\"1\"");
}

/* ---- dates ---- */

static void
spellings_of_a_day(void **state)
{
	static const char *const days[] = { "2026-03-04", "2026-3-4",
	    "2026/03/04", "2026.3.4", "20260304", "2026-03-04 00:00:00",
	    "2026-03-04T00:00:00.000Z", "2026-03-04T09:30:00-05:00",
	    "4-Mar-2026", "04 MAR 2026", "4. Mar 2026", "March 4, 2026",
	    "Mar. 4 2026", "March 4th, 2026", "4 March 2026",
	    "4th of March 2026", "Wednesday, March 4, 2026",
	    "Wed 4 Mar 2026 13:30", "4 de marzo de 2026",
	    "mi\xC3\xA9rcoles, 4 de marzo de 2026", " 4-mar-2026 ", "4/mar/2026" };
	static const char *const not_days[] = { "March 2026", "Mar-26", "4-Mar",
	    "2026", "2026-13-04", "March 32, 2026", "4 Mars 2026", "soon",
	    "2026-03-04x", "202603041", "4 Mar 2026 or so", "Mar 4 226",
	    "2026-03-04 15", "4 Mar 2026 7" };
	struct test *t = *state;

	for (size_t i = 0; i < sizeof(days) / sizeof(*days); i++)
		assert_string_equal(cell_as(t, "order.issued", days[i],
		    "order.issued"), "2026-03-04");
	assert_int_equal(diags_length(t->diags), 0);
	for (size_t i = 0; i < sizeof(not_days) / sizeof(*not_days); i++)
		assert_string_equal(cell_as(t, "order.issued", not_days[i],
		    "order.issued"), not_days[i]);
}

static void
guessed_days(void **state)
{
	static const struct { const char *cell, *day; } in[] = {
		{ "4-Mar-26", "2026-03-04" }, { "3/14/26", "2026-03-14" },
		{ "14.03.99", "1999-03-14" }, { "46085", "2026-03-04" },
		{ "46085.0", "2026-03-04" }, { " 46085.5 ", "2026-03-04" },
	};
	struct test *t = *state;

	for (size_t i = 0; i < sizeof(in) / sizeof(*in); i++) {
		assert_string_equal(cell_as(t, "order.issued", in[i].cell,
		    "order.issued"), in[i].day);
		assert_diag(t->diags, DIAG_DATE_GUESS, 2, 2);
		assert_int_equal(diags_length(t->diags), 1);
		t->diags = diags_new(t->arena);
	}
	assert_string_equal(cell_as(t, "order.issued", "19999",
	    "order.issued"), "19999");
	assert_string_equal(cell_as(t, "order.issued", "80001",
	    "order.issued"), "80001");
	/* Elsewhere a number is a number. */
	assert_string_equal(cell_as(t, "case_number", "46085",
	    "order.case-number"), "46085");
}

/* ---- words ---- */

static void
words_for_yes(void **state)
{
	static const char yes[][12] = { "TRUE", "WAHR", "VERDADERO", "Vrai",
	    "1.0", "-1", "x", "Checked", "On", "\xE2\x9C\x93" };
	static const char no[][12] = { "FALSE", "FALSCH", "falso", "0.0", "F",
	    "Unchecked", "off" };
	static const char blank[][16] = { "N/A", "#N/A", "NULL", "None", "-",
	    "Unknown", "Not applicable", "?" };
	struct test *t = *state;

	for (size_t i = 0; i < sizeof(yes) / sizeof(*yes); i++)
		assert_string_equal(cell_as(t, "interpreter", yes[i],
		    "interpreter.needed"), "yes");
	for (size_t i = 0; i < sizeof(no) / sizeof(*no); i++)
		assert_string_equal(cell_as(t, "interpreter", no[i],
		    "interpreter.needed"), "no");
	for (size_t i = 0; i < sizeof(blank) / sizeof(*blank); i++)
		assert_string_equal(cell_as(t, "interpreter", blank[i],
		    "interpreter.needed"), "(blank)");
	assert_string_equal(cell_as(t, "interpreter", "maybe",
	    "interpreter.needed"), "maybe");
	/* A tick beside a telephone may mean that it is not safe. */
	assert_string_equal(one(t, "filer,mobile_phone,mobile_phone_safe\n"
	    "protected,555-010-0001,x\n", "protected.phone"), "(none)");
}

/* Words for nothing are no names; names that sound so are. */
static void
words_for_nothing(void **state)
{
	struct test *t = *state;

	assert_string_equal(one(t, "filer,first,middle,last,suffix\n"
	    "protected,Na,N/A,Null,none\n", "protected.name"), "Na Null");
	assert_string_equal(one(t, "filer,street,apt_num,city,client_state,zip"
	    "\nprotected,12 Elm St,None,Olympia,WA,98501\n",
	    "protected.address"), "12 Elm St\nOlympia, WA 98501");
	assert_string_equal(cell_as(t, "order.title", "N/A", "order.title"),
	    "N/A");
	assert_string_equal(cell_as(t, "order.issued", "unknown",
	    "order.issued"), "(blank)");
}

static void
numbers(void **state)
{
	static const struct { const char *cell, *year; } in[] = {
		{ "2017", "2017" }, { "2017.0", "2017" },
		{ "2017.0000000", "2017" }, { "2,017", "2017" },
		{ "20,17", "20,17" }, { "2.50", "2.50" },
	};
	struct test *t = *state;

	for (size_t i = 0; i < sizeof(in) / sizeof(*in); i++)
		assert_string_equal(member_of(read_text(t, arena_printf(
		    t->arena, "filing,child1_birth_year\nmodify,\"%s\"\n",
		    in[i].cell)), "children", 0, "birth-year"), in[i].year);
}

/* ---- damage ---- */

static void
damage(void **state)
{
	static const char *const bad[] = { "#REF!", " #VALUE!", "#NAME?",
	    "#DIV/0!", "Err:508", "########", "1.23E+11", "5E+09" };
	static const char *const good[] = { "# 5", "##", "#1234", "Err: none",
	    "1E+5", "24E-100", "12E+345" };
	struct test *t = *state;

	for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++) {
		assert_string_equal(cell_as(t, "case_number", bad[i],
		    "order.case-number"), "(none)");
		assert_diag(t->diags, DIAG_NOT_TAKEN, 2, 2);
		t->diags = diags_new(t->arena);
	}
	for (size_t i = 0; i < sizeof(good) / sizeof(*good); i++)
		assert_string_equal(cell_as(t, "case_number", good[i],
		    "order.case-number"), good[i]);
	assert_int_equal(diags_length(t->diags), 0);
}

static void
lost_zeros(void **state)
{
	static const struct { const char *zip, *whole; } in[] = {
		{ "2139", "02139" }, { "2139.0", "02139" }, { "601", "00601" },
		{ "02139-1234", "02139-1234" }, { "98501", "98501" },
		{ "21", "21" },
	};
	struct test *t = *state;

	for (size_t i = 0; i < sizeof(in) / sizeof(*in); i++)
		assert_string_equal(one(t, arena_printf(t->arena,
		    "filer,street,city,zip\nprotected,1 A St,B,%s\n",
		    in[i].zip), "protected.address"), arena_printf(t->arena,
		    "1 A St\nB %s", in[i].whole));
}

/* ---- columns that need a second look ---- */

static void
whose_state(void **state)
{
	struct test *t = *state;
	const struct answers *as;

	as = read_text(t, "filer,state,street,city\nprotected,WA,1 A St,B\n");
	assert_string_equal(text_of(as, "jurisdiction"), "WA");
	assert_string_equal(text_of(as, "protected.address"),
	    "1 A St\nB, WA");
	assert_diag(t->diags, DIAG_PLACE_GUESS, 1, 2);
	t->diags = diags_new(t->arena);
	as = read_text(t, "filer,state,street,city,court_state\nrestrained,OR,"
	    "1 A St,B,Washington\n");
	assert_string_equal(text_of(as, "jurisdiction"), "wa");
	assert_string_equal(text_of(as, "restrained.address"),
	    "1 A St\nB, OR");
	as = read_text(t, "filer,state,court_state\nprotected,open,WA\n");
	assert_string_equal(text_of(as, "jurisdiction"), "WA");
	assert_non_null(kept_of(as, "state"));
	assert_int_equal(diags_length(t->diags), 0);
	as = read_text(t, "filer,state\nprotected,open\n");
	assert_string_equal(text_of(as, "jurisdiction"), "(none)");
	assert_non_null(kept_of(as, "state"));
	assert_diag(t->diags, DIAG_UNKNOWN_COLUMN, 2, 2);
	t->diags = diags_new(t->arena);
	as = read_text(t, "filer,state\nprotected,tribal\n");
	assert_string_equal(text_of(as, "jurisdiction"), "tribal");
	assert_int_equal(diags_length(t->diags), 0);
}

/* Two names of one answer: no matter, while they say the same. */
static void
two_names(void **state)
{
	struct test *t = *state;

	assert_string_equal(one(t, "filing,case_number,cause_number\nmodify,"
	    "24-1,24-1\n", "order.case-number"), "24-1");
	assert_string_equal(one(t, "filing,case_number,cause_number\nmodify,,"
	    "24-1\n", "order.case-number"), "24-1");
	assert_string_equal(one(t, "order_date,date_issued\n3/14/2026,"
	    "2026-03-14\n", "order.issued"), "2026-03-14");
	assert_int_equal(diags_length(t->diags), 0);
	assert_null(read_text(t, "filing,case_number,cause_number\nmodify,"
	    "24-1,24-2\n"));
	assert_diag(t->diags, DIAG_DUPLICATE, 2, 3);
	t->diags = diags_new(t->arena);
	assert_string_equal(one(t, "filer,client_name,first,last\nprotected,"
	    "Ana B. Example,Ana,Example\n", "protected.name"),
	    "Ana B. Example");
	assert_diag(t->diags, DIAG_NOT_TAKEN, 2, 3);
}

static void
no_heading(void **state)
{
	struct test *t = *state;
	const struct answers *as = read_text(t, "filing,,filer\nmodify,a note,"
	    "protected\n");

	assert_diag(t->diags, DIAG_UNKNOWN_COLUMN, 2, 2);
	assert_string_equal(kept_of(as, "column 2")->text, "a note");
}

/* A file without headings begins with somebody's name: it is not repeated. */
static void
no_headings_at_all(void **state)
{
	struct test *t = *state;

	assert_null(read_text(t, "Ana Example,12 Elm St,Olympia\n"));
	assert_diag(t->diags, DIAG_UNKNOWN_CARRIER, 1, 1);
	assert_int_equal(diags_length(t->diags), 1);
	assert_null(strstr(diags_at(t->diags, 0)->message, "Ana"));
}

/* Headings that people give, and those of A2J's interviews. */
static void
everyday_names(void **state)
{
	struct test *t = *state;
	const struct answers *as = read_text(t, "filer,First Name,Last Name,"
	    "E-mail,Cell,Address 1,Address 2,Apt #,City,Zipcode,Case No.,"
	    "Date of Order,Expires,Respondent,Type of Order\nprotected,Ana,Ex,"
	    "a@b.org,555-010-0001,1 A St,Rear,4,B,98501,24-1,2025-03-14,"
	    "2026-03-14,Bo Ex,final\n");

	assert_int_equal(diags_length(t->diags), 0);
	assert_string_equal(text_of(as, "protected.address"),
	    "1 A St, Rear, Unit 4\nB 98501");
	assert_string_equal(text_of(as, "protected.email"), "a@b.org");
	assert_string_equal(text_of(as, "order.case-number"), "24-1");
	assert_string_equal(text_of(as, "restrained.name"), "Bo Ex");
	assert_string_equal(text_of(as, "order.expires"), "2026-03-14");
	as = read_text(t, "<AnswerSet><Answer name=\"Client party MC\"><MCValue>"
	    "<SelValue>Respondent</SelValue></MCValue></Answer><Answer name=\""
	    "Adverse party first name TE\"><TextValue>Ana</TextValue></Answer>"
	    "<Answer name=\"Adverse party last name TE\"><TextValue>Ex"
	    "</TextValue></Answer></AnswerSet>");
	assert_string_equal(text_of(as, "protected.name"), "Ana Ex");
}

/* ---- files that are no answers ---- */

static void
foreign_files(void **state)
{
	static const char *const files[] = { "PK\3\4\24", "\xD0\xCF\x11\xE0"
	    "\xA1", "%PDF-1.7\n", "{\\rtf1 x}", "<html><table/></html>",
	    "<?xml version=\"1.0\"?><Workbook xmlns=\"urn:x\"/>",
	    "<hd:componentLibrary xmlns:hd=\"urn:x\"/>" };
	struct test *t = *state;

	for (size_t i = 0; i < sizeof(files) / sizeof(*files); i++) {
		assert_null(read_text(t, files[i]));
		assert_diag(t->diags, DIAG_UNKNOWN_CARRIER, 1, 1);
		assert_int_equal(diags_length(t->diags), 1);
		t->diags = diags_new(t->arena);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(windows), TEST(no_windows), TEST(look_in_pieces),
		TEST(utf16_without_mark), TEST(first_lines),
		TEST(title_above_the_table), TEST(guards),
		TEST(spellings_of_a_day), TEST(guessed_days),
		TEST(words_for_yes), TEST(words_for_nothing), TEST(numbers),
		TEST(damage), TEST(lost_zeros), TEST(whose_state),
		TEST(two_names), TEST(no_heading),
		TEST(no_headings_at_all), TEST(everyday_names), TEST(foreign_files),
	};

	return cmocka_run_group_tests(tests, open_catalog, close_catalog);
}
