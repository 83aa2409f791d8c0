#include <string.h>

#include "base/arena.h"
#include "base/memo.h"

#define SLOTS	256

struct memo_entry {
	size_t		 len;
	void		*value;
	char		 key[];
};

/* With its hash, so that entries of other keys are left where they lie. */
struct memo_slot {
	uint64_t	 hash;
	struct memo_entry *entry;	/* NULL = free */
};

static void drop(void *p) { arena_close(p); }

static void
clear(struct memo *m)
{
	m->nslots = SLOTS;
	m->n = 0;
	m->slots = arena_array(m->arena, m->nslots, sizeof(*m->slots));
}

void
memo_open(struct memo *m, struct arena *owner)
{
	m->arena = arena_open();
	arena_defer(owner, drop, m->arena);
	clear(m);
}

int
memo_trim(struct memo *m, size_t most)
{
	if (arena_held(m->arena) <= most)
		return 0;
	arena_rewind(m->arena, (struct arena_mark){ 0 });
	clear(m);
	return 1;
}

static uint64_t
mix(uint64_t h, const char *eight)
{
	uint64_t w;

	memcpy(&w, eight, sizeof(w));
	h = (h ^ w) * 0xD6E8FEB86659FD93u;
	return h ^ h >> 32;
}

/*
 * Four times eight bytes at a time: keys may be whole pages.  The same on every
 * machine of one byte order; no order of anything follows from it.
 */
static uint64_t
hash_of(const char *key, size_t len)
{
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
	if (len > 0)
		memcpy(rest, key, len);
	return mix(h, rest);
}

/* Where the key is, or would be put. */
static struct memo_slot *
slot(const struct memo *m, uint64_t hash, const char *key, size_t len)
{
	size_t i = hash & (m->nslots - 1);

	for (; m->slots[i].entry != NULL; i = (i + 1) & (m->nslots - 1)) {
		const struct memo_entry *e = m->slots[i].entry;

		if (m->slots[i].hash == hash && e->len == len && (len == 0 ||
		    memcmp(e->key, key, len) == 0))
			break;
	}
	return &m->slots[i];
}

void *
memo_find(const struct memo *m, const void *key, size_t len)
{
	const struct memo_entry *e = slot(m, hash_of(key, len), key,
	    len)->entry;

	return e != NULL ? e->value : NULL;
}

static void
grow(struct memo *m)
{
	const struct memo_slot *old = m->slots;
	size_t n = m->nslots;

	m->nslots *= 2;
	m->slots = arena_array(m->arena, m->nslots, sizeof(*m->slots));
	for (size_t i = 0; i < n; i++)
		if (old[i].entry != NULL)
			*slot(m, old[i].hash, old[i].entry->key,
			    old[i].entry->len) = old[i];
}

void
memo_keep(struct memo *m, const void *key, size_t len, void *value)
{
	struct memo_entry *e = arena_alloc(m->arena, sizeof(*e) + len);
	uint64_t hash = hash_of(key, len);

	e->len = len;
	e->value = value;
	if (len > 0)
		memcpy(e->key, key, len);
	*slot(m, hash, key, len) = (struct memo_slot){ hash, e };
	if (++m->n > m->nslots / 2)
		grow(m);
}
