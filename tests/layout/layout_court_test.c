/*
 * The pages of each court, and any tree on them.
 */
#include "layout_court.h"

/* The rules of courts, as their styles; see layout.h for the sources. */
static const struct court {
	const char	*name;
	int32_t		 first_top, top, right, bottom, size, spacing;
	enum layout_caption caption;
	int32_t		 clear_width, clear_height, later_width, later_height;
	int32_t		 court_top, number_pitch, number_top;
	bool		 justify, plain_first;
} courts[] = {
	{ "default", 72, 72, 72, 72, 12, 2000, LAYOUT_CAPTION_RULED,
	    0, 0, 0, 0, 0, 0, 0, false, false },
	{ "baseline", 216, 108, 72, 72, 13, 2000, LAYOUT_CAPTION_RULED,
	    0, 0, 0, 0, 0, 0, 0, true, false },
	{ "california", 72, 72, 36, 60, 12, 1500, LAYOUT_CAPTION_PAREN,
	    306, 240, 0, 0, 240, 24, 80, true, false },
	{ "oregon", 144, 72, 72, 72, 12, 2000, LAYOUT_CAPTION_RULED,
	    0, 0, 0, 0, 0, 24, 80, false, false },
	{ "numbered, large", 144, 108, 72, 60, 13, 2000,
	    LAYOUT_CAPTION_BOXED, 0, 0, 0, 0, 0, 24, 80, false, false },
	{ "florida", 72, 72, 72, 72, 12, 2000, LAYOUT_CAPTION_RULED,
	    216, 216, 216, 72, 0, 0, 0, false, false },
	{ "high corners", 72, 72, 72, 72, 12, 2000, LAYOUT_CAPTION_BOXED,
	    216, 216, 216, 144, 0, 24, 80, false, false },
	{ "colorado", 108, 108, 72, 72, 12, 2000, LAYOUT_CAPTION_BOXED,
	    0, 0, 0, 0, 0, 0, 0, false, false },
	{ "arizona", 144, 108, 36, 36, 13, 2000, LAYOUT_CAPTION_PAREN,
	    0, 0, 0, 0, 0, 26, 80, true, true },
	{ "single", 72, 72, 72, 72, 12, 1000, LAYOUT_CAPTION_PAREN,
	    0, 0, 0, 0, 0, 0, 0, false, false },
};

#define COURTS (sizeof(courts) / sizeof(courts[0]))

static struct layout_style
style_of(const struct court *c)
{
	struct layout_style st = layout_style_default();

	st.first_top = c->first_top * 1000;
	st.top = c->top * 1000;
	st.right = c->right * 1000;
	st.bottom = c->bottom * 1000;
	st.size = c->size * 1000;
	st.spacing = c->spacing;
	st.caption = c->caption;
	st.clear_width = c->clear_width * 1000;
	st.clear_height = c->clear_height * 1000;
	st.later_width = c->later_width * 1000;
	st.later_height = c->later_height * 1000;
	st.court_top = c->court_top * 1000;
	st.number_pitch = c->number_pitch * 1000;
	st.number_top = c->number_top * 1000;
	st.justify = c->justify;
	st.plain_first = c->plain_first;
	assert_null(layout_style_fault(&st));
	return st;
}

static void
holds_every_court_s_rules_for_any_tree(void **state)
{
	struct test *t = *state;

	for (unsigned run = 0; run < 60 * COURTS; run++) {
		const struct court *c = &courts[run % COURTS];
		struct layout_style st = style_of(c);
		struct arena_mark mark = arena_mark(t->arena);
		struct layout_fonts fonts = layout_mono(t->arena);
		struct doc_node *root = doc_root_new(t->arena), *paper;
		struct layout *l;

		seed = run + 1;
		paper = add_paper(t, root, c->name);
		paper->case_number = chance(4) == 0 ? NULL : "No. 25-2-04417-9";
		if (chance(4) != 0)
			grow_caption(t, paper);
		for (unsigned i = chance(30); i > 0; i--)
			grow(t, paper, 0);
		l = layout_flow(t->arena, t->diags, root, &st, &fonts);
		assert_non_null(l);
		check_court(l, &st);
		check_tally(t, root, l, run);
		arena_rewind(t->arena, mark);
	}
}

/* A motion as it is filed, small enough to read its first page here. */
static struct doc_node *
motion(struct test *t, struct doc_node *root)
{
	struct doc_node *p = add_paper(t, root, "motion"), *c, *n;

	p->case_number = "No. 25-2";
	c = add(t, p, DOC_CAPTION);
	n = add(t, c, DOC_CAPTION_FILER);
	add_para(t, n, "Ana Nuñez");
	add_para(t, n, "PO Box 118");
	add_para(t, add(t, c, DOC_CAPTION_COURT), "SUPERIOR COURT");
	n = add(t, c, DOC_CAPTION_LEFT);
	add_para(t, n, "ANA NUÑEZ,");
	add_para(t, n, "v. JOSÉ NUÑEZ.");
	add_para(t, add(t, c, DOC_CAPTION_RIGHT), "No. 25-2");
	doc_text(t->arena, add(t, p, DOC_TITLE), "Motion", 0, NULL, here);
	n = add_lines(t, p, 2);
	n->spaced = true;
	n->label = "1.";
	add_lines(t, p, 2);
	return p;
}

/* Its pages, which keep the rules of the court. */
static char *
dump(struct test *t, const struct court *c)
{
	struct layout_style st = style_of(c);
	struct doc_node *root = doc_root_new(t->arena);
	struct buf b = { 0 };
	struct layout *l;
	char *s;

	motion(t, root);
	l = flow_styled(t, root, &st);
	check_text(root, l, t);
	check_court(l, &st);
	layout_dump(l, &b);
	s = buf_copy(&b, t->arena);
	buf_free(&b);
	return s;
}

static void
california(void **state)
{
	struct test *t = *state;

	assert_string_equal(dump(t, &courts[2]),
	    "page 1 of 1 \"motion\"\n"
	    "  text 72.000 712.000 w 54.000 regular 12.000 \"Ana Nuñez\" (para)\n"
	    "  text 72.000 700.000 w 60.000 regular 12.000 \"PO Box 118\" (para)\n"
	    "  text 282.000 544.000 w 84.000 regular 12.000 \"SUPERIOR COURT\" (para)\n"
	    "  text 72.000 508.000 w 60.000 regular 12.000 \"ANA NUÑEZ,\" (para)\n"
	    "  text 72.000 484.000 w 84.000 regular 12.000 \"v. JOSÉ NUÑEZ.\" (para)\n"
	    "  text 321.000 508.000 w 6.000 regular 12.000 \")\" (artifact)\n"
	    "  text 321.000 496.000 w 6.000 regular 12.000 \")\" (artifact)\n"
	    "  text 321.000 484.000 w 6.000 regular 12.000 \")\" (artifact)\n"
	    "  text 338.000 508.000 w 48.000 regular 12.000 \"No. 25-2\" (para)\n"
	    "  rule 72.000 475.600 w 245.000 h 0.000 (artifact)\n"
	    "  text 306.000 448.000 w 36.000 bold 12.000 \"Motion\" (title)\n"
	    "  text 108.000 424.000 w 12.000 regular 12.000 label \"1.\" (para)\n"
	    "  text 144.000 424.000 w 42.000 regular 12.000 \"line 00\" (para)\n"
	    "  text 72.000 400.000 w 42.000 regular 12.000 \"line 01\" (para)\n"
	    "  text 72.000 376.000 w 42.000 regular 12.000 \"line 00\" (para)\n"
	    "  text 72.000 364.000 w 42.000 regular 12.000 \"line 01\" (para)\n"
	    "  text 46.500 712.000 w 6.000 regular 12.000 \"1\" (artifact)\n"
	    "  text 46.500 688.000 w 6.000 regular 12.000 \"2\" (artifact)\n"
	    "  text 46.500 664.000 w 6.000 regular 12.000 \"3\" (artifact)\n"
	    "  text 46.500 640.000 w 6.000 regular 12.000 \"4\" (artifact)\n"
	    "  text 46.500 616.000 w 6.000 regular 12.000 \"5\" (artifact)\n"
	    "  text 46.500 592.000 w 6.000 regular 12.000 \"6\" (artifact)\n"
	    "  text 46.500 568.000 w 6.000 regular 12.000 \"7\" (artifact)\n"
	    "  text 46.500 544.000 w 6.000 regular 12.000 \"8\" (artifact)\n"
	    "  text 46.500 520.000 w 6.000 regular 12.000 \"9\" (artifact)\n"
	    "  text 40.500 496.000 w 12.000 regular 12.000 \"10\" (artifact)\n"
	    "  text 40.500 472.000 w 12.000 regular 12.000 \"11\" (artifact)\n"
	    "  text 40.500 448.000 w 12.000 regular 12.000 \"12\" (artifact)\n"
	    "  text 40.500 424.000 w 12.000 regular 12.000 \"13\" (artifact)\n"
	    "  text 40.500 400.000 w 12.000 regular 12.000 \"14\" (artifact)\n"
	    "  text 40.500 376.000 w 12.000 regular 12.000 \"15\" (artifact)\n"
	    "  text 40.500 352.000 w 12.000 regular 12.000 \"16\" (artifact)\n"
	    "  text 40.500 328.000 w 12.000 regular 12.000 \"17\" (artifact)\n"
	    "  text 40.500 304.000 w 12.000 regular 12.000 \"18\" (artifact)\n"
	    "  text 40.500 280.000 w 12.000 regular 12.000 \"19\" (artifact)\n"
	    "  text 40.500 256.000 w 12.000 regular 12.000 \"20\" (artifact)\n"
	    "  text 40.500 232.000 w 12.000 regular 12.000 \"21\" (artifact)\n"
	    "  text 40.500 208.000 w 12.000 regular 12.000 \"22\" (artifact)\n"
	    "  text 40.500 184.000 w 12.000 regular 12.000 \"23\" (artifact)\n"
	    "  text 40.500 160.000 w 12.000 regular 12.000 \"24\" (artifact)\n"
	    "  text 40.500 136.000 w 12.000 regular 12.000 \"25\" (artifact)\n"
	    "  text 40.500 112.000 w 12.000 regular 12.000 \"26\" (artifact)\n"
	    "  text 40.500 88.000 w 12.000 regular 12.000 \"27\" (artifact)\n"
	    "  text 40.500 64.000 w 12.000 regular 12.000 \"28\" (artifact)\n"
	    "  rule 60.500 0.000 w 0.000 h 792.000 (artifact)\n"
	    "  rule 63.000 0.000 w 0.000 h 792.000 (artifact)\n"
	    "  rule 585.000 0.000 w 0.000 h 552.000 (artifact)\n"
	    "  text 296.500 47.500 w 55.000 regular 10.000 \"Page 1 of 1\" "
	    "(footer)\n"
	    "  rule 72.000 42.000 w 504.000 h 0.000 (footer)\n"
	    "  text 72.000 31.000 w 30.000 regular 10.000 \"Motion\" (footer)\n"
	    "  text 536.000 31.000 w 40.000 regular 10.000 \"No. 25-2\" (footer)\n");
}

static void
colorado(void **state)
{
	struct test *t = *state;

	assert_string_equal(dump(t, &courts[7]),
	    "page 1 of 1 \"motion\"\n"
	    "  text 78.000 602.475 w 54.000 regular 12.000 \"Ana Nuñez\" (para)\n"
	    "  text 78.000 586.950 w 60.000 regular 12.000 \"PO Box 118\" (para)\n"
	    "  text 78.000 670.500 w 84.000 regular 12.000 \"SUPERIOR COURT\" (para)\n"
	    "  rule 72.000 659.475 w 280.800 h 0.000 (artifact)\n"
	    "  text 78.000 644.250 w 60.000 regular 12.000 \"ANA NUÑEZ,\" (para)\n"
	    "  text 78.000 628.725 w 84.000 regular 12.000 \"v. JOSÉ NUÑEZ.\" (para)\n"
	    "  rule 72.000 617.700 w 280.800 h 0.000 (artifact)\n"
	    "  text 392.400 544.500 w 108.000 bold 12.000 \"▲ COURT USE ONLY ▲\" "
	    "(artifact)\n"
	    "  rule 352.800 535.200 w 187.200 h 0.000 (artifact)\n"
	    "  text 358.800 519.975 w 48.000 regular 12.000 \"No. 25-2\" (para)\n"
	    "  rule 72.000 684.000 w 468.000 h 0.000 (artifact)\n"
	    "  rule 72.000 513.675 w 0.000 h 170.325 (artifact)\n"
	    "  rule 352.800 513.675 w 0.000 h 170.325 (artifact)\n"
	    "  rule 540.000 513.675 w 0.000 h 170.325 (artifact)\n"
	    "  rule 72.000 513.675 w 468.000 h 0.000 (artifact)\n"
	    "  text 288.000 497.175 w 36.000 bold 12.000 \"Motion\" (title)\n"
	    "  rule 72.000 487.875 w 0.000 h 25.800 (artifact)\n"
	    "  rule 540.000 487.875 w 0.000 h 25.800 (artifact)\n"
	    "  rule 72.000 487.875 w 468.000 h 0.000 (artifact)\n"
	    "  text 108.000 456.675 w 12.000 regular 12.000 label \"1.\" (para)\n"
	    "  text 144.000 456.675 w 42.000 regular 12.000 \"line 00\" (para)\n"
	    "  text 72.000 429.075 w 42.000 regular 12.000 \"line 01\" (para)\n"
	    "  text 72.000 401.475 w 42.000 regular 12.000 \"line 00\" (para)\n"
	    "  text 72.000 387.675 w 42.000 regular 12.000 \"line 01\" (para)\n"
	    "  text 278.500 52.750 w 55.000 regular 10.000 \"Page 1 of 1\" "
	    "(footer)\n"
	    "  rule 72.000 47.250 w 468.000 h 0.000 (footer)\n"
	    "  text 72.000 36.250 w 30.000 regular 10.000 \"Motion\" (footer)\n"
	    "  text 500.000 36.250 w 40.000 regular 10.000 \"No. 25-2\" (footer)\n");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(california),
		TEST(colorado),
		TEST(holds_every_court_s_rules_for_any_tree),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
