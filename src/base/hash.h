/* SHA-256 by nettle; its only door. */
#ifndef BASE_HASH_H
#define BASE_HASH_H

#include <stddef.h>

struct arena;

#define HASH_BYTES	32

void	 hash_sha256(const void *, size_t, unsigned char out[HASH_BYTES]);
/* 64 lower-case hexadecimal digits, in the arena. */
char	*hash_hex(struct arena *, const void *, size_t);

#endif
