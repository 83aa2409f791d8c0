#include "test.h"

#include "layout/layout.h"

/*
 * The text with "|" where a line may end, but at its end, and "~" where it is
 * better not to.
 */
static void
broken(const char *text, const char *expected)
{
	size_t len = strlen(text);
	char *brk = malloc(len + 1);
	struct buf b = { 0 };

	layout_breaks(text, len, brk);
	for (size_t i = 0; i < len; i++) {
		buf_char(&b, text[i]);
		if (i + 1 < len && (brk[i] == LAYOUT_BREAK_MAY ||
		    brk[i] == LAYOUT_BREAK_MUST))
			buf_char(&b, '|');
		if (i + 1 < len && brk[i] == LAYOUT_BREAK_SOFT)
			buf_char(&b, '~');
	}
	assert_string_equal(b.data ? b.data : "", expected);
	buf_free(&b);
	free(brk);
}

static void
breaks_at_blanks(void **state)
{
	(void)state;
	broken("to end it", "to |end |it");
	broken("“quoted words” (here)", "“quoted |words” |(here)");
	broken("well-known", "well-|known");
	broken("José O’Brien", "José |O’Brien");
	broken("a\nb", "a\n|b");
	broken("x", "x");
	broken("", "");
}

static void
holds_numbers_to_their_words(void **state)
{
	(void)state;
	broken("under § 2265 and", "under |§ 2265 |and");
	broken("Case No. 25-2-01234-5 SEA", "Case ~No. 25-2-01234-5 |SEA");
	broken("(RCW 7.105.500) is", "(RCW 7.105.500) |is");
	broken("see RCW chapters", "see |RCW |chapters");
	broken("18 U.S.C. § 2265(a)", "18 U.S.C. § 2265(a)");
	broken("Exhibit A is", "Exhibit A |is");
	broken("Exhibit Apple", "Exhibit |Apple");
	broken("use form DV-200, or", "use |form DV-200, |or");
	broken("in this form I ask", "in |this |form |I |ask");
	broken("Docket No. 2507RO000442 is", "Docket ~No. 2507RO000442 |is");
	broken("see ¶ 12 and ¶¶ 3–5", "see |¶ 12 |and |¶¶ 3–5");
	broken("for $1,200 (or $ 3)", "for |$1,200 |(or |$ 3)");
	broken("call (206) 555-0100 now", "call |(206) 555-0100 |now");
	broken("Seattle, WA 98101-2345 by", "Seattle, |WA 98101-2345 |by");
	broken("Suite 4 and Apt. B", "Suite 4 |and |Apt. B");
	broken("to (a) end it; (2) stay", "to |(a) ~end |it; |(2) ~stay");
}

static void
holds_citations_together(void **state)
{
	(void)state;
	broken("MCL 600.2950(12) and", "MCL 600.2950(12) |and");
	broken("RCW 7.105.500(1)(a)(ii) or", "RCW 7.105.500(1)(a)(ii) |or");
	broken("18 U.S.C. 2261A, 2262", "18 U.S.C. 2261A, |2262");
	broken("G.L. c. 209A, § 3", "G.L. c. 209A, ~§ 3");
	broken("the Tex. Fam. Code § 87.002", "the |Tex. ~Fam. ~Code § 87.002");
	broken("Cal. Rules of Court, rule 2.108",
	    "Cal. ~Rules |of |Court, |rule 2.108");
	broken("Va. Code § 16.1-253", "Va. ~Code § 16.1-253");
	broken("person(s) and/or", "person(s) |and/|or");
	broken("Smith v. Jones, Doe vs. Roe",
	    "Smith |v. ~Jones, |Doe |vs. ~Roe");
	broken("he said . . . nothing … more",
	    "he |said . . . |nothing … |more");
}

static void
holds_names_together(void **state)
{
	(void)state;
	broken("J. N. and", "J. N. |and");
	broken("by J. Smith", "by |J. ~Smith");
	broken("J. N. Smith Jr., Ana Ruiz III", "J. N. ~Smith Jr., |Ana |Ruiz III");
	broken("Hon. Ruth", "Hon. Ruth");
	broken("Mr. Ángel", "Mr. Ángel");
}

static void
holds_dates_and_times(void **state)
{
	(void)state;
	broken("on March 14, 2025 at", "on |March 14, ~2025 |at");
	broken("(May 1, 2026)", "(May 1, ~2026)");
	broken("May 2026 or", "May ~2026 |or");
	broken("March on, 2025", "March |on, |2025");
	broken("el 14 de marzo de 2025", "el |14 ~de |marzo |de ~2025");
	broken("at 9:00 a.m. in", "at |9:00 a.m. |in");
}

static void
keeps_dashes_off_line_starts(void **state)
{
	(void)state;
	broken("home – always", "home – |always");
	broken("home—always", "home—|always");
	broken("pages 2–3", "pages 2–3");
}

static void
breaks_addresses_where_it_cannot_mislead(void **state)
{
	(void)state;
	broken("at https://usc-cdn.house.gov/view/a-b.html now",
	    "at |https://usc|-cdn.house.gov/|view/|a|-b.html |now");
	broken("and/or well-known", "and/|or |well-|known");
}

static void
survives_long_tokens(void **state)
{
	struct test *t = *state;
	size_t n = 1000000;
	char *text = arena_alloc(t->arena, n + 1);
	char *brk = arena_alloc(t->arena, n + 1);

	memset(text, 'a', n);
	layout_breaks(text, n, brk);
	assert_int_equal(brk[500], LAYOUT_BREAK_NO);
	memset(text, ' ', n);
	layout_breaks(text, n, brk);
	memset(text, '.', n);
	text[1] = ' ';
	layout_breaks(text, n, brk);
	assert_int_equal(brk[0], LAYOUT_BREAK_NO);
}

/* The library ends the program on these; no line may end in a flag. */
static void
survives_flags(void **state)
{
	static const char text[] = "go \U0001F1FA\U0001F1F8 on \uFFFFx é";
	char out[sizeof(text)];

	(void)state;
	layout_breaks(text, strlen(text), out);
	assert_int_equal(out[2], LAYOUT_BREAK_MAY);
	assert_int_equal(out[6], LAYOUT_BREAK_NO);
	assert_int_equal(out[5], LAYOUT_BREAK_INSIDE);
	assert_int_equal(out[11], LAYOUT_BREAK_MAY);
	assert_int_equal(out[14], LAYOUT_BREAK_MAY);
	assert_int_equal(out[19], LAYOUT_BREAK_MAY);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(breaks_at_blanks),
		TEST(holds_numbers_to_their_words),
		TEST(holds_citations_together),
		TEST(holds_names_together),
		TEST(holds_dates_and_times),
		TEST(keeps_dashes_off_line_starts),
		TEST(breaks_addresses_where_it_cannot_mislead),
		TEST(survives_long_tokens),
		TEST(survives_flags),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
