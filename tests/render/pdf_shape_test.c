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
	struct arena *words = s->fonts->words.arena;
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
		TEST(no_break_characters_are_drawn_as_plain_ones),
		TEST(clusters_are_byte_offsets),
		TEST(pairs_are_kerned),
		TEST(a_word_is_shaped_once),
		TEST(empty_text_is_an_empty_run),
		TEST(a_batch_stays_small),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
