/* The dictionaries that drawing uses, each held against its rules. */
#ifndef VERIFY_VERIFY_DRAWING_H
#define VERIFY_VERIFY_DRAWING_H

#include "verify/verify_int.h"

/* What in a graphics state makes things transparent; NULL = nothing. */
const char *verify_state_transparency(struct verify *,
	    const struct verify_obj *state);
void	 verify_state(struct verify *, const struct verify_obj *state,
	    const char *where);
void	 verify_image(struct verify *, const struct verify_obj *image,
	    const char *where);
/* Its dictionary, with keys written short or in full. */
void	 verify_inline_image(struct verify *, const struct verify_obj *image,
	    const char *where);
void	 verify_form(struct verify *, const struct verify_obj *form,
	    const char *where);
/* JPEG 2000 data; space: the dictionary of the picture names its own. */
void	 verify_jpx(struct verify *, const void *data, size_t len, bool space,
	    const char *where);

#endif
