#include "test.h"

#include "base/str.h"
#include "batch/batch_int.h"

static const char *
folder(struct test *t, const char *id)
{
	const struct batch_record r = { .row = 3, .file = "in.csv", .line = 4,
	    .id_column = 2, .id = id };

	return batch_id_folder(t->arena, t->diags, &r);
}

static void
takes_what_every_system_takes(void **state)
{
	static const char *const good[] = { "anna", "A-1", "2026 03", "Čapek",
	    "a.b", "console", "com10", "x.xml", "=1", "50%", NULL };
	struct test *t = *state;

	for (size_t i = 0; good[i] != NULL; i++)
		assert_string_equal(folder(t, good[i]), good[i]);
	/* Blanks around are no part of it; letters are in normal form. */
	assert_string_equal(folder(t, "  anna "), "anna");
	assert_string_equal(folder(t, "Jose\xCC\x81"), "Jos\xC3\xA9");
	assert_int_equal(diags_length(t->diags), 0);
}

static void
refuses_what_leads_away_or_misleads(void **state)
{
	static const char *const bad[] = { "", "  ", ".", "..", "../../etc",
	    "a/b", "a\\b", "C:", ".hidden", "-rf", "~root", "CON", "con.txt",
	    "Aux", "nul .x", "LPT9", "a.", "a\nb", "a\x7f" "b", "what?", "a*",
	    "\"a\"", "a|b", "results.CSV", "x.pdf", "\xE2\x80\xAE" "abc",
	    "\xC0\xAF", "\xFF", NULL };
	struct test *t = *state;
	char long_id[102];

	for (size_t i = 0; bad[i] != NULL; i++) {
		t->diags = diags_new(t->arena);
		assert_null(folder(t, bad[i]));
		assert_int_equal(diags_length(t->diags), 1);
		assert_int_equal(diags_at(t->diags, 0)->code, DIAG_BAD_ID);
		assert_int_equal(diags_at(t->diags, 0)->pos.line, 4);
		assert_int_equal(diags_at(t->diags, 0)->pos.column, 2);
	}
	memset(long_id, 'x', sizeof(long_id));
	long_id[101] = '\0';
	assert_null(folder(t, long_id));
	long_id[100] = '\0';
	assert_non_null(folder(t, long_id));
}

static bool
same(struct test *t, const char *a, const char *b)
{
	struct batch_mark x = batch_id_mark(t->arena, a);
	struct batch_mark y = batch_id_mark(t->arena, b);

	return memcmp(&x, &y, sizeof(x)) == 0;
}

static void
marks_what_one_folder_would_hold(void **state)
{
	struct test *t = *state;

	assert_true(same(t, "anna", " ANNA"));
	assert_true(same(t, "Jose\xCC\x81", "jos\xC3\xA9"));
	assert_false(same(t, "anna", "ann"));
	assert_false(same(t, "jose", "jos\xC3\xA9"));
}

static struct batch_mark
numbered(uint64_t n)
{
	struct batch_mark m;
	unsigned char sum[HASH_BYTES];

	hash_sha256(&n, sizeof(n), sum);
	memcpy(m.bytes, sum, sizeof(m.bytes));
	return m;
}

/* More than fits: the rest goes through files. */
static void
finds_the_same_in_any_number(void **state)
{
	static const uint64_t sizes[] = { 10, 300000 };
	struct test *t = *state;

	for (size_t i = 0; i < 2; i++) {
		uint64_t n = sizes[i];
		struct batch_twice *w = batch_twice_new(t->arena);

		for (uint64_t k = 1; k <= n; k++)
			assert_true(batch_twice_add(w, t->diags,
			    numbered(k == n ? 3 : k == 8 ? 5 : k), k));
		assert_true(batch_twice_end(w, t->diags));
		assert_int_equal(batch_twice_other(w, numbered(3), 3), n);
		assert_int_equal(batch_twice_other(w, numbered(3), n), 3);
		assert_int_equal(batch_twice_other(w, numbered(5), 5), 8);
		assert_int_equal(batch_twice_other(w, numbered(8), 8), 0);
		assert_int_equal(batch_twice_other(w, numbered(4), 4), 0);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(takes_what_every_system_takes),
		TEST(refuses_what_leads_away_or_misleads),
		TEST(marks_what_one_folder_would_hold),
		TEST(finds_the_same_in_any_number),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
