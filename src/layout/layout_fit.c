/*
 * Where lines end.  First fit: each line takes what it can.  The interface
 * gives the whole paragraph at once, so that a method which weighs all lines
 * against each other can stand here instead.
 */
#include "layout/layout_int.h"

size_t
layout_fit(const struct layout_atom *atoms, size_t n, int32_t first,
    int32_t rest, size_t *ends)
{
	size_t lines = 0, start = 0;
	int32_t width = first, used = 0;

	for (size_t i = 0; i < n; i++) {
		if (i > start && used + atoms[i].width > width) {
			ends[lines++] = i;
			start = i;
			width = rest;
			used = 0;
		}
		used += atoms[i].full;
		if (atoms[i].must) {
			ends[lines++] = i + 1;
			start = i + 1;
			width = rest;
			used = 0;
		}
	}
	if (start < n)
		ends[lines++] = n;
	return lines;
}
