#include "base/arena.h"
#include "base/diag.h"
#include "base/io.h"
#include "base/limits.h"
#include "carrier/carrier.h"
#include "job/job_int.h"

struct answers *
job_answers(struct job_program *p, struct arena *a, struct diags *d,
    const char *path)
{
	size_t len;
	char *data = io_read(a, d, path, LIMIT_FILE_BYTES, &len);

	return data == NULL ? NULL : carrier_read(a, d, p->catalog, path, data,
	    len, &p->carrier, NULL);
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
