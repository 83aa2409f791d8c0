/*
 * The file as bytes.  What is many (streams, pages, the structure tree,
 * bookmarks, links, fonts) is written straight into it: as libharu's objects
 * each would be a dozen pieces of memory, and a packet has thousands.  libharu
 * keeps what there is one of and what is put together in many places: the
 * document, its catalog, the list of pages, their resources.
 *
 * libharu numbers its objects from 1 on, and ours come behind them.  So all of
 * libharu's are made, though not yet filled, before the first of ours has a
 * number; their bytes come last, since by then they know ours.
 */
#include <string.h>

#include "base/arena.h"
#include "base/hash.h"
#include "render/pdf/pdf_int.h"

#define ID_BYTES	16
#define LINE	20		/* bytes, in the table of objects */
#define TYPICAL	(32u << 10)	/* bytes of a file */

void
pdf_write_open(struct pdf_doc *d, struct buf *out)
{
	struct pdf_write *w = &d->write;

	w->out = out;
	w->start = out->len;
	w->first = w->next = d->haru->xref->entries->count;
	w->cap = 256;
	w->spots = arena_array(d->arena, w->cap, sizeof(*w->spots));
	w->packs = d->level != PDF_A1A;
	pdf_pack_open(d);
	buf_reserve(out, TYPICAL);
	buf_str(out, d->level == PDF_A1A ? "%PDF-1.4" : "%PDF-1.7");
	/* Says that what follows is not text. */
	buf_str(out, "\n%\xB7\xBE\xAD\xAA\n");
}

unsigned
pdf_write_number(struct pdf_doc *d, size_t n)
{
	struct pdf_write *w = &d->write;
	unsigned first = w->next;

	w->next += (unsigned)n;
	if (w->next - w->first > w->cap) {
		struct pdf_spot *old = w->spots;
		size_t had = w->cap;

		while (w->cap < w->next - w->first)
			w->cap *= 2;
		w->spots = arena_array(d->arena, w->cap, sizeof(*w->spots));
		memcpy(w->spots, old, had * sizeof(*old));
	}
	return first;
}

/* An object that stands by itself. */
static struct buf *
begin(struct pdf_doc *d, unsigned id)
{
	struct pdf_write *w = &d->write;
	char *p = buf_room(w->out, PDF_REFERENCE + 16);

	w->spots[id - w->first].at = w->out->len - w->start;
	buf_wrote(w->out, stpcpy(buf_digits(p, id), " 0 obj\n<<"));
	return w->out;
}

struct buf *
pdf_write_object(struct pdf_doc *d, unsigned id)
{
	struct pdf_write *w = &d->write;
	struct pdf_spot spot;
	struct buf *b;

	if (!w->packs)
		return begin(d, id);
	b = pdf_pack_object(d, id, &spot);
	w->spots[id - w->first] = spot;
	buf_str(b, "<<");
	return b;
}

void
pdf_write_end(struct pdf_doc *d)
{
	if (d->write.packs) {
		buf_str(&d->write.pack.objects, ">>\n");
		pdf_pack_end(d);
	} else {
		buf_str(d->write.out, ">>\nendobj\n");
	}
}

void
pdf_write_plain(struct pdf_doc *d, unsigned id, const char *entries,
    const void *data, size_t len)
{
	struct buf *b = begin(d, id);

	buf_str(b, entries);
	buf_str(b, "/Length ");
	pdf_number(b, (int64_t)len, 0);
	buf_str(b, ">>\nstream\n");
	buf_add(b, data, len);
	buf_str(b, "\nendstream\nendobj\n");
}

void
pdf_write_stream(struct pdf_doc *d, unsigned id, const struct pdf_deflated *x)
{
	pdf_write_plain(d, id, "/Filter/FlateDecode", x->data, x->len);
}

char *
pdf_refer(char *to, unsigned id)
{
	return (char *)memcpy(buf_digits(to, id), " 0 R", 4) + 4;
}

void
pdf_reference(struct buf *b, unsigned id)
{
	buf_wrote(b, pdf_refer(buf_room(b, PDF_REFERENCE), id));
}

void *
pdf_handle(struct pdf_doc *d, unsigned id)
{
	HPDF_Null handle = HPDF_Null_New(d->haru->mmgr);

	handle->header.obj_id = id | HPDF_OTYPE_INDIRECT;
	return handle;
}

/* --- the end of the file --- */

static HPDF_STATUS
write_out(HPDF_Stream stream, const HPDF_BYTE *data, HPDF_UINT len)
{
	buf_add(stream->attr, data, len);
	return HPDF_OK;
}

/* Libharu's objects, by themselves. */
static void
libharu(struct pdf_doc *d, struct pdf_spot *spots)
{
	struct pdf_write *w = &d->write;
	HPDF_Stream stream = HPDF_CallbackWriter_New(d->haru->mmgr, write_out,
	    w->out);

	for (unsigned i = 1; i < w->first && d->error == 0; i++) {
		spots[i].at = w->out->len - w->start;
		pdf_number(w->out, i, 0);
		buf_str(w->out, " 0 obj\n");
		pdf_note(d, HPDF_Obj_WriteValue(HPDF_Xref_GetEntry(
		    d->haru->xref, i)->obj, stream, NULL));
		buf_str(w->out, "\nendobj\n");
	}
}

/* The table's lines are all of one length. */
static char *
place(char *line, size_t at)
{
	static const char empty[LINE + 1] = "0000000000 00000 n\r\n";

	memcpy(line, empty, LINE);
	for (int i = 9; at > 0 && i >= 0; i--, at /= 10)
		line[i] = (char)('0' + at % 10);
	return line + LINE;
}

static void
table(struct pdf_write *w, const struct pdf_spot *spots)
{
	char *p;

	buf_str(w->out, "xref\n0 ");
	pdf_number(w->out, w->next, 0);
	buf_str(w->out, "\n0000000000 65535 f\r\n");
	p = buf_room(w->out, (size_t)w->next * LINE);
	for (unsigned i = 1; i < w->next; i++)
		p = place(p, spots[i].at);
	buf_wrote(w->out, p);
}

/* Written so that a compiler sees that it is one load. */
static uint64_t
word(const unsigned char *p)
{
	return (uint64_t)p[0] | (uint64_t)p[1] << 8 | (uint64_t)p[2] << 16 |
	    (uint64_t)p[3] << 24 | (uint64_t)p[4] << 32 |
	    (uint64_t)p[5] << 40 | (uint64_t)p[6] << 48 |
	    (uint64_t)p[7] << 56;
}

static uint64_t
mix(uint64_t lane, const unsigned char *p)
{
	lane = (lane ^ word(p)) * UINT64_C(0x9E3779B97F4A7C15);
	/* Where it reaches all bits the next time. */
	return lane << 32 | lane >> 32;
}

/*
 * The identifier is made from all bytes before it: other files have another,
 * the same file has the same.  It withstands no forger and need not, so most of
 * the work is one multiplication for eight bytes.
 */
static void
identify(const unsigned char *p, size_t len, unsigned char sum[HASH_BYTES])
{
	uint64_t a = 1, b = 2, c = 3, d = 4;
	unsigned char rest[32] = { 0 }, state[40];

	for (size_t i = 0; i <= len / 32; i++, p += 32) {
		if (i == len / 32)
			p = memcpy(rest, p, len % 32);
		a = mix(a, p);
		b = mix(b, p + 8);
		c = mix(c, p + 16);
		d = mix(d, p + 24);
	}
	for (int i = 0; i < 8; i++) {
		state[i] = (unsigned char)(a >> 8 * i);
		state[i + 8] = (unsigned char)(b >> 8 * i);
		state[i + 16] = (unsigned char)(c >> 8 * i);
		state[i + 24] = (unsigned char)(d >> 8 * i);
		state[i + 32] = (unsigned char)(len >> 8 * i);
	}
	hash_sha256(state, sizeof(state), sum);
}

/* What the trailer has, or the table when it is a stream. */
static void
entries(const struct pdf_doc *d, const unsigned char *sum, struct buf *b)
{
	buf_str(b, "/Size ");
	pdf_number(b, d->write.next, 0);
	buf_str(b, "/Root ");
	pdf_reference(b, pdf_id(d->haru->catalog));
	buf_str(b, "/Info ");
	pdf_reference(b, pdf_id(d->haru->info));
	buf_str(b, "/ID[");
	/* What the file was first, and what it is now. */
	for (int n = 0; n < 2; n++) {
		buf_char(b, '<');
		for (size_t i = 0; i < ID_BYTES; i += 2)
			pdf_utf16_hex(b, (uint32_t)sum[i] << 8 | sum[i + 1]);
		buf_char(b, '>');
	}
	buf_char(b, ']');
}

/* Of all objects, those of libharu first. */
static struct pdf_spot *
all_spots(struct pdf_doc *d, struct pdf_spot *libharu)
{
	struct pdf_write *w = &d->write;
	struct pdf_spot *all = arena_array(d->arena, w->next, sizeof(*all));

	memcpy(all, libharu, w->first * sizeof(*all));
	memcpy(all + w->first, w->spots, (w->next - w->first) *
	    sizeof(*all));
	return all;
}

static void
table_and_trailer(struct pdf_doc *d, struct pdf_spot *own,
    const unsigned char *sum)
{
	struct pdf_write *w = &d->write;
	size_t end = w->out->len - w->start;
	struct buf b = { 0 };

	if (w->packs) {
		unsigned id = pdf_write_number(d, 1);

		w->spots[id - w->first].at = end;
		entries(d, sum, &b);
		pdf_pack_table(d, id, b.data, all_spots(d, own));
	} else {
		table(w, all_spots(d, own));
		buf_str(w->out, "trailer\n<<");
		entries(d, sum, w->out);
		buf_str(w->out, ">>\n");
	}
	buf_free(&b);
	buf_str(w->out, "startxref\n");
	pdf_number(w->out, (int64_t)end, 0);
	buf_str(w->out, "\n%%EOF\n");
}

void
pdf_write_close(struct pdf_doc *d)
{
	struct pdf_write *w = &d->write;
	struct pdf_spot *own = arena_array(d->arena, w->first, sizeof(*own));
	unsigned char sum[HASH_BYTES];

	/* One more would have the number of one of ours. */
	if (d->haru->xref->entries->count != w->first)
		pdf_note(d, HPDF_INVALID_OBJECT);
	pdf_pack_close(d);
	libharu(d, own);
	identify((unsigned char *)w->out->data + w->start, w->out->len -
	    w->start, sum);
	table_and_trailer(d, own, sum);
}
