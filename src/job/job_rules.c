#include "answers/answers.h"
#include "base/arena.h"
#include "base/diag.h"
#include "base/io.h"
#include "base/limits.h"
#include "job/job_int.h"

struct answers *
job_answers(struct job_program *p, struct arena *a, struct diags *d,
    const char *path)
{
	size_t len;
	char *data = io_read(a, d, path, LIMIT_FILE_BYTES, &len);

	(void)p;
	return data == NULL ? NULL : answers_read(a, d, path, data, len);
}

struct rules *
job_rules(struct job_program *p, struct arena *a, struct diags *d,
    const struct answers *answers, const struct job_options *o)
{
	struct rules *rules;
	const char *code;

	if (answers == NULL)
		return NULL;
	code = rules_jurisdiction(a, answers, o->jurisdiction);
	if (code != NULL && !form_law_need(p->catalog, d, code))
		return NULL;
	rules = rules_new(a, d, p->catalog, answers, o->jurisdiction, o->today);
	if (rules == NULL || !rules_validate(rules, d))
		return NULL;
	return rules;
}
