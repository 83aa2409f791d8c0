/*
 * Marked content: while the items of a page are drawn, tell when one element's
 * content ends and another's begins.  What belongs to no node is an artifact:
 * the footer, repeated heads and numbers of lines, rules.
 */
#include <string.h>

#include "doc/doc.h"
#include "render/pdf/pdf_int.h"

static const char layout_artifact[] = "/Artifact <</Type/Layout>>";
static const char page_artifact[] = "/Artifact <</Type/Pagination>>";
static const char footer_artifact[] =
    "/Artifact <</Type/Pagination/Subtype/Footer>>";

static const char *
artifact(const struct layout_item *item)
{
	if (item->footer)
		return footer_artifact;
	return item->kind == LAYOUT_TEXT ? page_artifact : layout_artifact;
}

bool
pdf_mark_changes(struct pdf_marker *m, const struct layout_item *item)
{
	/* Most words follow one of the same text. */
	if (m->tags == NULL || (item->node != NULL && item->node == m->node))
		return false;
	m->node = item->node;
	m->found = pdf_tag_find(m->tags, item);
	return m->found != m->elem || (m->found == NULL &&
	    m->artifact != artifact(item));
}

void
pdf_mark_end(struct pdf_marker *m)
{
	if (m->elem != NULL || m->artifact != NULL)
		buf_str(m->out, "EMC\n");
	m->elem = NULL;
	m->artifact = NULL;
}

void
pdf_mark_change(struct pdf_marker *m, const struct layout_item *item)
{
	struct pdf_elem *e = m->found;

	pdf_mark_end(m);
	m->elem = e;
	if (e == NULL) {
		m->artifact = artifact(item);
		buf_str(m->out, m->artifact);
	} else {
		buf_char(m->out, '/');
		buf_str(m->out, e->type);
		buf_str(m->out, " <</MCID ");
		pdf_number(m->out, pdf_tag_mark(m->tags, e, m->page), 0);
		buf_str(m->out, ">>");
	}
	buf_str(m->out, " BDC\n");
}

bool
pdf_mark_blank(const struct layout_item *item, const struct layout_item *next)
{
	const struct doc_node *n = item->node;

	if (n == NULL || item->kind != LAYOUT_TEXT || item->len == 0 ||
	    item->text[item->len - 1] == ' ')
		return false;
	if (item->label)
		return true;
	/* A line that is broken by hand: two words, nothing between. */
	return next != NULL && next->node != n && n->next != NULL &&
	    n->next->kind == DOC_BREAK;
}
