#include "test.h"

#include "layout/layout.h"

static void
measures_half_an_em(void **state)
{
	struct test *t = *state;
	struct layout_fonts f = layout_mono(t->arena);
	const struct layout_run *r;
	int32_t ascent, descent;

	f.metrics(f.ctx, LAYOUT_BOLD, &ascent, &descent);
	assert_int_equal(ascent + descent, LAYOUT_EM);
	r = f.shape(f.ctx, LAYOUT_REGULAR, "Nuñez etc", 6);
	assert_int_equal(r->n, 5);
	assert_int_equal(r->advance, 5 * LAYOUT_EM / 2);
	assert_int_equal(r->glyphs[3].cluster, 4);
	assert_true(r->missing == SIZE_MAX);
	assert_ptr_equal(r, f.shape(f.ctx, LAYOUT_BOLD, "Nuñez", 6));
	r = f.shape(f.ctx, LAYOUT_REGULAR, "a\xEE\x80\x80z", 5);
	assert_int_equal(r->missing, 1);
	r = f.shape(f.ctx, LAYOUT_REGULAR, "", 0);
	assert_int_equal(r->n, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = { TEST(measures_half_an_em) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
