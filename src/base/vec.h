/*
 * A growing list of borrowed pointers.  Memory lives in the arena given at
 * the first push; an outgrown array is simply left there.  Initialise { 0 }.
 */
#ifndef BASE_VEC_H
#define BASE_VEC_H

#include <stddef.h>

struct arena;

struct vec {
	void	**at;
	size_t	  n;
	size_t	  cap;
};

void	 vec_push(struct vec *, struct arena *, const void *);

#endif
