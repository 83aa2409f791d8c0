/*
 * JSON through yajl; this directory is its only door.  yajl and not jansson,
 * because its parser tells how far it has read, and every answer must know the
 * line and column that it came from.
 */
#ifndef JSON_JSON_H
#define JSON_JSON_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"

struct arena;
struct buf;

enum json_kind {
	JSON_NULL, JSON_BOOLEAN, JSON_NUMBER, JSON_STRING, JSON_ARRAY,
	JSON_OBJECT
};

/* One value.  All of it lives in the arena given to json_read. */
struct json {
	enum json_kind	 kind;
	const char	*name;		/* key in the parent object, or NULL */
	const char	*text;		/* string; number as written; true, false */
	struct pos	 pos;		/* of the value's first character */
	struct pos	 name_pos;	/* of the key */
	struct json	*first;		/* children of array and object */
	struct json	*next;
	size_t		 n;		/* number of children */
};

/*
 * Read a whole text (UTF-8, checked here; a byte-order mark is skipped).  NULL
 * and diagnostics on a syntax error, a key given twice in one object
 * (duplicate), or a limit of limits.h passed.
 */
struct json	*json_read(struct arena *, struct diags *, const char *file,
		    const char *data, size_t len);

/* The member of an object; NULL when it has none, is NULL or is no object. */
const struct json *json_member(const struct json *, const char *name);
/* The text of a member that is a string; else NULL. */
const char	*json_text(const struct json *, const char *name);

/*
 * Writing: calls nest as the text does; indented by two blanks, keys in the
 * order given, a line end after the last brace.
 */
struct json_writer;

struct json_writer *json_writer_new(struct arena *);
/* The same without line breaks inside: a line of a longer file. */
struct json_writer *json_writer_flat(struct arena *);
void	 json_object(struct json_writer *);
void	 json_array(struct json_writer *);
void	 json_end(struct json_writer *);	/* of the innermost open one */
void	 json_key(struct json_writer *, const char *);
void	 json_string(struct json_writer *, const char *);	/* NULL: null */
void	 json_pair(struct json_writer *, const char *key, const char *string);
/* A text in English and Spanish: {"en": ..., "es": ...}. */
void	 json_languages(struct json_writer *, const char *en, const char *es);
void	 json_integer(struct json_writer *, long long);
void	 json_boolean(struct json_writer *, bool);
/* A value that was read, with all that is in it; its name is not written. */
void	 json_value(struct json_writer *, const struct json *);
/* Append the finished text; the writer is used up. */
void	 json_writer_take(struct json_writer *, struct buf *);

#endif
