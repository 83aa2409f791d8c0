/*
 * Why: a condition with the answers that it looked at, and what stands behind
 * a statement of law.  Answers are named and placed, never quoted.
 */
#include "base/arena.h"
#include "base/buf.h"
#include "base/str.h"
#include "rules/rules_int.h"

void
rules_place(struct buf *b, struct pos p)
{
	if (p.line != 0)
		buf_printf(b, "%s:%u:%u", p.file ? p.file : "", p.line,
		    p.column);
	else
		buf_str(b, p.file ? p.file : "nowhere");
}

void
rules_explain_answer(const struct rules *r, const char *name,
    const char *indent, struct buf *b)
{
	const struct answer *x = answers_find(r->answers, name);
	const struct answers_list *l = answers_list_find(r->answers, name);

	buf_printf(b, "%s%s: ", indent, name);
	if (l != NULL) {
		buf_printf(b, "%zu items at ", l->n);
		rules_place(b, l->pos);
	} else if (x != NULL && x->text != NULL) {
		buf_str(b, "answered at ");
		rules_place(b, x->pos);
	} else if (form_field(r->catalog->dictionary, name) != NULL ||
	    form_list(r->catalog->dictionary, name) != NULL) {
		buf_str(b, "not answered");
	} else {
		buf_str(b, "worked out");
	}
	buf_char(b, '\n');
}

void
rules_explain_names(const struct rules *r, const struct xml_expr *e,
    const char *indent, struct buf *b)
{
	const struct xml_names *names = xml_expr_names(e);
	struct vec seen = { 0 };

	for (size_t i = 0; i < names->n; i++) {
		const char *name = names->at[i].name;
		bool again = false;

		for (size_t j = 0; j < seen.n; j++)
			again = again || str_eq(seen.at[j], name);
		if (names->at[i].kind != XML_NAME_VARIABLE || again)
			continue;
		vec_push(&seen, r->arena, name);
		rules_explain_answer(r, name, indent, b);
	}
}

char *
rules_ground(struct arena *a, const struct law_ground *g)
{
	if (g->source == NULL)
		return arena_strdup(a, "the program's own rule");
	return arena_printf(a, "%s: %s%s%s, checked %s%s%s",
	    g->confidence == LAW_OFFICIAL ? "official" : "to confirm",
	    g->cite ? g->cite : "", g->cite ? ", " : "", g->source->title,
	    g->checked ? g->checked : "never",
	    g->source->as_of ? ", source as of " : "",
	    g->source->as_of ? g->source->as_of : "");
}

/* The fact whose content it is, in the pack or its base; NULL: none. */
static const struct law_fact *
fact_of(const struct rules *r, const struct form_node *body)
{
	for (const struct law_pack *p = r->pack; p != NULL; p = p->base)
		for (size_t i = 0; i < p->facts.n; i++) {
			const struct law_fact *f = p->facts.at[i];

			if (f->body == body)
				return f;
		}
	return NULL;
}

char *
rules_law_ground(struct arena *a, const struct rules *r, const char *topic,
    const struct form_node *body)
{
	const struct law_fact *f = fact_of(r, body);

	if (f == NULL)
		return arena_printf(a, "%s, common words: no official fact",
		    topic);
	return arena_printf(a, "%s, %s (%s:%u:%u)", topic,
	    rules_ground(a, &f->ground), f->pos.file, f->pos.line,
	    f->pos.column);
}
