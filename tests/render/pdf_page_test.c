/* The content stream, as text: what moves, what is joined, what is drawn. */
#include "render/pdf_page.h"

#include "render/pdf/pdf_int.h"

static struct pdf_doc *
drawn(struct sheet *s, struct buf *out)
{
	struct pdf_doc *d = arena_alloc(s->test->arena, sizeof(*d));
	struct layout_page page = { s->items, s->n, NULL, 1, 1 };
	struct pdf_notes notes = { 0 };

	d->arena = s->test->arena;
	d->fonts = s->fonts;
	assert_true(pdf_doc_open(d));
	for (size_t i = 0; i < s->n; i++)
		if (s->items[i].kind == LAYOUT_TEXT)
			pdf_subsets_use(d->arena, d->subsets, s->fonts,
			    s->items[i].face, s->items[i].text,
			    s->items[i].len, s->items[i].run);
	assert_true(pdf_embed(d));
	assert_int_equal(d->error, 0);
	pdf_page_draw(d, &page, 0, &notes, out);
	sheet_readable(out);
	buf_free(&notes.b);
	return d;
}

static unsigned
count(const struct buf *b, const char *what)
{
	unsigned n = 0;

	for (const char *p = b->data; (p = strstr(p, what)) != NULL; p++)
		n++;
	return n;
}

static void
words_of_a_line_are_one_string(void **state)
{
	struct sheet *s = sheet_new(*state);
	struct buf b = { 0 };

	sheet_line(s, LAYOUT_REGULAR, 12000, 72000, 700000,
	    "the court shall hear the motion");
	drawn(s, &b);
	assert_int_equal(count(&b, " TJ"), 1);
	assert_int_equal(count(&b, "BT"), 1);
	assert_int_equal(count(&b, "ET"), 1);
	assert_non_null(strstr(b.data, "/F0 12 Tf\n72 700 Td\n["));
	buf_free(&b);
}

static void
lines_and_faces_are_told_apart(void **state)
{
	struct sheet *s = sheet_new(*state);
	struct buf b = { 0 };
	int32_t x;

	x = sheet_line(s, LAYOUT_REGULAR, 12000, 72000, 700000, "one ");
	sheet_line(s, LAYOUT_BOLD, 12000, x, 700000, "two");
	sheet_line(s, LAYOUT_BOLD, 12000, 90500, 686200, "three");
	sheet_line(s, LAYOUT_BOLD, 10000, 72000, 600000, "four");
	drawn(s, &b);
	assert_int_equal(count(&b, " TJ"), 4);
	assert_int_equal(count(&b, "Tf"), 3);
	assert_int_equal(count(&b, "BT"), 1);
	assert_non_null(strstr(b.data, " -13.8 Td\n"));
	assert_non_null(strstr(b.data, "/F1 10 Tf\n-18.5 -86.2 Td\n"));
	buf_free(&b);
}

static void
a_column_gap_starts_a_new_string(void **state)
{
	struct sheet *s = sheet_new(*state);
	struct buf b = { 0 };

	sheet_line(s, LAYOUT_REGULAR, 12000, 72000, 700000, "left");
	sheet_line(s, LAYOUT_REGULAR, 12000, 320000, 700000, "right");
	drawn(s, &b);
	assert_int_equal(count(&b, " TJ"), 2);
	assert_non_null(strstr(b.data, "] TJ\n248 0 Td\n["));
	buf_free(&b);
}

/* Justified lines: each blank is wider, by an exact amount. */
static void
word_space_widens_blanks(void **state)
{
	struct sheet *s = sheet_new(*state);
	struct buf b = { 0 };

	sheet_line(s, LAYOUT_REGULAR, 10000, 72000, 700000, "n");
	s->items[0].text = "n n";
	s->items[0].len = 3;
	s->items[0].run = s->shape.shape(s->shape.ctx, LAYOUT_REGULAR, "n n",
	    3);
	s->items[0].word_space = 2500;
	drawn(s, &b);
	/* 2.5 pt at 10 pt is a quarter of an em. */
	assert_non_null(strstr(b.data, ">-250<"));
	buf_free(&b);
}

static void
a_kerned_pair_moves_the_pen(void **state)
{
	struct sheet *s = sheet_new(*state);
	struct buf b = { 0 };

	sheet_line(s, LAYOUT_REGULAR, 12000, 72000, 700000, "AV");
	drawn(s, &b);
	assert_non_null(strstr(b.data, ">129<"));
	buf_free(&b);
}

/* The pen is kept exactly, so a long line ends where the layout ends it. */
static void
a_long_line_does_not_drift(void **state)
{
	struct sheet *s = sheet_new(*state);
	struct buf b = { 0 };

	for (int i = 0; i < 20; i++)
		sheet_line(s, LAYOUT_REGULAR, 12000, 72000 + i * 20003,
		    700000, "lll");
	drawn(s, &b);
	assert_int_equal(count(&b, " TJ"), 1);
	/* 20.003 pt less three widths of 3.334 is 10.001 pt, 833.5 of an em. */
	assert_true(count(&b, ">-833<") + count(&b, ">-834<") == 19);
	assert_true(count(&b, ">-833<") > 3);
	assert_true(count(&b, ">-834<") > 3);
	buf_free(&b);
}

static void
rules_and_boxes_are_paths(void **state)
{
	struct sheet *s = sheet_new(*state);
	struct buf b = { 0 };

	s->items[s->n++] = (struct layout_item){ .kind = LAYOUT_RULE,
	    .x = 72000, .y = 500000, .w = 200000 };
	s->items[s->n++] = (struct layout_item){ .kind = LAYOUT_RULE,
	    .x = 72000, .y = 500000, .h = 9500 };
	s->items[s->n++] = (struct layout_item){ .kind = LAYOUT_BOX,
	    .x = 72000, .y = 400000, .w = 10000 };
	drawn(s, &b);
	assert_string_equal(b.data, "0.5 w\n72 500 m 272 500 l S\n"
	    "72 500 m 72 509.5 l S\n0.7 w\n72 400 10 10 re S\n");
	buf_clear(&b);
	s->items[2].ticked = true;
	drawn(s, &b);
	assert_non_null(strstr(b.data, "72 400 10 10 re S\n1.3 w\n"
	    "74 405 m 76.2 402.2 l 80.2 408 l S\n"));
	buf_free(&b);
}

static void
a_rule_between_words_is_outside_the_text(void **state)
{
	struct sheet *s = sheet_new(*state);
	struct buf b = { 0 };

	sheet_line(s, LAYOUT_REGULAR, 12000, 72000, 700000, "on ");
	s->items[s->n++] = (struct layout_item){ .kind = LAYOUT_RULE,
	    .x = 90000, .y = 700000, .w = 60000 };
	sheet_line(s, LAYOUT_REGULAR, 12000, 150000, 700000, "at");
	drawn(s, &b);
	assert_non_null(strstr(b.data, "TJ\nET\n0.5 w\n"));
	assert_non_null(strstr(b.data, "S\nBT\n150 700 Td\n["));
	buf_free(&b);
}

/* The mark has no glyph of its own with this letter: it is set beside it. */
static void
a_moved_mark_keeps_its_text(void **state)
{
	struct sheet *s = sheet_new(*state);
	struct buf b = { 0 };

	sheet_line(s, LAYOUT_REGULAR, 12000, 72000, 700000, "k\u0300x");
	assert_int_equal(s->items[0].run->missing, SIZE_MAX);
	drawn(s, &b);
	assert_int_equal(count(&b, "ActualText"), 0);
	buf_free(&b);
}

/* One glyph, two characters: the page says which one is meant. */
static void
a_shared_glyph_is_told_by_its_text(void **state)
{
	struct sheet *s = sheet_new(*state);
	struct buf b = { 0 };

	sheet_line(s, LAYOUT_REGULAR, 12000, 72000, 700000, "a\u2010b");
	sheet_line(s, LAYOUT_REGULAR, 12000, 72000, 680000, "a\u2011b");
	drawn(s, &b);
	assert_int_equal(count(&b,
	    "/Span <</ActualText <FEFF2011>>> BDC\n["), 1);
	assert_int_equal(count(&b, "] TJ\nEMC\n"), 1);
	buf_free(&b);
}

static void
no_break_spaces_need_no_such_thing(void **state)
{
	struct sheet *s = sheet_new(*state);
	struct buf b = { 0 };

	sheet_line(s, LAYOUT_REGULAR, 12000, 72000, 700000,
	    "Mrs.\u00A0Ross of 5\u202Fth");
	drawn(s, &b);
	assert_int_equal(count(&b, "ActualText"), 0);
	assert_int_equal(count(&b, " TJ"), 1);
	buf_free(&b);
}

static void
an_empty_page_draws_nothing(void **state)
{
	struct sheet *s = sheet_new(*state);
	struct buf b = { 0 };

	sheet_line(s, LAYOUT_REGULAR, 12000, 72000, 700000, "");
	s->items[s->n++] = (struct layout_item){ .kind = LAYOUT_TEXT,
	    .text = "", .run = s->shape.shape(s->shape.ctx, 0, "", 0),
	    .size = 12000 };
	drawn(s, &b);
	assert_int_equal(b.len, 0);
	buf_free(&b);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(words_of_a_line_are_one_string),
		TEST(lines_and_faces_are_told_apart),
		TEST(a_column_gap_starts_a_new_string),
		TEST(word_space_widens_blanks),
		TEST(a_kerned_pair_moves_the_pen),
		TEST(a_long_line_does_not_drift),
		TEST(rules_and_boxes_are_paths),
		TEST(a_rule_between_words_is_outside_the_text),
		TEST(a_moved_mark_keeps_its_text),
		TEST(a_shared_glyph_is_told_by_its_text),
		TEST(no_break_spaces_need_no_such_thing),
		TEST(an_empty_page_draws_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
