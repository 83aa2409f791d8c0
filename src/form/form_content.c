/*
 * Content: what documents, parts, facts, gates and steps say.  One table says
 * of each element where it may stand, what may stand in it and which
 * attributes it takes.
 *
 *	blocks	caption heading para paras list table keep notice check sign
 *		lines space
 *	inline	text value blank b i small br number
 *	both	if choose for-each use
 */
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/str.h"
#include "form/form_int.h"

/* What stands in an element, beside a set of enum form_place. */
#define EMPTY	0u
#define SAME	0x10000u	/* whatever the element itself stands in */
#define EITHER	0x20000u	/* blocks, or bare inline: one paragraph */
#define CHOOSE	0x40000u	/* when, otherwise, unknown */
#define SKIP	0x80000u	/* read by somebody else */

#define ANYWHERE (FORM_INLINE | FORM_BLOCK | FORM_COLUMN)
#define CONTROL	(ANYWHERE | FORM_IN_LIST | FORM_IN_TABLE)

struct element;

/* One element being read. */
struct here {
	struct form_read *r;
	const struct form_scope *scope;
	const struct xml_node *xml;
	unsigned	 place;
	struct form_node *node;
};

struct element {
	const char	*name;
	enum form_kind	 kind;
	unsigned	 where;
	unsigned	 inside;
	const char	*attrs, *need;
	void		(*read)(struct here *);
};

static struct form_node *read_children(struct form_read *,
    const struct form_scope *, const struct xml_node *, unsigned);

/* ---- attributes of the elements ---- */

static void
read_value(struct here *h)
{
	struct form_node *n = h->node;

	n->as = (enum form_as)form_enum(h->r, h->xml, "as",
	    "default raw iso initials upper lines year", FORM_AS_DEFAULT);
	form_ref(h->r, h->scope, xml_attr(h->xml, "of"), n->as, false,
	    &n->ref);
}

static void
read_layout(struct here *h)
{
	struct form_node *n = h->node;

	n->number = form_yes(h->r, h->xml, "number");
	n->spaced = form_yes(h->r, h->xml, "spaced");
	n->indent = form_yes(h->r, h->xml, "indent");
	n->keep_next = form_yes(h->r, h->xml, "keep-next");
	n->align = form_enum(h->r, h->xml, "align",
	    "left center right justify", 0);
}

static void
read_paras(struct here *h)
{
	read_layout(h);
	form_ref(h->r, h->scope, xml_attr(h->xml, "of"), FORM_AS_DEFAULT, true,
	    &h->node->ref);
}

static void
read_heading(struct here *h)
{
	h->node->level = form_int(h->r, h->xml, "level", 1, 3, 2);
}

static void
read_blank(struct here *h)
{
	h->node->label = xml_value(h->xml, "label");
	h->node->label_es = xml_value(h->xml, "label-es");
	h->node->width = form_length(h->r, h->xml, "width", 108000);
}

static void
read_sign(struct here *h)
{
	h->node->label = xml_value(h->xml, "label");
	h->node->label_es = xml_value(h->xml, "label-es");
	h->node->width = form_length(h->r, h->xml, "width", 216000);
}

static void
read_number(struct here *h)
{
	if (h->scope->item == NULL)
		form_fail(h->r, DIAG_BAD_VALUE, h->xml->pos,
		    "number paragraphs with <para number=\"yes\">",
		    "<number> stands outside of <for-each>");
}

static void
read_list(struct here *h)
{
	h->node->list_style = form_enum(h->r, h->xml, "style",
	    "bullet decimal alpha none", 0);
}

static void
read_lines(struct here *h)
{
	h->node->count = form_int(h->r, h->xml, "count", 1, 40, 1);
}

static void
read_space(struct here *h)
{
	h->node->count = form_milli(h->r, h->xml, "lines", 40000, 1000);
}

static void
read_header(struct here *h)
{
	h->node->header = form_yes(h->r, h->xml, "header");
}

static void
read_table(struct here *h)
{
	const struct xml_attr *at = xml_attr(h->xml, "columns");
	struct form_node *n = h->node;
	int32_t sum = 0;
	size_t len;

	n->rules = form_yes(h->r, h->xml, "rules");
	if (at == NULL)
		return;
	n->columns = arena_array(h->r->arena, strlen(at->value) + 1,
	    sizeof(*n->columns));
	for (const char *p = at->value; (len = form_word(&p)) > 0; p += len) {
		int32_t c = 0;

		for (size_t i = 0; i < len && c >= 0 && c <= 1000; i++)
			c = p[i] >= '0' && p[i] <= '9' ?
			    c * 10 + (p[i] - '0') : -1;
		if (c < 1 || c > 1000) {
			sum = 0;
			break;
		}
		n->columns[n->ncolumns++] = c;
		sum += c;
	}
	if (sum == 1000)
		return;
	n->ncolumns = 0;	/* nothing to count the cells against */
	form_fail(h->r, DIAG_BAD_VALUE, at->value_pos, "write whole "
	    "numbers with the sum 1000, like \"300 700\"",
	    "the columns are not shares of 1000");
}

static void
read_test(struct here *h)
{
	h->node->expr = form_when(h->r, h->scope, h->xml, "test");
}

static void
read_check(struct here *h)
{
	h->node->expr = form_when(h->r, h->scope, h->xml, "when");
}

static void
read_for_each(struct here *h)
{
	const struct form_list *l = form_ref_list(h->r, h->scope,
	    xml_attr(h->xml, "in"));

	h->node->list = l;
	if (l != NULL)
		h->node->by = form_ref_by(h->r, l, xml_attr(h->xml, "by"));
}

static void
read_use(struct here *h)
{
	const struct xml_attr *at = xml_attr(h->xml, "part");
	const struct map *parts = h->scope->parts;
	struct form_part *part;
	char hint[FORM_HINT_BYTES];
	unsigned holds;

	if (at == NULL || *at->value == '\0')
		return;
	part = parts ? map_find(parts, at->value) : NULL;
	if (part == NULL) {
		form_fail(h->r, DIAG_UNKNOWN_PART, at->value_pos, parts ?
		    form_hint_map(parts, at->value, "", hint) :
		    "write the text here; parts are for documents",
		    "unknown part '%s'", at->value);
		return;
	}
	h->node->part = part;
	form_part_use(part);
	holds = form_part_holds(h->scope, part);
	if ((h->place & FORM_INLINE) && !(holds & FORM_INLINE) && holds != 0)
		form_fail(h->r, DIAG_BAD_VALUE, at->value_pos,
		    "use it between paragraphs",
		    "part '%s' is made of paragraphs and cannot stand in a "
		    "line", at->value);
	else if (!(h->place & FORM_INLINE) && (holds & FORM_INLINE))
		form_fail(h->r, DIAG_BAD_VALUE, at->value_pos,
		    "put <use> into a <para>",
		    "part '%s' is a piece of a line, not a paragraph",
		    at->value);
	else if ((h->place & FORM_COLUMN) && (holds & FORM_BLOCK))
		form_fail(h->r, DIAG_BAD_VALUE, at->value_pos,
		    "a caption holds paragraphs only",
		    "part '%s' is more than paragraphs", at->value);
}

#define LAYOUT "number spaced align indent keep-next"

static const struct element elements[] = {
	{ "value", FORM_VALUE, FORM_INLINE, EMPTY, "of as", "of", read_value },
	{ "blank", FORM_BLANK, FORM_INLINE, EMPTY, "label label-es width", "label",
	    read_blank },
	{ "b", FORM_BOLD, FORM_INLINE, FORM_INLINE, "", "", NULL },
	{ "i", FORM_ITALIC, FORM_INLINE, FORM_INLINE, "", "", NULL },
	{ "small", FORM_SMALL, FORM_INLINE, FORM_INLINE, "", "", NULL },
	{ "br", FORM_BREAK, FORM_INLINE, EMPTY, "", "", NULL },
	{ "number", FORM_NUMBER, FORM_INLINE, EMPTY, "", "", read_number },
	{ "es", FORM_KIND_COUNT, FORM_INLINE, SKIP, "", "", NULL },

	{ "caption", FORM_CAPTION, FORM_BLOCK, FORM_IN_CAPTION, "", "", NULL },
	{ "filer", FORM_CAPTION_FILER, FORM_IN_CAPTION, FORM_COLUMN, "", "",
	    NULL },
	{ "court", FORM_CAPTION_COURT, FORM_IN_CAPTION, FORM_COLUMN, "", "",
	    NULL },
	{ "left", FORM_CAPTION_LEFT, FORM_IN_CAPTION, FORM_COLUMN, "", "",
	    NULL },
	{ "right", FORM_CAPTION_RIGHT, FORM_IN_CAPTION, FORM_COLUMN, "", "",
	    NULL },
	{ "heading", FORM_HEADING, FORM_BLOCK, FORM_INLINE, "level", "",
	    read_heading },
	{ "para", FORM_PARA, FORM_BLOCK | FORM_COLUMN, FORM_INLINE, LAYOUT, "",
	    read_layout },
	{ "paras", FORM_PARAS, FORM_BLOCK | FORM_COLUMN, EMPTY, "of " LAYOUT,
	    "of", read_paras },
	{ "list", FORM_LIST, FORM_BLOCK, FORM_IN_LIST, "style", "", read_list },
	{ "item", FORM_ITEM, FORM_IN_LIST, EITHER, "", "", NULL },
	{ "table", FORM_TABLE, FORM_BLOCK, FORM_IN_TABLE, "columns rules",
	    "columns", read_table },
	{ "row", FORM_ROW, FORM_IN_TABLE, FORM_IN_ROW, "header", "",
	    read_header },
	{ "cell", FORM_CELL, FORM_IN_ROW, EITHER, "header", "", read_header },
	{ "keep", FORM_KEEP, FORM_BLOCK, FORM_BLOCK, "", "", NULL },
	{ "notice", FORM_NOTICE, FORM_BLOCK, EITHER, "", "", NULL },
	{ "check", FORM_CHECK, FORM_BLOCK, EITHER, "when", "", read_check },
	{ "sign", FORM_SIGN, FORM_BLOCK, EMPTY, "label label-es width", "label",
	    read_sign },
	{ "lines", FORM_LINES, FORM_BLOCK, EMPTY, "count", "count",
	    read_lines },
	{ "space", FORM_SPACE, FORM_BLOCK | FORM_COLUMN, EMPTY, "lines",
	    "", read_space },

	{ "if", FORM_IF, CONTROL, SAME, "test", "test", read_test },
	{ "choose", FORM_CHOOSE, CONTROL, CHOOSE, "", "", NULL },
	{ "when", FORM_WHEN, FORM_IN_CHOOSE, SAME, "test", "test", read_test },
	{ "otherwise", FORM_OTHERWISE, FORM_IN_CHOOSE, SAME, "", "", NULL },
	{ "unknown", FORM_UNKNOWN, FORM_IN_CHOOSE, SAME, "", "", NULL },
	{ "for-each", FORM_FOR_EACH, CONTROL, SAME, "in by", "in",
	    read_for_each },
	{ "use", FORM_USE, ANYWHERE, EMPTY, "part", "part", read_use },

	{ "title", FORM_KIND_COUNT, FORM_IN_DOCUMENT, SKIP, "", "", NULL },
	{ "short-title", FORM_KIND_COUNT, FORM_IN_DOCUMENT, SKIP, "", "",
	    NULL },
};

#define NELEMENTS (sizeof(elements) / sizeof(elements[0]))

static const struct element *
element(const char *name)
{
	for (size_t i = 0; i < NELEMENTS; i++)
		if (strcmp(elements[i].name, name) == 0)
			return &elements[i];
	return NULL;
}

static bool
allowed(const struct element *e, unsigned place)
{
	if (place & FORM_IN_CHOOSE)
		return (e->where & FORM_IN_CHOOSE) != 0;
	return (e->where & place) != 0;
}

static bool
blank(const char *s)
{
	while (str_space(*s))
		s++;
	return *s == '\0';
}

unsigned
form_holds(const struct form_scope *s, const struct xml_node *x)
{
	unsigned holds = 0;

	for (const struct xml_node *c = x->first; c != NULL; c = c->next) {
		const struct element *e;

		if (c->name == NULL) {
			holds |= blank(c->text) ? 0 : FORM_INLINE;
			continue;
		}
		e = element(c->name);
		if (e == NULL)
			continue;
		if (e->kind == FORM_USE && xml_value(c, "part") && s->parts)
			holds |= form_part_holds(s, map_find(s->parts,
			    xml_value(c, "part")));
		else if (e->inside == SAME || e->inside == CHOOSE)
			holds |= form_holds(s, c);
		else if (e->where & FORM_INLINE)
			holds |= FORM_INLINE;
		else
			holds |= e->where & FORM_COLUMN ? FORM_COLUMN :
			    FORM_BLOCK;
	}
	return holds;
}

/* ---- the tree ---- */

static struct form_node *
node_new(struct form_read *r, enum form_kind kind, struct pos pos)
{
	struct form_node *n = arena_alloc(r->arena, sizeof(*n));

	n->kind = kind;
	n->pos = pos;
	return n;
}

static void
unknown(struct form_read *r, const struct xml_node *x, unsigned place)
{
	struct buf known = { 0 };

	r->failed = true;
	if (place == EMPTY) {
		diag_add(r->diags, DIAG_UNKNOWN_ELEMENT, x->pos,
		    "close it before this element",
		    "unknown element <%s> in <%s>, which holds nothing",
		    x->name, x->parent->name);
		return;
	}
	buf_str(&known, "");
	for (size_t i = 0; i < NELEMENTS; i++)
		if (allowed(&elements[i], place))
			buf_printf(&known, known.len ? " %s" : "%s",
			    elements[i].name);
	form_unknown_element(r->diags, x, known.data);
	buf_free(&known);
}

/* A paragraph does not begin or end with a space. */
static struct form_node *
trim(struct form_node *first)
{
	struct form_node *last = NULL, **link = &first;
	size_t n;

	if (first != NULL && first->kind == FORM_TEXT && first->text[0] == ' ')
		first->text++;
	for (struct form_node *c = first; c != NULL; c = c->next)
		last = c;
	if (last != NULL && last->kind == FORM_TEXT &&
	    (n = strlen(last->text)) > 0 && last->text[n - 1] == ' ')
		((char *)last->text)[n - 1] = '\0';
	while (*link != NULL) {
		if ((*link)->kind == FORM_TEXT && *(*link)->text == '\0')
			*link = (*link)->next;
		else
			link = &(*link)->next;
	}
	return first;
}

/* Bare inline content of an item, cell, notice or check is one paragraph. */
static struct form_node *
read_either(struct form_read *r, const struct form_scope *s,
    const struct xml_node *x)
{
	unsigned holds = form_holds(s, x);
	struct form_node *para;

	if (holds & (FORM_BLOCK | FORM_COLUMN) || holds == 0)
		return read_children(r, s, x, FORM_BLOCK);
	para = node_new(r, FORM_PARA, x->first->pos);
	para->first = trim(read_children(r, s, x, FORM_INLINE));
	return para;
}

static struct form_node *
read_element(struct form_read *r, const struct form_scope *s,
    const struct xml_node *x, unsigned place)
{
	const struct element *e = element(x->name);
	struct form_scope inner = *s;
	struct here h = { r, s, x, place, NULL };

	if (e == NULL || !allowed(e, place)) {
		unknown(r, x, place);
		return NULL;
	}
	if (e->inside == SKIP)
		return NULL;
	place &= ~(unsigned)(FORM_IN_CHOOSE | FORM_IN_DOCUMENT);
	h.place = place;
	h.node = node_new(r, e->kind, x->pos);
	form_attrs(r, x, e->attrs, e->need);
	if (e->read != NULL)
		e->read(&h);
	if (h.node->list != NULL)
		inner.item = h.node->list;
	if (e->inside == EITHER)
		h.node->first = read_either(r, &inner, x);
	else if (e->inside == CHOOSE)
		h.node->first = read_children(r, &inner, x,
		    place | FORM_IN_CHOOSE);
	else
		h.node->first = read_children(r, &inner, x,
		    e->inside == SAME ? place : e->inside);
	if (e->inside == FORM_INLINE && !(place & FORM_INLINE))
		h.node->first = trim(h.node->first);
	if (e->kind == FORM_CHOOSE)
		form_check_choose(r, x, h.node);
	else if (e->kind == FORM_CAPTION)
		form_check_caption(r, x, h.node);
	else if (e->kind == FORM_TABLE && h.node->ncolumns > 0)
		form_check_rows(r, h.node, h.node->first);
	return h.node;
}

/* Runs of blanks become one space; a space beside an element survives. */
static struct form_node *
read_text(struct form_read *r, const struct xml_node *x)
{
	struct form_node *n = node_new(r, FORM_TEXT, x->pos);
	char *out = arena_alloc(r->arena, strlen(x->text) + 1);
	char *text = out;

	for (const char *p = x->text; *p != '\0'; p++) {
		if (!str_space(*p))
			*out++ = *p;
		else if (out == text || out[-1] != ' ')
			*out++ = ' ';
	}
	*out = '\0';
	n->text = text;
	return n;
}

/* <es>: the Spanish of the line that it ends. */
static void
read_spanish(struct form_read *r, const struct form_scope *s,
    const struct xml_node *x, struct form_node *english)
{
	form_attrs(r, x, "", "");
	if (english == NULL || english->es != NULL ||
	    (x->next != NULL && (x->next->name != NULL ||
	    !blank(x->next->text) || x->next->next != NULL))) {
		form_fail(r, DIAG_BAD_VALUE, x->pos, "write the English "
		    "first, then one <es> with the same in Spanish",
		    "<es> is not the end of an English line");
		return;
	}
	if (x->parent != NULL && str_eq(x->parent->name, "es")) {
		form_fail(r, DIAG_BAD_VALUE, x->pos, "keep the outer one",
		    "<es> stands in <es>");
		return;
	}
	english->es = trim(read_children(r, s, x, FORM_INLINE));
	if (english->es == NULL)
		form_fail(r, DIAG_BAD_VALUE, x->pos, "write its text",
		    "element <es> is empty");
}

const struct form_node *
form_in(const struct form_node *n, enum lang lang)
{
	return n != NULL && lang == LANG_ES && n->es != NULL ? n->es : n;
}

static struct form_node *
read_children(struct form_read *r, const struct form_scope *s,
    const struct xml_node *x, unsigned place)
{
	struct form_node *first = NULL, **tail = &first;
	bool text = place & FORM_INLINE && !(place & FORM_IN_CHOOSE);

	if (!text)
		form_no_text(r, x);
	for (const struct xml_node *c = x->first; c != NULL; c = c->next) {
		struct form_node *n = NULL;

		if (c->name != NULL && text && strcmp(c->name, "es") == 0) {
			first = trim(first);
			read_spanish(r, s, c, first);
			break;
		}
		if (c->name != NULL)
			n = read_element(r, s, c, place);
		else if (text && *c->text != '\0')
			n = read_text(r, c);
		if (n == NULL)
			continue;
		*tail = n;
		tail = &n->next;
	}
	return first;
}

struct form_node *
form_content_read(struct form_read *r, const struct form_scope *s,
    const struct xml_node *x, unsigned place)
{
	struct form_node *n = read_children(r, s, x, place);

	return place & FORM_INLINE ? trim(n) : n;
}

struct form_node *
form_content(struct arena *a, struct diags *d, const struct form_scope *s,
    const struct xml_node *x, bool blocks, bool *ok)
{
	struct form_read r = { a, d, false, NULL };
	struct form_node *n = form_content_read(&r, s, x,
	    blocks ? FORM_BLOCK : FORM_INLINE);

	*ok = !r.failed;
	return r.failed ? NULL : n;
}
