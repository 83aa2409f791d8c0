#include <string.h>

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

static uint64_t
mix(uint64_t h, const char *eight)
{
	uint64_t w;

	memcpy(&w, eight, sizeof(w));
	h = (h ^ w) * 0xD6E8FEB86659FD93u;
	return h ^ h >> 32;
}

/* Four times eight bytes at a time: keys may be whole pages. */
uint64_t
hash_quick(const void *data, size_t len)
{
	const char *key = data, *end = key + len;
	uint64_t h = 0x9E3779B97F4A7C15u ^ len, h2 = h + 1, h3 = h + 2,
	    h4 = h + 3;
	char rest[8] = { 0 };

	for (; len >= 32; len -= 32, key += 32) {
		h = mix(h, key);
		h2 = mix(h2, key + 8);
		h3 = mix(h3, key + 16);
		h4 = mix(h4, key + 24);
	}
	h ^= h2 * 3 ^ h3 * 5 ^ h4 * 7;
	for (; len >= 8; len -= 8, key += 8)
		h = mix(h, key);
	/* The last eight, some of them once more, are one load. */
	if (end - (const char *)data >= 8)
		return mix(h, end - 8);
	if (len > 0)
		memcpy(rest, key, len);
	return mix(h, rest);
}
