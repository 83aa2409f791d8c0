/* One packet, start to finish: each pass runs only on a sound one before it. */
#include "base/arena.h"
#include "base/buf.h"
#include "base/str.h"
#include "checklist/checklist.h"
#include "job/job_int.h"

#define WRAPPED_HELD	(1u << 20)	/* bytes that stay for the next packet */

static const char *
filing_names(struct job *j)
{
	const struct map *m = &j->program->catalog->filings;
	struct buf b = { 0 };
	char *s;

	for (size_t i = 0; i < m->n; i++)
		buf_printf(&b, "%s'%s'", i > 0 ? ", " : "", m->entries[i].key);
	s = buf_copy(&b, j->arena);
	buf_free(&b);
	return s;
}

/* Everything forks on the role; without it no paper can be right. */
static bool
know_role(struct job *j)
{
	if (j->rules->law_case.role != NULL)
		return true;
	diag_add(j->diags, DIAG_MISSING_ANSWER,
	    (struct pos){ answers_file(j->rules->answers), 0, 0 },
	    "answer 'filer' with 'protected' or 'restrained'",
	    "'filer' is blank: who asks decides what the papers say");
	return false;
}

static const char *
verdict_word(enum verdict v)
{
	return v == VERDICT_YES ? "yes" : v == VERDICT_NO ? "no" : "unknown";
}

void
job_explain_gates(const struct rules *r, const struct triage_filing *f,
    struct buf *out)
{
	for (size_t i = 0; i < f->nreasons; i++) {
		const struct triage_reason *x = &f->reasons[i];

		buf_printf(out, "  gate %s: %s%s (", x->gate->id,
		    verdict_word(x->verdict), x->confirm ? ", to confirm" : "");
		rules_place(out, x->gate->pos);
		buf_printf(out, ": %s)\n", xml_expr_text(x->gate->when));
		rules_explain_names(r, x->gate->when, "      ", out);
		buf_printf(out, "      ground: %s\n", rules_ground(r->arena,
		    &x->gate->ground));
	}
}

static bool
choose_filing(struct job *j)
{
	const char *id = j->rules->law_case.filing;
	size_t n;

	if (id == NULL) {
		diag_add(j->diags, DIAG_NO_FILING,
		    (struct pos){ answers_file(j->rules->answers), 0, 0 },
		    arena_printf(j->arena, "answer 'filing' with one of %s; "
		    "'movant triage' tells which are open",
		    filing_names(j)), "the answers do not say which filing is "
		    "wanted");
		return false;
	}
	j->filing = map_find(&j->program->catalog->filings, id);
	if (j->filing == NULL) {
		diag_add(j->diags, DIAG_UNKNOWN_FILING,
		    (struct pos){ answers_file(j->rules->answers), 0, 0 },
		    filing_names(j), "there is no filing '%s'", id);
		return false;
	}
	j->triage = rules_triage(j->rules, id, &n);
	/* A refusal is explained as well, and then nothing else is. */
	if (j->options->explain != NULL) {
		buf_printf(j->options->explain, "filing %s\n", id);
		job_explain_gates(j->rules, j->triage, j->options->explain);
	}
	return job_gate(j) && know_role(j);
}

void
job_explain(struct job *j)
{
	struct buf *out = j->options->explain;

	for (size_t i = 0; i < j->papers.n; i++) {
		const struct job_paper *p = j->papers.at[i];

		buf_printf(out, "paper %s for %s\n", p->paper->id,
		    audience_words(j->arena, p->paper->audience));
		doc_explain(p->paper, out);
	}
	checklist_explain(j->arena, j->steps, j->rules, out);
}

/* The preparer's sheet goes on top of the filer's own copy. */
static bool
put_cover_first(struct job *j)
{
	struct vec rest = j->papers;

	if (j->blanks.n == 0)
		return true;
	j->papers = (struct vec){ 0 };
	if (!job_paper_add(j, job_cover(j)))
		return false;
	for (size_t i = 0; i < rest.n; i++)
		vec_push(&j->papers, j->arena, rest.at[i]);
	return true;
}

/* Of a refusal: the gates that hold. */
static const char **
reasons(const struct job *j)
{
	const struct triage_filing *f = j->triage;
	const char **out = arena_array(j->arena, f->nreasons + 1,
	    sizeof(*out));
	size_t n = 0;

	for (size_t i = 0; f->state == TRIAGE_NOT_OPEN && i < f->nreasons; i++)
		if (f->reasons[i].verdict == VERDICT_YES &&
		    f->reasons[i].gate->kind == FORM_GATE_REFUSE &&
		    !f->reasons[i].confirm)
			out[n++] = f->reasons[i].gate->id;
	return out;
}

struct job_packet *
job_packet(const struct job *j)
{
	struct job_packet *k = arena_alloc(j->arena, sizeof(*k));

	k->n = j->files.n;
	k->files = arena_array(j->arena, k->n, sizeof(*k->files));
	for (size_t i = 0; i < k->n; i++)
		k->files[i] = *(struct job_file *)j->files.at[i];
	k->filing = j->filing->id;
	k->jurisdiction = j->rules->pack->code;
	k->blanks = j->blanks.n;
	k->reasons = reasons(j);
	return k;
}

/* For papers: the packet before this one is done with its words. */
static bool
fonts_ready(struct job_program *p, struct diags *d)
{
	if (!job_program_fonts(p, d))
		return false;
	pdf_fonts_trim(p->fonts);
	memo_trim(&p->wrapped, WRAPPED_HELD);
	return true;
}

/* Up to where papers begin; the same for a draft and for a look at it. */
static bool
begin(struct job *j, const struct answers *answers)
{
	struct job_program *p = j->program;

	j->rules = job_rules(p, j->arena, j->diags, answers, j->options);
	j->steps = j->rules ? job_steps(p, j->diags, j->rules->pack->code) :
	    NULL;
	if (j->steps == NULL || !choose_filing(j) || !job_style(j->rules,
	    j->diags, j->options->justify, &j->style))
		return false;
	rules_remember(j->rules);
	j->own = arena_alloc(j->arena, sizeof(*j->own));
	*j->own = *j->rules;
	j->own->lang = j->options->lang;
	fill_init(&j->fill, j->arena, j->diags, j->rules);
	j->fill.explain = j->options->explain != NULL;
	return true;
}

struct job_packet *
job_validate(struct job_program *p, struct arena *a, struct diags *d,
    const struct answers *answers, const struct job_options *o)
{
	struct job j = { .program = p, .arena = a, .diags = d, .options = o };

	if (!begin(&j, answers))
		return j.triage != NULL && j.triage->state ==
		    TRIAGE_NOT_OPEN ? job_packet(&j) : NULL;
	/* Which blanks are left is known when the papers are filled. */
	if (o->final && (!fonts_ready(p, d) || !job_papers(&j) ||
	    !job_blanks(&j)))
		return NULL;
	return diags_failed(d) ? NULL : job_packet(&j);
}

struct job_packet *
job_draft(struct job_program *p, struct arena *a, struct diags *d,
    const struct answers *answers, const struct job_options *o)
{
	struct job j = { .program = p, .arena = a, .diags = d, .options = o };

	if (!fonts_ready(p, d) || !begin(&j, answers) || !job_papers(&j) ||
	    !job_blanks(&j))
		return NULL;
	if (o->explain != NULL)
		job_explain(&j);
	if (!put_cover_first(&j) || !job_bundles(&j) || !job_copies(&j) ||
	    !job_checklist_files(&j) || diags_failed(d))
		return NULL;
	job_limits(&j);
	if (!job_manifest(&j))
		return NULL;
	return job_packet(&j);
}
