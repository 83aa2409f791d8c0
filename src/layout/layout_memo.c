/*
 * Paragraphs that were set before.  Most of what a packet says is the same for
 * every client; only what is not is broken into lines again.
 *
 * A paragraph that quotes an answer is kept for the packet only, in which the
 * caption stands on every paper: nothing of one client stays behind.
 */
#include "base/arena.h"
#include "layout/layout_int.h"

#define HELD	(16u << 20)	/* bytes that a trim leaves alone: a dozen states */

static void drop_key(void *b) { buf_free(b); }

struct layout_memo *
layout_memo_open(struct arena *arena)
{
	struct layout_memo *m = arena_alloc(arena, sizeof(*m));

	memo_open(&m->sets, arena);
	memo_open(&m->answers, arena);
	arena_defer(arena, drop_key, &m->key);
	return m;
}

uint64_t
layout_memo_trim(struct layout_memo *m)
{
	if (memo_trim(&m->sets, HELD))
		m->gone = m->runs;
	memo_trim(&m->answers, 0);
	return m->gone;
}

uint64_t
layout_memo_run(struct layout_memo *m, const struct memo *in)
{
	return in == &m->sets ? ++m->runs : 0;
}

struct memo *
layout_memo_for(struct layout_memo *m, const struct layout_para *para,
    int32_t least)
{
	const int32_t shape[] = { para->width, para->indent, para->size,
	    (int32_t)para->style, (int32_t)para->align, least };
	const char *field = NULL;
	bool answers = para->answer;

	buf_clear(&m->key);
	buf_add(&m->key, shape, sizeof(shape));
	for (const struct doc_node *n = para->first; n != para->end;
	    n = n->next) {
		/* an answer is ordered by itself, its pieces together */
		const int32_t head[] = { (int32_t)n->kind, (int32_t)n->style,
		    n->width, n->field == NULL ? 0 : field != NULL &&
		    strcmp(n->field, field) == 0 ? 1 : 2 };

		field = n->field;
		answers |= n->field != NULL;
		buf_add(&m->key, head, sizeof(head));
		if (n->kind == DOC_TEXT)
			buf_add(&m->key, n->text, strlen(n->text) + 1);
	}
	return answers ? &m->answers : &m->sets;
}
