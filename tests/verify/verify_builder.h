/*
 * PDFs for the tests: a small sound file kept as the texts of its objects, in
 * which one thing is broken on purpose before it is put together.
 */
#ifndef TESTS_VERIFY_BUILDER_H
#define TESTS_VERIFY_BUILDER_H

#include "base/str.h"
#include "verify/verify.h"

#define BUILD_OBJECTS	100

struct build {
	struct arena	*arena;
	const char	*header;
	const char	*trailer;	/* entries besides Size */
	/* Dictionary, array or value of each object; NULL = none. */
	const char	*objects[BUILD_OBJECTS];
	/* Data of those that are streams; Length is added. */
	const char	*data[BUILD_OBJECTS];
	size_t		 data_len[BUILD_OBJECTS];
};

/* Replace the first old in the text; the test is wrong when it is not there. */
static inline const char *
build_swap(struct arena *a, const char *text, const char *old,
    const char *new)
{
	const char *at = text != NULL ? strstr(text, old) : NULL;

	if (at == NULL)
		fail_msg("the file has no '%s' to break", old);
	return arena_printf(a, "%.*s%s%s", (int)(at - text), text, new,
	    at + strlen(old));
}

static inline void
build_stream(struct build *b, int n, const char *dict, const char *data,
    size_t len)
{
	b->objects[n] = dict;
	b->data[n] = data;
	b->data_len[n] = len;
}

/* Put the file together, with a cross-reference table that fits it. */
static inline void
build_bytes(const struct build *b, struct buf *out)
{
	size_t at[BUILD_OBJECTS] = { 0 }, start;

	buf_clear(out);
	buf_str(out, b->header);
	for (int i = 1; i < BUILD_OBJECTS; i++) {
		const char *o = b->objects[i];

		if (o == NULL)
			continue;
		at[i] = out->len;
		buf_printf(out, "%d 0 obj\n", i);
		if (b->data[i] != NULL) {
			buf_printf(out, "%.*s /Length %zu >>\nstream\n",
			    (int)(strrchr(o, '>') - o - 1), o,
			    b->data_len[i]);
			buf_add(out, b->data[i], b->data_len[i]);
			buf_str(out, "\nendstream");
		} else {
			buf_str(out, o);
		}
		buf_str(out, "\nendobj\n");
	}
	start = out->len;
	buf_printf(out, "xref\n0 %d\n0000000000 65535 f \n", BUILD_OBJECTS);
	for (int i = 1; i < BUILD_OBJECTS; i++)
		if (at[i] > 0)
			buf_printf(out, "%010zu 00000 n \n", at[i]);
		else
			buf_str(out, "0000000000 00001 f \n");
	buf_printf(out, "trailer\n<< /Size %d %s >>\nstartxref\n%zu\n%%%%EOF\n",
	    BUILD_OBJECTS, b->trailer, start);
}

/* The smallest file that has what every check wants to see. */
static inline struct build
build_sound(struct arena *a)
{
	struct build b = { .arena = a };
	static const char content[] = "q\nQ\n";

	b.header = "%PDF-1.7\n%\xe2\xe3\xcf\xd3\n";
	b.trailer = "/Root 1 0 R /ID [ <00112233445566778899aabbccddeeff> "
	    "<00112233445566778899aabbccddeeff> ]";
	b.objects[1] = "<< /Type /Catalog /Pages 2 0 R >>";
	b.objects[2] = "<< /Type /Pages /Kids [ 3 0 R ] /Count 1 >>";
	b.objects[3] = "<< /Type /Page /Parent 2 0 R "
	    "/MediaBox [ 0 0 612 792 ] /Resources << >> /Contents 4 0 R >>";
	build_stream(&b, 4, "<< >>", content, sizeof(content) - 1);
	return b;
}

static inline struct verify_report *
build_verify(const struct build *b)
{
	struct buf out = { 0 };
	struct verify_report *r;
	char *copy;

	build_bytes(b, &out);
	copy = arena_alloc(b->arena, out.len + 1);
	memcpy(copy, out.data, out.len);
	r = verify_bytes(b->arena, copy, out.len);
	buf_free(&out);
	return r;
}

static inline const struct verify_finding *
build_found(const struct verify_report *r, enum verify_rule rule)
{
	const struct verify_finding *f = r->findings;

	while (f != NULL && f->rule != rule)
		f = f->next;
	return f;
}

#endif
