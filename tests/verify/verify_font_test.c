/* Font programs, made by hand: which glyphs there are, and how wide. */
#include "test.h"

#include "verify/verify_archival.h"
#include "verify/verify_font.h"

static void
a_truetype_file_gives_glyphs_and_widths(void **state)
{
	struct test *t = *state;
	size_t len;
	const char *bytes = archival_font(t->arena, 1, &len);
	struct verify_sfnt *f = verify_sfnt_read(t->arena, bytes, len);

	assert_non_null(f);
	assert_int_equal(f->nglyphs, 3);
	assert_int_equal(f->ncmaps, 1);
	assert_true(f->unicode);
	assert_int_equal(verify_sfnt_glyph(f, 3, 1, 'B'), 2);
	assert_int_equal(verify_sfnt_glyph(f, 3, 1, 'C'), 0);
	assert_int_equal(verify_sfnt_glyph(f, 1, 0, 'A'), VERIFY_NO_GLYPH);
	assert_int_equal((int)verify_sfnt_width(f, 2), 700);
	bytes = archival_font(t->arena, 0, &len);
	f = verify_sfnt_read(t->arena, bytes, len);
	assert_true(f->symbol);
	assert_int_equal(verify_sfnt_glyph(f, 3, 0, 0xf041), 1);
	for (size_t n = 0; n < len; n++)	/* cut off anywhere */
		assert_null(verify_sfnt_read(t->arena, bytes, n));
}

/* .notdef, A (standard string 34) and own "Seal"; widths 400, 600, 512.5. */
static void
a_cff_program_gives_names_and_widths(void **state)
{
	/* Offsets: charset 50, charstrings 55, private data 4 bytes at 75. */
	static const unsigned char head[] = { 1, 0, 4, 1,
	    0, 1, 1, 1, 2, 'T',
	    0, 1, 1, 1, 16, 28, 0, 50, 15, 28, 0, 55, 17, 143, 28, 0, 75, 18,
	    139, 16,
	    0, 1, 1, 1, 5, 'S', 'e', 'a', 'l',
	    0, 0 };
	static const unsigned char charset[] = { 0, 0, 34, 1, 135 };
	static const unsigned char glyphs[] = { 0, 3, 1, 1, 2, 5, 12,
	    14, 239, 139, 22, 255, 0, 12, 128, 0, 139, 4 };
	static const unsigned char private[] = { 28, 1, 144, 20, 28, 1, 244,
	    21 };
	struct test *t = *state;
	struct buf b = { 0 };
	struct verify_outlines *o;

	buf_add(&b, head, sizeof(head));
	while (b.len < 50)
		buf_char(&b, 0);
	buf_add(&b, charset, sizeof(charset));
	buf_add(&b, glyphs, sizeof(glyphs));
	while (b.len < 75)
		buf_char(&b, 0);
	buf_add(&b, private, sizeof(private));
	b.data[23] = (char)(139 + 8);	/* size of the private data */
	o = verify_cff_read(t->arena, b.data, b.len);
	assert_non_null(o);
	assert_int_equal(o->n, 3);
	assert_false(o->by_cid);
	assert_string_equal(o->at[1].name, "A");
	assert_string_equal(o->at[2].name, "Seal");
	assert_int_equal((int)o->at[0].width, 400);
	assert_int_equal((int)o->at[1].width, 600);
	assert_int_equal((int)o->at[2].width, 512);
	assert_string_equal(o->codes['A'], "A");
	for (size_t n = 0; n < b.len; n++) {
		char *cut = arena_alloc(t->arena, n + 1);

		memcpy(cut, b.data, n);
		verify_cff_read(t->arena, cut, n);
	}
	buf_free(&b);
}

static void
encrypt(struct buf *out, const void *data, size_t n, unsigned key)
{
	const unsigned char *p = data;

	for (size_t i = 0; i < n; i++) {
		unsigned char c = (unsigned char)(p[i] ^ key >> 8);

		buf_char(out, (char)c);
		key = ((c + key) * 52845 + 22719) & 0xffff;
	}
}

static void
a_type1_program_gives_names_and_widths(void **state)
{
	/* Four random bytes, 0 600 hsbw (600 is 248 236), endchar. */
	static const unsigned char glyph[] = { 1, 2, 3, 4, 139, 248, 236, 13,
	    14 };
	struct test *t = *state;
	struct buf b = { 0 }, part = { 0 };
	struct verify_outlines *o;

	buf_str(&part, "rand/lenIV 4 def 2 index /CharStrings 1 dict dup begin\n"
	    "/A 9 RD ");
	encrypt(&part, glyph, sizeof(glyph), 4330);
	buf_str(&part, " ND\nend\n");
	buf_str(&b, "%!PS-AdobeFont-1.0\n/Encoding 256 array\n"
	    "dup 66 /A put\nreadonly def\ncurrentfile eexec\n");
	encrypt(&b, part.data, part.len, 55665);
	o = verify_type1_read(t->arena, b.data, b.len);
	assert_non_null(o);
	assert_int_equal(o->n, 1);
	assert_string_equal(o->at[0].name, "A");
	assert_int_equal((int)o->at[0].width, 600);
	assert_string_equal(o->codes['B'], "A");
	assert_null(o->codes['A']);
	for (size_t n = 0; n < b.len; n++) {
		char *cut = arena_alloc(t->arena, n + 1);

		memcpy(cut, b.data, n);
		verify_type1_read(t->arena, cut, n);
	}
	buf_free(&b);
	buf_free(&part);
}

static void
names_mean_characters(void **state)
{
	(void)state;
	assert_int_equal(verify_name_unicode("A"), 'A');
	assert_int_equal(verify_name_unicode("eacute"), 0xe9);
	assert_int_equal(verify_name_unicode("quoteright"), 0x2019);
	assert_int_equal(verify_name_unicode("uni1EA1"), 0x1ea1);
	assert_int_equal(verify_name_unicode("u1F600"), 0x1f600);
	assert_int_equal(verify_name_unicode("g12"), 0);
	assert_true(verify_name_listed("afii10017"));
	assert_true(verify_name_listed("alpha"));
	assert_false(verify_name_listed("g12"));
	assert_false(verify_name_listed("cid345"));
	assert_string_equal(verify_code_name("WinAnsiEncoding", 0x92),
	    "quoteright");
	assert_string_equal(verify_code_name("MacRomanEncoding", 0x8e),
	    "eacute");
	assert_string_equal(verify_code_name("StandardEncoding", 0xae), "fi");
	assert_null(verify_code_name("WinAnsiEncoding", 7));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_truetype_file_gives_glyphs_and_widths),
		TEST(a_cff_program_gives_names_and_widths),
		TEST(a_type1_program_gives_names_and_widths),
		TEST(names_mean_characters),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
