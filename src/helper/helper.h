/*
 * movant-pdf, the program that reads PDF objects for movant: it checks finished
 * files and puts many into one.  The library that it needs brings fifteen
 * others, which a process that only drafts does without; and what strangers'
 * files do to it happens in a process of its own, with a bound on its memory.
 * movant starts it with the command line that it was given.
 */
#ifndef HELPER_HELPER_H
#define HELPER_HELPER_H

#include <stdbool.h>

struct cli;

/* The two commands: as others in cli/, but only here. */
bool	 helper_verify(struct cli *);
bool	 helper_collate(struct cli *);

#endif
