#include <string.h>

#include "base/arena.h"
#include "base/hash.h"
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
	const struct memo_entry *e = slot(m, hash_quick(key, len), key,
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
	uint64_t hash = hash_quick(key, len);

	e->len = len;
	e->value = value;
	if (len > 0)
		memcpy(e->key, key, len);
	*slot(m, hash, key, len) = (struct memo_slot){ hash, e };
	if (++m->n > m->nslots / 2)
		grow(m);
}
