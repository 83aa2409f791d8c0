/*
 * Structure trees made to hurt: round, deep, wide, of the wrong kinds.  Each
 * ends, within the time that a test has, with findings or without.
 */
#include "test.h"

#include "base/io.h"
#include "verify/verify_tagged.h"

/* A file written object by object, with a table of where they are. */
struct big {
	struct buf	 out;
	size_t		*at;
	int		 n;
};

static void
big_open(struct big *f, int most)
{
	*f = (struct big){ .at = calloc((size_t)most + 1, sizeof(size_t)) };
	buf_str(&f->out, "%PDF-1.7\n%\xe2\xe3\xcf\xd3\n");
}

/* The objects come in the order of their numbers. */
static void
big_add(struct big *f, const char *text)
{
	f->at[++f->n] = f->out.len;
	buf_printf(&f->out, "%d 0 obj\n%s\nendobj\n", f->n, text);
}

static struct verify_report *
big_verify(struct arena *a, struct big *f)
{
	size_t start = f->out.len;
	struct verify_report *r;
	char *bytes;

	buf_printf(&f->out, "xref\n0 %d\n0000000000 65535 f \n", f->n + 1);
	for (int i = 1; i <= f->n; i++)
		buf_printf(&f->out, "%010zu 00000 n \n", f->at[i]);
	buf_printf(&f->out, "trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n"
	    "%zu\n%%%%EOF\n", f->n + 1, start);
	bytes = arena_alloc(a, f->out.len + 1);
	memcpy(bytes, f->out.data, f->out.len);
	r = verify_bytes(a, bytes, f->out.len);
	buf_free(&f->out);
	free(f->at);
	return r;
}

/* Catalog, pages, a page; the tree's root is object 4, to be added next. */
static void
big_begin(struct big *f, int most)
{
	big_open(f, most);
	big_add(f, "<< /Type /Catalog /Pages 2 0 R /Lang (en) "
	    "/MarkInfo << /Marked true >> /StructTreeRoot 4 0 R "
	    "/ViewerPreferences << /DisplayDocTitle true >> >>");
	big_add(f, "<< /Type /Pages /Kids [ 3 0 R ] /Count 1 >>");
	big_add(f, "<< /Type /Page /Parent 2 0 R /MediaBox [ 0 0 612 792 ] "
	    ">>");
}

static size_t
count(const struct verify_report *r, enum verify_rule rule)
{
	size_t n = 0;

	for (const struct verify_finding *f = r->findings; f != NULL;
	    f = f->next)
		if (f->rule == rule)
			n += f->count;
	return n;
}

static void
a_chain_of_50000_elements(void **state)
{
	struct test *t = *state;
	const int deep = 50000;
	struct big f;
	char s[128];

	big_begin(&f, deep + 4);
	big_add(&f, "<< /Type /StructTreeRoot /K 5 0 R >>");
	for (int i = 0; i < deep; i++) {
		snprintf(s, sizeof(s), "<< /S /%s /P %d 0 R /K %d 0 R >>",
		    i < deep - 1 ? "Div" : "Bottom", i + 4, i + 6);
		big_add(&f, s);
	}
	assert_int_equal(count(big_verify(t->arena, &f),
	    VERIFY_ROLE_UNMAPPED), 1);
}

static void
an_element_with_100000_kids(void **state)
{
	struct test *t = *state;
	const int wide = 100000;
	struct buf kids = { 0 };
	struct big f;

	big_begin(&f, wide + 6);
	big_add(&f, "<< /Type /StructTreeRoot /K 5 0 R >>");
	buf_str(&kids, "<< /S /Table /P 4 0 R /K [");
	for (int i = 0; i < wide; i++)
		buf_printf(&kids, " %d 0 R", i + 6);
	buf_str(&kids, " ] >>");
	big_add(&f, kids.data);
	for (int i = 0; i < wide; i++)
		big_add(&f, "<< /S /Span /P 5 0 R >>");
	buf_free(&kids);
	assert_int_equal(count(big_verify(t->arena, &f), VERIFY_TABLE_PARTS),
	    wide);
}

/* One list of kids for all: each is in the tree once, and the rest is told. */
static void
elements_that_all_have_the_same_kids(void **state)
{
	struct test *t = *state;
	const int n = 4000;
	struct buf kids = { 0 };
	struct big f;

	big_begin(&f, n + 6);
	big_add(&f, "<< /Type /StructTreeRoot /K 5 0 R >>");
	buf_str(&kids, "[");
	for (int i = 0; i < n; i++)
		buf_printf(&kids, " %d 0 R", i + 6);
	buf_str(&kids, " ]");
	big_add(&f, kids.data);
	for (int i = 0; i < n; i++)
		big_add(&f, "<< /S /P /P 4 0 R /K 5 0 R >>");
	buf_free(&kids);
	assert_true(count(big_verify(t->arena, &f), VERIFY_STRUCT_TREE) >
	    1000000);
}

/* A chain of parents that is no part of the tree, asked from its far end. */
static void
parents_that_lead_nowhere(void **state)
{
	struct test *t = *state;
	struct build b = tagged_sound(t->arena);

	b.objects[70] = "<< /S /P /P 71 0 R >>";
	b.objects[71] = "<< /S /P /P 70 0 R >>";
	b.objects[PARENTS] = build_swap(t->arena, b.objects[PARENTS],
	    "9 0 R", "70 0 R");
	assert_string_equal(tagged_found(t->arena, &b), "01-005");
	/* In no list of kids, but a way up to the root. */
	b.objects[71] = "<< /S /P /P 7 0 R >>";
	assert_string_equal(tagged_found(t->arena, &b), "7.1-1");
}

static void
a_role_map_of_1000_steps(void **state)
{
	struct test *t = *state;
	struct build b = tagged_sound(t->arena);
	struct buf map = { 0 };

	buf_str(&map, "/Chapter /T0");
	for (int i = 0; i < 1000; i++)
		buf_printf(&map, " /T%d /T%d", i, i + 1);
	buf_str(&map, " /T1000 /Sect");
	b.objects[ROOT] = build_swap(t->arena, b.objects[ROOT],
	    "/Chapter /Sect", map.data);
	buf_free(&map);
	assert_string_equal(tagged_found(t->arena, &b), "02-001");
}

static void
a_table_with_spans_beyond_measure(void **state)
{
	static const char *const spans[] = { "2147483647", "-1", "0", "(2)",
	    "1.5" };
	struct test *t = *state;

	for (size_t i = 0; i < sizeof(spans) / sizeof(spans[0]); i++) {
		struct build b = tagged_sound(t->arena);

		b.objects[TH2] = build_swap(t->arena, b.objects[TH2],
		    "/Scope", arena_printf(t->arena,
		    "/RowSpan %s /ColSpan %s /Scope", spans[i], spans[i]));
		assert_string_equal(tagged_found(t->arena, &b), i == 0 ?
		    "7.2-42" : "");
	}
}

/* Every object of the sound file, made a value of every kind in turn. */
static void
any_object_of_any_kind(void **state)
{
	static const char *const kinds[] = { "null", "true", "1", "(s)", "/N",
	    "[ ]", "<< >>", "[ 5 0 R 6 0 R 7 0 R 1 0 R ]",
	    "<< /S /Table /K 7 0 R /P 7 0 R /Kids 6 0 R /Nums 5 0 R >>" };
	struct test *t = *state;

	for (int at = 1; at < BUILD_OBJECTS; at++)
		for (size_t k = 0; k < sizeof(kinds) / sizeof(kinds[0]); k++) {
			struct build b = tagged_sound(t->arena);
			struct arena *own = arena_open();

			if (b.objects[at] == NULL) {
				arena_close(own);
				continue;
			}
			b.arena = own;
			b.objects[at] = kinds[k];
			b.data[at] = NULL;
			assert_non_null(build_verify(&b));
			arena_close(own);
		}
}

/* Every reference of the sound file, turned to every other object. */
static void
any_reference_to_any_object(void **state)
{
	static const int to[] = { CATALOG, PAGE, CONTENT, ROOT, PARENTS,
	    DOCUMENT, TABLE, TR1, LINK, A_LINK, X_FORM, 99 };
	struct test *t = *state;

	for (int at = 1; at < BUILD_OBJECTS; at++)
		for (size_t k = 0; k < sizeof(to) / sizeof(to[0]); k++) {
			struct build b = tagged_sound(t->arena);
			const char *o = b.objects[at], *ref;

			for (ref = o; ref != NULL &&
			    (ref = strstr(ref, " 0 R")) != NULL; ref++) {
				struct arena *own = arena_open();
				const char *from = ref;

				while (from > o && from[-1] != ' ')
					from--;
				b.arena = own;
				b.objects[at] = arena_printf(own,
				    "%.*s%d%s", (int)(from - o), o, to[k],
				    ref);
				assert_non_null(build_verify(&b));
				arena_close(own);
			}
		}
}

static void
encryption_that_keeps_readers_out(void **state)
{
	struct test *t = *state;
	size_t len;
	char *file = io_read(t->arena, t->diags, "tests/verify/locked.pdf",
	    10000, &len);
	char *p = strstr(file, "/P -");

	for (size_t i = 0; p == NULL; i++)
		p = strstr(file + i, "/P -");
	assert_int_equal(count(verify_bytes(t->arena, file, len),
	    VERIFY_READ_ALOUD), 1);
	memcpy(p, "/Q", 2);
	assert_int_equal(count(verify_bytes(t->arena, file, len),
	    VERIFY_PERMISSIONS), 1);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_chain_of_50000_elements),
		TEST(an_element_with_100000_kids),
		TEST(elements_that_all_have_the_same_kids),
		TEST(parents_that_lead_nowhere),
		TEST(a_role_map_of_1000_steps),
		TEST(a_table_with_spans_beyond_measure),
		TEST(any_object_of_any_kind),
		TEST(any_reference_to_any_object),
		TEST(encryption_that_keeps_readers_out),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
