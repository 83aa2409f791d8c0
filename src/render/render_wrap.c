/*
 * Text into lines of at most so many columns, with hanging marks.
 */
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/memo.h"
#include "base/utf8.h"
#include "layout/layout.h"
#include "render/render_int.h"

void
render_spaces(struct buf *b, int n)
{
	while (n-- > 0)
		buf_char(b, ' ');
}

void
render_repeat(struct buf *b, char c, int n)
{
	while (n-- > 0)
		buf_char(b, c);
}

/* Bytes at the beginning that take a column each. */
static size_t
plain_run(const char *s, size_t len)
{
	size_t n = 0;

	while (n < len && s[n] >= ' ' && s[n] <= '~')
		n++;
	return n;
}

int
render_columns(struct arena *a, const char *s, size_t len)
{
	size_t plain = plain_run(s, len);
	struct arena_mark m;
	int n;

	if (plain == len)
		return (int)len;
	m = arena_mark(a);
	n = (int)utf8_columns(arena_strndup(a, s + plain, len - plain));
	arena_rewind(a, m);
	return (int)plain + n;
}

/* What is held while lines are broken is a blank again. */
static void
put_text(struct buf *b, const char *s, size_t len)
{
	const char *held;

	while ((held = memchr(s, '\xC2', len)) != NULL) {
		size_t n = (size_t)(held - s);

		buf_add(b, s, n);
		if (n + 1 < len && held[1] == '\xA0') {
			buf_char(b, ' ');
			n++;
		} else {
			buf_char(b, '\xC2');
		}
		s += n + 1;
		len -= n + 1;
	}
	buf_add(b, s, len);
}

void
render_line(struct render_lines *t, const char *s, size_t len, int indent)
{
	int at = 0;

	if (t->gap && t->out->len > 1 &&
	    t->out->data[t->out->len - 2] != '\n')
		buf_char(t->out, '\n');
	t->gap = false;
	if (t->mark != NULL) {
		render_spaces(t->out, t->mark_at);
		buf_str(t->out, t->mark);
		at = t->mark_at + (int)utf8_columns(t->mark) + 1;
		if (len > 0)
			buf_char(t->out, ' ');
		t->mark = NULL;
	}
	while (len > 0 && s[len - 1] == ' ')
		len--;
	if (len > 0)
		render_spaces(t->out, t->left + indent - at);
	put_text(t->out, s, len);
	buf_char(t->out, '\n');
}

void
render_flush_mark(struct render_lines *t)
{
	if (t->mark != NULL)
		render_line(t, "", 0, 0);
}

static void
put_aligned(struct render_lines *t, const char *s, size_t len,
    enum doc_align align)
{
	int room;

	while (len > 0 && s[len - 1] == ' ')
		len--;
	if (align == DOC_LEFT || align == DOC_JUSTIFY) {
		render_line(t, s, len, 0);
		return;
	}
	room = t->width - t->left - render_columns(t->arena, s, len);
	room = room < 0 ? 0 : room;
	render_line(t, s, len, align == DOC_CENTER ? room / 2 : room);
}

/*
 * As many bytes of a too long word as fill `room` columns; one at least.  Held
 * words are cut where they are joined.
 */
static size_t
chop(struct arena *a, const char *s, size_t len, int room)
{
	size_t n = 0, joint = 0;

	while (n < len) {
		size_t next = n + 1;

		while (next < len && (s[next] & 0xC0) == 0x80)
			next++;
		if (n > 0 && s[n] != ' ' && render_columns(a, s, next) > room)
			return joint > 0 ? joint : n;
		n = next;
		if (s[n - 1] == ' ')
			joint = n;
		if ((int)n > 4 * room)
			break;
	}
	return n;
}

/* Columns of a word; of an absurd one only that it is too wide. */
static int
measure(const struct render_lines *t, const char *s, size_t len)
{
	return len > 4 * RENDER_WIDTH ? 2 * RENDER_WIDTH :
	    render_columns(t->arena, s, len);
}

/* The lines of a text: which of its bytes each has. */
struct cut {
	uint32_t	 from, len;
};

struct cuts {
	struct cut	*at;
	size_t		 n, cap;
};

static void
add_cut(struct arena *a, struct cuts *c, size_t from, size_t len)
{
	struct cut *more;

	if (c->n == c->cap) {
		c->cap = c->cap ? c->cap * 2 : 8;
		more = arena_array(a, c->cap, sizeof(*more));
		if (c->n > 0)
			memcpy(more, c->at, c->n * sizeof(*more));
		c->at = more;
	}
	c->at[c->n++] = (struct cut){ (uint32_t)from, (uint32_t)len };
}

/* Lines of `room` columns, the first of `first` less. */
static void
cut(const struct render_lines *t, const char *s, size_t len, int rest,
    int first, struct cuts *c)
{
	struct arena *a = t->arena;
	size_t start = 0, end = 0, seg = 0;
	char *breaks = arena_raw(a, len + 1, 1);
	int used = 0, room = rest - first;
	/* Mostly a byte is a column, and there is nothing to measure. */
	bool plain = plain_run(s, len) == len;

	layout_breaks(s, len, breaks);
	for (size_t i = 0; i < len; i++) {
		bool must = s[i] == '\n';
		int w;

		if (!must && breaks[i] != LAYOUT_BREAK_MAY && i + 1 < len)
			continue;
		end = i + 1 - must;
		while (end > seg && s[end - 1] == ' ')
			end--;
		w = plain ? (int)(end - seg) :
		    measure(t, s + seg, end - seg);
		if (used + w > room && seg > start) {
			add_cut(a, c, start, seg - start);
			start = seg;
			used = 0;
			room = rest;
		}
		while (seg == start && w > room) {
			size_t n = chop(a, s + seg, end - seg, room);

			add_cut(a, c, seg, n);
			start = seg += n;
			room = rest;
			w = measure(t, s + seg, end - seg);
		}
		used += plain ? (int)(i + 1 - seg) : render_columns(a,
		    s + seg, i + 1 - must - seg);
		seg = i + 1;
		if (must) {
			add_cut(a, c, start, end - start);
			start = seg;
			used = 0;
			room = rest;
		}
	}
	if (start < len)
		add_cut(a, c, start, len - start);
}

/* The cuts, found from an earlier time or kept for a later one. */
static const struct cuts *
cuts_of(const struct render_lines *t, const char *s, size_t len, int room,
    int first)
{
	const int shape[] = { room, first };
	struct cuts *c, *kept;
	struct buf key = { 0 };

	buf_add(&key, shape, sizeof(shape));
	buf_add(&key, s, len);
	c = t->kept ? memo_find(t->kept, key.data, key.len) : NULL;
	if (c == NULL) {
		c = arena_alloc(t->arena, sizeof(*c));
		cut(t, s, len, room, first, c);
		if (t->kept != NULL) {
			kept = arena_alloc(t->kept->arena, sizeof(*kept));
			for (size_t i = 0; i < c->n; i++)
				add_cut(t->kept->arena, kept, c->at[i].from,
				    c->at[i].len);
			memo_keep(t->kept, key.data, key.len, kept);
		}
	}
	buf_free(&key);
	return c;
}

void
render_wrap(struct render_lines *t, const char *s, enum doc_align align,
    int first)
{
	size_t len = strlen(s);
	int room = t->width - t->left;
	const struct cuts *c;

	if (len == 0)
		return;
	/* Most that is short has nothing to be cut at. */
	if ((int)len <= room - first && plain_run(s, len) == len) {
		put_aligned(t, s, len, align);
		return;
	}
	c = cuts_of(t, s, len, room, first);
	for (size_t i = 0; i < c->n; i++)
		put_aligned(t, s + c->at[i].from, c->at[i].len, align);
}

/* --- inlines --- */

static void
add_text(struct buf *b, const char *s, bool after_box)
{
	bool blank = b->len == 0 || b->data[b->len - 1] == ' ' ||
	    b->data[b->len - 1] == '\n';

	if (after_box && *s == ' ') {	/* the box stays with its word */
		buf_str(b, "\xC2\xA0");
		blank = true;
	}
	buf_reserve(b, strlen(s));
	for (; *s != '\0'; s++) {
		if (*s == ' ' && blank)
			continue;
		blank = *s == ' ';
		b->data[b->len++] = *s;
	}
	b->data[b->len] = '\0';
}

/*
 * "Date: ____", "Done on: ____": the words that say what to write stay with
 * the blank.
 */
static void
hold_blank(struct buf *b)
{
	size_t end = b->len, from;
	char word[4];

	if (end < 2 || b->data[end - 1] != ' ')
		return;
	for (from = --end; from > 0 && b->data[from - 1] != ' '; from--)
		;
	if (end - from > 3 && b->data[end - 1] != ':' &&
	    b->data[end - 1] != ')')
		return;
	b->len = end;
	if (end - from <= 3 && from > 0) {
		memcpy(word, b->data + from, end - from);
		b->len = from - 1;
		buf_str(b, "\xC2\xA0");
		buf_add(b, word, end - from);
	}
	buf_str(b, "\xC2\xA0");
}

/*
 * Blanks are folded; a held one is U+00A0 until its line is written.
 */
char *
render_inlines(struct render_lines *t, const struct doc_node *n,
    const struct doc_node **end)
{
	struct buf b = { 0 };
	bool box = false;
	char *s;

	for (; n != NULL && doc_inline(n->kind); n = n->next) {
		if (n->kind == DOC_TEXT) {
			add_text(&b, n->text, box);
		} else if (n->kind == DOC_BREAK) {
			buf_char(&b, '\n');
		} else if (n->kind == DOC_BOX) {
			buf_str(&b, n->ticked ? "[x]" : "[\xC2\xA0]");
		} else {
			int w = n->width ? n->width / RENDER_COLUMN : 18;

			w = w < 6 ? 6 : w > t->width - t->left ?
			    t->width - t->left : w;
			hold_blank(&b);
			render_repeat(&b, '_', w);
		}
		box = n->kind == DOC_BOX;
	}
	*end = n;
	s = buf_copy(&b, t->arena);
	buf_free(&b);
	return s;
}
