/*
 * What a court lets stand of what identifies a person.  Courts differ, so it
 * is law: the topics privacy.* of the base pack, whose wordings are the pattern
 * of the federal rule and whose words stand in the order of struct fill_privacy.
 */
#include <string.h>

#include "base/arena.h"
#include "base/audience.h"
#include "base/buf.h"
#include "base/str.h"
#include "base/utf8.h"
#include "fill/fill_int.h"

/* Does the law of the case ask for more than the first of the topic's words? */
static bool
strict(const struct rules *r, const char *topic)
{
	const struct law_topic *t = form_law_topic(r->pack, topic);
	struct law_value v;

	return t != NULL && form_law_value(t, form_law_paper(r->pack, topic,
	    &r->law_case), &v) && v.number > 0;
}

struct fill_privacy
fill_privacy(const struct rules *r)
{
	return (struct fill_privacy){
		.ssn = strict(r, "privacy.ssn"),
		.account = strict(r, "privacy.account"),
		.licence = strict(r, "privacy.licence"),
		.birth = strict(r, "privacy.birth-date"),
		.letters = strict(r, "privacy.minor"),
	};
}

bool
fill_lettered(const struct fill *f, const struct rules_value *v)
{
	return v->field != NULL && v->field->minor &&
	    (f->readers & AUDIENCE_OPEN) != 0 && f->watch->privacy.letters;
}

char *
fill_letters(struct arena *a, const char *text)
{
	struct buf b = { 0 };
	char *out;

	while (*text != '\0') {
		const char *at = text;
		uint32_t c = utf8_next(&text);

		if (utf8_letter(c) || (c >= '0' && c <= '9'))
			buf_char(&b, 'X');
		else
			buf_add(&b, at, (size_t)(text - at));
	}
	out = b.len > 0 ? buf_copy(&b, a) : arena_strdup(a, "");
	buf_free(&b);
	return out;
}

bool
fill_birth_field(const struct rules_value *v)
{
	const char *dot = strrchr(v->name, '.');
	const char *last = dot != NULL ? dot + 1 : v->name;

	return v->field != NULL && v->field->type == FORM_TYPE_DATE &&
	    (str_eq(last, "birth-date") || str_eq(last, "date-of-birth"));
}
