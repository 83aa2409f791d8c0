/* What stands inside a line of a page for a browser, and how it is escaped. */
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/markup.h"
#include "base/str.h"
#include "render/render.h"
#include "render/render_int.h"

#define SHORT		90000		/* 1/1000 pt: a day, a number */
#define LONG		200000

#define SAY(t, english)	lang_say((t)->lang, (english))

/* What stands in a page as it is. */
static bool
as_is(unsigned char c)
{
	return c > '>' ? c != 0x7f : c >= ' ' && c != '&' && c != '<' &&
	    c != '>' && c != '"' && c != '\'';
}

void
render_html_text(struct buf *b, const char *s)
{
	for (;; s++) {
		size_t n = 0;

		while (as_is((unsigned char)s[n]))
			n++;
		buf_add(b, s, n);
		s += n;
		if (*s == '\0')
			return;
		if (markup_entity(b, (unsigned char)*s))
			continue;
		if (*s == '\n' || *s == '\t')
			buf_char(b, ' ');
		/* HTML forbids the other control characters. */
	}
}

void
render_html_lang(struct render_html *t, const char *lang)
{
	if (lang == NULL || str_eq(lang, t->spoken))
		return;
	buf_str(t->out, " lang=\"");
	render_html_text(t->out, lang);
	buf_char(t->out, '"');
}

/* A place in the page, or a site; never script: or data: */
static bool
may_follow(const char *href)
{
	return href != NULL && (href[0] == '#' ||
	    strncmp(href, "https://", 8) == 0 ||
	    strncmp(href, "http://", 7) == 0);
}

static const char *
link_of(const struct doc_node *n)
{
	return n != NULL && n->kind == DOC_TEXT && may_follow(n->href) ?
	    n->href : NULL;
}

/* A link goes on through texts of several styles. */
static void
links(struct render_html *t, const struct doc_node *before,
    const struct doc_node *n)
{
	const char *old = link_of(before), *new = link_of(n);

	if (t->labelling || str_eq(old, new))
		return;
	if (old != NULL)
		buf_str(t->out, "</a>");
	if (new == NULL)
		return;
	buf_str(t->out, "<a href=\"");
	render_html_text(t->out, new);
	buf_str(t->out, new[0] == '#' ? "\">" : "\" rel=\"noreferrer\">");
}

static void
text(struct render_html *t, const struct doc_node *n)
{
	static const struct { unsigned bit; const char *open, *close; }
	styles[] = {
		{ DOC_BOLD, "<strong>", "</strong>" },
		{ DOC_ITALIC, "<em>", "</em>" },
		{ DOC_SMALL, "<small>", "</small>" },
	};
	const size_t nstyles = sizeof(styles) / sizeof(styles[0]);
	bool foreign = n->lang != NULL && !str_eq(n->lang, t->spoken);

	if (foreign) {
		buf_str(t->out, "<span");
		render_html_lang(t, n->lang);
		buf_char(t->out, '>');
	}
	for (size_t i = 0; i < nstyles; i++)
		if (n->style & styles[i].bit)
			buf_str(t->out, styles[i].open);
	render_html_text(t->out, n->text);
	for (size_t i = nstyles; i-- > 0;)
		if (n->style & styles[i].bit)
			buf_str(t->out, styles[i].close);
	if (foreign)
		buf_str(t->out, "</span>");
}

void
render_html_id(struct render_html *t, const char *before, size_t id)
{
	buf_str(t->out, before);
	buf_number(t->out, id);
	buf_char(t->out, '"');
}

/* " aria-label=...", told apart from its like by the heading of the step. */
static void
name(struct render_html *t, const char *what)
{
	size_t id = ++t->ids;

	render_html_id(t, " id=\"f", id);
	buf_str(t->out, " aria-label=\"");
	render_html_text(t->out, what);
	buf_char(t->out, '"');
	if (t->heading != 0) {
		buf_str(t->out, " aria-labelledby=\"f");
		buf_number(t->out, id);
		render_html_id(t, " h", t->heading);
	}
}

static void
blank(struct render_html *t, const struct doc_node *n)
{
	const char *size = n->width == 0 || (n->width > SHORT &&
	    n->width < LONG) ? "" : n->width < LONG ? " short" : " long";

	if (t->labelling) {
		buf_printf(t->out, "<span class=\"rule%s\"></span>", size);
		return;
	}
	buf_str(t->out, "<input type=\"text\" class=\"blank");
	buf_str(t->out, size);
	buf_str(t->out, "\" autocomplete=\"off\"");
	name(t, n->label != NULL ? n->label : SAY(t, "to fill in"));
	buf_char(t->out, '>');
}

static void
box(struct render_html *t, const struct doc_node *n)
{
	const char *ticked = n->ticked ? " checked" : "";

	if (t->labelling) {
		buf_str(t->out, n->ticked ? "\342\230\221" : "\342\230\220");
		return;
	}
	buf_printf(t->out, "<input type=\"checkbox\" autocomplete=\"off\"%s",
	    ticked);
	name(t, SAY(t, "Tick if it is so"));
	buf_char(t->out, '>');
}

void
render_html_inlines(struct render_html *t, const struct doc_node *n,
    const struct doc_node **end)
{
	const struct doc_node *before = NULL;

	for (; n != NULL && doc_inline(n->kind); before = n, n = n->next) {
		links(t, before, n);
		if (n->kind == DOC_TEXT)
			text(t, n);
		else if (n->kind == DOC_BREAK)
			buf_str(t->out, "<br>");
		else if (n->kind == DOC_BLANK)
			blank(t, n);
		else
			box(t, n);
	}
	links(t, before, NULL);
	*end = n;
}
