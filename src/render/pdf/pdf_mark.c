/*
 * Marked content: while the items of a page are drawn, tell when one element's
 * content ends and another's begins.  What belongs to no node is an artifact:
 * the footer, repeated heads and numbers of lines, rules.
 */
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
	if (m->inner != NULL)
		return m->elem != m->inner;
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
	m->node = NULL;
}

bool
pdf_mark_heard(const struct pdf_marker *m)
{
	return m->tags == NULL || m->found != NULL;
}

void
pdf_mark_change(struct pdf_marker *m, const struct layout_item *item)
{
	struct pdf_elem *e = m->inner != NULL ? m->inner : m->found;

	pdf_mark_end(m);
	m->elem = e;
	buf_add(&m->notes->b, &(struct pdf_note){ item, e ? e->type : NULL },
	    sizeof(struct pdf_note));
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
	m->node = item->node;
}

static void
begin_actual_text(struct buf *b, const char *text, size_t len)
{
	const char *end = text + len;
	uint32_t c;

	buf_str(b, "/ActualText <FEFF");
	while ((c = pdf_read_next(&text, end)) != 0)
		pdf_utf16_hex(b, c);
	buf_str(b, ">>> BDC\n");
}

static const char *
as_read(struct pdf_tags *t, const char *text, size_t len)
{
	const char *end = text + len;
	struct buf b = { 0 };
	uint32_t c;
	char *s;

	while ((c = pdf_read_next(&text, end)) != 0)
		buf_utf8(&b, c);
	s = buf_copy(&b, t->arena);
	buf_free(&b);
	return s;
}

static struct pdf_elem *
span(struct pdf_marker *m, const char *text, size_t len)
{
	struct pdf_elem *e = pdf_tag_inline(m->tags, m->found, "Span");

	e->actual = as_read(m->tags, text, len);
	return e;
}

void
pdf_mark_turn(struct pdf_marker *m, const char *text, size_t len)
{
	m->notes->odd = true;
	if (m->tags == NULL)
		return;
	m->inner = span(m, text, len);
}

void
pdf_mark_turned(struct pdf_marker *m)
{
	if (m->inner == NULL)
		return;
	pdf_mark_end(m);
	m->inner = NULL;
	/* what it stands in begins again */
}

void
pdf_mark_say(struct pdf_marker *m, const char *text, size_t len)
{
	struct pdf_elem *e;

	m->notes->odd = true;
	buf_str(m->out, "/Span <<");
	if (m->tags != NULL) {
		e = m->inner != NULL ? m->inner : span(m, text, len);
		buf_str(m->out, "/MCID ");
		pdf_number(m->out, pdf_tag_mark(m->tags, e, m->page), 0);
	}
	begin_actual_text(m->out, text, len);
}

void
pdf_mark_said(struct pdf_marker *m)
{
	buf_str(m->out, "EMC\n");
	m->node = NULL;
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
