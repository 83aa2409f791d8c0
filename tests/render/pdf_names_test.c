/*
 * Names of the world in a sentence of a paper, laid out and drawn, against a
 * page made by hand: here it is written down which file, in which direction
 * and in which order each word is to stand.  And what a reader copies out is
 * the sentence as it was written.
 */
#include "render/pdf_picture.h"

#include "doc/doc.h"

#define SHARE		"/usr/share/fonts/truetype/"
#define SERIF		SHARE "liberation2/LiberationSerif-"
#define NOTO		SHARE "noto/Noto"
#define HAN		SHARE "droid/DroidSansFallbackFull.ttf"

struct word {
	const char	*regular, *bold;	/* files; NULL = the serif ones */
	const char	*text;
	bool		 back;
};

struct name {
	const char	*text;			/* the answer */
	struct word	 words[8];		/* as they stand, left to right */
};

#define FILES(name)	NOTO name "-Regular.ttf", NOTO name "-Bold.ttf"
#define BLANK		{ NULL, NULL, " ", false }

static const struct name names[] = {
	{ "Nguyễn Thị Ánh Đỗ", { { 0, 0, "Nguyễn ", 0 }, { 0, 0, "Thị ", 0 },
	    { 0, 0, "Ánh ", 0 }, { 0, 0, "Đỗ", 0 } } },
	{ "Łukasz Żółć", { { 0, 0, "Łukasz ", 0 }, { 0, 0, "Żółć", 0 } } },
	{ "Ελένη Ζωή", { { 0, 0, "Ελένη ", 0 }, { 0, 0, "Ζωή", 0 } } },
	{ "Андрей Орлов", { { 0, 0, "Андрей ", 0 }, { 0, 0, "Орлов", 0 } } },
	{ "دانيال العلي", {
	    { FILES("SansArabic"), "العلي", true }, BLANK,
	    { FILES("SansArabic"), "دانيال", true } } },
	{ "דנה כהן", {
	    { FILES("SerifHebrew"), "כהן", true }, BLANK,
	    { FILES("SerifHebrew"), "דנה", true } } },
	{ "क्षितिज शर्मा", {
	    { FILES("SerifDevanagari"), "क्षितिज ", false },
	    { FILES("SerifDevanagari"), "शर्मा", false } } },
	{ "王小明", { { HAN, HAN, "王小明", false } } },
	/* Marks that no letter is composed with. */
	{ "Ta̱mār M̄a", { { 0, 0, "Ta̱mār ", 0 }, { 0, 0, "M̄a", 0 } } },
};

#define NAMES	(sizeof(names) / sizeof(names[0]))

/*
 * "4. I, NAME, saw 3 on May 1, 2025." on a page, as a PDF.  Returns the place
 * of its first word; the number stands in the margin of 72 pt.
 */
static const struct layout_item *
ours(struct sheet *s, const char *name, unsigned style, struct buf *out)
{
	static const struct pos here = { "forms/test.xml", 7, 3 };
	struct arena *a = s->test->arena;
	struct layout_style st = layout_style_default();
	struct doc_node *root = doc_root_new(a);
	struct doc_node *paper = doc_add(a, root, DOC_PAPER, here);
	struct doc_node *n = doc_add(a, paper, DOC_PARA, here);
	const struct layout *l;

	paper->id = "motion";
	paper->title = paper->short_title = "Motion";
	paper->sheet = true;
	n->label = "4.";
	doc_text(a, n, "I, ", style, NULL, here);
	doc_text(a, n, name, style, "protected.name", here);
	doc_text(a, n, ", saw 3 on May 1, 2025.", style, NULL, here);
	l = layout_flow(a, s->test->diags, root, &st, &s->shape);
	assert_no_errors(s->test->diags);
	assert_non_null(l);
	assert_true(render_pdf(a, s->test->diags, l, s->fonts, &sheet_info,
	    out));
	assert_no_errors(s->test->diags);
	assert_true(l->pages[0].items[0].label);
	assert_int_equal(l->pages[0].items[0].x, 72000);
	return &l->pages[0].items[1];
}

/* --- by hand --- */

static void
set_word(struct hand *h, const struct word *w, bool bold)
{
	const char *own = bold ? w->bold : w->regular;
	const char *file = own ? own : bold ? SERIF "Bold.ttf" :
	    SERIF "Regular.ttf";
	size_t number = hand_font(h, file);
	static const hb_feature_t apart = { HB_TAG('l', 'i', 'g', 'a'), 0,
	    HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END };
	hb_blob_t *blob = hb_blob_create_from_file_or_fail(file);
	hb_face_t *face = hb_face_create(blob, 0);
	hb_font_t *font = hb_font_create(face);
	hb_buffer_t *b = hb_buffer_create();
	double unit = 1000.0 / hb_face_get_upem(face);
	hb_glyph_info_t *info;
	hb_glyph_position_t *pos;
	unsigned n;

	assert_non_null(blob);
	hb_buffer_add_utf8(b, w->text, -1, 0, -1);
	hb_buffer_set_direction(b, w->back ? HB_DIRECTION_RTL :
	    HB_DIRECTION_LTR);
	hb_buffer_guess_segment_properties(b);
	hb_shape(font, b, &apart, w->back ? 1 : 0);
	info = hb_buffer_get_glyph_infos(b, &n);
	pos = hb_buffer_get_glyph_positions(b, &n);
	for (unsigned i = 0; i < n; i++) {
		hand_glyph(h, number, info[i].codepoint, pos[i].x_offset *
		    unit, pos[i].y_offset * unit);
		h->x += pos[i].x_advance * unit * 0.012;
	}
	hb_buffer_destroy(b);
	hb_font_destroy(font);
	hb_face_destroy(face);
	hb_blob_destroy(blob);
}

static void
set_words(struct hand *h, const struct word *w, size_t n, bool bold)
{
	for (size_t i = 0; i < n && w[i].text != NULL; i++)
		set_word(h, &w[i], bold);
}

static void
theirs(const struct name *name, const struct layout_item *at, bool bold,
    struct buf *out)
{
	static const struct word label[] = { { 0, 0, "4.", 0 } };
	static const struct word before[] = { { 0, 0, "I, ", 0 } };
	static const struct word after[] = { { 0, 0, ", ", 0 },
		{ 0, 0, "saw ", 0 }, { 0, 0, "3 ", 0 }, { 0, 0, "on ", 0 },
		{ 0, 0, "May ", 0 }, { 0, 0, "1, ", 0 },
		{ 0, 0, "2025.", 0 } };
	struct hand h = { .x = 72, .y = at->y / 1000.0 };

	set_words(&h, label, 1, false);
	h.x = at->x / 1000.0;
	set_words(&h, before, 1, bold);
	set_words(&h, name->words, 8, bold);
	set_words(&h, after, 7, bold);
	hand_finish(&h, out);
}

static void
names_are_drawn_as_they_are_written(void **state)
{
	need_tool("pdftoppm");
	for (size_t i = 0; i < NAMES; i++)
		for (int bold = 0; bold < 2; bold++) {
			struct sheet *s = sheet_new(*state);
			struct buf a = { 0 }, b = { 0 };
			struct picture p, q;

			theirs(&names[i], ours(s, names[i].text, bold ?
			    DOC_BOLD : 0, &a), bold, &b);
			p = look_at(s, &b);
			q = look_at(s, &a);
			assert_true(ink(&p) > 200000);
			if (difference(&p, &q) > TOLERANCE)
				print_error("%s%s: %ld\n", names[i].text,
				    bold ? " (bold)" : "",
				    difference(&p, &q));
			assert_in_range(difference(&p, &q), 0, TOLERANCE);
			buf_free(&a);
			buf_free(&b);
		}
}

/* The comparison above would see letters in the wrong order. */
static void
a_turned_name_is_seen(void **state)
{
	static const struct name turned = { "דנה כהן", {
	    { FILES("SerifHebrew"), "דנה", true }, BLANK,
	    { FILES("SerifHebrew"), "כהן", true } } };
	struct sheet *s = sheet_new(*state);
	struct buf a = { 0 }, b = { 0 };
	struct picture p, q;

	need_tool("pdftoppm");
	theirs(&turned, ours(s, turned.text, 0, &a), false, &b);
	p = look_at(s, &b);
	q = look_at(s, &a);
	assert_true(difference(&p, &q) > 10 * TOLERANCE);
	buf_free(&a);
	buf_free(&b);
}

/* Readers put marks of direction around what they have turned. */
static const char *
without_marks(struct arena *a, const char *text)
{
	struct buf b = { 0 };
	const char *out;

	for (; *text != '\0'; text++)
		if (strncmp(text, "\u202A", 2) == 0 &&
		    (unsigned char)text[2] >= 0xAA &&
		    (unsigned char)text[2] <= 0xAE)
			text += 2;
		else
			buf_char(&b, *text);
	out = buf_copy(&b, a);
	buf_free(&b);
	return out;
}

static void
names_are_copied_out_as_they_were_given(void **state)
{
	static const char *const ways[] = { "", "-layout" };
	struct arena *arena = ((struct test *)*state)->arena;

	need_tool("pdftotext");
	for (size_t i = 0; i < NAMES; i++)
		for (size_t way = 0; way < 2; way++) {
			struct sheet *s = sheet_new(*state);
			struct buf pdf = { 0 };
			const char *text, *want = arena_printf(arena,
			    "I, %s, saw 3 on May 1, 2025.", names[i].text);
			int status;

			ours(s, names[i].text, way == 1 ? DOC_BOLD : 0, &pdf);
			text = tool_output(arena, &status,
			    arena_printf(arena, "pdftotext %s '%s' -",
			    ways[way], sheet_write(s, "page.pdf", &pdf)));
			assert_int_equal(status, 0);
			text = without_marks(arena, text);
			if (strstr(text, want) == NULL)
				print_error("pdftotext %s: %s, not %s\n",
				    ways[way], text, want);
			assert_non_null(strstr(text, want));
			sheet_clean(s);
			buf_free(&pdf);
		}
}

/* Who reads the page in the order in which it is drawn has words, too. */
static void
names_are_drawn_in_the_order_of_reading(void **state)
{
	static const char *const heard[][3] = {
		{ "דנה כהן", "דנה", "כהן" },
		{ "دانيال العلي", "دانيال", "العلي" },
	};
	struct arena *arena = ((struct test *)*state)->arena;

	need_tool("pdfinfo");
	for (size_t i = 0; i < sizeof(heard) / sizeof(heard[0]); i++) {
		struct sheet *s = sheet_new(*state);
		struct buf pdf = { 0 };
		const char *first, *last;
		int status;

		ours(s, heard[i][0], 0, &pdf);
		first = tool_output(arena, &status, arena_printf(arena,
		    "pdfinfo -struct-text '%s' 2>&1",
		    sheet_write(s, "page.pdf", &pdf)));
		first = strstr(first, heard[i][1]);
		assert_non_null(first);
		last = strstr(first, heard[i][2]);
		assert_non_null(last);
		assert_non_null(strstr(last, ", saw 3 on May 1, 2025."));
		sheet_clean(s);
		buf_free(&pdf);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(names_are_drawn_as_they_are_written),
		TEST(a_turned_name_is_seen),
		TEST(names_are_copied_out_as_they_were_given),
		TEST(names_are_drawn_in_the_order_of_reading),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
