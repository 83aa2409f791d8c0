/*
 * Any bytes as results.json: what can be read is written again as it was read;
 * what cannot has an error.
 */
#include "fuzz.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/str.h"
#include "batch/batch_int.h"

int
LLVMFuzzerInitialize(int *argc, char ***argv)
{
	(void)argc;
	(void)argv;
	return 0;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *a = arena_open();
	struct diags *d = diags_new(a);
	struct buf one = { 0 }, two = { 0 };
	struct batch_result *r = batch_result_read(a, d, "results.json",
	    (const char *)data, size);

	fuzz_check(r != NULL || diags_failed(d), "a failure is told");
	if (r != NULL) {
		batch_result_line(a, r, &one);
		r = batch_result_read(a, d, "again", one.data, one.len);
		fuzz_check(r != NULL, "what was written can be read");
		batch_result_line(a, r, &two);
		fuzz_check(str_eq(one.data, two.data), "it stays the same");
		fuzz_check(strchr(one.data, '\n') == one.data + one.len - 1,
		    "it is one line");
	}
	buf_free(&one);
	buf_free(&two);
	arena_close(a);
	return 0;
}
