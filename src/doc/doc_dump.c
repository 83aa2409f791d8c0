/*
 * The tree as text: for golden files (doc_dump) and for people who ask where
 * a line came from (doc_explain).
 */
#include <inttypes.h>
#include <string.h>

#include "base/arena.h"
#include "base/audience.h"
#include "base/buf.h"
#include "base/str.h"
#include "doc/doc.h"

static const char *const kind_names[] = {
	[DOC_ROOT] = "root",
	[DOC_PAPER] = "paper",
	[DOC_CAPTION] = "caption",
	[DOC_CAPTION_FILER] = "caption-filer",
	[DOC_CAPTION_COURT] = "caption-court",
	[DOC_CAPTION_LEFT] = "caption-left",
	[DOC_CAPTION_RIGHT] = "caption-right",
	[DOC_TITLE] = "title",
	[DOC_HEADING] = "heading",
	[DOC_PARA] = "para",
	[DOC_LIST] = "list",
	[DOC_ITEM] = "item",
	[DOC_TABLE] = "table",
	[DOC_ROW] = "row",
	[DOC_CELL] = "cell",
	[DOC_KEEP] = "keep",
	[DOC_NOTICE] = "notice",
	[DOC_CHECK] = "check",
	[DOC_SIGN] = "sign",
	[DOC_LINES] = "lines",
	[DOC_SPACE] = "space",
	[DOC_TEXT] = "text",
	[DOC_BREAK] = "break",
	[DOC_BLANK] = "blank",
	[DOC_BOX] = "box",
};

static const char *const align_names[] = {
	[DOC_LEFT] = "left",
	[DOC_CENTER] = "center",
	[DOC_RIGHT] = "right",
	[DOC_JUSTIFY] = "justify",
};

const char *
doc_kind_name(enum doc_kind kind)
{
	return kind_names[kind];
}

static void
quoted(struct buf *b, const char *name, const char *text)
{
	if (text == NULL)
		return;
	buf_char(b, ' ');
	if (name[0] != '\0')
		buf_printf(b, "%s=", name);
	buf_char(b, '"');
	for (; *text != '\0'; text++) {
		if (*text == '"' || *text == '\\')
			buf_char(b, '\\');
		buf_char(b, *text);
	}
	buf_char(b, '"');
}

static void
number(struct buf *b, const char *name, int32_t n)
{
	if (n != 0)
		buf_printf(b, " %s=%" PRId32, name, n);
}

static void
dump_flags(struct buf *b, const struct doc_node *n)
{
	const struct { bool set; const char *name; } flags[] = {
		{ n->style & DOC_BOLD, "bold" },
		{ n->style & DOC_ITALIC, "italic" },
		{ n->style & DOC_SMALL, "small" },
		{ n->spaced, "spaced" },
		{ n->indent, "indent" },
		{ n->keep_next, "keep-next" },
		{ n->header, "header" },
		{ n->ticked, "ticked" },
		{ n->rules, "rules" },
		{ n->sheet, "sheet" },
	};

	for (size_t i = 0; i < sizeof(flags) / sizeof(flags[0]); i++)
		if (flags[i].set)
			buf_printf(b, " %s", flags[i].name);
}

static void
dump_columns(struct buf *b, const struct doc_node *n)
{
	if (n->ncolumns == 0)
		return;
	buf_str(b, " columns=");
	for (size_t i = 0; i < n->ncolumns; i++)
		buf_printf(b, "%s%" PRId32, i ? "," : "", n->columns[i]);
}

static void
dump_audience(struct buf *b, unsigned set)
{
	static const struct { unsigned bit; const char *name; } words[] = {
		{ AUDIENCE_COURT, "court" },
		{ AUDIENCE_OTHER, "other-party" },
		{ AUDIENCE_SELF, "self" },
		{ AUDIENCE_SEALED, "sealed" },
		{ AUDIENCE_AGENCY, "agency" },
	};
	const char *sep = " audience=";

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		if ((set & words[i].bit) == 0)
			continue;
		buf_printf(b, "%s%s", sep, words[i].name);
		sep = ",";
	}
}

static void
dump_node(struct buf *b, const struct doc_node *n, int depth)
{
	for (int i = 0; i < depth; i++)
		buf_str(b, "  ");
	buf_str(b, doc_kind_name(n->kind));
	quoted(b, "", n->text);
	quoted(b, "id", n->id);
	quoted(b, "title", n->title);
	quoted(b, "short", n->short_title);
	quoted(b, "case", n->case_number);
	dump_audience(b, n->audience);
	quoted(b, "label", n->label);
	number(b, "level", n->level);
	if (n->align != DOC_LEFT)
		buf_printf(b, " %s", align_names[n->align]);
	dump_flags(b, n);
	number(b, "count", n->count);
	number(b, "width", n->width);
	dump_columns(b, n);
	if (n->field != NULL)
		buf_printf(b, " field=%s", n->field);
	if (n->lang != NULL)
		buf_printf(b, " lang=%s", n->lang);
	quoted(b, "href", n->href);
	buf_char(b, '\n');
}

void
doc_dump(const struct doc_node *top, struct buf *b)
{
	const struct doc_node *n = top;
	int depth = 0;

	for (;;) {
		dump_node(b, n, depth);
		if (n->first != NULL) {
			n = n->first;
			depth++;
			continue;
		}
		while (n != top && n->next == NULL) {
			n = n->parent;
			depth--;
		}
		if (n == top)
			return;
		n = n->next;
	}
}

/* Does the node hold inlines of its own, or print something by itself? */
static bool
explained(const struct doc_node *n)
{
	return !doc_inline(n->kind) && ((n->first != NULL &&
	    doc_inline(n->first->kind)) || n->kind == DOC_SIGN ||
	    n->kind == DOC_LINES || n->kind == DOC_CHECK);
}

static bool
field_seen(const struct doc_node *block, const struct doc_node *n)
{
	for (const struct doc_node *m = block->first; m != n; m = m->next)
		if (m->field != NULL && strcmp(m->field, n->field) == 0)
			return true;
	return false;
}

/* Was the ground of a text told before it in the block? */
static bool
ground_seen(const struct doc_node *block, const struct doc_node *at)
{
	for (const struct doc_node *n = block->first; n != at; n = n->next)
		if (str_eq(n->ground, at->ground))
			return true;
	return false;
}

static void
explain_text(struct buf *b, const struct doc_node *block)
{
	if (block->label != NULL)
		buf_printf(b, "%s ", block->label);
	for (const struct doc_node *n = block->first; n; n = n->next) {
		if (n->kind == DOC_TEXT)
			buf_str(b, n->text);
		else if (n->kind == DOC_BREAK)
			buf_char(b, ' ');
		else if (n->kind == DOC_BLANK)
			buf_str(b, "____");
		else if (n->kind == DOC_BOX)
			buf_str(b, n->ticked ? "[x]" : "[ ]");
	}
	buf_char(b, '\n');
}

static void
explain_block(struct buf *b, const struct doc_node *block)
{
	const char *sep = "      answers: ";

	buf_printf(b, "  %s: ", doc_kind_name(block->kind));
	explain_text(b, block);
	if (block->origin.file != NULL)
		buf_printf(b, "      from %s:%u:%u\n", block->origin.file,
		    block->origin.line, block->origin.column);
	if (block->because != NULL)
		buf_printf(b, "      because: %s\n", block->because);
	for (const struct doc_node *n = block->first; n; n = n->next)
		if (n->ground != NULL && !ground_seen(block, n))
			buf_printf(b, "      law: %s\n", n->ground);
	for (const struct doc_node *n = block->first; n; n = n->next) {
		if (n->field == NULL || field_seen(block, n))
			continue;
		buf_printf(b, "%s%s", sep, n->field);
		if (n->kind == DOC_BLANK)
			buf_str(b, " (blank)");
		sep = ", ";
	}
	if (sep[0] == ',')
		buf_char(b, '\n');
}

void
doc_explain(const struct doc_node *top, struct buf *b)
{
	for (const struct doc_node *n = top; n != NULL; n = doc_walk(top, n)) {
		if (n->kind == DOC_PAPER)
			buf_printf(b, "%s: %s\n", n->id ? n->id : "paper",
			    n->title ? n->title : "");
		else if (explained(n))
			explain_block(b, n);
	}
}
