/* One font: its dictionaries read and held against the rules. */
#include <string.h>

#include "base/arena.h"
#include "base/str.h"
#include "verify/verify_font.h"

#define FONTS_MOST	1000	/* of one file; a paper has ten */
#define CODES		65536

static bool
standard_font(const char *name)
{
	return str_has_word("Times-Roman Times-Bold Times-Italic "
	    "Times-BoldItalic Helvetica Helvetica-Bold Helvetica-Oblique "
	    "Helvetica-BoldOblique Courier Courier-Bold Courier-Oblique "
	    "Courier-BoldOblique Symbol ZapfDingbats", name);
}

/* --- composite fonts --- */

static void
read_codes(struct verify *v, struct verify_font *f, const char *where)
{
	const struct verify_obj *o = verify_get(v, f->dict, "Encoding");
	const struct verify_obj *use = verify_get(v, o, "UseCMap");
	const char *name = verify_name(o);

	if (o->kind == VERIFY_STREAM) {
		f->codes = verify_cmap_read(v, o);
		if (verify_get(v, o, "WMode")->integer != f->codes->wmode)
			verify_fail(v, VERIFY_CMAP_WMODE, where,
			    "a character map is for two directions");
		if (use->kind == VERIFY_NAME)
			f->codes->uses = use->text;
		if (f->codes->uses != NULL &&
		    !verify_cmap_predefined(f->codes->uses))
			verify_fail(v, VERIFY_CMAP_USES, where,
			    "a character map uses '%s'", f->codes->uses);
		f->codes->unknown = f->codes->uses != NULL;
		for (size_t i = 0; i < f->codes->n; i++)
			if (f->codes->ranges[i].value + (f->codes->ranges[i].to
			    - f->codes->ranges[i].from) > 65535)
				verify_fail(v, VERIFY_CID_RANGE, where,
				    "a character map goes beyond 65535");
		return;
	}
	f->codes = arena_alloc(v->arena, sizeof(*f->codes));
	f->codes->identity = str_starts(name, "Identity-");
	f->codes->unknown = !f->codes->identity;
	if (!verify_cmap_predefined(name))
		verify_fail(v, VERIFY_CMAP_EMBEDDED, where,
		    "the character map '%s' is not embedded", name);
}

/* The collection that a predefined map is for, by the map's name. */
static const char *
collection(const char *cmap)
{
	static const char *const of[][2] = {
		{ "GB", "GB1" }, { "UniGB", "GB1" }, { "B5", "CNS1" },
		{ "HKscs", "CNS1" }, { "ETen", "CNS1" }, { "CNS", "CNS1" },
		{ "UniCNS", "CNS1" }, { "KSC", "Korea1" },
		{ "UniKS", "Korea1" },
	};

	for (size_t i = 0; i < sizeof(of) / sizeof(of[0]); i++)
		if (str_starts(cmap, of[i][0]))
			return of[i][1];
	return "Japan1";
}

static void
check_system(struct verify *v, struct verify_font *f, const char *where)
{
	const struct verify_obj *info = verify_get(v, f->cid, "CIDSystemInfo");
	const struct verify_obj *e = verify_get(v, f->dict, "Encoding");
	const char *registry = verify_get(v, info, "Registry")->text;
	const char *ordering = verify_get(v, info, "Ordering")->text;
	const struct verify_obj *own = verify_get(v, e, "CIDSystemInfo");
	bool same;

	if (f->codes->identity)
		return;
	if (e->kind == VERIFY_STREAM)
		same = str_eq(registry, verify_get(v, own, "Registry")->text)
		    && str_eq(ordering, verify_get(v, own, "Ordering")->text)
		    && verify_get(v, info, "Supplement")->integer <=
		    verify_get(v, own, "Supplement")->integer;
	else
		same = str_eq(registry, "Adobe") && str_eq(ordering,
		    collection(verify_name(e)));
	if (!same)
		verify_fail(v, VERIFY_CID_SYSTEM, where,
		    "a font and its character map are of two collections");
}

static void
set_width(struct verify_font *f, long long cid, const struct verify_obj *w)
{
	if (cid < 0 || cid >= CODES || !verify_number(w))
		return;
	f->widths[cid] = w->number;
	f->has_width[cid] = true;
}

/* W: c [ w w w ] and c c w. */
static void
read_widths(struct verify *v, struct verify_font *f)
{
	const struct verify_obj *w = verify_get(v, f->cid, "W");
	const struct verify_obj *dw = verify_get(v, f->cid, "DW");

	f->widths = arena_array(v->arena, CODES, sizeof(*f->widths));
	f->has_width = arena_array(v->arena, CODES, sizeof(*f->has_width));
	for (size_t i = 0; i < CODES; i++)
		f->widths[i] = verify_number(dw) ? dw->number : 1000;
	for (size_t i = 0; w->kind == VERIFY_ARRAY && i + 1 < w->len;) {
		long long first = verify_item(v, w, i)->integer;
		const struct verify_obj *next = verify_item(v, w, i + 1);

		if (next->kind == VERIFY_ARRAY) {
			for (size_t k = 0; k < next->len && k < CODES; k++)
				set_width(f, first + (long long)k,
				    verify_item(v, next, k));
			i += 2;
			continue;
		}
		for (long long c = first < 0 ? 0 : first; c <= next->integer &&
		    c < CODES; c++)
			set_width(f, c, verify_item(v, w, i + 2));
		i += 3;
	}
}

static void
read_composite(struct verify *v, struct verify_font *f, const char *where)
{
	const struct verify_obj *map, *set;
	const char *subtype;

	f->cid = verify_item(v, verify_get(v, f->dict, "DescendantFonts"), 0);
	f->descriptor = verify_get(v, f->cid, "FontDescriptor");
	subtype = verify_name(verify_get(v, f->cid, "Subtype"));
	read_codes(v, f, where);
	check_system(v, f, where);
	read_widths(v, f);
	map = verify_get(v, f->cid, "CIDToGIDMap");
	if (map->kind == VERIFY_STREAM)
		verify_stream(v, map, &f->gids, &f->gids_len);
	else if (str_eq(subtype, "CIDFontType2") &&
	    !verify_is_name(map, "Identity") &&
	    (v->report->part == 1 || verify_has(f->descriptor, "FontFile2")))
		verify_fail(v, VERIFY_CID_TO_GID, where,
		    "a font has no CIDToGIDMap");
	set = verify_get(v, f->descriptor, "CIDSet");
	if (set->kind == VERIFY_STREAM)
		verify_stream(v, set, &f->cidset, &f->cidset_len);
	else if (v->report->part == 1 && verify_subset_name(verify_name(verify_get(
	    v, f->cid, "BaseFont"))))
		verify_fail(v, VERIFY_CIDSET, where,
		    "a subset font has no CIDSet");
}

/* --- simple fonts --- */

static void
read_encoding(struct verify *v, struct verify_font *f)
{
	const struct verify_obj *e = verify_get(v, f->dict, "Encoding");
	const struct verify_obj *list = verify_get(v, e, "Differences");
	long long code = 0;

	f->base = e->kind == VERIFY_NAME ? e->text :
	    verify_name(verify_get(v, e, "BaseEncoding"));
	for (size_t i = 0; list->kind == VERIFY_ARRAY && i < list->len; i++) {
		const struct verify_obj *o = verify_item(v, list, i);

		if (o->kind == VERIFY_INT)
			code = o->integer;
		else if (o->kind == VERIFY_NAME && code >= 0 && code < 256)
			f->differences[code++] = o->text;
	}
}

static void
check_simple(struct verify *v, struct verify_font *f, const char *where)
{
	const struct verify_obj *first = verify_get(v, f->dict, "FirstChar");
	const struct verify_obj *last = verify_get(v, f->dict, "LastChar");
	const struct verify_obj *widths = verify_get(v, f->dict, "Widths");

	if (str_eq(f->subtype, "Type1") && standard_font(f->name) &&
	    f->file->kind != VERIFY_STREAM)
		return;
	if (first->kind != VERIFY_INT)
		verify_fail(v, VERIFY_FONT_FIRST, where,
		    "the font '%s' has no FirstChar", f->name);
	if (last->kind != VERIFY_INT)
		verify_fail(v, VERIFY_FONT_LAST, where,
		    "the font '%s' has no LastChar", f->name);
	if (widths->kind != VERIFY_ARRAY || (long long)widths->len !=
	    last->integer - first->integer + 1)
		verify_fail(v, VERIFY_FONT_WIDTHS, where,
		    "the font '%s' has not a width for each code", f->name);
}

static void
check_truetype(struct verify *v, struct verify_font *f, const char *where)
{
	const struct verify_obj *e = verify_get(v, f->dict, "Encoding");
	bool known = str_has_word("WinAnsiEncoding MacRomanEncoding", f->base) &&
	    f->base[0] != '\0', differs = verify_has(e, "Differences");

	if (f->symbolic) {
		if (e->kind != VERIFY_NULL)
			verify_fail(v, VERIFY_SYMBOLIC_ENCODING, where,
			    "the symbolic font '%s' has an encoding", f->name);
		if (f->sfnt != NULL && f->sfnt->ncmaps != 1 &&
		    !f->sfnt->symbol)
			verify_fail(v, VERIFY_SYMBOLIC_CMAP, where,
			    "the symbolic font '%s' has %d cmaps", f->name,
			    f->sfnt->ncmaps);
		return;
	}
	if (f->sfnt != NULL && !(f->sfnt->ncmaps > 1 ||
	    (f->sfnt->ncmaps > 0 && !f->sfnt->symbol)))
		verify_fail(v, VERIFY_CMAP_NONSYMBOLIC, where,
		    "the font '%s' has no cmap that is not symbolic", f->name);
	for (int c = 0; c < 256 && differs; c++)
		if (f->differences[c] != NULL &&
		    !verify_name_listed(f->differences[c]) &&
		    !str_eq(f->differences[c], ".notdef"))
			known = false;
	if (differs && (v->report->part == 1 || (f->sfnt != NULL &&
	    !f->sfnt->unicode)))
		known = false;
	if (!known)
		verify_fail(v, VERIFY_TRUETYPE_ENCODING, where,
		    "the font '%s' has an encoding of its own", f->name);
}

/* --- programs --- */

static void
read_program(struct verify *v, struct verify_font *f)
{
	static const char *const keys[] = { "FontFile", "FontFile2",
	    "FontFile3" };
	const char *data;
	size_t len, k = 0;

	while (k < 3 && verify_get(v, f->descriptor, keys[k])->kind !=
	    VERIFY_STREAM)
		k++;
	f->file = k < 3 ? verify_get(v, f->descriptor, keys[k]) : &verify_none;
	if (k == 3 || !verify_stream(v, f->file, &data, &len)) {
		f->broken = k < 3;
		return;
	}
	if (k == 0)
		f->outlines = verify_type1_read(v->arena, data, len);
	else if (k == 1 || (len > 4 && (memcmp(data, "OTTO", 4) == 0 ||
	    memcmp(data, "\0\1\0\0", 4) == 0)))
		f->sfnt = verify_sfnt_read(v->arena, data, len);
	else
		f->outlines = verify_cff_read(v->arena, data, len);
	if (f->sfnt != NULL && f->sfnt->cff != NULL) {
		f->outlines = verify_cff_read(v->arena, f->sfnt->cff,
		    f->sfnt->cff_len);
		f->sfnt = NULL;
	}
	f->broken = f->sfnt == NULL && f->outlines == NULL;
}

static void
check_common(struct verify *v, struct verify_font *f, const char *where)
{
	const char *type = verify_name(verify_get(v, f->file, "Subtype"));
	const struct verify_obj *cid = f->cid;

	if (!verify_is_name(verify_get(v, f->dict, "Type"), "Font") ||
	    (cid->len > 0 && !verify_is_name(verify_get(v, cid, "Type"),
	    "Font")))
		verify_fail(v, VERIFY_FONT_TYPE, where,
		    "a font does not say that it is one");
	if (!str_has_word("Type1 MMType1 TrueType Type3 Type0", f->subtype) ||
	    f->subtype[0] == '\0' || (cid->len > 0 && !str_has_word("CIDFontType0 "
	    "CIDFontType2", verify_name(verify_get(v, cid, "Subtype")))))
		verify_fail(v, VERIFY_FONT_SUBTYPE, where,
		    "there is no kind of font '%s'", f->subtype);
	if (!str_eq(f->subtype, "Type3") && (f->name[0] == '\0' ||
	    (cid->len > 0 && verify_get(v, cid, "BaseFont")->kind !=
	    VERIFY_NAME)))
		verify_fail(v, VERIFY_FONT_NAME, where, "a font has no name");
	if (type[0] != '\0' && !str_has_word("Type1C CIDFontType0C OpenType",
	    type))
		verify_fail(v, VERIFY_FONT_FILE_TYPE, where,
		    "the program of '%s' is of kind '%s'", f->name, type);
	if (f->broken)
		verify_fail(v, VERIFY_FONT_BROKEN, where,
		    "the program of the font '%s' is damaged", f->name);
}

static struct verify_font *
read_font(struct verify *v, const struct verify_obj *dict, const char *where)
{
	struct verify_font *f = arena_alloc(v->arena, sizeof(*f));
	const struct verify_obj *map = verify_get(v, dict, "ToUnicode");

	f->dict = dict;
	f->cid = f->file = &verify_none;
	f->subtype = verify_name(verify_get(v, dict, "Subtype"));
	f->name = verify_name(verify_get(v, dict, "BaseFont"));
	f->base = "";
	f->descriptor = verify_get(v, dict, "FontDescriptor");
	if (str_eq(f->subtype, "Type0"))
		read_composite(v, f, where);
	else
		read_encoding(v, f);
	f->symbolic = (verify_get(v, f->descriptor, "Flags")->integer & 4) != 0;
	read_program(v, f);
	check_common(v, f, where);
	if (!str_eq(f->subtype, "Type0"))
		check_simple(v, f, where);
	if (str_eq(f->subtype, "TrueType"))
		check_truetype(v, f, where);
	verify_charset(v, f, where);
	verify_cidset(v, f, where);
	if (map->kind == VERIFY_STREAM)
		f->unicode = verify_cmap_read(v, map);
	f->shown = arena_alloc(v->arena, CODES / 8);
	f->hidden = arena_alloc(v->arena, CODES / 8);
	return f;
}

struct verify_font *
verify_font(struct verify *v, const struct verify_obj *dict, const char *where)
{
	char *key = arena_printf(v->arena, "%p", (const void *)dict);
	struct verify_font *f = map_find(&v->fonts, key);

	if (f != NULL)
		return f;
	if (v->fonts.n >= FONTS_MOST) {
		verify_fail(v, VERIFY_TOO_MUCH, NULL,
		    "the file has more than %d fonts", FONTS_MOST);
		return NULL;
	}
	f = read_font(v, dict, where);
	map_put(&v->fonts, v->arena, key, f);
	return f;
}
