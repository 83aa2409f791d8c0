/* Colour spaces, as the checks of what is drawn ask about them. */
#ifndef VERIFY_VERIFY_COLOUR_H
#define VERIFY_VERIFY_COLOUR_H

#include "verify/verify_int.h"

/*
 * Hold a colour space that is used against the rules: a name, an array, or
 * what the Default spaces of the resources put in its place.
 */
void	 verify_colour_space(struct verify *, const struct verify_obj *space,
	    const struct verify_obj *resources, const char *where);
/* "RGB ", "CMYK" or "GRAY": the colours of the output intent; "" = none. */
const char *verify_intent(struct verify *);
/* Number of colours of an ICCBased space, 0 when it is another. */
int	 verify_icc_colours(struct verify *, const struct verify_obj *space);
bool	 verify_rendering_intent(const struct verify_obj *);

#endif
