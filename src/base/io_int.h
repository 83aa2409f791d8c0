/* What the files of io_* share. */
#ifndef BASE_IO_INT_H
#define BASE_IO_INT_H

#include "base/io_place.h"

struct io_place {
	struct arena	*arena;
	const char	*path;
	const char	*then;		/* io_place_advise, or NULL */
	int		 fd;
};

/* write-failed by errno; name is in the place, or NULL.  Returns false. */
bool	 io_place_fail(struct io_place *, struct diags *, const char *name,
	    const char *what);

#endif
