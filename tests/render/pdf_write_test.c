/* The file as bytes: where its objects are, and what tells it from others. */
#include "render/pdf_page.h"

#include "render/pdf/pdf_int.h"

static struct pdf_doc *
opened(void **state, enum pdf_level level, struct buf *out)
{
	struct sheet *s = sheet_new(*state);
	struct pdf_doc *d = arena_alloc(s->test->arena, sizeof(*d));

	d->arena = s->test->arena;
	d->fonts = s->fonts;
	d->level = level;
	assert_true(pdf_doc_open(d));
	pdf_write_open(d, out);
	return d;
}

/* What stands behind the last "startxref" is the way to all objects. */
static void
check_table(const struct buf *b, size_t start, unsigned objects)
{
	const char *file = b->data + start, *line, *last = NULL;
	unsigned long at;
	char *end;

	for (const char *s = file; (s = strstr(s, "startxref\n")) != NULL; s++)
		last = s;
	assert_non_null(last);
	line = file + strtoul(last + 10, NULL, 10);
	assert_memory_equal(line, "xref\n0 ", 7);
	assert_int_equal(strtoul(line + 7, &end, 10), objects);
	line = end + 1;
	assert_memory_equal(line, "0000000000 65535 f\r\n", 20);
	for (unsigned i = 1; i < objects; i++) {
		line += 20;
		at = strtoul(line, &end, 10);
		assert_ptr_equal(end, line + 10);
		assert_memory_equal(end, " 00000 n\r\n", 10);
		assert_int_equal(strtoul(file + at, &end, 10), i);
		assert_memory_equal(end, " 0 obj\n", 7);
		assert_int_equal(file[at - 1], '\n');
	}
	assert_memory_equal(line + 20, "trailer\n", 8);
}

/* The header has bytes beyond ASCII, but a file here has no NUL in it. */
static void
every_object_is_found(void **state)
{
	struct buf out = { 0 };
	struct pdf_doc *d;
	unsigned first, last;

	buf_str(&out, "what came before\n");
	d = opened(state, PDF_A1A, &out);
	first = pdf_write_number(d, 1);
	last = pdf_write_number(d, 700) + 699;
	assert_int_equal(last, first + 700);
	/* In any order. */
	for (unsigned id = last; id >= first; id--) {
		pdf_number(pdf_write_object(d, id), id, 0);
		pdf_write_end(d);
	}
	pdf_write_close(d);
	assert_int_equal(d->error, 0);
	assert_int_equal(strlen(out.data), out.len);
	check_table(&out, strlen("what came before\n"), last + 1);
	buf_free(&out);
}

/* The same of a file that packs: its table is a stream of seven bytes each. */
static void
check_packed(struct arena *a, const struct buf *b, unsigned objects)
{
	const char *last = NULL, *line;
	size_t at;

	for (size_t i = b->len - 40; i < b->len; i++)
		if (memcmp(b->data + i, "startxref\n", 10) == 0) {
			last = b->data + i;
			break;
		}
	assert_non_null(last);
	line = strstr(b->data + strtoul(last + 10, NULL, 10), "stream\n") + 7;
	assert_memory_equal(line, "\0\0\0\0\0\xFF\xFF", 7);
	for (unsigned i = 1; i < objects; i++) {
		const unsigned char *e = (const unsigned char *)line + 7 * i;
		unsigned n, first;
		char *end, *text;

		at = (size_t)e[1] << 24 | (size_t)e[2] << 16 |
		    (size_t)e[3] << 8 | e[4];
		if (e[0] == 2) {	/* in which stream */
			const unsigned char *s = (const unsigned char *)line +
			    7 * at;

			assert_int_equal(s[0], 1);
			text = sheet_inflated(a, strstr(b->data + ((size_t)s[1]
			    << 24 | (size_t)s[2] << 16 | (size_t)s[3] << 8 |
			    s[4]), "<<"), &n, &first);
			at = (size_t)e[5] << 8 | e[6];
			assert_true(at < n);
			for (; at > 0; at--) {	/* two numbers of each */
				strtoul(text, &text, 10);
				strtoul(text, &text, 10);
			}
			assert_int_equal(strtoul(text, NULL, 10), i);
			continue;
		}
		assert_int_equal(e[0], 1);
		assert_int_equal(strtoul(b->data + at, &end, 10), i);
		assert_memory_equal(end, " 0 obj\n", 7);
	}
}

static void
every_packed_object_is_found(void **state)
{
	struct test *t = *state;
	struct buf out = { 0 };
	struct pdf_doc *d = opened(state, PDF_A2A, &out);
	unsigned first = pdf_write_number(d, 300), left = 300;

	for (unsigned id = first + 299; left > 0; left--, id--) {
		pdf_number(pdf_write_object(d, id), id, 0);
		pdf_write_end(d);
		if (left % 50 == 0)	/* a stream among them */
			pdf_write_plain(d, pdf_write_number(d, 1), "", "x", 1);
	}
	pdf_write_close(d);
	assert_int_equal(d->error, 0);
	check_packed(t->arena, &out, d->write.next);
	sheet_unpack(t->arena, &out);
	assert_true(out.len < 20000);
	buf_free(&out);
}

static const char *
identifier(struct test *t, const struct buf *b)
{
	const char *id = strstr(b->data, "/ID[<");

	assert_non_null(id);
	assert_memory_equal(id + 5, id + 5 + 34, 32);
	return arena_strndup(t->arena, id + 5, 32);
}

/* Of every length, and with each byte changed. */
static void
the_identifier_knows_every_byte(void **state)
{
	const char *ids[80], *same;
	struct test *t = *state;
	size_t n = 0;

	for (int i = 0; i < 80; i++) {
		struct buf out = { 0 }, *b;
		struct pdf_doc *d = opened(state, PDF_A1A, &out);

		b = pdf_write_object(d, pdf_write_number(d, 1));
		for (int k = 0; k < 40; k++)
			buf_char(b, k == i ? 'x' : ' ');
		for (int k = 40; k < i; k++)
			buf_char(b, ' ');
		pdf_write_end(d);
		pdf_write_close(d);
		ids[n++] = identifier(t, &out);
		for (size_t k = 0; k + 1 < n; k++)
			assert_string_not_equal(ids[k], ids[n - 1]);
		buf_free(&out);
	}
	for (int i = 0; i < 2; i++) {
		struct buf out = { 0 };
		struct pdf_doc *d;

		/* Not what stands before the file. */
		buf_str(&out, i == 0 ? "" : "before");
		d = opened(state, PDF_A1A, &out);
		pdf_write_close(d);
		same = i == 0 ? identifier(t, &out) : same;
		assert_string_equal(identifier(t, &out), same);
		buf_free(&out);
	}
}

/* Its number would be that of a page: a file that lies about itself. */
static void
a_late_object_of_the_library_is_an_error(void **state)
{
	struct buf out = { 0 };
	struct pdf_doc *d = opened(state, PDF_A1A, &out);

	pdf_indirect(d);
	pdf_write_close(d);
	assert_int_equal(d->error, HPDF_INVALID_OBJECT);
	buf_free(&out);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(every_object_is_found),
		TEST(every_packed_object_is_found),
		TEST(the_identifier_knows_every_byte),
		TEST(a_late_object_of_the_library_is_an_error),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
