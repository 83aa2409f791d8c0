/*
 * House assertions.  Every unit test includes this first; a test gets a fresh
 * arena and collector through test_setup/test_teardown:
 *
 *	static void reads_a_list(void **state) {
 *		struct test *t = *state;
 *		...
 *		assert_diag(t->diags, DIAG_DUPLICATE, 3, 7);
 *	}
 *	int main(void) {
 *		const struct CMUnitTest tests[] = { TEST(reads_a_list) };
 *		return cmocka_run_group_tests(tests, NULL, NULL);
 *	}
 *
 * Tests run with the source tree as working directory.
 */
#ifndef TESTS_TEST_H
#define TESTS_TEST_H

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"

struct test {
	struct arena	*arena;
	struct diags	*diags;
};

static int
test_setup(void **state)
{
	struct test *t = calloc(1, sizeof(*t));

	t->arena = arena_open();
	t->diags = diags_new(t->arena);
	*state = t;
	return 0;
}

static int
test_teardown(void **state)
{
	struct test *t = *state;

	arena_close(t->arena);
	free(t);
	return 0;
}

#define TEST(fn) \
	cmocka_unit_test_setup_teardown(fn, test_setup, test_teardown)

/* Exactly one diagnostic of this code stands at line:column (0: any). */
static inline void
assert_diag_at(const struct diags *d, enum diag_code code, unsigned line,
    unsigned column, const char *file, int where)
{
	struct buf b = { 0 };

	for (size_t i = 0; i < diags_length(d); i++) {
		const struct diag *g = diags_at(d, i);

		if (g->code == code && (line == 0 || g->pos.line == line) &&
		    (column == 0 || g->pos.column == column))
			return;
	}
	diags_print(d, &b);
	print_error("no [%s] at %u:%u among:\n%s", diag_name(code), line,
	    column, b.data ? b.data : "(none)\n");
	buf_free(&b);
	_fail(file, where);
}
#define assert_diag(d, code, line, column) \
	assert_diag_at((d), (code), (line), (column), __FILE__, __LINE__)

/* Nothing of level error or worse was added. */
static inline void
assert_no_errors_at(const struct diags *d, const char *file, int where)
{
	struct buf b = { 0 };

	if (!diags_failed(d))
		return;
	diags_print(d, &b);
	print_error("unexpected:\n%s", b.data);
	buf_free(&b);
	_fail(file, where);
}
#define assert_no_errors(d) assert_no_errors_at((d), __FILE__, __LINE__)

#endif
