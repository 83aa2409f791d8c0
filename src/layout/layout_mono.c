/*
 * Fonts for tests: every character half an em wide.  A
 * character outside the first two planes' ordinary letters can be made
 * missing by using a private one (U+E000 to U+F8FF), which no font has.
 */
#include "base/arena.h"
#include "base/buf.h"
#include "base/map.h"
#include "base/utf8.h"
#include "layout/layout.h"

struct mono {
	struct arena	*arena;
	struct map	 runs;		/* struct layout_run, by their text */
};

static struct layout_run *
set(struct arena *a, const char *text)
{
	struct layout_run *r = arena_alloc(a, sizeof(*r));
	const char *p = text;

	r->glyphs = arena_array(a, utf8_length(text), sizeof(*r->glyphs));
	r->missing = SIZE_MAX;
	for (;;) {
		size_t at = (size_t)(p - text);
		uint32_t c = utf8_next(&p);

		if (c == 0)
			break;
		if (c >= 0xE000 && c <= 0xF8FF && r->missing == SIZE_MAX)
			r->missing = at;
		r->glyphs[r->n].gid = c;
		r->glyphs[r->n].advance = LAYOUT_EM / 2;
		r->glyphs[r->n].cluster = (uint32_t)at;
		r->n++;
		r->advance += LAYOUT_EM / 2;
	}
	return r;
}

static const struct layout_run *
mono_shape(void *ctx, enum layout_face face, const char *text, size_t len)
{
	struct mono *m = ctx;
	struct layout_run *r;
	char *word = arena_strndup(m->arena, text, len);

	(void)face;
	r = map_find(&m->runs, word);
	if (r == NULL) {
		r = set(m->arena, word);
		map_put(&m->runs, m->arena, word, r);
	}
	return r;
}

static void
mono_metrics(void *ctx, enum layout_face face, int32_t *ascent,
    int32_t *descent)
{
	(void)ctx;
	(void)face;
	*ascent = LAYOUT_EM * 8 / 10;
	*descent = LAYOUT_EM * 2 / 10;
}

struct layout_fonts
layout_mono(struct arena *a)
{
	struct mono *m = arena_alloc(a, sizeof(*m));

	m->arena = a;
	return (struct layout_fonts){ .shape = mono_shape,
	    .metrics = mono_metrics, .ctx = m };
}
