/* What a row expects, held against the case that it describes. */
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/audience.h"
#include "base/buf.h"
#include "base/date.h"
#include "base/str.h"
#include "doc/doc.h"
#include "scenarios.h"

static const char *const states[] = {
	[TRIAGE_OPEN] = "open",
	[TRIAGE_OFFICIAL_FORM] = "official form",
	[TRIAGE_CANNOT_SAY] = "cannot say",
	[TRIAGE_NOT_OPEN] = "refused",
};
#define STATES	(sizeof(states) / sizeof(states[0]))
#define WRONG	"wrong answers"

static const char *const grounds[] = {
	[PLAN_PLAIN] = "plain", [PLAN_OFFICIAL] = "official",
	[PLAN_CONFIRM] = "confirm", [PLAN_ASK] = "ask",
};
#define GROUNDS	(sizeof(grounds) / sizeof(grounds[0]))

/* Letters small, blanks one: how texts are compared. */
static char *
plain(struct arena *a, const char *text)
{
	char *s = str_fold(a, text);

	for (char *c = s; *c != '\0'; c++)
		if (*c >= 'A' && *c <= 'Z')
			*c += 'a' - 'A';
	return s;
}

/* "id(words)": cut the words off; NULL when there are none. */
static const char *
in_brackets(struct scene *s, char *item)
{
	char *open = strchr(item, '(');
	size_t n;

	if (open == NULL)
		return NULL;
	*open++ = '\0';
	n = strlen(open);
	if (n < 2 || open[n - 1] != ')')
		fail(s->table, s->row, 0, "'%s(%s': write words and ')' "
		    "behind '('", item, open);
	return arena_strndup(s->arena, open, n > 0 ? n - 1 : 0);
}

/* ---- the verdict ---- */

static const struct form_gate *
gate_of(const struct scene *s, const char *id)
{
	const struct vec *g = &s->filing->gates;
	const struct law_pack *p = s->rules->pack;

	for (;;) {
		for (size_t i = 0; i < g->n; i++)
			if (str_eq(((struct form_gate *)g->at[i])->id, id))
				return g->at[i];
		if (p == NULL)
			return NULL;
		g = &p->gates;
		p = p->base;
	}
}

/* How a reason stands in a table. */
static char
mark_of(const struct triage_reason *r)
{
	if (r->verdict != VERDICT_YES)
		return '?';
	if (r->gate->kind != FORM_GATE_REFUSE)
		return '+';
	return r->confirm ? '~' : '!';
}

static const char *
reasons_found(const struct scene *s)
{
	struct buf b = { 0 };
	const char *text;

	for (size_t i = 0; i < s->triage->nreasons; i++)
		buf_printf(&b, " %c%s", mark_of(&s->triage->reasons[i]),
		    s->triage->reasons[i].gate->id);
	text = b.len > 0 ? buf_copy(&b, s->arena) : " nothing";
	buf_free(&b);
	return text;
}

static void
expect_blanks(struct scene *s, const struct triage_reason *r,
    const char *names)
{
	struct vec want = table_words(s->arena, names);

	for (size_t i = 0; i < want.n; i++) {
		bool there = false;

		for (size_t k = 0; k < r->blanks.n; k++)
			there = there || str_eq(r->blanks.at[k], want.at[i]);
		if (!there)
			fail(s->table, s->row, 0, "gate '%s' does not depend "
			    "on '%s'", r->gate->id, (char *)want.at[i]);
	}
}

static void
expect_gate(struct scene *s, char *item)
{
	const struct triage_reason *found = NULL;
	char mark = *item;
	const char *names;

	if (mark == '\0' || strchr("+-?!~", mark) == NULL) {
		fail(s->table, s->row, 0, "gate '%s': write +, -, ?, ! or ~ "
		    "before it", item);
		return;
	}
	names = in_brackets(s, ++item);
	if (gate_of(s, item) == NULL) {
		fail(s->table, s->row, 0, "'%s' has no gate '%s' here",
		    s->filing->id, item);
		return;
	}
	for (size_t i = 0; i < s->triage->nreasons; i++)
		if (str_eq(s->triage->reasons[i].gate->id, item))
			found = &s->triage->reasons[i];
	if ((found ? mark_of(found) : '-') != mark)
		fail(s->table, s->row, 0, "gate: expected %c%s, found%s", mark,
		    item, reasons_found(s));
	else if (names != NULL)
		expect_blanks(s, found, names);
}

/* Who refuses must be named: a refusal for another reason is no pass. */
static void
expect_named(struct scene *s, const struct vec *items)
{
	for (size_t i = 0; i < s->triage->nreasons; i++) {
		const struct triage_reason *r = &s->triage->reasons[i];
		char mark = mark_of(r);
		bool named = false;

		if (r->gate->kind != FORM_GATE_REFUSE ||
		    (mark == '?' && s->triage->state == TRIAGE_NOT_OPEN))
			continue;
		for (size_t k = 0; k < items->n; k++) {
			const char *item = items->at[k];

			item += *item != '\0';
			named = named || str_eq(arena_strndup(s->arena, item,
			    strcspn(item, "(")), r->gate->id);
		}
		if (!named)
			fail(s->table, s->row, 0, "gate: nothing is expected "
			    "of the refusal %c%s", mark, r->gate->id);
	}
}

static void
expect_verdict(struct scene *s)
{
	struct vec gates = table_items(s->arena, s->row->cell[COL_GATES]);
	const char *state = s->row->cell[COL_STATE];
	bool known = false;

	if (s->triage == NULL) {
		if (state != NULL || gates.n > 0)
			fail(s->table, s->row, 0, "a state or a gate is "
			    "expected, and no filing is asked");
		return;
	}
	for (size_t i = 0; i < STATES; i++)
		known = known || str_eq(state, states[i]);
	if (!known)
		fail(s->table, s->row, 0, "state '%s' is none of open, "
		    "official form, cannot say, refused, " WRONG,
		    state ? state : "-");
	else if (!str_eq(state, states[s->triage->state]))
		fail(s->table, s->row, 0, "state: expected %s, found %s;%s",
		    state, states[s->triage->state], reasons_found(s));
	for (size_t i = 0; i < gates.n; i++)
		expect_gate(s, arena_strdup(s->arena, gates.at[i]));
	expect_named(s, &gates);
}

/* ---- the checklist ---- */

static const struct plan_step *
step_of(const struct plan *p, const char *id)
{
	for (size_t i = 0; i < p->phases.n; i++) {
		const struct plan_phase *phase = p->phases.at[i];

		for (size_t k = 0; k < phase->steps.n; k++) {
			const struct plan_step *step = phase->steps.at[k];

			if (str_eq(step->id, id))
				return step;
		}
	}
	return NULL;
}

/* A step that is made where the law names the court's own form. */
#define MADE	"official-form.court"

/* Could a step of this name stand in a checklist of this place? */
static bool
step_known(const struct scene *s, const char *id)
{
	const struct checklist *c = s->program->checklist;

	if (str_eq(id, MADE) || (s->filing != NULL && str_starts(id, "gate.") &&
	    gate_of(s, id + strlen("gate.")) != NULL))
		return true;
	for (size_t i = 0; i < c->phases.n; i++) {
		const struct checklist_phase *p = c->phases.at[i];

		for (size_t k = 0; k < p->steps.n; k++) {
			const struct checklist_step *step = p->steps.at[k];

			if (str_eq(step->id, id) && (step->jurisdiction ==
			    NULL || str_eq(step->jurisdiction,
			    s->rules->pack->code)))
				return true;
		}
	}
	return false;
}

static void
expect_face(struct scene *s, const struct plan_step *step, const char *face)
{
	bool known = false;

	for (size_t i = 0; i < GROUNDS; i++)
		known = known || str_eq(face, grounds[i]);
	if (!known)
		fail(s->table, s->row, 0, "a step is plain, official, confirm "
		    "or ask, and not '%s'", face);
	else if (!str_eq(face, grounds[step->ground]))
		fail(s->table, s->row, 0, "step '%s': expected %s, found %s",
		    step->id, face, grounds[step->ground]);
}

static void
expect_step(struct scene *s, char *item)
{
	struct plan *plan = scene_plan(s);
	const struct plan_step *step;
	char mark = *item, found;
	const char *face;

	if (plan == NULL)
		return;
	if (mark == '\0' || strchr("+-?", mark) == NULL) {
		fail(s->table, s->row, 0, "step '%s': write +, - or ? before "
		    "it", item);
		return;
	}
	face = in_brackets(s, ++item);
	step = step_of(plan, item);
	found = step == NULL ? '-' : step->maybe ? '?' : '+';
	if (step == NULL && !step_known(s, item))
		fail(s->table, s->row, 0, "there is no step '%s'", item);
	else if (found != mark)
		fail(s->table, s->row, 0, "step: expected %c%s, found %c%s",
		    mark, item, found, item);
	else if (face != NULL && step == NULL)
		fail(s->table, s->row, 0, "step '%s' that is absent rests on "
		    "nothing", item);
	else if (face != NULL)
		expect_face(s, step, face);
}

/* "by 2026-03-06", "from", "on", "aim", or "none". */
static const char *
date_words(struct scene *s, const struct plan_date *d, bool aim)
{
	const char *how;

	if (d == NULL || d->day == DATE_NONE)
		return "none";
	if (aim)
		return d->better == DATE_NONE ? "none" : arena_printf(s->arena,
		    "aim %s", date_iso(s->arena, d->better));
	how = d->on != NULL ? "on" : d->first ? "from" : "by";
	return arena_printf(s->arena, "%s %s", how, date_iso(s->arena, d->day));
}

static void
expect_date(struct scene *s, const char *item)
{
	struct plan *plan = scene_plan(s);
	size_t n = strcspn(item, " ");
	char *id = arena_strndup(s->arena, item, n);
	const char *want = item + n + (item[n] != '\0'), *found;
	const struct plan_step *step;
	const char *day = strchr(want, ' ');

	if (plan == NULL)
		return;
	step = step_of(plan, id);
	if (step == NULL) {
		fail(s->table, s->row, 0, step_known(s, id) ? "step '%s' has a "
		    "date to be, and is not in the checklist" :
		    "there is no step '%s'", id);
		return;
	}
	if (!str_eq(want, "none") && (day == NULL ||
	    date_parse(day + 1) == DATE_NONE)) {
		fail(s->table, s->row, 0, "date '%s': write a step and by, "
		    "from, on or aim with a day, or none", item);
		return;
	}
	found = date_words(s, step->date, str_starts(want, "aim "));
	if (!str_eq(found, want))
		fail(s->table, s->row, 0, "date of '%s': expected %s, found %s",
		    id, want, found);
}

/* ---- texts ---- */

static const char *
reasons_text(struct scene *s)
{
	struct buf b = { 0 };
	const char *text;

	for (size_t i = 0; s->triage && i < s->triage->nreasons; i++) {
		const struct triage_reason *r = &s->triage->reasons[i];

		if (r->verdict == VERDICT_YES)
			buf_printf(&b, "%s %s\n", r->because,
			    r->instead ? r->instead : "");
	}
	if (s->triage != NULL && s->triage->form != NULL)
		buf_printf(&b, "%s %s\n", s->triage->form->number ?
		    s->triage->form->number : "", s->triage->form->title);
	text = b.len > 0 ? buf_copy(&b, s->arena) : "";
	buf_free(&b);
	return text;
}

static const char *
checklist_text(struct scene *s)
{
	struct plan *plan = scene_plan(s);
	struct doc_node *root = doc_root_new(s->arena);

	if (plan == NULL || checklist_doc(s->arena, plan, root) == NULL)
		return NULL;
	return doc_plain(s->arena, root);
}

/* What stands in a place; NULL when that was told to be wrong. */
static const char *
text_of(struct scene *s, const char *place)
{
	static const char *const readers[] = { "court", "other", "self",
	    "sealed", "letters" };

	if (str_eq(place, "triage"))
		return reasons_text(s);
	if (str_eq(place, "messages"))
		return scene_messages(s);
	if (str_eq(place, "checklist"))
		return checklist_text(s);
	for (size_t i = 0; i < sizeof(readers) / sizeof(readers[0]); i++)
		if (str_eq(place, readers[i]) && s->filing != NULL)
			return scene_papers(s) ? s->papers[i] : NULL;
	fail(s->table, s->row, 0, "there is no place '%s': write triage, "
	    "messages, checklist, court, other, self, sealed or letters", place);
	return NULL;
}

/* The row's answers are what must not leak: a typing error denies nothing. */
static bool
answered(const struct scene *s, const char *text)
{
	for (size_t i = 0; i < s->said.n; i++)
		if (strstr(plain(s->arena, s->said.entries[i].value), text))
			return true;
	return false;
}

static void
deny(struct scene *s, const char *text)
{
	struct arena *a = s->table->arena;
	struct denied *d;

	if (answered(s, text))
		return;
	d = arena_alloc(a, sizeof(*d));
	d->row = s->row;
	d->text = arena_strdup(a, text);
	vec_push(&s->table->denied, a, d);
}

static void
expect_words(struct scene *s, const char *place, const char *quoted, bool in)
{
	const char *text = text_of(s, place);
	size_t n = strlen(quoted);
	char *words;

	if (text == NULL)
		return;
	if (n < 5 || quoted[n - 1] != '"') {
		fail(s->table, s->row, 0, "text %s: write at least three "
		    "letters in quotes", quoted);
		return;
	}
	words = plain(s->arena, arena_strndup(s->arena, quoted + 1, n - 2));
	if (*text == '\0')
		fail(s->table, s->row, 0, "there is nothing in '%s' to look "
		    "for '%s'", place, words);
	else if ((strstr(plain(s->arena, text), words) != NULL) != in)
		fail(s->table, s->row, 0, "'%s' %s '%s'", place, in ?
		    "does not say" : "says", words);
	else if (in)
		vec_push(&s->table->shown, s->table->arena,
		    arena_strdup(s->table->arena, words));
	if (!in)
		deny(s, words);
}

/* in PLACE "words"; not in PLACE "words"; nothing for PLACE */
static void
expect_text(struct scene *s, const char *item)
{
	bool in = str_starts(item, "in "), not = str_starts(item, "not in ");
	const char *quote = strchr(item, '"'), *rest, *text;
	char *place;

	if (str_starts(item, "nothing for ")) {
		text = text_of(s, item + strlen("nothing for "));
		if (text != NULL && *text != '\0')
			fail(s->table, s->row, 0, "there is something for "
			    "'%s'", item + strlen("nothing for "));
		return;
	}
	if ((!in && !not) || quote == NULL) {
		fail(s->table, s->row, 0, "text '%s': write in PLACE \"...\", "
		    "not in PLACE \"...\" or nothing for PLACE", item);
		return;
	}
	rest = item + strlen(in ? "in " : "not in ");
	place = str_trim(s->arena, arena_strndup(s->arena, rest,
	    (size_t)(quote - rest)));
	expect_words(s, place, quote, in);
}

void
expect_row(struct scene *s)
{
	struct vec steps = table_items(s->arena, s->row->cell[COL_STEPS]);
	struct vec dates = table_items(s->arena, s->row->cell[COL_DATES]);
	struct vec texts = table_items(s->arena, s->row->cell[COL_TEXT]);
	const char *state = s->row->cell[COL_STATE];

	if (state == NULL && steps.n + dates.n + texts.n == 0)
		fail(s->table, s->row, 0, "nothing is expected");
	if (s->valid == str_eq(state, WRONG)) {
		fail(s->table, s->row, 0, s->valid ? "expected wrong answers, "
		    "found none" : "the answers are wrong:\n%s",
		    scene_messages(s));
		return;
	}
	if (s->valid)
		expect_verdict(s);
	else if (texts.n == 0)
		fail(s->table, s->row, 0, "say in text what is wrong: "
		    "in messages \"...\"");
	for (size_t i = 0; i < steps.n; i++)
		expect_step(s, arena_strdup(s->arena, steps.at[i]));
	for (size_t i = 0; i < dates.n; i++)
		expect_date(s, dates.at[i]);
	for (size_t i = 0; i < texts.n; i++)
		expect_text(s, texts.at[i]);
}

void
expect_denied(struct table *t)
{
	for (size_t i = 0; i < t->denied.n; i++) {
		const struct denied *d = t->denied.at[i];
		bool there = false;

		for (size_t k = 0; k < t->shown.n; k++)
			there = there || strstr(t->shown.at[k], d->text);
		if (!there)
			fail(t, d->row, 0, "'%s' must not appear, and it is "
			    "no answer and in no other row", d->text);
	}
}
