/*
 * Objects packed together: a structure tree is thousands of small dictionaries
 * that say nearly the same, and PDF 1.5 lets them stand in streams that are
 * deflated (ISO 32000-1, 7.5.7).  That is nearly half of a file.  The table of
 * objects is then a stream too (7.5.8).  PDF/A-2 allows both; part 1, which is
 * of PDF 1.4, neither.
 *
 * What was packed before is not deflated again: the trees of two clients'
 * papers differ in few places.
 */
#include <stdio.h>

#include "base/arena.h"
#include "render/pdf/pdf_int.h"

#define TOGETHER	128	/* objects in a stream */

static void drop(void *b) { buf_free(b); }

void
pdf_pack_open(struct pdf_doc *d)
{
	struct pdf_pack *p = &d->write.pack;

	arena_defer(d->arena, drop, &p->numbers);
	arena_defer(d->arena, drop, &p->objects);
}

struct buf *
pdf_pack_object(struct pdf_doc *d, unsigned id, struct pdf_spot *spot)
{
	struct pdf_pack *p = &d->write.pack;
	char *to;

	if (p->n == 0)
		p->id = pdf_write_number(d, 1);
	*spot = (struct pdf_spot){ p->n, p->id };
	to = buf_digits(buf_room(&p->numbers, 2 * PDF_REFERENCE), id);
	*to++ = ' ';
	to = buf_digits(to, (unsigned)p->objects.len);
	*to++ = ' ';
	buf_wrote(&p->numbers, to);
	return &p->objects;
}

void
pdf_pack_close(struct pdf_doc *d)
{
	struct pdf_pack *p = &d->write.pack;
	size_t first = p->numbers.len;
	struct pdf_deflated x;
	char entries[96];

	if (p->n == 0)
		return;
	buf_add(&p->numbers, p->objects.data, p->objects.len);
	pdf_known_pack(d, &p->numbers, &x);
	snprintf(entries, sizeof(entries),
	    "/Type/ObjStm/N %u/First %zu/Filter/FlateDecode", p->n, first);
	pdf_write_plain(d, p->id, entries, x.data, x.len);
	buf_clear(&p->numbers);
	buf_clear(&p->objects);
	p->n = 0;
}

void
pdf_pack_end(struct pdf_doc *d)
{
	if (++d->write.pack.n == TOGETHER)
		pdf_pack_close(d);
}

static char *
bytes(char *to, size_t v, int n)
{
	while (n-- > 0)
		*to++ = (char)(v >> 8 * n);
	return to;
}

/*
 * Of each object whether it is free, stands by itself or is packed; where, or
 * in which stream; and as which one of that.
 */
void
pdf_pack_table(struct pdf_doc *d, unsigned id, const char *entries,
    const struct pdf_spot *spots)
{
	struct buf b = { 0 }, dict = { 0 };
	char *to = buf_room(&b, (size_t)(id + 1) * 7);

	to = bytes(to, 0xFFFF, 7);	/* the free one */
	for (unsigned i = 1; i <= id; i++) {
		const struct pdf_spot *s = &spots[i];

		*to++ = s->in == 0 ? 1 : 2;
		to = bytes(to, s->in == 0 ? s->at : s->in, 4);
		to = bytes(to, s->in == 0 ? 0 : s->at, 2);
	}
	buf_wrote(&b, to);
	buf_str(&dict, "/Type/XRef/W[1 4 2]");
	buf_str(&dict, entries);
	pdf_write_plain(d, id, dict.data, b.data, b.len);
	buf_free(&b);
	buf_free(&dict);
}
