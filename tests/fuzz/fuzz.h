/*
 * A fuzz target takes bytes and must not crash; beyond that it aborts when
 * something that always holds does not.  replay.c runs every corpus file
 * through a target in the ordinary test run; with clang,
 *
 *	clang -fsanitize=fuzzer,address,undefined -Isrc -Itests/fuzz \
 *	    tests/fuzz/xml_fuzz.c <the core library> -o xml_fuzz
 *	./xml_fuzz -dict=tests/fuzz/dict/xml.dict tests/fuzz/corpus/xml
 *
 * looks for new ones.
 */
#ifndef FUZZ_FUZZ_H
#define FUZZ_FUZZ_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/diag.h"

int LLVMFuzzerInitialize(int *argc, char ***argv);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static inline void
fuzz_check(bool holds, const char *what)
{
	if (holds)
		return;
	fprintf(stderr, "does not hold: %s\n", what);
	abort();
}

/*
 * The byte offset of a place, or size + 1 when there is no such place.  Lines
 * end with LF, CR LF or a lone CR; a byte-order mark takes no column.
 */
static inline size_t
fuzz_offset(const char *text, size_t size, struct pos pos)
{
	unsigned line = 1, column = 1;
	size_t i = size >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;

	for (; i <= size; i++) {
		bool starts = i == size ||
		    ((unsigned char)text[i] & 0xC0) != 0x80;

		if (starts && line == pos.line && column == pos.column)
			return i;
		if (i == size)
			break;
		if (text[i] == '\n' || (text[i] == '\r' &&
		    (i + 1 == size || text[i + 1] != '\n'))) {
			line++;
			column = 1;
		} else if (i + 1 == size ||
		    ((unsigned char)text[i + 1] & 0xC0) != 0x80) {
			column++;
		}
	}
	return size + 1;
}

/* A failure has an error, and each stands inside the input. */
static inline void
fuzz_check_diags(const struct diags *d, const char *text, size_t size)
{
	fuzz_check(diags_failed(d), "a failure has an error");
	for (size_t i = 0; i < diags_length(d); i++) {
		const struct diag *g = diags_at(d, i);

		/* Of bytes that are no UTF-8, columns are not told apart. */
		if (g->pos.line > 0 && g->code != DIAG_NOT_UTF8)
			fuzz_check(fuzz_offset(text, size, g->pos) <= size,
			    "an error stands inside the file");
	}
}

#endif
