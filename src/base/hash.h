/* SHA-256 by nettle, whose only door this is; and a number for tables. */
#ifndef BASE_HASH_H
#define BASE_HASH_H

#include <stddef.h>
#include <stdint.h>

struct arena;

#define HASH_BYTES	32
#define HASH_DIGITS	(2 * HASH_BYTES)

void	 hash_sha256(const void *, size_t, unsigned char out[HASH_BYTES]);
/* As lower-case hexadecimal digits, and a NUL. */
void	 hash_digits(const void *, size_t, char out[HASH_DIGITS + 1]);
/* The same in the arena. */
char	*hash_hex(struct arena *, const void *, size_t);

/*
 * Where in a table to look for a key.  The same on every machine of one byte
 * order and in every run; no order of anything that is seen follows from it.
 */
uint64_t hash_quick(const void *, size_t);

#endif
