/* One file from its bytes to the report. */
#include "base/arena.h"
#include "base/io.h"
#include "base/limits.h"
#include "verify/verify_int.h"

/*
 * The checks, each independent of the others.  The first settles which rules
 * count, by what the file claims to be.
 */
static void (*const verify_passes[])(struct verify *) = {
	verify_claim,
	verify_ua,
	verify_raw,
	verify_objects,
	verify_catalog,
	verify_actions,
	verify_metadata,
	verify_colour,
	verify_drawing,
	verify_glyphs,
	verify_filing,
};

/* outer: the file that this one is attached to; its bounds are shared. */
static struct verify_report *
run(struct arena *a, const void *bytes, size_t len, struct verify *outer)
{
	struct verify v = { .arena = a, .bytes = bytes, .len = len };

	if (outer != NULL) {
		v.inside = outer->inside + 1;
		v.spent = outer->spent;
		v.steps = outer->steps;
	}
	v.report = arena_alloc(a, sizeof(*v.report));
	v.report->part = 2;
	v.report->level = 'a';
	if (verify_store_open(&v)) {
		verify_pages(&v);
		v.report->pages = v.npages;
		for (size_t i = 0; i < sizeof(verify_passes) /
		    sizeof(verify_passes[0]); i++)
			verify_passes[i](&v);
	} else {
		verify_ua_unopened(&v);
	}
	if (outer != NULL) {
		outer->spent = v.spent;
		outer->steps = v.steps;
	}
	for (int r = 0; r < VERIFY_RULE_COUNT; r++)
		if (verify_asks(&v, (enum verify_rule)r))
			v.report->checks++;
	return v.report;
}

struct verify_report *
verify_bytes(struct arena *a, const void *bytes, size_t len)
{
	return run(a, bytes, len, NULL);
}

struct verify_report *
verify_inner(struct verify *v, const void *bytes, size_t len)
{
	return run(v->arena, bytes, len, v);
}

struct verify_report *
verify_file(struct arena *a, struct diags *d, const char *path)
{
	size_t len;
	char *bytes = io_read(a, d, path, LIMIT_PDF_BYTES, &len);

	return bytes != NULL ? verify_bytes(a, bytes, len) : NULL;
}
