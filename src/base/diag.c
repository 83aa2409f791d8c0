#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/limits.h"
#include "base/str.h"
#include "base/vec.h"

struct diags {
	struct arena	*arena;
	struct vec	 list;		/* of struct diag */
	size_t		 counts[DIAG_FATAL + 1];
};

static const struct {
	const char	*name;
	enum diag_level	 level;
	const char	*meaning;
} codes[] = {
#define DIAG_CODE(id, name, level, meaning) { name, DIAG_##level, meaning },
#include "base/diag_codes.def"
#undef DIAG_CODE
};

struct diags *
diags_new(struct arena *a)
{
	struct diags *d = arena_alloc(a, sizeof(*d));

	d->arena = a;
	return d;
}

static bool
same(const struct diag *a, const struct diag *b)
{
	return a->code == b->code && a->pos.line == b->pos.line &&
	    a->pos.column == b->pos.column &&
	    str_eq(a->pos.file, b->pos.file) && str_eq(a->message, b->message);
}

void
diag_add(struct diags *d, enum diag_code code, struct pos pos,
    const char *hint, const char *fmt, ...)
{
	struct arena_mark mark = arena_mark(d->arena);
	struct diag *g = arena_alloc(d->arena, sizeof(*g));
	va_list ap;

	g->code = code;
	g->pos = pos;
	if (pos.file != NULL)
		g->pos.file = arena_strdup(d->arena, pos.file);
	va_start(ap, fmt);
	g->message = arena_vprintf(d->arena, fmt, ap);
	va_end(ap);
	g->hint = hint ? arena_strdup(d->arena, hint) : NULL;
	for (size_t i = d->list.n; i > 0 && i + 200 > d->list.n; i--)
		if (same(g, d->list.at[i - 1])) {
			arena_rewind(d->arena, mark);
			return;
		}
	vec_push(&d->list, d->arena, g);
	d->counts[codes[code].level]++;
}

size_t
diags_count(const struct diags *d, enum diag_level level)
{
	size_t n = 0;

	for (int i = (int)level; i <= DIAG_FATAL; i++)
		n += d->counts[i];
	return n;
}

bool
diags_failed(const struct diags *d)
{
	return diags_count(d, DIAG_ERROR) > 0;
}

int
diags_status(const struct diags *d)
{
	if (d->counts[DIAG_FATAL] > 0)
		return 3;
	if (d->counts[DIAG_USAGE] > 0)
		return 2;
	return d->counts[DIAG_ERROR] > 0 ? 1 : 0;
}

static int
order(const struct diag *a, const struct diag *b)
{
	int c = strcmp(a->pos.file ? a->pos.file : "",
	    b->pos.file ? b->pos.file : "");

	if (c != 0)
		return c;
	if (a->pos.line != b->pos.line)
		return a->pos.line < b->pos.line ? -1 : 1;
	if (a->pos.column != b->pos.column)
		return a->pos.column < b->pos.column ? -1 : 1;
	return 0;
}

void
diags_sort(struct diags *d)
{
	struct diag **at = (struct diag **)d->list.at;

	/* Insertion keeps the order of entry; lists are short or nearly so. */
	for (size_t i = 1; i < d->list.n; i++) {
		struct diag *g = at[i];
		size_t j = i;

		for (; j > 0 && order(at[j - 1], g) > 0; j--)
			at[j] = at[j - 1];
		at[j] = g;
	}
}

void
diags_copy(struct diags *d, const struct diags *from)
{
	for (size_t i = 0; i < diags_length(from); i++) {
		const struct diag *g = diags_at(from, i);

		diag_add(d, g->code, g->pos, g->hint, "%s", g->message);
	}
}

bool
diags_has(const struct diags *d, enum diag_code code)
{
	for (size_t i = 0; i < diags_length(d); i++)
		if (diags_at(d, i)->code == code)
			return true;
	return false;
}

size_t
diags_length(const struct diags *d)
{
	return d->list.n;
}

const struct diag *
diags_at(const struct diags *d, size_t i)
{
	return d->list.at[i];
}

void
diags_print(const struct diags *d, struct buf *out)
{
	size_t n = d->list.n;

	for (size_t i = 0; i < n && i < LIMIT_DIAGS_SHOWN; i++) {
		const struct diag *g = d->list.at[i];

		buf_str(out, g->pos.file ? g->pos.file : "movant");
		if (g->pos.line > 0)
			buf_printf(out, ":%u", g->pos.line);
		if (g->pos.line > 0 && g->pos.column > 0)
			buf_printf(out, ":%u", g->pos.column);
		buf_printf(out, ": %s: %s [%s]\n",
		    diag_level_name(codes[g->code].level), g->message,
		    codes[g->code].name);
		if (g->hint != NULL)
			buf_printf(out, "    hint: %s\n", g->hint);
	}
	if (n > LIMIT_DIAGS_SHOWN)
		buf_printf(out, "movant: note: %zu more of these are not shown\n",
		    n - LIMIT_DIAGS_SHOWN);
}

const char *
diag_name(enum diag_code c)
{
	return codes[c].name;
}

enum diag_level
diag_level(enum diag_code c)
{
	return codes[c].level;
}

const char *
diag_level_name(enum diag_level l)
{
	static const char *const names[] = { "note", "warning", "error",
	    "error", "fatal" };

	return names[l];
}

const char *
diag_meaning(enum diag_code c)
{
	return codes[c].meaning;
}
