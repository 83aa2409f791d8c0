/*
 * Is the ink right?  Extracted text can be complete while an accent is gone
 * from the page, so the sample is drawn a second way that shares nothing with
 * the renderer but the font file: a PDF written by hand that embeds the whole
 * file, takes each glyph by its character and places it by itself.  The two
 * pictures must agree, and a sample that lacks any one accent must not.
 */
#include "render/pdf_picture.h"

#include "render/pdf/pdf_int.h"

#include "base/utf8.h"

/* Each glyph by itself, at the sum of the widths before it. */
static void
by_hand(const struct pdf_face *face, const char *text, struct buf *b)
{
	struct hand h = { .x = 72, .y = 700 };
	size_t font = hand_font(&h, face->file);
	uint32_t c;

	while ((c = utf8_next(&text)) != 0) {
		hb_codepoint_t gid;

		assert_true(hb_font_get_nominal_glyph(face->font, c, &gid));
		hand_glyph(&h, font, gid, 0, 0);
		h.x += hb_font_get_glyph_h_advance(face->font, gid) * 12 /
		    2048.0;
	}
	hand_finish(&h, b);
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
the_sample_is_drawn_right_in_every_face(void **state)
{
	need_tool("pdftoppm");
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

	need_tool("pdftoppm");
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

	need_tool("pdftoppm");
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
