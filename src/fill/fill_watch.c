/*
 * What must not be read by some readers: answers that are not theirs, and full
 * names of children.  Made once for a set of readers and looked for in
 * everything that goes to them.
 */
#include <string.h>

#include "base/arena.h"
#include "base/audience.h"
#include "base/date.h"
#include "base/map.h"
#include "base/str.h"
#include "fill/fill_int.h"

/* Shorter values ("yes", "WA") stand in any text. */
#define SECRET_LEAST	5
#define PHONE_LEAST	7
#define PHONE_WHOLE	10

struct watching {
	struct arena	*arena;
	struct fill_watch *watch;
};

static void
secret_text(struct watching *w, const struct rules_value *v, const char *text)
{
	struct fill_secret *s = arena_alloc(w->arena, sizeof(*s));

	s->name = v->name;
	s->audience = v->audience;
	s->text = fill_fold(w->arena, text);
	if (s->text.n >= SECRET_LEAST)
		vec_push(&w->watch->secrets, w->arena, s);
}

static void
secret_digits(struct watching *w, const struct rules_value *v,
    const char *digits)
{
	struct fill_secret *s = arena_alloc(w->arena, sizeof(*s));

	s->name = v->name;
	s->audience = v->audience;
	s->digits = digits;
	vec_push(&w->watch->secrets, w->arena, s);
}

/* The number with area code, and without: either gives the person away. */
static void
secret_phone(struct watching *w, const struct rules_value *v)
{
	char *digits = arena_strdup(w->arena, v->text), *o = digits;
	size_t n;

	for (const char *s = v->text; *s != '\0'; s++) {
		/* an extension is not part of the number */
		if ((*s == 'x' || *s == 'X' || *s == 'e' || *s == 'E') &&
		    o - digits >= PHONE_LEAST)
			break;
		if (*s >= '0' && *s <= '9')
			*o++ = *s;
	}
	*o = '\0';
	if (o - digits > PHONE_WHOLE && digits[0] == '1')
		digits++;
	n = strlen(digits);
	if (n < PHONE_LEAST) {
		secret_text(w, v, v->text);
		return;
	}
	secret_digits(w, v, digits);
	if (n == PHONE_WHOLE)
		secret_digits(w, v, digits + n - PHONE_LEAST);
}

static bool
has_digit(const char *s)
{
	return strpbrk(s, "0123456789") != NULL;
}

/* "12 Elm Street Apt 4" without what is written in many ways. */
static char *
without_unit(struct arena *a, const char *street)
{
	static const char *const units[] = { "apt", "apartment", "unit",
		"suite", "ste", "no", "lot", "trlr", "bldg", "floor", "rm" };
	const char *s = street;

	while (*s != '\0') {
		size_t n = strcspn(s, " .,");

		if (*s == '#' && s > street)
			return str_trim(a, arena_strndup(a, street,
			    (size_t)(s - street)));
		for (size_t i = 0; s > street &&
		    i < sizeof(units) / sizeof(units[0]); i++) {
			size_t m = strlen(units[i]);

			if (n != m)
				continue;
			while (m > 0 && (s[m - 1] | 0x20) == units[i][m - 1])
				m--;
			if (m == 0)
				return str_trim(a, arena_strndup(a, street,
				    (size_t)(s - street)));
		}
		s += n;
		s += strspn(s, " .,");
	}
	return NULL;
}

/*
 * An address as a whole, and its street alone: the first line, or the part
 * before the first comma, or (after "c/o somebody") the second line.
 */
static void
secret_address(struct watching *w, const struct rules_value *v)
{
	const char *text = v->text;
	char *street, *bare;

	secret_text(w, v, text);
	street = str_fold(w->arena, arena_strndup(w->arena, text,
	    strcspn(text, "\r\n,")));
	if (!has_digit(street)) {
		text += strcspn(text, "\r\n,");
		text += strspn(text, "\r\n, ");
		bare = str_fold(w->arena, arena_strndup(w->arena, text,
		    strcspn(text, "\r\n,")));
		/* the last line is a town and its ZIP code, not a street */
		if (has_digit(bare) && text[strcspn(text, "\r\n,")] != '\0')
			street = bare;
	}
	if (!has_digit(street) && strpbrk(v->text, "\r\n,") == NULL)
		return;
	secret_text(w, v, street);
	bare = without_unit(w->arena, street);
	if (bare != NULL && has_digit(bare))
		secret_text(w, v, bare);
}

static void
secret_date(struct watching *w, const struct rules_value *v)
{
	int32_t day = date_parse(v->text);
	struct date_ymd d;

	secret_text(w, v, v->text);
	if (day == DATE_NONE)
		return;
	d = date_to_ymd(day);
	secret_text(w, v, date_long(w->arena, day));
	secret_text(w, v, arena_printf(w->arena, "%d/%d/%d", d.month, d.day,
	    d.year));
	secret_text(w, v, arena_printf(w->arena, "%02d/%02d/%d", d.month,
	    d.day, d.year));
}

static void
secret_plain(struct watching *w, const struct rules_value *v)
{
	secret_text(w, v, v->text);
}

/* Words of choices and amounts stand everywhere; they are not looked for. */
static void (*const secrets[FORM_TYPE_COUNT])(struct watching *,
    const struct rules_value *) = {
	[FORM_TYPE_TEXT] = secret_plain,
	[FORM_TYPE_LONG_TEXT] = secret_plain,
	[FORM_TYPE_NAME] = secret_plain,
	[FORM_TYPE_DATE] = secret_date,
	[FORM_TYPE_PHONE] = secret_phone,
	[FORM_TYPE_EMAIL] = secret_plain,
	[FORM_TYPE_ADDRESS] = secret_address,
};

/* ---- children ---- */

static void
child_add(struct watching *w, const struct rules_value *v)
{
	struct arena *a = w->arena;
	struct fill_child *c = arena_alloc(a, sizeof(*c));
	char *name = str_fold(a, v->text);
	const char *last = strrchr(name, ' ');
	char *first = arena_strndup(a, name, strcspn(name, " "));

	c->name = v->name;
	c->initials = rules_initials(a, name);
	c->first = fill_fold(a, first);
	if (last != NULL) {
		char *ends = arena_printf(a, "%s%s", first, last);

		c->full = fill_fold(a, name);
		if (strcmp(ends, name) != 0)
			c->ends = fill_fold(a, ends);
		c->initials_ends = rules_initials(a, ends);
	}
	vec_push(&w->watch->children, a, c);
}

/*
 * A child may be called as a parent is: then the name is the parent's and must
 * stay readable.
 */
static void
party_add(struct watching *w, const char *name)
{
	struct fill_fold full = fill_fold(w->arena, name);
	struct fill_fold first = fill_fold(w->arena,
	    arena_strndup(w->arena, name, strcspn(name, " ")));

	for (size_t i = 0; i < w->watch->children.n; i++) {
		struct fill_child *c = w->watch->children.at[i];

		if (fill_fold_eq(&c->full, &full))
			c->full.n = 0;
		if (fill_fold_eq(&c->ends, &full))
			c->ends.n = 0;
		if (fill_fold_eq(&c->first, &first))
			c->first.n = 0;
	}
}

static void
watch_value(struct watching *w, const struct rules_value *v)
{
	enum form_type type = v->field->type;

	if (v->text == NULL)
		return;
	if (v->field->minor && (w->watch->readers &
	    (AUDIENCE_COURT | AUDIENCE_OTHER)) != 0)
		child_add(w, v);
	if ((w->watch->readers & ~v->audience) != 0 && secrets[type] != NULL)
		secrets[type](w, v);
}

static void
watch_list(struct watching *w, const struct rules *r,
    const struct form_list *l)
{
	const struct answers_list *given = answers_list_find(r->answers,
	    l->name);

	for (size_t i = 0; given != NULL && i < given->n; i++) {
		for (size_t j = 0; j < l->members.n; j++) {
			const struct form_field *f =
			    l->members.entries[j].value;
			struct form_ref ref = { FORM_REF_MEMBER, f->name, f };
			struct rules_value v = rules_value(r, &ref,
			    given->items[i], l->name, i + 1);

			watch_value(w, &v);
		}
	}
}

struct fill_watch *
fill_watch_new(struct arena *a, const struct rules *r, unsigned readers)
{
	const struct form_dictionary *d = r->catalog->dictionary;
	struct fill_watch *watch = arena_alloc(a, sizeof(*watch));
	struct watching w = { a, watch };

	watch->readers = readers;
	for (size_t i = 0; i < d->fields.n; i++) {
		const struct form_field *f = d->fields.entries[i].value;
		struct form_ref ref = { FORM_REF_FIELD, f->name, f };
		struct rules_value v = rules_value(r, &ref, NULL, NULL, 0);

		watch_value(&w, &v);
	}
	for (size_t i = 0; i < d->lists.n; i++)
		watch_list(&w, r, d->lists.entries[i].value);
	for (size_t i = 0; i < d->fields.n; i++) {
		const struct form_field *f = d->fields.entries[i].value;
		const struct answer *x = answers_find(r->answers, f->name);

		if (f->type == FORM_TYPE_NAME && !f->minor && x != NULL &&
		    x->text != NULL)
			party_add(&w, str_fold(a, x->text));
	}
	return watch;
}

const struct fill_secret *
fill_watch_find(const struct fill_watch *w, const struct fill_fold *text,
    const char *but, size_t *where)
{
	for (size_t i = 0; i < w->secrets.n; i++) {
		const struct fill_secret *s = w->secrets.at[i];

		if (but != NULL && strcmp(s->name, but) == 0)
			continue;
		*where = s->digits != NULL ? fill_find_digits(text, s->digits) :
		    fill_find(text, &s->text, 0);
		if (*where != FILL_NONE)
			return s;
	}
	return NULL;
}
