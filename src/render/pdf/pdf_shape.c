/*
 * Words to glyphs, each word of a face once: a packet says the same few hundred
 * words on every page.  A word is shaped in pieces of one font and one script;
 * what a reader takes for one character (a letter and its marks) is in one
 * font.
 *
 * Runs are handed out and stay where they are until
 * pdf_fonts_trim, which the owner calls when no layout is alive; without that
 * a night of clients would keep every name it met.
 */
#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"
#include "render/pdf/pdf_int.h"
#include "render/render.h"

#define WORDS_HELD	(8u << 20)	/* bytes that a trim leaves alone */

struct pdf_word {
	struct layout_run run;
	const char	*text;
	size_t		 len;
};

static void drop_buffer(void *p) { hb_buffer_destroy(p); }
static void drop_bytes(void *p) { buf_free(p); }

void
pdf_words_open(struct pdf_words *w, struct arena *arena)
{
	memo_open(&w->met, arena);
	w->buffer = hb_buffer_create();
	arena_defer(arena, drop_buffer, w->buffer);
	arena_defer(arena, drop_bytes, &w->glyphs);
	arena_defer(arena, drop_bytes, &w->key);
}

void
pdf_fonts_trim(struct pdf_fonts *fonts)
{
	pdf_chain_rest(&fonts->chain);
	pdf_share_forget(&fonts->share);
	pdf_cuts_trim(&fonts->cuts);
	pdf_known_trim(&fonts->known, layout_memo_trim(fonts->memo));
	memo_trim(&fonts->words.met, WORDS_HELD);
}

uint32_t
pdf_drawn_as(hb_font_t *font, uint32_t c)
{
	hb_codepoint_t gid;

	switch (c) {
	case 0x00A0:	/* no-break spaces differ from blanks for breaking only */
	case 0x202F:
		return ' ';
	case 0x2011:	/* no-break hyphen */
		return hb_font_get_nominal_glyph(font, 0x2010, &gid) ?
		    0x2010 : '-';
	default:
		return c;
	}
}

/*
 * A letter that is read from right to left.  In a run that goes the other way
 * it counts as missing: whoever made the run did not order it, and a wrong
 * paper is worse than none.
 */
static bool
right_to_left(uint32_t c)
{
	hb_unicode_funcs_t *u = hb_unicode_funcs_get_default();

	if (c < 0x590)
		return false;
	switch (hb_unicode_general_category(u, c)) {
	case HB_UNICODE_GENERAL_CATEGORY_OTHER_LETTER:
	case HB_UNICODE_GENERAL_CATEGORY_LOWERCASE_LETTER:
	case HB_UNICODE_GENERAL_CATEGORY_UPPERCASE_LETTER:
	case HB_UNICODE_GENERAL_CATEGORY_MODIFIER_LETTER:
		return hb_script_get_horizontal_direction(
		    hb_unicode_script(u, c)) == HB_DIRECTION_RTL;
	default:
		return false;
	}
}

/* A word on its way to glyphs. */
struct shaping {
	struct pdf_fonts *fonts;
	enum layout_face face;
	bool		 back;
	struct pdf_word	*w;
};

/* A stretch of it in one font and script. */
struct piece {
	size_t		 from, to;
	uint32_t	 font;
	hb_script_t	 script;
};

static void
miss(struct pdf_word *w, size_t at)
{
	if (at < w->run.missing)
		w->run.missing = at;
}

static void
feed(struct shaping *s, const struct piece *piece, hb_font_t *font)
{
	hb_buffer_t *b = s->fonts->words.buffer;
	const char *text = s->w->text, *p = text + piece->from;

	hb_buffer_reset(b);
	while (p < text + piece->to) {
		size_t at = (size_t)(p - text);
		uint32_t c = utf8_next(&p);

		if (c == 0)
			break;
		if (!s->back && right_to_left(c))
			miss(s->w, at);
		hb_buffer_add(b, pdf_drawn_as(font, c), (unsigned)at);
	}
	hb_buffer_set_content_type(b, HB_BUFFER_CONTENT_TYPE_UNICODE);
	/* What orders or joins its neighbours is not drawn as a blank. */
	hb_buffer_set_flags(b, HB_BUFFER_FLAG_REMOVE_DEFAULT_IGNORABLES);
	/* The paper's, for a name in any script; a guess would ask the locale. */
	hb_buffer_set_language(b, hb_language_from_string("en", 2));
	hb_buffer_set_script(b, pdf_script_own(piece->script) ?
	    piece->script : HB_SCRIPT_COMMON);
	hb_buffer_set_direction(b, s->back ? HB_DIRECTION_RTL :
	    HB_DIRECTION_LTR);
}

/* The font's own units in those of layout. */
static int32_t
units(const struct pdf_face *face, int32_t v)
{
	return (int32_t)((int64_t)v * LAYOUT_EM / face->em);
}

/* A cluster drew .notdef: which of its characters has no glyph? */
static size_t
culprit(const struct shaping *s, const struct piece *piece,
    const struct pdf_face *face, size_t cluster)
{
	const char *text = s->w->text, *lacks;

	return pdf_face_has(face, text + cluster, text + piece->to, &lacks) ?
	    cluster : (size_t)(lacks - text);
}

/* Add the buffer's glyphs, in reading order for the time being. */
static void
take(struct shaping *s, const struct piece *piece, const struct pdf_face *face)
{
	struct pdf_words *words = &s->fonts->words;
	unsigned n;
	const hb_glyph_info_t *info = hb_buffer_get_glyph_infos(words->buffer,
	    &n);
	const hb_glyph_position_t *pos = hb_buffer_get_glyph_positions(
	    words->buffer, &n);

	for (unsigned k = 0; k < n; k++) {
		unsigned i = s->back ? n - 1 - k : k;
		struct layout_glyph g = { info[i].codepoint,
		    units(face, pos[i].x_advance), units(face, pos[i].x_offset),
		    units(face, pos[i].y_offset), info[i].cluster,
		    piece->font };

		buf_add(&words->glyphs, &g, sizeof(g));
		s->w->run.advance += g.advance;
		if (g.gid == 0)
			miss(s->w, culprit(s, piece, face, g.cluster));
	}
}

static void
shape_piece(struct shaping *s, const struct piece *piece)
{
	static const hb_feature_t apart = { HB_TAG('l', 'i', 'g', 'a'), 0,
	    HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END };
	const struct pdf_face *face;

	if (piece->from == piece->to)
		return;
	face = pdf_face_at(s->fonts, pdf_slot(s->face, piece->font));
	feed(s, piece, face->font);
	/* Letters that are one glyph could not be read out one by one. */
	hb_shape(face->font, s->fonts->words.buffer, &apart, s->back ? 1 : 0);
	take(s, piece, face);
}

/* Cut the word where font or script change. */
static void
shape_pieces(struct shaping *s)
{
	const char *text = s->w->text, *end = text + s->w->len, *lacks;
	struct piece now = { .script = HB_SCRIPT_COMMON };

	for (const char *p = text; p < end;) {
		const char *next = p + utf8_grapheme(p, end);
		hb_script_t script = pdf_script_of(p, next);
		uint32_t font = pdf_chain_pick(s->fonts, s->face, now.font, p,
		    next);

		if (font == PDF_NO_FONT) {
			font = 0;
			if (!pdf_face_has(&s->fonts->faces[s->face], p, next,
			    &lacks))
				miss(s->w, (size_t)(lacks - text));
		}
		if (font != now.font || (pdf_script_own(script) &&
		    pdf_script_own(now.script) && script != now.script)) {
			shape_piece(s, &now);
			now = (struct piece){ now.to, now.to, font,
			    HB_SCRIPT_COMMON };
		}
		if (pdf_script_own(script))
			now.script = script;
		now.to = (size_t)(next - text);
		p = next;
	}
	shape_piece(s, &now);
}

/* Is it all in the first font, and in one script?  Nearly every word is. */
static bool
is_plain(const struct shaping *s)
{
	const char *p = s->w->text, *end = p + s->w->len;

	if (s->back)
		return false;
	for (const char *q = p; q < end; q++)
		if ((unsigned char)*q >= 0x80)
			return false;
	return pdf_face_has(&s->fonts->faces[s->face], p, end, NULL);
}

/* The glyphs as they stand on the page, where they stay. */
static void
keep(struct shaping *s)
{
	struct pdf_words *words = &s->fonts->words;
	struct layout_run *run = &s->w->run;
	const struct layout_glyph *g =
	    (const struct layout_glyph *)(const void *)words->glyphs.data;

	run->n = words->glyphs.len / sizeof(*g);
	run->glyphs = arena_array(words->met.arena, run->n, sizeof(*g));
	for (size_t i = 0; i < run->n; i++)
		run->glyphs[i] = g[s->back ? run->n - 1 - i : i];
}

/* A word that is met for the first time. */
static struct pdf_word *
make(struct pdf_fonts *fonts, enum layout_face face, bool back,
    const char *text, size_t len)
{
	struct pdf_words *words = &fonts->words;
	struct pdf_word *w = arena_alloc(words->met.arena, sizeof(*w));
	struct shaping s = { fonts, face, back, w };

	w->text = arena_strndup(words->met.arena, text, len);
	w->len = len;
	w->run.missing = SIZE_MAX;
	w->run.back = back;
	buf_clear(&words->glyphs);
	if (is_plain(&s))
		shape_piece(&s, &(struct piece){ 0, len, 0, HB_SCRIPT_LATIN });
	else
		shape_pieces(&s);
	keep(&s);
	return w;
}

static const struct layout_run *
shape(struct pdf_fonts *fonts, enum layout_face face, bool back,
    const char *text, size_t len)
{
	struct pdf_words *words = &fonts->words;
	struct buf *key = &words->key;
	struct pdf_word *w;

	buf_clear(key);
	buf_char(key, (char)face);
	buf_char(key, (char)back);
	buf_add(key, text, len);
	w = memo_find(&words->met, key->data, key->len);
	if (w == NULL) {
		w = make(fonts, face, back, text, len);
		memo_keep(&words->met, key->data, key->len, w);
	}
	return &w->run;
}

const struct layout_run *
pdf_shape(void *fonts, enum layout_face face, const char *text, size_t len)
{
	return shape(fonts, face, false, text, len);
}

const struct layout_run *
pdf_shape_back(void *fonts, enum layout_face face, const char *text,
    size_t len)
{
	return shape(fonts, face, true, text, len);
}
