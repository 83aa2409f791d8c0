/* Every dictionary and stream of the file, wherever it stands. */
#include <string.h>

#include "base/arena.h"
#include "base/str.h"
#include "base/utf8.h"
#include "verify/verify_int.h"

static void
check_filter(struct verify *v, const struct verify_obj *f,
    const struct verify_obj *parms, const char *where)
{
	static const char known[] = "ASCIIHexDecode ASCII85Decode FlateDecode "
	    "RunLengthDecode CCITTFaxDecode JBIG2Decode DCTDecode JPXDecode "
	    "LZWDecode Crypt";
	const struct verify_obj *name = verify_get(v, parms, "Name");

	if (f->kind != VERIFY_NAME)
		return;
	if (str_eq(f->text, "LZWDecode") || !str_has_word(known, f->text) ||
	    (v->report->part == 1 && str_has_word("Crypt JPXDecode", f->text)))
		verify_fail(v, VERIFY_FILTER, where,
		    "a stream is packed by '%s'", f->text);
	else if (str_eq(f->text, "Crypt") && !verify_is_name(name, "Identity"))
		verify_fail(v, VERIFY_CRYPT, where,
		    "a stream is encrypted by a filter of its own");
}

static void
check_stream(struct verify *v, const struct verify_obj *o, const char *where)
{
	const struct verify_obj *f = verify_get(v, o, "Filter");
	const struct verify_obj *p = verify_get(v, o, "DecodeParms");

	if (verify_has(o, "F") || verify_has(o, "FFilter") ||
	    verify_has(o, "FDecodeParms"))
		verify_fail(v, VERIFY_STREAM_OUTSIDE, where,
		    "a stream has its data in another file");
	check_filter(v, f, p, where);
	for (size_t i = 0; f->kind == VERIFY_ARRAY && i < f->len; i++)
		check_filter(v, verify_item(v, f, i), verify_item(v, p, i),
		    where);
}

/* A file that is attached must itself be archival. */
static void
check_attached(struct verify *v, const struct verify_obj *spec,
    const char *where)
{
	const struct verify_obj *ef = verify_get(v, spec, "EF");
	const struct verify_obj *o = verify_get(v, ef, "F");
	const struct verify_report *r;
	const char *data, *key;
	size_t len, wrong = 0;

	verify_fail(v, VERIFY_EMBEDDED_PART1, where, "a file is attached");
	verify_fail(v, VERIFY_ACTIVE_CONTENT, where, "a file is attached");
	if (o->kind == VERIFY_NULL)
		o = verify_get(v, ef, "UF");
	if (!verify_asks(v, VERIFY_EMBEDDED_FORM) ||
	    !verify_stream(v, o, &data, &len))
		return;
	key = arena_printf(v->arena, "%p", (const void *)o);
	if (map_find(&v->attached, key) != NULL)
		return;
	map_put(&v->attached, v->arena, key, o);
	r = v->inside < 2 ? verify_inner(v, data, len) : NULL;
	for (const struct verify_finding *f = r != NULL ? r->findings : NULL;
	    f != NULL; f = f->next)
		if (verify_rule_row(f->rule)->level < VERIFY_UA ||
		    f->rule == VERIFY_DAMAGED)
			wrong++;
	if (r == NULL || wrong > 0)
		verify_fail(v, VERIFY_EMBEDDED_FORM, where,
		    "an attached file is not PDF/A");
}

static void
check_name(struct verify *v, const struct verify_obj *o, const char *what,
    const char *where)
{
	size_t bad;

	if (o->kind == VERIFY_NAME && !utf8_valid(o->text, o->len, &bad))
		verify_fail(v, VERIFY_NAME_UTF8, where,
		    "the name of a %s is not UTF-8", what);
}

static void
check_names(struct verify *v, const struct verify_obj *o, const char *where)
{
	const struct verify_obj *map = verify_get(v, o, "RoleMap");
	size_t bad;

	if (verify_is_name(verify_get(v, o, "Type"), "StructElem"))
		check_name(v, verify_get(v, o, "S"), "structure type", where);
	check_name(v, verify_get(v, o, "BaseFont"), "font", where);
	check_name(v, verify_get(v, o, "FontName"), "font", where);
	for (size_t i = 0; verify_is_dict(map) && i < map->len; i++) {
		check_name(v, verify_value(v, map, i), "structure type",
		    where);
		if (!utf8_valid(map->keys[i], strlen(map->keys[i]), &bad))
			verify_fail(v, VERIFY_NAME_UTF8, where,
			    "the name of a structure type is not UTF-8");
	}
}

static void
check_dict(struct verify *v, const struct verify_obj *o)
{
	const char *where = verify_where(v, o, 0);
	const char *type = verify_name(verify_get(v, o, "Type"));

	if (o->kind == VERIFY_STREAM)
		check_stream(v, o, where);
	if (o->len > 4095)
		verify_fail(v, VERIFY_DICT_LENGTH, where,
		    "a dictionary has %zu entries", o->len);
	check_names(v, o, where);
	if (verify_is_dict(verify_get(v, o, "EF")))
		check_attached(v, o, where);
	if (str_eq(type, "SigRef") && verify_has(verify_get(v, v->root,
	    "Perms"), "DocMDP") && (verify_has(o, "DigestLocation") ||
	    verify_has(o, "DigestMethod") || verify_has(o, "DigestValue")))
		verify_fail(v, VERIFY_PERMS_DIGEST, where,
		    "a signature reference holds a digest");
}

static void
check_colorants(struct verify *v, const struct verify_obj *o)
{
	const struct verify_obj *names = verify_item(v, o, 1);
	const char *where = verify_where(v, o, 0);

	if (verify_is_name(verify_item(v, o, 0), "Separation"))
		check_name(v, names, "colorant", where);
	else if (verify_is_name(verify_item(v, o, 0), "DeviceN"))
		for (size_t i = 0; i < names->len; i++)
			check_name(v, verify_item(v, names, i), "colorant",
			    where);
}

/* Direct parts only: what is referred to is met under its own number. */
static void
visit(struct verify *v, const struct verify_obj *o)
{
	if (verify_is_dict(o))
		check_dict(v, o);
	if (o->kind == VERIFY_ARRAY) {
		check_colorants(v, o);
		if (o->len > 8191)
			verify_fail(v, VERIFY_ARRAY_LENGTH, verify_where(v, o,
			    0), "an array has %zu items", o->len);
	}
	if (verify_is_dict(o) || o->kind == VERIFY_ARRAY)
		for (size_t i = 0; i < o->len; i++)
			if (o->items[i]->kind != VERIFY_REF)
				visit(v, o->items[i]);
}

void
verify_objects(struct verify *v)
{
	for (int i = 1; i <= verify_last_object(v); i++)
		visit(v, verify_object(v, i));
}
