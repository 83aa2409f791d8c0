/*
 * What the targets of other programs' files share: any bytes are read; what
 * was read is written as every carrier, and each can be read again.
 */
#ifndef FUZZ_CARRIER_FUZZ_H
#define FUZZ_CARRIER_FUZZ_H

#include "fuzz.h"

#include "answers/answers.h"
#include "base/arena.h"
#include "base/buf.h"
#include "carrier/carrier.h"
#include "form/form.h"
#include "xml/xml.h"

static struct form_catalog *catalog;

static inline void
fuzz_open_catalog(void)
{
	struct arena *a = arena_open();

	xml_open();
	catalog = form_catalog_open(a, diags_new(a), FUZZ_FORMS);
	fuzz_check(catalog != NULL, "the dictionary can be read");
}

/*
 * Answers that are no dates, or too many, may fail the second time: they are
 * not judged when they are read the first time.
 */
static inline bool
fuzz_excused(const struct diags *d)
{
	for (size_t i = 0; i < diags_length(d); i++)
		switch (diags_at(d, i)->code) {
		case DIAG_TOO_LARGE:
		case DIAG_TOO_MANY:
		case DIAG_TOO_DEEP:
		case DIAG_BAD_DATE:
		case DIAG_DATE_ORDER:
		case DIAG_UNKNOWN_CARRIER:
			return true;
		default:
			break;
		}
	return false;
}

static inline void
fuzz_again(struct arena *a, const struct answers *as, enum carrier_kind kind)
{
	struct carrier_options o = { .confidential = true };
	struct diags *d = diags_new(a);
	struct buf b = { 0 };

	fuzz_check(carrier_write(a, d, catalog, as, kind, &o, &b, NULL),
	    "what was read can be written");
	fuzz_check(carrier_read(a, d, catalog, "again", b.data, b.len, &o,
	    NULL) != NULL || fuzz_excused(d), "what was written can be read");
	buf_free(&b);
}

static inline void
fuzz_carrier(const char *data, size_t size)
{
	struct arena *a = arena_open();
	struct diags *d = diags_new(a);
	struct carrier_report r = { 0 };
	const struct answers *as = carrier_read(a, d, catalog, "fuzz", data,
	    size, NULL, &r);

	fuzz_check((as == NULL) == diags_failed(d),
	    "a failure has an error, success has none");
	for (int k = CARRIER_XML; as != NULL && k < CARRIER_COUNT; k++)
		fuzz_again(a, as, (enum carrier_kind)k);
	arena_close(a);
}

#endif
