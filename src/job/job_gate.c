/* Triage of the one filing that is wanted, as diagnostics. */
#include "base/arena.h"
#include "base/buf.h"
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

static char *
joined(struct arena *a, const struct vec *names)
{
	struct buf b = { 0 };
	char *out;

	for (size_t i = 0; i < names->n; i++)
		buf_printf(&b, "%s'%s'", i > 0 ? ", " : "",
		    (const char *)names->at[i]);
	out = buf_copy(&b, a);
	buf_free(&b);
	return out;
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
	diag_add(j->diags, code, pos, arena_printf(j->arena,
	    "answer %s to be sure", joined(j->arena, &r->blanks)),
	    "cannot say whether this applies: %s", r->because);
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
