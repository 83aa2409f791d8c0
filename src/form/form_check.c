/*
 * Lint: definitions that are legal but poor.  Everything here is a warning;
 * what is wrong was refused when the catalogue was read.
 */
#include <string.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/str.h"
#include "form/form_int.h"

/* Grades are in tenths; a short text has none worth naming. */
enum { GRADE_MOST = 60, GRADE_WORDS = 12 };

struct check {
	struct arena	*arena;
	struct diags	*diags;
	const struct form_catalog *catalog;
	struct map	 used;		/* names */
	const struct map *steps;	/* names that steps use, or NULL */
	int32_t		 today, stale_days;
};

static void
warn(struct check *c, enum diag_code code, struct pos pos, const char *hint,
    const char *what, const char *name)
{
	diag_add(c->diags, code, pos, hint, "%s '%s'", what, name);
}

/* ---- texts ---- */

/* In two pieces, so that a search for them in our own sources finds none. */
static const char *const placeholders[] = {
	"lorem ipsum", "to" "do:", "fix" "me", "xxx", "tbd", "to be written",
	"to be done", "your text here", "insert here", "[insert", "???",
};

static bool
word_at(const char *text, const char *p, const char *word)
{
	char before = p > text ? p[-1] : ' ', after = p[strlen(word)];

	return !(before >= 'a' && before <= 'z') &&
	    !(after >= 'a' && after <= 'z');
}

static void
check_placeholder(struct check *c, struct pos pos, const char *text)
{
	char *lower = arena_strdup(c->arena, text);

	for (char *p = lower; *p != '\0'; p++)
		if (*p >= 'A' && *p <= 'Z')
			*p = (char)(*p - 'A' + 'a');
	for (size_t i = 0; i < sizeof(placeholders) / sizeof(placeholders[0]);
	    i++) {
		const char *at = strstr(lower, placeholders[i]);

		if (at != NULL && word_at(lower, at, placeholders[i])) {
			warn(c, DIAG_PLACEHOLDER_TEXT, pos,
			    "write the real text", "text holds",
			    placeholders[i]);
			return;
		}
	}
}

static size_t
count_words(const char *s)
{
	size_t n = 0;

	for (bool in = false; *s != '\0'; s++) {
		n += !in && !str_space(*s);
		in = !str_space(*s);
	}
	return n;
}

/* A text that people read before they file. */
static void
check_reading(struct check *c, struct pos pos, const char *text,
    const char *what)
{
	int grade = form_grade(text);

	check_placeholder(c, pos, text);
	if (count_words(text) < GRADE_WORDS || grade <= GRADE_MOST)
		return;
	diag_add(c->diags, DIAG_HARD_TO_READ, pos,
	    "use shorter sentences and everyday words",
	    "%s reads at grade %d.%d", what, grade / 10, grade % 10);
}

static void
check_text(struct check *c, const struct form_text *t, const char *what)
{
	if (t->en == NULL)
		return;
	check_reading(c, t->pos, t->en, what);
}

static void
check_content(struct check *c, const struct form_node *n, const char *what)
{
	if (n != NULL)
		check_reading(c, n->pos, form_plain(c->arena, n), what);
}

/* Text of papers: no grade, but nothing unfinished. */
static void
check_paper(struct check *c, const struct form_node *n)
{
	for (; n != NULL; n = n->next) {
		if (n->kind == FORM_TEXT)
			check_placeholder(c, n->pos, n->text);
		check_paper(c, n->first);
		check_paper(c, n->es);
	}
}

/* ---- what is used ---- */

static void
use_expr(struct check *c, const struct xml_expr *e, const char *list)
{
	form_expr_names_used_in(c->arena, e, list, &c->used);
}

static void
use_node(struct check *c, const struct form_node *n)
{
	form_names_used(c->arena, n, &c->used);
}

static void
use_field(struct check *c, const struct form_field *f)
{
	const char *list = f->list ? f->list->name : NULL;

	for (size_t i = 0; i < f->constraints.n; i++) {
		const struct form_constraint *t = f->constraints.at[i];

		use_expr(c, t->test, list);
	}
	for (size_t i = 0; i < f->restricts.n; i++) {
		const struct form_restrict *t = f->restricts.at[i];

		use_expr(c, t->unless, list);
	}
}

static void
use_dictionary(struct check *c)
{
	const struct form_dictionary *d = c->catalog->dictionary;

	for (size_t i = 0; i < d->fields.n; i++)
		use_field(c, d->fields.entries[i].value);
	for (size_t i = 0; i < d->lists.n; i++) {
		const struct form_list *l = d->lists.entries[i].value;

		for (size_t k = 0; k < l->members.n; k++)
			use_field(c, l->members.entries[k].value);
	}
	for (size_t i = 0; i < d->computed.n; i++) {
		const struct form_computed *m = d->computed.entries[i].value;

		for (size_t k = 0; k < m->ntakes; k++) {
			map_put(&c->used, c->arena, m->takes[k].from, "");
			use_expr(c, m->takes[k].when, NULL);
		}
	}
	/* The program itself reads these. */
	map_put(&c->used, c->arena, "filing", "");
	map_put(&c->used, c->arena, "filer", "");
	map_put(&c->used, c->arena, "jurisdiction", "");
	map_put(&c->used, c->arena, "order.kind", "");
}

static void
check_unused(struct check *c)
{
	const struct form_dictionary *d = c->catalog->dictionary;
	const char *hint = "use it, or take it out of the dictionary";

	for (size_t i = 0; i < d->fields.n; i++) {
		const struct form_field *f = d->fields.entries[i].value;

		if (map_find(&c->used, f->name) == NULL)
			warn(c, DIAG_UNUSED_FIELD, f->pos, hint,
			    "nothing uses the field", f->name);
	}
	for (size_t i = 0; i < d->lists.n; i++) {
		const struct form_list *l = d->lists.entries[i].value;

		if (map_find(&c->used, l->name) == NULL) {
			warn(c, DIAG_UNUSED_FIELD, l->pos, hint,
			    "nothing uses the list", l->name);
			continue;
		}
		for (size_t k = 0; k < l->members.n; k++) {
			const struct form_field *f =
			    l->members.entries[k].value;
			char *full = arena_printf(c->arena, "%s.%s", l->name,
			    f->name);

			if (map_find(&c->used, full) == NULL)
				warn(c, DIAG_UNUSED_FIELD, f->pos, hint,
				    "nothing uses the member", full);
		}
	}
}

/* ---- gates ---- */

static void
check_ground(struct check *c, const struct law_ground *g, struct pos pos,
    const char *what)
{
	int32_t checked = g->checked ? date_parse(g->checked) : DATE_NONE;

	if (checked == DATE_NONE || c->today - checked <= c->stale_days)
		return;
	diag_add(c->diags, DIAG_STALE_FACT, pos,
	    "read the source again and write the date of today",
	    "%s was checked on %s, more than %d days ago", what, g->checked,
	    (int)c->stale_days);
}

static void
check_gate(struct check *c, const struct form_gate *g)
{
	use_expr(c, g->when, NULL);
	use_node(c, g->because);
	use_node(c, g->instead);
	check_content(c, g->because, "a reason");
	check_content(c, g->instead, "advice");
	check_ground(c, &g->ground, g->pos, "a gate");
	if (form_never(c->arena, g->when, &g->scope))
		warn(c, DIAG_UNREACHABLE_STEP, g->pos,
		    "look at its condition and its scope",
		    "this can never apply: gate", g->id);
}

/* ---- the catalogue ---- */

static void
check_field(struct check *c, const struct form_field *f)
{
	check_text(c, &f->label, "the label");
	check_text(c, &f->help, "the help");
	for (size_t i = 0; i < f->nchoices; i++)
		check_text(c, &f->choices[i].label, "the label");
}

static void
check_dictionary(struct check *c)
{
	const struct form_dictionary *d = c->catalog->dictionary;

	for (size_t i = 0; i < d->groups.n; i++) {
		const struct form_group *g = d->groups.entries[i].value;

		check_text(c, &g->label, "the label");
	}
	for (size_t i = 0; i < d->fields.n; i++)
		check_field(c, d->fields.entries[i].value);
	for (size_t i = 0; i < d->lists.n; i++) {
		const struct form_list *l = d->lists.entries[i].value;

		check_text(c, &l->label, "the label");
		check_text(c, &l->help, "the help");
		for (size_t k = 0; k < l->members.n; k++)
			check_field(c, l->members.entries[k].value);
	}
}

static void
check_filing(struct check *c, const struct form_filing *f)
{
	check_text(c, &f->title, "the title");
	check_text(c, &f->summary, "the summary");
	for (size_t i = 0; i < f->gates.n; i++)
		check_gate(c, f->gates.at[i]);
	for (size_t i = 0; i < f->requires.n; i++) {
		const struct form_require *q = f->requires.at[i];

		map_put(&c->used, c->arena, q->name, "");
		use_expr(c, q->when, NULL);
	}
	for (size_t i = 0; i < f->documents.n; i++) {
		const struct form_document *d = f->documents.at[i];

		use_expr(c, d->when, d->each ? d->each->name : NULL);
		form_names_used_in(c->arena, d->title, d->each, &c->used);
		form_names_used_in(c->arena, d->short_title, d->each,
		    &c->used);
		form_names_used_in(c->arena, d->body, d->each, &c->used);
		if (d->each != NULL)
			map_put(&c->used, c->arena, d->each->name, "");
		check_paper(c, d->title);
		check_paper(c, d->body);
	}
}

static void
check_pack(struct check *c, const struct law_pack *p)
{
	for (size_t i = 0; i < p->topics.n; i++) {
		const struct law_topic *t = p->topics.entries[i].value;

		check_text(c, &t->ask, "the question");
		use_node(c, t->fallback);
		check_paper(c, t->fallback);
	}
	for (size_t i = 0; i < p->facts.n; i++) {
		const struct law_fact *f = p->facts.at[i];

		check_ground(c, &f->ground, f->pos, "a fact");
		use_node(c, f->body);
		/* A step shows it to a person. */
		if (c->steps != NULL && map_find(c->steps, arena_printf(
		    c->arena, "law.%s", f->topic)) != NULL)
			check_content(c, f->body, "the fact");
		check_paper(c, f->body);
	}
	for (size_t i = 0; i < p->gates.n; i++)
		check_gate(c, p->gates.at[i]);
	for (size_t i = 0; i < p->forms.n; i++) {
		const struct law_form *f = p->forms.at[i];

		check_ground(c, &f->ground, f->pos, "a form");
		use_node(c, f->worksheet);
		check_paper(c, f->worksheet);
	}
}

/* Soon nobody could count with them. */
static void
check_years(struct check *c, const struct law_holidays *h)
{
	int year = date_to_ymd(c->today).year;

	if (h->set.to > year)
		return;
	diag_add(c->diags, DIAG_STALE_FACT, h->pos,
	    "add the holidays of the years to come, and raise to=\"...\"",
	    "holidays '%s' end with %d", h->set.id, h->set.to);
}

static void
check_calendar(struct check *c, const struct law_calendar *k)
{
	for (size_t i = 0; i < k->countings.n; i++) {
		const struct law_counting *n = k->countings.at[i];

		check_ground(c, &n->ground, n->pos, "a counting rule");
		check_text(c, &n->says, "the rule");
	}
	for (size_t i = 0; i < k->holidays.n; i++) {
		const struct law_holidays *h = k->holidays.at[i];

		check_ground(c, &h->ground, h->pos, "a list of holidays");
		check_years(c, h);
		if (h->when != NULL)
			use_expr(c, h->when, NULL);
	}
}

void
form_check(struct arena *a, struct diags *d, const struct form_catalog *k,
    const struct map *used, int32_t today, int32_t stale_days)
{
	struct check c = { a, d, k, { 0 }, used, today, stale_days };

	for (size_t i = 0; used != NULL && i < used->n; i++)
		map_put(&c.used, a, used->entries[i].key, "");
	use_dictionary(&c);
	check_dictionary(&c);
	for (size_t i = 0; i < k->filings.n; i++)
		check_filing(&c, k->filings.entries[i].value);
	for (size_t i = 0; i < k->packs.n; i++)
		check_pack(&c, k->packs.entries[i].value);
	for (size_t i = 0; i < k->calendars.n; i++)
		check_calendar(&c, k->calendars.entries[i].value);
	for (size_t i = 0; i < k->parts.n; i++) {
		const struct form_part *p = k->parts.entries[i].value;

		check_paper(&c, p->body);
		if (!p->used)
			warn(&c, DIAG_UNUSED_PART, p->pos,
			    "use it in a document, or take it away",
			    "no document uses the part", p->id);
	}
	check_unused(&c);
}
