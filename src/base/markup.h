/* Characters that mean something in XML and HTML, as entities of both. */
#ifndef BASE_MARKUP_H
#define BASE_MARKUP_H

#include <stdbool.h>
#include <stdint.h>

struct buf;

/*
 * Add the entity of a character that text and quoted attributes must not hold
 * as it is: & < > " '.  False, and nothing added, for every other one.
 */
bool	 markup_entity(struct buf *, uint32_t codepoint);

#endif
