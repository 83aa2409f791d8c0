/*
 * A growing run of bytes on the heap, always followed by a NUL that len does
 * not count.  Initialise with { 0 }; buf_free or buf_copy ends its life.
 */
#ifndef BASE_BUF_H
#define BASE_BUF_H

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

struct arena;

struct buf {
	char	*data;		/* NULL while empty */
	size_t	 len;
	size_t	 cap;
};

/* Make room for so many bytes and the NUL behind them. */
void	 buf_reserve(struct buf *, size_t more);

/* Here, since whole pages are written byte by byte. */
static inline void
buf_add(struct buf *b, const void *data, size_t n)
{
	if (n + 1 > b->cap - b->len || b->data == NULL)
		buf_reserve(b, n);
	if (n > 0)
		memcpy(b->data + b->len, data, n);
	b->len += n;
	b->data[b->len] = '\0';
}

static inline void
buf_char(struct buf *b, char c)
{
	if (b->cap - b->len < 2)
		buf_reserve(b, 1);
	b->data[b->len++] = c;
	b->data[b->len] = '\0';
}

static inline void
buf_str(struct buf *b, const char *s)
{
	buf_add(b, s, strlen(s));
}

/*
 * Room for so many bytes behind the content, to be written in place; buf_wrote
 * says where they end.  For what is put together from many small pieces.
 */
static inline char *
buf_room(struct buf *b, size_t n)
{
	if (n + 1 > b->cap - b->len || b->data == NULL)
		buf_reserve(b, n);
	return b->data + b->len;
}

static inline void
buf_wrote(struct buf *b, char *end)
{
	b->len = (size_t)(end - b->data);
	*end = '\0';
}

/*
 * The digits of a number, into room for 20 bytes: where they end.  What is
 * written by the thousand is not printed by a format.
 */
char	*buf_digits(char *to, uint64_t);
void	 buf_number(struct buf *, uint64_t);

void	 buf_utf8(struct buf *, uint32_t codepoint);
void	 buf_printf(struct buf *, const char *fmt, ...)
	    __attribute__((format(printf, 2, 3)));
/* Forget the content, keep the memory. */
void	 buf_clear(struct buf *);
void	 buf_free(struct buf *);
/* The content, which the arena frees from now on; the buffer is empty then. */
char	*buf_give(struct buf *, struct arena *);
/* The content as a string in the arena; the buffer is left as it is. */
char	*buf_copy(const struct buf *, struct arena *);

#endif
