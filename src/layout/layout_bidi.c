/*
 * Text that is read from right to left: the Unicode bidirectional algorithm,
 * by FriBidi, whose only door this is.
 *
 * Levels are found over the joined text of a paragraph, before its lines are
 * known; fragments are cut where the level changes, and each line puts its own
 * into the order of the page.  The papers are in English, so a paragraph reads
 * from left to right as a whole, whatever it begins with.
 *
 * What a person has answered stands for itself: a Hebrew name cannot draw the
 * number or the comma after it to its other side, and characters that order
 * text by command are without force in it.
 */
#include <fribidi.h>
#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"
#include "layout/layout_int.h"

#define ISOLATE		0x2066	/* read from left to right */
#define ISOLATE_BACK	0x2067
#define END_ISOLATE	0x2069
#define NEUTRAL		0xFFFC	/* stands for a box or a blank */
#define NOTHING		0x200B	/* has no part in the order */

/* A text as FriBidi takes it, with the isolates set around answers. */
struct bidi {
	FriBidiChar	*chars;
	FriBidiCharType	*types;
	FriBidiBracketType *brackets;
	FriBidiLevel	*levels;
	size_t		*at;		/* where the character stands */
	FriBidiStrIndex	 n;
};

/* May it be read from right to left, or say that something is? */
static bool
turns(uint32_t c)
{
	return (c >= 0x590 && c <= 0x8FF) || c == 0x200F || c == 0x202B ||
	    c == 0x202E || c == 0x2067 || (c >= 0xFB1D && c <= 0xFDFF) ||
	    (c >= 0xFE70 && c <= 0xFEFE) || (c >= 0x10800 && c <= 0x10FFF) ||
	    (c >= 0x1E800 && c <= 0x1EFFF);
}

/* The least byte that such a character begins with is that of U+0590. */
static bool
any_turns(const char *text, size_t len)
{
	const char *p = text, *end = text + len;

	while (p < end) {
		if ((unsigned char)*p < 0xD6)
			p++;
		else if (turns(utf8_next(&p)))
			return true;
	}
	return false;
}

static bool
commands(uint32_t c)
{
	return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

static void
put(struct bidi *b, uint32_t c, size_t at)
{
	b->chars[b->n] = c;
	b->at[b->n] = at;
	b->n++;
}

/* Order what has been put and forget it. */
static void
resolve(struct bidi *b, char *levels)
{
	FriBidiParType base = FRIBIDI_PAR_LTR;

	if (b->n == 0)
		return;
	fribidi_get_bidi_types(b->chars, b->n, b->types);
	fribidi_get_bracket_types(b->chars, b->n, b->types, b->brackets);
	/* Without memory it says 0 and nothing is turned. */
	if (fribidi_get_par_embedding_levels_ex(b->types, b->brackets, b->n,
	    &base, b->levels) != 0)
		for (FriBidiStrIndex i = 0; i < b->n; i++)
			if (b->at[i] != SIZE_MAX)
				levels[b->at[i]] = (char)b->levels[i];
	b->n = 0;
}

/*
 * How is an answer read?  As most of its letters are: a sentence in English
 * may begin with an Arabic name.
 */
static uint32_t
isolate(const char *p, size_t len, const char *marks)
{
	const char *start = p;
	size_t there = 0, back = 0;

	while (p < start + len && marks[p - start] == marks[0] && *p != '\n') {
		FriBidiCharType t = fribidi_get_bidi_type(utf8_next(&p));

		there += t == FRIBIDI_TYPE_LTR;
		back += t == FRIBIDI_TYPE_RTL || t == FRIBIDI_TYPE_AL;
	}
	return back > there ? ISOLATE_BACK : ISOLATE;
}

/* The levels of a text, given at the first byte of each character. */
static void
find_levels(struct bidi *b, const char *text, size_t len, const char *marks,
    char *levels)
{
	const char *p = text;
	char open = LAYOUT_OURS;

	while (p < text + len) {
		size_t at = (size_t)(p - text);
		char mark = marks[at];
		uint32_t c = utf8_next(&p);

		if (open != LAYOUT_OURS && (mark != open || c == '\n'))
			put(b, END_ISOLATE, SIZE_MAX);
		if (c == '\n') {
			open = LAYOUT_OURS;
			resolve(b, levels);
			continue;
		}
		if (mark != open && mark >= LAYOUT_ANSWER)
			put(b, isolate(text + at, len - at, marks + at),
			    SIZE_MAX);
		open = mark >= LAYOUT_ANSWER ? mark : LAYOUT_OURS;
		put(b, mark == LAYOUT_OBJECT ? NEUTRAL : commands(c) ?
		    NOTHING : c, at);
	}
	resolve(b, levels);
}

void
layout_levels(struct layout_job *job, size_t len)
{
	struct layout_work *w = &job->work;
	struct arena *a = job->scratch;
	size_t most = 3 * len + 2;	/* every character between isolates */
	struct bidi b;
	char *marks;

	w->mixed = any_turns(w->text, len) && len < INT32_MAX / 4;
	if (!w->mixed)
		return;
	marks = arena_alloc(a, len);
	memcpy(marks, w->levels, len);
	b = (struct bidi){ arena_array(a, most, sizeof(*b.chars)),
	    arena_array(a, most, sizeof(*b.types)),
	    arena_array(a, most, sizeof(*b.brackets)),
	    arena_array(a, most, sizeof(*b.levels)),
	    arena_array(a, most, sizeof(*b.at)), 0 };
	memset(w->levels, 0, len);
	find_levels(&b, w->text, len, marks, w->levels);
	/* Bytes that go on with a character have its level. */
	for (size_t i = 1; i < len; i++)
		if (((unsigned char)w->text[i] & 0xC0) == 0x80)
			w->levels[i] = w->levels[i - 1];
}

bool
layout_turns(const struct layout_work *w, size_t at)
{
	return w->levels[at] != w->levels[at + 1] ||
	    (w->levels[at] != 0 && (w->text[at] == ' ') !=
	    (w->text[at + 1] == ' '));
}

/* Of a fragment in its line: the blanks that end a line end it. */
static int
level_of(const struct layout_frag *f, bool trailing)
{
	return trailing && f->run != NULL && f->blank == f->w ? 0 : f->level;
}

static void
reverse(size_t *order, size_t from, size_t to)
{
	while (from + 1 < to) {
		size_t t = order[from];

		order[from++] = order[--to];
		order[to] = t;
	}
}

const size_t *
layout_visual(struct layout_job *job, size_t from, size_t to)
{
	const struct layout_frag *frags = job->work.frags + from;
	size_t n = to - from, start, *order;
	int top = 0, *levels;

	if (!job->work.mixed)
		return NULL;
	order = arena_array(job->scratch, n, sizeof(*order));
	levels = arena_array(job->scratch, n, sizeof(*levels));
	for (size_t i = n; i-- > 0;) {
		order[i] = from + i;
		levels[i] = level_of(&frags[i], i + 1 == n);
		top = levels[i] > top ? levels[i] : top;
	}
	/* Turn what is deepest first; what is turned twice stands again. */
	for (; top > 0; top--)
		for (size_t i = 0; i < n; i++) {
			for (start = i; i < n && levels[i] >= top; i++)
				;
			reverse(order, start, i);
		}
	return order;
}
