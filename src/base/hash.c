#include <nettle/sha2.h>

#include "base/arena.h"
#include "base/hash.h"

void
hash_sha256(const void *data, size_t len, unsigned char out[HASH_BYTES])
{
	struct sha256_ctx ctx;

	sha256_init(&ctx);
	sha256_update(&ctx, len, data);
	sha256_digest(&ctx, HASH_BYTES, out);
}

void
hash_digits(const void *data, size_t len, char out[HASH_DIGITS + 1])
{
	static const char digit[] = "0123456789abcdef";
	unsigned char sum[HASH_BYTES];

	hash_sha256(data, len, sum);
	for (int i = 0; i < HASH_BYTES; i++) {
		out[i * 2] = digit[sum[i] >> 4];
		out[i * 2 + 1] = digit[sum[i] & 15];
	}
	out[HASH_DIGITS] = '\0';
}

char *
hash_hex(struct arena *a, const void *data, size_t len)
{
	char *out = arena_alloc(a, HASH_DIGITS + 1);

	hash_digits(data, len, out);
	return out;
}
