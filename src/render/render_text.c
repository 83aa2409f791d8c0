/*
 * A document as plain text, 78 columns wide: for checklist.txt, for mail, for
 * people without a PDF reader.
 *
 * Each block writes whole lines into a buffer of its own width.  What stands
 * side by side (caption, table) or in a frame is written to buffers first and
 * then joined line by line.
 */
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/utf8.h"
#include "doc/doc.h"
#include "layout/layout.h"
#include "render/render.h"

#define WIDTH		78
#define NARROWEST	8
#define DEPTH		256
#define COLUMN		6000		/* of a blank's or rule's width */

struct text {
	struct arena	*arena;
	struct buf	*out;
	int		 left, width;	/* columns; width counts left */
	const char	*mark;		/* "[ ]", "3.": waits for its line */
	int		 mark_at;
	bool		 gap;		/* a blank line comes before the next */
	bool		 tight;		/* no blank lines between blocks */
	int		 depth;
};

static void	 blocks(struct text *, const struct doc_node *);

static void
spaces(struct buf *b, int n)
{
	while (n-- > 0)
		buf_char(b, ' ');
}

static void
repeat(struct buf *b, char c, int n)
{
	while (n-- > 0)
		buf_char(b, c);
}

static int
columns(struct arena *a, const char *s, size_t len)
{
	struct arena_mark m = arena_mark(a);
	int n = (int)utf8_columns(arena_strndup(a, s, len));

	arena_rewind(a, m);
	return n;
}

/* --- lines --- */

/* One line of text at the left edge plus `indent`, with the waiting mark. */
static void
put_line(struct text *t, const char *s, size_t len, int indent)
{
	int at = 0;

	if (t->gap && t->out->len > 1 &&
	    t->out->data[t->out->len - 2] != '\n')
		buf_char(t->out, '\n');
	t->gap = false;
	if (t->mark != NULL) {
		spaces(t->out, t->mark_at);
		buf_str(t->out, t->mark);
		at = t->mark_at + (int)utf8_columns(t->mark) + 1;
		if (len > 0)
			buf_char(t->out, ' ');
		t->mark = NULL;
	}
	while (len > 0 && s[len - 1] == ' ')
		len--;
	if (len > 0)
		spaces(t->out, t->left + indent - at);
	for (size_t i = 0; i < len; i++) {
		if (s[i] == '\xC2' && i + 1 < len && s[i + 1] == '\xA0') {
			buf_char(t->out, ' ');	/* held while wrapping */
			i++;
		} else {
			buf_char(t->out, s[i]);
		}
	}
	buf_char(t->out, '\n');
}

static void
flush_mark(struct text *t)
{
	if (t->mark != NULL)
		put_line(t, "", 0, 0);
}

static void
put_aligned(struct text *t, const char *s, size_t len, enum doc_align align)
{
	int room;

	while (len > 0 && s[len - 1] == ' ')
		len--;
	room = t->width - t->left - columns(t->arena, s, len);
	if (room < 0 || align == DOC_LEFT || align == DOC_JUSTIFY)
		room = 0;
	put_line(t, s, len, align == DOC_CENTER ? room / 2 : room);
}

/* As many bytes of a too long word as fill `room` columns; one at least. */
static size_t
chop(struct arena *a, const char *s, size_t len, int room)
{
	size_t n = 0;

	while (n < len) {
		size_t next = n + 1;

		while (next < len && (s[next] & 0xC0) == 0x80)
			next++;
		if (n > 0 && columns(a, s, next) > room)
			break;
		n = next;
		if ((int)n > 4 * room)
			break;
	}
	return n;
}

/* Columns of a word; of an absurd one only that it is too wide. */
static int
measure(const struct text *t, const char *s, size_t len)
{
	return len > 4 * WIDTH ? 2 * WIDTH : columns(t->arena, s, len);
}

/* Break a text into lines of the block's width. */
static void
wrap(struct text *t, const char *s, enum doc_align align, int first)
{
	size_t len = strlen(s), start = 0, end = 0, seg = 0;
	char *breaks = arena_alloc(t->arena, len + 1);
	int used = 0, room = t->width - t->left - first;

	layout_breaks(s, len, breaks);
	for (size_t i = 0; i < len; i++) {
		bool must = s[i] == '\n';
		int w;

		if (!must && breaks[i] != LAYOUT_BREAK_MAY && i + 1 < len)
			continue;
		end = i + 1 - must;
		while (end > seg && s[end - 1] == ' ')
			end--;
		w = measure(t, s + seg, end - seg);
		if (used + w > room && seg > start) {
			put_aligned(t, s + start, seg - start, align);
			start = seg;
			used = 0;
			room = t->width - t->left;
		}
		while (seg == start && w > room) {
			size_t n = chop(t->arena, s + seg, end - seg, room);

			put_aligned(t, s + seg, n, align);
			start = seg += n;
			room = t->width - t->left;
			w = measure(t, s + seg, end - seg);
		}
		used += columns(t->arena, s + seg, i + 1 - must - seg);
		seg = i + 1;
		if (must) {
			put_aligned(t, s + start, end - start, align);
			start = seg;
			used = 0;
			room = t->width - t->left;
		}
	}
	if (start < len)
		put_aligned(t, s + start, len - start, align);
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
	for (; *s != '\0'; s++) {
		if (*s == ' ' && blank)
			continue;
		blank = *s == ' ';
		buf_char(b, *s);
	}
}

/* The inlines from n up to the next block as one string. */
static char *
inlines(struct text *t, const struct doc_node *n, const struct doc_node **end)
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
			int w = n->width ? n->width / COLUMN : 18;

			w = w < 6 ? 6 : w > t->width - t->left ?
			    t->width - t->left : w;
			repeat(&b, '_', w);
		}
		box = n->kind == DOC_BOX;
	}
	*end = n;
	s = b.len > 0 ? buf_copy(&b, t->arena) : "";
	buf_free(&b);
	return s;
}

/* --- blocks --- */

static void
open_gap(struct text *t)
{
	if (!t->tight && t->mark == NULL)
		t->gap = true;
}

static void
title(struct text *t, const struct doc_node *n)
{
	const struct doc_node *end;

	t->gap = true;
	wrap(t, inlines(t, n->first, &end), DOC_CENTER, 0);
	t->gap = true;
}

static void
heading(struct text *t, const struct doc_node *n)
{
	const struct doc_node *end;
	char *s = inlines(t, n->first, &end);
	int w = (int)utf8_columns(s);

	if (s[0] == '\0')
		return;
	t->gap = true;
	wrap(t, s, DOC_LEFT, 0);
	if (n->level < 3) {
		struct arena_mark m = arena_mark(t->arena);
		int room = t->width - t->left;
		char *rule = arena_alloc(t->arena, WIDTH + 1);

		w = w > room ? room : w;
		memset(rule, n->level == 2 ? '-' : '=', (size_t)w);
		put_line(t, rule, (size_t)w, 0);
		arena_rewind(t->arena, m);
	}
	t->gap = !t->tight;
}

/* A mark at the left edge, beside one that waits already. */
static void
add_mark(struct text *t, const char *mark)
{
	int at = t->mark ? t->mark_at + (int)utf8_columns(t->mark) : 0;

	if (t->mark == NULL) {
		t->mark = mark;
		t->mark_at = t->left;
		return;
	}
	t->mark = arena_printf(t->arena, "%s%*s%s", t->mark,
	    t->left > at ? t->left - at : 1, "", mark);
}

static void
para(struct text *t, const struct doc_node *n)
{
	const struct doc_node *end;
	char *s = inlines(t, n->first, &end);
	int first = n->indent && n->label == NULL ? 4 : 0;
	struct text in = *t;

	open_gap(t);
	in.gap = t->gap;
	if (n->label != NULL) {
		add_mark(&in, n->label);
		in.left += (int)utf8_columns(n->label) + 1;
		in.left = in.left < t->left + 4 ? t->left + 4 : in.left;
		in.tight = true;
	}
	if (first > 0 && (in.mark != NULL || in.width - in.left < 40)) {
		in.left += first;	/* a short line: all of it indented */
	} else if (first > 0) {
		in.mark = "";
		in.mark_at = in.left + first - 1;
	} else {
		first = 0;
	}
	if (s[0] != '\0' || n->label != NULL) {
		wrap(&in, s, n->align, in.mark != NULL &&
		    in.mark[0] == '\0' ? first : 0);
		flush_mark(&in);
		t->mark = NULL;
	}
	t->gap = in.gap;
	open_gap(t);
}

/* The blocks of a node beside a mark. */
static void
hang(struct text *t, const struct doc_node *n, const char *mark, int by)
{
	struct text in = *t;

	if (n->indent && in.width - in.left > 4 * NARROWEST)
		in.left += 4;
	add_mark(&in, mark);
	if (in.width - in.left - by >= NARROWEST)
		in.left += by;
	else
		flush_mark(&in);
	in.tight = true;
	blocks(&in, n);
	flush_mark(&in);
	t->mark = NULL;
	t->gap = in.gap;
}

/* More than a line or so: worth a blank line around it. */
static bool
long_item(const struct doc_node *n)
{
	return n->first != NULL && n->first->next != NULL &&
	    !doc_inline(n->first->kind);
}

static void
list(struct text *t, const struct doc_node *n)
{
	bool airy = false;
	size_t wide = 0;

	for (const struct doc_node *i = n->first; i != NULL; i = i->next) {
		size_t w = i->label ? utf8_columns(i->label) : 0;

		airy = airy || long_item(i);
		wide = w > wide ? w : wide;
	}
	open_gap(t);
	for (const struct doc_node *i = n->first; i != NULL; i = i->next) {
		hang(t, i, i->label, wide ? (int)wide + 1 : 0);
		if (airy && i->next != NULL)
			t->gap = true;
	}
	open_gap(t);
}

static void
check(struct text *t, const struct doc_node *n)
{
	bool airy = long_item(n);

	if (airy)
		t->gap = true;
	hang(t, n, n->ticked ? "[x]" : "[ ]", 4);
	if (airy || n->next == NULL || n->next->kind != DOC_CHECK)
		t->gap = true;
}

static void
rule(struct text *t, int32_t width)
{
	int room = t->width - t->left, w = width ? width / COLUMN : room;
	struct buf b = { 0 };

	repeat(&b, '_', w < 6 ? 6 : w > room ? room : w);
	put_line(t, b.data, b.len, 0);
	buf_free(&b);
}

static void
sign(struct text *t, const struct doc_node *n)
{
	flush_mark(t);
	t->gap = true;
	rule(t, n->width ? n->width : 36 * COLUMN);
	if (n->label != NULL)
		wrap(t, n->label, DOC_LEFT, 0);
	t->gap = false;
}

static void
ruled(struct text *t, const struct doc_node *n)
{
	flush_mark(t);
	for (int32_t i = 0; i < n->count; i++) {
		t->gap = true;
		rule(t, 0);
	}
	open_gap(t);
}

/* --- side by side, and framed --- */

/* A block's lines in a buffer of their own. */
static void
apart(struct text *t, const struct doc_node *n, int width, bool tight,
    struct buf *b)
{
	struct text in = { .arena = t->arena, .out = b, .width = width,
	    .tight = tight, .depth = t->depth };

	if (n == NULL)
		return;
	blocks(&in, n);
	flush_mark(&in);
}

/* Take one line from a buffer that is read from *at on. */
static const char *
take(const struct buf *b, size_t *at, size_t *len)
{
	const char *line = b->data + *at, *end;

	*len = 0;
	if (*at >= b->len)
		return NULL;
	end = memchr(line, '\n', b->len - *at);
	*len = (size_t)(end - line);
	*at += *len + 1;
	return line;
}

static void
side_by_side(struct text *t, const struct buf *cells, const int *widths,
    size_t n, const char *between)
{
	size_t *at = arena_array(t->arena, n, sizeof(*at));
	struct buf line = { 0 };
	bool more = true;

	for (;;) {
		more = false;
		buf_clear(&line);
		for (size_t i = 0; i < n; i++) {
			size_t len;
			const char *s = take(&cells[i], &at[i], &len);

			if (s != NULL)
				more = true;
			buf_add(&line, s ? s : "", len);
			if (i + 1 == n)
				break;
			spaces(&line, widths[i] - (s ? columns(t->arena, s,
			    len) : 0));
			buf_str(&line, between);
		}
		if (!more)
			break;
		put_line(t, line.data, line.len, 0);
	}
	buf_free(&line);
}

static const struct doc_node *
part(const struct doc_node *caption, enum doc_kind kind)
{
	for (const struct doc_node *n = caption->first; n; n = n->next)
		if (n->kind == kind)
			return n;
	return NULL;
}

static void
caption(struct text *t, const struct doc_node *n)
{
	const struct doc_node *court = part(n, DOC_CAPTION_COURT), *end;
	int widths[2] = { (t->width - t->left) / 2 - 2, 0 };
	struct buf sides[2] = { { 0 }, { 0 } };

	widths[1] = t->width - t->left - widths[0] - 3;
	for (const struct doc_node *k = court ? court->first : NULL; k;
	    k = k->next)
		wrap(t, inlines(t, k->first, &end), DOC_CENTER, 0);
	t->gap = true;
	apart(t, part(n, DOC_CAPTION_LEFT), widths[0], true, &sides[0]);
	apart(t, part(n, DOC_CAPTION_RIGHT), widths[1], true, &sides[1]);
	side_by_side(t, sides, widths, 2, " ) ");
	buf_free(&sides[0]);
	buf_free(&sides[1]);
	t->gap = true;
}

static size_t
children(const struct doc_node *n)
{
	size_t count = 0;

	for (const struct doc_node *c = n->first; c != NULL; c = c->next)
		count++;
	return count;
}

static void
table_rule(struct text *t, const int *widths, size_t n)
{
	struct buf b = { 0 };

	for (size_t i = 0; i < n; i++) {
		repeat(&b, '-', widths[i]);
		if (i + 1 < n)
			buf_str(&b, "-+-");
	}
	put_line(t, b.data, b.len, 0);
	buf_free(&b);
}

static void
row(struct text *t, const struct doc_node *r, const int *widths, size_t n,
    bool rules)
{
	struct buf *cells = arena_array(t->arena, n, sizeof(*cells));
	size_t i = 0;

	for (const struct doc_node *c = r->first; c != NULL; c = c->next, i++)
		apart(t, c, widths[i], true, &cells[i]);
	side_by_side(t, cells, widths, n, rules ? " | " : "   ");
	for (i = 0; i < n; i++)
		buf_free(&cells[i]);
	if (rules && (r->next != NULL || r->header))
		table_rule(t, widths, n);
}

static void
table(struct text *t, const struct doc_node *n)
{
	size_t cols = n->ncolumns ? n->ncolumns : 1;
	int room, *widths;

	for (const struct doc_node *r = n->first; r != NULL; r = r->next)
		cols = children(r) > cols ? children(r) : cols;
	flush_mark(t);
	open_gap(t);
	if (cols > (size_t)(t->width - t->left) / (NARROWEST + 3)) {
		blocks(t, n);		/* too narrow: one below the other */
		open_gap(t);
		return;
	}
	room = t->width - t->left - 3 * ((int)cols - 1);
	widths = arena_array(t->arena, cols, sizeof(*widths));
	for (size_t i = 0, left = (size_t)room; i < cols; i++) {
		int w = cols == n->ncolumns ? room * n->columns[i] / 1000 :
		    room / (int)cols;
		int most = (int)left - (int)(cols - i - 1) * NARROWEST;

		w = w < NARROWEST ? NARROWEST : w;
		widths[i] = i + 1 == cols || w > most ? most : w;
		left -= (size_t)widths[i];
	}
	for (const struct doc_node *r = n->first; r != NULL; r = r->next)
		row(t, r, widths, cols, n->rules);
	open_gap(t);
}

static void
notice(struct text *t, const struct doc_node *n)
{
	int w = t->width - t->left - 4;
	struct buf in = { 0 }, line = { 0 };
	size_t at = 0, len;
	const char *s;

	flush_mark(t);
	if (w < NARROWEST) {
		blocks(t, n);
		return;
	}
	t->gap = true;
	apart(t, n, w, false, &in);
	repeat(&line, '-', w + 2);
	put_line(t, arena_printf(t->arena, "+%s+", line.data), line.len + 2, 0);
	while ((s = take(&in, &at, &len)) != NULL) {
		buf_clear(&line);
		buf_str(&line, "| ");
		buf_add(&line, s, len);
		spaces(&line, w - columns(t->arena, s, len));
		buf_str(&line, " |");
		put_line(t, line.data, line.len, 0);
	}
	buf_clear(&line);
	repeat(&line, '-', w + 2);
	put_line(t, arena_printf(t->arena, "+%s+", line.data), line.len + 2, 0);
	buf_free(&in);
	buf_free(&line);
	t->gap = true;
}

static void
space(struct text *t, const struct doc_node *n)
{
	(void)n;
	t->gap = true;
}

static void
paper(struct text *t, const struct doc_node *n)
{
	if (t->out->len > 0) {
		buf_char(t->out, '\n');
		repeat(t->out, '=', WIDTH);
		buf_str(t->out, "\n\n");
	}
	t->gap = false;
	blocks(t, n);
	t->gap = false;
}

typedef void block_fn(struct text *, const struct doc_node *);

static block_fn *const kinds[] = {
	[DOC_ROOT] = blocks,
	[DOC_PAPER] = paper,
	[DOC_CAPTION] = caption,
	[DOC_CAPTION_COURT] = blocks,
	[DOC_CAPTION_LEFT] = blocks,
	[DOC_CAPTION_RIGHT] = blocks,
	[DOC_TITLE] = title,
	[DOC_HEADING] = heading,
	[DOC_PARA] = para,
	[DOC_LIST] = list,
	[DOC_ITEM] = blocks,
	[DOC_TABLE] = table,
	[DOC_ROW] = blocks,
	[DOC_CELL] = blocks,
	[DOC_KEEP] = blocks,
	[DOC_NOTICE] = notice,
	[DOC_CHECK] = check,
	[DOC_SIGN] = sign,
	[DOC_LINES] = ruled,
	[DOC_SPACE] = space,
};

static void
blocks(struct text *t, const struct doc_node *parent)
{
	const struct doc_node *n = parent->first;

	if (++t->depth > DEPTH)		/* absurd nesting: its words, flat */
		wrap(t, doc_plain(t->arena, parent), DOC_LEFT, 0);
	else
		while (n != NULL) {
			if (doc_inline(n->kind)) {
				wrap(t, inlines(t, n, &n), DOC_LEFT, 0);
			} else {
				kinds[n->kind](t, n);
				n = n->next;
			}
		}
	t->depth--;
}

void
render_text(struct arena *a, const struct doc_node *root, struct buf *out)
{
	struct arena *scratch = arena_open();
	struct buf own = { 0 };
	struct text t = { .arena = scratch, .out = &own, .width = WIDTH };

	(void)a;
	if (root->kind == DOC_PAPER)
		paper(&t, root);
	else
		blocks(&t, root);
	flush_mark(&t);
	if (own.len > 0)
		buf_add(out, own.data, own.len);
	buf_free(&own);
	arena_close(scratch);
}
