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

/* What is said of a gate; of a blank, once for each name that would decide. */
static void
messages(struct job *j, const struct triage_reason *r, enum diag_code code,
    struct vec *out)
{
	if (code != DIAG_CANNOT_SAY) {
		vec_push(out, j->arena, r->because);
		return;
	}
	/*
	 * What a refusal says is written for the case that it applies ("You
	 * said that ..."); of a blank only the question may be told.
	 */
	for (size_t i = 0; i < r->blanks.n; i++)
		vec_push(out, j->arena, arena_printf(j->arena, "whether '%s' "
		    "is open depends on '%s', which is blank", j->filing->id,
		    (const char *)r->blanks.at[i]));
}

/* Everything said of the gates that do, or do not, look at the calendar. */
static struct vec
said(struct job *j, bool today)
{
	struct vec out = { 0 };
	enum diag_code code;

	for (size_t i = 0; i < j->triage->nreasons; i++) {
		const struct triage_reason *r = &j->triage->reasons[i];

		if (job_on_today(r->gate->when) == today && code_of(r, &code))
			messages(j, r, code, &out);
	}
	return out;
}

static bool
holds(const struct vec *texts, const char *text)
{
	for (size_t i = 0; i < texts->n; i++)
		if (str_eq(texts->at[i], text))
			return true;
	return false;
}

/* What only a gate that looks at the calendar says differs from day to day. */
static void
note_today(struct job *j)
{
	struct vec always = said(j, false), today = said(j, true);

	for (size_t i = 0; i < today.n; i++)
		if (!holds(&always, today.at[i]))
			vec_push(&j->today_only, j->arena, today.at[i]);
}

/* What to do; of a source that is not official, to ask first. */
static const char *
hint(struct job *j, const struct triage_reason *r, enum diag_code code)
{
	const struct law_ground *g = &r->gate->ground;

	if (code == DIAG_CANNOT_SAY)
		return "answer it to be sure";
	if (!r->unsure)
		return r->instead;
	return arena_printf(j->arena, "%s%s%s Source: %s%s%s (source not "
	    "official).", r->instead ? r->instead : "", r->instead ? " " : "",
	    rules_unsure(j->rules->lang), g->cite ? g->cite : "", g->cite ? ", " :
	    "", g->source->title);
}

static void
tell(struct job *j, const struct triage_reason *r, struct pos pos)
{
	struct vec texts = { 0 };
	enum diag_code code;

	if (!code_of(r, &code))
		return;
	messages(j, r, code, &texts);
	for (size_t i = 0; i < texts.n; i++)
		diag_add(j->diags, code, pos, hint(j, r, code), "%s",
		    (const char *)texts.at[i]);
}

bool
job_gate(struct job *j)
{
	const struct answer *asked = answers_find(j->rules->answers, "filing");
	struct pos pos = { answers_file(j->rules->answers), 0, 0 };

	if (asked != NULL)
		pos = asked->pos;
	note_today(j);
	for (size_t i = 0; i < j->triage->nreasons; i++)
		tell(j, &j->triage->reasons[i], pos);
	return j->triage->state != TRIAGE_NOT_OPEN;
}
