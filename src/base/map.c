#include <string.h>

#include "base/arena.h"
#include "base/hash.h"
#include "base/map.h"
#include "base/str.h"

static uint32_t
hash(const char *s)
{
	return (uint32_t)hash_quick(s, strlen(s));
}

static struct map_entry *
find(const struct map *m, const char *key, uint32_t h)
{
	if (m->nslots == 0)
		return NULL;
	for (size_t i = h & (m->nslots - 1); m->slots[i] != 0;
	    i = (i + 1) & (m->nslots - 1)) {
		struct map_entry *e = &m->entries[m->slots[i] - 1];

		if (e->hash == h && strcmp(e->key, key) == 0)
			return e;
	}
	return NULL;
}

static void
place(struct map *m, size_t index)
{
	size_t i = m->entries[index].hash & (m->nslots - 1);

	while (m->slots[i] != 0)
		i = (i + 1) & (m->nslots - 1);
	m->slots[i] = (uint32_t)index + 1;
}

static void
grow(struct map *m, struct arena *a)
{
	size_t cap = m->cap ? m->cap * 2 : 16;
	struct map_entry *entries = arena_array(a, cap, sizeof(*entries));

	if (m->n > 0)
		memcpy(entries, m->entries, m->n * sizeof(*entries));
	m->entries = entries;
	m->cap = cap;
	m->nslots = cap * 2;
	m->slots = arena_array(a, m->nslots, sizeof(*m->slots));
	for (size_t i = 0; i < m->n; i++)
		place(m, i);
}

void *
map_find(const struct map *m, const char *key)
{
	struct map_entry *e = find(m, key, hash(key));

	return e ? e->value : NULL;
}

void
map_put(struct map *m, struct arena *a, const char *key, const void *value)
{
	uint32_t h = hash(key);
	struct map_entry *e = find(m, key, h);

	if (e != NULL) {
		e->value = (void *)value;
		return;
	}
	if (m->n == m->cap)
		grow(m, a);
	m->entries[m->n] = (struct map_entry){ arena_strdup(a, key),
	    (void *)value, h };
	place(m, m->n++);
}

const char *
map_nearest(const struct map *m, const char *key)
{
	size_t limit = strlen(key) / 3 + 1, best = limit + 1;
	const char *nearest = NULL;

	for (size_t i = 0; i < m->n; i++) {
		size_t d = str_distance(key, m->entries[i].key, limit);

		if (d < best) {
			best = d;
			nearest = m->entries[i].key;
		}
	}
	return nearest;
}
