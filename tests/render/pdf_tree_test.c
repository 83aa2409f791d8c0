/* The structure tree in the file: who refers to whom, and only once. */
#include "render/pdf_tagged.h"

/* The object with this number, as text up to its end. */
static const char *
object(struct tagged *t, const struct buf *pdf, unsigned id)
{
	char *head = arena_printf(t->test->arena, "\n%u 0 obj", id);
	size_t n = strlen(head);

	for (size_t i = 0; i + n <= pdf->len; i++)
		if (memcmp(pdf->data + i, head, n) == 0) {
			const char *s = pdf->data + i + n;

			return arena_strndup(t->test->arena, s,
			    (size_t)(strstr(s, "endobj") - s));
		}
	fail_msg("no object %u", id);
	return NULL;
}

/* The number in "key 12 0 R" or "key 12", anywhere behind from. */
static unsigned
number(const char *from, const char *key)
{
	const char *s = strstr(from, key);

	assert_non_null(s);
	return (unsigned)strtoul(s + strlen(key), NULL, 10);
}

static const char *
find(const struct buf *pdf, const char *what)
{
	size_t n = strlen(what);

	for (size_t i = 0; i + n <= pdf->len; i++)
		if (memcmp(pdf->data + i, what, n) == 0)
			return pdf->data + i;
	return NULL;
}

static const char *
parent_tree(struct tagged *t, const struct buf *pdf)
{
	const char *root = find(pdf, "/Type/StructTreeRoot");

	assert_non_null(root);
	return object(t, pdf, number(root, "/ParentTree "));
}

static void
a_paragraph_over_pages_is_one_element(void **state)
{
	struct tagged *t = tagged_new(state);
	struct doc_node *n = put(t, t->paper, DOC_PARA, NULL);
	struct buf pdf = { 0 };
	const char *p, *tree;
	unsigned id;

	for (int i = 0; i < 1200; i++)
		text(t, n, "plain ", NULL);
	render(t, PDF_A2A, &pdf);
	assert_int_equal(t->layout->n, 2);
	assert_int_equal(times(&pdf, "/S/P/P "), 1);
	p = find(&pdf, "/S/P/P ");
	assert_non_null(strstr(p, "/K[0 <</Type/MCR/Pg "));
	tree = parent_tree(t, &pdf);
	id = number(tree, "/Nums[0[");
	assert_non_null(strstr(object(t, &pdf, id), "/S/P/P "));
	assert_int_equal(number(tree, "\n1["), id);
	assert_int_equal(times(&pdf, "/Tabs/S"), 2);
	assert_int_equal(times(&pdf, "/StructParents 0>>"), 1);
	assert_int_equal(times(&pdf, "/StructParents 1>>"), 1);
	buf_free(&pdf);
}

static void
kids_and_parents_agree(void **state)
{
	struct tagged *t = tagged_new(state);
	struct buf pdf = { 0 };
	const char *tree, *s;
	char *end;

	put(t, t->paper, DOC_TITLE, "Motion");
	for (int i = 0; i < 5; i++) {
		struct doc_node *n = put(t, t->paper, DOC_PARA, "on ");

		doc_add(t->test->arena, n, DOC_BLANK, nowhere)->width = 50000;
		text(t, n, " at noon", NULL);
	}
	render(t, PDF_A2A, &pdf);
	/* H1, then P Form P for each paragraph. */
	tree = parent_tree(t, &pdf);
	s = strstr(tree, "0[") + 2;
	for (unsigned mcid = 0; mcid < 1 + 5 * 3; mcid++) {
		unsigned id = (unsigned)strtoul(s, &end, 10);
		const char *e = object(t, &pdf, id);

		assert_memory_equal(end, " 0 R ", 5);
		s = end + 5;
		assert_non_null(strstr(e, mcid == 0 ? "/S/H1/" :
		    mcid % 3 == 2 ? "/S/Form/" : "/S/P/"));
		e = strstr(e, "/K[");
		for (e += 3; strtoul(e, &end, 10) != mcid ||
		    memcmp(end, " 0 R", 4) == 0; ) {
			e = end + (memcmp(end, " 0 R", 4) == 0 ? 4 : 0);
			assert_true(*e != ']');
			e += *e == ' ';
		}
	}
	assert_int_equal(*s, ']');
	buf_free(&pdf);
}

static void
a_link_has_an_annotation_for_each_line(void **state)
{
	struct tagged *t = tagged_new(state);
	struct doc_node *n = put(t, t->paper, DOC_PARA, "Read ");
	struct buf pdf = { 0 };
	const char *a, *link, *tree;
	unsigned id, lines;

	for (int i = 0; i < 30; i++)
		doc_text(t->test->arena, n, "the law of it ", 0, NULL,
		    nowhere)->href = "https://example.org/\xC3\xA9(1)";
	render(t, PDF_A2A, &pdf);
	assert_int_equal(times(&pdf, "/S/Link/"), 1);
	lines = times(&pdf, "/Subtype/Link/F 4/Border[0 0 0]");
	assert_int_equal(lines, 4);
	assert_int_equal(times(&pdf, "/URI(https://example.org/%C3%A9"
	    "\\(1\\))"), lines);
	assert_int_equal(times(&pdf, "<</Type/OBJR/Pg "), lines);
	a = find(&pdf, "/Type/Annot/");
	assert_non_null(strstr(a, "/Contents<FEFF"));
	/* Pages come first in the parent tree: one here. */
	assert_int_equal(number(a, "/StructParent "), 1);
	tree = parent_tree(t, &pdf);
	id = number(tree, "\n1 ");
	link = object(t, &pdf, id);
	assert_non_null(strstr(link, "/S/Link/"));
	assert_int_equal(number(tree, "\n4 "), id);
	assert_non_null(strstr(find(&pdf, "/Type/StructTreeRoot"),
	    "/ParentTreeNextKey 5"));
	buf_free(&pdf);
}

/* A place in the file; one that is nowhere stays text. */
static void
a_link_leads_to_an_item(void **state)
{
	struct tagged *t = tagged_new(state);
	struct doc_node *n = put(t, t->paper, DOC_PARA, "See "), *item;
	struct buf pdf = { 0 };
	const char *a;

	text(t, n, "source 1", NULL)->href = "#source-1";
	text(t, n, " and ", NULL);
	text(t, n, "source 2", NULL)->href = "#source-2";
	item = put(t, put(t, t->paper, DOC_LIST, NULL), DOC_ITEM, NULL);
	item->label = "1.";
	item->id = "source-1";
	put(t, item, DOC_PARA, "The code");
	render(t, PDF_A2A, &pdf);
	assert_int_equal(times(&pdf, "/S/Link/"), 1);
	assert_int_equal(times(&pdf, ")/Dest["), 1);
	assert_int_equal(times(&pdf, "/URI"), 0);
	a = find(&pdf, "/Type/Annot/");
	assert_non_null(strstr(a, "/Contents(The code)"));
	assert_non_null(strstr(object(t, &pdf, number(a, ")/Dest[")),
	    "<</Type/Page/"));
	buf_free(&pdf);
}

/* A very long address stays text: the strings of a file have a limit. */
static void
an_endless_address_is_only_text(void **state)
{
	struct tagged *t = tagged_new(state);
	char *href = arena_alloc(t->test->arena, 40000);
	struct buf pdf = { 0 };

	memset(href, 'a', 39999);
	text(t, put(t, t->paper, DOC_PARA, NULL), "here", NULL)->href = href;
	render(t, PDF_A2A, &pdf);
	assert_int_equal(times(&pdf, "/S/Link/"), 0);
	assert_int_equal(times(&pdf, "/Annot"), 0);
	buf_free(&pdf);
}

static void
attributes_are_shared_and_empty_elements_left_out(void **state)
{
	struct tagged *t = tagged_new(state);
	struct doc_node *table = put(t, t->paper, DOC_TABLE, NULL), *r;
	struct buf pdf = { 0 };

	r = put(t, table, DOC_ROW, NULL);
	r->header = true;
	for (int i = 0; i < 3; i++)
		put(t, r, DOC_CELL, "head");
	put(t, t->paper, DOC_PARA, NULL);
	put(t, put(t, t->paper, DOC_LIST, NULL), DOC_ITEM, NULL);
	put(t, t->paper, DOC_PARA, "end");
	render(t, PDF_A2A, &pdf);
	assert_int_equal(times(&pdf, "/S/TH/"), 3);
	assert_int_equal(times(&pdf, "/O/Table/Scope/Column"), 1);
	assert_int_equal(times(&pdf, "/S/P/"), 1);
	assert_int_equal(times(&pdf, "/S/L/"), 0);
	buf_free(&pdf);
}

static void
the_level_decides_version_and_glyph_sets(void **state)
{
	struct tagged *t = tagged_new(state);
	struct buf two = { 0 }, one = { 0 };

	put(t, t->paper, DOC_TITLE, "Motion");
	put(t, t->paper, DOC_PARA, "plain");
	render(t, PDF_A2A, &two);
	render(t, PDF_A1A, &one);
	assert_memory_equal(two.data, "%PDF-1.7\n", 9);
	assert_memory_equal(one.data, "%PDF-1.4\n", 9);
	assert_int_equal(times(&two, "/CIDSet"), 0);
	assert_int_equal(times(&one, "/CIDSet"), 2);
	assert_int_equal(times(&two, "<pdfaid:part>2"), 1);
	assert_int_equal(times(&one, "<pdfaid:part>1"), 1);
	assert_int_equal(times(&one, "<</S/"), 4);
	for (int i = 0; i < 2; i++) {
		const struct buf *b = i == 0 ? &two : &one;

		assert_int_equal(times(b, "/MarkInfo <<"), 1);
		assert_int_equal(times(b, "/Marked true"), 1);
		assert_int_equal(times(b, "/DisplayDocTitle true"), 1);
		assert_int_equal(times(b, "/GTS_PDFA1"), 1);
		assert_int_equal(times(b, "/Subtype/XML"), 1);
	}
	buf_free(&two);
	buf_free(&one);
}

/* What is only heard counts for the identifier too. */
static void
the_identifier_knows_what_is_heard(void **state)
{
	const char *ids[2];
	struct tagged *t;

	for (int i = 0; i < 2; i++) {
		struct buf pdf = { 0 };

		t = tagged_new(state);
		put(t, t->paper, DOC_LINES, NULL)->label = i == 0 ?
		    "First" : "Other";
		render(t, PDF_A2A, &pdf);
		ids[i] = arena_strndup(t->test->arena, find(&pdf, "/ID["),
		    80);
		buf_free(&pdf);
	}
	assert_string_not_equal(ids[0], ids[1]);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_paragraph_over_pages_is_one_element),
		TEST(kids_and_parents_agree),
		TEST(a_link_has_an_annotation_for_each_line),
		TEST(a_link_leads_to_an_item),
		TEST(an_endless_address_is_only_text),
		TEST(attributes_are_shared_and_empty_elements_left_out),
		TEST(the_level_decides_version_and_glyph_sets),
		TEST(the_identifier_knows_what_is_heard),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
