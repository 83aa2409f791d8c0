#include "test.h"

#include "layout/layout_int.h"

static struct layout_style style;

static void
fill(struct test *t, struct layout_job *job, struct layout_galley *g, int n)
{
	style = layout_style_default();
	*job = (struct layout_job){ .scratch = t->arena, .style = &style };
	for (int i = 0; i < n; i++) {
		struct layout_slug *s = layout_append(job, g, LAYOUT_LINE,
		    NULL);

		s->height = 10;
		s->before = 4;
		s->after = 6;
	}
}

static void
counts_the_larger_space(void **state)
{
	struct test *t = *state;
	struct layout_galley g = { 0 };
	struct layout_job job;

	fill(t, &job, &g, 20);
	assert_int_equal(layout_gap(&g, 3, 3), 0);
	assert_int_equal(layout_gap(&g, 3, 4), 6);
	assert_int_equal(layout_height(&g, 3, 6), 42);
	assert_int_equal(layout_height(&g, 3, 3), 0);
}

static void
cuts_where_the_binding_is_weakest(void **state)
{
	struct test *t = *state;
	struct layout_galley g = { 0 };
	struct layout_job job;

	fill(t, &job, &g, 20);
	/* 10 + 16 + 16: three fit in 57, four in 58 */
	assert_int_equal(layout_cut(&job, &g, 2, 0, 57, 58, false).to, 5);
	assert_int_equal(layout_cut(&job, &g, 2, 0, 58, 58, false).to, 6);
	g.at[5].bind = LAYOUT_LINES;
	assert_int_equal(layout_cut(&job, &g, 2, 0, 58, 58, false).to, 5);
	g.at[4].bind = LAYOUT_TOGETHER;
	assert_int_equal(layout_cut(&job, &g, 2, 0, 58, 58, false).to, 4);
	g.at[3].bind = g.at[2].bind = LAYOUT_TOGETHER;
	assert_int_equal(layout_cut(&job, &g, 2, 0, 58, 58, false).to, 6);
	assert_int_equal(layout_cut(&job, &g, 18, 0, 58, 58, false).to, 20);
	assert_int_equal(layout_cut(&job, &g, 2, 0, 5, 58, false).to, 2);
	assert_int_equal(layout_cut(&job, &g, 2, 0, 5, 58, true).to, 3);
}

static void
binds_over_bare_room(void **state)
{
	struct test *t = *state;
	struct layout_galley g = { 0 };
	struct layout_job job;

	fill(t, &job, &g, 2);
	layout_append(&job, &g, LAYOUT_ROOM, NULL);
	layout_append(&job, &g, LAYOUT_LINE, NULL);
	layout_bind(&g, 3, LAYOUT_CARRY);
	assert_int_equal(g.at[0].bind, LAYOUT_FREE);
	assert_int_equal(g.at[1].bind, LAYOUT_CARRY);
	assert_int_equal(g.at[2].bind, LAYOUT_CARRY);
	layout_bind(&g, 0, LAYOUT_CARRY);
	layout_together(&g, 1);
	assert_int_equal(g.at[0].bind, LAYOUT_FREE);
	assert_int_equal(g.at[2].bind, LAYOUT_TOGETHER);
	assert_int_equal(g.at[3].bind, LAYOUT_FREE);
	/* room takes over what holds the slug before it */
	layout_bind(&g, 4, LAYOUT_NEXT);
	assert_int_equal(layout_append(&job, &g, LAYOUT_ROOM, NULL)->bind,
	    LAYOUT_NEXT);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(counts_the_larger_space),
		TEST(cuts_where_the_binding_is_weakest),
		TEST(binds_over_bare_room),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
