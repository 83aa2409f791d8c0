/*
 * Lines in real type: nothing is wider than its column, letters keep their
 * marks, edges are even, pairs are kerned.
 */
#include "layout/layout_help.h"

#include "render/render.h"

static struct layout_fonts
real_fonts(struct test *t)
{
	struct pdf_fonts *f = pdf_fonts_open(t->arena, t->diags, NULL);

	assert_no_errors(t->diags);
	assert_non_null(f);
	return pdf_fonts_layout(f);
}

static struct layout *
lay_out(struct test *t, const struct doc_node *root,
    const struct layout_style *st, const struct layout_fonts *fonts)
{
	struct layout *l = layout_flow(t->arena, t->diags, root, st, fonts);

	assert_no_errors(t->diags);
	assert_non_null(l);
	if (l->n == 1)		/* the order within split rows is free */
		check_text(root, l, t);
	return l;
}

static uint32_t seed;

static unsigned
chance(unsigned n)
{
	seed = seed * 1664525 + 1013904223;
	return (seed >> 8) % n;
}

/* Words of all lengths, of letters that kern and letters with marks. */
static const char *
any_text(struct test *t)
{
	static const char *const bits[] = { "AV", "To", "fi", "W", "i", "mm",
	    "P.", "e\314\201", "o\314\243\314\202", "Ễ", "-", "/", "7", "’",
	    "“x”", "\302\240", "§ ", "March 3, 2026 ", "RCW 7.105.500(1) ",
	    "https://www.example.org/a?b=c&d=%20", "(", ")", "—", "Ж", "Ω" };
	struct buf b = { 0 };
	char *s;

	for (unsigned n = 1 + chance(8); n > 0; n--) {
		unsigned letters = chance(4) ? 1 + chance(6) : chance(90);

		while (letters-- > 0)
			buf_str(&b, bits[chance(sizeof(bits) /
			    sizeof(bits[0]))]);
		buf_str(&b, chance(9) ? " " : "");
	}
	buf_str(&b, ".");
	s = arena_strdup(t->arena, b.data);
	buf_free(&b);
	return s;
}

/* The item stands in its cell, and does not begin with a mark. */
static void
check_item(const struct layout_item *it, const struct doc_node *cell,
    int32_t column)
{
	int32_t edge = 72000 + 5000;

	for (const struct doc_node *c = cell->parent->first; c != cell;
	    c = c->next)
		edge += column;
	assert_true(it->x >= edge);
	assert_true(it->x + it->w <= edge + column - 10000);
	assert_false(it->len > 1 && it->text[0] == '\314');
}

static void
nothing_is_wider_than_its_column(void **state)
{
	struct test *t = *state;
	struct layout_fonts fonts = real_fonts(t);

	for (uint32_t run = 1; run <= 600; run++) {
		struct arena_mark mark = arena_mark(t->arena);
		struct layout_style st = layout_style_default();
		struct doc_node *root = doc_root_new(t->arena), *row;
		struct doc_node *table = add(t, add_paper(t, root, "motion"),
		    DOC_TABLE);
		struct layout *l;
		unsigned columns;

		seed = run * 2654435761u;
		columns = 1 + chance(6);
		st.justify = chance(2);
		table->rules = true;
		for (unsigned i = 1 + chance(3); i > 0; i--) {
			row = add(t, table, DOC_ROW);
			for (unsigned k = 0; k < columns; k++)
				add_para(t, add(t, row, DOC_CELL),
				    any_text(t))->align =
				    (enum doc_align)chance(4);
		}
		l = lay_out(t, root, &st, &fonts);
		for (size_t i = 0; i < l->n; i++)
			for (size_t k = 0; k < l->pages[i].n; k++) {
				const struct layout_item *it =
				    &l->pages[i].items[k];

				if (it->block != NULL)
					check_item(it, it->block->parent,
					    468000 / (int32_t)columns);
			}
		arena_rewind(t->arena, mark);
	}
}

static void
justified_lines_end_at_the_edge(void **state)
{
	struct test *t = *state;
	struct layout_fonts fonts = real_fonts(t);
	struct layout_style st = layout_style_default();
	struct doc_node *root = doc_root_new(t->arena), *p;
	const struct layout_item *last = NULL;
	struct layout *l;
	int lines = 0;

	p = add_para(t, add_paper(t, root, "motion"), "");
	p->align = DOC_JUSTIFY;
	for (int i = 0; i < 20; i++) {
		doc_text(t->arena, p, words, i % 3 ? 0 : DOC_BOLD, NULL, here);
		doc_text(t->arena, p, "On March 14, 2025, under 18 U.S.C. "
		    "§ 2265(a), Ms. Nguyễn ", 0, NULL, here);
	}
	l = lay_out(t, root, &st, &fonts);
	for (size_t k = 0; k < l->pages[0].n; k++) {
		const struct layout_item *it = &l->pages[0].items[k];

		if (it->block != p)
			continue;
		/* a blank is 3 pt: from 2.4 to 7.5 */
		assert_in_range(it->word_space + 600, 0, 600 + 4500);
		if (last != NULL && last->y != it->y) {
			assert_int_equal(last->x + last->w, 540000);
			lines++;
		}
		last = it;
	}
	assert_true(lines > 25);
}

static int64_t
advance(const struct layout_fonts *f, const char *text)
{
	return f->shape(f->ctx, LAYOUT_REGULAR, text, strlen(text))->advance;
}

/*
 * Pairs are kerned inside a word and before its blank; where the style changes
 * inside a word both sides stand as they do alone.
 */
static void
kerns_inside_words(void **state)
{
	struct test *t = *state;
	struct layout_fonts fonts = real_fonts(t);
	struct layout_style st = layout_style_default();
	struct doc_node *root = doc_root_new(t->arena), *p;
	const struct layout_item *a, *b;
	struct layout *l;

	assert_true(advance(&fonts, "AVAVA") < 3 * advance(&fonts, "A") +
	    2 * advance(&fonts, "V"));
	assert_true(advance(&fonts, "To") < advance(&fonts, "T") +
	    advance(&fonts, "o"));
	p = add_para(t, add_paper(t, root, "motion"), "A");
	doc_text(t->arena, p, "VAT", DOC_BOLD, NULL, here);
	l = lay_out(t, root, &st, &fonts);
	a = &l->pages[0].items[0];
	b = &l->pages[0].items[1];
	assert_int_equal(a->w, (advance(&fonts, "A") * 12000 + LAYOUT_EM / 2) /
	    LAYOUT_EM);
	assert_int_equal(b->x, a->x + a->w);
	assert_int_equal(b->y, a->y);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(nothing_is_wider_than_its_column),
		TEST(justified_lines_end_at_the_edge),
		TEST(kerns_inside_words),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
