/* The order in which the items of a list are gone through. */
#include <string.h>

#include "base/buf.h"
#include "rules/rules.h"

/* An ISO date, which goes as text; NULL when blank or no date. */
static const char *
date_of(const struct answers_item *item, const struct form_field *by)
{
	const struct answer *a = answers_member(item, by->name);

	return a != NULL && a->text != NULL && strlen(a->text) == 10 ?
	    a->text : NULL;
}

static bool
later(const char *a, const char *b)
{
	return b != NULL && (a == NULL || strcmp(a, b) > 0);
}

const size_t *
rules_order(struct buf *out, const struct answers_list *l,
    const struct form_field *by)
{
	size_t *order;

	if (by == NULL)
		return NULL;
	for (size_t i = 0; i < l->n; i++)
		buf_add(out, &i, sizeof(i));
	order = (size_t *)(void *)out->data;
	/* By insertion: lists are short, and mostly in order. */
	for (size_t i = 1; i < l->n; i++) {
		size_t at = order[i], k = i;
		const char *date = date_of(l->items[at], by);

		for (; k > 0 && later(date_of(l->items[order[k - 1]], by),
		    date); k--)
			order[k] = order[k - 1];
		order[k] = at;
	}
	return order;
}
