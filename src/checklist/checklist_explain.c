/*
 * Why each step is there, or is not: its scope, its condition with the answers
 * that it looked at, and the fact of law.  Answers are named and placed, never
 * quoted.
 */
#include <string.h>

#include "base/arena.h"
#include "base/audience.h"
#include "base/buf.h"
#include "base/date.h"
#include "base/str.h"
#include "checklist/checklist_int.h"

static void
condition(const struct rules *r, const struct xml_expr *e, struct buf *b)
{
	static const char *const words[] = {
		[VERDICT_NO] = "no", [VERDICT_YES] = "yes",
		[VERDICT_UNKNOWN] = "unknown",
	};

	buf_printf(b, "\tcondition is %s: %s\n",
	    words[rules_verdict(r, e, NULL, NULL)], xml_expr_text(e));
	rules_explain_names(r, e, "\t    ", b);
}

static void
scope(const struct law_scope *s, struct buf *b)
{
	if (s->filing != NULL)
		buf_printf(b, "\tfor the filings: %s\n", s->filing);
	if (s->role != NULL)
		buf_printf(b, "\tfor the roles: %s\n", s->role);
	if (s->order != NULL)
		buf_printf(b, "\tfor the orders: %s\n", s->order);
}

static void
fact(const struct rules *r, const char *topic, struct buf *b)
{
	const struct law_fact *f = form_law_fact(r->pack, topic, &r->law_case);

	buf_printf(b, "\tlaw '%s': ", topic);
	if (f == NULL) {
		buf_str(b, "no fact, the clerk is asked\n");
		return;
	}
	buf_str(b, f->ground.source == NULL ? "fact" :
	    f->ground.confidence == LAW_OFFICIAL ? "official fact" :
	    "fact to confirm");
	buf_str(b, " at ");
	rules_place(b, f->pos);
	buf_printf(b, "\n\t    %s\n", rules_ground(r->arena, &f->ground));
}

/* The count of a step's day, and everything that it rests on. */
static void
date(const struct rules *r, const struct checklist_step *s, struct buf *b)
{
	const struct law_ground *g[CHECKLIST_GROUNDS];
	struct plan_date *p;
	const char *day = "not counted";
	size_t n;

	if (!checklist_date(r, s, &p) || p == NULL)
		return;
	if (p->day != DATE_NONE)
		day = date_iso(r->arena, p->day);
	buf_printf(b, "\tdate: %s%s\n", p->day != DATE_NONE && p->first ?
	    "not before " : "", day);
	if (p->better != DATE_NONE)
		buf_printf(b, "\t    better: %s\n", date_iso(r->arena,
		    p->better));
	rules_explain_answer(r, p->on != NULL ? p->on : p->event, "\t    ", b);
	if (p->method != NULL)
		rules_explain_answer(r, CHECKLIST_SERVICE, "\t    ", b);
	for (size_t i = 0; i < p->lines.n; i++)
		buf_printf(b, "\t    %s\n",
		    ((const struct calendar_text *)p->lines.at[i])->en);
	n = checklist_date_grounds(p, g);
	for (size_t i = 0; i < n; i++)
		buf_printf(b, "\t    from %s\n", checklist_grounded(r->arena,
		    r->lang, g[i]));
	if (p->fact != NULL) {
		buf_str(b, "\t    the period is at ");
		rules_place(b, p->fact->pos);
		buf_char(b, '\n');
	}
}

static void
step(const struct rules *r, const struct checklist_step *s, struct buf *b)
{
	struct vec blanks = { 0 };
	enum verdict v = checklist_applies(r, s, &blanks);

	buf_printf(b, "%s/%s: %s\n", s->phase, s->id, v == VERDICT_YES ?
	    "included" : v == VERDICT_NO ? "left out" :
	    "included, may apply");
	buf_str(b, "\tdefined at ");
	rules_place(b, s->pos);
	buf_char(b, '\n');
	if (s->jurisdiction != NULL)
		buf_printf(b, "\tfor the jurisdiction: %s\n", s->jurisdiction);
	scope(&s->scope, b);
	if (s->when != NULL)
		condition(r, s->when, b);
	if (s->fact != NULL && v != VERDICT_NO)
		fact(r, s->fact, b);
	else if (s->fact != NULL && strcmp(s->fact, LAW_FORM_TOPIC) == 0)
		buf_str(b, "\tthe court's own form may have its step\n");
	if (v != VERDICT_NO)
		date(r, s, b);
	if (s->guidance != NULL)
		buf_printf(b, "\tguide: %s\n", s->guidance);
}

/* Steps that the gates and forms of the law made. */
static void
law_steps(struct arena *a, const struct rules *r, struct buf *b)
{
	struct vec steps = { 0 };

	checklist_law_steps(a, r, &steps);
	for (size_t i = 0; i < steps.n; i++) {
		const struct plan_step *p = steps.at[i];

		buf_printf(b, "before/%s: included%s\n", p->id,
		    p->maybe ? ", may apply" : "");
		for (size_t k = 0; k < p->sources.n; k++) {
			const struct plan_source *x = p->sources.at[k];

			buf_printf(b, "\tfrom %s\n", checklist_grounded(a,
			    r->lang, x->ground));
		}
	}
}

void
checklist_explain(struct arena *a, const struct checklist *l,
    const struct rules *r, struct buf *b)
{
	bool added = false;

	for (size_t i = 0; i < l->phases.n; i++) {
		const struct checklist_phase *p = l->phases.at[i];

		if (!added && checklist_law_phase(r, p)) {
			law_steps(a, r, b);
			added = true;
		}
		for (size_t j = 0; j < p->steps.n; j++)
			step(r, p->steps.at[j], b);
	}
}
