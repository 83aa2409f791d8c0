#include "test.h"

#include "fill/fill_int.h"

static const char *
cut(struct test *t, const char *text, bool none, bool *any)
{
	struct fill_fold f = fill_fold(t->arena, text);
	const char *out = fill_birth_cut(t->arena, &f, none);

	*any = out != NULL;
	return *any ? out : text;
}

static void
births(void **state)
{
	struct test *t = *state;
	static const struct { const char *in, *year, *none; } rows[] = {
		{ "born March 3, 2015.", "born XX/XX/2015.",
		    "born XX/XX/XXXX." },
		{ "was born on the 3rd of March, 2015 in Reno",
		    "was born on the XX/XX/2015 in Reno",
		    "was born on the XX/XX/XXXX in Reno" },
		{ "DOB 3/3/2015", "DOB XX/XX/2015", "DOB XX/XX/XXXX" },
		{ "(DOB: 03-03-15)", "(DOB: XX/XX/15)", "(DOB: XX/XX/XX)" },
		{ "D.O.B. 2015-03-03", "D.O.B. XX/XX/2015",
		    "D.O.B. XX/XX/XXXX" },
		{ "dob 03032015", "dob XX/XX", "dob XX/XX" },
		{ "Date of birth of my daughter Zofia is Mar. 3rd, 2015",
		    "Date of birth of my daughter Zofia is XX/XX/2015",
		    "Date of birth of my daughter Zofia is XX/XX/XXXX" },
		{ "her birthday (March 3)", "her birthday (XX/XX)",
		    "her birthday (XX/XX)" },
		{ "born in March of 2015", "born in XX/2015",
		    "born in XX/XXXX" },
		{ "born in Seattle, Washington on Sept 3, 2015",
		    "born in Seattle, Washington on XX/XX/2015",
		    "born in Seattle, Washington on XX/XX/XXXX" },
		{ "born 3/3/2015 and 5/4/2017", "born XX/XX/2015 and "
		    "XX/XX/2017", "born XX/XX/XXXX and XX/XX/XXXX" },
		{ "Ben, born 3/3/2015, and Ana, 5/4/2017", "Ben, born "
		    "XX/XX/2015, and Ana, XX/XX/2017", "Ben, born XX/XX/XXXX, "
		    "and Ana, XX/XX/XXXX" },
		{ "nació el 3 de marzo de 2015", "nació el XX/XX/2015",
		    "nació el XX/XX/XXXX" },
		{ "fecha de nacimiento: 3 de MARZO del 2015",
		    "fecha de nacimiento: XX/XX/2015",
		    "fecha de nacimiento: XX/XX/XXXX" },
		{ "su cumpleaños es el 3 de marzo",
		    "su cumpleaños es el XX/XX", "su cumpleaños es el XX/XX" },
		{ "March 3, 2015 is my son's birthday",
		    "XX/XX/2015 is my son's birthday",
		    "XX/XX/XXXX is my son's birthday" },
		{ "On March 3, 2015 our daughter was born.",
		    "On XX/XX/2015 our daughter was born.",
		    "On XX/XX/XXXX our daughter was born." },
		{ "I gave birth on 3/3/2015", "I gave birth on XX/XX/2015",
		    "I gave birth on XX/XX/XXXX" },
		{ "born in 2015", "born in 2015", "born in XXXX" },
		{ "born in 2015. On May 5, 2024 he hit me.",
		    "born in 2015. On May 5, 2024 he hit me.",
		    "born in XXXX. On May 5, 2024 he hit me." },
	};
	bool any;

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		assert_string_equal(cut(t, rows[i].in, false, &any),
		    rows[i].year);
		assert_int_equal(any, strcmp(rows[i].in, rows[i].year) != 0);
		assert_string_equal(cut(t, rows[i].in, true, &any),
		    rows[i].none);
		assert_true(any);
	}
}

/* What happened, and when, is what the court has to read. */
static void
other_dates(void **state)
{
	struct test *t = *state;
	static const char *const texts[] = {
		"On May 5, 2024 he hit me.",
		"The order of March 14, 2025, case 2-15-2015.",
		"Our son was born. On May 5, 2024 he came back.",
		"since our son was born he came on May 5, 2024",
		"On May 5, 2024, when our son was born, he was drunk.",
		"On May 5, 2024 I was hurt after our son was born.",
		"At a birthday party on May 5, 2024 he hit me.",
		"the birth certificate filed May 5, 2024",
		"On May 5, 2024 my newly born puppy died.",
		"my son, born at home; the police came on 5/5/2024",
		"born on", "DOB", "", "born", "3/3/2015", "of birth",
	};
	bool any;

	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		assert_string_equal(cut(t, texts[i], true, &any), texts[i]);
		assert_false(any);
	}
}

/* A megabyte of labels and dates is done in a moment. */
static void
hostile(void **state)
{
	struct test *t = *state;
	struct buf b = { 0 };
	bool any;

	for (int i = 0; i < 60000; i++)
		buf_str(&b, "born 3/3/2015 on ");
	assert_null(strstr(cut(t, b.data, false, &any), "3/3"));
	assert_true(any);
	buf_free(&b);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(births),
		TEST(other_dates),
		TEST(hostile),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
