/* Looking up in the dictionary. */
#include <string.h>

#include "base/str.h"
#include "form/form_int.h"

static const char *const type_names[FORM_TYPE_COUNT] = {
	[FORM_TYPE_TEXT] = "text",
	[FORM_TYPE_LONG_TEXT] = "long-text",
	[FORM_TYPE_NAME] = "name",
	[FORM_TYPE_DATE] = "date",
	[FORM_TYPE_TIME] = "time",
	[FORM_TYPE_YES_NO] = "yes-no",
	[FORM_TYPE_CHOICE] = "choice",
	[FORM_TYPE_NUMBER] = "number",
	[FORM_TYPE_MONEY] = "money",
	[FORM_TYPE_PHONE] = "phone",
	[FORM_TYPE_EMAIL] = "email",
	[FORM_TYPE_ADDRESS] = "address",
};

const char *
form_type_name(enum form_type type)
{
	return type_names[type];
}

const struct form_field *
form_field(const struct form_dictionary *d, const char *name)
{
	return map_find(&d->fields, name);
}

const struct form_list *
form_list(const struct form_dictionary *d, const char *name)
{
	return map_find(&d->lists, name);
}

const struct form_field *
form_member(const struct form_list *l, const char *name)
{
	return map_find(&l->members, name);
}

const char *
form_text_in(const struct form_text *t, enum lang lang)
{
	return lang == LANG_ES && t->es != NULL ? t->es : t->en;
}

const char *
form_choice_label(const struct form_field *f, const char *value,
    enum lang lang)
{
	for (size_t i = 0; i < f->nchoices; i++)
		if (strcmp(f->choices[i].value, value) == 0 &&
		    f->choices[i].label.en != NULL)
			return form_text_in(&f->choices[i].label, lang);
	return value;
}

/* Nearest of the keys of some maps. */
static const char *
nearest_of(const struct map *const *maps, size_t n, const char *name)
{
	size_t best = strlen(name) / 3 + 2;
	const char *nearest = NULL;

	for (size_t i = 0; i < n; i++) {
		const char *near = map_nearest(maps[i], name);
		size_t far = near ? str_distance(name, near, best) : best;

		if (far < best) {
			best = far;
			nearest = near;
		}
	}
	return nearest;
}

const char *
form_near_variable(const struct form_dictionary *d, const char *name)
{
	const struct map *maps[] = { &d->fields, &d->lists, &d->computed };

	return nearest_of(maps, 3, name);
}

const char *
form_nearest(const struct form_dictionary *d, const char *name)
{
	const struct map *maps[] = { &d->fields, &d->lists };
	const char *nearest = nearest_of(maps, 2, name);

	for (size_t i = 0; nearest == NULL && i < d->lists.n; i++) {
		const struct form_list *l = d->lists.entries[i].value;

		nearest = map_nearest(&l->members, name);
	}
	return nearest;
}
