/*
 * Is the ink right?  Extracted text can be complete while an accent is gone
 * from the page, so the sample is drawn a second way that shares nothing with
 * the renderer but the font file: a PDF written by hand that embeds the whole
 * file, takes each glyph by its character and places it by itself.  The two
 * pictures must agree, and a sample that lacks any one accent must not.
 */
#include "render/pdf_page.h"

#include "render/pdf/pdf_int.h"

#include "base/utf8.h"

#define RESOLUTION	"200"
/* Hundred-thousandths of the ink that may differ: rounding at the edges. */
#define TOLERANCE	60

struct picture {
	unsigned	 w, h;
	unsigned char	*grey;
};

static struct picture
look_at(struct sheet *s, const struct buf *pdf)
{
	struct picture p = { 0 };
	const char *path = sheet_write(s, "page.pdf", pdf);
	int status;
	size_t n;
	FILE *f;

	tool_output(s->test->arena, &status, arena_printf(s->test->arena,
	    "pdftoppm -gray -singlefile -r " RESOLUTION " -x 150 -y 200 -W "
	    "1400 -H 120 '%s' '%s' 2>&1", path, sheet_path(s, "page")));
	assert_int_equal(status, 0);
	f = fopen(sheet_path(s, "page.pgm"), "rb");
	assert_non_null(f);
	assert_int_equal(fscanf(f, "P5 %u %u 255", &p.w, &p.h), 2);
	getc(f);
	n = (size_t)p.w * p.h;
	p.grey = arena_alloc(s->test->arena, n);
	assert_int_equal(fread(p.grey, 1, n, f), n);
	fclose(f);
	sheet_clean(s);
	return p;
}

static long
ink(const struct picture *p)
{
	long sum = 0;

	for (size_t i = 0; i < (size_t)p->w * p->h; i++)
		sum += 255 - p->grey[i];
	return sum;
}

/* Hundred-thousandths of ink that the two have in other places. */
static long
difference(const struct picture *a, const struct picture *b)
{
	long sum = 0;

	assert_int_equal(a->w, b->w);
	assert_int_equal(a->h, b->h);
	for (size_t i = 0; i < (size_t)a->w * a->h; i++)
		sum += labs((long)a->grey[i] - b->grey[i]);
	return sum * 100000 / ink(a);
}

/* --- the other way --- */

static void
object(struct buf *b, size_t *at, int n, const char *body)
{
	at[n] = b->len;
	buf_printf(b, "%d 0 obj\n%s\nendobj\n", n, body);
}

static void
stream(struct buf *b, size_t *at, int n, const struct buf *data)
{
	at[n] = b->len;
	buf_printf(b, "%d 0 obj\n<</Length %zu /Length1 %zu>>\nstream\n", n,
	    data->len, data->len);
	buf_add(b, data->data, data->len);
	buf_str(b, "\nendstream\nendobj\n");
}

static void
whole_file(struct buf *b, const char *path)
{
	FILE *f = fopen(path, "rb");
	int c;

	assert_non_null(f);
	while ((c = getc(f)) != EOF)
		buf_char(b, (char)c);
	fclose(f);
}

/* Each glyph by itself, at the sum of the widths before it. */
static void
glyphs(struct buf *content, hb_font_t *font, const char *text)
{
	double x = 72;
	uint32_t c;

	buf_str(content, "BT /F 12 Tf\n");
	while ((c = utf8_next(&text)) != 0) {
		hb_codepoint_t gid;

		assert_true(hb_font_get_nominal_glyph(font, c, &gid));
		buf_printf(content, "1 0 0 1 %.4f 700 Tm <%04X> Tj\n", x,
		    (unsigned)gid);
		x += hb_font_get_glyph_h_advance(font, gid) * 12 / 2048.0;
	}
	buf_str(content, "ET\n");
}

static void
by_hand(const struct pdf_face *face, const char *text, struct buf *b)
{
	struct buf content = { 0 }, file = { 0 };
	size_t at[9] = { 0 }, xref;

	glyphs(&content, face->font, text);
	whole_file(&file, face->file);
	buf_str(b, "%PDF-1.4\n");
	object(b, at, 1, "<</Type /Catalog /Pages 2 0 R>>");
	object(b, at, 2, "<</Type /Pages /Kids [3 0 R] /Count 1>>");
	object(b, at, 3, "<</Type /Page /Parent 2 0 R /MediaBox "
	    "[0 0 612 792] /Contents 4 0 R /Resources "
	    "<</Font <</F 5 0 R>>>>>>");
	stream(b, at, 4, &content);
	object(b, at, 5, "<</Type /Font /Subtype /Type0 /BaseFont /Whole "
	    "/Encoding /Identity-H /DescendantFonts [6 0 R]>>");
	object(b, at, 6, "<</Type /Font /Subtype /CIDFontType2 /BaseFont "
	    "/Whole /CIDToGIDMap /Identity /CIDSystemInfo <</Registry "
	    "(Adobe) /Ordering (Identity) /Supplement 0>> "
	    "/FontDescriptor 7 0 R>>");
	object(b, at, 7, "<</Type /FontDescriptor /FontName /Whole /Flags 4 "
	    "/FontBBox [0 0 1000 1000] /ItalicAngle 0 /Ascent 900 "
	    "/Descent -200 /CapHeight 700 /StemV 80 /FontFile2 8 0 R>>");
	stream(b, at, 8, &file);
	xref = b->len;
	buf_str(b, "xref\n0 9\n0000000000 65535 f \n");
	for (int i = 1; i < 9; i++)
		buf_printf(b, "%010zu 00000 n \n", at[i]);
	buf_printf(b, "trailer\n<</Size 9 /Root 1 0 R>>\nstartxref\n%zu\n"
	    "%%%%EOF\n", xref);
	buf_free(&content);
	buf_free(&file);
}

/* --- the comparison --- */

static struct picture
ours(void **state, enum layout_face face, const char *text)
{
	struct sheet *s = sheet_new(*state);
	struct buf pdf = { 0 };
	struct picture p;

	sheet_line(s, face, 12000, 72000, 700000, text);
	sheet_render(s, &pdf);
	p = look_at(s, &pdf);
	buf_free(&pdf);
	return p;
}

static struct picture
theirs(void **state, enum layout_face face, const char *text)
{
	struct sheet *s = sheet_new(*state);
	struct buf pdf = { 0 };
	struct picture p;

	by_hand(&s->fonts->faces[face], text, &pdf);
	p = look_at(s, &pdf);
	buf_free(&pdf);
	return p;
}

static void
need_pdftoppm(void)
{
	if (!tool_is_there("pdftoppm")) {
		print_message("pdftoppm is not installed\n");
		skip();
	}
}

static void
the_sample_is_drawn_right_in_every_face(void **state)
{
	need_pdftoppm();
	for (int face = 0; face < LAYOUT_FACES; face++) {
		struct picture a = theirs(state, face, SAMPLE);
		struct picture b = ours(state, face, SAMPLE);

		assert_true(ink(&a) > 500000);
		assert_in_range(difference(&a, &b), 0, TOLERANCE);
	}
}

/* Each of these would pass a test of the extracted text alone. */
static void
a_lost_accent_is_seen(void **state)
{
	static const char *const lacking[] = {
		"Jose Nuñez, Nguyễn Thị Ánh, Łukasz, O’Brien – “quotes” § 2265",
		"José Nunez, Nguyễn Thị Ánh, Łukasz, O’Brien – “quotes” § 2265",
		"José Nuñez, Nguyên Thị Ánh, Łukasz, O’Brien – “quotes” § 2265",
		"José Nuñez, Nguyẽn Thị Ánh, Łukasz, O’Brien – “quotes” § 2265",
		"José Nuñez, Nguyễn Thi Ánh, Łukasz, O’Brien – “quotes” § 2265",
		"José Nuñez, Nguyễn Thị Anh, Łukasz, O’Brien – “quotes” § 2265",
		"José Nuñez, Nguyễn Thị Ánh, Lukasz, O’Brien – “quotes” § 2265",
		"Jose Nunez, Nguyen Thi Anh, Lukasz, O’Brien – “quotes” § 2265",
	};
	struct picture right;

	need_pdftoppm();
	right = theirs(state, LAYOUT_REGULAR, SAMPLE);
	for (size_t i = 0; i < sizeof(lacking) / sizeof(*lacking); i++) {
		struct picture wrong = ours(state, LAYOUT_REGULAR, lacking[i]);

		if (difference(&right, &wrong) <= TOLERANCE)
			print_error("not seen: %s\n", lacking[i]);
		assert_true(difference(&right, &wrong) > TOLERANCE);
	}
}

/* A mark without a composed letter stands over its letter, not beside it. */
static void
a_combining_mark_is_placed(void **state)
{
	struct picture plain, marked;
	long more;

	need_pdftoppm();
	plain = ours(state, LAYOUT_REGULAR, "kx");
	marked = ours(state, LAYOUT_REGULAR, "k\u0300x");
	more = ink(&marked) - ink(&plain);
	/* Only the accent is new; the x has not moved. */
	assert_true(more > 0);
	assert_in_range(difference(&plain, &marked), 1,
	    more * 100000 / ink(&plain) + TOLERANCE);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(the_sample_is_drawn_right_in_every_face),
		TEST(a_lost_accent_is_seen),
		TEST(a_combining_mark_is_placed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
