#include "test.h"

#include "verify/verify_builder.h"
#include "verify/verify_content.h"

/* What the watch is told, one line an operator or a string. */
struct log {
	struct buf	 text;
};

static void
log_op(void *ctx, const struct verify_content *c, const struct verify_op *o)
{
	struct log *l = ctx;

	buf_printf(&l->text, "%zu:%s%s/%zu", c->level, o->name,
	    o->known ? "" : "?", o->n);
	if (c->mark != NULL)
		buf_printf(&l->text, " %s %lld", c->mark->tag, c->mark->mcid);
	buf_char(&l->text, '\n');
}

static void
log_show(void *ctx, const struct verify_content *c, const char *s, size_t n)
{
	struct log *l = ctx;

	buf_printf(&l->text, "%s '%.*s' %s\n", verify_name(verify_get(c->v,
	    c->g->font, "BaseFont")), (int)n, s, c->in_text ? "in" : "out");
}

/* The log of a page with this content, and a form /F and a font /T. */
static char *
told(struct test *t, const char *content, const char *form)
{
	static const struct verify_watch watch = { .op = log_op,
	    .show = log_show };
	struct build b = build_sound(t->arena);
	struct verify_report report = { .part = 2, .level = 'a' };
	struct verify v = { .arena = t->arena, .report = &report };
	struct log l = { { 0 } };
	struct buf out = { 0 };
	char *text;

	b.objects[3] = build_swap(t->arena, b.objects[3], "/Resources << >>",
	    "/Resources << /XObject << /F 60 0 R >> /Font << /T << /BaseFont "
	    "/Times >> >> /Properties << /M << /MCID 5 >> >> >>");
	build_stream(&b, 4, "<< >>", content, strlen(content));
	build_stream(&b, 60, "<< /Subtype /Form /BBox [ 0 0 1 1 ] >>", form,
	    strlen(form));
	build_bytes(&b, &out);
	v.bytes = (const unsigned char *)out.data;
	v.len = out.len;
	assert_true(verify_store_open(&v));
	verify_pages(&v);
	verify_content_walk(&v, &watch, &l);
	text = buf_copy(&l.text, t->arena);
	buf_free(&l.text);
	buf_free(&out);
	return text;
}

static void
operators_with_what_they_stand_in(void **state)
{
	struct test *t = *state;

	assert_string_equal(told(t, "/P <</MCID 3 /X [1 (a)]>> BDC BT /T 12 Tf "
	    "[(Hi\\)) -3 <2041>] TJ ET EMC /Artifact BMC 1 0 0 rg EMC "
	    "/Span /M BDC EMC nonsense", ""),
	    "0:BDC/2 P 3\n0:BT/0 P 3\n0:Tf/2 P 3\n0:TJ/1 P 3\n"
	    "Times 'Hi)' in\nTimes ' A' in\n0:ET/0 P 3\n0:EMC/0 P 3\n"
	    "0:BMC/1 Artifact -1\n0:rg/3 Artifact -1\n"
	    "0:EMC/0 Artifact -1\n0:BDC/2 Span 5\n0:EMC/0 Span 5\n"
	    "0:nonsense?/0\n0:/0\n");
}

static void
a_form_is_read_inside_the_mark_that_draws_it(void **state)
{
	struct test *t = *state;

	assert_string_equal(told(t, "/Artifact BMC /F Do EMC", "EMC 0 g"),
	    "0:BMC/1 Artifact -1\n0:Do/1 Artifact -1\n"
	    "1:EMC/0 Artifact -1\n1:g/1 Artifact -1\n"
	    "1:/0 Artifact -1\n0:EMC/0 Artifact -1\n0:/0\n");
}

static void
a_form_that_draws_itself_ends(void **state)
{
	struct test *t = *state;

	assert_string_equal(told(t, "/F Do", "/F Do"),
	    "0:Do/1\n1:Do/1\n1:/0\n0:/0\n");
}

static void
an_inline_image_is_one_operator(void **state)
{
	struct test *t = *state;

	assert_string_equal(told(t, "q BI /W 2 /H 2 /BPC 8 /CS /G ID \nEI\x01 "
	    "EI Q", ""), "0:q/0\n0:BI/1\n0:Q/0\n0:/0\n");
}

static void
what_is_not_balanced_is_survived(void **state)
{
	struct test *t = *state;

	assert_string_equal(told(t, "Q EMC ET q /P BMC ) > ] <</A", ""),
	    "0:Q/0\n0:EMC/0\n0:ET/0\n0:q/0\n0:BMC/1 P -1\n0:)?/0 P -1\n"
	    "0:>?/0 P -1\n0:]?/0 P -1\n0:/0 P -1\n");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(operators_with_what_they_stand_in),
		TEST(a_form_is_read_inside_the_mark_that_draws_it),
		TEST(a_form_that_draws_itself_ends),
		TEST(an_inline_image_is_one_operator),
		TEST(what_is_not_balanced_is_survived),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
