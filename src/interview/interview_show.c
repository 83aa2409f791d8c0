/* The question that stands, the review, and answers as people read them. */
#include <string.h>

#include "base/arena.h"
#include "base/audience.h"
#include "base/buf.h"
#include "base/date.h"
#include "base/str.h"
#include "interview/interview_int.h"

const char *
interview_shown(struct interview *v, struct arena *a,
    const struct form_field *f, const char *text)
{
	enum lang lang = v->options.lang;
	const char *name;
	int32_t day;

	if (text == NULL)
		return NULL;
	switch (f->type) {
	case FORM_TYPE_DATE:
		day = date_parse(text);
		return day == DATE_NONE ? text : arena_printf(a, "%s%s %s",
		    date_day_name(day, lang), lang == LANG_ES ? "" : ",",
		    date_in(a, day, lang));
	case FORM_TYPE_YES_NO:
		return str_eq(text, "yes") ? SAY(v, "Yes") : SAY(v, "No");
	case FORM_TYPE_CHOICE:
		return form_choice_label(f, text, lang);
	default:
		name = interview_is_state(f) ? interview_state_name(text,
		    lang) : NULL;
		return name == NULL || interview_same(name, text) ? text :
		    arena_printf(a, "%s (%s)", name, text);
	}
}

static const char *
section(const struct interview *v, const struct slot *s)
{
	const struct form_group *g = map_find(
	    &v->sources.catalog->dictionary->groups, s->group);

	return g ? form_text_in(&g->label, v->options.lang) : "";
}

/* Does the filing require an answer of this name? */
static bool
required(const struct interview *v, const char *name)
{
	if (v->filing == NULL)
		return true;
	for (size_t i = 0; i < v->filing->requires.n; i++) {
		const struct form_require *q = v->filing->requires.at[i];

		if (str_eq(q->name, name) && (q->when == NULL ||
		    rules_verdict(v->rules, q->when, NULL, NULL) ==
		    VERDICT_YES))
			return true;
	}
	return false;
}

/* Without these there is no way on. */
static bool
must(const char *name)
{
	return str_eq(name, "filer") || str_eq(name, "filing");
}

static void
add_choice(struct interview_question *q, struct arena *a, const char *value,
    const char *label)
{
	struct interview_choice *more = arena_array(a, q->nchoices + 1,
	    sizeof(*more));

	if (q->nchoices > 0)
		memcpy(more, q->choices, q->nchoices * sizeof(*more));
	more[q->nchoices++] = (struct interview_choice){ value, label };
	q->choices = more;
}

static void
show_field(struct interview *v, struct interview_question *q,
    const struct form_field *f, const struct cell *c)
{
	enum lang lang = v->options.lang;
	struct arena *a = v->shown;

	q->field = f;
	q->text = form_text_in(&f->label, lang);
	q->help = form_text_in(&f->help, lang);
	q->answer = interview_shown(v, a, f, c->text);
	if (v->pending != NULL)
		q->confirm = arena_printf(a, "%s - %s", interview_shown(v, a,
		    f, v->pending), SAY(v, "right? (yes or no)"));
	if (f->type == FORM_TYPE_YES_NO) {
		add_choice(q, a, "yes", SAY(v, "Yes"));
		add_choice(q, a, "no", SAY(v, "No"));
	} else if (f->type == FORM_TYPE_CHOICE) {
		for (size_t i = 0; i < f->nchoices; i++)
			add_choice(q, a, f->choices[i].value, form_text_in(
			    &f->choices[i].label, lang));
	} else {
		q->example = f->example;
	}
}

/* The answers of an item on one line: "Chris Example; 2017". */
static const char *
item_line(struct interview *v, const struct slot *s, size_t i)
{
	const struct item *item = s->items.at[i];
	struct buf b = { 0 };
	const char *out;

	buf_str(&b, "");
	for (size_t m = 0; m < interview_nmembers(s); m++) {
		if (item->cells[m].text == NULL || !item->cells[m].asked)
			continue;
		if (b.len > 0)
			buf_str(&b, "; ");
		buf_str(&b, interview_shown(v, v->shown,
		    interview_member(s, m), item->cells[m].text));
	}
	out = buf_copy(&b, v->shown);
	buf_free(&b);
	return out;
}

static void
show_list(struct interview *v, struct interview_question *q,
    const struct slot *s)
{
	q->kind = INTERVIEW_LIST;
	q->items = s->items.n;
	q->lines = arena_array(v->shown, q->items, sizeof(*q->lines));
	for (size_t i = 0; i < q->items; i++)
		q->lines[i] = item_line(v, s, i);
	q->text = form_text_in(&s->list->label, v->options.lang);
	q->help = form_text_in(&s->list->help, v->options.lang);
}

const struct interview_question *
interview_next(struct interview *v)
{
	struct interview_question *q = &v->question;
	struct slot *s = v->at == NOWHERE ? NULL : &v->slots[v->at];

	arena_close(v->shown);
	v->shown = arena_open();
	memset(q, 0, sizeof(*q));
	q->kind = INTERVIEW_DONE;
	q->number = v->nchain + 1;
	if (v->filing != NULL)
		q->about = v->nchain + 1 + v->ahead;
	if (v->refused) {
		q->kind = INTERVIEW_REFUSED;
		q->text = SAY(v, "What do you want to do now?");
		q->section = "";
		q->choices = v->instead;
		q->nchoices = v->ninstead;
		return q;
	}
	if (s == NULL)
		return q;
	q->section = section(v, s);
	q->needed = required(v, s->name);
	q->must = must(s->name);
	q->list = s->list;
	if (v->item != NOWHERE) {
		const struct item *item = s->items.at[v->item];

		q->kind = INTERVIEW_FIELD;
		q->item = v->item + 1;
		show_field(v, q, interview_member(s, v->member),
		    &item->cells[v->member]);
	} else if (s->list != NULL) {
		show_list(v, q, s);
	} else {
		q->kind = INTERVIEW_FIELD;
		show_field(v, q, s->field, &s->cell);
	}
	return q;
}

/* ---- review ---- */

static struct interview_line *
line_new(struct interview *v, const struct slot *s, size_t item)
{
	struct interview_line *l = &v->lines[v->nlines++];

	l->slot = (size_t)(s - v->slots);
	l->item = item;
	l->section = section(v, s);
	return l;
}

static void
review_slot(struct interview *v, const struct slot *s)
{
	struct interview_line *l = line_new(v, s, NOWHERE);

	if (s->field != NULL) {
		l->text = form_text_in(&s->field->label, v->options.lang);
		l->answer = interview_shown(v, v->shown, s->field,
		    s->cell.text);
		l->needed = l->answer == NULL && required(v, s->name);
		return;
	}
	l->text = form_text_in(&s->list->label, v->options.lang);
	l->answer = s->items.n == 0 ? SAY(v, "None") :
	    arena_printf(v->shown, "%zu", s->items.n);
	l->needed = s->items.n == 0 && required(v, s->name);
	for (size_t i = 0; i < s->items.n; i++) {
		l = line_new(v, s, i);
		l->text = arena_printf(v->shown, "%s: %zu", form_text_in(
		    &s->list->label, v->options.lang), i + 1);
		l->answer = item_line(v, s, i);
	}
}

const struct interview_line *
interview_review(struct interview *v, size_t *n)
{
	size_t most = v->nchain;

	for (size_t i = 0; i < v->nchain; i++)
		most += v->slots[v->chain[i]].items.n;
	v->lines = arena_array(v->shown, most, sizeof(*v->lines));
	v->nlines = 0;
	for (size_t i = 0; i < v->nchain; i++)
		review_slot(v, &v->slots[v->chain[i]]);
	*n = v->nlines;
	return v->lines;
}

bool
interview_edit(struct interview *v, size_t nth)
{
	struct slot *s;
	size_t k, item;

	if (nth >= v->nlines)
		return false;
	s = &v->slots[v->lines[nth].slot];
	item = v->lines[nth].item;
	v->nlines = 0;
	v->pending = v->other = NULL;
	for (k = 0; k < v->nchain && v->chain[k] != (size_t)(s - v->slots); )
		k++;
	if (k == v->nchain)
		return false;
	/* What stood unfinished stands again when the chain comes to it. */
	s->cell.again = true;
	interview_advance(v, k);
	if (item != NOWHERE && item < s->items.n) {
		s->cell.again = false;
		interview_enter_item(v, item);
	}
	return true;
}

/* ---- what else is told ---- */

const char *
interview_hotline(struct interview *v)
{
	struct form_ref ref = { FORM_REF_LAW, "hotline", NULL };
	struct rules r = *v->rules;
	struct rules_value value;

	r.settled = NULL;
	r.lang = v->options.lang;
	value = rules_value(&r, &ref, NULL, NULL, 0);
	return value.text;
}
