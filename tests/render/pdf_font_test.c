#include <hb-subset.h>

#include "render/pdf_page.h"

#include "render/pdf/pdf_int.h"

static const char *const names[] = { "LiberationSerif-Regular.ttf",
    "LiberationSerif-Bold.ttf", "LiberationSerif-Italic.ttf",
    "LiberationSerif-BoldItalic.ttf" };

/* A folder with links to the real faces, and the bytes of the first one. */
static struct sheet *
folder_of_faces(void **state, struct buf *regular)
{
	struct sheet *s = sheet_new(*state);
	FILE *f;
	int c;

	for (int i = 0; i < LAYOUT_FACES; i++)
		assert_int_equal(symlink(s->fonts->faces[i].file,
		    sheet_path(s, names[i])), 0);
	f = fopen(s->fonts->faces[0].file, "rb");
	assert_non_null(f);
	while ((c = getc(f)) != EOF)
		buf_char(regular, (char)c);
	fclose(f);
	return s;
}

static void
replace_regular(struct sheet *s, const struct buf *b)
{
	unlink(sheet_path(s, names[0]));
	sheet_write(s, names[0], b);
}

static struct pdf_fonts *
open_there(struct sheet *s)
{
	return pdf_fonts_open(s->test->arena, s->test->diags, s->folder);
}

static void
assert_refused(struct sheet *s, const char *why)
{
	const struct diag *g;

	assert_null(open_there(s));
	assert_int_equal(diags_length(s->test->diags), 1);
	g = diags_at(s->test->diags, 0);
	assert_int_equal(g->code, DIAG_FONT_MISSING);
	assert_non_null(strstr(g->message, names[0]));
	assert_non_null(strstr(g->message, why));
	assert_non_null(strstr(g->hint, "fonts-liberation2"));
	assert_int_equal(diags_status(s->test->diags), 3);
}

static void
finds_the_faces_of_the_system(void **state)
{
	struct sheet *s = sheet_new(*state);
	int32_t ascent, descent;

	for (int i = 0; i < LAYOUT_FACES; i++) {
		s->shape.metrics(s->shape.ctx, i, &ascent, &descent);
		assert_in_range(ascent, LAYOUT_EM * 83 / 100, LAYOUT_EM);
		assert_in_range(descent, LAYOUT_EM / 6, LAYOUT_EM / 3);
	}
	assert_string_equal(s->fonts->faces[LAYOUT_BOLD].name,
	    "LiberationSerif-Bold");
	assert_int_equal(s->fonts->faces[LAYOUT_REGULAR].slant, 0);
	assert_true(s->fonts->faces[LAYOUT_ITALIC].slant < 0);
}

static void
opens_a_folder_that_is_named(void **state)
{
	struct buf b = { 0 };
	struct sheet *s = folder_of_faces(state, &b);

	assert_non_null(open_there(s));
	assert_no_errors(s->test->diags);
	sheet_clean(s);
	buf_free(&b);
}

static void
a_missing_face_is_named(void **state)
{
	struct buf b = { 0 };
	struct sheet *s = folder_of_faces(state, &b);

	unlink(sheet_path(s, names[0]));
	assert_refused(s, "is not there");
	sheet_clean(s);
	buf_free(&b);
}

static void
a_missing_folder_is_no_crash(void **state)
{
	struct test *t = *state;

	assert_null(pdf_fonts_open(t->arena, t->diags, "/nowhere/at/all"));
	assert_diag(t->diags, DIAG_FONT_MISSING, 0, 0);
}

static void
a_pipe_is_not_waited_for(void **state)
{
	struct buf b = { 0 };
	struct sheet *s = folder_of_faces(state, &b);

	unlink(sheet_path(s, names[0]));
	assert_int_equal(mkfifo(sheet_path(s, names[0]), 0600), 0);
	assert_refused(s, "is not a file");
	sheet_clean(s);
	buf_free(&b);
}

static void
text_is_not_a_font(void **state)
{
	struct buf b = { 0 }, text = { 0 };
	struct sheet *s = folder_of_faces(state, &b);

	buf_str(&text, "<html>404 not found</html>");
	replace_regular(s, &text);
	assert_refused(s, "is damaged");
	sheet_clean(s);
	buf_free(&text);
	buf_free(&b);
}

/* The older generation has the same name but no Vietnamese. */
static void
a_face_without_the_letters_is_refused(void **state)
{
	struct buf b = { 0 }, old = { 0 };
	struct sheet *s = folder_of_faces(state, &b);
	hb_subset_input_t *input = hb_subset_input_create_or_fail();
	hb_face_t *face;
	hb_blob_t *blob;
	unsigned len;
	const char *data;

	hb_set_add_range(hb_subset_input_unicode_set(input), 0x20, 0x1EA0);
	face = hb_subset_or_fail(s->fonts->faces[0].face, input);
	blob = hb_face_reference_blob(face);
	data = hb_blob_get_data(blob, &len);
	buf_add(&old, data, len);
	replace_regular(s, &old);
	assert_refused(s, "lacks letters");
	hb_blob_destroy(blob);
	hb_face_destroy(face);
	hb_subset_input_destroy(input);
	sheet_clean(s);
	buf_free(&old);
	buf_free(&b);
}

/* Where a table starts in the file, or 0. */
static size_t
table_at(const struct buf *b, const char *tag)
{
	const unsigned char *p = (const unsigned char *)b->data;
	unsigned n = (unsigned)p[4] << 8 | p[5];

	for (unsigned i = 0; i < n; i++) {
		const unsigned char *e = p + 12 + 16 * i;

		if (memcmp(e, tag, 4) == 0)
			return (size_t)e[8] << 24 | (size_t)e[9] << 16 |
			    (size_t)e[10] << 8 | e[11];
	}
	return 0;
}

static void
a_face_that_forbids_embedding_is_refused(void **state)
{
	struct buf b = { 0 };
	struct sheet *s = folder_of_faces(state, &b);
	size_t os2 = table_at(&b, "OS/2");

	assert_int_not_equal(os2, 0);
	b.data[os2 + 9] = 2;
	replace_regular(s, &b);
	assert_refused(s, "embedding");
	sheet_clean(s);
	buf_free(&b);
}

/* Use what a damaged face offers; all that counts is to come back. */
static void
exercise(struct sheet *s, struct pdf_fonts *fonts)
{
	struct sheet *t = arena_alloc(s->test->arena, sizeof(*t));
	struct layout_page page = { t->items, 0, NULL, 1, 1 };
	struct layout layout = { &page, 1 };
	struct buf out = { 0 };

	t->test = s->test;
	t->fonts = fonts;
	t->shape = pdf_fonts_layout(fonts);
	sheet_line(t, LAYOUT_REGULAR, 12000, 72000, 700000, SAMPLE);
	page.n = t->n;
	render_pdf(s->test->arena, s->test->diags, &layout, fonts,
	    &sheet_info, &out);
	buf_free(&out);
}

static void
damaged_faces_are_refused_or_harmless(void **state)
{
	struct buf b = { 0 }, bad = { 0 };
	struct sheet *s = folder_of_faces(state, &b);
	uint32_t chance = 2265;

	for (int round = 0; round < 60; round++) {
		struct arena_mark mark = arena_mark(s->test->arena);
		struct diags *kept = s->test->diags;
		struct pdf_fonts *fonts;

		buf_clear(&bad);
		buf_add(&bad, b.data, round < 20 ?
		    b.len * (size_t)round / 20 : b.len);
		for (int i = 0; round >= 20 && i < 40; i++) {
			chance = chance * 1664525u + 1013904223u;
			/* Half of the damage goes to head and directory. */
			bad.data[(chance >> 8) % (i % 2 ? bad.len : 512)] =
			    (char)(chance >> 3);
		}
		replace_regular(s, &bad);
		s->test->diags = diags_new(s->test->arena);
		fonts = open_there(s);
		if (fonts != NULL)
			exercise(s, fonts);
		else
			assert_diag(s->test->diags, DIAG_FONT_MISSING, 0, 0);
		if (round < 20)
			assert_null(fonts);
		s->test->diags = kept;
		arena_rewind(s->test->arena, mark);
	}
	sheet_clean(s);
	buf_free(&bad);
	buf_free(&b);
}

/* Of a folder that is given, fonts of other scripts come first as well. */
static void
a_font_of_another_script_is_taken_from_the_folder(void **state)
{
	static const char file[] = "NotoSerifGeorgian-Regular.ttf";
	static const char word[] = "შოთა";
	struct buf regular = { 0 };
	struct sheet *s = folder_of_faces(state, &regular);
	struct pdf_fonts *fonts;
	const struct layout_run *run;
	const struct pdf_face *face;

	assert_int_equal(symlink(
	    "/usr/share/fonts/truetype/noto/NotoSerifGeorgian-Regular.ttf",
	    sheet_path(s, file)), 0);
	fonts = open_there(s);
	assert_non_null(fonts);
	run = pdf_shape(fonts, LAYOUT_REGULAR, word, strlen(word));
	face = pdf_face_at(fonts, run->glyphs[0].font);
	assert_string_equal(face->file, sheet_path(s, file));
	buf_free(&regular);
	sheet_clean(s);
}

/* A font that was cut off would draw blanks for what is behind the cut. */
static void
a_damaged_font_of_another_script_is_passed_over(void **state)
{
	static const char file[] = "NotoSerifGeorgian-Regular.ttf";
	static const char word[] = "შოთა";
	struct buf regular = { 0 };
	struct sheet *s = folder_of_faces(state, &regular);
	struct pdf_fonts *fonts;
	const struct layout_run *run;
	const struct pdf_face *face;

	regular.len /= 2;
	sheet_write(s, file, &regular);
	fonts = open_there(s);
	assert_non_null(fonts);
	run = pdf_shape(fonts, LAYOUT_REGULAR, word, strlen(word));
	assert_true(run->missing == SIZE_MAX);
	face = pdf_face_at(fonts, run->glyphs[0].font);
	assert_string_not_equal(face->file, sheet_path(s, file));
	/* Were there no other, the hint would say which is damaged. */
	for (unsigned i = 0; i < PDF_SLOTS; i++)
		fonts->chain.faces[i] = NULL;
	assert_non_null(strstr(pdf_chain_advice(fonts, 0x10E8),
	    "is damaged, or not a TrueType font"));
	buf_free(&regular);
	sheet_clean(s);
}

/* Between packets files leave memory; what was in them is there again. */
static void
fonts_that_rest_can_be_used_again(void **state)
{
	struct sheet *s = sheet_new(*state);
	struct buf a = { 0 }, b = { 0 };

	sheet_line(s, LAYOUT_REGULAR, 12000, 72000, 700000, "王小明 शर्मा");
	sheet_render(s, &a);
	pdf_fonts_trim(s->fonts);
	s->n = 0;
	sheet_line(s, LAYOUT_REGULAR, 12000, 72000, 700000, "王小明 शर्मा");
	sheet_render(s, &b);
	assert_int_equal(a.len, b.len);
	assert_memory_equal(a.data, b.data, a.len);
	buf_free(&a);
	buf_free(&b);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(finds_the_faces_of_the_system),
		TEST(opens_a_folder_that_is_named),
		TEST(a_missing_face_is_named),
		TEST(a_missing_folder_is_no_crash),
		TEST(a_pipe_is_not_waited_for),
		TEST(text_is_not_a_font),
		TEST(a_face_without_the_letters_is_refused),
		TEST(a_face_that_forbids_embedding_is_refused),
		TEST(damaged_faces_are_refused_or_harmless),
		TEST(a_font_of_another_script_is_taken_from_the_folder),
		TEST(a_damaged_font_of_another_script_is_passed_over),
		TEST(fonts_that_rest_can_be_used_again),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
