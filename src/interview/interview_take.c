/* What was typed becomes an answer, or a kind word on what is wrong with it. */
#include <string.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/limits.h"
#include "base/str.h"
#include "base/utf8.h"
#include "interview/interview_int.h"

static struct interview_reply
reply(enum interview_taken taken, const char *say)
{
	return (struct interview_reply){ taken, say };
}

static struct interview_reply
wrong(const char *say)
{
	return reply(INTERVIEW_WRONG, say);
}

/* As it will be kept: trimmed, in normal form; NULL when it cannot be. */
static const char *
clean(struct interview *v, const char *typed)
{
	struct pos none = { 0 };
	struct answers *as = answers_new(v->arena, NULL);
	size_t bad;

	if (!utf8_valid(typed, strlen(typed), &bad) || !answers_set(as,
	    diags_new(v->scratch), "typed", typed, none, none))
		return NULL;
	typed = answers_find(as, "typed")->text;
	return typed ? typed : "";
}

/* By number, by its word, by its label, by words of one label alone. */
static const char *
choice(const struct interview_question *q, const char *typed)
{
	size_t n = interview_number(typed, q->nchoices);
	const char *found = NULL;

	if (n > 0)
		return q->choices[n - 1].value;
	for (size_t i = 0; i < q->nchoices; i++)
		if (interview_same(typed, q->choices[i].value) ||
		    interview_same(typed, q->choices[i].label))
			return q->choices[i].value;
	for (size_t i = 0; i < q->nchoices; i++) {
		if (!interview_within(typed, q->choices[i].label))
			continue;
		if (found != NULL)
			return NULL;
		found = q->choices[i].value;
	}
	return found;
}

/* In the form of the dictionary, where that can only be one. */
static const char *
normal(struct interview *v, const struct interview_question *q,
    const char *typed)
{
	const char *word;
	int yes;

	switch (q->field->type) {
	case FORM_TYPE_YES_NO:
		yes = interview_says_yes(typed);
		return yes < 0 ? typed : yes ? "yes" : "no";
	case FORM_TYPE_CHOICE:
		word = choice(q, typed);
		return word ? word : typed;
	case FORM_TYPE_TIME:
		return interview_time(v->arena, typed);
	case FORM_TYPE_PHONE:
		return interview_phone(v->arena, typed);
	case FORM_TYPE_MONEY:
		return interview_money(v->arena, typed);
	default:
		word = interview_is_state(q->field) ?
		    interview_state(typed) : NULL;
		return word ? word : typed;
	}
}

static struct interview_reply
settle(struct interview *v, const struct form_field *f, const char *text,
    bool tell)
{
	const char *fault = interview_wrong(v, f, text);
	const char *say = NULL;

	if (fault != NULL)
		return wrong(fault);
	if (tell)
		say = interview_shown(v, v->arena, f, text);
	interview_settle(v, SLOT_ANSWERED, arena_strdup(v->arena, text));
	return reply(INTERVIEW_TAKEN, say);
}

static struct interview_reply
ask_date(struct interview *v, const char *iso, const char *other)
{
	v->pending = arena_strdup(v->arena, iso);
	v->other = other ? arena_strdup(v->arena, other) : NULL;
	return reply(INTERVIEW_CONFIRM, interview_next(v)->confirm);
}

static struct interview_reply
take_date(struct interview *v, const struct form_field *f, const char *typed)
{
	const char *iso, *other, *fault;
	enum interview_dated how = interview_date(v->arena, typed, &iso,
	    &other);

	if (how == DATED_PARTLY)
		return wrong(SAY(v, "Please give the month, the day and the "
		    "year. If you do not know all of it, type skip."));
	if (how == DATED_NOT)
		return wrong(interview_wrong(v, f, typed));
	fault = interview_wrong(v, f, iso);
	/* 3/6 that cannot be March may be meant as June. */
	if (fault != NULL && other != NULL &&
	    interview_wrong(v, f, other) == NULL) {
		iso = other;
		other = NULL;
		fault = NULL;
	}
	if (fault != NULL)
		return wrong(fault);
	return how == DATED_SURE ? settle(v, f, iso, true) :
	    ask_date(v, iso, other);
}

static struct interview_reply
confirm(struct interview *v, const struct form_field *f, const char *typed)
{
	const char *iso = v->pending, *other = v->other;
	int yes = interview_says_yes(typed);

	/* Enter alone says neither. */
	if (*typed == '\0')
		return reply(INTERVIEW_CONFIRM, interview_next(v)->confirm);
	v->pending = v->other = NULL;
	if (yes > 0)
		return settle(v, f, iso, false);
	if (yes < 0)
		return take_date(v, f, typed);
	if (other != NULL && interview_wrong(v, f, other) == NULL)
		return ask_date(v, other, NULL);
	return wrong(SAY(v, "Then please type the date again. You can write "
	    "the month as a word."));
}

static struct interview_reply
leave_blank(struct interview *v, const struct interview_question *q,
    const char *say)
{
	if (q->must)
		return wrong(SAY(v, "We need this one to go on."));
	if (q->needed && q->list == NULL)
		return wrong(SAY(v, "The papers need this one. Type skip to "
		    "leave it blank for now."));
	interview_skip(v);
	return reply(INTERVIEW_TAKEN, say);
}

/* Nothing typed: what was given before stands, or it is left blank. */
static struct interview_reply
take_empty(struct interview *v, const struct interview_question *q)
{
	const struct slot *s = &v->slots[v->at];
	const struct cell *c = v->item == NOWHERE ? &s->cell :
	    &((struct item *)s->items.at[v->item])->cells[v->member];

	if (q->answer != NULL)
		return settle(v, q->field, c->text, false);
	return leave_blank(v, q, NULL);
}

static struct interview_reply
take_field(struct interview *v, const struct interview_question *q,
    const char *typed)
{
	const char *text = clean(v, typed);

	if (text == NULL)
		return wrong(SAY(v, "We cannot use one of these letters or "
		    "signs. Please type it again."));
	if (v->pending != NULL)
		return confirm(v, q->field, text);
	if (*text == '\0')
		return take_empty(v, q);
	if (interview_says_none(text, q->field->type))
		/* It must not be printed as if it were an answer. */
		return leave_blank(v, q, SAY(v, "This one is left blank."));
	if (q->field->type == FORM_TYPE_DATE)
		return take_date(v, q->field, text);
	typed = normal(v, q, text);
	return settle(v, q->field, typed, !str_eq(typed, text) ||
	    interview_is_state(q->field));
}

/* ---- lists ---- */

/* "remove 2": the number after one of the words, or 0. */
static size_t
command(const char *typed, const char *words, size_t most)
{
	size_t n = strcspn(typed, " ");
	struct arena *a = arena_open();
	bool known = str_has_word(words, arena_strndup(a, typed, n));

	arena_close(a);
	while (typed[n] == ' ')
		n++;
	return known ? interview_number(typed + n, most) : 0;
}

static struct interview_reply
take_list(struct interview *v, const struct interview_question *q,
    const char *typed)
{
	const char *text = clean(v, typed);
	size_t n;
	int yes;

	if (text == NULL)
		text = "?";
	if ((n = command(text, "remove delete quitar borrar", q->items)) > 0) {
		interview_remove_item(v, n - 1);
		return reply(INTERVIEW_TAKEN, SAY(v, "It is removed."));
	}
	if ((n = command(text, "edit change editar cambiar", q->items)) > 0) {
		interview_enter_item(v, n - 1);
		return reply(INTERVIEW_TAKEN, NULL);
	}
	yes = *text == '\0' ? 0 : interview_says_yes(text);
	if (interview_same(text, "add") || interview_same(text, "another") ||
	    interview_same(text, "otra") || interview_same(text, "agregar"))
		yes = 1;
	if (yes < 0)
		return wrong(SAY(v, "Please answer yes or no."));
	if (yes > 0 && q->items >= LIMIT_ITEMS)
		return wrong(SAY(v, "The list is full."));
	if (yes > 0)
		interview_add_item(v);
	else
		interview_settle(v, SLOT_ANSWERED, NULL);
	return reply(INTERVIEW_TAKEN, NULL);
}

/* Another filing in place of one that is closed. */
static struct interview_reply
take_instead(struct interview *v, const struct interview_question *q,
    const char *typed)
{
	const char *id = choice(q, typed);
	struct slot *s = interview_slot(v, "filing");
	size_t k = 0;

	if (id == NULL)
		return wrong(SAY(v, "Please type the number of one of the "
		    "choices."));
	while (k < v->nchain && &v->slots[v->chain[k]] != s)
		k++;
	s->cell.text = arena_strdup(v->arena, id);
	v->changed = true;
	interview_advance(v, k);
	return reply(INTERVIEW_TAKEN, NULL);
}

struct interview_reply
interview_take(struct interview *v, const char *typed)
{
	const struct interview_question *q = interview_next(v);

	switch (q->kind) {
	case INTERVIEW_FIELD:
		return take_field(v, q, typed);
	case INTERVIEW_LIST:
		return take_list(v, q, typed);
	case INTERVIEW_REFUSED:
		return take_instead(v, q, typed);
	case INTERVIEW_DONE:
		break;
	}
	return wrong(NULL);
}

bool
interview_skip(struct interview *v)
{
	const struct interview_question *q = interview_next(v);

	v->pending = v->other = NULL;
	if (q->kind == INTERVIEW_LIST) {
		interview_settle(v, SLOT_ANSWERED, NULL);
		return true;
	}
	if (q->kind != INTERVIEW_FIELD || q->must)
		return false;
	interview_settle(v, SLOT_SKIPPED, NULL);
	return true;
}

const struct interview_notice *
interview_notices(struct interview *v, size_t *n)
{
	struct interview_notice *out = arena_array(v->arena, v->notices.n,
	    sizeof(*out));

	*n = v->notices.n;
	for (size_t i = 0; i < *n; i++)
		out[i] = *(struct interview_notice *)v->notices.at[i];
	v->notices.n = 0;
	return out;
}

const struct vec *
interview_reopened(struct interview *v)
{
	struct vec *out = arena_alloc(v->arena, sizeof(*out));

	*out = v->reopened;
	memset(&v->reopened, 0, sizeof(v->reopened));
	return out;
}
