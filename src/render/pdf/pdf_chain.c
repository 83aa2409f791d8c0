/*
 * The fonts behind the first ones: which file has the letters of which script.
 * A file is looked for, mapped and checked when a character first needs it, so
 * that a packet in Latin letters pays nothing; it then stays with the process.
 *
 * The order of the table is the order of choice, and no folder is listed to
 * make it: the same fonts installed give the same pages.
 */
#include <sys/stat.h>

#include "base/arena.h"
#include "base/utf8.h"
#include "render/pdf/pdf_int.h"

struct family {
	const char	*name;
	const char *const *styles;	/* what the name goes on with, by face */
	const char	*suffix;
	const char	*package;	/* where Debian keeps it */
	hb_script_t	 scripts[5];	/* tried first for these */
	bool		 any;		/* and last for all others */
	bool		 before;	/* tried before the first fonts even */
};

static const char *const noto[LAYOUT_FACES] = { "-Regular", "-Bold",
    "-Italic", "-BoldItalic" };
static const char *const upright[LAYOUT_FACES] = { "-Regular", "-Bold" };
static const char *const joined[LAYOUT_FACES] = { "", "Bold", "Italic",
    "BoldItalic" };
static const char *const slanted[LAYOUT_FACES] = { "", "-Bold", "-Oblique",
    "-BoldOblique" };
static const char *const dashed[LAYOUT_FACES] = { "", "-Bold", "-Italic",
    "-BoldItalic" };
static const char *const two[LAYOUT_FACES] = { "", "Bold" };
static const char *const one[LAYOUT_FACES] = { "" };

#define NOTO(name, ...) { name, upright, ".ttf", "fonts-noto-core", \
    { __VA_ARGS__ }, false, false }

/* The slots of a document carry these places: add, but do not move. */
static const struct family families[PDF_FAMILIES] = {
	[1] = { "NotoSerif", noto, ".ttf", "fonts-noto-core",
	    { HB_SCRIPT_LATIN, HB_SCRIPT_GREEK, HB_SCRIPT_CYRILLIC }, true, false },
	/* The first fonts draw a letter and its points as one. */
	{ "NotoSerifHebrew", upright, ".ttf", "fonts-noto-core",
	    { HB_SCRIPT_HEBREW }, false, true },
	/* Not Naskh: its lam and alef are two glyphs in one place, and a
	 * reader takes them for two lines. */
	NOTO("NotoSansArabic", HB_SCRIPT_ARABIC),
	NOTO("NotoSansSyriac", HB_SCRIPT_SYRIAC),
	NOTO("NotoSansThaana", HB_SCRIPT_THAANA),
	NOTO("NotoSansNKo", HB_SCRIPT_NKO),
	NOTO("NotoSansAdlam", HB_SCRIPT_ADLAM),
	NOTO("NotoSansHanifiRohingya", HB_SCRIPT_HANIFI_ROHINGYA),
	NOTO("NotoSerifDevanagari", HB_SCRIPT_DEVANAGARI),
	NOTO("NotoSerifBengali", HB_SCRIPT_BENGALI),
	NOTO("NotoSerifGurmukhi", HB_SCRIPT_GURMUKHI),
	NOTO("NotoSerifGujarati", HB_SCRIPT_GUJARATI),
	NOTO("NotoSansOriya", HB_SCRIPT_ORIYA),
	NOTO("NotoSerifTamil", HB_SCRIPT_TAMIL),
	NOTO("NotoSerifTelugu", HB_SCRIPT_TELUGU),
	NOTO("NotoSerifKannada", HB_SCRIPT_KANNADA),
	NOTO("NotoSerifMalayalam", HB_SCRIPT_MALAYALAM),
	NOTO("NotoSerifSinhala", HB_SCRIPT_SINHALA),
	NOTO("NotoSerifThai", HB_SCRIPT_THAI),
	NOTO("NotoSerifLao", HB_SCRIPT_LAO),
	NOTO("NotoSerifTibetan", HB_SCRIPT_TIBETAN),
	NOTO("NotoSerifMyanmar", HB_SCRIPT_MYANMAR),
	NOTO("NotoSerifGeorgian", HB_SCRIPT_GEORGIAN),
	NOTO("NotoSerifArmenian", HB_SCRIPT_ARMENIAN),
	NOTO("NotoSerifEthiopic", HB_SCRIPT_ETHIOPIC),
	NOTO("NotoSerifKhmer", HB_SCRIPT_KHMER),
	NOTO("NotoSansMongolian", HB_SCRIPT_MONGOLIAN),
	NOTO("NotoSansCherokee", HB_SCRIPT_CHEROKEE),
	NOTO("NotoSansCanadianAboriginal", HB_SCRIPT_CANADIAN_SYLLABICS),
	NOTO("NotoSansTifinagh", HB_SCRIPT_TIFINAGH),
	NOTO("NotoSansYi", HB_SCRIPT_YI),
	{ "NanumMyeongjo", two, ".ttf", "fonts-nanum",
	    { HB_SCRIPT_HANGUL }, false, false },
	{ "UnBatang", two, ".ttf", "fonts-unfonts-core",
	    { HB_SCRIPT_HANGUL }, false, false },
	{ "DroidSansFallbackFull", one, ".ttf", "fonts-droid-fallback",
	    { HB_SCRIPT_HAN, HB_SCRIPT_HIRAGANA, HB_SCRIPT_KATAKANA,
	    HB_SCRIPT_BOPOMOFO }, false, false },
	{ "wqy-microhei", one, ".ttc", "fonts-wqy-microhei",
	    { HB_SCRIPT_HAN, HB_SCRIPT_HIRAGANA, HB_SCRIPT_KATAKANA,
	    HB_SCRIPT_HANGUL, HB_SCRIPT_BOPOMOFO }, false, false },
	{ "FreeSerif", joined, ".ttf", "fonts-freefont-ttf", { 0 }, true,
	    false },
	{ "DejaVuSerif", dashed, ".ttf", "fonts-dejavu-core", { 0 }, true,
	    false },
	{ "DejaVuSans", slanted, ".ttf", "fonts-dejavu-core", { 0 }, true,
	    false },
};

static const char *const folders[] = {
	"/usr/share/fonts/truetype/noto",
	"/usr/share/fonts/truetype/freefont",
	"/usr/share/fonts/truetype/dejavu",
	"/usr/share/fonts/truetype/droid",
	"/usr/share/fonts/truetype/nanum",
	"/usr/share/fonts/truetype/unfonts-core",
	"/usr/share/fonts/truetype/wqy",
	"/usr/share/fonts/noto",
	"/usr/share/fonts/google-noto",
	"/usr/share/fonts/gnu-free",
	"/usr/share/fonts/dejavu",
	"/usr/share/fonts/droid",
	"/usr/share/fonts/TTF",
	"/usr/share/fonts/truetype",
	"/usr/local/share/fonts",
};

/* --- files --- */

/* Open one file; a bad one is remembered for pdf_chain_advice. */
static struct pdf_face *
open_file(struct pdf_chain *c, size_t family, const char *path)
{
	struct stat st;
	struct pdf_face *f;
	const char *wrong;

	if (stat(path, &st) != 0)
		return NULL;
	f = arena_alloc(c->arena, sizeof(*f));
	wrong = pdf_face_open(c->arena, f, path);
	if (wrong == NULL)
		return f;
	c->bad[family] = arena_printf(c->arena, "the font '%s' %s", path,
	    wrong);
	return NULL;
}

/* The font of a slot, or NULL when no folder has it. */
static struct pdf_face *
face_of(struct pdf_fonts *fonts, unsigned slot)
{
	struct pdf_chain *c = &fonts->chain;
	size_t family = slot / LAYOUT_FACES;
	const struct family *f = &families[family];
	const char *style = f->styles[slot % LAYOUT_FACES];

	if (c->tried[slot] || style == NULL)
		return c->faces[slot];
	c->tried[slot] = true;
	if (c->folder != NULL)
		c->faces[slot] = open_file(c, family, arena_printf(c->arena,
		    "%s/%s%s%s", c->folder, f->name, style, f->suffix));
	for (size_t i = 0; c->faces[slot] == NULL &&
	    i < sizeof(folders) / sizeof(*folders); i++)
		c->faces[slot] = open_file(c, family, arena_printf(c->arena,
		    "%s/%s%s%s", folders[i], f->name, style, f->suffix));
	return c->faces[slot];
}

void
pdf_chain_files(const struct pdf_chain *c, struct arena *a, struct vec *out)
{
	struct stat st;

	for (size_t slot = LAYOUT_FACES; slot < PDF_SLOTS; slot++) {
		const struct family *f = &families[slot / LAYOUT_FACES];
		const char *style = f->name == NULL ? NULL :
		    f->styles[slot % LAYOUT_FACES];

		for (size_t i = c->folder != NULL ? 0 : 1; style != NULL &&
		    i <= sizeof(folders) / sizeof(*folders); i++) {
			struct arena_mark mark = arena_mark(a);
			char *path = arena_printf(a, "%s/%s%s%s", i == 0 ?
			    c->folder : folders[i - 1], f->name, style,
			    f->suffix);

			if (stat(path, &st) == 0 && S_ISREG(st.st_mode))
				vec_push(out, a, path);
			else
				arena_rewind(a, mark);
		}
	}
}

static void drop_arena(void *p) { arena_close(p); }

void
pdf_chain_open(struct pdf_chain *c, struct arena *arena, const char *folder)
{
	/* Its own: fonts come while the caller's is at any work. */
	c->arena = arena_open();
	arena_defer(arena, drop_arena, c->arena);
	c->folder = folder ? arena_strdup(c->arena, folder) : NULL;
}

void
pdf_chain_rest(const struct pdf_chain *c)
{
	for (size_t i = 0; i < PDF_SLOTS; i++)
		if (c->faces[i] != NULL)
			pdf_map_rest(c->faces[i]->map);
}

/* --- characters --- */

/* Shapes its neighbours or orders them, and is not seen itself. */
static bool
unseen(uint32_t c)
{
	static const struct { uint32_t from, to; } ranges[] = {
		{ 0xAD, 0xAD }, { 0x34F, 0x34F }, { 0x61C, 0x61C },
		{ 0x180B, 0x180F }, { 0x200B, 0x200F }, { 0x202A, 0x202E },
		{ 0x2060, 0x206F }, { 0xFE00, 0xFE0F }, { 0xFEFF, 0xFEFF },
		{ 0xE0000, 0xE0FFF },
	};

	for (size_t i = 0; i < sizeof(ranges) / sizeof(*ranges); i++)
		if (c >= ranges[i].from && c <= ranges[i].to)
			return true;
	return false;
}

/* Has the font a glyph for it, or for the parts it is made of? */
static bool
has(hb_font_t *font, uint32_t c)
{
	hb_unicode_funcs_t *u = hb_unicode_funcs_get_default();
	hb_codepoint_t gid, a, b;

	c = pdf_drawn_as(font, c);
	switch (hb_unicode_general_category(u, c)) {
	case HB_UNICODE_GENERAL_CATEGORY_PRIVATE_USE:
		return false;		/* nobody knows what it says */
	case HB_UNICODE_GENERAL_CATEGORY_SPACE_SEPARATOR:
		c = ' ';		/* HarfBuzz gives it its width */
		break;
	default:
		break;
	}
	if (hb_font_get_nominal_glyph(font, c, &gid) && gid != 0)
		return true;
	/* A syllable in letters side by side is not how Korean is written. */
	if ((c >= 0xAC00 && c <= 0xD7A3) || !hb_unicode_decompose(u, c, &a,
	    &b))
		return false;
	return has(font, a) && (b == 0 || has(font, b));
}

bool
pdf_face_has(const struct pdf_face *face, const char *from, const char *to,
    const char **lacks)
{
	while (from < to) {
		const char *at = from;
		uint32_t c = utf8_next(&from);

		if (c == 0)
			break;
		if (!unseen(c) && !has(face->font, c)) {
			if (lacks != NULL)
				*lacks = at;
			return false;
		}
	}
	return true;
}

/* Marks and digits that scripts share, as those who write them use them. */
static hb_script_t
script_nearby(uint32_t c)
{
	if (c >= 0x600 && c <= 0x6FF)
		return HB_SCRIPT_ARABIC;
	if (c == 0x964 || c == 0x965)
		return HB_SCRIPT_DEVANAGARI;
	if ((c >= 0x2E80 && c <= 0x33FF) || (c >= 0xFE30 && c <= 0xFE4F) ||
	    (c >= 0xFF00 && c <= 0xFFEF))
		return HB_SCRIPT_HAN;
	return HB_SCRIPT_COMMON;
}

bool
pdf_script_own(hb_script_t s)
{
	return s != HB_SCRIPT_COMMON && s != HB_SCRIPT_INHERITED &&
	    s != HB_SCRIPT_UNKNOWN && s != HB_SCRIPT_INVALID;
}

hb_script_t
pdf_script_of(const char *from, const char *to)
{
	hb_unicode_funcs_t *u = hb_unicode_funcs_get_default();

	while (from < to) {
		uint32_t c = utf8_next(&from);
		hb_script_t s = hb_unicode_script(u, c);

		if (c == 0)
			break;
		if (pdf_script_own(s))
			return s;
	}
	return HB_SCRIPT_COMMON;
}

/* --- the choice --- */

static bool
is_for(const struct family *f, hb_script_t script)
{
	for (size_t i = 0; i < sizeof(f->scripts) / sizeof(*f->scripts); i++)
		if (f->scripts[i] != 0 && f->scripts[i] == script)
			return true;
	return false;
}

/* The slot of a family that has the text: this face, or a plainer one. */
static uint32_t
in_family(struct pdf_fonts *fonts, size_t family, enum layout_face face,
    const char *from, const char *to)
{
	static const enum layout_face plainer[LAYOUT_FACES] = {
		[LAYOUT_REGULAR] = LAYOUT_FACES,
		[LAYOUT_BOLD] = LAYOUT_REGULAR,
		[LAYOUT_ITALIC] = LAYOUT_REGULAR,
		[LAYOUT_BOLD_ITALIC] = LAYOUT_BOLD,
	};

	for (; face != LAYOUT_FACES; face = plainer[face]) {
		unsigned slot = (unsigned)(family * LAYOUT_FACES + face);
		const struct pdf_face *f = face_of(fonts, slot);

		if (f != NULL && pdf_face_has(f, from, to, NULL))
			return slot;
	}
	return PDF_NO_FONT;
}

/* Three rounds: fonts of the script before and after the first ones, all. */
enum rank { BEFORE, OWN, ANY };

static enum rank
rank_of(const struct family *f, hb_script_t script)
{
	return !is_for(f, script) ? ANY : f->before ? BEFORE : OWN;
}

static uint32_t
in_families(struct pdf_fonts *fonts, enum rank rank, hb_script_t script,
    enum layout_face face, const char *from, const char *to)
{
	for (size_t i = 1; i < PDF_FAMILIES; i++) {
		const struct family *f = &families[i];
		uint32_t slot;

		if (f->name == NULL || rank_of(f, script) != rank ||
		    (rank == ANY && !f->any))
			continue;
		slot = in_family(fonts, i, face, from, to);
		if (slot != PDF_NO_FONT)
			return slot;
	}
	return PDF_NO_FONT;
}

uint32_t
pdf_chain_pick(struct pdf_fonts *fonts, enum layout_face face, uint32_t last,
    const char *from, const char *to)
{
	hb_script_t script = pdf_script_of(from, to);
	const char *p = from;
	uint32_t slot;

	/* What scripts share stays with the letters before it. */
	if (last != 0 && !pdf_script_own(script) &&
	    pdf_face_has(fonts->chain.faces[last], from, to, NULL))
		return last;
	if (!pdf_script_own(script))
		script = script_nearby(utf8_next(&p));
	slot = in_families(fonts, BEFORE, script, face, from, to);
	if (slot != PDF_NO_FONT)
		return slot;
	if (pdf_face_has(&fonts->faces[face], from, to, NULL))
		return 0;
	slot = in_families(fonts, OWN, script, face, from, to);
	if (slot != PDF_NO_FONT)
		return slot;
	return in_families(fonts, ANY, script, face, from, to);
}

/* A damaged font is named; else the package of one that is not there. */
static const char *
advice_of(struct pdf_chain *c, size_t family)
{
	const struct family *f = &families[family];

	if (c->advice[family] != NULL)
		return c->advice[family];
	if (c->bad[family] != NULL)
		c->advice[family] = arena_printf(c->arena, "%s; install it "
		    "again; on Debian: apt-get install --reinstall %s",
		    c->bad[family], f->package);
	else
		c->advice[family] = arena_printf(c->arena, "install a font "
		    "for this script; on Debian: apt-get install %s",
		    f->package);
	return c->advice[family];
}

const char *
pdf_chain_advice(void *ctx, uint32_t c)
{
	struct pdf_fonts *fonts = ctx;
	hb_script_t script = hb_unicode_script(hb_unicode_funcs_get_default(),
	    c);

	if (!pdf_script_own(script))
		script = script_nearby(c);
	for (size_t i = 1; i < PDF_FAMILIES; i++)
		if (families[i].name != NULL && is_for(&families[i], script) &&
		    face_of(fonts, (unsigned)(i * LAYOUT_FACES)) == NULL)
			return advice_of(&fonts->chain, i);
	return NULL;
}
