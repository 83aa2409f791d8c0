/*
 * Memory in regions.  Everything movant makes lives in an arena that the
 * caller passes; nothing is freed singly.  There are three by custom: the
 * program's (definitions, fonts), the job's (answers, document, pages; rewound
 * per packet) and scratch (a mark taken and rewound inside one function).
 *
 *	struct arena_mark m = arena_mark(a);
 *	char *s = arena_printf(a, "%s-%d", name, n);
 *	arena_rewind(a, m);		(s is gone, deferred cleanups ran)
 *
 * Out of memory prints one line and ends the program with status 3; readers
 * have limits (limits.h), so input cannot cause it.
 */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stdarg.h>
#include <stddef.h>

struct arena;

struct arena_mark {
	void	*block;		/* block in use when the mark was taken */
	size_t	 used;		/* bytes used in it */
	void	*cleanup;	/* newest cleanup registered by then */
};

/* A new region; close it with arena_close, which runs the cleanups. */
struct arena	*arena_open(void);
void		 arena_close(struct arena *);

/* Zeroed memory, aligned for any type; never NULL, also for size 0. */
void		*arena_alloc(struct arena *, size_t size);
/* The same for n elements; n * size is checked for overflow. */
void		*arena_array(struct arena *, size_t n, size_t size);
/* The same, but it holds anything: the caller writes before it reads. */
void		*arena_raw(struct arena *, size_t n, size_t size);

char		*arena_strdup(struct arena *, const char *);
char		*arena_strndup(struct arena *, const char *, size_t n);
char		*arena_printf(struct arena *, const char *fmt, ...)
		    __attribute__((format(printf, 2, 3)));
char		*arena_vprintf(struct arena *, const char *fmt, va_list)
		    __attribute__((format(printf, 2, 0)));

/*
 * Tie a foreign object to the region: fn(object) runs when the region is
 * closed or rewound past this point, newest first.
 */
void		 arena_defer(struct arena *, void (*fn)(void *), void *object);

struct arena_mark arena_mark(struct arena *);
void		 arena_rewind(struct arena *, struct arena_mark);

/*
 * Beside spare blocks: all memory that is given back, also by libraries, stays
 * in the process for the next packet, up to some 64 MB, where the C library can
 * be told so.
 */
void		 arena_keep(void);
/*
 * Bytes of the blocks in use now; a mark taken and rewound gives them back.
 * Beside them up to 4 MB of each arena lie ready for the next packet.
 */
size_t		 arena_held(const struct arena *);

#endif
