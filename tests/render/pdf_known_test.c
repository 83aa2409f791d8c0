#include "pdf_page.h"

#include "doc/doc.h"

static const struct pos here = { "forms/test.xml", 7, 3 };

static const char *const texts[] = {
	"The court may end this order. Time, AVAIL and “To Wit” are kerned.",
	"Nobody needs to pay a fee for this motion, whoever asks for it.",
	"Bring the papers to the clerk – room 118 – before noon.",
};

/* A paper of some of the texts, as its bytes. */
static void
paper(struct test *t, struct pdf_fonts *fonts, const size_t *which, size_t n,
    bool sheet, struct buf *out)
{
	struct layout_style st = layout_style_default();
	struct layout_fonts f = pdf_fonts_layout(fonts);
	struct doc_node *root = doc_root_new(t->arena), *p;
	struct layout *l;

	p = doc_add(t->arena, root, DOC_PAPER, here);
	p->id = "motion";
	p->title = p->short_title = "Motion";
	p->sheet = sheet;
	for (size_t i = 0; i < n; i++) {
		struct doc_node *para = doc_add(t->arena, p, DOC_PARA, here);

		doc_text(t->arena, para, "First. ", sheet ? DOC_BOLD : 0, NULL,
		    here);
		doc_text(t->arena, para, texts[which[i]], 0, NULL, here);
	}
	l = layout_flow(t->arena, t->diags, root, &st, &f);
	assert_non_null(l);
	buf_clear(out);
	assert_true(render_pdf(t->arena, t->diags, l, fonts, &sheet_info,
	    out));
	assert_no_errors(t->diags);
}

/* What was drawn before leaves no trace in a file. */
static void
the_first_file_and_a_later_one_are_the_same(void **state)
{
	static const size_t all[] = { 0, 1, 2 }, some[] = { 1, 0 };
	struct test *t = *state;
	struct pdf_fonts *fonts = pdf_fonts_open(t->arena, t->diags, NULL);
	struct pdf_fonts *other = pdf_fonts_open(t->arena, t->diags, NULL);
	struct buf first = { 0 }, later = { 0 };

	paper(t, fonts, some, 2, true, &first);
	paper(t, other, all, 3, false, &later);
	paper(t, other, all, 3, true, &later);
	pdf_fonts_trim(other);
	paper(t, other, some, 2, true, &later);
	assert_int_equal(first.len, later.len);
	assert_memory_equal(first.data, later.data, first.len);
	buf_free(&first);
	buf_free(&later);
}

/* Each text twice in a file, and both are read back whole. */
static void
known_text_is_read_back(void **state)
{
	static const size_t twice[] = { 0, 1, 2, 0, 1, 2 };
	struct test *t = *state;
	struct sheet *s = sheet_new(t);
	struct buf out = { 0 };
	const char *text;
	int status;

	for (int i = 0; i < 2; i++) {
		paper(t, s->fonts, twice, 6, i == 0, &out);
		text = tool_output(t->arena, &status, arena_printf(t->arena,
		    "pdftotext '%s' - | tr '\\n' ' '",
		    sheet_write(s, "known.pdf", &out)));
		assert_int_equal(status, 0);
		for (size_t k = 0; k < 3; k++) {
			const char *at = strstr(text, texts[k]);

			assert_non_null(at);
			assert_non_null(strstr(at + 1, texts[k]));
		}
	}
	sheet_clean(s);
	buf_free(&out);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(the_first_file_and_a_later_one_are_the_same),
		TEST(known_text_is_read_back),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
