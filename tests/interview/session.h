/*
 * Holding an interview without a terminal: answers by name, the example of the
 * dictionary for all others.
 */
#ifndef TESTS_INTERVIEW_SESSION_H
#define TESTS_INTERVIEW_SESSION_H

#include "test_xml.h"

#include "base/date.h"
#include "base/str.h"
#include "interview/interview.h"
#include "job/job.h"

#define TODAY	"2026-11-21"

struct say {
	const char	*name, *typed;	/* NULL typed: skip */
};

static const struct checklist *
session_law(void *ctx, struct diags *d, const char *code)
{
	return job_law(ctx, d, code);
}

static struct job_program *
session_program(struct test *t)
{
	static const struct job_where where = { "forms", "checklists", NULL };
	struct job_program *p = job_program_open(t->arena, t->diags, &where);

	assert_non_null(p);
	return p;
}

static struct interview *
session_new(struct test *t, struct job_program *p, enum lang lang,
    const struct answers *given)
{
	const struct interview_sources sources = { p->catalog, session_law,
	    p };
	const struct interview_options options = { NULL, lang,
	    date_parse(TODAY) };

	return interview_new(t->arena, &sources, &options, given);
}

/* "order.issued", "terms", "terms.2.kind". */
static const char *
session_name(struct test *t, const struct interview_question *q)
{
	switch (q->kind) {
	case INTERVIEW_LIST:
		return q->list->name;
	case INTERVIEW_REFUSED:
		return "(refused)";
	case INTERVIEW_DONE:
		return "(done)";
	default:
		return q->item == 0 ? q->field->name : arena_printf(t->arena,
		    "%s.%zu.%s", q->list->name, q->item, q->field->name);
	}
}

static const char *
session_typed(const struct interview_question *q, const char *name,
    const struct say *says)
{
	for (; says != NULL && says->name != NULL; says++)
		if (str_eq(says->name, name))
			return says->typed ? says->typed : "(skip)";
	if (q->kind == INTERVIEW_LIST)
		return q->items == 0 ? "yes" : "no";
	return q->field->example;
}

/*
 * Go on to the end, a refusal, or the question called stop.  The names asked,
 * one a line, are added to asked (may be NULL).
 */
static const struct interview_question *
session_hold(struct test *t, struct interview *v, const struct say *says,
    const char *stop, struct buf *asked)
{
	const struct interview_question *q;

	for (int left = 400; left > 0; left--) {
		const char *name, *typed;
		struct interview_reply r;

		q = interview_next(v);
		name = session_name(t, q);
		if (q->kind == INTERVIEW_DONE ||
		    q->kind == INTERVIEW_REFUSED || str_eq(name, stop))
			return q;
		if (asked != NULL)
			buf_printf(asked, "%s\n", name);
		typed = session_typed(q, name, says);
		if (str_eq(typed, "(skip)")) {
			assert_true(interview_skip(v));
			continue;
		}
		r = interview_take(v, typed);
		if (r.taken == INTERVIEW_CONFIRM)
			r = interview_take(v, "yes");
		if (r.taken != INTERVIEW_TAKEN)
			fail_msg("%s: '%s': %s", name, typed, r.say);
	}
	fail_msg("the interview does not end");
	return NULL;
}

#endif
