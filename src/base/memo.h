/*
 * What was made of some bytes before, so that it need not be made again: a
 * table from runs of bytes to pointers, with an arena of its own in which both
 * keys and values lie.  Keys are compared byte by byte, so that a value is
 * never another key's.  It grows until its owner trims it, which forgets
 * everything: call that between jobs, when nobody holds a value.
 *
 * Nothing that is seen may depend on whether a value was found or made: a memo
 * saves time only.
 */
#ifndef BASE_MEMO_H
#define BASE_MEMO_H

#include <stddef.h>
#include <stdint.h>

struct arena;

struct memo_slot;

struct memo {
	struct arena	*arena;		/* of keys and values */
	struct memo_slot *slots;	/* power of two */
	size_t		 nslots, n;
};

/* Closed with the owner's arena. */
void	 memo_open(struct memo *, struct arena *owner);
/* The value kept under these bytes, or NULL. */
void	*memo_find(const struct memo *, const void *key, size_t len);
/*
 * Keep a value, which is not NULL and lies in the memo's arena or lives
 * longer, under bytes that were not found.
 */
void	 memo_keep(struct memo *, const void *key, size_t len, void *value);
/* Forget everything if more bytes than this are held; was it forgotten? */
int	 memo_trim(struct memo *, size_t most);

#endif
