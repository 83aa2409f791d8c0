/* Papers become bundles: one PDF for each kind of reader. */
#include "base/arena.h"
#include "base/buf.h"
#include "checklist/checklist.h"
#include "job/job_int.h"

static const struct {
	unsigned	 reader;
	const char	*name;
	const char	*title;		/* neutral: a file's title is seen by all */
} bundles[] = {
	{ AUDIENCE_COURT, "court.pdf", "Papers for the court" },
	{ AUDIENCE_OTHER, "other-party.pdf", "Papers for the other party" },
	{ AUDIENCE_SELF, "self.pdf", "Copy for the filer" },
	{ AUDIENCE_SEALED, "sealed.pdf", "Confidential information" },
	{ AUDIENCE_AGENCY, "letters.pdf", "Letters" },
};

bool
job_file_add(struct job *j, const char *name, struct buf *data, size_t pages)
{
	struct job_file *f = arena_alloc(j->arena, sizeof(*f));

	f->name = name;
	f->len = data->len;
	f->data = buf_give(data, j->arena);
	f->pages = pages;
	vec_push(&j->files, j->arena, f);
	return true;
}

bool
job_pdf(struct job *j, const struct layout *pages, const char *name,
    const char *title, enum lang lang)
{
	struct pdf_info info = { .title = title,
	    .lang = lang_here(lang),
	    .producer = JOB_PRODUCER,
	    .level = j->options->pdfa_1a ? PDF_A1A : PDF_A2A,
	    .shared = true };
	struct buf out = { 0 };
	bool ok = render_pdf(j->arena, j->diags, pages, j->program->fonts,
	    &info, &out);

	if (ok)
		ok = job_file_add(j, name, &out, pages->n);
	buf_free(&out);
	return ok;
}

struct layout
job_gather(struct job *j, const struct vec *papers, unsigned reader)
{
	struct layout all = { 0 };
	size_t n = 0;

	for (size_t i = 0; i < papers->n; i++) {
		const struct job_paper *p = papers->at[i];

		if ((p->paper->audience & reader) != 0)
			n += p->layout->n;
	}
	all.pages = arena_array(j->arena, n, sizeof(*all.pages));
	for (size_t i = 0; i < papers->n; i++) {
		const struct job_paper *p = papers->at[i];

		if ((p->paper->audience & reader) == 0)
			continue;
		for (size_t k = 0; k < p->layout->n; k++)
			all.pages[all.n++] = p->layout->pages[k];
	}
	return all;
}

bool
job_bundles(struct job *j)
{
	for (size_t i = 0; i < sizeof(bundles) / sizeof(bundles[0]); i++) {
		struct layout all = job_gather(j, &j->papers,
		    bundles[i].reader);

		if (all.n > 0 && !job_pdf(j, &all, bundles[i].name,
		    bundles[i].title, LANG_EN))
			return false;
	}
	return true;
}
