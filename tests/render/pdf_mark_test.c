/* Marked content: all that is drawn is somebody's, and nothing is cut up. */
#include "render/pdf_tagged.h"

/* The content streams of all pages, one after the other. */
static void
draw(struct tagged *t, struct buf *out)
{
	struct pdf_doc *d = arena_alloc(t->test->arena, sizeof(*d));

	d->arena = t->test->arena;
	d->fonts = t->sheet->fonts;
	if (t->layout == NULL)
		lay_out(t);
	assert_true(pdf_doc_open(d));
	struct pdf_notes notes = { 0 };

	for (size_t i = 0; i < t->layout->n; i++) {
		const struct layout_page *p = &t->layout->pages[i];

		for (size_t k = 0; k < p->n; k++) {
			const struct layout_item *it = &p->items[k];

			if (it->kind != LAYOUT_TEXT)
				continue;
			pdf_subsets_use(d->arena, d->subsets, d->fonts,
			    it->face, it->text, it->len, it->run);
			d->blanks[it->face] = pdf_shape(d->fonts, it->face,
			    " ", 1);
		}
	}
	for (enum layout_face f = 0; f < LAYOUT_FACES; f++)
		if (d->blanks[f] != NULL)
			pdf_subsets_use(d->arena, d->subsets, d->fonts, f,
			    " ", 1, d->blanks[f]);
	assert_true(pdf_embed(d));
	t->tags = d->tags = pdf_roles(d->arena, t->layout, "en-US");
	for (size_t i = 0; i < t->layout->n; i++)
		pdf_page_draw(d, &t->layout->pages[i], i, &notes, out);
	sheet_readable(out);
	buf_free(&notes.b);
	assert_int_equal(d->error, 0);
}

static bool
ends_in(const char *line, size_t n, const char *op)
{
	size_t m = strlen(op);

	return n >= m && memcmp(line + n - m, op, m) == 0;
}

/* Every operator that paints stands in one marked content, and in no more. */
static void
assert_all_marked(const struct buf *b)
{
	int depth = 0, painted = 0, around = 0;
	bool text = false;

	for (const char *l = b->data; *l != '\0'; l += strcspn(l, "\n") + 1) {
		size_t n = strcspn(l, "\n");

		if (ends_in(l, n, " BDC"))
			depth++;
		else if (ends_in(l, n, "EMC"))
			depth--;
		else if (ends_in(l, n, "BT"))
			text = true, around = depth;
		else if (ends_in(l, n, "ET"))
			text = false;
		assert_true(depth >= 0);
		/* Content and text objects are not interleaved. */
		if (text || ends_in(l, n, "ET"))
			assert_true(depth >= around);
		if (ends_in(l, n, "ET"))
			assert_int_equal(depth, around);
		if (ends_in(l, n, " TJ") || ends_in(l, n, " S") ||
		    (n == 1 && *l == 'S')) {
			assert_int_equal(depth, 1);
			painted++;
		}
	}
	assert_int_equal(depth, 0);
	assert_true(painted > 0);
}

static struct doc_node *
everything(struct tagged *t)
{
	struct doc_node *n, *table, *row;

	put(t, t->paper, DOC_TITLE, "Motion");
	n = put(t, t->paper, DOC_NOTICE, NULL);
	put(t, n, DOC_PARA, "Read this first.");
	n = put(t, t->paper, DOC_PARA, "Date ");
	doc_add(t->test->arena, n, DOC_BLANK, nowhere)->width = 50000;
	doc_add(t->test->arena, n, DOC_BOX, nowhere);
	text(t, n, " yes", NULL);
	put(t, t->paper, DOC_CHECK, "Granted");
	put(t, t->paper, DOC_SIGN, NULL)->label = "Judge";
	put(t, t->paper, DOC_LINES, NULL)->count = 2;
	table = put(t, t->paper, DOC_TABLE, NULL);
	table->rules = true;
	for (int i = 0; i < 60; i++) {
		row = put(t, table, DOC_ROW, NULL);
		row->header = i == 0;
		put(t, row, DOC_CELL, "cell");
	}
	return table;
}

static void
nothing_is_drawn_outside(void **state)
{
	struct tagged *t = tagged_new(state);
	struct buf b = { 0 };

	everything(t);
	draw(t, &b);
	assert_true(t->layout->n >= 2);
	assert_all_marked(&b);
	buf_free(&b);
}

static void
artifacts_say_what_they_are(void **state)
{
	struct tagged *t = tagged_new(state);
	struct buf b = { 0 };

	everything(t);
	draw(t, &b);
	/* A footer on each page; rules; the head on all pages but one. */
	assert_true(times(&b,
	    "/Artifact <</Type/Pagination/Subtype/Footer>> BDC") >=
	    t->layout->n);
	assert_true(times(&b, "/Artifact <</Type/Layout>> BDC") >= 2);
	assert_int_equal(times(&b, "/Artifact <</Type/Pagination>> BDC"),
	    t->layout->n - 1);
	/* Once as what it is. */
	assert_int_equal(times(&b, "/TH <</MCID "), 1);
	buf_free(&b);
}

static void
a_paragraph_is_one_content_a_page(void **state)
{
	struct tagged *t = tagged_new(state);
	struct doc_node *n = put(t, t->paper, DOC_PARA, NULL);
	struct pdf_elem *part, *p;
	struct buf b = { 0 };
	unsigned kids = 0;

	for (int i = 0; i < 900; i++)
		text(t, n, i % 7 == 0 ? "bold " : "plain ", NULL)->style =
		    i % 7 == 0 ? DOC_BOLD : 0;
	draw(t, &b);
	assert_true(t->layout->n >= 2);
	assert_int_equal(times(&b, "/P <</MCID 0>> BDC"), t->layout->n);
	assert_int_equal(times(&b, "/MCID 1"), 0);
	part = t->tags->root->first->elem;
	p = part->first->elem;
	assert_ptr_equal(p, part->last->elem);
	for (const struct pdf_kid *k = p->first; k != NULL; k = k->next)
		assert_int_equal(k->page, kids++);
	assert_int_equal(kids, t->layout->n);
	buf_free(&b);
}

/* The codes of a text, to find a blank that layout did not put there. */
static void
codes(const struct buf *b, struct buf *out)
{
	for (const char *s = b->data; *s != '\0'; s++) {
		if (*s == '<' && s[1] == '<')
			s++;
		else if (*s == '<')
			for (s++; *s != '>'; s++)
				buf_char(out, *s);
	}
}

static size_t
glyphs(struct tagged *t)
{
	struct buf b = { 0 }, c = { 0 };
	size_t n;

	draw(t, &b);
	codes(&b, &c);
	n = c.len / 4;
	buf_free(&b);
	buf_free(&c);
	return n;
}

static size_t
glyphs_of_para(void **state, const char *first, const char *second,
    const char *label)
{
	struct tagged *t = tagged_new(state);
	struct doc_node *n = put(t, t->paper, DOC_PARA, first);

	t->paper->title = t->paper->short_title = NULL;
	n->label = label;
	if (second != NULL) {
		doc_add(t->test->arena, n, DOC_BREAK, nowhere);
		text(t, n, second, NULL);
	}
	return glyphs(t);
}

static void
words_are_told_apart_at_breaks_and_labels(void **state)
{
	size_t footer = strlen("Page 1 of 1");

	assert_int_equal(glyphs_of_para(state, "one", NULL, NULL),
	    3 + footer);
	assert_int_equal(glyphs_of_para(state, "one", "two", NULL),
	    3 + 1 + 3 + footer);
	assert_int_equal(glyphs_of_para(state, "one ", "two", NULL),
	    3 + 1 + 3 + footer);
	assert_int_equal(glyphs_of_para(state, "one", NULL, "4."),
	    2 + 1 + 3 + footer);
}

/* Drawn from the left, said from the right; the footer is not said at all. */
static void
a_turned_word_is_said_in_order(void **state)
{
	struct tagged *t = tagged_new(state);
	struct buf b = { 0 };
	const struct pdf_elem *p, *span;

	t->paper->short_title = "\u05E9\u05DC\u05D5\u05DD";
	put(t, t->paper, DOC_PARA,
	    "Ms. \u05E9\u05DC\u05D5\u05DD asks");
	draw(t, &b);
	assert_all_marked(&b);
	assert_int_equal(times(&b, "/Span <<"), 1);
	p = t->tags->root->first->elem->first->elem;
	assert_string_equal(p->type, "P");
	/* "Ms. ", the name, " asks" */
	assert_null(p->first->elem);
	span = p->first->next->elem;
	assert_string_equal(span->type, "Span");
	assert_string_equal(span->actual, "\u05E9\u05DC\u05D5\u05DD");
	assert_null(p->last->elem);
	assert_ptr_equal(p->first->next->next, p->last);
	buf_free(&b);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(nothing_is_drawn_outside),
		TEST(artifacts_say_what_they_are),
		TEST(a_paragraph_is_one_content_a_page),
		TEST(words_are_told_apart_at_breaks_and_labels),
		TEST(a_turned_word_is_said_in_order),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
