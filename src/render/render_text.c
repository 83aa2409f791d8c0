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
#include "render/render.h"
#include "render/render_int.h"

#define NARROWEST	8
#define DEPTH		256

static void	 blocks(struct render_lines *, const struct doc_node *);

static void
open_gap(struct render_lines *t)
{
	if (!t->tight && t->mark == NULL)
		t->gap = true;
}

static void
title(struct render_lines *t, const struct doc_node *n)
{
	const struct doc_node *end;

	t->gap = true;
	render_wrap(t, render_inlines(t, n->first, &end), DOC_CENTER, 0);
	t->gap = true;
}

static void
heading(struct render_lines *t, const struct doc_node *n)
{
	const struct doc_node *end;
	char *s = render_inlines(t, n->first, &end);
	int w = (int)utf8_columns(s);

	if (s[0] == '\0')
		return;
	if (n->parent != NULL && n->parent->kind == DOC_CHECK) {
		open_gap(t);
		render_wrap(t, s, DOC_LEFT, 0);
		return;
	}
	t->gap = true;
	render_wrap(t, s, DOC_LEFT, 0);
	if (n->level < 3) {
		struct arena_mark m = arena_mark(t->arena);
		int room = t->width - t->left;
		char *rule = arena_alloc(t->arena, RENDER_WIDTH + 1);

		w = w > room ? room : w;
		memset(rule, n->level == 2 ? '-' : '=', (size_t)w);
		render_line(t, rule, (size_t)w, 0);
		arena_rewind(t->arena, m);
	}
	t->gap = !t->tight;
}

/* A mark at the left edge, beside one that waits already. */
static void
add_mark(struct render_lines *t, const char *mark)
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
para(struct render_lines *t, const struct doc_node *n)
{
	const struct doc_node *end;
	char *s = render_inlines(t, n->first, &end);
	int first = n->indent && n->label == NULL ? 4 : 0;
	struct render_lines in = *t;

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
		render_wrap(&in, s, n->align, in.mark != NULL &&
		    in.mark[0] == '\0' ? first : 0);
		render_flush_mark(&in);
		t->mark = NULL;
	}
	t->gap = in.gap;
	open_gap(t);
}

/* The blocks of a node beside a mark. */
static void
hang(struct render_lines *t, const struct doc_node *n, const char *mark, int by)
{
	struct render_lines in = *t;

	if (n->indent && in.width - in.left > 4 * NARROWEST)
		in.left += 4;
	add_mark(&in, mark);
	if (in.width - in.left - by >= NARROWEST)
		in.left += by;
	else
		render_flush_mark(&in);
	in.tight = true;
	blocks(&in, n);
	render_flush_mark(&in);
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
list(struct render_lines *t, const struct doc_node *n)
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
check(struct render_lines *t, const struct doc_node *n)
{
	bool airy = long_item(n);

	if (airy)
		t->gap = true;
	hang(t, n, n->ticked ? "[x]" : "[ ]", 4);
	if (airy || n->next == NULL || n->next->kind != DOC_CHECK)
		t->gap = true;
}

static void
rule(struct render_lines *t, int32_t width)
{
	int room = t->width - t->left, w = width ? width / RENDER_COLUMN : room;
	struct buf b = { 0 };

	render_repeat(&b, '_', w < 6 ? 6 : w > room ? room : w);
	render_line(t, b.data, b.len, 0);
	buf_free(&b);
}

static void
sign(struct render_lines *t, const struct doc_node *n)
{
	render_flush_mark(t);
	t->gap = true;
	rule(t, n->width ? n->width : 36 * RENDER_COLUMN);
	if (n->label != NULL)
		render_wrap(t, n->label, DOC_LEFT, 0);
	t->gap = false;
}

static void
ruled(struct render_lines *t, const struct doc_node *n)
{
	render_flush_mark(t);
	for (int32_t i = 0; i < n->count; i++) {
		t->gap = true;
		rule(t, 0);
	}
	open_gap(t);
}

/* --- side by side, and framed --- */

/* A block's lines in a buffer of their own. */
static void
apart(struct render_lines *t, const struct doc_node *n, int width, bool tight,
    struct buf *b)
{
	struct render_lines in = { .arena = t->arena, .kept = t->kept,
	    .out = b, .width = width, .tight = tight, .depth = t->depth };

	if (n == NULL)
		return;
	blocks(&in, n);
	render_flush_mark(&in);
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
side_by_side(struct render_lines *t, const struct buf *cells, const int *widths,
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
			render_spaces(&line, widths[i] - (s ?
			    render_columns(t->arena, s, len) : 0));
			buf_str(&line, between);
		}
		if (!more)
			break;
		render_line(t, line.data, line.len, 0);
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
caption(struct render_lines *t, const struct doc_node *n)
{
	const struct doc_node *court = part(n, DOC_CAPTION_COURT), *end;
	const struct doc_node *filer = part(n, DOC_CAPTION_FILER);
	int widths[2] = { (t->width - t->left) / 2 - 2, 0 };
	struct buf sides[2] = { { 0 }, { 0 } };

	widths[1] = t->width - t->left - widths[0] - 3;
	if (filer != NULL) {
		bool tight = t->tight;

		/* as in an address */
		t->tight = true;
		blocks(t, filer);
		t->tight = tight;
		t->gap = true;
	}
	for (const struct doc_node *k = court ? court->first : NULL; k;
	    k = k->next)
		render_wrap(t, render_inlines(t, k->first, &end),
		    DOC_CENTER, 0);
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
table_rule(struct render_lines *t, const int *widths, size_t n)
{
	struct buf b = { 0 };

	for (size_t i = 0; i < n; i++) {
		render_repeat(&b, '-', widths[i]);
		if (i + 1 < n)
			buf_str(&b, "-+-");
	}
	render_line(t, b.data, b.len, 0);
	buf_free(&b);
}

static void
row(struct render_lines *t, const struct doc_node *r, const int *widths,
    size_t n, bool rules)
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
table(struct render_lines *t, const struct doc_node *n)
{
	size_t cols = n->ncolumns ? n->ncolumns : 1;
	int room, *widths;

	for (const struct doc_node *r = n->first; r != NULL; r = r->next)
		cols = children(r) > cols ? children(r) : cols;
	render_flush_mark(t);
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
frame_rule(struct render_lines *t, int dashes)
{
	struct buf b = { 0 };

	buf_char(&b, '+');
	render_repeat(&b, '-', dashes);
	buf_char(&b, '+');
	render_line(t, b.data, b.len, 0);
	buf_free(&b);
}

static void
notice(struct render_lines *t, const struct doc_node *n)
{
	int w = t->width - t->left - 4;
	struct buf in = { 0 }, line = { 0 };
	size_t at = 0, len;
	const char *s;

	render_flush_mark(t);
	if (w < NARROWEST) {
		blocks(t, n);
		return;
	}
	t->gap = true;
	apart(t, n, w, false, &in);
	frame_rule(t, w + 2);
	while ((s = take(&in, &at, &len)) != NULL) {
		buf_clear(&line);
		buf_str(&line, "| ");
		buf_add(&line, s, len);
		render_spaces(&line, w - render_columns(t->arena, s, len));
		buf_str(&line, " |");
		render_line(t, line.data, line.len, 0);
	}
	frame_rule(t, w + 2);
	buf_free(&in);
	buf_free(&line);
	t->gap = true;
}

static void
space(struct render_lines *t, const struct doc_node *n)
{
	(void)n;
	t->gap = true;
}

static void
paper(struct render_lines *t, const struct doc_node *n)
{
	if (t->out->len > 0) {
		buf_char(t->out, '\n');
		render_repeat(t->out, '=', RENDER_WIDTH);
		buf_str(t->out, "\n\n");
	}
	t->gap = false;
	blocks(t, n);
	t->gap = false;
}

typedef void block_fn(struct render_lines *, const struct doc_node *);

static block_fn *const kinds[] = {
	[DOC_ROOT] = blocks,
	[DOC_PAPER] = paper,
	[DOC_CAPTION] = caption,
	[DOC_CAPTION_FILER] = blocks,
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
blocks(struct render_lines *t, const struct doc_node *parent)
{
	const struct doc_node *n = parent->first;

	if (++t->depth > DEPTH)		/* absurd nesting: its words, flat */
		render_wrap(t, doc_plain(t->arena, parent), DOC_LEFT, 0);
	else
		while (n != NULL) {
			if (doc_inline(n->kind)) {
				render_wrap(t, render_inlines(t, n, &n),
				    DOC_LEFT, 0);
			} else {
				kinds[n->kind](t, n);
				n = n->next;
			}
		}
	t->depth--;
}

void
render_text(struct memo *kept, const struct doc_node *root, struct buf *out)
{
	struct arena *scratch = arena_open();
	struct buf own = { 0 };
	struct render_lines t = { .arena = scratch, .kept = kept,
	    .out = &own, .width = RENDER_WIDTH };

	if (root->kind == DOC_PAPER)
		paper(&t, root);
	else
		blocks(&t, root);
	render_flush_mark(&t);
	if (own.len > 0)
		buf_add(out, own.data, own.len);
	buf_free(&own);
	arena_close(scratch);
}
