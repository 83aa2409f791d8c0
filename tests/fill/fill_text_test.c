#include "fill/paper.h"

#define BASE "\"filer\":\"protected\",\"protected\":{\"name\":\"Ana Roe\"}"

static void
values_and_blanks(void **state)
{
	struct test *t = *state;
	struct paper p = paper(t, "<para>On <value of=\"$order.issued\"/> "
	    "<value of=\"$movant.name\"/> asks; <value of=\"$order.number\"/>."
	    "</para>", "{" BASE ",\"order\":{\"issued\":\"2025-03-14\"}}");
	const struct doc_node *b;
	const struct fill_blank *blank;

	assert_string_equal(said(t, &p), "On March 14, 2025 Ana Roe asks; .");
	assert_false(p.failed);
	assert_int_equal(p.fill.blanks.n, 1);
	blank = p.fill.blanks.at[0];
	assert_string_equal(blank->name, "order.number");
	assert_string_equal(blank->label, "Number");
	assert_string_equal(blank->document, "motion");
	b = find_kind(p.node, DOC_BLANK);
	assert_string_equal(b->label, "Number");
	assert_true(b->width > 0);
	assert_string_equal(p.node->title, "Motion of Ana Roe");
	assert_string_equal(p.node->short_title, "Motion");
}

static void
each_text_names_its_answer(void **state)
{
	struct test *t = *state;
	struct paper p = paper(t, "<para>By <value of=\"$movant.name\"/>"
	    "</para>", "{" BASE "}");
	const struct doc_node *para = find_kind(p.node, DOC_PARA);

	assert_null(para->first->field);
	assert_string_equal(para->last->field, "protected.name");
	assert_int_equal(para->last->origin.line, 6);
}

/* Blanks around what is left out do not pile up. */
static void
spaces(void **state)
{
	struct test *t = *state;
	struct paper p = paper(t, "<para>\n  a <if test=\"$order.pending = "
	    "'yes'\">b </if> c\n <if test=\"$order.pending = 'yes'\">d</if>\n"
	    "</para><para> <b>x </b> <i> y</i> </para>",
	    "{" BASE ",\"order\":{\"pending\":\"no\"}}");

	assert_string_equal(said(t, &p), "a c\nx y");
	assert_int_equal(p.fill.blanks.n, 0);
}

#define NAME "<value of=\"$movant.name\"/>"

/* A name that ends in a full stop does not get a second one. */
static void
full_stops(void **state)
{
	struct test *t = *state;
	struct paper p = paper(t, "<para>By " NAME ". Then " NAME "."
	    "<if test=\"$filer = 'protected'\"> So</if> (" NAME "). " NAME
	    ", " NAME ".5 " NAME "... " NAME "? Jr.<b>.</b> " NAME "<b>.</b>"
	    "</para>", "{\"filer\":\"protected\",\"protected\":"
	    "{\"name\":\"Ray Roe Jr.\"}}");

	assert_string_equal(said(t, &p), "By Ray Roe Jr. Then Ray Roe Jr. So "
	    "(Ray Roe Jr.). Ray Roe Jr., Ray Roe Jr..5 Ray Roe Jr.... "
	    "Ray Roe Jr.? Jr.. Ray Roe Jr.");
}

static void
styles_and_capitals(void **state)
{
	struct test *t = *state;
	struct paper p = paper(t, "<para><b>a<i>b</i></b><small>c</small>"
	    "<value of=\"$movant.name\" as=\"upper\"/> "
	    "<value of=\"$movant.term\" as=\"upper\"/></para>",
	    "{" BASE "}");
	const struct doc_node *n = find_kind(p.node, DOC_PARA)->first;

	assert_int_equal(n->style, DOC_BOLD);
	assert_int_equal(n->next->style, DOC_BOLD | DOC_ITALIC);
	assert_int_equal(n->next->next->style, DOC_SMALL);
	assert_string_equal(said(t, &p), "abcANA ROE PROTECTED PERSON");
}

/* An unknown condition prints nothing and says what would decide. */
static void
unknown_conditions(void **state)
{
	struct test *t = *state;
	const char *body = "<para>a<if test=\"$order.pending = 'yes'\">b</if>"
	    "<choose><when test=\"$order.kind = 'final'\">c</when>"
	    "<otherwise>d</otherwise></choose><choose>"
	    "<when test=\"$note = 'x'\">e</when><otherwise>f</otherwise>"
	    "<unknown>g</unknown></choose></para>";
	const struct form_catalog *c = case_catalog(t, body, NULL);
	struct paper p = paper_of(t, c, "{" BASE "}");
	const struct fill_blank *b;

	assert_string_equal(said(t, &p), "ag");
	assert_int_equal(p.fill.blanks.n, 2);
	b = p.fill.blanks.at[0];
	assert_string_equal(b->name, "order.pending");
	b = p.fill.blanks.at[1];
	assert_string_equal(b->name, "order.kind");
	p = paper_of(t, c, "{" BASE ",\"note\":\"y\",\"order\":{\"kind\":"
	    "\"temporary\",\"pending\":\"yes\"}}");
	assert_string_equal(said(t, &p), "abdf");
	assert_int_equal(p.fill.blanks.n, 0);
}

static void
lists(void **state)
{
	struct test *t = *state;
	const char *body = "<para><for-each in=\"$terms\"><number/>) "
	    "<value of=\"current\"/><if test=\"action = 'remove'\"> out</if>; "
	    "</for-each></para>";
	const struct form_catalog *c = case_catalog(t, body, NULL);
	struct paper p = paper_of(t, c, "{" BASE ",\"terms\":["
	    "{\"current\":\"A\",\"action\":\"remove\"},{\"action\":"
	    "\"change\"},{\"current\":\"C\"}]}");
	const struct fill_blank *b;

	assert_string_equal(said(t, &p), "1) A out; 2) ; 3) C;");
	assert_int_equal(p.fill.blanks.n, 2);
	b = p.fill.blanks.at[0];
	assert_string_equal(b->name, "terms.2.current");
	assert_string_equal(b->label, "Now");
	b = p.fill.blanks.at[1];
	assert_string_equal(b->name, "terms.3.action");
	/* a list that was not asked about is a blank; an empty one is not */
	p = paper_of(t, c, "{" BASE "}");
	assert_int_equal(p.fill.blanks.n, 1);
	b = p.fill.blanks.at[0];
	assert_string_equal(b->name, "terms");
	p = paper_of(t, c, "{" BASE ",\"terms\":[]}");
	assert_int_equal(p.fill.blanks.n, 0);
}

/* Law with a value in it, neutral wording, and nothing known at all. */
static void
law(void **state)
{
	struct test *t = *state;
	const struct form_catalog *c = case_catalog(t, "<para><value "
	    "of=\"$law.order.term\"/>: <value of=\"$law.waiting\"/></para>",
	    NULL);
	struct paper p = paper_of(t, c, "{" BASE ",\"jurisdiction\":\"wa\","
	    "\"order\":{\"kind\":\"final\"}}");
	const struct fill_blank *b;

	assert_string_equal(said(t, &p), "final order of : ");
	assert_int_equal(p.fill.blanks.n, 2);
	b = p.fill.blanks.at[1];
	assert_string_equal(b->name, "law.waiting");
	assert_string_equal(b->label, "Ask the clerk: how long?");
	p = paper_of(t, c, "{" BASE "}");
	assert_string_equal(said(t, &p), "protection order: ");
}

static void
lines_of_an_address(void **state)
{
	struct test *t = *state;
	struct paper p = paper(t, "<para><value of=\"$protected.mail\" "
	    "as=\"lines\"/></para><para><value of=\"$protected.mail\"/></para>",
	    "{\"protected\":{\"mail\":\"PO Box 1\\n\\n Town \",\"name\":"
	    "\"A\"},\"filer\":\"protected\"}");

	assert_string_equal(said(t, &p), "PO Box 1\nTown\nPO Box 1, Town");
	assert_int_equal(count_kind(p.node, DOC_BREAK), 1);
}

static void
audience_breach(void **state)
{
	struct test *t = *state;
	struct paper p = paper(t, "<para>\n<value of=\"$protected.address\"/>"
	    "</para>", "{\"protected\":{\"address\":\"12 Elm Street\"}}");
	const struct diag *d = find_diag(t, DIAG_AUDIENCE_BREACH);

	assert_true(p.failed);
	assert_null(p.node);
	assert_null(p.root->first);
	/* at the definition, and without the address */
	assert_true(strstr(d->pos.file, "terminate.xml") != NULL);
	assert_int_equal(d->pos.line, 7);
	assert_string_equal(d->message,
	    "'protected.address' would be printed for court, other-party");
	assert_null(strstr(d->hint, "Elm"));
}

static void
audience_allows(void **state)
{
	struct test *t = *state;
	const struct form_catalog *c = case_catalog(t, "<para><value "
	    "of=\"$protected.address\"/></para>", NULL);
	struct paper p = paper_of(t, c, "{\"protected\":{\"address\":"
	    "\"12 Elm Street\",\"hidden\":\"no\"}}");

	assert_string_equal(said(t, &p), "12 Elm Street");
	/* nothing is printed, so nothing is given away */
	p = paper_of(t, c, "{\"protected\":{\"hidden\":\"yes\"}}");
	assert_false(p.failed);
	assert_no_errors(t->diags);
}

/* A breach through a computed value names the answer behind it. */
static void
breach_in_a_title(void **state)
{
	struct test *t = *state;
	struct paper p = paper(t, "<if test=\"$filer = 'protected'\"><para>"
	    "<value of=\"$pressure\"/></para></if>", "{" BASE
	    ",\"pressure\":\"yes\"}");

	assert_true(p.failed);
	assert_non_null(strstr(find_diag(t, DIAG_AUDIENCE_BREACH)->message,
	    "'pressure'"));
}

static void
inline_for_checklists(void **state)
{
	struct test *t = *state;
	struct paper p = paper(t, "<para>See <value of=\"$pressure\"/></para>",
	    "{}");
	const struct form_filing *f = map_find(&p.catalog->filings,
	    "terminate");
	const struct form_document *d = f->documents.at[0];
	struct doc_node *block = doc_add(t->arena, p.root, DOC_PARA,
	    (struct pos){ 0 });
	struct rules *r = case_bind(t, p.catalog, "{\"pressure\":\"yes\"}");

	fill_init(&p.fill, t->arena, t->diags, r);
	assert_true(fill_inline(&p.fill, d->body->first, block,
	    AUDIENCE_SELF));
	assert_string_equal(doc_plain(t->arena, block), "See yes");
	assert_false(fill_inline(&p.fill, d->body->first, block,
	    AUDIENCE_COURT));
	assert_diag(t->diags, DIAG_AUDIENCE_BREACH, 0, 0);
}

#define ISSUED "<value of=\"$order.issued\"/>"
#define WHEN ",\"order\":{\"issued\":\"2025-03-14\"}"

/* The cell of a table holds a date and no word that could have Spanish. */
static void
values_of_a_line_without_words(void **state)
{
	struct test *t = *state;
	const struct form_catalog *c = case_catalog(t, "<para>" ISSUED
	    "</para><para><choose><when test=\"answered($order.issued)\">"
	    ISSUED "</when><otherwise>\342\200\223</otherwise></choose></para>"
	    "<para>Since " ISSUED "</para><para>Since " ISSUED "<es>El " ISSUED
	    "</es></para>", NULL);
	struct paper p = paper_of(t, c, "{" BASE WHEN "}");

	assert_string_equal(said(t, &p), "March 14, 2025\nMarch 14, 2025\n"
	    "Since March 14, 2025\nSince March 14, 2025");
	p = paper_in(t, c, "{" BASE WHEN "}", LANG_ES);
	assert_string_equal(said(t, &p), "14 de marzo de 2025\n"
	    "14 de marzo de 2025\nSince March 14, 2025\n"
	    "El 14 de marzo de 2025");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(values_and_blanks),
		TEST(each_text_names_its_answer),
		TEST(spaces),
		TEST(full_stops),
		TEST(styles_and_capitals),
		TEST(unknown_conditions),
		TEST(lists),
		TEST(law),
		TEST(lines_of_an_address),
		TEST(audience_breach),
		TEST(audience_allows),
		TEST(breach_in_a_title),
		TEST(inline_for_checklists),
		TEST(values_of_a_line_without_words),
	};

	PAPER_MAIN(tests);
}
