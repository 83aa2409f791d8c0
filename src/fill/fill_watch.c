/*
 * What must not be read by some readers: where somebody lives and how to reach
 * them when that is not for these readers, and the names of children.  Made
 * once for a set of readers and looked for in everything that goes to them.
 */
#include <string.h>

#include "base/arena.h"
#include "base/audience.h"
#include "base/map.h"
#include "base/str.h"
#include "fill/fill_int.h"

#define PHONE_LOCAL	7
#define PHONE_WHOLE	10
#define PHONE_ABROAD	8	/* last digits; the rest varies */
#define PHONE_TWO	14
#define EMAIL_LEAST	5
#define EMAIL_LONG	8	/* found inside other letters too */
#define PLACE_LONG	12	/* with digits: the same at its end */

struct watching {
	struct arena	*arena;
	struct fill_watch *watch;
	const struct rules_value *value;
};

static struct fill_secret *
secret_add(struct watching *w, enum fill_weight weight)
{
	struct fill_secret *s = arena_alloc(w->arena, sizeof(*s));

	s->name = w->value->name;
	s->audience = w->value->audience;
	s->weight = weight;
	vec_push(&w->watch->secrets, w->arena, s);
	return s;
}

static bool
has_digit(const char *s)
{
	return strpbrk(s, "0123456789") != NULL;
}

static void
secret_text(struct watching *w, const char *text, enum fill_weight weight)
{
	struct fill_fold f = fill_fold(w->arena, text);
	struct fill_secret *s;

	/* "c/o" the person who is named on every paper */
	if (fill_watch_party(w->watch, &f))
		return;
	s = secret_add(w, weight);
	s->text = f;
	s->edges = FILL_BEGIN;
	if (f.nline < PLACE_LONG || !has_digit(text))
		s->edges |= FILL_END;
}

static void
piece_add(void *context, const char *piece, enum fill_weight weight)
{
	secret_text(context, piece, weight);
}

static void
secret_address(struct watching *w, const char *text)
{
	fill_place(w->arena, text, piece_add, w);
}

/* ---- telephones ---- */

static void
number_add(struct watching *w, const char *digits, size_t n, bool abroad)
{
	struct fill_secret *s;

	if (n < PHONE_LOCAL)
		return;
	if (n > PHONE_WHOLE && digits[0] == '1') {
		digits++;
		n--;
	}
	/* With the code of the country or a nought instead of it. */
	if (abroad || n > PHONE_WHOLE) {
		size_t keep = n > PHONE_ABROAD ? PHONE_ABROAD : n;

		s = secret_add(w, FILL_STOP);
		s->digits = arena_strndup(w->arena, digits + n - keep, keep);
		return;
	}
	if (n > PHONE_LOCAL) {
		s = secret_add(w, FILL_STOP);
		s->digits = arena_strndup(w->arena, digits, n);
	}
	/* Without the area code it gives the person away as well. */
	if (n == PHONE_WHOLE || n == PHONE_LOCAL) {
		s = secret_add(w, FILL_STOP);
		s->digits = arena_strndup(w->arena, digits + n - PHONE_LOCAL,
		    PHONE_LOCAL);
		s->local = true;
	}
}

/* One number, or two with no more than a blank between them. */
static void
numbers_add(struct watching *w, const char *digits, size_t n)
{
	bool abroad = digits[0] == '0' || (digits[0] != '1' &&
	    (n > PHONE_WHOLE || strchr(w->value->text, '+') != NULL));
	size_t one = digits[0] == '1' ? PHONE_WHOLE + 1 : PHONE_WHOLE;

	while (*digits == '0') {
		digits++;
		n--;
	}
	if (n == PHONE_TWO)
		one = PHONE_LOCAL;
	if (n < PHONE_TWO || n <= one) {
		number_add(w, digits, n, abroad);
		return;
	}
	number_add(w, digits, one, false);
	number_add(w, digits + one, n - one, false);
}

static bool
ends_number(const char *s)
{
	return strchr("/,;\r\n&|", *s) != NULL ||
	    ((*s | 0x20) >= 'a' && (*s | 0x20) <= 'z');
}

static void
secret_phone(struct watching *w, const char *text)
{
	const struct fill_fold f = fill_fold(w->arena, text);
	char *digits = arena_alloc(w->arena, f.nline + 1);
	size_t n = 0;

	for (size_t i = 0; i < f.n; i++) {
		const struct fill_word *word = &f.words[i];
		const char *s = text + word->end;
		const char *next = text + (i + 1 < f.n ? f.words[i + 1].at :
		    strlen(text));

		for (size_t j = 0; word->digits && j < word->n; j++)
			digits[n++] = (char)f.cp[word->cp + j];
		digits[n] = '\0';
		while (s < next && !ends_number(s))
			s++;
		/* "206/555-0142" goes on; what is too short is no number */
		if (n >= PHONE_LOCAL && (s < next || i + 1 == f.n ||
		    !f.words[i + 1].digits)) {
			numbers_add(w, digits, n);
			n = 0;
		}
	}
}

/* ---- e-mail ---- */

static bool
email_char(char c)
{
	return (unsigned char)c > ' ' && strchr("<>(),;:\"[]", c) == NULL;
}

/* Each address: what stands on both sides of an "@". */
static void
secret_email(struct watching *w, const char *text)
{
	for (const char *at = strchr(text, '@'); at != NULL;
	    at = strchr(at + 1, '@')) {
		const char *from = at, *to = at + 1;
		struct fill_secret *s;
		struct fill_fold f;

		while (from > text && str_space(from[-1]))
			from--;
		while (from > text && email_char(from[-1]))
			from--;
		to += strspn(to, " \t\r\n");
		while (email_char(*to))
			to++;
		f = fill_fold(w->arena, arena_strndup(w->arena, from,
		    (size_t)(to - from)));
		if (f.nline < EMAIL_LEAST)
			continue;
		s = secret_add(w, FILL_STOP);
		s->text = f;
		s->edges = f.nline < EMAIL_LONG ? FILL_BEGIN | FILL_END : 0;
	}
}

static void
secret_name(struct watching *w, const char *text)
{
	if (fill_fold(w->arena, text).n > 1)
		secret_text(w, text, FILL_STOP);
}

/*
 * Words, dates, choices and amounts stand everywhere ("Clerk of the court"):
 * the audience keeps them off the papers, and in free text they are not looked
 * for.
 */
static void (*const secrets[FORM_TYPE_COUNT])(struct watching *,
    const char *) = {
	[FORM_TYPE_NAME] = secret_name,
	[FORM_TYPE_PHONE] = secret_phone,
	[FORM_TYPE_EMAIL] = secret_email,
	[FORM_TYPE_ADDRESS] = secret_address,
};

/* ---- all answers ---- */

/*
 * Answers that may have to be watched for, with who may see them: found once
 * for all readers, since that evaluates conditions.
 */
struct watched {
	struct vec	 values;	/* struct rules_value, as they come */
	size_t		 nfields;	/* of them in no list: they come first */
};

static void
watched_add(struct watched *all, const struct rules *r,
    const struct form_ref *ref, const struct answers_item *item,
    const char *list, size_t index)
{
	struct rules_value *v;

	if (!ref->field->minor && secrets[ref->field->type] == NULL)
		return;
	v = arena_alloc(r->arena, sizeof(*v));
	*v = rules_value(r, ref, item, list, index);
	vec_push(&all->values, r->arena, v);
}

static bool
given(const struct answer *a)
{
	return a != NULL && a->text != NULL;
}

static void
watched_list(struct watched *all, const struct rules *r,
    const struct form_list *l)
{
	const struct answers_list *list = answers_list_find(r->answers,
	    l->name);

	for (size_t i = 0; list != NULL && i < list->n; i++) {
		for (size_t j = 0; j < l->members.n; j++) {
			const struct form_field *f =
			    l->members.entries[j].value;
			struct form_ref ref = { FORM_REF_MEMBER, f->name, f };

			if (given(answers_member(list->items[i], f->name)))
				watched_add(all, r, &ref, list->items[i],
				    l->name, i + 1);
		}
	}
}

static const struct watched *
watched_of(const struct rules *r)
{
	const struct form_dictionary *d = r->catalog->dictionary;
	struct watched *all;

	if (*r->watched != NULL)
		return *r->watched;
	*r->watched = all = arena_alloc(r->arena, sizeof(*all));
	for (size_t i = 0; i < d->fields.n; i++) {
		const struct form_field *f = d->fields.entries[i].value;
		struct form_ref ref = { FORM_REF_FIELD, f->name, f };

		if (given(answers_find(r->answers, f->name)))
			watched_add(all, r, &ref, NULL, NULL, 0);
	}
	all->nfields = all->values.n;
	for (size_t i = 0; i < d->lists.n; i++)
		watched_list(all, r, d->lists.entries[i].value);
	return all;
}

static void
watch_value(struct watching *w, const struct rules_value *v)
{
	enum form_type type = v->field->type;

	w->value = v;
	if (v->field->minor && (w->watch->readers &
	    AUDIENCE_OPEN) != 0)
		fill_child_add(w->arena, w->watch, v->name, v->text);
	else if ((w->watch->readers & ~v->audience) != 0 &&
	    secrets[type] != NULL)
		secrets[type](w, v->text);
}

/* Names that must stay readable: those of the parties. */
static void
watch_party(struct watching *w, const struct rules_value *v)
{
	struct fill_fold *f;

	if (v->field->type != FORM_TYPE_NAME || v->field->minor ||
	    (w->watch->readers & ~v->audience) != 0)
		return;
	f = arena_alloc(w->arena, sizeof(*f));
	*f = fill_fold(w->arena, v->text);
	vec_push(&w->watch->parties, w->arena, f);
}

static const struct fill_watch *
watch_new(struct arena *a, const struct rules *r, unsigned readers)
{
	const struct watched *all = watched_of(r);
	struct fill_watch *watch = arena_alloc(a, sizeof(*watch));
	struct watching w = { .arena = a, .watch = watch };

	watch->readers = readers;
	watch->privacy = fill_privacy(r);
	for (size_t i = 0; i < all->nfields; i++)
		watch_party(&w, all->values.at[i]);
	for (size_t i = 0; i < all->values.n; i++)
		watch_value(&w, all->values.at[i]);
	return watch;
}

const struct fill_watch *
fill_watch_of(const struct rules *r, unsigned readers)
{
	const void **kept = &r->watches[readers & AUDIENCE_ALL];

	if (*kept == NULL)
		*kept = watch_new(r->arena, r, readers);
	return *kept;
}

/* ---- looking ---- */

bool
fill_watch_party(const struct fill_watch *w, const struct fill_fold *f)
{
	for (size_t i = 0; i < w->parties.n; i++) {
		const struct fill_fold *p = w->parties.at[i];

		if (p->nline == f->nline && p->nline > 0 && memcmp(p->line,
		    f->line, p->nline * sizeof(*p->line)) == 0)
			return true;
	}
	return false;
}

size_t
fill_watch_at(const struct fill_secret *s, const struct fill_fold *text)
{
	return s->digits != NULL ? fill_find_digits(text, s->digits,
	    s->local) : fill_find(text, &s->text, s->edges);
}

const struct fill_secret *
fill_watch_find(const struct fill_watch *w, const struct fill_fold *text,
    const char *but, enum fill_weight least)
{
	for (size_t i = 0; i < w->secrets.n; i++) {
		const struct fill_secret *s = w->secrets.at[i];

		if (s->weight >= least && (but == NULL ||
		    strcmp(s->name, but) != 0) &&
		    fill_watch_at(s, text) != FILL_NONE)
			return s;
	}
	return NULL;
}
