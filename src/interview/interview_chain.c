/*
 * The chain of questions: which were asked and settled, and which one stands.
 * Questions come in the order of the dictionary, and each is judged by those
 * before it alone, so that changing one changes only what comes after.
 */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/str.h"
#include "interview/interview_int.h"

struct slot *
interview_slot(const struct interview *v, const char *name)
{
	for (size_t i = 0; i < v->nslots; i++)
		if (str_eq(v->slots[i].name, name))
			return &v->slots[i];
	return NULL;
}

size_t
interview_nmembers(const struct slot *s)
{
	return s->list ? s->list->members.n : 0;
}

const struct form_field *
interview_member(const struct slot *s, size_t i)
{
	return s->list->members.entries[i].value;
}

/* Does a member of the nth item matter to what was last looked at? */
static bool
member_live(const struct interview *v, const struct slot *s, size_t item,
    size_t member)
{
	const char *name = interview_member(s, member)->name;

	return map_find(&v->live, arena_printf(v->scratch, "%s.%s", s->name,
	    name)) != NULL || map_find(&v->live, arena_printf(v->scratch,
	    "%s.%zu.%s", s->name, item + 1, name)) != NULL;
}

/* ---- as answers ---- */

static void
put_cell(struct answers *as, struct diags *d, struct answers_item *item,
    const char *name, const struct cell *c)
{
	struct pos none = { 0 };

	if (c->state == SLOT_OPEN)
		return;
	if (item == NULL)
		answers_set(as, d, name, c->text, none, none);
	else
		answers_member_set(as, d, item, name, c->text, none, none);
}

/* Of the item at hand only the members before the one that stands; or all. */
static void
put_list(const struct interview *v, struct answers *as, struct diags *d,
    const struct slot *s, bool all)
{
	bool here = v->at != NOWHERE && s == &v->slots[v->at] && !all;
	struct pos none = { 0 };
	struct answers_list *l = answers_list_new(as, d, s->name, none);

	for (size_t i = 0; l != NULL && i < s->items.n; i++) {
		const struct item *item = s->items.at[i];
		struct answers_item *to = answers_item_new(as, l, none);
		size_t most = here && i == v->item ? v->member :
		    interview_nmembers(s);

		for (size_t m = 0; m < most; m++)
			if (item->cells[m].asked)
				put_cell(as, d, to,
				    interview_member(s, m)->name,
				    &item->cells[m]);
	}
}

static void
put_slot(const struct interview *v, struct answers *as, struct diags *d,
    const struct slot *s, bool all)
{
	if (s->list == NULL)
		put_cell(as, d, NULL, s->name, &s->cell);
	else if (s->items.n > 0 || s->cell.state != SLOT_OPEN)
		put_list(v, as, d, s, all);
}

struct answers *
interview_collect(struct interview *v, struct arena *a, bool all)
{
	struct answers *as = answers_new(a, NULL);
	struct diags *d = diags_new(a);

	for (size_t i = 0; i < v->nchain; i++)
		put_slot(v, as, d, &v->slots[v->chain[i]], all);
	if (v->at == NOWHERE)
		return as;
	/* A list that is being given: its items decide about their members. */
	if (all || v->slots[v->at].items.n > 0)
		put_slot(v, as, d, &v->slots[v->at], all);
	for (size_t i = v->at + 1; all && i < v->nslots; i++)
		put_slot(v, as, d, &v->slots[i], all);
	return as;
}

/* ---- looking at the definitions ---- */

static const struct checklist *
law(struct interview *v, const char *code)
{
	const struct checklist *steps = v->sources.law(v->sources.ctx,
	    diags_new(v->scratch), code);

	return steps != NULL || code == NULL ? steps :
	    v->sources.law(v->sources.ctx, diags_new(v->scratch), NULL);
}

/* Bind the rules to the chain, and find what matters now. */
static void
look(struct interview *v)
{
	struct map *settled;
	struct answers *as;
	const struct checklist *steps;
	struct rules *r;

	arena_close(v->scratch);
	v->scratch = arena_open();
	memset(&v->live, 0, sizeof(v->live));
	as = interview_collect(v, v->scratch, false);
	steps = law(v, rules_jurisdiction(v->scratch, as, NULL));
	r = rules_new(v->scratch, diags_new(v->scratch), v->sources.catalog,
	    as, NULL, v->options.today);
	r->lang = v->options.lang;
	settled = arena_alloc(v->scratch, sizeof(*settled));
	for (size_t i = 0; i < v->nchain; i++)
		map_put(settled, v->scratch, v->slots[v->chain[i]].name, r);
	r->settled = settled;
	v->rules = r;
	v->filing = r->law_case.filing == NULL ? NULL : map_find(
	    &v->sources.catalog->filings, r->law_case.filing);
	interview_need(r, v->filing, steps, &v->live);
}

/* ---- going on ---- */

/* Does an answer that was given before still go with those before it? */
static bool
agrees(struct interview *v, struct slot *s)
{
	const char *wrong;

	if (s->list != NULL || s->cell.text == NULL)
		return true;
	wrong = interview_wrong(v, s->field, s->cell.text);
	if (wrong == NULL)
		return true;
	s->cell.again = true;
	vec_push(&v->reopened, v->arena, form_text_in(&s->field->label,
	    v->options.lang));
	return false;
}

/* Does it ask for more of what the person has just left blank? */
static bool
left_blank(const struct interview *v, const struct slot *s)
{
	const struct slot *before;

	if (s->field == NULL || s->field->follows == NULL ||
	    s->cell.text != NULL)
		return false;
	before = interview_slot(v, s->field->follows);
	return before != NULL && before->asked &&
	    before->cell.state == SLOT_SKIPPED;
}

/* The first slot from k on that matters and is to be asked, or NOWHERE. */
static size_t
next_live(const struct interview *v, size_t k)
{
	for (; k < v->nslots; k++)
		if (map_find(&v->live, v->slots[k].name) != NULL &&
		    !left_blank(v, &v->slots[k]))
			return k;
	return NOWHERE;
}

void
interview_advance(struct interview *v, size_t n)
{
	size_t k;

	for (size_t i = n; i < v->nchain; i++)
		v->slots[v->chain[i]].asked = false;
	v->nchain = n;
	v->at = v->item = v->member = NOWHERE;
	for (;;) {
		struct slot *s;

		look(v);
		k = next_live(v, n == 0 ? 0 : v->chain[n - 1] + 1);
		if (k == NOWHERE)
			break;
		s = &v->slots[k];
		v->at = k;
		if (s->cell.state == SLOT_OPEN || s->cell.again ||
		    !agrees(v, s))
			break;
		v->at = NOWHERE;
		s->asked = true;
		v->chain[v->nchain++] = k;
		n = v->nchain;
	}
	v->ahead = 0;
	for (k = v->at; k != NOWHERE && (k = next_live(v, k + 1)) != NOWHERE; )
		v->ahead++;
	interview_judge(v);
}

/*
 * The next member of the item at hand that is open, each judged by those before
 * it; or out of the item.
 */
static void
go_on_in_item(struct interview *v, size_t from)
{
	struct slot *s = &v->slots[v->at];
	struct item *item = s->items.at[v->item];

	for (size_t m = from; m < interview_nmembers(s); m++) {
		struct cell *c = &item->cells[m];

		v->member = m;
		look(v);
		c->asked = member_live(v, s, v->item, m);
		if (c->asked && (c->state == SLOT_OPEN || c->again))
			return;
	}
	v->item = v->member = NOWHERE;
	/* An item of a list that was complete has been changed. */
	if (s->cell.state == SLOT_ANSWERED && !s->cell.again)
		interview_advance(v, v->nchain);
	else
		look(v);
}

void
interview_settle(struct interview *v, enum slot_state state, const char *text)
{
	struct slot *s = &v->slots[v->at];
	struct cell *c = &s->cell;

	if (v->item != NOWHERE)
		c = &((struct item *)s->items.at[v->item])->cells[v->member];
	c->state = state;
	c->text = text;
	c->again = false;
	v->changed = true;
	if (v->item != NOWHERE)
		go_on_in_item(v, v->member + 1);
	else
		interview_advance(v, v->nchain);
}

void
interview_enter_item(struct interview *v, size_t i)
{
	const struct slot *s = &v->slots[v->at];
	struct item *item = s->items.at[i];

	for (size_t m = 0; m < interview_nmembers(s); m++)
		item->cells[m].again = true;
	v->item = i;
	go_on_in_item(v, 0);
}

static void
leave_item(struct interview *v)
{
	struct slot *s = &v->slots[v->at];
	const struct item *item = s->items.at[v->item];
	bool empty = true;

	for (size_t m = 0; m < interview_nmembers(s); m++)
		empty = empty && item->cells[m].state == SLOT_OPEN;
	if (empty)
		interview_remove_item(v, v->item);
	s->cell.again = true;
	v->item = v->member = NOWHERE;
	look(v);
}

void
interview_remove_item(struct interview *v, size_t i)
{
	struct slot *s = &v->slots[v->at];

	for (s->items.n--; i < s->items.n; i++)
		s->items.at[i] = s->items.at[i + 1];
	v->changed = true;
}

void
interview_add_item(struct interview *v)
{
	struct slot *s = &v->slots[v->at];
	struct item *item = arena_alloc(v->arena, sizeof(*item));

	item->cells = arena_array(v->arena, interview_nmembers(s),
	    sizeof(*item->cells));
	vec_push(&s->items, v->arena, item);
	s->cell.again = s->cell.state == SLOT_ANSWERED;
	v->item = s->items.n - 1;
	v->changed = true;
	go_on_in_item(v, 0);
}

bool
interview_back(struct interview *v)
{
	if (v->pending != NULL) {
		v->pending = v->other = NULL;
		return true;
	}
	if (v->item != NOWHERE && !v->refused) {
		struct slot *s = &v->slots[v->at];
		struct item *item = s->items.at[v->item];
		size_t m = v->member;

		while (m > 0 && !item->cells[m - 1].asked)
			m--;
		if (m == 0) {
			leave_item(v);
			return true;
		}
		item->cells[m - 1].again = true;
		v->member = m - 1;
		return true;
	}
	if (v->nchain == 0)
		return false;
	v->slots[v->chain[v->nchain - 1]].cell.again = true;
	interview_advance(v, v->nchain - 1);
	return true;
}
