/*
 * Paragraphs that were set before.  Most of what a packet says is the same for
 * every client; only what is not is broken into lines again.
 *
 * A paragraph that quotes an answer is not kept: it would seldom be met again,
 * and nothing of one client should stay behind longer than it is needed.
 */
#include "base/arena.h"
#include "layout/layout_int.h"

#define HELD	(8u << 20)	/* bytes that a trim leaves alone */

static void drop_key(void *b) { buf_free(b); }

struct layout_memo *
layout_memo_open(struct arena *arena)
{
	struct layout_memo *m = arena_alloc(arena, sizeof(*m));

	memo_open(&m->sets, arena);
	arena_defer(arena, drop_key, &m->key);
	return m;
}

void
layout_memo_trim(struct layout_memo *m)
{
	memo_trim(&m->sets, HELD);
}

uint64_t
layout_memo_run(struct layout_memo *m)
{
	return ++m->runs;
}

bool
layout_memo_key(struct buf *key, const struct layout_para *para,
    int32_t least)
{
	const int32_t shape[] = { para->width, para->indent, para->size,
	    (int32_t)para->style, (int32_t)para->align, least };

	if (para->answer)
		return false;
	buf_clear(key);
	buf_add(key, shape, sizeof(shape));
	for (const struct doc_node *n = para->first; n != para->end;
	    n = n->next) {
		const int32_t head[] = { (int32_t)n->kind, (int32_t)n->style,
		    n->width };

		if (n->field != NULL)
			return false;
		buf_add(key, head, sizeof(head));
		if (n->kind == DOC_TEXT)
			buf_add(key, n->text, strlen(n->text) + 1);
	}
	return true;
}
