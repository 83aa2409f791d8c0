/* Is an answer one that the dictionary takes?  What is wrong, kindly. */
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/str.h"
#include "base/utf8.h"
#include "interview/interview_int.h"

/* None of the choices was typed. */
static const char *
pick(const struct interview *v, size_t most)
{
	return arena_printf(v->scratch, "%s %zu.", SAY(v, "Please type a "
	    "number from 1 to"), most);
}

/* What to say of an answer that is not of the type of its field. */
static const char *
wrong_type(const struct interview *v, const struct form_field *f)
{
	switch (f->type) {
	case FORM_TYPE_DATE:
		return SAY(v, "We could not read that as a date. Write it "
		    "like 3/6/2026 or 2026-03-06.");
	case FORM_TYPE_TIME:
		return SAY(v, "We could not read that as a time. Write it "
		    "like 9:30 am.");
	case FORM_TYPE_YES_NO:
		return SAY(v, "Please answer yes or no.");
	case FORM_TYPE_CHOICE:
		return pick(v, f->nchoices);
	case FORM_TYPE_NUMBER:
		return SAY(v, "Please use digits only, like 12.");
	case FORM_TYPE_MONEY:
		return SAY(v, "Please write dollars and cents, like 120.00.");
	case FORM_TYPE_PHONE:
		return SAY(v, "That does not look like a phone number. Give "
		    "the area code too, like 206-555-0100.");
	case FORM_TYPE_EMAIL:
		return SAY(v, "That does not look like an email address. "
		    "Write it like name@example.org.");
	default:
		return SAY(v, "Please use letters or digits.");
	}
}

static const char *
type_fault(const struct interview *v, const struct form_field *f,
    const struct rules_fault *fault)
{
	if (fault->code == DIAG_TOO_LARGE)
		return SAY(v, "That is too long. Please make it shorter.");
	/* Like a date and not one: the 30th of February. */
	if (fault->code == DIAG_BAD_DATE && strstr(fault->hint, "look") != NULL)
		return SAY(v, "There is no such day. Please look at the date "
		    "again.");
	return wrong_type(v, f);
}

/* A message of the dictionary as a sentence: "The order ends before ...". */
static void
sentence(struct buf *b, const char *text)
{
	size_t n = strlen(text);

	buf_char(b, ' ');
	if (n > 0 && text[0] >= 'a' && text[0] <= 'z') {
		buf_char(b, (char)(text[0] - 'a' + 'A'));
		buf_str(b, text + 1);
	} else {
		buf_str(b, text);
	}
	if (n > 0 && strchr(".?!", text[n - 1]) == NULL)
		buf_char(b, '.');
}

static const char *
constraint_fault(struct interview *v, const struct form_constraint *x)
{
	struct buf b = { 0 };
	const char *out;
	bool es = v->options.lang == LANG_ES;

	buf_str(&b, SAY(v, "Please check this answer."));
	sentence(&b, es && x->message_es ? x->message_es : x->message);
	if (x->hint != NULL)
		sentence(&b, es && x->hint_es ? x->hint_es : x->hint);
	out = buf_copy(&b, v->scratch);
	buf_free(&b);
	return out;
}

static bool
names(const struct form_constraint *x, const char *name)
{
	const struct xml_names *all = xml_expr_names(x->test);

	for (size_t i = 0; i < all->n; i++)
		if (all->at[i].kind == XML_NAME_VARIABLE &&
		    str_eq(all->at[i].name, name))
			return true;
	return false;
}

/* The constraint of a field that does not hold; naming: only one that names
 * this field.  NULL: all hold. */
static const struct form_constraint *
broken(const struct rules *r, const struct form_field *f,
    const struct answers_item *item, const char *naming)
{
	for (size_t i = 0; i < f->constraints.n; i++) {
		const struct form_constraint *x = f->constraints.at[i];

		if ((naming == NULL || names(x, naming)) &&
		    rules_verdict(r, x->test, item, NULL) == VERDICT_NO)
			return x;
	}
	return NULL;
}

/* The chain with one more answer, and rules over it. */
static const struct rules *
with_answer(struct interview *v, const struct form_field *f, const char *text,
    const struct answers_item **item)
{
	struct diags *d = diags_new(v->scratch);
	struct pos none = { 0 };
	struct answers *as;

	*item = NULL;
	if (f->list == NULL) {
		as = interview_collect(v, v->scratch, false);
		answers_set(as, d, f->name, text, none, none);
	} else {
		struct slot *s = &v->slots[v->at];
		struct item *in = s->items.at[v->item];
		struct cell kept = in->cells[v->member];

		in->cells[v->member] = (struct cell){ SLOT_ANSWERED, text,
		    false, true };
		v->member++;
		as = interview_collect(v, v->scratch, false);
		v->member--;
		in->cells[v->member] = kept;
		*item = answers_list_find(as, s->name)->items[v->item];
	}
	return rules_new(v->scratch, d, v->sources.catalog, as, NULL,
	    v->options.today);
}

static bool
has_letter(const char *s)
{
	uint32_t c;

	while ((c = utf8_next(&s)) != 0)
		if (utf8_letter(c))
			return true;
	return false;
}

const char *
interview_wrong(struct interview *v, const struct form_field *f,
    const char *text)
{
	struct rules_fault fault = { 0 };
	const struct answers_item *item;
	const struct form_constraint *x;
	const struct rules *r;

	if (!rules_fits(v->scratch, f, f->name, text, &fault))
		return type_fault(v, f, &fault);
	if (f->type == FORM_TYPE_NAME && !has_letter(text))
		return SAY(v, "A name has letters. Please write it again.");
	if (interview_is_state(f) && interview_state(text) == NULL)
		return SAY(v, "We do not know that place. Write the two "
		    "letters of the state, such as wa, or its full name. For "
		    "a tribal court, write tribal.");
	r = with_answer(v, f, text, &item);
	x = broken(r, f, item, NULL);
	for (size_t i = 0; x == NULL && f->list == NULL && i < v->nchain; i++) {
		const struct slot *s = &v->slots[v->chain[i]];

		if (s->field != NULL)
			x = broken(r, s->field, NULL, f->name);
	}
	return x ? constraint_fault(v, x) : NULL;
}
