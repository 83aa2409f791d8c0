#include "base/arena.h"
#include "base/diag.h"
#include "checklist/checklist.h"
#include "job/job_int.h"

const char *const job_file_names[] = { "court.pdf", "other-party.pdf",
    "self.pdf", "sealed.pdf", "letters.pdf", "reading-copy.pdf",
    "checklist.pdf", "checklist.txt", "checklist.html", "calendar.ics",
    "pocket.pdf", "manifest.json", NULL };

struct job_program *
job_program_open(struct arena *a, struct diags *d,
    const struct job_where *where)
{
	struct job_program *p = arena_alloc(a, sizeof(*p));

	p->arena = a;
	p->where = *where;
	p->catalog = form_catalog_read(a, d, where->forms);
	if (p->catalog == NULL)
		return NULL;
	p->checklist = checklist_read(a, d, where->checklists, p->catalog);
	return p->checklist ? p : NULL;
}

bool
job_program_fonts(struct job_program *p, struct diags *d)
{
	struct layout_fonts *metrics;

	if (p->fonts != NULL)
		return true;
	p->fonts = pdf_fonts_open(p->arena, d, p->where.fonts);
	if (p->fonts == NULL)
		return false;
	metrics = arena_alloc(p->arena, sizeof(*metrics));
	*metrics = pdf_fonts_layout(p->fonts);
	p->metrics = metrics;
	return true;
}
