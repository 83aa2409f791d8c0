/*
 * What may be too long or too large for the court: told, and never refused,
 * since a judge can allow more and a paper can be sent alone.
 */
#include "base/arena.h"
#include "base/str.h"
#include "job/job_int.h"

#define MEGABYTE	1000000
#define USUAL_MB	5

/* What the law says of a limit, from any source; 0 when it says nothing. */
static int32_t
limit(const struct rules *r, const char *topic, bool *official)
{
	const struct law_topic *t = form_law_topic(r->pack, topic);
	const struct law_fact *f = form_law_fact(r->pack, topic,
	    &r->law_case);
	struct law_value v;

	if (t == NULL || f == NULL || !form_law_value(t, f->body, &v))
		return 0;
	*official = f->ground.confidence == LAW_OFFICIAL;
	return v.number;
}

static const char *
says(bool official)
{
	return official ? "this court takes" :
	    "a source that is not official says that this court takes";
}

static void
check_pages(struct job *j, const struct job_paper *p, int32_t most,
    bool official)
{
	if (p->paper->sheet || (p->paper->audience & AUDIENCE_COURT) == 0 ||
	    p->layout->n <= (size_t)most)
		return;
	diag_add(j->diags, DIAG_OVER_LIMIT, (struct pos){ 0 },
	    "shorten the longest answers, or ask the clerk how to be allowed "
	    "more pages", "the paper '%s' has %zu pages; %s %d at most",
	    p->paper->id, p->layout->n, says(official), (int)most);
}

/* Of files, only those that go to the court. */
static void
check_file(struct job *j, const struct job_file *f, int32_t most,
    bool official)
{
	size_t tenths = (f->len * 10 + MEGABYTE - 1) / MEGABYTE;
	bool over = most > 0 && f->len > (size_t)most * MEGABYTE;

	if ((!str_eq(f->name, "court.pdf") && !str_eq(f->name,
	    "sealed.pdf")) || (!over && f->len <= USUAL_MB * MEGABYTE))
		return;
	diag_add(j->diags, DIAG_OVER_LIMIT, (struct pos){ 0 },
	    "draft the papers one at a time with --documents, and ask the "
	    "clerk how large a file may be", "%s has %zu.%zu MB; %s %d MB at "
	    "most", f->name, tenths / 10, tenths % 10, over ? says(official) :
	    "many courts take", over ? (int)most : USUAL_MB);
}

void
job_limits(struct job *j)
{
	bool official = false;
	int32_t most = limit(j->rules, "page.limit-pages", &official);

	for (size_t i = 0; most > 0 && i < j->papers.n; i++)
		check_pages(j, j->papers.at[i], most, official);
	most = limit(j->rules, "page.limit-mb", &official);
	for (size_t i = 0; i < j->files.n; i++)
		check_file(j, j->files.at[i], most, official);
}
