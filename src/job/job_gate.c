/* Triage of the one filing that is wanted, as diagnostics. */
#include "base/arena.h"
#include "base/str.h"
#include "job/job_int.h"

bool
job_on_today(const struct xml_expr *e)
{
	const struct xml_names *names = xml_expr_names(e);

	for (size_t i = 0; i < names->n; i++)
		if (names->at[i].kind == XML_NAME_VARIABLE &&
		    str_eq(names->at[i].name, "today"))
			return true;
	return false;
}

/* The diagnostic that a reason becomes; none for what only may apply. */
static bool
code_of(const struct triage_reason *r, enum diag_code *code)
{
	if (r->verdict == VERDICT_YES) {
		*code = r->gate->kind == FORM_GATE_CHOICE ? DIAG_CONSIDER :
		    r->gate->kind == FORM_GATE_CAUTION || r->confirm ?
		    DIAG_CAUTION : DIAG_REFUSED;
		return true;
	}
	*code = DIAG_CANNOT_SAY;
	return r->verdict == VERDICT_UNKNOWN && !r->confirm &&
	    r->gate->kind == FORM_GATE_REFUSE;
}

static void
tell(struct job *j, const struct triage_reason *r, struct pos pos)
{
	enum diag_code code;

	if (!code_of(r, &code))
		return;
	if (job_on_today(r->gate->when))
		vec_push(&j->today_only, j->arena, r->because);
	if (code != DIAG_CANNOT_SAY) {
		diag_add(j->diags, code, pos, r->instead, "%s", r->because);
		return;
	}
	/*
	 * What a refusal says is written for the case that it applies ("You
	 * said that ..."); of a blank only the question may be told.
	 */
	for (size_t i = 0; i < r->blanks.n; i++)
		diag_add(j->diags, code, pos, "answer it to be sure",
		    "whether '%s' is open depends on '%s', which is blank",
		    j->filing->id, (const char *)r->blanks.at[i]);
}

bool
job_gate(struct job *j)
{
	const struct answer *asked = answers_find(j->rules->answers, "filing");
	struct pos pos = { answers_file(j->rules->answers), 0, 0 };

	if (asked != NULL)
		pos = asked->pos;
	for (size_t i = 0; i < j->triage->nreasons; i++)
		tell(j, &j->triage->reasons[i], pos);
	return j->triage->state != TRIAGE_NOT_OPEN;
}
