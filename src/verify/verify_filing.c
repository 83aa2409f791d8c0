/* What filing systems of courts ask of every file, whatever its standard. */
#include "verify/verify_int.h"

#define LARGE	(5u << 20)

static bool
is_letter(struct verify *v, const struct verify_obj *box)
{
	double at[4];

	for (size_t i = 0; i < 4; i++) {
		const struct verify_obj *n = verify_item(v, box, i);

		if (!verify_number(n))
			return false;
		at[i] = n->number;
	}
	/* Programs that think in millimetres are off by a hair. */
	at[2] -= at[0] + 612;
	at[3] -= at[1] + 792;
	return at[2] > -1 && at[2] < 1 && at[3] > -1 && at[3] < 1;
}

void
verify_filing(struct verify *v)
{
	for (size_t i = 0; i < v->npages; i++) {
		const struct verify_page *p = &v->pages[i];
		const char *where = verify_where(v, p->dict, p->number);

		if (!is_letter(v, p->mediabox))
			verify_fail(v, VERIFY_PAGE_SIZE, where,
			    "a page is not US Letter");
		if (p->rotate != 0)
			verify_fail(v, VERIFY_PAGE_TURNED, where,
			    "a page is turned by %d degrees", p->rotate);
	}
	if (v->len > LARGE)
		verify_fail(v, VERIFY_LARGE_FILE, NULL,
		    "the file has %zu.%zu MB", v->len >> 20,
		    (v->len & 0xfffff) * 10 >> 20);
}
