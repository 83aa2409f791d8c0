/* Lines of a long file, one at a time (JSON lines); private to batch/. */
#ifndef BATCH_BATCH_LINES_H
#define BATCH_BATCH_LINES_H

#include <stdbool.h>
#include <stddef.h>

struct arena;
struct diags;
struct batch_lines;

struct batch_lines *batch_lines_open(struct arena *, struct diags *,
		    const char *path);
bool		 batch_lines_rewind(struct batch_lines *, struct diags *);
/*
 * The next line that is not blank, without its end, in the arena, and its
 * number.  Not *whole: it was longer than an answers file may be, which has
 * been told; none of it is given.  False at the end, or when the file cannot
 * be read on, which has been told.
 */
bool		 batch_lines_next(struct batch_lines *, struct arena *,
		    struct diags *, const char **line, size_t *len,
		    unsigned *number, bool *whole);

#endif
