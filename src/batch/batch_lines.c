#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/io.h"
#include "base/limits.h"
#include "base/str.h"
#include "batch/batch_lines.h"

#define PIECE	(1u << 16)

struct batch_lines {
	struct io_stream *stream;
	const char	*path;
	char		 piece[PIECE];
	size_t		 at, n;		/* in piece */
	unsigned	 number;	/* of the line before */
	bool		 over, failed;
	struct buf	 line;
};

static void
drop(void *object)
{
	buf_free(&((struct batch_lines *)object)->line);
}

struct batch_lines *
batch_lines_open(struct arena *a, struct diags *d, const char *path)
{
	struct batch_lines *l = arena_alloc(a, sizeof(*l));

	l->path = path;
	l->stream = io_stream_open(a, d, path);
	arena_defer(a, drop, l);
	return l->stream != NULL ? l : NULL;
}

bool
batch_lines_rewind(struct batch_lines *l, struct diags *d)
{
	l->at = l->n = 0;
	l->number = 0;
	l->over = l->failed = false;
	return io_stream_rewind(l->stream, d);
}

/* More bytes; false at the end. */
static bool
fill(struct batch_lines *l, struct diags *d)
{
	long got;

	if (l->at < l->n)
		return true;
	got = l->over ? 0 : io_stream_read(l->stream, d, l->piece, PIECE);
	l->at = 0;
	l->n = got > 0 ? (size_t)got : 0;
	l->over = got <= 0;
	l->failed = got < 0;
	return got > 0;
}

/*
 * One line into l->line; false when there is none, or only a part of it can be
 * read.  Too long ones are cut.
 */
static bool
one(struct batch_lines *l, struct diags *d, bool *whole)
{
	bool any = false;

	buf_clear(&l->line);
	*whole = true;
	while (fill(l, d)) {
		const char *from = l->piece + l->at;
		const char *end = memchr(from, '\n', l->n - l->at);
		size_t n = end != NULL ? (size_t)(end - from) : l->n - l->at;

		any = true;
		if (l->line.len + n > LIMIT_FILE_BYTES)
			*whole = false;
		if (*whole)
			buf_add(&l->line, from, n);
		l->at += n + (end != NULL);
		if (end != NULL)
			break;
	}
	return any && !l->failed;
}

static bool
blank(const struct buf *b)
{
	for (size_t i = 0; i < b->len; i++)
		if (!str_space(b->data[i]))
			return false;
	return true;
}

bool
batch_lines_next(struct batch_lines *l, struct arena *a, struct diags *d,
    const char **line, size_t *len, unsigned *number, bool *whole)
{
	while (one(l, d, whole)) {
		l->number++;
		if (*whole && blank(&l->line))
			continue;
		*number = l->number;
		*line = *whole ? arena_strndup(a, l->line.data, l->line.len) :
		    "";
		*len = *whole ? l->line.len : 0;
		if (!*whole)
			diag_add(d, DIAG_TOO_LARGE,
			    (struct pos){ l->path, l->number, 1 },
			    "take out what is not answers", "the line is "
			    "longer than %u KB", LIMIT_FILE_BYTES / 1024);
		return true;
	}
	return false;
}
