#include "checklist/steps.h"

#include "base/audience.h"
#include "doc/doc.h"

static void
paper(void **state)
{
	struct test *t = *state;
	struct steps s = steps_plan(t, "{\"jurisdiction\":\"wa\",\"filer\":"
	    "\"protected\",\"filing\":\"terminate\"}");
	struct doc_node *root = doc_root_new(t->arena);
	struct doc_node *p = checklist_doc(t->arena, s.plan, root);
	char *text = doc_plain(t->arena, p);
	size_t checks = 0, headings = 0, steps = 0;

	assert_ptr_equal(root->first, p);
	assert_int_equal(p->kind, DOC_PAPER);
	assert_int_equal(p->audience, AUDIENCE_SELF);
	assert_true(p->sheet);
	assert_string_equal(p->id, "checklist");
	assert_string_equal(p->title, "Checklist: Motion to terminate");
	assert_string_equal(p->short_title, "Checklist");
	assert_int_equal(p->first->kind, DOC_TITLE);
	for (const struct doc_node *n = p; n != NULL; n = doc_walk(p, n)) {
		checks += n->kind == DOC_CHECK;
		headings += n->kind == DOC_HEADING;
		if (n->kind == DOC_CHECK) {
			assert_int_equal(n->parent->kind, DOC_KEEP);
			assert_false(n->ticked);
			assert_int_equal(n->first->kind, DOC_HEADING);
			assert_int_equal(n->first->level, 2);
		}
	}
	for (size_t i = 0; i < s.plan->phases.n; i++)
		steps += ((struct plan_phase *)s.plan->phases.at[i])->steps.n;
	assert_int_equal(checks, steps);
	/* Each phase and step has one, and so have the sources at the end. */
	assert_int_equal(headings, s.plan->phases.n + steps + 1);
	assert_non_null(strstr(text, "The order stays in force until a judge "
	    "signs"));
	assert_non_null(strstr(text, "1. Stay safe"));
	assert_non_null(strstr(text, "\nWhere: At home\nWhy: It is the law.\n"
	    "When: Today.\nDone\302\240on:   Who: You."));
	assert_non_null(strstr(text, "There is no fee."));
	assert_non_null(strstr(text, "1. RCW 1, Revised Code, checked "
	    "2026-11-21\nhttps://example.gov/rcw"));
	assert_non_null(strstr(text, "Confirm with the clerk: Wait a year."));
}

/* Does an item of the list at the end have this id? */
static bool
listed(const struct doc_node *p, const char *id)
{
	for (const struct doc_node *n = p; n != NULL; n = doc_walk(p, n))
		if (n->kind == DOC_ITEM && strcmp(n->id, id) == 0)
			return true;
	return false;
}

/*
 * Only the addresses of the sources can be followed, and each is printed; the
 * number in a step leads to its source.
 */
static void
addresses(void **state)
{
	struct test *t = *state;
	struct steps s = steps_plan(t, "{\"jurisdiction\":\"wa\",\"filer\":"
	    "\"protected\",\"filing\":\"terminate\"}");
	struct doc_node *root = doc_root_new(t->arena);
	struct doc_node *p = checklist_doc(t->arena, s.plan, root);
	size_t links = 0, inner = 0, sources = 0;

	for (const struct doc_node *n = p; n != NULL; n = doc_walk(p, n)) {
		sources += n->kind == DOC_ITEM;
		if (n->href == NULL)
			continue;
		assert_int_equal(n->kind, DOC_TEXT);
		if (n->href[0] == '#') {
			assert_true(listed(p, n->href + 1));
			inner++;
			continue;
		}
		links++;
		assert_string_equal(n->href, n->text);
		assert_memory_equal(n->href, "https://", 8);
		assert_int_equal(n->parent->parent->kind, DOC_ITEM);
	}
	assert_true(links > 1);
	assert_int_equal(links, sources);
	assert_true(inner > links);
	/* The filer may follow them; nobody else gets such a paper. */
	assert_true(fill_guard(t->arena, t->diags, s.rules, root,
	    AUDIENCE_SELF));
	for (unsigned bit = AUDIENCE_COURT; bit <= AUDIENCE_LAST; bit <<= 1) {
		if (bit == AUDIENCE_SELF)
			continue;
		t->diags = diags_new(t->arena);
		assert_false(fill_guard(t->arena, t->diags, s.rules, root,
		    bit));
		assert_diag(t->diags, DIAG_LEAK, 0, 0);
	}
}

/* A blank answer in a step is a line to write on. */
static void
blanks(void **state)
{
	struct test *t = *state;
	struct steps s = steps_plan(t, "{}");
	struct doc_node *root = doc_root_new(t->arena);
	struct doc_node *p = checklist_doc(t->arena, s.plan, root);
	char *text = doc_plain(t->arena, p);
	size_t n = 0, checks = 0;

	assert_null(strstr(text, "____"));
	for (const struct doc_node *d = p; d != NULL; d = doc_walk(p, d)) {
		n += d->kind == DOC_BLANK;
		checks += d->kind == DOC_CHECK;
	}
	assert_int_equal(n, checks + 1);
	assert_non_null(strstr(text, "If this applies to you: Go to the "
	    "renewal in case "));
	assert_non_null(strstr(text, "Not answered yet: Pending?"));
}

/* The language of the text that begins so; "" = that of the sheet. */
static const char *
lang_at(const struct doc_node *p, const char *text)
{
	for (const struct doc_node *d = p; d != NULL; d = doc_walk(p, d))
		if (d->kind == DOC_TEXT &&
		    strncmp(d->text, text, strlen(text)) == 0)
			return d->lang != NULL ? d->lang : "";
	fail_msg("nowhere: %s", text);
	return NULL;
}

/* What has no Spanish is English on a Spanish sheet, and says so. */
static void
languages(void **state)
{
	struct test *t = *state;
	struct steps s = steps_plan(t, "{\"jurisdiction\":\"wa\",\"filing\":"
	    "\"modify\"}");
	const struct doc_node *p = checklist_doc(t->arena, s.plan,
	    doc_root_new(t->arena));

	assert_string_equal(lang_at(p, "It is in force."), "");
	s.rules->lang = LANG_ES;
	s.plan = checklist_plan(t->arena, s.list, s.rules);
	p = checklist_doc(t->arena, s.plan, doc_root_new(t->arena));
	assert_string_equal(p->lang, "es");
	assert_string_equal(lang_at(p, "Cumpla"), "");
	assert_string_equal(lang_at(p, "It is in force."), "en");
	assert_string_equal(lang_at(p, "Today."), "en");
	/* the lead is the program's and Spanish, what follows is not */
	assert_string_equal(lang_at(p, "Confírmelo con el"), "");
	assert_string_equal(lang_at(p, " Wait a year."), "en");
	assert_string_equal(lang_at(p, "RCW 1, Revised Code"), "en");
	assert_string_equal(lang_at(p, ", consultado el"), "");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(paper),
		TEST(addresses),
		TEST(blanks),
		TEST(languages),
	};

	STEPS_MAIN(tests);
}
