/*
 * libharu as the model of objects that are few and made of parts.
 *
 * Its memory is the document's arena: nothing is freed singly, and running out
 * ends the program as everywhere else, so that its object calls, which do not
 * check, never see NULL for want of memory.  Its first error is kept; every
 * call after it fails too, so callers look once, at the end of a step.
 */
#include <string.h>

#include <libdeflate.h>

#include "base/arena.h"
#include "base/utf8.h"
#include "render/pdf/pdf_int.h"

/* libharu passes its allocator no context. */
static _Thread_local struct arena *memory;

static void *
haru_alloc(HPDF_UINT size)
{
	return arena_alloc(memory, size);
}

static void
haru_free(void *p)
{
	(void)p;
}

static void
haru_error(HPDF_STATUS error, HPDF_STATUS detail, void *ctx)
{
	struct pdf_doc *d = ctx;

	if (d->error == 0) {
		d->error = error;
		d->detail = detail;
	}
}

void
pdf_note(struct pdf_doc *d, HPDF_STATUS status)
{
	if (d->error == 0 && status != HPDF_OK)
		d->error = status;
}

bool
pdf_doc_open(struct pdf_doc *d)
{
	memory = d->arena;
	d->haru = HPDF_NewEx(haru_error, haru_alloc, haru_free, 0, d);
	if (d->haru == NULL) {
		pdf_note(d, HPDF_INVALID_DOCUMENT);
		return false;
	}
	d->haru->pdf_version = d->level == PDF_A1A ? HPDF_VER_14 :
	    HPDF_VER_17;
	d->resources = pdf_indirect(d);
	return d->error == 0;
}

void
pdf_put(struct pdf_doc *d, HPDF_Dict dict, const char *key, void *object)
{
	pdf_note(d, HPDF_Dict_Add(dict, key, object));
}

void
pdf_put_name(struct pdf_doc *d, HPDF_Dict dict, const char *key,
    const char *name)
{
	pdf_note(d, HPDF_Dict_AddName(dict, key, name));
}

void
pdf_put_int(struct pdf_doc *d, HPDF_Dict dict, const char *key, int32_t value)
{
	pdf_note(d, HPDF_Dict_AddNumber(dict, key, value));
}

void
pdf_put_string(struct pdf_doc *d, HPDF_Dict dict, const char *key,
    const char *ascii)
{
	pdf_put(d, dict, key, HPDF_String_New(d->haru->mmgr, ascii, NULL));
}

static void
utf16(struct buf *b, uint32_t c)
{
	buf_char(b, (char)(c >> 8));
	buf_char(b, (char)(c & 0xFF));
}

static void
text_bytes(struct buf *b, const char *utf8)
{
	uint32_t c;

	utf16(b, 0xFEFF);
	for (unsigned n = 0; (c = utf8_next(&utf8)) != 0; n++) {
		if (n == PDF_TEXT_CHARS) {
			utf16(b, 0x2026);
			break;
		}
		if (c >= 0x10000) {
			utf16(b, 0xD7C0 + (c >> 10));
			c = 0xDC00 | (c & 0x3FF);
		}
		utf16(b, c);
	}
}

void
pdf_utf16_hex(struct buf *b, uint32_t c)
{
	static const char hex[] = "0123456789ABCDEF";

	if (c >= 0x10000) {
		pdf_utf16_hex(b, 0xD7C0 + (c >> 10));
		c = 0xDC00 | (c & 0x3FF);
	}
	for (int i = 12; i >= 0; i -= 4)
		buf_char(b, hex[c >> i & 15]);
}

/* May the text stand between brackets as it is?  They are the same in ASCII. */
static bool
simple(const char *s)
{
	const char *p = s;

	for (; *p != '\0'; p++)
		/* A bracket is the other one but for its last bit. */
		if (*p < ' ' || *p > '~' || (*p | 1) == ')' || *p == '\\')
			return false;
	return p - s <= PDF_TEXT_CHARS;
}

void
pdf_text_string(struct buf *out, const char *utf8)
{
	static const char hex[] = "0123456789ABCDEF";
	struct buf b = { 0 };

	if (simple(utf8)) {
		buf_char(out, '(');
		buf_str(out, utf8);
		buf_char(out, ')');
		return;
	}
	text_bytes(&b, utf8);
	buf_char(out, '<');
	for (size_t i = 0; i < b.len; i++) {
		buf_char(out, hex[(unsigned char)b.data[i] >> 4]);
		buf_char(out, hex[b.data[i] & 15]);
	}
	buf_char(out, '>');
	buf_free(&b);
}

void
pdf_put_text(struct pdf_doc *d, HPDF_Dict dict, const char *key,
    const char *utf8)
{
	struct buf b = { 0 };

	text_bytes(&b, utf8);
	pdf_put(d, dict, key, HPDF_Binary_New(d->haru->mmgr,
	    (HPDF_BYTE *)b.data, (HPDF_UINT)b.len));
	buf_free(&b);
}

HPDF_Dict
pdf_dict(struct pdf_doc *d)
{
	return HPDF_Dict_New(d->haru->mmgr);
}

HPDF_Dict
pdf_indirect(struct pdf_doc *d)
{
	HPDF_Dict dict = pdf_dict(d);

	pdf_note(d, HPDF_Xref_Add(d->haru->xref, dict));
	return dict;
}

unsigned
pdf_id(const void *indirect)
{
	const HPDF_Obj_Header *h = indirect;

	return h->obj_id & 0x00FFFFFF;	/* the rest says what it is */
}

HPDF_Array
pdf_array(struct pdf_doc *d)
{
	return HPDF_Array_New(d->haru->mmgr);
}

void
pdf_append(struct pdf_doc *d, HPDF_Array array, void *object)
{
	pdf_note(d, HPDF_Array_Add(array, object));
}

void
pdf_deflate(struct pdf_doc *d, const void *data, size_t len,
    struct pdf_deflated *out)
{
	size_t bound = libdeflate_zlib_compress_bound(d->fonts->deflate, len);

	if (bound > d->room) {
		d->room = bound * 2;
		d->scratch = arena_alloc(d->arena, d->room);
	}
	out->len = libdeflate_zlib_compress(d->fonts->deflate, data, len,
	    d->scratch, d->room);
	out->data = arena_alloc(d->arena, out->len + 1);
	memcpy(out->data, d->scratch, out->len);
}
