/*
 * Any tree: documents grown by chance, the same ones for the same seed.
 */
#ifndef TESTS_LAYOUT_GROW_H
#define TESTS_LAYOUT_GROW_H

#include "layout_help.h"

static unsigned seed;

static inline unsigned
chance(unsigned n)
{
	seed = seed * 1103515245u + 12345u;
	return (seed >> 16) % n;
}

static inline void
grow_inlines(struct test *t, struct doc_node *n)
{
	static const char *const texts[] = { words, "a ", "(", ") ", ". ",
	    "March 14, 2025 ", "§ 2265 ", "José O’Brien ", "  ",
	    "averyveryveryveryveryveryveryveryverylongword" };

	for (unsigned i = chance(9); i > 0; i--) {
		switch (chance(8)) {
		case 0:
			add(t, n, DOC_BREAK);
			break;
		case 1:
			add(t, n, DOC_BLANK)->width =
			    (int32_t)chance(600000);
			break;
		case 2:
			add(t, n, DOC_BOX);
			break;
		default:
			doc_text(t->arena, n, texts[chance(10)], chance(8),
			    NULL, here);
		}
	}
}

static inline void
grow(struct test *t, struct doc_node *n, int depth)
{
	static const enum doc_kind kinds[] = { DOC_TITLE, DOC_HEADING,
	    DOC_PARA, DOC_PARA, DOC_PARA, DOC_LINES, DOC_SPACE, DOC_SIGN,
	    DOC_KEEP, DOC_NOTICE, DOC_CHECK, DOC_ITEM, DOC_LIST, DOC_TABLE };
	enum doc_kind kind = kinds[chance(depth > 5 ? 8 : depth > 1 ? 13 :
	    14)];
	struct doc_node *k = add(t, n, kind);

	k->align = (enum doc_align)chance(4);
	k->level = (int)chance(4);
	k->spaced = chance(3) == 0;
	k->indent = chance(4) == 0;
	k->keep_next = chance(6) == 0;
	k->rules = chance(2) == 0;
	k->count = kind == DOC_LINES ? (int32_t)chance(9) :
	    (int32_t)chance(3000);
	k->width = (int32_t)chance(600000);
	if (chance(3) == 0)
		k->label = "(viii)";
	if (kind <= DOC_PARA) {
		grow_inlines(t, k);
	} else if (kind == DOC_TABLE) {
		for (unsigned i = chance(9); i > 0; i--) {
			struct doc_node *r = add(t, k, DOC_ROW);

			r->header = chance(5) == 0;
			for (unsigned c = chance(4); c > 0; c--)
				grow(t, add(t, r, DOC_CELL), depth + 4);
		}
	} else if (kind >= DOC_LIST && kind <= DOC_CHECK) {
		for (unsigned i = chance(6); i > 0; i--)
			grow(t, kind == DOC_LIST ? add(t, k, DOC_ITEM) : k,
			    depth + 1);
	}
}

static inline void
grow_part(struct test *t, struct doc_node *caption, enum doc_kind kind,
    unsigned most)
{
	static const char *const texts[] = { "ANA NUÑEZ,", "vs.", words,
	    "Petitioner,", "averyveryveryveryveryveryveryveryverylongword" };
	struct doc_node *n;

	if (chance(6) == 0)
		return;
	n = add(t, caption, kind);
	for (unsigned i = chance(most); i > 0; i--) {
		struct doc_node *p = add_para(t, n, texts[chance(5)]);

		p->align = (enum doc_align)chance(4);
		p->spaced = chance(8) == 0;
	}
}

/* A caption of any size; now and then higher than a page. */
static inline void
grow_caption(struct test *t, struct doc_node *paper)
{
	struct doc_node *n = add(t, paper, DOC_CAPTION);
	unsigned most = chance(8) == 0 ? 120 : 9;

	grow_part(t, n, DOC_CAPTION_FILER, chance(9) == 0 ? 90 : 8);
	grow_part(t, n, DOC_CAPTION_COURT, 5);
	grow_part(t, n, DOC_CAPTION_LEFT, most);
	grow_part(t, n, DOC_CAPTION_RIGHT, chance(9) == 0 ? most : 5);
	if (chance(4) != 0)
		grow_inlines(t, add(t, paper, DOC_TITLE));
}

/* How often each byte occurs: the order within split rows is free. */
static inline void
tally(size_t *counts, const char *s, size_t len, int by)
{
	for (size_t i = 0; i < len; i++)
		if (s[i] != ' ' && s[i] != '\n')
			counts[(unsigned char)s[i]] += (size_t)by;
}

/* Everything is placed once, though perhaps in another order. */
static inline void
check_tally(struct test *t, const struct doc_node *root,
    const struct layout *l, unsigned run)
{
	const char *plain = doc_plain(t->arena, root);
	size_t counts[256] = { 0 };

	for (size_t i = 0; i < l->n; i++)
		for (size_t k = 0; k < l->pages[i].n; k++)
			if (l->pages[i].items[k].node != NULL)
				tally(counts, l->pages[i].items[k].text,
				    l->pages[i].items[k].len, 1);
	tally(counts, plain, strlen(plain), -1);
	for (int c = 0; c < 256; c++)
		if (counts[c] != 0)
			fail_msg("tree %u, byte %d", run, c);
}

#endif
