/*
 * Filings, forms/<id>.xml.
 *
 *	filing		title+ summary+ (refuse | caution | choice)* require*
 *			document+
 *	document	title short-title? BLOCKS
 *
 * The members of the list after each="..." have their bare names in the whole
 * document, as in a for-each.
 */
#include <string.h>

#include "base/arena.h"
#include "base/audience.h"
#include "base/str.h"
#include "form/form_int.h"

struct filing_read {
	struct form_filing *filing;
	const struct form_scope *scope;
};

static void
read_gate(struct form_read *r, void *into, const struct xml_node *x)
{
	struct filing_read *f = into;

	form_gate_add(r, f->scope, &f->filing->gates, x, NULL);
}

static void
read_require(struct form_read *r, void *into, const struct xml_node *x)
{
	struct filing_read *f = into;
	const struct form_dictionary *d = f->scope->dictionary;
	struct form_require *q = arena_alloc(r->arena, sizeof(*q));
	const struct xml_attr *at = xml_attr(x, "name");
	char hint[FORM_HINT_BYTES];

	form_attrs(r, x, "name when", "name");
	form_children(r, (const struct form_child[]){ { NULL, NULL } }, NULL,
	    x);
	q->name = at ? at->value : "";
	q->when = form_when(r, f->scope, x, "when");
	q->pos = x->pos;
	if (*q->name != '\0' && form_field(d, q->name) == NULL &&
	    form_list(d, q->name) == NULL)
		form_fail(r, DIAG_UNKNOWN_VARIABLE, at->value_pos,
		    form_hint_map(&d->fields, q->name, "", hint),
		    "unknown field '%s'", q->name);
	vec_push(&f->filing->requires, r->arena, q);
}

/*
 * A topic by which packs leave the paper out.  Its facts say why, in words, so
 * it is text; a wording of its own would leave the paper out everywhere.
 */
static const char *
read_unless_law(struct form_read *r, const struct form_scope *s,
    const struct xml_node *x)
{
	const struct xml_attr *at = form_given(r, x, "unless-law");
	const struct law_topic *t;
	char hint[FORM_HINT_BYTES];

	if (at == NULL || s->base == NULL)
		return NULL;
	t = map_find(&s->base->topics, at->value);
	if (t == NULL)
		form_fail(r, DIAG_UNKNOWN_TOPIC, at->value_pos,
		    form_hint_map(&s->base->topics, at->value, "", hint),
		    "unknown topic of law '%s'", at->value);
	else if (t->type != LAW_TEXT || t->fallback != NULL)
		form_fail(r, DIAG_BAD_VALUE, at->value_pos,
		    "name a topic of text without a wording, whose facts say "
		    "what is used instead", "topic '%s' cannot leave out a "
		    "paper", t->id);
	return at->value;
}

static void
read_document(struct form_read *r, void *into, const struct xml_node *x)
{
	struct filing_read *f = into;
	struct form_document *d = arena_alloc(r->arena, sizeof(*d));
	struct vec *all = &f->filing->documents;
	struct form_scope s = *f->scope;

	form_attrs(r, x, "id audience sheet each when unless-law",
	    "id audience");
	d->id = form_name(r, x, "id");
	d->audience = form_readers(r, x, AUDIENCE_SELF);
	d->sheet = form_yes(r, x, "sheet");
	d->each = form_ref_list(r, &s, xml_attr(x, "each"));
	s.item = d->each;
	d->when = form_when(r, &s, x, "when");
	d->unless_law = read_unless_law(r, &s, x);
	d->pos = x->pos;
	d->title = form_inline_child(r, &s, x, "title", true);
	d->short_title = form_inline_child(r, &s, x, "short-title", false);
	d->body = form_content_read(r, &s, x,
	    FORM_BLOCK | FORM_IN_DOCUMENT);
	for (size_t i = 0; i < all->n && d->id != NULL; i++)
		if (str_eq(((struct form_document *)all->at[i])->id, d->id))
			form_fail(r, DIAG_DUPLICATE,
			    xml_attr(x, "id")->value_pos, "give it another id",
			    "document '%s' is given twice", d->id);
	vec_push(all, r->arena, d);
}

/* The filing must be one that answers can ask for. */
static void
check_id(struct form_read *r, const struct xml_node *x, const char *id)
{
	const struct form_field *f = form_field(r->dictionary, "filing");
	struct map words = { 0 };
	char hint[FORM_HINT_BYTES];

	if (f == NULL || f->nchoices == 0)
		return;
	for (size_t i = 0; i < f->nchoices; i++)
		map_put(&words, r->arena, f->choices[i].value, "");
	if (map_find(&words, id) == NULL)
		form_fail(r, DIAG_UNKNOWN_CHOICE,
		    xml_attr(x, "id")->value_pos,
		    form_hint(form_keys(r->arena, &words), id, hint),
		    "'%s' is no choice of 'filing' in the dictionary", id);
}

struct form_filing *
form_filing_read(struct form_read *r, const struct form_scope *s,
    const struct xml_node *x)
{
	static const struct form_child children[] = {
		{ "title", NULL }, { "summary", NULL },
		{ "refuse", read_gate }, { "caution", read_gate },
		{ "choice", read_gate }, { "require", read_require },
		{ "document", read_document }, { NULL, NULL },
	};
	struct form_filing *filing = arena_alloc(r->arena, sizeof(*filing));
	struct filing_read f = { filing, s };

	form_attrs(r, x, "id version", "id version");
	filing->id = form_name(r, x, "id");
	filing->version = xml_value(x, "version");
	filing->title = form_text_read(r, x, "title", true);
	filing->summary = form_text_read(r, x, "summary", true);
	filing->pos = x->pos;
	form_children(r, children, &f, x);
	if (filing->documents.n == 0)
		form_fail(r, DIAG_MISSING_ELEMENT, x->pos, "add it",
		    "element <document> is missing in <filing>");
	if (filing->id == NULL)
		return NULL;
	check_id(r, x, filing->id);
	return filing;
}
