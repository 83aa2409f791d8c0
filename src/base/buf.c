#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"

#define NUMBER	20	/* digits of the longest */

void
buf_reserve(struct buf *b, size_t more)
{
	size_t cap = b->cap ? b->cap : 256;
	char *p;

	if (more >= SIZE_MAX / 4 || b->len >= SIZE_MAX / 4) {
		fputs("movant: fatal: out of memory\n", stderr);
		exit(3);
	}
	while (cap < b->len + more + 1)
		cap *= 2;
	if (cap == b->cap)
		return;
	p = realloc(b->data, cap);
	if (p == NULL) {
		fputs("movant: fatal: out of memory\n", stderr);
		exit(3);
	}
	b->data = p;
	b->cap = cap;
}

char *
buf_digits(char *to, uint64_t v)
{
	unsigned n = 1;

	for (uint64_t ten = 10; n < NUMBER && v >= ten; ten *= 10)
		n++;
	for (unsigned i = n; i > 0; i--, v /= 10)
		to[i - 1] = (char)('0' + v % 10);
	return to + n;
}

void
buf_number(struct buf *b, uint64_t v)
{
	buf_wrote(b, buf_digits(buf_room(b, NUMBER), v));
}

void
buf_utf8(struct buf *b, uint32_t c)
{
	char out[4];
	size_t n;

	if (c < 0x80) {
		out[0] = (char)c;
		n = 1;
	} else if (c < 0x800) {
		out[0] = (char)(0xC0 | c >> 6);
		out[1] = (char)(0x80 | (c & 0x3F));
		n = 2;
	} else if (c < 0x10000) {
		out[0] = (char)(0xE0 | c >> 12);
		out[1] = (char)(0x80 | (c >> 6 & 0x3F));
		out[2] = (char)(0x80 | (c & 0x3F));
		n = 3;
	} else {
		out[0] = (char)(0xF0 | c >> 18);
		out[1] = (char)(0x80 | (c >> 12 & 0x3F));
		out[2] = (char)(0x80 | (c >> 6 & 0x3F));
		out[3] = (char)(0x80 | (c & 0x3F));
		n = 4;
	}
	buf_add(b, out, n);
}

void
buf_printf(struct buf *b, const char *fmt, ...)
{
	va_list ap;
	size_t room;
	int n;

	/* Mostly there is room, and then it is printed but once. */
	buf_reserve(b, 0);
	room = b->cap - b->len;
	va_start(ap, fmt);
	n = vsnprintf(b->data + b->len, room, fmt, ap);
	va_end(ap);
	if (n >= 0 && (size_t)n >= room) {
		buf_reserve(b, (size_t)n);
		va_start(ap, fmt);
		vsnprintf(b->data + b->len, (size_t)n + 1, fmt, ap);
		va_end(ap);
	}
	b->len += n > 0 ? (size_t)n : 0;
	b->data[b->len] = '\0';
}

void
buf_clear(struct buf *b)
{
	b->len = 0;
	if (b->data != NULL)
		b->data[0] = '\0';
}

void
buf_free(struct buf *b)
{
	free(b->data);
	*b = (struct buf){ 0 };
}

char *
buf_copy(const struct buf *b, struct arena *a)
{
	return arena_strndup(a, b->data ? b->data : "", b->len);
}

char *
buf_give(struct buf *b, struct arena *a)
{
	char *data = b->data;

	if (data == NULL)
		return arena_strdup(a, "");
	arena_defer(a, free, data);
	*b = (struct buf){ 0 };
	return data;
}
