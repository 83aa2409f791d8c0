/*
 * What a step puts on the page for the pocket:
 *
 *	pocket (at)		INLINE; in Spanish with xml:lang and without at
 *
 * The page may be lost, or found by the person it is about.  So its lines are
 * written out in the definitions and print no answer; only those that say
 * where may print a court, a number, a date, a time or a place.
 */
#include <string.h>

#include "base/arena.h"
#include "base/str.h"
#include "checklist/checklist_int.h"
#include "xml/xml.h"

#define PLACES	"rule where do more call carry broken"

static const char *const places[] = {
	[POCKET_RULE] = "rule",
	[POCKET_WHERE] = "where",
	[POCKET_DO] = "do",
	[POCKET_MORE] = "more",
	[POCKET_CALL] = "call",
	[POCKET_CARRY] = "carry",
	[POCKET_BROKEN] = "broken",
};

static bool
read_place(struct diags *d, const struct xml_node *x,
    struct checklist_step *s)
{
	const struct xml_attr *at;

	if (form_attr_need(d, x, "at") == NULL)
		return false;
	at = xml_attr(x, "at");
	for (size_t i = POCKET_RULE; i < sizeof(places) / sizeof(places[0]);
	    i++)
		if (strcmp(places[i], at->value) == 0)
			s->pocket = (enum checklist_pocket)i;
	if (s->pocket != POCKET_NONE)
		return true;
	diag_add(d, DIAG_BAD_VALUE, at->value_pos, "use one of: " PLACES,
	    "'%s' is no place on the page for the pocket", at->value);
	return false;
}

bool
checklist_pocket_read(struct arena *a, struct diags *d,
    const struct form_scope *scope, const struct xml_node *x,
    struct checklist_step *s)
{
	bool es = str_eq(xml_value(x, "xml:lang"), "es"), ok;
	struct form_node **slot = es ? &s->pocket_es : &s->pocket_text;

	if (!form_attrs_known(d, x, es ? "xml:lang" : "xml:lang at"))
		return false;
	if (es ? *slot != NULL : s->pocket != POCKET_NONE) {
		diag_add(d, DIAG_DUPLICATE, x->pos, "keep one of them",
		    "<%s> is given twice in one step", x->name);
		return false;
	}
	*slot = form_content(a, d, scope, x, false, &ok);
	return (es || read_place(d, x, s)) && ok;
}

/* May a line at this place print the value? */
static bool
may_print(const struct form_node *n, enum checklist_pocket at)
{
	const struct form_field *f = n->ref.field;

	return at == POCKET_WHERE && n->kind == FORM_VALUE &&
	    n->ref.kind == FORM_REF_FIELD && f != NULL &&
	    (f->type == FORM_TYPE_TEXT || f->type == FORM_TYPE_DATE ||
	    f->type == FORM_TYPE_TIME);
}

static bool
check_values(struct diags *d, const struct form_node *n,
    enum checklist_pocket at)
{
	bool ok = true;

	for (; n != NULL; n = n->next) {
		bool prints = n->kind == FORM_VALUE || n->kind == FORM_PARAS ||
		    n->kind == FORM_FOR_EACH;

		if (prints && !may_print(n, at)) {
			diag_add(d, DIAG_AUDIENCE_BREACH, n->pos, "the page "
			    "may be found by anybody; only a line with "
			    "at=\"where\" prints a court, number, date, time "
			    "or place", "the page for the pocket would print "
			    "an answer");
			ok = false;
		}
		ok = check_values(d, n->first, at) && ok;
		ok = check_values(d, n->es, at) && ok;
	}
	return ok;
}

bool
checklist_pocket_whole(struct diags *d, const struct xml_node *x,
    const struct checklist_step *s)
{
	if (s->pocket == POCKET_NONE) {
		if (s->pocket_es == NULL)
			return true;
		diag_add(d, DIAG_MISSING_ELEMENT, x->pos, "add <pocket> in "
		    "English", "a step has a Spanish <pocket> only");
		return false;
	}
	if (s->pocket == POCKET_CALL ? s->fact == NULL :
	    s->pocket_text == NULL) {
		diag_add(d, DIAG_BAD_VALUE, x->pos, s->pocket == POCKET_CALL ?
		    "add fact=\"topic\" to the step" : "write the line",
		    "<pocket> says nothing");
		return false;
	}
	return check_values(d, s->pocket_text, s->pocket) &&
	    check_values(d, s->pocket_es, s->pocket);
}
