#include "render/pdf/pdf_int.h"

void
pdf_number(struct buf *b, int64_t value, unsigned places)
{
	char digits[24];
	size_t at = sizeof(digits);
	uint64_t rest = value < 0 ? 0 - (uint64_t)value : (uint64_t)value;
	bool started = false;

	/* From the right; zeros at the end of the fraction are not written. */
	for (unsigned i = 0; i < places; i++, rest /= 10) {
		if (rest % 10 == 0 && !started)
			continue;
		started = true;
		digits[--at] = (char)('0' + rest % 10);
	}
	if (started)
		digits[--at] = '.';
	if (rest == 0)
		digits[--at] = '0';
	for (; rest > 0; rest /= 10)
		digits[--at] = (char)('0' + rest % 10);
	if (value < 0)
		buf_char(b, '-');
	buf_add(b, digits + at, sizeof(digits) - at);
}
