/*
 * Finding the four faces of the serif font that all papers are set in.  Systems
 * keep them in different folders, and under the same file names there is an
 * older generation without Vietnamese; so a folder counts only when all four
 * faces in it read as TrueType, may be embedded and have the letters that are
 * promised.
 */
#include <string.h>
#include <sys/stat.h>

#include <hb-ot.h>
#include <libdeflate.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/utf8.h"
#include "render/pdf/pdf_int.h"
#include "render/render.h"

static const char *const files[LAYOUT_FACES] = {
	[LAYOUT_REGULAR] = "LiberationSerif-Regular.ttf",
	[LAYOUT_BOLD] = "LiberationSerif-Bold.ttf",
	[LAYOUT_ITALIC] = "LiberationSerif-Italic.ttf",
	[LAYOUT_BOLD_ITALIC] = "LiberationSerif-BoldItalic.ttf",
};

static const char *const folders[] = {
	"/usr/share/fonts/truetype/liberation2",
	"/usr/share/fonts/truetype/liberation",
	"/usr/share/fonts/truetype/liberation-serif",
	"/usr/share/fonts/liberation-serif-fonts",
	"/usr/share/fonts/liberation-serif",
	"/usr/share/fonts/liberation-fonts",
	"/usr/share/fonts/liberation",
	"/usr/share/fonts/TTF",
	"/usr/share/fonts/truetype",
	"/usr/local/share/fonts/truetype/liberation2",
	"/usr/local/share/fonts/Liberation",
	"/usr/local/share/fonts",
};

/* Letters of the names and languages that a paper must be able to print. */
static const char covered[] =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
    " !\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"
    "¡¿ÁÉÍÑÓÚÜáéíñóúüÀÈÌÒÙàèìòùÂÊÎÔÛâêîôûÄËÏÖäëïöÅåÆæÇçØøß§©®°½¼"
    "ĄąĆćĘęŁłŃńŚśŹźŻżČčĎďĚěŇňŘřŠšŤťŮůŽžĂăȘșȚțŐőŰűĞğİıŞş"
    "ẠạẢảẤấẬậẮắẶặẸẹẼẽẾếỄễỆệỈỉỊịỌọỎỏỐốỘộỚớỢợỤụỦủỨứỰựỲỳỸỹĐđƠơƯư"
    "АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдежзиклмнопрстуфхцчшщъыьэюя"
    "ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩαβγδεζηθικλμνξοπρστυφχψω"
    "‘’“”–—…•";

/* The tables that must be there; the first ones are what gets embedded. */
#define EMBEDDED	6
static const hb_tag_t needed[] = {
	HB_TAG('g', 'l', 'y', 'f'), HB_TAG('l', 'o', 'c', 'a'),
	HB_TAG('h', 'e', 'a', 'd'), HB_TAG('m', 'a', 'x', 'p'),
	HB_TAG('h', 'h', 'e', 'a'), HB_TAG('h', 'm', 't', 'x'),
	HB_TAG('c', 'm', 'a', 'p'), HB_TAG('O', 'S', '/', '2'),
};

/* OS/2 fsType: restricted, no subsetting, bitmaps only. */
#define FORBIDS_EMBEDDING	(0x0002 | 0x0100 | 0x0200)

static void drop_blob(void *p) { hb_blob_destroy(p); }
static void drop_face(void *p) { hb_face_destroy(p); }
static void drop_font(void *p) { hb_font_destroy(p); }

static void
drop_deflate(void *p)
{
	libdeflate_free_compressor(p);
}

/* A big-endian 16-bit number of a table; 0 when the table is too short. */
static int32_t
table_int16(hb_face_t *face, hb_tag_t tag, unsigned at)
{
	hb_blob_t *blob = hb_face_reference_table(face, tag);
	unsigned len;
	const char *data = hb_blob_get_data(blob, &len);
	int32_t value = 0;

	if (data != NULL && at + 2 <= len)
		value = (int16_t)((uint16_t)(unsigned char)data[at] << 8 |
		    (unsigned char)data[at + 1]);
	hb_blob_destroy(blob);
	return value;
}

static size_t
big_endian(const unsigned char *p, int bytes)
{
	size_t value = 0;

	while (bytes-- > 0)
		value = value << 8 | *p++;
	return value;
}

/*
 * Does every table end within the file?  HarfBuzz reads what is left of a file
 * that was cut off, and the glyphs behind the cut are blank without a word.  Of
 * a collection the first font is used.
 */
static bool
is_whole(hb_blob_t *blob)
{
	unsigned len;
	const unsigned char *p =
	    (const unsigned char *)hb_blob_get_data(blob, &len);
	size_t tables, start = 0;

	if (p != NULL && len >= 16 && memcmp(p, "ttcf", 4) == 0)
		start = big_endian(p + 12, 4);
	if (p == NULL || len < 12 || start > len - 12)
		return false;
	tables = big_endian(p + start + 4, 2);
	if (len - start < 12 + 16 * tables)
		return false;
	for (size_t i = 0; i < tables; i++) {
		const unsigned char *entry = p + start + 12 + 16 * i;

		if (big_endian(entry + 8, 4) > len ||
		    big_endian(entry + 12, 4) > len - big_endian(entry + 8, 4))
			return false;
	}
	return true;
}

static bool
has_tables(hb_face_t *face)
{
	for (size_t i = 0; i < sizeof(needed) / sizeof(*needed); i++) {
		hb_blob_t *blob = hb_face_reference_table(face, needed[i]);
		unsigned len = hb_blob_get_length(blob);

		hb_blob_destroy(blob);
		if (len == 0)
			return false;
	}
	return true;
}

static bool
covers(hb_font_t *font)
{
	const char *p = covered;
	hb_codepoint_t gid;
	uint32_t c;

	while ((c = utf8_next(&p)) != 0)
		if (!hb_font_get_nominal_glyph(font, c, &gid) || gid == 0)
			return false;
	return true;
}

/*
 * The face as it is embedded: all that a reader of a composite TrueType font
 * looks at.  Subsetting the whole one would go through its map of characters
 * and its features for every document, to drop them.
 */
static hb_face_t *
bare_face(hb_face_t *whole)
{
	hb_face_t *bare = hb_face_builder_create();

	for (size_t i = 0; i < EMBEDDED; i++) {
		hb_blob_t *blob = hb_face_reference_table(whole, needed[i]);

		hb_face_builder_add_table(bare, needed[i], blob);
		hb_blob_destroy(blob);
	}
	return bare;
}

/* A PDF name takes any byte by escape, but plain ones offend no reader. */
static const char *
plain_name(struct arena *arena, hb_face_t *face)
{
	char raw[64], *out = arena_alloc(arena, sizeof(raw));
	unsigned len = sizeof(raw);
	size_t n = 0;

	hb_ot_name_get_utf8(face, HB_OT_NAME_ID_POSTSCRIPT_NAME,
	    HB_LANGUAGE_INVALID, &len, raw);
	for (unsigned i = 0; i < len && i < sizeof(raw) - 1; i++)
		if ((raw[i] >= 'a' && raw[i] <= 'z') || raw[i] == '-' ||
		    (raw[i] >= 'A' && raw[i] <= 'Z') ||
		    (raw[i] >= '0' && raw[i] <= '9'))
			out[n++] = raw[i];
	return n > 0 ? out : "Serif";
}

static void
measure(struct pdf_face *f)
{
	static const hb_tag_t head = HB_TAG('h', 'e', 'a', 'd');
	hb_font_extents_t e = { 0 };
	hb_position_t cap = 0;

	hb_font_get_h_extents(f->font, &e);
	hb_ot_metrics_get_position(f->font, HB_OT_METRICS_TAG_CAP_HEIGHT,
	    &cap);
	f->ascent = e.ascender;
	f->descent = e.descender < 0 ? -e.descender : e.descender;
	f->cap_height = cap > 0 ? cap : f->em * 2 / 3;
	for (unsigned i = 0; i < 4; i++)
		f->box[i] = table_int16(f->face, head, 36 + 2 * i);
	f->slant = table_int16(f->face, HB_TAG('p', 'o', 's', 't'), 4);
}

const char *
pdf_face_open(struct arena *arena, struct pdf_face *f, const char *path)
{
	struct stat st;
	hb_blob_t *blob;

	*f = (struct pdf_face){ .file = path };
	if (stat(path, &st) != 0)
		return "is not there";
	/* A pipe would make us wait for ever. */
	if (!S_ISREG(st.st_mode))
		return "is not a file";
	f->map = pdf_map_open(arena, path, &blob);
	if (f->map == NULL)
		return "cannot be read";
	arena_defer(arena, drop_blob, blob);
	f->face = hb_face_create(blob, 0);
	arena_defer(arena, drop_face, f->face);
	f->font = hb_font_create(f->face);
	arena_defer(arena, drop_font, f->font);
	f->glyphs = hb_face_get_glyph_count(f->face);
	f->em = (int32_t)hb_face_get_upem(f->face);
	if (!is_whole(blob) || !has_tables(f->face) || f->glyphs < 2 ||
	    f->glyphs > UINT16_MAX)
		return "is damaged, or not a TrueType font";
	if (table_int16(f->face, HB_TAG('O', 'S', '/', '2'), 8) &
	    FORBIDS_EMBEDDING)
		return "does not permit embedding";
	f->outlines = bare_face(f->face);
	arena_defer(arena, drop_face, f->outlines);
	f->name = plain_name(arena, f->face);
	measure(f);
	return NULL;
}

/* The faces of one folder; *file and what is wrong with the first bad one. */
static const char *
open_folder(struct arena *arena, struct pdf_fonts *fonts, const char *folder,
    const char **file)
{
	for (size_t i = 0; i < LAYOUT_FACES; i++) {
		const char *wrong;

		*file = arena_printf(arena, "%s/%s", folder, files[i]);
		wrong = pdf_face_open(arena, &fonts->faces[i], *file);
		if (wrong != NULL)
			return wrong;
		if (!covers(fonts->faces[i].font))
			return "lacks letters, so it is damaged or too old";
	}
	return NULL;
}

static bool
search(struct arena *arena, struct diags *diags, struct pdf_fonts *fonts)
{
	const char *file, *wrong, *worst = NULL, *worst_file = NULL;
	struct stat st;

	for (size_t i = 0; i < sizeof(folders) / sizeof(*folders); i++) {
		if (stat(folders[i], &st) != 0)
			continue;
		wrong = open_folder(arena, fonts, folders[i], &file);
		if (wrong == NULL)
			return true;
		/* A file that is there and bad says more than one that is not. */
		if (worst == NULL && stat(file, &st) == 0) {
			worst = wrong;
			worst_file = file;
		}
	}
	if (worst != NULL)
		diag_add(diags, DIAG_FONT_MISSING, (struct pos){ 0 },
		    "install version 2 of the Liberation fonts; on Debian: "
		    "apt-get install fonts-liberation2",
		    "the font '%s' %s", worst_file, worst);
	else
		diag_add(diags, DIAG_FONT_MISSING, (struct pos){ 0 },
		    "install the Liberation fonts; on Debian: "
		    "apt-get install fonts-liberation2",
		    "the font '%s' is in none of the usual folders", files[0]);
	return false;
}

struct pdf_fonts *
pdf_fonts_open(struct arena *arena, struct diags *diags, const char *folder)
{
	struct pdf_fonts *fonts = arena_alloc(arena, sizeof(*fonts));
	const char *file, *wrong;

	if (folder == NULL) {
		if (!search(arena, diags, fonts))
			return NULL;
	} else {
		wrong = open_folder(arena, fonts, folder, &file);
		if (wrong != NULL) {
			diag_add(diags, DIAG_FONT_MISSING, (struct pos){ 0 },
			    "put the four Liberation Serif 2 files there, or "
			    "name no folder; on Debian they come with: "
			    "apt-get install fonts-liberation2",
			    "the font '%s' %s", file, wrong);
			return NULL;
		}
	}
	pdf_chain_open(&fonts->chain, arena, folder);
	pdf_words_open(&fonts->words, arena);
	fonts->memo = layout_memo_open(arena);
	pdf_known_open(&fonts->known, arena);
	pdf_share_open(&fonts->share, arena);
	pdf_cuts_open(&fonts->cuts, arena);
	/* 1 is the fastest; the files grow by a fifteenth, the time halves. */
	fonts->deflate = libdeflate_alloc_compressor(1);
	if (fonts->deflate == NULL) {
		diag_add(diags, DIAG_PDF_FAILED, (struct pos){ 0 },
		    "close other programs and try again",
		    "there is no memory to compress with");
		return NULL;
	}
	arena_defer(arena, drop_deflate, fonts->deflate);
	return fonts;
}

void
pdf_fonts_files(const struct pdf_fonts *fonts, struct arena *arena,
    struct vec *out)
{
	for (size_t i = 0; i < LAYOUT_FACES; i++)
		vec_push(out, arena, fonts->faces[i].file);
	pdf_chain_files(&fonts->chain, arena, out);
}

static void
metrics(void *ctx, enum layout_face face, int32_t *ascent, int32_t *descent)
{
	const struct pdf_fonts *fonts = ctx;
	const struct pdf_face *f = &fonts->faces[face];

	*ascent = (int32_t)((int64_t)f->ascent * LAYOUT_EM / f->em);
	*descent = (int32_t)((int64_t)f->descent * LAYOUT_EM / f->em);
}

struct layout_fonts
pdf_fonts_layout(struct pdf_fonts *fonts)
{
	return (struct layout_fonts){ .shape = pdf_shape,
	    .shape_back = pdf_shape_back, .metrics = metrics,
	    .advice = pdf_chain_advice, .ctx = fonts,
	    .memo = fonts->memo };
}
