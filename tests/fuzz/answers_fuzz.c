/*
 * Any bytes: a failed read says where; answers that were read go through both
 * carriers and come back the same.
 */
#include "fuzz.h"

#include "answers/answers.h"
#include "base/arena.h"
#include "base/buf.h"
#include "base/str.h"
#include "xml/xml.h"

int
LLVMFuzzerInitialize(int *argc, char ***argv)
{
	(void)argc;
	(void)argv;
	xml_open();
	return 0;
}

static void
check_same_list(const struct answers_list *x, const struct answers_list *y)
{
	fuzz_check(y != NULL && x->n == y->n, "a list keeps its items");
	for (size_t i = 0; i < x->n; i++) {
		fuzz_check(x->items[i]->n == y->items[i]->n,
		    "an item keeps its members");
		for (size_t k = 0; k < x->items[i]->n; k++) {
			const struct answer *m = &x->items[i]->members[k];
			const struct answer *o = answers_member(y->items[i],
			    m->name);

			fuzz_check(o != NULL && str_eq(m->text, o->text),
			    "a member stays the same");
		}
	}
}

static void
check_same(const struct answers *x, const struct answers *y)
{
	const struct answer *a, *b;
	const struct answers_list *l;
	size_t i;

	fuzz_check(y != NULL, "what was written can be read");
	for (i = 0; (a = answers_at(x, i)) != NULL; i++) {
		b = answers_find(y, a->name);
		fuzz_check(b != NULL && str_eq(a->text, b->text),
		    "an answer stays the same");
	}
	fuzz_check(answers_at(y, i) == NULL, "no answer is added");
	for (i = 0; (l = answers_list_at(x, i)) != NULL; i++)
		check_same_list(l, answers_list_find(y, l->name));
	fuzz_check(answers_list_at(y, i) == NULL, "no list is added");
}

/* Writing may make the text longer than a reader takes. */
static bool
outgrown(const struct diags *d)
{
	for (size_t i = 0; i < diags_length(d); i++)
		if (diags_at(d, i)->code == DIAG_TOO_LARGE ||
		    diags_at(d, i)->code == DIAG_TOO_MANY)
			return true;
	return false;
}

static void
check_carriers(struct arena *a, const struct answers *as)
{
	struct diags *d = diags_new(a);
	struct buf xml = { 0 }, json = { 0 };
	const struct answers *again;

	answers_write_xml(as, &xml);
	answers_write_json(as, a, &json);
	again = answers_read(a, d, "xml", xml.data, xml.len);
	if (again != NULL || !outgrown(d))
		check_same(as, again);
	again = answers_read(a, d, "json", json.data, json.len);
	if (again != NULL || !outgrown(d))
		check_same(as, again);
	buf_free(&xml);
	buf_free(&json);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *a = arena_open();
	struct diags *d = diags_new(a);
	const char *text = (const char *)data;
	const struct answers *as = answers_read(a, d, "fuzz", text, size);

	if (as == NULL) {
		fuzz_check_diags(d, text, size);
	} else {
		fuzz_check(diags_length(d) == 0, "success has no errors");
		check_carriers(a, as);
	}
	arena_close(a);
	return 0;
}
