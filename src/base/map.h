/*
 * A table from strings to pointers that remembers the order of entry, so that
 * walking it is the same on every run.  Keys are copied into the arena; values
 * are borrowed.  There is no removal.
 */
#ifndef BASE_MAP_H
#define BASE_MAP_H

#include <stddef.h>
#include <stdint.h>

struct arena;

struct map_entry {
	const char	*key;
	void		*value;
	uint32_t	 hash;
};

struct map {
	struct map_entry *entries;	/* in order of entry */
	uint32_t	 *slots;	/* index + 1, 0 = free */
	size_t		  n;
	size_t		  cap;		/* of entries */
	size_t		  nslots;	/* power of two */
};

/* The value put under the key, or NULL. */
void	*map_find(const struct map *, const char *key);
/* Put or replace. */
void	 map_put(struct map *, struct arena *, const char *key, const void *);
/* The key that a misspelt one most likely means, or NULL when none is near. */
const char *map_nearest(const struct map *, const char *key);

#endif
