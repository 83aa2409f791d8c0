/* Whole files: is the syntax right, does the text come back, what is inside? */
#include "render/pdf_page.h"

#include "doc/doc.h"
#include "render/pdf/pdf_int.h"

static const struct pos nowhere;

/* The sample in all faces, a rule, both boxes. */
static struct sheet *
sample_sheet(void **state)
{
	struct sheet *s = sheet_new(*state);

	for (int face = 0; face < LAYOUT_FACES; face++)
		sheet_line(s, face, 12000, 72000, 700000 - 20000 * face,
		    SAMPLE);
	s->items[s->n++] = (struct layout_item){ .kind = LAYOUT_RULE,
	    .x = 72000, .y = 500000, .w = 200000 };
	for (int ticked = 0; ticked < 2; ticked++)
		s->items[s->n++] = (struct layout_item){ .kind = LAYOUT_BOX,
		    .x = 72000, .y = 400000 + 20000 * ticked, .w = 10000,
		    .ticked = ticked };
	return s;
}

static char *
run_tool(struct sheet *s, const struct buf *pdf, const char *tool,
    const char *options, const char *more)
{
	const char *path;
	char *text;
	int status;

	need_tool(tool);
	path = sheet_write(s, "out.pdf", pdf);
	text = tool_output(s->test->arena, &status,
	    arena_printf(s->test->arena,
	    "%s %s '%s' %s 2>&1", tool, options, path, more));
	if (status != 0)
		print_error("%s\n", text);
	assert_int_equal(status, 0);
	sheet_clean(s);
	return text;
}

static unsigned
count(const char *text, const char *what)
{
	unsigned n = 0;

	for (; (text = strstr(text, what)) != NULL; text++)
		n++;
	return n;
}

static void
qpdf_finds_nothing_wrong(void **state)
{
	struct sheet *s = sample_sheet(state);
	struct buf pdf = { 0 };
	char *text;

	sheet_render(s, &pdf);
	assert_memory_equal(pdf.data, "%PDF-1.7\n", 9);
	text = run_tool(s, &pdf, "qpdf",
	    "--check", "");
	assert_non_null(strstr(text, "No syntax or stream encoding errors"));
	assert_null(strstr(text, "WARNING"));
	buf_free(&pdf);
}

static void
all_fonts_are_embedded_subset_and_unicode(void **state)
{
	struct sheet *s = sample_sheet(state);
	struct buf pdf = { 0 };
	char *text;

	sheet_render(s, &pdf);
	text = run_tool(s, &pdf, "pdffonts",
	    "", "");
	assert_int_equal(count(text, "CID TrueType      Identity-H       "
	    "yes yes yes"), 4);
	assert_int_equal(count(text, "+LiberationSerif-BoldItalic "), 1);
	assert_int_equal(count(text, "\n"), 2 + 4);
	buf_free(&pdf);
}

static void
a_face_that_is_not_used_is_not_embedded(void **state)
{
	struct sheet *s = sheet_new(*state);
	struct buf pdf = { 0 };
	char *text;

	sheet_line(s, LAYOUT_ITALIC, 12000, 72000, 700000, "amended");
	sheet_render(s, &pdf);
	/* One small face; the whole file is 390 KB. */
	assert_true(pdf.len < 8000);
	text = run_tool(s, &pdf, "pdffonts",
	    "", "");
	assert_int_equal(count(text, "yes yes yes"), 1);
	buf_free(&pdf);
}

static void
text_comes_back(void **state)
{
	struct sheet *s = sample_sheet(state);
	struct buf pdf = { 0 };
	char *text;

	sheet_line(s, LAYOUT_REGULAR, 9000, 72000, 300000,
	    "Mrs.\u00A0Ross, non\u2011stop k\u0300o first office");
	sheet_render(s, &pdf);
	text = run_tool(s, &pdf, "pdftotext",
	    "-layout", "-");
	assert_int_equal(count(text, SAMPLE "\n"), 4);
	assert_non_null(strstr(text,
	    "Mrs. Ross, non\u2011stop k\u0300o first office\n"));
	buf_free(&pdf);
}

/* A blank kept at the end of a line, so that readers keep words apart. */
static void
words_stay_apart_over_lines(void **state)
{
	struct sheet *s = sheet_new(*state);
	struct buf pdf = { 0 };
	char *text;

	sheet_line(s, LAYOUT_REGULAR, 12000, 72000, 700000, "the order ");
	sheet_line(s, LAYOUT_REGULAR, 12000, 72000, 686200, "stays ");
	sheet_line(s, LAYOUT_BOLD, 12000, 72000, 672400, "in force");
	sheet_render(s, &pdf);
	text = run_tool(s, &pdf, "pdftotext",
	    "-raw", "-");
	assert_non_null(strstr(text, "order"));
	assert_null(strstr(text, "orderstays"));
	assert_null(strstr(text, "staysin"));
	buf_free(&pdf);
}

static const char *
identifier(const struct buf *b)
{
	for (size_t i = b->len - 40; i > 0; i--)
		if (memcmp(b->data + i, "/ID[<", 5) == 0)
			return b->data + i;
	fail_msg("no identifier");
	return NULL;
}

static void
the_same_pages_give_the_same_bytes(void **state)
{
	struct sheet *s = sample_sheet(state), *t;
	struct buf a = { 0 }, b = { 0 };

	sheet_render(s, &a);
	/* Again in the same program, and with faces opened anew. */
	sheet_render(s, &b);
	assert_int_equal(a.len, b.len);
	assert_memory_equal(a.data, b.data, a.len);
	t = sample_sheet(state);
	buf_clear(&b);
	sheet_render(t, &b);
	assert_int_equal(a.len, b.len);
	assert_memory_equal(a.data, b.data, a.len);
	/* And other pages give another identifier. */
	s->items[0].x++;
	buf_clear(&b);
	sheet_render(s, &b);
	assert_memory_not_equal(identifier(&a), identifier(&b), 40);
	buf_free(&a);
	buf_free(&b);
}

static void
nothing_of_the_machine_is_inside(void **state)
{
	struct sheet *s = sample_sheet(state);
	struct buf pdf = { 0 };
	char *text;

	sheet_render(s, &pdf);
	text = run_tool(s, &pdf, "qpdf",
	    "--qdf", "- | tr -d '\\000'");
	assert_null(strstr(text, "CreationDate"));
	assert_null(strstr(text, "ModDate"));
	assert_null(strstr(text, "Author"));
	assert_null(strstr(text, "Haru"));
	assert_null(strstr(text, "/usr/"));
	assert_non_null(strstr(text, "/Lang (en-US)"));
	assert_non_null(strstr(text, "/DisplayDocTitle true"));
	buf_free(&pdf);
}

static void
appends_to_what_is_there(void **state)
{
	struct sheet *s = sample_sheet(state);
	struct buf pdf = { 0 };

	buf_str(&pdf, "before");
	sheet_render(s, &pdf);
	assert_memory_equal(pdf.data, "before%PDF", 10);
	buf_free(&pdf);
}

static void
memory_is_given_back(void **state)
{
	struct sheet *s = sample_sheet(state);
	struct buf pdf = { 0 };
	size_t held;

	sheet_render(s, &pdf);
	held = arena_held(s->test->arena);
	for (int i = 0; i < 20; i++) {
		buf_clear(&pdf);
		sheet_render(s, &pdf);
	}
	assert_int_equal(arena_held(s->test->arena), held);
	buf_free(&pdf);
}

/* --- bookmarks and labels --- */

static struct doc_node *
paper(struct test *t, struct doc_node *root, const char *id,
    const char *title)
{
	struct doc_node *n = doc_add(t->arena, root, DOC_PAPER, nowhere);

	n->id = id;
	n->title = title;
	return n;
}

static void
heading(struct sheet *s, struct doc_node *parent, int level, int32_t y,
    const char *text)
{
	struct doc_node *n = doc_add(s->test->arena, parent, DOC_HEADING,
	    nowhere);
	size_t first = s->n;

	n->level = level;
	doc_text(s->test->arena, n, text, 0, NULL, nowhere);
	sheet_line(s, LAYOUT_BOLD, 12000, 72000, y, text);
	for (size_t i = first; i < s->n; i++)
		s->items[i].block = n;
}

static void
papers_and_headings_are_bookmarked(void **state)
{
	struct test *t = *state;
	struct sheet *s = sheet_new(t);
	struct doc_node *root = doc_root_new(t->arena);
	struct doc_node *motion = paper(t, root, "motion",
	    "Motion of Nguyễn 𝒳");
	struct doc_node *order = paper(t, root, "order", "Proposed order");
	struct layout_page pages[3];
	struct layout layout = { pages, 3 };
	struct buf pdf = { 0 };
	char *text;

	heading(s, motion, 1, 700000, "Facts of the case");
	heading(s, motion, 2, 650000, "Programs");
	heading(s, motion, 3, 640000, "Too deep");
	heading(s, motion, 1, 600000, "Relief");
	pages[0] = (struct layout_page){ s->items, s->n, motion, 1, 2 };
	pages[1] = (struct layout_page){ s->items, 0, motion, 2, 2 };
	pages[2] = (struct layout_page){ s->items, 0, order, 1, 1 };
	assert_true(render_pdf(t->arena, t->diags, &layout, s->fonts,
	    &sheet_info, &pdf));
	text = run_tool(s, &pdf, "qpdf",
	    "--json --json-key=outlines --json-key=pagelabels", "");
	assert_int_equal(count(text, "\"title\":"), 5);
	assert_non_null(strstr(text, "\"title\": \"Facts of the case\""));
	assert_non_null(strstr(text, "\"title\": \"Motion of Nguy"));
	assert_null(strstr(text, "Too deep"));
	assert_non_null(strstr(text, "\"destpageposfrom1\": 3"));
	assert_non_null(strstr(text, "order-"));
	assert_non_null(strstr(text, "motion-"));
	/* Programs under Facts under the motion. */
	assert_true(strstr(text, "\"title\": \"Programs\"") <
	    strstr(text, "\"title\": \"Facts of the case\""));
	buf_free(&pdf);
}

static void
a_skipped_heading_level_leaves_no_hole(void **state)
{
	struct test *t = *state;
	struct sheet *s = sheet_new(t);
	struct doc_node *p = paper(t, doc_root_new(t->arena), NULL, NULL);
	struct layout_page page = { s->items, 0, p, 1, 1 };
	struct layout layout = { &page, 1 };
	struct buf pdf = { 0 };
	char *text;

	heading(s, p, 2, 700000, "Second level first");
	heading(s, p, 2, 650000, "Another of its level");
	heading(s, p, 0, 600000, "No level");
	page.n = s->n;
	assert_true(render_pdf(t->arena, t->diags, &layout, s->fonts,
	    &sheet_info, &pdf));
	assert_non_null(strstr(run_tool(s, &pdf, "qpdf",
	    "--check", ""), "No syntax"));
	/* the three stand beside each other */
	text = run_tool(s, &pdf, "qpdf", "--json --json-key=outlines", "");
	assert_int_equal(count(text, "\"kids\": []"), 3);
	buf_free(&pdf);
}

/* --- failures --- */

static void
assert_fails(struct test *t, const struct layout *layout,
    struct pdf_fonts *fonts, const struct pdf_info *info)
{
	struct buf out = { 0 };

	buf_str(&out, "kept");
	assert_false(render_pdf(t->arena, t->diags, layout, fonts, info,
	    &out));
	assert_string_equal(out.data, "kept");
	assert_int_equal(out.len, 4);
	assert_diag(t->diags, DIAG_PDF_FAILED, 0, 0);
	assert_int_equal(diags_status(t->diags), 3);
	buf_free(&out);
}

static void
an_error_of_the_library_is_told(void **state)
{
	struct sheet *s = sample_sheet(state);
	struct layout_page page = { s->items, s->n, NULL, 1, 1 };
	struct layout layout = { &page, 1 };
	struct pdf_info info = sheet_info;
	char *lang = arena_alloc(s->test->arena, 70001);
	struct buf pdf = { 0 };

	/* Longer than libharu takes a string. */
	memset(lang, 'x', 70000);
	info.lang = lang;
	assert_fails(s->test, &layout, s->fonts, &info);
	assert_non_null(strstr(diags_at(s->test->diags, 0)->message,
	    "writing title and language"));
	/* The next document is not touched by it. */
	s->test->diags = diags_new(s->test->arena);
	sheet_render(s, &pdf);
	assert_memory_equal(pdf.data, "%PDF", 4);
	buf_free(&pdf);
}

static void
no_pages_is_a_failure(void **state)
{
	struct sheet *s = sheet_new(*state);
	struct layout layout = { NULL, 0 };

	assert_fails(s->test, &layout, s->fonts, &sheet_info);
}

static void
the_first_error_is_kept(void **state)
{
	struct sheet *s = sheet_new(*state);
	struct pdf_doc d = { .arena = s->test->arena, .fonts = s->fonts };

	assert_true(pdf_doc_open(&d));
	assert_int_equal(d.error, 0);
	pdf_put(&d, d.resources, "Name", NULL);
	assert_int_equal(d.error, HPDF_INVALID_OBJECT);
	pdf_note(&d, HPDF_INVALID_PAGE);
	assert_int_equal(d.error, HPDF_INVALID_OBJECT);
}

static void
a_long_title_is_cut(void **state)
{
	struct sheet *s = sample_sheet(state);
	struct layout_page page = { s->items, s->n, NULL, 1, 1 };
	struct layout layout = { &page, 1 };
	struct pdf_info info = sheet_info;
	char *title = arena_alloc(s->test->arena, 100001);
	struct buf pdf = { 0 };

	memset(title, 'x', 100000);
	info.title = title;
	assert_true(render_pdf(s->test->arena, s->test->diags, &layout,
	    s->fonts, &info, &pdf));
	buf_free(&pdf);
}

/* Glyphs that the face does not have: a fault of the caller, not a crash. */
static void
strange_glyph_numbers_are_harmless(void **state)
{
	struct sheet *s = sheet_new(*state);
	struct layout_glyph g[] = { { 70000, 1000, 0, 0, 9, 0 },
	    { UINT32_MAX, -5, 3, -3, 0, 0 } };
	struct layout_run run = { g, 2, 995, SIZE_MAX, false, 0 };
	struct buf pdf = { 0 };

	s->items[s->n++] = (struct layout_item){ .kind = LAYOUT_TEXT,
	    .x = 72000, .y = 700000, .size = 12000, .text = "ab", .len = 2,
	    .run = &run };
	sheet_render(s, &pdf);
	buf_free(&pdf);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(qpdf_finds_nothing_wrong),
		TEST(all_fonts_are_embedded_subset_and_unicode),
		TEST(a_face_that_is_not_used_is_not_embedded),
		TEST(text_comes_back),
		TEST(words_stay_apart_over_lines),
		TEST(the_same_pages_give_the_same_bytes),
		TEST(nothing_of_the_machine_is_inside),
		TEST(appends_to_what_is_there),
		TEST(memory_is_given_back),
		TEST(papers_and_headings_are_bookmarked),
		TEST(a_skipped_heading_level_leaves_no_hole),
		TEST(an_error_of_the_library_is_told),
		TEST(no_pages_is_a_failure),
		TEST(the_first_error_is_kept),
		TEST(a_long_title_is_cut),
		TEST(strange_glyph_numbers_are_harmless),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
