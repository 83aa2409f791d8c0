/* What the children of <choose>, <caption> and <table> must be. */
#include "form/form_int.h"

/* One when or more, then at most one otherwise and one unknown. */
void
form_check_choose(struct form_read *r, const struct xml_node *x,
    const struct form_node *n)
{
	const struct form_node *seen[FORM_KIND_COUNT] = { 0 };

	for (const struct form_node *c = n->first; c != NULL; c = c->next) {
		if (c->kind != FORM_WHEN && seen[c->kind] != NULL)
			form_fail(r, DIAG_DUPLICATE, c->pos, "keep one",
			    "a second <%s> in <choose>",
			    c->kind == FORM_OTHERWISE ? "otherwise" :
			    "unknown");
		if (c->kind == FORM_WHEN && (seen[FORM_OTHERWISE] ||
		    seen[FORM_UNKNOWN]))
			form_fail(r, DIAG_UNKNOWN_ELEMENT, c->pos,
			    "put every <when> first", "<when> stands after "
			    "<otherwise> or <unknown>");
		seen[c->kind] = c;
	}
	if (seen[FORM_WHEN] == NULL)
		form_fail(r, DIAG_MISSING_ELEMENT, x->pos,
		    "add a <when test=\"...\">",
		    "element <when> is missing in <choose>");
}

/* Court, left and right, each once and in this order; before them a filer. */
void
form_check_caption(struct form_read *r, const struct xml_node *x,
    const struct form_node *n)
{
	static const char *const names[] = { "court", "left", "right" };
	const struct form_node *c = n->first;

	if (c != NULL && c->kind == FORM_CAPTION_FILER)
		c = c->next;
	for (int i = 0; i < 3; i++) {
		if (c == NULL || c->kind != FORM_CAPTION_COURT +
		    (enum form_kind)i) {
			form_fail(r, DIAG_MISSING_ELEMENT, c ? c->pos : x->pos,
			    "a caption is <filer> if need be, then <court>, "
			    "<left>, <right>, in this order",
			    "element <%s> is missing here", names[i]);
			return;
		}
		c = c->next;
	}
	if (c != NULL)
		form_fail(r, DIAG_DUPLICATE, c->pos, "keep one of each",
		    "a second column of its kind in <caption>");
}

void
form_check_rows(struct form_read *r, const struct form_node *table,
    const struct form_node *n)
{
	for (; n != NULL; n = n->next) {
		size_t cells = 0;

		if (n->kind != FORM_ROW) {
			form_check_rows(r, table, n->first);
			continue;
		}
		for (const struct form_node *c = n->first; c; c = c->next)
			cells++;
		if (cells != table->ncolumns)
			form_fail(r, DIAG_BAD_VALUE, n->pos, "give each row "
			    "one <cell> for each column", "row with %zu cell%s"
			    " in a table of %zu columns", cells,
			    cells == 1 ? "" : "s", table->ncolumns);
	}
}
