/* A small checklist over the small catalogue. */
#ifndef TESTS_CHECKLIST_STEPS_H
#define TESTS_CHECKLIST_STEPS_H

#include "test_xml.h"
#include "rules/case.h"

#include "checklist/checklist_int.h"

static const char steps_core[] = HEAD
"<checklist" NS " version=\"7\">\n"
" <phase id=\"safety\"><title>Stay safe</title>"
"<title xml:lang=\"es\">Cuidado</title>\n"
"  <step id=\"always\" who=\"you\" guidance=\"G-50\"><title>Keep to the order"
"<es>Cumpla</es></title><body>It is in force.</body>"
"<where>At home</where><why>It is the law.</why><due>Today.</due></step>\n"
"  <step id=\"mine\" who=\"advocate\" role=\"protected\"><title>Talk</title>"
"</step>\n"
"  <step id=\"theirs\" who=\"you\" role=\"restrained\"><title>No contact"
"</title></step>\n"
" </phase>\n"
" <phase id=\"before\"><title>Before</title>\n"
"  <step id=\"pending\" who=\"clerk\" when=\"$order.pending = 'yes'\">"
"<title>Go to the renewal in case <value of=\"$order.number\"/></title>"
"</step>\n"
"  <step id=\"fee\" who=\"clerk\" fact=\"fee\"><title>Ask for the fee</title>"
"</step>\n"
"  <step id=\"wait\" who=\"you\" fact=\"waiting\"><title>Wait</title></step>\n"
" </phase>\n"
" <phase id=\"file\"><title>File</title>\n"
"  <step id=\"sealed\" who=\"you\" when=\"$protected.hidden = 'yes'\"><title>"
"Sealed</title></step>\n"
" </phase>\n"
"</checklist>\n";

static const char steps_wa[] = HEAD
"<checklist" NS " version=\"1\" jurisdiction=\"wa\">\n"
" <phase id=\"before\">\n"
"  <step id=\"wa-rule\" who=\"you\" source=\"rcw\" confidence=\"official\" "
"checked=\"2026-11-21\" cite=\"RCW 9\"><title>Local</title></step>\n"
"  <step id=\"wa-site\" who=\"you\" source=\"web\" confidence=\"secondary\" "
"checked=\"2026-11-21\" url=\"https://example.org/x\"><title>Site</title>"
"</step>\n"
" </phase>\n"
"</checklist>\n";

/* Read these files as a folder of checklists; wa may be NULL. */
static inline struct checklist *
steps_read(struct test *t, const struct form_catalog *c, const char *core,
    const char *wa)
{
	static const char *const names[] = { "core.xml", "wa.xml", "parts",
		"jurisdictions", NULL };
	struct checklist *l;
	char folder[64];

	case_folder(folder);
	case_write(folder, "core.xml", core);
	if (wa != NULL)
		case_write(folder, "wa.xml", wa);
	l = checklist_read(t->arena, t->diags, folder, c);
	case_remove(folder, names);
	return l;
}

struct steps {
	const struct form_catalog *catalog;
	struct checklist *list;
	struct rules	*rules;
	struct plan	*plan;
};

static inline struct steps
steps_plan(struct test *t, const char *json)
{
	struct steps s = { 0 };

	s.catalog = case_catalog(t, "<para>x</para>", NULL);
	s.list = steps_read(t, s.catalog, steps_core, steps_wa);
	assert_no_errors(t->diags);
	assert_non_null(s.list);
	s.rules = case_bind(t, s.catalog, json);
	s.plan = checklist_plan(t->arena, s.list, s.rules);
	assert_non_null(s.plan);
	return s;
}

static inline const struct plan_step *
steps_find(const struct plan *p, const char *id)
{
	for (size_t i = 0; i < p->phases.n; i++) {
		const struct plan_phase *ph = p->phases.at[i];

		for (size_t j = 0; j < ph->steps.n; j++) {
			const struct plan_step *s = ph->steps.at[j];

			if (strcmp(s->id, id) == 0)
				return s;
		}
	}
	return NULL;
}

/* Its nth source as people read it, or NULL. */
static inline const char *
steps_source(struct test *t, const struct plan_step *p, size_t n)
{
	const struct plan_source *s = n < p->sources.n ? p->sources.at[n] :
	    NULL;

	return s == NULL ? NULL : checklist_grounded(t->arena, LANG_EN,
	    s->ground);
}

static inline const char *
steps_url(const struct plan_step *p, size_t n)
{
	return ((const struct plan_source *)p->sources.at[n])->url;
}

#define STEPS_MAIN(tests) \
	return cmocka_run_group_tests(tests, test_xml_open, test_xml_close)

#endif
