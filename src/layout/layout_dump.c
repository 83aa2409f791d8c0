/*
 * Pages and placed items as lines of text, for golden files:
 *
 *	page 1 of 2 "declaration"
 *	  text 72.000 700.000 w 24.500 bold 12.000 "In re " (title)
 *	  text 46.500 712.000 w 6.000 regular 12.000 "1" (artifact)
 *
 * An artifact is what the tree does not say: numbers of lines, rules, repeated
 * heads; that of the page's foot is a footer.
 */
#include <inttypes.h>

#include "base/buf.h"
#include "doc/doc.h"
#include "layout/layout.h"

static const char *const faces[LAYOUT_FACES] = {
	[LAYOUT_REGULAR] = "regular",
	[LAYOUT_BOLD] = "bold",
	[LAYOUT_ITALIC] = "italic",
	[LAYOUT_BOLD_ITALIC] = "bold-italic",
};

static void
points(struct buf *b, int32_t v)
{
	int64_t a = v < 0 ? -(int64_t)v : v;

	buf_printf(b, " %s%" PRId64 ".%03" PRId64, v < 0 ? "-" : "", a / 1000,
	    a % 1000);
}

static void
dump_item(struct buf *b, const struct layout_item *it)
{
	static const char *const kinds[] = {
		[LAYOUT_TEXT] = "text",
		[LAYOUT_RULE] = "rule",
		[LAYOUT_BOX] = "box",
	};

	buf_printf(b, "  %s", kinds[it->kind]);
	points(b, it->x);
	points(b, it->y);
	buf_str(b, " w");
	points(b, it->w);
	if (it->kind == LAYOUT_RULE) {
		buf_str(b, " h");
		points(b, it->h);
	} else if (it->kind == LAYOUT_BOX && it->ticked) {
		buf_str(b, " ticked");
	} else if (it->kind == LAYOUT_TEXT) {
		buf_printf(b, " %s", faces[it->face]);
		points(b, it->size);
		if (it->word_space != 0)
			buf_printf(b, " +%" PRId32, it->word_space);
		buf_printf(b, " %s\"%.*s\"", it->label ? "label " : "",
		    (int)it->len, it->text);
	}
	buf_printf(b, " (%s)\n", it->footer ? "footer" :
	    it->node == NULL ? "artifact" :
	    it->block != NULL ? doc_kind_name(it->block->kind) :
	    doc_kind_name(it->node->kind));
}

void
layout_dump(const struct layout *l, struct buf *b)
{
	for (size_t i = 0; i < l->n; i++) {
		const struct layout_page *p = &l->pages[i];

		buf_printf(b, "page %d of %d \"%s\"\n", p->number, p->of,
		    p->paper->id ? p->paper->id : "");
		for (size_t k = 0; k < p->n; k++)
			dump_item(b, &p->items[k]);
	}
}
