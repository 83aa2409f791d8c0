#include "base/arena.h"
#include "base/diag.h"
#include "base/str.h"
#include "checklist/checklist.h"
#include "job/job_int.h"

const char *const job_file_names[] = { "court.pdf", "other-party.pdf",
    "self.pdf", "sealed.pdf", "letters.pdf", "reading-copy.pdf",
    "checklist.pdf", "checklist.txt", "checklist.html", "calendar.ics",
    "pocket.pdf", "refusal.pdf", "refusal.txt", "manifest.json", NULL };

/* Steps that were asked for, and what is wrong with them. */
struct demanded {
	const struct checklist *list;	/* NULL: they are bad */
	struct diags	*faults;
};

static struct job_program *
program_new(struct arena *a, const struct job_where *where)
{
	struct job_program *p = arena_alloc(a, sizeof(*p));

	p->arena = a;
	p->where = *where;
	memo_open(&p->wrapped, a);
	return p;
}

struct job_program *
job_program_open(struct arena *a, struct diags *d,
    const struct job_where *where)
{
	struct job_program *p = program_new(a, where);

	p->catalog = form_catalog_open(a, d, where->forms);
	return p->catalog ? p : NULL;
}

struct job_program *
job_program_read(struct arena *a, struct diags *d,
    const struct job_where *where)
{
	struct job_program *p = program_new(a, where);

	p->catalog = form_catalog_read(a, d, where->forms);
	if (p->catalog == NULL)
		return NULL;
	p->checklist = checklist_read(a, d, where->checklists, p->catalog);
	return p->checklist ? p : NULL;
}

/* The base pack's are the steps of core.xml. */
static const struct demanded *
demand(struct job_program *p, const char *code)
{
	struct demanded *s = map_find(&p->steps, code);
	const struct demanded *core;

	if (s != NULL)
		return s;
	s = arena_alloc(p->arena, sizeof(*s));
	s->faults = diags_new(p->arena);
	map_put(&p->steps, p->arena, code, s);
	if (str_eq(code, p->catalog->base->code)) {
		s->list = checklist_core(p->arena, s->faults,
		    p->where.checklists, p->catalog);
		return s;
	}
	core = demand(p, p->catalog->base->code);
	if (core->list == NULL)
		*s = *core;
	else
		s->list = checklist_local(p->arena, s->faults,
		    p->where.checklists, p->catalog, core->list, code);
	return s;
}

const struct checklist *
job_steps(struct job_program *p, struct diags *d, const char *code)
{
	const struct demanded *s;

	if (p->checklist != NULL)
		return p->checklist;
	s = demand(p, code);
	diags_copy(d, s->faults);
	return s->list;
}

const struct checklist *
job_law(struct job_program *p, struct diags *d, const char *code)
{
	if (code == NULL || !form_law_need(p->catalog, d, code))
		code = NULL;
	else if (map_find(&p->catalog->packs, code) == NULL)
		code = NULL;
	return job_steps(p, d, code ? code : p->catalog->base->code);
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

void
job_font_files(const struct job_program *p, struct arena *a, struct vec *out)
{
	pdf_fonts_files(p->fonts, a, out);
}
