/* Metadata streams as such, and against the document information. */
#include <string.h>

#include "base/arena.h"
#include "base/str.h"
#include "base/utf8.h"
#include "verify/verify_int.h"

/* Does the opening <?xpacket ... ?> have this attribute? */
static bool
packet_has(const char *data, size_t len, const char *attribute)
{
	static const char open[] = "<?xpacket";
	size_t n = strlen(attribute);

	for (size_t i = 0; i + sizeof(open) < len; i++) {
		if (memcmp(data + i, open, sizeof(open) - 1) != 0)
			continue;
		for (i += sizeof(open) - 1; i + n < len && data[i] != '>'; i++)
			if (str_space(data[i]) && memcmp(data + i + 1,
			    attribute, n) == 0 && (data[i + 1 + n] == '=' ||
			    str_space(data[i + 1 + n])))
				return true;
		return false;
	}
	return false;
}

static void
check_packet(struct verify *v, const struct verify_obj *o)
{
	const char *where = verify_where(v, o, 0), *fault = NULL, *data;
	const struct verify_xmp *list;
	size_t len, bad;

	if (!verify_stream(v, o, &data, &len))
		return;
	if (packet_has(data, len, "bytes"))
		verify_fail(v, VERIFY_XMP_BYTES, where,
		    "the XMP packet has an attribute 'bytes'");
	if (packet_has(data, len, "encoding"))
		verify_fail(v, VERIFY_XMP_ENCODING, where,
		    "the XMP packet has an attribute 'encoding'");
	if (!utf8_valid(data, len, &bad) || memchr(data, 0, len) != NULL)
		verify_fail(v, VERIFY_XMP_UTF8, where,
		    "metadata is not written in UTF-8");
	list = verify_xmp_read(v, o, &fault);
	if (fault != NULL)
		verify_fail(v, VERIFY_XMP_FORM, where,
		    "metadata is not sound XMP: %s", fault);
	verify_schemas(v, list, where);
	if (verify_has(o, "Filter"))
		verify_fail(v, VERIFY_METADATA_FILTER, where,
		    "the metadata is packed");
}

/* "D:20260306120000-05'00'" as the digits that both notations share. */
static size_t
date_digits(const char *s, char out[15])
{
	size_t n = 0;

	if (str_starts(s, "D:"))
		s += 2;
	for (; *s != '\0' && n < 14; s++) {
		if (*s >= '0' && *s <= '9')
			out[n++] = *s;
		else if (*s == 'Z' || *s == '+' || (*s == '-' && n >= 8))
			break;
	}
	out[n] = '\0';
	return n;
}

static bool
same_date(const char *a, const char *b)
{
	char da[15], db[15];
	size_t na = date_digits(a, da), nb = date_digits(b, db);

	return strncmp(da, db, na < nb ? na : nb) == 0;
}

static void
check_info(struct verify *v)
{
	static const struct {
		const char *key, *space, *name;
		bool date;
	} pairs[] = {
		{ "Title", VERIFY_NS_DC, "title", false },
		{ "Author", VERIFY_NS_DC, "creator", false },
		{ "Subject", VERIFY_NS_DC, "description", false },
		{ "Keywords", VERIFY_NS_PDF, "Keywords", false },
		{ "Creator", VERIFY_NS_XMP, "CreatorTool", false },
		{ "Producer", VERIFY_NS_PDF, "Producer", false },
		{ "CreationDate", VERIFY_NS_XMP, "CreateDate", true },
		{ "ModDate", VERIFY_NS_XMP, "ModifyDate", true },
	};
	const struct verify_obj *info = verify_get(v, v->trailer, "Info");

	for (size_t i = 0; i < sizeof(pairs) / sizeof(pairs[0]); i++) {
		const struct verify_obj *o = verify_get(v, info,
		    pairs[i].key);
		const char *a = verify_text(v, o);
		const char *b = verify_xmp_text(verify_xmp_find(v->xmp,
		    pairs[i].space, pairs[i].name));

		if (o->kind != VERIFY_STRING || (pairs[i].date ?
		    *b != '\0' && same_date(a, b) : str_eq(a, b)))
			continue;
		verify_fail(v, VERIFY_INFO_DIFFERS, verify_where(v, info, 0),
		    "'%s' of the document information is not in the metadata",
		    pairs[i].key);
	}
}

void
verify_metadata(struct verify *v)
{
	const struct verify_obj *o = verify_get(v, v->root, "Metadata");

	if (o->kind != VERIFY_STREAM ||
	    !verify_is_name(verify_get(v, o, "Subtype"), "XML"))
		verify_fail(v, VERIFY_METADATA, NULL,
		    "the file has no metadata");
	for (int i = 1; i <= verify_last_object(v); i++) {
		const struct verify_obj *m = verify_get(v,
		    verify_object(v, i), "Metadata");

		if (m->kind == VERIFY_STREAM && (m != o ||
		    verify_object(v, i) == v->root))
			check_packet(v, m);
	}
	check_info(v);
}
