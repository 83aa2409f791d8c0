/* The elements that a document becomes, and the words that each one holds. */
#include "render/pdf_tagged.h"

static void
own_words(struct tagged *t, const struct pdf_elem *e, struct buf *b)
{
	for (size_t i = 0; i < t->layout->n; i++) {
		const struct layout_page *p = &t->layout->pages[i];

		for (size_t k = 0; k < p->n; k++)
			if (p->items[k].node != NULL &&
			    pdf_tag_find(t->tags, &p->items[k]) == e) {
				buf_add(b, p->items[k].text, p->items[k].len);
				if (p->items[k].kind == LAYOUT_RULE)
					buf_char(b, '_');
				if (p->items[k].label)
					buf_char(b, ' ');
			}
	}
}

static void
dump(struct tagged *t, const struct pdf_elem *e, int depth, struct buf *b)
{
	buf_printf(b, "%*s%s", depth, "", e->type);
	if (e->attribute != NULL)
		buf_printf(b, " %s", e->attribute);
	if (e->title != NULL)
		buf_printf(b, " title=%s", e->title);
	if (e->lang != NULL)
		buf_printf(b, " lang=%s", e->lang);
	if (e->alt != NULL)
		buf_printf(b, " alt=[%s]", e->alt);
	if (e->actual != NULL)
		buf_printf(b, " actual=%s", e->actual);
	buf_str(b, " \"");
	own_words(t, e, b);
	buf_str(b, "\"\n");
	for (const struct pdf_kid *k = e->first; k != NULL; k = k->next)
		if (k->elem != NULL)
			dump(t, k->elem, depth + 1, b);
}

/* Elements inside lines join when they are drawn. */
static void
mark_all(struct tagged *t)
{
	for (size_t i = 0; i < t->layout->n; i++) {
		const struct layout_page *p = &t->layout->pages[i];

		for (size_t k = 0; k < p->n; k++) {
			struct pdf_elem *e = pdf_tag_find(t->tags,
			    &p->items[k]);

			if (e != NULL)
				pdf_tag_mark(t->tags, e, i);
		}
	}
}

static void
assert_tree(struct tagged *t, const char *expected)
{
	struct buf b = { 0 };

	lay_out(t);
	t->tags = pdf_roles(t->test->arena, t->layout, "en-US");
	mark_all(t);
	dump(t, t->tags->root, 0, &b);
	assert_string_equal(b.data, expected);
	buf_free(&b);
}

static struct doc_node *
heading(struct tagged *t, struct doc_node *parent, int level, const char *s)
{
	struct doc_node *n = put(t, parent, DOC_HEADING, s);

	n->level = level;
	return n;
}

static void
headings_open_sections(void **state)
{
	struct tagged *t = tagged_new(state);

	put(t, t->paper, DOC_TITLE, "Motion");
	put(t, t->paper, DOC_PARA, "one");
	heading(t, t->paper, 1, "The order");
	put(t, t->paper, DOC_PARA, "two");
	heading(t, put(t, t->paper, DOC_KEEP, NULL), 2, "Its terms");
	put(t, t->paper, DOC_PARA, "three");
	heading(t, t->paper, 1, "Grounds");
	put(t, t->paper, DOC_PARA, "four");
	assert_tree(t,
	    "Document \"\"\n"
	    " Part title=Motion \"\"\n"
	    "  H1 \"Motion\"\n"
	    "  P \"one\"\n"
	    "  Sect \"\"\n"
	    "   H2 \"The order\"\n"
	    "   P \"two\"\n"
	    "   Sect \"\"\n"
	    "    H3 \"Its terms\"\n"
	    "    P \"three\"\n"
	    "  Sect \"\"\n"
	    "   H2 \"Grounds\"\n"
	    "   P \"four\"\n");
}

/* Levels that the document skips are not skipped here, in no paper. */
static void
heading_levels_have_no_hole(void **state)
{
	struct tagged *t = tagged_new(state);
	struct doc_node *notice;

	heading(t, t->paper, 3, "a");
	heading(t, t->paper, 3, "b");
	heading(t, t->paper, 2, "c");
	heading(t, t->paper, 3, "d");
	notice = put(t, t->paper, DOC_NOTICE, NULL);
	heading(t, notice, 1, "e");
	heading(t, t->paper, 3, "f");
	t->paper = put(t, t->root, DOC_PAPER, NULL);
	put(t, t->paper, DOC_PARA, "g");
	heading(t, t->paper, 2, "h");
	assert_tree(t,
	    "Document \"\"\n"
	    " Part title=Motion \"\"\n"
	    "  Sect \"\"\n"
	    "   H1 \"a\"\n"
	    "  Sect \"\"\n"
	    "   H1 \"b\"\n"
	    "  Sect \"\"\n"
	    "   H1 \"c\"\n"
	    "   Sect \"\"\n"
	    "    H2 \"d\"\n"
	    "    Div \"\"\n"
	    "     H1 \"e\"\n"
	    "  Sect \"\"\n"
	    "   H2 \"f\"\n"
	    " Part \"\"\n"
	    "  P \"g\"\n"
	    "  Sect \"\"\n"
	    "   H1 \"h\"\n");
}

static struct doc_node *
item(struct tagged *t, struct doc_node *list, const char *label,
    const char *s)
{
	struct doc_node *n = put(t, list, DOC_ITEM, NULL);

	n->label = label;
	put(t, n, DOC_PARA, s);
	return n;
}

static void
lists_say_how_they_are_numbered(void **state)
{
	static const char *const marks[][2] = {
		{ "1.", "Decimal" }, { "(2)", "Decimal" },
		{ "a.", "LowerAlpha" }, { "(B)", "UpperAlpha" },
		{ "i.", "LowerRoman" }, { "I.", "UpperRoman" },
		{ "\u2022", "Disc" }, { "\u2013", "Disc" },
	};
	struct tagged *t = tagged_new(state);
	struct buf b = { 0 };

	buf_str(&b, "Document \"\"\n Part title=Motion \"\"\n");
	for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++) {
		item(t, put(t, t->paper, DOC_LIST, NULL), marks[i][0], "x");
		buf_printf(&b, "  L /O/List/ListNumbering/%s \"\"\n   LI \"\"\n"
		    "    Lbl \"%s \"\n    LBody \"x\"\n", marks[i][1],
		    marks[i][0]);
	}
	assert_tree(t, b.data);
	buf_free(&b);
}

static void
items_hold_blocks_and_lists(void **state)
{
	struct tagged *t = tagged_new(state);
	struct doc_node *list = put(t, t->paper, DOC_LIST, NULL), *i, *n;

	i = item(t, list, "a.", "one");
	put(t, i, DOC_PARA, "more");
	item(t, put(t, i, DOC_LIST, NULL), NULL, "inner");
	i = put(t, list, DOC_ITEM, NULL);
	i->label = "b.";
	text(t, i, "loose", NULL);
	put(t, i, DOC_PARA, "after");
	n = put(t, t->paper, DOC_PARA, "numbered");
	n->label = "4.";
	assert_tree(t,
	    "Document \"\"\n"
	    " Part title=Motion \"\"\n"
	    "  L /O/List/ListNumbering/LowerAlpha \"\"\n"
	    "   LI \"\"\n"
	    "    Lbl \"a. \"\n"
	    "    LBody \"\"\n"
	    "     P \"one\"\n"
	    "     P \"more\"\n"
	    "     L \"\"\n"
	    "      LI \"\"\n"
	    "       LBody \"inner\"\n"
	    "   LI \"\"\n"
	    "    Lbl \"b. \"\n"
	    "    LBody \"\"\n"
	    "     P \"loose\"\n"
	    "     P \"after\"\n"
	    "  P \"4. numbered\"\n");
}

static void
boxes_are_a_list_of_fields(void **state)
{
	struct tagged *t = tagged_new(state);
	struct doc_node *n;

	n = put(t, put(t, t->paper, DOC_KEEP, NULL), DOC_CHECK, "Granted");
	n->ticked = true;
	put(t, put(t, t->paper, DOC_KEEP, NULL), DOC_CHECK, "Denied");
	n = put(t, t->paper, DOC_PARA, "You are ");
	doc_add(t->test->arena, n, DOC_BOX, nowhere)->ticked = true;
	text(t, n, " safe", NULL);
	assert_tree(t,
	    "Document \"\"\n"
	    " Part title=Motion \"\"\n"
	    "  L /O/List/ListNumbering/Square \"\"\n"
	    "   LI \"\"\n"
	    "    Lbl \"\"\n"
	    "     Form /O/PrintField/Role/cb/checked/on alt=[box, ticked] "
	    "actual=\u2611 \"\"\n"
	    "    LBody \"Granted\"\n"
	    "   LI \"\"\n"
	    "    Lbl \"\"\n"
	    "     Form /O/PrintField/Role/cb/checked/off alt=[box, not "
	    "ticked] actual=\u2610 \"\"\n"
	    "    LBody \"Denied\"\n"
	    "  P \"You are  safe\"\n"
	    "   Form /O/PrintField/Role/cb/checked/on alt=[box, ticked] "
	    "actual=\u2611 \"\"\n");
}

static void
lines_to_fill_in_say_for_what(void **state)
{
	struct tagged *t = tagged_new(state);
	struct doc_node *n = put(t, t->paper, DOC_PARA, "Date: ");

	n = doc_add(t->test->arena, n, DOC_BLANK, nowhere);
	n->label = "Date signed";
	n->width = 100000;
	put(t, t->paper, DOC_SIGN, NULL)->label = "Judge";
	put(t, t->paper, DOC_LINES, NULL)->count = 3;
	n = put(t, put(t, t->paper, DOC_KEEP, NULL), DOC_LINES, NULL);
	n->count = 1;
	n->label = "Why";
	assert_tree(t,
	    "Document \"\"\n"
	    " Part title=Motion \"\"\n"
	    "  P \"Date: \"\n"
	    "   Form /O/PrintField/Role/tv alt=[blank: Date signed] \"_\"\n"
	    "  Form /O/PrintField/Role/tv alt=[line to sign on: Judge] "
	    "\"_Judge\"\n"
	    "  Form /O/PrintField/Role/tv alt=[3 lines to write on: "
	    "Date] "
	    "\"___\"\n"
	    "  Form /O/PrintField/Role/tv alt=[1 lines to write on: Why] "
	    "\"_\"\n");
}

static struct doc_node *
row(struct tagged *t, struct doc_node *table, const char *a, const char *b)
{
	struct doc_node *r = put(t, table, DOC_ROW, NULL);

	put(t, put(t, r, DOC_CELL, NULL), DOC_PARA, a);
	if (b != NULL)
		put(t, put(t, r, DOC_CELL, NULL), DOC_PARA, b);
	return r;
}

static void
tables_are_full_and_have_scopes(void **state)
{
	struct tagged *t = tagged_new(state);
	struct doc_node *table = put(t, t->paper, DOC_TABLE, NULL);

	row(t, table, "Date", "Event")->header = true;
	row(t, table, "May 1", "moved")->first->header = true;
	row(t, table, "short", NULL);
	put(t, put(t, table, DOC_ROW, NULL), DOC_CELL, NULL);
	assert_tree(t,
	    "Document \"\"\n"
	    " Part title=Motion \"\"\n"
	    "  Table \"\"\n"
	    "   TR \"\"\n"
	    "    TH /O/Table/Scope/Column \"Date\"\n"
	    "    TH /O/Table/Scope/Column \"Event\"\n"
	    "   TR \"\"\n"
	    "    TH /O/Table/Scope/Row \"May 1\"\n"
	    "    TD \"moved\"\n"
	    "   TR \"\"\n"
	    "    TD \"short\"\n"
	    "    TD \"\"\n"
	    "   TR \"\"\n"
	    "    TD \"\"\n"
	    "    TD \"\"\n");
}

/* A table that only puts things side by side is none to a listener. */
static void
a_table_for_looks_is_not_heard(void **state)
{
	struct tagged *t = tagged_new(state);

	row(t, put(t, t->paper, DOC_TABLE, NULL), "Date:", "Signature");
	put(t, t->paper, DOC_PARA, "after");
	assert_tree(t,
	    "Document \"\"\n"
	    " Part title=Motion \"\"\n"
	    "  P \"Date:\"\n"
	    "  P \"Signature\"\n"
	    "  P \"after\"\n");
}

static void
the_caption_is_paragraphs(void **state)
{
	struct tagged *t = tagged_new(state);
	struct doc_node *c = put(t, t->paper, DOC_CAPTION, NULL);

	put(t, put(t, c, DOC_CAPTION_COURT, NULL), DOC_PARA, "The Court");
	put(t, put(t, c, DOC_CAPTION_LEFT, NULL), DOC_PARA, "A v. B");
	put(t, put(t, c, DOC_CAPTION_RIGHT, NULL), DOC_PARA, "No. 1");
	assert_tree(t,
	    "Document \"\"\n"
	    " Part title=Motion \"\"\n"
	    "  Div \"\"\n"
	    "   P \"The Court\"\n"
	    "   P \"A v. B\"\n"
	    "   P \"No. 1\"\n");
}

static void
other_languages_are_named_where_they_stand(void **state)
{
	struct tagged *t = tagged_new(state);
	struct doc_node *n = put(t, t->paper, DOC_PARA, "say ");

	text(t, n, "no ", "es");
	text(t, n, "gracias", "es")->style = DOC_BOLD;
	text(t, n, " to it", NULL);
	text(t, put(t, t->paper, DOC_PARA, NULL), "Lea esto.", "es");
	n = put(t, t->paper, DOC_CHECK, NULL);
	text(t, put(t, n, DOC_PARA, NULL), "Firme.", "es");
	assert_tree(t,
	    "Document \"\"\n"
	    " Part title=Motion \"\"\n"
	    "  P \"say  to it\"\n"
	    "   Span lang=es \"no gracias\"\n"
	    "  P lang=es \"Lea esto.\"\n"
	    "  L /O/List/ListNumbering/Square \"\"\n"
	    "   LI lang=es \"\"\n"
	    "    Lbl \"\"\n"
	    "     Form /O/PrintField/Role/cb/checked/off alt=[casilla sin "
	    "marcar] actual=\u2610 \"\"\n"
	    "    LBody \"Firme.\"\n");
}

static void
a_paper_in_another_language_says_so_once(void **state)
{
	struct tagged *t = tagged_new(state);
	struct doc_node *n = put(t, t->paper, DOC_PARA, NULL);

	text(t, n, "Fecha ", "vi");
	doc_add(t->test->arena, n, DOC_BLANK, nowhere)->width = 50000;
	text(t, put(t, t->paper, DOC_PARA, NULL), "Lea", "vi");
	assert_tree(t,
	    "Document \"\"\n"
	    " Part title=Motion lang=vi \"\"\n"
	    "  P \"Fecha \"\n"
	    "   Form /O/PrintField/Role/tv lang=en-US alt=[blank] \"_\"\n"
	    "  P \"Lea\"\n");
}

static void
links_are_elements(void **state)
{
	struct tagged *t = tagged_new(state);
	struct doc_node *n = put(t, t->paper, DOC_PARA, "See ");

	text(t, n, "https://example.org/a", NULL)->href =
	    "https://example.org/a";
	text(t, n, " or ", NULL);
	text(t, n, "b", "es")->href = "https://example.org/b";
	assert_tree(t,
	    "Document \"\"\n"
	    " Part title=Motion \"\"\n"
	    "  P \"See  or \"\n"
	    "   Link \"https://example.org/a\"\n"
	    "   Link lang=es \"b\"\n");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(headings_open_sections),
		TEST(heading_levels_have_no_hole),
		TEST(lists_say_how_they_are_numbered),
		TEST(items_hold_blocks_and_lists),
		TEST(boxes_are_a_list_of_fields),
		TEST(lines_to_fill_in_say_for_what),
		TEST(tables_are_full_and_have_scopes),
		TEST(a_table_for_looks_is_not_heard),
		TEST(the_caption_is_paragraphs),
		TEST(other_languages_are_named_where_they_stand),
		TEST(a_paper_in_another_language_says_so_once),
		TEST(links_are_elements),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
