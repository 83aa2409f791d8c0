#include "render/pdf_page.h"

#include "render/pdf/pdf_int.h"

static const struct layout_run *
shape(struct sheet *s, const char *text)
{
	return s->shape.shape(s->shape.ctx, LAYOUT_REGULAR, text,
	    strlen(text));
}

static void
names_of_many_languages_have_glyphs(void **state)
{
	struct sheet *s = sheet_new(*state);
	const struct layout_run *run;

	for (int face = 0; face < LAYOUT_FACES; face++) {
		run = s->shape.shape(s->shape.ctx, face, SAMPLE,
		    strlen(SAMPLE));
		assert_true(run->missing == SIZE_MAX);
		assert_true(run->n > 50);
	}
	assert_true(shape(s, "Șerban Ğül Ωμέγα Ходорковский")->missing ==
	    SIZE_MAX);
}

static void
says_where_the_first_missing_character_stands(void **state)
{
	struct sheet *s = sheet_new(*state);

	assert_int_equal(shape(s, "Li \U00020000 wrote")->missing, 3);
	assert_int_equal(shape(s, "é🙂x")->missing, 2);
	assert_int_equal(shape(s, "🙂")->missing, 0);
	/* Not assigned; and what nobody has agreed on. */
	assert_int_equal(shape(s, "a\u0378")->missing, 1);
	assert_int_equal(shape(s, "a\uE000")->missing, 1);
	/* The letter before it is fine, the mark on it is not. */
	assert_int_equal(shape(s, "ab\U0001E8D0c")->missing, 2);
}

static void
right_to_left_text_counts_as_missing(void **state)
{
	struct sheet *s = sheet_new(*state);

	assert_int_equal(shape(s, "Mr שלום")->missing, 3);
	assert_int_equal(shape(s, "عمر")->missing, 0);
}

/* Of a face's chain: how many fonts were looked for by now. */
static int
looked_for(const struct sheet *s)
{
	int n = 0;

	for (int i = 0; i < PDF_SLOTS; i++)
		n += s->fonts->chain.tried[i];
	return n;
}

static void
fonts_are_opened_when_they_are_needed(void **state)
{
	struct sheet *s = sheet_new(*state);
	const struct layout_run *run;

	shape(s, SAMPLE);
	shape(s, "Ελένη Щербаков");
	assert_int_equal(looked_for(s), 0);
	run = shape(s, "შოთა");
	assert_true(run->missing == SIZE_MAX);
	assert_int_equal(looked_for(s), 1);
	assert_non_null(strstr(s->fonts->chain.faces[run->glyphs[0].font]->file,
	    "NotoSerifGeorgian-Regular"));
	/* Once for the process, also for words not met before. */
	shape(s, "გიორგი");
	assert_int_equal(looked_for(s), 1);
}

static void
a_word_is_cut_into_runs(void **state)
{
	struct sheet *s = sheet_new(*state);
	const struct layout_run *run = shape(s, "(王");

	assert_int_equal(run->n, 2);
	assert_int_equal(run->glyphs[0].font, 0);
	assert_int_not_equal(run->glyphs[1].font, 0);
	assert_int_equal(run->glyphs[1].cluster, 1);
	assert_int_equal(run->advance, run->glyphs[0].advance +
	    run->glyphs[1].advance);
	/* Digits and stops stay with the letters before them. */
	run = shape(s, "क1. ");
	for (size_t i = 0; i < run->n; i++)
		assert_int_equal(run->glyphs[i].font, run->glyphs[0].font);
	assert_int_not_equal(run->glyphs[0].font, 0);
	/* But not when their font has none. */
	run = shape(s, "王1");
	assert_int_equal(run->glyphs[1].font, 0);
}

/* U+1AB0 is a mark that the first font lacks, the letter it has. */
static void
a_letter_and_its_marks_are_in_one_font(void **state)
{
	struct sheet *s = sheet_new(*state);
	const struct layout_run *run = shape(s, "ab\u1AB0c");

	assert_true(run->missing == SIZE_MAX);
	assert_int_equal(run->n, 4);
	assert_int_equal(run->glyphs[0].font, 0);
	assert_int_not_equal(run->glyphs[1].font, 0);
	assert_int_equal(run->glyphs[2].font, run->glyphs[1].font);
	assert_int_equal(run->glyphs[2].cluster, run->glyphs[1].cluster);
	assert_int_equal(run->glyphs[3].font, 0);
}

static void
a_face_that_is_not_there_is_replaced(void **state)
{
	struct sheet *s = sheet_new(*state);
	const struct layout_run *bold = s->shape.shape(s->shape.ctx,
	    LAYOUT_BOLD_ITALIC, "शर्मा", strlen("शर्मा"));
	const struct layout_run *han = s->shape.shape(s->shape.ctx,
	    LAYOUT_BOLD, "王", strlen("王"));

	assert_int_equal(bold->glyphs[0].font % LAYOUT_FACES, LAYOUT_BOLD);
	assert_int_equal(han->glyphs[0].font % LAYOUT_FACES, LAYOUT_REGULAR);
	assert_int_equal(shape(s, "王")->glyphs[0].font, han->glyphs[0].font);
}

static const struct layout_run *
shape_back(struct sheet *s, const char *text)
{
	return s->shape.shape_back(s->shape.ctx, LAYOUT_REGULAR, text,
	    strlen(text));
}

static void
from_right_to_left_the_first_comes_last(void **state)
{
	struct sheet *s = sheet_new(*state);
	const struct layout_run *run = shape_back(s, "שלום");

	assert_true(run->back);
	assert_true(run->missing == SIZE_MAX);
	assert_int_equal(run->n, 4);
	for (size_t i = 0; i < run->n; i++)
		assert_int_equal(run->glyphs[i].cluster, 6 - 2 * i);
	/* A bracket opens to the other side. */
	assert_int_equal(shape_back(s, "(")->glyphs[0].gid,
	    shape(s, ")")->glyphs[0].gid);
	/* Letters that join have other glyphs than letters alone. */
	assert_int_not_equal(shape_back(s, "عع")->glyphs[0].gid,
	    shape_back(s, "ع")->glyphs[0].gid);
	/* Several fonts, and still one order. */
	run = shape_back(s, "שع");
	assert_int_not_equal(run->glyphs[0].font, run->glyphs[1].font);
	assert_int_equal(run->glyphs[0].cluster, 2);
	assert_int_equal(run->glyphs[1].cluster, 0);
}

static void
what_is_not_seen_has_no_glyph(void **state)
{
	struct sheet *s = sheet_new(*state);
	static const char *const marks[] = { "\u200E", "\u200F", "\u202A",
		"\u202E", "\u202C", "\u2066", "\u2067", "\u2069", "\u200D",
		"\u200C", "\u200B", "\u2060", "\uFEFF", "\uFE0F", "\u061C",
		"\u00AD" };

	for (size_t i = 0; i < sizeof(marks) / sizeof(*marks); i++) {
		char word[16];
		const struct layout_run *run;

		snprintf(word, sizeof(word), "a%sb", marks[i]);
		run = shape(s, word);
		assert_true(run->missing == SIZE_MAX);
		assert_int_equal(run->n, 2);
		assert_int_equal(run->advance, shape(s, "ab")->advance);
		run = shape(s, marks[i]);
		assert_true(run->missing == SIZE_MAX);
		assert_int_equal(run->n, 0);
	}
}

static void
advice_names_the_package_of_a_script(void **state)
{
	struct sheet *s = sheet_new(*state);
	struct pdf_chain *c = &s->fonts->chain;
	const char *advice;

	/* no font of the chain is for it */
	assert_null(s->shape.advice(s->shape.ctx, 0x1F642));
	/* As if no folder had the fonts. */
	for (int i = 0; i < PDF_SLOTS; i++) {
		c->tried[i] = true;
		c->faces[i] = NULL;
	}
	advice = s->shape.advice(s->shape.ctx, 0x738B);
	assert_non_null(strstr(advice, "fonts-droid-fallback"));
	advice = s->shape.advice(s->shape.ctx, 0x915);
	assert_non_null(strstr(advice, "fonts-noto-core"));
	assert_ptr_equal(advice, s->shape.advice(s->shape.ctx, 0x915));
	assert_int_equal(shape(s, "x王")->missing, 1);
}

static void
no_break_characters_are_drawn_as_plain_ones(void **state)
{
	struct sheet *s = sheet_new(*state);
	const struct layout_run *a, *b;

	a = shape(s, "Mrs.\u00A0Ross");
	b = shape(s, "Mrs. Ross");
	assert_int_equal(a->advance, b->advance);
	assert_int_equal(a->glyphs[4].gid, b->glyphs[4].gid);
	assert_int_equal(shape(s, "a\u202Fb")->advance,
	    shape(s, "a b")->advance);
	a = shape(s, "x\u2011y");
	assert_true(a->missing == SIZE_MAX);
	assert_int_equal(a->n, 3);
	assert_int_not_equal(a->glyphs[1].gid, 0);
}

static void
clusters_are_byte_offsets(void **state)
{
	struct sheet *s = sheet_new(*state);
	const struct layout_run *run = shape(s, "é–x");

	assert_int_equal(run->n, 3);
	assert_int_equal(run->glyphs[0].cluster, 0);
	assert_int_equal(run->glyphs[1].cluster, 2);
	assert_int_equal(run->glyphs[2].cluster, 5);
}

static void
pairs_are_kerned(void **state)
{
	struct sheet *s = sheet_new(*state);
	int32_t apart = shape(s, "A")->advance + shape(s, "V")->advance;

	assert_true(shape(s, "AV")->advance < apart);
}

static void
a_word_is_shaped_once(void **state)
{
	struct sheet *s = sheet_new(*state);
	const struct layout_run *run = shape(s, "petitioner ");
	char copy[] = "petitioner ";

	assert_ptr_equal(shape(s, copy), run);
	assert_ptr_not_equal(s->shape.shape(s->shape.ctx, LAYOUT_BOLD, copy,
	    strlen(copy)), run);
	assert_ptr_not_equal(shape(s, "petitioner"), run);
}

static void
empty_text_is_an_empty_run(void **state)
{
	struct sheet *s = sheet_new(*state);
	const struct layout_run *run = shape(s, "");

	assert_int_equal(run->n, 0);
	assert_int_equal(run->advance, 0);
	assert_true(run->missing == SIZE_MAX);
}

/* Many names: the table grows, a trim gives the memory back. */
static void
a_batch_stays_small(void **state)
{
	struct sheet *s = sheet_new(*state);
	struct arena *words = s->fonts->words.met.arena;
	char name[64];
	size_t most = 0;

	for (int packet = 0; packet < 60; packet++) {
		for (int i = 0; i < 1000; i++) {
			snprintf(name, sizeof(name), "Client%dNumber%d ",
			    packet, i);
			assert_int_equal(shape(s, name)->missing, SIZE_MAX);
		}
		if (arena_held(words) > most)
			most = arena_held(words);
		pdf_fonts_trim(s->fonts);
	}
	assert_true(most < 16u << 20);
	assert_true(most > 4u << 20);
	snprintf(name, sizeof(name), "Client0Number0 ");
	assert_true(shape(s, name)->n == strlen(name));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(names_of_many_languages_have_glyphs),
		TEST(says_where_the_first_missing_character_stands),
		TEST(right_to_left_text_counts_as_missing),
		TEST(fonts_are_opened_when_they_are_needed),
		TEST(a_word_is_cut_into_runs),
		TEST(a_letter_and_its_marks_are_in_one_font),
		TEST(a_face_that_is_not_there_is_replaced),
		TEST(from_right_to_left_the_first_comes_last),
		TEST(what_is_not_seen_has_no_glyph),
		TEST(advice_names_the_package_of_a_script),
		TEST(no_break_characters_are_drawn_as_plain_ones),
		TEST(clusters_are_byte_offsets),
		TEST(pairs_are_kerned),
		TEST(a_word_is_shaped_once),
		TEST(empty_text_is_an_empty_run),
		TEST(a_batch_stays_small),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
