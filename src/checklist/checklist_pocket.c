/*
 * The plan on one page, to carry: what holds, where, what comes next, whom to
 * call and what to do when the order is broken.  Steps say in the definitions
 * what they put here.  What the page says beyond that is neutral, for it may
 * be found: no name, no address, no reason.
 */
#include <string.h>

#include "base/arena.h"
#include "base/audience.h"
#include "base/str.h"
#include "base/utf8.h"
#include "checklist/checklist_int.h"

#define STEPS_MOST	7	/* things to do */
#define STEPS_FEW	5
#define LEAD_MOST	60	/* bytes before a colon that are set bold */
#define CUT		110	/* characters of a line that is cut */
#define BLANK_WIDTH	120000

static const struct pos nowhere;

#define SAY(w, english)	lang_say((w)->plan->rules->lang, (english))

struct page {
	struct arena	*arena;
	const struct plan *plan;
	enum checklist_trim trim;
	struct doc_node	*paper;
};

/* The step at a place that comes after one, or the first; NULL at the end. */
static const struct plan_step *
next_at(const struct plan *plan, const struct plan_step *after,
    enum checklist_pocket at)
{
	bool past = after == NULL;

	for (size_t i = 0; i < plan->phases.n; i++) {
		const struct plan_phase *p = plan->phases.at[i];

		for (size_t j = 0; j < p->steps.n; j++) {
			const struct plan_step *s = p->steps.at[j];

			if (past && s->step != NULL && s->pocket != NULL &&
			    s->step->pocket == at)
				return s;
			past = past || s == after;
		}
	}
	return NULL;
}

/* As much as a short line holds, ended at a word. */
static const char *
cut(struct arena *a, const char *text)
{
	const char *p = text, *end = text;

	if (utf8_length(text) <= CUT)
		return text;
	for (size_t i = 0; i < CUT; i++) {
		if (*p == ' ')
			end = p;
		utf8_next(&p);
	}
	if (end == text)
		end = p;
	return arena_printf(a, "%.*s\342\200\246", (int)(end - text), text);
}

/* Text in which "____" is a blank to write on, bold up to an early colon. */
static void
put(struct page *w, struct doc_node *para, const char *text, const char *lang)
{
	const char *colon = strstr(text, ": "), *at;
	struct doc_node *n;

	if (colon != NULL && colon - text <= LEAD_MOST) {
		n = doc_text(w->arena, para, arena_strndup(w->arena, text,
		    (size_t)(colon + 1 - text)), DOC_BOLD, NULL, nowhere);
		n->lang = lang;
		text = colon + 1;
	}
	for (; (at = strstr(text, "____")) != NULL;
	    text = at + strspn(at, "_")) {
		n = doc_text(w->arena, para, arena_strndup(w->arena, text,
		    (size_t)(at - text)), 0, NULL, nowhere);
		if (n != NULL)
			n->lang = lang;
		n = doc_add(w->arena, para, DOC_BLANK, nowhere);
		n->label = SAY(w, "to fill in");
		n->width = BLANK_WIDTH;
	}
	n = doc_text(w->arena, para, text, 0, NULL, nowhere);
	if (n != NULL)
		n->lang = lang;
}

static struct doc_node *
para_in(struct page *w, struct doc_node *parent)
{
	return doc_add(w->arena, parent, DOC_PARA, nowhere);
}

/* Two steps may say the same; the person needs it once. */
static bool
said(const struct plan *plan, const struct plan_step *s)
{
	const struct plan_step *p = NULL;

	while ((p = next_at(plan, p, s->step->pocket)) != s)
		if (str_eq(p->pocket, s->pocket))
			return true;
	return false;
}

/* Every line at a place, the Spanish after the English. */
static void
add_lines(struct page *w, struct doc_node *parent, enum checklist_pocket at,
    const char *lead)
{
	const struct plan_step *s = NULL;

	while ((s = next_at(w->plan, s, at)) != NULL) {
		struct doc_node *para;

		if (said(w->plan, s))
			continue;
		para = para_in(w, parent);
		if (lead != NULL)
			doc_text(w->arena, para, lead, DOC_BOLD, NULL,
			    nowhere);
		put(w, para, s->pocket, NULL);
		if (s->pocket_es != NULL && w->trim < TRIM_SPANISH)
			put(w, para_in(w, parent), s->pocket_es, "es");
	}
}

/* Court, number and hearing stand close together, heard one by one. */
static void
add_where(struct page *w)
{
	struct doc_node *list = NULL, *item;
	const struct plan_step *s = NULL;

	while ((s = next_at(w->plan, s, POCKET_WHERE)) != NULL) {
		if (list == NULL)
			list = doc_add(w->arena, w->paper, DOC_LIST, nowhere);
		item = doc_add(w->arena, list, DOC_ITEM, nowhere);
		put(w, para_in(w, item), w->trim < TRIM_NAMES ? s->pocket :
		    cut(w->arena, s->pocket), NULL);
	}
}

/* How many steps stand at a place; of those that may not apply, none. */
static size_t
count_sure(const struct plan *plan, enum checklist_pocket at)
{
	const struct plan_step *s = NULL;
	size_t n = 0;

	while ((s = next_at(plan, s, at)) != NULL)
		n += !s->maybe;
	return n;
}

static void
add_item(struct page *w, struct doc_node *list, const struct plan_step *s,
    size_t number)
{
	struct doc_node *item = doc_add(w->arena, list, DOC_ITEM, nowhere);

	item->label = arena_printf(w->arena, "%zu.", number);
	doc_text(w->arena, para_in(w, item), s->pocket, 0, NULL, nowhere);
}

/*
 * What comes next, in the order of the plan.  The steps that must be there
 * take their room first; others fill what is left of it.
 */
static void
add_steps(struct page *w)
{
	size_t most = w->trim < TRIM_STEPS ? STEPS_MOST : STEPS_FEW;
	size_t must = count_sure(w->plan, POCKET_DO), more, n = 0;
	struct doc_node *list, *para;

	must = must > most ? most : must;
	more = w->trim < TRIM_MORE ? count_sure(w->plan, POCKET_MORE) : 0;
	more = more > most - must ? most - must : more;
	if (must + more == 0)
		return;
	para = para_in(w, w->paper);
	para->keep_next = true;
	doc_text(w->arena, para, SAY(w, "Do next, in this order:"),
	    DOC_BOLD, NULL, nowhere);
	list = doc_add(w->arena, w->paper, DOC_LIST, nowhere);
	for (size_t i = 0; i < w->plan->phases.n; i++) {
		const struct plan_phase *p = w->plan->phases.at[i];

		for (size_t j = 0; j < p->steps.n; j++) {
			const struct plan_step *s = p->steps.at[j];
			size_t *left;

			if (s->step == NULL || s->pocket == NULL || s->maybe ||
			    (s->step->pocket != POCKET_DO &&
			    s->step->pocket != POCKET_MORE))
				continue;
			left = s->step->pocket == POCKET_DO ? &must : &more;
			if (*left == 0)
				continue;
			--*left;
			add_item(w, list, s, ++n);
		}
	}
}

struct doc_node *
checklist_pocket(struct arena *a, const struct plan *plan,
    enum checklist_trim trim, struct doc_node *root)
{
	struct page w = { .arena = a, .plan = plan, .trim = trim };
	struct doc_node *n;

	w.paper = doc_add(a, root, DOC_PAPER, nowhere);
	w.paper->id = "pocket";
	w.paper->title = SAY(&w, "Keep With You");
	w.paper->short_title = SAY(&w, "Keep with you");
	w.paper->lang = plan->rules->lang == LANG_EN ? NULL :
	    lang_tag(plan->rules->lang);
	w.paper->audience = AUDIENCE_SELF;
	w.paper->sheet = true;
	n = doc_add(a, w.paper, DOC_TITLE, nowhere);
	n->keep_next = true;
	doc_text(a, n, w.paper->title, 0, NULL, nowhere);
	n = doc_add(a, w.paper, DOC_NOTICE, nowhere);
	doc_text(a, para_in(&w, n), SAY(&w, CHECKLIST_IN_FORCE),
	    DOC_BOLD, NULL, nowhere);
	add_lines(&w, n, POCKET_RULE, NULL);
	add_where(&w);
	add_steps(&w);
	add_lines(&w, w.paper, POCKET_CALL, SAY(&w, "Call: "));
	add_lines(&w, w.paper, POCKET_CARRY, SAY(&w, "Carry: "));
	add_lines(&w, w.paper, POCKET_BROKEN, NULL);
	return w.paper;
}
