/*
 * Pages made by hand for the PDF tests, and the tools that read PDF files.
 * Everything is placed word by word, as layout does it.
 */
#ifndef TESTS_RENDER_PDF_PAGE_H
#define TESTS_RENDER_PDF_PAGE_H

#include <sys/stat.h>
#include <unistd.h>

#include <libdeflate.h>

#include "test.h"

#include "layout/layout.h"
#include "render/render.h"

#define SAMPLE "José Nuñez, Nguyễn Thị Ánh, Łukasz, O’Brien – “quotes” § 2265"

struct sheet {
	struct test	*test;
	struct pdf_fonts *fonts;
	struct layout_fonts shape;
	struct layout_item items[512];
	size_t		 n;
	char		*folder;	/* for files; NULL until asked for */
};

static const struct pdf_info sheet_info = { "Court papers", "en-US",
    "movant test", PDF_A2A, false };

static inline struct sheet *
sheet_new(struct test *t)
{
	struct sheet *s = arena_alloc(t->arena, sizeof(*s));

	s->test = t;
	s->fonts = pdf_fonts_open(t->arena, t->diags, NULL);
	assert_no_errors(t->diags);
	assert_non_null(s->fonts);
	s->shape = pdf_fonts_layout(s->fonts);
	return s;
}

/* Words from x on; returns where the next word would stand. */
static inline int32_t
sheet_line(struct sheet *s, enum layout_face face, int32_t size, int32_t x,
    int32_t y, const char *text)
{
	while (*text != '\0') {
		const char *blank = strchr(text, ' ');
		size_t len = blank ? (size_t)(blank + 1 - text) : strlen(text);
		struct layout_item *i = &s->items[s->n++];

		*i = (struct layout_item){ .kind = LAYOUT_TEXT, .x = x, .y = y,
		    .face = face, .size = size, .text = text, .len = len };
		i->run = s->shape.shape(s->shape.ctx, face, text, len);
		x += (int32_t)((int64_t)i->run->advance * size / LAYOUT_EM);
		text += len;
	}
	return x;
}

static inline void
sheet_render(struct sheet *s, struct buf *out)
{
	struct layout_page page = { s->items, s->n, NULL, 1, 1 };
	struct layout layout = { &page, 1 };

	assert_true(render_pdf(s->test->arena, s->test->diags, &layout,
	    s->fonts, &sheet_info, out));
	assert_no_errors(s->test->diags);
}

/* A content stream for reading: its strings in hexadecimal. */
static inline void
sheet_readable(struct buf *b)
{
	struct buf out = { 0 };
	bool inside = false;

	for (size_t i = 0; i < b->len; i++) {
		char c = b->data[i];

		if (!inside || c == ')') {
			inside = c == '(';
			buf_char(&out, c == '(' ? '<' : c == ')' ? '>' : c);
			continue;
		}
		if (c == '\\') {
			c = b->data[++i];
			c = c == 'r' ? '\r' : c == 'n' ? '\n' : c;
		}
		buf_printf(&out, "%02X", (unsigned char)c);
	}
	buf_free(b);
	*b = out;
}

/* Where a packed stream's dictionary begins, from `at` on; or NULL. */
static inline const char *
sheet_pack(const struct buf *b, size_t at)
{
	static const char mark[] = "<</Type/ObjStm/N ";

	for (; at + sizeof(mark) <= b->len; at++)
		if (memcmp(b->data + at, mark, sizeof(mark) - 1) == 0)
			return b->data + at;
	return NULL;
}

/* What is in a packed stream: *n objects, the first behind `first` bytes. */
static inline char *
sheet_inflated(struct arena *a, const char *dict, unsigned *n,
    unsigned *first)
{
	struct libdeflate_decompressor *z =
	    libdeflate_alloc_decompressor();
	size_t room = 1u << 20, len;
	char *text = arena_alloc(a, room);
	const char *data = strstr(dict, "stream\n") + 7;
	unsigned packed;

	assert_int_equal(sscanf(dict, "<</Type/ObjStm/N %u/First %u"
	    "/Filter/FlateDecode/Length %u", n, first, &packed), 3);
	assert_int_equal(libdeflate_zlib_decompress(z, data, packed, text,
	    room - 1, &len), LIBDEFLATE_SUCCESS);
	libdeflate_free_decompressor(z);
	return text;
}

/* Put what is packed behind the file, each object by itself. */
static inline void
sheet_unpack(struct arena *a, struct buf *b)
{
	struct buf out = { 0 };
	const char *dict;
	unsigned n, first;
	size_t at = 0;

	while ((dict = sheet_pack(b, at)) != NULL) {
		char *text = sheet_inflated(a, dict, &n, &first), *next = text;

		for (; n > 0; n--) {
			unsigned id = (unsigned)strtoul(next, &next, 10);
			unsigned from = (unsigned)strtoul(next, &next, 10);
			char *end, *peek = next;

			strtoul(peek, &peek, 10);
			end = n == 1 ? strchr(text + first + from, '\0') :
			    text + first + strtoul(peek, NULL, 10);
			buf_printf(&out, "\n%u 0 obj\n%.*sendobj\n", id,
			    (int)(end - (text + first + from)),
			    text + first + from);
		}
		at = (size_t)(dict - b->data) + 1;
	}
	if (out.len > 0)
		buf_add(b, out.data, out.len);
	buf_free(&out);
}

/* --- files and tools --- */

static inline const char *
sheet_path(struct sheet *s, const char *name)
{
	if (s->folder == NULL) {
		s->folder = arena_strdup(s->test->arena,
		    "/tmp/movant-test-XXXXXX");
		assert_non_null(mkdtemp(s->folder));
	}
	return arena_printf(s->test->arena, "%s/%s", s->folder, name);
}

static inline const char *
sheet_write(struct sheet *s, const char *name, const struct buf *b)
{
	const char *path = sheet_path(s, name);
	FILE *f = fopen(path, "wb");

	assert_non_null(f);
	assert_int_equal(fwrite(b->data, 1, b->len, f), b->len);
	assert_int_equal(fclose(f), 0);
	return path;
}

/* The folder with all that is in it; one level. */
static inline void
sheet_clean(struct sheet *s)
{
	if (s->folder != NULL)
		assert_int_equal(system(arena_printf(s->test->arena,
		    "rm -r '%s'", s->folder)), 0);
	s->folder = NULL;
}

/* A test that cannot look at what was made has not found it good. */
static inline void
need_tool(const char *name)
{
	char command[128];

	snprintf(command, sizeof(command), "command -v %s >/dev/null 2>&1",
	    name);
	if (system(command) != 0)
		fail_msg("%s is not installed; see scripts/install-deps",
		    name);
}

/* What a command prints; *status is how it ended. */
static inline char *
tool_output(struct arena *arena, int *status, const char *command)
{
	struct buf b = { 0 };
	FILE *f = popen(command, "r");
	char part[4096], *text;
	size_t n;

	assert_non_null(f);
	while ((n = fread(part, 1, sizeof(part), f)) > 0)
		buf_add(&b, part, n);
	*status = pclose(f);
	text = buf_copy(&b, arena);
	buf_free(&b);
	return text;
}

#endif
