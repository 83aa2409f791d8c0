/* The names that other programs use, in the real dictionary. */
#include "carrier_test.h"

#include "carrier/carrier_int.h"

static const enum carrier_kind kinds[] = { CARRIER_CSV, CARRIER_ANX,
    CARRIER_A2J, CARRIER_DOCASSEMBLE };

/* What is written for a field is read as that field, whoever files. */
static void
written_names_are_read(void **state)
{
	static const char *const filers[] = { "protected", "restrained" };
	struct test *t = *state;
	const struct form_dictionary *d = catalog->dictionary;

	for (size_t k = 0; k < 4; k++) {
		const struct carrier_names *n = carrier_names_new(t->arena, d,
		    kinds[k]);

		for (size_t i = 0; i < 2 * d->fields.n; i++) {
			const struct form_field *f =
			    d->fields.entries[i / 2].value;
			const struct carrier_target *to;
			const char *name = carrier_names_write(t->arena, f,
			    kinds[k], filers[i % 2]);
			bool found = false;
			size_t item;

			assert_true(strlen(name) <= 50);
			to = carrier_names_find(n, t->arena, name, &item);
			for (; to != NULL; to = to->next)
				if (to->field == f && to->part == PART_WHOLE &&
				    (to->filer == NULL || str_eq(to->filer,
				    filers[i % 2])))
					found = true;
			if (!found)
				fail_msg("'%s' is not read as '%s'", name,
				    f->name);
		}
	}
}

/* No name means two fields for the same person. */
static void
names_mean_one_thing(void **state)
{
	struct test *t = *state;
	const struct form_dictionary *d = catalog->dictionary;
	struct map seen = { 0 };
	size_t n = 0;

	for (size_t i = 0; i < d->fields.n; i++) {
		const struct form_field *f = d->fields.entries[i].value;

		for (size_t k = 0; k < f->aliases.n; k++) {
			const struct form_alias *al = f->aliases.at[k];
			const char *key = arena_printf(t->arena, "%s %s %s",
			    str_eq(al->carrier, "a2j") ? "hotdocs" :
			    al->carrier, carrier_plain_name(t->arena, al->name),
			    al->filer ? al->filer : "");

			if (map_find(&seen, key) != NULL &&
			    map_find(&seen, key) != f)
				fail_msg("'%s' is two fields", key);
			map_put(&seen, t->arena, key, f);
			n++;
		}
	}
	assert_true(n > 400);
}

static void
spelling(void **state)
{
	static const struct { const char *field, *from, *to; } in[] = {
		{ "order.served", " TRUE ", "yes" },
		{ "order.served", "F", "no" },
		{ "order.served", "maybe", "maybe" },
		{ "filer", "Plaintiff", "protected" },
		{ "filer", "restrainedParty", "restrained" },
		{ "filer", "La persona protegida", "protected" },
		{ "filing", "Oppose_Renewal", "oppose-renewal" },
		{ "hearing.time", "1:30 PM", "13:30" },
		{ "hearing.time", "12:05 a.m.", "00:05" },
		{ "hearing.time", "9:00", "09:00" },
		{ "hearing.time", "13:30 PM", "13:30 PM" },
		{ "hearing.time", "soon", "soon" },
		{ "hearing.date", "2025-03-14 00:00:00", "2025-03-14" },
		{ "hearing.date", "2025-02-30T00:00:00", "2025-02-30T00:00:00" },
		{ "jurisdiction", "new york", "ny" },
		{ "jurisdiction", "WA", "WA" },
		{ "order.title", "TRUE", "TRUE" },
	};
	struct test *t = *state;

	for (size_t i = 0; i < sizeof(in) / sizeof(*in); i++)
		assert_string_equal(carrier_spell(t->arena, form_field(
		    catalog->dictionary, in[i].field), in[i].from), in[i].to);
}

static void
dates(void **state)
{
	static const char *const bad[] = { "2025-03-14", "1/2/225", "1/2", "",
	    "a/b/2025", "1/2/2025x", "111/2/2025", "1//2/2025",
	    "1/2/2025 12" };
	static const char *const good[] = { "1/2/2025", " 01.02.2025 ",
	    "1-2-2025", "1 2 2025", "1/2/2025 13:30", "1/2/2025 1:30:00 PM" };
	struct carrier_date d;

	(void)state;
	for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++)
		assert_false(carrier_date_parse(bad[i], &d));
	for (size_t i = 0; i < sizeof(good) / sizeof(*good); i++) {
		assert_true(carrier_date_parse(good[i], &d));
		assert_int_equal(d.first, 1);
		assert_int_equal(d.second, 2);
		assert_int_equal(d.year, 2025);
	}
}

/* Whatever the pieces are cut into, the same text comes out. */
static void
decoding(void **state)
{
	static const char utf16[] = "\xFF\xFE" "a\0\x3C\xD8\xE0\xDF\x42\x30";
	static const char broken[] = "\xFE\xFF" "\0a\xD8\x3C\0b";

	(void)state;
	for (size_t step = 1; step < 11; step++) {
		struct carrier_decoder d = { 0 };
		struct buf b = { 0 };

		for (size_t i = 0; i < 10; i += step)
			carrier_decode(&d, utf16 + i, i + step < 10 ? step :
			    10 - i, false, &b);
		carrier_decode(&d, "", 0, true, &b);
		assert_string_equal(b.data, "a\xF0\x9F\x8F\xA0\xE3\x81\x82");
		buf_clear(&b);
		d = (struct carrier_decoder){ 0 };
		carrier_decode(&d, broken, 8, true, &b);
		assert_string_equal(b.data, "a\xFF" "b");
		buf_free(&b);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(written_names_are_read), TEST(names_mean_one_thing),
		TEST(spelling), TEST(dates), TEST(decoding),
	};

	return cmocka_run_group_tests(tests, open_catalog, close_catalog);
}
