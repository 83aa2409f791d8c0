/*
 * Topics of law, and what a fact about one may hold: text, or a value of a
 * kind that the topic declares, so that nonsense is found when the pack is
 * read and not on a paper.
 */
#include <string.h>

#include "base/arena.h"
#include "base/str.h"
#include "form/form_int.h"

#define NUMBER_MOST	99999

/* In the order of enum law_unit. */
#define LAW_UNITS	"hours days court-days weeks months years"

/* Of a period: which date it is counted from, and which way. */
static void
read_event(struct form_read *r, struct law_topic *t, const struct xml_node *x)
{
	const struct xml_attr *at = xml_attr(x, "event");

	t->event = at != NULL ? at->value : NULL;
	t->before = form_enum(r, x, "direction", "after before", 0) == 1;
	if (t->type == LAW_PERIOD && at == NULL)
		form_fail(r, DIAG_MISSING_ATTRIBUTE, x->pos,
		    "add event=\"hearing.date\", the date it is counted from",
		    "attribute 'event' is missing in <topic>");
	if (at == NULL)
		at = xml_attr(x, "direction");
	if (t->type != LAW_PERIOD && at != NULL)
		form_fail(r, DIAG_BAD_VALUE, at->pos, "event and direction "
		    "are for period", "attribute '%s' does not go with the "
		    "type", at->name);
}

/* What only some types take. */
static void
read_bounds(struct form_read *r, struct law_topic *t, const struct xml_node *x)
{
	bool numbers = t->type == LAW_NUMBER || t->type == LAW_SIZE ||
	    t->type == LAW_PERIOD;
	const struct xml_attr *at = xml_attr(x, numbers ? "words" : "least");

	if (at == NULL && !numbers)
		at = xml_attr(x, "most");
	if (at == NULL && t->type == LAW_TEXT)
		at = xml_attr(x, "words");
	if (at == NULL && (t->type == LAW_TEXT || t->type == LAW_PERIOD))
		at = xml_attr(x, "cautious");
	if (at != NULL)
		form_fail(r, DIAG_BAD_VALUE, at->pos, "least and most are for "
		    "number, size and period, words for word, cautious for "
		    "number, size and word",
		    "attribute '%s' does not go with the type", at->name);
	read_event(r, t, x);
	t->least = form_int(r, x, "least", 0, NUMBER_MOST, 0);
	t->most = form_int(r, x, "most", t->least, NUMBER_MOST, NUMBER_MOST);
	t->cautious = form_yes(r, x, "cautious");
	t->words = xml_value(x, "words");
	if (t->type == LAW_WORD && t->words == NULL)
		form_fail(r, DIAG_MISSING_ATTRIBUTE, x->pos,
		    "add words=\"no yes\", the mildest first",
		    "attribute 'words' is missing in <topic>");
}

struct law_topic *
form_topic_read(struct form_read *r, const struct xml_node *x)
{
	static const struct form_child children[] = {
		{ "ask", NULL }, { "wording", NULL }, { NULL, NULL },
	};
	struct law_topic *t = arena_alloc(r->arena, sizeof(*t));

	t->id = form_name(r, x, "id");
	form_attrs(r, x, "id type least most words cautious event direction "
	    "names", "id");
	form_children(r, children, NULL, x);
	t->type = (enum law_type)form_enum(r, x, "type",
	    "text number size word period", LAW_TEXT);
	read_bounds(r, t, x);
	t->names = form_yes(r, x, "names");
	t->ask = form_text_read(r, x, "ask", t->type == LAW_TEXT &&
	    form_child_one(r, x, "wording", false) == NULL);
	t->pos = x->pos;
	return t;
}

/* Digits at *p; false when there are none or too many. */
static bool
digits(const char **p, int32_t *n)
{
	const char *s = *p;

	for (*n = 0; **p >= '0' && **p <= '9' && *n <= NUMBER_MOST; ++*p)
		*n = *n * 10 + (**p - '0');
	return *p > s && *n <= NUMBER_MOST;
}

static bool
inside(const struct law_topic *t, int32_t n)
{
	return n >= t->least && n <= t->most;
}

/* The place of a word among the topic's words. */
static bool
word_index(const char *words, const char *word, int32_t *index)
{
	size_t n;

	*index = 0;
	for (const char *p = words; (n = form_word(&p)) > 0; p += n, ++*index)
		if (strlen(word) == n && memcmp(word, p, n) == 0)
			return true;
	return false;
}

bool
form_law_value(const struct law_topic *t, const struct form_node *n,
    struct law_value *v)
{
	const char *p = n != NULL && n->kind == FORM_TEXT && n->next == NULL ?
	    n->text : NULL;

	*v = (struct law_value){ 0 };
	if (p == NULL || t->type == LAW_TEXT)
		return false;
	if (t->type == LAW_WORD)
		return t->words != NULL && word_index(t->words, p, &v->number);
	if (!digits(&p, &v->number) || !inside(t, v->number))
		return false;
	if (t->type == LAW_NUMBER)
		return *p == '\0';
	if (t->type == LAW_PERIOD) {
		int32_t unit;

		if (*p++ != ' ' || !word_index(LAW_UNITS, p, &unit))
			return false;
		v->unit = (enum law_unit)unit;
		return true;
	}
	return *p++ == 'x' && digits(&p, &v->height) && *p == '\0' &&
	    inside(t, v->height);
}

const char *
form_law_unit(enum law_unit unit)
{
	static const char *const words[] = {
		[LAW_HOURS] = "hours", [LAW_DAYS] = "days",
		[LAW_COURT_DAYS] = "court-days", [LAW_WEEKS] = "weeks",
		[LAW_MONTHS] = "months", [LAW_YEARS] = "years",
	};

	return words[unit];
}

void
form_topic_check(struct form_read *r, const struct law_topic *t,
    const struct form_node *n, struct pos pos)
{
	struct law_value v;

	if (t->type == LAW_TEXT || form_law_value(t, n, &v) ||
	    (t->type == LAW_WORD && t->words == NULL))
		return;
	if (n != NULL)
		pos = n->pos;
	if (t->type == LAW_WORD)
		form_fail(r, DIAG_BAD_VALUE, pos, arena_printf(r->arena,
		    "write one of: %s", t->words),
		    "this is none of the words of the topic '%s'", t->id);
	else if (t->type == LAW_PERIOD)
		form_fail(r, DIAG_BAD_VALUE, pos, "write a number and one of "
		    LAW_UNITS ", like 5 court-days",
		    "this is no period for the topic '%s'", t->id);
	else if (t->type == LAW_NUMBER)
		form_fail(r, DIAG_BAD_VALUE, pos, arena_printf(r->arena,
		    "write a whole number from %d to %d and nothing else",
		    (int)t->least, (int)t->most),
		    "this is no number for the topic '%s'", t->id);
	else
		form_fail(r, DIAG_BAD_VALUE, pos, arena_printf(r->arena,
		    "write width x height, like 216x72, each from %d to %d",
		    (int)t->least, (int)t->most),
		    "this is no size for the topic '%s'", t->id);
}
