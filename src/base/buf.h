/*
 * A growing run of bytes on the heap, always followed by a NUL that len does
 * not count.  Initialise with { 0 }; buf_free or buf_copy ends its life.
 */
#ifndef BASE_BUF_H
#define BASE_BUF_H

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

struct arena;

struct buf {
	char	*data;		/* NULL while empty */
	size_t	 len;
	size_t	 cap;
};

void	 buf_add(struct buf *, const void *, size_t);
void	 buf_str(struct buf *, const char *);
void	 buf_char(struct buf *, char);
void	 buf_utf8(struct buf *, uint32_t codepoint);
void	 buf_printf(struct buf *, const char *fmt, ...)
	    __attribute__((format(printf, 2, 3)));
/* Forget the content, keep the memory. */
void	 buf_clear(struct buf *);
void	 buf_free(struct buf *);
/* The content as a string in the arena; the buffer is left as it is. */
char	*buf_copy(const struct buf *, struct arena *);

#endif
