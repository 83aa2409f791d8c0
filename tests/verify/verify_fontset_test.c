/* CharSet and CIDSet of subset fonts: more, or less, than the program has. */
#include "test.h"

#include "base/str.h"
#include "verify/verify_font.h"

struct set {
	struct verify	 v;
	struct verify_obj descriptor, value, cid, name;
	const char	*keys[1];
	struct verify_obj *items[1];
	struct verify_font f;
};

/* A dictionary of one entry. */
static void
one_entry(struct set *s, struct verify_obj *dict, const char *key,
    struct verify_obj *value)
{
	s->keys[0] = key;
	s->items[0] = value;
	*dict = (struct verify_obj){ .kind = VERIFY_DICT, .len = 1,
	    .keys = s->keys, .items = s->items, .text = "" };
}

static struct set *
new_set(struct test *t)
{
	struct set *s = arena_alloc(t->arena, sizeof(*s));

	s->v.arena = t->arena;
	s->v.report = arena_alloc(t->arena, sizeof(*s->v.report));
	s->v.report->part = 2;
	s->v.report->level = 'a';
	s->f.descriptor = s->f.cid = &verify_none;
	return s;
}

static const char *
charset_finding(struct test *t, const char *charset)
{
	static struct verify_outline glyphs[] = { { ".notdef", -1, 0 },
	    { "A", -1, 0 }, { "Aacute", -1, 0 } };
	static struct verify_outlines outlines = { .at = glyphs, .n = 3 };
	struct set *s = new_set(t);

	s->value = (struct verify_obj){ .kind = VERIFY_STRING,
	    .text = charset, .len = strlen(charset) };
	one_entry(s, &s->descriptor, "CharSet", &s->value);
	s->f.descriptor = &s->descriptor;
	s->f.name = "ABCDEF+Serif";
	s->f.outlines = &outlines;
	verify_charset(&s->v, &s->f, NULL);
	return s->v.report->findings != NULL ?
	    s->v.report->findings->message : "";
}

static void
charset_lists_each_name_and_no_other(void **state)
{
	struct test *t = *state;

	assert_string_equal(charset_finding(t, "/A/Aacute"), "");
	assert_string_equal(charset_finding(t, "/Aacute /A /.notdef"), "");
	assert_string_equal(charset_finding(t, "/Aacute"),
	    "CharSet of 'ABCDEF+Serif' does not list 'A'");
	assert_string_equal(charset_finding(t, ""),
	    "CharSet of 'ABCDEF+Serif' does not list 'A'");
	assert_string_equal(charset_finding(t, "/A/Aacute/B"),
	    "CharSet of 'ABCDEF+Serif' lists 'B', which it does not have");
}

static const char *
cidset_finding(struct test *t, const char *bits, size_t len,
    struct verify_sfnt *sfnt, struct verify_outlines *outlines)
{
	struct set *s = new_set(t);

	s->name = (struct verify_obj){ .kind = VERIFY_NAME,
	    .text = "ABCDEF+Serif", .len = 12 };
	one_entry(s, &s->cid, "BaseFont", &s->name);
	s->f.cid = &s->cid;
	s->f.cidset = bits;
	s->f.cidset_len = len;
	s->f.sfnt = sfnt;
	s->f.outlines = outlines;
	verify_cidset(&s->v, &s->f, NULL);
	return s->v.report->findings != NULL ?
	    s->v.report->findings->message : "";
}

static void
cidset_lists_each_identifier_and_no_other(void **state)
{
	struct verify_outline glyphs[] = { { "", 0, 0 }, { "", 3, 0 },
	    { "", 9, 0 } };
	struct verify_outlines outlines = { .by_cid = true, .at = glyphs,
	    .n = 3 };
	struct test *t = *state;

	assert_string_equal(cidset_finding(t, "\x90\x40", 2, NULL, &outlines),
	    "");
	assert_string_equal(cidset_finding(t, "\x10\x40", 2, NULL, &outlines),
	    "");
	assert_string_equal(cidset_finding(t, "\x90", 1, NULL, &outlines),
	    "CIDSet of 'ABCDEF+Serif' does not list 9");
	assert_string_equal(cidset_finding(t, "\x98\x40", 2, NULL, &outlines),
	    "CIDSet of 'ABCDEF+Serif' lists 4, which it does not have");
}

/* Four glyphs, the third without an outline: it may be listed or not. */
static void
a_glyph_without_outline_may_be_listed(void **state)
{
	static const unsigned char loca[] = { 0, 0, 0, 8, 0, 9, 0, 9, 0, 12 };
	struct verify_sfnt sfnt = { .loca = loca, .loca_len = sizeof(loca),
	    .nglyphs = 4 };
	struct test *t = *state;

	assert_string_equal(cidset_finding(t, "\xf0", 1, &sfnt, NULL), "");
	assert_string_equal(cidset_finding(t, "\xd0", 1, &sfnt, NULL), "");
	assert_string_equal(cidset_finding(t, "\xb0", 1, &sfnt, NULL),
	    "CIDSet of 'ABCDEF+Serif' does not list 1");
	assert_string_equal(cidset_finding(t, "\xf8", 1, &sfnt, NULL),
	    "CIDSet of 'ABCDEF+Serif' lists 4, which it does not have");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(charset_lists_each_name_and_no_other),
		TEST(cidset_lists_each_identifier_and_no_other),
		TEST(a_glyph_without_outline_may_be_listed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
