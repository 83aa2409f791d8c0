/* Accessibility: one reading of the structure tree, then the checks over it. */
#include "base/arena.h"
#include "verify/verify_struct.h"

static void
check_marked(struct verify *v)
{
	const struct verify_obj *mark = verify_get(v, v->root, "MarkInfo");

	if (!verify_true(verify_get(v, mark, "Marked")))
		verify_fail(v, VERIFY_MARKED, NULL,
		    "the file does not say that it is tagged");
	if (verify_true(verify_get(v, mark, "Suspects")))
		verify_fail(v, VERIFY_SUSPECTS, NULL,
		    "the file calls its own tags suspect");
	if (!verify_is_dict(verify_get(v, v->root, "StructTreeRoot")))
		verify_fail(v, VERIFY_STRUCT_ROOT, NULL,
		    "there is no structure tree");
}

void
verify_ua(struct verify *v)
{
	struct verify_tree *t;

	check_marked(v);
	t = verify_tree_read(v);
	verify_ua_elements(v, t);
	verify_ua_nesting(v, t);
	verify_ua_tables(v, t);
	verify_ua_lang(v, t);
	verify_ua_annots(v, t);
	verify_ua_document(v, t);
	verify_ua_content(v, t);
}
