/* Blocks: a definition's paragraphs, lists, tables and boxes become a paper. */
#include <string.h>

#include "base/arena.h"
#include "base/audience.h"
#include "base/limits.h"
#include "base/str.h"
#include "fill/fill_int.h"

/* Lines that a long answer gets when it is left to be written by hand. */
#define HAND_LINES	3

static void add_blocks(struct fill *, const struct form_node *,
    struct doc_node *);

void
fill_init(struct fill *f, struct arena *a, struct diags *d,
    const struct rules *r)
{
	memset(f, 0, sizeof(*f));
	f->arena = a;
	f->diags = d;
	f->rules = r;
	f->dropped = doc_root_new(a);
}

/* Where blocks go when there is no room: nowhere that is read. */
static struct doc_node *
block_new(struct fill *f, const struct form_node *n, enum doc_kind kind,
    struct doc_node *parent)
{
	struct doc_node *d;

	if (!fill_room(f, n->pos))
		parent = f->dropped;
	d = doc_add(f->arena, parent, kind, n->pos);
	d->because = f->because;
	return d;
}

static void
look_of(const struct form_node *n, struct doc_node *d)
{
	d->align = (enum doc_align)n->align;
	d->level = n->level;
	d->spaced = n->spaced;
	d->indent = n->indent;
	d->keep_next = n->keep_next;
	d->header = n->header;
	d->rules = n->rules;
	d->count = n->count;
	d->width = n->width;
}

static void
number(struct fill *f, const struct form_node *n, struct doc_node *para)
{
	if (n->number)
		para->label = arena_printf(f->arena, "%d.", ++f->number);
}

/* ---- paragraphs ---- */

static void
add_line(struct fill *f, const struct form_node *n, struct doc_node *parent)
{
	struct doc_node *d = block_new(f, n, n->kind == FORM_HEADING ?
	    DOC_HEADING : DOC_PARA, parent);

	look_of(n, d);
	if (d->kind == DOC_HEADING)
		d->keep_next = true;
	/* Nothing in it: its conditions were not met, and it has no number. */
	if (!fill_line(f, n->first, d))
		doc_move(d, f->dropped);
	else
		number(f, n, d);
}

static struct doc_node *
add_para(struct fill *f, const struct form_node *n, struct doc_node *parent)
{
	struct doc_node *d = block_new(f, n, DOC_PARA, parent);

	look_of(n, d);
	number(f, n, d);
	f->spaced = true;
	return d;
}

/* A long answer that is blank gets its number and lines to write on. */
static void
add_hand_lines(struct fill *f, const struct form_node *n,
    const struct rules_value *v, struct doc_node *parent)
{
	struct doc_node *d = add_para(f, n, parent);

	d->keep_next = true;
	fill_blank(f, v, d, n->pos);
	d = block_new(f, n, DOC_LINES, parent);
	d->count = HAND_LINES;
	if (v->field != NULL)
		d->label = form_text_in(&v->field->label, f->rules->lang);
}

/*
 * Each line of an answer is a paragraph.  A line that begins with a blank
 * continues the one before: so text wrapped and indented in an XML file stays
 * together.
 */
static const char *
next_para(const char *s, size_t *n)
{
	const char *end = s + strcspn(s, "\r\n");

	while (*end != '\0') {
		const char *after = end + (*end == '\r' && end[1] == '\n') + 1;

		if ((*after != ' ' && *after != '\t') ||
		    after[strspn(after, " \t")] == '\n' ||
		    after[strspn(after, " \t")] == '\r')
			break;
		end = after + strcspn(after, "\r\n");
	}
	*n = (size_t)(end - s);
	return end + strspn(end, "\r\n");
}

static void
add_paras(struct fill *f, const struct form_node *n, struct doc_node *parent)
{
	struct rules_value v = fill_value(f, n);
	const char *text;
	size_t len;

	if (v.body != NULL) {
		struct doc_node *d = block_new(f, n, DOC_PARA, parent);

		look_of(n, d);
		if (fill_line(f, v.body, d))
			number(f, n, d);
		return;
	}
	if (v.text == NULL) {
		add_hand_lines(f, n, &v, parent);
		return;
	}
	if (!fill_may_see(f, &v, n->pos))
		return;
	text = fill_redact(f, &v, v.text, f->readers);
	f->given = v.pos;
	while (text != NULL && *text != '\0' && f->nodes < LIMIT_DOC_NODES) {
		const char *next = next_para(text, &len);
		char *para = str_fold(f->arena, arena_strndup(f->arena, text,
		    len));

		if (*para != '\0')
			fill_put(f, add_para(f, n, parent), para, v.name,
			    n->pos);
		text = next;
	}
}

/* ---- blocks that hold blocks ---- */

static const enum doc_kind holders[FORM_KIND_COUNT] = {
	[FORM_CAPTION] = DOC_CAPTION,
	[FORM_CAPTION_FILER] = DOC_CAPTION_FILER,
	[FORM_CAPTION_COURT] = DOC_CAPTION_COURT,
	[FORM_CAPTION_LEFT] = DOC_CAPTION_LEFT,
	[FORM_CAPTION_RIGHT] = DOC_CAPTION_RIGHT,
	[FORM_ROW] = DOC_ROW,
	[FORM_CELL] = DOC_CELL,
	[FORM_KEEP] = DOC_KEEP,
	[FORM_NOTICE] = DOC_NOTICE,
};

/* The shape of a caption, a row and a table is kept when they are empty. */
static void
add_holder(struct fill *f, const struct form_node *n, struct doc_node *parent)
{
	struct doc_node *d = block_new(f, n, holders[n->kind], parent);

	look_of(n, d);
	add_blocks(f, n->first, d);
}

static void
add_group(struct fill *f, const struct form_node *n, struct doc_node *parent)
{
	struct doc_node *d = block_new(f, n, holders[n->kind], parent);

	add_blocks(f, n->first, d);
	if (d->first == NULL)
		doc_move(d, f->dropped);
}

static void
add_title(struct fill *f, struct doc_node *parent)
{
	struct doc_node *d;

	if (f->titled || f->title == NULL || !fill_room(f, f->title->pos))
		return;
	f->titled = true;
	d = doc_add(f->arena, parent, DOC_TITLE, f->title->pos);
	d->keep_next = true;
	if (!fill_line(f, f->title, d))
		doc_move(d, f->dropped);
}

/* The title of a court paper stands under its caption. */
static void
add_caption(struct fill *f, const struct form_node *n, struct doc_node *parent)
{
	add_holder(f, n, parent);
	add_title(f, parent);
}

static void
add_list(struct fill *f, const struct form_node *n, struct doc_node *parent)
{
	struct doc_node *d = block_new(f, n, DOC_LIST, parent);
	int style = f->list_style, count = f->list_count;

	f->list_style = n->list_style;
	f->list_count = 0;
	add_blocks(f, n->first, d);
	f->list_style = style;
	f->list_count = count;
	if (d->first == NULL)
		doc_move(d, f->dropped);
}

/* a, b, ... z, aa, ab, ... */
static const char *
alpha(struct arena *a, int n)
{
	char s[8];
	size_t at = sizeof(s) - 1;

	s[at] = '\0';
	for (; n > 0 && at > 0; n = (n - 1) / 26)
		s[--at] = (char)('a' + (n - 1) % 26);
	return arena_printf(a, "%s.", s + at);
}

static const char *
mark(struct fill *f)
{
	switch (f->list_style) {
	case 0:
		return "\xe2\x80\xa2";
	case 1:
		return arena_printf(f->arena, "%d.", f->list_count);
	case 2:
		return alpha(f->arena, f->list_count);
	default:
		return NULL;
	}
}

static void
add_item(struct fill *f, const struct form_node *n, struct doc_node *parent)
{
	struct doc_node *d = block_new(f, n, DOC_ITEM, parent);

	add_blocks(f, n->first, d);
	if (d->first == NULL) {
		doc_move(d, f->dropped);
		return;
	}
	f->list_count++;
	d->label = mark(f);
}

static void
add_table(struct fill *f, const struct form_node *n, struct doc_node *parent)
{
	struct doc_node *d = block_new(f, n, DOC_TABLE, parent);

	look_of(n, d);
	d->columns = n->columns;
	d->ncolumns = n->ncolumns;
	add_blocks(f, n->first, d);
	if (d->first == NULL)
		doc_move(d, f->dropped);
}

static void
add_check(struct fill *f, const struct form_node *n, struct doc_node *parent)
{
	struct doc_node *d = block_new(f, n, DOC_CHECK, parent);

	d->ticked = n->expr != NULL && fill_holds(f, n->expr);
	add_blocks(f, n->first, d);
}

static void
add_ruled(struct fill *f, const struct form_node *n, struct doc_node *parent)
{
	struct doc_node *d = block_new(f, n, n->kind == FORM_SIGN ? DOC_SIGN :
	    n->kind == FORM_LINES ? DOC_LINES : DOC_SPACE, parent);

	look_of(n, d);
	d->label = fill_label(f, n);
}

/* ---- control ---- */

/* Blocks that a condition let in: explain tells which. */
static void
add_because(struct fill *f, const struct form_node *n, const char *why,
    struct doc_node *parent)
{
	const char *because = f->because;

	if (f->explain)
		f->because = because == NULL ? why : arena_printf(f->arena,
		    "%s; %s", because, why);
	add_blocks(f, n->first, parent);
	f->because = because;
}

static void
add_if(struct fill *f, const struct form_node *n, struct doc_node *parent)
{
	if (fill_holds(f, n->expr))
		add_because(f, n, xml_expr_text(n->expr), parent);
}

/* The condition of a branch; of the last one, those that did not hold. */
static const char *
why_branch(struct fill *f, const struct form_node *choose,
    const struct form_node *branch)
{
	const char *why = branch->kind == FORM_UNKNOWN ?
	    "an answer is missing for" : "not so:";

	if (branch->expr != NULL)
		return xml_expr_text(branch->expr);
	for (const struct form_node *c = choose->first; c != NULL; c = c->next)
		if (c->expr != NULL)
			why = arena_printf(f->arena, "%s (%s)", why,
			    xml_expr_text(c->expr));
	return why;
}

static void
add_choose(struct fill *f, const struct form_node *n, struct doc_node *parent)
{
	const struct form_node *branch = fill_choose(f, n);

	if (branch != NULL)
		add_because(f, branch, f->explain ? why_branch(f, n, branch) :
		    NULL, parent);
}

static void
add_each(struct fill *f, const struct form_node *n, struct doc_node *parent)
{
	fill_each(f, n, add_blocks, parent);
}

static void
add_part(struct fill *f, const struct form_node *n, struct doc_node *parent)
{
	if (n->part == NULL || f->depth >= FILL_DEPTH)
		return;
	f->depth++;
	add_blocks(f, n->part->body, parent);
	f->depth--;
}

static void (*const blocks[FORM_KIND_COUNT])(struct fill *,
    const struct form_node *, struct doc_node *) = {
	[FORM_CAPTION] = add_caption,
	[FORM_CAPTION_FILER] = add_group,
	[FORM_CAPTION_COURT] = add_holder,
	[FORM_CAPTION_LEFT] = add_holder,
	[FORM_CAPTION_RIGHT] = add_holder,
	[FORM_HEADING] = add_line,
	[FORM_PARA] = add_line,
	[FORM_PARAS] = add_paras,
	[FORM_LIST] = add_list,
	[FORM_ITEM] = add_item,
	[FORM_TABLE] = add_table,
	[FORM_ROW] = add_holder,
	[FORM_CELL] = add_holder,
	[FORM_KEEP] = add_group,
	[FORM_NOTICE] = add_group,
	[FORM_CHECK] = add_check,
	[FORM_SIGN] = add_ruled,
	[FORM_LINES] = add_ruled,
	[FORM_SPACE] = add_ruled,
	[FORM_IF] = add_if,
	[FORM_CHOOSE] = add_choose,
	[FORM_FOR_EACH] = add_each,
	[FORM_USE] = add_part,
};

static void
add_blocks(struct fill *f, const struct form_node *n, struct doc_node *parent)
{
	for (; n != NULL && fill_visit(f, n->pos); n = n->next)
		if (blocks[n->kind] != NULL)
			blocks[n->kind](f, n, parent);
}

/* ---- papers ---- */

/* Make the last child the first. */
static void
to_front(struct doc_node *parent)
{
	struct doc_node *last = parent->last, *prev = parent->first;

	if (last == prev)
		return;
	while (prev->next != last)
		prev = prev->next;
	prev->next = NULL;
	parent->last = prev;
	last->next = parent->first;
	parent->first = last;
}

static void
begin(struct fill *f, const char *id, unsigned readers,
    const struct form_node *title)
{
	f->document = id;
	f->readers = readers;
	f->title = title;
	f->titled = false;
	f->list = NULL;
	f->item = NULL;
	f->index = 0;
	f->number = 0;
	f->nodes = 0;
	f->visits = 0;
	f->failed = false;
	f->because = NULL;
}

static struct doc_node *
paper_new(struct fill *f, struct doc_node *root, struct pos pos)
{
	struct doc_node *p = doc_add(f->arena, root, DOC_PAPER, pos);

	p->id = f->document;
	p->audience = f->readers;
	return p;
}

static struct doc_node *
finish(struct fill *f, struct doc_node *paper, bool *failed)
{
	*failed = f->failed;
	if (!f->failed)
		return paper;
	doc_move(paper, f->dropped);
	return NULL;
}

/* Inline content as a string, after its values were seen to be allowed. */
static const char *
title_text(struct fill *f, const struct form_node *n)
{
	struct doc_node *line = doc_add(f->arena, f->dropped, DOC_TITLE,
	    n->pos);

	fill_line(f, n, line);
	return rules_text_nth(f->rules, n, f->readers,
	    f->list ? f->list->name : NULL, f->item, f->index);
}

/* The number of the case, for the foot of each page; NULL when blank. */
static const char *
case_number(struct fill *f, struct pos pos)
{
	struct form_ref ref = { .kind = FORM_REF_FIELD,
	    .name = "order.case-number" };
	struct rules_value v;

	ref.field = form_field(f->rules->catalog->dictionary, ref.name);
	if (ref.field == NULL)
		return NULL;
	v = rules_value(f->rules, &ref, NULL, NULL, 0);
	if (v.text == NULL || !fill_may_see(f, &v, pos))
		return NULL;
	f->given = v.pos;
	return fill_redact(f, &v, str_fold(f->arena, v.text), f->readers);
}

size_t
fill_papers(struct fill *f, const struct form_document *d, bool *failed)
{
	const struct answers_list *given;

	*failed = false;
	if (d->each == NULL)
		return 1;
	begin(f, d->id, d->audience, d->title);
	*failed = !fill_may_list(f, d->each, d->pos);
	given = answers_list_find(f->rules->answers, d->each->name);
	return given == NULL || *failed ? 0 : given->n;
}

/* Stand at an item of the list that the document has a paper for. */
static void
stand_at(struct fill *f, const struct form_document *d, size_t nth)
{
	const struct answers_list *given = d->each == NULL ? NULL :
	    answers_list_find(f->rules->answers, d->each->name);

	f->list = d->each;
	f->item = given != NULL && nth <= given->n ? given->items[nth - 1] :
	    NULL;
	f->index = f->item != NULL ? nth : 0;
}

struct doc_node *
fill_document(struct fill *f, const struct form_document *d, size_t nth,
    struct doc_node *root, bool *failed)
{
	size_t nodes = nth > 1 ? f->nodes : 0;
	size_t visits = nth > 1 ? f->visits : 0;
	struct doc_node *paper;

	begin(f, d->each == NULL ? d->id : arena_printf(f->arena, "%s.%zu",
	    d->id, nth), d->audience, d->title);
	f->nodes = nodes;
	f->visits = visits;
	stand_at(f, d, nth);
	*failed = false;
	if (d->when != NULL && !fill_holds(f, d->when)) {
		*failed = f->failed;
		return NULL;
	}
	paper = paper_new(f, root, d->pos);
	paper->sheet = d->sheet;
	if (d->title != NULL)
		paper->title = title_text(f, d->title);
	paper->short_title = d->short_title != NULL ?
	    title_text(f, d->short_title) : paper->title;
	if (!d->sheet)
		paper->case_number = case_number(f, d->pos);
	add_blocks(f, d->body, paper);
	if (!f->titled && d->title != NULL) {
		struct doc_node *was = paper->last;

		add_title(f, paper);
		if (paper->last != was)
			to_front(paper);
	}
	return finish(f, paper, failed);
}

struct doc_node *
fill_worksheet(struct fill *f, const struct law_form *form,
    struct doc_node *root, bool *failed)
{
	struct doc_node *paper, *title;

	begin(f, "worksheet", AUDIENCE_SELF, NULL);
	*failed = false;
	if (form->worksheet == NULL)
		return NULL;
	paper = paper_new(f, root, form->pos);
	paper->sheet = true;
	paper->title = arena_printf(f->arena, "%s %s%s%s", lang_say(
	    f->rules->lang, "Worksheet for the court's form:"),
	    form->number ? form->number : "", form->number ? ", " : "",
	    form->title);
	paper->short_title = form->number == NULL ?
	    lang_say(f->rules->lang, "Worksheet") : arena_printf(f->arena,
	    "%s %s", lang_say(f->rules->lang, "Worksheet for"), form->number);
	title = doc_add(f->arena, paper, DOC_TITLE, form->pos);
	title->keep_next = true;
	doc_text(f->arena, title, paper->title, 0, NULL, form->pos);
	add_blocks(f, form->worksheet, paper);
	return finish(f, paper, failed);
}
