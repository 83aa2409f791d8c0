#include "test.h"

#include "base/utf8.h"
#include "doc/doc.h"
#include "render/render.h"

static const struct pos here = { "forms/test.xml", 7, 3 };

static struct doc_node *
add(struct test *t, struct doc_node *parent, enum doc_kind kind)
{
	return doc_add(t->arena, parent, kind, here);
}

static struct doc_node *
para(struct test *t, struct doc_node *parent, const char *text)
{
	struct doc_node *n = add(t, parent, DOC_PARA);

	doc_text(t->arena, n, text, 0, NULL, here);
	return n;
}

static struct doc_node *
item(struct test *t, struct doc_node *parent, const char *label,
    const char *text)
{
	struct doc_node *n = add(t, parent, DOC_ITEM);

	n->label = label;
	doc_text(t->arena, n, text, 0, NULL, here);
	return n;
}

/* The text, none of whose lines is too wide or ends in blanks. */
static char *
text_of(struct test *t, const struct doc_node *root)
{
	struct buf b = { 0 };
	char *out;

	render_text(NULL, root, &b);
	out = buf_copy(&b, t->arena);
	buf_free(&b);
	for (char *p = out; *p != '\0';) {
		char *end = strchr(p, '\n');
		char *line = arena_strndup(t->arena, p, (size_t)(end - p));

		assert_true(utf8_columns(line) <= 78);
		assert_true(end == p || end[-1] != ' ');
		p = end + 1;
	}
	return out;
}

static void
shows(struct test *t, const struct doc_node *root, const char *expected)
{
	assert_string_equal(text_of(t, root), expected);
}

static void
wraps_numbered_paragraphs(void **state)
{
	struct test *t = *state;
	struct doc_node *root = doc_root_new(t->arena), *p;

	p = add(t, root, DOC_PAPER);
	doc_text(t->arena, add(t, p, DOC_TITLE), "Motion", 0, NULL, here);
	para(t, p, "The parties have had no contact since the order and the "
	    "court has been told so.")->label = "1.";
	para(t, p, "Short.")->label = "2.";
	para(t, p, "Not numbered.")->indent = true;
	para(t, p, "right")->align = DOC_RIGHT;
	shows(t, root,
	    "                                    Motion\n"
	    "\n"
	    "1.  The parties have had no contact since the order and the court "
	    "has been\n"
	    "    told so.\n"
	    "\n"
	    "2.  Short.\n"
	    "\n"
	    "    Not numbered.\n"
	    "\n"
	    "                                                                  "
	    "       right\n");
}

static void
sets_headings_and_lists(void **state)
{
	struct test *t = *state;
	struct doc_node *root = doc_root_new(t->arena), *p, *n, *in;

	p = add(t, root, DOC_PAPER);
	for (int i = 1; i <= 3; i++) {
		n = add(t, p, DOC_HEADING);
		n->level = i;
		doc_text(t->arena, n, "Facts", 0, NULL, here);
	}
	n = add(t, p, DOC_LIST);
	item(t, n, "-", "one");
	in = add(t, n, DOC_ITEM);
	in->label = "-";
	in = add(t, in, DOC_LIST);
	item(t, in, "(a)", "inner");
	item(t, in, "(b)", "inner");
	para(t, p, "after");
	shows(t, root,
	    "Facts\n"
	    "=====\n"
	    "\n"
	    "Facts\n"
	    "-----\n"
	    "\n"
	    "Facts\n"
	    "\n"
	    "- one\n"
	    "- (a) inner\n"
	    "  (b) inner\n"
	    "\n"
	    "after\n");
}

static void
sets_the_caption_beside_the_case(void **state)
{
	struct test *t = *state;
	struct doc_node *root = doc_root_new(t->arena), *p, *c, *n;

	p = add(t, root, DOC_PAPER);
	c = add(t, p, DOC_CAPTION);
	para(t, add(t, c, DOC_CAPTION_COURT), "SUPERIOR COURT");
	n = add(t, c, DOC_CAPTION_LEFT);
	para(t, n, "ANA NUÑEZ,");
	para(t, n, "Petitioner.")->indent = true;
	para(t, add(t, c, DOC_CAPTION_RIGHT), "Case No. 25-2");
	shows(t, root,
	    "                                SUPERIOR COURT\n"
	    "\n"
	    "ANA NUÑEZ,                            ) Case No. 25-2\n"
	    "    Petitioner.                       )\n");
}

static void
sets_who_files_over_the_court(void **state)
{
	struct test *t = *state;
	struct doc_node *root = doc_root_new(t->arena), *c, *n;

	c = add(t, add(t, root, DOC_PAPER), DOC_CAPTION);
	n = add(t, c, DOC_CAPTION_FILER);
	para(t, n, "Ana Nuñez");
	para(t, n, "PO Box 7");
	para(t, add(t, c, DOC_CAPTION_COURT), "SUPERIOR COURT");
	para(t, add(t, c, DOC_CAPTION_LEFT), "A,");
	para(t, add(t, c, DOC_CAPTION_RIGHT), "No. 1");
	shows(t, root,
	    "Ana Nuñez\n"
	    "PO Box 7\n"
	    "\n"
	    "                                SUPERIOR COURT\n"
	    "\n"
	    "A,                                    ) No. 1\n");
}

static void
draws_boxes_blanks_and_lines(void **state)
{
	struct test *t = *state;
	struct doc_node *root = doc_root_new(t->arena), *p, *n;

	p = add(t, root, DOC_PAPER);
	n = add(t, p, DOC_CHECK);
	n->ticked = true;
	para(t, n, "Take two copies.");
	n = add(t, p, DOC_CHECK);
	doc_text(t->arena, n, "Ask the clerk.", 0, NULL, here);
	n = add(t, p, DOC_PARA);
	add(t, n, DOC_BOX);
	doc_text(t->arena, n, " yes ", 0, NULL, here);
	add(t, n, DOC_BOX)->ticked = true;
	doc_text(t->arena, n, " no, on ", 0, NULL, here);
	add(t, n, DOC_BLANK)->width = 60000;
	n = add(t, add(t, p, DOC_KEEP), DOC_SIGN);
	n->label = "Signature";
	n->width = 120000;
	add(t, p, DOC_LINES)->count = 1;
	shows(t, root,
	    "[x] Take two copies.\n"
	    "[ ] Ask the clerk.\n"
	    "\n"
	    "[ ] yes [x] no, on __________\n"
	    "\n"
	    "____________________\n"
	    "Signature\n"
	    "\n"
	    "______________________________________________________________"
	    "________________\n");
}

static void
keeps_a_box_with_its_word(void **state)
{
	struct test *t = *state;
	struct doc_node *root = doc_root_new(t->arena), *p, *n;

	p = add(t, root, DOC_PAPER);
	n = add(t, p, DOC_PARA);
	for (int i = 0; i < 12; i++) {
		add(t, n, DOC_BOX);
		doc_text(t->arena, n, " granted ", 0, NULL, here);
	}
	assert_null(strstr(text_of(t, root), "[ ]\n"));
}

static void
keeps_a_blank_with_its_words(void **state)
{
	struct test *t = *state;
	struct doc_node *root = doc_root_new(t->arena), *p, *n;

	p = add(t, root, DOC_PAPER);
	n = para(t, p, "Some words that take most of the first line of this "
	    "text Done on: ");
	add(t, n, DOC_BLANK);
	n = para(t, p, "At ");
	add(t, n, DOC_BLANK)->width = 36000;
	shows(t, root,
	    "Some words that take most of the first line of this text\n"
	    "Done on: __________________\n"
	    "\n"
	    "At ______\n");
}

static void
frames_notices_and_sets_tables(void **state)
{
	static const int32_t shares[] = { 300, 700 };
	struct test *t = *state;
	struct doc_node *root = doc_root_new(t->arena), *p, *n, *r;

	p = add(t, root, DOC_PAPER);
	n = add(t, p, DOC_NOTICE);
	para(t, n, "Careful.");
	n = add(t, p, DOC_TABLE);
	n->columns = shares;
	n->ncolumns = 2;
	n->rules = true;
	for (int i = 0; i < 2; i++) {
		r = add(t, n, DOC_ROW);
		para(t, add(t, r, DOC_CELL), i ? "who" : "Who");
		para(t, add(t, r, DOC_CELL), i ? "what they did" : "What");
	}
	shows(t, root,
	    "+------------------------------------------------------------"
	    "----------------+\n"
	    "| Careful.                                                   "
	    "                |\n"
	    "+------------------------------------------------------------"
	    "----------------+\n"
	    "\n"
	    "Who                    | What\n"
	    "-----------------------+--------------------------------------"
	    "----------------\n"
	    "who                    | what they did\n");
}

static void
parts_papers(void **state)
{
	struct test *t = *state;
	struct doc_node *root = doc_root_new(t->arena);

	para(t, add(t, root, DOC_PAPER), "one");
	para(t, add(t, root, DOC_PAPER), "two");
	shows(t, root, "one\n\n========================================"
	    "======================================\n\ntwo\n");
}

static void
survives_hostile_trees(void **state)
{
	struct test *t = *state;
	struct doc_node *root = doc_root_new(t->arena), *p, *n;
	struct buf b = { 0 };

	p = add(t, root, DOC_PAPER);
	for (int k = DOC_CAPTION; k <= DOC_SPACE; k++)
		add(t, p, (enum doc_kind)k);
	for (int i = 0; i < 100000; i++)
		buf_str(&b, "ñ");
	para(t, p, b.data);
	buf_free(&b);
	n = add(t, p, DOC_ROW);
	n = add(t, add(t, p, DOC_TABLE), DOC_ROW);
	for (int i = 0; i < 1000; i++)
		para(t, add(t, n, DOC_CELL), "cell");
	for (int i = 0, k = 0; i < 100000; i++, k = (k + 1) % 4) {
		n = add(t, i ? n : p, k == 0 ? DOC_KEEP : k == 1 ? DOC_CHECK :
		    k == 2 ? DOC_NOTICE : DOC_ITEM);
		n->label = "(a)";
	}
	para(t, n, "the bottom of it");
	assert_non_null(strstr(text_of(t, root), "ñ"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(wraps_numbered_paragraphs),
		TEST(sets_headings_and_lists),
		TEST(sets_the_caption_beside_the_case),
		TEST(sets_who_files_over_the_court),
		TEST(draws_boxes_blanks_and_lines),
		TEST(keeps_a_box_with_its_word),
		TEST(keeps_a_blank_with_its_words),
		TEST(frames_notices_and_sets_tables),
		TEST(parts_papers),
		TEST(survives_hostile_trees),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
