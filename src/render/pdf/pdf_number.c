#include "render/pdf/pdf_int.h"

#define NUMBER_MAX	24	/* bytes that one takes: a sign, 19 digits, '.' */

/* So many thousandths, but none. */
static char *
fraction(char *to, unsigned rest)
{
	*to++ = '.';
	for (unsigned i = PDF_THOUSANDTHS; i > 0; i--, rest /= 10)
		to[i - 1] = (char)('0' + rest % 10);
	to += PDF_THOUSANDTHS;
	/* Zeros at its end are not written. */
	while (to[-1] == '0')
		to--;
	return to;
}

/* A page has hundreds: what they are divided by, the compiler knows. */
void
pdf_number(struct buf *b, int64_t value, unsigned places)
{
	uint64_t rest = value < 0 ? 0 - (uint64_t)value : (uint64_t)value;
	unsigned part = 0;
	char *to = buf_room(b, NUMBER_MAX);

	if (value < 0)
		*to++ = '-';
	if (places == PDF_THOUSANDTHS) {
		part = (unsigned)(rest % 1000);
		rest /= 1000;
	}
	to = buf_digits(to, rest);
	if (part > 0)
		to = fraction(to, part);
	buf_wrote(b, to);
}
