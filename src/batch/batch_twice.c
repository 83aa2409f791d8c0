/*
 * Ids given twice, found in memory that does not grow with the input: marks
 * (hashes of ids) go to files by their first byte; at the end each file is
 * sorted alone.  Few ids never leave memory.  Kept is only what is twice.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "batch/batch_int.h"

#define BUCKETS		64
#define HELD		1024		/* entries of a bucket in memory */

struct entry {
	struct batch_mark mark;
	uint64_t	 row;
};

/* The first two rows of an id that has several. */
struct pair {
	struct batch_mark mark;
	uint64_t	 row[2];
};

struct bucket {
	struct entry	 held[HELD];
	size_t		 n;
	FILE		*file;		/* what did not fit; NULL: none */
	size_t		 written;	/* entries in it */
};

struct batch_twice {
	struct bucket	 buckets[BUCKETS];
	struct buf	 pairs;		/* struct pair, sorted in the end */
};

static void
drop(void *object)
{
	struct batch_twice *t = object;

	for (size_t i = 0; i < BUCKETS; i++)
		if (t->buckets[i].file != NULL)
			fclose(t->buckets[i].file);
	buf_free(&t->pairs);
}

struct batch_twice *
batch_twice_new(struct arena *a)
{
	struct batch_twice *t = arena_alloc(a, sizeof(*t));

	arena_defer(a, drop, t);
	return t;
}

static bool
fail(struct diags *d)
{
	diag_add(d, DIAG_WRITE_FAILED, (struct pos){ 0 }, "free some room in "
	    "the folder for temporary files",
	    "the ids of the clients cannot be kept in a temporary file");
	return false;
}

static bool
spill(struct bucket *b, struct diags *d)
{
	if (b->file == NULL)
		b->file = tmpfile();
	if (b->file == NULL || fwrite(b->held, sizeof(b->held[0]), b->n,
	    b->file) != b->n)
		return fail(d);
	b->written += b->n;
	b->n = 0;
	return true;
}

bool
batch_twice_add(struct batch_twice *t, struct diags *d, struct batch_mark mark,
    uint64_t row)
{
	struct bucket *b = &t->buckets[mark.bytes[0] % BUCKETS];

	if (b->n == HELD && !spill(b, d))
		return false;
	b->held[b->n++] = (struct entry){ mark, row };
	return true;
}

static int
by_mark(const void *a, const void *b)
{
	const struct entry *x = a, *y = b;
	int c = memcmp(&x->mark, &y->mark, sizeof(x->mark));

	return c != 0 ? c : (x->row > y->row) - (x->row < y->row);
}

static int
by_pair(const void *a, const void *b)
{
	return memcmp(a, b, sizeof(struct batch_mark));
}

static void
find(struct batch_twice *t, struct entry *e, size_t n)
{
	qsort(e, n, sizeof(*e), by_mark);
	for (size_t i = 1; i < n; i++) {
		struct pair p = { e[i].mark, { e[i - 1].row, e[i].row } };

		if (by_pair(&e[i - 1], &e[i]) != 0)
			continue;
		buf_add(&t->pairs, &p, sizeof(p));
		while (i + 1 < n && by_pair(&e[i], &e[i + 1]) == 0)
			i++;
	}
}

bool
batch_twice_end(struct batch_twice *t, struct diags *d)
{
	bool ok = true;

	for (size_t i = 0; ok && i < BUCKETS; i++) {
		struct bucket *b = &t->buckets[i];
		struct buf all = { 0 };
		size_t n = b->written + b->n;

		buf_reserve(&all, n * sizeof(struct entry));
		if (b->file != NULL) {
			rewind(b->file);
			ok = fread(all.data, sizeof(struct entry), b->written,
			    b->file) == b->written || fail(d);
			all.len = b->written * sizeof(struct entry);
			fclose(b->file);
			b->file = NULL;
		}
		buf_add(&all, b->held, b->n * sizeof(struct entry));
		if (ok)
			find(t, (struct entry *)(void *)all.data, n);
		buf_free(&all);
	}
	if (ok && t->pairs.len > 0)
		qsort(t->pairs.data, t->pairs.len / sizeof(struct pair),
		    sizeof(struct pair), by_pair);
	return ok;
}

uint64_t
batch_twice_other(const struct batch_twice *t, struct batch_mark mark,
    uint64_t row)
{
	const struct pair *p = NULL;

	if (t->pairs.len > 0)
		p = bsearch(&mark, t->pairs.data, t->pairs.len /
		    sizeof(struct pair), sizeof(struct pair), by_pair);
	if (p == NULL)
		return 0;
	return p->row[0] == row ? p->row[1] : p->row[0];
}
