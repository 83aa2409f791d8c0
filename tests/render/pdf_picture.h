/*
 * Pages as pictures, for tests: two ways to draw one line must give the same
 * ink.  The other way shares nothing with the renderer but the font files: a
 * PDF written by hand that embeds whole files and places each glyph by itself.
 */
#ifndef TESTS_RENDER_PDF_PICTURE_H
#define TESTS_RENDER_PDF_PICTURE_H

#include "render/pdf_page.h"

#include <hb.h>

#define RESOLUTION	"200"
/* Hundred-thousandths of the ink that may differ: rounding at the edges. */
#define TOLERANCE	60

struct picture {
	unsigned	 w, h;
	unsigned char	*grey;
};

static inline struct picture
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

static inline long
ink(const struct picture *p)
{
	long sum = 0;

	for (size_t i = 0; i < (size_t)p->w * p->h; i++)
		sum += 255 - p->grey[i];
	return sum;
}

/* Hundred-thousandths of ink that the two have in other places. */
static inline long
difference(const struct picture *a, const struct picture *b)
{
	long sum = 0;

	assert_int_equal(a->w, b->w);
	assert_int_equal(a->h, b->h);
	for (size_t i = 0; i < (size_t)a->w * a->h; i++)
		sum += labs((long)a->grey[i] - b->grey[i]);
	return sum * 100000 / ink(a);
}

/* --- a PDF by hand --- */

#define HAND_FONTS	4

struct hand {
	struct buf	 content;
	const char	*files[HAND_FONTS];
	size_t		 nfiles;
	double		 x, y;		/* where the next glyph stands */
};

/* The number of a font file in the page. */
static inline size_t
hand_font(struct hand *h, const char *file)
{
	size_t i = 0;

	while (i < h->nfiles && strcmp(h->files[i], file) != 0)
		i++;
	if (i == h->nfiles) {
		assert_true(i < HAND_FONTS);
		h->files[h->nfiles++] = file;
	}
	return i;
}

/* One glyph in 12 point, at an offset in thousandths of an em. */
static inline void
hand_glyph(struct hand *h, size_t font, unsigned gid, double dx, double dy)
{
	buf_printf(&h->content, "/F%zu 12 Tf 1 0 0 1 %.4f %.4f Tm <%04X> Tj\n",
	    font, h->x + dx * 0.012, h->y + dy * 0.012, gid);
}

static inline void
hand_object(struct buf *b, size_t *at, int n, const char *body)
{
	at[n] = b->len;
	buf_printf(b, "%d 0 obj\n%s\nendobj\n", n, body);
}

static inline void
hand_stream(struct buf *b, size_t *at, int n, const struct buf *data)
{
	at[n] = b->len;
	buf_printf(b, "%d 0 obj\n<</Length %zu /Length1 %zu>>\nstream\n", n,
	    data->len, data->len);
	buf_add(b, data->data, data->len);
	buf_str(b, "\nendstream\nendobj\n");
}

static inline void
hand_file(struct buf *b, const char *path)
{
	FILE *f = fopen(path, "rb");
	char part[65536];
	size_t n;

	assert_non_null(f);
	while ((n = fread(part, 1, sizeof(part), f)) > 0)
		buf_add(b, part, n);
	fclose(f);
}

/* The four objects of one font, from number n on. */
static inline void
hand_embed(struct buf *b, size_t *at, int n, const char *path)
{
	struct buf file = { 0 };
	char body[512];

	snprintf(body, sizeof(body), "<</Type /Font /Subtype /Type0 /BaseFont "
	    "/Whole%d /Encoding /Identity-H /DescendantFonts [%d 0 R]>>", n,
	    n + 1);
	hand_object(b, at, n, body);
	snprintf(body, sizeof(body), "<</Type /Font /Subtype /CIDFontType2 "
	    "/BaseFont /Whole%d /CIDToGIDMap /Identity /CIDSystemInfo "
	    "<</Registry (Adobe) /Ordering (Identity) /Supplement 0>> "
	    "/FontDescriptor %d 0 R>>", n, n + 2);
	hand_object(b, at, n + 1, body);
	snprintf(body, sizeof(body), "<</Type /FontDescriptor /FontName "
	    "/Whole%d /Flags 4 /FontBBox [0 0 1000 1000] /ItalicAngle 0 "
	    "/Ascent 900 /Descent -200 /CapHeight 700 /StemV 80 /FontFile2 "
	    "%d 0 R>>", n, n + 3);
	hand_object(b, at, n + 2, body);
	hand_file(&file, path);
	hand_stream(b, at, n + 3, &file);
	buf_free(&file);
}

/* The page; the hand is empty then. */
static inline void
hand_finish(struct hand *h, struct buf *b)
{
	struct buf page = { 0 }, content = { 0 };
	size_t at[5 + 4 * HAND_FONTS] = { 0 }, xref;
	int n = 5 + 4 * (int)h->nfiles;

	buf_str(b, "%PDF-1.4\n");
	hand_object(b, at, 1, "<</Type /Catalog /Pages 2 0 R>>");
	hand_object(b, at, 2, "<</Type /Pages /Kids [3 0 R] /Count 1>>");
	buf_str(&page, "<</Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] "
	    "/Contents 4 0 R /Resources <</Font <<");
	for (int i = 0; i < (int)h->nfiles; i++)
		buf_printf(&page, "/F%d %d 0 R ", i, 5 + 4 * i);
	buf_str(&page, ">>>>>>");
	hand_object(b, at, 3, page.data);
	buf_str(&content, "BT\n");
	buf_add(&content, h->content.data, h->content.len);
	buf_str(&content, "ET\n");
	hand_stream(b, at, 4, &content);
	for (int i = 0; i < (int)h->nfiles; i++)
		hand_embed(b, at, 5 + 4 * i, h->files[i]);
	xref = b->len;
	buf_printf(b, "xref\n0 %d\n0000000000 65535 f \n", n);
	for (int i = 1; i < n; i++)
		buf_printf(b, "%010zu 00000 n \n", at[i]);
	buf_printf(b, "trailer\n<</Size %d /Root 1 0 R>>\nstartxref\n%zu\n"
	    "%%%%EOF\n", n, xref);
	buf_free(&page);
	buf_free(&content);
	buf_free(&h->content);
	*h = (struct hand){ 0 };
}

#endif
