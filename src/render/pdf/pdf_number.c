#include "render/pdf/pdf_int.h"

void
pdf_number(struct buf *b, int64_t value, unsigned places)
{
	char digits[24];
	size_t at = sizeof(digits);
	uint64_t rest = value < 0 ? 0 - (uint64_t)value : (uint64_t)value;

	/* Zeros at the end of the fraction are not written. */
	for (; places > 0 && rest % 10 == 0; places--)
		rest /= 10;
	if (places > 0) {
		for (; places > 0; places--, rest /= 10)
			digits[--at] = (char)('0' + rest % 10);
		digits[--at] = '.';
	}
	do
		digits[--at] = (char)('0' + rest % 10);
	while ((rest /= 10) > 0);
	if (value < 0)
		digits[--at] = '-';
	buf_add(b, digits + at, sizeof(digits) - at);
}
