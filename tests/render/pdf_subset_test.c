/* Which glyphs a document uses, and what each is read back as. */
#include "render/pdf_page.h"

#include "render/pdf/pdf_int.h"

struct used {
	struct sheet	*sheet;
	struct pdf_subset subset;
};

static struct used
used_new(void **state)
{
	struct used u = { .sheet = sheet_new(*state) };

	return u;
}

static const struct layout_run *
use(struct used *u, const char *text)
{
	const struct layout_run *run = u->sheet->shape.shape(
	    u->sheet->shape.ctx, LAYOUT_REGULAR, text, strlen(text));

	pdf_subset_use(u->sheet->test->arena, &u->subset,
	    &u->sheet->fonts->faces[LAYOUT_REGULAR], text, strlen(text),
	    run, 0, run->n);
	return run;
}

/* The same for a run made by hand. */
static void
use_glyphs(struct used *u, const char *text, const struct layout_run *run)
{
	pdf_subset_use(u->sheet->test->arena, &u->subset,
	    &u->sheet->fonts->faces[LAYOUT_REGULAR], text, strlen(text),
	    run, 0, run->n);
}

static void
assert_text(const struct used *u, uint32_t gid, const char *text)
{
	const struct pdf_glyph *g = pdf_subset_find(&u->subset, gid);

	assert_int_equal(g->len, strlen(text));
	assert_memory_equal(g->text, text, g->len);
}

static void
each_glyph_is_noted_once(void **state)
{
	struct used u = used_new(state);
	const struct layout_run *run = use(&u, "abba");

	/* And .notdef, which every font must have. */
	assert_int_equal(u.subset.n, 3);
	use(&u, "ab");
	assert_int_equal(u.subset.n, 3);
	assert_text(&u, run->glyphs[0].gid, "a");
	assert_text(&u, run->glyphs[1].gid, "b");
	assert_false(u.subset.ambiguous);
}

static void
no_break_spaces_are_blanks(void **state)
{
	struct used u = used_new(state);
	const struct layout_run *run = use(&u, "a\u00A0b\u202Fc d");

	assert_text(&u, run->glyphs[1].gid, " ");
	assert_false(u.subset.ambiguous);
}

static void
a_ligature_stands_for_its_letters(void **state)
{
	struct used u = used_new(state);
	struct layout_glyph g[] = { { 70, 1000, 0, 0, 0, 0 },
	    { 71, 1000, 0, 0, 3, 0 } };
	struct layout_run run = { g, 2, 2000, SIZE_MAX, false, 0 };

	use_glyphs(&u, "ffix", &run);
	assert_text(&u, 70, "ffi");
	assert_text(&u, 71, "x");
	assert_false(u.subset.ambiguous);
}

static void
a_mark_beside_its_letter_has_its_own_text(void **state)
{
	struct used u = used_new(state);
	const struct layout_run *run = use(&u, "k\u0300");

	assert_int_equal(run->n, 2);
	assert_text(&u, run->glyphs[0].gid, "k");
	assert_text(&u, run->glyphs[1].gid, "\u0300");
	assert_false(u.subset.ambiguous);
}

static void
glyphs_that_cannot_be_told_apart_are_marked(void **state)
{
	struct used u = used_new(state);
	struct layout_glyph g[] = { { 70, 1000, 0, 0, 0, 0 },
	    { 71, 0, 0, 0, 0, 0 }, { 72, 0, 0, 0, 0, 0 } };
	struct layout_run run = { g, 3, 1000, SIZE_MAX, false, 0 };

	use_glyphs(&u, "q\u0303", &run);
	assert_text(&u, 70, "q\u0303");
	/* Every code stands for something, and then these say too much. */
	assert_text(&u, 71, "\u200B");
	assert_true(u.subset.ambiguous);
	assert_false(pdf_subset_agrees(&u.subset, &run, 0, 3, "q\u0303", 3));
	assert_true(pdf_subset_agrees(&u.subset, &run, 0, 1, "q\u0303", 3));
	assert_false(pdf_subset_agrees(&u.subset, &run, 0, 1, "r\u0303", 3));
	assert_false(pdf_subset_agrees(&u.subset, &run, 0, 1, "q", 1));
}

static void
cluster_ends_are_found(void **state)
{
	struct layout_glyph g[] = { { 1, 0, 0, 0, 0, 0 }, { 2, 0, 0, 0, 0, 0 },
	    { 3, 0, 0, 0, 4, 0 } };
	struct layout_run run = { g, 3, 0, SIZE_MAX, false, 0 };
	size_t end;

	(void)state;
	assert_int_equal(pdf_cluster_end(&run, 0, 6, &end), 2);
	assert_int_equal(end, 4);
	assert_int_equal(pdf_cluster_end(&run, 2, 6, &end), 3);
	assert_int_equal(end, 6);
}

/* From right to left a cluster's text ends where the one before begins. */
static void
cluster_ends_are_found_backwards(void **state)
{
	struct layout_glyph g[] = { { 1, 0, 0, 0, 4, 0 }, { 2, 0, 0, 0, 2, 0 },
	    { 3, 0, 0, 0, 2, 0 }, { 4, 0, 0, 0, 0, 0 } };
	struct layout_run run = { g, 4, 0, SIZE_MAX, true, 0 };
	size_t end;

	(void)state;
	assert_int_equal(pdf_cluster_end(&run, 0, 6, &end), 1);
	assert_int_equal(end, 6);
	assert_int_equal(pdf_cluster_end(&run, 1, 6, &end), 3);
	assert_int_equal(end, 4);
	assert_int_equal(pdf_cluster_end(&run, 3, 6, &end), 4);
	assert_int_equal(end, 2);
}

/* What is measured is what is written: widths to a millionth of an em. */
static void
widths_are_exact(void **state)
{
	struct used u = used_new(state);
	struct pdf_doc d = { .arena = u.sheet->test->arena,
	    .fonts = u.sheet->fonts };
	const struct layout_run *run = use(&u, "lmM. ");

	assert_true(pdf_doc_open(&d));
	d.subsets[LAYOUT_REGULAR] = u.subset;
	assert_true(pdf_embed(&d));
	assert_int_equal(d.error, 0);
	for (size_t i = 0; i < run->n; i++) {
		const struct pdf_glyph *g = pdf_subset_find(
		    &d.subsets[LAYOUT_REGULAR], run->glyphs[i].gid);

		/* In the first faces a glyph keeps its own number. */
		assert_int_equal(g->cid, run->glyphs[i].gid);
		assert_in_range(d.subsets[LAYOUT_REGULAR].widths[g->cid] *
		    LAYOUT_EM, (int64_t)run->glyphs[i].advance * 1000000 -
		    LAYOUT_EM, (int64_t)run->glyphs[i].advance * 1000000 +
		    LAYOUT_EM);
	}
}

static const struct pdf_subset *
embedded(void **state, const char *text)
{
	struct used u = used_new(state);
	struct test *t = *state;
	struct pdf_doc *d = arena_alloc(t->arena, sizeof(*d));

	d->arena = t->arena;
	d->fonts = u.sheet->fonts;
	use(&u, text);
	d->subsets[LAYOUT_REGULAR] = u.subset;
	assert_true(pdf_embed(d));
	return &d->subsets[LAYOUT_REGULAR];
}

static size_t
glyph_of(const struct pdf_subset *s, uint32_t c)
{
	hb_codepoint_t gid;

	assert_true(hb_font_get_nominal_glyph(s->face->font, c, &gid));
	return pdf_subset_find(s, gid)->len;
}

/* Other letters, the same font: the next client's needs no new one. */
static void
a_letter_brings_its_kin(void **state)
{
	const struct pdf_subset *a = embedded(state, "Hamlet 1, Q"),
	    *b = embedded(state, "Zebra, 9.2 J"), *c = embedded(state, "is");

	assert_string_equal(a->cut->name, b->cut->name);
	assert_int_equal(a->cut->file.len, b->cut->file.len);
	assert_memory_equal(a->cut->file.data, b->cut->file.data,
	    a->cut->file.len);
	assert_string_equal(a->cut->w, b->cut->w);
	assert_int_equal(glyph_of(a, 'W'), 1);
	/* But nothing that none of them asks for. */
	assert_int_equal(glyph_of(a, 0xE9), 0);
	assert_int_equal(glyph_of(c, 'z'), 1);
	assert_int_equal(glyph_of(c, 'W'), 0);
	assert_int_equal(glyph_of(c, '7'), 0);
	assert_int_equal(glyph_of(c, '.'), 0);
	assert_true(c->cut->file.len < a->cut->file.len);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(each_glyph_is_noted_once),
		TEST(no_break_spaces_are_blanks),
		TEST(a_ligature_stands_for_its_letters),
		TEST(a_mark_beside_its_letter_has_its_own_text),
		TEST(glyphs_that_cannot_be_told_apart_are_marked),
		TEST(cluster_ends_are_found),
		TEST(cluster_ends_are_found_backwards),
		TEST(widths_are_exact),
		TEST(a_letter_brings_its_kin),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
