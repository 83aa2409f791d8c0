/*
 * From the document's nodes to the elements of the structure tree.
 *
 * Papers become parts, headings open sections in them.  What only binds blocks
 * for the page's sake (DOC_KEEP, a table without grid and heading) leaves no
 * trace.  Heading levels follow from what is open, so that none is skipped: a
 * title is H1, a heading in a paper without one as well.
 */
#include <string.h>

#include "base/arena.h"
#include "doc/doc.h"
#include "render/pdf/pdf_int.h"

#define LEVELS	6
#define HREF_MAX 2000		/* bytes; a longer address is only text */

/* What is shared by all elements that point at it. */
static const char column_scope[] = "/O/Table/Scope/Column";
static const char row_scope[] = "/O/Table/Scope/Row";
static const char text_field[] = "/O/PrintField/Role/tv";
static const char box_on[] = "/O/PrintField/Role/cb/checked/on";
static const char box_off[] = "/O/PrintField/Role/cb/checked/off";

/* What is said of things that are drawn. */
struct words {
	const char *lang;
	const char *sign, *blank, *lines, *on, *off;
};

static const struct words said[] = {
	{ "en", "line to sign on", "blank", "lines to write on",
	    "box, ticked", "box, not ticked" },
	{ "es", "línea para firmar", "espacio en blanco",
	    "líneas para escribir", "casilla marcada",
	    "casilla sin marcar" },
};

struct roles {
	struct pdf_tags	*tags;
	bool		 foreign;	/* some text has its own language */
	const char	*lang;		/* of what is around */
	struct pdf_elem	*part;
	/* Headings that are open, with the section of each. */
	struct {
		int		 level;
		struct pdf_elem	*section;
	}		 open[LEVELS];
	int		 nopen;
};

/* Where blocks go, one after the other. */
struct flow {
	struct roles	*r;
	struct pdf_elem	*at;
	struct pdf_elem	*list;		/* that the last block was put in */
	enum doc_kind	 listed;	/* the kind of that block */
	bool		 sections;	/* headings open sections */
};

static void blocks(struct flow *, const struct doc_node *parent);

/* --- languages --- */

static bool
same(const char *a, const char *b)
{
	return a == b || (a != NULL && b != NULL && strcmp(a, b) == 0);
}

/* The language of a text that says nothing of it is the document's. */
static const char *
lang_of(const struct roles *r, const struct doc_node *n)
{
	return n->lang != NULL ? n->lang : r->tags->lang;
}

/* The language of all texts under a node; NULL: none, or several. */
static const char *
whole_lang(const struct roles *r, const struct doc_node *top)
{
	const char *lang = NULL;

	for (const struct doc_node *n = top; n != NULL; n = doc_walk(top, n)) {
		if (n->kind != DOC_TEXT)
			continue;
		if (lang != NULL && !same(lang, lang_of(r, n)))
			return NULL;
		lang = lang_of(r, n);
	}
	return lang;
}

/* Let an element be in the language of its block.  Returns what was before. */
static const char *
enter(struct roles *r, struct pdf_elem *e, const struct doc_node *n)
{
	const char *before = r->lang, *lang;

	if (!r->foreign)
		return before;
	lang = whole_lang(r, n);
	if (lang != NULL && !same(lang, before)) {
		e->lang = lang;
		r->lang = lang;
	}
	return before;
}

static const struct words *
words_in(const char *lang)
{
	for (size_t i = 0; i < sizeof(said) / sizeof(said[0]); i++)
		if (strncmp(lang, said[i].lang, 2) == 0)
			return &said[i];
	return &said[0];
}

/* --- things to fill in --- */

/* What a field says of itself, in the language around it if it can. */
static void
describe(struct roles *r, struct pdf_elem *e, const char *what,
    const struct words *in, const char *label)
{
	e->alt = label == NULL ? what : arena_printf(r->tags->arena, "%s: %s",
	    what, label);
	e->desc = label;
	if (strncmp(in->lang, r->lang, 2) != 0)
		e->lang = r->tags->lang;
}

static void
box(struct roles *r, struct pdf_elem *e, bool ticked)
{
	const struct words *w = words_in(r->lang);

	e->attribute = ticked ? box_on : box_off;
	e->actual = ticked ? "\u2611" : "\u2610";
	describe(r, e, ticked ? w->on : w->off, w, NULL);
}

static void
field(struct roles *r, struct pdf_elem *e, const struct doc_node *n)
{
	const struct words *w = words_in(r->lang);
	const char *what = n->kind == DOC_SIGN ? w->sign : w->blank;

	if (n->kind == DOC_LINES)
		what = arena_printf(r->tags->arena, "%d %s",
		    n->count > 0 ? (int)n->count : 1, w->lines);
	e->attribute = text_field;
	describe(r, e, what, w, n->label != NULL || n->kind != DOC_LINES ?
	    n->label : doc_prompt(r->tags->arena, n));
}

/* --- what stands inside a line --- */

static const char *
first_line(struct arena *a, const struct doc_node *n)
{
	char *s = doc_plain(a, n);

	s[strcspn(s, "\n")] = '\0';
	return s;
}

static const char *
href_of(const struct roles *r, const struct doc_node *n)
{
	if (n->href == NULL || n->href[0] == '\0' ||
	    strlen(n->href) > HREF_MAX)
		return NULL;
	return n->href[0] != '#' || pdf_tag_target(r->tags, n) ? n->href : NULL;
}

/* The element that a text needs of its own, or NULL. */
static struct pdf_elem *
text(struct roles *r, struct pdf_elem *in, const struct doc_node *n,
    struct pdf_elem *before)
{
	const char *lang = lang_of(r, n), *href = href_of(r, n);
	bool foreign = r->foreign && !same(lang, r->lang);
	struct pdf_elem *e;

	if (href == NULL && !foreign)
		return NULL;
	if (before != NULL && same(before->href, href) &&
	    same(before->lang, foreign ? lang : NULL))
		return before;		/* goes on in another style */
	e = pdf_tag_inline(r->tags, in, href != NULL ? "Link" : "Span");
	e->href = href;
	if (href != NULL && href[0] == '#')
		e->says = first_line(r->tags->arena, pdf_tag_target(r->tags,
		    n)->first);
	if (foreign)
		e->lang = lang;
	return e;
}

static struct pdf_elem *
inline_elem(struct roles *r, struct pdf_elem *in, const struct doc_node *n,
    struct pdf_elem *before)
{
	struct pdf_elem *e;

	if (n->kind == DOC_TEXT)
		return text(r, in, n, before);
	if (n->kind != DOC_BLANK && n->kind != DOC_BOX)
		return NULL;
	e = pdf_tag_inline(r->tags, in, "Form");
	if (n->kind == DOC_BOX)
		box(r, e, n->ticked);
	else
		field(r, e, n);
	return e;
}

/*
 * Inlines from n up to the next block go into an element.  Returns that block.
 * With all, those that need no element of their own are noted as well.
 */
static const struct doc_node *
inlines(struct roles *r, struct pdf_elem *in, const struct doc_node *n,
    bool all)
{
	struct pdf_elem *before = NULL;

	for (; n != NULL && doc_inline(n->kind); n = n->next) {
		struct pdf_elem *e = inline_elem(r, in, n, before);

		before = n->kind == DOC_TEXT ? e : NULL;
		if (e != NULL)
			pdf_tag_put(r->tags, n, e, NULL);
		else if (all)
			pdf_tag_put(r->tags, n, in, NULL);
	}
	return n;
}

/* --- blocks --- */

/* A block of inlines as one element. */
static void
leaf(struct roles *r, struct pdf_elem *e, const struct doc_node *n)
{
	const char *before = enter(r, e, n);

	pdf_tag_put(r->tags, n, e, NULL);
	inlines(r, e, n->first, false);
	r->lang = before;
}

static void
para(struct flow *f, const struct doc_node *n)
{
	leaf(f->r, pdf_tag_elem(f->r->tags, f->at, "P"), n);
}

static bool
only_inlines(const struct doc_node *parent)
{
	for (const struct doc_node *n = parent->first; n != NULL; n = n->next)
		if (!doc_inline(n->kind))
			return false;
	return true;
}

/*
 * What a cell or an item holds: blocks, or, without an element between, its
 * own text or that of its only paragraph.
 */
static void
content(struct roles *r, struct pdf_elem *e, const struct doc_node *n)
{
	struct flow f = { .r = r, .at = e };
	const struct doc_node *only = n->first;

	if (only != NULL && only->next == NULL && only->kind == DOC_PARA)
		leaf(r, e, only);
	else if (only_inlines(n))
		inlines(r, e, only, false);
	else
		blocks(&f, n);
}

/* Close the headings that a new one of this level ends; its own place. */
static int
reopen(struct roles *r, int level)
{
	while (r->nopen > 0 && r->open[r->nopen - 1].level >= level)
		r->nopen--;
	if (r->nopen == LEVELS)
		r->nopen--;
	return r->nopen;
}

static struct pdf_elem *
section(const struct roles *r)
{
	for (int i = r->nopen; i > 0; i--)
		if (r->open[i - 1].section != NULL)
			return r->open[i - 1].section;
	return r->part;
}

static void
heading(struct flow *f, const struct doc_node *n)
{
	static const char *const types[LEVELS] = { "H1", "H2", "H3", "H4",
	    "H5", "H6" };
	struct roles *r = f->r;
	int at = reopen(r, n->kind == DOC_TITLE ? 0 : n->level < 1 ? 1 :
	    n->level);
	struct pdf_elem *sect = NULL;

	if (f->sections) {
		f->at = section(r);
		if (n->kind == DOC_HEADING)
			f->at = sect = pdf_tag_elem(r->tags, f->at, "Sect");
	}
	r->open[at].level = n->kind == DOC_TITLE ? 0 : n->level < 1 ? 1 :
	    n->level;
	r->open[at].section = sect;
	r->nopen = at + 1;
	leaf(r, pdf_tag_elem(r->tags, f->at, types[at]), n);
}

/* How the items of a list are numbered, by the first one's label. */
static const char *
numbering(const char *label)
{
	static const struct {
		const char *first, *attribute;
	} marks[] = {
		{ "\u2022", "/O/List/ListNumbering/Disc" },
		{ "\u2013", "/O/List/ListNumbering/Disc" },
		{ "-", "/O/List/ListNumbering/Disc" },
		{ "\u25e6", "/O/List/ListNumbering/Circle" },
		{ "\u25aa", "/O/List/ListNumbering/Square" },
		{ "i", "/O/List/ListNumbering/LowerRoman" },
		{ "I", "/O/List/ListNumbering/UpperRoman" },
	};
	size_t n;

	if (label == NULL)
		return NULL;
	label += label[0] == '(';
	n = strcspn(label, ".)");
	for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++)
		if (n == strlen(marks[i].first) &&
		    memcmp(label, marks[i].first, n) == 0)
			return marks[i].attribute;
	if (*label >= '0' && *label <= '9')
		return "/O/List/ListNumbering/Decimal";
	if (*label >= 'a' && *label <= 'z')
		return "/O/List/ListNumbering/LowerAlpha";
	if (*label >= 'A' && *label <= 'Z')
		return "/O/List/ListNumbering/UpperAlpha";
	return NULL;
}

static void
list_item(struct roles *r, struct pdf_elem *list, const struct doc_node *n)
{
	struct pdf_elem *li = pdf_tag_elem(r->tags, list, "LI"), *lbl = NULL,
	    *body;
	const char *before = enter(r, li, n);

	if (n->kind == DOC_CHECK) {
		lbl = pdf_tag_elem(r->tags, li, "Lbl");
		lbl = pdf_tag_elem(r->tags, lbl, "Form");
		box(r, lbl, n->ticked);
	} else if (n->label != NULL) {
		lbl = pdf_tag_elem(r->tags, li, "Lbl");
	}
	body = pdf_tag_elem(r->tags, li, "LBody");
	pdf_tag_put(r->tags, n, body, lbl);
	content(r, body, n);
	r->lang = before;
}

static void
list(struct flow *f, const struct doc_node *n)
{
	struct pdf_elem *l = pdf_tag_elem(f->r->tags, f->at, "L");

	pdf_tag_put(f->r->tags, n, l, NULL);
	if (n->first != NULL)
		l->attribute = numbering(n->first->label);
	for (const struct doc_node *i = n->first; i != NULL; i = i->next)
		list_item(f->r, l, i);
}

/* Items and boxes that follow each other without a list are one. */
static void
item(struct flow *f, const struct doc_node *n)
{
	if (f->list == NULL || f->listed != n->kind) {
		f->list = pdf_tag_elem(f->r->tags, f->at, "L");
		f->listed = n->kind;
		f->list->attribute = n->kind == DOC_CHECK ?
		    "/O/List/ListNumbering/Square" : numbering(n->label);
	}
	list_item(f->r, f->list, n);
}

/* --- tables --- */

static size_t
cells(const struct doc_node *row)
{
	size_t n = 0;

	for (const struct doc_node *c = row->first; c != NULL; c = c->next)
		n++;
	return n;
}

/* Is it more than a way to place things side by side? */
static bool
has_meaning(const struct doc_node *table)
{
	if (table->rules)
		return true;
	for (const struct doc_node *r = table->first; r != NULL; r = r->next) {
		if (r->header)
			return true;
		for (const struct doc_node *c = r->first; c; c = c->next)
			if (c->header)
				return true;
	}
	return false;
}

static struct pdf_elem *
cell(struct roles *r, struct pdf_elem *tr, const struct doc_node *row,
    const struct doc_node *n)
{
	bool heads = row->header || (n != NULL && n->header);
	struct pdf_elem *e = pdf_tag_elem(r->tags, tr, heads ? "TH" : "TD");

	e->kept = true;
	if (heads)
		e->attribute = row->header ? column_scope : row_scope;
	return e;
}

/* Every row has as many cells as the longest one. */
static void
grid(struct flow *f, const struct doc_node *n)
{
	struct roles *r = f->r;
	struct pdf_elem *table = pdf_tag_elem(r->tags, f->at, "Table"), *tr;
	size_t columns = 1, i;

	pdf_tag_put(r->tags, n, table, NULL);
	for (const struct doc_node *k = n->first; k != NULL; k = k->next)
		columns = cells(k) > columns ? cells(k) : columns;
	for (const struct doc_node *k = n->first; k != NULL; k = k->next) {
		tr = pdf_tag_elem(r->tags, table, "TR");
		pdf_tag_put(r->tags, k, tr, NULL);
		i = 0;
		for (const struct doc_node *c = k->first; c; c = c->next, i++) {
			struct pdf_elem *e = cell(r, tr, k, c);

			pdf_tag_put(r->tags, c, e, NULL);
			content(r, e, c);
		}
		for (; i < columns; i++)
			cell(r, tr, k, NULL);
	}
}

static void
table(struct flow *f, const struct doc_node *n)
{
	if (has_meaning(n)) {
		grid(f, n);
		return;
	}
	for (const struct doc_node *k = n->first; k != NULL; k = k->next)
		for (const struct doc_node *c = k->first; c; c = c->next)
			blocks(f, c);
}

/* --- the rest --- */

static void
group(struct flow *f, const struct doc_node *n)
{
	struct flow own = { .r = f->r };

	own.at = pdf_tag_elem(f->r->tags, f->at, "Div");
	pdf_tag_put(f->r->tags, n, own.at, NULL);
	blocks(&own, n);
}

/* A line to sign on with the words under it, or lines to write on. */
static void
ruled(struct flow *f, const struct doc_node *n)
{
	struct pdf_elem *e = pdf_tag_elem(f->r->tags, f->at, "Form");

	pdf_tag_put(f->r->tags, n, e, NULL);
	field(f->r, e, n);
}

static void
nothing(struct flow *f, const struct doc_node *n)
{
	(void)f;
	(void)n;
}

static void (*const kinds[])(struct flow *, const struct doc_node *) = {
	[DOC_ROOT] = blocks,
	[DOC_PAPER] = blocks,
	[DOC_CAPTION] = group,
	[DOC_CAPTION_FILER] = blocks,
	[DOC_CAPTION_COURT] = blocks,
	[DOC_CAPTION_LEFT] = blocks,
	[DOC_CAPTION_RIGHT] = blocks,
	[DOC_TITLE] = heading,
	[DOC_HEADING] = heading,
	[DOC_PARA] = para,
	[DOC_LIST] = list,
	[DOC_ITEM] = item,
	[DOC_TABLE] = table,
	[DOC_ROW] = blocks,
	[DOC_CELL] = blocks,
	[DOC_KEEP] = blocks,
	[DOC_NOTICE] = group,
	[DOC_CHECK] = item,
	[DOC_SIGN] = ruled,
	[DOC_LINES] = ruled,
	[DOC_SPACE] = nothing,
};

/* Does it leave no trace, so that a list goes on over it? */
static bool
unseen(const struct doc_node *n)
{
	return n->kind == DOC_KEEP || n->kind == DOC_SPACE ||
	    (n->kind == DOC_TABLE && !has_meaning(n));
}

static void
blocks(struct flow *f, const struct doc_node *parent)
{
	const struct doc_node *n = parent->first;

	while (n != NULL) {
		if (doc_inline(n->kind)) {
			f->list = NULL;
			n = inlines(f->r, pdf_tag_elem(f->r->tags, f->at,
			    "P"), n, true);
			continue;
		}
		if (n->kind != f->listed && !unseen(n))
			f->list = NULL;
		kinds[n->kind](f, n);
		n = n->next;
	}
}

static void
paper(struct pdf_tags *t, const struct doc_node *n)
{
	struct roles r = { .tags = t, .lang = t->lang };
	struct flow f = { .r = &r, .sections = true };

	for (const struct doc_node *k = n; k != NULL; k = doc_walk(n, k))
		r.foreign = r.foreign || (k->lang != NULL &&
		    strcmp(k->lang, t->lang) != 0);
	pdf_tag_targets(t, n);
	r.part = f.at = pdf_tag_elem(t, t->root, "Part");
	r.part->title = n->title;
	enter(&r, r.part, n);
	pdf_tag_put(t, n, r.part, NULL);
	blocks(&f, n);
}

struct pdf_tags *
pdf_roles(struct arena *arena, const struct layout *l, const char *lang)
{
	struct pdf_tags *t = arena_alloc(arena, sizeof(*t));

	t->arena = arena;
	t->lang = lang;
	t->npages = l->n;
	t->pages = arena_array(arena, l->n, sizeof(*t->pages));
	t->root = pdf_tag_elem(t, NULL, "Document");
	t->root->kept = true;
	for (size_t i = 0; i < l->n; i++)
		if (l->pages[i].paper != NULL && (i == 0 ||
		    l->pages[i].paper != l->pages[i - 1].paper))
			paper(t, l->pages[i].paper);
	return t;
}
