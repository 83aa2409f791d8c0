#include "fill/paper.h"

#include "base/limits.h"

#define BASE "\"filer\":\"protected\",\"protected\":{\"name\":\"Ana Roe\"}"

static const struct doc_node *
nth(const struct doc_node *parent, size_t n)
{
	const struct doc_node *d = parent->first;

	while (n-- > 0)
		d = d->next;
	return d;
}

static void
title_under_the_caption(void **state)
{
	struct test *t = *state;
	struct paper p = paper(t, "<if test=\"$filer = 'protected'\"><caption>"
	    "<court><para>Court</para></court><left><para>A</para></left>"
	    "<right><para>No. 1</para></right></caption></if><para>x</para>",
	    "{" BASE "}");
	const struct doc_node *caption = p.node->first;

	assert_int_equal(caption->kind, DOC_CAPTION);
	assert_int_equal(nth(caption, 0)->kind, DOC_CAPTION_COURT);
	assert_int_equal(nth(caption, 1)->kind, DOC_CAPTION_LEFT);
	assert_int_equal(nth(caption, 2)->kind, DOC_CAPTION_RIGHT);
	assert_int_equal(caption->next->kind, DOC_TITLE);
	assert_int_equal(count_kind(p.node, DOC_TITLE), 1);
	assert_string_equal(doc_plain(t->arena, caption->next),
	    "Motion of Ana Roe");
}

/* Who files stands first in the caption, or not at all. */
static void
the_filer_is_printed_when_there_is_one(void **state)
{
	static const char *const rest = "<court><para>Court</para></court>"
	    "<left><para>A</para></left><right><para>No. 1</para></right>"
	    "</caption>";
	struct test *t = *state;
	struct paper p = paper(t, arena_printf(t->arena, "<caption><filer><if "
	    "test=\"$filer = 'protected'\"><para><value of=\"$movant.name\"/>"
	    "</para></if></filer>%s", rest), "{" BASE "}");
	const struct doc_node *caption = find_kind(p.node, DOC_CAPTION);

	assert_int_equal(caption->first->kind, DOC_CAPTION_FILER);
	assert_string_equal(doc_plain(t->arena, caption->first), "Ana Roe");
	assert_int_equal(nth(caption, 1)->kind, DOC_CAPTION_COURT);
	p = paper(t, arena_printf(t->arena, "<caption><filer><if "
	    "test=\"$filer = 'restrained'\"><para>never</para></if></filer>%s",
	    rest), "{" BASE "}");
	caption = find_kind(p.node, DOC_CAPTION);
	assert_int_equal(caption->first->kind, DOC_CAPTION_COURT);
	assert_int_equal(count_kind(caption, DOC_CAPTION_FILER), 0);
}

/* The number of the case is for the foot of court papers. */
static void
case_numbers(void **state)
{
	static const struct { const char *json, *number; } rows[] = {
		{ "{" BASE "}", NULL },
		{ "{" BASE ",\"order\":{\"case-number\":\"\"}}", NULL },
		{ "{" BASE ",\"order\":{\"case-number\":\"25-2  04417-9\"}}",
		    "25-2 04417-9" },
	};
	struct test *t = *state;

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct paper p = paper(t, "<para>x</para>", rows[i].json);

		if (rows[i].number == NULL)
			assert_null(p.node->case_number);
		else
			assert_string_equal(p.node->case_number,
			    rows[i].number);
	}
}

/* A secret that was typed as the number of the case does not get there. */
static void
a_secret_is_no_case_number(void **state)
{
	struct test *t = *state;
	struct paper p = paper(t, "<para>x</para>", "{\"filer\":\"protected\","
	    "\"protected\":{\"name\":\"Ana Roe\",\"hidden\":true,\"phone\":"
	    "\"206-555-0142\"},\"order\":{\"case-number\":"
	    "\"206-555-0142\"}}");

	assert_null(p.node);
	assert_int_equal(count_diags(t, DIAG_LEAK), 1);
}

static void
title_first_without_a_caption(void **state)
{
	struct test *t = *state;
	struct paper p = paper(t, "<para>x</para><para>y</para>",
	    "{" BASE "}");

	assert_int_equal(p.node->first->kind, DOC_TITLE);
	assert_int_equal(p.node->last->kind, DOC_PARA);
	assert_null(p.node->last->next);
	assert_string_equal(said(t, &p), "x\ny");
}

/* Numbers run through the paper; a paragraph left out takes none. */
static void
numbers(void **state)
{
	struct test *t = *state;
	struct paper p = paper(t, "<para number=\"yes\" spaced=\"yes\">a</para>"
	    "<para>b</para><para number=\"yes\"><if test=\"$filer = "
	    "'restrained'\">never</if></para><list style=\"alpha\"><item>i"
	    "</item></list><paras of=\"$why\" number=\"yes\"/>"
	    "<para number=\"yes\">z</para>", "{" BASE ",\"why\":"
	    "\"one\\n\\ntwo\\nthree\\n\"}");

	assert_string_equal(said(t, &p),
	    "1. a\nb\na. i\n2. one\n3. two\n4. three\n5. z");
	assert_true(nth(p.node, 1)->spaced);
}

/* Text wrapped and indented in XML stays one paragraph. */
static void
paragraphs_of_an_answer(void **state)
{
	struct test *t = *state;
	const struct form_catalog *c = case_catalog(t,
	    "<paras of=\"$why\" number=\"yes\"/>", NULL);
	struct paper p = paper_of(t, c, "{" BASE ",\"why\":\"a b\\n   c d\\n"
	    "\\t e\\r\\nf\\n   \\n  g\\rh\"}");
	const struct doc_node *blank;

	assert_string_equal(said(t, &p), "1. a b c d e\n2. f\n3. g\n4. h");
	p = paper_of(t, c, "{" BASE "}");
	blank = find_kind(p.node, DOC_BLANK);
	assert_string_equal(blank->label, "Why?");
	assert_string_equal(blank->parent->label, "1.");
	assert_int_equal(count_kind(p.node, DOC_LINES), 1);
	assert_int_equal(p.fill.blanks.n, 1);
}

static void
lists_and_marks(void **state)
{
	struct test *t = *state;
	struct paper p = paper(t, "<list style=\"decimal\"><for-each "
	    "in=\"$terms\"><item><value of=\"current\"/></item></for-each>"
	    "<item><if test=\"$filer = 'restrained'\">never</if></item>"
	    "<item>last<!-- --></item></list><list><item>dot</item></list>"
	    "<list style=\"none\"><item>bare</item></list>"
	    "<list><for-each in=\"$children\"><item>c</item></for-each></list>",
	    "{" BASE ",\"terms\":[{\"current\":\"A\"},{\"current\":\"B\"}],"
	    "\"children\":[]}");

	assert_string_equal(said(t, &p),
	    "1. A\n2. B\n3. last\n\xe2\x80\xa2 dot\nbare");
	assert_int_equal(count_kind(p.node, DOC_LIST), 3);
}

static void
many_marks(void **state)
{
	struct test *t = *state;
	struct buf b = { 0 };
	struct paper p;

	buf_str(&b, "{" BASE ",\"terms\":[{\"current\":\"x\"}");
	for (int i = 1; i < 28; i++)
		buf_str(&b, ",{\"current\":\"x\"}");
	buf_str(&b, "]}");
	p = paper(t, "<list style=\"alpha\"><for-each in=\"$terms\"><item>"
	    "<value of=\"current\"/></item></for-each></list>", b.data);
	buf_free(&b);
	assert_string_equal(nth(nth(p.node, 1), 25)->label, "z.");
	assert_string_equal(nth(nth(p.node, 1), 26)->label, "aa.");
	assert_string_equal(nth(nth(p.node, 1), 27)->label, "ab.");
}

static void
tables_boxes_and_lines(void **state)
{
	struct test *t = *state;
	struct paper p = paper(t, "<table columns=\"300 700\" rules=\"yes\">"
	    "<row header=\"yes\"><cell header=\"yes\">H</cell><cell>I</cell>"
	    "</row><for-each in=\"$terms\"><row><cell><value of=\"current\"/>"
	    "</cell><cell/></row></for-each></table>"
	    "<keep><sign label=\"Signature\" width=\"3in\"/></keep>"
	    "<keep><if test=\"$filer = 'restrained'\"><para>x</para></if>"
	    "</keep><notice>Careful</notice><lines count=\"3\"/>"
	    "<space lines=\"1.5\"/><heading level=\"1\">Top</heading>",
	    "{" BASE ",\"terms\":[{\"current\":\"A\"}]}");
	const struct doc_node *table = find_kind(p.node, DOC_TABLE);

	assert_int_equal(table->ncolumns, 2);
	assert_int_equal(table->columns[1], 700);
	assert_true(table->rules);
	assert_int_equal(count_kind(table, DOC_ROW), 2);
	assert_int_equal(count_kind(table, DOC_CELL), 4);
	assert_true(table->first->header);
	assert_true(table->first->first->header);
	assert_int_equal(count_kind(p.node, DOC_KEEP), 1);
	assert_string_equal(find_kind(p.node, DOC_SIGN)->label, "Signature");
	assert_int_equal(find_kind(p.node, DOC_SIGN)->width, 216000);
	assert_int_equal(find_kind(p.node, DOC_LINES)->count, 3);
	assert_int_equal(find_kind(p.node, DOC_SPACE)->count, 1500);
	assert_int_equal(find_kind(p.node, DOC_HEADING)->level, 1);
	assert_true(find_kind(p.node, DOC_HEADING)->keep_next);
	assert_int_equal(find_kind(p.node, DOC_NOTICE)->first->kind, DOC_PARA);
}

static void
boxes_tick_on_yes_only(void **state)
{
	struct test *t = *state;
	const struct form_catalog *c = case_catalog(t, "<check when=\""
	    "$order.pending = 'yes'\">a</check><check>b</check>", NULL);
	struct paper p = paper_of(t, c, "{" BASE ",\"order\":{\"pending\":"
	    "\"yes\"}}");

	assert_true(nth(p.node, 1)->ticked);
	assert_false(nth(p.node, 2)->ticked);
	p = paper_of(t, c, "{" BASE ",\"order\":{\"pending\":\"no\"}}");
	assert_false(nth(p.node, 1)->ticked);
	assert_int_equal(p.fill.blanks.n, 0);
	/* unknown: left empty, and somebody has to decide */
	p = paper_of(t, c, "{" BASE "}");
	assert_false(nth(p.node, 1)->ticked);
	assert_int_equal(p.fill.blanks.n, 1);
}

static void
parts(void **state)
{
	struct test *t = *state;
	struct paper p = paper_of(t, case_catalog(t, "<para>a</para>"
	    "<use part=\"piece\"/>", HEAD "<part" NS " id=\"piece\">"
	    "<para><value of=\"$movant.name\"/> signs</para></part>"),
	    "{" BASE "}");

	assert_string_equal(said(t, &p), "a\nAna Roe signs");
}

static void
documents_with_a_condition(void **state)
{
	struct test *t = *state;
	const struct form_catalog *c = case_catalog(t, "<para>x</para>", NULL);
	struct paper p = paper_of(t, c, "{" BASE "}");
	const struct form_filing *f = map_find(&c->filings, "terminate");
	struct form_document d = *(struct form_document *)f->documents.at[0];

	d.when = xml_expr_compile(t->arena, t->diags, "$filer = 'restrained'",
	    (struct pos){ 0 });
	assert_null(fill_document(&p.fill, &d, 1, p.root, &p.failed));
	assert_false(p.failed);
	d.when = xml_expr_compile(t->arena, t->diags, "$order.kind = 'final'",
	    (struct pos){ 0 });
	assert_null(fill_document(&p.fill, &d, 1, p.root, &p.failed));
	assert_false(p.failed);
	assert_int_equal(p.fill.blanks.n, 1);
	assert_ptr_equal(p.root->first, p.root->last);
}

#define EACH "<para>x</para></document><document id=\"cover\" audience=\"" \
	"court self\" each=\"$terms\" when=\"not(action = 'remove')\">" \
	"<title>Term <number/> of <value of=\"$movant.name\"/></title>"
#define TERMS "{" BASE ",\"terms\":[{\"current\":\"One.\",\"action\":" \
	"\"change\"},{\"current\":\"Two.\",\"action\":\"remove\"}," \
	"{\"action\":\"change\"}]}"

/* A blank is that of the item, wherever its date puts it. */
static void
items_by_date(void **state)
{
	struct test *t = *state;
	struct paper p = paper(t, "<list style=\"none\"><for-each "
	    "in=\"$terms\" by=\"since\"><item><number/> <value "
	    "of=\"current\"/></item></for-each></list>", "{" BASE ",\"terms\":"
	    "[{\"since\":\"2025-02-01\"},{\"since\":\"2025-01-01\","
	    "\"current\":\"first\"}]}");

	assert_non_null(strstr(said(t, &p), "2 first\n1"));
	assert_string_equal(((struct fill_blank *)p.fill.blanks.at[0])->name,
	    "terms.1.current");
}

static const struct form_document *
second(const struct paper *p)
{
	const struct form_filing *f = map_find(&p->catalog->filings,
	    "terminate");

	return f->documents.at[1];
}

/* One paper for each item; it knows its number, its members, its condition. */
static void
a_paper_for_each_item(void **state)
{
	struct test *t = *state;
	struct paper p = paper(t, EACH "<para number=\"yes\"><value "
	    "of=\"current\"/></para>", TERMS);
	const struct form_document *d = second(&p);
	const struct doc_node *n;
	const struct fill_blank *b;
	bool failed = true;

	assert_int_equal(fill_papers(&p.fill, d, &failed), 3);
	assert_false(failed);
	n = fill_document(&p.fill, d, 1, p.root, &failed);
	assert_string_equal(n->id, "cover.1");
	assert_string_equal(n->title, "Term 1 of Ana Roe");
	assert_string_equal(doc_plain(t->arena, n),
	    "Term 1 of Ana Roe\n1. One.");
	assert_null(fill_document(&p.fill, d, 2, p.root, &failed));
	assert_false(failed);
	n = fill_document(&p.fill, d, 3, p.root, &failed);
	assert_string_equal(n->id, "cover.3");
	/* Paragraphs are counted anew, and the blank is that of the item. */
	assert_string_equal(find_kind(n, DOC_PARA)->label, "1.");
	assert_int_equal(p.fill.blanks.n, 1);
	b = p.fill.blanks.at[0];
	assert_string_equal(b->name, "terms.3.current");
	assert_string_equal(b->document, "cover.3");
	assert_no_errors(t->diags);
}

static void
no_item_no_paper(void **state)
{
	struct test *t = *state;
	struct paper p = paper(t, EACH, "{" BASE ",\"terms\":[]}");
	bool failed = true;

	assert_int_equal(fill_papers(&p.fill, second(&p), &failed), 0);
	assert_false(failed);
	p = paper(t, EACH, "{" BASE "}");
	assert_int_equal(fill_papers(&p.fill, second(&p), &failed), 0);
	/* Nobody is asked for items that need not be. */
	assert_int_equal(p.fill.blanks.n, 0);
	/* Any other document is one paper. */
	assert_int_equal(fill_papers(&p.fill, ((const struct form_filing *)
	    map_find(&p.catalog->filings, "terminate"))->documents.at[0],
	    &failed), 1);
}

/* After them the bare names are gone. */
static void
a_paper_after_them_stands_at_no_item(void **state)
{
	struct test *t = *state;
	struct paper p = paper(t, EACH, TERMS);
	bool failed;

	assert_non_null(fill_document(&p.fill, second(&p), 3, p.root,
	    &failed));
	assert_ptr_equal(p.fill.list, second(&p)->each);
	assert_non_null(fill_document(&p.fill, ((const struct form_filing *)
	    map_find(&p.catalog->filings, "terminate"))->documents.at[0], 1,
	    p.root, &failed));
	assert_null(p.fill.list);
	assert_null(p.fill.item);
	assert_int_equal(p.fill.index, 0);
}

/* A list in each paper of a list multiplies: all of them share one limit. */
static void
papers_of_a_list_share_the_limits(void **state)
{
	struct test *t = *state;
	struct paper p;
	struct buf b = { 0 };
	size_t n, nth;
	bool failed = false;

	buf_str(&b, "{" BASE ",\"terms\":[");
	for (int i = 0; i < LIMIT_ITEMS; i++)
		buf_str(&b, i > 0 ? ",{\"current\":\"a\"}" :
		    "{\"current\":\"a\"}");
	buf_str(&b, "]}");
	p = paper(t, "<para>x</para></document><document id=\"cover\" "
	    "audience=\"self\" each=\"$terms\"><title>x</title><for-each "
	    "in=\"$terms\"><para>a<br/>b<br/>c<br/>d</para></for-each>",
	    b.data);
	buf_free(&b);
	n = fill_papers(&p.fill, second(&p), &failed);
	assert_int_equal(n, LIMIT_ITEMS);
	for (nth = 1; nth <= n && !failed; nth++)
		fill_document(&p.fill, second(&p), nth, p.root, &failed);
	assert_true(failed);
	assert_true(nth > 2 && nth < n);
	assert_int_equal(count_diags(t, DIAG_TOO_LARGE), 1);
}

static void
worksheet(void **state)
{
	struct test *t = *state;
	const struct form_catalog *c = case_catalog(t, "<para>x</para>", NULL);
	struct paper p = paper_of(t, c, "{\"jurisdiction\":\"ca\","
	    "\"filing\":\"terminate\",\"protected\":{\"name\":\"Ana Roe\","
	    "\"address\":\"12 Elm Street\\nTown\"}}");
	const struct law_form *form = form_law_form(p.rules->pack,
	    &p.rules->law_case);
	struct doc_node *n = fill_worksheet(&p.fill, form, p.root, &p.failed);

	assert_non_null(n);
	assert_false(p.failed);
	assert_int_equal(n->audience, AUDIENCE_SELF);
	assert_true(n->sheet);
	assert_string_equal(n->title,
	    "Worksheet for the court's form: DV-400, Request");
	assert_string_equal(doc_plain(t->arena, n), "Worksheet for the "
	    "court's form: DV-400, Request\nItem 1: Ana Roe\n"
	    "Item 2: 12 Elm Street\nTown");
}

/* 200,000 paragraphs are refused, not built. */
static void
too_large(void **state)
{
	struct test *t = *state;
	struct buf b = { 0 };
	struct paper p;

	buf_str(&b, "{" BASE ",\"why\":\"");
	for (size_t i = 0; i < LIMIT_ANSWER_BYTES / 2 - 10; i++)
		buf_str(&b, "x\\n");
	buf_str(&b, "\"}");
	p = paper(t, "<paras of=\"$why\"/>", b.data);
	buf_free(&b);
	assert_true(p.failed);
	assert_null(p.node);
	assert_int_equal(count_diags(t, DIAG_TOO_LARGE), 1);
}

/* A long story comes out whole. */
static void
long_story(void **state)
{
	struct test *t = *state;
	struct buf b = { 0 };
	struct paper p;

	buf_str(&b, "{" BASE ",\"why\":\"");
	for (size_t i = 0; i < 20000; i++)
		buf_printf(&b, "w%zu%s", i, i % 100 == 99 ? "\\n" : " ");
	buf_str(&b, "\"}");
	p = paper(t, "<paras of=\"$why\" number=\"yes\"/>", b.data);
	buf_free(&b);
	assert_int_equal(count_kind(p.node, DOC_PARA), 200);
	assert_non_null(strstr(said(t, &p), "1. w0 w1 "));
	assert_non_null(strstr(said(t, &p), "w19998 w19999"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(title_under_the_caption),
		TEST(the_filer_is_printed_when_there_is_one),
		TEST(case_numbers),
		TEST(a_secret_is_no_case_number),
		TEST(title_first_without_a_caption),
		TEST(numbers),
		TEST(paragraphs_of_an_answer),
		TEST(lists_and_marks),
		TEST(many_marks),
		TEST(tables_boxes_and_lines),
		TEST(boxes_tick_on_yes_only),
		TEST(parts),
		TEST(documents_with_a_condition),
		TEST(items_by_date),
		TEST(a_paper_for_each_item),
		TEST(no_item_no_paper),
		TEST(a_paper_after_them_stands_at_no_item),
		TEST(papers_of_a_list_share_the_limits),
		TEST(worksheet),
		TEST(too_large),
		TEST(long_story),
	};

	PAPER_MAIN(tests);
}
