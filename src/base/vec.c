#include <string.h>

#include "base/arena.h"
#include "base/vec.h"

void
vec_push(struct vec *v, struct arena *a, const void *p)
{
	if (v->n == v->cap) {
		size_t cap = v->cap ? v->cap * 2 : 8;
		void **at = arena_array(a, cap, sizeof(*at));

		if (v->n > 0)
			memcpy(at, v->at, v->n * sizeof(*at));
		v->at = at;
		v->cap = cap;
	}
	v->at[v->n++] = (void *)p;
}
