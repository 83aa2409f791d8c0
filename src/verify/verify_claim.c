/*
 * What the file says it is.  The first pass: it settles part and level, and
 * so which rules count.
 */
#include <string.h>

#include "base/str.h"
#include "verify/verify_int.h"

static void
settle(struct verify *v, const char *part, const char *level)
{
	if (str_eq(part, "1"))
		v->report->part = 1;
	if (str_eq(level, "B"))
		v->report->level = 'b';
	else if (str_eq(level, "U") && v->report->part == 2)
		v->report->level = 'u';
}

static void
check_prefix(struct verify *v, const char *name, const char *where)
{
	const struct verify_xmp *x = verify_xmp_find(v->xmp, VERIFY_NS_PDFA,
	    name);

	if (x != NULL && !str_eq(x->prefix, "pdfaid"))
		verify_fail(v, VERIFY_CLAIM_PREFIX, where,
		    "the claim is written '%s:%s'", x->prefix, name);
}

static void
check_ua(struct verify *v, const char *where)
{
	const struct verify_xmp *title = verify_xmp_find(v->xmp, VERIFY_NS_DC,
	    "title");
	const struct verify_xmp *part = verify_xmp_find(v->xmp,
	    VERIFY_NS_PDFUA, "part");

	if (!str_eq(verify_xmp_text(part), "1") ||
	    !str_eq(part->prefix, "pdfuaid"))
		verify_fail(v, VERIFY_UA_CLAIM, where,
		    "the file does not say that it is PDF/UA-1");
	if (*verify_xmp_text(title) == '\0')
		verify_fail(v, VERIFY_UA_TITLE, where,
		    "the metadata gives no title");
}

void
verify_claim(struct verify *v)
{
	static const char *const names[] = { "part", "conformance", "amd",
	    "corr" };
	const struct verify_obj *o = verify_get(v, v->root, "Metadata");
	const char *where = verify_where(v, o, 0), *fault = NULL;
	const char *part, *level;

	if (o->kind == VERIFY_STREAM)
		v->xmp = verify_xmp_read(v, o, &fault);
	part = verify_xmp_text(verify_xmp_find(v->xmp, VERIFY_NS_PDFA,
	    "part"));
	level = verify_xmp_text(verify_xmp_find(v->xmp, VERIFY_NS_PDFA,
	    "conformance"));
	settle(v, part, level);
	check_ua(v, where);
	if (part[0] == '\0' && level[0] == '\0') {
		verify_fail(v, VERIFY_CLAIM, where,
		    "the file does not say that it is PDF/A");
		return;
	}
	if (!str_eq(part, "1") && !str_eq(part, "2"))
		verify_fail(v, VERIFY_CLAIM_PART, where,
		    "the file claims part '%.20s' of PDF/A", part);
	if (!str_eq(level, "A") && !str_eq(level, "B") &&
	    !(str_eq(level, "U") && v->report->part == 2))
		verify_fail(v, VERIFY_CLAIM_LEVEL, where,
		    "the file claims level '%.20s' of PDF/A", level);
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		check_prefix(v, names[i], where);
}
