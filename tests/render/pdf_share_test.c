/* Pages that several documents show: drawn once, the same in each file. */
#include "render/pdf_tagged.h"

/* A paper with a heading, paragraphs, a box and a blank, laid out alone. */
static struct layout *
paper(struct tagged *t, const char *id, const char *words)
{
	struct arena *a = t->test->arena;
	struct layout_style style = layout_style_default();
	struct doc_node *root = doc_root_new(a);
	struct layout *l;

	t->paper = doc_add(a, root, DOC_PAPER, nowhere);
	t->paper->id = id;
	t->paper->title = t->paper->short_title = words;
	put(t, t->paper, DOC_TITLE, words);
	put(t, t->paper, DOC_HEADING, "Facts")->level = 1;
	for (int i = 0; i < 40; i++)
		put(t, t->paper, DOC_PARA, words);
	doc_add(a, put(t, t->paper, DOC_PARA, "Name: "), DOC_BLANK, nowhere)
	    ->label = "name";
	put(t, t->paper, DOC_CHECK, "I agree.");
	l = layout_flow(a, t->test->diags, root, &style, &t->sheet->shape);
	assert_non_null(l);
	return l;
}

/* The pages of one behind those of another. */
static struct layout
both(struct tagged *t, const struct layout *a, const struct layout *b)
{
	struct layout all = { 0 };

	all.n = a->n + b->n;
	all.pages = arena_array(t->test->arena, all.n, sizeof(*all.pages));
	memcpy(all.pages, a->pages, a->n * sizeof(*a->pages));
	memcpy(all.pages + a->n, b->pages, b->n * sizeof(*b->pages));
	return all;
}

static struct buf
file(struct tagged *t, const struct layout *l, bool shared)
{
	struct pdf_info info = sheet_info;
	struct buf out = { 0 };

	info.shared = shared;
	assert_true(render_pdf(t->test->arena, t->test->diags, l,
	    t->sheet->fonts, &info, &out));
	assert_no_errors(t->test->diags);
	return out;
}

static size_t
kept(const struct tagged *t)
{
	size_t n = 0;

	for (const struct pdf_kept *k = t->sheet->fonts->share.first; k;
	    k = k->next)
		n++;
	return n;
}

static void
assert_same(struct buf *x, struct buf *y)
{
	assert_int_equal(x->len, y->len);
	assert_memory_equal(x->data, y->data, x->len);
	buf_free(x);
	buf_free(y);
}

static void
a_page_is_the_same_shared_or_not(void **state)
{
	struct tagged *t = tagged_new(state);
	struct layout *motion = paper(t, "motion", "Motion to dismiss");
	struct layout *order = paper(t, "order", "Proposed order, § 4");
	struct layout first = both(t, motion, order);
	struct layout turned = both(t, order, motion);
	struct buf a = file(t, &first, false), b = file(t, &turned, false);
	struct buf c, d;

	assert_int_equal(kept(t), 0);
	c = file(t, &first, true);
	assert_int_equal(kept(t), first.n);
	/* From here on nothing is drawn: each page has another number now. */
	d = file(t, &turned, true);
	assert_int_equal(kept(t), first.n);
	assert_same(&a, &c);
	assert_same(&b, &d);
	pdf_fonts_trim(t->sheet->fonts);
	assert_int_equal(kept(t), 0);
}

/* Its codes are those of one document only. */
static void
a_font_that_was_numbered_afresh_is_not_shared(void **state)
{
	struct tagged *t = tagged_new(state);
	struct layout *name = paper(t, "motion", "שלום Motion");
	struct buf a = file(t, name, true), b = file(t, name, false);

	assert_int_equal(kept(t), 0);
	assert_same(&a, &b);
}

static void
a_page_with_a_link_is_drawn_each_time(void **state)
{
	struct tagged *t = tagged_new(state);
	struct layout_style style = layout_style_default();
	struct layout *l;
	struct buf a, b;

	text(t, put(t, t->paper, DOC_PARA, NULL), "Help", NULL)->href =
	    "https://example.org/";
	t->paper->sheet = true;
	l = layout_flow(t->test->arena, t->test->diags, t->root, &style,
	    &t->sheet->shape);
	assert_non_null(l);
	a = file(t, l, true);
	assert_int_equal(kept(t), 0);
	b = file(t, l, true);
	assert_int_equal(kept(t), 0);
	sheet_unpack(t->test->arena, &a);
	sheet_unpack(t->test->arena, &b);
	assert_int_equal(times(&b, "/Subtype/Link"), 1);
	assert_same(&a, &b);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_page_is_the_same_shared_or_not),
		TEST(a_font_that_was_numbered_afresh_is_not_shared),
		TEST(a_page_with_a_link_is_drawn_each_time),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
