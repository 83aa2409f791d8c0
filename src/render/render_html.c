/*
 * A document as one page for a browser.  Each kind of block is an element that
 * a screen reader knows: headings in their order, lists, boxes with labels.
 */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/str.h"
#include "render/render.h"
#include "render/render_int.h"

#define DEPTH		256
#define MARKS		8		/* bytes of a bullet, at most */

#define SAY(t, english)	lang_say((t)->lang, (english))

static void	 blocks(struct render_html *, const struct doc_node *);

static void
inlines_of(struct render_html *t, const struct doc_node *n)
{
	const struct doc_node *end;

	render_html_inlines(t, n->first, &end);
}

/* ` id="source-3"`, for what a place in the page leads to. */
static void
anchor(struct render_html *t, const struct doc_node *n)
{
	if (n->id == NULL)
		return;
	buf_str(t->out, " id=\"");
	render_html_text(t->out, n->id);
	buf_char(t->out, '"');
}

static void
title(struct render_html *t, const struct doc_node *n)
{
	buf_str(t->out, "<h1>");
	inlines_of(t, n);
	buf_str(t->out, "</h1>\n");
}

/* The title is h1, so that a heading of level 1 is h2. */
static int
rank(const struct doc_node *n)
{
	return n->level < 1 ? 2 : n->level > 5 ? 6 : n->level + 1;
}

static void
heading(struct render_html *t, const struct doc_node *n)
{
	if (n->first == NULL)
		return;
	buf_printf(t->out, "<h%d>", rank(n));
	inlines_of(t, n);
	buf_printf(t->out, "</h%d>\n", rank(n));
}

static void
para(struct render_html *t, const struct doc_node *n)
{
	if (n->first == NULL && n->label == NULL)
		return;
	buf_str(t->out, n->align == DOC_CENTER ? "<p class=\"center\"" :
	    n->align == DOC_RIGHT ? "<p class=\"right\"" : "<p");
	render_html_lang(t, n->lang);
	buf_char(t->out, '>');
	if (n->label != NULL) {
		render_html_text(t->out, n->label);
		buf_char(t->out, ' ');
	}
	inlines_of(t, n);
	buf_str(t->out, "</p>\n");
}

/* --- lists --- */

/* "12." is 12; 0 for any other label. */
static unsigned long
numbered(const struct doc_node *item)
{
	const char *s = item->label;
	unsigned long n;
	char *end;

	if (s == NULL || s[0] < '1' || s[0] > '9')
		return 0;
	n = strtoul(s, &end, 10);
	return strcmp(end, ".") == 0 && n < 10000 ? n : 0;
}

enum marks { BULLETS, NUMBERS, LABELS };

/* What the items before the next other block have for marks. */
static enum marks
marks_of(const struct doc_node *item)
{
	enum marks m = numbered(item) != 0 ? NUMBERS : BULLETS;
	unsigned long next = numbered(item);

	for (; item != NULL && item->kind == DOC_ITEM; item = item->next) {
		bool letter = item->label != NULL &&
		    (strlen(item->label) > MARKS ||
		    strpbrk(item->label, "0123456789.)") != NULL);

		if (m == NUMBERS ? numbered(item) != next++ : letter)
			return LABELS;
	}
	return m;
}

static const struct doc_node *
items(struct render_html *t, const struct doc_node *n)
{
	enum marks m = marks_of(n);

	if (m == NUMBERS && numbered(n) > 1)
		buf_printf(t->out, "<ol start=\"%lu\">\n", numbered(n));
	else
		buf_str(t->out, m == NUMBERS ? "<ol>\n" : m == BULLETS ?
		    "<ul>\n" : "<ul class=\"marks\">\n");
	for (; n != NULL && n->kind == DOC_ITEM; n = n->next) {
		buf_str(t->out, "<li");
		anchor(t, n);
		render_html_lang(t, n->lang);
		buf_char(t->out, '>');
		if (m == LABELS && n->label != NULL) {
			render_html_text(t->out, n->label);
			buf_char(t->out, ' ');
		}
		blocks(t, n);
		buf_str(t->out, "</li>\n");
	}
	buf_str(t->out, m == NUMBERS ? "</ol>\n" : "</ul>\n");
	return n;
}

/* The box that a block is, also when it only keeps one together. */
static const struct doc_node *
as_check(const struct doc_node *n)
{
	if (n != NULL && n->kind == DOC_KEEP && n->first != NULL &&
	    n->first->next == NULL)
		n = n->first;
	return n != NULL && n->kind == DOC_CHECK ? n : NULL;
}

/* Its words, which a touch ticks too: the heading, or the first paragraph. */
static const struct doc_node *
check_label(struct render_html *t, const struct doc_node *n, size_t id)
{
	const struct doc_node *k = n->first, *end;
	const char *tag = "p";

	if (k == NULL || (!doc_inline(k->kind) && k->kind != DOC_PARA &&
	    k->kind != DOC_HEADING))
		return k;
	t->heading = 0;
	if (k->kind == DOC_HEADING) {
		t->heading = id;
		tag = arena_printf(t->arena, "h%d", rank(k));
	}
	buf_char(t->out, '<');
	buf_str(t->out, tag);
	if (t->heading != 0)
		render_html_id(t, " id=\"h", id);
	render_html_id(t, "><label for=\"f", id);
	buf_char(t->out, '>');
	t->labelling = true;
	render_html_inlines(t, doc_inline(k->kind) ? k : k->first, &end);
	t->labelling = false;
	buf_str(t->out, "</label></");
	buf_str(t->out, tag);
	buf_str(t->out, ">\n");
	return doc_inline(k->kind) ? end : k->next;
}

static void
check(struct render_html *t, const struct doc_node *n)
{
	struct doc_node rest = *n;
	size_t id = ++t->ids, before = t->heading;

	render_html_id(t, "<li><input type=\"checkbox\" id=\"f", id);
	buf_str(t->out, n->ticked ? " autocomplete=\"off\" checked" :
	    " autocomplete=\"off\"");
	if (n->first == NULL || (n->first->kind != DOC_HEADING &&
	    n->first->kind != DOC_PARA && !doc_inline(n->first->kind))) {
		buf_str(t->out, " aria-label=\"");
		render_html_text(t->out, SAY(t, "Tick if it is so"));
		buf_char(t->out, '"');
	}
	buf_str(t->out, "><div>\n");
	rest.first = (struct doc_node *)check_label(t, n, id);
	blocks(t, &rest);
	buf_str(t->out, "</div></li>\n");
	t->heading = before;
}

static const struct doc_node *
checks(struct render_html *t, const struct doc_node *n)
{
	const struct doc_node *c;

	buf_str(t->out, "<ul class=\"steps\">\n");
	for (; (c = as_check(n)) != NULL; n = n->next)
		check(t, c);
	buf_str(t->out, "</ul>\n");
	return n;
}

/* --- tables --- */

static void
cell(struct render_html *t, const struct doc_node *n, bool top)
{
	const char *tag = n->header || top ? "th" : "td";

	buf_printf(t->out, "<%s%s>", tag, top ? " scope=\"col\"" :
	    n->header ? " scope=\"row\"" : "");
	blocks(t, n);
	buf_printf(t->out, "</%s>\n", tag);
}

static void
table(struct render_html *t, const struct doc_node *n)
{
	bool meant = n->rules || (n->first != NULL && n->first->header);

	if (n->first == NULL)
		return;
	buf_printf(t->out, "<table%s>\n<tbody>\n", n->rules ?
	    " class=\"grid\"" : meant ? "" : " role=\"presentation\"");
	for (const struct doc_node *r = n->first; r != NULL; r = r->next) {
		buf_str(t->out, "<tr>\n");
		for (const struct doc_node *c = r->first; c; c = c->next)
			cell(t, c, r->header);
		buf_str(t->out, "</tr>\n");
	}
	buf_str(t->out, "</tbody>\n</table>\n");
}

/* --- the rest --- */

static void
boxed(struct render_html *t, const struct doc_node *n)
{
	const char *attribute = n->kind == DOC_NOTICE ?
	    " class=\"notice\" role=\"note\"" : n->kind == DOC_KEEP ?
	    " class=\"keep\"" : n->kind == DOC_CAPTION ?
	    " class=\"caption\"" : "";

	buf_printf(t->out, "<div%s>\n", attribute);
	blocks(t, n);
	buf_str(t->out, "</div>\n");
}

static void
sign(struct render_html *t, const struct doc_node *n)
{
	buf_str(t->out, "<p class=\"sign\">");
	render_html_text(t->out, n->label != NULL ? n->label : "");
	buf_str(t->out, "</p>\n");
}

static void
ruled(struct render_html *t, const struct doc_node *n)
{
	size_t id = ++t->ids;

	buf_printf(t->out, "<textarea id=\"f%zu\" rows=\"%d\" "
	    "autocomplete=\"off\" aria-label=\"", id, n->count > 60 ? 60 :
	    n->count > 0 ? (int)n->count : 1);
	render_html_text(t->out, n->label != NULL ? n->label :
	    SAY(t, "to fill in"));
	buf_char(t->out, '"');
	if (t->heading != 0)
		buf_printf(t->out, " aria-labelledby=\"f%zu h%zu\"", id,
		    t->heading);
	buf_str(t->out, "></textarea>\n");
}

static void
nothing(struct render_html *t, const struct doc_node *n)
{
	(void)t, (void)n;
}

static bool
has_fields(const struct doc_node *top)
{
	for (const struct doc_node *n = top; n != NULL; n = doc_walk(top, n))
		if (n->kind == DOC_CHECK || n->kind == DOC_BLANK)
			return true;
	return false;
}

static void
paper(struct render_html *t, const struct doc_node *n)
{
	const char *before = t->spoken;

	buf_str(t->out, "<article");
	anchor(t, n);
	render_html_lang(t, n->lang);
	buf_str(t->out, ">\n");
	if (n->lang != NULL)
		t->spoken = n->lang;
	blocks(t, n);
	if (has_fields(n)) {
		buf_str(t->out, "<p class=\"screen\"><small>");
		render_html_text(t->out, SAY(t, "What you tick and write on "
		    "this page is not kept when you close it. Print the page "
		    "to keep it."));
		buf_str(t->out, "</small></p>\n");
	}
	buf_str(t->out, "</article>\n");
	t->spoken = before;
}

typedef void block_fn(struct render_html *, const struct doc_node *);

/* Boxes and items are met in runs: blocks() sees to them. */
static block_fn *const kinds[] = {
	[DOC_ROOT] = blocks,
	[DOC_PAPER] = paper,
	[DOC_CAPTION] = boxed,
	[DOC_CAPTION_FILER] = boxed,
	[DOC_CAPTION_COURT] = boxed,
	[DOC_CAPTION_LEFT] = boxed,
	[DOC_CAPTION_RIGHT] = boxed,
	[DOC_TITLE] = title,
	[DOC_HEADING] = heading,
	[DOC_PARA] = para,
	[DOC_LIST] = blocks,
	[DOC_TABLE] = table,
	[DOC_ROW] = blocks,
	[DOC_CELL] = blocks,
	[DOC_KEEP] = boxed,
	[DOC_NOTICE] = boxed,
	[DOC_SIGN] = sign,
	[DOC_LINES] = ruled,
	[DOC_SPACE] = nothing,
};

/* Inlines that stand between blocks are a paragraph. */
static const struct doc_node *
loose(struct render_html *t, const struct doc_node *n)
{
	buf_str(t->out, "<p>");
	render_html_inlines(t, n, &n);
	buf_str(t->out, "</p>\n");
	return n;
}

static void
blocks(struct render_html *t, const struct doc_node *parent)
{
	const struct doc_node *n = parent->first;

	if (++t->depth > DEPTH)		/* absurd nesting: its words, flat */
		render_html_text(t->out, doc_plain(t->arena, parent));
	else
		while (n != NULL) {
			if (doc_inline(n->kind)) {
				n = loose(t, n);
			} else if (as_check(n) != NULL) {
				n = checks(t, n);
			} else if (n->kind == DOC_ITEM) {
				n = items(t, n);
			} else {
				kinds[n->kind](t, n);
				n = n->next;
			}
		}
	t->depth--;
}

void
render_html(struct arena *a, const struct doc_node *root, const char *name,
    enum lang lang, struct buf *out)
{
	struct arena *scratch = arena_open();
	struct render_html t = { .arena = scratch, .out = out, .lang = lang,
	    .spoken = lang_tag(lang) };

	(void)a;
	render_html_head(&t, name);
	buf_str(out, "<main>\n");
	if (root->kind == DOC_PAPER)
		paper(&t, root);
	else
		blocks(&t, root);
	buf_str(out, "</main>\n</body>\n</html>\n");
	arena_close(scratch);
}
