/* Attributes of definitions: known or not, there or not, fit or not. */
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/audience.h"
#include "base/buf.h"
#include "base/date.h"
#include "base/str.h"
#include "form/form_int.h"

void
form_fail(struct form_read *r, enum diag_code code, struct pos pos,
    const char *hint, const char *fmt, ...)
{
	char *message;
	va_list ap;

	va_start(ap, fmt);
	message = arena_vprintf(r->arena, fmt, ap);
	va_end(ap);
	diag_add(r->diags, code, pos, hint, "%s", message);
	r->failed = true;
}

size_t
form_word(const char **p)
{
	size_t n = 0;

	while (str_space(**p))
		(*p)++;
	while ((*p)[n] != '\0' && !str_space((*p)[n]))
		n++;
	return n;
}

const char *
form_hint(const char *known, const char *word, char out[FORM_HINT_BYTES])
{
	size_t limit = strlen(word) / 3 + 1, best = limit + 1, n;
	char one[FORM_NAME_BYTES];

	for (const char *p = known; (n = form_word(&p)) > 0; p += n) {
		size_t d;

		if (n >= sizeof(one))
			continue;
		memcpy(one, p, n);
		one[n] = '\0';
		d = str_distance(word, one, limit);
		if (d < best) {
			best = d;
			snprintf(out, FORM_HINT_BYTES, "did you mean '%s'?",
			    one);
		}
	}
	if (best > limit && *known == '\0')
		return NULL;
	if (best > limit)
		snprintf(out, FORM_HINT_BYTES, "known here: %.*s",
		    FORM_HINT_BYTES - 20, known);
	return out;
}

const char *
form_hint_map(const struct map *m, const char *word, const char *prefix,
    char out[FORM_HINT_BYTES])
{
	const char *near = map_nearest(m, word);

	if (near == NULL)
		return NULL;
	snprintf(out, FORM_HINT_BYTES, "did you mean '%s%.200s'?", prefix,
	    near);
	return out;
}

char *
form_keys(struct arena *a, const struct map *m)
{
	struct buf b = { 0 };
	char *keys;

	buf_str(&b, "");
	for (size_t i = 0; i < m->n; i++) {
		if (i > 0)
			buf_char(&b, ' ');
		buf_str(&b, m->entries[i].key);
	}
	keys = buf_copy(&b, a);
	buf_free(&b);
	return keys;
}

bool
form_attrs_known(struct diags *d, const struct xml_node *x, const char *known)
{
	char hint[FORM_HINT_BYTES];
	bool ok = true;

	for (size_t i = 0; i < x->nattrs; i++) {
		const struct xml_attr *at = &x->attrs[i];

		if (str_has_word(known, at->name))
			continue;
		diag_add(d, DIAG_UNKNOWN_ATTRIBUTE, at->pos,
		    *known == '\0' ? "take it away; this element has none" :
		    form_hint(known, at->name, hint),
		    "unknown attribute '%s' on <%s>", at->name, x->name);
		ok = false;
	}
	return ok;
}

const char *
form_attr_need(struct diags *d, const struct xml_node *x, const char *name)
{
	const struct xml_attr *at = xml_attr(x, name);
	char hint[FORM_HINT_BYTES];
	const char *p;

	if (at == NULL) {
		snprintf(hint, sizeof(hint), "add %s=\"...\"", name);
		diag_add(d, DIAG_MISSING_ATTRIBUTE, x->pos, hint,
		    "attribute '%s' is missing on <%s>", name, x->name);
		return NULL;
	}
	p = at->value;
	if (form_word(&p) == 0) {
		diag_add(d, DIAG_BAD_VALUE, at->value_pos,
		    "write a value, or take the attribute away",
		    "attribute '%s' of <%s> is empty", name, x->name);
		return NULL;
	}
	return at->value;
}

void
form_attrs(struct form_read *r, const struct xml_node *x, const char *known,
    const char *need)
{
	char name[FORM_NAME_BYTES];
	size_t n;

	if (!form_attrs_known(r->diags, x, known))
		r->failed = true;
	for (const char *p = need; (n = form_word(&p)) > 0; p += n) {
		snprintf(name, sizeof(name), "%.*s", (int)n, p);
		if (form_attr_need(r->diags, x, name) == NULL)
			r->failed = true;
	}
}

const struct xml_attr *
form_given(struct form_read *r, const struct xml_node *x, const char *name)
{
	const struct xml_attr *at = xml_attr(x, name);

	if (at == NULL)
		return NULL;
	if (form_attr_need(r->diags, x, name) != NULL)
		return at;
	r->failed = true;
	return NULL;
}

static int
word_index(const char *words, const char *value)
{
	size_t n;
	int i = 0;

	for (const char *p = words; (n = form_word(&p)) > 0; p += n, i++)
		if (strlen(value) == n && memcmp(p, value, n) == 0)
			return i;
	return -1;
}

int
form_enum(struct form_read *r, const struct xml_node *x, const char *name,
    const char *words, int dflt)
{
	const struct xml_attr *at = form_given(r, x, name);
	char hint[FORM_HINT_BYTES];
	int i;

	if (at == NULL)
		return dflt;
	i = word_index(words, at->value);
	if (i >= 0)
		return i;
	form_fail(r, DIAG_BAD_VALUE, at->value_pos,
	    form_hint(words, at->value, hint),
	    "'%s' is no value of attribute '%s'", at->value, name);
	return dflt;
}

bool
form_yes(struct form_read *r, const struct xml_node *x, const char *name)
{
	return form_enum(r, x, name, "no yes", 0) == 1;
}

int32_t
form_int(struct form_read *r, const struct xml_node *x, const char *name,
    int32_t least, int32_t most, int32_t dflt)
{
	const struct xml_attr *at = form_given(r, x, name);
	char hint[FORM_HINT_BYTES];
	int64_t n = 0;
	const char *p;

	if (at == NULL)
		return dflt;
	for (p = at->value; *p >= '0' && *p <= '9' && n <= most; p++)
		n = n * 10 + (*p - '0');
	if (*p == '\0' && n >= least && n <= most)
		return (int32_t)n;
	snprintf(hint, sizeof(hint), "write a whole number from %d to %d",
	    (int)least, (int)most);
	form_fail(r, DIAG_BAD_VALUE, at->value_pos, hint,
	    "'%s' is no value of attribute '%s'", at->value, name);
	return dflt;
}

/* A number with up to three decimals in thousandths; the rest is *end. */
static int32_t
milli(const char *s, const char **end)
{
	int32_t n = 0, unit = 1000;
	const char *start = s;

	for (; *s >= '0' && *s <= '9' && n < 100000; s++)
		n = n * 10 + (*s - '0');
	*end = start;
	if (s == start || (*s >= '0' && *s <= '9'))
		return -1;
	n *= 1000;
	if (*s == '.' && s[1] >= '0' && s[1] <= '9')
		for (s++; *s >= '0' && *s <= '9' && unit > 1; s++)
			n += (*s - '0') * (unit /= 10);
	*end = s;
	return n;
}

int32_t
form_milli(struct form_read *r, const struct xml_node *x, const char *name,
    int32_t most, int32_t dflt)
{
	const struct xml_attr *at = form_given(r, x, name);
	char hint[FORM_HINT_BYTES];
	const char *end;
	int32_t n;

	if (at == NULL)
		return dflt;
	n = milli(at->value, &end);
	if (*end == '\0' && n > 0 && n <= most)
		return n;
	snprintf(hint, sizeof(hint),
	    "write a number above 0, at most %d, like 1.5", (int)(most / 1000));
	form_fail(r, DIAG_BAD_VALUE, at->value_pos, hint,
	    "'%s' is no value of attribute '%s'", at->value, name);
	return dflt;
}

int32_t
form_length(struct form_read *r, const struct xml_node *x, const char *name,
    int32_t dflt)
{
	const struct xml_attr *at = form_given(r, x, name);
	const char *end;
	int32_t n;

	if (at == NULL)
		return dflt;
	n = milli(at->value, &end);
	/* Nothing is wider than the paper. */
	if (strcmp(end, "in") == 0 && n > 0 && n <= 11000)
		return n * 72;
	if (strcmp(end, "pt") == 0 && n > 0 && n <= 792000)
		return n;
	form_fail(r, DIAG_BAD_VALUE, at->value_pos,
	    "write a length like 2.5in or 36pt, at most 11in",
	    "'%s' is no length", at->value);
	return dflt;
}

static bool
alnum(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

const char *
form_name(struct form_read *r, const struct xml_node *x, const char *name)
{
	const struct xml_attr *at = form_given(r, x, name);
	const char *p;

	if (at == NULL)
		return NULL;		/* form_attrs complains */
	p = at->value;
	if (*p >= 'a' && *p <= 'z')
		for (p++; alnum(*p) || ((*p == '.' || *p == '-') &&
		    alnum(p[1])); p++)
			;
	if (*p == '\0' && p - at->value < FORM_NAME_BYTES)
		return at->value;
	form_fail(r, DIAG_BAD_VALUE,
	    xml_attr_pos(at, (size_t)(p - at->value)),
	    "use lower-case letters, digits, dots and hyphens; begin with a "
	    "letter", "'%s' is no name", at->value);
	return NULL;
}

unsigned
form_readers(struct form_read *r, const struct xml_node *x, unsigned dflt)
{
	static const char words[] = "court other-party self sealed "
	    "agency";
	const struct xml_attr *at = form_given(r, x, "audience");
	char word[FORM_NAME_BYTES], hint[FORM_HINT_BYTES];
	unsigned set = 0;
	size_t n;

	if (at == NULL)
		return dflt;
	for (const char *p = at->value; (n = form_word(&p)) > 0; p += n) {
		snprintf(word, sizeof(word), "%.*s", (int)n, p);
		if (str_has_word(words, word)) {
			set |= audience_parse(word);
			continue;
		}
		form_fail(r, DIAG_BAD_VALUE,
		    xml_attr_pos(at, (size_t)(p - at->value)),
		    form_hint(words, word, hint), "'%s' is no audience", word);
	}
	return set ? set : dflt;
}

const char *
form_date(struct form_read *r, const struct xml_node *x, const char *name)
{
	const struct xml_attr *at = form_given(r, x, name);

	if (at == NULL)
		return NULL;
	if (date_parse(at->value) != DATE_NONE)
		return at->value;
	form_fail(r, DIAG_BAD_VALUE, at->value_pos,
	    "write a date that exists as year-month-day, like 2026-11-21",
	    "'%s' is no date", at->value);
	return NULL;
}
