#include "test.h"

#include "base/audience.h"
#include "doc/doc.h"

static const struct pos here = { "forms/test.xml", 7, 3 };

static struct doc_node *
sample(struct test *t)
{
	static const int32_t shares[] = { 300, 700 };
	struct doc_node *root = doc_root_new(t->arena), *paper, *n;

	paper = doc_add(t->arena, root, DOC_PAPER, here);
	paper->id = "motion";
	paper->title = "A \"quoted\" title";
	paper->short_title = "Motion";
	paper->audience = AUDIENCE_COURT | AUDIENCE_OTHER;
	n = doc_add(t->arena, paper, DOC_PARA, here);
	n->label = "1.";
	n->spaced = true;
	n->align = DOC_JUSTIFY;
	doc_text(t->arena, n, "Issued to ", 0, NULL, here);
	doc_text(t->arena, n, "Ana", DOC_BOLD, "protected.name", here);
	doc_text(t->arena, n, " on ", 0, NULL, here);
	doc_add(t->arena, n, DOC_BLANK, here)->field = "order.issued";
	n->last->width = 90000;
	doc_text(t->arena, n, ", Ana", 0, "protected.name", here);
	n = doc_add(t->arena, paper, DOC_TABLE, here);
	n->columns = shares;
	n->ncolumns = 2;
	n = doc_add(t->arena, paper, DOC_PARA, here);
	doc_text(t->arena, n, "a site", 0, NULL, here);
	n->last->href = "https://example.org/\"x\"";
	n = doc_add(t->arena, paper, DOC_SIGN, here);
	n->label = "Signature";
	return root;
}

static void
dumps_what_is_set(void **state)
{
	struct test *t = *state;
	struct buf b = { 0 };

	doc_dump(sample(t), &b);
	assert_string_equal(b.data,
	    "root\n"
	    "  paper id=\"motion\" title=\"A \\\"quoted\\\" title\" "
	    "short=\"Motion\" audience=court,other-party\n"
	    "    para label=\"1.\" justify spaced\n"
	    "      text \"Issued to \"\n"
	    "      text \"Ana\" bold field=protected.name\n"
	    "      text \" on \"\n"
	    "      blank width=90000 field=order.issued\n"
	    "      text \", Ana\" field=protected.name\n"
	    "    table columns=300,700\n"
	    "    para\n"
	    "      text \"a site\" href=\"https://example.org/\\\"x\\\"\"\n"
	    "    sign label=\"Signature\"\n");
	buf_free(&b);
}

static void
explains_where_lines_come_from(void **state)
{
	struct test *t = *state;
	struct buf b = { 0 };

	doc_explain(sample(t), &b);
	assert_string_equal(b.data,
	    "motion: A \"quoted\" title\n"
	    "  para: 1. Issued to Ana on ____, Ana\n"
	    "      from forms/test.xml:7:3\n"
	    "      answers: protected.name, order.issued (blank)\n"
	    "  para: a site\n"
	    "      from forms/test.xml:7:3\n"
	    "  sign: Signature \n"
	    "      from forms/test.xml:7:3\n");
	buf_free(&b);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(dumps_what_is_set),
		TEST(explains_where_lines_come_from),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
