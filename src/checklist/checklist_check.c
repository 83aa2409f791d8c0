/* Lint: steps that are legal but poor, and the names that all of them use. */
#include <string.h>

#include "base/arena.h"
#include "base/str.h"
#include "checklist/checklist_int.h"

#define GRADE_MOST	60		/* tenths */
#define GRADE_WORDS	12		/* shorter texts have no grade */

const struct form_node *
checklist_text(const struct checklist_step *s, size_t i, const char **name)
{
	const struct { const char *name; const struct form_node *text; }
	    texts[CHECKLIST_TEXTS] = {
		{ "title", s->title }, { "body", s->body },
		{ "where", s->where }, { "why", s->why }, { "due", s->due },
		{ "pocket", s->pocket_text },
	};

	if (name != NULL)
		*name = texts[i].name;
	return texts[i].text;
}

void
checklist_names_used(struct arena *a, const struct checklist *l,
    struct map *used)
{
	for (size_t i = 0; i < l->phases.n; i++) {
		const struct checklist_phase *p = l->phases.at[i];

		for (size_t j = 0; j < p->steps.n; j++) {
			const struct checklist_step *s = p->steps.at[j];

			if (s->when != NULL)
				form_expr_names_used(a, s->when, used);
			if (s->on != NULL)
				map_put(used, a, s->on, s);
			if (str_eq(s->deadline, CHECKLIST_SERVE))
				map_put(used, a, CHECKLIST_SERVICE, s);
			if (s->deadline != NULL)
				map_put(used, a, arena_printf(a, "law.%s",
				    s->deadline), s);
			if (s->fact != NULL)
				map_put(used, a, arena_printf(a, "law.%s",
				    s->fact), s);
			for (size_t k = 0; k < CHECKLIST_TEXTS; k++)
				form_names_used(a, checklist_text(s, k, NULL),
				    used);
		}
	}
}

void
checklist_pairs(struct arena *a, const struct checklist *l, struct vec *pairs)
{
	for (size_t i = 0; i < l->phases.n; i++) {
		const struct checklist_phase *p = l->phases.at[i];

		form_pair_add(a, pairs, p->title.pos, "the title",
		    p->title.en, p->title.es);
		for (size_t j = 0; j < p->steps.n; j++) {
			const struct checklist_step *s = p->steps.at[j];

			for (size_t k = 0; k < CHECKLIST_TEXTS; k++) {
				const char *name;
				const struct form_node *n = checklist_text(s,
				    k, &name);

				if (n != NULL && n == s->pocket_text &&
				    s->pocket_es != NULL)
					form_pair_add(a, pairs, n->pos, name,
					    form_plain(a, n),
					    form_plain(a, s->pocket_es));
				else
					form_pairs_of(a, n, name, pairs);
			}
		}
	}
}

/* ---- steps that can never apply ---- */

/*
 * An expression that only joins comparisons by "and" asks all of them at once;
 * of others nothing is claimed.
 */
static bool
all_at_once(const struct xml_expr *e)
{
	const char *text = xml_expr_text(e);

	return strstr(text, " or ") == NULL && strstr(text, "not(") == NULL &&
	    strstr(text, "!=") == NULL && strchr(text, '[') == NULL;
}

static const char *
scope_of(const struct checklist_step *s, const char *name)
{
	if (strcmp(name, "filer") == 0)
		return s->scope.role;
	if (strcmp(name, "filing") == 0)
		return s->scope.filing;
	return strcmp(name, "order.kind") == 0 ? s->scope.order : NULL;
}

static void
check_reach(struct arena *a, struct diags *d, const struct checklist_step *s)
{
	const struct xml_names *names;

	if (s->when == NULL || !all_at_once(s->when))
		return;
	names = xml_expr_names(s->when);
	for (size_t i = 0; i < names->n; i++) {
		const struct xml_name *x = &names->at[i];
		const char *words, *other = NULL;

		if (x->kind != XML_NAME_VARIABLE || x->compared == NULL)
			continue;
		words = scope_of(s, x->name);
		if (words != NULL && !str_has_word(words, x->compared))
			other = words;
		for (size_t j = 0; j < i && other == NULL; j++)
			if (names->at[j].compared != NULL &&
			    strcmp(names->at[j].name, x->name) == 0 &&
			    strcmp(names->at[j].compared, x->compared) != 0)
				other = names->at[j].compared;
		if (other == NULL)
			continue;
		diag_add(d, DIAG_UNREACHABLE_STEP, s->pos,
		    arena_printf(a, "'%s' cannot be both '%s' and '%s'",
		    x->name, x->compared, other),
		    "step '%s' can never apply", s->id);
		return;
	}
}

/* ---- texts ---- */

static size_t
words(const char *s)
{
	size_t n = 0;

	while (*s != '\0') {
		s += strspn(s, " ");
		n += *s != '\0';
		s += strcspn(s, " ");
	}
	return n;
}

static bool
unfinished(const char *s)
{
	/* Spelt apart, so that a search for the marks finds only real ones. */
	static const char *const marks[] = { "TO" "DO", "FIX" "ME", "TB" "D",
		"XX" "X", "lorem ipsum", "Lorem ipsum" };

	for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++)
		if (strstr(s, marks[i]) != NULL)
			return true;
	return false;
}

static void
check_text(struct arena *a, struct diags *d, const struct checklist_step *s,
    size_t i)
{
	const char *name;
	const struct form_node *n = checklist_text(s, i, &name);
	const char *text;
	int grade;

	if (n == NULL)
		return;
	text = form_plain(a, n);
	if (unfinished(text))
		diag_add(d, DIAG_PLACEHOLDER_TEXT, n->pos,
		    "write what the person should read",
		    "<%s> of step '%s' is not finished", name, s->id);
	grade = words(text) < GRADE_WORDS ? 0 : form_grade(text);
	if (grade > GRADE_MOST)
		diag_add(d, DIAG_HARD_TO_READ, n->pos,
		    "use shorter sentences and everyday words",
		    "<%s> of step '%s' reads at grade %d.%d", name, s->id,
		    grade / 10, grade % 10);
}

void
checklist_check(struct arena *a, struct diags *d, const struct checklist *l)
{
	for (size_t i = 0; i < l->phases.n; i++) {
		const struct checklist_phase *p = l->phases.at[i];

		for (size_t j = 0; j < p->steps.n; j++) {
			const struct checklist_step *s = p->steps.at[j];

			check_reach(a, d, s);
			for (size_t k = 0; k < CHECKLIST_TEXTS; k++)
				check_text(a, d, s, k);
		}
	}
}
