/*
 * Words to glyphs, each word of a face once: a packet says the same few hundred
 * words on every page.  Runs are handed out and stay where they are until
 * pdf_fonts_trim, which the owner calls when no layout is alive; without that
 * a night of clients would keep every name it met.
 */
#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"
#include "render/pdf/pdf_int.h"
#include "render/render.h"

#define WORDS_HELD	(8u << 20)	/* bytes that a trim leaves alone */
#define WORDS_SLOTS	1024

struct pdf_word {
	uint64_t	 hash;
	struct layout_run run;
	const char	*text;
	size_t		 len;
	enum layout_face face;
};

static void drop_arena(void *p) { arena_close(p); }
static void drop_buffer(void *p) { hb_buffer_destroy(p); }

static void
words_clear(struct pdf_words *w)
{
	w->nslots = WORDS_SLOTS;
	w->n = 0;
	w->slots = arena_array(w->arena, w->nslots, sizeof(*w->slots));
}

void
pdf_words_open(struct pdf_words *w, struct arena *arena)
{
	w->arena = arena_open();
	arena_defer(arena, drop_arena, w->arena);
	w->buffer = hb_buffer_create();
	arena_defer(arena, drop_buffer, w->buffer);
	words_clear(w);
}

void
pdf_fonts_trim(struct pdf_fonts *fonts)
{
	struct pdf_words *w = &fonts->words;

	if (arena_held(w->arena) <= WORDS_HELD)
		return;
	arena_rewind(w->arena, (struct arena_mark){ 0 });
	words_clear(w);
}

/* FNV-1a; the table is bounded, so chosen collisions cost little. */
static uint64_t
hash(enum layout_face face, const char *text, size_t len)
{
	uint64_t h = 0xCBF29CE484222325u ^ (uint64_t)face;

	for (size_t i = 0; i < len; i++)
		h = (h ^ (unsigned char)text[i]) * 0x100000001B3u;
	return h ^ h >> 29;
}

static struct pdf_word **
slot(struct pdf_words *w, uint64_t h, enum layout_face face, const char *text,
    size_t len)
{
	size_t i = h & (w->nslots - 1);

	for (; w->slots[i] != NULL; i = (i + 1) & (w->nslots - 1)) {
		const struct pdf_word *e = w->slots[i];

		if (e->hash == h && e->face == face && e->len == len &&
		    memcmp(e->text, text, len) == 0)
			break;
	}
	return &w->slots[i];
}

static void
grow(struct pdf_words *w)
{
	struct pdf_word **old = w->slots;
	size_t n = w->nslots;

	w->nslots *= 2;
	w->slots = arena_array(w->arena, w->nslots, sizeof(*w->slots));
	for (size_t i = 0; i < n; i++) {
		size_t j;

		if (old[i] == NULL)
			continue;
		j = old[i]->hash & (w->nslots - 1);
		while (w->slots[j] != NULL)
			j = (j + 1) & (w->nslots - 1);
		w->slots[j] = old[i];
	}
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
 * Right-to-left text is as good as not covered: its letters are in the font,
 * but without the bidirectional algorithm the words of a name would stand in
 * the wrong order, and a wrong paper is worse than none.
 */
static bool
right_to_left(uint32_t c)
{
	return c >= 0x0590 && hb_script_get_horizontal_direction(
	    hb_unicode_script(hb_unicode_funcs_get_default(), c)) ==
	    HB_DIRECTION_RTL;
}

/* Fill the buffer; offset of the first character not to be set, or SIZE_MAX. */
static size_t
feed(hb_buffer_t *b, hb_font_t *font, const char *text, size_t len)
{
	size_t missing = SIZE_MAX;
	const char *p = text;

	while (p < text + len) {
		size_t at = (size_t)(p - text);
		uint32_t c = utf8_next(&p);

		if (c == 0)
			break;
		if (missing == SIZE_MAX && right_to_left(c))
			missing = at;
		hb_buffer_add(b, pdf_drawn_as(font, c), (unsigned)at);
	}
	hb_buffer_set_content_type(b, HB_BUFFER_CONTENT_TYPE_UNICODE);
	/* Set before guessing: the guess would ask the locale. */
	hb_buffer_set_language(b, hb_language_from_string("en", 2));
	hb_buffer_set_direction(b, HB_DIRECTION_LTR);
	hb_buffer_guess_segment_properties(b);
	hb_buffer_set_direction(b, HB_DIRECTION_LTR);
	return missing;
}

/* A cluster drew .notdef: which of its characters has no glyph? */
static size_t
culprit(hb_font_t *font, const char *text, size_t len, size_t cluster)
{
	const char *p = text + cluster;

	while (p < text + len) {
		size_t at = (size_t)(p - text);
		uint32_t c = utf8_next(&p);
		hb_codepoint_t gid;

		if (c == 0)
			break;
		if (!hb_font_get_nominal_glyph(font, pdf_drawn_as(font, c),
		    &gid) || gid == 0)
			return at;
	}
	return cluster;
}

/* The font's own units in those of layout. */
static int32_t
units(const struct pdf_face *face, int32_t v)
{
	return (int32_t)((int64_t)v * LAYOUT_EM / face->em);
}

static void
take(struct arena *arena, const struct pdf_face *face, hb_buffer_t *b,
    struct pdf_word *w)
{
	unsigned n;
	const hb_glyph_info_t *info = hb_buffer_get_glyph_infos(b, &n);
	const hb_glyph_position_t *pos = hb_buffer_get_glyph_positions(b, &n);
	struct layout_run *run = &w->run;
	size_t bad = SIZE_MAX;

	run->glyphs = arena_array(arena, n, sizeof(*run->glyphs));
	run->n = n;
	for (unsigned i = 0; i < n; i++) {
		run->glyphs[i] = (struct layout_glyph){ info[i].codepoint,
		    units(face, pos[i].x_advance), units(face, pos[i].x_offset),
		    units(face, pos[i].y_offset), info[i].cluster, 0 };
		run->advance += run->glyphs[i].advance;
		if (info[i].codepoint == 0 && info[i].cluster < bad)
			bad = info[i].cluster;
	}
	if (bad != SIZE_MAX) {
		bad = culprit(face->font, w->text, w->len, bad);
		if (bad < run->missing)
			run->missing = bad;
	}
}

const struct layout_run *
pdf_shape(void *ctx, enum layout_face face, const char *text, size_t len)
{
	struct pdf_fonts *fonts = ctx;
	struct pdf_words *words = &fonts->words;
	hb_font_t *font = fonts->faces[face].font;
	uint64_t h = hash(face, text, len);
	struct pdf_word **at = slot(words, h, face, text, len), *w = *at;

	if (w != NULL)
		return &w->run;
	w = arena_alloc(words->arena, sizeof(*w));
	w->hash = h;
	w->face = face;
	w->text = arena_strndup(words->arena, text, len);
	w->len = len;
	hb_buffer_reset(words->buffer);
	w->run.missing = feed(words->buffer, font, w->text, len);
	hb_shape(font, words->buffer, NULL, 0);
	take(words->arena, &fonts->faces[face], words->buffer, w);
	*at = w;
	if (++words->n > words->nslots / 2)
		grow(words);
	return &w->run;
}
