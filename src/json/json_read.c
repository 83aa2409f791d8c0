/*
 * Reading by yajl's callbacks.  In a callback yajl has consumed exactly the
 * token that it reports (a test holds it to that), so the next token begins
 * behind blanks and one separator; a cursor walks there to count lines.
 *
 * yajl lets two things pass that would change what a person wrote: half of a
 * surrogate pair, which becomes '?', and U+0000, which would cut the text.
 */
#include <stdint.h>
#include <string.h>

#include <yajl/yajl_parse.h>

#include "base/arena.h"
#include "base/limits.h"
#include "base/map.h"
#include "base/str.h"
#include "base/utf8.h"
#include "json/json.h"

struct level {
	struct json	*node, *last;
	struct map	 keys;
};

struct reader {
	struct arena	*arena;
	struct diags	*diags;
	const char	*src;
	size_t		 len;
	yajl_handle	 yajl;
	size_t		 end;		/* of the token last reported */
	bool		 separated;	/* ':' or ',' may follow it */
	size_t		 at;		/* the cursor */
	struct pos	 pos;
	const char	*name;		/* key that waits for its value */
	struct pos	 name_pos;
	struct json	*root;
	struct level	 levels[LIMIT_DEPTH];
	size_t		 depth;
	size_t		 nodes;
	bool		 failed;
};

static void
walk(struct reader *r, size_t to)
{
	for (; r->at < to; r->at++) {
		char c = r->src[r->at];

		if (c == '\n' || (c == '\r' && (r->at + 1 >= r->len ||
		    r->src[r->at + 1] != '\n'))) {
			r->pos.line++;
			r->pos.column = 1;
		} else if (((unsigned char)c & 0xC0) != 0x80) {
			r->pos.column++;
		}
	}
}

/* Where the token behind the last one begins. */
static size_t
token_start(const struct reader *r)
{
	size_t at = r->end;

	while (at < r->len && str_space(r->src[at]))
		at++;
	if (at < r->len && r->separated &&
	    (r->src[at] == ',' || r->src[at] == ':'))
		at++;
	while (at < r->len && str_space(r->src[at]))
		at++;
	return at;
}

/* Place the token that is reported; its bytes are [*start, *end). */
static struct pos
take_token(struct reader *r, bool separated, size_t *start, size_t *end)
{
	*start = token_start(r);
	walk(r, *start);
	r->end = yajl_get_bytes_consumed(r->yajl);
	/* A number at the very end is reported while a blank is fed. */
	if (r->end <= *start)
		r->end = r->len;
	r->separated = separated;
	*end = r->end;
	return r->pos;
}

static int
fail(struct reader *r)
{
	r->failed = true;
	return 0;
}

/* ---- texts ---- */

static unsigned
hex4(const char *s)
{
	unsigned v = 0;

	for (int i = 0; i < 4; i++)
		v = v * 16 + (unsigned)str_hex(s[i]);
	return v;
}

static bool
bad_escape(struct reader *r, size_t at, enum diag_code code,
    const char *hint, const char *what)
{
	walk(r, at);
	diag_add(r->diags, code, r->pos, hint, "%s '%.6s'", what, r->src + at);
	r->failed = true;
	return false;
}

/* Look at the escapes \uXXXX of a string that yajl found well formed. */
static bool
check_escapes(struct reader *r, size_t from, size_t to)
{
	for (size_t i = from; i + 1 < to; i++) {
		unsigned u;

		if (r->src[i] != '\\')
			continue;
		if (r->src[++i] != 'u' || i + 4 >= to)
			continue;
		u = hex4(r->src + i + 1);
		if (u == 0)
			return bad_escape(r, i - 1, DIAG_CONTROL_CHARACTER,
			    "delete it", "control character");
		if (u >= 0xDC00 && u <= 0xDFFF)
			return bad_escape(r, i - 1, DIAG_JSON_SYNTAX,
			    "write the character itself",
			    "half of a character:");
		if (u < 0xD800 || u > 0xDBFF) {
			i += 4;
			continue;
		}
		if (i + 10 >= to || r->src[i + 5] != '\\' ||
		    r->src[i + 6] != 'u' || hex4(r->src + i + 7) < 0xDC00 ||
		    hex4(r->src + i + 7) > 0xDFFF)
			return bad_escape(r, i - 1, DIAG_JSON_SYNTAX,
			    "write the character itself",
			    "half of a character:");
		i += 10;
	}
	return true;
}

/* ---- the tree ---- */

static struct json *
add(struct reader *r, enum json_kind kind, struct pos pos)
{
	struct json *node;
	struct level *l = r->depth > 0 ? &r->levels[r->depth - 1] : NULL;

	if (++r->nodes > LIMIT_NODES) {
		diag_add(r->diags, DIAG_TOO_MANY, pos, "split the file in two",
		    "more than %d values", LIMIT_NODES);
		r->failed = true;
		return NULL;
	}
	node = arena_alloc(r->arena, sizeof(*node));
	node->kind = kind;
	node->pos = pos;
	node->name = r->name;
	node->name_pos = r->name_pos;
	r->name = NULL;
	r->name_pos = (struct pos){ 0 };
	if (l == NULL) {
		r->root = node;
		return node;
	}
	if (l->last != NULL)
		l->last->next = node;
	else
		l->node->first = node;
	l->last = node;
	l->node->n++;
	return node;
}

static int
scalar(struct reader *r, enum json_kind kind, const char *text, size_t len)
{
	size_t start, end;
	struct pos pos = take_token(r, true, &start, &end);
	struct json *node = add(r, kind, pos);

	if (node == NULL)
		return fail(r);
	if (text != NULL)
		node->text = arena_strndup(r->arena, text, len);
	if (kind == JSON_STRING && !check_escapes(r, start, end))
		return fail(r);
	return 1;
}

static int
on_null(void *ctx)
{
	return scalar(ctx, JSON_NULL, NULL, 0);
}

static int
on_boolean(void *ctx, int value)
{
	return value ? scalar(ctx, JSON_BOOLEAN, "true", 4) :
	    scalar(ctx, JSON_BOOLEAN, "false", 5);
}

static int
on_number(void *ctx, const char *text, size_t len)
{
	return scalar(ctx, JSON_NUMBER, text, len);
}

static int
on_string(void *ctx, const unsigned char *text, size_t len)
{
	return scalar(ctx, JSON_STRING, (const char *)text, len);
}

static int
open_level(struct reader *r, enum json_kind kind)
{
	size_t start, end;
	struct pos pos = take_token(r, false, &start, &end);
	struct json *node = add(r, kind, pos);

	if (node == NULL)
		return fail(r);
	if (r->depth == LIMIT_DEPTH) {
		diag_add(r->diags, DIAG_TOO_DEEP, pos,
		    "is a closing bracket missing?",
		    "more than %d values inside each other", LIMIT_DEPTH);
		return fail(r);
	}
	r->levels[r->depth++] = (struct level){ .node = node };
	return 1;
}

static int
on_object(void *ctx)
{
	return open_level(ctx, JSON_OBJECT);
}

static int
on_array(void *ctx)
{
	return open_level(ctx, JSON_ARRAY);
}

static int
on_end(void *ctx)
{
	struct reader *r = ctx;
	size_t start, end;

	take_token(r, true, &start, &end);
	r->depth--;
	return 1;
}

/* Messages quote names, and must not carry what turns a terminal around. */
static bool
check_name(struct reader *r)
{
	const char *s = r->name;
	uint32_t c;

	while ((c = utf8_next(&s)) != 0)
		if (utf8_forbidden(c)) {
			diag_add(r->diags, DIAG_CONTROL_CHARACTER, r->name_pos,
			    "delete the character; most editors do not show it",
			    "control character U+%04X in a name", (unsigned)c);
			return false;
		}
	return true;
}

static int
on_key(void *ctx, const unsigned char *text, size_t len)
{
	struct reader *r = ctx;
	struct map *keys = &r->levels[r->depth - 1].keys;
	size_t start, end;
	struct pos *first;

	r->name_pos = take_token(r, true, &start, &end);
	r->name = arena_strndup(r->arena, (const char *)text, len);
	if (!check_escapes(r, start, end) || !check_name(r))
		return fail(r);
	first = map_find(keys, r->name);
	if (first != NULL) {
		/* Reading goes on, to report all of them. */
		diag_add(r->diags, DIAG_DUPLICATE, r->name_pos,
		    arena_printf(r->arena, "keep one; the first is at line %u, "
		    "column %u", first->line, first->column),
		    "'%s' is given twice", r->name);
		r->failed = true;
		return 1;
	}
	if (keys->n == LIMIT_ANSWERS) {
		diag_add(r->diags, DIAG_TOO_MANY, r->name_pos,
		    "split the file in two", "more than %d names in one object",
		    LIMIT_ANSWERS);
		return fail(r);
	}
	first = arena_alloc(r->arena, sizeof(*first));
	*first = r->name_pos;
	map_put(keys, r->arena, r->name, first);
	return 1;
}

/* ---- errors ---- */

static const struct {
	const char	*yajl;		/* part of its message */
	const char	*message, *hint;
	bool		 in_string;	/* yajl points at the character */
} complaints[] = {
	{ "trailing garbage", "there is more after the end of the value",
	    "delete what follows the last bracket", false },
	{ "invalid object key", "a name in quotes is missing here",
	    "write \"name\": value; no comma before '}'", false },
	{ "must be separated by a colon", "':' is missing after a name",
	    "write \"name\": value", false },
	{ "after array element", "',' or ']' is missing here",
	    "put a comma between two values", false },
	{ "after key and value", "',' or '}' is missing here",
	    "put a comma between two values", false },
	{ "invalid character inside string", "a line end or control character "
	    "stands inside a text", "write \\n for a line end; or a quote is "
	    "missing before it", true },
	{ "occurs before a character which it may not",
	    "an unknown character follows '\\'", "write \\\\ for a backslash",
	    true },
	{ "after '\\u'", "four hexadecimal digits must follow '\\u'",
	    "write the character itself", true },
	{ "comment", "JSON has no comments", "delete the comment", false },
	{ "malformed number", "a number is not complete",
	    "put texts and dates in quotes", false },
	{ "unallowed token", "a value is missing here",
	    "look for a comma too many", false },
	{ "", "this is not a value",
	    "put texts, names and dates in double quotes; the only bare words "
	    "are true, false and null", false },
};

static void
report_end(struct reader *r)
{
	const struct json *open = r->depth > 0 ?
	    r->levels[r->depth - 1].node : NULL;
	const char *hint = "an answers file begins with {";

	walk(r, r->len);
	/* The line is that of the text, which may be one of many in a file. */
	if (open != NULL && open->pos.line == r->pos.line)
		hint = arena_printf(r->arena, "'%c' was opened at column %u of "
		    "the line and is not closed yet",
		    open->kind == JSON_OBJECT ? '{' : '[', open->pos.column);
	else if (open != NULL)
		hint = arena_printf(r->arena, "'%c' was opened at line %u, "
		    "column %u and is not closed yet",
		    open->kind == JSON_ARRAY ? '[' : '{', open->pos.line,
		    open->pos.column);
	diag_add(r->diags, DIAG_JSON_SYNTAX, r->pos, hint, "%s",
	    open ? "the file ends too early" : "there is no value in this file");
}

static void
report(struct reader *r, size_t consumed)
{
	unsigned char *said = yajl_get_error(r->yajl, 0, NULL, 0);
	size_t i = 0, at = token_start(r);

	while (strstr((const char *)said, complaints[i].yajl) == NULL)
		i++;
	if (strstr((const char *)said, "premature EOF") != NULL) {
		report_end(r);
	} else {
		if (complaints[i].in_string && consumed > at)
			at = consumed;
		/* yajl points at a byte, perhaps in the midst of a character */
		while (at > 0 && at < r->len &&
		    ((unsigned char)r->src[at] & 0xC0) == 0x80)
			at--;
		walk(r, at);
		diag_add(r->diags, DIAG_JSON_SYNTAX, r->pos,
		    complaints[i].hint, "%s", complaints[i].message);
	}
	yajl_free_error(r->yajl, said);
	r->failed = true;
}

/* ---- the whole ---- */

static const yajl_callbacks callbacks = {
	.yajl_null = on_null,
	.yajl_boolean = on_boolean,
	.yajl_number = on_number,
	.yajl_string = on_string,
	.yajl_start_map = on_object,
	.yajl_map_key = on_key,
	.yajl_end_map = on_end,
	.yajl_start_array = on_array,
	.yajl_end_array = on_end,
};

static bool
check_bytes(struct reader *r)
{
	size_t bad;

	if (r->len > LIMIT_FILE_BYTES) {
		diag_add(r->diags, DIAG_TOO_LARGE, (struct pos){ r->pos.file,
		    0, 0 }, "split the file in two",
		    "the file is larger than %u MiB", LIMIT_FILE_BYTES >> 20);
		return false;
	}
	if (!utf8_valid(r->src, r->len, &bad)) {
		walk(r, bad);
		diag_add(r->diags, DIAG_NOT_UTF8, r->pos,
		    "save the file as UTF-8", "byte 0x%02X is not UTF-8",
		    (unsigned char)r->src[bad]);
		return false;
	}
	return true;
}

static void
parse(struct reader *r)
{
	const unsigned char *text = (const unsigned char *)r->src;
	yajl_status status;
	size_t consumed;

	r->yajl = yajl_alloc(&callbacks, NULL, r);
	status = yajl_parse(r->yajl, text, r->len);
	consumed = yajl_get_bytes_consumed(r->yajl);
	if (status == yajl_status_ok)
		status = yajl_complete_parse(r->yajl);
	if (status == yajl_status_error)
		report(r, consumed);
	yajl_free(r->yajl);
}

struct json *
json_read(struct arena *a, struct diags *d, const char *file, const char *data,
    size_t len)
{
	struct reader *r = arena_alloc(a, sizeof(*r));

	r->arena = a;
	r->diags = d;
	r->src = data;
	r->len = len;
	r->pos = (struct pos){ file ? arena_strdup(a, file) : NULL, 1, 1 };
	if (len >= 3 && memcmp(data, "\xEF\xBB\xBF", 3) == 0) {
		r->src += 3;
		r->len -= 3;
	}
	if (!check_bytes(r))
		return NULL;
	parse(r);
	return r->failed ? NULL : r->root;
}
