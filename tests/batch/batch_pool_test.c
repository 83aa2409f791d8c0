#include "test.h"

#include <signal.h>

#include "base/str.h"
#include "batch/batch_int.h"

struct heard {
	uint64_t	 rows[64];
	size_t		 n;
	size_t		 dead;
};

static void
hear(void *with, const struct batch_reply *r)
{
	struct heard *h = with;

	h->rows[h->n++] = r->row;
	if (r->result == NULL) {
		assert_non_null(r->death);
		h->dead++;
	}
}

/* A worker without sources dies on every row, and each is told once. */
static void
goes_on_when_every_worker_dies(void **state)
{
	struct test *t = *state;
	struct batch_work work = { 0 };
	struct batch_pool *p = batch_pool_new(t->arena, &work, 3);
	struct heard h = { 0 };
	struct batch_record r = { .kind = BATCH_TEXT, .id = "a",
	    .data = "<x/>", .len = 4 };
	uint64_t sum = 0;

	/* The workers are to die of it, not to come back to the test. */
	signal(SIGSEGV, SIG_DFL);
	for (r.row = 1; r.row <= 40; r.row++) {
		struct buf m = { 0 };

		assert_true(batch_pool_room(p));
		batch_message(&r, &m);
		batch_pool_give(p, r.row, &m);
		buf_free(&m);
	}
	while (h.n < 40)
		assert_true(batch_pool_wait(p, t->diags, 1000, hear, &h));
	for (size_t i = 0; i < h.n; i++)
		sum += h.rows[i];
	assert_int_equal(sum, 40 * 41 / 2);
	assert_int_equal(h.dead, 40);
	batch_pool_close(p);
}

static void
has_room_for_so_much(void **state)
{
	struct test *t = *state;
	struct batch_work work = { 0 };
	struct batch_pool *p = batch_pool_new(t->arena, &work, 2);
	struct batch_record r = { .kind = BATCH_TEXT, .id = "", .row = 1 };
	struct buf m = { 0 };
	size_t n = 0;

	r.data = arena_alloc(t->arena, 4 << 20);
	r.len = 4 << 20;
	batch_message(&r, &m);
	for (; batch_pool_room(p) && n < 100; n++)
		batch_pool_give(p, n, &m);
	/* By bytes, long before there are too many rows. */
	assert_in_range(n, 2, 8);
	batch_pool_close(p);
	assert_true(batch_pool_room(p));
	buf_free(&m);
}

static void
messages_come_back_as_they_were(void **state)
{
	struct test *t = *state;
	struct batch_record r = { .row = 7, .source = 2, .line = 9,
	    .number = 5, .kind = BATCH_ROW, .id = "\xC3\xA9", .data = "a\0b",
	    .len = 3 }, back;
	struct buf m = { 0 };

	batch_message(&r, &m);
	assert_true(batch_message_read(t->arena, m.data, m.len, &back));
	assert_true(back.row == 7 && back.source == 2 && back.line == 9 &&
	    back.number == 5 && back.kind == BATCH_ROW && back.len == 3);
	assert_string_equal(back.id, r.id);
	assert_memory_equal(back.data, r.data, 3);
	assert_false(batch_message_read(t->arena, m.data, m.len - 1, &back));
	assert_false(batch_message_read(t->arena, m.data, 3, &back));
	buf_free(&m);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(goes_on_when_every_worker_dies),
		TEST(has_room_for_so_much),
		TEST(messages_come_back_as_they_were),
	};

	signal(SIGPIPE, SIG_IGN);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
