#include "test.h"

#include "fill/fill_int.h"

struct pieces {
	struct test	*t;
	struct buf	 text;
};

static void
note(void *context, const char *piece, enum fill_weight weight)
{
	static const char *const marks[] = { "?", "", "!" };
	struct pieces *p = context;

	if (p->text.len > 0)
		buf_str(&p->text, " | ");
	buf_printf(&p->text, "%s%s", piece, marks[weight]);
}

/* What an address gives to look for: ? asks, ! stops everywhere. */
static void
pieces(void **state)
{
	struct test *t = *state;
	static const struct { const char *address, *pieces; } rows[] = {
		{ "12 Elm Street Apt. 4\nSpringfield, WA 98001",
		    "Elm Street? | 12 Elm Street! | 12 Elm!" },
		{ "Apartment 12\n4127 Hollowbrook Lane\nTown, WA 98000",
		    "Hollowbrook Lane? | 4127 Hollowbrook Lane! | "
		    "4127 Hollowbrook!" },
		{ "Unit 3, 9 Oak Road, Town, WA 98000",
		    "Oak Road? | 9 Oak Road!" },
		{ "c/o June Smith\nBuilding B\n9 Oak Road\nTown, WA",
		    "June Smith | Oak Road? | 9 Oak Road!" },
		{ "Harbor House Shelter\n9 Oak Road\nTown",
		    "Harbor House Shelter | Oak Road? | 9 Oak Road!" },
		{ "9 Oak Road Example Heights WA 98000",
		    "Oak Road? | 9 Oak Road!" },
		{ "Hollowbrook House\nOld Mill Road\nTown, WA 98000",
		    "Hollowbrook House | Old Mill Road" },
		{ "41-27 N. Main St #5, Town",
		    "N. Main St? | 41-27 N. Main St! | 41-27 N. Main! | "
		    "41-27 Main!" },
		{ "4127 Hollowbrook\nTown",
		    "4127 Hollowbrook! | 4127 Hollowbrook!" },
		{ "12 5th Ave\nTown", "5th Ave? | 12 5th Ave! | 12 5th Ave!" },
		{ "PO Box 7733\nTown, WA 98000-1234", "box 7733!" },
		{ "PO Box 7\nTown", "PO Box 7!" },
		/* no date may be taken for it */
		{ "1 May Street\nTown", "May Street? | 1 May Street!" },
		{ "12 No Name Road", "No Name Road? | 12 No Name Road! | "
		    "12 No Name! | 12 Name!" },
		/* nothing that tells where */
		{ "Confidential", "" }, { "Seattle", "" },
		{ "Seattle, Washington", "" }, { "Federal Way, WA", "" },
		{ "Federal Way WA 98003", "" }, { "Same as above", "" },
		{ "the court", "" }, { "WA 98000", "" }, { "1 A", "" },
		{ "Apartment 12", "" }, { "", "" }, { "\n,,\n", "" },
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct pieces p = { .t = t };

		fill_place(t->arena, rows[i].address, note, &p);
		assert_string_equal(p.text.data ? p.text.data : "",
		    rows[i].pieces);
		buf_free(&p.text);
	}
}

/* Hundreds of lines: only the first are read, and nothing breaks. */
static void
hostile(void **state)
{
	struct test *t = *state;
	struct pieces p = { .t = t };
	struct buf b = { 0 };

	for (int i = 0; i < 500; i++)
		buf_printf(&b, "%d Elm%d Road\n# c/o apt\n", 100 + i, i);
	fill_place(t->arena, b.data, note, &p);
	assert_non_null(strstr(p.text.data, "100 Elm"));
	buf_free(&p.text);
	buf_free(&b);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(pieces),
		TEST(hostile),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
