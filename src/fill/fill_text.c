/* Inline content: text, values, blanks, and conditions between them. */
#include <string.h>

#include "base/arena.h"
#include "base/audience.h"
#include "base/buf.h"
#include "base/limits.h"
#include "base/map.h"
#include "base/str.h"
#include "base/utf8.h"
#include "fill/fill_int.h"

static void put_nodes(struct fill *, const struct form_node *,
    struct doc_node *);

bool
fill_room(struct fill *f, struct pos pos)
{
	if (++f->nodes < LIMIT_DOC_NODES)
		return true;
	if (f->nodes == LIMIT_DOC_NODES)
		diag_add(f->diags, DIAG_TOO_LARGE, pos,
		    "shorten the answers, or attach them as exhibits",
		    "the paper '%s' becomes too large", f->document);
	f->failed = true;
	return false;
}

bool
fill_visit(struct fill *f, struct pos pos)
{
	if (++f->visits < LIMIT_VISITS)
		return true;
	if (f->visits == LIMIT_VISITS)
		diag_add(f->diags, DIAG_TOO_MANY, pos, "look for parts that "
		    "use parts many times, or shorten the lists",
		    "the paper '%s' is made of more than %d pieces",
		    f->document, LIMIT_VISITS);
	f->visits = LIMIT_VISITS;
	f->failed = true;
	return false;
}

/* ---- what the preparer has to answer ---- */

void
fill_note(struct fill *f, const char *name, const char *label)
{
	struct fill_blank *b;

	for (size_t i = 0; i < f->blanks.n; i++) {
		b = f->blanks.at[i];
		if (strcmp(b->name, name) == 0 &&
		    str_eq(b->document, f->document))
			return;
	}
	b = arena_alloc(f->arena, sizeof(*b));
	b->name = name;
	b->label = label != NULL ? label : name;
	b->document = f->document;
	vec_push(&f->blanks, f->arena, b);
}

/* A name as an expression reports it: field, list, or member. */
static void
note_name(struct fill *f, const char *name)
{
	const struct form_dictionary *d = f->rules->catalog->dictionary;
	const struct form_field *field = form_field(d, name);
	const struct form_list *list = form_list(d, name);
	const char *dot = strrchr(name, '.');

	/* What the law says is nothing that a person can answer. */
	if (str_starts(name, "law.") || strcmp(name, "today") == 0)
		return;
	if (field != NULL || list != NULL) {
		fill_note(f, name, field ? field->label.en : list->label.en);
		return;
	}
	if (f->list != NULL && (field = form_member(f->list, name)) != NULL) {
		fill_note(f, arena_printf(f->arena, "%s.%zu.%s", f->list->name,
		    f->index, name), field->label.en);
		return;
	}
	if (dot != NULL && (list = form_list(d, arena_strndup(f->arena, name,
	    (size_t)(dot - name)))) != NULL)
		field = form_member(list, dot + 1);
	fill_note(f, name, field ? field->label.en : NULL);
}

static void
note_names(struct fill *f, const struct vec *names)
{
	for (size_t i = 0; i < names->n; i++)
		note_name(f, names->at[i]);
}

bool
fill_holds(struct fill *f, const struct xml_expr *e)
{
	size_t errors = diags_count(f->rules->diags, DIAG_ERROR);
	struct vec blanks = { 0 };
	enum verdict v;

	if (!fill_may_ask(f, e))
		return false;
	v = rules_verdict(f->rules, e, f->item, &blanks);
	if (v == VERDICT_UNKNOWN)
		note_names(f, &blanks);
	/* A condition that costs too much is an error, not an unknown. */
	if (diags_count(f->rules->diags, DIAG_ERROR) > errors)
		f->failed = true;
	return v == VERDICT_YES;
}

const struct form_node *
fill_choose(struct fill *f, const struct form_node *n)
{
	size_t errors = diags_count(f->rules->diags, DIAG_ERROR);
	struct vec blanks = { 0 };

	for (const struct form_node *c = n->first; c != NULL; c = c->next)
		if (c->expr != NULL && !fill_may_ask(f, c->expr))
			return NULL;
	n = rules_choose(f->rules, n, f->item, &blanks);
	note_names(f, &blanks);
	if (diags_count(f->rules->diags, DIAG_ERROR) > errors)
		f->failed = true;
	return n;
}

void
fill_each(struct fill *f, const struct form_node *n,
    void (*fn)(struct fill *, const struct form_node *, struct doc_node *),
    struct doc_node *parent)
{
	const struct answers_list *given = answers_list_find(f->rules->answers,
	    n->list->name);
	const struct form_list *list = f->list;
	const struct answers_item *item = f->item;
	struct buf places = { 0 };
	const size_t *order;
	size_t index = f->index;

	if (!fill_may_list(f, n->list, n->pos))
		return;
	/* To bring them into order costs a visit to each. */
	for (size_t i = 0; n->by != NULL && given != NULL && i < given->n; i++)
		if (!fill_visit(f, n->pos))
			return;
	order = given != NULL ? rules_order(&places, given, n->by) : NULL;
	if (given == NULL)
		note_name(f, n->list->name);
	for (size_t i = 0; given != NULL && i < given->n && !(f->failed &&
	    (f->nodes >= LIMIT_DOC_NODES || f->visits >= LIMIT_VISITS)); i++) {
		f->list = n->list;
		size_t at = order != NULL ? order[i] : i;

		f->item = given->items[at];
		f->index = at + 1;
		fn(f, n->first, parent);
	}
	f->list = list;
	f->item = item;
	f->index = index;
	buf_free(&places);
}

/* ---- values ---- */

struct rules_value
fill_value(struct fill *f, const struct form_node *n)
{
	return rules_value(f->rules, &n->ref, f->item,
	    f->list ? f->list->name : NULL, f->index);
}

bool
fill_may_see(struct fill *f, const struct rules_value *v, struct pos pos)
{
	unsigned out = f->readers & ~v->audience;

	if (out == 0)
		return true;
	diag_add(f->diags, DIAG_AUDIENCE_BREACH, pos, arena_printf(f->arena,
	    "only these may see it: %s; leave it off '%s', or say who may",
	    audience_words(f->arena, v->audience), f->document),
	    "'%s' would be printed for %s", v->name,
	    audience_words(f->arena, out));
	f->failed = true;
	return false;
}

/* Room to write a value by hand, in 1/1000 pt. */
static const int32_t widths[FORM_TYPE_COUNT] = {
	[FORM_TYPE_TEXT] = 180000,
	[FORM_TYPE_LONG_TEXT] = 360000,
	[FORM_TYPE_NAME] = 180000,
	[FORM_TYPE_DATE] = 108000,
	[FORM_TYPE_TIME] = 72000,
	[FORM_TYPE_YES_NO] = 54000,
	[FORM_TYPE_CHOICE] = 126000,
	[FORM_TYPE_NUMBER] = 54000,
	[FORM_TYPE_MONEY] = 90000,
	[FORM_TYPE_PHONE] = 126000,
	[FORM_TYPE_EMAIL] = 180000,
	[FORM_TYPE_ADDRESS] = 288000,
};

void
fill_blank(struct fill *f, const struct rules_value *v,
    struct doc_node *block, struct pos pos)
{
	enum lang lang = f->rules->lang;
	const char *name = v->name, *label = v->field ?
	    form_text_in(&v->field->label, lang) : NULL;
	const struct law_topic *topic = v->field ? NULL :
	    form_law_topic(f->rules->catalog->base, name);
	struct doc_node *n;

	if (!fill_room(f, pos))
		return;
	n = doc_add(f->arena, block, DOC_BLANK, pos);
	if (topic != NULL) {
		name = arena_printf(f->arena, "law.%s", name);
		label = form_text_in(&topic->ask, lang);
	}
	n->label = label != NULL ? label : name;
	n->field = name;
	n->width = v->field != NULL ? widths[v->field->type] : 144000;
	f->spaced = false;
	fill_note(f, name, label);
}

/*
 * "Ray Roe Jr." ends a sentence with the full stop that it brings, and so do
 * initials; "..." and the dot of ".5" are no full stops.
 */
static bool
stops_twice(const struct doc_node *last, const char *text)
{
	return last != NULL && last->kind == DOC_TEXT && last->field != NULL &&
	    *last->text != '\0' &&
	    last->text[strlen(last->text) - 1] == '.' &&
	    text[0] == '.' && (text[1] == ' ' || text[1] == '\0');
}

void
fill_put(struct fill *f, struct doc_node *block, const char *text,
    const char *field, struct pos pos)
{
	struct doc_node *n;

	if (f->spaced && *text == ' ')
		text++;
	if (field == NULL && stops_twice(block->last, text))
		text++;
	if (*text == '\0' || !fill_room(f, pos))
		return;
	n = doc_text(f->arena, block, f->upper ? utf8_upper(f->arena, text) :
	    text, f->style, field, pos);
	n->lang = f->lang;
	n->ground = f->ground;
	if (field != NULL)
		n->given = f->given;
	f->spaced = text[strlen(text) - 1] == ' ';
}

static void
put_break(struct fill *f, struct doc_node *block, struct pos pos)
{
	if (!fill_room(f, pos))
		return;
	doc_add(f->arena, block, DOC_BREAK, pos);
	f->spaced = true;
}

/* Line ends of the answer become line breaks; empty lines go. */
static void
put_lines(struct fill *f, struct doc_node *block, const char *text,
    const char *field, struct pos pos)
{
	bool any = false;

	while (*text != '\0') {
		size_t n = strcspn(text, "\r\n");
		char *line = str_fold(f->arena, arena_strndup(f->arena, text,
		    n));

		if (*line != '\0') {
			if (any)
				put_break(f, block, pos);
			fill_put(f, block, line, field, pos);
			any = true;
		}
		text += n;
		text += strspn(text, "\r\n");
	}
}

const char *
fill_label(const struct fill *f, const struct form_node *n)
{
	return f->rules->lang == LANG_ES && n->label_es != NULL ?
	    n->label_es : n->label;
}

/* A statement of law is content of its own, with values of its own. */
static void
put_law(struct fill *f, const struct form_node *n, const struct rules_value *v,
    struct doc_node *block)
{
	const char *lang = f->lang, *ground = f->ground;
	bool upper = f->upper;

	if (f->depth >= FILL_DEPTH)
		return;
	f->depth++;
	f->upper = upper || n->as == FORM_AS_UPPER;
	f->lang = NULL;
	if (f->explain)
		f->ground = rules_law_ground(f->arena, f->rules, v->name,
		    v->body);
	put_nodes(f, v->body, block);
	f->ground = ground;
	f->lang = lang;
	f->upper = upper;
	f->depth--;
}

static void
put_value(struct fill *f, const struct form_node *n, struct doc_node *block)
{
	struct rules_value v = fill_value(f, n), shown;

	if (v.body != NULL) {
		put_law(f, n, &v, block);
		return;
	}
	if (v.text == NULL) {
		fill_blank(f, &v, block, n->pos);
		return;
	}
	if (!fill_may_see(f, &v, n->pos))
		return;
	shown = v;
	shown.text = fill_redact(f, &v, v.text, f->readers);
	if (shown.text == NULL)
		return;
	shown.text = fill_lettered(f, &v) ? fill_letters(f->arena, v.text) :
	    rules_format(f->arena, &shown, n->as, f->readers,
	    f->lang == NULL ? f->rules->lang :
	    str_eq(f->lang, "es") ? LANG_ES : LANG_EN);
	f->given = v.pos;
	if (n->as == FORM_AS_LINES)
		put_lines(f, block, shown.text, v.name, n->pos);
	else
		fill_put(f, block, str_fold(f->arena, shown.text), v.name,
		    n->pos);
}

/* ---- the other inline kinds, one function each ---- */

static void
put_text(struct fill *f, const struct form_node *n, struct doc_node *block)
{
	fill_put(f, block, n->text, NULL, n->pos);
}

static void
put_blank(struct fill *f, const struct form_node *n, struct doc_node *block)
{
	struct doc_node *b;

	if (!fill_room(f, n->pos))
		return;
	b = doc_add(f->arena, block, DOC_BLANK, n->pos);
	b->label = fill_label(f, n);
	b->width = n->width;
	f->spaced = false;
}

static void
put_styled(struct fill *f, const struct form_node *n, struct doc_node *block)
{
	unsigned style = f->style;

	f->style |= n->kind == FORM_BOLD ? DOC_BOLD :
	    n->kind == FORM_ITALIC ? DOC_ITALIC : DOC_SMALL;
	put_nodes(f, n->first, block);
	f->style = style;
}

static void
put_line_end(struct fill *f, const struct form_node *n, struct doc_node *block)
{
	put_break(f, block, n->pos);
}

static void
put_number(struct fill *f, const struct form_node *n, struct doc_node *block)
{
	fill_put(f, block, arena_printf(f->arena, "%zu", f->index), NULL,
	    n->pos);
}

static void
put_if(struct fill *f, const struct form_node *n, struct doc_node *block)
{
	if (fill_holds(f, n->expr))
		put_nodes(f, n->first, block);
}

static void
put_choose(struct fill *f, const struct form_node *n, struct doc_node *block)
{
	n = fill_choose(f, n);
	if (n != NULL)
		put_nodes(f, n->first, block);
}

static void
put_each(struct fill *f, const struct form_node *n, struct doc_node *block)
{
	fill_each(f, n, put_nodes, block);
}

static void
put_part(struct fill *f, const struct form_node *n, struct doc_node *block)
{
	if (n->part == NULL || f->depth >= FILL_DEPTH)
		return;
	f->depth++;
	put_nodes(f, n->part->body, block);
	f->depth--;
}

static void (*const inlines[FORM_KIND_COUNT])(struct fill *,
    const struct form_node *, struct doc_node *) = {
	[FORM_TEXT] = put_text,
	[FORM_VALUE] = put_value,
	[FORM_BLANK] = put_blank,
	[FORM_BOLD] = put_styled,
	[FORM_ITALIC] = put_styled,
	[FORM_SMALL] = put_styled,
	[FORM_BREAK] = put_line_end,
	[FORM_NUMBER] = put_number,
	[FORM_IF] = put_if,
	[FORM_CHOOSE] = put_choose,
	[FORM_FOR_EACH] = put_each,
	[FORM_USE] = put_part,
};

static void
put_list(struct fill *f, const struct form_node *n, struct doc_node *block)
{
	for (; n != NULL && fill_visit(f, n->pos); n = n->next)
		if (inlines[n->kind] != NULL)
			inlines[n->kind](f, n, block);
}

/*
 * Where a line has no Spanish its English stands, and is read out as English.
 * One that has nothing but values has no language to be in but the paper's: the
 * date in the cell of a table is written as in the lines around it.
 * What stands inside a Spanish line is Spanish, but for a statement of law.
 */
static void
put_nodes(struct fill *f, const struct form_node *n, struct doc_node *block)
{
	const struct form_node *list = form_in(n, f->rules->lang);
	const char *lang = f->lang;

	if (list != n)
		f->lang = "es";
	else if (f->rules->lang == LANG_ES && f->lang == NULL &&
	    form_says(list))
		f->lang = "en";
	put_list(f, list, block);
	f->lang = lang;
}

/* A line does not end with a blank, or with a break that leads nowhere. */
static void
trim_end(struct fill *f, struct doc_node *block)
{
	struct doc_node *last;

	while ((last = block->last) != NULL) {
		size_t n = last->kind == DOC_TEXT ? strlen(last->text) : 0;
		const char *text = last->text;

		while (n > 0 && text[n - 1] == ' ')
			n--;
		if (last->kind == DOC_TEXT && n > 0) {
			last->text = arena_strndup(f->arena, text, n);
			return;
		}
		if (last->kind != DOC_TEXT && last->kind != DOC_BREAK)
			return;
		doc_move(last, f->dropped);
	}
}

bool
fill_line(struct fill *f, const struct form_node *n, struct doc_node *block)
{
	f->spaced = true;
	put_nodes(f, n, block);
	trim_end(f, block);
	return block->first != NULL;
}

bool
fill_inline(struct fill *f, const struct form_node *n, struct doc_node *block,
    unsigned readers)
{
	unsigned outer = f->readers;
	bool failed = f->failed, ok;

	if (f->document == NULL)
		f->document = "checklist";
	f->readers = readers;
	f->failed = false;
	f->visits = 0;
	fill_line(f, n, block);
	ok = !f->failed;
	f->failed = failed || !ok;
	f->readers = outer;
	return ok;
}
