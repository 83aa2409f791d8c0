#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

#include "base/arena.h"

#define ARENA_BLOCK	(64u << 10)
#define ARENA_ALIGN	16u
#define ARENA_SPARE	64	/* blocks kept: about what one packet takes */
#define ARENA_SMALL	64u	/* cleared in one go, whatever was asked */
#define PRINT_SHORT	256	/* bytes that are printed but once */

struct arena_block {
	struct arena_block	*below;		/* older block, or NULL */
	size_t			 size;		/* bytes of room */
	size_t			 used;
	char			*room;
};

struct arena_cleanup {
	struct arena_cleanup	*below;
	void			(*fn)(void *);
	void			*object;
};

struct arena {
	struct arena_block	*top;
	struct arena_block	*spare;		/* blocks kept at a rewind */
	size_t			 nspare;
	struct arena_cleanup	*cleanups;
	size_t			 held;
};

static void
out_of_memory(void)
{
	fputs("movant: fatal: out of memory\n", stderr);
	exit(3);
}

static struct arena_block *
block_new(struct arena *a, size_t size)
{
	struct arena_block *b = a->spare;

	if (b != NULL && size == ARENA_BLOCK) {
		a->spare = b->below;
		a->nspare--;
	} else {
		b = malloc(sizeof(*b) + ARENA_ALIGN + size);
		if (b == NULL)
			out_of_memory();
		b->size = size;
		b->room = (char *)(((uintptr_t)(b + 1) + ARENA_ALIGN - 1) &
		    ~(uintptr_t)(ARENA_ALIGN - 1));
	}
	a->held += b->size;
	b->used = 0;
	b->below = a->top;
	a->top = b;
	return b;
}

static void
block_drop(struct arena *a, struct arena_block *b)
{
	a->held -= b->size;
	/* So many ordinary blocks stay: a job per row does not churn. */
	if (a->nspare < ARENA_SPARE && b->size == ARENA_BLOCK) {
		b->below = a->spare;
		a->spare = b;
		a->nspare++;
		return;
	}
	free(b);
}

void
arena_keep(void)
{
#ifdef __GLIBC__
	/*
	 * Spare blocks are ordinary blocks only.  What is larger, and what the
	 * libraries take, would go back after each packet and come again with
	 * a page fault each 4 KB: two in a hundred of a packet's time.
	 */
	(void)mallopt(M_MMAP_THRESHOLD, 16 << 20);
	(void)mallopt(M_TRIM_THRESHOLD, 64 << 20);
	(void)mallopt(M_TOP_PAD, 1 << 20);
#endif
}

struct arena *
arena_open(void)
{
	struct arena *a = calloc(1, sizeof(*a));

	if (a == NULL)
		out_of_memory();
	return a;
}

void
arena_close(struct arena *a)
{
	if (a == NULL)
		return;
	arena_rewind(a, (struct arena_mark){ 0 });
	while (a->spare != NULL) {
		struct arena_block *b = a->spare;

		a->spare = b->below;
		free(b);
	}
	free(a);
}

/* Room that holds whatever it held before. */
static inline char *
take(struct arena *a, size_t size, size_t *need)
{
	struct arena_block *b = a->top;
	char *p;

	if (size > SIZE_MAX / 2)
		out_of_memory();
	*need = (size + ARENA_ALIGN - 1) & ~(size_t)(ARENA_ALIGN - 1);
	if (*need == 0)
		*need = ARENA_ALIGN;
	if (b == NULL || b->size - b->used < *need)
		b = block_new(a, *need > ARENA_BLOCK ? *need : ARENA_BLOCK);
	p = b->room + b->used;
	b->used += *need;
	return p;
}

void *
arena_alloc(struct arena *a, size_t size)
{
	size_t need;
	char *p = take(a, size, &need);

	/* What lies behind it is nobody's, so that the small are as one. */
	if (need <= ARENA_SMALL && a->top->size - a->top->used >= ARENA_SMALL)
		return memset(p, 0, ARENA_SMALL);
	return memset(p, 0, need);
}

void *
arena_array(struct arena *a, size_t n, size_t size)
{
	if (size != 0 && n > SIZE_MAX / 2 / size)
		out_of_memory();
	return arena_alloc(a, n * size);
}

void *
arena_raw(struct arena *a, size_t n, size_t size)
{
	size_t need;

	if (size != 0 && n > SIZE_MAX / 2 / size)
		out_of_memory();
	return take(a, n * size, &need);
}

char *
arena_strndup(struct arena *a, const char *s, size_t n)
{
	size_t need;
	char *p = take(a, n + 1, &need);

	if (n > 0)
		memcpy(p, s, n);
	p[n] = '\0';
	return p;
}

char *
arena_strdup(struct arena *a, const char *s)
{
	return arena_strndup(a, s, strlen(s));
}

char *
arena_vprintf(struct arena *a, const char *fmt, va_list ap)
{
	char text[PRINT_SHORT], *p;
	va_list again;
	size_t need;
	int n;

	va_copy(again, ap);
	n = vsnprintf(text, sizeof(text), fmt, again);
	va_end(again);
	if (n < 0)
		out_of_memory();
	if ((size_t)n < sizeof(text))
		return arena_strndup(a, text, (size_t)n);
	p = take(a, (size_t)n + 1, &need);
	vsnprintf(p, (size_t)n + 1, fmt, ap);
	return p;
}

char *
arena_printf(struct arena *a, const char *fmt, ...)
{
	va_list ap;
	char *p;

	va_start(ap, fmt);
	p = arena_vprintf(a, fmt, ap);
	va_end(ap);
	return p;
}

void
arena_defer(struct arena *a, void (*fn)(void *), void *object)
{
	struct arena_cleanup *c = arena_alloc(a, sizeof(*c));

	c->fn = fn;
	c->object = object;
	c->below = a->cleanups;
	a->cleanups = c;
}

struct arena_mark
arena_mark(struct arena *a)
{
	return (struct arena_mark){ a->top, a->top ? a->top->used : 0,
	    a->cleanups };
}

void
arena_rewind(struct arena *a, struct arena_mark m)
{
	struct arena_block *b;

	/* A cleanup lives in the region, so all run before memory goes. */
	while (a->cleanups != m.cleanup) {
		struct arena_cleanup *c = a->cleanups;

		a->cleanups = c->below;
		c->fn(c->object);
	}
	while (a->top != m.block) {
		b = a->top;
		a->top = b->below;
		block_drop(a, b);
	}
	if (a->top != NULL)
		a->top->used = m.used;
}

size_t
arena_held(const struct arena *a)
{
	return a->held;
}
