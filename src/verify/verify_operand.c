/* Values written out in a content stream or a character map. */
#include <string.h>

#include "base/arena.h"
#include "base/limits.h"
#include "verify/verify_content.h"

static struct verify_obj *
new_value(struct verify_operand *r, enum verify_kind kind)
{
	struct verify_obj *o = arena_alloc(r->arena, sizeof(*o));

	o->kind = kind;
	o->num = r->num;
	o->text = "";
	return o;
}

static struct verify_obj *
read_array(struct verify_operand *r, int depth)
{
	struct verify_obj *o = new_value(r, VERIFY_ARRAY);
	struct vec items = { 0 };

	for (;;) {
		struct verify_word w = verify_lex_word(r->lex);
		struct verify_obj *item;

		if (w.kind == VERIFY_W_END || w.kind == VERIFY_W_ARRAY_END)
			break;
		item = verify_operand(r, w, depth + 1);
		if (item != NULL)
			vec_push(&items, r->arena, item);
	}
	o->items = (struct verify_obj **)items.at;
	o->len = items.n;
	return o;
}

/* Up to >> or, of an inline image, up to ID. */
struct verify_obj *
verify_operand_dict(struct verify_operand *r, int depth)
{
	struct verify_obj *o = new_value(r, VERIFY_DICT);
	struct vec keys = { 0 }, items = { 0 };

	for (;;) {
		struct verify_word w = verify_lex_word(r->lex);
		struct verify_obj *item;
		char *key;

		if (w.kind == VERIFY_W_END || w.kind == VERIFY_W_DICT_END ||
		    verify_lex_is(&w, "ID"))
			break;
		if (w.kind != VERIFY_W_NAME)
			continue;
		key = arena_strndup(r->arena, w.text, w.len);
		w = verify_lex_word(r->lex);
		if (w.kind == VERIFY_W_END || w.kind == VERIFY_W_DICT_END)
			break;
		item = verify_operand(r, w, depth + 1);
		vec_push(&keys, r->arena, key);
		vec_push(&items, r->arena, item != NULL ? item :
		    new_value(r, VERIFY_NULL));
	}
	o->keys = (const char **)keys.at;
	o->items = (struct verify_obj **)items.at;
	o->len = keys.n;
	return o;
}

static struct verify_obj *
read_text(struct verify_operand *r, enum verify_kind kind,
    const struct verify_word *w)
{
	struct verify_obj *o = new_value(r, kind);
	char *copy = arena_alloc(r->arena, w->len + 1);

	memcpy(copy, w->text, w->len);
	o->text = copy;
	o->len = w->len;
	return o;
}

/* NULL: no value but an operator, or too deep. */
struct verify_obj *
verify_operand(struct verify_operand *r, struct verify_word w, int depth)
{
	struct verify_obj *o;

	if (r->seen != NULL)
		r->seen(r->ctx, &w);
	switch (w.kind) {
	case VERIFY_W_INT:
	case VERIFY_W_REAL:
		o = new_value(r, w.kind == VERIFY_W_INT ? VERIFY_INT :
		    VERIFY_REAL);
		o->integer = w.integer;
		o->number = w.number;
		return o;
	case VERIFY_W_STRING:
	case VERIFY_W_HEX:
		return read_text(r, VERIFY_STRING, &w);
	case VERIFY_W_NAME:
		return read_text(r, VERIFY_NAME, &w);
	case VERIFY_W_ARRAY:
		return depth < LIMIT_PDF_DEPTH ? read_array(r, depth) : NULL;
	case VERIFY_W_DICT:
		return depth < LIMIT_PDF_DEPTH ?
		    verify_operand_dict(r, depth) : NULL;
	default:
		break;
	}
	if (verify_lex_is(&w, "null"))
		return new_value(r, VERIFY_NULL);
	if (!verify_lex_is(&w, "true") && !verify_lex_is(&w, "false"))
		return NULL;
	o = new_value(r, VERIFY_BOOL);
	o->truth = w.text[0] == 't';
	return o;
}
