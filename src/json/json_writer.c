#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/limits.h"
#include "base/vec.h"
#include "json/json.h"

struct json_writer {
	struct arena	*arena;
	struct buf	 out;
	struct vec	 open;		/* closing bracket of each level */
	bool		 first;		/* nothing in the innermost level yet */
	bool		 keyed;		/* a key waits for its value */
	bool		 flat;		/* all on one line */
};

static void
drop(void *w)
{
	buf_free(&((struct json_writer *)w)->out);
}

struct json_writer *
json_writer_new(struct arena *a)
{
	struct json_writer *w = arena_alloc(a, sizeof(*w));

	w->arena = a;
	w->first = true;
	arena_defer(a, drop, w);
	return w;
}

struct json_writer *
json_writer_flat(struct arena *a)
{
	struct json_writer *w = json_writer_new(a);

	w->flat = true;
	return w;
}

static void
new_line(struct json_writer *w)
{
	if (w->flat)
		return;
	buf_char(&w->out, '\n');
	for (size_t i = 0; i < w->open.n; i++)
		buf_str(&w->out, "  ");
}

/* What stands between the last thing written and the next. */
static void
separate(struct json_writer *w)
{
	if (w->keyed) {
		w->keyed = false;
		return;
	}
	if (!w->first)
		buf_str(&w->out, w->flat ? ", " : ",");
	if (w->open.n > 0)
		new_line(w);
	w->first = false;
}

static void
begin(struct json_writer *w, const char *open, const char *close)
{
	separate(w);
	buf_str(&w->out, open);
	vec_push(&w->open, w->arena, close);
	w->first = true;
}

void
json_object(struct json_writer *w)
{
	begin(w, "{", "}");
}

void
json_array(struct json_writer *w)
{
	begin(w, "[", "]");
}

void
json_end(struct json_writer *w)
{
	const char *close = w->open.at[--w->open.n];

	if (!w->first)
		new_line(w);
	buf_str(&w->out, close);
	w->first = false;
}

static void
quote(struct buf *b, const char *s)
{
	buf_char(b, '"');
	while (*s != '\0') {
		size_t plain = 0;

		while ((unsigned char)s[plain] >= 0x20 && s[plain] != '"' &&
		    s[plain] != '\\')
			plain++;
		buf_add(b, s, plain);
		s += plain;
		if (*s == '\0')
			break;
		if (*s == '"' || *s == '\\')
			buf_printf(b, "\\%c", *s);
		else if (*s == '\n')
			buf_str(b, "\\n");
		else if (*s == '\t')
			buf_str(b, "\\t");
		else
			buf_printf(b, "\\u%04x", (unsigned)*s);
		s++;
	}
	buf_char(b, '"');
}

void
json_key(struct json_writer *w, const char *key)
{
	separate(w);
	quote(&w->out, key);
	buf_str(&w->out, ": ");
	w->keyed = true;
}

void
json_string(struct json_writer *w, const char *s)
{
	separate(w);
	if (s == NULL)
		buf_str(&w->out, "null");
	else
		quote(&w->out, s);
}

void
json_pair(struct json_writer *w, const char *key, const char *string)
{
	json_key(w, key);
	json_string(w, string);
}

void
json_languages(struct json_writer *w, const char *en, const char *es)
{
	json_object(w);
	json_pair(w, "en", en);
	json_pair(w, "es", es);
	json_end(w);
}

void
json_integer(struct json_writer *w, long long i)
{
	separate(w);
	buf_printf(&w->out, "%lld", i);
}

void
json_boolean(struct json_writer *w, bool b)
{
	separate(w);
	buf_str(&w->out, b ? "true" : "false");
}

/* json_read has bounded the depth. */
void
json_value(struct json_writer *w, const struct json *j)
{
	if (j->kind == JSON_STRING || j->kind == JSON_NULL) {
		json_string(w, j->text);
	} else if (j->kind != JSON_OBJECT && j->kind != JSON_ARRAY) {
		separate(w);
		buf_str(&w->out, j->text);
	} else {
		if (j->kind == JSON_OBJECT)
			json_object(w);
		else
			json_array(w);
		for (const struct json *c = j->first; c != NULL; c = c->next) {
			if (j->kind == JSON_OBJECT)
				json_key(w, c->name);
			json_value(w, c);
		}
		json_end(w);
	}
}

void
json_writer_take(struct json_writer *w, struct buf *out)
{
	buf_add(out, w->out.data, w->out.len);
	buf_char(out, '\n');
	buf_free(&w->out);
}
