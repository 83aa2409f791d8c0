/* A session: its questions in order, and answers to go on from. */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/str.h"
#include "interview/interview_int.h"

static int
by_place(const void *a, const void *b)
{
	const struct slot *x = a, *y = b;
	const struct pos *p = x->field ? &x->field->pos : &x->list->pos;
	const struct pos *q = y->field ? &y->field->pos : &y->list->pos;

	if (p->line != q->line)
		return p->line < q->line ? -1 : 1;
	return p->column < q->column ? -1 : p->column > q->column;
}

static void
make_slots(struct interview *v)
{
	const struct form_dictionary *d = v->sources.catalog->dictionary;

	v->slots = arena_array(v->arena, d->fields.n + d->lists.n,
	    sizeof(*v->slots));
	for (size_t i = 0; i < d->fields.n; i++) {
		const struct form_field *f = d->fields.entries[i].value;

		v->slots[v->nslots++] = (struct slot){ .field = f,
		    .name = f->name, .group = f->group };
	}
	for (size_t i = 0; i < d->lists.n; i++) {
		const struct form_list *l = d->lists.entries[i].value;

		v->slots[v->nslots++] = (struct slot){ .list = l,
		    .name = l->name, .group = l->group };
	}
	qsort(v->slots, v->nslots, sizeof(*v->slots), by_place);
	v->chain = arena_array(v->arena, v->nslots, sizeof(*v->chain));
}

/* What does not fit its type is asked again; so is what is unknown here. */
static void
fill_cell(struct interview *v, const struct form_field *f,
    const struct answer *given, struct cell *c)
{
	struct rules_fault fault = { 0 };

	if (given == NULL)
		return;
	if (given->text != NULL && !rules_fits(v->arena, f, f->name,
	    given->text, &fault)) {
		v->refitted++;
		return;
	}
	c->asked = true;
	c->state = given->text ? SLOT_ANSWERED : SLOT_SKIPPED;
	c->text = given->text ? arena_strdup(v->arena, given->text) : NULL;
}

static void
fill_list(struct interview *v, struct slot *s,
    const struct answers_list *given)
{
	size_t n = interview_nmembers(s);

	for (size_t i = 0; i < given->n; i++) {
		struct item *item = arena_alloc(v->arena, sizeof(*item));

		item->cells = arena_array(v->arena, n, sizeof(*item->cells));
		for (size_t m = 0; m < n; m++) {
			const struct form_field *f = interview_member(s, m);

			fill_cell(v, f, answers_member(given->items[i],
			    f->name), &item->cells[m]);
		}
		vec_push(&s->items, v->arena, item);
	}
	s->cell.state = SLOT_ANSWERED;
}

static void
fill_slots(struct interview *v, const struct answers *given)
{
	for (size_t i = 0; i < v->nslots; i++) {
		struct slot *s = &v->slots[i];
		const struct answers_list *l = answers_list_find(given,
		    s->name);

		if (s->field != NULL)
			fill_cell(v, s->field, answers_find(given, s->name),
			    &s->cell);
		else if (l != NULL)
			fill_list(v, s, l);
	}
}

static void
close_arenas(void *object)
{
	struct interview *v = object;

	arena_close(v->scratch);
	arena_close(v->shown);
}

struct interview *
interview_new(struct arena *a, const struct interview_sources *sources,
    const struct interview_options *options, const struct answers *given)
{
	struct interview *v = arena_alloc(a, sizeof(*v));
	struct slot *state;

	v->arena = a;
	v->scratch = arena_open();
	v->shown = arena_open();
	arena_defer(a, close_arenas, v);
	v->sources = *sources;
	v->options = *options;
	v->given = given;
	make_slots(v);
	if (given != NULL)
		fill_slots(v, given);
	state = interview_slot(v, "jurisdiction");
	if (options->jurisdiction != NULL && state != NULL) {
		state->cell.text = arena_strdup(a, options->jurisdiction);
		state->cell.state = SLOT_ANSWERED;
	}
	interview_advance(v, 0);
	v->refitted += v->reopened.n;
	v->reopened.n = 0;
	return v;
}

size_t
interview_refitted(const struct interview *v)
{
	return v->refitted;
}

void
interview_speak(struct interview *v, enum lang lang)
{
	v->options.lang = lang;
	memset(&v->told, 0, sizeof(v->told));
	interview_advance(v, v->nchain);
}

enum lang
interview_lang(const struct interview *v)
{
	return v->options.lang;
}

bool
interview_changed(const struct interview *v)
{
	return v->changed;
}

/* What other programs said in the file that is gone on with stays in it. */
static void
copy_kept(const struct answers *from, struct answers *to, struct diags *d)
{
	const struct answers_kept *k;

	for (size_t i = 0; from != NULL &&
	    (k = answers_kept_at(from, i)) != NULL; i++)
		answers_keep(to, d, k->carrier, k->name, k->text, k->pos);
}

/* Questions behind the one that stands are not judged yet: all are kept. */
static bool
behind(const struct interview *v, size_t i)
{
	return v->at != NOWHERE && i > v->at;
}

struct answers *
interview_answers(struct interview *v, struct arena *a, struct vec *dropped)
{
	struct answers *as = interview_collect(v, a, true);

	copy_kept(v->given, as, diags_new(a));
	for (size_t i = 0; dropped != NULL && i < v->nslots; i++) {
		const struct slot *s = &v->slots[i];

		if (s->asked || i == v->at || behind(v, i) ||
		    (s->cell.text == NULL && s->items.n == 0))
			continue;
		vec_push(dropped, a, form_text_in(s->field ? &s->field->label :
		    &s->list->label, v->options.lang));
	}
	return as;
}
